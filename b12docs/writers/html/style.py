"""The style sheet of the HTML edition: the palettes as custom properties, then the rules that use them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from b12docs.language.direction import direction
from b12docs.language.languages import LATIN, known
from b12docs.look.colour import WHITE, luminance
from b12docs.look.palette import Palette

BLACK = "#000000"
_GROUNDS = ("paper", "callout", "panel", "footer", "body")


def style_sheet(palette: Palette, dark: Palette, language: str = "") -> str:
    """The whole style sheet; ``dark`` is for readers whose device asks for it, never for print.

    A page in a language that is written from the right has a few rules more: of places that CSS knows no other way than
    from the left. So has one whose letters are not Latin's: of their fonts, and how far apart lines stand.
    """
    spoken = known(language)
    scripts = _rules("scripts.css") if spoken and spoken.script != LATIN else ""
    right = _rules("right.css") if direction(language) == "rtl" else ""
    return f"{properties(palette, dark)}{_rules()}{right}{scripts}"


def properties(palette: Palette, dark: Palette) -> str:
    """The rules that give each role its colour, as a custom property of its name."""
    night = f"@media screen and (prefers-color-scheme: dark) {{\n{_root(dark.colours)}}}\n"
    return f"\n{_root(palette.colours)}{night}{_for_paper(palette)}"


def _for_paper(palette: Palette) -> str:
    """Black on white where the palette itself is a dark one, which would take a lot of ink; else nothing."""
    if luminance(palette.ink) < luminance(palette.paper):
        return ""
    return f"@media print {{\n{_root({role: WHITE if _is_ground(role) else BLACK for role in palette.colours})}}}\n"


def _is_ground(role: str) -> bool:
    return role in _GROUNDS or role.startswith("on-") or role.endswith(("-tint", "-on"))


def _root(colours: Mapping[str, str]) -> str:
    return ":root {" + "".join(f" --{role}: {colour};" for role, colour in colours.items()) + " }\n"


@cache
def _rules(name: str = "style.css") -> str:
    return Path(__file__).with_name(name).read_text("utf-8")
