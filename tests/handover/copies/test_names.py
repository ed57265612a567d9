"""Names in other scripts than the document's: each is set by itself, in its own font and order, and nothing is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from b12docs.api import plan
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic
from b12docs.handover.copies.batch import batch_of, write_merged
from b12docs.handover.copies.persons import Persons, columns_of
from b12docs.typeset import scripts
from tests.conftest import shipped
from tests.handover.copies.lists import batch, listed, rows
from tests.pdfs import Element, Pdf, clean
from tests.right_to_left import copied
from tests.verapdf import judged, need_java

LATIN = "Zoë Quint"
NAMES = (LATIN, "زهراء الياسمين", "গোলাপ ফুল", "玫瑰花", "ਗੁਲਾਬ", "ગુલાબ", "गुलाब", "ரோஜா", "Zoë وردة Quint", "وردة 4")
TIME = "الاثنين 7 ديسمبر, 10:30"


def leaflet(language: str = "en-GB") -> Job:
    """The patient's leaflet, in English or translated."""
    (job,) = plan(shipped(), audience="patient", layout="leaflet", paper="A4", language=language).jobs
    return job


def _told(pdf: Pdf) -> str:
    """All that a copy says, as a screen reader is told it."""
    return clean(" ".join(_said(pdf, block) for block in pdf.blocks))


def _said(pdf: Pdf, element: Element) -> str:
    if "/ActualText" in element.object:
        return str(element.object.ActualText)
    return "".join(_said(pdf, one) for one in element.elements) or pdf.text(element)


@pytest.mark.parametrize(
    ("language", "names"), [("en-GB", NAMES), ("zh", NAMES[:3]), ("ar", NAMES[2::4]), ("ur", NAMES[:4])]
)
def test_a_name_is_there_whatever_its_script(tmp_path: Path, language: str, names: tuple[str, ...]) -> None:
    """It is told as it was written, and each letter of it is seen."""
    found = batch(listed(tmp_path, rows(*((name, TIME) for name in names))), leaflet(language))
    assert found.bad == ()
    for name, person in zip(names, found.persons, strict=True):
        data, _ = found.forms.copy(person)
        assert name in _told(Pdf(data)), name
        assert TIME in _told(Pdf(data)), name
        assert set(name) - set(copied(data)) == set(), name


def test_programs_that_know_no_tags_read_a_name_too(tmp_path: Path) -> None:
    """On a page in English, letter by letter; what stands before it they may take for what stands behind it."""
    found = batch(listed(tmp_path, rows(*((name, TIME) for name in NAMES[1:3]))))
    for name, person in zip(NAMES[1:3], found.persons, strict=True):
        said = copied(found.forms.copy(person)[0])
        assert name in said
        assert TIME in said


def test_a_list_is_of_the_documents_language(tmp_path: Path) -> None:
    """A plan of a translation gives no copies in English."""
    listed(tmp_path, rows((LATIN, "3 May")))
    assert batch_of(shipped(), leaflet("ar"), tmp_path / "people.csv").project.content.language == "ar"


def test_others_are_not_kept_from_being_quick(tmp_path: Path) -> None:
    """By a name that needs its own font; and their files have nothing of it."""
    some = [(name, "3 May") for name in (*NAMES[1:6], LATIN)]
    found = batch(listed(tmp_path, rows(*some)))
    copies = [found.forms.copy(one) for one in found.persons]
    assert [alone for _, alone in copies] == [True] * 5 + [False]
    assert copies[-1] == batch(listed(tmp_path, rows(some[-1]))).forms.copy(
        next(found.persons)._replace(values=some[-1])
    )


def test_what_needs_a_package_says_which(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line to type, and not whom it is about."""
    monkeypatch.setattr(scripts, "find_spec", lambda name: None)
    people = listed(tmp_path, rows(("玫瑰花", "3 May"), (LATIN, "3 May")))
    bad, good = Persons(people, columns_of(people, shipped()), shipped())
    assert isinstance(bad, Diagnostic)
    assert not isinstance(good, Diagnostic)
    assert (bad.at.line, bad.message) == (2, "'name' has letters that need a package that is not installed")
    assert bad.hint == f'type: "{sys.executable}" -m pip install "b12docs[chinese]"'


@pytest.mark.parametrize("name", ["กุหลาบ", "שושנה", "A \u09be"])
def test_what_no_font_shows_is_a_bad_row(tmp_path: Path, name: str) -> None:
    """Also the part of a letter that stands by itself; what is in the row is not told."""
    (bad,) = batch(listed(tmp_path, rows((name, "3 May")))).bad
    assert f"U+{ord(name[0]):04X}" in bad.message or f"U+{ord(name[-1]):04X}" in bad.message
    assert name not in str(bad)


def test_copies_with_such_names_keep_both_standards(tmp_path: Path) -> None:
    """Also where the file has no room of its own for words, which are told in another order than they are drawn."""
    need_java()
    found = batch(listed(tmp_path, rows(("وردة 4", TIME), ("玫瑰花", "3 May"), (LATIN, TIME))), merged=True)
    write_merged(found, tmp_path / "all.pdf")
    files = {str(person.row): found.forms.copy(person)[0] for person in found.persons}
    files["merged"] = (tmp_path / "all.pdf").read_bytes()
    assert {name: one.failed for name, one in judged(files, tmp_path).items() if one.failed} == {}
