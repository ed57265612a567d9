"""``b12docs where``: a sentence is found by the words that are printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from b12docs.production.search import where
from tests.helpers_cli import good_project, replace, run
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


def test_english_in_the_place_of_a_translation_is_none(tmp_path: Path) -> None:
    translated(tmp_path)
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Where can I sit?"', 'msgstr ""')
    assert where(project, "Where can I sit?", ["pl"]) == ()
