"""The nodes of the document tree that hold others: lists, tables and the components, each a type of its own.

``KINDS`` is the table of all there is to know of each type. Nodes are frozen. One that would make a document
inaccessible (a header cell without a scope) or that stands where it does not belong cannot be built: it raises
InvalidNodeError.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from b12docs.diagnostics import Location
from b12docs.document.kinds import MARKERS, TONES, Kind, Scope, TableForm
from b12docs.document.leaves import Blank, Figure, Heading, Logo, Paragraph, Picture, QrCode, Runs, WriteLines, require
from b12docs.document.tables import check_table
from b12docs.records import field, record

# --- lists ------------------------------------------------------------------------------------------------------------


@record
class Item:
    """One entry of a list; ``icon`` is the source of its pictogram, ``anchor`` the point of a drawing that it names."""

    blocks: tuple[Block, ...]
    at: Location | None = None
    icon: str = ""
    anchor: str = ""

    def __post_init__(self) -> None:
        require(self.blocks, "a list entry needs words")
        _check_places(self.blocks, blanks=True)


@record
class ListBlock:
    """What all lists share: entries, whether their order says something, the height of pictograms (mm; 0: usual)."""

    items: tuple[Item, ...]
    ordered: bool = False
    height: float = field(default=0.0, kw_only=True)
    at: Location | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        require(self.items, "a list needs entries")
        sound = kind_of(self).icons or not any(item.icon for item in self.items)
        require(sound, f"only lists of {', '.join(one.name for one in KINDS.values() if one.icons)} have pictograms")
        require(self.ordered or not isinstance(self, Steps), "steps stand in an ol, since their order says something")


@record
class Bullets(ListBlock):
    """The usual list."""


@record
class Steps(ListBlock):
    """What to do one after the other, behind plain numbers."""


@record
class Tiles(ListBlock):
    """Short entries, side by side where there is room."""


@record
class Pictured(ListBlock):
    """Entries with a pictogram in place of a bullet."""


@record
class Spaced(ListBlock):
    """Bullets that open to fill the height of their panel."""


@record
class Flags(ListBlock):
    """The signs among the red flags."""


@record
class Actions(ListBlock):
    """What to do, step by step, with large numbers."""


@record
class References(ListBlock):
    """The references, numbered as the text names them."""


@record
class Plain(ListBlock):
    """A list without bullets or numbers."""


# --- tables -----------------------------------------------------------------------------------------------------------


@record
class Cell:
    """A cell of a table; a header cell has a scope. ``marker`` is a shape, ``icon`` a pictogram before its words.

    ``tone`` is the marker whose colours the cell has; without one they are those of its own marker.
    """

    blocks: tuple[Block, ...]
    scope: Scope | None = None
    marker: str = ""
    at: Location | None = None
    icon: str = ""
    tone: str = ""

    def __post_init__(self) -> None:
        _check_marks(self.marker, self.tone)
        _check_places(self.blocks, blanks=not self.scope)


@record
class Table:
    """A table: header rows, then rows of the same number of cells; ``widths`` are the weights of its columns, if any.

    ``tinted`` columns stand on tints; a ``caption`` takes the first cell's place. ``stacked`` rows are cards; one that
    is to ``fit`` has them where the page is too narrow for its columns, and so has one without widths.
    """

    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    tinted: bool = False
    widths: tuple[float, ...] = ()
    at: Location | None = None
    form: TableForm = ""
    caption: Runs = ()

    @property
    def may_stack(self) -> bool:
        """Whether its rows may be printed as cards."""
        return bool(self.form) or not self.widths

    def __post_init__(self) -> None:
        check_table(self)


# --- components -------------------------------------------------------------------------------------------------------


@record
class Container:
    """What all components and pages share: blocks that belong together; ``icon`` is a picture at some of them."""

    blocks: tuple[Block, ...]
    at: Location | None = field(default=None, kw_only=True)
    icon: str = field(default="", kw_only=True)

    def __post_init__(self) -> None:
        require(self.blocks, "a group needs something in it")
        _check_places(self.blocks, in_page=isinstance(self, Page | Flow), labels=isinstance(self, Pointed))
        self._check()

    def _check(self) -> None:
        """Refuse what this component cannot hold."""


@record
class Page(Container):
    """One page; what does not fit on it is an error."""


@record
class Flow(Container):
    """As many pages as the blocks take."""


@record
class Section(Container):
    """Blocks that follow each other under a heading; its ``icon`` is a picture that tells nothing, beside them."""


@record
class Band(Container):
    """The title band at the head of a page; with a picture, its ``icon``, it is a cover, which fills the page."""

    def _check(self) -> None:
        require(any(isinstance(block, Heading) for block in self.blocks), "a title band has a heading")
        require(sum(map(_names_clinic, self.blocks)) < 2, "a title band has one name or logo of the clinic")

    @property
    def aside(self) -> Block | None:
        """The name or logo of the clinic, or the line to write it on, which stands beside the other blocks."""
        return next((block for block in self.blocks if _names_clinic(block)), None)


@record
class Strip(Container):
    """A strip of colour at the head of a page; nothing is written on it."""

    blocks: tuple[()] = ()

    def __post_init__(self) -> None:
        require(not self.blocks, "a strip has nothing in it")


@record
class KeyMessage(Container):
    """The main message, below its label if it has one; its ``icon`` is a picture that tells nothing, beside it."""


@record
class KeyPoints(Container):
    """Lists whose entries stand side by side, with large numbers."""

    blocks: tuple[AnyList, ...]

    def _check(self) -> None:
        require(all(isinstance(block, ListBlock) for block in self.blocks), "key points are a list")


@record
class Columns(Container):
    """Parts side by side; ``widths`` are weights: more than parts leave room, fewer make columns that end level."""

    widths: tuple[float, ...] = ()

    def _check(self) -> None:
        require(len(self.widths) != 1, "columns have more widths than one")
        require(all(width > 0 for width in self.widths), "the widths of columns are above 0")


@record
class Column(Container):
    """One of several columns, whose spaces open a little so that they end level."""


@record
class Tight(Container):
    """Blocks without spaces between them."""


@record
class RedFlags(Container):
    """The warnings below their heading, or beside it: ``side`` is then the heading's width in millimetres."""

    blocks: tuple[Heading, *tuple[Block, ...]]
    side: float = 0.0

    def _check(self) -> None:
        require(len(self.blocks) > 1 and isinstance(self.blocks[0], Heading), "red flags begin with a heading")


@record
class Cards(Container):
    """Cards side by side."""


@record
class Card(Container):
    """What there is to know of one condition; the marker is the condition's shape."""

    marker: str = ""

    def _check(self) -> None:
        require(self.marker in MARKERS, f"a card has a marker: {', '.join(MARKERS)}")


@record
class Panel(Container):
    """Blocks on a tint; its ``icon`` is a picture that tells nothing, beside them."""


@record
class Boxed(Container):
    """A part of its own in a frame, such as a zone of a plan; ``marker`` and ``tone`` are as those of a cell."""

    marker: str = ""
    tone: str = ""

    def _check(self) -> None:
        _check_marks(self.marker, self.tone)
        require(not self.marker or isinstance(self.blocks[0], Heading), "a box with a marker begins with a heading")


@record
class Protocol(Container):
    """The clinic's own lines, in a dashed frame."""


@record
class Contents(Container):
    """The heading of the list of contents, whose entries are those behind it; on paper from ``least`` pages on."""

    blocks: tuple[Heading]
    least: int = 5

    def _check(self) -> None:
        alone = len(self.blocks) == 1 and isinstance(self.blocks[0], Heading)
        require(alone, "a list of contents has a heading and nothing else: its entries are found")


@record
class Passport(Container):
    """What the document says of itself at its foot; the first part, ``side`` millimetres wide, may stand apart."""

    side: float = 0.0


@record
class Pointed(Container):
    """A figure, and the list of the labels that point at it."""

    blocks: tuple[Figure, AnyList]

    def _check(self) -> None:
        kinds = tuple(type(block) for block in self.blocks)
        sound = len(kinds) == 2 and kinds[0] is Figure and issubclass(kinds[1], ListBlock)
        require(sound, "a figure with labels is a figure and the list of its labels")
        require(not self.blocks[0].caption, "the caption of a figure with labels is one of these, which names no point")


AnyList: TypeAlias = Bullets | Steps | Tiles | Pictured | Spaced | Flags | Actions | References | Plain
Component: TypeAlias = (
    Section | Band | Strip | KeyMessage | KeyPoints | Columns | Column | Tight | RedFlags | Cards | Card | Panel
    | Boxed | Protocol | Contents | Passport | Pointed
)  # fmt: skip
AnyPage: TypeAlias = Page | Flow
Block: TypeAlias = Heading | Paragraph | WriteLines | Blank | Figure | Logo | QrCode | AnyList | Table | Component
Node: TypeAlias = Block | AnyPage


# --- what there is to know of each kind -------------------------------------------------------------------------------

KINDS: Mapping[type, Kind] = {
    Page: Kind("page", "", stands="document"),
    Flow: Kind("flow", "", stands="document"),
    Section: Kind("", "Sect", ("data-icon",)),
    Band: Kind("band", "Div", ("data-icon",), stands="head", landmark="banner"),
    Strip: Kind("strip", "", stands="head"),
    KeyMessage: Kind("key-message", "Div", ("data-icon",)),
    KeyPoints: Kind("key-points", "Div"),
    Columns: Kind("columns", "Div", ("data-widths",)),
    Column: Kind("column", "Div"),
    Tight: Kind("tight", "Div"),
    RedFlags: Kind("red-flags", "Sect", ("data-widths",)),
    Cards: Kind("cards", "Div"),
    Card: Kind("card", "Sect", ("data-marker",)),
    Panel: Kind("panel", "Sect", ("data-icon",)),
    Boxed: Kind("box", "Sect", ("data-marker", "data-tone")),
    Protocol: Kind("protocol", "Sect"),
    Contents: Kind("contents", "Sect", ("data-from",), stands="page", landmark="navigation"),
    Passport: Kind("passport", "Sect", ("data-widths",), stands="foot", landmark="contentinfo"),
    Pointed: Kind("pointed", "Div"),
    Bullets: Kind("", "L"),
    Steps: Kind("steps", "L"),
    Tiles: Kind("tiles", "L", ("data-height",), icons=True, labelled=False),
    Pictured: Kind("pictured", "L", ("data-height",), icons=True, labelled=False),
    Spaced: Kind("spaced", "L"),
    Flags: Kind("flags", "L"),
    Actions: Kind("actions", "L", icons=True),
    References: Kind("references", "L"),
    Plain: Kind("plain", "L", labelled=False),
    Figure: Kind("", "Figure", ("data-height",)),
    Logo: Kind("logo", "Figure"),
    QrCode: Kind("qr", "Figure", ("data-height",)),
}


def kind_of(node: Container | ListBlock | Picture) -> Kind:
    """What there is to know of a node's type."""
    return KINDS[type(node)]


def kinds_of(base: type) -> dict[str, type]:
    """The types of components, lists or pictures by the class by which layouts print them."""
    return {kind.name: one for one, kind in KINDS.items() if issubclass(one, base)}


def _names_clinic(block: Block) -> bool:
    return isinstance(block, Logo) or (isinstance(block, Paragraph) and block.role in ("clinic", "write-in"))


def _check_marks(marker: str, tone: str) -> None:
    for name, what, known in ((marker, "marker", MARKERS), (tone, "tone", TONES)):
        require(name in ("", *known), f"'{name}' is no {what}; there are {', '.join(known)}")


def _check_places(
    blocks: tuple[Block, ...], *, in_page: bool = False, labels: bool = False, blanks: bool = False
) -> None:
    """Nothing of the blocks belongs elsewhere: a page or a part of one, labels that are not of a figure, or a blank."""
    for block in blocks:
        require(blanks or not isinstance(block, Blank), "a tick or a line stands in a cell or an entry of a list")
        if isinstance(block, Container):
            kind = kind_of(block)
            require(kind.stands != "document", f"a {kind.name} stands in nothing else")
            require(in_page or kind.stands == "anywhere", f"a {kind.name} stands directly in its page")
        if isinstance(block, ListBlock) and not labels:
            require(not any(item.anchor for item in block.items), "only the labels of a figure point at something")
    places = [kind_of(block).stands if isinstance(block, Container) else "anywhere" for block in blocks]
    require("head" not in places[1:], "a title band or strip is the first part of its page")
    require("foot" not in places[:-1], "a passport is the last part of its page")
