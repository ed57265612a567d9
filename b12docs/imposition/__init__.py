"""A finished PDF placed on sheets of paper, for a printer in an office: booklet, folded leaflet, tiles, two on a sheet.

The imposed file is for paper. It says so in its title, and has no tags; for reading there is the document itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from b12docs.imposition.file import Source, write
from b12docs.imposition.folded import booklet, trifold, two_up
from b12docs.imposition.sheets import Face, ImpositionError, Pages
from b12docs.imposition.tiles import tiles
from b12docs.imposition.words import ENGLISH, Words, filled
from b12docs.paper import Size

__all__ = ["ENGLISH", "Imposed", "ImpositionError", "Kind", "Words", "impose"]

Kind = Literal["booklet", "trifold", "tiles", "2up"]
_Plan = Callable[[Pages, Size, Words], list[Face]]
_PLANS: dict[Kind, _Plan] = {"booklet": booklet, "trifold": trifold, "tiles": tiles, "2up": two_up}


@dataclass(frozen=True)
class Imposed:
    """An imposed file: its bytes, and the number of its pages, which are faces of sheets."""

    data: bytes
    pages: int


def impose(data: bytes, kind: Kind, sheet: Size, words: Words = ENGLISH) -> Imposed:
    """Place the pages of a PDF on sheets of this size (points, either way up).

    Raises ImpositionError where the number or the size of the pages does not suit the kind and the sheet.
    """
    source = Source(data)
    faces = _PLANS[kind](source.pages, sheet, words)
    titles = {"booklet": words.booklet, "trifold": words.trifold, "tiles": words.tiles, "2up": words.two_up}
    title = filled(titles[kind], title=source.title)
    both_sides = len(faces) > 1 and kind != "tiles"
    return Imposed(write(source, faces, title, both_sides=both_sides), len(faces))
