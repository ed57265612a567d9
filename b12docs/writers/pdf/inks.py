"""The inks that a file is printed with: every colour of a page, as the operators of one colour space.

A colour is #RRGGBB everywhere else; here alone it becomes red, green and blue, grey, or four printing inks
(ISO 32000-1 §8.6.4, device colour spaces).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from b12docs.look.colour import grey, rgb
from b12docs.writers.pdf.icc import Cmyk, Profile

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject

BLACK = "#000000"
BLACK_ALONE: Cmyk = (0.0, 0.0, 0.0, 1.0)
ALL_PLATES: Cmyk = (1.0, 1.0, 1.0, 1.0)  # crop marks are on each, so that the printer sees whether they register


class Inks(Protocol):
    """How the colours and pictures of a document are written."""

    def fill(self, target: Canvas | PDFTextObject, colour: str) -> None:
        """Fill what follows, text included, with the colour."""

    def stroke(self, canvas: Canvas, colour: str) -> None:
        """Draw the lines that follow in the colour."""

    def picture(self, picture: Image) -> Image:
        """The RGB picture in the colour space of the file."""


class RgbInks:
    """Red, green and blue, for screens and office printers."""

    def fill(self, target: Canvas | PDFTextObject, colour: str) -> None:
        target.setFillColorRGB(*rgb(colour))

    def stroke(self, canvas: Canvas, colour: str) -> None:
        canvas.setStrokeColorRGB(*rgb(colour))

    def picture(self, picture: Image) -> Image:
        return picture


class GreyInks:
    """Greys of one ink, so that a colour printer takes its black alone."""

    def fill(self, target: Canvas | PDFTextObject, colour: str) -> None:
        target.setFillGray(rgb(grey(colour))[0])

    def stroke(self, canvas: Canvas, colour: str) -> None:
        canvas.setStrokeGray(rgb(grey(colour))[0])

    def picture(self, picture: Image) -> Image:
        return picture.convert("L")


@dataclass(frozen=True)
class CmykInks:
    """The four inks of a printing condition; ``ink``, the colour of text, is black alone, and so is all that is grey.

    With ``grey`` everything is, pictures and drawings too, so that the whole file is printed in black.
    """

    profile: Profile
    ink: str
    grey: bool = False

    def fill(self, target: Canvas | PDFTextObject, colour: str) -> None:
        target.setFillColorCMYK(*self._inks(colour))

    def stroke(self, canvas: Canvas, colour: str) -> None:
        canvas.setStrokeColorCMYK(*self._inks(colour))

    def picture(self, picture: Image) -> Image:
        return self.profile.separated(picture.convert("L") if self.grey else picture)

    def _inks(self, colour: str) -> Cmyk:
        if colour in (self.ink, BLACK):
            return BLACK_ALONE
        return self.profile.inks(grey(colour) if self.grey else colour)


def stroke_inks(canvas: Canvas, inks: Cmyk) -> None:
    """Draw the lines that follow in inks that stand for no colour."""
    canvas.setStrokeColorCMYK(*inks)
