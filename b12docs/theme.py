"""Colours and spaces, and the contrast that keeps them readable (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cache
from math import ceil, floor
from typing import Any

MINIMUM_CONTRAST = 4.5

# What the three conditions have in grey, from the lightest to the darkest: the contrast of white with the colour, and
# with its tint. Each colour differs from the next by 1.65:1; on its own tint it has 5:1 or more.
TONES_IN_GREY = ((5.3, 1.06), (8.8, 1.11), (14.5, 1.17))


@dataclass(frozen=True)
class Tone:
    """The colour of a condition, and the tint that its column stands on."""

    colour: str
    tint: str


@dataclass(frozen=True)
class Palette:
    """Every colour of a document, as #RRGGBB."""

    ink: str = "#16242E"
    paper: str = "#FFFFFF"
    accent: str = "#003B5C"  # title band, headings
    accent_note: str = "#CFE4F1"  # small words on the band
    strong: str = "#00588A"  # discs, bullets, tags
    callout: str = "#E4F0F7"
    panel: str = "#F1F5F8"
    footer: str = "#E9EEF2"
    rule: str = "#5A6B77"
    hairline: str = "#9AA7B0"
    alarm: str = "#A8071A"
    alarm_text: str = "#8C0616"
    circle: Tone = Tone("#00588A", "#E8F2F8")
    square: Tone = Tone("#8A4B08", "#FBF1E4")
    triangle: Tone = Tone("#7A2468", "#F8ECF5")

    def tone(self, marker: str) -> Tone:
        """The tone of a condition's marker."""
        found: Tone = getattr(self, marker)
        return found


def with_accent(palette: Palette, colour: str) -> Palette:
    """The palette in a clinic's colour; raises ValueError with the pair whose contrast is below 4.5:1."""
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", colour):
        raise ValueError(f"'{colour}' is no colour; write it like #005EB8")
    for ground in ("#FFFFFF", palette.panel, palette.callout, palette.footer):
        ratio = contrast(colour, ground)
        if ratio < MINIMUM_CONTRAST:
            raise ValueError(f"the contrast of {colour} on {ground} is {ratio:.1f}:1; it must be at least 4.5:1")
    return replace(palette, accent=colour, strong=colour, accent_note="#FFFFFF")


def in_grey(palette: Palette) -> Palette:
    """The palette in greys that keep every contrast ratio; the tones of the conditions are spread apart instead."""
    values: dict[str, Any] = {field.name: getattr(palette, field.name) for field in fields(palette)}
    colours = {name: grey(value) for name, value in values.items() if isinstance(value, str) and value.startswith("#")}
    tones = {name: value for name, value in values.items() if isinstance(value, Tone)}
    return replace(palette, **{**values, **colours, **_spread(tones)})


def _spread(tones: dict[str, Tone]) -> dict[str, Tone]:
    """The tones as far apart as white text on them allows, in the order of their luminance."""
    lightest_first = sorted(tones, key=lambda name: -luminance(tones[name].colour))
    return {
        name: Tone(_grey_against_white(colour), _grey_against_white(tint))
        for name, (colour, tint) in zip(lightest_first, TONES_IN_GREY, strict=True)
    }


def _grey_against_white(ratio: float) -> str:
    return _grey_of(1.05 / ratio - 0.05)


def grey(colour: str) -> str:
    """The grey of the same luminance; rounded so that no contrast of 4.5:1 becomes less."""
    return _grey_of(luminance(colour))


def _grey_of(luminance: float) -> str:
    """The inverse of ``luminance`` for greys; a dark one is rounded down, a light one up."""
    share = luminance * 12.92 if luminance <= 0.0031308 else 1.055 * luminance ** (1 / 2.4) - 0.055
    level = round(255 * share, 6)
    dark = luminance <= 1.05 / MINIMUM_CONTRAST - 0.05  # what can stand on white or have white on it
    value = floor(level) if dark else ceil(level)
    return f"#{value:02X}{value:02X}{value:02X}"


@cache
def rgb(colour: str) -> tuple[float, float, float]:
    """#RRGGBB as red, green and blue from 0 to 1."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
