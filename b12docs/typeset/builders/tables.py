"""Tables -> boxes: cells with their scopes, markers, pictograms and figures; cards for their rows on a narrow page."""

from __future__ import annotations

from dataclasses import replace

from b12docs.document.leaves import Blank, Heading, Paragraph, Run, Runs, label_of, plain_text
from b12docs.document.nodes import Cell, Table
from b12docs.records import record
from b12docs.typeset.blanks import lift
from b12docs.typeset.boxes import Box, TextBox
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.builders.figures import figure_inside, with_icon
from b12docs.typeset.components import MarkedBox
from b12docs.typeset.stacked import CardLabel, CardLine, FittingBox, StackedBox
from b12docs.typeset.structure import Element
from b12docs.typeset.styles import Context
from b12docs.typeset.tables import TableBox, TableCell
from b12docs.typeset.text import Style

MOST_LARGE = 4  # columns; with more of them their names are no larger than the words below


@record(frozen=False)
class Cells:
    """The cells of a table that are ready to be drawn, and the structure element of the header row."""

    header_row: Element
    head: list[TableCell]
    rows: list[list[TableCell]]


def table(build: Builder, block: Table, context: Context) -> Box:
    """A table with its header row and row names, or a card for each of its rows."""
    element = context.element.add("Table")
    header_row = element.add("TR")
    head = _head_cells(build, block.head[0], header_row, context)
    cells = Cells(header_row, head, [_row_cells(build, row, element.add("TR"), context) for row in block.rows])
    if block.form == "stacked":
        return _stacked(build, element, block, cells)
    if block.may_stack:
        return FittingBox(_table_box(build, block, cells, context), _stacked(build, element, block, cells))
    return _table_box(build, block, cells, context)


def _table_box(build: Builder, block: Table, cells: Cells, context: Context) -> TableBox:
    steps = 1 if build.spaces.poster else 2
    padding = (0.62 * context.body.leading, steps * build.grid.step)
    weights = () if block.may_stack else block.widths
    return TableBox(cells.head, cells.rows, list(weights), build.spaces.gap * 0.5, padding, block.tinted, build.grid)


def _head_cells(build: Builder, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
    cells = []
    large = "h3" if len(row) <= MOST_LARGE else "row"
    for cell in row:
        tone = cell.tone or cell.marker
        colour = build.palette.tone(tone).on if tone else build.palette.heading
        style = build.styles.named(large if tone else "row", colour, bold=True)
        own = element.add_header_cell("col") if cell.scope else element.add("TD")
        box = _cell(build, cell, own, replace(context, body=style))
        if cell.marker:
            box = _marked(cell.marker, box, style)
        cells.append(TableCell(box, own, cell.marker, tone))
    return cells


def _row_cells(build: Builder, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
    cells = []
    size = "row" if len(row) <= MOST_LARGE else "body"
    for cell in row:
        head = cell.scope == "row"
        own = element.add_header_cell("row") if head else element.add("TD")
        style = build.styles.named(size, build.palette.heading if head else "", bold=head, balance=True)
        blanks = [block.form for block in cell.blocks if isinstance(block, Blank)]
        holds = "words" if len(blanks) < len(cell.blocks) else blanks[0] if blanks else ""
        box = _cell(build, cell, own, replace(context, body=style))
        cells.append(TableCell(box, own, holds=holds, lift=lift(style)))
    return cells


def _cell(build: Builder, cell: Cell, element: Element, context: Context) -> Box:
    blocks = figure_inside(build, cell.blocks, replace(context, element=element))
    words = build.stack(blocks, build.spaces.item)
    return with_icon(build, cell.icon, words, cell.at) if cell.icon else words


def _stacked(build: Builder, element: Element, block: Table, cells: Cells) -> StackedBox:
    """The same cells as cards, each behind the name of its column."""
    cards = [
        [
            CardLine(_label(build, top, cell.element), cell.box, cell.element)
            for top, cell in zip(block.head[0], row, strict=True)
        ]
        for row in cells.rows
    ]
    padding = (0.6 * build.spaces.padding, build.spaces.inset(0.35))
    return StackedBox(cards, padding, build.spaces.paragraph, element, cells.header_row)


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
