"""Where a poster in parts is cut: evenly, and between words where they leave a gap."""

from __future__ import annotations

from itertools import pairwise

import pytest

from b12docs.imposition.seams import Stretch, seams
from b12docs.imposition.tiles import grid_of
from b12docs.paper import MM, PAPERS
from b12docs.production.finishing import laid_out
from b12docs.typeset.covered import covered
from tests.conftest import jobs, shipped, tree

MOST, OVERLAP = 100.0 * MM, 10.0 * MM


def inked(*stretches: tuple[float, float, float]) -> list[Stretch]:
    """What lies across, its ends in millimetres."""
    return [Stretch(start * MM, end * MM, length) for start, end, length in stretches]


def lengths(starts: list[float], length: float) -> list[float]:
    """How long each part is."""
    return [end + OVERLAP - start for start, end in pairwise([*starts, length - OVERLAP])]


def made(length: float, count: int, *stretches: tuple[float, float, float]) -> list[float]:
    """Where so many parts of a length begin, in millimetres."""
    return [start / MM for start in seams(length * MM, MOST, OVERLAP, count, inked(*stretches))]


@pytest.mark.parametrize(("length", "count"), [(150.0, 2), (190.0, 2), (280.0, 3)])
def test_parts_are_equal_where_nothing_stands_in_the_way(length: float, count: int) -> None:
    """No sheet is full while the next is half empty."""
    assert made(length, count) == pytest.approx([number * (length - 10) / count for number in range(count)])


def test_a_part_begins_at_a_whole_millimetre() -> None:
    """A ruler finds it again."""
    assert made(151, 2)[1] == pytest.approx(70)


def test_a_cut_goes_through_the_gap_between_columns() -> None:
    """In its middle; through the nearest of several, and no part is longer than its sheet."""
    starts = made(150, 2, (0, 62, 40), (66, 78, 40), (80, 150, 40))
    assert starts == pytest.approx([0, 64])


def test_what_is_cut_through_is_the_least() -> None:
    """A title over the whole width is cut rather than the column of words below it."""
    assert made(150, 2, (0, 150, 50), (0, 74, 200), (76, 150, 200))[1] == pytest.approx(75)


@pytest.mark.parametrize(("length", "count"), [(150.0, 2), (250.0, 3)])
def test_a_gap_that_is_far_makes_no_part_too_long(length: float, count: int) -> None:
    """A part never asks more of a sheet than it can print."""
    starts = [*made(length, count, (0, 100, 9), (105, length, 9)), length - 10]
    assert max(end + 10 - start for start, end in pairwise(starts)) <= 100 + 1e-6


def test_a_real_poster_is_cut_beside_its_columns_and_between_its_rows() -> None:
    """On A4 no picture is cut, no word of the table or the title, and few of all."""
    job = next(job for job in jobs() if (job.layout, job.paper, job.audience) == ("poster", "A3", "patient"))
    (frame,) = laid_out(shipped(), job, tree(job)).frames
    boxes = covered(frame)
    grid = grid_of(frame.size, PAPERS["A4"], boxes)
    right, below = grid.part(0, 1).left, grid.part(1, 0).top
    cut = [box for box in boxes if box.left < right < box.right or box.bottom < below < box.top]
    table = [box for box in cut if box.bottom > frame.size[1] / 3]
    assert len(boxes) > 200
    assert len(cut) <= 8
    assert all(box.height < 24 for box in table)
