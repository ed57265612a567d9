"""The texts of a project by their ids: which a document printed, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from b12docs.diagnostics import Location
from b12docs.project.project import Project
from b12docs.schema.ids import ids_of
from b12docs.source.prose import Words, placeholders
from b12docs.templates.filling import filled_in, help_lines


def texts_told(
    project: Project, told: Iterable[Location], filled: Mapping[Location, str] | None = None
) -> dict[str, str]:
    """The texts that were printed, by id, and the help lines and values that stand in their braces.

    ``filled`` are those, by their places, that count as they were printed, with what stands in their braces.
    """
    places = frozenset(told)
    found: dict[str, str] = {}
    named: set[str] = set()
    for name, words in all_texts(project).items():
        if words.at in places:
            found[name] = (filled or {}).get(words.at, str(words))
            named.update(placeholders(words))
    return found | _values(project, named)


def printed_places(project: Project, told: Iterable[Location]) -> frozenset[Location]:
    """The places of all texts that were printed: of those that were told, and of what stands in their braces."""
    places = set(told)
    known = words_filled_in(project)
    todo = [words for words in all_texts(project).values() if words.at in places]
    while todo:
        for name in placeholders(todo.pop()):
            words = known.get(name)
            if words is not None and words.at not in places:
                places.add(words.at)
                todo.append(words)
    return frozenset(places)


def words_filled_in(project: Project) -> dict[str, Words]:
    """What stands in the braces of texts, by name, where it stands in a file: help lines, and the clinic's values."""
    lines = help_lines(project.content, project.clinic)
    given = {**lines, **project.clinic.protocol, **project.clinic.values}
    return {name: words for name, words in given.items() if isinstance(words, Words)}


def _values(project: Project, named: set[str]) -> dict[str, str]:
    given = filled_in(project.content, project.clinic)
    personal = {name for name, one in project.content.values.items() if one.personal}
    return {
        f"{'values' if name in project.content.values else 'help'}/{name}": given[name]
        for name in sorted(named & given.keys() - personal)
    }


def all_texts(project: Project) -> Mapping[str, Words]:
    """Every text of the content, its house and the clinic, by id."""
    found = dict(ids_of(project.loaded.tree.value))
    clinic = project.clinic_tree
    return found | dict(ids_of(clinic.value, ("clinic",))) if clinic else found


def names_by_place(project: Project) -> dict[Location, str]:
    """The id of the text that stands at a place of the files."""
    return {words.at: name for name, words in all_texts(project).items()}


def places_of(project: Project, names: Iterable[str]) -> dict[str, Location | None]:
    """Where the texts of these ids stand now; None where there is none any more.

    A help line stands where its words do: whom to ask for other languages may be the clinic's phone number.
    """
    known, lines = all_texts(project), help_lines(project.content, project.clinic)
    return {name: _place(name, known, lines) for name in names}


def _place(name: str, known: Mapping[str, Words], lines: Mapping[str, str]) -> Location | None:
    line = lines.get(name.removeprefix("help/"))
    if name.startswith("help/") and isinstance(line, Words):
        return line.at
    given = f"clinic/{name}", f"clinic/protocol/{name.removeprefix('values/')}", name  # the clinic's words go before
    return next((known[one].at for one in given if one in known), None)
