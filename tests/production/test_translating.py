"""Files of translations: which texts they have, and that making one fresh loses nothing of a translator's."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from b12docs.api import load
from b12docs.diagnostics import InputError
from b12docs.library.packaged import packaged
from b12docs.production.translating import entries, update
from b12docs.project.project import Project
from b12docs.project.speaking import texts_of
from b12docs.templates.filling import help_lines
from tests.helpers_cli import HERE

EASY = {("patient", "easy")}


def project(folder: Path, *changes: tuple[str, str]) -> Project:
    """The shipped topic in a folder of its own, with some of its words changed."""
    text = packaged("content.yaml").read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (folder / "content.yaml").write_text(text, "utf-8")
    (folder / "clinic.yaml").write_text(
        "name: Riverside Surgery\nphone: 01234 567890\naddress: 1 River Street\nhours: Monday to Friday\n"
        "values: {test: Ask the laboratory, recall: '12'}\n", "utf-8",
    )  # fmt: skip
    return load(folder / "content.yaml")


def po(folder: Path) -> str:
    return (folder / "languages/pl.po").read_text("utf-8")


def change(folder: Path, *changes: tuple[str, str]) -> None:
    text = po(folder)
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    (folder / "languages/pl.po").write_text(text, "utf-8")


TITLE = 'msgid "Vitamin B12 and your legs"\nmsgstr ""'


def test_what_a_reader_is_told_is_translated_and_nothing_else(tmp_path: Path) -> None:
    texts = {one.id: one for one in texts_of(project(tmp_path))}
    assert texts["title/lay/easy"].readers == (("patient", "easy"),)
    assert texts["clinic/values/test"].readers == (("clinician", "standard"), ("clinician", "detailed"))
    assert {"clinic/hours", "help/emergency_place", "help/doctor", "labels/draft", "email/subject"} <= texts.keys()
    alt = texts["sections/about/blocks/figure/figure/alt"]
    assert alt.kind == "words for a picture"
    assert alt.at.line is not None
    untold = {
        "clinic/name",
        "clinic/phone",
        "clinic/address",
        "clinic/values/recall",
        "help/emergency",
        "id",
        "version",
    }
    assert untold.isdisjoint(texts)
    assert not [
        name
        for name in texts
        if name.startswith(("references/", "hard_words/", "abbreviations/", "gallery/", "rules/"))
    ]
    assert len({one.at for one in texts.values()}) == len(texts)


def test_what_a_clinic_says_in_words_is_translated_whatever_its_kind(tmp_path: Path) -> None:
    project(
        tmp_path, ("values:\n", 'values:\n  desk: {label: "The desk", kind: phone}\n'),
        ("if problems do not go away. Ask them for a B12 blood test.", "if problems do not go away: {desk}."),
    )  # fmt: skip
    clinic = tmp_path / "clinic.yaml"
    Image.new("RGB", (200, 100)).save(tmp_path / "logo.png")
    clinic.write_text(
        "name: Riverside Surgery\nphone: [01234 567890, 01234 567891 at night]\n"
        "logo: {file: logo.png, alt: A river between hills}\nvalues: {desk: 01632 960123 in the morning}\n", "utf-8",
    )  # fmt: skip
    texts = {one.id: str(one.words) for one in texts_of(load(tmp_path / "content.yaml"))}
    assert {name: words for name, words in texts.items() if name.startswith("clinic/")} == {
        "clinic/phone/2": "01234 567891 at night",
        "clinic/logo/alt": "A river between hills",
        "clinic/values/desk": "01632 960123 in the morning",
    }
    clinic.write_text(clinic.read_text("utf-8").replace("A river between hills", "Riverside Surgery"), "utf-8")
    assert "clinic/logo/alt" not in {one.id for one in texts_of(load(tmp_path / "content.yaml"))}


def test_a_file_is_made_in_the_order_of_reading_and_making_it_again_changes_nothing(tmp_path: Path) -> None:
    topic = project(tmp_path)
    _, made = update(topic, "pl", EASY)
    first = po(tmp_path)
    assert first.index('"title/lay/easy"') < first.index('"warnings/title/lay"') < first.index('"labels/draft"')
    assert "#. Heading, for patient (easy)" in first
    assert "#. Words: metformin = for diabetes" in first
    assert "clinician" not in "".join(re.findall(r'msgctxt "(.*)"', first))
    assert update(topic, "pl", EASY)[1].new == ()
    assert po(tmp_path) == first
    whole = update(topic, "pl")[1]
    assert len(whole.catalogue.messages) == len(made.new) + len(whole.new) == len(texts_of(topic))


def test_nothing_that_a_translator_wrote_is_lost(tmp_path: Path) -> None:
    update(project(tmp_path), "pl", EASY)
    done = f'# as the charity says\n#, no-wrap\nmsgctxt "title/lay/easy"\n{TITLE[:-1]}Witamina B12 a twoje nogi"'
    change(tmp_path, (f'msgctxt "title/lay/easy"\n{TITLE}', done))
    (tmp_path / "languages/pl.po").write_text(f"{po(tmp_path)}\n# my own last line\n", "utf-8")

    changed = project(tmp_path, ("Vitamin B12 and your legs", "B12 and your legs"))
    assert update(changed, "pl", EASY)[1].changed == ("title/lay/easy",)
    fuzzy = (
        '#, fuzzy, no-wrap\n#| msgid "Vitamin B12 and your legs"\nmsgctxt "title/lay/easy"\nmsgid "B12 and your legs"\n'
        'msgstr "Witamina B12 a twoje nogi"\n'
    )
    assert f"# as the charity says\n#. Heading, for patient (easy)\n{fuzzy}" in po(tmp_path)
    entry = next(one for one in entries(changed, "pl") if one.id == "title/lay/easy")
    assert (entry.state, entry.before) == ("stale", "Vitamin B12 and your legs")
    assert po(tmp_path).splitlines()[entry.line - 1] == 'msgstr "Witamina B12 a twoje nogi"'
    assert po(tmp_path).endswith("\n# my own last line\n")


def test_a_text_that_is_gone_is_kept_and_revived_and_one_that_moved_takes_its_translation_along(tmp_path: Path) -> None:
    link = '    - {ref: R18, for: lay, text: "Pernicious Anaemia Society (charity)"}\n'
    update(project(tmp_path), "pl", EASY)
    english = 'msgid "Pernicious Anaemia Society (charity)"\nmsgstr '
    change(tmp_path, (f'{english}""', f'{english}"Towarzystwo"'))
    whole = po(tmp_path)

    without = project(tmp_path, (link, ""))
    assert update(without, "pl", EASY)[1].gone == ("more/links/R18/text",)
    assert f'#~ msgctxt "more/links/R18/text"\n#~ {english.replace(chr(10), chr(10) + "#~ ")}"Towarzystwo"' in po(
        tmp_path
    )
    update(without, "pl", EASY)
    assert update(project(tmp_path), "pl", EASY)[1].back == ("more/links/R18/text",)
    assert po(tmp_path) == whole

    moved = project(tmp_path, (link, link.replace("R18", "R15")))
    assert update(moved, "pl", EASY)[1].back == ("more/links/R15/text",)
    assert f'#, fuzzy\nmsgctxt "more/links/R15/text"\n{english}"Towarzystwo"' in po(tmp_path)


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("charset=UTF-8", "charset=ISO-8859-2", 7, "written in ISO-8859-2"),
        ('"Language: pl', '"Language: ro', 5, "in the language 'ro'"),
        (TITLE, 'msgid "Vitamin B12 and your legs"\nmsgstr "a "b" c"', 14, "a quotation mark stands inside"),
        (TITLE, f"{TITLE[:-1]}Noga", 14, "never closed"),
        (TITLE, f'{TITLE}\n"Noga', 15, "never closed"),
        (TITLE, f"{TITLE[:-2]}Noga", 14, "no straight quotation marks"),
        (TITLE, f"{TITLE[:-2]}“Noga”", 14, "no straight quotation marks"),
        (TITLE, f"{TITLE}\n\nNoga", 16, "not what a file of translations has"),
        (TITLE, f"{TITLE[:-9]}msgid_plural \"x\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"", 15, "plural forms"),
        ('msgctxt "title/lay/standard"', 'msgctxt "title/lay/easy"', 19, "stands here twice, first in line 14"),
        ('msgctxt "title/lay/easy"\n', "", 13, "which text it is of"),
        (TITLE, f'{TITLE[:-1]}a\u2028b"', 14, "U+2028"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, before: str, after: str, line: int, said: str) -> None:
    topic = project(tmp_path)
    update(topic, "pl")
    change(tmp_path, (before, after))
    damaged = po(tmp_path)
    with pytest.raises(InputError) as error:
        update(topic, "pl")
    (found,) = error.value.diagnostics
    assert said in found.message
    assert (found.at.file, found.at.line) == ((tmp_path / "languages/pl.po").as_posix(), line)
    assert po(tmp_path) == damaged


def test_a_project_in_another_language_has_its_words_at_the_places_of_the_english(tmp_path: Path) -> None:
    update(project(tmp_path), "pl")
    change(
        tmp_path,
        (TITLE, TITLE[:-1] + 'Witamina \\"B12\\" - nogi"'),
        ('msgid "your GP"\nmsgstr ""', 'msgid "your GP"\nmsgstr "lekarz"'),
        ('msgid "Monday to Friday"\nmsgstr ""', 'msgid "Monday to Friday"\nmsgstr "od poniedziałku do piątku"'),
    )
    english = project(tmp_path)
    polish = english.in_language("pl")
    assert polish.content.language == "pl"
    assert english.languages == ("pl",)
    title, own = (one.content.title.words(("lay",), "easy") for one in (english, polish))
    assert (own, own.at) == ("Witamina „B12” – nogi", title.at)
    assert (polish.content.help.doctor, polish.clinic.hours) == ("lekarz", "od poniedziałku do piątku")
    assert polish.content.labels.months[10] == "listopada"
    assert polish.spoken is not None
    assert title.at not in polish.spoken.lacking
    lack = polish.spoken.lacking[english.content.title.words(("lay",), "standard").at]
    assert (lack.entry.id, lack.why) == ("title/lay/standard", "it is not translated")
    assert english.content.title.words(("lay",), "easy") == "Vitamin B12 and your legs"
    assert english.in_language("pl") is polish


def test_the_marks_of_a_translation_are_those_of_the_english(tmp_path: Path) -> None:
    update(project(tmp_path), "pl")
    change(tmp_path, (TITLE, TITLE[:-1] + 'Witamina **B12\\na nogi [x](http://x)"'))
    with pytest.raises(InputError) as error:
        project(tmp_path).in_language("pl")
    assert [one.rule for one in error.value.diagnostics] == ["loose-mark", "unsafe-link", "wrong-value"]
    assert {str(one.at).rpartition("/")[2] for one in error.value.diagnostics} == {"pl.po:14"}


def test_a_carers_words_for_the_doctor_are_a_text_of_their_own(tmp_path: Path) -> None:
    def clinics(more: str) -> tuple[Project, dict[str, str]]:
        topic = project(tmp_path)
        clinic = tmp_path / "clinic.yaml"
        clinic.write_text(clinic.read_text("utf-8") + more, "utf-8")
        topic = load(topic.inputs.content)
        return topic, {one.id: str(one.words) for one in texts_of(topic) if "doctor" in one.id}

    assert clinics("")[1] == {"help/doctor": "your GP", "help/their_doctor": "their GP"}
    topic, words = clinics("help: {doctor: your own nurse}\n")
    assert words | {"clinic/help/their_doctor": "their own nurse"} == words
    update(topic, "pl")
    change(tmp_path, ('msgid "their own nurse"\nmsgstr ""', 'msgid "their own nurse"\nmsgstr "ich pielęgniarka"'))
    polish = load(topic.inputs.content).in_language("pl")
    assert help_lines(polish.content, polish.clinic)["their_doctor"] == "ich pielęgniarka"
    assert clinics("help: {doctor: the nurse}\n")[1].get("clinic/help/their_doctor") is None


def test_wordings_of_one_text_are_known_as_such_whoever_the_readers_are() -> None:
    """A child, a parent and a school: their names are the topic's own."""
    of = {one.id: one.of for one in texts_of(load(HERE / "topics" / "plan" / "content.yaml"))}
    assert {of[f"title/{who}"] for who in ("child", "parent", "teacher")} == {"title"}
    assert of["values/rest/label"] == "values/rest/label"
    family = {one.id: one.of for one in texts_of(load(HERE / "topics" / "hay-fever" / "content.yaml"))}
    assert {family[f"title/{who}"] for who in ("lay/easy", "lay/standard", "staff")} == {"title"}
