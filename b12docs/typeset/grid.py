"""The baseline grid: every line of a page stands on it, in every column, and every vertical space is a part of it."""

from __future__ import annotations

from math import ceil, floor

from b12docs.records import record

_SLACK = 0.001  # points; below what any device can show


@record
class Grid:
    """A grid of lines ``step`` points apart, counted from the top of the page."""

    step: float

    def up(self, length: float) -> float:
        """The length, lengthened to whole steps."""
        return ceil(length / self.step - _SLACK) * self.step

    def down(self, length: float) -> float:
        """The length, shortened to whole steps."""
        return floor(length / self.step + _SLACK) * self.step

    def near(self, length: float) -> float:
        """The nearest length of whole steps."""
        return floor(length / self.step + 0.5) * self.step

    def shares(self, spare: float, count: int) -> list[float]:
        """The spare length in ``count`` parts of whole steps, as equal as can be, the longer ones first."""
        steps = floor(spare / self.step + _SLACK)
        return [(steps // count + (index < steps % count)) * self.step for index in range(count)]
