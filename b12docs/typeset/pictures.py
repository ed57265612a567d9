"""Pictures of points: QR codes of links, and a clinic's logo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.utils import ImageReader

from b12docs.diagnostics import Location
from b12docs.drawing.qr import QUIET_ZONE, qr_modules, spans
from b12docs.look.colour import WHITE
from b12docs.paper import MM
from b12docs.typeset.boxes import Box
from b12docs.typeset.grid import Grid
from b12docs.writers.pdf.inks import BLACK
from b12docs.writers.pdf.painter import Painter
from b12docs.writers.pdf.tags import Element

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass
class QrBox(Box):
    """A QR code with its quiet zone, ``size`` points wide, at the right of its room."""

    link: str
    size: float
    element: Element
    at: Location | None = None

    def height(self, width: float) -> float:
        return min(self.size, width)

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        modules, size = qr_modules(self.link), self.height(width)
        x += width - size
        step = size / (len(modules) + 2 * QUIET_ZONE)
        painter.rect(x, top, size, size, fill=WHITE)
        canvas = painter.canvas
        path = canvas.beginPath()
        for row, line in enumerate(modules):
            for start, length in spans(line):
                left, upper = x + (QUIET_ZONE + start) * step, top - (QUIET_ZONE + row + 1) * step
                path.rect(left, upper, length * step, step)
        self.element.box = painter.figure_box((x, top - size, x + size, top))
        with painter.tags.content(self.element):
            canvas.saveState()
            painter.inks.fill(canvas, BLACK)
            canvas.drawPath(path, stroke=0, fill=1)
            canvas.restoreState()


@dataclass
class LogoBox(Box):
    """A clinic's logo on a white ground, at the right of its room; ``most`` is its greatest height in points."""

    picture: Image
    most: float
    element: Element
    grid: Grid
    at: Location | None = None
    border: float = 1 * MM

    def size(self, width: float) -> tuple[float, float]:
        """Width and height of the picture on the page, in points."""
        own_width, own_height = self.picture.size
        factor = min((width - 2 * self.border) / own_width, self.most / own_height)
        return own_width * factor, own_height * factor

    def height(self, width: float) -> float:
        return self.grid.up(self.size(width)[1] + 2 * self.border)

    def draw(self, painter: Painter, x: float, top: float, width: float, height: float) -> None:
        own_width, own_height = self.size(width)
        right, border = x + width, self.border
        painter.rect(
            right - own_width - 2 * border, top, own_width + 2 * border, own_height + 2 * border,
            fill=WHITE, radius=border,
        )  # fmt: skip
        box = (right - border - own_width, top - border - own_height, right - border, top - border)
        self.element.box = painter.figure_box(box)
        with painter.tags.content(self.element):
            picture = ImageReader(painter.inks.picture(self.picture))
            painter.canvas.drawImage(picture, box[0], box[1], own_width, own_height)
