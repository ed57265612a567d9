"""Texts as unbreakable words, and these as lines: left-aligned, never hyphenated, every line's space kept.

What a text comes to at a width is worked out once, whichever document asks, and however closely it is set.

ReportLab's Paragraph drops the space at a line's end (a reader hears "healthynervous") and cannot balance lines or
change the marked content inside a paragraph without its private hooks, so the line breaking is ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from b12docs.diagnostics import Location
from b12docs.document.leaves import Runs
from b12docs.language.together import NO_BREAK
from b12docs.typeset.pieces import Piece, Style, pieces_of

UNBROKEN = 10_000.0  # points; wider than any line
_BREAK = re.compile("([ \u200b\n])")
_ANY_BREAK = re.compile(f"([ \u200b\\n{NO_BREAK}])")
_BEHIND_HYPHEN = re.compile(r"(?<=[^\W\d_]{2}-)(?=[^\W\d_]{2})")  # of a compound of words


class TooWideError(Exception):
    """A word is wider than its column."""

    def __init__(self, word: str, at: Location | None) -> None:
        self.word, self.at = word, at


class _Word(NamedTuple):
    pieces: tuple[Piece, ...]
    width: float
    space: float  # the width of the space behind it; 0 behind a break opportunity without one
    length: int  # the number of characters, the space behind it included
    ends_line: bool = False


Line = list[Piece]
_LOOK = itemgetter(1, 2, 3, 4, 6, 8)  # of a piece: font, size, colour, where it leads, language, and level


def words_of(runs: Runs, style: Style) -> tuple[_Word, ...]:
    """The unbreakable words of the runs: those that no-break spaces hold together are one."""
    return tuple(_words(pieces_of(runs, style), _BREAK))


def _words(pieces: Sequence[Piece], breaks: re.Pattern[str]) -> Iterator[_Word]:
    held: list[Piece] = []
    for piece in pieces:
        for index, part in enumerate(breaks.split(piece.text)):
            if index % 2:  # a break, as every other part
                yield _word(held, piece, part)
                held = []
            elif part:
                held.append(piece.saying(part))
    if held:
        yield _word(held, held[-1], "")


def _parted(word: _Word) -> Iterable[_Word]:
    """What the no-break spaces of a word hold together, each by itself."""
    return _words(word.pieces, _ANY_BREAK) if any(NO_BREAK in piece.text for piece in word.pieces) else (word,)


def _narrow(word: _Word, width: float) -> Iterator[_Word]:
    """The word, or what its no-break spaces hold together where it is wider than its column all the same.

    What is too wide even so is parted behind the hyphens that it has, as "Stratford-upon-Avon".
    """
    if word.width <= width + 0.01:
        yield word
    else:
        parts = [one for part in _words(word.pieces, _ANY_BREAK) for one in _hyphened(part, width)]
        yield from (*parts[:-1], parts[-1]._replace(ends_line=word.ends_line))


def _hyphened(word: _Word, width: float) -> Iterable[_Word]:
    """The word, or its parts between hyphens where it is wider than its column; no address is parted there."""
    if word.width <= width + 0.01:
        return (word,)
    pieces = [one if one.href else one.saying(_BEHIND_HYPHEN.sub("\u200b", one.text)) for one in word.pieces]
    return _words(pieces, _ANY_BREAK)


def _word(pieces: list[Piece], model: Piece, separator: str) -> _Word:
    width = sum([piece.width for piece in pieces])
    length = sum([len(piece.text) for piece in pieces])
    if separator in (" ", "\n", NO_BREAK):
        space = model.saying(" ")
        return _Word((*pieces, space), width, space.width, length + 1, separator == "\n")
    return _Word(tuple(pieces), width, 0.0, length)


def break_lines(
    words: Sequence[_Word], width: float, measure: int, *, balance: bool, over: int = 0
) -> list[list[_Word]]:
    """The words in as few lines as fit; balanced ones are about equally long, others leave no word alone at the end.

    A line has as many letters as the ``measure`` says, and a few ``over`` where that saves a line.
    """
    starts = _starts(words, width, measure)
    most = measure + over - 1  # the last letter of a paragraph may stand beyond
    if over and len(starts) > 1 and len(longer := _starts(words, width, most)) < len(starts):
        starts, measure = longer, most
    if balance and len(starts) > 1:
        starts = _starts(words, _narrowest(words, width, measure, len(starts)), measure)
    elif len(starts) > 1 and starts[-1] == len(words) - 1:
        starts = _not_alone(words, width, measure, starts)
    return [list(words[start:end]) for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]


def _not_alone(words: Sequence[_Word], width: float, measure: int, starts: list[int]) -> list[int]:
    """The starts of as many lines, a little narrower, the last of more than one word; the same where that cannot be."""
    for step in range(1, 12) if len(words) > 3 else ():
        narrower = _starts(words, width * (1 - 0.02 * step), measure)
        if len(narrower) == len(starts) and narrower[-1] < len(words) - 1:
            return narrower
    return starts


def _starts(words: Sequence[_Word], width: float, measure: int) -> list[int]:
    """The number of the first word of each line, where every line takes as many as it has room for."""
    starts: list[int] = []
    used, length, room = width + 1, 0, width + 0.01
    for index, (_, own, space, characters, ends_line) in enumerate(words):
        if used + own > room or length + characters > measure + 1:
            starts.append(index)
            used, length = 0.0, 0
        length += characters
        used = width + 1 if ends_line else used + own + space
    return starts


def _narrowest(words: Sequence[_Word], width: float, measure: int, count: int) -> float:
    low, high = max(word.width for word in words), width
    for _ in range(10):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_starts(words, middle, measure)) <= count else (middle, high)
    return high


def _widest(words: Sequence[_Word]) -> _Word:
    return max(words, key=lambda word: word.width)


class Wording:
    """Runs in a style without its leading: what they are at every width is worked out once."""

    def __init__(self, runs: Runs, style: Style) -> None:
        self.runs, self.style = runs, style
        self.at = next((run.at for run in runs if run.at), None)
        self.personal = runs if any(run.personal for run in runs) else ()
        self._broken: dict[float, list[list[_Word]]] = {}
        self._lines: dict[float, list[Line]] = {}
        self.apart: dict[float, tuple[float, str]] = {}  # width -> how far apart lines of letters that are shaped stand

    @cached_property
    def words(self) -> tuple[_Word, ...]:
        """Its unbreakable words."""
        return words_of(self.runs, self.style)

    @cached_property
    def longest(self) -> float:
        """The width in points of the longest word, which no column may be narrower than."""
        return max(part.width for word in self.words for part in _parted(word))

    @cached_property
    def narrowest(self) -> float:
        """The width in points below which a word has no room, even parted behind each of its hyphens."""
        widest = 0.0
        for word in self.words:
            if word.width > widest:  # the parts of others are no wider than they are
                widest = max(widest, *[part.width for part in _narrow(word, 0.0)])
        return widest

    @cached_property
    def natural(self) -> float:
        """The width in points at which no line needs to break."""
        return self.longest_line(UNBROKEN)

    @cached_property
    def _widest(self) -> float:
        return _widest(self.words).width

    @cached_property
    def shaped(self) -> bool:
        """Whether any of its letters are shaped: in Latin script none are."""
        return any(piece.shaped for word in self.words for piece in word.pieces)

    @cached_property
    def leveled(self) -> bool:
        """Whether any of its words run the other way round than the text."""
        return any(piece.level for word in self.words for piece in word.pieces)

    @cached_property
    def hrefs(self) -> frozenset[str]:
        """Where its words lead."""
        return frozenset(piece.href for word in self.words for piece in word.pieces if piece.href)

    def count(self, width: float) -> int:
        """How many lines it has at a width; raises TooWideError."""
        return len(self._broken.get(width) or self._broken_at(width))

    def lines(self, width: float) -> list[Line]:
        """The lines at a width; raises TooWideError."""
        if width not in self._lines:
            broken = self._broken_at(width)
            self._lines[width] = [_merged(line, last=line is broken[-1]) for line in broken]
        return self._lines[width]

    def longest_line(self, width: float) -> float:
        """The width of the longest line at a width; raises TooWideError."""
        broken = self._broken_at(width)
        return max(sum(word.width + word.space for word in line) - line[-1].space for line in broken)

    def _broken_at(self, width: float) -> list[list[_Word]]:
        """The words of each line: more widths are tried than drawn, so that their pieces are not joined yet."""
        if width not in self._broken:
            style = self.style
            words = self.words if self._widest <= width + 0.01 else self._narrowed(width)
            self._broken[width] = break_lines(words, width, style.measure, balance=style.balance, over=style.over)
        return self._broken[width]

    def _narrowed(self, width: float) -> list[_Word]:
        """The words with breaks where otherwise none may be; raises TooWideError where one is too wide even so."""
        words = [part for word in self.words for part in _narrow(word, width)]
        widest = _widest(words)
        if widest.width > width + 0.01:
            raise TooWideError("".join(piece.text for piece in widest.pieces).strip(), self.at)
        return words


def wording(runs: Runs, style: Style) -> Wording:
    """The runs in a style; what is set more closely, where room is short, breaks as before."""
    return _wording(runs, style.solid)


@lru_cache(maxsize=1024)  # a text stands in more than one document, and each is laid out more than once
def _wording(runs: Runs, style: Style) -> Wording:
    return Wording(runs, style)


def _merged(line: list[_Word], *, last: bool) -> Line:
    """The pieces of a line, neighbours of one style joined; only the last line loses the space at its end."""
    merged: Line = []
    for _, alike in groupby((piece for word in line for piece in word.pieces), key=_LOOK):
        pieces = list(alike)
        merged.append(pieces[-1].saying("".join([piece.text for piece in pieces])))
    if last and merged[-1].text.endswith(" "):
        merged[-1] = merged[-1].saying(merged[-1].text.rstrip(" "))
        if not merged[-1].text:
            merged.pop()
    return merged
