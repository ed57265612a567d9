"""Paths whose second half mirrors the first, as of two legs: written twice in the same words, they compress to half."""

from __future__ import annotations

from b12docs.drawing.shapes import Segment, Shape

_NEAR = 0.015  # units: coordinates are rounded to hundredths


def halves(shape: Shape) -> tuple[tuple[Segment, ...], float]:
    """The first half of the path, and the sum of each x and its mirror image, where the second half is mirrored so.

    The whole path and 0, where it has no such half, or where the two touch, for they are painted one after the other.
    """
    half = len(shape.segments) // 2
    first, second = shape.segments[:half], shape.segments[half:]
    if [name for name, _ in first] != [name for name, _ in second] or not half or second[0][0] != "m":
        return shape.segments, 0
    right, left = ([point for _, points in part for point in points] for part in (first, second))
    across = right[0][0] + left[0][0]
    alike = all(abs(x + u - across) < _NEAR and abs(y - v) < _NEAR for (x, y), (u, v) in zip(right, left, strict=True))
    apart = min(x for x, _ in right) - max(x for x, _ in left), min(x for x, _ in left) - max(x for x, _ in right)
    return (first, across) if alike and max(apart) > shape.width else (shape.segments, 0)
