"""Documents in another language: never half, drafts until somebody has checked them, and known by their language."""

from __future__ import annotations

import datetime
import json
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import polib
import pytest
from pdfminer.high_level import extract_text

from b12docs.api import Finish, Project, Result, build, load, plan, write
from b12docs.catalogue.finish import says_a_finish
from b12docs.catalogue.plan import Request
from b12docs.diagnostics import InputError, SelectionError
from b12docs.document.tree import Document
from b12docs.language.languages import LANGUAGES
from b12docs.production.account import OutputFolder, judge
from b12docs.production.proposal import propose, save
from b12docs.production.rendering import rendered
from b12docs.production.reviewing import add_review, to_check, with_review
from b12docs.production.translating import update
from b12docs.production.translation_proof import translation_proof
from b12docs.production.translation_status import status
from tests.helpers_cli import run
from tests.translations import PATIENT, change, translated

DRAFT = "Draft translation, not checked"
TODAY = datetime.date(2026, 11, 28)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return translated(tmp_path)


def made(project: Project, **options: object) -> Result:
    """What is built in Polish, or as the options say."""
    given = {"language": "pl", **options}
    return build(project, plan(project, **given), today=TODAY)  # type: ignore[arg-type]


def document(project: Project, form: str = "pdf") -> Document:
    """The tree of the leaflet in Polish."""
    spoken = project.in_language("pl")
    return rendered(spoken, plan(spoken, finish=Finish(format=form)).jobs[0]).document


def faults(project: Project) -> list[str]:
    with pytest.raises(InputError) as caught:
        made(project)
    return [str(one) for one in caught.value.diagnostics]


def reviewed(project: Project, folder: Path, name: str = "Anna Nowak") -> Project:
    spoken = project.in_language("pl")
    add_review(spoken, to_check(spoken, PATIENT), name, "translator", TODAY)
    return load(folder / "content.yaml")


# --- what is asked for ------------------------------------------------------------------------------------------------


def test_languages_are_selected_by_code_or_name_and_stand_last_in_a_files_name(project: Project) -> None:
    jobs = plan(project, language="all").jobs
    assert [(one.language, one.file_name("short")) for one in jobs] == [
        ("", "short-leaflet-patient-standard.pdf"),
        ("pl", "short-leaflet-patient-standard-pl.pdf"),
    ]
    large = plan(project, language="Polski", paper="A5").jobs
    assert [one.file_name("short") for one in large] == ["short-leaflet-patient-standard-a5-pl.pdf"]
    assert plan(project, language="en").jobs == plan(project).jobs
    assert plan(project.in_language("pl")).jobs == plan(project, language="pl").jobs
    for typed, hint in (("Polich", "did you mean 'pl'?"), ("xx", "known here: en-GB, pl; a translation is begun with")):
        with pytest.raises(SelectionError, match=f"'{typed}' does not exist") as caught:
            plan(project, language=typed)
        assert caught.value.hint.startswith(hint)
    assert (says_a_finish("clear-pl", ["pl"]), says_a_finish("pl-clear", ["pl"])) == ("pl", "")


def test_a_layout_that_holds_no_more_than_its_text_is_on_offer_where_it_is_named(tmp_path: Path) -> None:
    project = translated(tmp_path)
    one_page = "documents: {leaflet: {pages: {A4: 1, DL: 6}}}\n\ndisclaimer:"
    project = change(tmp_path, "content.yaml", "\ndisclaimer:", f"\n{one_page}")
    assert plan(project, language="pl").jobs  # a page more is there
    with pytest.raises(SelectionError, match="translations are longer"):
        plan(project, language="pl", paper="DL", finish=Finish(impose="trifold"))
    named = "DL: 6}, translations: {languages: [pl]}"
    assert plan(
        change(tmp_path, "content.yaml", "DL: 6}", named), paper="DL", language="pl", finish=Finish(impose="trifold")
    )


# --- never half -------------------------------------------------------------------------------------------------------


def test_what_is_not_translated_is_refused_all_at_once_with_both_places(project: Project, tmp_path: Path) -> None:
    """Missing, unfinished and older translations, in the title, a label, a help line and a sentence."""
    change(tmp_path, "languages/pl.po", 'msgstr "ż Where to wait"', 'msgstr ""')
    change(tmp_path, "languages/pl.po", 'msgstr "ż Opening hours"', 'msgstr ""')
    change(tmp_path, "content.yaml", "it has a bell.", "it has two bells.")
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż your GP practice"', 'msgstr ""')
    found = faults(project)
    assert len(found) == 3, found
    assert "languages/pl.po" in found[0]
    assert any("'Where to wait'" in one and "content.yaml:12:8" in one for one in found)
    assert any("'your GP practice'" in one and "house.yaml" in one for one in found)
    assert any("its English has changed" in one and "content.yaml:2" in one for one in found)
    assert not any("Opening hours" in one for one in found), "no clinic is open here: nothing prints these words"
    assert build(project, plan(project)).made, "the English is whole"


def test_what_is_of_older_english_is_not_compared_with_the_new(project: Project, tmp_path: Path) -> None:
    project = change(tmp_path, "content.yaml", "it has a bell.", "it has 2 bells, **both loud**.")
    (found,) = faults(project)
    assert "its English has changed" in found
    assert ", where 'a bell.' has become '2 bells, **both loud**.': let 'b12docs translate update' enter it" in found
    assert ", '" not in found.partition("hint: ")[2], "no comma parts what is to be done from what it is done to"


POSTER = """documents: {leaflet: {}, poster: {translations: {languages: [pl]}}}
comparison:
  title: "Which one is it?"
  conditions: [{id: one, name: "One", marker: circle}, {id: other, name: "Other", marker: square}]
  rows: [{id: start, name: "Start", icon: onset.svg, cells: {one: "It starts fast.", other: "It starts slowly."}}]

disclaimer:"""


def test_the_words_on_the_sheets_of_a_poster_are_translated_where_they_are_printed(tmp_path: Path) -> None:
    """English for who glues a poster together stands on no translated one; a leaflet does not wait for these words."""
    translated(tmp_path)
    change(tmp_path, "content.yaml", "layouts: [leaflet]", "layouts: [poster, leaflet]")
    change(tmp_path, "content.yaml", "disclaimer:", POSTER)
    path, _ = update(load(tmp_path / "content.yaml"), "pl", PATIENT)
    entries = polib.pofile(str(path))
    for one in entries:
        one.msgstr = "" if one.msgid == "Glue strip" else f"ż {one.msgid}"
    entries.save()
    project = load(tmp_path / "content.yaml")
    assert made(project, layout="leaflet,poster").made
    assert {one.missing for one in status(project, "pl")} == {0}
    assert to_check(project.in_language("pl"), PATIENT).readers == to_check(project.in_language("pl"), None).readers
    with pytest.raises(InputError) as caught:
        made(project, layout="poster", finish=Finish(impose="tiles", sheet="A4"))
    assert ["Glue strip" in one.message for one in caught.value.diagnostics] == [True]
    project = change(tmp_path, "languages/pl.po", 'msgid "Glue strip"\nmsgstr ""', 'msgid "Glue strip"\nmsgstr "Klej"')
    said = extract_text(BytesIO(made(project, layout="poster", finish=Finish(impose="tiles", sheet="A4")).made[0].data))
    assert "Klej" in said
    assert "Glue strip" not in said
    assert "ż Print all sheets" in said


def test_of_a_document_that_is_hardly_translated_it_is_said_how_much_is_missing(tmp_path: Path) -> None:
    """The first with their places, and what lists all; and of a text without an entry, that it is still to be made."""
    project = translated(tmp_path, said=lambda english: "")
    (found,) = faults(project)
    count = re.search(r"languages/pl\.po:\d+: error: (\d+) of the \1 texts for patient \(standard\)", found)
    assert count
    assert int(count[1]) > 20
    assert re.search(r"the first are \S+pl\.po:14: '[^']+'; \S+pl\.po:19: 'Where to wait'", found)
    listing = re.search(r"run: b12docs (translate status pl --texts --audience patient --level standard)\Z", found)
    assert listing
    assert "translate update" not in found
    with pytest.raises(InputError) as caught:
        to_check(project.in_language("pl"), PATIENT)
    assert [str(one) for one in caught.value.diagnostics] == [found], "who checks it is told the same"
    named = run(tmp_path, *listing[1].split()).stdout.splitlines()
    places = [
        line for line in named if re.match(r"\S*languages/pl\.po:\d+: not translated: '.*' \(\S+:\d+:\d+\)", line)
    ]
    assert len(places) == int(count[1])
    translated(tmp_path)
    (found,) = faults(change(tmp_path, "languages/pl.po", 'msgctxt "title"', 'msgctxt "titles"'))
    assert "'b12docs translate update' enters it" in found


def test_what_is_found_of_a_translation_stands_in_its_file(tmp_path: Path) -> None:
    """A sentence that is too long for its readers, and a line that is too long for its page."""
    words = "ż " * 60
    project = translated(tmp_path, said=lambda english: words if english.startswith("Come") else english)
    (warning,) = (one for one in made(project).warnings if one.rule == "long-sentence")
    assert warning.at.file.endswith("languages/pl.po")
    (found,) = faults(translated(tmp_path / "b", said=lambda one: words + one if "advice" in one else one))
    assert "languages/pl.po" in found
    assert "the line at the foot" in found


def test_what_does_not_agree_with_its_english_is_refused_at_its_line(project: Project, tmp_path: Path) -> None:
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Page {page} of {pages}"', 'msgstr "ż {page}"')
    (found,) = faults(project)
    assert "languages/pl.po" in found
    assert "{pages}" in found


def test_a_content_in_another_language_than_its_house_is_refused(tmp_path: Path) -> None:
    translated(tmp_path)
    with pytest.raises(InputError, match="the fixed words") as caught:
        change(tmp_path, "content.yaml", "\nid: short", "\nlanguage: pl\nid: short")
    assert "translate update pl" in caught.value.diagnostics[0].hint
    assert caught.value.diagnostics[0].at.line == 2


# --- drafts, reviews and approvals ------------------------------------------------------------------------------------


def test_each_page_says_in_both_languages_that_nobody_has_checked_it(project: Project) -> None:
    (own, english) = document(project).unchecked
    assert (own.text, own.language) == (f"ż {DRAFT}", "")
    assert (english.text, english.language) == (DRAFT, "en-GB")
    data = made(project).made[0].data
    with pikepdf.open(BytesIO(data)) as file:
        assert file.Root.Lang == "pl"
        pages = len(file.pages)
    for number in range(pages):
        assert extract_text(BytesIO(data), page_numbers=[number]).count(DRAFT) == 2
    for form in ("html", "text", "email"):
        said = made(project, finish=Finish(format=form)).made[0].data.decode()
        assert said.count(DRAFT) == 2, form
        assert 'lang="en-GB"' in said or form == "text"


def test_the_end_says_which_language_it_is_and_who_has_checked_it(project: Project, tmp_path: Path) -> None:
    spoken = reviewed(project, tmp_path).in_language("pl")
    ready = rendered(spoken, plan(spoken).jobs[0])
    assert not ready.document.unchecked
    first, last = ready.view.review.translation
    assert first.startswith("ż Polski ([en-GB: Polish]). Translated from the English version 0.1,")
    assert last == "ż Translation checked by Anna Nowak, translator, 28\u00a0listopada\u00a02026."
    assert all(one.at in ready.told for one in (first, last))


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("languages/pl.po", 'msgstr "ż Where can I sit?"', 'msgstr "ż Where may I sit?"'),
        ("languages/pl.po", 'msgstr "ż Page {page} of {pages}"', 'msgstr "ż {page} of {pages}"'),
    ],
)
def test_a_review_is_void_when_a_text_changes(
    name: str, before: str, after: str, project: Project, tmp_path: Path
) -> None:
    reviewed(project, tmp_path)
    project = change(tmp_path, name, before, after)
    assert document(project).unchecked
    (warning,) = (one for one in made(project).warnings if one.rule == "translation-review")
    assert "Anna Nowak" in warning.message
    assert "1 text" in warning.message
    assert to_check(project.in_language("pl"), None).changed[0].translation == after.split('"')[1]


def test_nobody_reviews_what_is_not_whole(project: Project, tmp_path: Path) -> None:
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Where to wait"', 'msgstr ""')
    for readers in (PATIENT, None):
        with pytest.raises(InputError):
            to_check(project.in_language("pl"), readers)


def approve(project: Project, folder: Path) -> Project:
    spoken = project.in_language("pl")
    save(spoken, propose(spoken, Request(), "Dr A", "GP", TODAY).approval)
    return load(folder / "content.yaml")


def test_a_translation_is_approved_by_itself_once_it_is_checked(project: Project, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nobody has checked"):
        approve(project, tmp_path)
    project = approve(reviewed(project, tmp_path), tmp_path)
    assert [one.approved for one in made(project, language="all").made] == [False, True]
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Where can I sit?"', 'msgstr "ż Where may I sit?"')
    assert not made(project).made[0].approved
    assert document(project).unchecked


def changed(project: Project) -> list[tuple[str, str | None]]:
    """What has changed in the one Polish document since it was approved: each text's id, and what it says now."""
    (one,) = made(project).made
    assert one.approved is not bool(one.standing.changed)
    return [(own.id, own.now) for own in one.standing.changed]


def test_an_approval_holds_while_the_page_says_the_same_of_who_checked_it(project: Project, tmp_path: Path) -> None:
    """Whoever has checked it checks it again, or more readers' texts; the English has another version."""
    spoken = project.in_language("pl")
    add_review(spoken, to_check(spoken, PATIENT), "Anna Nowak", "translator", datetime.date(2026, 11, 2))
    project = approve(load(tmp_path / "content.yaml"), tmp_path)
    assert changed(reviewed(project, tmp_path)) == []
    assert changed(change(tmp_path, "content.yaml", 'version: "0.1"', 'version: "0.2"')) == []


def test_an_approval_says_that_somebody_else_has_made_or_checked_the_translation(
    project: Project, tmp_path: Path
) -> None:
    project = reviewed(approve(reviewed(project, tmp_path), tmp_path), tmp_path, "Eva Kos")
    ((name, now),) = changed(project)
    assert (name, str(now)[:32]) == ("labels/translation_checked", "ż Translation checked by Eva Kos")
    (warning,) = (one.message for one in made(project).warnings if one.rule == "approval")
    assert warning.startswith("who made and checked the translation changed since Dr A approved it")
    project = change(tmp_path, "languages/languages.yaml", "  reviews:", "  translated_by: Ola\n  reviews:")
    assert ("labels/translated_by", "ż Translated by Ola.") in changed(project)


def test_a_void_review_is_no_change_beside_the_text_that_made_it_void(project: Project, tmp_path: Path) -> None:
    approve(reviewed(project, tmp_path), tmp_path)
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Where to wait"', 'msgstr "ż Wait"')
    assert changed(project) == [("title", "ż Wait")]
    rows = tmp_path / "languages" / "languages.yaml"
    rows.write_text(rows.read_text("utf-8").partition("  reviews:")[0], "utf-8")
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Wait"', 'msgstr "ż Where to wait"')
    assert changed(project) == [("labels/translation_checked", None)], "nothing else says why it is a draft again"


def test_a_space_that_only_keeps_words_on_a_line_is_no_change_since_an_approval(
    project: Project, tmp_path: Path
) -> None:
    change(tmp_path, "languages/pl.po", 'msgstr "ż Where can I sit?"', 'msgstr "ż w domu"')
    project = approve(reviewed(load(tmp_path / "content.yaml"), tmp_path), tmp_path)
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Where to wait"', 'msgstr "ż Wait"')
    (one,) = made(project).made
    assert [own.now for own in one.standing.changed if own.now] == ["ż Wait"]


def test_the_original_names_the_languages_that_are_checked_and_stays_approved(project: Project, tmp_path: Path) -> None:
    save(project, propose(project, Request(), "Dr A", "GP", TODAY).approval)
    project = reviewed(load(tmp_path / "content.yaml"), tmp_path)
    ready = rendered(project, plan(project).jobs[0])
    assert ready.approval
    assert b"Polski" in made(project, language=None, finish=Finish(format="text")).made[0].data
    other = change(tmp_path, "languages/pl.po", 'msgstr "ż Where can I sit?"', 'msgstr "ż Where may I sit?"')
    assert b"Polski" not in made(other, language=None, finish=Finish(format="text")).made[0].data


@pytest.mark.parametrize(("before", "after", "said"), [
    ("direction: ltr", "direction: rtl", "languages.yaml:4: error: the direction of 'pl' is 'rtl' here"),
    ("own: Polski", "own: Polski. Rest.", "this is the name of a language: a few words"),
    ("english: Polish", "english: Take 2", "this is the name of a language: a few words"),
    ("own: Polski", "own: Română", "'Română' is the name of the language 'ro'"),
    ("english: Polish", "english: Spanish", "languages.yaml:5:12: error: 'Spanish' is the name of the language 'es'"),
    ("- stycznia", "- lutego", "languages.yaml:10:5: error: 'lutego' is month 2 of the year"),
    ("- maj\n", "- kwiecień\n", "'kwiecień' is month 4 of the year, and stands here as month 5"),
    ("'{day} {month}", "'1{day} {month}", "figures of its own"),
    ("- „", "- „nie ", "a mark of quotation, and no word"),
    ("name: Anna Nowak", "name: '**Anna** {emergency}'", "printed as it is"),
    ("name: Anna Nowak", "name: '  '", "the text is empty"),
    ("date: 2026-11-28", "date: 2027-11-28", "this review is of 2027-11-28, a day that is still to come"),
])  # fmt: skip
def test_a_row_that_says_what_is_not_so_is_refused(
    project: Project, tmp_path: Path, before: str, after: str, said: str
) -> None:
    """A language is known by its code, whatever its row says; a review is somebody's, and of a day that has been."""
    reviewed(project, tmp_path)
    assert any(said in one for one in faults(change(tmp_path, "languages/languages.yaml", before, after)))


def test_a_fingerprint_of_another_language_is_none(project: Project, tmp_path: Path) -> None:
    """Copied from where somebody has checked the same words."""
    reviewed(project, tmp_path)
    review = (tmp_path / "languages" / "languages.yaml").read_text("utf-8").partition("  reviews:")[2]
    translated(tmp_path, "ro")
    assert document(load(tmp_path / "content.yaml")).unchecked == ()
    with (tmp_path / "languages" / "languages.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  reviews:{review.partition('ro:')[0]}")
    spoken = load(tmp_path / "content.yaml").in_language("ro")
    assert spoken.spoken
    assert spoken.spoken.row
    assert spoken.spoken.row.reviews
    assert spoken.spoken.review_of("patient", "standard") is None


def test_a_review_is_added_to_the_lines_that_are_there() -> None:
    review = {"name": "Anna", "date": TODAY}
    old = (
        "# ours\nes:\n  own: Español  # so\npl:\n  own: Polski\n  reviews:\n  - name: B\n    date: 2026-01-01\n"
        "\n# last\nro: {own: R}\n"
    )
    new = with_review(old, LANGUAGES["pl"], review, "languages.yaml")
    assert new == old.replace("2026-01-01\n", "2026-01-01\n  - name: Anna\n    date: 2026-11-28\n")
    assert with_review(old, LANGUAGES["es"], review, "x").startswith(
        "# ours\nes:\n  own: Español  # so\n  reviews:\n  - name: Anna\n    date: 2026-11-28\npl:\n"
    )
    assert "\ncy:\n  own: Cymraeg\n" in with_review(old, LANGUAGES["cy"], review, "x")
    with pytest.raises(InputError, match=r"languages\.yaml:6"):
        with_review(old.replace("  reviews:\n", "  reviews: []\n"), LANGUAGES["pl"], review, "languages.yaml")


# --- what a folder knows, and the proof -------------------------------------------------------------------------------


def test_a_changed_translation_makes_its_own_documents_stale_and_no_others(project: Project, tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(build(project, plan(project, language="all"), today=TODAY, folder=out), out)
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Where can I sit?"', 'msgstr "ż Where may I sit?"')
    found = judge({"short": project}, OutputFolder(out), ())
    assert {name: bool(one.stale) for name, one in found.items()} == {
        "short-leaflet-patient-standard.pdf": False, "short-leaflet-patient-standard-pl.pdf": True,
    }  # fmt: skip
    again = build(project, plan(project, language="all"), today=TODAY, folder=out)
    assert [one.kept for one in again.made] == [True, False]
    listed = json.loads((out / ".b12docs.json").read_text())["documents"]
    assert {one["job"]["language"] for one in listed.values()} == {"pl", ""}


def test_the_proof_shows_both_sides_and_what_has_changed(project: Project, tmp_path: Path) -> None:
    reviewed(project, tmp_path)
    project = change(tmp_path, "languages/pl.po", 'msgstr "ż Where can I sit?"', 'msgstr "ż Where may I sit?"')
    said = extract_text(BytesIO(translation_proof(project.in_language("pl"), PATIENT)))
    said = " ".join(said.split())
    assert said.count("Changed since it was checked.") == 1
    for words in ("Where can I sit?", "ż Where may I sit?", "patient standard", "Signature", "translate review pl"):
        assert words in said, words
