"""Tables -> boxes: cells with their scopes, markers, pictograms and figures; cards for their rows on a narrow page."""

from __future__ import annotations

from b12docs.document.leaves import Blank, Figure, Heading, Paragraph, Run, Runs, plain_text
from b12docs.document.nodes import Cell, Table
from b12docs.language.marks import label_of
from b12docs.paper import MM
from b12docs.records import record, replace
from b12docs.typeset.blanks import lift
from b12docs.typeset.boxes import Box, TextBox
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.builders.figures import figure_inside, with_icon
from b12docs.typeset.components import MarkedBox
from b12docs.typeset.figures import Beside
from b12docs.typeset.panels import TitledBox
from b12docs.typeset.pieces import Style
from b12docs.typeset.stack import Entry, Stack
from b12docs.typeset.stacked import CardLabel, CardLine, FittingBox, StackedBox
from b12docs.typeset.structure import Element
from b12docs.typeset.styles import Context
from b12docs.typeset.tables import TableBox, TableCell
from b12docs.typeset.yielding import YieldingText, set_alike

CAPTION = ("h3", "row", "body")  # the styles of a caption, of which the first is taken that needs two lines at most
MOST_LARGE = 4  # columns; with more of them their names are no larger than the words below
BETWEEN = 0.83  # of the largest size of a column's name, where the least is not yet called for
PILLARS = 5 * MM  # between the tinted columns of a poster


@record
class Sizes:
    """The styles of the names of columns and rows and of words, the largest first; words may be ``bold``.

    The names of columns have the largest in which each takes so many ``lines`` at most. Where rows with figures have
    other sizes, these are ``large``.
    """

    head: tuple[str, ...]
    name: tuple[str, ...]
    words: tuple[str, ...]
    bold: bool = False
    large: Sizes | None = None
    lines: int = 1


USUAL, DENSE = Sizes(("h3", "row"), ("row",), ("row",), lines=2), Sizes(("row",), ("row",), ("body",))
FIRST, MANY_FIRST = (
    Sizes((), ("h2", "large", "callout"), ("callout",), bold=True),
    Sizes((), ("callout", "row"), ("row",), bold=True),
)
ON_POSTER = Sizes(("h2", "h3"), ("h3", "row"), ("row",), large=FIRST)
MANY_ON_POSTER = Sizes(("h2", "h3"), ("h3", "row"), ("body",), large=MANY_FIRST)


@record(frozen=False)
class Cells:
    """The cells of a table that are ready to be drawn, the structure element around the header row, and the caption."""

    top: Element
    head: list[TableCell]
    rows: list[list[TableCell]]
    caption: TextBox | None


def table(build: Builder, block: Table, context: Context) -> Box:
    """A table with its header row and row names, or a card for each of its rows."""
    element = context.element.add("Table")
    caption = _caption(build, block, element) if block.caption else None
    top, body = element.add("THead"), element.add("TBody")
    sizes = _sizes(build, block)
    head = _head_cells(build, block.head[0], top.add("TR"), sizes, context)
    tones = [cell.tone for cell in head]
    rows = [_row_cells(build, row, tones, body.add("TR"), sizes, context) for row in block.rows]
    cells = Cells(top, head, rows, caption)
    if block.form == "stacked":
        return _stacked(build, element, block, cells)
    if block.may_stack:
        return FittingBox(_table_box(build, block, cells, context), _stacked(build, element, block, cells))
    return _table_box(build, block, cells, context)


def _caption(build: Builder, block: Table, element: Element) -> TextBox:
    first, *smaller = (build.styles.named(name, build.palette.heading, bold=True, balance=True) for name in CAPTION)
    text = TextBox(block.caption, first, element.add("Caption"), block.at, lead=True)
    return YieldingText(text, *smaller, most=2)


def _table_box(build: Builder, block: Table, cells: Cells, context: Context) -> TableBox:
    """The table; its caption stands in the corner above the names of the rows, which is empty."""
    apart = build.spaces.poster and block.tinted
    steps = 2 if apart or not build.spaces.poster else 1
    padding = ((0.9 if apart else 0.62) * context.body.leading, steps * build.grid.step)
    gutter = PILLARS if apart else 0.5 * build.spaces.gap
    corner = replace(cells.head[0], box=cells.caption) if cells.caption else cells.head[0]
    weights = () if block.may_stack else block.widths
    return TableBox([corner, *cells.head[1:]], cells.rows, list(weights), gutter, padding, block.tinted, build.grid)


def _sizes(build: Builder, block: Table) -> Sizes:
    many = len(block.head[0]) > MOST_LARGE
    if build.spaces.poster and block.tinted:
        return MANY_ON_POSTER if many else ON_POSTER
    return DENSE if many else USUAL


def _head_cells(
    build: Builder, row: tuple[Cell, ...], element: Element, sizes: Sizes, context: Context
) -> list[TableCell]:
    cells: list[TableCell] = []
    names: list[Entry] = []
    for cell in row:
        tone = cell.tone or cell.marker
        colour = build.palette.tone(tone).on if tone else build.palette.heading
        styles = sizes.head if tone else ("row",)
        first, *least = [build.styles.named(name, colour, bold=True) for name in styles]
        between = [build.styles.scaled(first, BETWEEN) for one in least if one.size < BETWEEN * first.size]
        smaller = [*between, *least]
        own = element.add_header_cell("col") if cell.scope else element.add("TD")
        words = _yielding(_words(build, cell, own, replace(context, body=first)), smaller, most=sizes.lines)
        box = _behind_icon(build, cell, words)
        if cell.marker:
            box = _marked(cell.marker, box, first)
        cells.append(TableCell(box, own, cell.marker, tone))
        if tone:
            names += words.entries
    set_alike(one.box for one in names)
    return cells


def _row_cells(
    build: Builder, row: tuple[Cell, ...], tones: list[str], element: Element, sizes: Sizes, context: Context
) -> list[TableCell]:
    """The cells of a row; on a poster those of one with figures are larger than all others, for they are read first."""
    if sizes.large and any(isinstance(block, Figure) for cell in row for block in cell.blocks):
        sizes = sizes.large
    cells = [
        _name_cell(build, cell, element, sizes, context)
        if cell.scope
        else _word_cell(build, cell, element, sizes, replace(context, tone=_colour(build, tone)))
        for cell, tone in zip(row, tones, strict=True)
    ]
    _begin_alike(cells)
    return cells


def _begin_alike(cells: list[TableCell]) -> None:
    """Let the words beside the figures of a row begin at one height."""
    stacks = [cell.box for cell in cells if isinstance(cell.box, Stack)]
    pictured = [one.box for stack in stacks for one in stack.entries if isinstance(one.box, Beside)]
    for box in pictured:
        box.alike = pictured


def _colour(build: Builder, tone: str) -> str:
    return build.palette.tone(tone).colour if tone else ""


def _name_cell(build: Builder, cell: Cell, element: Element, sizes: Sizes, context: Context) -> TableCell:
    """The name of a row behind its pictogram."""
    own = element.add_header_cell("row")
    style, *smaller = [build.styles.named(name, build.palette.heading, bold=True, balance=True) for name in sizes.name]
    words = _yielding(_words(build, cell, own, replace(context, body=style)), smaller, most=2)
    return TableCell(_behind_icon(build, cell, words), own)


def _word_cell(build: Builder, cell: Cell, element: Element, sizes: Sizes, context: Context) -> TableCell:
    style, *smaller = [build.styles.named(name, bold=sizes.bold, balance=True) for name in sizes.words]
    blanks = [block.form for block in cell.blocks if isinstance(block, Blank)]
    holds = "words" if len(blanks) < len(cell.blocks) else blanks[0] if blanks else ""
    own = element.add("TD")
    words = _words(build, cell, own, replace(context, body=style), grows=sizes.bold)
    box = _behind_icon(build, cell, _yielding(words, smaller, most=2))
    return TableCell(box, own, holds=holds, lift=lift(style))


def _yielding(words: Stack, smaller: list[Style], most: int = 1) -> Stack:
    """Paragraphs that have a smaller style where they would take more lines than ``most`` in the first."""

    def made(box: Box) -> Box:
        if not smaller or not isinstance(box, TextBox) or isinstance(box, YieldingText):
            return box
        return YieldingText(box, *smaller, most=most)

    return Stack([replace(one, box=made(one.box)) for one in words.entries], words.grid)


def _behind_icon(build: Builder, cell: Cell, words: Stack) -> Box:
    return with_icon(build, cell.icon, words, cell.at) if cell.icon else words


def _words(build: Builder, cell: Cell, element: Element, context: Context, *, grows: bool = False) -> Stack:
    blocks = figure_inside(build, cell.blocks, replace(context, element=element), grows=grows)
    return build.stack(blocks, build.spaces.item)


def _stacked(build: Builder, element: Element, block: Table, cells: Cells) -> Box:
    """The same cells as cards below the caption, each behind the name of its column."""
    cards = [
        [
            CardLine(_label(build, top, cell.element), cell.box, cell.element)
            for top, cell in zip(block.head[0], row, strict=True)
        ]
        for row in cells.rows
    ]
    padding = (0.6 * build.spaces.padding, build.spaces.inset(0.35))
    stacked = StackedBox(cards, padding, build.spaces.paragraph, element, cells.top)
    return TitledBox(cells.caption, stacked, build.spaces.under_heading) if cells.caption else stacked


def _label(build: Builder, top: Cell, holder: Element) -> CardLabel | None:
    """The name of a column as it stands before a cell, with its marker."""
    tone = top.tone or top.marker
    style = build.styles.named("row", build.palette.tone(tone).colour if tone else build.palette.heading, bold=True)
    runs = _name(top)
    if not runs:
        return None
    element = holder.apart("P")
    box: Box = TextBox(runs, style, element, top.at)
    if top.marker:
        box = _marked(top.marker, box, style)
    return CardLabel(box, element)


def _marked(marker: str, name: Box, style: Style) -> MarkedBox:
    """The name of a column behind its marker."""
    return MarkedBox(marker, style.colour, name, 0.8 * style.size, 0.45 * style.size)


def _name(top: Cell) -> Runs:
    """The words of a column's name, and a colon behind them."""
    parts = [block.runs for block in top.blocks if isinstance(block, Paragraph | Heading)]
    runs = tuple(run for part in parts for run in (Run(" "), *part))[1:]
    text = plain_text(runs)
    sign = label_of(text).removeprefix(text) if runs else ""
    return (*runs, Run(sign)) if sign else runs
