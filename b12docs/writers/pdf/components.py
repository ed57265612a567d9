"""The larger boxes: title band, callout, red-flag box, cards and tables. Each draws one component of the design."""

from __future__ import annotations

from dataclasses import dataclass, field

from b12docs.document import Scope
from b12docs.paper import MM
from b12docs.writers.pdf.boxes import Box, Panel, Stack
from b12docs.writers.pdf.painter import Painter
from b12docs.writers.pdf.text import Style


@dataclass
class Band(Box):
    """The title band over the full width of the page."""

    title: Box
    margin: float
    padding: float

    def __post_init__(self) -> None:
        self.at = self.title.at

    def _inner(self, width: float) -> float:
        return width - 2 * self.margin

    @property
    def _above(self) -> float:
        """Office printers cannot print the outer 5 mm."""
        return max(self.padding, 5 * MM)

    def height(self, width: float) -> float:
        return self._above + self.title.height(self._inner(width)) + self.padding

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        painter.rect(x, top, width, height, fill=painter.palette.accent)
        self.title.draw(painter, x + self.margin, top - self._above, self._inner(width), height)

    def words(self) -> str:
        return self.title.words()


@dataclass
class Strip(Box):
    """A strip of the band's colour at the top of a following page; ``size`` is its height in points."""

    size: float = 4 * MM

    def height(self, width: float) -> float:
        return self.size

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        painter.rect(x, top, width, height, fill=painter.palette.accent)


@dataclass
class Tagged(Box):
    """The callout: a coloured tag with a label, and a tinted field with the message."""

    label: Box
    message: Box
    tag_width: float
    padding: tuple[float, float]

    def __post_init__(self) -> None:
        self.at = self.message.at

    def height(self, width: float) -> float:
        aside, above = self.padding
        label = self.label.height(self.tag_width - 1.4 * aside)
        return max(label, self.message.height(width - self.tag_width - 2 * aside)) + 2 * above

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        aside, _ = self.padding
        painter.ground(x, top, width, height, fill=painter.palette.callout)
        painter.rect(x, top, self.tag_width, height, fill=painter.palette.strong)
        inner = self.tag_width - 1.4 * aside
        drop = (height - self.label.height(inner)) / 2
        self.label.draw(painter, x + 0.9 * aside, top - drop, inner, height)
        inner = width - self.tag_width - 2 * aside
        drop = (height - self.message.height(inner)) / 2
        self.message.draw(painter, x + self.tag_width + aside, top - drop, inner, height)

    def words(self) -> str:
        return self.message.words()


@dataclass
class RedFlags(Box):
    """The box "get help now": warning triangle and title on red, the signs on white inside a red frame.

    With ``side`` the title stands left of the signs (poster), else above them.
    """

    title: Box
    body: Box
    padding: float
    sign: float  # height of the warning triangle in points
    side: float = 0.0  # width of the title at the left, in points
    frame: float = 1.1 * MM

    def __post_init__(self) -> None:
        self.at = self.title.at

    def _head(self, width: float) -> float:
        return max(self.sign, self._title_height(width)) + 0.9 * self.padding

    def _title_width(self, width: float) -> float:
        return (self.side or width) - self.sign * 1.2 - 2.4 * self.padding

    def _title_height(self, width: float) -> float:
        return self.title.height(self._title_width(width))

    def _body_width(self, width: float) -> float:
        return width - self.side - 2 * self.padding

    def height(self, width: float) -> float:
        body = self.body.height(self._body_width(width)) + 1.7 * self.padding
        if self.side:
            return max(body, self._title_height(width) + 2 * self.padding)
        return self._head(width) + body

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        palette, frame = painter.palette, self.frame
        painter.rect(x, top, width, height, fill=palette.alarm, radius=2 * MM)
        head = height if self.side else self._head(width)
        left, upper = (x + self.side, top - frame) if self.side else (x + frame, top - head)
        painter.rect(
            left, upper, x + width - frame - left, upper - (top - height) - frame, fill=palette.paper, radius=0.9 * MM
        )
        self._draw_title(painter, x, top, width, head)
        body_top = top - (0 if self.side else head) - 0.7 * self.padding
        room = height - (0 if self.side else head) - 1.4 * self.padding
        self.body.draw(painter, x + self.side + self.padding, body_top, self._body_width(width), room)

    def _draw_title(self, painter: Painter, x: float, top: float, width: float, head: float) -> None:
        centre = top - head / 2
        _warning_sign(painter, x + self.padding + self.sign * 0.6, centre, self.sign)
        drop = centre + self._title_height(width) / 2
        self.title.draw(painter, x + self.sign * 1.2 + 1.8 * self.padding, drop, self._title_width(width), head)

    def words(self) -> str:
        return self.title.words()


def _warning_sign(painter: Painter, x: float, y: float, size: float) -> None:
    """A triangle with an exclamation mark on the red ground, centred on the point."""
    painter.shape("triangle", x, y, size, painter.palette.on_alarm)
    painter.rect(
        x - size * 0.06, y + size * 0.18, size * 0.12, size * 0.34, fill=painter.palette.alarm, radius=size * 0.05
    )
    painter.shape("circle", x, y - size * 0.3, size * 0.14, painter.palette.alarm)


@dataclass
class Marked(Box):
    """Words with a condition's marker before them."""

    marker: str
    colour: str
    box: Box
    size: float
    gap: float

    def __post_init__(self) -> None:
        self.at = self.box.at

    def height(self, width: float) -> float:
        return self.box.height(width - self.size - self.gap)

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        first = self.box.height(width - self.size - self.gap)
        painter.shape(self.marker, x + self.size / 2, top - min(first, self.size * 1.65) / 2, self.size, self.colour)
        self.box.draw(painter, x + self.size + self.gap, top, width - self.size - self.gap, height)

    def words(self) -> str:
        return self.box.words()


@dataclass
class TableCell:
    """A cell of a table that is ready to be drawn."""

    box: Box
    scope: Scope | None
    marker: str = ""


@dataclass
class TableBox(Box):
    """A table: coloured header cells, row names at the left, rules between the rows; tinted columns on a poster."""

    head: list[TableCell]
    rows: list[list[TableCell]]
    weights: list[float]
    gutter: float
    padding: tuple[float, float]
    tinted: bool
    style: Style
    stretch: bool = False
    markers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.markers = [cell.marker for cell in self.head]
        self.at = self.head[0].box.at

    @property
    def grows(self) -> bool:
        return self.stretch

    def _widths(self, width: float) -> list[float]:
        free = width - self.gutter * (len(self.weights) - 1)
        return [free * weight / sum(self.weights) for weight in self.weights]

    def _inner(self, column: int, own: float) -> tuple[float, float]:
        """The inset at the left of a cell's text, and the text's width."""
        aside = self.padding[0] if self.markers[column] else 0.0
        return aside, own - aside - self.padding[0] * (1 if self.markers[column] else 0.4)

    def _row_height(self, cells: list[TableCell], widths: list[float]) -> float:
        inner = [self._inner(index, own)[1] for index, own in enumerate(widths)]
        return max(cell.box.height(own) for cell, own in zip(cells, inner, strict=True)) + 2 * self.padding[1]

    def height(self, width: float) -> float:
        widths = self._widths(width)
        return sum(self._row_height(cells, widths) for cells in [self.head, *self.rows])

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        widths = self._widths(width)
        head = self._row_height(self.head, widths)
        natural = [self._row_height(cells, widths) for cells in self.rows]
        extra = max(0.0, height - head - sum(natural)) / len(natural) if self.stretch else 0.0
        self._grounds(painter, x, top, widths, head, head + sum(natural) + extra * len(natural))
        self._cells(painter, x, top, widths, self.head, head)
        top -= head
        for cells, own in zip(self.rows, natural, strict=True):
            self._cells(painter, x, top, widths, cells, own + extra)
            top -= own + extra
            if cells is not self.rows[-1] or not self.tinted:
                self._rules(painter, x, top, widths)

    def _grounds(self, painter: Painter, x: float, top: float, widths: list[float], head: float, full: float) -> None:
        for marker, own in zip(self.markers, widths, strict=True):
            if marker:
                tone = painter.palette.tone(marker)
                if self.tinted:
                    painter.ground(x, top, own, full, fill=tone.tint, radius=1.5 * MM)
                painter.rect(x, top, own, head, fill=tone.colour, radius=1.5 * MM if self.tinted else 0)
            x += own + self.gutter

    def _cells(
        self, painter: Painter, x: float, top: float, widths: list[float], cells: list[TableCell], room: float
    ) -> None:
        for index, (cell, own) in enumerate(zip(cells, widths, strict=True)):
            inset, inner = self._inner(index, own)
            needed = cell.box.height(inner)
            centred = self.tinted or cells is self.head
            drop = (room - needed) / 2 if centred else self.padding[1]
            cell.box.draw(painter, x + inset, top - drop, inner, needed)
            x += own + self.gutter

    def _rules(self, painter: Painter, x: float, y: float, widths: list[float]) -> None:
        for own in widths:
            painter.rule(x, x + own, y, colour=painter.palette.hairline, line=0.6)
            x += own + self.gutter

    def words(self) -> str:
        return next(cell.box.words() for cell in self.head if cell.box.words())


@dataclass
class Passport(Box):
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

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        painter.rect(x, top, width, height, fill=painter.palette.footer)
        painter.rule(x, x + width, top, colour=painter.palette.accent, line=2)
        self.body.draw(painter, x + self.margin, top - self.padding, width - 2 * self.margin, height)

    def words(self) -> str:
        return self.body.words()


def card(body: Stack, colour: str, ground: str, padding: tuple[float, float]) -> Panel:
    """A bordered card in a condition's colour."""
    return Panel(body, padding, stroke=colour, line=1.0 * MM, radius=1.8 * MM, fill=ground)
