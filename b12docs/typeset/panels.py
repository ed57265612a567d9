"""Boxes around one other box: grounds and frames, and hanging labels."""

from __future__ import annotations

from b12docs.document.leaves import Run
from b12docs.records import record, replace
from b12docs.typeset.boxes import Box, TextBox
from b12docs.typeset.breaks import PANEL, WHOLE, Break
from b12docs.typeset.grid import Grid
from b12docs.typeset.pieces import Style
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element

IN_LINE = 0.5  # at both sides of a title that stands in the line of a frame, as a part of its size
DISC = 1.1  # the diameter of the disc of a number, as a part of the leading: those of single lines do not touch
MOST_DISC = 1.5  # a leading that it doesn't grow with, as a part of the size: that of Nastaliq is for its letters alone


@record(frozen=False)
class PanelBox(Box):
    """A box on a ground, with a frame or both; ``padding`` is (left and right, top and bottom) in points.

    At the top there may be more, ``below`` what stands in the frame's upper line; half of that comes from the foot,
    but not where the box ends with a line to write on, which so near to the frame would look like a part of it.
    """

    box: Box
    padding: tuple[float, float]
    fill: str = ""
    stroke: str = ""
    line: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()
    torn: float = PANEL  # what it costs to part it
    least: float = 0.0  # points; one that is not higher than this is not split where a page can hold it
    below: float = 0.0
    written: bool = False  # whether it ends with a line to write on
    roomy: float = 0.0  # points above and below the box, at least, where the page has room to spare

    def __post_init__(self) -> None:
        self.at = self.box.at

    @property
    def grows(self) -> bool:
        return self.box.grows

    @property
    def headroom(self) -> float:
        return self.padding[1] + self.below + self.box.headroom

    @property
    def _around(self) -> float:
        """Above and below the box, in points."""
        return 2 * self.padding[1] + (self.below if self.written else self.below / 2)

    def natural_width(self) -> float:
        own = self.box.natural_width()
        return own + 2 * self.padding[0] if own else 0.0

    def least_width(self) -> float:
        return self.box.least_width() + 2 * self.padding[0]

    def narrowest(self) -> float:
        return self.box.narrowest() + 2 * self.padding[0]

    def height(self, width: float) -> float:
        return self.box.height(width - 2 * self.padding[0]) + self._around

    def elastic(self, width: float) -> float:
        """In a frame, which may be higher; no ground is stretched to fill a page."""
        return self.box.elastic(width - 2 * self.padding[0]) if self.stroke else 0.0

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        if self.stroke:
            recorder.rect(
                x, top, width, height,
                fill=self.fill, stroke=self.stroke, line=self.line, radius=self.radius, dash=self.dash,
            )  # fmt: skip
        else:
            recorder.ground(x, top, width, height, fill=self.fill, radius=self.radius)
        aside, above = self.padding
        self.box.draw(recorder, x + aside, top - above - self.below, width - 2 * aside, height - self._around)

    def loosened(self, by: float, above: float) -> Box:
        padding = (self.padding[0], max(self.padding[1], self.roomy if above else 0.0))
        return replace(self, box=self.box.loosened(by, above), padding=padding)

    def breaks(self, width: float) -> list[Break]:
        cost = WHOLE if self.height(width) <= self.least else self.torn
        inside = self.box.breaks(width - 2 * self.padding[0])
        return [Break(one.end + self._around, one.start, cost + one.cost, one.path) for one in inside]

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        first, rest = self.box.cut(width - 2 * self.padding[0], path)
        return replace(self, box=first), replace(self, box=rest)

    def words(self) -> str:
        return self.box.words()


@record(frozen=False)
class FramedBox(Box):
    """Blocks in a frame, whose title stands in the frame's upper line; what goes on has the title again."""

    title: TextBox
    frame: PanelBox
    grid: Grid
    goes_on: bool = False  # whether this is the rest of one, its title said before

    def __post_init__(self) -> None:
        self.at = self.title.at

    @property
    def headroom(self) -> float:
        return self.title.headroom

    def _title_height(self, width: float) -> float:
        return self.title.height(width - 2 * self.frame.padding[0])

    def _sunk(self, width: float) -> float:
        """How far below the top the frame begins: in the middle of the title."""
        return self.grid.near(self._title_height(width) / 2)

    def height(self, width: float) -> float:
        return self._sunk(width) + self.frame.height(width)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        sunk, left = self._sunk(width), x + self.frame.padding[0]
        self.frame.draw(recorder, x, top - sunk, width, height - sunk)
        own, gap = self.title.set_at(width - 2 * self.frame.padding[0]).width, IN_LINE * self.title.style.size
        high = self._title_height(width)
        recorder.rect(left - gap, top, own + 2 * gap, high, fill=recorder.palette.paper)
        with recorder.repeated(again=self.goes_on):
            self.title.draw(recorder, left, top, own + 1, high)

    def loosened(self, by: float, above: float) -> Box:
        inside = self.frame.loosened(by, above)
        assert isinstance(inside, PanelBox)
        below = inside.below + 2 * self.grid.up(by / 2)  # half of it comes from the foot, in whole steps
        return replace(self, frame=replace(inside, below=below))

    def breaks(self, width: float) -> list[Break]:
        return [replace(one, end=self._sunk(width) + one.end) for one in self.frame.breaks(width)]

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        first, rest = self.frame.cut(width, path)
        assert isinstance(first, PanelBox)
        assert isinstance(rest, PanelBox)
        return replace(self, frame=first), replace(self, frame=rest, goes_on=True)

    def words(self) -> str:
        return self.title.words()


@record(frozen=False)
class TitledBox(Box):
    """Blocks below their title, ``gap`` points from it; what goes on on the next page stands below the title again."""

    title: Box
    body: Box
    gap: float
    goes_on: bool = False  # whether this is the rest of one, its title said before

    def __post_init__(self) -> None:
        self.at = self.title.at

    @property
    def grows(self) -> bool:
        return self.body.grows

    @property
    def headroom(self) -> float:
        return self.title.headroom

    @property
    def below_heading(self) -> float:
        return self.gap if self.title.heads else 0.0

    def natural_width(self) -> float:
        return max(self.title.natural_width(), self.body.natural_width())

    def least_width(self) -> float:
        return max(self.title.least_width(), self.body.least_width())

    def narrowest(self) -> float:
        return max(self.title.narrowest(), self.body.narrowest())

    def _above(self, width: float) -> float:
        return self.title.height(width) + self.gap

    def height(self, width: float) -> float:
        return self._above(width) + self.body.height(width)

    def elastic(self, width: float) -> float:
        return self.body.elastic(width)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        above = self._above(width)
        with recorder.repeated(again=self.goes_on):
            self.title.draw(recorder, x, top, width, above - self.gap)
        self.body.draw(recorder, x, top - above, width, height - above)

    def loosened(self, by: float, above: float) -> Box:
        return replace(self, body=self.body.loosened(by, above), gap=self.gap + (by if self.title.heads else 0.0))

    def breaks(self, width: float) -> list[Break]:
        return [replace(one, end=self._above(width) + one.end) for one in self.body.breaks(width)]

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        first, rest = self.body.cut(width, path)
        return replace(self, body=first), replace(self, body=rest, goes_on=True)

    def words(self) -> str:
        return self.title.words()


@record(frozen=False)
class Labelled(Box):
    """A bullet or number that hangs to the left of its text; the rest of a split text hangs without it."""

    label: TextBox | None
    body: Box
    indent: float

    def __post_init__(self) -> None:
        self.at = self.body.at

    def natural_width(self) -> float:
        own = self.body.natural_width()
        return own + self.indent if own else 0.0

    def least_width(self) -> float:
        return self.body.least_width() + self.indent

    def narrowest(self) -> float:
        return self.body.narrowest() + self.indent

    def height(self, width: float) -> float:
        label = self.label.height(self.indent) if self.label else 0.0
        return max(label, self.body.height(width - self.indent))

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        if self.label:
            self._draw_label(recorder, self.label, x, top - self._sinks(self.label, width - self.indent))
        self.body.draw(recorder, x + self.indent, top, width - self.indent, height)

    def _sinks(self, label: TextBox, width: float) -> float:
        """How far below the top of the body, which is so wide, its label stands."""
        return self.body.sinks(width)

    def _draw_label(self, recorder: Recorder, label: TextBox, x: float, top: float) -> None:
        label.draw(recorder, x, top, self.indent, label.style.leading)

    def breaks(self, width: float) -> list[Break]:
        inside = self.body.breaks(width - self.indent)
        spare = self.height(width) - self.body.height(width - self.indent)
        return [Break(one.end, spare + one.start, one.cost, one.path) for one in inside]

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        first, rest = self.body.cut(width - self.indent, path)
        return replace(self, body=first), replace(self, body=rest, label=None)

    def words(self) -> str:
        return self.body.words()


class EntryNumber(TextBox):
    """The number before the entry of a reference; citations lead there, to the ``entry``."""

    def __init__(self, number: int, style: Style, element: Element, entry: Element) -> None:
        super().__init__((Run(str(number)),), style, element)
        self.number, self.entry = number, entry

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.entry(self.entry, self.number, top)
        super().draw(recorder, x, top, width, height)


@record(frozen=False)
class Numbered(Labelled):
    """A number in a disc, and its text beside it: beside its first line, or its ``middle``."""

    middle: bool = False

    def _sinks(self, label: TextBox, width: float) -> float:
        spare = self.body.height(width) - label.style.leading
        return spare / 2 if self.middle else super()._sinks(label, width)

    def _draw_label(self, recorder: Recorder, label: TextBox, x: float, top: float) -> None:
        words = label.set_at(self.indent)
        diameter = DISC * min(label.style.leading, MOST_DISC * label.style.size)
        centre = top - words.baseline(0) + 0.33 * label.style.size  # half of the figures' height above the baseline
        recorder.shape("circle", x + diameter / 2, centre, diameter, recorder.palette.strong)
        words.draw(recorder, x + (diameter - words.width) / 2, top, label.element)
