"""Texts from the left with letters beyond Latin: which font sets them, and which words are a phrase from the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from b12docs.typeset import fonts, scripts
from b12docs.typeset.leveled import leveled
from b12docs.typeset.pieces import Piece

_FROM_RIGHT = "ar"  # what words from the right are set in whose language is not said
_RIGHT = "[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff]"
_NO_LATIN = "[^A-Za-z\u00c0-\u024f\n]*"
_RIGHT_WORDS = re.compile(f"{_RIGHT}(?:{_NO_LATIN}{_RIGHT})?[\u064b-\u065f\u0670]*")
_FIGURE = re.compile("[0-9]")
_OPENED_BY = {")": "(", "]": "[", "»": "«"}
_CLOSED_BY = {opening: closing for closing, opening in _OPENED_BY.items()}


def by_script(pieces: Sequence[Piece], language: str) -> Iterator[Piece]:
    """The pieces of a text from the left with letters beyond Latin, each in one font and at one level.

    They have the break opportunities of their script. Words in a language from the right are a phrase by themselves,
    and so are others from the right with the figures between them: else they would stand in the order of the left.
    """
    language = language or next((piece.language for piece in pieces if scripts.script_of(piece.language)), "")
    for spoken, alike in groupby(_phrases(pieces), key=itemgetter(0)):
        parts = [piece for _, piece in alike]
        if spoken:
            yield from leveled(parts, spoken)
        else:
            yield from _from_left(parts, language)


def _phrases(pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece]]:
    """The pieces in parts, each with the language from the right that it is set in; the empty one of all others."""
    for own, alike in groupby(pieces, key=lambda one: one.language if scripts.from_right(one.language) else ""):
        parts = list(alike)
        whole = "" if own else "".join([one.text for one in parts])
        words = (found.span() for found in _RIGHT_WORDS.finditer(whole) if _FIGURE.search(found[0]))
        spans = [_with_brackets(whole, *span) for span in words]
        yield from _cut(parts, spans) if spans else ((own, piece) for piece in parts)


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """A part of a text, and the brackets around it whose partners it holds."""
    while (partner := _OPENED_BY.get(text[end : end + 1])) and _more(partner, text[end], text[start:end]):
        end += 1
    while start and (partner := _CLOSED_BY.get(text[start - 1])) and _more(partner, text[start - 1], text[start:end]):
        start -= 1
    return start, end


def _more(one: str, other: str, text: str) -> bool:
    return text.count(one) > text.count(other)


def _cut(pieces: Sequence[Piece], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, Piece]]:
    """The pieces, cut where these parts of their text begin and end."""
    inside, start = {at for span in spans for at in range(*span)}, 0
    for piece in pieces:
        for phrase, places in groupby(range(start, start + len(piece.text)), key=inside.__contains__):
            words = "".join([piece.text[at - start] for at in places])
            yield _FROM_RIGHT if phrase else "", piece.saying(words)
        start += len(piece.text)


def _from_left(pieces: Sequence[Piece], language: str) -> Iterator[Piece]:
    texts = [scripts.opened(piece.text) for piece in pieces]
    whole = "".join(texts)
    found = zip(scripts.fonts_of(whole, language), scripts.in_english(whole), strict=True)
    for piece, text in zip(pieces, texts, strict=True):
        for (script, english), alike in groupby(zip(text, found, strict=False), key=itemgetter(1)):
            words = "".join([char for char, _ in alike])
            font = scripts.font_of(script, bold=piece.font == fonts.BOLD)
            said = piece.language or (scripts.ENGLISH if english and not piece.href else "")
            yield piece._replace(text=words, font=font, kerned=False, language=said, shaped=True)
