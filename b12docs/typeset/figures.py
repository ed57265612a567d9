"""Figures on a page: drawings as vector art and photographs, and pictograms beside words."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

from b12docs.diagnostics import Location
from b12docs.drawing.svg import Drawing
from b12docs.paper import MM
from b12docs.records import field, record, replace
from b12docs.source.raster import Raster
from b12docs.typeset.boxes import Box, TextBox
from b12docs.typeset.breaks import Break
from b12docs.typeset.frames import Figure, Image, Unseen
from b12docs.typeset.grid import Grid
from b12docs.typeset.panels import Labelled
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.stack import Entry, Stack
from b12docs.typeset.structure import Element
from b12docs.typeset.wording import UNBROKEN

MIN_FIGURE = 15 * MM  # the least width of a drawing in a table, where it is not smaller itself
CAPTION_LINES = 2  # of the words under a figure that stands beside others
MIN_WORDS = 22 * MM  # the least width of words beside a figure


@record(frozen=False)
class FigureBox(Box):
    """A drawing or a photograph ``size`` points high, at most as wide as its room, in its structure element.

    Where its page has room it grows up to ``most`` points.
    """

    art: Drawing | Raster
    size: float
    grid: Grid
    element: Element
    at: Location | None = None
    most: float = 0.0

    @property
    def shows(self) -> bool:
        return True

    def scale(self, width: float) -> float:
        """Points for a unit of the drawing, or for a point of the photograph."""
        return min(self.size / self.art.height, width / self.art.width)

    def natural_width(self) -> float:
        return self.art.width * self.size / self.art.height

    def least_width(self) -> float:
        return min(self.natural_width(), MIN_FIGURE)

    def height(self, width: float) -> float:
        return self.grid.up(self.art.height * self.scale(width))

    def elastic(self, width: float) -> float:
        return max(0.0, replace(self, size=self.most).height(width) - self.height(width)) if self.most else 0.0

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        size = max(self.size, min(self.most, height))
        self.draw_at(recorder, x, top, replace(self, size=size).scale(width))

    def draw_at(self, recorder: Recorder, x: float, top: float, scale: float) -> None:
        """Draw the figure at a scale, in its element."""
        width, height = scale * self.art.width, scale * self.art.height
        self.element.box = (x, top - height, x + width, top)
        if isinstance(self.art, Drawing):
            unseen = Unseen(x, top - height, width, height)
            recorder.content(self.element, Figure(self.art, x, top, scale), unseen)
        else:
            recorder.content(self.element, Image(self.art, x, top - height, width, height, self.at))

    def words(self) -> str:
        return "a figure"


@record(frozen=False)
class PicturedBox(Box):
    """Words with a pictogram before them, on a tile ``side`` points wide: decoration, for the words say it all.

    The words stand in the middle of the tile's height. With a ``line`` (the leading of numbered words, in points) the
    tile stands in the middle of their first line, as the number before it does, and rises into the space above.
    """

    drawing: Drawing
    body: Box
    side: float
    gap: float
    grid: Grid
    line: float = 0.0
    tile: bool = True  # whether it has a ground of its own: on another tint this would hardly be seen

    def __post_init__(self) -> None:
        self.at = self.body.at

    def _inner(self, width: float) -> float:
        return width - self.side - self.gap

    @property
    def _rise(self) -> float:
        return max(0.0, self.side - self.line) / 2 if self.line else 0.0

    def _drop(self, width: float) -> float:
        spare = 0.0 if self.line else self.side - self.body.height(self._inner(width))
        return self.grid.near(max(0.0, spare) / 2)

    def natural_width(self) -> float:
        own = self.body.natural_width()
        return own + self.side + self.gap if own else 0.0

    def least_width(self) -> float:
        return self.body.least_width() + self.side + self.gap

    def narrowest(self) -> float:
        return self.body.narrowest() + self.side + self.gap

    def height(self, width: float) -> float:
        return max(self.grid.up(self.side), self.body.height(self._inner(width)))

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        _draw_tile(recorder, self.drawing, x, top + self._rise, self.side, tile=self.tile)
        room = self._inner(width)
        self.body.draw(recorder, x + self.side + self.gap, top - self._drop(width), room, self.body.height(room))

    def words(self) -> str:
        return self.body.words()


def _draw_tile(recorder: Recorder, drawing: Drawing, x: float, top: float, side: float, *, tile: bool = True) -> None:
    """A pictogram on a tinted square, or without one: decoration."""
    if tile:
        recorder.ground(x, top, side, side, fill=recorder.palette.callout, radius=0.75 * recorder.spacing.radius)
    inset = 0.08 * side
    scale = (side - 2 * inset) / max(drawing.width, drawing.height)
    recorder.artifact(Figure(drawing, x + inset, top - inset, scale))


@record(frozen=False)
class Beside(Box):
    """A drawing, and words to the right of it; below it where the room is narrow.

    One that is ``captioned`` has its caption as the last of the words. Where these go on on the next page, the caption
    stays with the drawing. A caption that stands ``under`` the drawing is no part of the words. Where there is room,
    the drawing grows up to ``most`` points. Those that are ``alike``, in equal columns, grow by the same, and their
    words begin at one height. One ``in_card`` grows above its words alone, and beside them begins at their top: so it
    is as large as those in the cards beside it, and level with them.
    """

    figure: FigureBox
    words_box: Stack
    gap: float
    grid: Grid
    captioned: bool = False
    under: TextBox | None = None
    most: float = 0.0
    alike: list[Beside] = field(default_factory=list)
    in_card: bool = False

    def __post_init__(self) -> None:
        self.at = self.words_box.at

    @property
    def shows(self) -> bool:
        return True

    def natural_width(self) -> float:
        return self.figure.natural_width() + self.gap + self.words_box.natural_width()

    def least_width(self) -> float:
        return max(self.figure.least_width(), self.words_box.least_width())

    def _left(self, width: float) -> float:
        """The room that the figure takes at the left; 0 where the words stand below it."""
        taken = self._across(width) + self.gap
        return taken if self._leaves_room(width, taken) else 0.0

    @property
    def _least_words(self) -> float:
        return max(MIN_WORDS, self.words_box.least_width())

    def _leaves_room(self, width: float, taken: float) -> bool:
        return width - taken >= self._least_words - 0.01

    def _across(self, width: float) -> float:
        """The width of the drawing, and of the words under it: that of two lines of theirs, or up to half the room."""
        own = self.figure.art.width * self.figure.scale(width)
        if not self.under:
            return own
        least, room = max(own, self.under.least_width()), width - self.gap
        wide = max(least, self._on_two_lines)
        if self._leaves_room(width, wide + self.gap):
            return wide
        return max(least, min(room / 2, room - self._least_words))

    @cached_property
    def _on_two_lines(self) -> float:
        """The least width at which the words under the drawing stand on two lines, or on as few as they can.

        That is more where no line may have all letters of one of two.
        """
        assert self.under
        said, step = self.under.wording, 0.25 * self.under.style.size
        fewest = max(CAPTION_LINES, said.count(UNBROKEN))
        steps = range(int(UNBROKEN / step) + 1)
        taken = bisect_left(steps, True, key=lambda more: said.count(said.longest + more * step) <= fewest)
        return said.longest + taken * step

    def _shown(self, width: float, left: float) -> float:
        """The height of the drawing and of what stands under it."""
        under = self.under.height(self._across(width) if left else width) if self.under else 0.0
        return self.figure.height(width) + under

    def hangs(self, width: float) -> bool:
        return not self._left(width)

    def _grown(self, size: float) -> Beside:
        alike = [replace(one, figure=replace(one.figure, size=size), alike=[]) for one in self.alike]
        return replace(self, figure=replace(self.figure, size=size), most=0.0, alike=alike)

    def _words_height(self, width: float) -> float:
        return self.words_box.height(width - self._left(width))

    def elastic(self, width: float) -> float:
        if not self.most:
            return 0.0
        grown = self._grown(self.most)
        beside = bool(self._left(width))
        alike = beside == bool(grown._left(width)) and beside != self.in_card
        return max(0.0, grown.height(width) - self.height(width)) if alike else 0.0

    def _size(self, width: float, height: float) -> float:
        """What the drawing grows to, with all that are alike, as far as the words beside them keep their room."""
        size = min(self.most, height) if self.elastic(width) else 0.0
        while size > self.figure.size and not self._all_fit(size, width, height):
            size -= self.grid.step
        return size

    def _all_fit(self, size: float, width: float, height: float) -> bool:
        return all(one._grown(size).height(width) <= height + 0.01 for one in (self, *self.alike))

    def height(self, width: float) -> float:
        left = self._left(width)
        figure, words = self._shown(width, left), self.words_box.height(width - left)
        return max(figure, words) if left else figure + self.grid.step + words

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        size = self._size(width, height)
        if size > self.figure.size:
            self._grown(size).draw(recorder, x, top, width, height)
            return
        left = self._left(width)
        figure, words = self._shown(width, left), self.words_box.height(width - left)
        upper = top - (0.0 if self.in_card else self._drop(height - figure, left))
        self.figure.draw(recorder, x, upper, width, figure)
        if self.under:
            own = self._across(width) if left else width
            self.under.draw(recorder, x, upper - self.figure.height(width), own, self.under.height(own))
        highest = max([words, *(one._words_height(width) for one in self.alike)])
        beside = 0.0 if self.in_card else self._drop(height - highest, left)
        drop = beside if left else figure + self.grid.step
        self.words_box.draw(recorder, x + left, top - drop, width - left, words)

    def _drop(self, spare: float, left: float) -> float:
        return self.grid.near(max(0.0, spare) / 2) if left else 0.0

    def breaks(self, width: float) -> list[Break]:
        left = self._left(width)
        figure, (words, _) = self._shown(width, left), self._parted()
        spare = self.height(width) - words.height(width - left)  # and the caption's, which the rest lacks as well
        caption = self.words_box.height(width - left) - words.height(width - left)
        above = figure + self.grid.step + caption
        return [
            Break(max(figure, caption + one.end) if left else above + one.end, spare + one.start, one.cost, one.path)
            for one in words.breaks(width - left)
        ]

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        left, (words, caption) = self._left(width), self._parted()
        first, rest = words.cut(width - left, path)
        kept = replace(first, entries=[*first.entries, *caption])
        return replace(self, words_box=kept), Labelled(None, rest, left)

    def _parted(self) -> tuple[Stack, list[Entry]]:
        """The words without the caption, and the caption."""
        count = len(self.words_box.entries) - self.captioned
        return replace(self.words_box, entries=self.words_box.entries[:count]), self.words_box.entries[count:]

    def words(self) -> str:
        return self.words_box.words() or self.figure.words()
