"""The model of a theme's file: palette, type scale and spaces, as far as it gives them."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from b12docs.paper import MM
from b12docs.schema.base import Model
from b12docs.source.prose import Words

_IN_POINTS = {"": 1.0, "pt": 1.0, "mm": MM}


def _number(unit: str, least: float, most: float) -> BeforeValidator:
    """A number with a unit, between two limits; lengths become points."""

    def check(value: object) -> float:
        found = re.fullmatch(rf"(\d+(?:\.\d+)?){unit}", value.strip()) if isinstance(value, str) else None
        if not found or not least <= float(found[1]) <= most:
            raise ValueError(f"a value from {least:g}{unit} to {most:g}{unit} is expected here")
        return float(found[1]) * _IN_POINTS[unit]

    return BeforeValidator(check)


def _multiples(value: object) -> tuple[float, float]:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)/(\d+(?:\.\d+)?)", value.strip()) if isinstance(value, str) else None
    size, leading = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if not (0.5 <= size <= 6 and 0.5 <= leading <= 6):
        raise ValueError("size and leading are expected here, as multiples of the body's size, like 1.3/1.6")
    if leading < size:
        raise ValueError(f"lines would lie on each other: the leading {leading:g} is less than the size {size:g}")
    return size, leading


_Multiples = Annotated[tuple[float, float] | None, BeforeValidator(_multiples)]
_Share = Annotated[float | None, _number("", 0, 2)]
_Length = Annotated[float | None, _number("mm", 0, 5)]
_Line = Annotated[float | None, _number("pt", 0.5, 3)]


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
    palette: Annotated[dict[str, Words], Field(default_factory=dict)]
    dark: Annotated[dict[str, Words], Field(default_factory=dict)]
    type: TypeScaleFile = TypeScaleFile()
    spacing: SpacingFile = SpacingFile()
