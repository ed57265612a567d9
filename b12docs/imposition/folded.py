"""Sheets that are folded or cut by hand: the booklet, the folded leaflet of six pages, and two leaflets on a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

from b12docs.imposition.sheets import (
    Face,
    ImpositionError,
    Pages,
    Place,
    headed,
    in_mm,
    landscape,
    level_ticks,
    portrait,
    same,
    upright_ticks,
)
from b12docs.imposition.words import SheetWords
from b12docs.paper import MM, PAPERS, Box, Size
from b12docs.writers.pdf.marks import Mark

# Two A5 pages are 1 mm narrower than A4: ISO 216 rounds each half down to whole millimetres.
_ROUNDING = 1.1 * MM
PANELS = (100 * MM, 100 * MM, 97 * MM)  # the panel that is folded in is narrower, so that it does not buckle
_LAP = 0.5  # points
# Left to right on each face; the faces lie back to back when the sheet is turned over like the page of a book. Pages
# that are read from the right stand the other way round on both.
_OUTER, _INNER = (1, 5, 0), (2, 3, 4)


def booklet(pages: Pages, sheet: Size, words: SheetWords) -> list[Face]:
    """Two pages on each face, sheets printed on both sides, laid into one another and folded once (saddle stitch).

    The last page, which says who made the document and whom to call, is the outer back. Blank pages, which make the
    count a multiple of four, lie before it, inside the back: no reader meets one in the middle of the text, or finds
    the back empty; they have lines to write on, so that none looks like a misprint, below the heading that the document
    has for such lines. Pages meet at the fold. The paper's
    thickness (creep) is left out: on the few sheets that can be stapled by hand it moves a page by less than a
    millimetre. Pages that are read from the right are bound at the right.
    """
    if pages.size[0] > pages.size[1]:
        raise ImpositionError(f"a booklet is made of upright pages; these are {in_mm(pages.size)}")
    _refuse_other_halves(pages, sheet)
    order = _bound(pages.count)
    size = landscape(sheet)
    pairs = [pair for first in range(0, len(order) // 2, 2) for pair in _on_one_sheet(order, first)]
    pairs = [(right, left) for left, right in pairs] if pages.from_right else pairs
    return [
        Face(size, tuple(_side_by_side(pages, size, pair)), tuple(_notes(pages, size, pair, words))) for pair in pairs
    ]


def _notes(pages: Pages, size: Size, pair: tuple[int | None, int | None], words: SheetWords) -> Iterator[Mark]:
    """The lines to write on of those of the two pages that are blank, below their heading, if they have one."""
    (width, height), bottom = pages.size, (size[1] - pages.size[1]) / 2
    for page, left in zip(pair, (size[0] / 2 - width, size[0] / 2), strict=True):
        if page is None:
            page_box = Box(left, bottom, left + width, bottom + height)
            yield from headed(page_box, words.notes, words.language, from_right=pages.from_right)


def _bound(count: int) -> list[int | None]:
    """The pages of a booklet as they are read, in fours: the blank ones, which are None, before the last."""
    last = 1 if count > 1 else 0
    return [*range(count - last), *([None] * (-count % 4)), *range(count - last, count)]


def _on_one_sheet(order: list[int | None], first: int) -> list[tuple[int | None, int | None]]:
    """Left and right on the outer face of a sheet, whose front half begins with this page, and on its inner face."""
    last = len(order) - 1 - first
    return [(order[last], order[first]), (order[first + 1], order[last - 1])]


def two_up(pages: Pages, sheet: Size, words: SheetWords) -> list[Face]:
    """Each page twice on a sheet twice its size, so that one cut makes two leaflets, front and back registered.

    Upright pages lie side by side, wide ones one above the other. They meet at the cut, which short lines mark in the
    margins of the sheet; an even page comes behind the odd one before it.
    """
    _refuse_other_halves(pages, sheet)
    numbers = range(pages.count)
    if pages.size[0] > pages.size[1]:
        size = portrait(sheet)
        marks = level_ticks(size[1] / 2, size)
        return [Face(size, tuple(_one_above_the_other(pages, size, number)), marks) for number in numbers]
    size = landscape(sheet)
    marks = upright_ticks(size[0] / 2, size)
    return [Face(size, tuple(_side_by_side(pages, size, (number, number))), marks) for number in numbers]


def _refuse_other_halves(pages: Pages, sheet: Size) -> None:
    short, long = portrait(pages.size)
    if not same((long, 2 * short), portrait(sheet), _ROUNDING):
        message = f"two pages of {in_mm(pages.size)} do not make a sheet of {in_mm(portrait(sheet))}"
        raise ImpositionError(message)


def _side_by_side(pages: Pages, size: Size, pair: tuple[int | None, int | None]) -> list[Place]:
    """The two pages left and right of the middle of a face; None where it is to stay blank."""
    middle, y = size[0] / 2, (size[1] - pages.size[1]) / 2
    sides = ((middle - pages.size[0], Box(0, 0, middle, size[1])), (middle, Box(middle, 0, *size)))
    return [Place(page, x, y, clip) for page, (x, clip) in zip(pair, sides, strict=True) if page is not None]


def _one_above_the_other(pages: Pages, size: Size, number: int) -> list[Place]:
    middle, x = size[1] / 2, (size[0] - pages.size[0]) / 2
    upper = Place(number, x, middle, Box(0, middle, *size))
    lower = Place(number, x, middle - pages.size[1], Box(0, 0, size[0], middle))
    return [upper, lower]


def trifold(pages: Pages, sheet: Size, words: SheetWords) -> list[Face]:
    """Six DL pages on the two faces of an A4 sheet with two folds: a letter fold, also called C-fold.

    Pages are in the order in which they are seen. Page 1 is the front; page 2 is the flap that is folded in, which lies
    at the right when the front is opened; pages 3 to 5 are the open inside from left to right, and page 6 is the back.
    Each page stands in the middle of its panel. Pages that are read from the right stand the other way round.
    """
    _refuse_other_than_six(pages, sheet)
    size = landscape(sheet)
    faces = ((_OUTER, PANELS[::-1]), (_INNER, PANELS))
    way = -1 if pages.from_right else 1
    return [_folded_face(pages, size, order[::way], panels[::way]) for order, panels in faces]


def _refuse_other_than_six(pages: Pages, sheet: Size) -> None:
    if pages.count != 6:
        raise ImpositionError(f"a folded leaflet has exactly 6 pages; this document has {pages.count}")
    if not same(pages.size, PAPERS["DL"]):
        raise ImpositionError(f"a folded leaflet has pages of {in_mm(PAPERS['DL'])}; these are {in_mm(pages.size)}")
    if not same(portrait(sheet), PAPERS["A4"]):
        raise ImpositionError(f"a folded leaflet is printed on A4, not on {in_mm(sheet)}")


def _folded_face(pages: Pages, size: Size, order: tuple[int, ...], panels: tuple[float, ...]) -> Face:
    edges = list(accumulate(panels, initial=0.0))
    places = [
        place
        for page, (left, right) in zip(order, pairwise(edges), strict=True)
        for place in _on_panel(pages, page, Box(left, 0, right, size[1]))
    ]
    ticks = [tick for fold in edges[1:-1] for tick in upright_ticks(fold, size)]
    return Face(size, tuple(places), tuple(ticks))


def _on_panel(pages: Pages, page: int, panel: Box) -> list[Place]:
    """A page in the middle of its panel; where this is wider, the edges of the page go on up to the folds.

    They reach a little below the page, so that no hair of white is seen between both.
    """
    width, height = pages.size
    x, y = (panel.left + panel.right - width) / 2, (panel.top - height) / 2
    rest = x - panel.left
    middle = Place(page, x, y, panel if rest <= 0 else Box(x, 0, x + width, panel.top))
    if rest <= 0:
        return [middle]
    left = Place(page, panel.left, y, Box(panel.left, 0, x + _LAP, panel.top))
    right = Place(page, panel.right - width, y, Box(x + width - _LAP, 0, panel.right, panel.top))
    return [left, middle, right]
