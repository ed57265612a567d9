"""The style sheet of the HTML edition: the palettes as custom properties, then the rules that use them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from b12docs.theme import Palette


def style_sheet(palette: Palette, dark: Palette) -> str:
    """The whole style sheet; ``dark`` is for readers whose device asks for it, never for print."""
    night = f"@media screen and (prefers-color-scheme: dark) {{\n{_root(dark)}}}\n"
    return f"\n{_root(palette)}{night}{_rules()}"


def _root(palette: Palette) -> str:
    return ":root {" + "".join(f" --{role}: {colour};" for role, colour in palette.colours.items()) + " }\n"


@cache
def _rules() -> str:
    return Path(__file__).with_name("style.css").read_text("utf-8")
