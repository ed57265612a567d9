"""The pen of the boxes: a canvas, the structure tree and the theme's look, with the few shapes that boxes draw."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from b12docs.look.colour import WHITE
from b12docs.look.palette import Palette
from b12docs.look.theme import Spacing
from b12docs.paper import Size
from b12docs.writers.pdf.inks import Inks
from b12docs.writers.pdf.press import Press
from b12docs.writers.pdf.tags import Box, Element, Tags

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FRAME = 1.0  # points; the frame of a box whose ground cannot be seen
_NEAR = 0.01  # points: what is this near to the edge of the page touches it


class Painter:
    """Draws on one document's pages. Lengths are points of the layout; ``scale`` makes them points of the paper.

    For a press the page lies on a larger sheet, with room around it for the bleed and for marks.
    """

    def __init__(
        self, canvas: Canvas, palette: Palette, spacing: Spacing, inks: Inks, size: Size, scale: float = 1.0,
        press: Press | None = None,
    ) -> None:  # fmt: skip
        self.canvas, self.palette, self.spacing, self.inks = canvas, palette, spacing, inks
        self.size, self.scale, self.press = size, scale, press
        self.width, self.height = (length / scale for length in size)
        self.edge = press.edge if press else 0.0  # from the sheet's edge to the page's, in points of the paper
        self.bleed = press.bleed / scale if press else 0.0
        self.tags = Tags(canvas)
        self.bookmarks = 0

    @property
    def links(self) -> bool:
        """Whether links can be clicked."""
        return self.press is None

    def begin_page(self) -> None:
        """Start a page at its size on paper, painted over where the paper is not white."""
        if self.press:
            self.press.set_boxes(self.canvas, self.size)
            with self.tags.artifact():
                self.press.draw_marks(self.canvas, self.size)
            self.canvas.translate(self.edge, self.edge)
        else:
            self.canvas.setPageSize(self.size)
        if self.scale != 1.0:
            self.canvas.scale(self.scale, self.scale)
        if self.palette.paper != WHITE:
            self.rect(0, self.height, self.width, self.height, fill=self.palette.paper)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """A bookmark of the heading that is drawn with its top edge here."""
        self.bookmarks += 1
        key = f"heading{self.bookmarks}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=self._on_paper(top))
        self.canvas.addOutlineEntry(title, key, level=level - 1)

    def end_page(self, *, last: bool) -> None:
        """Finish the page."""
        self.canvas.showPage()
        if not last:
            self.tags.next_page()

    def link(self, element: Element, href: str, title: str, box: Box) -> None:
        """A link over a box of the layout."""
        self.tags.link(element, href, title, self.figure_box(box))

    def figure_box(self, box: Box) -> Box:
        """A box of the layout in hundredths of a point of the paper, half of one wider, so that it holds the figure."""
        x0, y0, x1, y1 = (100 * self._on_paper(value) for value in box)
        return floor(x0 - 0.5) / 100, floor(y0 - 0.5) / 100, ceil(x1 + 0.5) / 100, ceil(y1 + 0.5) / 100

    def _on_paper(self, value: float) -> float:
        return value * self.scale + self.edge

    def _bled(self, x: float, top: float, width: float, height: float) -> Box:
        """Left, foot, width and height of a rectangle that goes on into the bleed where it touches the page's edge."""
        touches = (x < _NEAR, top - height < _NEAR, x + width > self.width - _NEAR, top > self.height - _NEAR)
        left, below, right, above = (self.bleed if touch else 0.0 for touch in touches)
        return x - left, top - height - below, width + left + right, height + below + above

    def rect(
        self, x: float, top: float, width: float, height: float, *, fill: str = "", stroke: str = "",
        line: float = 1.0, radius: float = 0.0, dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """A rectangle as an artifact; the line lies inside its edges. At the edge of the page it bleeds."""
        canvas = self.canvas
        inset = line / 2 if stroke else 0.0
        with self.tags.artifact():
            canvas.saveState()
            if fill:
                self.inks.fill(canvas, fill)
            if stroke:
                self.inks.stroke(canvas, stroke)
                canvas.setLineWidth(line)
                canvas.setDash(*([list(dash)] if dash else [[]]))
            x, foot, width, height = self._bled(x, top, width, height)
            box = (x + inset, foot + inset, width - 2 * inset, height - 2 * inset)
            flags = {"fill": int(bool(fill)), "stroke": int(bool(stroke))}
            if radius:
                canvas.roundRect(*box, radius, **flags)
            else:
                canvas.rect(*box, **flags)
            canvas.restoreState()

    def ground(self, x: float, top: float, width: float, height: float, *, fill: str, radius: float = 0.0) -> None:
        """The ground of a box; one in the paper's own colour would not be seen, and has a frame instead."""
        frame = self.palette.rule if fill == self.palette.paper else ""
        self.rect(x, top, width, height, fill=fill, stroke=frame, line=FRAME, radius=radius)

    def rule(self, x0: float, x1: float, y: float, *, colour: str, line: float) -> None:
        """A horizontal line as an artifact. At the edge of the page it bleeds."""
        x0 -= self.bleed if x0 < _NEAR else 0.0
        x1 += self.bleed if x1 > self.width - _NEAR else 0.0
        with self.tags.artifact():
            self.canvas.saveState()
            self.inks.stroke(self.canvas, colour)
            self.canvas.setLineWidth(line)
            self.canvas.line(x0, y, x1, y)
            self.canvas.restoreState()

    def shape(self, kind: str, x: float, y: float, size: float, colour: str) -> None:
        """A circle, square or triangle around the point, as an artifact."""
        canvas, half = self.canvas, size / 2
        with self.tags.artifact():
            canvas.saveState()
            self.inks.fill(canvas, colour)
            if kind == "circle":
                canvas.circle(x, y, half, stroke=0, fill=1)
            elif kind == "square":
                canvas.rect(x - half, y - half, size, size, stroke=0, fill=1)
            else:
                path = canvas.beginPath()
                path.moveTo(x - half * 1.1, y - half)
                path.lineTo(x + half * 1.1, y - half)
                path.lineTo(x, y + half)
                path.close()
                canvas.drawPath(path, stroke=0, fill=1)
            canvas.restoreState()
