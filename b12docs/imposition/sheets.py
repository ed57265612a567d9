"""What an imposition is made of: the pages that come in, and the faces of the sheets that they are placed on.

Lengths are points, counted from the lower left corner of a page or of a face; pages and faces count from 0.
"""

from __future__ import annotations

from dataclasses import replace

from b12docs.paper import MM, Box, Size
from b12docs.records import record
from b12docs.writers.pdf.marks import ASCENT, Line, Mark, Text

TOLERANCE = 0.1 * MM  # within it, two lengths of paper are the same
# The common laser printer leaves out the outer 4.2 mm of the paper, and no text stands within 8 mm of a page's side.
_TICK_FROM, _TICK_TO = 4.5 * MM, 7.5 * MM
_TICK_GREY = 0.6
_RULED, _AROUND = 8 * MM, 14 * MM  # between lines to write on, and around them
_HEADING = 15.0  # points, of what stands above such lines


class ImpositionError(Exception):
    """The document cannot be placed on these sheets; the message says why, for the person who asked for it."""


class WordsError(ImpositionError):
    """The words that an imposition adds cannot stand on its sheets."""


@record
class Pages:
    """The pages of the document: how many, the size that all of them have, and the document's title.

    Those ``from_right`` are of a language that is written from the right: they are bound at the right, too. ``covered``
    is what words and pictures of the first cover, where that is known.
    """

    count: int
    size: Size
    title: str = ""
    from_right: bool = False
    covered: tuple[Box, ...] = ()


@record
class Place:
    """A page on a face: where its lower left corner comes, the part of the face it may cover, and its scale.

    Pages are never turned on their face: all stand upright, and a face is turned as a whole.
    """

    page: int
    x: float
    y: float
    clip: Box
    scale: float = 1.0


@record
class Face:
    """One side of a sheet, which is one page of the imposed file; marks lie over the pages.

    One that is ``turned`` stands upside down in the file.
    """

    size: Size
    places: tuple[Place, ...]
    marks: tuple[Mark, ...] = ()
    turned: bool = False


def landscape(sheet: Size) -> Size:
    """The sheet on its long side."""
    return max(sheet), min(sheet)


def for_long_edge(faces: list[Face]) -> list[Face]:
    """The faces for a printer that turns sheets over on their long edge alone: the back of a wide one upside down."""
    return [replace(face, turned=index % 2 == 1 and face.size[0] > face.size[1]) for index, face in enumerate(faces)]


def reflected(face: Face, width: float) -> Face:
    """The face with its pages, which are so wide, and its marks at the other side; none of them is turned round."""
    across = face.size[0]

    def place(one: Place) -> Place:
        return replace(one, x=across - one.x - width * one.scale, clip=one.clip.reflected(across))

    places, marks = map(place, face.places), (mark.reflected(across) for mark in face.marks)
    return replace(face, places=tuple(places), marks=tuple(marks))


def portrait(sheet: Size) -> Size:
    """The sheet on its short side."""
    return min(sheet), max(sheet)


def same(one: Size, other: Size, slack: float = TOLERANCE) -> bool:
    """Whether two sizes are the same, give or take the slack."""
    return all(abs(a - b) <= slack for a, b in zip(one, other, strict=True))


def in_mm(size: Size) -> str:
    """A size in words: ``210 × 297 mm``."""
    return f"{size[0] / MM:.0f} × {size[1] / MM:.0f} mm"


def upright_ticks(x: float, size: Size) -> tuple[Line, Line]:
    """Short light lines at foot and head of a face, where it is folded or cut from top to bottom."""
    spans = ((_TICK_FROM, _TICK_TO), (size[1] - _TICK_TO, size[1] - _TICK_FROM))
    foot, head = (Line((x, start), (x, end), grey=_TICK_GREY) for start, end in spans)
    return foot, head


def level_ticks(y: float, size: Size) -> tuple[Line, Line]:
    """Short light lines at the left and the right of a face, where it is cut from side to side."""
    spans = ((_TICK_FROM, _TICK_TO), (size[0] - _TICK_TO, size[0] - _TICK_FROM))
    left, right = (Line((start, y), (end, y), grey=_TICK_GREY) for start, end in spans)
    return left, right


def headed(page: Box, heading: str, language: str, *, from_right: bool = False) -> tuple[Mark, ...]:
    """Lines to write on, over a page that has nothing else, below a heading where there is one that has room."""
    x = page.right - _AROUND if from_right else page.left + _AROUND
    words = Text(x, page.top - _AROUND - ASCENT * _HEADING, heading, _HEADING, True, "end" if from_right else "start")
    words = replace(words, language=language)
    if not heading or words.length > page.width - 2 * _AROUND:
        return _ruled(page)
    return (words, *_ruled(page._replace(top=words.y - _RULED + _AROUND)))


def _ruled(page: Box) -> tuple[Line, ...]:
    left, right, foot = page.left + _AROUND, page.right - _AROUND, page.bottom + _AROUND
    count = int((page.top - _AROUND - foot) / _RULED) + 1
    return tuple(Line((left, foot + line * _RULED), (right, foot + line * _RULED)) for line in range(count))
