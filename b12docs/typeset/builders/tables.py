"""Tables -> boxes: cells with their scopes, markers, pictograms and figures."""

from __future__ import annotations

from dataclasses import replace

from b12docs.document.nodes import Cell, Table
from b12docs.typeset.boxes import Box
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.builders.figures import figure_inside, with_icon
from b12docs.typeset.components import MarkedBox
from b12docs.typeset.structure import Element
from b12docs.typeset.styles import Context
from b12docs.typeset.tables import TableBox, TableCell

MOST_LARGE = 4  # columns; with more of them their names are no larger than the words below


def table(build: Builder, block: Table, context: Context) -> Box:
    """A table with its header row and row names."""
    element = context.element.add("Table")
    head = [_head_cells(build, row, element.add("TR"), context) for row in block.head]
    rows = [_row_cells(build, row, element.add("TR"), context) for row in block.rows]
    steps = 1 if build.spaces.poster else 2
    padding = (0.62 * context.body.leading, steps * build.grid.step)
    natural = max(row[0].box.natural_width() for row in (*head, *rows))
    weights = list(block.widths)
    return TableBox(head[0], rows, weights, build.spaces.gap * 0.5, padding, block.tinted, build.grid, natural)


def _head_cells(build: Builder, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
    cells = []
    large = "h3" if len(row) <= MOST_LARGE else "row"
    for cell in row:
        colour = build.palette.tone(cell.marker).on if cell.marker else build.palette.heading
        style = build.styles.named(large if cell.marker else "row", colour, bold=True)
        box = _cell(build, cell, element.add_header_cell("col"), replace(context, body=style))
        if cell.marker:
            box = MarkedBox(cell.marker, colour, box, 0.8 * style.size, 0.45 * style.size)
        cells.append(TableCell(box, cell.scope, cell.marker))
    return cells


def _row_cells(build: Builder, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
    cells = []
    size = "row" if len(row) <= MOST_LARGE else "body"
    for cell in row:
        head = cell.scope == "row"
        own = element.add_header_cell("row") if head else element.add("TD")
        style = build.styles.named(size, build.palette.heading if head else "", bold=head, balance=True)
        cells.append(TableCell(_cell(build, cell, own, replace(context, body=style)), cell.scope))
    return cells


def _cell(build: Builder, cell: Cell, element: Element, context: Context) -> Box:
    blocks = figure_inside(build, cell.blocks, replace(context, element=element))
    words = build.stack(blocks, build.spaces.item)
    return with_icon(build, cell.icon, words, cell.at) if cell.icon else words
