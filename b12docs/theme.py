"""Colours and spaces, and the contrast that keeps them readable (WCAG 2.2, success criterion 1.4.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from functools import cache
from math import ceil, floor
from typing import Any

MINIMUM_CONTRAST = 4.5
WHITE = "#FFFFFF"  # bare paper; also the ground of QR codes and logos, which are made for it, in every palette

_APART = 1.5  # the contrast between the tones of two conditions in grey, where there is room for it
_MOST = 21.0  # the contrast of black and white


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

    def variables(self) -> dict[str, str]:
        """Every colour by the name that a drawing calls it: ``strong``, ``circle``, ``circle-tint``, ..."""
        found: dict[str, str] = {}
        for one in fields(self):
            value, name = getattr(self, one.name), one.name.replace("_", "-")
            found |= {name: value} if isinstance(value, str) else {name: value.colour, f"{name}-tint": value.tint}
        return found

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


def in_grey(palette: Palette) -> Palette:
    """The palette in greys that keep every contrast ratio; the tones of the conditions move apart, none to less."""
    values: dict[str, Any] = {field.name: getattr(palette, field.name) for field in fields(palette)}
    colours = {name: grey(value) for name, value in values.items() if isinstance(value, str) and value.startswith("#")}
    tones = {name: value for name, value in values.items() if isinstance(value, Tone)}
    ground = "#000000" if luminance(palette.paper) < luminance(palette.ink) else WHITE
    return replace(palette, **{**values, **colours, **_moved_apart(tones, ground)})


def _moved_apart(tones: dict[str, Tone], ground: str) -> dict[str, Tone]:
    """The tones in grey, each further from the ground, black or white, than the one before, and its tint as well."""
    nearest_first = sorted(tones, key=lambda name: contrast(tones[name].colour, ground))
    ratio = contrast(tones[nearest_first[0]].colour, ground)
    step = min(_APART, (_MOST / ratio) ** (1 / (len(tones) - 1)))
    deepest = max(contrast(tone.tint, ground) for tone in tones.values())
    moved: dict[str, Tone] = {}
    for number, name in enumerate(nearest_first):
        tone = tones[name]
        ratio = max(contrast(tone.colour, ground), min(_MOST, ratio * step) if number else 0.0)
        tint = deepest ** ((number + 1) / len(tones))
        moved[name] = replace(tone, colour=_grey_at(ratio, ground), tint=_grey_at(tint, ground), on=grey(tone.on))
    return moved


def _grey_at(ratio: float, ground: str) -> str:
    """The grey that has this contrast with black or white."""
    return _grey_of(1.05 / ratio - 0.05 if ground == WHITE else 0.05 * ratio - 0.05)


def grey(colour: str) -> str:
    """The grey of the same luminance, rounded so that no contrast with white or with a tint becomes less."""
    return _grey_of(luminance(colour))


def _grey_of(luminance: float) -> str:
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


def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
