"""A finished PDF placed on sheets of paper, for a printer in an office: booklet, folded leaflet, tiles, two on a sheet.

The imposed file is for paper. It says so in its title, and has no tags; for reading there is the document itself.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from b12docs.imposition.file import Source, write
from b12docs.imposition.folded import booklet, trifold, two_up
from b12docs.imposition.sheets import Face, ImpositionError, Pages, WordsError, for_long_edge
from b12docs.imposition.tiles import tiles
from b12docs.imposition.words import SheetWords, filled
from b12docs.paper import Box, Size
from b12docs.records import record, replace
from b12docs.typeset import fonts, scripts
from b12docs.writers.pdf.marks import Text

__all__ = ["Imposed", "ImpositionError", "Kind", "SheetWords", "WordsError", "impose"]

Kind = Literal["booklet", "trifold", "tiles", "2up"]
_Plan = Callable[[Pages, Size, SheetWords], list[Face]]
_PLANS: dict[Kind, _Plan] = {"booklet": booklet, "trifold": trifold, "tiles": tiles, "2up": two_up}


@record
class Imposed:
    """An imposed file: its bytes, and the number of its pages, which are faces of sheets."""

    data: bytes
    pages: int


def impose(
    data: bytes, kind: Kind, sheet: Size, words: SheetWords, *, long_edge: bool = False, covered: tuple[Box, ...] = ()
) -> Imposed:
    """Place the pages of a PDF on sheets of this size (points, either way up).

    ``covered`` is what words and pictures of its first page cover: a poster is cut between them, where it can be.
    ``long_edge`` makes sheets of two sides for a printer that turns them over on the long edge, however they lie.
    Raises ImpositionError where the number or the size of the pages does not suit the kind and the sheet, and its
    WordsError where the words do not.
    """
    source = Source(data)
    faces = _PLANS[kind](replace(source.pages, covered=covered), sheet, words)
    both_sides = len(faces) > 1 and kind != "tiles"
    faces = for_long_edge(faces) if long_edge and both_sides else faces
    _refuse_unfit_words(faces)
    titles = {"booklet": words.booklet, "trifold": words.trifold, "tiles": words.tiles, "2up": words.two_up}
    title = filled(titles[kind], title=source.title)
    return Imposed(write(source, faces, title, both_sides=both_sides), len(faces))


def _refuse_unfit_words(faces: list[Face]) -> None:
    for face in faces:
        for mark in face.marks:
            if not isinstance(mark, Text):
                continue
            absent = scripts.missing(fonts.missing(mark.words), mark.language)
            if absent:
                raise WordsError(f"the font cannot show '{absent[0]}' (U+{ord(absent[0]):04X})")
            if not mark.fits(face.size):
                raise WordsError(f"the words '{mark.words[:40]}' do not fit on the sheet")
