"""The stages in order: inputs -> content -> one reader's content -> HTML -> document -> bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.production.approving import refuse_strange_dates, standing
from b12docs.production.coverage import unprinted
from b12docs.production.finishing import finished
from b12docs.production.made import Made, Result
from b12docs.production.reading import read, read_topic
from b12docs.production.rendering import make_document, rendered
from b12docs.production.workers import in_order
from b12docs.project.project import Project, load_project, with_profiles
from b12docs.records import record
from b12docs.rules.printing import Coverage
from b12docs.rules.severity import judged
from b12docs.schema.clinic import Clinic

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Made", "Project", "Result", "build", "build_topics", "load_project", "make_document"]


@record
class _Outcome:
    """What came of one job: the document and its warnings, or its faults."""

    made: Made | None
    found: tuple[Diagnostic, ...]
    coverage: Coverage | None = None


def build(
    project: Project,
    jobs: Iterable[Job],
    progress: Callable[[Job], None] = lambda job: None,
    executor: Executor | None = None,
) -> Result:
    """Lay out every job; raises InputError with the faults of all of them in their order, and then nothing was made."""
    jobs = list(jobs)
    return build_topics({job.topic: project for job in jobs}, jobs, progress, executor)


def build_topics(
    projects: Mapping[str, Project],
    jobs: Iterable[Job],
    progress: Callable[[Job], None] = lambda job: None,
    executor: Executor | None = None,
) -> Result:
    """Lay out every job of the project that its topic names, as ``build`` does.

    Raises InputError also where two jobs would be written into one file.
    """
    jobs = list(jobs)
    _refuse_shared_names(projects, jobs)
    for project in projects.values():
        refuse_strange_dates(project)
    projects = with_profiles(projects, (job.finish.profile for job in jobs))
    warnings = [one for project in projects.values() for one in of_topic(project)]
    made: list[Made] = []
    faults = list(errors(warnings))
    covered: dict[Job, Coverage] = {}
    for job, outcome in zip(jobs, in_order(_outcome, projects, jobs, progress, executor), strict=True):
        if outcome.made and outcome.coverage:
            covered[job] = outcome.coverage
            made.append(outcome.made)
            warnings += outcome.found
        else:
            faults += outcome.found
    if faults := faults or list(_unprinted(projects, covered)):
        raise InputError(faults)
    return Result(tuple(made), tuple(dict.fromkeys(warnings)))


def _unprinted(projects: Mapping[str, Project], covered: Mapping[Job, Coverage]) -> Iterator[Diagnostic]:
    """What no document prints of each topic."""
    for topic, project in projects.items():
        yield from unprinted(project, {job: one for job, one in covered.items() if job.topic == topic})


def _refuse_shared_names(projects: Mapping[str, Project], jobs: Iterable[Job]) -> None:
    """No two documents have one name, as a topic ``a`` with a layout ``b-c`` and a topic ``a-b`` with ``c`` would."""
    taken: dict[str, Job] = {}
    for job in jobs:
        content = projects[job.topic].loaded
        name = job.file_name(content.content.id)
        first = taken.setdefault(name, job)
        if first != job:
            other = projects[first.topic].content.id
            message = f"two documents would be written as '{name}': this topic's {job}, and {first}, of '{other}'"
            hint = "give the topic, the layout or the audience of one of them another name"
            raise fault("file-name", content.tree.locate(("id",)), message, hint)


def _outcome(projects: Mapping[str, Project], job: Job) -> _Outcome:
    project = projects[job.topic]
    try:
        ready = rendered(project, job)
    except InputError as error:
        return _Outcome(None, error.diagnostics)
    found = [*ready.found, *read(project, job, ready).found]
    try:
        file = finished(project, job, ready.document)
    except InputError as error:
        told = (*blamed(project, job, error.diagnostics), *errors(judged(found, project.content.rules)))
        return _Outcome(None, told)
    told = tuple(judged((*found, *file.found), project.content.rules))
    if faults := errors(told):
        return _Outcome(None, faults)
    made = Made(
        job, job.file_name(project.content.id), file.data, file.pages, project.loaded.fingerprint,
        standing(project, job, ready, ready.approval),
    )  # fmt: skip
    return _Outcome(made, told, ready.coverage)


def errors(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that are errors."""
    return tuple(one for one in found if one.severity == "error")


def blamed(project: Project, job: Job, faults: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """A document's faults; a page that is too full because of clinic.yaml alone is put down to that file."""
    if project.inputs.clinic is None or any(fault.rule != "fit" for fault in faults):
        return faults
    without = replace(project, clinic=Clinic(), pictures={})
    try:
        finished(without, job, make_document(without, job))
    except InputError:
        return faults
    file = Location(project.snapshot.files["clinic"].name)
    hint = "without this file it fits: shorten its name, address, help lines or protocol"
    return tuple(replace(fault, at=fault.at if fault.at.file == file.file else file, hint=hint) for fault in faults)


def of_topic(project: Project) -> Iterator[Diagnostic]:
    """What is noticed of a topic, whichever documents are made of it, at the severity that it gives its rules."""
    yield from judged(_noticed(project), project.content.rules)


def _noticed(project: Project) -> Iterator[Diagnostic]:
    yield from project.inputs.warnings
    yield from project.loaded.warnings
    yield from read_topic(project)
