"""A theme: colours, type scale and spaces; and the contrast that keeps the colours readable (WCAG 2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from math import ceil, floor
from typing import Any

TEXT, PARTS = 4.5, 3.0  # the least contrast of words (WCAG 2.2, 1.4.3), and of lines and parts of figures (1.4.11)
WHITE = "#FFFFFF"  # bare paper; also the ground of QR codes and logos, which are made for it, in every palette
STYLES = ("title", "kind", "subtitle", "h2", "h3", "row", "label", "callout", "body", "small")

TypeScale = dict[str, tuple[float, float]]  # a style's name -> its size and leading

_APART = 1.5  # the contrast between the tones of two conditions in grey, where there is room for it
_MOST = 21.0  # the contrast of black and white


@dataclass(frozen=True)
class Tone:
    """The colour of a condition, the tint that its column stands on, and the colour of words on the colour itself."""

    colour: str
    tint: str
    on: str


@dataclass(frozen=True)
class Palette:
    """Every colour of a document, as #RRGGBB."""

    ink: str
    paper: str
    accent: str  # title band
    on_accent: str  # words on the band
    accent_note: str  # small words on the band
    heading: str
    strong: str  # discs, bullets, tags, pictograms
    on_strong: str
    link: str
    callout: str  # ground of the main message, key points and tiles
    panel: str  # ground of what stands beside
    footer: str  # ground of the passport
    rule: str  # lines to write on, frames
    hairline: str  # between the rows of a table
    alarm: str  # the red-flag box
    on_alarm: str
    alarm_text: str
    body: str  # figures: a body and its outline, clothes, the stages of a symptom
    outline: str
    garment: str
    stage1: str
    stage2: str
    stage3: str
    circle: Tone
    square: Tone
    triangle: Tone

    @classmethod
    def of(cls, colours: Mapping[str, str]) -> Palette:
        """The palette of a mapping that holds a colour for each of ``ROLES``."""
        tones = {name: Tone(*(colours[name + part] for part in _PARTS)) for name in _TONES}
        return cls(**{field: colours[role] for role, field in _PLAIN.items()}, **tones)  # type: ignore[arg-type]

    @property
    def colours(self) -> dict[str, str]:
        """Every colour by its role, which is also the name of its CSS variable: ``strong``, ``circle-tint``, ..."""
        plain: dict[str, str] = {role: getattr(self, field) for role, field in _PLAIN.items()}
        tones = {name: self.tone(name) for name in _TONES}
        return plain | {
            name + part: colour
            for name, tone in tones.items()
            for part, colour in zip(_PARTS, (tone.colour, tone.tint, tone.on), strict=True)
        }

    def tone(self, marker: str) -> Tone:
        """The tone of a condition's marker."""
        found: Tone = getattr(self, marker)
        return found


_TONES = tuple(field.name for field in fields(Palette) if field.type == "Tone")
_PARTS = ("", "-tint", "-on")
_PLAIN = {field.name.replace("_", "-"): field.name for field in fields(Palette) if field.name not in _TONES}
ROLES = (*_PLAIN, *(name + part for name in _TONES for part in _PARTS))

_GROUNDS = ("paper", "panel", "callout", "footer", *(f"{name}-tint" for name in _TONES))

# What is drawn on what: the role, the least contrast, and the roles of its grounds. The stages of a symptom are
# parted by lines of the paper's colour, so that they need none between each other.
PAIRS: tuple[tuple[str, float, tuple[str, ...]], ...] = (
    *((role, TEXT, _GROUNDS) for role in ("ink", "heading", "strong", "link")),
    ("on-accent", TEXT, ("accent",)),
    ("accent-note", TEXT, ("accent",)),
    ("on-strong", TEXT, ("strong",)),
    ("alarm", TEXT, ("paper",)),
    ("on-alarm", TEXT, ("alarm",)),
    ("alarm-text", TEXT, ("paper", "footer")),
    *((name, TEXT, ("paper", f"{name}-tint")) for name in _TONES),
    *((f"{name}-on", TEXT, (name,)) for name in _TONES),
    ("rule", PARTS, ("paper", "panel")),
    ("hairline", PARTS, ("paper",)),
    ("outline", PARTS, ("paper",)),
    ("garment", PARTS, ("paper",)),
    *((name, PARTS, ("body",)) for name in (*_TONES, "stage1")),
)


@dataclass(frozen=True)
class Faint:
    """A pair of roles whose contrast is too low: what is drawn, its ground, their contrast, and the least there is."""

    role: str
    ground: str
    contrast: float
    least: float

    def __str__(self) -> str:
        """The figures, never rounded up: ``4.4:1; it must be at least 4.5:1``."""
        return f"{floor(self.contrast * 10) / 10}:1; it must be at least {self.least:g}:1"


def faint_pairs(colours: Mapping[str, str]) -> Iterator[Faint]:
    """The pairs that cannot be told apart, of those whose two roles have a colour."""
    for role, least, grounds in PAIRS:
        for ground in grounds:
            if role in colours and ground in colours:
                ratio = contrast(colours[role], colours[ground])
                if ratio < least:
                    yield Faint(role, ground, ratio, least)


def is_colour(text: str) -> bool:
    """Whether the text is a colour, written #RRGGBB."""
    return bool(re.fullmatch(r"#[0-9A-Fa-f]{6}", text))


def with_accent(palette: Palette, colour: str) -> Palette:
    """The palette in a clinic's colour, which is written #RRGGBB; its contrast is not looked at.

    Bands, headings, links, the nerve and the pictograms take it. What belongs to a condition keeps the condition's.
    """
    return replace(palette, accent=colour, heading=colour, strong=colour, link=colour, accent_note=palette.on_accent)


@dataclass(frozen=True)
class Spacing:
    """The spaces and lines of a theme.

    The first four are parts of the body's leading: between the entries of a list, between a heading and its text,
    between paragraphs, and inside a box. Then follow, in points, the radius of a box's corners, the frame of cards
    and warnings, and the line to write on.
    """

    item: float
    under_heading: float
    paragraph: float
    padding: float
    radius: float
    frame: float
    rule: float


@dataclass(frozen=True)
class Theme:
    """A look: palettes for paper and for dark screens, sizes as multiples of the body's size, and spaces."""

    name: str
    title: str
    palette: Palette
    dark: Palette
    type: TypeScale
    spacing: Spacing
    takes_accent: bool  # whether a clinic's own colour takes the place of the accent

    @property
    def is_dark(self) -> bool:
        """Whether words are lighter than the paper."""
        return luminance(self.palette.ink) > luminance(self.palette.paper)

    def sizes(self, own: TypeScale) -> TypeScale:
        """Sizes and leadings in points: a layout's own, else the theme's for its body, in tenths of a point."""
        body = own["body"][0]
        rest = [(name, *multiples) for name, multiples in self.type.items() if name not in own]
        return own | {name: (round(size * body, 1), round(leading * body, 1)) for name, size, leading in rest}


def in_grey(palette: Palette) -> Palette:
    """The palette in greys that keep every contrast ratio; the tones of the conditions move apart, none to less.

    What was red becomes as strong as the text, the strongest of all: in grey nothing else says "now".
    """
    values: dict[str, Any] = {field.name: getattr(palette, field.name) for field in fields(palette)}
    colours = {name: grey(value) for name, value in values.items() if isinstance(value, str) and value.startswith("#")}
    tones = {name: value for name, value in values.items() if isinstance(value, Tone)}
    colours["alarm"] = max(colours["ink"], colours["alarm"], key=lambda colour: contrast(colour, colours["paper"]))
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


@cache
def luminance(colour: str) -> float:
    """The relative luminance of #RRGGBB, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
