"""Boxes: what fills a page. A box knows its height at a width and draws itself; some can be split over two pages.

Coordinates are points; ``top`` is measured from the foot of the page, as PDF does. A box may be drawn higher than it
needs (``height``): one that ``grows`` uses the room. Boxes hold the structure elements of their text, made in reading
order by ``flow``, so that the order of drawing does not matter. All heights are whole steps of the baseline grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from math import inf

from b12docs.diagnostics import Location
from b12docs.document.leaves import Heading, Runs, plain_text
from b12docs.document.tree import SECTION
from b12docs.records import record, replace
from b12docs.typeset.breaks import (
    BLOCKS,
    CLOSING,
    ENTRY,
    FIGURE,
    INSIDE,
    LAST,
    NARROW,
    PARAGRAPH,
    Break,
    closed,
    list_cost,
)
from b12docs.typeset.grid import Grid
from b12docs.typeset.pieces import Style
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element
from b12docs.typeset.text import SetText
from b12docs.typeset.wording import Wording, wording

LEAST_LINES = 2  # of a paragraph, at the foot of a page and at the head of the next: no widows, no orphans
FIRST_LINES = 3  # of the paragraph below a heading, which stay with it
RULE = 1.2  # points; a rule between boxes


class Box:
    """The protocol of all boxes."""

    at: Location | None = None

    @property
    def grows(self) -> bool:
        """Whether the box has a use for more height than it needs."""
        return False

    @property
    def introduces(self) -> bool:
        """Whether the box may not stand at the foot of a page, without what follows it."""
        return False

    @property
    def clings(self) -> bool:
        """Whether the box may not stand at the head of a page, without what stands before it."""
        return False

    @property
    def shows(self) -> bool:
        """Whether the box is a figure, which stands best on the page of the words before it."""
        return False

    @property
    def labelled(self) -> bool:
        """Whether the box is a figure with labels, or begins with one below its heading."""
        return False

    @property
    def headroom(self) -> float:
        """By how many points the section's heading that it begins with stands below its top; endless without one."""
        return inf

    @property
    def titled(self) -> bool:
        """Whether the box begins with the heading of a section."""
        return self.headroom < inf

    def natural_width(self) -> float:
        """The width in points at which no line needs to break; 0 where the box has none."""
        return 0.0

    def hangs(self, width: float) -> bool:
        """Whether the box begins with a figure above its words, which stands level with those beside it."""
        return False

    def least_width(self) -> float:
        """The width in points that its longest word needs; 0 where it has none."""
        return 0.0

    def sinks(self, width: float) -> float:
        """By how many points its first line stands lower than at its top."""
        return 0.0

    def height(self, width: float) -> float:
        """The height in points that the box needs at a width."""
        raise NotImplementedError

    def elastic(self, width: float) -> float:
        """By how many points more than it needs the box may be high where pages are not composed: in a flow."""
        return 0.0

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        """Draw the box with its upper left corner at (x, top), in a room of this width and height."""
        raise NotImplementedError

    def breaks(self, width: float) -> list[Break]:
        """The places at which the box may go on on the next page, from the top down; none where it stays whole."""
        return []

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        """The part above one of its breaks, and the part below. The first part keeps the paths of its own breaks."""
        raise NotImplementedError

    def words(self) -> str:
        """The first words of the box, to name it in an error."""
        return ""


class TextBox(Box):
    """A paragraph, a part of one, or a heading; one that is a ``lead`` introduces what follows.

    ``first_lines`` are those that stay together at the foot of a page.
    """

    first_lines = LEAST_LINES

    def __init__(
        self, runs: Runs, style: Style, element: Element, at: Location | None = None, *, lead: bool = False
    ) -> None:
        self.runs, self.style, self.element, self.at, self.lead = runs, style, element, at, lead
        self.wording: Wording = wording(runs, style)  # what it says
        self._set: dict[float, SetText] = {}

    @property
    def introduces(self) -> bool:
        return self.lead

    def set_at(self, width: float) -> SetText:
        """The text, set at a width."""
        if width not in self._set:
            self._set[width] = SetText(self.runs, self.style, width, self.wording)
        return self._set[width]

    def natural_width(self) -> float:
        return self.wording.natural

    def least_width(self) -> float:
        return self.wording.longest

    def sinks(self, width: float) -> float:
        return self.set_at(width).above

    def height(self, width: float) -> float:
        if width in self._set or self.style.step:
            return self.set_at(width).height
        return self.wording.count(width) * self.style.leading  # more widths are tried than set

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        self.set_at(width).draw(recorder, x, top, self.element)

    def breaks(self, width: float) -> list[Break]:
        if self.introduces:
            return []
        whole = self.set_at(width)
        counts = range(self.first_lines, whole.count - LEAST_LINES + 1)
        return [self._break(whole, count) for count in counts]

    def _break(self, whole: SetText, count: int) -> Break:
        """The break behind so many lines; the first line of what stands below may be higher than it was."""
        if not whole.style.step:
            return Break(above := count * whole.style.leading, above, PARAGRAPH, (count,))
        first, rest = whole.part(0, count), whole.part(count, whole.count)
        return Break(first.height, whole.height - rest.height, PARAGRAPH, (count,))

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        whole, (count,) = self.set_at(width), path
        return self._part(width, whole.part(0, count)), self._part(width, whole.part(count, whole.count))

    def _part(self, width: float, lines: SetText) -> TextBox:
        part = TextBox(self.runs, self.style, self.element, self.at)
        part._set[width] = lines
        return part

    def words(self) -> str:
        return plain_text(self.runs)


class HeadingBox(TextBox):
    """A heading, with its place in the bookmarks; with a ``rule``, so many points below one over the whole width."""

    def __init__(self, heading: Heading, style: Style, element: Element, rule: float = 0.0) -> None:
        super().__init__(heading.runs, style, element, heading.at, lead=True)
        self.heading, self.rule = heading, rule

    @property
    def headroom(self) -> float:
        return self.rule if self.heading.level == SECTION else inf

    def height(self, width: float) -> float:
        return self.rule + super().height(width)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        if self.rule:
            recorder.rule(x, x + width, top, colour=recorder.palette.heading, line=recorder.spacing.rule)
        if not recorder.repeating:
            recorder.bookmark(self.element, self.heading, top)
        super().draw(recorder, x, top - self.rule, width, height)


@record(frozen=False)
class Entry:
    """A box in a stack, the space before it, and by how much this may open to fill the room (points).

    Spaces that are ``even``, those of a list, open by the same or not at all. An entry that is ``listed`` goes on with
    the list of the one before; one that is the ``last`` word on it stays with it.
    """

    box: Box
    before: float = 0.0
    opens: float = 0.0
    even: bool = False
    listed: bool = False
    last: bool = False


def _parting(entry: Entry) -> float:
    """What it costs to part a block from the one before it."""
    return FIGURE if entry.box.shows else LAST if entry.last else BLOCKS


@record(frozen=False)
class Stack(Box):
    """Boxes one below the other."""

    entries: list[Entry]
    grid: Grid

    def __post_init__(self) -> None:
        self.at = next((entry.box.at for entry in self.entries if entry.box.at), None)
        self._heights: dict[float, float] = {}  # width -> height, which is asked for again while pages are filled
        self._breaks: dict[float, list[Break]] = {}

    @property
    def grows(self) -> bool:
        return any(entry.box.grows for entry in self.entries)

    @property
    def introduces(self) -> bool:
        return bool(self.entries) and self.entries[-1].box.introduces

    @property
    def labelled(self) -> bool:
        return any(entry.box.labelled for entry in self.entries[:2])

    @property
    def headroom(self) -> float:
        return self.entries[0].box.headroom if self.entries else inf

    def natural_width(self) -> float:
        return self._natural

    @cached_property
    def _natural(self) -> float:
        return max([entry.box.natural_width() for entry in self.entries], default=0.0)

    def hangs(self, width: float) -> bool:
        return bool(self.entries) and self.entries[0].box.hangs(width)

    def least_width(self) -> float:
        return self._least

    @cached_property
    def _least(self) -> float:
        return max([entry.box.least_width() for entry in self.entries], default=0.0)

    def sinks(self, width: float) -> float:
        return self.entries[0].box.sinks(width) if self.entries else 0.0

    def height(self, width: float) -> float:
        if width not in self._heights:
            gaps = sum([entry.before for entry in self.entries[1:]])
            self._heights[width] = gaps + sum([entry.box.height(width) for entry in self.entries])
        return self._heights[width]

    def elastic(self, width: float) -> float:
        return sum([entry.box.elastic(width) for entry in self.entries])

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        spare = max(0.0, height - self.height(width))
        none = [0.0] * len(self.entries)
        growing = self._growth(spare, width) if spare else none
        opening = self._openings(spare - sum(growing)) if spare else none
        for index, entry in enumerate(self.entries):
            top -= entry.before + opening[index] if index else 0.0
            room = entry.box.height(width) + growing[index]
            entry.box.draw(recorder, x, top, width, room)
            top -= room

    def _growth(self, spare: float, width: float) -> list[float]:
        """What each entry takes of the spare height: what is elastic as far as it goes, else what grows all of it."""
        elastic = [entry.box.elastic(width) for entry in self.entries]
        if not any(elastic):
            return self._shares(spare, [entry.box.grows for entry in self.entries])
        part = min(1.0, spare / sum(elastic))
        return [self.grid.down(part * most) for most in elastic]

    def _openings(self, spare: float) -> list[float]:
        """By how much the space before each entry opens: those of lists alike, the others as far as they may."""
        opens = [entry.opens if index else 0.0 for index, entry in enumerate(self.entries)]
        even = [entry.even and most > 0 for entry, most in zip(self.entries, opens, strict=True)]
        free = [most > 0 and not alike for most, alike in zip(opens, even, strict=True)]
        beyond = spare - sum(most for most, own in zip(opens, free, strict=True) if own)  # what lists alone can take
        share = self.grid.down(max(spare / max(1, sum(even) + sum(free)), beyond / max(1, sum(even))))
        shares = self._shares(spare - share * sum(even), free)
        return [min(most, share if alike else own) for most, alike, own in zip(opens, even, shares, strict=True)]

    def _shares(self, spare: float, takes: list[bool]) -> list[float]:
        """What each entry gets of the spare height, of those that take any."""
        parts = iter(self.grid.shares(spare, sum(takes)) if any(takes) else [])
        return [next(parts) if one else 0.0 for one in takes]

    def opening(self, most: float) -> Stack:
        """The boxes of the stack and of the stacks in it as one stack, whose spaces may open by ``most`` points.

        The space below what introduces the next box stays as it is.
        """
        flat = list(self._flat())
        closed = [True, *(entry.box.introduces for entry in flat[:-1])]
        entries = [replace(one, opens=0.0 if shut else most) for one, shut in zip(flat, closed, strict=True)]
        return Stack(entries, self.grid)

    def _flat(self) -> Iterator[Entry]:
        for entry in self.entries:
            inner = entry.box._flat() if isinstance(entry.box, Stack) else iter([entry])
            for index, one in enumerate(inner):
                yield one if index else replace(one, before=entry.before, even=entry.even, listed=entry.listed)

    def breaks(self, width: float) -> list[Break]:
        if width not in self._breaks:
            self._breaks[width] = self._found_breaks(width)
        return self._breaks[width]

    def _found_breaks(self, width: float) -> list[Break]:
        found: list[Break] = []
        above, elastic, inside = 0.0, 0.0, self._inside(width)
        for index, (entry, (before, after)) in enumerate(zip(self.entries, self._lists(), strict=True)):
            listed = self.height(width) if before + after > 1 else 0.0
            if index and not self._stays(index):
                short = not inside[index - 1 if before == 1 else index]
                cost, whole = (list_cost(before, after, short=short), listed) if before else (_parting(entry), 0.0)
                found.append(Break(above, above + entry.before, cost, (index,), elastic, whole=whole))
            above += entry.before if index else 0.0
            torn = ENTRY + list_cost(before, after, short=False) if listed else self._torn(index)
            found += [one.within(above, elastic, torn, index, whole=listed) for one in inside[index]]
            above, elastic = above + entry.box.height(width), elastic + entry.box.elastic(width)
        return found

    def _torn(self, index: int) -> float:
        """What it costs to part a block itself: the words that close a list or cards are read as one."""
        return CLOSING if self._closes(index) else INSIDE

    def _inside(self, width: float) -> list[list[Break]]:
        """The breaks of each entry."""
        found, small = [entry.box.breaks(width) for entry in self.entries], width <= NARROW
        return [closed(own) if own and small and self._closes(index) else own for index, own in enumerate(found, 1)]

    def _closes(self, index: int) -> bool:
        """Whether there is such an entry, and it is the last word on a list or cards."""
        last = index < len(self.entries) and self.entries[index].last
        return last and not isinstance(self.entries[index - 1].box, TextBox)

    def _stays(self, index: int) -> bool:
        """Whether the entry may not go to the next page without the one before it."""
        before, box = self.entries[index - 1].box, self.entries[index].box
        return before.introduces or (box.clings and not before.clings)

    def _lists(self) -> list[tuple[int, int]]:
        """For each entry, how many of its list stand before it, and how many from it on."""
        firsts: list[int] = []
        for index, entry in enumerate(self.entries):
            firsts.append(firsts[-1] if index and entry.listed else index)
        ends = {first: index + 1 for index, first in enumerate(firsts)}
        return [(index - first, ends[first] - index) for index, first in enumerate(firsts)]

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Stack, Stack]:
        index, *inner = path
        kept, rest = self.entries[:index], self.entries[index:]
        if inner:
            first, second = rest[0].box.cut(width, tuple(inner))
            kept, rest = [*kept, replace(rest[0], box=first)], [replace(rest[0], box=second), *rest[1:]]
        return replace(self, entries=kept), replace(self, entries=rest)

    def words(self) -> str:
        return next((entry.box.words() for entry in self.entries if entry.box.words()), "")
