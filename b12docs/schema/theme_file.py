"""The model of a theme's file: palette, type scale and spaces, as far as it gives them."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from b12docs.paper import MM
from b12docs.records import field
from b12docs.schema.base import Model, Read, size_and_leading, written
from b12docs.source.prose import Words

_IN_POINTS = {"": 1.0, "pt": 1.0, "mm": MM}


def _number(unit: str, least: float, most: float) -> Read:
    """A number with a unit, between two limits; lengths become points."""

    def check(value: object) -> float:
        found = re.fullmatch(rf"(\d+(?:\.\d+)?){unit}", value.strip()) if isinstance(value, str) else None
        if not found or not least <= float(found[1]) <= most:
            raise ValueError(f"a value from {least:g}{unit} to {most:g}{unit} is expected here")
        return float(found[1]) * _IN_POINTS[unit]

    return Read(check)


def _multiples(value: object) -> tuple[float, float]:
    expected = "size and leading are expected here, as multiples of the body's size, like 1.3/1.6"
    return size_and_leading(value, expected, 0.5, 6)


_Multiples = Annotated[
    tuple[float, float] | None,
    Read(_multiples),
    written("N/N", "size and leading as multiples of the body's size, like 1.3/1.6"),
]
_PART = written("N", "a part of the body's leading, from 0 to 2", or_number=True)
_Share = Annotated[float | None, _number("", 0, 2), _PART]
_Length = Annotated[float | None, _number("mm", 0, 5), written("Nmm", "a length from 0mm to 5mm")]
_Line = Annotated[float | None, _number("pt", 0.5, 3), written("Npt", "the width of a line from 0.5pt to 3pt")]


class TypeScaleFile(Model):
    """The styles that a file gives: all but the body, which is the layout's."""

    title: _Multiples = None
    kind: _Multiples = None
    subtitle: _Multiples = None
    h2: _Multiples = None
    h3: _Multiples = None
    row: _Multiples = None
    label: _Multiples = None
    callout: _Multiples = None
    large: _Multiples = None
    small: _Multiples = None


class SpacingFile(Model):
    """The spaces that a file gives; ``look.theme.Spacing`` says what they mean."""

    item: _Share = None
    under_heading: _Share = None
    paragraph: _Share = None
    padding: _Share = None
    radius: _Length = None
    frame: _Length = None
    rule: _Line = None


class ThemeFile(Model):
    """What one file says; what it leaves out is as in the theme that it extends.

    ``ground: dark`` takes the palette for dark screens on paper too. ``takes_accent: false`` keeps the theme's colours
    where clinic.yaml names one of its own.
    """

    title: Words
    extends: Words | None = None
    ground: Literal["light", "dark"] | None = None
    takes_accent: bool | None = None
    palette: dict[str, Words] = field(default_factory=dict)
    dark: dict[str, Words] = field(default_factory=dict)
    type: TypeScaleFile = TypeScaleFile()
    spacing: SpacingFile = SpacingFile()
