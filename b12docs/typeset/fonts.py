"""The fonts of the PDF: Source Sans Pro from its package, embedded as subsets; never a standard-14 font.

Those of scripts beyond Latin are packaged with the program, in files of their names; ``scripts`` says which shows what.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from b12docs.later import lightly
from b12docs.typeset.kerning import Kerning

# ReportLab loads what it may need, pictures, temporary files, and HarfBuzz for shaping of its own: much of the start.
with lightly("PIL.Image", "pickle", "tempfile", absent=("uharfbuzz",)):
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "SourceSans", "SourceSans-Bold"
_FILES = {REGULAR: "SourceSansPro-Regular.ttf", BOLD: "SourceSansPro-Bold.ttf"}


_HERE = Path(__file__).resolve().parents[1]  # the package's own folder


def path(font: str) -> Path:
    """The file of a font; no ``importlib.resources``, whose loading takes as long as reading the font."""
    if font not in _FILES:
        packaged = _HERE / "data" / "fonts"
        return (packaged if packaged.exists() else _HERE.parent / "fonts") / f"{font}.ttf"
    package = find_spec("font_source_sans_pro")
    assert package is not None
    assert package.submodule_search_locations is not None
    return Path(package.submodule_search_locations[0], "files", _FILES[font])


@cache
def register() -> None:
    """Make the fonts known to ReportLab, once a process."""
    for name in _FILES:
        pdfmetrics.registerFont(TTFont(name, str(path(name)), asciiReadable=0, shapable=False))


def name(*, bold: bool) -> str:
    """The registered name of the weight."""
    return BOLD if bold else REGULAR


@lru_cache(maxsize=20_000)
def width(text: str, font: str) -> float:
    """The width of the text at a size of 1 point."""
    if font not in _FILES:
        from b12docs.typeset import shaping  # documents in Latin script need no shaping

        return shaping.width(text, font)
    return float(pdfmetrics.stringWidth(text, font, 1))


def kerned(text: str, font: str) -> Iterator[tuple[str, float]]:
    """The text in parts that letters move between, each with its width at a size of 1 point, kerning included.

    These fonts kern no pair with a space, so that words are as wide in a line as they are by themselves.
    """
    part = ""
    for left, right in pairwise(f"{text} "):
        part += left
        move = _kern(left, right, font)
        if move:
            yield part, width(part, font) + move
            part = ""
    if part:
        yield part, width(part, font)


@lru_cache(maxsize=4096)
def _kern(left: str, right: str, font: str) -> float:
    """The kerning of two characters at a size of 1 point."""
    glyphs = pdfmetrics.getFont(font).face.charToGlyph
    kerning = _kerning(font)
    return kerning.pair(glyphs.get(ord(left), 0), glyphs.get(ord(right), 0)) / kerning.em


@cache
def _kerning(font: str) -> Kerning:
    return Kerning(path(font).read_bytes())


def missing(text: str) -> list[str]:
    """The characters of the text that the font cannot show."""
    return sorted(set(text) - _known())


@cache
def _known() -> frozenset[str]:
    """The characters of the font."""
    register()
    return frozenset(map(chr, pdfmetrics.getFont(REGULAR).face.charToGlyph))
