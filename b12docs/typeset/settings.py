"""What came of setting a document in one way, and which of ever tighter ways is taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf

from b12docs.records import field, record
from b12docs.typeset.breaks import CLOSER, FLAWED, PAGE, TORN
from b12docs.typeset.builders.reuse import Built
from b12docs.typeset.pages import Geometry, Overflow, Page
from b12docs.typeset.red_flags import RedFlagsBox
from b12docs.typeset.room import Lines, Tightness
from b12docs.typeset.structure import Element
from b12docs.typeset.styles import Styles

Counts = tuple[int, ...]  # the numbers of pages that a document may have
LINES: tuple[Lines, ...] = ("ruled", "one")  # for questions, the most first
NEARLY = 1  # page more than fill the fewest sheets: a step closer may do without it


@record
class Made:
    """The pages of a document with the root of their structure, what does not fit, and what the pages that flow cost.

    Below the root stands what was ``built`` of blocks for these pages, and for others.
    """

    root: Element
    built: list[Built]
    pages: list[Page]
    overflow: Overflow | None
    cost: float

    @property
    def flaws(self) -> float:
        """What is torn and left empty."""
        return self.cost - PAGE * len(self.pages)

    @property
    def warns(self) -> bool:
        """Whether the warnings begin on the first page."""
        return any(isinstance(entry.box, RedFlagsBox) for entry in self.pages[0].body)

    @property
    def lacks(self) -> float:
        """How many points are too many; endless where that is not known, or no page can hold a block."""
        return self.overflow.short if self.overflow and not self.overflow.lost else inf

    def fits(self, counts: Counts) -> bool:
        """Whether they are as many as the document may have, and hold everything."""
        return len(self.pages) in counts and not (self.overflow and self.overflow.lost)


@record
class Laid:
    """The pages of a document that are made with one setting, and what drawing them needs."""

    step: Tightness
    done: Made
    geometry: Geometry
    styles: Styles

    def sheets(self, counts: Counts) -> float:
        """How many sheets it takes that are printed on both sides; endless where not all stands where it should."""
        sound = self.done.fits(counts) and not self.done.overflow
        return -(-len(self.done.pages) // 2) if sound else inf


# What sets a document with such lines for questions, where it can be on one of these numbers of pages.
Asking = Callable[[Lines, Counts], Laid]


def airiest(tries: Sequence[Callable[[], Laid]], counts: Counts) -> Laid:
    """Of ever tighter settings the first that takes as few sheets as the last: none takes more than the one before."""
    search, last, fewest = _Search(tries, counts), len(tries) - 1, -(-min(counts) // 2)
    number = search.first(fewest)
    if number == last and fewest < search.sheets(last) < inf:
        number = search.first(search.sheets(last))
    return search.laid(number)


@record(frozen=False)
class _Search:
    """What is known of ever tighter settings, each of which is laid out when somebody first asks for it."""

    tries: Sequence[Callable[[], Laid]]
    counts: Counts
    done: dict[int, Laid] = field(default_factory=dict)

    def laid(self, number: int) -> Laid:
        """The document in a setting."""
        if number not in self.done:
            self.done[number] = self.tries[number]()
        return self.done[number]

    def sheets(self, number: int) -> float:
        """How many sheets it takes there."""
        return self.laid(number).sheets(self.counts)

    def first(self, goal: float) -> int:
        """The first setting with so many sheets at the most, or the last of all.

        The last takes longest: it is tried before others where these take many pages more, and may then set the goal.
        """
        last = len(self.tries) - 1
        low, middle, high = -1, 0, last  # where there is room enough, the first will do
        while high - low > 1:
            if goal < self.sheets(middle) < inf and len(self.done[middle].done.pages) > 2 * goal + NEARLY:
                goal = min(self.sheets(middle), self.sheets(last))
            low, high = (low, middle) if self.sheets(middle) <= goal else (middle, high)
            middle = (low + high + 1) // 2  # what has no room in the airiest seldom has it in the next
        return high


def soundest(tries: Sequence[Callable[[], Laid]], counts: Counts) -> Laid:
    """Of ever tighter settings of what flows the airiest that tears and leaves empty no more than it has to.

    Where none has room it is the one that lacks least: what is told to be too much is no more than has to go.
    """
    best, least = tries[0](), inf
    nearest = best
    for step, closer in enumerate(tries):
        if step == len(tries) - 1 and best.done.flaws < TORN:
            break
        found = closer() if step else best
        nearest = min(nearest, found, key=lambda one: one.done.lacks)
        cost = found.done.cost + step * CLOSER
        best, least = (found, cost) if found.done.fits(counts) and cost < least else (best, least)
        if best.done.flaws < FLAWED and best.done.fits(counts):
            break
    return nearest if least == inf else best


def asked_again(laid: Laid, asking: Asking, counts: Counts) -> Laid:
    """Pages that are fixed with as many lines for questions as cost no sheet: ``asking`` makes them with such lines.

    They may have given way to what stands on a page before theirs.
    """
    most = laid.sheets(counts)
    others = (asking(lines, counts) for lines in LINES)
    return next((one for one in others if one.sheets(counts) <= most < inf), laid)


def no_page_more(laid: Laid, asking: Asking, counts: Counts) -> Laid:
    """Pages that flow, no more of them than without lines for questions, and with as many as these hold."""
    none = asking("none", counts)
    fewest = (len(none.done.pages),)
    if not none.done.fits(counts) or len(laid.done.pages) <= fewest[0]:
        return laid
    others = (asking(lines, fewest) for lines in LINES)
    return next((one for one in others if one.done.fits(fewest)), none)
