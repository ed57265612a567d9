"""The document tree: what a document says and how its parts relate, without a word about pages or files.

Blocks and runs are frozen. A node that would make a document inaccessible (a figure without alt text, a header cell
without a scope, a heading that skips a level) cannot be built: it raises InvalidNodeError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from b12docs.diagnostics import Location

Scope = Literal["col", "row"]

PARAGRAPH_ROLES = (
    "", "kind", "subtitle", "label", "lead", "note", "clinic", "write-in", "point", "clear", "contact", "status"
)  # fmt: skip
LIST_ROLES = ("", "tiles", "pictured", "spaced", "flags", "actions", "references", "plain")
GROUP_ROLES = (
    "", "page", "flow", "band", "strip", "key-message", "key-points", "columns", "column", "tight", "red-flags",
    "cards", "card", "panel", "protocol", "passport", "pointed",
)  # fmt: skip
PAGE_ROLES = ("page", "flow")
PAGE_PARTS = ("band", "strip", "passport")  # what stands directly in a page
ICON_LISTS = ("tiles", "pictured", "actions")  # whose entries may have pictograms
TABLE_ROLES = ("", "tinted")
FIGURE_ROLES = ("", "qr", "logo")
MARKERS = ("circle", "square", "triangle")
MOST_LINK = 300  # characters of a QR code; more are too fine to be read from 20 mm


class InvalidNodeError(ValueError):
    """A node that no accessible document may hold; the message says why, and ``at`` where, if that is known."""

    def __init__(self, message: str, at: Location | None = None) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True)
class Run:
    """Text in one style: plain, bold, a link (``href``) or a reference number (``small``)."""

    text: str
    bold: bool = False
    href: str = ""
    small: bool = False
    at: Location | None = None


Runs: TypeAlias = tuple[Run, ...]


def plain_text(runs: Runs) -> str:
    """The words of the runs."""
    return "".join(run.text for run in runs)


def has_words(runs: Runs) -> bool:
    """Whether anything of the runs can be seen: spaces, and characters of no width, cannot."""
    return any(char.isprintable() and not char.isspace() for char in plain_text(runs))


def parse_widths(text: str) -> list[float]:
    """The weights of columns, such as "2:5:5"; none where the text is empty."""
    parts = text.split(":") if text else []
    valid = all(re.fullmatch(r"[0-9]{1,4}(\.[0-9]+)?", part) and float(part) > 0 for part in parts)
    _require(valid, f"'{text}' are no widths: write weights above 0, like 2:5:5")
    return [float(part) for part in parts]


def _require(truth: object, message: str, at: Location | None = None) -> None:
    if not truth:
        raise InvalidNodeError(message, at)


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 3."""

    level: int
    runs: Runs
    at: Location | None = None

    def __post_init__(self) -> None:
        _require(has_words(self.runs), "a heading needs words")
        _require(1 <= self.level <= 3, "headings have levels 1 to 3")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; its role says what it is for (a lead-in, a note, a line to write on, ...)."""

    runs: Runs
    role: str = ""
    at: Location | None = None

    def __post_init__(self) -> None:
        _require(has_words(self.runs), "a paragraph needs words")
        _require(self.role in PARAGRAPH_ROLES, f"no paragraph has the class '{self.role}'")


@dataclass(frozen=True)
class WriteLines:
    """Ruled lines to write on; ``count`` is the least number, more are ruled where there is room."""

    count: int
    at: Location | None = None

    def __post_init__(self) -> None:
        _require(1 <= self.count <= 40, "write-in lines are 1 to 40 in number")


@dataclass(frozen=True)
class Figure:
    """A picture: a drawing of the layouts, a clinic's file, or a QR code of a link; ``alt`` says the same in words.

    ``height`` is that of the drawing in millimetres; 0 leaves it to the writer.
    """

    source: str
    alt: str
    role: str = ""
    at: Location | None = None
    caption: Runs = ()
    height: float = 0.0

    def __post_init__(self) -> None:
        _require(self.alt.strip(), "a figure needs alt text")
        _require(self.source.strip(), "a figure needs a source")
        _require(self.role in FIGURE_ROLES, f"no figure has the class '{self.role}'")
        _require(not (self.role and self.caption), "a logo or QR code has no caption")
        _require(self.role != "qr" or len(self.source) <= MOST_LINK, f"a QR code holds {MOST_LINK} characters at most")


@dataclass(frozen=True)
class Item:
    """One entry of a list; ``icon`` is the source of its pictogram, ``anchor`` the point of a drawing that it names."""

    blocks: tuple[Block, ...]
    at: Location | None = None
    icon: str = ""
    anchor: str = ""

    def __post_init__(self) -> None:
        _require(self.blocks, "a list entry needs words")
        _check_place(self.blocks)


@dataclass(frozen=True)
class ListBlock:
    """A list; its role says what kind (tiles, red flags, numbered actions, references)."""

    items: tuple[Item, ...]
    ordered: bool = False
    role: str = ""
    at: Location | None = None

    def __post_init__(self) -> None:
        _require(self.items, "a list needs entries")
        _require(self.role in LIST_ROLES, f"no list has the class '{self.role}'")
        for item in self.items:
            _require(not item.icon or self.role in ICON_LISTS, f"only lists of {', '.join(ICON_LISTS)} have pictograms")


@dataclass(frozen=True)
class Cell:
    """A cell of a table; a header cell has a scope. ``marker`` is a shape, ``icon`` a pictogram before its words."""

    blocks: tuple[Block, ...]
    scope: Scope | None = None
    marker: str = ""
    at: Location | None = None
    icon: str = ""

    def __post_init__(self) -> None:
        _require(self.marker in ("", *MARKERS), f"'{self.marker}' is no marker; there are {', '.join(MARKERS)}")
        _check_place(self.blocks)


@dataclass(frozen=True)
class Table:
    """A table: header rows, then rows of the same number of cells; ``widths`` are weights such as "2:5:5"."""

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    role: str = ""
    widths: str = ""
    at: Location | None = None

    def __post_init__(self) -> None:
        _require(self.role in TABLE_ROLES, f"no table has the class '{self.role}'")
        _require(self.head and self.rows, "a table needs a header row and rows")
        _require(len(self.head) == 1, "a table has one header row")
        lengths = {len(row) for row in (*self.head, *self.rows)}
        _require(len(lengths) == 1 and lengths != {0}, "the rows of a table have the same number of cells")
        _require(
            not self.widths or {len(parse_widths(self.widths))} == lengths,
            "a table has a width for each of its columns",
        )
        _require(
            all(cell.scope for row in self.head for cell in row), "every cell of a header row is a th with a scope"
        )
        _require(all(row[0].scope == "row" for row in self.rows), 'the first cell of a row is a th with scope="row"')


@dataclass(frozen=True)
class Group:
    """Blocks that belong together: a page, a section, or a component such as a card."""

    blocks: tuple[Block, ...]
    role: str = ""
    options: tuple[tuple[str, str], ...] = ()
    at: Location | None = None

    def __post_init__(self) -> None:
        _require(self.role in GROUP_ROLES, f"no group has the class '{self.role}'")
        _require(self.blocks or self.role == "strip", "a group needs something in it")
        self._check_options()
        _check_place(self.blocks, () if self.role in PAGE_ROLES else PAGE_PARTS, pointed=self.role == "pointed")
        if self.role == "key-points":
            _require(all(isinstance(block, ListBlock) for block in self.blocks), "key points are a list")
        if self.role == "pointed":
            kinds = [(type(block), getattr(block, "role", "")) for block in self.blocks]
            sound = [kind for kind, _ in kinds] == [Figure, ListBlock] and not kinds[0][1]
            _require(sound, "a figure with labels is a figure and the list of its labels")
        if self.role == "key-message":
            _require(len(self.blocks) > 1, "a key message has a label and a message")
        if self.role == "red-flags":
            _require(len(self.blocks) > 1 and isinstance(self.blocks[0], Heading), "red flags begin with a heading")
        if self.role == "band":
            asides = [block for block in self.blocks if getattr(block, "role", "") in ("clinic", "logo")]
            _require(any(isinstance(block, Heading) for block in self.blocks), "a title band has a heading")
            _require(len(asides) < 2, "a title band has one name or logo of the clinic")
        if self.role in PAGE_ROLES:
            _check_page(_roles(self.blocks))

    def _check_options(self) -> None:
        widths, marker = parse_widths(self.option("widths")), self.option("marker")
        _require(not widths or self.role in ("columns", "red-flags"), "only columns and red flags have widths")
        if self.role == "columns":
            _require(not widths or len(widths) >= len(self.blocks), "columns have a width for each of their parts")
        if self.role == "card":
            _require(marker in MARKERS, f"a card has a marker: {', '.join(MARKERS)}")
        else:
            _require(not marker, "only cards and header cells have a marker")

    def option(self, name: str, default: str = "") -> str:
        """The value of a ``data-`` attribute."""
        return dict(self.options).get(name, default)


def _check_place(blocks: tuple[Block, ...], refused: tuple[str, ...] = PAGE_PARTS, *, pointed: bool = False) -> None:
    """Nothing of the blocks belongs elsewhere: a page, a part of a page, or labels that are not of a figure."""
    for block in blocks:
        if isinstance(block, Group):
            _require(block.role not in PAGE_ROLES, f"a {block.role} stands in nothing else")
            _require(block.role not in refused, f"a {block.role} stands directly in its page")
        if isinstance(block, ListBlock) and not pointed:
            _require(not any(item.anchor for item in block.items), "only the labels of a figure point at something")


def _roles(blocks: tuple[Block, ...]) -> list[str]:
    """The roles of the blocks that are groups, and nothing for each of the others."""
    return [block.role if isinstance(block, Group) else "" for block in blocks]


def _check_page(roles: list[str]) -> None:
    _require(not {"band", "strip"} & set(roles[1:]), "a title band or strip is the first part of its page")
    _require("passport" not in roles[:-1], "a passport is the last part of its page")


Block: TypeAlias = Heading | Paragraph | WriteLines | Figure | ListBlock | Table | Group


@dataclass(frozen=True)
class Document:
    """A whole document: its pages are groups with the role "page", or "flow" for as many pages as it takes.

    ``running`` is the line at the foot of each page.
    Its last run stands at the right; ``{page}`` and ``{pages}`` in it are filled in where the pages are made.
    """

    title: str
    language: str
    pages: tuple[Group, ...]
    running: Runs = ()
    subject: str = ""
    headings: tuple[Heading, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        _require(self.pages, "a document needs a page")
        headings = tuple(node for node in self.walk() if isinstance(node, Heading))
        object.__setattr__(self, "headings", headings)
        level = 0
        for heading in headings:
            words = plain_text(heading.runs)
            _require(heading.level <= level + 1, f"the heading '{words}' skips a level", heading.at)
            level = heading.level

    def walk(self) -> Iterator[Block]:
        """Every block in reading order, parents before their children."""
        for page in self.pages:
            yield from walk(page)

    @property
    def closing(self) -> Runs:
        """The running words that a document without pages says once, at its end: those that it has not said before."""
        said = " ".join(plain_text(block.runs) for block in self.walk() if isinstance(block, Heading | Paragraph))
        return tuple(run for run in self.running if "{page}" not in run.text and run.text not in said)


def walk(block: Block) -> Iterator[Block]:
    """The block and every block inside it, in reading order."""
    yield block
    for child in children(block):
        yield from walk(child)


def children(block: Block) -> tuple[Block, ...]:
    """The blocks directly inside a block, in reading order."""
    match block:
        case Group(blocks=blocks):
            return blocks
        case ListBlock(items=items):
            return tuple(child for item in items for child in item.blocks)
        case Table(head=head, rows=rows):
            return tuple(child for row in (*head, *rows) for cell in row for child in cell.blocks)
        case _:
            return ()
