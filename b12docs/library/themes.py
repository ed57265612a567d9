"""Themes: a YAML file each, with a palette, a type scale and spaces; it may extend another and say what differs.

``layouts/themes/NAME.yaml`` is found like a layout: a clinic's own folder goes before the packaged one, file by file.
A colour is written #RRGGBB, or names the role whose colour it shares. Names that nobody has defined, and colours that
cannot be told apart from what they stand on, are errors at the line that says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from b12docs.diagnostics import Diagnostic, InputError, Location, did_you_mean, fault
from b12docs.library.packaged import files_in
from b12docs.look.colour import is_colour, luminance
from b12docs.look.palette import ROLES, Faint, Palette, faint_pairs
from b12docs.look.theme import Spacing, Theme
from b12docs.schema.theme_file import SpacingFile, ThemeFile, TypeScaleFile
from b12docs.schema.validation import validate
from b12docs.source.files import read_text
from b12docs.source.prose import Words
from b12docs.source.yaml_tree import YamlTree, parse

_WRITE = 'write a colour in quotes, like "#005EB8"'


class Themes:
    """The themes of the layouts' folders, read when they are asked for."""

    def __init__(self, layouts: Iterable[Path]) -> None:
        self.folders = [folder / "themes" for folder in layouts]
        self._loaded: dict[str, Theme] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all themes, sound or not; raises InputError where a folder cannot be read."""
        return tuple(sorted({path.stem for folder in self.folders for path in files_in(folder, ".yaml")}))

    def load(self, name: str) -> Theme:
        """The theme of a name that exists; raises InputError with every fault of its files."""
        if name not in self._loaded:
            self._loaded[name] = _theme(name, self._chain(name))
        return self._loaded[name]

    def _chain(self, name: str) -> list[YamlTree]:
        """The theme's file, the one that it extends, and so on; raises InputError where one does not exist."""
        chain: dict[str, YamlTree] = {}
        wanted: Words | None = Words(name, Location(name))
        while wanted is not None:
            if wanted in chain:
                raise fault("theme-cycle", wanted.at, f"the theme '{wanted}' extends itself", "take the line out")
            if wanted not in self.names:
                hint = did_you_mean(wanted, self.names)
                raise fault("unknown-theme", wanted.at, f"there is no theme '{wanted}'", hint)
            tree = self._parse(wanted)
            chain[wanted] = tree
            extends = tree.value.get("extends") if isinstance(tree.value, dict) else None
            wanted = extends if isinstance(extends, Words) else None
        return list(chain.values())

    def _parse(self, name: str) -> YamlTree:
        path = next(path for folder in self.folders if os.path.lexists(path := folder / f"{name}.yaml"))
        return parse(read_text(path, path.as_posix()), path.as_posix())


def _theme(name: str, chain: list[YamlTree]) -> Theme:
    """The theme of its files, its own first; raises InputError with the faults of all of them."""
    faults: list[Diagnostic] = []
    files = [file for tree in chain if (file := _file(tree, faults))]
    light, dark = _Colours(chain, "palette"), _Colours(chain, "palette", "dark")
    faults += [*light.faults(), *dark.faults()]
    faults += _missing(chain, files) if not faults else ()
    if faults:
        raise InputError(sorted(faults, key=lambda one: one.at))
    own = _merged(file.model_dump(include={"title", "ground", "takes_accent"}) for file in files)
    palettes = {"light": Palette.of(light.resolved), "dark": Palette.of(dark.resolved)}
    return Theme(
        name,
        title=own["title"],
        palette=palettes[own.get("ground", "light")],
        dark=palettes["dark"],
        type=_merged(file.type.model_dump() for file in files),
        spacing=Spacing(**_merged(file.spacing.model_dump() for file in files)),
        takes_accent=own.get("takes_accent", True),
    )


def _file(tree: YamlTree, faults: list[Diagnostic]) -> ThemeFile | None:
    """What a file says, or None and its faults among the others."""
    try:
        return validate(ThemeFile, tree, list(palette_rules(tree)))
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
        "type": (TypeScaleFile.model_fields, _merged(file.type.model_dump() for file in files)),
        "spacing": (SpacingFile.model_fields, _merged(file.spacing.model_dump() for file in files)),
    }
    for key, (needed, given) in parts.items():
        lacking = [name for name in needed if name not in given]
        if lacking:
            at = chain[-1].locate((key,), key=True)
            hint = "add it, or begin with a theme that is complete: 'extends: clear'"
            yield Diagnostic("missing-setting", at, f"'{key}' lacks {', '.join(lacking)}", hint)


def palette_rules(tree: YamlTree) -> Iterator[Diagnostic]:
    """Every role of a palette exists, and has a colour or the name of another role."""
    for key in ("palette", "dark"):
        for role, value in _entries(tree, key):
            if role not in ROLES:
                at = tree.locate((key, role), key=True)
                yield Diagnostic("unknown-role", at, f"no colour has the name '{role}'", did_you_mean(role, ROLES))
            if value.startswith("#") and not is_colour(value):
                yield Diagnostic("colour", value.at, f"'{value}' is no colour", _WRITE)
            if not value.startswith("#") and value not in ROLES:
                near = did_you_mean(value, ROLES)
                hint = near if near.startswith("did you mean") else _WRITE
                yield Diagnostic("undefined-name", value.at, f"'{value}' is no colour, and not the name of one", hint)


def _entries(tree: YamlTree, key: str) -> Iterator[tuple[str, Words]]:
    """The entries of a palette that are words, whatever else is wrong with the file."""
    palette = tree.value.get(key) if isinstance(tree.value, dict) else None
    for role, value in palette.items() if isinstance(palette, dict) else ():
        if isinstance(value, Words):
            yield role, value


class _Colours:
    """A palette of a theme: what its files give for each role, and the colours that this comes to."""

    def __init__(self, chain: list[YamlTree], *keys: str) -> None:
        self.files = [tree.file for tree in chain]
        self.given: dict[str, Words] = {}
        for key in keys:
            for tree in reversed(chain):
                self.given |= dict(_entries(tree, key))
        found = {role: self._follow(role) for role in self.given}
        self.colours = {role: steps for role, steps in found.items() if is_colour(steps[-1])}
        self.resolved = {role: steps[-1].upper() for role, steps in self.colours.items()}

    def _follow(self, role: str) -> list[Words]:
        """The values that lead from a role to its colour, or to where the way ends."""
        steps: list[Words] = []
        while role in self.given and not any(self.given[role] is step for step in steps):
            steps.append(self.given[role])
            role = str(steps[-1])
        return steps

    def faults(self) -> Iterator[Diagnostic]:
        """Roles that share each other's colour in a circle, and pairs that cannot be told apart."""
        for role, value in self.given.items():
            if role in self._follow(role):
                yield Diagnostic("palette-cycle", value.at, f"'{role}' takes its colour from itself", _WRITE)
        worst: dict[tuple[Location, str], Faint] = {}  # one for each colour that is to be changed
        for faint in sorted(faint_pairs(self.resolved), key=lambda one: one.contrast / one.least):
            worst.setdefault(self._to_change(faint), faint)
        for (at, role), faint in worst.items():
            yield self._faint(at, role, faint)

    def _to_change(self, faint: Faint) -> tuple[Location, str]:
        """The one of the two roles whose colour the theme set last, and its place."""
        steps = [(step.at, role) for role in (faint.role, faint.ground) for step in self.colours[role]]
        return min(steps, key=lambda one: self.files.index(one[0].file))

    def _faint(self, at: Location, role: str, faint: Faint) -> Diagnostic:
        one, other = self.resolved[faint.role], self.resolved[faint.ground]
        message = f"the contrast of '{faint.role}' ({one}) on '{faint.ground}' ({other}) is {faint}"
        lightest = max(faint.role, faint.ground, key=lambda name: luminance(self.resolved[name]))
        return Diagnostic("contrast", at, message, f"choose a {'lighter' if role == lightest else 'darker'} '{role}'")
