"""Colours and spaces, and the contrast that keeps them readable (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

MINIMUM_CONTRAST = 4.5
WHITE = "#FFFFFF"  # bare paper; also the ground of QR codes and logos, which are made for it, in every palette


@dataclass(frozen=True)
class Tone:
    """The colour of a condition, the tint that its column stands on, and the colour of words on the colour itself."""

    colour: str
    tint: str
    on: str = "#FFFFFF"


@dataclass(frozen=True)
class Palette:
    """Every colour of a document, as #RRGGBB."""

    ink: str = "#16242E"
    paper: str = "#FFFFFF"
    accent: str = "#003B5C"  # title band
    on_accent: str = "#FFFFFF"  # words on the band
    accent_note: str = "#CFE4F1"  # small words on the band
    heading: str = "#003B5C"
    strong: str = "#00588A"  # discs, bullets, tags
    on_strong: str = "#FFFFFF"
    link: str = "#00588A"
    callout: str = "#E4F0F7"
    panel: str = "#F1F5F8"
    footer: str = "#E9EEF2"
    rule: str = "#5A6B77"
    hairline: str = "#9AA7B0"
    alarm: str = "#A8071A"
    on_alarm: str = "#FFFFFF"
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
    return replace(palette, accent=colour, heading=colour, strong=colour, link=colour, accent_note=palette.on_accent)


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
