"""Where a poster in parts is cut: evenly, and between words and pictures where they leave a gap near there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from b12docs.paper import MM
from b12docs.records import record


@record
class Stretch:
    """What lies across a line at any place between two ends, and how long a part of the line it takes (points)."""

    start: float
    end: float
    length: float


def seams(length: float, most: float, overlap: float, count: int, inked: Sequence[Stretch]) -> list[float]:
    """Where each of so many parts of a length begins, each ``overlap`` before the last one ends.

    No part is longer than ``most``. Parts are equally long, save that each begins where the least is cut through, as
    near to that as can be, at a whole millimetre; so each place may move by half of what the parts could be longer.
    """
    step = (length - overlap) / count
    slack = max(0.0, most - overlap - step) / 2
    return [0.0, *(_best(number * step, slack, inked) for number in range(1, count))]


def _best(even: float, slack: float, inked: Sequence[Stretch]) -> float:
    """The place near an even one where a line cuts through the least, in the middle of its gap."""
    low, high = even - slack, even + slack
    edges = sorted({low, high, *(edge for one in inked for edge in (one.start, one.end) if low < edge < high)})
    places = [even, *((left + right) / 2 for left, right in pairwise(edges))]
    whole = [rounded for place in places if low <= (rounded := round(place / MM) * MM) <= high]
    return min([*whole, *places], key=lambda at: (_cut(at, inked), at not in whole, abs(at - even)))


def _cut(at: float, inked: Sequence[Stretch]) -> float:
    return sum(one.length for one in inked if one.start < at < one.end)
