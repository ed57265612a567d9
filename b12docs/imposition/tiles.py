"""A poster on office paper: sheets that are cut and glued together, and a first sheet that shows how."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from math import ceil
from string import ascii_uppercase

from b12docs.imposition.seams import Stretch, seams
from b12docs.imposition.sheets import (
    Face,
    ImpositionError,
    Pages,
    Place,
    WordsError,
    in_mm,
    landscape,
    portrait,
    reflected,
)
from b12docs.imposition.words import SheetWords, filled
from b12docs.paper import MM, Box, Size
from b12docs.records import record
from b12docs.writers.pdf.marks import ASCENT, DESCENT, Line, Mark, Rect, Text
from b12docs.writers.pdf.sheet_words import leading_of, lines, shortened, width

MARGIN = 8 * MM  # no printer in an office prints up to the edge of the paper
OVERLAP = 10 * MM
LEAST_OVERVIEW = 40 * MM  # the least height of the picture on the first sheet
_EDGE = 4.4 * MM  # what the common laser printer leaves out, and a little more
_LABEL = 8.0
_GAP = 2 * MM
_SMALL = 1e-6  # a length that is only an error of rounding


@record
class Grid:
    """The poster in rows and columns of tiles, none larger than a sheet's printable area.

    ``covered`` is what words and pictures of the poster cover: it is cut between them, where it can be.
    """

    poster: Size
    sheet: Size
    covered: tuple[Box, ...] = ()

    @property
    def area(self) -> Size:
        """Width and height of what one sheet can print."""
        return self.sheet[0] - 2 * MARGIN, self.sheet[1] - 2 * MARGIN

    @property
    def columns(self) -> int:
        """Tiles from left to right."""
        return self._count(0)

    @property
    def rows(self) -> int:
        """Tiles from top to bottom."""
        return self._count(1)

    def _count(self, axis: int) -> int:
        return max(1, ceil((self.poster[axis] - OVERLAP) / (self.area[axis] - OVERLAP) - _SMALL))

    @property
    def places(self) -> list[tuple[int, int]]:
        """Row and column of each tile, from 0, in the order of reading."""
        return list(product(range(self.rows), range(self.columns)))

    @cached_property
    def _across(self) -> list[float]:
        """Where each column begins, and where all end, from the left."""
        inked = [Stretch(one.left, one.right, one.height) for one in self.covered]
        return [*seams(self.poster[0], self.area[0], OVERLAP, self.columns, inked), self.poster[0] - OVERLAP]

    @cached_property
    def _down(self) -> list[float]:
        """Where each row begins, and where all end, from the top."""
        high = self.poster[1]
        inked = [Stretch(high - one.top, high - one.bottom, one.width) for one in self.covered]
        return [*seams(high, self.area[1], OVERLAP, self.rows, inked), high - OVERLAP]

    def part(self, row: int, column: int) -> Box:
        """The part of the poster that a tile shows, in points of the poster."""
        (left, right), (top, bottom) = self._across[column : column + 2], self._down[row : row + 2]
        high = self.poster[1]
        return Box(left, high - bottom - OVERLAP, right + OVERLAP, high - top)

    def on_sheet(self, row: int, column: int) -> Box:
        """Where this part stands on its sheet: in the upper left corner of the printable area."""
        part = self.part(row, column)
        top = self.sheet[1] - MARGIN
        return Box(MARGIN, top - part.height, MARGIN + part.width, top)


def grid_of(poster: Size, sheet: Size, covered: tuple[Box, ...] = ()) -> Grid:
    """The grid with the fewer sheets, upright or wide; where both take as many, as the poster lies."""
    turns = [landscape, portrait] if poster[0] > poster[1] else [portrait, landscape]
    return min((Grid(poster, turn(sheet), covered) for turn in turns), key=lambda grid: grid.rows * grid.columns)


def tiles(pages: Pages, sheet: Size, words: SheetWords) -> list[Face]:
    """A poster of one page at full size on several sheets; before them one that shows how they go together.

    A tile is at most as large as the sheet less 8 mm on each side, and repeats 10 mm of each neighbour. Its right and
    lower strips, where there is a neighbour, take the glue; the neighbour is cut at its left and upper edges and laid
    over them. So what stands in a strip or beside it is hidden on the finished poster. Of a poster that is read from
    the right all this is the other way round: the first sheet of a row is the right one, its left strip takes the glue.
    """
    if pages.count != 1:
        raise ImpositionError(f"a poster in parts is made of a single page; this document has {pages.count}")
    if all(a <= b for a, b in zip(portrait(pages.size), portrait(sheet), strict=True)):
        raise ImpositionError(f"a page of {in_mm(pages.size)} needs no tiles: it fits on a sheet of {in_mm(sheet)}")
    wide = pages.size[0]
    covered = tuple(one.reflected(wide) for one in pages.covered) if pages.from_right else pages.covered
    grid = grid_of(pages.size, sheet, covered)
    faces = [_guide(grid, pages, words), *(_tile(grid, place, pages, words) for place in grid.places)]
    return [reflected(face, wide) for face in faces] if pages.from_right else faces


def _name(row: int, column: int) -> str:
    """The row as a letter and the column as a number: B2."""
    return f"{ascii_uppercase[row]}{column + 1}"


# --- a tile -----------------------------------------------------------------------------------------------------------


def _tile(grid: Grid, place: tuple[int, int], pages: Pages, words: SheetWords) -> Face:
    part, box = grid.part(*place), grid.on_sheet(*place)
    picture = Place(0, box.left - part.left, box.bottom - part.bottom, box)
    glued_right, glued_below = place[1] + 1 < grid.columns, place[0] + 1 < grid.rows
    seam, below = box.bottom + OVERLAP, _below_strip(box, words) if glued_below else None
    marks = [
        *_cut_marks(box, glued_right=glued_right, glued_below=glued_below),
        *(_right_strip(box, words) if glued_right else ()),
        *(_dashed((box.left, seam), (box.right, seam), (0, -0.8)) if glued_below else ()),
        *((below,) if below else ()),
        *_foot(grid, place, pages, words, below),
    ]
    return Face(grid.sheet, (picture,), tuple(marks))


def _cut_marks(box: Box, *, glued_right: bool, glued_below: bool) -> Iterator[Line]:
    """Lines in the margins at both ends of each edge that is cut: all but those beside a strip for glue."""
    near, far = 0.6 * MM, MARGIN - _EDGE
    for x in (box.left,) if glued_right else (box.left, box.right):
        yield Line((x, box.top + near), (x, box.top + far))
        yield Line((x, box.bottom - far), (x, box.bottom - near))
    for y in (box.top,) if glued_below else (box.top, box.bottom):
        yield Line((box.left - far, y), (box.left - near, y))
        yield Line((box.right + near, y), (box.right + far, y))


def _right_strip(box: Box, words: SheetWords) -> Iterator[Mark]:
    x, beside = box.right - OVERLAP, box.right + 0.8 * MM + ASCENT * _LABEL
    yield from _dashed((x, box.bottom), (x, box.top), (0.8, 0))
    yield Text(beside, (box.bottom + box.top) / 2, words.glue, _LABEL, False, "middle", True, words.language)


def _below_strip(box: Box, words: SheetWords) -> Text:
    """What the lower strip is called, close below it: in the foot of the sheet it was read as the tile's name."""
    y = box.bottom - 0.8 * MM - ASCENT * _LABEL
    return Text(box.left + _GAP, y, words.glue, _LABEL, language=words.language)


def _dashed(start: tuple[float, float], end: tuple[float, float], inwards: tuple[float, float]) -> Iterator[Line]:
    """A dashed line that shows on dark and on light, just inside the strip, where the neighbour will cover it."""
    a, b = ((x + inwards[0], y + inwards[1]) for x, y in (start, end))
    yield Line(a, b, width=1.6, grey=1.0)
    yield Line(a, b, width=0.8, grey=0.25, dash=(5, 4))


def _baseline() -> float:
    return _EDGE + DESCENT * _LABEL


def _foot(grid: Grid, place: tuple[int, int], pages: Pages, words: SheetWords, strip: Text | None) -> Iterator[Mark]:
    """The map and the label in the lower margin, clear of the mark at the picture's right.

    They stand behind the words of the ``strip`` where the picture goes down to the margin.
    """
    row, column = place
    edge = grid.on_sheet(row, column).right
    narrow = edge < grid.sheet[0] / 2
    x, end = (edge + _GAP, grid.sheet[0] - MARGIN) if narrow else (MARGIN + _GAP, edge)
    if strip and strip.y < _baseline() + leading_of(_LABEL, words.language):
        x = max(x, strip.x + strip.length + 3 * _GAP)
    yield from _map(grid, place, x)
    x += _map_cell(grid)[0] * grid.columns + _GAP
    label = filled(
        words.label, name=_name(row, column), row=row + 1, rows=grid.rows,
        column=column + 1, columns=grid.columns, title=pages.title,
    )  # fmt: skip
    label = shortened(label, _LABEL, end - _GAP - x, words.language)
    yield Text(x, _baseline(), label, _LABEL, language=words.language)


def _map_cell(grid: Grid) -> Size:
    height = (MARGIN - _EDGE - 0.4 * MM) / grid.rows
    return height * grid.sheet[0] / grid.sheet[1], height


def _map(grid: Grid, place: tuple[int, int], left: float) -> Iterator[Rect]:
    across, along = _map_cell(grid)
    for row, column in grid.places:
        fill = 0.1 if (row, column) == place else None
        bottom = _EDGE + (grid.rows - 1 - row) * along
        yield Rect(left + column * across, bottom, across, along, fill=fill, stroke=0.45)


# --- the first sheet --------------------------------------------------------------------------------------------------

_GUIDE_MARGIN = 18 * MM
_HEADING, _BODY = 22.0, 12.0
_RULER = 100 * MM


def _guide(grid: Grid, pages: Pages, words: SheetWords) -> Face:
    """How to put the poster together: the steps, a line to measure, and the poster with the seams of its sheets."""
    left, y = _GUIDE_MARGIN, grid.sheet[1] - _GUIDE_MARGIN - _HEADING
    leading = leading_of(_BODY, words.language)
    room = grid.sheet[0] - 2 * _GUIDE_MARGIN

    def line(said: str, size: float, indent: float = 0.0, *, bold: bool = False) -> Text:
        return Text(left + indent, y, said, size, bold, language=words.language)

    heading = filled(words.heading, sheets=grid.rows * grid.columns)
    marks: list[Mark] = [line(heading, _HEADING, bold=True)]
    y -= 1.6 * _BODY
    marks.append(line(shortened(pages.title, _BODY, room, words.language), _BODY))
    y -= 0.8 * leading
    for number, step in enumerate(words.steps, 1):
        for index, one in enumerate(lines(step, _BODY, room - 6 * MM, words.language)):
            y -= leading
            marks += [line(f"{number}.", _BODY, bold=True)] if index == 0 else []
            marks.append(line(one, _BODY, 6 * MM))
        if number == 1:
            y -= 1.1 * leading
            marks += _ruler(left + 6 * MM, y)
            y -= 0.5 * leading
    top = y - 1.2 * leading
    if top < _GUIDE_MARGIN + LEAST_OVERVIEW:
        raise WordsError(f"the steps leave less than {LEAST_OVERVIEW / MM:.0f} mm of the first sheet for the picture")
    picture, drawn = _overview(grid, Box(left, _GUIDE_MARGIN, left + room, top))
    return Face(grid.sheet, (picture,), (*marks, *drawn))


def _ruler(x: float, y: float) -> Iterator[Line]:
    yield Line((x, y), (x + _RULER, y), width=0.8, grey=0.1)
    for end in (x, x + _RULER):
        yield Line((end, y - 4), (end, y + 4), width=0.8, grey=0.1)


def _overview(grid: Grid, room: Box) -> tuple[Place, list[Mark]]:
    """The whole poster, as large as the room lets it be, with each sheet's seams and name."""
    scale = min(room.width / grid.poster[0], room.height / grid.poster[1])
    wide, high = (length * scale for length in grid.poster)
    x, y = room.left, room.top - high
    clip = Box(x, y, x + wide, y + high)
    marks: list[Mark] = [Rect(x, y, wide, high, stroke=0.35)]
    for row, column in grid.places:
        part = Box(*(length * scale for length in grid.part(row, column)))
        marks += _seams(part, clip, row, column)
        marks += _plate(x + (part.left + part.right) / 2, y + (part.bottom + part.top) / 2, _name(row, column))
    return Place(0, x, y, clip, scale), marks


def _seams(part: Box, clip: Box, row: int, column: int) -> Iterator[Line]:
    """The edges that are cut and laid over a neighbour."""
    corner = (clip.left + part.left, clip.bottom + part.top)
    if column:
        yield from _dashed(corner, (corner[0], clip.bottom + part.bottom), (0, 0))
    if row:
        yield from _dashed(corner, (clip.left + part.right, corner[1]), (0, 0))


def _plate(x: float, y: float, name: str) -> tuple[Rect, Text]:
    """A name that can be read on any picture."""
    wide, high = width(name, 14, bold=True) + 12, 22.0
    plate = Rect(x - wide / 2, y - high / 2, wide, high, fill=1.0, stroke=0.35)
    return plate, Text(x, y - 5, name, 14, bold=True, anchor="middle")
