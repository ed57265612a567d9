"""Rules of clinic.yaml that need more than its words: the accent colour, the logo, the papers.

They read the YAML tree, so that they can speak beside faults of type.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from b12docs.diagnostics import Diagnostic, InputError
from b12docs.look.colour import is_colour
from b12docs.look.palette import faint_pairs, with_accent
from b12docs.look.theme import Theme
from b12docs.rules.references import known_papers, known_theme, protocol_rules, text_rules
from b12docs.source.pictures import load_picture
from b12docs.source.prose import Words
from b12docs.source.yaml_tree import YamlTree


def clinic_rules(
    tree: YamlTree, folder: Path, content: YamlTree | None, themes: Iterable[str], theme: Theme | None
) -> Iterator[Diagnostic]:
    """Every fault of the clinic file that is not one of type; ``content`` or ``theme`` is None where it is at fault."""
    if content:
        yield from protocol_rules(tree, content)
    if isinstance(tree.value, dict):
        yield from known_papers(tree)
        yield from text_rules(tree)
        yield from known_theme(tree, themes)
        yield from readable_accent(tree.value.get("accent"), theme)
        yield from sound_logo(tree.value.get("logo"), folder)


def readable_accent(accent: Any, theme: Theme | None) -> Iterator[Diagnostic]:
    """The clinic's colour is one, and can be read wherever the theme uses it, at 4.5:1 or more."""
    if not isinstance(accent, Words):
        return
    if not is_colour(accent):
        yield Diagnostic("accent", accent.at, f"'{accent}' is no colour; write it like #005EB8")
    elif theme and theme.takes_accent:
        colours = with_accent(theme.palette, accent).colours
        for faint in list(faint_pairs(colours))[:1]:  # one is enough to say that another colour is needed
            message = f"the contrast of {colours[faint.role]} on {colours[faint.ground]} is {faint}"
            yield Diagnostic("accent", accent.at, message, _better_accent(theme))


def _better_accent(theme: Theme) -> str:
    if theme.is_dark:
        return f"choose a lighter colour, for the ground of the theme '{theme.name}' is dark, or another theme"
    return "choose a darker colour"


def sound_logo(logo: Any, folder: Path) -> Iterator[Diagnostic]:
    """The logo is a picture beside the clinic file."""
    name = logo.get("file") if isinstance(logo, dict) else None
    if isinstance(name, Words):
        try:
            load_picture(name, folder)
        except InputError as error:
            yield from error.diagnostics
