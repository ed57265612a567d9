"""Reading PDFs back: what is drawn where, in which font and mark, and what the structure tree says of it.

Nothing here knows how b12docs writes: the content streams and the structure are read as ISO 32000-1 defines them
(text §9.4, colour §8.6, marked content §14.6, structure §14.7), so that a test judges the file and not our code.
All lengths are points of the paper, counted from the lower left corner of the page.
"""

from __future__ import annotations

import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf

MM = 72 / 25.4
ASCENT, DESCENT = 0.72, 0.22  # of the letters that are printed, as parts of the type size

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, ...]  # one number for grey, three for red, green and blue, four for printing inks
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the rectangles share more than ``slack`` in both directions."""
        across = min(self.right, other.right) - max(self.left, other.left)
        along = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > slack and along > slack

    def holds(self, other: Box, slack: float = 0.0) -> bool:
        """Whether the other rectangle lies inside this one, give or take ``slack``."""
        return (
            self.left - slack <= other.left and other.right <= self.right + slack
            and self.bottom - slack <= other.bottom and other.top <= self.top + slack
        )  # fmt: skip


class Mark(NamedTuple):
    """A piece of marked content: the page's index and its MCID."""

    page: int
    mcid: int


@dataclass(frozen=True)
class Drawn:
    """Something on a page: in the mark of an element, in an artifact, or (which no page may have) in neither."""

    page: int
    box: Box
    colour: Colour
    mark: Mark | None
    artifact: str | None  # "Pagination" and the like; "" for an artifact without a type


@dataclass(frozen=True)
class Span(Drawn):
    """Text that one operator shows: one line's text in one font, size and colour."""

    text: str
    font: str
    size: float
    baseline: float
    upright: bool


@dataclass(frozen=True)
class Shape(Drawn):
    """A filled or stroked path, or an image."""

    kind: str  # "fill", "stroke" or "image"


@dataclass(eq=False)
class Annotation:
    """An annotation that a structure element refers to."""

    page: int
    object: pikepdf.Object


@dataclass(eq=False)
class Element:
    """A structure element and its kids in reading order."""

    kind: str
    object: pikepdf.Object
    parent: Element | None
    attributes: dict[str, Any]
    kids: list[Element | Mark | Annotation] = field(default_factory=list)

    @property
    def elements(self) -> list[Element]:
        """The elements directly inside."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    @property
    def alt(self) -> str:
        """The alternate text."""
        return str(self.object.get("/Alt", ""))

    def walk(self) -> Iterator[Element]:
        """The element and every element inside it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def find(self, *kinds: str) -> list[Element]:
        """The elements of these kinds inside, in reading order."""
        return [element for element in self.walk() if element.kind in kinds]

    def marks(self) -> Iterator[Mark]:
        """The marks of the element and of all elements inside it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Mark):
                yield kid
            elif isinstance(kid, Element):
                yield from kid.marks()

    def annotations(self) -> Iterator[Annotation]:
        """The annotations of the element and of all elements inside it."""
        for element in self.walk():
            yield from (kid for kid in element.kids if isinstance(kid, Annotation))

    @property
    def leads_away(self) -> bool:
        """Whether it is a link to a page or an e-mail address: not to a telephone, nor within the document."""
        notes = [note.object for note in self.annotations()]
        return any("/A" in note and str(note.A.URI).startswith(("https:", "mailto:")) for note in notes)

    def inside(self, *kinds: str) -> bool:
        """Whether one of the element's ancestors is of these kinds."""
        return self.parent is not None and (self.parent.kind in kinds or self.parent.inside(*kinds))


@dataclass(frozen=True)
class Line:
    """One printed line of one paragraph, heading, label or running line."""

    text: str
    box: Box
    baseline: float
    page: int
    block: Element | None
    spans: tuple[Span, ...]


BLOCKS = ("P", "H1", "H2", "H3", "Lbl", "Caption")  # the elements whose text stands for itself


class Pdf:
    """A PDF that was read back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.file = pikepdf.open(BytesIO(data))
        self.operators: set[str] = set()

    @cached_property
    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page."""
        boxes = [[float(value) for value in page.mediabox] for page in self.file.pages]
        return [(box[2] - box[0], box[3] - box[1]) for box in boxes]

    @cached_property
    def drawn(self) -> list[Drawn]:
        """Everything on the pages, in the order of painting."""
        readers = [_Reader(page, index, self.operators) for index, page in enumerate(self.file.pages)]
        return [one for reader in readers for one in reader.read()]

    @cached_property
    def spans(self) -> list[Span]:
        """Every text, in the order of painting."""
        return [one for one in self.drawn if isinstance(one, Span)]

    @cached_property
    def shapes(self) -> list[Shape]:
        """Every path and image, in the order of painting."""
        return [one for one in self.drawn if isinstance(one, Shape)]

    @cached_property
    def root(self) -> Element:
        """The structure tree's one top element."""
        pages = {page.obj.objgen: index for index, page in enumerate(self.file.pages)}
        return _element(self.file.Root.StructTreeRoot.K, None, pages)

    @cached_property
    def owners(self) -> dict[Mark, list[Element]]:
        """Each mark of the structure tree, with the elements that hold it."""
        owners: dict[Mark, list[Element]] = defaultdict(list)
        for element in self.root.walk():
            for kid in element.kids:
                if isinstance(kid, Mark):
                    owners[kid].append(element)
        return dict(owners)

    @cached_property
    def _marked(self) -> dict[Mark, list[Span]]:
        marked: dict[Mark, list[Span]] = defaultdict(list)
        for span in self.spans:
            if span.mark:
                marked[span.mark].append(span)
        return marked

    def spans_of(self, element: Element) -> list[Span]:
        """The text of an element, in reading order."""
        return [span for mark in element.marks() for span in self._marked.get(mark, [])]

    def text(self, element: Element) -> str:
        """What a screen reader says of an element."""
        return clean("".join(span.text for span in self.spans_of(element)))

    def said(self, element: Element) -> str:
        """What a reader of tags says of an element: the text that it gives for what is drawn, or what is drawn."""
        given = [str(one.object.ActualText) for one in element.walk() if "/ActualText" in one.object]
        return "".join(given) or self.text(element)

    @cached_property
    def blocks(self) -> list[Element]:
        """The paragraphs, headings and labels, in reading order."""
        return self.root.find(*BLOCKS)

    @cached_property
    def lines(self) -> list[Line]:
        """Every printed line, block by block in reading order, then those of artifacts."""
        found = [line for block in self.blocks for line in _lines(self.spans_of(block), block)]
        return found + [line for span in self.spans if not span.mark for line in _lines([span], None)]

    @cached_property
    def links(self) -> list[tuple[int, pikepdf.Object]]:
        """Every annotation, with its page's index."""
        return [(i, note) for i, page in enumerate(self.file.pages) for note in page.obj.get("/Annots", [])]

    @cached_property
    def bookmarks(self) -> list[tuple[int, str]]:
        """Depth (from 1) and title of each bookmark, in order."""
        with self.file.open_outline() as outline:
            return list(_bookmarks(outline.root, 1))

    @cached_property
    def xmp(self) -> str:
        """The XMP packet."""
        return self.file.Root.Metadata.read_bytes().decode()

    def streams(self) -> Iterator[bytes]:
        """The file as it is, and every stream in it unpacked."""
        yield self.data
        for one in self.file.objects:
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") != pikepdf.Name.Image:
                yield one.read_bytes()


def clean(text: str) -> str:
    """The words as a reader hears them: one space between words, no marks of where a line may break."""
    return " ".join(text.replace("\u200b", "").split())


def _bookmarks(items: list[pikepdf.OutlineItem], depth: int) -> Iterator[tuple[int, str]]:
    for item in items:
        yield depth, item.title
        yield from _bookmarks(item.children, depth + 1)


def _lines(spans: list[Span], block: Element | None) -> Iterator[Line]:
    rows: dict[tuple[int, float], list[Span]] = defaultdict(list)
    for span in spans:
        rows[span.page, round(round(span.baseline, 3), 1)].append(span)
    for (page, _), row in rows.items():
        inked = [span.box for span in row if span.text.strip()]
        if inked:
            edges = zip(*inked, strict=True)
            left, bottom, right, top = (pick(edge) for pick, edge in zip((min, min, max, max), edges, strict=True))
            text = "".join(span.text for span in row)
            yield Line(text, Box(left, bottom, right, top), row[0].baseline, page, block, tuple(row))


# --- structure --------------------------------------------------------------------------------------------------------


def _listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, pikepdf.Array) else [] if value is None else [value]


def _element(one: pikepdf.Object, parent: Element | None, pages: dict[tuple[int, int], int]) -> Element:
    attributes: dict[str, Any] = {}
    for group in _listed(one.get("/A")):
        attributes |= {str(key): group[key] for key in group.keys()}  # noqa: SIM118 - a pikepdf dictionary
    element = Element(str(one.S)[1:], one, parent, attributes)
    for kid in _listed(one.get("/K")):
        if isinstance(kid, int):
            element.kids.append(Mark(pages[one.Pg.objgen], kid))
        elif kid.get("/Type") == pikepdf.Name.MCR:
            element.kids.append(Mark(pages[kid.get("/Pg", one.get("/Pg")).objgen], int(kid.MCID)))
        elif kid.get("/Type") == pikepdf.Name.OBJR:
            element.kids.append(Annotation(pages[kid.get("/Pg", one.get("/Pg")).objgen], kid.Obj))
        else:
            element.kids.append(_element(kid, element, pages))
    return element


# --- content streams --------------------------------------------------------------------------------------------------


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    p, q, r, s, x, y = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + x, e * q + f * s + y)


def _at(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    return x * matrix[0] + y * matrix[2] + matrix[4], x * matrix[1] + y * matrix[3] + matrix[5]


class _Font:
    """A font: its name, and for each code its characters (ToUnicode) and width. Codes of a composite one are words."""

    def __init__(self, font: pikepdf.Object) -> None:
        self.name = str(font.BaseFont)[1:]
        self.wide = str(font.Subtype) == "/Type0"
        first, widths = font.DescendantFonts[0].W if self.wide else (font.FirstChar, font.Widths)
        self.first, self.widths = int(first), [float(width) for width in widths]
        self.characters = dict(_unicode_map(font.ToUnicode.read_bytes().decode("latin-1")))

    def show(self, codes: bytes) -> tuple[str, float, float]:
        """The text of the codes, its width at a size of 1 point, and that of its ink, without spaces at its end."""
        numbers = struct.unpack(f">{len(codes) // 2}H", codes) if self.wide else codes
        characters = [self.characters[code] for code in numbers]
        widths = [self.widths[code - self.first] / 1000 for code in numbers]
        shown = len(characters)
        while shown and characters[shown - 1] == " ":
            shown -= 1
        return "".join(characters), sum(widths), sum(widths[:shown])


def _unicode_map(cmap: str) -> Iterator[tuple[int, str]]:
    for section in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", section):
            yield int(code, 16), bytes.fromhex(text).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        assert "[" not in section, "lists of characters are not read here"
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", section):
            for code in range(int(first, 16), int(last, 16) + 1):
                yield code, chr(int(text, 16) + code - int(first, 16))


@dataclass
class _State:
    matrix: Matrix = _IDENTITY
    fill: Colour = (0, 0, 0)
    stroke: Colour = (0, 0, 0)
    line: float = 1.0
    font: _Font | None = None
    size: float = 0.0


class _Reader:
    """Reads one page's content; an operator of text that it does not know is refused, not passed over."""

    def __init__(self, page: pikepdf.Page, index: int, operators: set[str]) -> None:
        self.page, self.index, self.operators = page, index, operators
        fonts: Any = page.obj.Resources.get("/Font", {})
        self.fonts = {name: _Font(fonts[name]) for name in fonts.keys()}  # noqa: SIM118 - a pikepdf dictionary
        self.state, self.saved = _State(), list[_State]()
        self.open: list[tuple[Mark | None, str | None]] = []
        self.points: list[tuple[float, float]] = []
        self.text = self.line = _IDENTITY
        self.leading = 0.0
        self.found: list[Drawn] = []

    def read(self) -> list[Drawn]:
        for instruction in pikepdf.parse_content_stream(self.page):
            name = str(instruction.operator)
            self.operators.add(name)
            self._step(name, list(instruction.operands))
        assert not self.open, "marked content is left open"
        return self.found

    def _step(self, name: str, operands: list[Any]) -> None:
        if name in ("BDC", "BMC", "EMC"):
            self._marked(name, operands)
        elif name in ("Tf", "Tm", "Td", "T*", "TL", "BT", "ET", "Tj", "TJ"):
            self._text(name, operands)
        elif name in ("q", "Q", "cm", "rg", "RG", "g", "G", "k", "K", "w", "d", "j", "J", "gs"):
            self._graphics(name, operands)
        else:
            self._path(name, operands)

    def _marked(self, name: str, operands: list[Any]) -> None:
        if name == "EMC":
            self.open.pop()
        elif str(operands[0]) == "/Artifact":
            kind = str(operands[1].get("/Type", "/"))[1:] if name == "BDC" else ""
            self.open.append((None, kind))
        else:
            mcid = operands[1].get("/MCID") if name == "BDC" else None
            self.open.append((None if mcid is None else Mark(self.index, int(mcid)), None))

    def _text(self, name: str, operands: list[Any]) -> None:
        if name == "Tf":
            self.state.font, self.state.size = self.fonts[str(operands[0])], float(operands[1])
        elif name == "BT":
            self.text = self.line = _IDENTITY
        elif name == "Tm":
            a, b, c, d, e, f = (float(value) for value in operands)
            self.text = self.line = (a, b, c, d, e, f)
        elif name == "TL":
            self.leading = float(operands[0])
        elif name in ("Td", "T*"):
            x, y = (float(value) for value in operands) if operands else (0.0, -self.leading)
            self.text = self.line = _times((1, 0, 0, 1, x, y), self.line)
        elif name == "Tj":
            self._show(bytes(operands[0]))
        elif name == "TJ":
            for one in operands[0]:
                if isinstance(one, pikepdf.String):
                    self._show(bytes(one))
                else:
                    self.text = _times((1, 0, 0, 1, -float(one) / 1000 * self.state.size, 0), self.text)

    def _show(self, codes: bytes) -> None:
        state, font = self.state, self.state.font
        assert font, "text is shown without a font"
        text, width, ink = font.show(codes)
        size = state.size
        matrix = _times(self.text, state.matrix)
        scale = (abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])) ** 0.5
        x0, y0 = _at(0, -DESCENT * size, matrix)
        x1, y1 = _at((ink or width) * size, ASCENT * size, matrix)
        upright = abs(matrix[1]) < 1e-6 and abs(matrix[2]) < 1e-6 and abs(matrix[0] - matrix[3]) < 1e-4
        baseline = _at(0, 0, matrix)[1]
        box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        mark, artifact = self._owner()
        self.found.append(
            Span(self.index, box, state.fill, mark, artifact, text, font.name, size * scale, baseline, upright)
        )
        self.text = _times((1, 0, 0, 1, width * size, 0), self.text)

    def _owner(self) -> tuple[Mark | None, str | None]:
        return next(((mark, kind) for mark, kind in reversed(self.open) if mark or kind is not None), (None, None))

    def _graphics(self, name: str, operands: list[Any]) -> None:
        state = self.state
        if name == "q":
            self.saved.append(_State(**vars(state)))
        elif name == "Q":
            self.state = self.saved.pop()
        elif name == "cm":
            a, b, c, d, e, f = (float(value) for value in operands)
            state.matrix = _times((a, b, c, d, e, f), state.matrix)
        elif name in ("rg", "RG", "g", "G", "k", "K"):
            colour = tuple(float(value) for value in operands)
            setattr(state, "fill" if name.islower() else "stroke", colour)
        elif name == "w":
            state.line = float(operands[0])

    def _path(self, name: str, operands: list[Any]) -> None:
        numbers = [] if name in ("Do", "INLINE IMAGE") else [float(value) for value in operands]
        if name == "re":
            x, y, width, height = numbers
            self.points += [(x, y), (x + width, y + height)]
        elif name in ("m", "l", "c", "v", "y"):
            self.points += list(zip(numbers[::2], numbers[1::2], strict=True))
        elif name in ("f", "f*", "F", "S", "s", "B", "B*", "b", "b*"):
            self._paint("fill" if name[0] in "fF" else "stroke" if name in "Ss" else "both")
        elif name == "Do":
            assert self.page.obj.Resources.XObject[operands[0]].Subtype == pikepdf.Name.Image, "a form is not read here"
            self.points = [(0, 0), (1, 0), (0, 1), (1, 1)]
            self._paint("image")
        elif name == "INLINE IMAGE":
            assert operands[0].image_mask, "a picture that is seen is not read here"
        elif name == "n":
            self.points = []
        else:
            assert name in ("h", "W", "W*"), f"the operator {name} is not read here"

    def _paint(self, kind: str) -> None:
        at = [_at(x, y, self.state.matrix) for x, y in self.points]
        self.points = []
        edge = self.state.line * abs(self.state.matrix[0]) / 2 if kind in ("stroke", "both") else 0.0
        xs, ys = [x for x, _ in at], [y for _, y in at]
        aside, above = (0.0 if len(at) == 2 and flat else edge for flat in (min(ys) == max(ys), min(xs) == max(xs)))
        box = Box(min(xs) - aside, min(ys) - above, max(xs) + aside, max(ys) + above)
        for one in ("fill", "stroke") if kind == "both" else (kind,):
            colour = self.state.stroke if one == "stroke" else self.state.fill
            self.found.append(Shape(self.index, box, colour, *self._owner(), kind=one))
