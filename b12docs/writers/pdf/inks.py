"""The inks that a file is printed with: every colour of a page, as the operators of one colour space.

A colour is #RRGGBB everywhere else; here alone it becomes red, green and blue, grey, or four printing inks
(ISO 32000-1 §8.6.4, device colour spaces).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Protocol

from b12docs.look.colour import BLACK, grey, rgb
from b12docs.records import record
from b12docs.source.raster import Raster, Size
from b12docs.writers.pdf.images import Samples, of_encoded, of_inks
from b12docs.writers.pdf.syntax import number, numbers

if TYPE_CHECKING:
    from b12docs.writers.pdf.icc import Cmyk, Profile

_PLACES = 3  # decimals of a colour: finer than the 255 steps that it has

BLACK_ALONE: Cmyk = (0.0, 0.0, 0.0, 1.0)
ALL_PLATES: Cmyk = (1.0, 1.0, 1.0, 1.0)  # crop marks are on each, so that the printer sees whether they register


class Inks(Protocol):
    """How the colours and pictures of a document are written. Inks that write alike are equal."""

    def fill(self, colour: str) -> str:
        """The operator that fills what follows, text included, with the colour."""

    def stroke(self, colour: str) -> str:
        """The operator that draws the lines that follow in the colour."""

    def overprints(self, colour: str) -> bool:
        """Whether text in the colour is printed over what lies below it, not into a hole that is left for it."""

    def picture(self, picture: Raster, size: Size) -> Samples:
        """The picture in this size, in the colour space of the file."""

    def __hash__(self) -> int: ...


@record
class RgbInks:
    """Red, green and blue, for screens and office printers."""

    def fill(self, colour: str) -> str:
        return f"{_rgb(colour)} rg"

    def stroke(self, colour: str) -> str:
        return f"{_rgb(colour)} RG"

    def overprints(self, colour: str) -> bool:
        return False

    def picture(self, picture: Raster, size: Size) -> Samples:
        return of_encoded(picture.encoded(size))


@record
class GreyInks:
    """Greys of one ink, so that a colour printer takes its black alone."""

    def fill(self, colour: str) -> str:
        return f"{_grey(colour)} g"

    def stroke(self, colour: str) -> str:
        return f"{_grey(colour)} G"

    def overprints(self, colour: str) -> bool:
        return False

    def picture(self, picture: Raster, size: Size) -> Samples:
        return of_encoded(picture.encoded(size, grey=True))


@record
class CmykInks:
    """The four inks of a printing condition; ``ink``, the colour of text, is black alone, and so is all that is grey.

    Black text is printed over its ground: a hole for it would show as a white edge where the plates lie a little apart.
    With ``grey`` everything is, pictures and drawings too, so that the whole file is printed in black.
    """

    profile: Profile
    ink: str
    grey: bool = False

    def fill(self, colour: str) -> str:
        return f"{numbers(self._inks(colour), _PLACES)} k"

    def stroke(self, colour: str) -> str:
        return stroke_inks(self._inks(colour))

    def overprints(self, colour: str) -> bool:
        return self._inks(colour) == BLACK_ALONE

    def picture(self, picture: Raster, size: Size) -> Samples:
        pixels = picture.pixels(size)
        return of_inks(self.profile.separated(pixels.convert("L") if self.grey else pixels))

    def _inks(self, colour: str) -> Cmyk:
        if colour in (self.ink, BLACK):
            return BLACK_ALONE
        return self.profile.inks(grey(colour) if self.grey else colour)


@cache
def _rgb(colour: str) -> str:
    return numbers(rgb(colour), _PLACES)


@cache
def _grey(colour: str) -> str:
    return number(rgb(grey(colour))[0], _PLACES)


def stroke_inks(inks: Cmyk) -> str:
    """The operator that draws the lines that follow in inks that stand for no colour."""
    return f"{numbers(inks, _PLACES)} K"
