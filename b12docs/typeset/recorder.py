"""The recorder: boxes draw into it, and it takes down what stands where, page by page, and which element it is of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from b12docs.document.leaves import Heading, plain_text
from b12docs.look.colour import WHITE
from b12docs.look.palette import Palette
from b12docs.look.theme import Spacing
from b12docs.paper import Size
from b12docs.records import record
from b12docs.typeset.frames import (
    DECORATION,
    PAGINATION,
    Artifact,
    Bookmark,
    Drawn,
    Frame,
    Item,
    Jump,
    Line,
    Link,
    Marked,
    Place,
    Rect,
    Symbol,
    Text,
)
from b12docs.typeset.structure import Annotation, Box, Element, Mark

CITES = "#"  # before the number of a reference, in place of an address
FRAME = 1.0  # points; the frame of a box whose ground cannot be seen


@record(slots=True)
class _Reference:
    """What a reference to a heading is made of."""

    element: Element
    heading: Heading
    words: Callable[[str], Text]
    box: Box


@record(slots=True)
class _Citation:
    """A link to the entry of a reference, by its number from 1 on."""

    of: int
    number: int
    box: Box


@record(slots=True)
class _Place:
    """Where something stands that is led to: its page from 1 on, its own number, and that of its element."""

    page: int
    number: int
    element: int


class Recorder:
    """Takes down the pages of one document, of a ``size`` on paper. Lengths are points of the layout.

    Without ``links`` an address is text like any other; ``call`` are the words for one that dials a ``{number}``.
    ``references`` are the words of those that the document lists.
    ``repeating`` says that what is drawn was read before: the header row of a table that goes on on the next page.
    """

    def __init__(
        self, palette: Palette, spacing: Spacing, size: Size, scale: float, *, links: bool, call: str,
        references: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self.palette, self.spacing, self.links, self.call = palette, spacing, links, call
        self.references = references
        self.size, self.scale = size, scale
        self.width, self.height = (length / scale for length in size)
        self._pages: list[list[Item | _Reference | _Citation]] = []
        self._headings: dict[int, _Place] = {}  # by the identity of the heading
        self._entries: dict[int, _Place] = {}  # by the number of the reference
        self.repeating = False
        self._items: list[Item | _Reference | _Citation] = []
        self._marks = self._annotations = 0

    def begin_page(self) -> None:
        """Start a page, painted over where the paper is not white."""
        self._items, self._marks, self._annotations = [], 0, 0
        if self.palette.paper != WHITE:
            self.rect(0, self.height, self.width, self.height, fill=self.palette.paper)

    def end_page(self) -> None:
        """Finish the page."""
        self._pages.append(self._items)

    def frames(self) -> tuple[Frame, ...]:
        """All pages, when the last is finished: what names the page of a heading is known now."""
        pages = [[known for item in items for known in self._known(item)] for items in self._pages]
        return tuple(Frame(self.size, self.scale, tuple(items)) for items in pages)

    def _known(self, item: Item | _Reference | _Citation) -> Iterator[Item]:
        match item:
            case _Reference():
                there = self._headings[id(item.heading)]
                words, of = item.words(str(there.page)), item.element.number
                item.element.say(words.said)
                yield Marked(of, (words,))
                if self.links:
                    title = f"{plain_text(item.heading.runs)} {there.page}"
                    yield Jump(of, there.number, there.element, title, item.box)
            case _Citation():
                there, title = self._entries[item.number], f"{item.number} {self.references[item.number - 1]}"
                yield Jump(item.of, there.number, there.element, title, item.box)
            case _:
                yield item

    @contextmanager
    def repeated(self, *, again: bool) -> Iterator[None]:
        """Draw text, ``again`` if an earlier page has it already: a reader hears it once."""
        before, self.repeating = self.repeating, self.repeating or again
        yield
        self.repeating = before

    def content(self, element: Element, *drawn: Drawn) -> None:
        """What is content of an element, or an artifact where it is drawn again."""
        if self.repeating:
            self.artifact(*drawn, kind=PAGINATION)
            return
        self._mark(element)
        element.say("".join([one.said for one in drawn if isinstance(one, Text)]))
        self._items.append(Marked(element.number, drawn))

    def artifact(self, *drawn: Drawn, kind: Artifact = DECORATION) -> None:
        """What is decoration, or repeated on every page."""
        self._items.append(Marked(kind, drawn))

    @property
    def page(self) -> int:
        """The page that is being drawn, counted from 0."""
        return len(self._pages)

    def bookmark(self, element: Element, heading: Heading, top: float) -> None:
        """A bookmark of the heading that is drawn, as content of an element, with its top edge here."""
        self._headings[id(heading)] = self._place(element)
        self._items.append(Bookmark(element.number, plain_text(heading.runs), heading.level, top))

    def entry(self, element: Element, number: int, top: float) -> None:
        """The entry of a reference, which citations lead to, with its top edge here; the first of a number counts."""
        if number not in self._entries:
            self._entries[number] = self._place(element)
            self._items.append(Place(element.number, top))

    def _place(self, element: Element) -> _Place:
        return _Place(len(self._pages) + 1, len(self._headings) + len(self._entries), element.number)

    def reference(self, element: Element, heading: Heading, words: Callable[[str], Text], box: Box) -> None:
        """Words of an element with the number of the page on which a heading stands, perhaps later, and the way there.

        ``words`` makes them when the number is known.
        """
        target = element.add("Link") if self.links else element
        self._mark(target)
        if self.links:
            self._annotate(target)
        self._items.append(_Reference(target, heading, words, box))

    def leads(self, href: str) -> bool:
        """Whether words that lead to this are a link here: numbers are, where the document lists what they cite."""
        cited = href.startswith(CITES)
        return self.links and (1 <= int(href.removeprefix(CITES)) <= len(self.references) if cited else bool(href))

    def link(self, element: Element, href: str, title: str, box: Box) -> None:
        """A link over a box."""
        self._annotate(element)
        if href.startswith(CITES):
            self._items.append(_Citation(element.number, int(href.removeprefix(CITES)), box))
            return
        said = self.call.replace("{number}", title) if href.startswith("tel:") else title
        self._items.append(Link(element.number, href, said, box))

    def _mark(self, element: Element) -> None:
        """Give the element the next mark of the page."""
        element.kids.append(Mark(len(self._pages), self._marks))
        self._marks += 1

    def _annotate(self, element: Element) -> None:
        """Give the element the next annotation of the page."""
        element.kids.append(Annotation(len(self._pages), self._annotations))
        self._annotations += 1

    def rect(
        self, x: float, top: float, width: float, height: float, *, fill: str = "", stroke: str = "",
        line: float = 1.0, radius: float = 0.0, dash: tuple[float, ...] = (), squared: bool = False,
    ) -> None:  # fmt: skip
        """A rectangle as an artifact; one that is ``squared`` has no round corners at its foot."""
        foot = 0.0 if squared else radius
        self.artifact(Rect(x, top, width, height, fill, stroke, line, radius, foot, dash))

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
