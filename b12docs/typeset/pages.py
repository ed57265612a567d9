"""Pages: how much room they have between head and foot, and how what stands there is spread over it."""

from __future__ import annotations

from b12docs.document import nodes
from b12docs.paper import MM
from b12docs.records import field, record, replace
from b12docs.typeset.boxes import Box
from b12docs.typeset.components import PassportBox
from b12docs.typeset.grid import Grid
from b12docs.typeset.stack import Entry, Stack

SAFE_EDGE = 6 * MM  # nothing is set nearer to the foot of the paper, for office printers cannot print there
STRETCH = 2.5  # how much the gaps of a page that is not full may grow, as a part of themselves
CLEAR, WALL_CLEAR = 0.6, 1.5  # above a page's foot, as parts of the gap between blocks
GOOD_GAP, MOST_GAP = 4 * MM, 10 * MM  # gaps have the one before figures grow, and never more than the other


@record(frozen=False)
class Page:
    """One page: a head (band or strip), its body, and the passport on the last one.

    One that ``flows`` is filled up to a limit; ``stretch`` is how much its gaps may grow, as a part of themselves.
    """

    head: Box | None = None
    body: list[Entry] = field(default_factory=list)
    foot: PassportBox | None = None
    flows: bool = False
    stretch: float = STRETCH


@record
class Overflow:
    """The first block that did not fit on a page that the layout meant for it, and how many points are too many.

    ``lost`` says that no page can hold it, so that the document is not whole. ``fixed`` is the page that holds it in
    the document, where that does not flow.
    """

    page: int
    box: Box
    short: float
    lost: bool = False
    fixed: nodes.Page | None = None

    def behind(self, pages: int, fixed: nodes.Page | None) -> Overflow:
        """The same in a document that has so many pages before it."""
        return replace(self, page=pages + self.page, fixed=fixed)


@record
class Geometry:
    """Width and height of a page, its margin, the space between blocks, and the room for the running line (points).

    The space between blocks is whole steps of the baseline grid, which is counted from the head of the page.
    ``several`` says that the document may have more than one page, and so has a running line, ``noticed`` that lines
    stand above it on every page, ``drop`` by how many points lower, because its number stands at their end. ``looser``
    is by how much further headings may stand from words where a page has room, as of ``Spaces``. ``opened`` says that a
    notice stands in the running line of the first of several pages.
    """

    width: float
    height: float
    margin: float
    gap: float
    running: float
    several: bool
    grid: Grid
    noticed: bool = False
    drop: float = 0.0
    looser: tuple[tuple[float, float], ...] = ()
    opened: bool = False

    @property
    def inner(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


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
    on_wall = page.foot and geometry.width > geometry.height  # where the red box stands above the foot
    clear = geometry.grid.up((WALL_CLEAR if on_wall else CLEAR) * geometry.gap)
    return foot_top(page, geometry) - clear - body_top(page, geometry)


def spread(page: Page, geometry: Geometry) -> tuple[Stack, float]:
    """The page's body with its gaps opened a little to fill the page, and the height that it is given.

    First headings stand further from words; then gaps that have closed open, figures and lines to write on take what
    they can use, and gaps open further.
    """
    room, width = available(page, geometry), geometry.inner
    stack = _loosened(Stack(list(page.body), geometry.grid), room, geometry)
    spare, gaps = room - stack.height(width), [entry.before for entry in stack.entries[1:]]
    if gaps and spare > 0:
        good = sum(opening(gap, STRETCH, GOOD_GAP) for gap in gaps)
        most = sum(opening(gap, page.stretch) for gap in gaps)
        elastic = stack.elastic(width)
        opened = min(spare, max(good, min(most, spare - elastic)))
        if stack.grows and not elastic and not page.flows:
            opened = 0.6 * min(spare, most)  # what grows has a use for the rest
        shares = _shares(stack.entries[1:], opened, geometry.grid)
        entries = [replace(one, before=one.before + more) for one, more in zip(stack.entries[1:], shares, strict=True)]
        stack = Stack([stack.entries[0], *entries], geometry.grid)
    needed = stack.height(width)
    if page.flows:
        return stack, max(needed, min(room, needed + stack.elastic(width)))
    return stack, max(room, needed)


def _loosened(stack: Stack, room: float, geometry: Geometry) -> Stack:
    """The stack with its headings further from the words around them, as far as there is room for it."""
    wider = (stack.loosened(*one) for one in geometry.looser)
    return next((one for one in wider if one.height(geometry.inner) <= room + 0.01), stack)


def _shares(entries: list[Entry], opened: float, grid: Grid) -> list[float]:
    """By how much the space before each entry opens: where not all get the same, the least before headings get more."""
    order = sorted(range(len(entries)), key=lambda at: (not entries[at].box.titled, entries[at].before))
    shares = dict(zip(order, grid.shares(opened, len(entries)), strict=True))
    return [shares[at] for at in range(len(entries))]


def opening(gap: float, stretch: float = STRETCH, limit: float = MOST_GAP) -> float:
    """By how many points a gap may open: a part of itself, and no further than a limit."""
    return max(0.0, min(stretch * gap, limit - gap))
