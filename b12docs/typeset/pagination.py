"""Boxes -> pages: what stands on which page, and what to say when it does not fit."""

from __future__ import annotations

from b12docs.document import nodes
from b12docs.records import replace
from b12docs.typeset.beside import GAP, PicturedMessage, free_foot
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.components import PRINTABLE, BandBox, PassportBox, StripBox
from b12docs.typeset.cover import CoverBox
from b12docs.typeset.flow import flow
from b12docs.typeset.pages import SAFE_EDGE, Geometry, Overflow, Page, available, body_top
from b12docs.typeset.stack import Entry


def paginate(
    groups: tuple[nodes.AnyPage, ...], build: Builder, geometry: Geometry, counts: tuple[int, ...], *,
    whole: bool = True,
) -> tuple[list[Page], Overflow | None, float]:  # fmt: skip
    """The pages of a document, and what those that flow cost; what overflows a page goes on to one more.

    The first time that is reported.

    A block that fits on no page at all ends the work, and is reported in place of any other; what overflows ends it
    too, unless the document is wanted ``whole``. ``counts`` are the numbers of pages that it may have; a flow that ends
    it keeps to them.
    """
    made: list[Page] = []
    overflow: Overflow | None = None
    cost, meant = 0.0, 0  # and how many pages the layout means by those that are made
    for group in groups:
        page = _split(group, build, geometry if made or group is groups[-1] else _first(geometry))
        if isinstance(group, nodes.Flow):
            most = max(counts) - len(made)
            left = {count - len(made) for count in counts} if group is groups[-1] else set(range(1, most + 1))
            pages, found, own = flow(page, geometry, left)
            cost += own
        else:
            pages, found = _fixed(page, geometry)
        fixed = None if isinstance(group, nodes.Flow) else group
        overflow = found.behind(meant, fixed) if found and (found.lost or not overflow) else overflow
        made += pages
        meant += 1 if fixed else len(pages)
        if overflow and (overflow.lost or not whole):
            break
    return made, overflow, cost


def _first(geometry: Geometry) -> Geometry:
    """What the first of several pages is like: a passport on it leaves the running line to the notice."""
    return replace(geometry, noticed=geometry.noticed or geometry.opened)


def _fixed(page: Page, geometry: Geometry) -> tuple[list[Page], Overflow | None]:
    """The page, and one more for what does not fit: no block is broken. What no page can hold is too much for it."""
    entries, first, width = page.body, available(page, geometry), geometry.inner
    made: list[Page] = []
    overflow: Overflow | None = None
    while True:
        room = available(page, geometry)
        page.body, rest = _fill(page.body, width, room)
        made.append(page)
        if not page.body and (rest or room < 0):
            box = rest[0].box if rest else page.foot or page.head or StripBox()
            used = _height(entries[: len(entries) - len(rest) + 1], width)
            return made, Overflow(1, box, used - first, lost=True)
        if not rest:
            return made, overflow
        overflow = overflow or Overflow(1, rest[0].box, _height(entries, width) - first)
        page.foot, foot = None, page.foot
        page = Page(StripBox(), rest, foot)


def _height(entries: list[Entry], width: float) -> float:
    return sum((entry.before if index else 0.0) + entry.box.height(width) for index, entry in enumerate(entries))


def _fill(entries: list[Entry], width: float, room: float) -> tuple[list[Entry], list[Entry]]:
    """The entries that fit into the room, and those that do not."""
    used = 0.0
    for index, entry in enumerate(entries):
        used += entry.box.height(width) + (entry.before if index else 0.0)
        if used > room + 0.01:
            return entries[:index], entries[index:]
    return entries, []


def _split(group: nodes.AnyPage, build: Builder, geometry: Geometry) -> Page:
    """A page's blocks as head, body and foot; a fixed page that has the room keeps its headings apart."""
    if isinstance(group, nodes.Page) and not build.step.heads:
        apart = build.parting()
        tried = _parts(group, apart, geometry)
        if _height(tried.body, geometry.inner) <= available(tried, geometry):
            build.built += apart.built
            return tried
    return _parts(group, build, geometry)


def _parts(group: nodes.AnyPage, build: Builder, geometry: Geometry) -> Page:
    page = Page()
    for box in build.of_page(group.blocks):
        if isinstance(box, BandBox | CoverBox | StripBox) and not page.body:
            page.head = box
        elif isinstance(box, PassportBox):
            page.foot = box
            edge = PRINTABLE if build.spaces.poster else SAFE_EDGE
            is_last = (box.leaves_room or not geometry.several) and not geometry.noticed
            page.foot.foot = edge if is_last else geometry.running
        else:
            behind = page.body[-1].box if page.body else None
            page.body.append(Entry(box, build.above(box, geometry.gap, behind)))
    if build.spaces.poster and any(one.box.grows for one in page.body):
        page.stretch = 0.0  # on a wall a table with figures takes what room is left
    _raise_picture(page, geometry)
    if isinstance(group, nodes.Flow):
        _begin_passport(page, geometry)
    return page


def _begin_passport(page: Page, geometry: Geometry) -> None:
    """A passport that is higher than a page begins before it, at the end of the text."""
    lack = -available(Page(StripBox(), foot=page.foot), geometry)
    parts = page.foot.parted(geometry.width, geometry.grid.up(lack)) if page.foot and lack > 0 else None
    if parts:
        above, page.foot = parts
        page.body.append(Entry(above, geometry.gap))


def _raise_picture(page: Page, geometry: Geometry) -> None:
    """The picture beside a message right below the title band begins in the band, where that is free of words."""
    first = page.body[0].box if page.body else None
    field = first.field(geometry.inner) if isinstance(first, PicturedMessage) else 0.0
    if isinstance(page.head, BandBox) and isinstance(first, PicturedMessage) and field:
        gap = body_top(page, geometry) - page.head.height(geometry.width)
        first.rise = gap + free_foot(page.head, geometry.width, field + GAP)
