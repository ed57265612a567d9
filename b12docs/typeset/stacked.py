"""Tables on pages too narrow for their columns: each row is a card, headed by its name, with a line for each column.

The structure is that of the table: the words of its header row are read where they first stand, in the first card, and
are artifacts in the others, as a header row is that stands again on the next page.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

from b12docs.records import record
from b12docs.typeset.boxes import Box
from b12docs.typeset.breaks import TABLE, Break
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.tables import TableBox

MOST_LABEL = 0.42  # of a card's width, for the names of columns beside the cells


@record(frozen=False)
class CardLine:
    """What a column is called, if it is, and the cell; the first line of a card is the row's name."""

    label: Box | None
    cell: Box


@record(frozen=False)
class RowCard:
    """A row of a table; its labels are read where it ``is_first``. It is never torn, as no row of a table is."""

    lines: list[CardLine]
    is_first: bool = False


@record(frozen=False)
class StackedBox(Box):
    """The cards of a table one below the other; ``padding`` is at the sides, and above and below each line."""

    cards: list[RowCard]
    padding: tuple[float, float]
    gap: float  # between the cards

    def __post_init__(self) -> None:
        self.at = self.cards[0].lines[0].cell.at
        lines = [line for card in self.cards for line in card.lines]
        self._label = max((line.label.natural_width() for line in lines if line.label), default=0.0)
        self._least_label = max((line.label.least_width() for line in lines if line.label), default=0.0)
        self._least_cell = max(line.cell.least_width() for line in lines)

    def _indent(self, width: float) -> float:
        """The width that labels beside their cells take; 0 where they stand above them."""
        inner = width - 2 * self.padding[0]
        label = max(min(self._label, MOST_LABEL * inner), self._least_label)
        indent = label + self.padding[0]
        return indent if label <= MOST_LABEL * inner and indent + self._least_cell <= inner else 0.0

    def _line_height(self, line: CardLine, width: float) -> float:
        indent, inner = self._indent(width), width - 2 * self.padding[0]
        if not line.label:
            return line.cell.height(inner) + 2 * self.padding[1]
        if not indent:
            return line.label.height(inner) + line.cell.height(inner) + 2 * self.padding[1]
        label = line.label.height(indent - self.padding[0])
        return max(label, line.cell.height(inner - indent)) + 2 * self.padding[1]

    def _card_height(self, card: RowCard, width: float) -> float:
        return sum(self._line_height(line, width) for line in card.lines)

    def height(self, width: float) -> float:
        return sum(self._card_height(card, width) for card in self.cards) + self.gap * (len(self.cards) - 1)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        for card in self.cards:
            self._draw_card(recorder, card, x, top, width)
            top -= self._card_height(card, width) + self.gap

    def _draw_card(self, recorder: Recorder, card: RowCard, x: float, top: float, width: float) -> None:
        palette, line = recorder.palette, recorder.spacing.rule
        head, full = self._line_height(card.lines[0], width), self._card_height(card, width)
        recorder.rect(x, top, width, head, fill=palette.panel)
        recorder.rect(x, top, width, full, stroke=palette.rule, line=line)
        for index, one in enumerate(card.lines):
            if index:
                colour, thickness = (palette.rule, line) if index == 1 else (palette.hairline, 0.6)
                recorder.rule(x, x + width, top, colour=colour, line=thickness)
            with nullcontext() if card.is_first else recorder.repeated():
                self._draw_label(recorder, one, x + self.padding[0], top - self.padding[1], width)
            self._draw_cell(recorder, one, x + self.padding[0], top - self.padding[1], width)
            top -= self._line_height(one, width)

    def _draw_label(self, recorder: Recorder, line: CardLine, x: float, top: float, width: float) -> None:
        if line.label:
            own = (self._indent(width) or width - self.padding[0]) - self.padding[0]
            line.label.draw(recorder, x, top, own, line.label.height(own))

    def _draw_cell(self, recorder: Recorder, line: CardLine, x: float, top: float, width: float) -> None:
        inner, indent = width - 2 * self.padding[0], self._indent(width) if line.label else 0.0
        below = line.label.height(inner) if line.label and not indent else 0.0
        line.cell.draw(recorder, x + indent, top - below, inner - indent, line.cell.height(inner - indent))

    def breaks(self, width: float) -> list[Break]:
        found: list[Break] = []
        above = 0.0
        for count, card in enumerate(self.cards[:-1], 1):
            above += self._card_height(card, width)
            found.append(Break(above, above + self.gap, TABLE, (count,)))
            above += self.gap
        return found

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        return replace(self, cards=self.cards[: path[0]]), replace(self, cards=self.cards[path[0] :])

    def words(self) -> str:
        return self.cards[0].lines[0].cell.words()


@record(frozen=False)
class FittingBox(Box):
    """A table where the room holds the longest word of each of its columns, else its cards."""

    table: TableBox
    cards: StackedBox

    def __post_init__(self) -> None:
        self.at = self.table.at

    @property
    def grows(self) -> bool:
        return self.table.grows

    def _chosen(self, width: float) -> Box:
        return self.table if self.table.fits(width) else self.cards

    def height(self, width: float) -> float:
        return self._chosen(width).height(width)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        self._chosen(width).draw(recorder, x, top, width, height)

    def breaks(self, width: float) -> list[Break]:
        return self._chosen(width).breaks(width)

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        return self._chosen(width).cut(width, path)

    def words(self) -> str:
        return self.table.words()
