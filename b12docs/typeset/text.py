"""Setting text: lines of words at their places, and what of them is marked content, a link, or a person's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from functools import cached_property
from math import ceil

from b12docs.diagnostics import Location
from b12docs.document.leaves import Runs
from b12docs.records import replace
from b12docs.typeset.frames import PAGINATION, Point, Slot, Text
from b12docs.typeset.pieces import ABOVE, BELOW, Style
from b12docs.typeset.recorder import CITES, Recorder
from b12docs.typeset.scripts import script_of
from b12docs.typeset.stretches import Stretch
from b12docs.typeset.structure import Box, Element
from b12docs.typeset.wording import Line, Wording, wording

_PLAIN = (CITES, "tel:")  # no line is drawn below what leads there: numbers of references, and those to dial
_UNDER, _THIN = 0.12, 0.05  # sizes of the type: how far below the baseline the middle of a link's line is; how thick
_TOUCH = 0.01  # points; lines that are closer by no more are not seen to meet


class MeetingError(Exception):
    """Letters of one line meet those of the next."""

    def __init__(self, line: str, at: Location | None) -> None:
        self.line, self.at = line, at


_MOST_SPREAD = 2.0  # times the leading, to which lines are set further apart


class SetText:
    """Text set at one width: its lines, ready to be drawn; those that are ``torn`` are a part of it."""

    torn = False
    above = below = 0.0  # points by which letters reach out of the first line and the last, which they make higher

    def __init__(self, runs: Runs, style: Style, width: float, said: Wording | None = None) -> None:
        """``said`` is the wording of the runs, where it is known."""
        self.said = said = said or wording(runs, style)
        self.style, self.at, self.room, self.personal = style, said.at, width, said.personal
        self.lines = said.lines(width)
        self.count = len(self.lines)
        if style.step:
            self._spread()
            self._widen()
        self.height = self._height  # points

    @property
    def _height(self) -> float:
        return self.above + self.count * self.style.leading + self.below

    @cached_property
    def width(self) -> float:
        """The width of the longest line in points."""
        return self.said.longest_line(self.room)

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

    def middle(self, letters: float) -> float:
        """How far from the top the middle of its ink is, in points; Latin ``letters`` have it so many sizes high."""
        first, last = self.baseline(0), self.baseline(len(self.lines) - 1)
        if not any(piece.shaped for line in self.lines for piece in line):
            return (first + last) / 2 - letters * self.style.size
        from b12docs.typeset import ink  # documents in Latin script need no shaping

        return (first - ink.reach(self.lines[0])[0] + last + ink.reach(self.lines[-1])[1]) / 2

    def part(self, start: int, end: int) -> SetText:
        """Some of the lines, as they are set here."""
        part = copy(self)
        part.torn = True
        part.lines, part.count, part.personal = self.lines[start:end], end - start, ()
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
        self._underline(recorder, x, top)

    def _underline(self, recorder: Recorder, x: float, top: float) -> None:
        """Thin lines below words that lead away, also where nothing can be clicked: all papers look alike.

        They are filled, as words are, so that no other colour need be set.
        """
        if not any(map(_leads_away, self.said.hrefs)):
            return
        for stretch in self._stretches(x, top, _leads_away):
            for line, (left, right) in stretch.words.items():
                size, colour = stretch.spans[0].size, stretch.spans[0].colour
                upper = top - self.baseline(line) - (_UNDER - _THIN / 2) * size
                recorder.rect(left, upper, right - left, _THIN * size, fill=colour)

    def _refuse_meeting(self) -> None:
        """Raise MeetingError where the ink of one line meets that of the next: in Latin script it never does."""
        meets = self.said.shaped and len(self.lines) > 1
        if meets and (apart := self._apart())[0] > self.style.leading + _TOUCH:
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
            start = x, top - self.baseline(index)
            if self.said.leveled and any(piece.level for piece in line):
                from b12docs.typeset import both_ways  # few documents need it

                both_ways.draw(line, index, start, leads, found)
            else:
                _from_left(line, index, start, leads, found)
        return found

    def _from_right(self, x: float, top: float, leads: Callable[[str], bool]) -> list[Stretch]:
        from b12docs.typeset import right_to_left  # few documents need it

        baselines = [top - self.baseline(index) for index in range(len(self.lines))]
        return right_to_left.stretches(self.lines, x, baselines, leads)


def _from_left(line: Line, index: int, start: Point, leads: Callable[[str], bool], found: list[Stretch]) -> None:
    """Add what a line is drawn as, from a point of its baseline on, to the stretches that were found before."""
    (x, baseline), before, begins = start, 0.0, True
    stretch = found[-1] if found else None
    for piece in line:
        href = piece.href if piece.href and leads(piece.href) else ""
        if not stretch or stretch.href != href or stretch.language != piece.language:
            stretch = Stretch(href, piece.language)
            found.append(stretch)
            begins = True
        if begins:
            left = first = x + before
        spans, own = stretch.spans, 0.0
        for text, width in piece.parts:
            spans.append(piece.span(text, (left, baseline) if begins or own else None))
            left, own, begins = left + width, own + width, False
        before += own
        stretch.text += piece.text
        stretch.turned |= piece.shaped and piece.is_from_right
        if href:
            stretch.reaches(index, (first, left), (first, left - piece.blank))


def _nowhere(href: str) -> bool:
    return False


def _leads_away(href: str) -> bool:
    """Whether words lead to a page or an e-mail address."""
    return bool(href) and not href.startswith(_PLAIN)


def _link(element: Element, href: str) -> Element:
    """The Link of words that lead somewhere; those that cite are a Reference."""
    return (element.add("Reference") if href.startswith(CITES) else element).add("Link")
