"""The palette: a colour for every role, and the contrast that keeps each readable (WCAG 2.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cached_property
from math import floor

from b12docs.look.colour import contrast
from b12docs.records import record

TEXT, PARTS = 4.5, 3.0  # the least contrast of words (WCAG 2.2, 1.4.3), and of lines and parts of figures (1.4.11)


@record
class Tone:
    """The colour of a condition, the tint that its column stands on, and the colour of words on the colour itself."""

    colour: str
    tint: str
    on: str


@record
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
    diamond: Tone
    green: Tone  # the zones of a plan, which words and shapes tell apart too
    amber: Tone
    red: Tone

    @classmethod
    def of(cls, colours: Mapping[str, str]) -> Palette:
        """The palette of a mapping that holds a colour for each of ``ROLES``.

        A zone whose colours cannot be read on the ground of the theme, which may not know zones, has those of the text.
        """
        tones = {name: Tone(*(colours[name + part] for part in _PARTS)) for name in _TONES}
        plain = Tone(colours["ink"], colours["panel"], colours["paper"])
        tones |= {name: plain for name in ZONES if not _can_be_read(tones[name], colours["ink"], colours["paper"])}
        return cls(**{field: colours[role] for role, field in _PLAIN.items()}, **tones)  # type: ignore[arg-type]

    @cached_property
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
        """The tone of a condition's marker, or of a zone."""
        found: Tone = getattr(self, marker)
        return found


_TONES = tuple(field.name for field in fields(Palette) if field.type == "Tone")
ZONES = ("green", "amber", "red")
_MARKED = tuple(name for name in _TONES if name not in ZONES)
_PARTS = ("", "-tint", "-on")
_PLAIN = {field.name.replace("_", "-"): field.name for field in fields(Palette) if field.name not in _TONES}
ROLES = (*_PLAIN, *(name + part for name in _TONES for part in _PARTS))
_GROUNDS = ("paper", "panel", "callout", "footer", *(f"{name}-tint" for name in _MARKED))

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
    *((name, TEXT, ("paper", f"{name}-tint")) for name in _MARKED),
    *((f"{name}-on", TEXT, (name,)) for name in _MARKED),
    ("rule", PARTS, ("paper", "panel")),
    ("hairline", PARTS, ("paper",)),
    ("outline", PARTS, ("paper",)),
    *((name, PARTS, ("body",)) for name in (*_MARKED, "stage1")),
)


def _can_be_read(tone: Tone, ink: str, paper: str) -> bool:
    pairs = (tone.colour, paper), (tone.colour, tone.tint), (tone.on, tone.colour), (ink, tone.tint)
    return all(contrast(one, other) >= TEXT for one, other in pairs)


@record
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


def with_accent(palette: Palette, colour: str) -> Palette:
    """The palette in a clinic's colour, which is written #RRGGBB; its contrast is not looked at.

    Bands, headings, links, the nerve and the pictograms take it. What belongs to a condition keeps the condition's.
    """
    return replace(palette, accent=colour, heading=colour, strong=colour, link=colour, accent_note=palette.on_accent)
