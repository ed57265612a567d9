"""The pen: draws frames on the pages of a file, in its inks and fonts, on the sheet of its press."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, assert_never

from b12docs.paper import INCH
from b12docs.source.raster import MOST_DPI
from b12docs.typeset.frames import (
    DECORATION,
    Bookmark,
    Cluster,
    Drawn,
    Figure,
    Frame,
    Image,
    Item,
    Jump,
    Line,
    Link,
    Marked,
    Place,
    Qr,
    Rect,
    SetDocument,
    Slot,
    Symbol,
    Text,
    Unseen,
)  # fmt: skip
from b12docs.typeset.scripts import from_right
from b12docs.typeset.structure import Box
from b12docs.writers.pdf import operators, outline
from b12docs.writers.pdf.content import OVERPRINT, Content
from b12docs.writers.pdf.images import Images
from b12docs.writers.pdf.inks import Inks
from b12docs.writers.pdf.letters import Fonts
from b12docs.writers.pdf.outline import Outline
from b12docs.writers.pdf.syntax import Raw
from b12docs.writers.pdf.tags import Tags

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from b12docs.writers.pdf.press import Press

_NEAR = 0.01  # points: what is this near to the edge of the page touches it


class Pen:
    """Draws documents one behind the other. For a press each page lies on a larger sheet, with its bleed and marks."""

    def __init__(self, canvas: Canvas, tags: Tags, outline: Outline, press: Press | None) -> None:
        self.canvas, self.tags, self.outline, self.press = canvas, tags, outline, press
        self.edge = press.edge if press else 0.0  # from the sheet's edge to the page's, in points of the paper
        self.fonts = Fonts(canvas._doc)
        self._images = Images(canvas)
        self._states = Raw(OVERPRINT) if press else None
        self._places = self._pages = 0  # that are drawn

    def draw(self, document: SetDocument, inks: Inks) -> None:
        """Draw every page of the document."""
        self._inks, self._before = inks, self._places
        scale = document.frames[0].scale
        self.fonts.from_right |= from_right(document.about.language) or any(map(_has_phrases, document.frames))
        self.tags.begin_document(document, lambda box: self._placed(box, scale))
        for frame in document.frames:
            self._begin_page(frame)
            for item in frame.items:
                self._play(item)
            self._end_page()

    def _begin_page(self, frame: Frame) -> None:
        self._scale = frame.scale
        self._width, self._height = (length / frame.scale for length in frame.size)
        self._bleed = self.press.bleed / frame.scale if self.press else 0.0
        self._content = Content(self._inks)
        self.tags.begin_page()
        if self.press:
            self.press.set_boxes(self.canvas, frame.size)
            self._content.begin_marked(self.tags.begin(DECORATION))
            self.press.draw_marks(self._content, frame.size)
            self._content.end_marked()
        else:
            self.canvas.setPageSize(frame.size)
        self._content.begin_page(frame.scale, self.edge, self._height)

    def _end_page(self) -> None:
        self._content.end()
        self._content.end_page(self.canvas, self._states)
        self._pages += 1

    def _play(self, item: Item) -> None:
        match item:
            case Marked(drawn=(Text(slot=Slot() as slot, spans=spans),)):
                self._content.leave(slot, self.tags.begin(item.of), spans, self.fonts)
            case Marked():
                self._content.begin_marked(self.tags.begin(item.of))
                for one in item.drawn:
                    self._draw(one)
                self._content.end_marked()
            case Link():
                self.tags.link(item.href, item.title, self._placed(item.box, self._scale))
            case Jump():
                way = self.outline.way(self._before + item.to)
                self.tags.jump(item.of, item.element, way, item.title, self._placed(item.box, self._scale))
            case Place():
                self._place(item)
            case Bookmark():
                self._place(item, item.title, item.level)
            case _:
                assert_never(item)

    def _place(self, one: Place | Bookmark, title: str = "", level: int = 0) -> None:
        self._places += 1
        top = one.top * self._scale + self.edge
        self.outline.add(outline.Place(self._pages, top, self.tags.element(one.of), title, level))

    def _placed(self, box: Box, scale: float) -> Box:
        """A box of the layout in hundredths of a point of the paper, half of one wider, so that it holds the figure."""
        x0, y0, x1, y1 = (100 * (value * scale + self.edge) for value in box)
        return floor(x0 - 0.5) / 100, floor(y0 - 0.5) / 100, ceil(x1 + 0.5) / 100, ceil(y1 + 0.5) / 100

    def _draw(self, one: Drawn) -> None:
        match one:
            case Text():
                self._content.show(one.spans, self.fonts)
            case Rect():
                operators.rect(one, *self._bled(one), self._content)
            case Line():
                start = one.start[0] - (self._bleed if one.start[0] < _NEAR else 0.0)
                end = one.end[0] + (self._bleed if one.end[0] > self._width - _NEAR else 0.0)
                operators.line(one, start, end, self._content)
            case Symbol():
                operators.symbol(one, self._content)
            case Figure():
                operators.figure(one, self._content)
            case Qr():
                operators.qr(one, self._content)
            case Unseen():
                operators.unseen(one, self._content)
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
        size = one.picture.fitted(*(MOST_DPI * length * self._scale / INCH for length in (one.width, one.height)))
        name = self._images.name(self._inks.picture(one.picture, size))
        self._content.begin(one.x, one.y, one.width, 0, 0, one.height)
        self._content.add(f"/{name} Do")
        self._content.end()


def _has_phrases(frame: Frame) -> bool:
    """Whether a page from the left has phrases from the right, of which each word begins with an unseen code."""
    drawn = (one for item in frame.items if isinstance(item, Marked) for one in item.drawn)
    spans = (span for one in drawn if isinstance(one, Text) and one.said for span in one.spans)
    return any(
        isinstance(one, Cluster) and not (one.glyphs or one.text == " ") for span in spans for one in span.shown[:1]
    )
