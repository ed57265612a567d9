"""The look of a layout: its spaces and text styles, and what the blocks of a component inherit."""

from __future__ import annotations

from dataclasses import dataclass

from b12docs.paper import MM
from b12docs.theme import Palette
from b12docs.writers.pdf.tags import Element
from b12docs.writers.pdf.text import Style

ROUND, SQUARE = "•", "■"
POSTER_LEADING = 20.0  # points; at or above it a page is a poster
BAND_LOGO, BAND_NAME = 46 * MM, 90 * MM  # the most width for the clinic's logo or name in the title band
COMPACT_LEADING = 12.0  # points; at or below it a page is set densely


@dataclass(frozen=True)
class Spaces:
    """The spaces of a layout in points: page margin, space between blocks, space inside boxes."""

    margin: float
    gap: float
    line: float  # the leading of the body text; small spaces are parts of it

    @property
    def _open(self) -> float:
        """1 for text that is read by patients, less for the dense pages of clinicians."""
        return 1.0 if self.line > COMPACT_LEADING else 0.45

    @property
    def item(self) -> float:
        """Between the entries of a list."""
        return 0.22 * self.line * self._open

    @property
    def under_heading(self) -> float:
        """Between a heading and its text."""
        return 0.25 * self.line * self._open

    @property
    def paragraph(self) -> float:
        """Between paragraphs."""
        return 0.42 * self.line * self._open

    @property
    def write_in(self) -> float:
        """The height of a line to write on: 7.6 mm for patients, less where the type is small."""
        return min(7.6 * MM, 1.35 * self.line)

    @property
    def logo(self) -> float:
        """The most height of the clinic's logo."""
        if self.line >= POSTER_LEADING:
            return 16 * MM
        return 8 * MM if self.line > COMPACT_LEADING else 5 * MM

    @property
    def padding(self) -> float:
        """Inside a box, at its sides."""
        return min((0.9 if self.line > COMPACT_LEADING else 0.75) * self.line, 5 * MM)


class Styles:
    """The text styles of a layout at one level, from its type scale."""

    def __init__(
        self, scale: dict[str, tuple[float, float]], palette: Palette, least: float, measure: int | None
    ) -> None:
        self.scale, self.palette, self.least, self.measure = scale, palette, least, measure or 1000

    def named(self, name: str, colour: str = "", *, bold: bool = False, balance: bool = False) -> Style:
        """The style of a name of the type scale."""
        size, leading = self.scale[name]
        ink = colour or self.palette.ink
        return Style(size, leading, ink, colour or self.palette.link, bold, balance, self.least, self.measure)

    @property
    def body(self) -> Style:
        """Running text."""
        return self.named("body")


@dataclass(frozen=True)
class Context:
    """What the blocks inside a component inherit."""

    element: Element
    body: Style
    h2: Style
    h3: Style
    bullet: str = ROUND
    bullet_colour: str = ""
