"""Boxes -> pages: what stands on which page, and what to say when it does not fit."""

from __future__ import annotations

from dataclasses import replace

from b12docs.document import nodes
from b12docs.paper import MM
from b12docs.records import field, record
from b12docs.typeset.boxes import Box, Entry, Stack, split_entries
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.components import BandBox, PassportBox, StripBox
from b12docs.typeset.grid import Grid
from b12docs.typeset.styles import Context

SAFE_EDGE = 6 * MM  # nothing is set nearer to the foot of the paper, for office printers cannot print there
STRETCH = 2.5  # how much the gaps of a page that is not full may grow, as a part of themselves


@record(frozen=False)
class Page:
    """One page: a head (band or strip), its body, and the passport on the last one.

    The page that ``ends`` a flow is as full as its text makes it.
    """

    head: Box | None = None
    body: list[Entry] = field(default_factory=list)
    foot: PassportBox | None = None
    ends: bool = False


@record
class Overflow:
    """A block that did not fit on a page that the layout meant for it, and by how many points.

    ``lost`` says that no page can hold it, so that the document is not whole.
    """

    page: int
    box: Box
    short: float
    lost: bool = False


@record
class Geometry:
    """Width and height of a page, its margin, the space between blocks, and the room for the running line (points).

    The space between blocks is whole steps of the baseline grid, which is counted from the head of the page.
    ``several`` says that the document may have more than one page, and so has a running line.
    """

    width: float
    height: float
    margin: float
    gap: float
    running: float
    several: bool
    grid: Grid

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


def paginate(
    pages: tuple[nodes.AnyPage, ...], build: Builder, geometry: Geometry, most: int
) -> tuple[list[Page], Overflow | None]:
    """The pages of a document; what overflows a page goes on to one more, and the first time is reported.

    A block that fits on no page at all ends the work, and is reported in place of any other. ``most`` is the number of
    pages that the layout may have.
    """
    made: list[Page] = []
    overflow: Overflow | None = None
    for group in pages:
        fill = _flow_on if isinstance(group, nodes.Flow) else _fill_one_more
        overflow = fill(_split(group, build, geometry), made, geometry, most) or overflow
        if overflow and overflow.lost:
            break
    return made, overflow


def _fill_one_more(page: Page, made: list[Page], geometry: Geometry, most: int) -> Overflow | None:
    """Add the page, and one more for what does not fit: no block is broken."""
    overflow: Overflow | None = None
    while True:
        room = available(page, geometry)
        page.body, rest, short = _fill(page.body, geometry.inner, room)
        made.append(page)
        if not page.body and (rest or room < 0):
            return _lost(made, page, rest, short if rest else -room)
        if not rest:
            return overflow
        overflow = overflow or Overflow(len(made), rest[0].box, short)
        page.foot, foot = None, page.foot
        page = Page(StripBox(), rest, foot)


def _lost(made: list[Page], page: Page, rest: list[Entry], short: float) -> Overflow:
    box = rest[0].box if rest else page.foot or page.head or StripBox()
    return Overflow(len(made), box, short, lost=True)


def _flow_on(page: Page, made: list[Page], geometry: Geometry, most: int) -> Overflow | None:
    """Add as many pages as the blocks take; those that can be broken are. The foot stands on the last page."""
    overflow: Overflow | None = None
    foot, page.foot = page.foot, None
    while True:
        entries, room = page.body, available(page, geometry)
        page.body, rest = split_entries(entries, geometry.inner, room)
        if foot and not rest:
            rest = _set_foot(page, foot, geometry)
            foot = None if page.foot else foot
        made.append(page)
        if not page.body and (rest or available(page, geometry) < 0):
            return _stuck(made, rest, geometry, room) if rest else _lost(made, page, rest, -available(page, geometry))
        if not rest and not foot:
            page.ends = True
            return overflow
        if len(made) == most:
            overflow = _too_much(rest, foot, geometry, most)
        page = Page(StripBox(), rest)


def _stuck(made: list[Page], rest: list[Entry], geometry: Geometry, room: float) -> Overflow:
    """The block that fits on no page together with the headings before it."""
    last = next((index for index, entry in enumerate(rest) if not entry.box.introduces), len(rest) - 1)
    needed = Stack(rest[: last + 1], geometry.grid).height(geometry.inner)
    return Overflow(len(made), rest[last].box, needed - room, lost=True)


def _set_foot(page: Page, foot: PassportBox, geometry: Geometry) -> list[Entry]:
    """Set the foot below the page's last blocks; returns those that go on to the next page, to stand above it there.

    Only the last block goes, so that the page stays full, or a part of the only one; where that cannot be split the
    page is left as it is, and the foot gets a page of its own.
    """
    page.foot = foot
    needed = sum(entry.before + entry.box.height(geometry.inner) for entry in page.body)
    if not page.body or needed <= available(page, geometry):
        return []
    kept, rest = page.body[:-1], page.body[-1:]
    if not kept:
        kept, rest = split_entries(page.body, geometry.inner, available(page, geometry))
    page.foot = None
    page.body, rest = (kept, rest) if kept else (page.body, [])
    return rest


def _too_much(rest: list[Entry], foot: PassportBox | None, geometry: Geometry, page: int) -> Overflow:
    """What is left behind the last page that the layout may have, and its height."""
    left = sum(entry.before + entry.box.height(geometry.inner) for entry in rest)
    box = rest[0].box if rest else foot or StripBox()
    return Overflow(page, box, left + (foot.height(geometry.width) if foot else 0.0))


def _split(group: nodes.AnyPage, build: Builder, geometry: Geometry) -> Page:
    """A page's blocks as head, body and foot."""
    context: Context = build.context()
    page = Page()
    for box in build.boxes(group.blocks, context):
        if isinstance(box, BandBox | StripBox) and not page.body:
            page.head = box
        elif isinstance(box, PassportBox):
            page.foot = box
            page.foot.foot = SAFE_EDGE if box.leaves_room or not geometry.several else geometry.running
        else:
            page.body.append(Entry(box, geometry.gap))
    return page


def body_top(page: Page, geometry: Geometry) -> float:
    """The distance from the head of the page to its body, in whole steps of the grid."""
    head = page.head.height(geometry.width) + geometry.gap if page.head else geometry.margin
    return geometry.grid.up(head)


def foot_top(page: Page, geometry: Geometry) -> float:
    """The distance from the head of the page to its passport or running line, in whole steps of the grid."""
    foot = page.foot.height(geometry.width) if page.foot else geometry.running
    return geometry.grid.down(geometry.height - foot)


def available(page: Page, geometry: Geometry) -> float:
    """The height between a page's head and foot, in points."""
    clear = geometry.grid.up(0.6 * geometry.gap)
    return foot_top(page, geometry) - clear - body_top(page, geometry)


def _fill(entries: list[Entry], width: float, room: float) -> tuple[list[Entry], list[Entry], float]:
    """The entries that fit into the room, those that do not, and how many points the first of these lacks."""
    used = 0.0
    for index, entry in enumerate(entries):
        needed = entry.box.height(width) + (entry.before if index else 0.0)
        if used + needed > room + 0.01:
            return entries[:index], entries[index:], used + needed - room
        used += needed
    return entries, [], 0.0


def spread(page: Page, geometry: Geometry) -> tuple[Stack, float]:
    """The page's body with its gaps opened a little to fill the page, and the height that it is given."""
    room = available(page, geometry)
    stack = Stack(list(page.body), geometry.grid)
    spare, count = room - stack.height(geometry.inner), len(stack.entries) - 1
    if count > 0 and spare > 0 and not page.ends:
        most = STRETCH * sum(entry.before for entry in stack.entries[1:])
        shares = geometry.grid.shares(min(most, spare) * (0.6 if stack.grows else 1.0), count)
        opened = [replace(one, before=one.before + more) for one, more in zip(stack.entries[1:], shares, strict=True)]
        stack = Stack([stack.entries[0], *opened], geometry.grid)
    return stack, max(room, stack.height(geometry.inner))
