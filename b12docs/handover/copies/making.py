"""Making copies: what is prepared once for all people, and what a worker does with a few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from operator import add
from pathlib import Path
from typing import NamedTuple

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.handover.copies.files import Folder, opened_for
from b12docs.handover.copies.parts import Part, packed, people_of
from b12docs.handover.copies.persons import Person
from b12docs.handover.copies.unsaid import unsaid
from b12docs.production.personal import Personal
from b12docs.production.personal_forms import Names
from b12docs.records import record
from b12docs.typeset.limits import WideWordError
from b12docs.writers.pdf import Letters
from b12docs.writers.pdf.prepared import DoesNotFitError, Prepared, forget

_WIDER = "a larger paper (--paper) has more room"
_SAID = {  # of what is at fault, by the rule that tells it
    "turned-number": ("a number in these values would be shown turned round", "write the number in a value of its own"),
    "glyph": ("these values have letters that no font shows as they stand", "write them as they are written elsewhere"),
}


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

    def fitted(self, person: Person) -> Person:
        """The person with their words as they stand in the copy that is prepared; as they were where none fit there."""
        prepared = self.prepared[person.names]
        with suppress(DoesNotFitError):
            return person._replace(set=prepared.filled(person.values)) if prepared else person
        return person

    def ready(self, person: Person) -> tuple[Prepared, tuple[bytes, ...], bool]:
        """The file that a person's words go into, these as they stand there, and whether it was set for them alone."""
        words = person.set or self.fitted(person).set
        if words and (prepared := self.prepared[person.names]):
            return prepared, words, False
        own = self.documents[person.names].set_for(person.values, self.letters)
        return own, own.words, True

    def copy(self, person: Person) -> tuple[bytes, bool]:
        """The file of a person, and whether it was set by itself."""
        ready, words, alone = self.ready(person)
        return ready.pieces.copy(words), alone


class Looked(NamedTuple):
    """The people of a part whose words the pages have room for, these set where they are prepared; and the others."""

    good: Part
    bad: list[Diagnostic]


@unsaid()
def looked_at(forms: Forms, part: Part) -> Looked:
    """The words of some people, which are set; what has no room, whatever gives way, is told."""
    people = [forms.fitted(one) for one in people_of(part)]
    forget()
    bad = [fault for one in people if not one.set for fault in _tried(forms, one)]
    if bad:
        rows = {one.at.line for one in bad}
        people = [one for one in people if one.row not in rows]
    return Looked(packed(people), bad)


def _tried(forms: Forms, person: Person) -> Iterable[Diagnostic]:
    try:
        forms.documents[person.names].set_for(person.values, forms.letters)
    except InputError as error:  # whose words would say what stands in the row
        told = next((_SAID[one.rule] for one in error.diagnostics if one.rule in _SAID), None)
        said = told or _without_room(person, is_word=isinstance(error, WideWordError))
        yield Diagnostic("person", Location(forms.file, person.row), *said)


def _without_room(person: Person, *, is_word: bool) -> tuple[str, str]:
    """What is said of values that find no room: a word that no line holds, or all of them; and which is the longest."""
    if is_word:
        name, most = _longest(person, lambda value: max(map(len, value.split())))
        hint = f"put a space into it, or shorten it; {_WIDER}"
        return f"'{name}' has a word of {most} letters, for which no line has room", hint
    name, most = _longest(person, len)
    return f"the pages have no room for these values: '{name}' has {most} letters", f"shorten it; {_WIDER}"


def _longest(person: Person, size: Callable[[str], int]) -> tuple[str, int]:
    """The name of the value that is largest by its size, and that size."""
    sizes = {name: size(value) for name, value in zip(person.names, person.values, strict=True)}
    name = max(sizes, key=lambda name: sizes[name])
    return name, sizes[name]


class Made(NamedTuple):
    """How many copies were made, how many were there, how many were set by themselves, and how many bytes they have."""

    copies: int = 0
    there: int = 0
    alone: int = 0
    bytes: int = 0

    def and_more(self, other: Made) -> Made:
        """Both together."""
        return Made(*map(add, self, other))


class Files(NamedTuple):
    """Where copies go: the folder that was taken for them, by its fingerprint; and whether a password closes them."""

    folder: Path
    fingerprint: str
    encrypted: bool


@unsaid()
def made_into_files(forms: Forms, given: tuple[Files, Part]) -> Made:
    """Write a file for each of some people; one that is there already is whole, and is kept. Raises MachineError."""
    (files, part), made = given, Made()
    with opened_for(files.folder, files.fingerprint) as folder:
        for person in people_of(part):
            made = made.and_more(_made_into_file(forms, person, folder, encrypted=files.encrypted))
    return made


def _made_into_file(forms: Forms, person: Person, folder: Folder, *, encrypted: bool) -> Made:
    if folder.has(name := f"{person.file}.pdf"):
        return Made(there=1)
    data, alone = forms.copy(person)
    if encrypted:
        data = _closed(data, person.password)
    folder.write(name, data)
    return Made(1, 0, alone, len(data))


def _closed(data: bytes, password: str) -> bytes:
    from b12docs.handover.copies.encryption import encrypted

    return encrypted(data, password)
