"""Tables on pages too narrow for their columns: each row is a card, headed by its name, with a line for each column.

In the structure it is still a table of rows, whose names are header cells. Each cell says the name of its column before
its own words, and so there is no header row: what is heard is what is seen, card by card. (Were the names artifacts in
all cards but the first, some browsers would tell each as the end of the cell before it.)
"""

from __future__ import annotations

from b12docs.records import record, replace
from b12docs.typeset.boxes import Box
from b12docs.typeset.breaks import TABLE, Break, between_rows
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element
from b12docs.typeset.tables import TableBox

MOST_LABEL = 0.42  # of a card's width, for the names of columns beside the cells


@record(frozen=False)
class CardLabel:
    """The name of a column before a cell, and its structure element, which stands nowhere until it is drawn."""

    box: Box
    element: Element


@record(frozen=False)
class CardLine:
    """A cell of a row, in its structure element; what its column is called stands before it."""

    label: CardLabel | None
    cell: Box
    element: Element


@record(frozen=False)
class StackedBox(Box):
    """The cards of a table, each the lines of a row, one below the other; a card is never torn, as no row is.

    ``padding`` is at the sides, and above and below each line. The ``top`` of the table, its header row, is taken out
    of its ``element``.
    """

    cards: list[list[CardLine]]
    padding: tuple[float, float]
    gap: float  # between the cards
    element: Element
    top: Element

    def __post_init__(self) -> None:
        self.at = self.cards[0][0].cell.at
        lines = [line for card in self.cards for line in card]
        labels = [line.label.box for line in lines if line.label]
        self._label = max((label.natural_width() for label in labels), default=0.0)
        self._least_label = max((label.least_width() for label in labels), default=0.0)
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
            return line.label.box.height(inner) + line.cell.height(inner) + 2 * self.padding[1]
        label = line.label.box.height(indent - self.padding[0])
        return max(label, line.cell.height(inner - indent)) + 2 * self.padding[1]

    def _card_height(self, card: list[CardLine], width: float) -> float:
        return sum(self._line_height(line, width) for line in card)

    def height(self, width: float) -> float:
        return sum(self._card_height(card, width) for card in self.cards) + self.gap * (len(self.cards) - 1)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        self.element.leave_out(self.top)
        for card in self.cards:
            self._draw_card(recorder, card, x, top, width)
            top -= self._card_height(card, width) + self.gap

    def _draw_card(self, recorder: Recorder, card: list[CardLine], x: float, top: float, width: float) -> None:
        palette, line = recorder.palette, recorder.spacing.rule
        head, full = self._line_height(card[0], width), self._card_height(card, width)
        recorder.rect(x, top, width, head, fill=palette.panel)
        recorder.rect(x, top, width, full, stroke=palette.rule, line=line)
        for index, one in enumerate(card):
            if index:
                colour, thickness = (palette.rule, line) if index == 1 else (palette.hairline, 0.6)
                recorder.rule(x, x + width, top, colour=colour, line=thickness)
            self._draw_line(recorder, one, x + self.padding[0], top - self.padding[1], width)
            top -= self._line_height(one, width)

    def _draw_line(self, recorder: Recorder, line: CardLine, x: float, top: float, width: float) -> None:
        inner, indent = width - 2 * self.padding[0], self._indent(width) if line.label else 0.0
        if line.label:
            line.element.put_first(line.label.element)
            own = indent - self.padding[0] if indent else inner
            high = line.label.box.height(own)
            line.label.box.draw(recorder, x, top, own, high)
            top -= 0.0 if indent else high
        line.cell.draw(recorder, x + indent, top, inner - indent, line.cell.height(inner - indent))

    def breaks(self, width: float) -> list[Break]:
        return between_rows([self._card_height(card, width) for card in self.cards], self.gap, lambda cards: TABLE)

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        return replace(self, cards=self.cards[: path[0]]), replace(self, cards=self.cards[path[0] :])

    def words(self) -> str:
        return self.cards[0][0].cell.words()


@record(frozen=False)
class FittingBox(Box):
    """A table where the room holds the longest word of each of its columns, else its cards."""

    table: TableBox
    cards: Box

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
