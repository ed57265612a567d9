"""How far apart lines must stand that their ink does not meet: in scripts whose words reach far up and down it can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, pairwise

from b12docs.typeset import shaping
from b12docs.typeset.frames import Cluster, Span
from b12docs.typeset.pieces import Piece
from b12docs.typeset.structure import Box

_CLEAR = 0.035  # of the size; between letters and the baseline above: in a file their boxes are a little larger
_TOUCH = 0.01  # points; what overlaps by no more isn't seen


def needed(spans: Sequence[Span], *, from_right: bool = False) -> tuple[float, str]:
    """How far apart lines must stand that no letter which is shaped meets one of the line above, and which needs it.

    That is the distance of their baselines in points, and the words of the lower line; 0 and none where any will do.
    The places of spans are counted from the right edge of their lines where these run from there.
    """
    placed = _placed(spans, -1 if from_right else 1)
    lines = [list(line) for _, line in groupby(placed, key=lambda one: one[1])]
    boxes = [[box for span, _, x in line for box in _boxes(span, 0.0, x)] for line in lines]
    clear = _CLEAR * max([span.size for span in spans], default=0.0)
    apart = [_apart(above, below, clear) for above, below in pairwise(boxes)]
    most = max(apart, default=0.0)
    return most, "".join([span.text for span, _, _ in lines[apart.index(most) + 1]]).strip() if most else ""


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


def _placed(spans: Iterable[Span], side: int) -> Iterator[tuple[Span, float, float]]:
    """Each span with its baseline, and where it begins on it: places are counted to the right, or to the left."""
    x = y = 0.0
    for span in spans:
        x, y = (side * span.start[0], span.start[1]) if span.start else (x, y)
        yield span, y, x
        x += sum(shaping.moved(one, span.font, span.size) for one in span.shown)


def _boxes(span: Span, y: float, x: float) -> Iterator[Box]:
    """The boxes around the ink of a span's clusters."""
    for one in span.shown:
        if isinstance(one, Cluster) and (ink := shaping.ink(one, span.font)):
            left, low, right, high = (span.size * side for side in ink)
            yield x + left, y + low, x + right, y + high
        x += shaping.moved(one, span.font, span.size)


def _apart(above: Sequence[Box], below: Sequence[Box], clear: float) -> float:
    """How far below a line another must stand; the boxes of both are those around letters on one baseline.

    No letter may reach up to the baseline above, or near it, either: Chromium takes the two for one line then and tells
    the lower before the upper where they run from the right.
    """
    needs = (
        high - low
        for left, low, right, _ in above
        for begins, _, ends, high in below
        if left < ends - _TOUCH and begins < right - _TOUCH
    )
    reaches = (high + clear for _, _, _, high in below)
    return max(chain(needs, reaches), default=0.0)
