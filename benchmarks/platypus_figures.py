"""Flowables for the figures of the leaflet in Platypus, which has none: drawn as paths.

They are read from SVG by b12docs' own reader, whose time is Platypus' as well.
"""

from __future__ import annotations

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfgen.canvas import FILL_EVEN_ODD, FILL_NON_ZERO
from reportlab.platypus import Flowable

from b12docs.drawing.shapes import Shape
from b12docs.drawing.svg import Drawing

MM = 72 / 25.4
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class QrCode(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """The QR code's modules, drawn as one path."""

    def __init__(self, rows: list[str], size: float) -> None:
        super().__init__()
        self.rows, self.width, self.height = rows, size, size

    def draw(self) -> None:
        """Draw the modules inside a quiet zone of four."""
        step = self.width / (len(self.rows) + 8)
        path = self.canv.beginPath()
        for row, line in enumerate(self.rows):
            for column, dark in enumerate(line):
                if dark == "1":
                    path.rect((column + 4) * step, self.height - (row + 5) * step, step, step)
        self.canv.setFillColor(white)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.setFillGray(0)
        self.canv.drawPath(path, stroke=0, fill=1)


class Picture(Flowable):  # type: ignore[misc]
    """A figure of a height in points, or a pictogram on a tile."""

    def __init__(self, drawing: Drawing, height: float, tile: Color | None = None) -> None:
        super().__init__()
        self.drawing, self.height, self.tile = drawing, height, tile
        self.inset = 0.08 * height if tile else 0.0
        self.scale = (height - 2 * self.inset) / drawing.height
        self.width = self.scale * drawing.width + 2 * self.inset

    def draw(self) -> None:
        """Draw the tile and every shape, in the figure's own units."""
        if self.tile:
            self.canv.setFillColor(self.tile)
            self.canv.roundRect(0, 0, self.width, self.height, 1.5 * MM, stroke=0, fill=1)
        self.canv.transform(self.scale, 0, 0, -self.scale, self.inset, self.height - self.inset)
        for shape in self.drawing.shapes:
            self._paint(shape)

    def _paint(self, shape: Shape) -> None:
        if shape.fill:
            self.canv.setFillColor(HexColor(shape.fill))
        if shape.stroke:
            self.canv.setStrokeColor(HexColor(shape.stroke))
            self.canv.setLineWidth(shape.width)
            self.canv.setLineCap(_CAPS[shape.cap])
            self.canv.setLineJoin(_JOINS[shape.join])
            self.canv.setDash(list(shape.dash))
        path = self.canv.beginPath()
        draw = {"m": path.moveTo, "l": path.lineTo, "c": path.curveTo, "h": path.close}
        for name, points in shape.segments:
            draw[name](*(value for point in points for value in point))
        rule = FILL_EVEN_ODD if shape.even_odd else FILL_NON_ZERO
        self.canv.drawPath(path, int(bool(shape.stroke)), int(bool(shape.fill)), rule)


class Pointed(Flowable):  # type: ignore[misc]
    """A figure with labels to the right of it, each joined to its point by a line."""

    def __init__(self, picture: Picture, labels: list[tuple[list[float] | None, Flowable]], left: float) -> None:
        super().__init__()
        self.picture, self.labels, self.left = picture, labels, left

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """The size of the whole; the figure gives the height."""
        self.sizes = [flowable.wrapOn(self.canv, width - self.left, height) for _, flowable in self.labels]
        return width, self.picture.height

    def draw(self) -> None:
        """Draw the figure, the labels and the lines."""
        self.picture.drawOn(self.canv, 0, 0)
        self.canv.setLineWidth(0.35 * MM)
        for (place, flowable), (_, height) in zip(self.labels, self.sizes, strict=True):
            x, y = place or (0.0, 0.0)
            y = self.picture.height * (1 - y)
            flowable.drawOn(self.canv, self.left, y - height / 2 if place else y - height)
            if place:
                self.canv.line(x * self.picture.width, y, self.left - 1.2 * MM, y)
