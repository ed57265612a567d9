"""What differs between two contents, document by document: texts, the facts that they tell, and their references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from b12docs.approval.changes import Change, changes
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.production.approvals import lines_said, texts_said
from b12docs.production.offered import usual_jobs
from b12docs.production.rendering import rendered
from b12docs.project.project import Project, Terms
from b12docs.records import record
from b12docs.rules.walk import names
from b12docs.source.prose import Words
from b12docs.source.tree import YamlTree

Name = tuple[str, str, str]  # layout, audience and level


@record
class Sourced:
    """What a text rests on: facts, and references, by their ids."""

    facts: frozenset[str] = frozenset()
    refs: frozenset[str] = frozenset()


@record
class Told:
    """What a document tells: its texts by id, what they rest on, and the lines of all that it says, in their order."""

    texts: Mapping[str, str]
    sources: Sourced
    lines: tuple[str, ...] = ()


@record
class Difference:
    """How a document differs: ``is_in`` says where it is, in both contents, or in the ``old`` or ``new`` one alone.

    ``lines_gone`` and ``lines_new`` are of a document whose texts are the same, and not what it says all the same: by
    their order, or by a mark, a picture, a date or the words of a layout.
    """

    name: Name
    is_in: str
    changed: tuple[Change, ...] = ()
    facts_gone: tuple[str, ...] = ()
    facts_new: tuple[str, ...] = ()
    refs_gone: tuple[str, ...] = ()
    refs_new: tuple[str, ...] = ()
    lines_gone: tuple[str, ...] = ()
    lines_new: tuple[str, ...] = ()

    @property
    def is_none(self) -> bool:
        """Whether the document says the same in both."""
        return self == Difference(self.name, "both")


def compare(old: Project, new: Project) -> tuple[Difference, ...]:
    """How every document on offer differs, in its usual form; raises InputError where one can't be rendered."""
    before, now = _all_told(old), _all_told(new)
    return tuple(_difference(name, before.get(name), now.get(name)) for name in dict.fromkeys((*now, *before)))


def _difference(name: Name, before: Told | None, now: Told | None) -> Difference:
    if before is None or now is None:
        return Difference(name, "new" if before is None else "old")
    old, new, changed = before.sources, now.sources, changes(before.texts, now.texts)
    lines = ((), ()) if changed else _lines_apart(before.lines, now.lines)
    return Difference(
        name, "both", changed,
        _less(old.facts, new.facts), _less(new.facts, old.facts), _less(old.refs, new.refs), _less(new.refs, old.refs),
        *lines,
    )  # fmt: skip


def _lines_apart(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines that are gone and those that are new; one that has moved is both."""
    apart = [one for one in SequenceMatcher(None, before, now, autojunk=False).get_opcodes() if one[0] != "equal"]
    gone = tuple(line for _, start, end, _, _ in apart for line in before[start:end])
    return gone, tuple(line for _, _, _, start, end in apart for line in now[start:end])


def _less(one: frozenset[str], other: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(one - other))


def _all_told(project: Project) -> dict[Name, Told]:
    """What each document of a project tells; its approvals and the day make no difference."""
    project = replace(project.on(Terms()), all_approvals=())
    known = sourced(project.loaded.tree)
    found: dict[Name, Told] = {}
    faults: list[Diagnostic] = []
    for job in usual_jobs(project):
        try:
            found[_name(job)] = _told(project, job, known)
        except InputError as error:
            faults += error.diagnostics
    if faults:
        raise InputError(faults)
    return found


def _name(job: Job) -> Name:
    return job.layout, job.audience, job.level


def _told(project: Project, job: Job, known: Mapping[Location, Sourced]) -> Told:
    ready = rendered(project, job)
    found = [known[at] for at in ready.told if at in known]
    facts, refs = (
        frozenset[str]().union(*(one.facts for one in found)),
        frozenset[str]().union(*(one.refs for one in found)),
    )
    texts = texts_said(project, ready.view, ready.told)
    return Told(texts, Sourced(facts, refs), lines_said(project, ready.document, ready.view))


def sourced(tree: YamlTree) -> dict[Location, Sourced]:
    """What every text rests on, by its place: the facts and references of what it stands in."""
    return dict(_sourced(tree.value, Sourced()))


def _sourced(value: Any, around: Sourced) -> Iterator[tuple[Location, Sourced]]:
    if isinstance(value, Words):
        yield value.at, around
    elif isinstance(value, dict):
        own = Sourced(around.facts.union(_named(value, "facts")), around.refs.union(_named(value, "refs", "ref")))
        for key, one in value.items():
            if key not in ("facts", "refs", "ref"):
                yield from _sourced(one, own)
    elif isinstance(value, list):
        for one in value:
            yield from _sourced(one, around)


def _named(value: Mapping[str, Any], *keys: str) -> Iterable[str]:
    return (str(name) for key in keys for name in names(value.get(key)))
