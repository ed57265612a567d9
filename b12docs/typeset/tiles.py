"""Tiles and cards: boxes in rows and columns, as many side by side as there is room for; parts in level columns."""

from __future__ import annotations

from itertools import combinations, pairwise

from b12docs.records import record, replace
from b12docs.typeset.boxes import Box
from b12docs.typeset.breaks import SHORT, Break, between_rows, list_cost
from b12docs.typeset.columns import ColumnsBox
from b12docs.typeset.grid import Grid
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.stack import Entry, Stack

MOST_RAGGED = 2.0  # how many times as high as most others a tile may be


@record(frozen=False)
class TilesBox(Box):
    """Boxes in rows, filled as evenly as can be: as many columns as the words allow without a broken line.

    Where that is unknown, or not even one fits, or ``equal`` ones are wanted, each is at least ``least`` points wide;
    but where one is much longer than the others, they have fewer columns, that the page is not full of holes.
    """

    boxes: list[Box]
    least: float
    gutter: float
    row_gap: float
    columns: tuple[float, ...] = ()  # their widths, where the tiles are a part of others, whose columns they keep
    equal: bool = False

    def __post_init__(self) -> None:
        self.at = next((box.at for box in self.boxes if box.at), None)
        self._known: dict[float, tuple[list[float], list[list[Box]]]] = {}
        self._high: dict[float, list[float]] = {}

    @property
    def grows(self) -> bool:
        return any(box.grows for box in self.boxes)

    def _rows(self, width: float) -> tuple[list[float], list[list[Box]]]:
        """The width of each column, and the boxes row by row."""
        if width not in self._known:
            self._known[width] = self._filled(width)
        return self._known[width]

    def _filled(self, width: float) -> tuple[list[float], list[list[Box]]]:
        natural = [] if self.equal or self.columns else self._natural(width)
        widths = list(self.columns) or max(natural, self._equal(width), key=len)
        columns = len(widths)
        return widths, [self.boxes[start : start + columns] for start in range(0, len(self.boxes), columns)]

    def _natural(self, width: float) -> list[float]:
        """As many equal columns as fit with no line broken; none where that is unknown."""
        own = [box.natural_width() for box in self.boxes]
        for columns in range(len(own), 0, -1) if all(own) else ():
            rows = -(-len(own) // columns)
            even = -(-len(own) // rows)
            if max(own) <= self._width(width, even):
                return [self._width(width, even)] * even
        return []

    def _equal(self, width: float) -> list[float]:
        most = max(1, int((width + self.gutter) / (self.least + self.gutter)))
        rows = -(-len(self.boxes) // most)
        columns = -(-len(self.boxes) // rows)
        while columns > 1 and not self.equal and self._is_ragged(self._width(width, columns)):
            columns -= 1
        return [self._width(width, columns)] * columns

    def _width(self, width: float, columns: int) -> float:
        return (width - self.gutter * (columns - 1)) / columns

    def _is_ragged(self, width: float) -> bool:
        """Whether one is so long that those beside it would be empty for the most part."""
        heights = sorted([box.height(width) for box in self.boxes])
        return heights[-1] > MOST_RAGGED * heights[len(heights) // 2]

    def _heights(self, width: float) -> list[float]:
        if width not in self._high:
            widths, rows = self._rows(width)
            self._high[width] = [max([box.height(own) for box, own in zip(row, widths, strict=False)]) for row in rows]
        return self._high[width]

    def height(self, width: float) -> float:
        heights = self._heights(width)
        return sum(heights) + self.row_gap * (len(heights) - 1)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        widths, rows = self._rows(width)
        for row, room in zip(rows, self._rooms(width, height), strict=True):
            left = x
            for box, own in zip(row, widths, strict=False):
                box.draw(recorder, left, top, own, room)
                left += own + self.gutter
            top -= room + self.row_gap

    def _rooms(self, width: float, height: float) -> list[float]:
        """The height of each row: what is spare goes to the last if any box grows, or to those that are elastic.

        These take all that they can use or nothing: a part would be used by each of them in another way.
        """
        own, elastic = self._heights(width), self._elastic(width)
        spare = max(0.0, height - self.height(width))
        if not any(elastic):
            return [*own[:-1], own[-1] + (spare if self.grows else 0.0)]
        return [high + more for high, more in zip(own, elastic, strict=True)] if spare >= sum(elastic) else own

    def _elastic(self, width: float) -> list[float]:
        widths, rows = self._rows(width)
        grown = [max(box.height(own) + box.elastic(own) for box, own in zip(row, widths, strict=False)) for row in rows]
        return [most - own for most, own in zip(grown, self._heights(width), strict=True)]

    def elastic(self, width: float) -> float:
        return sum(self._elastic(width))

    def breaks(self, width: float) -> list[Break]:
        columns, whole = len(self._rows(width)[0]), len(self.boxes)
        return between_rows(
            self._heights(width), self.row_gap, lambda rows: list_cost(rows * columns, whole - rows * columns)
        )

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        widths = tuple(self._rows(width)[0])
        count = path[0] * len(widths)
        first, rest = self.boxes[:count], self.boxes[count:]
        return replace(self, boxes=first, columns=widths), replace(self, boxes=rest, columns=widths)

    def words(self) -> str:
        return self.boxes[0].words()


@record(frozen=False)
class DownBox(Box):
    """Entries that are read column by column, in as many columns as may be ``least`` points wide."""

    boxes: list[Box]
    least: float
    gutter: float
    grid: Grid

    def __post_init__(self) -> None:
        self.at = self.boxes[0].at

    def _count(self, width: float) -> int:
        return max(1, int((width + self.gutter) / (self.least + self.gutter)))

    def _columns(self, width: float) -> ColumnsBox:
        columns, whole = self._count(width), len(self.boxes)
        rows = -(-whole // columns)
        parts = [self.boxes[start : start + rows] for start in range(0, whole, rows)]
        stacks: list[Box] = [Stack([Entry(box) for box in part], self.grid) for part in parts]
        return ColumnsBox(stacks, [1.0] * columns, self.gutter, self.grid)

    def height(self, width: float) -> float:
        return self._columns(width).height(width)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        self._columns(width).draw(recorder, x, top, width, height)

    def breaks(self, width: float) -> list[Break]:
        whole, columns = len(self.boxes), self._count(width)
        return [self._break(width, count) for count in range(columns, whole, columns)]

    def _break(self, width: float, count: int) -> Break:
        first, rest = self.cut(width, (count,))
        cost, whole = list_cost(count, len(self.boxes) - count), self.height(width)
        read = whole if len(self.boxes) <= SHORT else 0.0  # many are looked up one by one, and need not stay whole
        return Break(first.height(width), whole - rest.height(width), cost, (count,), whole=read)

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        return replace(self, boxes=self.boxes[: path[0]]), replace(self, boxes=self.boxes[path[0] :])

    def words(self) -> str:
        return self.boxes[0].words()


@record(frozen=False)
class LevelBox(Box):
    """Parts that follow each other in columns, which are parted where they end most level."""

    parts: list[Entry]
    weights: list[float]
    gutter: float
    grid: Grid

    def __post_init__(self) -> None:
        self.at = next((part.box.at for part in self.parts if part.box.at), None)

    @property
    def headroom(self) -> float:
        return self.parts[0].box.headroom

    def _columns(self, width: float) -> ColumnsBox:
        ends = combinations(range(1, len(self.parts)), len(self.weights) - 1)
        return min((self._parted((0, *one, len(self.parts))) for one in ends), key=lambda one: one.height(width))

    def _parted(self, ends: tuple[int, ...]) -> ColumnsBox:
        stacks: list[Box] = [Stack(self.parts[start:end], self.grid) for start, end in pairwise(ends)]
        return ColumnsBox(stacks, self.weights, self.gutter, self.grid)

    def height(self, width: float) -> float:
        return self._columns(width).height(width)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        self._columns(width).draw(recorder, x, top, width, height)

    def loosened(self, by: float, above: float) -> Box:
        return replace(self, parts=Stack(self.parts, self.grid).loosened(by, above).entries)

    def words(self) -> str:
        return self.parts[0].box.words()
