"""A batch: a list of people and one document become copies. All rows are looked at before the first copy is made."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location, MachineError, SelectionError, fault
from b12docs.handover.copies.alike import Alike
from b12docs.handover.copies.days import AmbiguousDays
from b12docs.handover.copies.files import folder_of, taken
from b12docs.handover.copies.making import Files, Forms, Made, looked_at, made_into_files
from b12docs.handover.copies.parts import Kept, Part, parts_of, people_of
from b12docs.handover.copies.people import People, Row, read_people
from b12docs.handover.copies.persons import Columns, Person, Persons, columns_of
from b12docs.handover.copies.unsaid import unsaid
from b12docs.language.typography import typeset
from b12docs.production.disk import told
from b12docs.production.personal import Personal, of_everybody
from b12docs.production.personal_forms import Names
from b12docs.production.workers import Processes, streamed
from b12docs.project.project import Project
from b12docs.records import record, replace
from b12docs.source.files import shown
from b12docs.typeset import fonts
from b12docs.writers.pdf import Letters

if TYPE_CHECKING:
    from concurrent.futures import Executor

_TRIED = 50  # people of whom one is chosen, whose copy those of others are made of


@record
class Batch:
    """A list, a document, and what makes copies of both: an executor of ``concurrent.futures``, or this process.

    ``allows_drafts`` says that people may be given what nobody has approved, or what is out of date.
    """

    project: Project
    job: Job
    people: People
    columns: Columns
    executor: Executor | Processes | None = None
    allows_drafts: bool = False
    encrypted: bool = False
    merged: bool = False


def batch_of(
    project: Project, job: Job, people: Path, *, executor: Executor | Processes | None = None,
    allows_drafts: bool = False, name_by: str = "", encrypted: bool = False, merged: bool = False,
) -> Batch:  # fmt: skip
    """The batch for the list in a file; ``name_by`` is the column that names files. Raises InputError."""
    project = project.in_language(job.language)
    listed = read_people(people, project.content.labels.months)
    columns = columns_of(listed, project, name_by=name_by, encrypt=encrypted)
    return Batch(project, job, listed, columns, executor, allows_drafts, encrypted, merged)


@record
class Checked:
    """A batch whose rows were looked at: the forms for its people, how many they are, and the rows that are bad.

    ``kept`` are the first of the people, with their words, and ``warnings`` of rows that say the same, or a day that
    can be read in two ways.
    """

    batch: Batch
    forms: Forms
    kept: Kept
    count: int
    rows: int
    bad: tuple[Diagnostic, ...]
    warnings: tuple[Diagnostic, ...] = ()
    skipped: frozenset[int] = frozenset()  # the numbers of rows whose words the pages have no room for

    @property
    def persons(self) -> Iterator[Person]:
        """All people whose rows are good."""
        found = _rows_of(self.batch)
        return (one for one in found if isinstance(one, Person) and one.row not in self.skipped)

    @property
    def parts(self) -> Iterator[Part]:
        """The same in parts; the words of those that are kept are set."""
        return self.kept.and_rest(self.persons)

    @property
    def fingerprint(self) -> str:
        """What tells these copies from those of any other list and document."""
        digest = hashlib.sha256(self.batch.people.data)
        for names, prepared in sorted(self.forms.prepared.items()):
            digest.update(prepared.data if prepared else self._copy_of_one(names))
        digest.update(repr((str(self.batch.job), self.batch.columns.file, sorted(self.skipped))).encode())
        return digest.hexdigest()

    def _copy_of_one(self, names: Names) -> bytes:
        """The copy of the first person who has these values; empty where everybody's row is bad."""
        first = next((one for one in self.persons if one.names == names), None)
        return self.forms.copy(first)[0] if first else b""


@unsaid()
def checked(batch: Batch) -> Checked:
    """The batch with every row looked at: its values, their letters, and whether the pages have room for them.

    Raises SelectionError where the document is a draft, or prints nothing that is a person's, and InputError where it
    cannot be made at all.
    """
    rows = _Rows(batch)
    forms = _forms(batch, rows.firsts, "".join(sorted(rows.letters - {*fonts.missing("".join(rows.letters))})))
    kept, more = Kept(), list[Diagnostic]()
    for part in streamed(looked_at, forms, rows.parts, batch.executor):
        kept.take(part.good)
        more += part.bad
    skipped = frozenset(one.at.line or 0 for one in more)
    both = sorted((*rows.bad, *more), key=lambda one: one.at.line or 0)
    file = batch.people.file
    told = (*rows.alike.warnings(file), *rows.days.warnings(file))
    return Checked(batch, forms, kept, rows.good - len(more), batch.people.count, tuple(both), told, skipped)


class _Rows:
    """What the rows of a list say: those that are bad, all letters, and the first people who have the same values.

    ``alike`` knows which say the same, and ``days`` in which a day can be read in two ways.
    """

    def __init__(self, batch: Batch) -> None:
        self.bad: list[Diagnostic] = []
        self.alike, self.days = Alike(), AmbiguousDays()
        self.letters: set[str] = set()
        self.firsts: dict[Names, list[Person]] = {}
        self.good = 0
        self._batch, self._kept = batch, Kept()
        for part in parts_of(self._people()):
            self._kept.take(part)

    @property
    def parts(self) -> Iterator[Part]:
        """The people whose rows are good."""
        return self._kept.and_rest(one for one in _rows_of(self._batch) if isinstance(one, Person))

    def _people(self) -> Iterator[Person]:
        for one in _rows_of(self._batch, self.alike.note):
            if isinstance(one, Diagnostic):
                self.bad.append(one)
            else:
                self._take(one)
                yield one

    def _take(self, person: Person) -> None:
        self.good += 1
        self.days.note(person)
        self.letters.update(*map(typeset, person.values))
        alike = self.firsts.setdefault(person.names, [])
        if len(alike) < _TRIED:
            alike.append(person)


def _rows_of(batch: Batch, note: Callable[[Row], None] = lambda row: None) -> Persons:
    """Every row as a person, or what is wrong with it; each that is a person is told."""
    return Persons(batch.people, batch.columns, batch.project, max(4, len(str(batch.people.count))), note)


def _forms(batch: Batch, firsts: dict[Names, list[Person]], letters: str) -> Forms:
    """The document for people who have these values, one form for each set of them."""
    documents = {names: _document(batch, names) for names in firsts}
    held = Letters(letters, letters)
    prepared = {}
    for names, some in firsts.items():
        try:
            prepared[names] = documents[names].prepared(_usual(some).values, held)
        except InputError:  # most people's words are too long, which is told row by row
            prepared[names] = None
    return Forms(batch.people.file, held, documents, prepared)


def _usual(some: list[Person]) -> Person:
    """The one of middle length: of a copy whose words take more lines than usual, few others could be made.

    Nor could they of one whose letters are shaped, as those of Arabic are: such words are set for each by themselves.
    """
    plain = [one for one in some if not fonts.missing("".join(one.values))] or some
    return sorted(plain, key=lambda one: len("".join(one.values)))[(len(plain) - 1) // 2]


def _document(batch: Batch, names: Names) -> Personal:
    document = replace(of_everybody(batch.project, batch.job, names), to_encrypt=batch.encrypted, to_merge=batch.merged)
    if not batch.allows_drafts and document.approval is None:
        raise SelectionError(
            f"{batch.job} is a draft: nobody has approved what it says; --allow-draft makes copies all the same"
        )
    if not document.used:
        raise SelectionError(f"{batch.job} prints nothing that is a person's: no copy would differ from another")
    return document


@unsaid()
def write_copies(checked: Checked, folder: Path, progress: Callable[[int], None] = lambda done: None) -> Made:
    """Write a file for each person into a folder; what an earlier run has made is kept.

    ``progress`` is told how many people have been gone through. Raises MachineError, and InputError where there is
    nobody.
    """
    _refuse_nobody(checked)
    made, files = Made(), Files(folder, checked.fingerprint, checked.batch.encrypted)
    with folder_of(folder, files.fingerprint, checked.count):
        jobs = ((files, part) for part in checked.parts)
        for part in streamed(made_into_files, checked.forms, jobs, checked.batch.executor):
            made = made.and_more(part)
            progress(made.copies + made.there)
    return made


@unsaid()
def write_merged(checked: Checked, path: Path, progress: Callable[[int], None] = lambda done: None) -> Made:
    """Write one file with the copies of all people, each of which begins on a new sheet.

    Such a file of an earlier run is replaced. Raises MachineError, also where any other file is there, InputError where
    there is nobody, and SelectionError where they are more than one file may hold.
    """
    from b12docs.writers.pdf.merged import TooManyError

    _refuse_nobody(checked)
    try:
        with taken(path.parent) as folder:
            _refuse_other(path)
            with folder.whole(path.name) as file:
                alone = _merge(checked, file, progress)
    except TooManyError:
        raise SelectionError("these are more copies than one PDF may hold: cut the list into several") from None
    return Made(checked.count, alone=alone, bytes=path.stat().st_size)


def _refuse_nobody(checked: Checked) -> None:
    if not checked.count:
        at = Location(checked.batch.people.file)
        raise fault("people", at, "there is nobody to make a copy for", "each row below the first is a person")


def _refuse_other(path: Path) -> None:
    """Raise MachineError where a file is there already that no earlier run has made, or that somebody has changed."""
    from b12docs.writers.pdf.merged import is_as_written

    if not os.path.lexists(path):
        return
    with told(path):
        if not path.is_symlink():
            with path.open("rb") as file:
                if is_as_written(file):
                    return
    message = "this file is there already, and is not as b12docs has made it"
    raise MachineError(shown(path), message, "move it away, or name another file by -o")


def _merge(checked: Checked, file: BinaryIO, progress: Callable[[int], None]) -> int:
    """Write the copies of all people; returns how many of them were set by themselves."""
    from b12docs.writers.pdf.merged import MergedFile

    merged, done, alone = None, 0, 0
    for part in checked.parts:
        for person in people_of(part):
            ready, words, is_alone = checked.forms.ready(person)
            assert ready.objects
            merged = merged or MergedFile(file, ready.objects)
            merged.add(ready.objects, words, once=is_alone)
            alone += is_alone
        progress(done := done + part.people)
    assert merged
    merged.close()
    return alone
