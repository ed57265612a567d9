"""A drawing is read into shapes: what a path means stands whatever way it is written."""

from __future__ import annotations

import pytest

from b12docs.drawing.svg import Segment, read_drawing


def segments(path: str) -> tuple[Segment, ...]:
    """The segments of a drawing of one path."""
    begin = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    svg = f'{begin}<path d="{path}" fill="var(--ink, #000000)"/></svg>'
    return read_drawing(svg, {"ink": "#000000"}).shapes[0].segments


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("M1 2L9 2 9 9zl5 5", "M1 2L9 2 9 9zM1 2L6 7"),
        ("M1 2L9 2Z , h5z", "M1 2L9 2ZM1 2H6Z"),
        ("M1 2L9 2zZ zM3 3H9", "M1 2L9 2zM3 3H9"),
        ("M1 2L9 2zm1 1h5", "M1 2L9 2zM2 3H7"),
        ("M1 2L9 2z", "M1 2L9 2z"),
    ],
)
def test_what_follows_a_closed_part_begins_where_it_began(written: str, meant: str) -> None:
    """A path may go on after a part is closed, with or without a move, and closing a part twice closes it."""
    assert segments(written) == segments(meant)


def test_an_arc_is_a_curve_for_each_quarter_of_a_turn() -> None:
    """Three quarters of a circle are three curves, each ending on the circle, and a line that follows goes on there."""
    start, *curves, line = segments("M10 5A5 5 0 1 1 5 10H0")
    assert start == ("m", ((10, 5),))
    assert [(name, points[-1]) for name, points in curves] == [("c", (15, 10)), ("c", (10, 15)), ("c", (5, 10))]
    assert line == ("l", ((0, 10),))
