"""The pen of the boxes: a canvas, the structure tree and the theme's look, with the few shapes that boxes draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12docs.theme import WHITE, Palette, Spacing
from b12docs.writers.pdf.inks import Inks
from b12docs.writers.pdf.tags import Box, Element, Tags

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

FRAME = 1.0  # points; the frame of a box whose ground cannot be seen


class Painter:
    """Draws on one document's pages. Lengths are points of the layout; ``scale`` makes them points of the paper."""

    def __init__(
        self, canvas: Canvas, palette: Palette, spacing: Spacing, inks: Inks, width: float, height: float,
        scale: float = 1.0,
    ) -> None:  # fmt: skip
        self.canvas, self.palette, self.spacing, self.inks = canvas, palette, spacing, inks
        self.width, self.height, self.scale = width, height, scale
        self.tags = Tags(canvas)
        self.bookmarks = 0

    def begin_page(self) -> None:
        """Start a page at its size on paper, painted over where the paper is not white."""
        self.canvas.setPageSize((self.width * self.scale, self.height * self.scale))
        if self.scale != 1.0:
            self.canvas.scale(self.scale, self.scale)
        if self.palette.paper != WHITE:
            self.rect(0, self.height, self.width, self.height, fill=self.palette.paper)

    def bookmark(self, title: str, level: int, top: float) -> None:
        """A bookmark of the heading that is drawn with its top edge here."""
        self.bookmarks += 1
        key = f"heading{self.bookmarks}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=top * self.scale)
        self.canvas.addOutlineEntry(title, key, level=level - 1)

    def end_page(self, *, last: bool) -> None:
        """Finish the page."""
        self.canvas.showPage()
        if not last:
            self.tags.next_page()

    def link(self, element: Element, href: str, title: str, box: Box) -> None:
        """A link over a box of the layout."""
        x0, y0, x1, y1 = (value * self.scale for value in box)
        self.tags.link(element, href, title, (x0, y0, x1, y1))

    def figure_box(self, box: Box) -> Box:
        """A box of the layout in points of the paper."""
        x0, y0, x1, y1 = (value * self.scale for value in box)
        return x0, y0, x1, y1

    def rect(
        self, x: float, top: float, width: float, height: float, *, fill: str = "", stroke: str = "",
        line: float = 1.0, radius: float = 0.0, dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """A rectangle as an artifact; the line lies inside its edges."""
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
            box = (x + inset, top - height + inset, width - 2 * inset, height - 2 * inset)
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
        """A horizontal line as an artifact."""
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
