"""Half of a path that mirrors its other half is not written again; any other path is written as it is."""

from __future__ import annotations

import pytest

from b12docs.drawing.shapes import Shape, shapes_of
from b12docs.library.figures import read_figure
from b12docs.writers.pdf.symmetric import halves

BOTH_LEGS = "M20 0L24 0 24 20zM12 0L8 0 8 20z"


def shape(path: str, paint: str = 'fill="var(--body, #D3DCE2)"') -> Shape:
    text = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><path {paint} d="{path}"/></svg>'
    (found,) = shapes_of(read_figure(text, "a.svg").root)
    return found


def test_the_second_half_is_the_first_one_mirrored() -> None:
    """Each x and its mirror image are 32 together."""
    whole = shape(BOTH_LEGS)
    first, across = halves(whole)
    assert (first, across) == (whole.segments[: len(whole.segments) // 2], 32)


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("M20 0L24 0 24 20z", id="no second half"),
        pytest.param("M20 0L24 0 24 20zM12 0L8 0 8 21z", id="another length"),
        pytest.param("M20 0L24 0 24 20zM12 0L7 0 8 20z", id="another width"),
        pytest.param("M20 0L24 0 24 20zM12 0C12 0 12 0 8 0L8 20z", id="other curves"),
        pytest.param("M20 0L24 0 24 20 12 0 8 0 8 20z", id="one line"),
    ],
)
def test_what_is_not_mirrored_is_written_as_it_is(path: str) -> None:
    whole = shape(path)
    assert halves(whole) == (whole.segments, 0)


def test_halves_that_touch_are_painted_at_once() -> None:
    """Lines of 9 units reach over the 8 between them: the second half would be painted over the first one's line."""
    thin, thick = (f'fill="none" stroke="var(--body, #D3DCE2)" stroke-width="{width}"' for width in (7, 9))
    assert halves(shape(BOTH_LEGS, thin))[1]
    assert not halves(shape(BOTH_LEGS, thick))[1]
