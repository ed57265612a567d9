"""The recorder: boxes draw into it, and it takes down what stands where, page by page, and which element it is of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from b12docs.look.colour import WHITE
from b12docs.look.palette import Palette
from b12docs.look.theme import Spacing
from b12docs.paper import Size
from b12docs.typeset.frames import (
    DECORATION,
    PAGINATION,
    Artifact,
    Bookmark,
    Drawn,
    Frame,
    Item,
    Line,
    Link,
    Marked,
    Rect,
    Symbol,
)
from b12docs.typeset.structure import Annotation, Box, Element, Mark

FRAME = 1.0  # points; the frame of a box whose ground cannot be seen


class Recorder:
    """Takes down the pages of one document, of a ``size`` on paper. Lengths are points of the layout.

    Without ``links`` an address is text like any other. ``repeating`` says that what is drawn was read before: the
    header row of a table that goes on on the next page.
    """

    def __init__(self, palette: Palette, spacing: Spacing, size: Size, scale: float, *, links: bool) -> None:
        self.palette, self.spacing, self.links = palette, spacing, links
        self.size, self.scale = size, scale
        self.width, self.height = (length / scale for length in size)
        self.frames: list[Frame] = []
        self.repeating = False
        self._items: list[Item] = []
        self._marks = self._annotations = 0

    def begin_page(self) -> None:
        """Start a page, painted over where the paper is not white."""
        self._items, self._marks, self._annotations = [], 0, 0
        if self.palette.paper != WHITE:
            self.rect(0, self.height, self.width, self.height, fill=self.palette.paper)

    def end_page(self) -> None:
        """Finish the page."""
        self.frames.append(Frame(self.size, self.scale, tuple(self._items)))

    @contextmanager
    def repeated(self) -> Iterator[None]:
        """Draw text again that an earlier page has already; a reader hears it once."""
        self.repeating = True
        yield
        self.repeating = False

    def content(self, element: Element, *drawn: Drawn) -> None:
        """What is content of an element, or an artifact where it is drawn again."""
        if self.repeating:
            self.artifact(*drawn, kind=PAGINATION)
            return
        element.kids.append(Mark(len(self.frames), self._marks))
        self._marks += 1
        self._items.append(Marked(element.number, drawn))

    def artifact(self, *drawn: Drawn, kind: Artifact = DECORATION) -> None:
        """What is decoration, or repeated on every page."""
        self._items.append(Marked(kind, drawn))

    def bookmark(self, title: str, level: int, top: float) -> None:
        """A bookmark of the heading that is drawn with its top edge here."""
        self._items.append(Bookmark(title, level, top))

    def link(self, element: Element, href: str, title: str, box: Box) -> None:
        """A link over a box."""
        element.kids.append(Annotation(len(self.frames), self._annotations))
        self._annotations += 1
        self._items.append(Link(element.number, href, title, box))

    def rect(
        self, x: float, top: float, width: float, height: float, *, fill: str = "", stroke: str = "",
        line: float = 1.0, radius: float = 0.0, dash: tuple[float, ...] = (),
    ) -> None:  # fmt: skip
        """A rectangle as an artifact."""
        self.artifact(Rect(x, top, width, height, fill, stroke, line, radius, dash))

    def ground(self, x: float, top: float, width: float, height: float, *, fill: str, radius: float = 0.0) -> None:
        """The ground of a box; one in the paper's own colour would not be seen, and has a frame instead."""
        frame = self.palette.rule if fill == self.palette.paper else ""
        self.rect(x, top, width, height, fill=fill, stroke=frame, line=FRAME, radius=radius)

    def rule(self, x0: float, x1: float, y: float, *, colour: str, line: float) -> None:
        """A horizontal line as an artifact."""
        self.artifact(Line((x0, y), (x1, y), colour, line))

    def shape(self, kind: str, x: float, y: float, size: float, colour: str) -> None:
        """A circle, square, triangle or diamond around the point, as an artifact."""
        self.artifact(Symbol(kind, x, y, size, colour))
