"""Rules of clinic.yaml that need more than its words: the accent colour, the logo, the papers.

They read the YAML tree, so that they can speak beside faults of type.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from b12docs.checks.references import known_papers, protocol_rules, text_rules
from b12docs.diagnostics import Diagnostic, InputError
from b12docs.pictures import load_picture
from b12docs.prose import Words
from b12docs.theme import Palette, with_accent
from b12docs.yaml_tree import YamlTree


def clinic_rules(tree: YamlTree, folder: Path, content: YamlTree | None) -> Iterator[Diagnostic]:
    """Every fault of the clinic file that is not one of type; ``content`` is None where it could not be read."""
    if content:
        yield from protocol_rules(tree, content)
    if isinstance(tree.value, dict):
        yield from known_papers(tree)
        yield from text_rules(tree)
        yield from readable_accent(tree.value.get("accent"))
        yield from sound_logo(tree.value.get("logo"), folder)


def readable_accent(accent: Any) -> Iterator[Diagnostic]:
    """The clinic's colour can be read wherever it is used, at 4.5:1 or more."""
    if isinstance(accent, Words):
        try:
            with_accent(Palette(), accent)
        except ValueError as error:
            hint = "choose a darker colour" if "contrast" in str(error) else ""
            yield Diagnostic("accent", accent.at, str(error), hint)


def sound_logo(logo: Any, folder: Path) -> Iterator[Diagnostic]:
    """The logo is a picture beside the clinic file."""
    name = logo.get("file") if isinstance(logo, dict) else None
    if isinstance(name, Words):
        try:
            load_picture(name, folder)
        except InputError as error:
            yield from error.diagnostics
