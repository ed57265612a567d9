"""What is filled in by hand: boxes to tick and lines to write on, alone or beside the words that they belong to."""

from __future__ import annotations

from typing import TypeGuard

from b12docs.diagnostics import Location
from b12docs.paper import MM
from b12docs.records import record, replace
from b12docs.typeset.boxes import Box, HeadingBox, TextBox
from b12docs.typeset.breaks import LINES, PARAGRAPH, Break
from b12docs.typeset.frames import Line, Rect, Unseen
from b12docs.typeset.pieces import Style
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element

LEAST_SIDE = 3.2 * MM  # of a box to tick, so that a shaky hand can
LEAST_LINE, USUAL_LINE = 12 * MM, 28 * MM  # lengths of a line to fill in
LEAST_BEHIND = 38 * MM  # of one that is behind other words and its own: a day and a time
MOST_WHOLE = 8  # ruled lines that are seldom torn
FOOT = 0.3  # of the room of a ruled line, below the last one: a rule may follow here too
MOST_LINES = 24  # that are ruled where a page leaves room
LEAST_RULED = 2  # of more lines, those that stay together, and with their label


def lift(style: Style) -> float:
    """How far a line to fill in lies above the end of its box, in points: a rule may follow, and two look like one."""
    return 0.35 * style.size


@record(frozen=False)
class TickBox(Box):
    """An empty box to tick, in the middle of a line of text in this style."""

    style: Style
    element: Element
    at: Location | None = None

    @property
    def side(self) -> float:
        """Its width and height in points."""
        return max(LEAST_SIDE, self.style.size)

    def natural_width(self) -> float:
        return self.side

    def least_width(self) -> float:
        return self.side

    def height(self, width: float) -> float:
        return self.style.leading

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        middle = top - self.style.drop + 0.33 * self.style.size  # half of the figures' height above the baseline
        upper, line = middle + self.side / 2, recorder.spacing.rule
        self.element.box = (x, upper - self.side, x + self.side, upper)
        square = Rect(x, upper, self.side, self.side, recorder.palette.paper, recorder.palette.ink, line, 0.0, 0.0, ())
        recorder.content(self.element, square, Unseen(x, upper - self.side, self.side, self.side))

    def words(self) -> str:
        return "a box to tick"


@record(frozen=False)
class LineBox(Box):
    """A line to fill in over the width of its room; ``room`` is the height for the handwriting in points."""

    room: float
    style: Style
    element: Element
    at: Location | None = None

    def natural_width(self) -> float:
        return USUAL_LINE

    def least_width(self) -> float:
        return LEAST_LINE

    def height(self, width: float) -> float:
        return self.room

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        y = top - self.room + lift(self.style)
        self.element.box = (x, y, x + width, top)
        line = Line((x, y), (x + width, y), recorder.palette.rule, recorder.spacing.rule)
        recorder.content(self.element, line, Unseen(x, y, width, top - y))

    def words(self) -> str:
        return "a line to fill in"


@record(frozen=False)
class Ticked(Box):
    """Words beside their box to tick."""

    tick: TickBox
    body: Box

    def __post_init__(self) -> None:
        self.at = self.body.at

    @property
    def _indent(self) -> float:
        return self.tick.side + 0.5 * self.tick.style.size

    def natural_width(self) -> float:
        return self._indent + self.body.natural_width()

    def least_width(self) -> float:
        return self._indent + self.body.least_width()

    def narrowest(self) -> float:
        return self._indent + self.body.narrowest()

    def height(self, width: float) -> float:
        return max(self.tick.height(width), self.body.height(width - self._indent))

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        self.tick.draw(recorder, x, top - self.body.sinks(width - self._indent), width, height)
        self.body.draw(recorder, x + self._indent, top, width - self._indent, height)

    def words(self) -> str:
        return self.body.words()


@record(frozen=False)
class WriteIn(Box):
    """Words, and a line to write on behind them, which is content of its own where it has an ``element``."""

    label: TextBox
    room: float  # height of the line in points
    least: float = 30 * MM
    element: Element | None = None
    leads: bool = False  # whether more lines follow, which stay with it

    def __post_init__(self) -> None:
        self.at = self.label.at

    @property
    def introduces(self) -> bool:
        return self.leads

    @property
    def clings(self) -> bool:
        return True

    def natural_width(self) -> float:
        return self.label.natural_width() + 4 + self.least

    def least_width(self) -> float:
        return max(self.label.least_width(), self.least)

    def narrowest(self) -> float:
        return self.label.narrowest()

    def _beside(self, width: float) -> float:
        """The width of the label; 0 where the line must go below it."""
        own = self.label.set_at(width)
        return own.width + 4 if len(own.lines) == 1 and own.width + 4 + self.least <= width else 0.0

    def sinks(self, width: float) -> float:
        return self._above(width) + self.label.sinks(width)

    def _above(self, width: float) -> float:
        """The space above its words, which stand beside the foot of the line."""
        return self.height(width) - self.label.height(width) if self._beside(width) else 0.0

    def height(self, width: float) -> float:
        own = self.label.height(width)
        return max(self.room, own) if self._beside(width) else own + max(self.room, self.label.style.leading)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        beside = self._beside(width)
        foot = top - self.height(width)
        self.label.draw(recorder, x, top - self._above(width), width, height)
        y = foot + 0.2 * self.label.style.size
        palette = recorder.palette
        ink = palette.on_accent if self.label.style.colour == palette.on_accent else palette.rule
        line = Line((x + beside, y), (x + width, y), ink, recorder.spacing.rule)
        if self.element:
            self.element.box = (x + beside, y, x + width, foot + self.room)
            recorder.content(self.element, line, Unseen(x + beside, y, width - beside, self.room))
        else:
            recorder.artifact(line)

    def words(self) -> str:
        return self.label.words()


@record(frozen=False)
class RunIn(Box):
    """Words and a line to write on behind them, in one line where both have room, else one below the other."""

    text: TextBox
    line: WriteIn
    gap: float  # between them, points

    def __post_init__(self) -> None:
        self.at = self.text.at

    def natural_width(self) -> float:
        return max(self.text.natural_width(), self.line.natural_width())

    def least_width(self) -> float:
        return max(self.text.least_width(), self.line.least_width())

    def narrowest(self) -> float:
        return max(self.text.narrowest(), self.line.narrowest())

    def _beside(self, width: float) -> float:
        """The width of the words; 0 where the line stands below them."""
        own = self.text.natural_width() + self.text.style.size
        return own if own + self.line.label.natural_width() + 4 + LEAST_BEHIND <= width else 0.0

    def sinks(self, width: float) -> float:
        beside = self._beside(width)
        return self.line.sinks(width - beside) if beside else self.text.sinks(width)

    def height(self, width: float) -> float:
        beside, below = self._beside(width), self.text.height(width) + self.gap
        return self.line.height(width - beside) + (0.0 if beside else below)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        beside = self._beside(width)
        below = 0.0 if beside else self.text.height(width) + self.gap
        level = self.sinks(width) - self.text.sinks(beside) if beside else 0.0
        self.text.draw(recorder, x, top - max(0.0, level), beside or width, height)
        self.line.draw(recorder, x + beside, top - below, width - beside, height - below)

    def words(self) -> str:
        return self.text.words()


@record(frozen=False)
class RuledLines(Box):
    """Lines to write on: at least ``count``, ``spacing`` points apart, and as many more as there is room for.

    They are content where they have an ``element``: of those that are parted the first, which tell it for all.
    """

    count: int
    spacing: float
    element: Element | None = None
    at: Location | None = None

    @property
    def grows(self) -> bool:
        return True

    def height(self, width: float) -> float:
        return self.count * self.spacing

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        number = max(self.count, int(height / self.spacing + 0.001))
        ink, thick = recorder.palette.rule, recorder.spacing.rule
        levels = [top - (line - FOOT) * height / number for line in range(1, number + 1)]
        lines = [Line((x, y), (x + width, y), ink, thick) for y in levels]
        if self.element:
            self.element.box = (x, levels[-1], x + width, top)
            recorder.content(self.element, *lines, Unseen(x, levels[-1], width, top - levels[-1]))
        else:
            for one in lines:
                recorder.artifact(one)

    def elastic(self, width: float) -> float:
        return max(0, MOST_LINES - self.count) * self.spacing

    def breaks(self, width: float) -> list[Break]:
        counts = range(LEAST_RULED, self.count - LEAST_RULED + 1)
        cost = PARAGRAPH if self.count > MOST_WHOLE else LINES
        return [self._break(count, cost) for count in counts]

    def _break(self, count: int, cost: float) -> Break:
        above = count * self.spacing
        return Break(above, above, cost, (count,), max(0, MOST_LINES - count) * self.spacing)

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        return replace(self, count=path[0]), replace(self, count=self.count - path[0], element=None)

    def words(self) -> str:
        return "ruled lines"


def joined(boxes: list[Box]) -> list[Box]:
    """The boxes, those of words together with the box to tick before them or the line behind them.

    Words before ruled lines stay with these.
    """
    found: list[Box] = []
    for box in boxes:
        last = found[-1] if found else None
        if isinstance(last, TickBox) and _is_text(box):
            found[-1] = Ticked(last, box)
        elif isinstance(box, LineBox) and _is_text(last):
            found[-1] = WriteIn(last, box.room, LEAST_LINE, box.element)
        elif isinstance(box, RuledLines):
            found[-1:] = [_leading(last), box] if last else [box]
        else:
            found.append(box)
    return found


def _is_text(box: Box | None) -> TypeGuard[TextBox]:
    return isinstance(box, TextBox) and not isinstance(box, HeadingBox)


def _leading(box: Box) -> Box:
    """The words before ruled lines, as what introduces them."""
    if isinstance(box, WriteIn):
        return replace(box, leads=True)
    if isinstance(box, TextBox) and not box.introduces:
        return TextBox(box.runs, box.style, box.element, box.at, lead=True)
    return box


def run_in(boxes: list[Box], gap: float) -> list[Box]:
    """The boxes of words and of the line below them as one, which needs no line of its own where there is room."""
    match boxes:
        case [TextBox() as text, WriteIn() as line]:
            return [RunIn(text, line, gap)]
    return boxes
