"""Reading imposed files back, and the paper that they are printed on: sheets are turned over, cut, folded and glued.

The reader follows the matrices and the clipping of a sheet into its forms, as ISO 32000-1 §8.3-8.10 defines them, so
that a test says where on the paper a word of a page comes to stand. Lengths are points of the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from tests.pdfs import _IDENTITY, MM, Box, Matrix, _at, _Font, _times

WORD_AT = (20 * MM, 30 * MM)  # of each page of a source
_TURNED: Matrix = (-1, 0, 0, -1, 0, 0)
EVERYTHING = Box(-1e6, -1e6, 1e6, 1e6)


# --- documents to impose ----------------------------------------------------------------------------------------------


def source(count: int, size: tuple[float, float], *, bleed: float = 0.0, title: str = "Dummy") -> bytes:
    """A PDF whose page n shows the word ``n`` at WORD_AT of its trimmed area, on a tint that covers the whole page."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(size[0] + 2 * bleed, size[1] + 2 * bleed), invariant=1, pdfVersion=(1, 7))
    canvas.setTitle(title)
    for number in range(1, count + 1):
        canvas.setFillGray(0.9)
        canvas.rect(0, 0, size[0] + 2 * bleed, size[1] + 2 * bleed, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.drawString(WORD_AT[0] + bleed, WORD_AT[1] + bleed, str(number))
        canvas.showPage()
    canvas.save()
    return _trimmed(buffer.getvalue(), size, bleed) if bleed else buffer.getvalue()


def _trimmed(data: bytes, size: tuple[float, float], bleed: float) -> bytes:
    file, buffer = pikepdf.open(BytesIO(data)), BytesIO()
    for page in file.pages:
        page.trimbox = pikepdf.Array([bleed, bleed, size[0] + bleed, size[1] + bleed])
    file.save(buffer)
    return buffer.getvalue()


# --- reading ----------------------------------------------------------------------------------------------------------


class Word(NamedTuple):
    """Text on a sheet: where it starts, how it lies, what of the sheet it may cover, and the form that it is in."""

    text: str
    x: float
    y: float
    matrix: Matrix
    clip: Box
    form: str  # empty for what the imposition itself prints
    width: float

    @property
    def upright(self) -> bool:
        """Whether it stands upright, at the size that it has in its document."""
        return self._lies(_IDENTITY)

    @property
    def is_seen(self) -> bool:
        """Whether it begins within what it may cover."""
        return self.clip.left <= self.x <= self.clip.right and self.clip.bottom <= self.y <= self.clip.top

    @property
    def head_down(self) -> bool:
        """Whether it stands upside down, at the size that it has in its document."""
        return self._lies(_TURNED)

    def _lies(self, matrix: Matrix) -> bool:
        return all(abs(a - b) < 1e-6 for a, b in zip(self.matrix[:4], matrix[:4], strict=True))


class Stroke(NamedTuple):
    """A straight line that the imposition prints."""

    start: tuple[float, float]
    end: tuple[float, float]
    dashed: bool


@dataclass
class Sheet:
    """One face, read back: its width and height, and what is drawn on it."""

    size: tuple[float, float]
    words: list[Word] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    rectangles: list[tuple[Box, str]] = field(default_factory=list)  # of the imposition itself, with their operator
    forms: list[tuple[str, Matrix, Box]] = field(default_factory=list)  # name, matrix, clip within the form's box

    @property
    def pages(self) -> list[Word]:
        """The words of the pages on it that are seen, from left to right."""
        return sorted((word for word in self.words if word.form and word.is_seen), key=lambda word: word.x)

    @property
    def labels(self) -> list[Word]:
        """What the imposition itself says."""
        return [word for word in self.words if not word.form]


def read(data: bytes) -> list[Sheet]:
    """The faces of an imposed file."""
    with pikepdf.open(BytesIO(data)) as file:
        return [_read(page) for page in file.pages]


def _read(page: pikepdf.Page) -> Sheet:
    left, bottom, width, height = (float(value) for value in page.mediabox)
    assert (left, bottom) == (0, 0)
    sheet = Sheet((width, height))
    _Reader(sheet, page.obj.Resources, _IDENTITY, EVERYTHING, "").read(page)
    return sheet


def print_settings(data: bytes) -> dict[str, str]:
    """What the print dialog begins with: the file's viewer preferences by name."""
    with pikepdf.open(BytesIO(data)) as file:
        return {key[1:]: str(value).removeprefix("/") for key, value in file.Root.ViewerPreferences.items()}


def shared(one: Box, other: Box) -> Box:
    """What two rectangles have in common."""
    return Box(max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]))


def moved(box: Any, matrix: Matrix) -> Box:
    """A rectangle through a matrix that turns it by no more than half a turn."""
    left, bottom, right, top = (float(value) for value in box)
    (x, y), (far, high) = _at(left, bottom, matrix), _at(right, top, matrix)
    return Box(min(x, far), min(y, high), max(x, far), max(y, high))


class _Reader:
    def __init__(self, sheet: Sheet, resources: Any, matrix: Matrix, clip: Box, form: str) -> None:
        self.sheet, self.resources, self.form = sheet, resources, form
        self.matrix, self.clip, self.dashed = matrix, clip, False
        self.saved: list[tuple[Matrix, Box, bool]] = []
        self.box, self.points = EVERYTHING, list[tuple[float, float]]()
        self.text: Matrix = _IDENTITY
        self.font: Any = None
        self.size = 0.0

    def read(self, stream: Any) -> None:
        for instruction in pikepdf.parse_content_stream(stream):
            name = str(instruction.operator)
            step = getattr(self, f"_{_NAMES.get(name, name)}", None)
            if step:
                step(*instruction.operands)

    def _q(self) -> None:
        self.saved.append((self.matrix, self.clip, self.dashed))

    def _Q(self) -> None:  # noqa: N802 - the operators' names
        self.matrix, self.clip, self.dashed = self.saved.pop()

    def _cm(self, *numbers: Any) -> None:
        self.matrix = _times(_matrix(numbers), self.matrix)

    def _d(self, lengths: Any, _: Any) -> None:
        self.dashed = len(list(lengths)) > 0

    def _re(self, *numbers: Any) -> None:
        x, y, width, height = (float(number) for number in numbers)
        self.box = moved((x, y, x + width, y + height), self.matrix)

    def _W(self) -> None:  # noqa: N802
        self.clip = shared(self.clip, self.box)

    def _filled(self) -> None:
        self._paint("f")

    def _B(self) -> None:  # noqa: N802
        self._paint("B")

    def _m(self, x: Any, y: Any) -> None:
        self.points = [_at(float(x), float(y), self.matrix)]

    def _l(self, x: Any, y: Any) -> None:
        self.points.append(_at(float(x), float(y), self.matrix))

    def _S(self) -> None:  # noqa: N802
        if len(self.points) > 1 and not self.form:  # a single point begins a curve of a figure
            self.sheet.strokes.append(Stroke(self.points[0], self.points[1], self.dashed))
        elif not self.points:
            self._paint("S")
        self.points = []

    def _paint(self, operator: str) -> None:
        if not self.form:
            self.sheet.rectangles.append((self.box, operator))

    def _BT(self) -> None:  # noqa: N802
        self.text = _IDENTITY

    def _Tm(self, *numbers: Any) -> None:  # noqa: N802
        self.text = _matrix(numbers)

    def _Td(self, x: Any, y: Any) -> None:  # noqa: N802
        self.text = _times((1, 0, 0, 1, float(x), float(y)), self.text)

    def _Tf(self, name: Any, size: Any) -> None:  # noqa: N802
        self.font, self.size = self.resources.Font[name], float(size)

    def _Tj(self, codes: Any) -> None:  # noqa: N802
        text, width = str(codes), 0.0
        if "/ToUnicode" in self.font:
            text, width, _ = _Font(self.font).show(bytes(codes))
        matrix = _times(self.text, self.matrix)
        self.sheet.words.append(Word(text, *_at(0, 0, matrix), matrix, self.clip, self.form, width * self.size))

    def _Do(self, name: Any) -> None:  # noqa: N802
        form = self.resources.XObject[name]
        if form.Subtype != pikepdf.Name.Form:
            return
        matrix = _times(_matrix(form.get("/Matrix", _IDENTITY)), self.matrix)
        clip = shared(self.clip, moved(form.BBox, matrix))
        self.sheet.forms.append((str(name), matrix, clip))
        _Reader(self.sheet, form.Resources, matrix, clip, str(name)).read(form)


_NAMES = {"f": "filled", "f*": "filled", "B*": "B", "W*": "W"}


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


# --- paper ------------------------------------------------------------------------------------------------------------


class Print(NamedTuple):
    """What is printed on one side of a place of the paper: a page's word, and whether its head is up."""

    text: str
    up: bool


NOTHING = Print("", True)


@dataclass
class Leaf:
    """A piece of paper with two sides."""

    front: Print
    back: Print

    def turned(self) -> Leaf:
        """The leaf turned over like the page of a book."""
        return Leaf(self.back, self.front)


@dataclass
class Printed:
    """A sheet that comes out of the printer: words by their place, both seen from the front, through the paper.

    The printer turns the sheet over on the edge that the file's print settings name: about the vertical axis, which
    keeps heads up, or about the level one, which turns the back upside down.
    """

    size: tuple[float, float]
    front: list[tuple[float, float, Print]]
    back: list[tuple[float, float, Print]]

    def cut(self, left: float, right: float) -> Leaf:
        """The piece between two upright cuts or folds."""
        return Leaf(_between(self.front, left, right), _between(self.back, left, right))


def _between(prints: list[tuple[float, float, Print]], left: float, right: float) -> Print:
    found = [one for x, _, one in prints if left < x < right]
    assert len(found) <= 1, "two pages in one place"
    return found[0] if found else NOTHING


def printed(data: bytes) -> list[Printed]:
    """The sheets that a printer makes of the file, in order."""
    duplex = print_settings(data)["Duplex"]
    faces = read(data)
    assert duplex in ("DuplexFlipShortEdge", "DuplexFlipLongEdge")
    return [
        Printed(front.size, list(_prints(front)), list(_through(back, duplex)))
        for front, back in zip(faces[::2], faces[1::2], strict=True)
    ]


def _prints(face: Sheet) -> Iterator[tuple[float, float, Print]]:
    for word in face.pages:
        assert word.upright or word.head_down
        yield word.x, word.y, Print(word.text, up=word.upright)


def _through(face: Sheet, duplex: str) -> Iterator[tuple[float, float, Print]]:
    width, height = face.size
    upright_edge_is_short = width > height
    about_the_upright_axis = (duplex == "DuplexFlipShortEdge") == upright_edge_is_short
    for x, y, one in _prints(face):
        yield (width - x, y, one) if about_the_upright_axis else (x, height - y, one._replace(up=not one.up))


class Layer(NamedTuple):
    """A panel in a folded pile: from where to where it lies, and what its upper and lower side show."""

    left: float
    right: float
    above: Print
    below: Print


def fold_over(pile: list[Layer], at: float, *, right_side: bool) -> list[Layer]:
    """The pile after what lies right (or left) of a line was folded up and over onto the rest."""
    middle = (at - 1e-6, at + 1e-6)
    moving = [one for one in pile if (one.left >= middle[0] if right_side else one.right <= middle[1])]
    staying = [one for one in pile if one not in moving]
    return staying + [Layer(2 * at - one.right, 2 * at - one.left, one.below, one.above) for one in reversed(moving)]


def seen(pile: list[Layer], x: float) -> Print:
    """What somebody sees who looks down on the pile."""
    return next(one.above for one in reversed(pile) if one.left < x < one.right)
