"""A theme: palettes, type scale and spaces."""

from __future__ import annotations

from b12docs.look.colour import luminance
from b12docs.look.palette import Palette
from b12docs.records import record

STYLES = ("title", "kind", "subtitle", "h2", "h3", "row", "label", "callout", "large", "body", "small")
TypeScale = dict[str, tuple[float, float]]  # a style's name -> its size and leading


@record
class Spacing:
    """The spaces and lines of a theme.

    The first four are parts of the body's leading: between the entries of a list, between a heading and its text,
    between paragraphs, and inside a box. Then follow, in points, the radius of a box's corners, the frame of cards
    and warnings, and the line to write on.
    """

    item: float
    under_heading: float
    paragraph: float
    padding: float
    radius: float
    frame: float
    rule: float


@record
class Theme:
    """A look: palettes for paper and for dark screens, sizes as multiples of the body's size, and spaces."""

    name: str
    title: str
    palette: Palette
    dark: Palette
    type: TypeScale
    spacing: Spacing
    takes_accent: bool  # whether a clinic's own colour takes the place of the accent

    @property
    def is_dark(self) -> bool:
        """Whether words are lighter than the paper."""
        return luminance(self.palette.ink) > luminance(self.palette.paper)

    def sizes(self, own: TypeScale) -> TypeScale:
        """Sizes and leadings in points: a layout's own, else the theme's for its body, in tenths of a point."""
        body = own["body"][0]
        rest = [(name, *multiples) for name, multiples in self.type.items() if name not in own]
        return own | {name: (round(size * body, 1), round(leading * body, 1)) for name, size, leading in rest}
