"""What a layout sees: frozen, typed values of our own, and nothing else.

A layout is a file that somebody may have got from anywhere. What it can name is this module, field by field;
docs/layouts.md explains the same names to those who write layouts. There are texts, names, whole numbers, true and
false, None, tuples, the classes below, and mappings by id. No object of a library is among them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar, dataclass_transform

from b12docs.records import record
from b12docs.source.prose import Words

T = TypeVar("T")


class Datum(Words):
    """Words that are data, like an address or a file's name: on the page as in an attribute they stay as they are."""

    __slots__ = ()


class ById(Mapping[str, T], Generic[T]):
    """A mapping by id that nobody can change."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._entries = dict(entries)

    def __getitem__(self, name: str) -> T:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Part:
    """The base of everything that a layout sees and that has fields."""

    __slots__ = ()


P = TypeVar("P", bound=Part)
FIELDS: dict[type[Part], dict[str, str]] = {}  # of each class, the names of its fields and what each is declared as


@dataclass_transform(frozen_default=True, eq_default=False)
def _part(declared: type[P]) -> type[P]:
    """The class as a frozen one that is equal to itself alone, entered into FIELDS."""
    made: type[P] = record(slots=True, eq=False)(declared)
    FIELDS[made] = {one.name: str(one.type) for one in dataclasses.fields(made)}  # type: ignore[arg-type]
    return made


@_part
class Picture(Part):
    """A drawing, the words that stand for it, and its caption."""

    file: Datum
    alt: Words
    caption: Words | None


@_part
class Statement(Part):
    """A statement; ``numbers`` are its references', ``icon`` is a pictogram, ``points_at`` a point of a figure."""

    id: str | None
    text: Words
    icon: Datum | None
    points_at: str | None
    certainty: str
    numbers: tuple[int, ...]


@_part
class Action(Part):
    """Something that the reader can do; ``write_in`` labels a line to write on."""

    id: str | None
    text: Words
    icon: Datum | None
    write_in: Words | None
    certainty: str
    numbers: tuple[int, ...]


@_part
class WarningItem(Part):
    """One red flag, or the note below them."""

    id: str | None
    text: Words
    certainty: str
    numbers: tuple[int, ...]


@_part
class WarningGroup(Part):
    """What to do, and the signs that call for it."""

    title: Words
    items: tuple[WarningItem, ...]
    note: WarningItem | None


@_part
class Warnings(Part):
    """What cannot wait at all, and what must be seen today."""

    title: Words
    emergency: WarningGroup
    urgent: WarningGroup


@_part
class Section(Part):
    """A heading with its statements; ``part`` is ``condition`` or ``care``, ``form`` how its statements are listed."""

    id: str
    part: str
    title: Words
    form: str
    beside: bool
    figure: Picture | None
    lead: Statement | None
    items: tuple[Statement, ...]
    note: Statement | None


@_part
class Condition(Part):
    """A column of the comparison; ``marker`` is ``circle``, ``square``, ``triangle`` or ``diamond``."""

    id: str
    name: Words
    marker: str
    figure: Picture | None
    numbers: tuple[int, ...]


@_part
class Cell(Part):
    """One cell of the comparison."""

    text: Words
    certainty: str
    numbers: tuple[int, ...]


@_part
class ComparisonRow(Part):
    """One feature, with a cell by each condition's id; ``figures`` says that the conditions' figures show it."""

    id: str
    name: Words
    icon: Datum | None
    figures: bool
    cells: ById[Cell]


@_part
class Card(Part):
    """A row of the comparison, by its id, that a leaflet shows on its cards."""

    row: str


@_part
class Comparison(Part):
    """The table that tells conditions apart."""

    title: Words
    headline: Words
    message: Statement
    conditions: tuple[Condition, ...]
    rows: tuple[ComparisonRow, ...]
    cards: tuple[Card, ...]
    note: Statement


@_part
class Actions(Part):
    """The actions, their title, and the title of the lines for questions."""

    title: Words
    questions: Words
    items: tuple[Action, ...]


@_part
class Prompt(Part):
    """A line of the protocol box: its label, and the clinic's own words for it, if it has given any."""

    id: str
    label: Words
    text: Words | None


@_part
class Protocol(Part):
    """The box for what differs between clinics."""

    title: Words
    prompts: tuple[Prompt, ...]


@_part
class Reference(Part):
    """A source: what documents print of it, and its address."""

    id: str
    title: Words
    publisher: Words
    date: Words
    url: Datum
    short: Words


@_part
class MoreLink(Part):
    """A place to read on."""

    text: Words
    reference: Reference


@_part
class More(Part):
    """Where to read more."""

    title: Words
    links: tuple[MoreLink, ...]


@_part
class Labels(Part):
    """The fixed words of every document."""

    kind: Words
    main_message: Words
    version: Words
    published: Words
    review_by: Words
    sources: Words
    references: Words
    clinic: Words
    phone: Words
    web: Words
    address: Words
    feature: Words
    page: Words
    qr: Words


@_part
class Logo(Part):
    """The clinic's picture and the words that stand for it."""

    file: Datum
    alt: Datum


@_part
class Clinic(Part):
    """What the clinic says of itself; each field is None where it says nothing."""

    name: Words | None
    phone: Words | None
    web: Datum | None
    address: Words | None
    languages: Words | None
    logo: Logo | None


@_part
class Review(Part):
    """The version and its days, and whether a clinician approved it: ``status`` is the line that says so."""

    version: Words
    published: str
    review_by: str
    status: Words
    approved: bool


@_part
class View(Part):
    """All names that a layout may use, for one reader and one paper; what is not meant for this reader is None."""

    id: str
    language: str
    audience: str
    level: str
    reads: str
    paper: str
    title: Words
    subtitle: Words
    main_message: Statement
    key_points: tuple[Statement, ...]
    warnings: Warnings
    sections: tuple[Section, ...]
    comparison: Comparison | None
    actions: Actions | None
    protocol: Protocol | None
    more: More
    languages: Words
    disclaimer: Words
    references: tuple[Reference, ...]
    sources: tuple[Reference, ...]
    labels: Labels
    clinic: Clinic
    review: Review


def names(view: View) -> dict[str, object]:
    """What a layout may name at its top, by name."""
    return {name: getattr(view, name) for name in FIELDS[View]}
