"""Texts and phrases from the right in pieces: which run from the left, which font sets them, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from b12docs.language.isolates import levels_of
from b12docs.language.together import NO_BREAK
from b12docs.typeset import fonts, scripts, shaping
from b12docs.typeset.pieces import Piece

TEXT, PHRASE = 1, 2  # levels (UAX #9): of words from the right, and of what runs from the left among them
_OPENING = "\u200b"  # where a line may end, which is nothing that is read


def leveled(pieces: Sequence[Piece], language: str) -> Iterator[Piece]:
    """The pieces of a paragraph from the right, or of a phrase, each in one font and at one level."""
    script = scripts.script_of(language)
    levels = _levels(pieces)
    known = iter(zip(levels, _in_english("".join(piece.text for piece in pieces), levels), strict=True))
    for piece in pieces:
        bold = piece.font == fonts.BOLD
        looks = [(*next(known), char) for char in piece.text]
        keyed = [(level, english, _font(char, level, script, bold=bold), char) for level, english, char in looks]
        for (level, english, font), alike in groupby(keyed, key=lambda one: one[:3]):
            words = "".join(char for *_, char in alike)
            said = piece.language or (scripts.ENGLISH if english and not piece.href else "")
            yield piece._replace(text=words, font=font, kerned=False, language=said, shaped=True, level=level)


def ending(line: Sequence[Piece], base: int) -> list[Piece]:
    """The pieces of a line; the space at its end is one of the text, not of the phrase before it (rule L1)."""
    *before, last = line
    words = last.text.rstrip(" ")
    if last.level == base or words == last.text:
        return list(line)
    space = last.saying(last.text[len(words) :])._replace(level=base)
    return [*before, *([last.saying(words)] if words else []), space]


def _in_english(text: str, levels: Sequence[int]) -> Iterator[bool]:
    """Whether each character stands in a phrase of English: figures in it are a part of it, in whatever font."""
    for level, alike in groupby(zip(text, levels, strict=True), key=lambda one: one[1]):
        words = "".join(char for char, _ in alike)
        yield from [level == PHRASE and any(scripts.in_english(words))] * len(words)


def _levels(pieces: Sequence[Piece]) -> list[int]:
    """The level of each character: words of a link are no phrase with those around it."""
    text, apart, start = "", [], 0
    for href, alike in groupby(pieces, key=lambda piece: piece.href):
        text += "".join(piece.text for piece in alike).replace(_OPENING, "")
        apart += [(start, len(text))] if href else []
        start = len(text)
    found = iter(levels_of(text, tuple(apart)))
    level, levels = TEXT, []
    for piece in pieces:
        for char in piece.text:
            level = level if char == _OPENING else next(found)
            levels.append(level)
    return levels


def _font(char: str, level: int, script: scripts.Script | None, *, bold: bool) -> str:
    """The font of a character: that of the script for words from the right, marks and spaces among them included.

    Where one of the two fonts has no glyph for it, it is the other; a name in a third script has that one's font.
    """
    own, latin = scripts.font_of(script, bold=bold), fonts.name(bold=bold)
    third = scripts.font_of(scripts.script_of_letter(char, ""), bold=bold)
    some = (own, latin, third) if level % 2 else (latin, own, third)
    shown = char.replace(NO_BREAK, " ")
    return some[0] if char in scripts.UNSEEN else next((font for font in some if shaping.has(shown, font)), third)
