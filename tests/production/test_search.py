"""``b12docs where``: a sentence is found by the words that are printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from b12docs.document.leaves import plain_text
from b12docs.document.tree import Document, own_runs
from b12docs.library.packaged import packaged
from b12docs.production.offered import usual_job
from b12docs.production.pipeline import load_project, make_document
from b12docs.production.search import where
from b12docs.project.inputs import Inputs
from b12docs.schema.ids import ids_of
from tests.conftest import shipped
from tests.helpers_cli import FULL_CLINIC, good_project, replace, run
from tests.translations import change, translated


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small project, one of whose texts has all that printing changes."""
    made = good_project(tmp_path)
    replace(made / "content.yaml", "A short text.", r'''"**Call** {doctor} - it's \"free\"."''')
    return made


def test_there_are_words_to_look_for(folder: Path) -> None:
    """Every text holds none at all, and a list of them all helps nobody."""
    result = run(folder, "where", " ")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no words to look for" in result.stderr


@pytest.mark.parametrize(
    "words",
    ["Call your GP", "call  your gp – it’s “free”", 'Call your GP - it\'s "free".', "**Call** your"],
)
def test_words_are_found_as_they_are_printed(folder: Path, words: str) -> None:
    result = run(folder, "where", words)
    assert result.exit_code == 0, result.stderr
    place, readers, documents = result.stdout.splitlines()
    assert place.startswith("content.yaml:")
    assert "Call your GP – it’s “free”." in place
    assert readers.split() == ["read", "by:", "lay", "(short)"]
    assert documents.split() == ["printed", "in:", "page", "(reader", "short)"]


@pytest.mark.parametrize("words", ["first line. Second", "second line. A new"])
def test_words_are_found_across_the_lines_of_a_text(folder: Path, words: str) -> None:
    """As somebody copies them from a page."""
    lines = r'''"The first line.\nSecond line.\n\nA new paragraph."'''
    replace(folder / "content.yaml", "A longer text.", lines)
    result = run(folder, "where", words)
    assert result.exit_code == 0, result.stdout
    assert "The first line. Second line. A new paragraph." in result.stdout


def test_words_in_several_lines_of_the_file_are_all_told(folder: Path) -> None:
    found = json.loads(run(folder, "where", "rest", "--json").stdout)["found"]
    assert [one["text"] for one in found] == ["Rest well.", "Rest well and drink.", "Rest.", "Rest well."]
    assert found[0]["documents"] == [{"layout": "page", "audience": "reader", "level": "short", "edition": None}]
    assert found[0]["readers"] == [{"reads": "lay", "level": "short"}]
    lines = (folder / "content.yaml").read_text("utf-8").splitlines()
    assert all(one["text"] in lines[one["line"] - 1] for one in found)


def test_the_houses_and_the_clinics_words_are_found_in_their_files(folder: Path) -> None:
    assert run(folder, "where", "Local protocol").stdout.startswith("content.yaml:")
    name = (folder / "clinic.yaml").read_text("utf-8").partition("name:")[2].splitlines()[0].strip()
    assert run(folder, "where", name).stdout.startswith("clinic.yaml:")
    assert "house.yaml:" in run(folder, "where", "Version").stdout


SETTINGS = ("accent", "theme", "paper", "logo/file")
LABELLED = "{label: Weekdays only, number: 01234 567890}"


def test_where_each_field_of_a_clinic_is_printed_is_told_as_it_is(tmp_path: Path) -> None:
    """By what the documents say: also of what stands in the braces of the house's lines, and of a number's label."""
    Image.new("RGBA", (600, 200), "#7A2468").save(tmp_path / "logo.png")
    given = FULL_CLINIC.read_text("utf-8").replace("- 01234 567890", f"- {LABELLED}")
    given = given.replace("doctor: your doctor", "doctor: your own doctor")  # which no text says of itself
    (tmp_path / "clinic.yaml").write_text(given, "utf-8")
    project = load_project(Inputs(packaged("content.yaml"), tmp_path / "clinic.yaml", (packaged("layouts"),)))
    jobs = [usual_job(project, one, edition) for one in project.offers for edition in ("", *one.editions)]
    texts = {job: _text(make_document(project, job)) for job in jobs}
    assert project.clinic_tree
    fields = {name: words for name, words in ids_of(project.clinic_tree.value) if not name.startswith(SETTINGS)}
    assert len(fields) == 22
    for name, words in fields.items():
        line = words.splitlines()[0].removeprefix("https://www.")
        printed = {job for job, text in texts.items() if line in text}
        found = {one.at: one for one in where(project, line)}
        told = set(found[words.at].documents)
        assert told == {(job.layout, job.audience, job.level, job.finish.edition) for job in printed}, name
        assert printed, name
        assert {(project.content.audiences[job.audience].reads, job.level) for job in printed} <= set(
            found[words.at].readers
        ), name


def _text(document: Document) -> str:
    nodes = document.walk()
    words = [(plain_text(own_runs(node)), getattr(node, "alt", "")) for node in nodes]
    return "\n".join(part for pair in words for part in pair).replace("\u00a0", " ")


def test_what_comes_with_the_program_is_changed_in_a_file_of_ones_own(tmp_path: Path) -> None:
    """Nobody should edit the program's house file: what to write instead is told, and one's own files come first."""
    (tmp_path / "content.yaml").write_bytes(packaged("content.yaml").read_bytes())
    said = run(tmp_path, "where", "Call us").stdout.splitlines()
    assert said[-1].endswith('into house.yaml beside content.yaml, as labels: {call: "…"}')
    (tmp_path / "house.yaml").write_text('labels: {call: "Ring us"}\n', "utf-8")
    (own,) = json.loads(run(tmp_path, "where", "Ring us", "--json").stdout)["found"]
    assert (own["file"], own["keys"]) == ("house.yaml", [])
    (tmp_path / "clinic.yaml").write_text("languages: reception\n", "utf-8")
    places = [one["file"] for one in json.loads(run(tmp_path, "where", "reception", "--json").stdout)["found"]]
    assert places[0] == "clinic.yaml"


def test_what_a_clinic_says_and_no_layout_prints_is_found(folder: Path) -> None:
    """It is told that nobody reads it, and not that it is nowhere."""
    (folder / "clinic.yaml").write_text("email: desk@riverside.example\n", "utf-8")
    said = run(folder, "where", "desk@riverside").stdout.splitlines()
    assert said[0].startswith("clinic.yaml:1:8: ")
    assert [" ".join(line.split()) for line in said[1:]] == ["read by: nobody", "printed in: no document"]


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("1 River Street, Rivertown", ["clinic.yaml: 1 River Street Rivertown"]),
        ("8 to 6; Saturday, 9", ["clinic.yaml: Monday to Friday, 8 to 6 Saturday, 9 to 12"]),
        ("hours: monday", ["house.yaml: Opening hours", "clinic.yaml: Monday to Friday, 8 to 6 Saturday, 9 to 12"]),
        ("Our number: 01632 960123 (Weekdays only)",
         ["house.yaml: Our number", "clinic.yaml: 01632 960123", "clinic.yaml: Weekdays only"]),
        ("Text review due: November 2028", ["house.yaml: Text review due", "content.yaml: 2028-11-22"]),
    ],
)  # fmt: skip
def test_words_that_several_texts_make_lead_to_each_of_them(tmp_path: Path, words: str, places: list[str]) -> None:
    """That no document says them would be false: a label stands before a value, and lines one behind the other."""
    (tmp_path / "content.yaml").write_bytes(packaged("content.yaml").read_bytes())
    given = 'phone: [{label: Weekdays only, number: "01632 960123"}]\naddress: |\n  1 River Street\n  Rivertown\n'
    (tmp_path / "clinic.yaml").write_text(
        given + "hours: |\n  Monday to Friday, 8 to 6\n  Saturday, 9 to 12\n", "utf-8"
    )
    found = json.loads(run(tmp_path, "where", words, "--json").stdout)["found"]
    assert [f"{Path(one['file']).name}: {one['text']}" for one in found] == places
    assert all(one["part"] and one["documents"] and one["readers"] for one in found)
    assert run(tmp_path, "where", words).stdout.startswith(f"no text alone says '{words}': it is made of\n")


def test_words_that_nobody_reads(folder: Path) -> None:
    result = run(folder, "where", "unheard of")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no document says 'unheard of'" in result.stderr


def test_words_are_found_whose_level_has_no_document_on_the_usual_paper(folder: Path) -> None:
    """A level that stands on another paper alone is printed there."""
    replace(folder / "layouts" / "page.html", "{A4: {short: 1, long: 1}}", "{A4: {short: 1}, A5: {long: 2}}")
    result = run(folder, "where", "A longer text")
    assert result.exit_code == 0, result.stderr
    assert "page (reader long)" in result.stdout
    assert "topic-page-reader-long" in run(folder, "status").stdout


def test_words_of_a_translation_lead_to_its_line_and_to_that_of_the_english(tmp_path: Path) -> None:
    """A nurse types what stands on a Polish page; quotes are those of the language there, and straight in the file."""
    project = translated(tmp_path, said=lambda english: f'ż {english} "żal"')
    (found,) = where(project, "sit? „żal”")
    assert (found.language, found.text) == ("pl", "ż Where can I\u00a0sit? „żal”")
    assert (found.at.file.endswith("languages/pl.po"), found.english and found.english.line) == (True, 24)
    lines = (tmp_path / "languages" / "pl.po").read_text("utf-8").splitlines()
    assert lines[(found.at.line or 0) - 1] == r'msgstr "ż Where can I sit? \"żal\""'
    assert where(project, "Where can I sit?")[0].language == "", "the content's own words come first"
    assert where(project, "Where can I sit?", ["pl"]) == (found,)
    assert [one.language for one in where(project, "Where can I sit?", ["", "pl"])] == ["", "pl"]
    said = run(tmp_path, "where", "sit? „żal”").stdout.splitlines()
    assert said[0].startswith("languages/pl.po:")
    assert said[1] == "  translates: content.yaml:24:12"
    given = json.loads(run(tmp_path, "where", "sit?", "--language", "polski", "--json").stdout)["found"]
    assert [(one["language"], one["translates"]["line"]) for one in given] == [("pl", 24)]


def test_a_translation_of_the_programs_words_is_changed_in_its_file() -> None:
    """A house.yaml of one's own would change the English, and then the translation would no longer be of it."""
    assert [one.keys for one in where(shipped(), "Call us")] == [("labels", "call")]
    assert [(one.language, one.keys) for one in where(shipped(), "Zadzwoń do nas")] == [("pl", ())]


def test_english_in_the_place_of_a_translation_is_none(tmp_path: Path) -> None:
    translated(tmp_path)
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Where can I sit?"', 'msgstr ""')
    assert where(project, "Where can I sit?", ["pl"]) == ()
