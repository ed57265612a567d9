"""The larger boxes: title band, callout, red-flag box, cards and passport. Each draws one component of the design."""

from __future__ import annotations

from dataclasses import replace

from b12docs.look.theme import Spacing
from b12docs.paper import MM
from b12docs.records import record
from b12docs.typeset.boxes import Box
from b12docs.typeset.breaks import CARD, WHOLE, Break
from b12docs.typeset.grid import Grid
from b12docs.typeset.panels import PanelBox
from b12docs.typeset.recorder import Recorder

PRINTABLE = 5 * MM  # office printers cannot print the outer 5 mm of a sheet
MIN_FIELD = 70 * MM  # the least width of the main message beside its tag


@record(frozen=False)
class BandBox(Box):
    """The title band over the full width of the page."""

    title: Box
    margin: float
    padding: float
    grid: Grid

    def __post_init__(self) -> None:
        self.at = self.title.at

    def _inner(self, width: float) -> float:
        return width - 2 * self.margin

    @property
    def _above(self) -> float:
        return max(self.padding, self.grid.up(PRINTABLE))

    def height(self, width: float) -> float:
        return self._above + self.title.height(self._inner(width)) + self.padding

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.rect(x, top, width, height, fill=recorder.palette.accent)
        self.title.draw(recorder, x + self.margin, top - self._above, self._inner(width), height)

    def words(self) -> str:
        return self.title.words()


@record(frozen=False)
class StripBox(Box):
    """A strip of the band's colour at the top of a following page; ``size`` is its height in points."""

    size: float = 4 * MM

    def height(self, width: float) -> float:
        return self.size

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.rect(x, top, width, height, fill=recorder.palette.accent)


@record(frozen=False)
class Tagged(Box):
    """The callout: a coloured tag with a label, and a tinted field with the message."""

    label: Box
    message: Box
    tag_width: float
    padding: tuple[float, float]
    grid: Grid

    def __post_init__(self) -> None:
        self.at = self.message.at

    def _is_stacked(self, width: float) -> bool:
        """Whether the tag stands above the field, because beside it there is too little room."""
        return width < MIN_FIELD + self.tag_width

    def _tag_height(self, width: float) -> float:
        return self.label.height(width - 2 * self.padding[0]) + 2 * self.grid.step

    def height(self, width: float) -> float:
        aside, above = self.padding
        if self._is_stacked(width):
            return self._tag_height(width) + self.message.height(width - 2 * aside) + 2 * above
        label = self.label.height(self.tag_width - 1.4 * aside)
        return max(label, self.message.height(width - self.tag_width - 2 * aside)) + 2 * above

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.ground(x, top, width, height, fill=recorder.palette.callout)
        aside = self.padding[0]
        if self._is_stacked(width):
            tag = self._tag_height(width)
            recorder.rect(x, top, width, tag, fill=recorder.palette.strong)
            self._draw_centred(recorder, self.label, x + aside, top, width - 2 * aside, tag)
            self._draw_centred(recorder, self.message, x + aside, top - tag, width - 2 * aside, height - tag)
            return
        recorder.rect(x, top, self.tag_width, height, fill=recorder.palette.strong)
        self._draw_centred(recorder, self.label, x + 0.9 * aside, top, self.tag_width - 1.4 * aside, height)
        left = self.tag_width + aside
        self._draw_centred(recorder, self.message, x + left, top, width - left - aside, height)

    def _draw_centred(self, recorder: Recorder, box: Box, x: float, top: float, width: float, height: float) -> None:
        drop = self.grid.near((height - box.height(width)) / 2)
        box.draw(recorder, x, top - drop, width, height)

    def words(self) -> str:
        return self.message.words()


@record(frozen=False)
class RedFlagsBox(Box):
    """The box "get help now": warning triangle and title on red, the signs on white inside a red frame.

    With ``side`` the title stands left of the signs (poster), else above them.
    """

    title: Box
    body: Box
    padding: float
    sign: float  # height of the warning triangle in points
    grid: Grid
    side: float = 0.0  # width of the title at the left, in points
    goes_on: bool = False  # whether this is the rest of a box that no page can hold, its title said before

    def __post_init__(self) -> None:
        self.at = self.title.at

    def _head(self, width: float) -> float:
        return self.grid.up(max(self.sign, self._title_height(width)) + 0.9 * self.padding)

    def _title_width(self, width: float) -> float:
        return (self.side or width) - self.sign * 1.2 - 2.4 * self.padding

    def _title_height(self, width: float) -> float:
        return self.title.height(self._title_width(width))

    def _body_width(self, width: float) -> float:
        return width - self.side - 2 * self.padding

    @property
    def _above(self) -> float:
        """The space between the frame and the signs, above and below them."""
        return self.grid.up(0.7 * self.padding)

    def height(self, width: float) -> float:
        body = self.body.height(self._body_width(width)) + 2 * self._above
        if self.side:
            return max(body, self.grid.up(self._title_height(width) + 2 * self.padding))
        return self._head(width) + body

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        palette, frame, radius = recorder.palette, 1.1 * recorder.spacing.frame, recorder.spacing.radius
        recorder.rect(x, top, width, height, fill=palette.alarm, radius=radius)
        head = height if self.side else self._head(width)
        left, upper = (x + self.side, top - frame) if self.side else (x + frame, top - head)
        recorder.rect(
            left,
            upper,
            x + width - frame - left,
            upper - (top - height) - frame,
            fill=palette.paper,
            radius=max(0.0, radius - frame),
        )
        self._draw_title(recorder, x, top, width, head)
        taken = (0 if self.side else head) + self._above
        room = height - taken - self._above
        self.body.draw(recorder, x + self.side + self.padding, top - taken, self._body_width(width), room)

    def breaks(self, width: float) -> list[Break]:
        around = self._head(width) + 2 * self._above
        inside = [] if self.side else self.body.breaks(self._body_width(width))
        return [Break(around + one.end, one.start, WHOLE + one.cost, one.path) for one in inside]

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        first, rest = self.body.cut(self._body_width(width), path)
        return replace(self, body=first), replace(self, body=rest, goes_on=True)

    def _draw_title(self, recorder: Recorder, x: float, top: float, width: float, head: float) -> None:
        centre = top - head / 2
        _warning_sign(recorder, x + self.padding + self.sign * 0.6, centre, self.sign)
        drop = self.grid.near((head - self._title_height(width)) / 2)
        with recorder.repeated(again=self.goes_on):
            left, own = x + self.sign * 1.2 + 1.8 * self.padding, self._title_width(width)
            self.title.draw(recorder, left, top - drop, own, head)

    def words(self) -> str:
        return self.title.words()


def _warning_sign(recorder: Recorder, x: float, y: float, size: float) -> None:
    """A triangle with an exclamation mark on the red ground, centred on the point."""
    recorder.shape("triangle", x, y, size, recorder.palette.on_alarm)
    recorder.rect(
        x - size * 0.06, y + size * 0.18, size * 0.12, size * 0.34, fill=recorder.palette.alarm, radius=size * 0.05
    )
    recorder.shape("circle", x, y - size * 0.3, size * 0.14, recorder.palette.alarm)


@record(frozen=False)
class MarkedBox(Box):
    """Words with a condition's marker before them."""

    marker: str
    colour: str
    box: Box
    size: float
    gap: float

    def __post_init__(self) -> None:
        self.at = self.box.at

    @property
    def introduces(self) -> bool:
        return self.box.introduces

    def natural_width(self) -> float:
        own = self.box.natural_width()
        return own + self.size + self.gap if own else 0.0

    def least_width(self) -> float:
        return self.box.least_width() + self.size + self.gap

    def height(self, width: float) -> float:
        return self.box.height(width - self.size - self.gap)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        first = self.box.height(width - self.size - self.gap)
        recorder.shape(self.marker, x + self.size / 2, top - min(first, self.size * 1.65) / 2, self.size, self.colour)
        self.box.draw(recorder, x + self.size + self.gap, top, width - self.size - self.gap, height)

    def words(self) -> str:
        return self.box.words()


@record(frozen=False)
class PassportBox(Box):
    """The foot of the last page: a grey ground over the full width, with version, sources, links and status."""

    body: Box
    margin: float
    padding: float
    foot: float  # room below, in points
    leaves_room: bool = False  # whether its last line leaves the right end free for the page number

    def __post_init__(self) -> None:
        self.at = self.body.at

    def height(self, width: float) -> float:
        return self.body.height(width - 2 * self.margin) + self.padding + self.foot

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.rect(x, top, width, height, fill=recorder.palette.footer)
        recorder.rule(x, x + width, top, colour=recorder.palette.accent, line=2)
        self.body.draw(recorder, x + self.margin, top - self.padding, width - 2 * self.margin, height)

    def words(self) -> str:
        return self.body.words()


def card(body: Box, colour: str, ground: str, padding: tuple[float, float], look: Spacing) -> PanelBox:
    """A bordered card in a condition's colour."""
    return PanelBox(body, padding, stroke=colour, line=look.frame, radius=0.9 * look.radius, fill=ground, torn=CARD)
