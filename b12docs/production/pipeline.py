"""The stages in order: inputs -> content -> one reader's content -> HTML -> document -> bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from b12docs.catalogue.forms import form_of
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document.leaves import Run
from b12docs.document.tree import Document
from b12docs.production.finishing import finished
from b12docs.production.made import Made, Result
from b12docs.production.workers import in_order
from b12docs.project.project import Project, load_project, with_profiles
from b12docs.records import record
from b12docs.rules.reading_level import ReadDocument
from b12docs.rules.registry import run
from b12docs.schema.clinic import Clinic
from b12docs.source.prose import plain
from b12docs.templates.reader import read_document
from b12docs.templates.selection import Format, select
from b12docs.templates.view import names

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Made", "Project", "Result", "build", "load_project", "make_document"]


@record
class _Outcome:
    """What came of one job: the document and its warnings, or its faults."""

    made: Made | None
    found: tuple[Diagnostic, ...]


def build(
    project: Project,
    jobs: Iterable[Job],
    progress: Callable[[Job], None] = lambda job: None,
    executor: Executor | None = None,
) -> Result:
    """Lay out every job; raises InputError with the faults of all of them in their order, and then nothing was made."""
    jobs = list(jobs)
    project = with_profiles(project, (job.finish.profile for job in jobs))
    warnings = [*project.loaded.warnings, *_approval_warnings(project)]
    made: list[Made] = []
    faults: list[Diagnostic] = []
    for outcome in in_order(_outcome, project, jobs, progress, executor):
        if outcome.made:
            made.append(outcome.made)
            warnings += outcome.found
        else:
            faults += outcome.found
    if faults:
        raise InputError(faults)
    return Result(tuple(made), tuple(dict.fromkeys(warnings)), project.loaded.fingerprint)


def _outcome(project: Project, job: Job) -> _Outcome:
    try:
        document = make_document(project, job)
        file = finished(project, job, document)
    except InputError as error:
        return _Outcome(None, _blamed(project, job, error.diagnostics))
    made = Made(job, job.file_name(project.content.id), file.data, file.pages)
    found = run("document", ReadDocument(document, project.content, job.audience, job.level))
    return _Outcome(made, (*found, *file.found))


def _blamed(project: Project, job: Job, faults: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The faults; a page that is too full because of clinic.yaml alone is put down to that file."""
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


def make_document(project: Project, job: Job) -> Document:
    """The document tree of a job."""
    layout = project.layouts.all[job.version]
    form = form_of(job.layout, job.finish, project.layouts.all, project.content).form
    target = Format(job.paper, form, screen=job.finish.format != "pdf")
    view = select(project.content, project.clinic, project.loaded.fingerprint, job.audience, job.level, target)
    printed = project.layouts.templates.render(f"{layout.name}.html", names(view))
    lines = {"disclaimer": view.disclaimer, "page": view.labels.page}
    running = tuple(Run(plain(lines[name]), at=lines[name].at) for name in layout.front.running)
    return read_document(
        printed,
        file=layout.file.name,
        title=plain(view.title),
        subject=plain(view.labels.kind),
        language=project.content.language,
        running=running,
    )


def _approval_warnings(project: Project) -> Iterator[Diagnostic]:
    approval = project.clinic.approval
    if approval and not approval.is_of(project.loaded.fingerprint):
        message = f"the content has changed since it was approved: its fingerprint is now {project.loaded.fingerprint}"
        hint = "every document says that it is a draft until the change is approved"
        yield Diagnostic("approval", approval.fingerprint.at, message, hint, "warning")
