"""The pen: draws frames on the pages of a file, in its inks and fonts, on the sheet of its press."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, assert_never

from PIL import Image as Photograph
from reportlab.lib.rl_accel import escapePDF, fp_str
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics

from b12docs.typeset import fonts
from b12docs.typeset.frames import (
    DECORATION,
    Bookmark,
    Drawn,
    Figure,
    Frame,
    Image,
    Item,
    Line,
    Link,
    Marked,
    Qr,
    Rect,
    SetDocument,
    Span,
    Symbol,
    Text,
)  # fmt: skip
from b12docs.typeset.structure import Box
from b12docs.writers.pdf import operators
from b12docs.writers.pdf.inks import Inks
from b12docs.writers.pdf.press import Press
from b12docs.writers.pdf.tags import END, Tags

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

LEADING = 1.2  # of the size of a font; set with it, though every line has its own place
_NEAR = 0.01  # points: what is this near to the edge of the page touches it


class Pen:
    """Draws documents one behind the other. For a press each page lies on a larger sheet, with its bleed and marks."""

    def __init__(self, canvas: Canvas, tags: Tags, press: Press | None) -> None:
        self.canvas, self.tags, self.press = canvas, tags, press
        self.edge = press.edge if press else 0.0  # from the sheet's edge to the page's, in points of the paper
        self._fonts = {bold: pdfmetrics.getFont(fonts.name(bold=bold)) for bold in (False, True)}
        self._bookmarks = 0
        self._code: list[str] = []  # operators that are not yet on the canvas

    def draw(self, document: SetDocument, inks: Inks) -> None:
        """Draw every page of the document."""
        self._inks = inks
        scale = document.frames[0].scale
        self.tags.begin_document(document, lambda box: self._placed(box, scale))
        for frame in document.frames:
            self._begin_page(frame)
            for item in frame.items:
                self._play(item)
            self._flush()
            self.canvas.showPage()

    def _begin_page(self, frame: Frame) -> None:
        self._scale = frame.scale
        self._width, self._height = (length / frame.scale for length in frame.size)
        self._bleed = self.press.bleed / frame.scale if self.press else 0.0
        self.tags.begin_page()
        if self.press:
            self.press.set_boxes(self.canvas, frame.size)
            self.canvas.addLiteral(self.tags.begin(DECORATION))
            self.press.draw_marks(self.canvas, frame.size)
            self.canvas.addLiteral(END)
            self.canvas.translate(self.edge, self.edge)
        else:
            self.canvas.setPageSize(frame.size)
        if frame.scale != 1.0:
            self.canvas.scale(frame.scale, frame.scale)

    def _flush(self) -> None:
        self.canvas.addLiteral("\n".join(self._code))
        self._code.clear()

    def _play(self, item: Item) -> None:
        match item:
            case Marked():
                self._code.append(self.tags.begin(item.of))
                for one in item.drawn:
                    self._draw(one)
                self._code.append(END)
            case Link():
                self.tags.link(item.href, item.title, self._placed(item.box, self._scale))
            case Bookmark():
                self._bookmark(item)
            case _:
                assert_never(item)

    def _bookmark(self, one: Bookmark) -> None:
        self._bookmarks += 1
        key = f"heading{self._bookmarks}"
        self.canvas.bookmarkPage(key, fit="XYZ", left=0, top=one.top * self._scale + self.edge)
        self.canvas.addOutlineEntry(one.title, key, level=one.level - 1)

    def _placed(self, box: Box, scale: float) -> Box:
        """A box of the layout in hundredths of a point of the paper, half of one wider, so that it holds the figure."""
        x0, y0, x1, y1 = (100 * (value * scale + self.edge) for value in box)
        return floor(x0 - 0.5) / 100, floor(y0 - 0.5) / 100, ceil(x1 + 0.5) / 100, ceil(y1 + 0.5) / 100

    def _draw(self, one: Drawn) -> None:
        match one:
            case Text():
                self._code.append(self._text(one))
            case Rect():
                self._code += operators.rect(one, *self._bled(one), self._inks)
            case Line():
                start = one.start[0] - (self._bleed if one.start[0] < _NEAR else 0.0)
                end = one.end[0] + (self._bleed if one.end[0] > self._width - _NEAR else 0.0)
                self._code += operators.line(one, start, end, self._inks)
            case Symbol():
                self._code += operators.symbol(one, self._inks)
            case Figure():
                self._code += operators.figure(one, self._inks)
            case Qr():
                self._code += operators.qr(one, self._inks)
            case Image():
                self._image(one)
            case _:
                assert_never(one)

    def _bled(self, one: Rect) -> Box:
        """Left, foot, width and height of a rectangle that goes on into the bleed where it touches the page's edge."""
        x, foot, bleed = one.x, one.top - one.height, self._bleed
        left, below = bleed if x < _NEAR else 0.0, bleed if foot < _NEAR else 0.0
        right = bleed if x + one.width > self._width - _NEAR else 0.0
        above = bleed if one.top > self._height - _NEAR else 0.0
        return x - left, foot - below, one.width + left + right, one.height + below + above

    def _image(self, one: Image) -> None:
        self._flush()
        picture = self._inks.picture(Photograph.frombytes("RGB", one.picture.size, one.picture.data))
        self.canvas.drawImage(ImageReader(picture), one.x, one.y, one.width, one.height)

    def _text(self, text: Text) -> str:
        """The words as one text object, in which font and colour are said where they change."""
        code = ["BT 1 0 0 1 0 0 Tm"]
        colour, font = "", ""
        for span in text.spans:
            if span.start:
                code.append(f"1 0 0 1 {fp_str(span.start)} Tm")
            if span.colour != colour:
                colour = span.colour
                code.append(self._inks.fill(colour))
            font = self._letters(span, code, font)
        return " ".join([*code, "ET"])

    def _letters(self, span: Span, code: list[str], current: str) -> str:
        """Show the letters, and say the font where it is not the current one; returns the one that is current then."""
        font, document = self._fonts[span.bold], self.canvas._doc
        for subset, letters in font.splitString(span.text, document):
            name = font.getSubsetInternalName(subset, document)
            wanted = f"{name} {fp_str(span.size)} Tf {fp_str(LEADING * span.size)} TL"
            if wanted != current:
                code.append(wanted)
                current = wanted
            code.append(f"({escapePDF(letters)}) Tj")
        return current
