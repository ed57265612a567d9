"""Colours as #RRGGBB: luminance, contrast (WCAG 2.2), and greys of the same luminance."""

from __future__ import annotations

import re
from functools import cache
from math import ceil, floor

BLACK = "#000000"
WHITE = "#FFFFFF"  # bare paper; also the ground of QR codes and logos, which are made for it, in every palette
WRITE_COLOUR = 'write a colour in quotes, like "#005EB8"'  # the hint: without them YAML reads a remark


def is_colour(text: str) -> bool:
    """Whether the text is a colour, written #RRGGBB."""
    return bool(re.fullmatch(r"#[0-9A-Fa-f]{6}", text))


def grey(colour: str) -> str:
    """The grey of the same luminance, rounded so that no contrast with white or with a tint becomes less."""
    return grey_of(luminance(colour))


def grey_of(luminance: float) -> str:
    """The inverse of ``luminance`` for greys."""
    share = luminance * 12.92 if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055
    level = round(255 * share, 6)
    drawn_on_white = luminance <= 1.05 / 3 - 0.05  # words, lines and parts of figures: WCAG 2.2, 1.4.11 wants 3:1
    value = floor(level) if drawn_on_white else ceil(level)
    return f"#{value:02X}{value:02X}{value:02X}"


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """#RRGGBB as red, green and blue from 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


@cache
def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
