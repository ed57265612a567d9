"""What a layout sees: frozen, typed values of our own, and nothing else.

A layout is a file that somebody may have got from anywhere. What it can name is this module, field by field;
docs/layouts.md explains the same names to those who write layouts. There are texts, names, whole numbers, true and
false, None, tuples, the classes below, and mappings by id. No object of a library is among them.
"""

from __future__ import annotations

from b12docs.source.prose import Words
from b12docs.templates.parts import FIELDS, ById, Datum, Part, part


@part
class Picture(Part):
    """A drawing, the words that stand for it, and its caption."""

    file: Datum
    alt: Words
    caption: Words | None


@part
class Statement(Part):
    """A statement; ``numbers`` are its references'."""

    text: Words
    certainty: str
    numbers: tuple[int, ...]


@part
class KeyPoint(Part):
    """A key point."""

    id: str
    text: Words
    certainty: str
    numbers: tuple[int, ...]


@part
class Item(Part):
    """An entry of a list: ``icon`` is a pictogram, ``points_at`` names a point.

    ``write`` labels a line to write on; ``written`` is the label and what is known to stand there.
    """

    id: str
    text: Words
    icon: Datum | None
    write: Words | None
    written: Words | None
    points_at: str | None
    certainty: str
    numbers: tuple[int, ...]


@part
class WarningItem(Part):
    """One red flag, or the note below them."""

    id: str | None
    text: Words
    certainty: str
    numbers: tuple[int, ...]


@part
class WarningGroup(Part):
    """What to do, and the signs that call for it."""

    id: str
    title: Words
    items: tuple[WarningItem, ...]
    note: WarningItem | None


@part
class Warnings(Part):
    """The title of the warnings, and one to four groups; none where there is nothing to warn of."""

    title: Words | None
    groups: tuple[WarningGroup, ...]


@part
class Cell(Part):
    """One cell of a table: its words, or None for one to ``tick``, a ``line`` to write on, or an empty one.

    ``lead`` are two or three words before them that may be printed large, or None.
    """

    lead: Words | None
    text: Words | None
    mark: str
    numbers: tuple[int, ...]


@part
class Column(Part):
    """A column of a table; ``marker`` and ``tone`` are ``circle``, ``square``, ``triangle``, ``diamond`` or None."""

    id: str
    name: Words
    marker: str | None
    tone: str | None


@part
class Row(Part):
    """A row of a table, with a cell by each column's id."""

    id: str
    name: Words
    icon: Datum | None
    cells: ById[Cell]


@part
class Table(Part):
    """A table; ``feature`` is the heading above the names of its rows, if it has one of its own."""

    feature: Words | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@part
class Block(Part):
    """A block of a section: ``kind`` is ``text``, ``list``, ``table``, ``figure``, ``box`` or ``write``.

    ``form`` is that of a list (``bullets``, ``steps``, ``tiles``, ``pictured``), or says that a text is a ``lead`` or a
    ``note``. A text has its ``paragraphs``, each a tuple of lines; what a kind has not is None or empty.
    """

    id: str
    kind: str
    form: str
    paragraphs: tuple[tuple[Words, ...], ...]
    items: tuple[Item, ...]
    table: Table | None
    figure: Picture | None
    title: Words | None
    marker: str | None
    tone: str | None
    blocks: tuple[Block, ...]
    lines: int
    certainty: str
    numbers: tuple[int, ...]


@part
class Section(Part):
    """A heading with its blocks; ``part`` is ``condition``, before the warnings, or ``care``, behind them.

    ``wide`` says that one of its tables has so many columns that it wants the width of a page.
    """

    id: str
    part: str
    title: Words
    beside: bool
    wide: bool
    blocks: tuple[Block, ...]


@part
class Condition(Part):
    """A column of the comparison; ``marker`` is ``circle``, ``square``, ``triangle`` or ``diamond``."""

    id: str
    name: Words
    marker: str
    figure: Picture | None
    numbers: tuple[int, ...]


@part
class ComparisonRow(Part):
    """One feature, with a cell by each condition's id; ``figures`` says that the conditions' figures show it."""

    id: str
    name: Words
    icon: Datum | None
    figures: bool
    cells: ById[Cell]


@part
class Card(Part):
    """A row of the comparison, by its id, that a leaflet of fixed pages shows on its cards."""

    row: str


@part
class Comparison(Part):
    """The table that tells conditions apart."""

    title: Words
    headline: Words | None
    message: Statement | None
    conditions: tuple[Condition, ...]
    rows: tuple[ComparisonRow, ...]
    cards: tuple[Card, ...]
    note: Statement | None


@part
class Actions(Part):
    """The actions, their title, the title of the lines for questions, and a last word below the actions."""

    title: Words
    questions: Words | None
    items: tuple[Item, ...]
    note: Statement | None


@part
class Prompt(Part):
    """A line of the protocol box: its label, and the lines that the clinic has given for it, if any."""

    id: str
    label: Words
    lines: tuple[Words, ...]


@part
class Protocol(Part):
    """The box for what differs between clinics."""

    title: Words
    prompts: tuple[Prompt, ...]


@part
class Reference(Part):
    """A source: what documents print of it, and its address; ``date`` is None where its page names none."""

    id: str
    title: Words
    publisher: Words
    date: Words | None
    url: Datum
    short: Words


@part
class MoreLink(Part):
    """A place to read on."""

    text: Words
    reference: Reference


@part
class More(Part):
    """Where to read more."""

    links: tuple[MoreLink, ...]


@part
class Labels(Part):
    """The fixed words of every document."""

    kind: Words
    main_message: Words
    version: Words
    review_by: Words
    sources: Words
    references: Words
    clinic: Words
    call: Words
    our_number: Words
    made_by: Words
    produced_by: Words
    funding: Words
    scan: Words
    read_on: Words
    hours: Words
    contents: Words
    tick: Words
    line: Words
    ask: Words
    page: Words
    qr: Words


@part
class Logo(Part):
    """The clinic's picture and the words that stand for it."""

    file: Datum
    alt: Datum


@part
class Phone(Part):
    """A telephone number, and whose it is or what for; ``aside`` are these words as they stand in brackets."""

    number: Words
    label: Words | None
    aside: Words | None


@part
class Clinic(Part):
    """What the clinic says of itself; each field is None or empty where it says nothing.

    ``letters`` are those of its name, address, e-mail, page and hours together. A ``long`` name stands once where room
    is short.
    """

    name: Words | None
    phones: tuple[Phone, ...]
    email: Datum | None
    web: Datum | None
    address: tuple[Words, ...]
    hours: tuple[Words, ...]
    languages: Words | None
    funding: Words | None
    logo: Logo | None
    letters: int
    long: bool


@part
class Review(Part):
    """Version, days and months, who wrote it, and whether a clinician approved it: ``status`` is the line for that.

    ``translation`` are the lines that say which language it is in, who translated and who checked; none of an original.
    ``also_in`` says in which languages it is there as well, or is None.
    """

    version: Words
    made_by: Words | None
    published: str
    review_by: str
    published_month: str
    review_by_month: str
    status: Words
    approved: bool
    translation: tuple[Words, ...]
    also_in: Words | None


@part
class View(Part):
    """All names that a layout may use, for one reader and one paper; what is not meant for this reader is None.

    ``form`` is the layout's form that the topic asks for, ``flow`` or ``sheet``. ``addressee`` says whose copy it is.
    """

    id: str
    language: str
    audience: str
    level: str
    reads: str
    paper: str
    form: str
    title: Words
    subtitle: Statement | None
    addressee: Words | None
    main_message: Statement
    key_points: tuple[KeyPoint, ...]
    warnings: Warnings
    sections: tuple[Section, ...]
    comparison: Comparison | None
    actions: Actions | None
    protocol: Protocol | None
    more: More | None
    languages: Words
    feedback: Words
    disclaimer: Words
    references: tuple[Reference, ...]
    sources: tuple[Reference, ...]
    labels: Labels
    clinic: Clinic
    review: Review


def names(view: View) -> dict[str, object]:
    """What a layout may name at its top, by name."""
    return {name: getattr(view, name) for name in FIELDS[View]}
