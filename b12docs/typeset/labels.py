"""Labels at a figure: each stands at what it names, in the manner that its place in the drawing says.

Beside a point it is joined to it by a level leader; under one it hangs on an upright one; below a span it stands in the
middle of a bracket. What names no place is a caption below all. So no label is ever far from the part that it names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from math import inf

from b12docs.drawing.shapes import Point
from b12docs.drawing.svg import Anchor
from b12docs.paper import MM
from b12docs.records import record
from b12docs.typeset.boxes import Box
from b12docs.typeset.figures import FigureBox
from b12docs.typeset.frames import Line
from b12docs.typeset.grid import Grid
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.wording import UNBROKEN

LINE = 0.35 * MM  # the width of leaders and brackets
NEAR, FAR = 4 * MM, 10 * MM  # the length of leaders: of the shortest, and of the longest that may be
BEFORE = 1 * MM  # between a leader and the label's words
UNDER = 1 * MM  # between a part and a bracket under it
UPRIGHT, HANG = 2.6 * MM, 3 * MM  # the length of an upright leader, and how far to its left the words begin
TICK, CLEAR = 1.6 * MM, 0.8 * MM  # the ends of a bracket, and between it and the words, which have air of their own
APART = 1 * MM  # between a caption and what stands above it
PARTED = 0.5  # of a line of Latin letters, at the least between labels: nearer, they are read as one text
MARGIN = 0.25  # of a label's height: a leader that would end nearer to its top or foot is bent, to its middle
SHORT = 6.5  # times its leading: as wide as this a label has one line
MOST_WORDS = 0.38  # of the width, that labels at the right take where the figure could be larger without
MOST_LEAST = 0.8  # of the width, where their longest word takes it
MOST_LINES = 3  # that labels at the right may have where the figure is larger for it
WIDER = 0.25 / MOST_LINES  # by so much of their width more is tried until they have no more lines
MOST_GROWTH = 0.9  # of a figure with labels, where a flow leaves room
LARGEST = 128 * MM  # and it grows no higher than this


@record(frozen=False)
class Label:
    """Words, and the place in the drawing that they name."""

    box: Box
    anchor: Anchor

    @property
    def lead(self) -> float:
        """The least room between the place and the words."""
        return -HANG if self.anchor.under else NEAR + BEFORE

    def top(self, scale: float, width: float) -> float:
        """Where it is to begin, from the figure's top: under the place, or with its middle level with it."""
        return self.anchor.y * scale + (UPRIGHT if self.anchor.under else -self.box.height(width) / 2)

    def left(self, scale: float, common: float) -> float:
        """Where it begins, from the figure's left: where leaders end in ``common``, unless that is too far."""
        own = self.anchor.x * scale
        return max(0.0, own - HANG) if self.anchor.under else min(common, own + FAR) + BEFORE


@record(slots=True)
class Place:
    """Where words stand: their left and upper edge from those of the figure, their width and their height (points)."""

    box: Box
    left: float
    top: float
    width: float
    height: float

    @classmethod
    def of(cls, box: Box, left: float, top: float, width: float) -> Place:
        """The place of words that are as high as they need to be."""
        return cls(box, left, top, width, box.height(width))

    @property
    def foot(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def at(self, top: float) -> Place:
        """The same with another upper edge."""
        return self if top == self.top else Place(self.box, self.left, top, self.width, self.height)

    @property
    def right(self) -> float:
        """Where the words end at the latest."""
        return self.left + min(self.width, self.box.natural_width() or inf)

    def leader(self, start: Point) -> list[Point]:
        """The corners of the line to the words from what they name: level, or bent once where they stand elsewhere."""
        height, end = self.foot - self.top, self.left - BEFORE
        middle = self.top + height / 2
        if abs(start[1] - middle) <= height * (0.5 - MARGIN):
            return [start, (end, start[1])]
        return [start, ((start[0] + end) / 2, middle), (end, middle)]


@record(frozen=False)
class PointedBox(Box):
    """A drawing or a photograph with its labels and captions, in the middle of its room, with which it grows.

    On a page that will be ``reflected`` all is drawn the other way round: the figure keeps its sides, and so its labels
    stand where its parts are. Lines of the labels are ``tall`` times as far from each other as those of Latin letters.
    """

    figure: FigureBox
    labels: list[Label]
    captions: list[Box]
    grid: Grid
    reflected: bool = False
    tall: float = 1.0

    def __post_init__(self) -> None:
        self.at = self.figure.at
        self.side = sorted((one for one in self.labels if not one.anchor.span), key=lambda one: one.anchor.y)
        self.spanning = [one for one in self.labels if one.anchor.span]
        self._heights: dict[float, float] = {}
        self._feet: dict[tuple[float, float], float] = {}  # width and scale -> the lower edge of all

    @property
    def labelled(self) -> bool:
        return True

    def height(self, width: float) -> float:
        if width not in self._heights:
            self._heights[width] = self.grid.up(self._foot(width, self._scale(width, self.figure.size)))
        return self._heights[width]

    def elastic(self, width: float) -> float:
        """No more than makes the drawing larger: below a wide one there would be an empty room."""
        own = self.height(width)
        most = self.grid.down(self._foot(width, self._largest(width, inf)))
        return max(0.0, min(MOST_GROWTH * own, most - own))

    def words(self) -> str:
        return self.figure.words()

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        scale = self._fitting(width, height)
        places = self.places(width, scale)
        first = min(0.0, *(place.left for place in places))
        taken = max(self.figure.art.width * scale, *(place.right for place in places)) - first
        begin = x + max(0.0, width - taken) / 2 - first

        def across(left: float, own: float = 0.0) -> float:
            """Where something begins that is so far from the figure's left, and so wide."""
            return begin + (2 * first + taken - left - own if self.reflected else left)

        self.figure.draw_at(recorder, across(0.0, self.figure.art.width * scale), top, scale)
        for place in places:
            own = place.right - place.left if self.reflected else place.width
            place.box.draw(recorder, across(place.left, own), top - place.top, own, place.foot - place.top)
        for corners in self._lines(scale, places):
            for (x0, y0), (x1, y1) in pairwise(corners):
                ends = (across(x0), top - y0), (across(x1), top - y1)
                recorder.artifact(Line(*ends, recorder.palette.ink, LINE))

    # The figure's size

    def _scale(self, width: float, height: float, most: float = MOST_WORDS) -> float:
        """Points for a unit of a figure that is at most so high, and leaves its labels room at the right.

        They have no more than ``most`` of the width, where their longest word allows it.
        """
        art, room = self.figure.art, width - self._least_words(width, most)
        height = min(height, max(self.figure.size, LARGEST))
        beside = ((room - one.lead) / one.anchor.x for one in self.side if one.anchor.x)
        return min(height / art.height, width / art.width, *beside)

    def _fitting(self, width: float, height: float) -> float:
        """The scale at which the figure, and what stands below it, fill a height.

        Beside a larger figure words below it may have less room and more lines: then it grows as far as these allow.
        """
        usual = self._scale(width, self.figure.size)
        below = self._foot(width, usual) - usual * self.figure.art.height
        low, high = usual, self._largest(width, height - below)
        if self._foot(width, high) <= height + 0.01:
            return high
        while (high - low) * self.figure.art.height > 0.1:
            middle = (low + high) / 2
            low, high = (middle, high) if self._foot(width, middle) <= height else (low, middle)
        return low

    def _largest(self, width: float, height: float) -> float:
        """The scale of a figure that grows: its labels have more lines where it is larger for it."""
        return max(self._scale(width, height), self._scale(width, height, self._narrowest / width))

    def _least_words(self, width: float, most: float = MOST_WORDS) -> float:
        """The width that labels at the right have at the least, however large the figure could be without them."""
        least = max((one.box.least_width() for one in self.side), default=0.0)
        return min(MOST_LEAST * width, max(least, min(self._wanted, most * width)))

    @cached_property
    def _wanted(self) -> float:
        """The width at which labels at the right have one line or two."""
        return max((_wanted(one.box) for one in self.side), default=0.0)

    @cached_property
    def _narrowest(self) -> float:
        """The least width at which no label at the right has more than ``MOST_LINES``."""
        return max((_narrowest(one.box) for one in self.side), default=0.0)

    # The labels' places

    def places(self, width: float, scale: float) -> list[Place]:
        """The places of all words at a scale: labels at the right from the top down, those of spans, and captions."""
        side = self._beside(width, scale)
        return [*side, *self._below(width, scale, side)]

    def _foot(self, width: float, scale: float) -> float:
        """The lower edge of all."""
        if (width, scale) not in self._feet:
            places = self.places(width, scale)
            self._feet[width, scale] = max(self.figure.art.height * scale, *(place.foot for place in places))
        return self._feet[width, scale]

    def _beside(self, width: float, scale: float) -> list[Place]:
        """The labels at the right: in one line down, as far as no leader is too long for that."""
        common = max((one.anchor.x * scale for one in self.side if not one.anchor.under), default=0.0) + NEAR
        lefts = [one.left(scale, common) for one in self.side]
        most = max(self._wanted, self._least_words(width))
        widths = [
            min(width - left, _on_one_line(one.box, width - left) or most)
            for one, left in zip(self.side, lefts, strict=True)
        ]
        wanted = [
            Place.of(one.box, left, one.top(scale, own), own)
            for one, left, own in zip(self.side, lefts, widths, strict=True)
        ]
        ground = min(self.figure.art.height, *(one.anchor.y for one in self.spanning), inf) * scale
        return self._moved_down(self._moved_up(wanted, ground + UNDER))

    def _moved_up(self, places: list[Place], floor: float) -> list[Place]:
        """Of two labels that would be too near the upper moves up, the lowest to the foot, none under a place."""
        moved: list[Place] = []
        for place, label in zip(reversed(places), reversed(self.side), strict=True):
            top = place.top if label.anchor.under else min(place.top, floor - (place.foot - place.top))
            moved.append(place.at(top))
            floor = top - self._parted(place)
        return moved[::-1]

    def _moved_down(self, places: list[Place]) -> list[Place]:
        """The lower of two labels that are still too near moves down."""
        moved: list[Place] = []
        for place in places:
            least = moved[-1].foot + self._parted(place) if moved else 0.0
            moved.append(place.at(max(place.top, least)))
        return moved

    def _parted(self, place: Place) -> float:
        """The least space between a label and another above or below it, in points; tall lines have most of it."""
        return max(APART, (PARTED - (self.tall - 1)) * place.box.height(UNBROKEN) / self.tall)

    def _below(self, width: float, scale: float, side: list[Place]) -> Iterator[Place]:
        """The labels of spans, each in the middle of its bracket, and the captions, below the labels at the side."""
        foot = max((place.foot for place in side), default=0.0)
        beside = max(self.figure.art.width * scale, *(place.right for place in side), 0.0)
        for label in self.spanning:
            middle = label.anchor.x * scale
            own = _most_even(label.box, 2 * min(middle + max(0.0, width - beside), width - middle))
            place = Place.of(label.box, middle - own / 2, max(foot, self._low(label, scale) + CLEAR), own)
            foot = place.foot
            yield place
        foot = max(foot, self.figure.art.height * scale)
        for caption in self.captions:
            yield (place := Place.of(caption, 0.0, foot + APART, width))
            foot = place.foot

    def _low(self, label: Label, scale: float) -> float:
        """The lower line of a bracket, from the figure's top."""
        return label.anchor.y * scale + UNDER + TICK

    def _lines(self, scale: float, places: list[Place]) -> Iterator[list[Point]]:
        """The corners of leaders and brackets."""
        for label, place in zip([*self.side, *self.spanning], places, strict=False):
            point = (label.anchor.x * scale, label.anchor.y * scale)
            if label.anchor.span:
                low = self._low(label, scale)
                yield _bracket(point[0], label.anchor.span * scale, low)
                if place.top > low + 2 * CLEAR:  # words that others push down hang on a stem
                    yield [(point[0], low), (point[0], place.top - CLEAR)]
            elif label.anchor.under:
                yield [point, (point[0], place.top)]
            else:
                yield place.leader(point)


def _wanted(box: Box) -> float:
    """The width of a label: of one line where it is short, else of two."""
    natural = box.natural_width()
    return natural if natural <= SHORT * box.height(UNBROKEN) else (natural + box.least_width()) / 2


def _narrowest(box: Box) -> float:
    """The least width at which words have no more than ``MOST_LINES``."""
    width, high = max(box.least_width(), box.natural_width() / MOST_LINES), MOST_LINES * box.height(UNBROKEN)
    while box.height(width) > high:
        width *= 1 + WIDER
    return width


def _on_one_line(box: Box, room: float) -> float:
    """The width of words that fit on one line; 0 where they do not."""
    natural = box.natural_width()
    return natural if natural <= room else 0.0


def _most_even(box: Box, most: float) -> float:
    """The width of words that stand in the middle of something: of one line, else the least of as many as they need."""
    natural = box.natural_width() or most
    if natural <= most:
        return natural
    low, high = box.least_width(), max(most, box.least_width())
    lines = box.height(high)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if box.height(middle) <= lines else (middle, high)
    return high


def _bracket(middle: float, width: float, low: float) -> list[Point]:
    """The corners of a bracket that is open above, with its lower line at a depth."""
    left, right = middle - width / 2, middle + width / 2
    return [(left, low - TICK), (left, low), (right, low), (right, low - TICK)]
