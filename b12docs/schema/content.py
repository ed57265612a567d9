"""The typed model of content.yaml: which fields there are, and what each may hold.

A text stands once for everybody, or for each level, or for each kind of reader and level. A part that is not meant for
everybody says so in its ``for`` field; a level that is merely missing is an error (see ``rules.texts``).
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from b12docs.records import field
from b12docs.schema.base import (
    Before,
    Identifier,
    Length,
    Lines,
    Link,
    Model,
    Names,
    Pattern,
    ReferenceId,
    ValueName,
    Written,
)
from b12docs.schema.blocks import (
    AnyBlock,
    Item,
    Marker,
    Picture,
    Row,
    Said,
    Scoped,
    Statement,
    WordsCell,
)
from b12docs.schema.house import House
from b12docs.schema.pages import COUNTS, PageCount
from b12docs.schema.texts import Text
from b12docs.source.prose import Words


class Reference(Model):
    """A source: what documents print of it, and its address.

    Days in ``date`` are written as 2024-03-06, and printed as the month. A page that names none has no ``date``;
    ``seen`` is then the day on which somebody read it.
    """

    id: ReferenceId
    title: Words
    publisher: Words
    date: Words | None = None
    seen: datetime.date | None = None
    url: Link
    short: Words


class MainMessage(Said):
    """What everybody should remember: it has no ``for``."""


class KeyPoint(Statement):
    """One of the points at the top of a clinician's page."""

    id: Identifier


class Section(Scoped):
    """A heading with its blocks; ``part`` says whether it stands before the warnings (``condition``) or behind them.

    ``beside`` puts the section into a column of its own, beside those that stand before it in the same part, where a
    layout has the room.
    """

    id: Identifier
    part: Literal["condition", "care"] = "care"
    title: Text
    beside: bool = False
    blocks: Annotated[tuple[AnyBlock, ...], Length(1)]


class WarningItem(Said):
    """One red flag. It has no ``for``: no reader and no level goes without a warning."""

    id: Identifier | None = None


class WarningGroup(Model):
    """What to do, and the signs that call for it."""

    id: Identifier
    title: Text
    items: Annotated[tuple[WarningItem, ...], Length(1)]
    note: WarningItem | None = None


class Warnings(Model):
    """The box "get help now": one to four groups; or, in ``none``, why there is nothing to warn of (not printed)."""

    title: Text | None = None
    groups: Annotated[tuple[WarningGroup, ...], Length(most=4)] = ()
    none: Lines | None = None


class Condition(Model):
    """A column of the comparison, told apart by a marker as well as by colour."""

    id: Identifier
    name: Text
    marker: Marker
    refs: tuple[str, ...] = ()
    figure: Picture | None = None


class ComparisonRow(Row):
    """One feature, with words for every condition; ``figures`` says that the conditions' figures show it too."""

    figures: bool = False
    cells: dict[str, WordsCell]  # type: ignore[assignment]  # no marks, which are among a table's cells


class Card(Scoped):
    """A row of the comparison that a leaflet of fixed pages shows on its cards."""

    row: Identifier


class Comparison(Model):
    """The table that tells conditions apart; ``headline`` and ``message`` are a poster's title and main message."""

    title: Text
    headline: Text | None = None
    message: Statement | None = None
    conditions: Annotated[tuple[Condition, ...], Length(2, 4)]
    rows: Annotated[tuple[ComparisonRow, ...], Length(1)]
    cards: tuple[Card, ...] = ()
    note: Statement | None = None


class Actions(Scoped):
    """The numbered actions, the title of the ruled lines for questions, and a last word below the actions."""

    title: Text
    questions: Text | None = None
    items: Annotated[tuple[Item, ...], Length(1)]
    note: Statement | None = None


class Value(Model):
    """What a clinic enters in clinic.yaml: its label, and what kind of thing it is.

    A missing one is a line to write on; a dose, and what is ``required``, must be there. ``personal`` says that it may
    differ from person to person.
    """

    label: Text
    kind: Literal["text", "phone", "number", "dose", "time", "date", "web", "email"] = "text"
    required: bool = False
    personal: bool = False


class Protocol(Scoped):
    """The box for what differs between clinics: a line for each of these values, behind its label."""

    title: Text
    values: Annotated[tuple[ValueName, ...], Length(1)]


class MoreLink(Scoped):
    """A place to read on; the first one that a reader gets is printed as a QR code too."""

    ref: ReferenceId
    text: Text


class More(Model):
    """Where to read more."""

    links: Annotated[tuple[MoreLink, ...], Length(1)]


# --- pages ------------------------------------------------------------------------------------------------------------


def _all_levels(value: object) -> object:
    return value if isinstance(value, dict) and not value.keys() & {"from", "to"} else {"all": value}


_BY_LEVEL = Written({"anyOf": [COUNTS, {"type": "object", "additionalProperties": COUNTS}]})
ByLevel = Annotated[dict[str, PageCount], Before(_all_levels), _BY_LEVEL]


EditionName = Annotated[str, Pattern(r"^large-print$", "the one edition that layouts have is large-print")]


class Edition(Model):
    """The pages that an edition of a document has, by paper and level."""

    pages: dict[str, ByLevel] = field(default_factory=dict)


class Translations(Edition):
    """The pages that translations of a document have, by paper and level, where they are others than the usual ones.

    ``languages`` are those in which a layout is on offer that holds no more than its text: a poster, six panels.
    """

    languages: Names = ()


class Pages(Edition):
    """What the topic promises of a layout: its pages, by paper and level, and those of its editions and translations.

    A layout of posters and the like, and a small paper, is on offer where it is named here. ``form`` chooses between
    the forms that a layout has: ``sheet`` fixes what stands on which page, ``flow`` takes as many as there are.
    """

    form: Literal["flow", "sheet"] = "flow"
    editions: dict[EditionName, Edition] = field(default_factory=dict)
    translations: Translations = Translations()


# An approval is of whatever version: it is no place for words.
Version = Annotated[Words, Pattern(r"^\S{1,20}$", "a version is one short word, like 1.2 or 2026-11")]


class Content(House):
    """content.yaml: one topic, for every audience and level; every key of house.yaml may stand here for this topic.

    ``made_by`` is who wrote it. ``addressee`` names the value that says whose copy it is.
    """

    id: Annotated[Identifier, Length(most=60)]  # it begins the name of every file
    version: Version
    published: datetime.date
    review_by: datetime.date
    made_by: Words | None = None
    sources: tuple[ReferenceId, ...] = ()
    documents: dict[Identifier, Pages] = field(default_factory=dict)
    title: Text
    subtitle: Statement | None = None
    main_message: MainMessage
    key_points: tuple[KeyPoint, ...] = ()
    warnings: Warnings
    sections: tuple[Section, ...] = ()
    comparison: Comparison | None = None
    actions: Actions | None = None
    values: dict[ValueName, Value] = field(default_factory=dict)
    addressee: ValueName | None = None
    protocol: Protocol | None = None
    more: More | None = None
    references: tuple[Reference, ...] = ()
