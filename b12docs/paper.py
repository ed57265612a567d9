"""Paper sizes in points (1/72 inch), portrait: the ISO 216 A series, DL leaflets, and the North American ones.

And the rectangle, by which places on paper are told.
"""

from __future__ import annotations

from typing import NamedTuple

INCH = 72.0
MM = INCH / 25.4

Size = tuple[float, float]

PAPERS: dict[str, Size] = {
    "A6": (105 * MM, 148 * MM),
    "A5": (148 * MM, 210 * MM),
    "A4": (210 * MM, 297 * MM),
    "A3": (297 * MM, 420 * MM),
    "A2": (420 * MM, 594 * MM),
    "A1": (594 * MM, 841 * MM),
    "DL": (99 * MM, 210 * MM),  # a third of A4, which fits an envelope DL
    "Half-letter": (396.0, 612.0),
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
    "Tabloid": (792.0, 1224.0),
}

NORTH_AMERICAN = ("Half-letter", "Letter", "Legal", "Tabloid")

# The sheet on which two pages of a paper lie side by side.
DOUBLE = {"A6": "A5", "A5": "A4", "A4": "A3", "Half-letter": "Letter", "Letter": "Tabloid"}


def page_size(paper: str, *, landscape: bool) -> Size:
    """Width and height of a page in points."""
    width, height = PAPERS[paper]
    return (height, width) if landscape else (width, height)


class Box(NamedTuple):
    """A rectangle on a page or a sheet, counted in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From the left edge to the right one."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the lower edge to the upper one."""
        return self.top - self.bottom

    def reflected(self, across: float) -> Box:
        """The rectangle as one sees it in a mirror, on paper that is so wide."""
        return Box(across - self.right, self.bottom, across - self.left, self.top)

    def joined(self, other: Box) -> Box:
        """The least rectangle that holds both."""
        return Box(*map(min, self[:2], other[:2]), *map(max, self[2:], other[2:]))
