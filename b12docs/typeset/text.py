"""Setting text: runs -> words -> lines, left-aligned, never hyphenated, every line's space kept.

ReportLab's Paragraph drops the space at a line's end (a reader hears "healthynervous") and cannot balance lines or
change the marked content inside a paragraph without its private hooks, so the line breaking is ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from functools import cached_property, lru_cache
from itertools import groupby
from math import ceil
from operator import itemgetter
from typing import NamedTuple

from b12docs.diagnostics import Location
from b12docs.document.leaves import Runs
from b12docs.language.together import NO_BREAK
from b12docs.records import field, record, replace
from b12docs.typeset.frames import PAGINATION, Slot, Span, Text
from b12docs.typeset.pieces import ABOVE, BELOW, Piece, Style, pieces_of
from b12docs.typeset.recorder import CITES, Recorder
from b12docs.typeset.scripts import script_of
from b12docs.typeset.structure import Box, Element

_BREAK = re.compile("([ \u200b\n])")
_TOUCH = 0.01  # points; lines that are closer by no more are not seen to meet
_ANY_BREAK = re.compile(f"([ \u200b\\n{NO_BREAK}])")


class MeetingError(Exception):
    """Letters of one line meet those of the next."""

    def __init__(self, line: str, at: Location | None) -> None:
        self.line, self.at = line, at


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
        for part in breaks.split(piece.text):
            if breaks.fullmatch(part):
                yield _word(held, piece, part)
                held = []
            elif part:
                held.append(piece.saying(part))
    if held:
        yield _word(held, held[-1], "")


def _narrow(word: _Word, width: float) -> Iterator[_Word]:
    """The word, or what its no-break spaces hold together where it is wider than its column all the same."""
    if word.width <= width + 0.01:
        yield word
    else:
        *parts, last = _words(word.pieces, _ANY_BREAK)
        yield from (*parts, last._replace(ends_line=word.ends_line))


def _word(pieces: list[Piece], model: Piece, separator: str) -> _Word:
    width = sum([piece.width for piece in pieces])
    length = sum([len(piece.text) for piece in pieces])
    if separator in (" ", "\n", NO_BREAK):
        space = model.saying(" ")
        return _Word((*pieces, space), width, space.width, length + 1, separator == "\n")
    return _Word(tuple(pieces), width, 0.0, length)


def break_lines(words: Sequence[_Word], width: float, measure: int, *, balance: bool) -> list[list[_Word]]:
    """The words in as few lines as fit; balanced ones are about equally long, others leave no word alone at the end."""
    lines = _greedy(words, width, measure)
    if len(lines) < 2:
        return lines
    if balance:
        return _greedy(words, _narrowest(words, width, measure, len(lines)), measure)
    for step in range(1, 12):
        if len(lines[-1]) > 1 or len(words) < 4:
            break
        narrower = _greedy(words, width * (1 - 0.02 * step), measure)
        if len(narrower) == len(lines) and len(narrower[-1]) > 1:
            return narrower
    return lines


def _greedy(words: Sequence[_Word], width: float, measure: int) -> list[list[_Word]]:
    lines: list[list[_Word]] = []
    used, length, room = width + 1, 0, width + 0.01
    for word in words:
        if used + word.width > room or length + word.length > measure + 1:
            lines.append([])
            used, length = 0.0, 0
        lines[-1].append(word)
        length += word.length
        used = width + 1 if word.ends_line else used + word.width + word.space
    return lines


def _narrowest(words: Sequence[_Word], width: float, measure: int, count: int) -> float:
    low, high = max(word.width for word in words), width
    for _ in range(10):
        middle = (low + high) / 2
        low, high = (low, middle) if len(_greedy(words, middle, measure)) <= count else (middle, high)
    return high


def _widest(words: Sequence[_Word]) -> _Word:
    return max(words, key=lambda word: word.width)


class Wording:
    """Runs in a style without its leading: what they are at every width is worked out once."""

    def __init__(self, runs: Runs, style: Style) -> None:
        self.runs, self.style = runs, style
        self.at = next((run.at for run in runs if run.at), None)
        self.personal = runs if any(run.personal for run in runs) else ()
        self._lines: dict[float, tuple[list[Line], float]] = {}
        self.apart: dict[float, tuple[float, str]] = {}  # width -> how far apart lines of letters that are shaped stand

    @cached_property
    def words(self) -> tuple[_Word, ...]:
        """Its unbreakable words."""
        return words_of(self.runs, self.style)

    @cached_property
    def longest(self) -> float:
        """The width in points of the longest word, which no column may be narrower than."""
        return max(part.width for word in self.words for part in _words(word.pieces, _ANY_BREAK))

    def lines(self, width: float) -> tuple[list[Line], float]:
        """The lines at a width, and the width of the longest; raises TooWideError."""
        if width not in self._lines:
            self._lines[width] = self._broken(width)
        return self._lines[width]

    def _broken(self, width: float) -> tuple[list[Line], float]:
        words = [part for word in self.words for part in _narrow(word, width)]
        widest = _widest(words)
        if widest.width > width + 0.01:
            raise TooWideError("".join(piece.text for piece in widest.pieces).strip(), self.at)
        broken = break_lines(words, width, self.style.measure, balance=self.style.balance)
        lines = [_merged(line, last=line is broken[-1]) for line in broken]
        return lines, max(sum(word.width + word.space for word in line) - line[-1].space for line in broken)


def wording(runs: Runs, style: Style) -> Wording:
    """The runs in a style; what is set more closely, where room is short, breaks as before."""
    return _wording(runs, style.solid)


@lru_cache(maxsize=1024)  # a text stands in more than one document, and each is laid out more than once
def _wording(runs: Runs, style: Style) -> Wording:
    return Wording(runs, style)


_MOST_SPREAD = 2.0  # times the leading, to which lines are set further apart


class SetText:
    """Text set at one width: its lines, ready to be drawn; those that are ``torn`` are a part of it."""

    torn = False
    above = below = 0.0  # points by which letters reach out of the first line and the last, which they make higher

    def __init__(self, runs: Runs, style: Style, width: float, said: Wording | None = None) -> None:
        """``said`` is the wording of the runs, where it is known."""
        self.said = said = said or wording(runs, style)
        self.style, self.at, self.room, self.personal = style, said.at, width, said.personal
        self.lines, self.width = said.lines(width)
        if style.step:
            self._spread()
            self._widen()
        self.height = self._height  # points

    @property
    def _height(self) -> float:
        return self.above + len(self.lines) * self.style.leading + self.below

    def _spread(self) -> None:
        """Set the lines further apart, by steps of the grid, where the ink of one would meet that of the next."""
        leading, step = self.style.leading, self.style.step
        lacks = min(self._apart()[0], _MOST_SPREAD * leading) - leading
        if lacks > 0:
            self.style = replace(self.style, leading=leading + ceil(lacks / step) * step)

    def _widen(self) -> None:
        """Give the first line and the last the room that their letters need, by steps of the grid."""
        from b12docs.typeset import ink  # documents in Latin script need no shaping

        step, drop = self.style.step, self.style.drop
        high, low = ink.reach(self.lines[0])[0] - drop, ink.reach(self.lines[-1])[1] - (self.style.leading - drop)
        self.above, self.below = (max(0.0, ceil(lacks / step - _TOUCH) * step) for lacks in (high, low))

    def baseline(self, line: int) -> float:
        """The distance from the top of the text to a line's baseline, in points."""
        return self.above + line * self.style.leading + self.style.drop

    def empty(self, letters: float) -> float:
        """The height in points that is free of ink above the first line; Latin ``letters`` are so high in sizes."""
        high = letters * self.style.size
        if any(piece.shaped for piece in self.lines[0]):
            from b12docs.typeset import ink  # documents in Latin script need no shaping

            high = max(high, ink.reach(self.lines[0])[0])
        return self.above + self.style.drop - high

    def part(self, start: int, end: int) -> SetText:
        """Some of the lines, as they are set here."""
        part = copy(self)
        part.torn = True
        part.lines, part.personal = self.lines[start:end], ()
        if self.style.step:
            part._widen()
        part.height = part._height
        return part

    def draw(self, recorder: Recorder, x: float, top: float, element: Element) -> None:
        """Draw all lines; the text between links is one piece of marked content."""
        if recorder.repeating:
            recorder.artifact(self.placed(x, top), kind=PAGINATION)
            return
        self._refuse_meeting()
        stretches = self._stretches(x, top, recorder.leads)
        slot = self._slot(x, top) if self.personal and len(stretches) == 1 else None
        for stretch in stretches:
            target = self._target(element, stretch, apart=len(stretches) > 1)
            recorder.content(target, Text(tuple(stretch.spans), slot, stretch.said))
            for box in self._boxes(stretch, top):
                recorder.link(target, stretch.href, stretch.title, box)

    def _refuse_meeting(self) -> None:
        """Raise MeetingError where the ink of one line meets that of the next: in Latin script it never does."""
        shaped = len(self.lines) > 1 and any(piece.shaped for line in self.lines for piece in line)
        if shaped and (apart := self._apart())[0] > self.style.leading + _TOUCH:
            raise MeetingError(apart[1], self.at)

    def _apart(self) -> tuple[float, str]:
        """How far apart its lines must stand at least, in points, and the line that needs it; 0 where any will do."""
        from b12docs.typeset import ink  # documents in Latin script need no shaping

        if not ink.may_meet(self.lines, self.style.leading):
            return 0.0, ""
        if self.room not in self.said.apart:
            spans = self.placed(0.0, 0.0).spans
            self.said.apart[self.room] = ink.needed(spans, from_right=self.style.from_right)
        return self.said.apart[self.room]

    def _target(self, element: Element, stretch: Stretch, *, apart: bool) -> Element:
        """The element that a stretch is content of: one of its own where it says what is drawn in another order.

        That would be taken for all that is in the element: the other stretches are ``apart``.
        """
        if not stretch.href:
            return element.own_words(torn=self.torn or bool(apart and stretch.said), language=stretch.language)
        link = _link(element, stretch.href)
        link.language = stretch.language
        return link

    def _slot(self, x: float, top: float) -> Slot:
        return Slot(self.personal, self.style, x, top, self.room, len(self.lines))

    def _boxes(self, stretch: Stretch, top: float) -> Iterator[Box]:
        """The place of each line of a link: of its letters alone, since Chromium takes in what it touches of others."""
        script = script_of(self.style.language)
        above, below = (script.above, script.below) if script else (ABOVE, BELOW)
        for line, (left, right) in stretch.reach.items():
            baseline = top - self.baseline(line)
            yield left, baseline - below * self.style.size, right, baseline + above * self.style.size

    def placed(self, x: float, top: float) -> Text:
        """All lines with their upper left corner at (x, top), links being text like any other."""
        stretches = self._stretches(x, top, _nowhere)
        said = "".join([one.text for one in stretches]) if any(one.turned for one in stretches) else ""
        return Text(tuple(span for one in stretches for span in one.spans), said=said)

    def _stretches(self, x: float, top: float, leads: Callable[[str], bool]) -> list[Stretch]:
        if self.style.from_right:
            return self._from_right(x, top, leads)
        found: list[Stretch] = []
        for index, line in enumerate(self.lines):
            baseline, before, begins = top - self.baseline(index), 0.0, True
            for piece in line:
                href = piece.href if leads(piece.href) else ""
                if not found or found[-1].href != href or found[-1].language != piece.language:
                    found.append(Stretch(href, piece.language))
                    begins = True
                if begins:
                    left = first = x + before
                spans, own = found[-1].spans, 0.0
                for text, width in piece.parts:
                    start = (left, baseline) if begins or own else None
                    spans.append(piece.span(text, start))
                    left, own, begins = left + width, own + width, False
                before += own
                found[-1].text += piece.text
                found[-1].turned |= piece.is_from_right
                if href:
                    found[-1].reach[index] = (first, left)
        return found

    def _from_right(self, x: float, top: float, leads: Callable[[str], bool]) -> list[Stretch]:
        from b12docs.typeset import right_to_left  # few documents need it

        baselines = [top - self.baseline(index) for index in range(len(self.lines))]
        return right_to_left.stretches(self.lines, x, baselines, leads)


def _nowhere(href: str) -> bool:
    return False


def _link(element: Element, href: str) -> Element:
    """The Link of words that lead somewhere; those that cite are a Reference."""
    return (element.add("Reference") if href.startswith(CITES) else element).add("Link")


@record(frozen=False, slots=True)
class Stretch:
    """Pieces that lead to one address, or to none, and from where to where each line of a link reaches.

    ``language`` is that of words in another one than the document's. ``text`` is all that the pieces say; those that
    are ``turned`` are drawn in another order than they are read in.
    """

    href: str
    language: str = ""
    spans: list[Span] = field(default_factory=list)
    reach: dict[int, tuple[float, float]] = field(default_factory=dict)
    text: str = ""
    turned: bool = False

    @property
    def said(self) -> str:
        """What the pieces say, where they are drawn in another order than they are read in; else empty."""
        return self.text if self.turned else ""

    @property
    def title(self) -> str:
        """The words, as they are told: with common spaces."""
        return self.text.replace(NO_BREAK, " ").strip()


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
