"""Pictures of points: QR codes of links, and a clinic's logo."""

from __future__ import annotations

from b12docs.diagnostics import Location
from b12docs.drawing.qr import QUIET_ZONE, qr_modules
from b12docs.look.colour import BLACK, WHITE
from b12docs.paper import MM
from b12docs.records import record
from b12docs.source.raster import Raster
from b12docs.typeset.boxes import Box
from b12docs.typeset.frames import Image, Qr, Unseen
from b12docs.typeset.grid import Grid
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element


@record(frozen=False)
class QrBox(Box):
    """A QR code with its quiet zone, ``size`` points wide."""

    link: str
    size: float
    element: Element
    at: Location | None = None

    def least_width(self) -> float:
        return self.size

    def height(self, width: float) -> float:
        return min(self.size, width)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        modules, size = qr_modules(self.link), self.height(width)
        step = size / (len(modules) + 2 * QUIET_ZONE)
        recorder.rect(x, top, size, size, fill=WHITE)
        self.element.box = (x, top - size, x + size, top)
        recorder.content(self.element, Qr(modules, x, top, step, BLACK), Unseen(x, top - size, size, size))


@record(frozen=False)
class LogoBox(Box):
    """A clinic's logo on a white ground, at the right of its room; ``most`` is its greatest height in points.

    Without a ``border`` the ground is another's.
    """

    picture: Raster
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

    def natural_width(self) -> float:
        own_width, own_height = self.picture.size
        return own_width * self.most / own_height + 2 * self.border

    def height(self, width: float) -> float:
        return self.grid.up(self.size(width)[1] + 2 * self.border)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        own_width, own_height = self.size(width)
        right, border = x + width, self.border
        if border:
            recorder.rect(
                right - own_width - 2 * border, top, own_width + 2 * border, own_height + 2 * border,
                fill=WHITE, radius=border,
            )  # fmt: skip
        box = (right - border - own_width, top - border - own_height, right - border, top - border)
        self.element.box = box
        recorder.content(self.element, Image(self.picture, box[0], box[1], own_width, own_height, self.at))
