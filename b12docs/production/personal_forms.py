"""The forms of a document by the personal values that people have, of which an approval has names and kinds alone.

A layout may know whether a person has a value, since what nobody has entered is a line to write on: the document of
those who have it is a form of its own, which is approved as each other is. What the value says it must not tell apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations

from b12docs.project.project import Project
from b12docs.schema.content import Value
from b12docs.source.prose import Words
from b12docs.templates.filling import linked
from b12docs.templates.slots import Printed

Names = tuple[str, ...]
_LINE = re.compile(r"[^\n]+")
_MOST_ALL = 3  # values of which each choice is a form: of more, those of one, and those of all but one


def personal_values(project: Project) -> dict[str, Value]:
    """The values that differ from person to person, by name."""
    return {name: value for name, value in project.content.values.items() if value.personal}


def _entered(project: Project) -> dict[str, Words]:
    """What the clinic, or a list of people, has entered, by name."""
    return {**project.clinic.protocol, **project.clinic.values}


def given(project: Project) -> Names:
    """The names of the personal values that the clinic, or a list of people, has entered."""
    entered = _entered(project)
    return tuple(name for name in personal_values(project) if name in entered)


def choices(project: Project) -> tuple[Names, ...]:
    """The names of the values that people may have, besides those that all have: first none, then all, then some."""
    entered = _entered(project)
    names = [name for name in personal_values(project) if name not in entered]
    counts = range(len(names) + 1) if len(names) <= _MOST_ALL else (0, 1, len(names) - 1, len(names))
    found = [one for count in counts for one in combinations(names, count)]
    return tuple(dict.fromkeys((found[0], found[-1], *found)))


def for_all(project: Project, names: Iterable[str]) -> Project:
    """The project with the name and kind of each of these values in its place, on as many lines."""
    entered, known = _entered(project), personal_values(project)
    at = project.content.version.at
    general = {name: Words(_LINE.sub(_stands_for(name, known[name]), entered.get(name, name)), at) for name in names}
    return replace(project, clinic=replace(project.clinic, values={**project.clinic.values, **general}))


def _stands_for(name: str, value: Value) -> str:
    return f"({name}: {value.kind})"


def is_for_all(project: Project, printed: Printed, general: Printed) -> bool:
    """Whether a layout has printed the same for a person as it does for all, but for what the person's values say."""
    if printed.html != general.html:
        return False
    known, entered = personal_values(project), _entered(project)
    values = {_stands_for(name, known[name]): _forms(str(entered[name])) for name in given(project)}
    pairs = zip(printed.texts, general.texts, strict=True)
    return all(one.at == other.at and (one == other or _is_filled(one, other, values)) for one, other in pairs)


def _forms(value: str) -> str:
    """A pattern of how a value, or a line of it, may be printed: also as a link that dials it."""
    lines = (line.strip() for line in (value, *value.splitlines()))
    return "|".join(re.escape(form) for line in lines for form in (linked(line), linked(line, sure=True), line))


def _is_filled(text: str, general: str, values: Mapping[str, str]) -> bool:
    """Whether a text is the general one with values in their places."""
    pattern = re.escape(general)
    for name, forms in values.items():
        pattern = pattern.replace(re.escape(name), f"(?:{forms})")
    return re.fullmatch(pattern, text, re.DOTALL) is not None
