"""What imposed sheets say beside the pages: cut and fold marks, labels, small maps; drawn in greys alone.

Greys of DeviceGray suit every output intent and a printer that knows only black. Lengths are points of the sheet,
counted from its lower left corner; a grey goes from 0 (black) to 1 (white).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Literal

from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from b12docs.paper import Size
from b12docs.records import record
from b12docs.typeset import fonts


@record
class Line:
    """A straight line, dashed where ``dash`` gives the lengths of dash and gap."""

    start: tuple[float, float]
    end: tuple[float, float]
    width: float = 0.5
    grey: float = 0.35
    dash: tuple[float, ...] = ()

    def draw(self, canvas: Canvas) -> None:
        canvas.setStrokeGray(self.grey)
        canvas.setLineWidth(self.width)
        canvas.setDash(list(self.dash))
        canvas.line(*self.start, *self.end)


@record
class Rect:
    """A rectangle that is filled, outlined by half a point, or both."""

    left: float
    bottom: float
    width: float
    height: float
    fill: float | None = None
    stroke: float | None = None

    def draw(self, canvas: Canvas) -> None:
        if self.fill is not None:
            canvas.setFillGray(self.fill)
        if self.stroke is not None:
            canvas.setStrokeGray(self.stroke)
            canvas.setLineWidth(0.5)
        flags = {"fill": int(self.fill is not None), "stroke": int(self.stroke is not None)}
        canvas.rect(self.left, self.bottom, self.width, self.height, **flags)


@record
class Text:
    """One line of words from, around or up to a point of its baseline; ``turned`` words run upwards."""

    x: float
    y: float
    words: str
    size: float
    bold: bool = False
    anchor: Literal["start", "middle", "end"] = "start"
    turned: bool = False

    def fits(self, sheet: Size) -> bool:
        """Whether all of the words lies on the sheet (points)."""
        length = width(self.words, self.size, bold=self.bold)
        start = (self.y if self.turned else self.x) - {"start": 0, "middle": length / 2, "end": length}[self.anchor]
        most = sheet[1] if self.turned else sheet[0]
        return start >= 0 and start + length <= most and 0 <= self.y <= sheet[1]

    def draw(self, canvas: Canvas) -> None:
        canvas.setFillGray(0.1)
        canvas.setFont(fonts.name(bold=self.bold), self.size)
        canvas.translate(self.x, self.y)
        canvas.rotate(90 if self.turned else 0)
        methods = {"start": "drawString", "middle": "drawCentredString", "end": "drawRightString"}
        getattr(canvas, methods[self.anchor])(0, 0, self.words)


Mark = Line | Rect | Text


def draw_marks(sheets: Iterable[tuple[Size, Sequence[Mark]]]) -> bytes:
    """A PDF of one page for each sheet, with nothing on it but its marks."""
    fonts.register()
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, pdfVersion=(1, 7), initialFontName=fonts.REGULAR)
    for size, marks in sheets:
        canvas.setPageSize(size)
        for mark in marks:
            canvas.saveState()
            mark.draw(canvas)
            canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def width(words: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of words."""
    fonts.register()
    return fonts.width(words, fonts.name(bold=bold)) * size


def lines(words: str, size: float, room: float) -> list[str]:
    """The words in as many lines as the room makes them."""
    fonts.register()
    found: list[str] = simpleSplit(words, fonts.REGULAR, size, room)
    return found


def shortened(words: str, size: float, room: float) -> str:
    """The words, or as many of them as the room holds and an ellipsis."""
    if width(words, size) <= room:
        return words
    while words and width(f"{words}…", size) > room:
        words = words[:-1].rstrip()
    return f"{words}…"
