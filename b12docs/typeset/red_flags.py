"""The box "get help now": its title on red, the signs on white."""

from __future__ import annotations

from b12docs.records import record, replace
from b12docs.typeset.boxes import Box, TextBox
from b12docs.typeset.breaks import LIST, WHOLE, Break
from b12docs.typeset.components import Rule
from b12docs.typeset.grid import Grid
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.stack import Stack


@record(frozen=False)
class RedFlagsBox(Box):
    """The box "get help now": warning triangle and title on red, the signs on white inside a red frame.

    The number to call stands at the right of the title, or below it where the bar is too narrow for both. With ``side``
    the title stands left of the signs, below the triangle, else above them.
    """

    title: TextBox
    number: Box | None
    body: Box
    padding: tuple[float, float]  # left and right, and above and below the signs
    sign: float  # height of the warning triangle in points
    grid: Grid
    side: float = 0.0  # width of the title at the left, in points
    middle: float = 0.0  # of Latin letters above their baseline, as a part of their size
    apart: float = 0.0  # points between the title's bar and the signs, more than the padding
    goes_on: bool = False  # whether this is the rest of a box that no page can hold, its title said before

    def __post_init__(self) -> None:
        self.at = self.title.at

    @property
    def headroom(self) -> float:
        return self.padding[0]  # the bar itself parts the heading from the words before it

    def _words_left(self) -> float:
        """The distance from the left edge of the box to its title."""
        return self.padding[0] if self.side else self.sign * 1.2 + 1.8 * self.padding[0]

    def _words_width(self, width: float) -> float:
        return (self.side or width) - self._words_left() - 0.6 * self.padding[0]

    def _number_width(self, width: float) -> float:
        """The width of the number beside the title; 0 where there is none, or where it stands below."""
        own = self.number.natural_width() + 1 if self.number else 0.0
        room = self._words_width(width) - 2 * self.padding[0] - own
        return own if own and not self.side and self.title.natural_width() <= room else 0.0

    def _bar_height(self, width: float) -> float:
        """The height of the words on the red bar, and of the triangle above them."""
        own, beside = self._words_width(width), self._number_width(width)
        number = self.number.height(own) if self.number and not beside else 0.0
        return self._above + self.title.height(own - beside) + number

    @property
    def _above(self) -> float:
        """The height of the triangle where it stands above the title, and of the space below it."""
        return self.grid.up(1.2 * self.sign) if self.side else 0.0

    def _head(self, width: float) -> float:
        return self.grid.up(max(self.sign, self._bar_height(width)) + 0.8 * self.padding[0])

    def _body_width(self, width: float) -> float:
        return width - self.side - 2 * self.padding[0]

    @property
    def _around(self) -> float:
        """Above and below the signs, in points."""
        return 2 * self.padding[1] + self.apart

    def height(self, width: float) -> float:
        body = self.body.height(self._body_width(width)) + self._around
        if self.side:
            return max(body, self.grid.up(self._bar_height(width) + 2 * self.padding[0]))
        return self._head(width) + body

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        palette, frame, radius = recorder.palette, 1.1 * recorder.spacing.frame, recorder.spacing.radius
        recorder.rect(x, top, width, height, fill=palette.alarm, radius=radius)
        head = height if self.side else self._head(width)
        left, upper = (x + self.side, top - frame) if self.side else (x + frame, top - head)
        recorder.rect(
            left, upper, x + width - frame - left, upper - (top - height) - frame,
            fill=palette.paper, radius=max(0.0, radius - frame),
        )  # fmt: skip
        self._draw_bar(recorder, x, top, width, head)
        taken = (0 if self.side else head) + self.apart + self.padding[1]
        room = height - taken - self.padding[1]
        self.body.draw(recorder, x + self.side + self.padding[0], top - taken, self._body_width(width), room)

    def loosened(self, by: float, above: float) -> Box:
        apart = 0.0 if self.side else max(0.0, by - 2 * self.grid.step)
        return replace(self, body=self.body.loosened(by, above), apart=apart)

    def breaks(self, width: float) -> list[Break]:
        around = self._head(width) + self._around
        inside = [] if self.side else self.body.breaks(self._body_width(width))
        return [Break(around + one.end, one.start, WHOLE + _torn(one) + one.cost, one.path) for one in inside]

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        first, rest = self.body.cut(self._body_width(width), path)
        return replace(self, body=_unruled(first)), replace(self, body=rest, goes_on=True)

    def _rise(self, width: float) -> float:
        """How far the middle of the title's letters lies above that of its lines, where it stands above."""
        said = self.title.set_at(width)
        return 0.0 if self.side else said.height / 2 - said.middle(self.middle)

    def _draw_bar(self, recorder: Recorder, x: float, top: float, width: float, head: float) -> None:
        left, own, beside = x + self._words_left(), self._words_width(width), self._number_width(width)
        drop = self.grid.near((head - self._bar_height(width)) / 2 + self._rise(own - beside))
        middle = drop + self.sign / 2 if self.side else head / 2
        _warning_sign(recorder, x + self.padding[0] + self.sign * 0.6, top - middle, self.sign)
        drop += self._above
        with recorder.repeated(again=self.goes_on):
            self.title.draw(recorder, left, top - drop, own - beside, head)
            if self.number and beside:
                middle = self.grid.near((head - self.number.height(beside)) / 2)
                self.number.draw(recorder, left + own - beside, top - middle, beside, head)
            elif self.number:
                self.number.draw(recorder, left, top - drop - self.title.height(own), own, head)

    def words(self) -> str:
        return self.title.words()


def _torn(inside: Break) -> float:
    """What it costs besides to part the signs here: nothing between their groups, one below the other."""
    return LIST if len(inside.path) > 1 else 0.0


def _unruled(body: Box) -> Box:
    """The signs without a rule at their end, which would part them from nothing."""
    if isinstance(body, Stack) and len(body.entries) > 1 and isinstance(body.entries[-1].box, Rule):
        return replace(body, entries=body.entries[:-1])
    return body


def _warning_sign(recorder: Recorder, x: float, y: float, size: float) -> None:
    """A triangle with an exclamation mark on the red ground, centred on the point."""
    recorder.shape("triangle", x, y, size, recorder.palette.on_alarm)
    recorder.rect(
        x - size * 0.06, y + size * 0.18, size * 0.12, size * 0.34, fill=recorder.palette.alarm, radius=size * 0.05
    )
    recorder.shape("circle", x, y - size * 0.3, size * 0.14, recorder.palette.alarm)
