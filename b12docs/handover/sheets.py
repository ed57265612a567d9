"""Pictures of all pages as files, and one of all of them together: to look at, to compare, to send to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, sqrt
from pathlib import PurePath
from textwrap import wrap
from typing import TYPE_CHECKING

from b12docs.diagnostics import SelectionError
from b12docs.handover.pictures import POINTS_PER_INCH, as_png, looks, picture

if TYPE_CHECKING:
    from PIL.Image import Image

CONTACT_SHEET = "contact-sheet.png"
_MOST_PIXELS = 120_000_000  # of a picture: a poster on A1 at 300 dpi has 70 millions
_THUMB, _GAP, _CAPTION = 220, 16, 48  # pixels: the longer side of a small page, what parts them, the words below
_NAMED = 34  # letters of a name that stand below a small page
_GROUND, _INK, _EDGE = "#FFFFFF", "#16242E", "#6B7A85"


def pictures_of(documents: Mapping[str, bytes], dpi: int, *, grey: bool = False) -> dict[str, bytes]:
    """The file of each page, and the contact sheet, by their names: ``NAME-page-1.png`` for the PDF ``NAME.pdf``.

    Raises SelectionError where a picture would be too large.
    """
    files: dict[str, bytes] = {}
    small: dict[str, Image] = {}
    for name, data in documents.items():
        for number, look in enumerate(looks(data), 1):
            scale = dpi / POINTS_PER_INCH
            _refuse_large(name, look.width * scale, look.height * scale, dpi)
            page = f"{PurePath(name).stem}-page-{number}.png"
            files[page] = as_png(picture(data, number, scale, grey=grey), dpi)
            small[page] = picture(data, number, _THUMB / max(look.width, look.height), grey=grey)
    return {**files, CONTACT_SHEET: as_png(_contact_sheet(small))}


def is_page_of(name: str, documents: Iterable[str]) -> bool:
    """Whether a file of this name is a picture of a page of one of the documents."""
    stem, _, number = name.removesuffix(".png").rpartition("-page-")
    return name.endswith(".png") and number.isdigit() and stem in {PurePath(one).stem for one in documents}


def _refuse_large(name: str, width: float, height: float, dpi: int) -> None:
    if width * height > _MOST_PIXELS:
        most = int(dpi * sqrt(_MOST_PIXELS / (width * height)))
        raise SelectionError(f"--dpi: at {dpi} a picture of {name} would be too large", f"choose at most {most}")


def _contact_sheet(small: Mapping[str, Image]) -> Image:
    """All pages in rows, each with its name."""
    from PIL import Image, ImageDraw, ImageFont

    columns = ceil(sqrt(len(small)))
    rows = ceil(len(small) / columns)
    across, down = _THUMB + _GAP, _THUMB + _CAPTION + _GAP
    mode = "L" if all(one.mode == "L" for one in small.values()) else "RGB"
    sheet = Image.new(mode, (columns * across + _GAP, rows * down + _GAP), _GROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(11)
    for place, (name, page) in enumerate(small.items()):
        x, y = _GAP + place % columns * across, _GAP + place // columns * down
        sheet.paste(page, (x, y))
        draw.rectangle((x - 1, y - 1, x + page.width, y + page.height), outline=_EDGE)
        draw.multiline_text((x, y + page.height + 4), _in_lines(name.removesuffix(".png")), _INK, font)
    return sheet


def _in_lines(name: str) -> str:
    """The name, broken behind hyphens where it is longer than a small page is wide."""
    return "\n".join(wrap(name, _NAMED))
