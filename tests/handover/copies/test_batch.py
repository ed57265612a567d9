"""Copies: most are spliced, others set by themselves, and nobody can tell; each is made once and whole, of one list."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from b12docs.catalogue.finish import LARGE_PRINT, PLAIN, Finish
from b12docs.catalogue.plan import Request
from b12docs.diagnostics import InputError, MachineError, SelectionError
from b12docs.handover.copies.batch import Batch, Checked, checked, write_copies, write_merged
from b12docs.handover.copies.files import JOURNAL
from b12docs.handover.copies.persons import Person, columns_of
from b12docs.production.pipeline import build
from tests.conftest import shipped
from tests.handover.copies.lists import NAMES, TIMES, batch, leaflet, listed, rows
from tests.pdfs import Pdf, clean
from tests.verapdf import judged, need_java

PEOPLE = tuple(zip(NAMES, TIMES, strict=True))
JOBS = {
    "patient": leaflet(),
    "carer": leaflet("carer", "easy"),
    "A5": leaflet(paper="A5"),
    "DL": leaflet(paper="DL"),
    "large print": leaflet(finish=Finish(edition=LARGE_PRINT)),
    "grey": leaflet(finish=Finish(grey=True)),
    "high contrast": leaflet(finish=Finish(theme="high-contrast")),
}


def _made(found: Checked, folder: Path) -> dict[str, bytes]:
    write_copies(found, folder)
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


def _words(data: bytes) -> str:
    """All that a copy says, as a screen reader is told it."""
    pdf = Pdf(data)
    return pdf.text(pdf.root)


def _pages(data: bytes) -> list[str]:
    """The words of each page, in the order in which they are drawn."""
    pdf = Pdf(data)
    return [clean(" ".join(one.text for one in pdf.spans if one.page == page)) for page in range(len(pdf.file.pages))]


@pytest.mark.parametrize("name", JOBS)
def test_a_spliced_copy_is_the_one_that_is_set_by_itself(tmp_path: Path, name: str) -> None:
    """To the last byte: places, fonts, letters, tags. So nothing of one person can be left in another's copy."""
    forms = batch(listed(tmp_path, rows(*PEOPLE)), JOBS[name]).forms
    (names,) = forms.documents
    spliced = 0
    for values in (*PEOPLE, ("A", "x"), ("Anna Maria Theresia von und zu Hohenburg", TIMES[0])):
        data, alone = forms.copy(Person(1, "", names, values))
        assert data == forms.documents[names].set_for(values, forms.letters).data
        spliced += not alone
    assert spliced >= 2


def test_a_copy_says_whose_it_is(tmp_path: Path) -> None:
    """The name stands below the title, and the appointment where there was a line to write on."""
    made = _made(batch(listed(tmp_path, rows(*PEOPLE))), tmp_path / "copies")
    for (name, when), data in zip(PEOPLE, made.values(), strict=True):
        text = _words(data)
        assert f"For: {name.replace(chr(39), '’')}" in text
        assert f"My appointment or test: {when}" in text
        assert not any(other in text for other, _ in PEOPLE if other != name and "'" not in other)


def test_who_has_no_appointment_gets_a_line_to_write_on(tmp_path: Path) -> None:
    """In the same run as those who have one."""
    made = _made(batch(listed(tmp_path, rows(PEOPLE[0], ("Zoë Quint", "")))), tmp_path / "copies")
    texts = [_words(data) for data in made.values()]
    assert [TIMES[0] in text for text in texts] == [True, False]
    assert "My appointment or test" in texts[1]


def test_who_needs_more_room_is_set_alone(tmp_path: Path) -> None:
    """A name that takes two lines, and letters that no other has; the copy has all of it."""
    long = " ".join(["Wilhelmina"] * 9)
    found = batch(listed(tmp_path, rows(PEOPLE[0], (long, TIMES[1]))), leaflet("carer", "detailed"))
    write_copies(found, tmp_path / "copies")
    assert [found.forms.copy(one)[1] for one in found.persons] == [False, True]
    assert _words((tmp_path / "copies/0002.pdf").read_bytes()).count("Wilhelmina") == 9


def test_copies_are_spliced_though_the_first_name_is_long(tmp_path: Path) -> None:
    """One person does not make the copies of all others slow."""
    long = " ".join(["Wilhelmina"] * 9)
    found = batch(listed(tmp_path, rows((long, TIMES[0]), *PEOPLE)), leaflet("carer", "detailed"))
    assert [found.forms.copy(one)[1] for one in found.persons] == [True, False, False, False, False]


@pytest.mark.parametrize("audience", ["patient", "carer"])
@pytest.mark.parametrize("level", ["easy", "standard", "detailed"])
def test_a_name_takes_no_page_of_its_own(tmp_path: Path, audience: str, level: str) -> None:
    """A copy has as many pages as the leaflet for everybody, whose first page is full."""
    (plain,) = build(shipped(), [leaflet(audience, level)]).made
    people = (PEOPLE[1], ("Maria Magdalena Theresia Hohenburg-Nowakowska", TIMES[2]))
    found = batch(listed(tmp_path, rows(*people)), leaflet(audience, level))
    assert [len(_pages(found.forms.copy(one)[0])) for one in found.persons] == 2 * [len(_pages(plain.data))]


@pytest.mark.parametrize("write", [write_copies, write_merged])
@pytest.mark.parametrize("people", [(), (("", "3 May"),)])
def test_nobody_is_no_list(
    tmp_path: Path, people: tuple[tuple[str, str], ...], write: Callable[[Checked, Path], object]
) -> None:
    """Nor is a list whose rows are all bad; nothing is made."""
    with pytest.raises(InputError, match="nobody"):
        write(batch(listed(tmp_path, rows(*people)), merged=True), tmp_path / "copies")
    assert not (tmp_path / "copies").exists()


def test_what_no_page_has_room_for_is_told_before_anything_is_made(tmp_path: Path) -> None:
    """With the row's number, beside all other bad rows."""
    found = batch(listed(tmp_path, rows(PEOPLE[0], ("W" * 120, TIMES[1]), ("", "x"), PEOPLE[2])))
    assert [(one.at.line, "W" in one.message) for one in found.bad] == [(3, False), (4, False)]
    assert found.bad[0].message == "'name' has a word of 120 letters, for which no line has room"
    assert [one.file for one in found.persons] == ["0001", "0004"]


def test_of_values_that_no_page_has_room_for_the_longest_is_named(tmp_path: Path) -> None:
    """Their words find lines, and the pages are full."""
    people = [("Zoë Quint", ("in room 4 " * 20).strip())]
    found = batch(listed(tmp_path, rows(*people)), leaflet("carer", "standard", "DL"))
    assert [(one.at.line, one.message.partition(": ")[2]) for one in found.bad] == [
        (2, "'appointment' has 199 letters")
    ]


def test_rows_that_say_the_same_are_told_and_make_their_copies(tmp_path: Path) -> None:
    """By their numbers, without a word of them, as somebody may stand there twice; what is not printed counts, too."""
    head = "name,appointment,born\n"
    text = "Ana Bly,3 May,1950\nZoë Quint,,\n ana  Bly,3 May,1950\nAna Bly,3 May,1990\nAna Bly,3 May,1950\n"
    found = batch(listed(tmp_path, head + text))
    assert [(one.severity, one.at.line, one.message.partition(" say")[0]) for one in found.warnings] == [
        ("warning", 2, "rows 2, 4 and 6")
    ]
    assert write_copies(found, tmp_path / "copies").copies == 5
    assert batch(listed(tmp_path, rows(*PEOPLE))).warnings == ()
    many = batch(listed(tmp_path, rows(*(20 * [PEOPLE[0]]), *(2 * [(f"Ana {at}", "x") for at in range(15)]))))
    assert [one.message.partition(" say")[0] for one in many.warnings][:2] == [
        "20 rows (2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …)", "rows 22 and 37",
    ]  # fmt: skip
    assert len(many.warnings) == 11


def test_a_draft_is_for_nobody(tmp_path: Path) -> None:
    """Unless somebody says that it may be."""
    people = listed(tmp_path, rows(*PEOPLE))
    with pytest.raises(SelectionError, match="--allow-draft"):
        checked(Batch(shipped(), leaflet(), people, columns_of(people, shipped())))


def test_a_document_that_says_nothing_to_one_person_is_refused(tmp_path: Path) -> None:
    """A poster hangs for everybody."""
    (poster,) = shipped().plan(Request("patient", "standard", "poster", None, PLAIN)).jobs
    with pytest.raises(SelectionError, match="no copy would differ"):
        batch(listed(tmp_path, rows(*PEOPLE)), poster)


# --- standards --------------------------------------------------------------------------------------------------------


def test_copies_keep_both_standards(tmp_path: Path) -> None:
    """Spliced, set alone, and many in one file."""
    need_java()
    files: dict[str, bytes] = {}
    for name, job in JOBS.items():
        found = batch(listed(tmp_path, rows(*PEOPLE[:2])), job, merged=True)
        write_merged(found, tmp_path / f"{name}.pdf")
        files |= {f"{name}, merged": (tmp_path / f"{name}.pdf").read_bytes()}
        files |= {f"{name}, {number}": found.forms.copy(one)[0] for number, one in enumerate(found.persons)}
    verdicts = judged(files, tmp_path)
    assert {name: one.failed for name, one in verdicts.items() if one.failed} == {}
    assert len(verdicts) == 2 * len(files)


def test_a_copy_is_little_larger_than_the_leaflet(tmp_path: Path) -> None:
    """By 4 KB at most: the holes, and the letters of all people."""
    (plain,) = build(shipped(), [leaflet()]).made
    made = _made(batch(listed(tmp_path, rows(*PEOPLE))), tmp_path / "copies")
    assert all(len(data) - len(plain.data) <= 4_000 for data in made.values())


# --- one file ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["patient", "A5"])
def test_in_one_file_each_person_begins_on_a_new_sheet(tmp_path: Path, name: str) -> None:
    """In the list's order; a blank page ends what has an odd number. Each page is that of the person's own file."""
    found = batch(listed(tmp_path, rows(*PEOPLE)), JOBS[name], merged=True)
    write_merged(found, tmp_path / "all.pdf")
    single = [_pages(found.forms.copy(one)[0]) for one in found.persons]
    expected = [text for pages in single for text in [*pages, *[""] * (len(pages) % 2)]]
    assert _pages((tmp_path / "all.pdf").read_bytes()) == expected


def test_what_all_have_in_common_stands_there_once(tmp_path: Path) -> None:
    """A further person costs less than a tenth of a file."""
    sizes = []
    for count in (4, 104):
        people = [(f"{name} {number}", when) for number in range(count // 4) for name, when in PEOPLE]
        write_merged(batch(listed(tmp_path, rows(*people)), merged=True), tmp_path / "all.pdf")
        sizes.append((tmp_path / "all.pdf").stat().st_size)
    assert (sizes[1] - sizes[0]) / 100 < 8_000


# --- files ------------------------------------------------------------------------------------------------------------


def test_a_second_run_makes_nothing(tmp_path: Path) -> None:
    """What is there is whole."""
    found = batch(listed(tmp_path, rows(*PEOPLE)))
    assert [write_copies(found, tmp_path / "copies").copies for _ in range(2)] == [4, 0]


def test_what_is_missing_is_made(tmp_path: Path) -> None:
    """And comes out as before."""
    found = batch(listed(tmp_path, rows(*PEOPLE)))
    first = _made(found, tmp_path / "copies")
    (tmp_path / "copies/0003.pdf").unlink()
    assert write_copies(found, tmp_path / "copies").copies == 1
    assert _made(found, tmp_path / "copies") == first


@pytest.mark.parametrize("other", [PEOPLE[:3], tuple(reversed(PEOPLE))])
def test_copies_of_two_lists_never_lie_in_one_folder(tmp_path: Path, other: tuple[tuple[str, str], ...]) -> None:
    """Somebody could take one for another."""
    first = _made(batch(listed(tmp_path, rows(*PEOPLE))), tmp_path / "copies")
    with pytest.raises(MachineError, match="another list"):
        write_copies(batch(listed(tmp_path, rows(*other))), tmp_path / "copies")
    assert {path.name: path.read_bytes() for path in (tmp_path / "copies").glob("*.pdf")} == first


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    """None of them is ours."""
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies/letter.txt").write_text("mine")
    with pytest.raises(MachineError, match="other files"):
        write_copies(batch(listed(tmp_path, rows(*PEOPLE))), tmp_path / "copies")
    assert os.listdir(tmp_path / "copies") == ["letter.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_nobody_else_may_read_copies(tmp_path: Path) -> None:
    """Nor what says which they are."""
    write_copies(batch(listed(tmp_path, rows(*PEOPLE))), tmp_path / "copies")
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "copies").iterdir()} == {0o600}


@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_makes_the_same_copies(
    tmp_path: Path, pool: type[ThreadPoolExecutor | ProcessPoolExecutor]
) -> None:
    """To the last byte."""
    people = [(f"{name} {number}", when) for number in range(80) for name, when in PEOPLE]
    text = rows(*people, (" ".join(["Wilhelmina"] * 9), ""))
    alone = _made(batch(listed(tmp_path, text), leaflet("carer", "detailed")), tmp_path / "alone")
    with pool(2) as executor:
        found = batch(listed(tmp_path, text), leaflet("carer", "detailed"), executor=executor)
        assert _made(found, tmp_path / "together") == alone


@pytest.mark.skipif(os.name == "nt", reason="links take a right of their own on Windows")
def test_a_link_is_no_copy_and_nothing_is_written_through_one(tmp_path: Path) -> None:
    """Whoever has put it there."""
    found = batch(listed(tmp_path, rows(*PEOPLE[:1])))
    write_copies(found, tmp_path / "copies")
    (tmp_path / "other").write_text("mine")
    path = tmp_path / "copies/0001.pdf"
    path.unlink()
    path.symlink_to(tmp_path / "other")
    path.with_name(f".b12docs-copy-{os.getpid()}-0001").symlink_to(tmp_path / "other")
    assert write_copies(found, tmp_path / "copies").copies == 1
    assert not path.is_symlink()
    assert (tmp_path / "other").read_text() == "mine"


def test_what_a_run_that_was_killed_has_left_of_one_file_is_gone(tmp_path: Path) -> None:
    """It is about many people."""
    (tmp_path / "prints").mkdir()
    (tmp_path / "prints/.b12docs-copy-1-all").write_text("half of it")
    write_merged(batch(listed(tmp_path, rows(*PEOPLE)), merged=True), tmp_path / "prints/all.pdf")
    assert os.listdir(tmp_path / "prints") == ["all.pdf"]


# --- passwords --------------------------------------------------------------------------------------------------------


def test_a_password_closes_a_copy_and_lets_screen_readers_in(tmp_path: Path) -> None:
    """By AES-256. Such a file says that it is PDF/UA, and not that it is PDF/A, which forbids passwords."""
    text = "name,appointment,password\nZoë Quint,3 May,crocodile-7\n"
    (data,) = _made(batch(listed(tmp_path, text), encrypted=True), tmp_path / "copies").values()
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(data))
    with pikepdf.open(BytesIO(data), password="crocodile-7") as file:
        assert (file.encryption.R, file.encryption.bits) == (6, 256)
        assert file.allow.accessibility
        said = file.Root.Metadata.read_bytes()
    assert (b"pdfuaid:part" in said, b"pdfaid:part" in said) == (True, False)
    assert b"Quint" not in data


@pytest.mark.parametrize("password", ["", "short", "x" * 65])
def test_a_password_that_closes_nothing_is_a_bad_row(tmp_path: Path, password: str) -> None:
    """And is not told."""
    text = f"name,appointment,password\nZoë Quint,3 May,{password}\n"
    (bad,) = batch(listed(tmp_path, text), encrypted=True).bad
    assert "password" in bad.message
    assert "x" * 65 not in str(bad)


# --- a kill -----------------------------------------------------------------------------------------------------------

RUN = """
import sys
from pathlib import Path
from b12docs.handover.copies.batch import write_copies
from tests.handover.copies.lists import batch, leaflet
from b12docs.handover.copies.people import read_people
write_copies(batch(read_people(Path(sys.argv[1]), ())), Path(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_run_that_was_killed_goes_on_where_it_was(tmp_path: Path) -> None:
    """Every file that is there is whole, nothing half-made is left when the next run ends, and that makes the rest."""
    people = [(f"{name} {number}", when) for number in range(500) for name, when in PEOPLE]
    (tmp_path / "people.csv").write_text(rows(*people), "utf-8")
    folder = tmp_path / "copies"
    process = subprocess.Popen([sys.executable, "-c", RUN, str(tmp_path / "people.csv"), str(folder)])
    while not folder.exists() or len(os.listdir(folder)) < 100:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    there = sorted(folder.glob("*.pdf"))
    assert 0 < len(there) < len(people)
    assert all(path.read_bytes().endswith(b"%%EOF\n") for path in there)
    kept = {path.name: path.stat().st_mtime_ns for path in there}
    made = write_copies(batch(listed(tmp_path, rows(*people))), folder)
    assert made.copies == len(people) - len(there)
    assert {name: (folder / name).stat().st_mtime_ns for name in kept} == kept
    assert [one for one in os.listdir(folder) if not re.fullmatch(r"\d{4}\.pdf", one)] == [JOURNAL]
