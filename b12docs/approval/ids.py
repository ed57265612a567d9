"""The texts of a project by their ids: paths of keys and ids, such as ``sections/signs/list/items/legs/text/lay/easy``.

No step is a place in a list where its entries have names, so that a text keeps its id when others come before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from b12docs.diagnostics import Location
from b12docs.project.project import Project
from b12docs.schema.blocks import BLOCKS
from b12docs.source.prose import Words, placeholders
from b12docs.templates.filling import filled_in, help_lines

_NAMING = ("id", "ref", "row")  # the keys that tell entries of a list apart


def ids_of(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Words]]:
    """Every text below a value of a YAML tree, with its id, in the order of the file."""
    if isinstance(value, Words):
        yield "/".join(path), value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from ids_of(one, (*path, _step(key)))
    elif isinstance(value, list):
        taken = set[str]()
        for number, one in enumerate(value, 1):
            name = _name(one, number)
            yield from ids_of(one, (*path, f"{name}-{number}" if name in taken else name))
            taken.add(name)


def _name(entry: Any, number: int) -> str:
    """What an entry of a list is called: by its id, as a block by its kind, else by its number."""
    if isinstance(entry, dict):
        for key in _NAMING:
            if isinstance(entry.get(key), str):
                return _step(entry[key])
        return next((kind for kind in BLOCKS if kind in entry), str(number))
    return str(number)


def _step(name: str) -> str:
    """A step of a path: it holds neither spaces nor slashes, which part ids and steps."""
    return "-".join(str(name).replace("/", "-").split()) or "-"


def texts_told(project: Project, told: Iterable[Location]) -> dict[str, str]:
    """The texts that were printed, by id, and the help lines and values that stand in their braces."""
    places = frozenset(told)
    found: dict[str, str] = {}
    named: set[str] = set()
    for name, words in _all_texts(project).items():
        if words.at in places:
            found[name] = str(words)
            named.update(placeholders(words))
    return found | _values(project, named)


def _values(project: Project, named: set[str]) -> dict[str, str]:
    given = filled_in(project.content, project.clinic)
    personal = {name for name, one in project.content.values.items() if one.personal}
    return {
        f"{'values' if name in project.content.values else 'help'}/{name}": given[name]
        for name in sorted(named & given.keys() - personal)
    }


def _all_texts(project: Project) -> Mapping[str, Words]:
    """Every text of the content, its house and the clinic, by id."""
    found = dict(ids_of(project.loaded.tree.value))
    clinic = project.clinic_tree
    return found | dict(ids_of(clinic.value, ("clinic",))) if clinic else found


def names_by_place(project: Project) -> dict[Location, str]:
    """The id of the text that stands at a place of the files."""
    return {words.at: name for name, words in _all_texts(project).items()}


def places_of(project: Project, names: Iterable[str]) -> dict[str, Location | None]:
    """Where the texts of these ids stand now; None where there is none any more.

    A help line stands where its words do: whom to ask for other languages may be the clinic's phone number.
    """
    known, lines = _all_texts(project), help_lines(project.content, project.clinic)
    return {name: _place(name, known, lines) for name in names}


def _place(name: str, known: Mapping[str, Words], lines: Mapping[str, str]) -> Location | None:
    line = lines.get(name.removeprefix("help/"))
    if name.startswith("help/") and isinstance(line, Words):
        return line.at
    given = f"clinic/{name}", f"clinic/protocol/{name.removeprefix('values/')}", name  # the clinic's words go before
    return next((known[one].at for one in given if one in known), None)
