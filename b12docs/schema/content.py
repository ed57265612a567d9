"""The typed model of content.yaml: which fields there are, and what each may hold.

Every text stands once for each kind of reader (``lay``, ``clinical``, ...) and level. A part that is not meant for
everybody says so in its ``for`` field; a level that is merely missing is an error (see ``rules.texts``).
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from b12docs.diagnostics import Location
from b12docs.language.english import PICTURE, SHEETS, SKIP
from b12docs.records import field
from b12docs.schema.base import Identifier, Language, Length, Link, Model, Names, Read, ReferenceId, Root, Written
from b12docs.source.prose import Words


class Text(Root):
    """Kind of reader -> level -> the words for that reader."""

    root: dict[str, dict[str, Words]]


def _label(value: object, depth: int = 2) -> object:
    if isinstance(value, Words) and value.strip():
        return value
    if isinstance(value, dict) and value and depth:
        return {key: _label(entry, depth - 1) for key, entry in value.items()}
    raise ValueError("a text is expected here, or one for each kind of reader (and level)")


_WORDS = {"type": "string", "pattern": r"\S"}
_LABEL = {
    "anyOf": [
        _WORDS,
        {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {
                "anyOf": [_WORDS, {"type": "object", "minProperties": 1, "additionalProperties": _WORDS}]
            },
        },
    ],
}


class Label(Root):
    """A short fixed word: one for everybody, one for a kind of reader, or one for each level."""

    root: Annotated[Any, Read(_label), Written(_LABEL)]


class Scoped(Model):
    """A part that may be meant for some readers only: ``for: lay``, ``for: [lay/standard, clinical]``."""

    meant_for: Names = field(default=(), metadata={"key": "for"})


class Sourced(Model):
    """A statement: which facts it tells, and the references of what is not in the source text."""

    text: Text
    facts: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    certainty: Literal["high", "low"] = "high"


class Picture(Model):
    """A drawing of the folder ``layouts/figures``, the words that stand for it, and a caption."""

    file: Words
    alt: Text
    caption: Text | None = None


class Statement(Scoped, Sourced):
    """A statement that may be meant for some readers only; ``icon`` is a pictogram of ``layouts/figures``.

    ``points_at`` names the point of its section's figure that the statement is the label of.
    """

    id: Identifier | None = None
    icon: Words | None = None
    points_at: Identifier | None = None


class Limits(Model):
    """The reading limits of one level; what is left out is reported but not limited (grades are US school grades)."""

    fkgl: float | None = None
    smog: float | None = None
    mean_words: float | None = None
    longest: int | None = None


class Audience(Model):
    """Who reads: the kind of text, the levels on offer, and the layouts meant for them."""

    reads: Identifier
    levels: Annotated[tuple[Identifier, ...], Length(1)]
    default: Identifier
    layouts: Annotated[tuple[Identifier, ...], Length(1)]


class Help(Model):
    """The help lines; a text names them as ``{emergency}``, ``{emergency_place}``, ``{urgent}`` and ``{doctor}``.

    ``{their_doctor}`` is the doctor as a carer is told of; left out, it is ``{doctor}`` with "their" for "your".
    ``{languages}`` is whom to ask for other languages and formats; left out, it is the doctor.
    """

    emergency: Words
    emergency_place: Words
    urgent: Words
    doctor: Words
    their_doctor: Words | None = None
    languages: Words | None = None


class Reference(Model):
    """A source: what documents print of it, and its address."""

    id: ReferenceId
    title: Words
    publisher: Words
    date: Words
    url: Link
    short: Words


class Section(Scoped):
    """A heading with its statements; ``part`` says whether it is about the condition or about care.

    ``pictured`` sets a list's pictograms in place of bullets. ``beside`` puts the section into a column of its own,
    beside those that stand before it in the same part.
    """

    id: Identifier
    part: Literal["condition", "care"]
    title: Text
    form: Literal["paragraphs", "bullets", "tiles", "pictured"]
    beside: bool = False
    figure: Picture | None = None
    lead: Statement | None = None
    items: Annotated[tuple[Statement, ...], Length(1)]
    note: Statement | None = None


class WarningItem(Sourced):
    """One red flag. It has no ``for``: no reader and no level goes without a warning."""

    id: Identifier | None = None


class WarningGroup(Model):
    """What to do, and the signs that call for it."""

    title: Text
    items: Annotated[tuple[WarningItem, ...], Length(1)]
    note: WarningItem | None = None


class Warnings(Model):
    """The box "get help now": what cannot wait at all, and what must be seen today."""

    title: Text
    emergency: WarningGroup
    urgent: WarningGroup


class Condition(Model):
    """A column of the comparison, told apart by a marker as well as by colour."""

    id: Identifier
    name: Text
    marker: Literal["circle", "square", "triangle", "diamond"]
    refs: tuple[str, ...] = ()
    figure: Picture | None = None


class Cell(Sourced):
    """One cell of the comparison."""


class ComparisonRow(Model):
    """One feature, with a cell for every condition; ``figures`` says that the conditions' figures show it too."""

    id: Identifier
    name: Text
    icon: Words | None = None
    figures: bool = False
    cells: dict[str, Cell]


class Card(Scoped):
    """A row of the comparison that a leaflet shows on its cards."""

    row: Identifier


class Comparison(Model):
    """The table that tells conditions apart; ``cards`` names the rows that a leaflet shows."""

    title: Text
    headline: Text
    message: Statement
    conditions: Annotated[tuple[Condition, ...], Length(2, 4)]
    rows: Annotated[tuple[ComparisonRow, ...], Length(1)]
    cards: tuple[Card, ...] = ()
    note: Statement


class Action(Statement):
    """Something that the reader can do; ``write_in`` labels a line to write on."""

    write_in: Text | None = None


class Actions(Scoped):
    """The numbered actions (five at most) and the title of the ruled lines for questions."""

    title: Text
    questions: Text
    items: Annotated[tuple[Action, ...], Length(1, 5)]


class Prompt(Model):
    """A line of the local protocol box: the clinic's own words for it stand in clinic.yaml under the same id."""

    id: Identifier
    label: Label


class Protocol(Scoped):
    """The box for what differs between clinics: thresholds, products and doses."""

    title: Label
    prompts: Annotated[tuple[Prompt, ...], Length(1)]


class MoreLink(Scoped):
    """A place to read on; the first one that a reader gets is printed as a QR code too."""

    ref: ReferenceId
    text: Text


class More(Model):
    """Where to read more."""

    title: Text
    links: Annotated[tuple[MoreLink, ...], Length(1)]


class Labels(Model):
    """The fixed words of every document, in the language and at the level of its reader."""

    kind: Label
    main_message: Label
    version: Label
    published: Label
    review_by: Label
    sources: Label
    draft: Label
    approved: Label
    references: Label
    clinic: Label
    phone: Label
    web: Label
    address: Label
    feature: Label
    page: Label
    qr: Label
    months: Annotated[tuple[Words, ...], Length(12, 12)]


def _english(text: str) -> Words:
    return Words(text, Location("content.yaml"))


class Editions(Model):
    """The words that only other formats and imposed sheets have; English where a file leaves them out.

    ``skip`` leads past the title of a web page, ``picture`` says what a picture's words in a plain text stand for.
    The others name imposed files, and say how the parts of a poster are cut and glued.
    """

    skip: Words = _english(SKIP)
    picture: Words = _english(PICTURE)
    booklet: Words = _english(SHEETS.booklet)
    trifold: Words = _english(SHEETS.trifold)
    tiles: Words = _english(SHEETS.tiles)
    two_up: Words = _english(SHEETS.two_up)
    label: Words = _english(SHEETS.label)
    glue: Words = _english(SHEETS.glue)
    heading: Words = _english(SHEETS.heading)
    steps: tuple[Words, ...] = tuple(map(_english, SHEETS.steps))


class HardWord(Model):
    """A hard word: its forms, plain words that explain it, and the lay levels at which it may stay if explained."""

    term: Words
    forms: tuple[Words, ...] = ()
    plain: Annotated[tuple[Words, ...], Length(1)]
    keep: tuple[Identifier, ...] = ()


class Content(Model):
    """content.yaml: one topic, for every audience and level."""

    id: Annotated[Identifier, Length(most=60)]  # it begins the name of every file
    language: Language
    version: Words
    published: datetime.date
    review_by: datetime.date
    sources: Annotated[tuple[ReferenceId, ...], Length(1)]
    audiences: Annotated[dict[Identifier, Audience], Length(1)]
    limits: dict[Identifier, dict[Identifier, Limits]] = field(default_factory=dict)
    help: Help
    labels: Labels
    editions: Editions = Editions()
    title: Text
    subtitle: Text
    main_message: Statement
    key_points: tuple[Statement, ...] = ()
    warnings: Warnings
    sections: Annotated[tuple[Section, ...], Length(1)]
    comparison: Comparison | None = None
    actions: Actions
    protocol: Protocol | None = None
    more: More
    languages: Text
    disclaimer: Text
    references: Annotated[tuple[Reference, ...], Length(1)]
    abbreviations: dict[str, Words] = field(default_factory=dict)
    known_abbreviations: tuple[Words, ...] = ()
    hard_words: tuple[HardWord, ...] = ()
