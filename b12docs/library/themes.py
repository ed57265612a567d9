"""Themes: a YAML file each, with a palette, a type scale and spaces; it may extend another and say what differs.

``layouts/themes/NAME.yaml`` is found like a layout: a clinic's own folder goes before the packaged one, file by file.
A colour is written #RRGGBB, or names the role whose colour it shares. Names that nobody has defined, and colours that
cannot be told apart from what they stand on, are errors at the line that says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from b12docs.diagnostics import Diagnostic, InputError, Location, did_you_mean, fault
from b12docs.library.overlay import Files, named
from b12docs.look.palette import ROLES, Palette
from b12docs.look.theme import Spacing, Theme
from b12docs.rules.registry import run
from b12docs.rules.theme import Colours
from b12docs.schema.base import keys
from b12docs.schema.theme_file import SpacingFile, ThemeFile, TypeScaleFile
from b12docs.schema.validation import validate
from b12docs.source.files import File
from b12docs.source.prose import Words
from b12docs.source.tree import YamlTree
from b12docs.source.yaml_tree import parse


class Themes:
    """The themes among the files of the layouts' folders, made when they are asked for."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self._loaded: dict[str, Theme] = {}
        self._slips: dict[str, list[Diagnostic]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all themes, sound or not."""
        return tuple(named(self.files, "themes", ".yaml"))

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """How the themes that were loaded were typed, where that was set right."""
        return tuple(slip for slips in self._slips.values() for slip in slips)

    def load(self, name: str) -> Theme:
        """The theme of a name that exists; raises InputError with every fault of its files."""
        if name not in self._loaded:
            self._loaded[name] = _theme(name, tuple(self._chain(name)))
        return self._loaded[name]

    def _chain(self, name: str) -> Iterable[File]:
        """The theme's file, the one that it extends, and so on; raises InputError where one does not exist."""
        chain: dict[str, File] = {}
        wanted: Words | None = Words(name, Location(name))
        while wanted is not None:
            if wanted in chain:
                raise fault("theme-cycle", wanted.at, f"the theme '{wanted}' extends itself", "take the line out")
            if wanted not in self.names:
                hint = did_you_mean(wanted, self.names)
                raise fault("unknown-theme", wanted.at, f"there is no theme '{wanted}'", hint)
            chain[wanted] = self.files[f"themes/{wanted}.yaml"]
            tree = _parsed(chain[wanted])
            self._slips[str(wanted)] = tree.slips
            extends = tree.value.get("extends") if isinstance(tree.value, dict) else None
            wanted = extends if isinstance(extends, Words) else None
        return chain.values()


@lru_cache(maxsize=64)
def _parsed(file: File) -> YamlTree:
    """The tree of a theme's file. What was read once is known by its bytes."""
    return parse(file.text, file.name)


@lru_cache(maxsize=16)
def _theme(name: str, sources: tuple[File, ...]) -> Theme:
    """The theme of its files, its own first; raises InputError with the faults of all of them."""
    faults: list[Diagnostic] = []
    chain = list(map(_parsed, sources))
    files = [file for tree in chain if (file := _file(tree, faults))]
    light, dark = Colours(chain, "palette"), Colours(chain, "palette", "dark")
    faults += [*run("palette", light), *run("palette", dark)]
    faults += _missing(chain, files) if not faults else ()
    if faults:
        raise InputError(sorted(faults, key=lambda one: one.at))
    own = _merged(map(vars, files))
    palettes = {"light": Palette.of(light.resolved), "dark": Palette.of(dark.resolved)}
    return Theme(
        name,
        title=own["title"],
        palette=palettes[own.get("ground", "light")],
        dark=palettes["dark"],
        type=_merged(vars(file.type) for file in files),
        spacing=Spacing(**_merged(vars(file.spacing) for file in files)),
        takes_accent=own.get("takes_accent", True),
    )


def _file(tree: YamlTree, faults: list[Diagnostic]) -> ThemeFile | None:
    """What a file says, or None and its faults among the others."""
    try:
        return validate(ThemeFile, tree, list(run("theme", tree)))
    except InputError as error:
        faults += error.diagnostics
        return None


def _merged(settings: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The settings of a theme's files, its own first: what it leaves out is that of the next."""
    merged: dict[str, Any] = {}
    for one in settings:
        merged = {key: value for key, value in one.items() if value is not None} | merged
    return merged


def _missing(chain: list[YamlTree], files: list[ThemeFile]) -> Iterator[Diagnostic]:
    """What a theme lacks that extends no complete one."""
    parts = {
        "palette": (ROLES, _merged(file.palette for file in files)),
        "type": (keys(TypeScaleFile), _merged(vars(file.type) for file in files)),
        "spacing": (keys(SpacingFile), _merged(vars(file.spacing) for file in files)),
    }
    for key, (needed, given) in parts.items():
        lacking = [name for name in needed if name not in given]
        if lacking:
            at = chain[-1].locate((key,), key=True)
            hint = "add it, or begin with a theme that is complete: 'extends: clear'"
            yield Diagnostic("missing-setting", at, f"'{key}' lacks {', '.join(lacking)}", hint)
