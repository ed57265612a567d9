"""The inks that a file is printed with: every colour of a page, as the operators of one colour space.

A colour is #RRGGBB everywhere else; here alone it becomes red, green and blue, grey, or four printing inks
(ISO 32000-1 §8.6.4, device colour spaces).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from b12docs.theme import rgb

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.pdfgen.textobject import PDFTextObject


class Inks(Protocol):
    """How the colours and pictures of a document are written."""

    def fill(self, target: Canvas | PDFTextObject, colour: str) -> None:
        """Fill what follows, text included, with the colour."""

    def stroke(self, canvas: Canvas, colour: str) -> None:
        """Draw the lines that follow in the colour."""

    def picture(self, picture: Image) -> Image:
        """The picture in the same colour space."""


class RgbInks:
    """Red, green and blue, for screens and office printers."""

    def fill(self, target: Canvas | PDFTextObject, colour: str) -> None:
        target.setFillColorRGB(*rgb(colour))

    def stroke(self, canvas: Canvas, colour: str) -> None:
        canvas.setStrokeColorRGB(*rgb(colour))

    def picture(self, picture: Image) -> Image:
        return picture
