"""What imposed sheets say beside the pages: cut and fold marks, labels, small maps; drawn in greys alone.

Greys of DeviceGray suit every output intent and a printer that knows only black. Lengths are points of the sheet,
counted from its lower left corner; a grey goes from 0 (black) to 1 (white).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Literal

from reportlab.pdfgen.canvas import Canvas

from b12docs.paper import Size
from b12docs.records import record, replace
from b12docs.typeset import fonts
from b12docs.writers.pdf.content import Content
from b12docs.writers.pdf.inks import GreyInks
from b12docs.writers.pdf.letters import Fonts
from b12docs.writers.pdf.operators import PAINT
from b12docs.writers.pdf.sheet_words import spans_of, width
from b12docs.writers.pdf.syntax import number

ASCENT, DESCENT = 0.72, 0.22  # of the font's letters, as parts of the type size
_Anchor = Literal["start", "middle", "end"]
_OTHER: dict[_Anchor, _Anchor] = {"start": "end", "middle": "middle", "end": "start"}


@record
class Line:
    """A straight line, dashed where ``dash`` gives the lengths of dash and gap."""

    start: tuple[float, float]
    end: tuple[float, float]
    width: float = 0.5
    grey: float = 0.35
    dash: tuple[float, ...] = ()

    def reflected(self, across: float) -> Line:
        """The line at the other side of a sheet that is so wide."""
        return replace(self, start=(across - self.start[0], self.start[1]), end=(across - self.end[0], self.end[1]))

    def draw(self, content: Content, letters: Fonts) -> None:
        content.set("stroke", f"{number(self.grey)} G")
        content.line(self.width, self.dash)
        content.stroked(self.start, self.end)


@record
class Rect:
    """A rectangle that is filled, outlined by half a point, or both."""

    left: float
    bottom: float
    width: float
    height: float
    fill: float | None = None
    stroke: float | None = None

    def reflected(self, across: float) -> Rect:
        """The rectangle at the other side of a sheet that is so wide."""
        return replace(self, left=across - self.left - self.width)

    def draw(self, content: Content, letters: Fonts) -> None:
        if self.fill is not None:
            content.set("fill", f"{number(self.fill)} g")
        if self.stroke is not None:
            content.set("stroke", f"{number(self.stroke)} G")
            content.line(0.5)
        paint = PAINT[self.fill is not None, self.stroke is not None]
        content.box(self.left, self.bottom, self.width, self.height, paint)


@record
class Text:
    """One line of words from, around or up to a point of its baseline; ``turned`` words run upwards.

    ``language`` is that of words in letters beyond Latin.
    """

    x: float
    y: float
    words: str
    size: float
    bold: bool = False
    anchor: _Anchor = "start"
    turned: bool = False
    language: str = ""

    @property
    def length(self) -> float:
        """How long the words are."""
        return width(self.words, self.size, self.language, bold=self.bold)

    def fits(self, sheet: Size) -> bool:
        """Whether all of the words lies on the sheet (points)."""
        start = (self.y if self.turned else self.x) - self._before
        most = sheet[1] if self.turned else sheet[0]
        return start >= 0 and start + self.length <= most and 0 <= self.y <= sheet[1]

    def reflected(self, across: float) -> Text:
        """The words at the other side of a sheet that is so wide; turned ones still run upwards."""
        if self.turned:
            return replace(self, x=across - self.x + (ASCENT - DESCENT) * self.size)
        return replace(self, x=across - self.x, anchor=_OTHER[self.anchor])

    def draw(self, content: Content, letters: Fonts) -> None:
        content.set("fill", "0 g")
        content.begin(self.x, self.y, *((0, 1, -1, 0) if self.turned else ()))
        content.show(spans_of(self.words, self.size, self.language, -self._before, bold=self.bold), letters)
        content.end()

    @property
    def _before(self) -> float:
        """How much of the words lies before the point."""
        part = {"start": 0, "middle": 0.5, "end": 1}[self.anchor]
        return part * self.length if part else 0.0


Mark = Line | Rect | Text


def draw_marks(sheets: Iterable[tuple[Size, Sequence[Mark]]]) -> bytes:
    """A PDF of one page for each sheet, with nothing on it but its marks."""
    fonts.register()
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=1, pdfVersion=(1, 7), initialFontName=fonts.REGULAR)
    letters = Fonts(canvas._doc)
    for size, marks in sheets:
        canvas.setPageSize(size)
        content = Content(GreyInks())
        for mark in marks:
            mark.draw(content, letters)
        content.end_page(canvas)
    canvas.save()
    return buffer.getvalue()
