"""The look of a layout: its spaces and text styles, and what the blocks of a component inherit."""

from __future__ import annotations

from functools import cache, cached_property

from b12docs.look.palette import Palette
from b12docs.look.theme import Spacing
from b12docs.paper import MM
from b12docs.records import record, replace
from b12docs.typeset.grid import Grid
from b12docs.typeset.pieces import UNBOUND, Style
from b12docs.typeset.scripts import Script, script_of
from b12docs.typeset.structure import Element

ROUND, SQUARE = "•", "■"
MOST_TAB = 45 * MM  # the most width for the clinic's logo or name in the title band
LARGE = 18.0  # points; text of this size or more is large print
# Of a line; where it is less, what guesses from spaces takes a heading for words of the text. Large print parts more.
ABOVE_HEADING, ABOVE_LARGE = 0.45, 0.7
ABOVE_LABELS = 1.0  # above a figure with labels: most lines of such a page stand further apart
# By how many steps of the grid headings stand further from their words where a page has room. On dense pages a rule
# above each parts it, and blocks need the rest: the red box among them.
LOOSEST, LOOSEST_LARGE, LOOSEST_DENSE = 2, 3, 1
LATIN = 1.25  # the leading of Latin text, as a part of its size
COMPACT_LEADING = 12.0  # points; at or below it a page is set densely
ASCENT = 0.79  # from the top of type that is set solid to its baseline, as a part of its size


@record
class Spaces:
    """The spaces of a layout in points: page margin, between blocks, inside boxes; those that go down are whole steps.

    ``on_grid`` makes the one between blocks so.
    """

    margin: float
    gap: float
    line: float  # the leading of the body text; small spaces are parts of it
    look: Spacing  # which parts, by the theme
    poster: bool = False  # whether the page hangs on a wall
    high: bool = False  # whether lines are so high that a quarter of a Latin one is too coarse to set them apart by

    @cached_property
    def grid(self) -> Grid:
        """The baseline grid: a quarter of a line of text that patients read, an eighth on dense pages and on a wall.

        Lines of a script that are twice as high have an eighth, too.
        """
        return Grid(self.line / (4 if self._is_airy and not self.high else 8))

    @property
    def is_open(self) -> bool:
        """Whether the text is set for patients, not on the dense pages of clinicians."""
        return self.line > COMPACT_LEADING

    @property
    def _is_airy(self) -> bool:
        """Whether lines need spaces between them to be told apart: large type on a wall does so by itself."""
        return self.is_open and not (self.poster and self.line >= LARGE)

    @cached_property
    def item(self) -> float:
        """Between the entries of a list."""
        return self._part(self.look.item)

    @cached_property
    def numbered(self) -> float:
        """Between actions, which are read one by one."""
        return self.grid.near(1.2 * self.look.paragraph * self.line) if self.is_open else 2 * self.item

    def above_heading(self, script: Script | None, *, labelled: bool = False) -> float:
        """The least between words and the heading of the next section, however tight the page is.

        Lines of a ``script`` with tall letters are further from each other than Latin ones. A heading is ``labelled``
        where a figure with labels stands below it.
        """
        tall = script.leading / LATIN if script else 1.0
        part = ABOVE_LARGE if self.line > LARGE else ABOVE_LABELS if labelled else ABOVE_HEADING
        return self.grid.up(part * max(1.0, tall) * self.line)

    @cached_property
    def under_heading(self) -> float:
        """Between a heading and its text."""
        return self._part(self.look.under_heading)

    @property
    def looser(self) -> tuple[tuple[float, float], ...]:
        """By how much further headings may be from their words, and yet further from those before; the most first."""
        step = self.grid.step
        most = LOOSEST_LARGE if self.line > LARGE else LOOSEST if self.is_open else LOOSEST_DENSE
        return (most * step, step), *((steps * step, 0.0) for steps in range(most, 0, -1))

    @cached_property
    def paragraph(self) -> float:
        """Between paragraphs."""
        return self._part(self.look.paragraph)

    @cached_property
    def write_in(self) -> float:
        """The height of a line to write on: 7.6 mm for patients, less where the type is small."""
        return self.grid.near(max(7.6 * MM, 1.3 * self.line) if self.is_open else 1.35 * self.line)

    @cached_property
    def ruled(self) -> float:
        """Between ruled lines for questions."""
        return self.grid.up(max(8 * MM, 1.3 * self.line))

    @cached_property
    def icon(self) -> float:
        """The side of the tile of a pictogram: two lines of the text beside it, 10.6 mm and more for patients."""
        return 2 * self.line

    @cached_property
    def logo(self) -> float:
        """The most height of the clinic's logo."""
        return 15 * MM

    @cached_property
    def padding(self) -> float:
        """Inside a box, at its sides."""
        part = self.look.padding * (1.0 if self.is_open else 5 / 6)
        return min(part * self.line, 5 * MM)

    def inset(self, part: float) -> float:
        """A part of the padding, above and below the text of a box."""
        return self.grid.near(part * self.padding)

    def _part(self, part: float) -> float:
        """A part of a line, in whole steps; dense pages and those on a wall have less than half of it."""
        return max(self.grid.step, self.grid.near(part * self.line * (1.0 if self._is_airy else 0.45)))

    def on_grid(self) -> Spaces:
        """The spaces with the one between blocks in whole steps."""
        return replace(self, gap=self.grid.near(self.gap))


class Styles:
    """The text styles of a layout at one level, from its type scale; all lines stand on the baseline grid."""

    def __init__(
        self, scale: dict[str, tuple[float, float]], palette: Palette, grid: Grid, least: float, measure: int | None,
        language: str = "", over: int = 0,
    ) -> None:  # fmt: skip
        self.script = script_of(language)
        self.language = language if self.script else ""
        self.from_right = bool(self.script and self.script.rtl)
        self.scale, self.palette, self.grid = scale, palette, grid
        self.least, self.measure = least, measure or UNBOUND
        self.over = over
        self.named = cache(self._named)  # one and the same for all that look alike: its lines are found by it

    def _named(self, name: str, colour: str = "", *, bold: bool = False, balance: bool = False) -> Style:
        """The style of a name of the type scale."""
        size, leading = self.scale[name]
        leading = max(self.grid.near(leading), self.grid.up(size), self._least(size))
        drop = self._drop(size, leading)
        ink = colour or self.palette.ink
        link = colour or self.palette.link
        return Style(
            size, leading, ink, link, bold, balance, self.least, self.measure, self.over, drop,
            name == "title", self.language,
            self.grid.step if self.script else 0.0,
        )  # fmt: skip

    def scaled(self, style: Style, part: float) -> Style:
        """A style at a part of its size."""
        size = part * style.size
        leading = max(self.grid.near(part * style.leading), self.grid.up(size), self._least(size))
        return replace(style, size=size, leading=leading, drop=self._drop(size, leading))

    def _least(self, size: float) -> float:
        """The least leading of letters beyond Latin, at which their lines don't meet."""
        return self.grid.up(self.script.leading * size) if self.script else 0.0

    def _drop(self, size: float, leading: float) -> float:
        if self.script:
            return self.grid.near((leading - self.script.leading * size) / 2 + self.script.above * size)
        return self.grid.near((leading - size) / 2 + ASCENT * size)

    @property
    def body(self) -> Style:
        """Running text."""
        return self.named("body")


@record
class Context:
    """What the blocks inside a component inherit."""

    element: Element
    body: Style
    h2: Style
    h3: Style
    h3_yields: tuple[Style, ...] = ()  # what headings of that level may yield to where they would not stand on one line
    bullet: str = ROUND
    bullet_colour: str = ""
    tone: str = ""  # the colour of what stands out: in a card or a column its condition's
    rule: str = ""  # the colour of a rule between columns
    icons: float = 0.0  # the height of the pictograms of tiles, as a part of the usual one; 0 where it is that
    ruled: bool = False  # whether headings of sections have a rule above them
    on_panel: bool = False  # whether they stand on a tint, on which a tile would hardly be seen
