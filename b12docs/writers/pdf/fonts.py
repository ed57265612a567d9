"""The fonts of the PDF: Source Sans Pro from its package, embedded as subsets; never a standard-14 font."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "SourceSans", "SourceSans-Bold"
_FILES = {REGULAR: "SourceSansPro-Regular.ttf", BOLD: "SourceSansPro-Bold.ttf"}


@cache
def register() -> None:
    """Make the fonts known to ReportLab, once a process."""
    folder = files("font_source_sans_pro") / "files"
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(folder / file), asciiReadable=0, shapable=False))


def name(*, bold: bool) -> str:
    """The registered name of the weight."""
    return BOLD if bold else REGULAR


@lru_cache(maxsize=20_000)
def width(text: str, font: str) -> float:
    """The width of the text at a size of 1 point."""
    return float(pdfmetrics.stringWidth(text, font, 1))


def missing(text: str) -> list[str]:
    """The characters of the text that the font cannot show."""
    register()
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    return sorted({char for char in text if ord(char) not in known})
