"""Tables -> boxes: cells with their scopes, markers, pictograms and figures; cards for their rows on a narrow page."""

from __future__ import annotations

from dataclasses import replace

from b12docs.document.leaves import Blank, Run, label_of, plain_text
from b12docs.document.nodes import Cell, Table
from b12docs.typeset.boxes import Box, Entry, Stack, TextBox
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.builders.figures import figure_inside, with_icon
from b12docs.typeset.components import MarkedBox
from b12docs.typeset.figures import PicturedBox
from b12docs.typeset.stacked import CardLine, FittingBox, RowCard, StackedBox
from b12docs.typeset.structure import Element
from b12docs.typeset.styles import Context
from b12docs.typeset.tables import TableBox, TableCell
from b12docs.typeset.text import Style

MOST_LARGE = 4  # columns; with more of them their names are no larger than the words below


def table(build: Builder, block: Table, context: Context) -> Box:
    """A table with its header row and row names, or a card for each of its rows."""
    element = context.element.add("Table")
    head = _head_cells(build, block.head[0], element.add("TR"), context)
    rows = [_row_cells(build, row, element.add("TR"), context) for row in block.rows]
    if block.form == "stacked":
        return _stacked(build, head, rows)
    steps = 1 if build.spaces.poster else 2
    padding = (0.62 * context.body.leading, steps * build.grid.step)
    weights = [] if block.may_stack else list(block.widths)
    made = TableBox(head, rows, weights, build.spaces.gap * 0.5, padding, block.tinted, build.grid)
    return FittingBox(made, _stacked(build, head, rows)) if block.may_stack else made


def _head_cells(build: Builder, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
    cells = []
    large = "h3" if len(row) <= MOST_LARGE else "row"
    for cell in row:
        tone = cell.tone or cell.marker
        colour = build.palette.tone(tone).on if tone else build.palette.heading
        style = build.styles.named(large if tone else "row", colour, bold=True)
        box = _cell(build, cell, element.add_header_cell("col"), replace(context, body=style))
        if cell.marker:
            box = MarkedBox(cell.marker, colour, box, 0.8 * style.size, 0.45 * style.size)
        cells.append(TableCell(box, cell.scope, cell.marker, tone))
    return cells


def _row_cells(build: Builder, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
    cells = []
    size = "row" if len(row) <= MOST_LARGE else "body"
    for cell in row:
        head = cell.scope == "row"
        own = element.add_header_cell("row") if head else element.add("TD")
        style = build.styles.named(size, build.palette.heading if head else "", bold=head, balance=True)
        by_hand = all(isinstance(block, Blank) for block in cell.blocks)
        box = _cell(build, cell, own, replace(context, body=style))
        cells.append(TableCell(box, cell.scope, by_hand=by_hand))
    return cells


def _cell(build: Builder, cell: Cell, element: Element, context: Context) -> Box:
    blocks = figure_inside(build, cell.blocks, replace(context, element=element))
    words = build.stack(blocks, build.spaces.item)
    return with_icon(build, cell.icon, words, cell.at) if cell.icon else words


def _stacked(build: Builder, head: list[TableCell], rows: list[list[TableCell]]) -> StackedBox:
    """The same cells as cards."""
    labels = [_label(build, cell) for cell in head]
    cards = [
        RowCard([CardLine(label, cell.box) for label, cell in zip(labels, row, strict=True)], is_first=row is rows[0])
        for row in rows
    ]
    return StackedBox(cards, (0.6 * build.spaces.padding, build.spaces.inset(0.35)), build.spaces.paragraph)


def _label(build: Builder, cell: TableCell) -> Box | None:
    """The name of a column as it stands before a cell, with its marker."""
    tone = build.palette.tone(cell.tone).colour if cell.tone else build.palette.heading
    style = build.styles.named("row", tone, bold=True)
    return _restyled(cell.box, style) if cell.box.words() else None


def _restyled(box: Box, style: Style) -> Box:
    """The box with its words in another style, and a colon behind them."""
    match box:
        case TextBox():
            text = plain_text(box.runs)
            sign = label_of(text).removeprefix(text)
            return TextBox((*box.runs, Run(sign)) if sign else box.runs, style, box.element, box.at)
        case Stack():
            return replace(box, entries=[Entry(_restyled(one.box, style), one.before) for one in box.entries])
        case MarkedBox():
            return MarkedBox(box.marker, style.colour, _restyled(box.box, style), 0.8 * style.size, 0.45 * style.size)
        case PicturedBox():
            return replace(box, body=_restyled(box.body, style))
        case _:
            return box
