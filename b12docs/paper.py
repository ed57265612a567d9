"""Paper sizes in points (1/72 inch), portrait: the ISO 216 A series, and the North American ones."""

from __future__ import annotations

MM = 72 / 25.4

Size = tuple[float, float]

PAPERS: dict[str, Size] = {
    "A4": (210 * MM, 297 * MM),
    "A3": (297 * MM, 420 * MM),
    "A2": (420 * MM, 594 * MM),
    "A1": (594 * MM, 841 * MM),
    "Letter": (612.0, 792.0),
    "Tabloid": (792.0, 1224.0),
}


def page_size(paper: str, *, landscape: bool) -> Size:
    """Width and height of a page in points."""
    width, height = PAPERS[paper]
    return (height, width) if landscape else (width, height)
