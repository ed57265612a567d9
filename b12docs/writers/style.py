"""The style sheet of the HTML edition: the palettes as custom properties, then the rules that use them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

from b12docs.theme import Palette, Tone


def style_sheet(palette: Palette, dark: Palette) -> str:
    """The whole style sheet; ``dark`` is for readers whose device asks for it, never for print."""
    night = f"@media screen and (prefers-color-scheme: dark) {{\n{_root(dark)}}}\n"
    return f"\n{_root(palette)}{night}{_rules()}"


def _root(palette: Palette) -> str:
    return ":root {" + "".join(f" {name}: {value};" for name, value in _properties(palette)) + " }\n"


def _properties(palette: Palette) -> Iterator[tuple[str, str]]:
    """Each colour by the name of its role: --ink, --on-accent, and for a tone --circle, --circle-tint, --circle-on."""
    for role in fields(palette):
        name, value = f"--{role.name.replace('_', '-')}", getattr(palette, role.name)
        if isinstance(value, Tone):
            yield from ((f"{name}-{part}".removesuffix("-colour"), colour) for part, colour in vars(value).items())
        else:
            yield name, value


@cache
def _rules() -> str:
    return Path(__file__).with_name("style.css").read_text("utf-8")
