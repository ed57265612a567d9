"""Where a flow goes on on its next page: the places at which its blocks may break, and the best of them.

Page ends are chosen for the whole document at once, by cost, as lines of a paragraph are: what is kept together on one
page may leave another half empty, and a last page of three bullets is mended on the pages before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection
from dataclasses import replace

from b12docs.records import record

# What a break costs, by what it parts. What is kept together is parted only where no page can hold it, or where a page
# would stay empty for the most part.
BLOCKS = 10.0  # one block from the next
INSIDE = 60.0  # besides, for each stack that they stand in: more than pages that are filled unevenly
LONG_LIST = 30.0  # the entries of a list of more than SHORT
PANEL = 20.0  # besides, what stands on one ground
PARAGRAPH = 40.0  # its lines
TABLE = 100.0  # its rows
LINES = 1000.0  # a few lines to write on, which may keep the passport company
FIGURE = 12_000.0  # a figure from the words before it
LAST = 30_000.0  # the paragraph that ends a section from what it belongs to
ENDING = 29_000.0  # on small paper, the last entry and the words that close its list from the others
CLOSING = 31_000.0  # its lines, behind a list or cards: it rather goes on as a whole
BARE = 16_000.0  # the passport from all text
ENTRY = 6000.0  # the words of an entry
CARD = 40_000.0  # a card: less than a page that is half empty
LIST = 40_000.0  # the entries of a list of up to SHORT: likewise
ALONE = 60_000.0  # a short entry from all others of its list
WHOLE = 90_000.0  # what belongs together: the red flags, a short box
SHORT = 7  # entries, of a list that is read at a glance
LOW = 0.5  # of a page: a list that is no higher is kept whole as a short one is
NARROW = 256.0  # points between the margins, at the most, of small paper: A6 and DL
LEAST = 2  # entries of a list, at the foot of a page and at the head of the next

# What a page costs.
PAGE = 2000.0  # each: one more keeps whole what is to be kept together
UNEVEN = 300.0  # the square of the part that is empty
MOST_EMPTY = 0.32  # of a page behind which text goes on, its band counted as full: seen as less than a third
GAPING, DEEPER = 6000.0, 45_000.0  # one that is emptier, and by how much it is
HALF, QUARTER = 0.5, 0.25
HOLLOW = 36_000.0  # besides, one that is more than half empty
SPARSE, REMNANT = 8000.0, 1500.0  # a last one that is less than half full, by the square of it, or than a quarter

# What it costs to set a whole document a step closer, and what its flaws have to be worth.
CLOSER, FLAWED = 2500.0, 7000.0
TORN = 25_000.0  # the flaws of a document in which something is torn, which the closest setting of all may mend

_SLACK = 0.01  # points
_EVEN = 0.001  # of a page
_COUNTS = 3  # how many numbers of pages are looked at for each place, from the least on

Room = Callable[[bool, bool], float]  # of a page, by whether it is the first and whether it is the last; points


@record(slots=True)
class Break:
    """A place where a box may go on on the next page; ``path`` is how the box finds it again.

    ``end`` is the height of the part above it. ``start`` is what the part below it lacks of the whole's height, so that
    what stands between two breaks is as high as the second's end less the first's start. ``elastic`` is by how many
    points what stands above it may grow; ``spaces`` by how many the spaces between blocks may open, those above the
    part above it, and those above the part below it. ``whole`` is the height of the list that it parts, if it does
    part one.
    """

    end: float
    start: float
    cost: float
    path: tuple[int, ...]
    elastic: float = 0.0
    spaces: tuple[float, float] = (0.0, 0.0)
    whole: float = 0.0

    def within(self, above: float, elastic: float, cost: float, *path: int, whole: float = 0.0) -> Break:
        """The break as one of a box around the box, in which so many points, and elastic ones, stand above it.

        ``whole`` is the height of the box where that is a list.
        """
        return Break(
            above + self.end, above + self.start, cost + self.cost, (*path, *self.path), elastic + self.elastic,
            whole=whole or self.whole,
        )  # fmt: skip


@record(slots=True)
class Flowing:
    """What flows: its breaks, of which the last may be its end, and its whole height, and by how much it may grow."""

    breaks: list[Break]
    height: float
    elastic: float
    room: Room


def cost_of_one(height: float, elastic: float, room: Room) -> float | None:
    """What a flow costs on one page, which is less than on any more: their last is emptier. None where it is higher."""
    whole = room(True, True)
    return _last_cost(_full(height, elastic, whole)) if height <= whole + _SLACK else None


def best_breaks(text: Flowing, counts: Collection[int]) -> tuple[list[Break], float] | None:
    """The breaks between the pages of a flow, and what they cost; None where a part of it fits on no page.

    They make one of the ``counts`` of pages where that is possible, else the number that is best.
    """
    search = _Search(text)
    found = {count: cost for count, (cost, _) in search.last.items()}
    wanted = {count: cost for count, cost in found.items() if count in counts} or found
    if not wanted:
        return None
    best = min(wanted, key=lambda count: (wanted[count], count))
    return search.way(best), wanted[best]


def fullest_breaks(text: Flowing) -> list[Break]:
    """The breaks of pages that are as full as can be, up to the end of the text or to what fits on no page."""
    ends, last, start = [one.end for one in text.breaks], 0, 0.0
    way: list[Break] = []
    while text.height - start > text.room(not way, True) + _SLACK:
        index = bisect_right(ends, start + text.room(not way, False) + _SLACK)
        if index <= last:
            break
        way.append(text.breaks[index - 1])
        last, start = index, way[-1].start
    return way


@record(frozen=False)
class _Search:
    """The least cost of the pages up to each break, by their number, and the break before: node 0 is the beginning."""

    text: Flowing

    def __post_init__(self) -> None:
        self.breaks = self.text.breaks
        self.ends = [one.end for one in self.breaks]
        self.nodes: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}, *({} for _ in self.breaks)]
        self.last: dict[int, tuple[float, int]] = {}  # of whole documents
        for index, node in enumerate(self.nodes):
            if node:
                self._go_on(index, dict(sorted(node.items())[:_COUNTS]))

    def _go_on(self, index: int, node: dict[int, tuple[float, int]]) -> None:
        """The pages that may follow the break."""
        before = self.breaks[index - 1] if index else Break(0.0, 0.0, 0.0, ())
        for following, cost in self._ends(index, before):
            _relax(self.nodes[following], node, cost, index)
        used, room = self.text.height - before.start, self.text.room(not index, True)
        if used <= room + _SLACK:
            _relax(self.last, node, _last_cost(_full(used, self.text.elastic - before.elastic, room)), index)

    def _ends(self, index: int, before: Break) -> list[tuple[int, float]]:
        """Where a page that begins here may end, and its cost; of pages that gape those alone that save something."""
        found, least = [], float("inf")
        room, page = self.text.room(not index, False), self.text.room(False, False)
        grows = before.elastic + before.spaces[1]
        for number in range(bisect_right(self.ends, before.start + room + _SLACK), index, -1):
            one = self.breaks[number - 1]
            used = one.end - before.start
            grown = used + one.elastic + one.spaces[0] - grows
            gap = (room - grown) / page - MOST_EMPTY
            if gap <= _EVEN or one.cost < least:
                goes_on = one.end < self.text.height
                own = _page_cost(_full(used, 0.0, room), gap) if goes_on else _last_cost(_full(grown, 0.0, room))
                found.append((number, one.cost + own))
            least = min(least, one.cost)
        return found

    def way(self, count: int) -> list[Break]:
        """The breaks of the best document of so many pages."""
        _, index = self.last[count]
        way: list[Break] = []
        while index:
            count -= 1
            way.append(self.breaks[index - 1])
            _, index = self.nodes[index][count]
        return way[::-1]


def _full(used: float, elastic: float, room: float) -> float:
    """Which part of a page is full when what can grow has grown."""
    return min(1.0, (used + elastic) / room) if room > 0 else 1.0


def _relax(state: dict[int, tuple[float, int]], node: dict[int, tuple[float, int]], more: float, index: int) -> None:
    for count, (cost, _) in node.items():
        known = state.get(count + 1)
        if known is None or cost + more < known[0]:
            state[count + 1] = (cost + more, index)


def _page_cost(full: float, gap: float) -> float:
    """What a page costs behind which text goes on: the part of it that is full, and how much too empty it stays."""
    hollow = HOLLOW if gap > HALF - MOST_EMPTY else 0.0
    return PAGE + UNEVEN * (1 - full) ** 2 + (GAPING + DEEPER * gap + hollow if gap > _EVEN else 0.0)


def _last_cost(full: float) -> float:
    """What the page costs on which the text ends."""
    return PAGE + SPARSE * max(0.0, HALF - full) ** 2 + (REMNANT if full < QUARTER else 0.0)


def between_rows(heights: list[float], gap: float, cost: Callable[[int], float]) -> list[Break]:
    """The breaks between rows of these heights, a gap after each; what one costs depends on how many stand above it."""
    found: list[Break] = []
    above = 0.0
    for count, own in enumerate(heights[:-1], 1):
        above += own
        found.append(Break(above, above + gap, cost(count), (count,)))
        above += gap
    return found


def of_whole(one: Break, page: float) -> Break:
    """The break on pages of this height: a low list of many entries is kept whole too, one too high for a page not."""
    if 0 < one.whole <= LOW * page and one.cost < LIST:
        return replace(one, cost=one.cost + LIST)
    return replace(one, cost=one.cost - LIST) if one.whole > page and one.cost >= LIST else one


def closed(breaks: list[Break]) -> list[Break]:
    """The breaks of a list or cards that words close, which are company for the last entry: it is not alone."""
    *others, last = breaks
    return [*others, replace(last, cost=last.cost + ENDING - ALONE)] if others and last.cost >= ALONE else breaks


def list_cost(before: int, after: int, *, short: bool = True) -> float:
    """What it costs to part a list, of whose entries so many stand above the break and below it.

    ``short`` says that the one above or below the break could not be parted itself.
    """
    if short and min(before, after) < LEAST:
        return ALONE
    return LIST if before + after <= SHORT else LONG_LIST
