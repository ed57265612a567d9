"""The palette in greys, for a printer that knows only black."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from b12docs.look.colour import BLACK, WHITE, contrast, grey, grey_of, luminance
from b12docs.look.palette import ZONES, Palette, Tone

_APART = 1.5  # the contrast between two zones of a plan in grey, where there is room for it
_MOST = 21.0  # the contrast of black and white
_STRONG = ("alarm", "alarm_text", "link")  # no weaker than the text: what is red, and words that are small and thin


def in_grey(palette: Palette) -> Palette:
    """The palette in greys that keep every contrast ratio, or make it greater: what has the colour of the ink is black.

    Conditions have one grey, so that none looks weaker than another: their shapes, names and patterns tell them apart.
    Zones move apart, none to less. What was red becomes as strong as the text, the strongest of all: in grey nothing
    else says "now". So do links, which are often small: a printer makes any grey of dots. Clothes are bare paper in an
    outline: any grey would be near that of a stage of a symptom.
    """
    palette = _with_black_ink(palette)
    values = _values(palette)
    colours = {name: grey(value) for name, value in values.items() if isinstance(value, str) and value.startswith("#")}
    tones = {name: value for name, value in values.items() if isinstance(value, Tone) and name not in ZONES}
    zones = {name: values[name] for name in ZONES}
    for name in _STRONG:
        colours[name] = max(colours["ink"], colours[name], key=lambda colour: contrast(colour, colours["paper"]))
    colours["garment"] = colours["paper"]
    ground = BLACK if luminance(palette.paper) < luminance(palette.ink) else WHITE
    return replace(
        palette, **{**values, **colours, **_level(tones, palette.ink, ground), **_moved_apart(zones, ground)}
    )


def _values(palette: Palette) -> dict[str, Any]:
    return {field.name: getattr(palette, field.name) for field in fields(palette)}


def _with_black_ink(palette: Palette) -> Palette:
    """The palette with black in place of its dark ink: a printer makes any grey of dots, and small letters ragged."""
    if luminance(palette.ink) > luminance(palette.paper):
        return palette
    black = {palette.ink: BLACK}
    values: dict[str, Any] = {
        name: Tone(*(black.get(one, one) for one in (value.colour, value.tint, value.on)))
        if isinstance(value, Tone) else black.get(value, value)
        for name, value in _values(palette).items()
    }  # fmt: skip
    return replace(palette, **values)


def _level(tones: dict[str, Tone], ink: str, ground: str) -> dict[str, Tone]:
    """The tones in the strongest grey of any, on the lightest tint; what has the colour of the ink keeps it."""
    ratio = max((contrast(tone.colour, ground) for tone in tones.values() if tone.colour != ink), default=1.0)
    tint = min(contrast(tone.tint, ground) for tone in tones.values())
    return {
        name: replace(
            tone, colour=_grey_at(max(ratio, contrast(tone.colour, ground)), ground), tint=_grey_at(tint, ground),
            on=grey(tone.on),
        )
        for name, tone in tones.items()
    }  # fmt: skip


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
    return grey_of(1.05 / ratio - 0.05 if ground == WHITE else 0.05 * ratio - 0.05)
