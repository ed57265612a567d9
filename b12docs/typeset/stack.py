"""Boxes one below the other, and the spaces between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf

from b12docs.records import record, replace
from b12docs.typeset.boxes import Box, HeadingBox, TextBox
from b12docs.typeset.breaks import (
    BLOCKS,
    CLOSING,
    ENTRY,
    FIGURE,
    INSIDE,
    LAST,
    NARROW,
    Break,
    closed,
    list_cost,
)
from b12docs.typeset.grid import Grid
from b12docs.typeset.recorder import Recorder


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


def _below_heading(entries: list[Entry]) -> float:
    """How many points are below the heading that the entries begin with, as of a box."""
    first = entries[0].box
    if not first.heads:
        return first.below_heading
    ruled = isinstance(first, HeadingBox) and first.rule
    return entries[1].before if entries[1:] and not ruled else 0.0


@record(frozen=False)
class Stack(Box):
    """Boxes one below the other."""

    entries: list[Entry]
    grid: Grid

    def __post_init__(self) -> None:
        self.at = next((entry.box.at for entry in self.entries if entry.box.at), None)
        self._heights: dict[float, float] = {}  # width -> height, which is asked for again while pages are filled
        self._elastic: dict[float, list[float]] = {}  # width -> of each entry; asked for again as well
        self._breaks: dict[float, list[Break]] = {}
        self._natural: float | None = None
        self._least: float | None = None
        self._narrowest: float | None = None

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

    @property
    def below_heading(self) -> float:
        return _below_heading(self.entries) if self.entries else 0.0

    def natural_width(self) -> float:
        if self._natural is None:
            self._natural = max([entry.box.natural_width() for entry in self.entries], default=0.0)
        return self._natural

    def hangs(self, width: float) -> bool:
        return bool(self.entries) and self.entries[0].box.hangs(width)

    def least_width(self) -> float:
        if self._least is None:
            self._least = max([entry.box.least_width() for entry in self.entries], default=0.0)
        return self._least

    def narrowest(self) -> float:
        if self._narrowest is None:
            self._narrowest = max([entry.box.narrowest() for entry in self.entries], default=0.0)
        return self._narrowest

    def sinks(self, width: float) -> float:
        return self.entries[0].box.sinks(width) if self.entries else 0.0

    def height(self, width: float) -> float:
        height = self._heights.get(width)
        if height is None:
            gaps = sum([entry.before for entry in self.entries[1:]])
            height = self._heights[width] = gaps + sum([entry.box.height(width) for entry in self.entries])
        return height

    def elastic(self, width: float) -> float:
        return sum(self._elasticities(width))

    def _elasticities(self, width: float) -> list[float]:
        """The elastic height of each entry."""
        if width not in self._elastic:
            self._elastic[width] = [entry.box.elastic(width) for entry in self.entries]
        return self._elastic[width]

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
        elastic = self._elasticities(width)
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

    def loosened(self, by: float, above: float) -> Stack:
        boxes = [entry.box.loosened(by, above) for entry in self.entries]
        same = all(box is entry.box for box, entry in zip(boxes, self.entries, strict=True))
        if same and not any(box.heads or box.below_heading for box in boxes):
            return self  # it knows its heights
        entries = [replace(entry, box=box) for entry, box in zip(self.entries, boxes, strict=True)]
        for before, own in pairwise(entries):
            own.before += by if before.box.heads else 0.0
        for index, entry in enumerate(entries):
            if below := _below_heading(entries[index:]):  # no heading is nearer to the words before than to its own
                entry.before = max(entry.before, below + above)
        return replace(self, entries=entries)

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
