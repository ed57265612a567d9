"""Many topics in one build: each is a project of its own, and what they share is read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from b12docs.catalogue.names import several
from b12docs.catalogue.plan import Plan, Request, Skipped
from b12docs.diagnostics import Diagnostic, InputError, SelectionError
from b12docs.project.inputs import Inputs
from b12docs.project.project import Project, load_project
from b12docs.project.snapshot import Reader


def load_topics(found: Iterable[Inputs]) -> tuple[Project, ...]:
    """The project of each topic's inputs.

    Raises InputError with the faults of all of them together, also where two topics have one id.
    """
    reader = Reader()
    projects: list[Project] = []
    faults: list[Diagnostic] = []
    for inputs in found:
        try:
            projects.append(load_project(inputs, reader))
        except InputError as error:
            faults += error.diagnostics
    if faults := faults + list(_shared_ids(projects)):
        raise InputError(faults)
    return tuple(projects)


def plan_topics(request: Request, projects: Iterable[Project]) -> Plan:
    """The jobs that the request selects of each topic, one topic after the other.

    What one topic lacks is skipped; raises SelectionError where all of them lack it.
    """
    plans: list[Plan] = []
    refused: list[SelectionError] = []
    for project in projects:
        try:
            plans.append(project.plan(request))
        except SelectionError as error:
            refused.append(error)
            plans.append(Plan((), (_left_out(request, error, project.content.id),)))
    if len(refused) == len(plans):
        raise refused[0] if refused else SelectionError("there is no topic to build")
    jobs = tuple(job for plan in plans for job in plan.jobs)
    return Plan(jobs, tuple(left for plan in plans for left in plan.skipped), request)


def _left_out(request: Request, error: SelectionError, topic: str) -> Skipped:
    """A whole topic that has nothing of what the options name."""
    options = (request.layout, request.audience, request.level, request.paper, request.language)
    layout, audience, level, paper, language = (", ".join(several(given)) for given in options)
    return Skipped(layout, audience, level, paper, error.message, topic, language)


def _shared_ids(projects: Iterable[Project]) -> Iterator[Diagnostic]:
    """A fault for each topic whose id another has: the names of their documents would be the same."""
    first: dict[str, Project] = {}
    for project in projects:
        other = first.setdefault(project.content.id, project)
        if other is not project:
            at, file = project.loaded.tree.locate(("id",)), other.snapshot.files["content"].name
            hint = "the names of a topic's documents begin with its id: give each topic an id of its own"
            yield Diagnostic("duplicate-id", at, f"'{file}' has the id '{project.content.id}' too", hint)
