"""Whether the ink of one line meets that of the next: in scripts whose words reach far up and down it can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from b12docs.typeset import shaping
from b12docs.typeset.frames import Cluster, Span
from b12docs.typeset.pieces import Piece
from b12docs.typeset.structure import Box

_TOUCH = 0.01  # points; what overlaps by no more isn't seen


def meeting(spans: Sequence[Span]) -> str:
    """The first line of letters that are shaped which meets the line above it; empty where none does."""
    lines = [list(line) for _, line in groupby(_placed(spans), key=lambda one: one[1])]
    for above, below in pairwise(lines):
        deep, high = ([box for line in one for box in _boxes(*line)] for one in (above, below))
        if deep and high and _meet(deep, high):
            return "".join(span.text for span, _, _ in below).strip()
    return ""


def may_meet(lines: Sequence[Sequence[Piece]], leading: float) -> bool:
    """Whether the highest letter of any line could meet the lowest of the line above: this is known at once."""
    return any(above[1] + below[0] > leading for above, below in pairwise(map(reach, lines)))


def reach(line: Sequence[Piece]) -> tuple[float, float]:
    """How far the ink of a line's letters that are shaped reaches above the baseline and below it, in points."""
    inks = [_reach(piece.text, piece.font, piece.size) for piece in line if piece.shaped]
    return max((high for high, _ in inks), default=0.0), max((low for _, low in inks), default=0.0)


@lru_cache(maxsize=20_000)
def _reach(text: str, font: str, size: float) -> tuple[float, float]:
    """How far the ink of a text reaches above the baseline and below it, in points."""
    inks = [ink for one in shaping.clusters(text, font) if (ink := shaping.ink(one, font))]
    return max((size * ink[3] for ink in inks), default=0.0), max((-size * ink[1] for ink in inks), default=0.0)


def _placed(spans: Iterable[Span]) -> Iterator[tuple[Span, float, float]]:
    """Each span with its baseline, and where it begins on it."""
    x = y = 0.0
    for span in spans:
        x, y = span.start or (x, y)
        yield span, y, x
        x += sum(_moved(one, span) for one in span.shown)


def _moved(one: Cluster | float, span: Span) -> float:
    return (one.advance / shaping.em(span.font) if isinstance(one, Cluster) else one / 1000) * span.size


def _boxes(span: Span, y: float, x: float) -> Iterator[Box]:
    """The boxes around the ink of a span's clusters."""
    for one in span.shown:
        if isinstance(one, Cluster) and (ink := shaping.ink(one, span.font)):
            left, low, right, high = (span.size * side for side in ink)
            yield x + left, y + low, x + right, y + high
        x += _moved(one, span)


def _meet(above: list[Box], below: list[Box]) -> bool:
    low, high = min(box[1] for box in above), max(box[3] for box in below)
    if high <= low + _TOUCH:
        return False
    deep = [box for box in above if box[1] < high - _TOUCH]
    tall = [box for box in below if box[3] > low + _TOUCH]
    return any(
        one[1] < other[3] - _TOUCH and one[0] < other[2] - _TOUCH and other[0] < one[2] - _TOUCH
        for one in deep
        for other in tall
    )
