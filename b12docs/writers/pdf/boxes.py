"""Boxes: what fills a page. A box knows its height at a width and draws itself; it never breaks over pages.

Coordinates are points; ``top`` is measured from the foot of the page, as PDF does. A box may be drawn higher than it
needs (``height``): one that ``grows`` uses the room. Boxes hold the structure elements of their text, made in reading
order by ``flow``, so that the order of drawing does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from b12docs.diagnostics import Location
from b12docs.document import Runs, plain_text
from b12docs.paper import MM
from b12docs.writers.pdf.painter import Painter
from b12docs.writers.pdf.tags import Element
from b12docs.writers.pdf.text import SetText, Style


class Box:
    """The protocol of all boxes."""

    at: Location | None = None

    @property
    def grows(self) -> bool:
        """Whether the box has a use for more height than it needs."""
        return False

    def height(self, width: float) -> float:
        """The height in points that the box needs at a width."""
        raise NotImplementedError

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        """Draw the box with its upper left corner at (x, top), in a room of this width and height."""
        raise NotImplementedError

    def words(self) -> str:
        """The first words of the box, to name it in an error."""
        return ""


class TextBox(Box):
    """A paragraph or heading."""

    def __init__(self, runs: Runs, style: Style, element: Element, at: Location | None = None) -> None:
        self.runs, self.style, self.element, self.at = runs, style, element, at
        self._set: dict[float, SetText] = {}

    def set_at(self, width: float) -> SetText:
        """The text, set at a width."""
        if width not in self._set:
            self._set[width] = SetText(self.runs, self.style, width)
        return self._set[width]

    def height(self, width: float) -> float:
        return self.set_at(width).height

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        self.set_at(width).draw(painter, x, top, self.element)

    def words(self) -> str:
        return plain_text(self.runs)


class HeadingBox(TextBox):
    """A heading, with its place in the bookmarks."""

    def __init__(self, runs: Runs, style: Style, element: Element, at: Location | None, level: int) -> None:
        super().__init__(runs, style, element, at)
        self.level = level

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        painter.bookmark(plain_text(self.runs), self.level, top)
        super().draw(painter, x, top, width, height)


@dataclass
class Entry:
    """A box in a stack, the space before it, and by how much this may open to fill the room (points)."""

    box: Box
    before: float = 0.0
    opens: float = 0.0


@dataclass
class Stack(Box):
    """Boxes one below the other."""

    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.at = next((entry.box.at for entry in self.entries if entry.box.at), None)

    @property
    def grows(self) -> bool:
        return any(entry.box.grows for entry in self.entries)

    def height(self, width: float) -> float:
        gaps = sum(entry.before for entry in self.entries[1:])
        return gaps + sum(entry.box.height(width) for entry in self.entries)

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        spare = max(0.0, height - self.height(width))
        growing = sum(entry.box.grows for entry in self.entries)
        extra = spare / growing if growing else 0.0
        opening = sum(entry.opens > 0 for entry in self.entries)
        for index, entry in enumerate(self.entries):
            if index:
                top -= entry.before + (min(entry.opens, spare / opening) if entry.opens else 0.0)
            room = entry.box.height(width) + (extra if entry.box.grows else 0.0)
            entry.box.draw(painter, x, top, width, room)
            top -= room

    def words(self) -> str:
        return next((entry.box.words() for entry in self.entries if entry.box.words()), "")


@dataclass
class Columns(Box):
    """Boxes side by side, with weights for their widths; read from left to right, each to its end.

    Weights without a box leave room at the right.
    """

    boxes: list[Box]
    weights: list[float]
    gutter: float
    middle: bool = False  # whether shorter boxes are centred on the height

    def __post_init__(self) -> None:
        self.at = next((box.at for box in self.boxes if box.at), None)

    @property
    def grows(self) -> bool:
        return any(box.grows for box in self.boxes)

    def widths(self, width: float) -> list[float]:
        """The width of each column; a negative weight is a fixed width in points."""
        fixed = sum(-weight for weight in self.weights if weight < 0)
        free = width - self.gutter * (len(self.weights) - 1) - fixed
        total = sum(weight for weight in self.weights if weight > 0) or 1.0
        return [-weight if weight < 0 else free * weight / total for weight in self.weights]

    def height(self, width: float) -> float:
        return max(box.height(own) for box, own in zip(self.boxes, self.widths(width), strict=False))

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        for box, own in zip(self.boxes, self.widths(width), strict=False):
            drop = (height - box.height(own)) / 2 if self.middle else 0.0
            box.draw(painter, x, top - max(0.0, drop), own, height)
            x += own + self.gutter

    def words(self) -> str:
        return next((box.words() for box in self.boxes if box.words()), "")


@dataclass
class Grid(Box):
    """Boxes in rows of equal columns, each at least ``least`` points wide; rows are filled as evenly as can be."""

    boxes: list[Box]
    least: float
    gutter: float
    row_gap: float

    def __post_init__(self) -> None:
        self.at = next((box.at for box in self.boxes if box.at), None)

    def _rows(self, width: float) -> tuple[float, list[list[Box]]]:
        most = max(1, int((width + self.gutter) / (self.least + self.gutter)))
        number = -(-len(self.boxes) // most)
        columns = -(-len(self.boxes) // number)
        own = (width - self.gutter * (columns - 1)) / columns
        return own, [self.boxes[start : start + columns] for start in range(0, len(self.boxes), columns)]

    def height(self, width: float) -> float:
        own, rows = self._rows(width)
        return sum(max(box.height(own) for box in row) for row in rows) + self.row_gap * (len(rows) - 1)

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        own, rows = self._rows(width)
        for row in rows:
            room = max(box.height(own) for box in row)
            for index, box in enumerate(row):
                box.draw(painter, x + index * (own + self.gutter), top, own, room)
            top -= room + self.row_gap

    def words(self) -> str:
        return self.boxes[0].words()


@dataclass
class Panel(Box):
    """A box on a ground, with a frame or both; ``padding`` is (left and right, top and bottom) in points."""

    box: Box
    padding: tuple[float, float]
    fill: str = ""
    stroke: str = ""
    line: float = 1.0
    radius: float = 0.0
    dash: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        self.at = self.box.at

    @property
    def grows(self) -> bool:
        return self.box.grows

    def height(self, width: float) -> float:
        return self.box.height(width - 2 * self.padding[0]) + 2 * self.padding[1]

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        if self.stroke:
            painter.rect(
                x, top, width, height,
                fill=self.fill, stroke=self.stroke, line=self.line, radius=self.radius, dash=self.dash,
            )  # fmt: skip
        else:
            painter.ground(x, top, width, height, fill=self.fill, radius=self.radius)
        aside, above = self.padding
        self.box.draw(painter, x + aside, top - above, width - 2 * aside, height - 2 * above)

    def words(self) -> str:
        return self.box.words()


@dataclass
class Labelled(Box):
    """A bullet or number that hangs to the left of its text."""

    label: TextBox
    body: Box
    indent: float

    def __post_init__(self) -> None:
        self.at = self.body.at

    def height(self, width: float) -> float:
        return max(self.label.height(self.indent), self.body.height(width - self.indent))

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        self.label.draw(painter, x, top, self.indent, height)
        self.body.draw(painter, x + self.indent, top, width - self.indent, height)

    def words(self) -> str:
        return self.body.words()


@dataclass
class Numbered(Labelled):
    """A number in a disc, and its text beside it."""

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        set_label = self.label.set_at(self.indent)
        diameter = self.label.style.leading * 1.2
        centre = top - self.label.style.leading / 2
        painter.shape("circle", x + diameter / 2, centre, diameter, painter.palette.strong)
        set_label.draw(painter, x + (diameter - set_label.width) / 2, top, self.label.element)
        self.body.draw(painter, x + self.indent, top, width - self.indent, height)


@dataclass
class WriteIn(Box):
    """Words, and a line to write on behind them."""

    label: TextBox
    room: float  # height of the line in points
    least: float = 30 * MM

    def __post_init__(self) -> None:
        self.at = self.label.at

    def _beside(self, width: float) -> float:
        """The width of the label; 0 where the line must go below it."""
        own = self.label.set_at(width)
        return own.width + 4 if len(own.lines) == 1 and own.width + 4 + self.least <= width else 0.0

    def height(self, width: float) -> float:
        line = max(self.room, self.label.style.leading)
        return line if self._beside(width) else self.label.height(width) + line

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        beside = self._beside(width)
        foot = top - self.height(width)
        lift = max(0.0, self.height(width) - self.label.style.leading) if beside else 0.0
        self.label.draw(painter, x, top - lift, width, height)
        painter.rule(x + beside, x + width, foot + 0.2 * self.label.style.size, colour=painter.palette.rule)

    def words(self) -> str:
        return self.label.words()


@dataclass
class RuledLines(Box):
    """Lines to write on: at least ``count``, and as many more as there is room for."""

    count: int
    spacing: float = 8.6 * MM
    at: Location | None = None

    @property
    def grows(self) -> bool:
        return True

    def height(self, width: float) -> float:
        return self.count * self.spacing

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        number = max(self.count, int(height / self.spacing + 0.001))
        for line in range(1, number + 1):
            painter.rule(x, x + width, top - line * height / number + 1, colour=painter.palette.rule)

    def words(self) -> str:
        return "ruled lines"
