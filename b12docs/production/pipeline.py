"""The stages in order: inputs -> content -> one reader's content -> HTML -> document -> bytes of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from b12docs.catalogue.finish import says_a_finish
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Lowered, fault
from b12docs.production.account import OutputFolder, judge
from b12docs.production.approvals import refuse_strange
from b12docs.production.coverage import unprinted
from b12docs.production.dependence import origin_of, places_of
from b12docs.production.findings import Figures, findings_of, findings_of_topic
from b12docs.production.finishing import Finished, finished
from b12docs.production.levels import level_gaps
from b12docs.production.listed import Listed
from b12docs.production.made import Made, Result
from b12docs.production.overfull import advised
from b12docs.production.rendering import Rendered, make_document, rendered
from b12docs.production.standing import grave_changes, standing
from b12docs.production.translated import in_their_files
from b12docs.production.workers import in_order
from b12docs.project.project import Project, load_project, project_of, with_profiles
from b12docs.records import record
from b12docs.rules.printing import Coverage
from b12docs.rules.severity import groups_of, judged, lowered

if TYPE_CHECKING:
    from concurrent.futures import Executor

__all__ = ["Made", "Project", "Result", "build", "build_topics", "load_project", "make_document"]


@record
class _Outcome:
    """What came of one job: the document and its warnings, or its faults."""

    made: Made | None
    found: tuple[Diagnostic, ...]
    coverage: Coverage | None = None
    figures: Figures | None = None


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
    folder: OutputFolder | None = None,
) -> Result:
    """Lay out every job of the project that its topic names, as ``build`` does.

    What the folder holds and would come out the same is kept.

    Raises InputError also where two jobs would be written into one file.
    """
    jobs = list(jobs)
    _refuse_shared_names(projects, jobs)
    for project in projects.values():
        refuse_strange(project)
    projects = with_profiles(projects, (job.finish.profile for job in jobs))
    names = [job.file_name(projects[job.topic].content.id) for job in jobs]
    held = folder.held(names) if folder else {}
    bench = _Bench(projects, {name: one for name, (one, _) in held.items()})
    outcomes = list(zip(jobs, in_order(_outcome, bench, jobs, progress, executor), strict=True))
    warnings = _warnings(projects, outcomes)
    made = [replace(one, data=held[one.name][1]) if one.kept else one for _, own in outcomes if (one := own.made)]
    others = judge(projects, folder, names) if folder else {}
    return Result(
        tuple(made), warnings, judged=others, lowered=lowered_by(projects.values()),
        groups=groups_of(warnings),
    )  # fmt: skip


def _warnings(projects: Mapping[str, Project], outcomes: Iterable[tuple[Job, _Outcome]]) -> tuple[Diagnostic, ...]:
    """What is noticed of topics and documents, each once; raises InputError with the faults of all."""
    found = [one for project in projects.values() for one in of_topic(project)]
    faults, done = list(errors(found)), dict[Job, _Outcome]()
    for job, outcome in outcomes:
        if outcome.made:
            done[job] = outcome
            found += outcome.found
        else:
            faults += outcome.found
    together = [one for topic, project in projects.items() for one in _of_all(project, topic, done)]
    if faults := faults or list(errors(together)):
        raise InputError(faults)
    return tuple(dict.fromkeys((*found, *together)))


def lowered_by(projects: Iterable[Project]) -> tuple[Lowered, ...]:
    """What the projects make less severe than it is by itself; what several share stands once."""
    return tuple(dict.fromkeys(one for project in projects for one in lowered(project.content.rules)))


def _of_all(project: Project, topic: str, done: Mapping[Job, _Outcome]) -> Iterator[Diagnostic]:
    """What is found of a topic's documents together: what none of them prints, and levels that hardly differ.

    Both are said of the content as it is written: a translation has the same texts, and no grade of English.
    """
    own = {job: one for job, one in done.items() if job.topic == topic and not job.language}
    yield from unprinted(project, {job: one.coverage for job, one in own.items() if one.coverage})
    yield from level_gaps(project, {job: one.figures for job, one in own.items() if one.figures})


def _refuse_shared_names(projects: Mapping[str, Project], jobs: Iterable[Job]) -> None:
    """No two documents have one name, as a topic ``a`` with a layout ``b-c`` and a topic ``a-b`` with ``c`` would.

    Nor is one called as another would be, be it made at another time: one of a theme ``grey`` as one that is grey.
    """
    taken: dict[str, Job] = {}
    for job in jobs:
        content = projects[job.topic].loaded
        name = job.file_name(content.content.id)
        for kind, called in (("level", job.level), ("theme", job.finish.theme)):
            if said := says_a_finish(called, projects[job.topic].languages):
                message = f"the {kind}'s name '{called}' could not be told from '{said}' in the names of files"
                hint = f"give the {kind} another name"
                raise fault("file-name", content.tree.locate(("id",)), message, hint)
        first = taken.setdefault(name, job)
        if first != job:
            other = projects[first.topic].content.id
            message = f"two documents would be written as '{name}': this topic's {job}, and {first}, of '{other}'"
            hint = "give the topic, the layout or the audience of one of them another name"
            raise fault("file-name", content.tree.locate(("id",)), message, hint)


@record
class _Bench:
    """What jobs are done with: the projects, and the documents that a folder holds as they were made."""

    projects: Mapping[str, Project]
    held: Mapping[str, Listed]


def _outcome(bench: _Bench, job: Job) -> _Outcome:
    project = project_of(bench.projects, job)
    outcome = _tried(bench, project, job)
    return replace(outcome, found=in_their_files(project, outcome.found))


def _tried(bench: _Bench, project: Project, job: Job) -> _Outcome:
    try:
        ready = rendered(project, job)
    except InputError as error:
        return _Outcome(None, error.diagnostics)
    findings = findings_of(project, job, ready)
    found = [*ready.found, *findings.found]
    try:
        made, seen = _made(project, job, ready, bench.held)
    except InputError as error:
        known = bench.held.get(job.file_name(project.content.id))
        faults = advised(project, job, error, known.texts.split() if known else ())
        told = (*faults, *errors(judged(found, project.content.rules)))
        return _Outcome(None, told)
    told = tuple(judged((*grave_changes(project, made.standing), *found, *seen), project.content.rules))
    if grave := errors(told):
        return _Outcome(None, grave)
    return _Outcome(made, told, ready.coverage, findings.figures)


def _made(
    project: Project, job: Job, ready: Rendered, held: Mapping[str, Listed]
) -> tuple[Made, tuple[Diagnostic, ...]]:
    """The document, and what is noticed of its pages; kept, without its bytes, where it would come out the same."""
    name, origin = job.file_name(project.content.id), origin_of(project, job, ready.document)
    known = held.get(name)
    kept = known is not None and known.is_of(origin) and (not known.told or known.places == places_of(ready.document))
    file = Finished(b"", known.pages, known.told) if known and kept else finished(project, job, ready.document)
    if file.found:  # they name places, which move when a line is added anywhere
        origin = replace(origin, told=file.found, places=places_of(ready.document))
    stands = standing(project, job, ready)
    return Made(job, name, file.data, file.pages, project.loaded.fingerprint, stands, origin, kept), file.found


def errors(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those that are errors."""
    return tuple(one for one in found if one.severity == "error")


def of_topic(project: Project) -> Iterator[Diagnostic]:
    """What is noticed of a topic, whichever documents are made of it, at the severity that it gives its rules."""
    yield from judged(_noticed(project), project.content.rules)


def _noticed(project: Project) -> Iterator[Diagnostic]:
    yield from project.inputs.warnings
    yield from project.warnings
    yield from findings_of_topic(project)
