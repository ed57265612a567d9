"""Boxes -> pages: what stands on which page, and what to say when it does not fit."""

from __future__ import annotations

from dataclasses import dataclass, field

from b12docs.document import Group
from b12docs.paper import MM
from b12docs.writers.pdf.boxes import Box, Entry, Stack
from b12docs.writers.pdf.components import Band, Passport, Strip
from b12docs.writers.pdf.flow import Flow
from b12docs.writers.pdf.styles import Context

SAFE_EDGE = 6 * MM  # nothing is set nearer to the foot of the paper, for office printers cannot print there
STRETCH = 1.2  # how much the gaps of a page that is not full may grow, as a part of themselves


@dataclass
class Page:
    """One page: a head (band or strip), its body, and the passport on the last one."""

    head: Box | None = None
    body: list[Entry] = field(default_factory=list)
    foot: Passport | None = None


@dataclass(frozen=True)
class Overflow:
    """A block that did not fit on a page that the layout meant for it, and by how many points.

    ``lost`` says that no page can hold it, so that the document is not whole.
    """

    page: int
    box: Box
    short: float
    lost: bool = False


@dataclass(frozen=True)
class Geometry:
    """Width and height of a page, its margin, the space between blocks, and the room for the running line (points).

    ``several`` says that the document may have more than one page, and so has a running line.
    """

    width: float
    height: float
    margin: float
    gap: float
    running: float
    several: bool

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


def paginate(pages: tuple[Group, ...], flow: Flow, geometry: Geometry) -> tuple[list[Page], Overflow | None]:
    """The pages of a document; what overflows a page goes on to one more, and the first time is reported.

    A block that fits on no page at all ends the work, and is reported in place of any other.
    """
    made: list[Page] = []
    overflow: Overflow | None = None
    for group in pages:
        page = _split(group, flow, geometry)
        while True:
            room = available(page, geometry)
            page.body, rest, short = _fill(page.body, geometry.inner, room)
            made.append(page)
            if not page.body and (rest or room < 0):
                box = rest[0].box if rest else page.foot or page.head or Strip()
                return made, Overflow(len(made), box, short if rest else -room, lost=True)
            if not rest:
                break
            overflow = overflow or Overflow(len(made), rest[0].box, short)
            page.foot, foot = None, page.foot
            page = Page(Strip(), rest, foot)
    return made, overflow


def _split(group: Group, flow: Flow, geometry: Geometry) -> Page:
    """A page's blocks as head, body and foot."""
    context: Context = flow.context()
    page = Page()
    for box in flow.boxes(group.blocks, context):
        if isinstance(box, Band | Strip) and not page.body:
            page.head = box
        elif isinstance(box, Passport):
            page.foot = box
            page.foot.foot = SAFE_EDGE if box.leaves_room or not geometry.several else geometry.running
        else:
            page.body.append(Entry(box, geometry.gap))
    return page


def available(page: Page, geometry: Geometry) -> float:
    """The height between a page's head and foot, in points."""
    head = page.head.height(geometry.width) if page.head else geometry.margin - geometry.gap
    foot = page.foot.height(geometry.width) if page.foot else geometry.running
    return geometry.height - head - geometry.gap - foot - 0.6 * geometry.gap


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
    stack = Stack([Entry(entry.box, entry.before) for entry in page.body])
    spare = room - stack.height(geometry.inner)
    gaps = sum(entry.before for entry in stack.entries[1:])
    if gaps > 0 and spare > 0:
        factor = 1 + min(STRETCH, spare / gaps) * (0.35 if stack.grows else 1.0)
        stack = Stack([Entry(entry.box, entry.before * factor) for entry in page.body])
    return stack, max(room, stack.height(geometry.inner))
