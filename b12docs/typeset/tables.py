"""Tables: coloured header cells, row names at the left; a long one goes on on the next page under its header again."""

from __future__ import annotations

from typing import Literal

from b12docs.records import field, record, replace
from b12docs.typeset.boxes import Box
from b12docs.typeset.breaks import ALONE, LIST, SHORT, TABLE, Break, between_rows
from b12docs.typeset.grid import Grid
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element
from b12docs.typeset.widths import Alike, Wish, shared

LEAST_ROW = 2.0  # the least height, in header rows, of a row that may stand apart from all others
MOST_PADDING = 0.06  # at each side of a cell, as a part of its width


@record(frozen=False)
class TableCell:
    """A cell of a table that is ready to be drawn."""

    box: Box
    element: Element
    marker: str = ""
    tone: str = ""  # whose colours a header cell has; none where it has no ground
    holds: Literal["words", "tick", "line", ""] = "words"
    lift: float = 0.0  # of a line to fill in, above the end of its box


@record(frozen=False)
class TableBox(Box):
    """A table: coloured header cells, row names at the left, rules between the rows; tinted columns on a poster.

    Without ``weights`` its columns are as wide as what stands in them asks for.
    """

    head: list[TableCell]
    rows: list[list[TableCell]]
    weights: list[float]
    gutter: float
    padding: tuple[float, float]  # at the sides of a cell; above and below its text together
    tinted: bool
    grid: Grid
    goes_on: bool = False  # whether this is the rest of a table, its header row an artifact
    wishes: list[Wish] = field(default_factory=list)  # of the whole table, whose columns its rest keeps

    def __post_init__(self) -> None:
        self.at = self.head[0].box.at
        if not self.weights and not self.wishes:
            self.wishes = [self._wish(column) for column in range(len(self.head))]

    @property
    def tones(self) -> list[str]:
        """The tone of each column."""
        return [cell.tone for cell in self.head]

    def _wish(self, column: int) -> Wish:
        boxes = [row[column].box for row in (self.head, *self.rows)]
        aside = self.padding[0] * (2.0 if self.tones[column] else 1.4)
        least, natural = max(box.least_width() for box in boxes), max(box.natural_width() for box in boxes)
        return Wish(least + aside, max(least, natural) + aside, self._alike(column))

    def _alike(self, column: int) -> Alike:
        cells = [row[column] for row in self.rows]
        lines = sum(cell.holds == "line" for cell in cells)
        if self.head[column].marker:
            return "marked"
        if 2 * lines >= len(cells):
            return "written"
        return "ticked" if not lines and all(cell.holds != "words" for cell in cells) else ""

    def fits(self, width: float) -> bool:
        """Whether each column can hold its longest word."""
        return sum(wish.least for wish in self.wishes) + self.gutter * (len(self.head) - 1) <= width

    @property
    def grows(self) -> bool:
        return self.tinted

    def _widths(self, width: float) -> list[float]:
        free = width - self.gutter * (len(self.head) - 1)
        if self.wishes:
            return shared(self.wishes, free)
        return [free * weight / sum(self.weights) for weight in self.weights]

    def _inner(self, column: int, own: float) -> tuple[float, float]:
        """The inset at the left of a cell's text, and the text's width."""
        padding = min(self.padding[0], MOST_PADDING * own)
        aside = padding if self.tones[column] else 0.0
        return aside, own - aside - padding * (1 if self.tones[column] else 0.4)

    def _row_height(self, cells: list[TableCell], widths: list[float]) -> float:
        inner = [self._inner(index, own)[1] for index, own in enumerate(widths)]
        return max(cell.box.height(own) for cell, own in zip(cells, inner, strict=True)) + self.padding[1]

    def height(self, width: float) -> float:
        widths = self._widths(width)
        return sum(self._row_height(cells, widths) for cells in [self.head, *self.rows])

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        widths = self._widths(width)
        head = self._row_height(self.head, widths)
        natural = [self._row_height(cells, widths) for cells in self.rows]
        spare = max(0.0, height - head - sum(natural)) if self.tinted else 0.0
        grown = self._grown(widths, natural, spare)
        shares = self.grid.shares(spare + sum(natural) - sum(grown), len(natural))
        rooms = [own + more for own, more in zip(grown, shares, strict=True)]
        self._grounds(recorder, x, top, widths, head, head + sum(rooms))
        with recorder.repeated(again=self.goes_on):
            self._cells(recorder, x, top, widths, self.head, head)
        top -= head
        for cells, room in zip(self.rows, rooms, strict=True):
            self._cells(recorder, x, top, widths, cells, room)
            top -= room
            if cells is not self.rows[-1] or not self.tinted:
                self._rules(recorder, x, top, widths, cells)

    def _grown(self, widths: list[float], natural: list[float], spare: float) -> list[float]:
        """The heights of the rows, those with figures that may grow so much higher as the spare height lets them be."""
        inner = [self._inner(index, own)[1] for index, own in enumerate(widths)]
        heights = []
        for cells, own in zip(self.rows, natural, strict=True):
            elastic = max(cell.box.elastic(room) for cell, room in zip(cells, inner, strict=True))
            heights.append(own + min(spare, elastic))
            spare -= min(spare, elastic)
        return heights

    def breaks(self, width: float) -> list[Break]:
        widths = self._widths(width)
        head = self._row_height(self.head, widths)
        heights = [self._row_height(cells, widths) for cells in self.rows]
        parted = LIST if len(heights) <= SHORT else TABLE  # a short one is read at a glance, such as the days of a week

        def cost(count: int) -> float:
            alone = [heights[0]] * (count == 1) + [heights[-1]] * (count == len(heights) - 1)
            return ALONE if any(one < LEAST_ROW * head for one in alone) else parted

        return [replace(one, end=head + one.end) for one in between_rows(heights, 0.0, cost)]

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        count = path[0]
        return replace(self, rows=self.rows[:count]), replace(self, rows=self.rows[count:], goes_on=True)

    def _grounds(self, recorder: Recorder, x: float, top: float, widths: list[float], head: float, full: float) -> None:
        radius = 0.75 * recorder.spacing.radius if self.tinted else 0.0
        for name, own in zip(self.tones, widths, strict=True):
            if name:
                tone = recorder.palette.tone(name)
                if self.tinted:
                    recorder.ground(x, top, own, full, fill=tone.tint, radius=radius)
                recorder.rect(x, top, own, head, fill=tone.colour, radius=radius, squared=True)
            elif not any(self.tones):
                recorder.rule(x, x + own, top - head, colour=recorder.palette.rule, line=recorder.spacing.rule)
            x += own + self.gutter

    def _cells(
        self, recorder: Recorder, x: float, top: float, widths: list[float], cells: list[TableCell], room: float
    ) -> None:
        inners = [self._inner(index, own) for index, own in enumerate(widths)]
        hanging = [
            cell.box.height(inner) for cell, (_, inner) in zip(cells, inners, strict=True) if cell.box.hangs(inner)
        ]
        for cell, own, (inset, inner) in zip(cells, widths, inners, strict=True):
            needed = room - self.padding[1] if cell.box.elastic(inner) else cell.box.height(inner)
            centred = self.tinted or cells is self.head
            high = max(hanging) if cell.box.hangs(inner) else needed
            # Half a step off the grid, if need be: in a tinted cell the eye sees whether words stand in the middle.
            drop = (room - high if centred else self.padding[1]) / 2
            if cell.holds == "line":  # it takes the place of the rule below the row
                drop = room - needed + cell.lift
            cell.box.draw(recorder, x + inset, top - drop, inner, needed)
            x += own + self.gutter

    def _rules(self, recorder: Recorder, x: float, y: float, widths: list[float], cells: list[TableCell]) -> None:
        """The rule below a row; a line to fill in needs no second one below it."""
        for own, cell in zip(widths, cells, strict=True):
            if cell.holds != "line":
                recorder.rule(x, x + own, y, colour=recorder.palette.hairline, line=0.6)
            x += own + self.gutter

    def words(self) -> str:
        return next((cell.box.words() for cell in self.head if cell.box.words()), "a table")
