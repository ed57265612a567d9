"""Words on imposed sheets, in the letters of any language: how wide they are, and what they are drawn as.

Latin words are drawn as they are. Others are shaped, and those from the right put in the order in which they stand.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reportlab.lib.utils import simpleSplit

from b12docs.records import replace
from b12docs.typeset import fonts, scripts
from b12docs.typeset.frames import Span

if TYPE_CHECKING:
    from b12docs.typeset.pieces import Piece

_BREAK = "\u200b"
_LEADING = 1.35  # as a part of the size


def width(words: str, size: float, language: str = "", *, bold: bool = False) -> float:
    """The width of a line of words (points)."""
    fonts.register()
    if not scripts.has_beyond_latin(words):
        return fonts.width(words, fonts.name(bold=bold)) * size
    from b12docs.typeset import shaping  # few documents need it

    return sum(
        shaping.moved(cluster, piece.font, size)
        for piece in _pieces(words, size, language, bold=bold)
        for cluster in shaping.clusters(piece.text, piece.font)
    )


def leading_of(size: float, language: str = "") -> float:
    """From baseline to baseline of lines in a language (points)."""
    script = scripts.script_of(language)
    return size * max(_LEADING, script.leading if script else 0.0)


def lines(words: str, size: float, room: float, language: str = "") -> list[str]:
    """The words in as many lines as the room makes them."""
    fonts.register()
    if not scripts.has_beyond_latin(words):
        found: list[str] = simpleSplit(words, fonts.REGULAR, size, room)
        return found
    made = [""]
    for part in re.findall(rf"[^ {_BREAK}]+[ {_BREAK}]*", scripts.opened(words)):
        if made[-1] and width((made[-1] + part).rstrip(), size, language) > room:
            made.append("")
        made[-1] += part.replace(_BREAK, "")
    return [line.rstrip() for line in made]


def shortened(words: str, size: float, room: float, language: str = "") -> str:
    """The words, or as many of them as the room holds and an ellipsis."""
    if width(words, size, language) <= room:
        return words
    while words and width(f"{words}…", size, language) > room:
        words = words[:-1].rstrip()
    return f"{words}…"


def spans_of(words: str, size: float, language: str, left: float, *, bold: bool) -> list[Span]:
    """What a line of words is drawn as, from a place on its baseline on (points)."""
    if not scripts.has_beyond_latin(words):
        return [Span(words, bold, size, "", (left, 0.0))]
    pieces = _pieces(words, size, language, bold=bold)
    if not scripts.from_right(language):
        first, *others = [piece.span(piece.text, None) for piece in pieces]
        return [replace(first, start=(left, 0.0)), *others]
    from b12docs.typeset.right_to_left import stretches

    right = left + width(words, size, language, bold=bold)
    drawn = [span for one in stretches([list(pieces)], 0.0, [0.0], lambda href: False) for span in one.spans]
    return [replace(span, start=(right - span.start[0], 0.0)) if span.start else span for span in drawn]


@lru_cache(maxsize=256)
def _pieces(words: str, size: float, language: str, *, bold: bool) -> tuple[Piece, ...]:
    """A line of words beyond Latin in its fonts, in the order of reading."""
    from b12docs.typeset.leveled import leveled
    from b12docs.typeset.phrases import by_script
    from b12docs.typeset.pieces import Piece

    parted = leveled if scripts.from_right(language) else by_script
    pieces = parted([Piece(words, fonts.name(bold=bold), size, "")], language)
    return tuple(piece.saying(piece.text.replace(_BREAK, "")) for piece in pieces)
