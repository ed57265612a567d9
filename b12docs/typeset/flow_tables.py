"""Tables -> boxes: cells with their scopes, markers, pictograms and figures."""

from __future__ import annotations

from dataclasses import replace

from b12docs.document.nodes import Cell, Table
from b12docs.typeset.boxes import Box
from b12docs.typeset.components import Marked
from b12docs.typeset.flow_lists import ListBuilder
from b12docs.typeset.structure import Element
from b12docs.typeset.styles import Context
from b12docs.typeset.tables import TableBox, TableCell


class TableBuilder(ListBuilder):
    """Builds the boxes of tables."""

    def table(self, block: Table, context: Context) -> Box:
        """A table with its header row and row names."""
        element = context.element.add("Table")
        head = [self._head_cells(row, element.add("TR"), context) for row in block.head]
        rows = [self._row_cells(row, element.add("TR"), context) for row in block.rows]
        weights = list(block.widths) or [1.0] * len(head[0])
        steps = 1 if self.spaces.poster else 2
        above = steps * self.grid.step
        padding = (0.62 * context.body.leading, above)
        return TableBox(head[0], rows, weights, self.spaces.gap * 0.5, padding, block.tinted, self.grid)

    def _head_cells(self, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
        cells = []
        for cell in row:
            colour = self.palette.tone(cell.marker).on if cell.marker else self.palette.heading
            style = self.styles.named("h3" if cell.marker else "row", colour, bold=True)
            box = self._cell(cell, element.add_header_cell("col"), replace(context, body=style))
            if cell.marker:
                box = Marked(cell.marker, colour, box, 0.8 * style.size, 0.45 * style.size)
            cells.append(TableCell(box, cell.scope, cell.marker))
        return cells

    def _row_cells(self, row: tuple[Cell, ...], element: Element, context: Context) -> list[TableCell]:
        cells = []
        for cell in row:
            head = cell.scope == "row"
            own = element.add_header_cell("row") if head else element.add("TD")
            style = self.styles.named("row", self.palette.heading if head else "", bold=head)
            cells.append(
                TableCell(self._cell(cell, own, replace(context, body=replace(style, balance=True))), cell.scope)
            )
        return cells

    def _cell(self, cell: Cell, element: Element, context: Context) -> Box:
        words = self.stack(self.figure_inside(cell.blocks, replace(context, element=element)), self.spaces.item)
        return self.with_icon(cell.icon, words, cell.at) if cell.icon else words
