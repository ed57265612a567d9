"""A flow: blocks over as many pages as they take, each page ended where it is best for the whole."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from itertools import accumulate
from math import inf

from b12docs.records import record, replace
from b12docs.typeset.boxes import Box
from b12docs.typeset.breaks import BARE, Break, Flowing, Room, best_breaks, cost_of_one, fullest_breaks, of_whole
from b12docs.typeset.components import StripBox
from b12docs.typeset.pages import Geometry, Overflow, Page, available, opening
from b12docs.typeset.stack import Entry, Stack


def flow(page: Page, geometry: Geometry, counts: Collection[int]) -> tuple[list[Page], Overflow | None, float]:
    """The pages of a flow, of which ``page`` holds all blocks, and what they cost. The foot stands on the last page.

    They are one of the ``counts`` where that can be. Too many are reported with what is left behind the last that may
    be, and so is a block that no page can hold.
    """
    text = _Text(page, geometry)
    if 1 in counts and (cost := cost_of_one(text.height, text.elastic, text.room)) is not None:
        return text.pages([]), None, cost
    chosen, most = best_breaks(text.flowing, counts), max(counts, default=0)
    if chosen is not None and len(chosen[0]) < most:
        return text.pages(chosen[0]), None, chosen[1]
    fullest = fullest_breaks(text.flowing)
    return text.pages(fullest), text.stuck(fullest) if chosen is None else text.left(fullest[:most]), inf


@record(frozen=False)
class _Text:
    """The blocks of a flow, the places where they may break, and the room of its pages."""

    page: Page
    geometry: Geometry

    def __post_init__(self) -> None:
        width = self.geometry.inner
        self.body = Stack(self.page.body, self.geometry.grid)
        self.height, self.elastic = self.body.height(width), self.body.elastic(width)
        self.room = _room(self.page, self.geometry)

    @cached_property
    def flowing(self) -> Flowing:
        """The text with its breaks, which a text of one page does not need."""
        breaks = list(self.body.breaks(self.geometry.inner))
        if self.page.foot:  # which may have a page of its own
            breaks.append(Break(self.height, self.height, BARE, (len(self.page.body),), self.elastic))
        page = self.room(False, False)
        return Flowing([of_whole(one, page) for one in self._opened(breaks)], self.height, self.elastic, self.room)

    def _opened(self, breaks: list[Break]) -> list[Break]:
        """The breaks, with what the spaces between the blocks above them may grow."""
        most = list(accumulate(opening(entry.before) for entry in self.body.entries[1:]))
        most = [0.0, *most, most[-1] if most else 0.0]  # up to each block, and to the end
        return [replace(one, spaces=(most[one.path[0] - (len(one.path) == 1)], most[one.path[0]])) for one in breaks]

    def pages(self, breaks: list[Break]) -> list[Page]:
        """The pages between the breaks: cut from the last one on, so that the others stay where they are.

        The last of several is as full as its text makes it; one that is alone opens its gaps, as a page that is fixed.
        """
        body, parts = self.body, []
        for one in reversed(breaks):
            body, rest = body.cut(self.geometry.inner, one.path)
            parts.append(rest.entries)
        parts = [body.entries, *reversed(parts)]
        pages = [Page(StripBox(), part, flows=True) for part in parts]
        pages[0].head, pages[-1].foot = self.page.head, self.page.foot
        if breaks:
            pages[-1].stretch = 0.0
        return pages

    def stuck(self, breaks: list[Break]) -> Overflow:
        """The block that fits on no page, together with the headings before it."""
        rest, start = self._behind(breaks)
        end = next((one.end for one in self.flowing.breaks if one.start > start + 0.01), None)
        needed = (self.height if end is None else end) - start
        box = next((entry.box for entry in rest if not entry.box.introduces), rest[-1].box if rest else self._edge)
        return Overflow(len(breaks) + 1, box, needed - self.room(not breaks, end is None), lost=True)

    def left(self, breaks: list[Break]) -> Overflow:
        """What is left behind the last of the breaks, and by how much the page before it would have to be higher."""
        rest, _ = self._behind(breaks)
        begin = self._behind(breaks[:-1])[1]
        short = self.height - begin - self.room(len(breaks) == 1, True)
        return Overflow(len(breaks), rest[0].box if rest else self._edge, short)

    def _behind(self, breaks: list[Break]) -> tuple[list[Entry], float]:
        """What stands behind the last of the breaks, and how much higher the whole is."""
        if not breaks:
            return self.body.entries, 0.0
        return self.body.cut(self.geometry.inner, breaks[-1].path)[1].entries, breaks[-1].start

    @property
    def _edge(self) -> Box:
        return self.page.foot or self.page.head or StripBox()


def _room(page: Page, geometry: Geometry) -> Room:
    """How high the text of each page may be."""

    def room(first: bool, last: bool) -> float:
        return available(Page(page.head if first else StripBox(), foot=page.foot if last else None), geometry)

    rooms = {(first, last): room(first, last) for first in (False, True) for last in (False, True)}
    return lambda first, last: rooms[first, last]
