"""Making copies: what is prepared once for all people, and what a worker does with a few of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.handover.copies.files import Folder, opened_for
from b12docs.handover.copies.persons import Person
from b12docs.handover.copies.unsaid import unsaid
from b12docs.production.personal import Personal
from b12docs.records import record
from b12docs.writers.pdf import Letters
from b12docs.writers.pdf.prepared import DoesNotFitError, Prepared

Names = tuple[str, ...]


@record
class Forms:
    """A document as it is for everybody, by the names of the values that a person has, and a copy to splice from.

    A person who lacks a value gets a line to write on, which takes another form. ``prepared`` is None where each copy
    has to be set by itself. ``file`` is the list, for messages.
    """

    file: str
    letters: Letters
    documents: dict[Names, Personal]
    prepared: dict[Names, Prepared | None]

    def fitting(self, person: Person) -> tuple[Prepared, tuple[bytes, ...]] | None:
        """The file that a person's words fit into, and these as they stand there; None where they need their own."""
        prepared = self.prepared[person.names]
        with suppress(DoesNotFitError):
            return (prepared, prepared.filled(person.values)) if prepared else None
        return None

    def ready(self, person: Person) -> tuple[Prepared, tuple[bytes, ...], bool]:
        """The file that a person's words go into, these as they stand there, and whether it was set for them alone."""
        if fitting := self.fitting(person):
            return *fitting, False
        own = self.documents[person.names].set_for(person.values, self.letters)
        return own, own.words, True

    def copy(self, person: Person) -> tuple[bytes, bool]:
        """The file of a person, and whether it was set by itself."""
        ready, words, alone = self.ready(person)
        return ready.pieces.copy(words), alone


@unsaid()
def without_room(forms: Forms, people: Sequence[Person]) -> list[Diagnostic]:
    """Those of the people whose words the pages have no room for, whatever gives way."""
    return [bad for one in people if not forms.fitting(one) for bad in _tried(forms, one)]


def _tried(forms: Forms, person: Person) -> Iterable[Diagnostic]:
    try:
        forms.documents[person.names].set_for(person.values, forms.letters)
    except InputError:  # whose words would say what stands in the row
        hint = "shorten the longest of its values"
        yield Diagnostic("person", Location(forms.file, person.row), "the pages have no room for these values", hint)


@record
class Made:
    """How many copies were made, how many of them were set by themselves, and how large they are (bytes)."""

    copies: int = 0
    alone: int = 0
    bytes: int = 0

    def and_more(self, other: Made) -> Made:
        """Both together."""
        return Made(self.copies + other.copies, self.alone + other.alone, self.bytes + other.bytes)


@record
class Work:
    """What a worker needs: the forms, the folder that was taken for them, and whether a password closes the files."""

    forms: Forms
    folder: Path
    fingerprint: str
    encrypted: bool = False


@unsaid()
def made_into_files(work: Work, people: Sequence[Person]) -> Made:
    """Write a file for each of the people; one that is there already is whole, and is kept. Raises MachineError."""
    made = Made()
    with opened_for(work.folder, work.fingerprint) as folder:
        for person in people:
            if not folder.has(name := f"{person.file}.pdf"):
                made = made.and_more(_made_into_file(work, person, folder, name))
    return made


def _made_into_file(work: Work, person: Person, folder: Folder, name: str) -> Made:
    data, alone = work.forms.copy(person)
    if work.encrypted:
        from b12docs.handover.copies.encryption import encrypted

        data = encrypted(data, person.password)
    with folder.whole(name) as file:
        file.write(data)
    return Made(1, int(alone), len(data))
