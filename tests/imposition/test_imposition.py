"""Imposition: what comes off the paper when the sheets are printed, turned over, cut, folded and glued."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from io import BytesIO
from itertools import combinations, pairwise, product
from math import ceil
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops

from b12docs.catalogue.finish import Finish
from b12docs.catalogue.plan import Request, plan
from b12docs.imposition import Imposed, ImpositionError, Kind, SheetWords
from b12docs.imposition import impose as impose_with
from b12docs.imposition.sheets import headed
from b12docs.paper import DOUBLE, PAPERS, page_size
from b12docs.paper import Box as Area
from b12docs.production.pipeline import build
from b12docs.writers.pdf.marks import Line, Text, draw_marks
from tests.conftest import built, jobs, need_tool, shipped
from tests.imposed import (
    WORD_AT,
    Layer,
    Leaf,
    Print,
    Sheet,
    Stroke,
    Word,
    fold_over,
    print_settings,
    printed,
    read,
    seen,
    source,
)
from tests.pdfs import MM, Box, Pdf

EXACT = 0.05 * MM
A4, DL = PAPERS["A4"], PAPERS["DL"]
POSTER = page_size("A3", landscape=True)
MARGIN, OVERLAP = 8 * MM, 10 * MM


def shipped_words() -> SheetWords:
    """The words of the house that comes with the program."""
    own = shipped().content.editions
    shared = [one.name for one in fields(SheetWords) if one.name not in ("language", "notes")]
    return SheetWords(**{name: getattr(own, name) for name in shared})


def impose(data: bytes, kind: Kind, sheet: Any, *, long_edge: bool = False) -> Imposed:
    """A document on sheets, with those words."""
    return impose_with(data, kind, sheet, shipped_words(), long_edge=long_edge)


def near(value: float) -> Any:
    """A length, to 0.05 mm."""
    return pytest.approx(value, abs=EXACT)


def origin(word: Word) -> tuple[float, float]:
    """Where the lower left corner of the word's page lies on the sheet."""
    return word.x - WORD_AT[0], word.y - WORD_AT[1]


# --- booklet ----------------------------------------------------------------------------------------------------------


def staple_and_read(data: bytes) -> list[Print]:
    """Lay the sheets into one another, the first outermost, fold them, and turn leaf after leaf."""
    sheets = printed(data)
    halves = [(sheet.cut(0, sheet.size[0] / 2), sheet.cut(sheet.size[0] / 2, sheet.size[0])) for sheet in sheets]
    # On the closed booklet the right half of the outermost sheet is on top; behind the middle come the left halves,
    # innermost first, and folding has turned them over.
    leaves = [right for _, right in halves] + [left.turned() for left, _ in reversed(halves)]
    return [side for leaf in leaves for side in (leaf.front, leaf.back)]


def bound(count: int) -> list[str]:
    """The pages of a booklet in the order of reading: the last on the outer back, blank ones inside it."""
    blank = [""] * (ceil(count / 4) * 4 - count)
    numbers = [str(number) for number in range(1, count + 1)]
    return [*numbers[:-1], *blank, numbers[-1]] if count > 1 else [*numbers, *blank]


@pytest.mark.parametrize("count", [1, 2, 4, 5, 6, 8, 11, 12])
@pytest.mark.parametrize("long_edge", [False, True])
def test_a_folded_booklet_reads_in_order(count: int, long_edge: bool) -> None:
    """Printed as the file's settings say, nested and folded: pages 1 to n upright, n on the outer back, no other blank.

    So it is on a printer that turns sheets over on their short edge, and on one that knows the long edge alone.
    """
    imposed = impose(source(count, PAPERS["A5"]), "booklet", A4, long_edge=long_edge).data
    assert print_settings(imposed)["Duplex"] == ("DuplexFlipLongEdge" if long_edge else "DuplexFlipShortEdge")
    read_in_order = staple_and_read(imposed)
    assert [one.text for one in read_in_order] == bound(count)
    assert all(one.up for one in read_in_order)


def from_right(data: bytes) -> bytes:
    """The file as one whose pages are read from the right."""
    with pikepdf.open(BytesIO(data)) as file:
        file.Root.ViewerPreferences = pikepdf.Dictionary(Direction=pikepdf.Name.R2L)
        file.save(buffer := BytesIO())
    return buffer.getvalue()


@pytest.mark.parametrize("count", [4, 5, 8])
def test_a_booklet_that_is_read_from_the_right_is_bound_there(count: int) -> None:
    """Its faces are those of another booklet, left and right changed over, and its blank pages have their lines."""
    usual, turned = (
        read(impose(data, "booklet", A4).data)
        for data in (source(count, PAPERS["A5"]), from_right(source(count, PAPERS["A5"])))
    )
    for own, other in zip(turned, usual, strict=True):
        middle = own.size[0] / 2
        assert {word.text: word.x > middle for word in own.pages} == {
            word.text: word.x < middle for word in other.pages
        }
        assert len(own.strokes) == len(other.strokes)


def test_a_folded_leaflet_that_is_read_from_the_right_opens_to_the_other_side() -> None:
    """Front, back and flap from the left on the outer face; the flap is still the narrow one, behind page 5."""
    outer, inner = read(impose(from_right(source(6, DL)), "trifold", A4).data)
    assert [sorted(face.pages, key=lambda word: word.x) for face in (outer, inner)] == [
        face.pages for face in (outer, inner)
    ]
    assert [[word.text for word in face.pages] for face in (outer, inner)] == [["1", "6", "2"], ["5", "4", "3"]]
    flap, behind = origin(outer.pages[2])[0], origin(inner.pages[0])[0]
    assert (flap, behind) == (near(200 * MM - 1 * MM), near(-1 * MM))


@pytest.mark.parametrize("count", [4, 5, 8, 11])
def test_the_faces_of_a_booklet_pair_its_pages(count: int) -> None:
    """Face by face, left and right: last and first, second and last but one, and so on."""
    order = bound(count)
    halves = [(order[-1 - face], order[face])[:: 1 if face % 2 == 0 else -1] for face in range(len(order) // 2)]
    faces = read(impose(source(count, PAPERS["A5"]), "booklet", A4).data)
    assert [[word.text for word in face.pages] for face in faces] == [[one for one in pair if one] for pair in halves]


@pytest.mark.parametrize("count", [6, 7, 8])
def test_a_blank_page_of_a_booklet_has_lines_to_write_on(count: int) -> None:
    """Over the page, clear of its edges and of the fold; no other page has any."""
    faces = read(impose(source(count, PAPERS["A5"]), "booklet", A4).data)
    halves = [(face, side) for face in faces for side in (0, 1)]
    ruled = []
    for face, side in halves:
        left, right = side * face.size[0] / 2, (side + 1) * face.size[0] / 2
        own = [stroke for stroke in face.strokes if left < stroke.start[0] < right]
        ruled += [len(own)] if own else []
        assert all(left + MARGIN < stroke.start[0] < stroke.end[0] < right - MARGIN for stroke in own)
        assert all(MARGIN < stroke.start[1] == stroke.end[1] < face.size[1] - MARGIN for stroke in own)
    assert ruled == [23] * (-count % 4)


@pytest.mark.parametrize("count", [6, 7, 8])
def test_the_lines_of_a_blank_page_have_the_heading_that_the_document_has_for_them(count: int) -> None:
    """Above them, where they begin; one that is wider than its page is left out, and so is none."""
    for heading, times in (("My questions", -count % 4), ("My questions " * 20, 0), ("", 0)):
        words = replace(shipped_words(), notes=heading)
        faces = read(impose_with(source(count, PAPERS["A5"]), "booklet", A4, words).data)
        marks = [(face, mark) for face in faces for mark in face.labels if heading and mark.text == heading]
        assert len(marks) == times
        for face, mark in marks:
            right = mark.x > face.size[0] / 2
            own = [one for one in face.strokes if (one.start[0] > face.size[0] / 2) == right]
            assert mark.y - max(one.start[1] for one in own) >= 8 * MM - 0.1
            assert all(one.start[0] == pytest.approx(mark.x, abs=0.1) for one in own)


def test_the_heading_of_a_page_that_is_read_from_the_right_ends_where_its_lines_end() -> None:
    """There they begin for those who write on them."""
    text, *lines = headed(Area(0, 0, 400, 500), "My questions", "en", from_right=True)
    assert isinstance(text, Text)
    assert text.anchor == "end"
    assert {one.end[0] for one in lines if isinstance(one, Line)} == {text.x}


def test_a_booklet_asks_on_its_blank_pages_what_its_document_asks() -> None:
    """In the words of its own reader; so no lines are missed that the pages before had no room for."""
    project = shipped()
    request = Request("patient,carer", "standard", "leaflet", "A5", Finish(impose="booklet", sheet="A4"))
    made = build(project, plan(request, project.content, project.layouts.all).jobs)
    labels = [{one.text for face in read(one.data) for one in face.labels} for one in made.made]
    assert labels == [{"My questions"}, {"Our questions"}]
    assert [one for one in made.warnings if one.rule == "left-out"] == []


def test_every_second_face_for_the_long_edge_is_turned_with_all_that_lies_on_it() -> None:
    """Pages, what they may cover, and the marks of folds: as on the usual face, upside down."""
    usual, turned = (read(impose(source(6, DL), "trifold", A4, long_edge=one).data)[1] for one in (False, True))
    width, height = usual.size
    assert all(word.head_down for word in turned.pages)
    there = [(width - word.x, height - word.y, width - word.clip.left) for word in reversed(turned.pages)]
    assert there == [(near(word.x), near(word.y), near(word.clip.right)) for word in usual.pages]
    assert folds(turned) == [near(97 * MM), near(197 * MM)]


@pytest.mark.parametrize("kind", ["2up", "trifold"])
def test_other_sheets_of_two_sides_are_made_for_the_long_edge_too(kind: Kind) -> None:
    """Printed so, both sides are upright on each piece; upright sheets, turned over on it anyway, stay as they are."""
    size, count = (DL, 6) if kind == "trifold" else (PAPERS["A5"], 2)
    for sheet in printed(impose(source(count, size), kind, A4, long_edge=True).data):
        assert all(one.up for _, _, one in (*sheet.front, *sheet.back))
    wide = source(2, page_size("A5", landscape=True))
    assert impose(wide, "2up", A4, long_edge=True) == impose(wide, "2up", A4)


@pytest.mark.parametrize("paper", DOUBLE)
@pytest.mark.parametrize("bleed", [0, 3 * MM])
def test_the_pages_of_a_booklet_meet_at_the_fold(paper: str, bleed: float) -> None:
    """Each page stands at full size with its inner edge on the fold, cut to its trim box, on every pair of papers."""
    size, sheet = PAPERS[paper], PAPERS[DOUBLE[paper]]
    faces = read(impose(source(4, size, bleed=bleed), "booklet", sheet).data)
    assert len(faces) == 2
    for face in faces:
        width, height = face.size
        assert (width, height) == (near(max(sheet)), near(min(sheet)))
        left, right = face.pages
        assert origin(left) == (near(width / 2 - size[0]), near((height - size[1]) / 2))
        assert origin(right) == (near(width / 2), near((height - size[1]) / 2))
        for word in (left, right):
            x, y = origin(word)
            assert word.upright
            assert word.clip == tuple(near(edge) for edge in (max(x, 0), y, min(x + size[0], width), y + size[1]))


# --- two on a sheet ---------------------------------------------------------------------------------------------------


def test_one_cut_makes_two_leaflets() -> None:
    """Cut in the middle, a sheet falls into two leaflets with page 2 behind page 1, both upright."""
    for sheet in printed(impose(source(2, PAPERS["A5"]), "2up", A4).data):
        middle = sheet.size[0] / 2
        leaflet = Leaf(Print("1", up=True), Print("2", up=True))
        assert [sheet.cut(0, middle), sheet.cut(middle, sheet.size[0])] == [leaflet, leaflet]


def test_front_and_back_of_the_two_leaflets_register() -> None:
    """Seen through the paper, the pages on the back cover the same area as those on the front."""
    front, back = read(impose(source(2, PAPERS["Half-letter"]), "2up", PAPERS["Letter"]).data)
    width = front.size[0]
    through = sorted((width - word.clip.right, word.clip.bottom, width - word.clip.left) for word in back.pages)
    assert through == [(near(word.clip.left), near(word.clip.bottom), near(word.clip.right)) for word in front.pages]


def test_wide_pages_lie_one_above_the_other() -> None:
    """Two wide leaflets are cut apart from side to side, and the sheet is turned over on its long edge."""
    wide = page_size("A5", landscape=True)
    data = impose(source(2, wide), "2up", A4).data
    for sheet, face in product(printed(data), read(data)):
        assert [(x, one.up) for x, _, one in sheet.front] == [(near(WORD_AT[0]), True)] * 2
        assert all(one.up for *_, one in sheet.back)
        lower, upper = sorted(face.pages, key=lambda word: word.y)
        assert origin(upper) == (near(0), near(face.size[1] / 2))
        assert origin(lower) == (near(0), near(face.size[1] / 2 - wide[1]))
        assert [stroke.start[1] for stroke in face.strokes] == [near(face.size[1] / 2)] * 2


def test_the_cut_is_marked_in_the_margins() -> None:
    """Two short lines on the cut, within 8 mm of head and foot of each face, where no text of a document stands."""
    for face in read(impose(source(2, PAPERS["A5"]), "2up", A4).data):
        assert len(face.strokes) == 2
        for stroke in face.strokes:
            assert stroke.start[0] == stroke.end[0] == near(face.size[0] / 2)
            ends = (stroke.start[1], stroke.end[1])
            assert max(ends) < MARGIN or min(ends) > face.size[1] - MARGIN


# --- folded leaflet ---------------------------------------------------------------------------------------------------


def folded_leaflet() -> tuple[Sheet, Sheet]:
    outer, inner = read(impose(source(6, DL), "trifold", A4).data)
    return outer, inner


def folds(face: Sheet) -> list[float]:
    """Where the face's ticks say that it is folded."""
    return sorted({round(stroke.start[0], 3) for stroke in face.strokes})


def open_inside() -> tuple[list[Layer], list[float]]:
    """The printed sheet, inside up, as three panels between its folds; and the folds."""
    _, inner = folded_leaflet()
    edges = [0.0, *folds(inner), inner.size[0]]
    sheet = printed(impose(source(6, DL), "trifold", A4).data)[0]
    width = sheet.size[0]
    panels = [(left, right, sheet.cut(width - right, width - left)) for left, right in pairwise(edges)]
    return [Layer(left, right, leaf.back, leaf.front) for left, right, leaf in panels], edges[1:-1]


def test_the_folded_leaflet_opens_in_the_order_of_its_pages() -> None:
    """Folded: 1 in front, 6 behind. The front opened: the flap 2, beside 3. The flap opened: 3, 4, 5. All upright."""
    flat, (first, second) = open_inside()
    assert [(panel.above.text, panel.below.text) for panel in flat] == [("3", "1"), ("4", "6"), ("5", "2")]
    flap_in = fold_over(flat, second, right_side=True)
    assert [seen(flap_in, x).text for x in (50 * MM, 150 * MM)] == ["3", "2"]
    closed = fold_over(flap_in, first, right_side=False)
    assert seen(closed, 150 * MM).text == "1"
    assert closed[0].below.text == "6"
    assert all(side.up for panel in flat for side in (panel.above, panel.below))


def test_the_flap_is_narrower_than_the_panel_that_covers_it() -> None:
    """Folded in, the flap of 97 mm ends 3 mm before the other fold; the cover then lies edge to edge."""
    flat, (first, second) = open_inside()
    flap = fold_over(flat, second, right_side=True)[-1]
    assert (flap.left - first, flap.right - flap.left) == (near(3 * MM), near(97 * MM))
    cover = fold_over(fold_over(flat, second, right_side=True), first, right_side=False)[-1]
    assert (cover.left, cover.right) == (near(first), near(second))


def test_the_panels_of_the_leaflet_lie_back_to_back() -> None:
    """The folds of one face, seen through the paper, are those of the other: 97, 100, 100 mm and 100, 100, 97 mm."""
    outer, inner = folded_leaflet()
    assert folds(outer) == [near(97 * MM), near(197 * MM)]
    assert folds(inner) == [near(100 * MM), near(200 * MM)]
    assert [outer.size[0] - fold for fold in reversed(folds(outer))] == [near(fold) for fold in folds(inner)]


def test_each_page_stands_in_the_middle_of_its_panel() -> None:
    """To 0.05 mm, at full size, and clipped to the panel: 1 mm on both sides of the two pages on 97 mm.

    Where the panel is wider, strips of half a millimetre go on with the page's edges up to the folds.
    """
    seen_pages = set()
    for face in folded_leaflet():
        edges = [0.0, *folds(face), face.size[0]]
        for word, (left, right) in zip(face.pages, pairwise(edges), strict=True):
            x, y = origin(word)
            assert word.upright
            assert (x + DL[0] / 2, y) == (near((left + right) / 2), near(0))
            assert (word.clip.left, word.clip.right) == (near(max(left, x)), near(min(right, x + DL[0])))
            seen_pages.add(word.text)
            covered = [clip for _, matrix, clip in face.forms if left - EXACT < clip.left < right - EXACT]
            assert (min(clip.left for clip in covered), max(clip.right for clip in covered)) == (
                near(left),
                near(right),
            )
    assert seen_pages == set("123456")


def test_fold_marks_are_short_and_keep_off_text() -> None:
    """Each fold has a line of 3 mm at head and foot, less than 8 mm from the edge."""
    for face in folded_leaflet():
        assert len(face.strokes) == 4
        for stroke in face.strokes:
            ends = sorted((stroke.start[1], stroke.end[1]))
            assert ends[1] - ends[0] == near(3 * MM)
            assert ends[1] < MARGIN or ends[0] > face.size[1] - MARGIN


# --- tiles ------------------------------------------------------------------------------------------------------------

TILED = [("A3", "A4"), ("A2", "A4"), ("A1", "A4"), ("A1", "Letter"), ("Tabloid", "Letter")]


def tiled(paper: str = "A3", sheet: str = "A4", *, landscape: bool = True) -> list[Sheet]:
    """The faces of a poster in parts, the guide left out."""
    return read(impose(source(1, page_size(paper, landscape=landscape)), "tiles", PAPERS[sheet]).data)[1:]


def window(face: Sheet) -> Box:
    """What a sheet shows of the poster, in points of the poster."""
    ((_, matrix, clip),) = face.forms
    assert matrix[:4] == (1, 0, 0, 1), "the poster is printed at full size"
    return Box(clip.left - matrix[4], clip.bottom - matrix[5], clip.right - matrix[4], clip.top - matrix[5])


@pytest.mark.parametrize(("paper", "sheet"), TILED)
@pytest.mark.parametrize("landscape", [True, False])
def test_the_glued_tiles_cover_the_poster(paper: str, sheet: str, landscape: bool) -> None:
    """Laid on one plane, the windows of all tiles leave no point of the poster free and show nothing outside it."""
    width, height = page_size(paper, landscape=landscape)
    windows = [window(face) for face in tiled(paper, sheet, landscape=landscape)]
    xs = sorted({0.0, width, *(edge for one in windows for edge in (one.left, one.right))})
    ys = sorted({0.0, height, *(edge for one in windows for edge in (one.bottom, one.top))})
    assert (xs[0], xs[-1], ys[0], ys[-1]) == (near(0), near(width), near(0), near(height))
    for (left, right), (bottom, top) in product(pairwise(xs), pairwise(ys)):
        if right - left < EXACT or top - bottom < EXACT:
            continue
        x, y = (left + right) / 2, (bottom + top) / 2
        assert any(one.left <= x <= one.right and one.bottom <= y <= one.top for one in windows), (x, y)


@pytest.mark.parametrize(("paper", "sheet"), TILED)
def test_neighbouring_tiles_overlap_by_10_mm(paper: str, sheet: str) -> None:
    """Each column begins 10 mm before the last one ends, and each row likewise."""
    windows = [window(face) for face in tiled(paper, sheet)]
    columns = sorted({(round(one.left, 2), round(one.right, 2)) for one in windows})
    rows = sorted({(round(one.bottom, 2), round(one.top, 2)) for one in windows})
    assert len(columns) * len(rows) == len(windows) > 2
    for one, following in [*pairwise(columns), *pairwise(rows)]:
        assert one[1] - following[0] == near(OVERLAP)


@pytest.mark.parametrize(("paper", "sheet"), TILED)
def test_tiles_take_as_few_sheets_as_can_be(paper: str, sheet: str) -> None:
    """The sheets lie the way that needs fewer of them, each printed up to 8 mm from its edges."""

    def needed(size: tuple[float, float]) -> int:
        steps = [(length - 2 * MARGIN - OVERLAP) for length in size]
        counts = [ceil((a - OVERLAP) / b) for a, b in zip(page_size(paper, landscape=True), steps, strict=True)]
        return counts[0] * counts[1]

    short, long = PAPERS[sheet]
    faces = tiled(paper, sheet)
    assert len(faces) == min(needed((short, long)), needed((long, short)))
    for face in faces:
        ((_, _, clip),) = face.forms
        assert (clip.left, clip.top) == (near(MARGIN), near(face.size[1] - MARGIN))
        assert clip.right <= face.size[0] - MARGIN + EXACT
        assert clip.bottom >= MARGIN - EXACT


def test_every_tile_says_where_it_belongs() -> None:
    """Name, row, column and the document's title stand in the lower margin, as the tile lies on the poster."""
    faces = tiled("A2")
    columns, rows = (sorted({round(edge) for edge in edges}) for edges in zip(*map(_corner, faces), strict=True))
    assert len(faces) == len(columns) * len(rows) > 4
    for face in faces:
        x, y = _corner(face)
        row, column = rows.index(round(y)), columns.index(round(x))
        (label,) = (word for word in face.labels if "row" in word.text)
        name = f"{'ABCDEFGH'[row]}{column + 1}"
        place = f"row {row + 1} of {len(rows)}, column {column + 1} of {len(columns)}"
        assert label.text == f"{name} · {place} · Dummy"


def _corner(face: Sheet) -> tuple[float, float]:
    """How far the upper left corner of a tile is from that of the poster, to the right and down."""
    shown = window(face)
    return shown.left, page_size("A2", landscape=True)[1] - shown.top


def test_every_tile_has_a_map_with_its_own_place_filled() -> None:
    """As many cells as tiles, laid out as they are, and the n-th is filled on the n-th sheet."""
    faces = tiled("A2")
    for number, face in enumerate(faces):
        cells = sorted(face.rectangles, key=lambda cell: (-round(cell[0].bottom, 1), cell[0].left))
        assert [operator for _, operator in cells] == ["B" if one == number else "S" for one in range(len(faces))]
        in_rows = [sum(round(cell.bottom, 1) == round(other.bottom, 1) for other, _ in cells) for cell, _ in cells]
        assert set(in_rows) == {len({round(_corner(one)[0]) for one in faces})}


@pytest.mark.parametrize(("paper", "sheet"), TILED)
def test_nothing_is_printed_on_the_picture_but_the_line_of_a_strip(paper: str, sheet: str) -> None:
    """Labels, maps and cut marks stay in the margins; on the picture lie only the edges of strips to be covered."""
    faces = tiled(paper, sheet)
    strips = 0
    for face in faces:
        ((_, _, clip),) = face.forms
        boxes = [box for box, _ in face.rectangles]
        boxes += [_text_box(word) for word in face.labels]
        assert len(boxes) > 4
        assert not any(box.overlaps(clip, 0.01) for box in boxes)
        for stroke in face.strokes:
            box = Box(*map(min, stroke.start, stroke.end), *map(max, stroke.start, stroke.end))
            if clip.left < box.right and box.left < clip.right and clip.bottom < box.top and box.bottom < clip.top:
                strips += stroke.dashed
                inside = (clip.right - box.left, box.top - clip.bottom)
                assert min(inside) == pytest.approx(OVERLAP - 0.8, abs=0.1), "the neighbour covers the line"
    rows = len({round(window(face).top) for face in faces})
    assert strips == len(faces) - rows + len(faces) - len(faces) // rows


def _text_box(word: Word) -> Box:
    if word.upright:
        return Box(word.x, word.y - 1.8, word.x + word.width, word.y + 5.8)
    return Box(word.x - 5.8, word.y, word.x + 1.8, word.y + word.width)


def test_a_strip_is_named_and_edges_to_cut_are_marked() -> None:
    """Beside each strip stands the word for it; at both ends of every other edge stand marks, in line with it."""
    faces = tiled()
    right, below = zip(*((True, True), (False, True), (True, False), (False, False)), strict=True)
    assert len(faces) == 4
    for face, glued_right, glued_below in zip(faces, right, below, strict=True):
        ((_, _, clip),) = face.forms
        glue = [word for word in face.labels if word.text == "Glue strip"]
        assert sorted(not word.upright for word in glue) == [False] * glued_below + [True] * glued_right
        for word in glue:
            away = clip.bottom - word.y if word.upright else word.x - clip.right
            assert 2 < away < 10, "close to the strip, and outside the picture"
        marks = [
            stroke
            for stroke in face.strokes
            if abs(stroke.start[0] - stroke.end[0]) + abs(stroke.start[1] - stroke.end[1]) < 4 * MM
        ]
        upright = sorted(mark.start[0] for mark in marks if mark.start[0] == mark.end[0])
        level = sorted(mark.start[1] for mark in marks if mark.start[1] == mark.end[1])
        assert upright == [near(x) for x in (clip.left,) * 2 + (() if glued_right else (clip.right,) * 2)]
        assert level == [near(y) for y in (() if glued_below else (clip.bottom,) * 2) + (clip.top,) * 2]


def test_the_first_sheet_shows_how_the_poster_goes_together() -> None:
    """It says how many sheets there are and what to do, names every sheet on the poster, and has a line to measure."""
    guide, *faces = read(impose(source(1, POSTER), "tiles", A4).data)
    said = " ".join(word.text for word in guide.labels)
    assert f"A poster of {len(faces)} sheets" in said
    for step in shipped_words().steps:
        assert step in said
    assert {"A1", "A2", "B1", "B2"} <= {word.text for word in guide.labels}
    lengths = [abs(stroke.end[0] - stroke.start[0]) for stroke in guide.strokes if not stroke.dashed]
    assert near(100 * MM) in lengths
    ((_, matrix, clip),) = guide.forms
    assert matrix[0] == pytest.approx(matrix[3])
    assert Box(0, 0, *guide.size).holds(clip)


@pytest.mark.parametrize(("paper", "sheet"), TILED)
def test_a_poster_that_is_read_from_the_right_is_put_together_from_there(paper: str, sheet: str) -> None:
    """All that stands on a sheet stands at its other side: the part of the poster, strips, marks, maps and words.

    So the first sheet of each row is the right one, and its left strip takes the glue; no word is turned round.
    """
    poster = source(1, page_size(paper, landscape=True))
    usual, turned = (read(impose(data, "tiles", PAPERS[sheet]).data) for data in (poster, from_right(poster)))
    width = page_size(paper, landscape=True)[0]
    for own, other in zip(turned, usual, strict=True):
        (across, _) = own.size
        assert [word.text for word in own.labels] == [word.text for word in other.labels]
        boxes = [
            (
                [_text_box(word) for word in face.labels],
                [box for box, _ in face.rectangles],
                list(map(_line_box, face.strokes)),
            )
            for face in (own, other)
        ]
        for found, expected in zip(*boxes, strict=True):
            for one, usual_one in zip(found, expected, strict=True):
                assert (one.left, one.right) == (near(across - usual_one.right), near(across - usual_one.left))
                assert (one.bottom, one.top) == (near(usual_one.bottom), near(usual_one.top))
    for own, other in zip(turned[1:], usual[1:], strict=True):
        shown, before = window(own), window(other)
        assert (shown.left, shown.right) == (near(width - before.right), near(width - before.left))
    assert window(turned[1]).right == near(width)


@pytest.mark.parametrize("title", ["Short", "A very long title of a poster " * 9])
@pytest.mark.parametrize(
    ("size", "wall", "narrowest"), [((841, 400), 0, 176), ((563, 400), 0, 148), ((215, 270), 65, 73)]
)
def test_the_words_in_the_margin_keep_apart(
    title: str, size: tuple[float, float], wall: float, narrowest: float
) -> None:
    """Words, map and marks stand side by side, on a narrow tile too; too long a title ends with an ellipsis."""
    width, height = (side * MM for side in size)
    inked = (Area(wall * MM, 0, width, height),) if wall else ()
    data = source(1, (width, height), title=title)
    faces = read(impose_with(data, "tiles", A4, shipped_words(), covered=inked).data)[1:]
    assert min(window(face).right - window(face).left for face in faces) == near(narrowest * MM)
    for face in faces:
        (label,) = (word for word in face.labels if "row" in word.text)
        assert label.text.endswith("…" if len(title) > 9 else "Short")
        boxes = [_text_box(word) for word in face.labels if word.upright]
        boxes = [Box(box.left - MM, box.bottom, box.right + MM, box.top) for box in boxes]
        others = [box for box, _ in face.rectangles]
        others += [_line_box(stroke) for stroke in face.strokes]
        assert not any(one.overlaps(other, 0.01) for one, other in [*combinations(boxes, 2), *product(boxes, others)])
        assert Box(MARGIN, 4.2 * MM, face.size[0] - MARGIN, MARGIN).holds(_text_box(label))


def _line_box(stroke: Stroke) -> Box:
    """A line of half a point as a rectangle."""
    left, bottom = map(min, stroke.start, stroke.end)
    right, top = map(max, stroke.start, stroke.end)
    return Box(left - 0.25, bottom - 0.25, right + 0.25, top + 0.25)


@pytest.mark.whole
def test_the_glued_poster_looks_like_the_poster(tmp_path: Path) -> None:
    """Printed, cut at the marks and glued in order, the tiles of a real poster make its picture, strips covered."""
    need_tool("pdftoppm", reason="glueing the tiles needs pdftoppm (poppler-utils)")
    job = next(job for job in jobs() if job.layout == "poster" and job.paper == "A3")
    poster = picture(built(job).data, tmp_path / "poster")[0]
    data = impose(built(job).data, "tiles", A4).data
    glued = Image.new("RGB", poster.size, "magenta")
    for face, sheet in zip(read(data)[1:], picture(data, tmp_path / "tile")[1:], strict=True):
        ((_, _, clip),) = face.forms
        piece = sheet.crop(pixels(clip, face.size[1]))
        glued.paste(piece, pixels(window(face), POSTER[1])[:2])
    difference = ImageChops.difference(poster, glued).convert("L")
    changed = sum(difference.histogram()[64:])
    assert poster.size == (2100, 1485)
    assert changed < 50, f"{changed} pixels differ"


def pixels(box: Box, height: float) -> tuple[int, int, int, int]:
    """A rectangle in pixels of a fifth of a millimetre, from the upper left corner."""
    left, top, right, bottom = (
        round(value / MM * 5) for value in (box.left, height - box.top, box.right, height - box.bottom)
    )
    return left, top, right, bottom


def picture(data: bytes, stem: Path) -> list[Image.Image]:
    """Each page, five pixels to the millimetre."""
    path = stem.with_suffix(".pdf")
    path.write_bytes(data)
    subprocess.run(["pdftoppm", "-r", "127", str(path), str(stem)], check=True)
    found = [Image.open(one).convert("RGB") for one in sorted(stem.parent.glob(f"{stem.name}-*.ppm"))]
    sizes = [(round(w / MM * 5), round(h / MM * 5)) for w, h in (sheet.size for sheet in read(data))]
    return [one.crop((0, 0, *size)) for one, size in zip(found, sizes, strict=True)]


# --- what does not suit -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "pages", "sheet", "message"),
    [
        ("trifold", (5, DL), A4, "exactly 6 pages; this document has 5"),
        ("trifold", (6, PAPERS["A5"]), A4, "pages of 99 × 210 mm; these are 148 × 210 mm"),
        ("trifold", (6, DL), PAPERS["Letter"], "printed on A4, not on 216 × 279 mm"),
        ("booklet", (4, A4), A4, "two pages of 210 × 297 mm do not make a sheet of 210 × 297 mm"),
        ("booklet", (4, page_size("A5", landscape=True)), A4, "upright pages; these are 210 × 148 mm"),
        ("2up", (2, PAPERS["Half-letter"]), A4, "two pages of 140 × 216 mm do not make a sheet of 210 × 297 mm"),
        ("tiles", (2, POSTER), A4, "a single page; this document has 2"),
        ("tiles", (1, PAPERS["A5"]), A4, "needs no tiles"),
    ],
)
def test_what_cannot_be_imposed_is_refused(
    kind: Kind, pages: tuple[int, tuple[float, float]], sheet: tuple[float, float], message: str
) -> None:
    """The error says which count or size does not suit."""
    with pytest.raises(ImpositionError, match=message):
        impose(source(*pages), kind, sheet)


def test_pages_of_several_sizes_are_refused() -> None:
    """A booklet has pages of one size."""
    file, other = (pikepdf.open(BytesIO(source(2, PAPERS[paper]))) for paper in ("A5", "A6"))
    file.pages.extend(other.pages)
    buffer = BytesIO()
    file.save(buffer)
    with pytest.raises(ImpositionError, match="differ in size"):
        impose(buffer.getvalue(), "booklet", A4)


# --- the file ---------------------------------------------------------------------------------------------------------

KINDS: dict[Kind, str] = {
    "booklet": "(booklet for printing)",
    "2up": "(two on a sheet for printing)",
    "tiles": "(poster in parts for printing)",
}


def real(kind: Kind) -> bytes:
    """A document of the shipped content that suits the kind."""
    layout = "poster" if kind == "tiles" else "leaflet"
    return built(next(job for job in jobs() if job.layout == layout and job.paper in ("A3", "A4"))).data


def imposed(kind: Kind) -> Imposed:
    """It, imposed."""
    return impose(real(kind), kind, A4 if kind == "tiles" else PAPERS["A3"])


def objects(file: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream of a file, direct ones too."""
    waiting: list[Any] = [one for one in file.objects if one is not None]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Stream | pikepdf.Dictionary):
            yield one
            values = [one[key] for key in one.keys()]  # noqa: SIM118 - a pikepdf dictionary
        else:
            values = list(one) if isinstance(one, pikepdf.Array) else []
        waiting += [value for value in values if isinstance(value, pikepdf.Object) and not value.is_indirect]


def operators(file: pikepdf.Pdf) -> set[str]:
    """The operators of all pages and forms."""
    streams: list[Any] = [*file.pages]
    streams += [one for one in objects(file) if one.get("/Subtype") == pikepdf.Name.Form]
    return {str(one.operator) for stream in streams for one in pikepdf.parse_content_stream(stream)}


STRUCTURE = {"/StructTreeRoot", "/MarkInfo", "/Lang", "/StructParent", "/StructParents", "/Outlines", "/Annots"}


@pytest.mark.parametrize("kind", KINDS)
def test_an_imposed_file_has_no_tags(kind: Kind) -> None:
    """No structure, language, marks, links or bookmarks, and no claim to PDF/A or PDF/UA; its source has them all."""
    before, after = (pikepdf.open(BytesIO(data)) for data in (real(kind), imposed(kind).data))
    keys = [{key for one in objects(file) for key in one.keys()} for file in (before, after)]  # noqa: SIM118
    assert keys[0] >= STRUCTURE
    assert keys[1] & STRUCTURE == set()
    assert operators(before) >= {"BDC", "EMC", "Tj"}
    assert operators(after) & {"BDC", "BMC", "EMC", "MP", "DP"} == set()
    assert "Tj" in operators(after)
    assert b"aiim.org" in before.Root.Metadata.read_bytes()
    assert b"aiim.org" not in after.Root.Metadata.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_the_title_says_that_the_file_is_for_printing(kind: Kind) -> None:
    """Info and XMP agree, and the title bar shows it."""
    before, after = (pikepdf.open(BytesIO(data)) for data in (real(kind), imposed(kind).data))
    title = str(after.docinfo.Title)
    assert title == f"{before.docinfo.Title} {KINDS[kind]}"
    with after.open_metadata() as metadata:
        assert metadata["dc:title"] == title
        assert metadata["dc:description"] == str(before.docinfo.Subject) == str(after.docinfo.Subject)


def test_the_words_are_the_callers() -> None:
    """A document in another language has its own title and labels."""
    own: dict[str, Any] = {
        "tiles": "{title} (Druck)",
        "glue": "Klebestreifen",
        "label": "{name}: {row}/{rows}, {column}/{columns}",
    }
    data = impose_with(source(1, POSTER), "tiles", A4, replace(shipped_words(), **own)).data
    with pikepdf.open(BytesIO(data)) as file:
        assert str(file.docinfo.Title) == "Dummy (Druck)"
    said = {word.text for face in read(data) for word in face.labels}
    assert {"Klebestreifen", "B2: 2/2, 2/2"} <= said


@pytest.mark.parametrize(
    ("kind", "count", "duplex"),
    [("booklet", 4, "DuplexFlipShortEdge"), ("2up", 2, "DuplexFlipShortEdge"), ("2up", 1, "Simplex")],
)
def test_the_print_dialog_comes_up_right(kind: Kind, count: int, duplex: str) -> None:
    """Actual size, paper by the page's size, and the edge that the sheet is turned over on."""
    settings = print_settings(impose(source(count, PAPERS["A5"]), kind, A4).data)
    expected = {"PrintScaling": "None", "PickTrayByPDFSize": "True", "DisplayDocTitle": "True", "Duplex": duplex}
    assert settings == expected


def test_tiles_are_printed_on_one_side() -> None:
    """A tile on the back of another could not be glued."""
    data = impose(source(1, POSTER), "tiles", A4).data
    assert print_settings(data)["Duplex"] == "Simplex"


def test_output_intent_and_trapping_are_kept_and_claims_of_pdf_x_are_not() -> None:
    """The colours mean what they meant; the file is no PDF/X any more."""
    file, buffer = pikepdf.open(BytesIO(real("booklet"))), BytesIO()
    file.docinfo["/Trapped"], file.docinfo["/GTS_PDFXVersion"] = pikepdf.Name("/False"), "PDF/X-4"
    profile = file.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    with file.open_metadata() as metadata:
        metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"
    file.save(buffer)
    after = pikepdf.open(BytesIO(impose(buffer.getvalue(), "booklet", PAPERS["A3"]).data))
    assert after.Root.OutputIntents[0].DestOutputProfile.read_bytes() == profile
    assert str(after.docinfo["/Trapped"]) == "/False"
    assert "/GTS_PDFXVersion" not in after.docinfo
    assert b"GTS_PDFX" in file.Root.Metadata.read_bytes()
    assert b"GTS_PDFX" not in after.Root.Metadata.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
def test_every_font_is_embedded(kind: Kind) -> None:
    """The labels are set in Source Sans Pro, and no standard-14 font is named."""
    file = pikepdf.open(BytesIO(imposed(kind).data))
    fonts = [one for one in objects(file) if one.get("/Type") == pikepdf.Name.Font]
    assert fonts
    assert all("SourceSansPro" in str(font.BaseFont) and "/FontFile2" in font.FontDescriptor for font in fonts)


def test_imposed_pages_look_like_the_pages(tmp_path: Path) -> None:
    """Without its marks of structure a page has the same pixels: the outside of a booklet is its last and first."""
    need_tool("pdftoppm", reason="comparing pictures needs pdftoppm (poppler-utils)")
    job = next(job for job in jobs() if job.layout == "leaflet" and job.level == "detailed" and job.paper == "A4")
    pages = picture(built(job).data, tmp_path / "page")
    front = picture(impose(built(job).data, "booklet", PAPERS["A3"]).data, tmp_path / "face")[0]
    for page, half in zip((pages[-1], pages[0]), (0, front.width // 2), strict=True):
        difference = ImageChops.difference(page, front.crop((half, 0, half + page.width, page.height))).convert("L")
        assert sum(difference.histogram()[64:]) < 50


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_document_gives_the_same_bytes(kind: Kind) -> None:
    """In another process too, with another seed of hashes and another time zone."""
    here = hashlib.sha256(imposed(kind).data).hexdigest()
    code = (
        "import hashlib; from tests.imposition.test_imposition import imposed; "
        f"print(hashlib.sha256(imposed({kind!r}).data).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    there = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == here


@pytest.mark.parametrize("kind", [*KINDS, "trifold"])
def test_readers_open_it_without_a_complaint(kind: Kind, tmp_path: Path) -> None:
    """Poppler and Ghostscript read every page and warn of nothing; poppler finds no tags."""
    need_tool("pdfinfo", "pdftoppm", "gs", reason="this needs poppler-utils and ghostscript")
    path = tmp_path / "imposed.pdf"
    made = impose(source(6, DL), kind, A4) if kind == "trifold" else imposed(kind)
    path.write_bytes(made.data)
    quiet = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage"]
    for command in (["pdfinfo"], ["pdftoppm", "-r", "20"], quiet):
        target = [str(path), str(tmp_path / "page")] if command[0] == "pdftoppm" else [str(path)]
        result = subprocess.run([*command, *target], capture_output=True, text=True, check=True)
        assert result.stderr == ""
        if command == ["pdfinfo"]:
            lines = {line.split(":")[0]: line.split(":", 1)[1].strip() for line in result.stdout.splitlines()}
            assert (lines["Tagged"], lines["Pages"]) == ("no", str(made.pages))
        if command == quiet:
            assert result.stdout == ""


def test_a_plain_build_does_not_load_the_imposition() -> None:
    """Neither the command line nor a build imports pikepdf."""
    code = (
        "import sys; import b12docs.cli, b12docs.production.pipeline, b12docs.writers.pdf; "
        "plain = 'pikepdf' in sys.modules; "
        "import b12docs.imposition; print(plain, 'pikepdf' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.split() == ["False", "True"]


def test_the_words_of_sheets_are_black() -> None:
    """All of the black ink is printed, without dots that would make small letters ragged."""
    pdf = Pdf(draw_marks([((200.0, 100.0), [Text(10.0, 10.0, "Cut here", 9.0)])]))
    assert {span.colour for span in pdf.spans} == {(0.0,)}
