"""The names of a project that options take, for a shell that completes them: read fast, whatever else is at fault."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from b12docs.diagnostics import InputError
from b12docs.library.packaged import packaged
from b12docs.project.inputs import Inputs, find_inputs
from b12docs.project.near_misses import listed
from b12docs.source.files import read_file
from b12docs.source.yaml_tree import parse

_AUDIENCES = re.compile(r"^audiences:.*\n(?:(?:[ \t#].*)?\n)*", re.MULTILINE)  # with what is indented below


def names_here(content: Path | None = None, layouts: Path | None = None) -> dict[str, tuple[str, ...]]:
    """The ``audience``, ``level``, ``layout``, ``theme`` and ``language`` that there are, in the order of their files.

    The options name a content file and a folder of layouts where they are given. Never raises for what is in a file.
    """
    inputs = _found(content, layouts)
    readers = _readers(inputs)
    return {
        "audience": tuple(readers),
        "level": _each(level for levels in readers.values() for level in levels),
        "layout": _each(name.partition(".")[0] for name in _files(inputs, "", ".html")),
        "theme": _each(_files(inputs, "themes", ".yaml")),
        "language": _languages(inputs),
    }


def _found(content: Path | None, layouts: Path | None) -> Inputs:
    """The inputs here; those that come with the program where what is here is at fault."""
    try:
        return find_inputs(content, None, layouts)
    except InputError:
        return Inputs(content or packaged("content.yaml"), None, (packaged("layouts"),))


def _readers(inputs: Inputs) -> dict[str, list[str]]:
    """The levels of each audience that the topic has: those that its content names, else all of the house's."""
    files = (packaged("house.yaml"), inputs.house, inputs.content)
    house, own, topic = (_audiences(path) if path else {} for path in files)
    every = house | own | {name: levels for name, levels in topic.items() if levels}
    return {name: every.get(name, []) for name in topic or every}


def _audiences(path: Path) -> dict[str, list[str]]:
    """The levels of each audience that a file names, as far as it can be read: one part of it alone, which is short."""
    found = _AUDIENCES.search(f"{read_file(path).data.decode('utf-8-sig', 'replace')}\n".replace("\r", ""))
    try:
        value = parse(found[0], path.name).value["audiences"] if found else {}
    except InputError:
        return {}
    return {name: _levels(about) for name, about in value.items()} if isinstance(value, dict) else {}


def _levels(about: object) -> list[str]:
    listed = about.get("levels") if isinstance(about, dict) else None
    return [str(level) for level in listed] if isinstance(listed, list) else []


def _files(inputs: Inputs, part: str, ending: str) -> Iterator[str]:
    for folder in inputs.layouts:
        for name in sorted(listed(folder / part).files):
            if name.endswith(ending) and not name.startswith(("_", ".")):
                yield name.removesuffix(ending)


def _languages(inputs: Inputs) -> tuple[str, ...]:
    """The codes of the translations that stand beside the content."""
    return tuple(name.removesuffix(".po") for name in inputs.language_files if name.endswith(".po"))


def _each(names: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
