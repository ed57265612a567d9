"""Columns: boxes side by side."""

from __future__ import annotations

from functools import cached_property
from math import inf
from operator import is_, itemgetter

from b12docs.paper import MM
from b12docs.records import record, replace
from b12docs.typeset.boxes import RULE, Box
from b12docs.typeset.frames import Line
from b12docs.typeset.grid import Grid
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.wording import UNBROKEN

MOST_SHIFT = 8  # mm; of what stands between two columns
GROWING = (0.0, *(sign * by * MM for by in (2, 4, 6, 8) for sign in (1, -1)))  # its moves where one of them grows
TOLERANCE = 0.01  # points
MOST_EMPTY = 1 / 3  # of a column beside one that grows


@record(frozen=False)
class ColumnsBox(Box):
    """Boxes side by side, with weights for their widths; read from left to right, each to its end.

    Weights without a box leave room at the right. Where ``rule`` is a colour, a rule stands between the boxes.
    """

    boxes: list[Box]
    weights: list[float]
    gutter: float
    grid: Grid
    rule: str = ""
    beyond: float = 0.0  # by how many points the rule goes on above and below the boxes
    levels: bool = False  # whether the space between two may move a little, to where both are lowest and end level
    shifts: bool = False  # whether it may also where one of them grows, which makes that smaller

    def __post_init__(self) -> None:
        self.at = next((box.at for box in self.boxes if box.at), None)
        self._widths: dict[float, list[float]] = {}  # of all columns, by that of their room

    @property
    def grows(self) -> bool:
        return any(box.grows for box in self.boxes)

    @property
    def headroom(self) -> float:
        return min(box.headroom for box in self.boxes)

    @property
    def below_heading(self) -> float:
        return max(box.below_heading for box in self.boxes)

    def elastic(self, width: float) -> float:
        """As far as no column is left emptier than ``MOST_EMPTY`` by one that grows beside it."""
        boxes = list(zip(self.boxes, self.widths(width), strict=False))
        most = [box.height(own) + box.elastic(own) for box, own in boxes]
        return self.grid.down(max(0.0, min(max(most), min(most) / (1 - MOST_EMPTY)) - self.height(width)))

    def widths(self, width: float) -> list[float]:
        """The width of each column."""
        if width not in self._widths:
            self._widths[width] = self._shifted(self._weighed(width))
        return self._widths[width]

    def _shifted(self, own: list[float]) -> list[float]:
        """The widths, what stands between two columns being moved where it may."""
        if not (self.shifts or self.levels) or len(own) != 2 or len(self.boxes) != 2:
            return own
        grows = any(box.elastic(one) > 0 for box, one in zip(self.boxes, own, strict=True))
        moves = self._levelling(own) if not grows else GROWING if self.shifts else (0.0,)
        return self._best([_moved(own, by) for by in moves])

    def _best(self, choices: list[list[float]]) -> list[float]:
        """The widths at which the two columns are lowest together, then end nearest to each other; the first of such.

        The column that was higher is asked first: where it alone is higher than the best, the other changes nothing.
        """
        best, least, first = choices[0], (inf, inf), 0
        for widths in choices:
            high = self._height_of(first, widths)
            if high <= least[0]:
                heights = self._heights(widths)
                first = heights.index(max(heights))
                best, least = min((best, least), (widths, self._ends(heights)), key=itemgetter(1))
        return best

    def _levelling(self, own: list[float]) -> tuple[float, ...]:
        """The two moves of the space between columns at which the one that is higher changes: the wider, the lower."""
        low, high = -MOST_SHIFT, MOST_SHIFT
        while high - low > 1:
            middle = (low + high) // 2
            left, right = self._heights(_moved(own, middle * MM))
            low, high = (low, middle) if left <= right else (middle, high)
        return high * MM, low * MM

    def _ends(self, heights: list[float]) -> tuple[float, float]:
        """How high columns are together, and how far apart they end; beside a rule, how full they are."""
        return max(heights), sum(heights) if self.rule else max(heights) - min(heights)

    def _heights(self, widths: list[float]) -> list[float]:
        """The heights of the boxes at these widths."""
        return [self._height_of(index, widths) for index in range(len(self.boxes))]

    def _height_of(self, index: int, widths: list[float]) -> float:
        """The height of a box; beyond all where it is too narrow for a word."""
        box, own = self.boxes[index], widths[index]
        return box.height(own) if max(box.least_width(), self._narrowest[index]) <= own else UNBROKEN

    def _weighed(self, width: float) -> list[float]:
        """The widths by the weights alone; a negative weight is a fixed width in points."""
        fixed = sum(-weight for weight in self.weights if weight < 0)
        free = width - self.gutter * (len(self.weights) - 1) - fixed
        total = sum(weight for weight in self.weights if weight > 0) or 1.0
        return self._widened([-weight if weight < 0 else free * weight / total for weight in self.weights])

    def _widened(self, own: list[float]) -> list[float]:
        """The widths; a column that is too narrow for one of its words takes from the others what they can spare.

        Where that is too little all stay as they are; a column without words, such as a QR code's, keeps its width.
        """
        least = [*self._narrowest, *own[len(self.boxes) :]]
        lacks = [max(0.0, needed - one) for needed, one in zip(least, own, strict=True)]
        lacking = sum(lacks)
        if lacking <= TOLERANCE:
            return own
        spares = [max(0.0, one - needed) if needed else 0.0 for needed, one in zip(least, own, strict=True)]
        if lacking > sum(spares) + TOLERANCE:
            return own
        part = lacking / sum(spares)
        return [one + lack - part * spare for one, lack, spare in zip(own, lacks, spares, strict=True)]

    @cached_property
    def _narrowest(self) -> list[float]:
        return [box.narrowest() for box in self.boxes]

    def narrowest(self) -> float:
        return sum(self._narrowest) + self.gutter * (len(self.weights) - 1)

    def height(self, width: float) -> float:
        highest = max(box.height(own) for box, own in zip(self.boxes, self.widths(width), strict=False))
        return self.grid.up(highest)  # a QR code is as high as it is wide: what stands below goes on at the next step

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        for index, (box, own) in enumerate(zip(self.boxes, self.widths(width), strict=False)):
            if index and self.rule:
                middle = x - self.gutter / 2
                recorder.artifact(self._rule(middle, top, height))
            box.draw(recorder, x, top, own, height)
            x += own + self.gutter

    def _rule(self, x: float, top: float, height: float) -> Line:
        return Line((x, top + self.beyond), (x, top - height - self.beyond), self.rule, RULE)

    def loosened(self, by: float, above: float) -> Box:
        """The columns keep their widths: to find others takes longer than all else, and would break lines anew."""
        boxes = [box.loosened(by, above) for box in self.boxes]
        if all(map(is_, boxes, self.boxes)):
            return self
        loose = replace(self, boxes=boxes)
        loose._widths = dict(self._widths)
        return loose

    def words(self) -> str:
        return next((box.words() for box in self.boxes if box.words()), "")


def _moved(widths: list[float], by: float) -> list[float]:
    """The widths of two columns when what stands between them has moved to the right."""
    return [widths[0] + by, widths[1] - by]
