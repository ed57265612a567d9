"""The larger boxes: title band, callout, red-flag box, cards and passport. Each draws one component of the design."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.look.colour import WHITE
from b12docs.look.theme import Spacing
from b12docs.paper import MM
from b12docs.records import record, replace
from b12docs.typeset.boxes import RULE, Box, HeadingBox, TextBox
from b12docs.typeset.breaks import CARD
from b12docs.typeset.frames import Line, Rect
from b12docs.typeset.grid import Grid
from b12docs.typeset.panels import PanelBox
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.stack import Stack

PRINTABLE = 4.3 * MM  # office printers cannot print the outer sixth of an inch of a sheet
BAR = 2.4 * MM  # at the left of the main message
TAB_PART = 0.45  # of the width of the page within its margins, at the most, has what stands on the clinic's tab
TAB_LINES, TAB_STEP = 3, 4 * MM  # of a long name; it is wider by such steps rather than on more lines
SMALL_LINES = 5  # of one in smaller type
TAB_SIDE, TAB_FOOT = 4 * MM, 1.4 * MM  # around what stands on the clinic's tab
TAB_GAP, TAB_CLEAR = 4 * MM, 2.6 * MM  # between the tab and the words beside it, and below it
# Between what the document is and its title, at least, and where there is room, there as many steps of the grid where
# these are more, as in large print: what guesses from spaces takes both for one text else.
KICKER_GAP, KICKER_APART, KICKER_STEPS = 3 * MM, 5 * MM, 5
CAPITALS = 0.66  # the height of capitals, as a part of their size


@record(frozen=False)
class TabBox(Box):
    """The clinic's name or logo on a white tab that hangs from the top edge of the page, at the right of its room.

    ``most`` is the greatest width of what stands on it, ``bare`` says that it is a picture, whose ground is white.
    Words have ``lines`` at the most where there is room; those that are ``wide`` have that width. ``smaller`` are the
    same words in smaller type, for a name that is long.
    """

    box: Box
    most: float
    grid: Grid
    bare: bool = False
    smaller: Box | None = None
    lines: int = TAB_LINES
    wide: float = 0.0

    def __post_init__(self) -> None:
        self.at = self.box.at

    def own(self, width: float) -> float:
        """The width of what stands on the tab: it is wider than else where a long word or many of them need it."""
        if self.wide:
            return self.wide
        own, room = (
            max(min(self.box.natural_width(), self.most, TAB_PART * width), self.box.narrowest()),
            TAB_PART * width,
        )
        while isinstance(self.box, TextBox) and self.box.wording.count(own) > self.lines and own + TAB_STEP <= room:
            own += TAB_STEP
        return own

    def full(self, width: float) -> float:
        """The width of the tab."""
        return self.own(width) + 2 * TAB_SIDE

    def others(self, width: float, most: float) -> Iterator[TabBox]:
        """The tab with words on ever fewer lines than it has at a width, itself ``most`` points wide or less.

        Where there is a ``smaller`` type for them, all that it can be with it comes next.
        """
        if isinstance(self.box, TextBox):
            own, lines = self.own(width), self.box.wording.count(self.own(width))
            while lines > 1 and (own := own + TAB_STEP) + 2 * TAB_SIDE <= most:
                if (fewer := self.box.wording.count(own)) < lines:
                    lines = fewer
                    yield replace(self, wide=own)
            if self.smaller and self.box.wording.count(self.own(width)) > 1:
                small = replace(self, box=self.smaller, smaller=None, lines=SMALL_LINES)
                yield from (small, *small.others(width, most))

    @property
    def _above(self) -> float:
        """The space above what stands on the tab; words stand on the grid."""
        return PRINTABLE if self.bare else self.grid.up(PRINTABLE)

    def height(self, width: float) -> float:
        return self._above + self.box.height(self.own(width)) + TAB_FOOT

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        ground, radius = WHITE if self.bare else recorder.palette.paper, recorder.spacing.radius
        own, full, high = self.own(width), self.full(width), self.height(width)
        hanging = Rect(x + width - full, top, full, high, ground, stroke="", line=0.0, radius=0.0, foot=radius, dash=())
        recorder.artifact(hanging)
        self.box.draw(recorder, x + width - full + TAB_SIDE, top - self._above, own, high)

    def words(self) -> str:
        return self.box.words()


@record(frozen=False)
class BandBox(Box):
    """The title band over the full width of the page: what the document is, its title and what stands below it.

    A title that is too long to stand beside the clinic's tab passes under it: a long name is as wide as leaves the
    title highest, over the whole band if need be, beside what stands above the title.
    """

    kicker: Stack
    title: Stack
    tab: TabBox | None
    margin: float
    padding: float
    grid: Grid

    def __post_init__(self) -> None:
        self.at = self.title.at
        self._settled: dict[float, tuple[float, BandBox]] = {}  # what each page that it may begin asks for

    def _inner(self, width: float) -> float:
        return width - 2 * self.margin

    @property
    def _above(self) -> float:
        return max(self.padding, self.grid.up(PRINTABLE))

    def _beside(self, width: float) -> float:
        """The width beside the tab."""
        inner = self._inner(width)
        return inner - self.tab.full(inner) - TAB_GAP if self.tab else inner

    def _title_top(self, width: float) -> float:
        """The distance from the top of the band to its title, which stands clear of the words above it and of the tab.

        The upper part of its first line is empty, above its letters.
        """
        kicker = self.kicker.height(self._beside(width)) if self.kicker.entries else 0.0
        least = self._above + (kicker + self.grid.near(KICKER_GAP) if kicker else 0.0)
        heading, inner = self.title.entries[0].box, self._inner(width)
        assert isinstance(heading, HeadingBox)
        if not self.tab or heading.set_at(inner).width <= self._beside(width):
            return least
        return max(least, self.grid.near(self.tab.height(inner) + TAB_CLEAR - heading.set_at(inner).empty(CAPITALS)))

    def _words(self, width: float) -> float:
        """The width of the title and what stands below it: beside the tab, or all of it where that is clear of it."""
        inner, beside = self._inner(width), self._beside(width)
        ends = self._title_top(width) + self.title.entries[0].box.height(inner)
        return beside if self.tab and ends < self.tab.height(inner) else inner

    def height(self, width: float) -> float:
        return self._lowest(width)[0]

    def settled(self, width: float) -> BandBox:
        """The band with the tab that makes it lowest at a width; of such the narrowest."""
        return self._lowest(width)[1]

    def _lowest(self, width: float) -> tuple[float, BandBox]:
        if width not in self._settled:
            self._refuse_wide_words(width)
            bands = [self, *(replace(self, tab=tab) for tab in self._others(width))]
            self._settled[width] = min(((band._own(width), band) for band in bands), key=lambda one: one[0])
        return self._settled[width]

    def _others(self, width: float) -> Iterator[TabBox]:
        """What its tab may be, as far as the words above the title stand beside them as they would alone."""
        inner, beside = self._inner(width), self.kicker.natural_width() if self.kicker.entries else -TAB_GAP
        return self.tab.others(inner, inner - TAB_GAP - beside) if self.tab else iter(())

    def _refuse_wide_words(self, width: float) -> None:
        """Raise TooWideError for a word on the tab that leaves those beside it no room: they are not what is wide."""
        room = self._inner(width) - 2 * TAB_SIDE - TAB_GAP - (self.kicker.narrowest() if self.kicker.entries else 0.0)
        if self.tab and self.tab.box.narrowest() > room:
            self.tab.box.height(room)

    def _own(self, width: float) -> float:
        """Its height with its tab as it is."""
        words = self._title_top(width) + self.title.height(self._words(width)) + self.padding
        least = self.grid.up(self.tab.height(self._inner(width)) + TAB_CLEAR) if self.tab else 0.0
        return max(words, least)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.rect(x, top, width, height, fill=recorder.palette.accent)
        self.settled(width).draw_words(recorder, x, top, width, height)

    def draw_words(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        """Draw what stands on the band's ground, with its tab as it is."""
        inner, left, down = self._inner(width), x + self.margin, self._title_top(width)
        if self.kicker.entries:
            beside = self._beside(width)
            apart = max(self.grid.up(KICKER_APART), KICKER_STEPS * self.grid.step)
            above = max(self._above, down - apart - self.kicker.height(beside))
            self.kicker.draw(recorder, left, top - above, beside, 0.0)
        self.title.draw(recorder, left, top - down, self._words(width), 0.0)
        if self.tab:
            self.tab.draw(recorder, left, top, inner, height)

    def words(self) -> str:
        return self.title.words()


@record(frozen=False)
class StripBox(Box):
    """A strip of the band's colour at the top of a following page; ``size`` is its height in points."""

    size: float = 4 * MM

    def height(self, width: float) -> float:
        return self.size

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.rect(x, top, width, height, fill=recorder.palette.accent)


@record(frozen=False)
class MessageBox(Box):
    """The main message on a tinted field with a bar at its left; its label is a small line above it."""

    box: Box
    padding: tuple[float, float]

    def __post_init__(self) -> None:
        self.at = self.box.at

    def _inner(self, width: float) -> float:
        return width - BAR - 2 * self.padding[0]

    def height(self, width: float) -> float:
        return self.box.height(self._inner(width)) + 2 * self.padding[1]

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.ground(x, top, width, height, fill=recorder.palette.callout)
        recorder.rect(x, top, BAR, height, fill=recorder.palette.strong)
        aside, above = self.padding
        self.box.draw(recorder, x + BAR + aside, top - above, self._inner(width), height - 2 * above)

    def words(self) -> str:
        return self.box.words()


@record(frozen=False)
class PointsBox(Box):
    """The key points in equal cells side by side, parted by lines that are seen on their ground; a bar at the left."""

    points: list[Box]
    padding: tuple[float, float]
    grid: Grid

    def __post_init__(self) -> None:
        self.at = self.points[0].at

    def _cell(self, width: float) -> float:
        return (width - BAR) / len(self.points)

    def _inner(self, width: float) -> float:
        return self._cell(width) - 2 * self.padding[0]

    def height(self, width: float) -> float:
        return max(point.height(self._inner(width)) for point in self.points) + 2 * self.padding[1]

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.ground(x, top, width, height, fill=recorder.palette.callout)
        recorder.rect(x, top, BAR, height, fill=recorder.palette.strong)
        left, inner = x + BAR, self._inner(width)
        palette = recorder.palette
        between = palette.rule if palette.callout == palette.paper else palette.paper
        for index, point in enumerate(self.points):
            if index:
                recorder.artifact(Line((left, top), (left, top - height), between, 2 * RULE))
            own = point.height(inner)
            point.draw(recorder, left + self.padding[0], top - self.grid.near((height - own) / 2), inner, own)
            left += self._cell(width)

    def words(self) -> str:
        return self.points[0].words()


@record(frozen=False)
class Rule(Box):
    """A rule between two parts of a box, over the whole width."""

    colour: str

    @property
    def clings(self) -> bool:
        return True

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.rule(x, x + width, top, colour=self.colour, line=RULE)


@record(frozen=False)
class MarkedBox(Box):
    """Words with a condition's marker before them."""

    marker: str
    colour: str
    box: Box
    size: float
    gap: float

    def __post_init__(self) -> None:
        self.at = self.box.at

    @property
    def introduces(self) -> bool:
        return self.box.introduces

    @property
    def heads(self) -> bool:
        return self.box.heads

    def natural_width(self) -> float:
        own = self.box.natural_width()
        return own + self.size + self.gap if own else 0.0

    def least_width(self) -> float:
        return self.box.least_width() + self.size + self.gap

    def narrowest(self) -> float:
        return self.box.narrowest() + self.size + self.gap

    def height(self, width: float) -> float:
        return self.box.height(width - self.size - self.gap)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        first = self.box.height(width - self.size - self.gap)
        recorder.shape(self.marker, x + self.size / 2, top - min(first, self.size * 1.65) / 2, self.size, self.colour)
        self.box.draw(recorder, x + self.size + self.gap, top, width - self.size - self.gap, height)

    def words(self) -> str:
        return self.box.words()


@record(frozen=False)
class PassportBox(Box):
    """The foot of the last page: a grey ground over the full width, with version, sources, links and status.

    What stands in the first ``side`` points within the margins has the colour of the title band for its ground.
    """

    body: Box
    margin: float
    padding: float
    foot: float  # room below, in points
    leaves_room: bool = False  # whether its last line leaves the right end free for the page number
    side: float = 0.0

    def __post_init__(self) -> None:
        self.at = self.body.at

    def height(self, width: float) -> float:
        return self.body.height(width - 2 * self.margin) + self.padding + self.foot

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.rect(x, top, width, height, fill=recorder.palette.footer)
        if self.side:
            recorder.rect(x, top, self.margin + self.side, height, fill=recorder.palette.accent)
        recorder.rule(x, x + width, top, colour=recorder.palette.accent, line=2)
        self.body.draw(recorder, x + self.margin, top - self.padding, width - 2 * self.margin, height)

    def parted(self, width: float, least: float) -> tuple[Box, PassportBox] | None:
        """Its first words, at least so many points high and without a ground, and the rest, which is the larger part.

        None where that cannot be.
        """
        inner = width - 2 * self.margin
        most = self.body.height(inner) / 2
        breaks = [one for one in self.body.breaks(inner) if least <= one.start <= most]
        if self.side or not breaks:
            return None
        above, rest = self.body.cut(inner, min(breaks, key=lambda one: (one.cost, one.start)).path)
        return above, replace(self, body=rest)

    def words(self) -> str:
        return self.body.words()


def card(body: Box, colour: str, ground: str, padding: tuple[float, float], look: Spacing) -> PanelBox:
    """A bordered card in a condition's colour."""
    return PanelBox(
        body, padding, stroke=colour, line=0.6 * look.frame, radius=0.9 * look.radius, fill=ground, torn=CARD
    )
