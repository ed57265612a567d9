"""All that can be said of documents without making their files: each is rendered, read by the rules, and laid out.

A fault of one document hides none of another: everything is gathered.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, faults_of
from b12docs.production.approvals import refuse_expired, refused
from b12docs.production.coverage import unprinted
from b12docs.production.findings import Figures, findings_of
from b12docs.production.finishing import found_on, laid_out
from b12docs.production.levels import level_gaps
from b12docs.production.overfull import advised
from b12docs.production.pipeline import of_topic
from b12docs.production.rendering import Rendered, rendered
from b12docs.production.translated import in_their_files
from b12docs.project.project import Project, Terms, project_of
from b12docs.records import record
from b12docs.rules.printing import Coverage
from b12docs.rules.severity import judged


@record
class CheckedDocument:
    """What was found of a document; ``pages`` is None where it can't be laid out, ``figures`` where nothing is read."""

    job: Job
    found: tuple[Diagnostic, ...]
    pages: int | None = None
    figures: Figures | None = None
    coverage: Coverage | None = None
    approved: bool = False

    def count(self, severity: str) -> int:
        """How many of its findings are of this severity."""
        return sum(one.severity == severity for one in self.found)


@record
class Checked:
    """What was found of documents, and of their topics as a whole."""

    documents: tuple[CheckedDocument, ...]
    of_topics: tuple[Diagnostic, ...]

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """Every finding, each once; what several documents have in common stands where it was found first."""
        everything = (*self.of_topics, *(one for document in self.documents for one in document.found))
        return tuple(dict.fromkeys(everything))


def check(
    projects: Mapping[str, Project],
    jobs: Iterable[Job],
    progress: Callable[[Job], None] = lambda job: None,
    today: datetime.date | None = None,
) -> Checked:
    """Check every job, each of the project that its topic names; ``progress`` is called with each before it begins.

    Reviews that are overdue on the day are found, where the day is given.
    """
    projects = {topic: project.on(Terms(today, allow_expired=True)) for topic, project in projects.items()}
    documents: list[CheckedDocument] = []
    for job in jobs:
        progress(job)
        documents.append(_checked(project_of(projects, job), job))
    found = [one for topic, project in projects.items() for one in _of_whole(project, topic, documents)]
    return Checked(tuple(documents), tuple(found))


def _of_whole(project: Project, topic: str, documents: Iterable[CheckedDocument]) -> Iterator[Diagnostic]:
    """What is found of a topic, and of its documents together."""
    yield from of_topic(project)
    yield from refused(project)
    own = [one for one in documents if one.job.topic == topic and not one.job.language]
    yield from level_gaps(project, {one.job: one.figures for one in own if one.figures})
    yield from unprinted(project, {one.job: one.coverage for one in own if one.coverage})


def _checked(project: Project, job: Job) -> CheckedDocument:
    found = _looked_at(project, job)
    return replace(found, found=in_their_files(project, found.found))


def _looked_at(project: Project, job: Job) -> CheckedDocument:
    try:
        ready = rendered(project, job)
    except InputError as error:
        return CheckedDocument(job, error.diagnostics)
    findings = findings_of(project, job, ready)
    pages, found = _set(project, job, ready)
    overdue = faults_of(lambda: refuse_expired(project.on(Terms(project.terms.today)), ready.approval))
    told = tuple(judged((*overdue, *ready.found, *findings.found, *found), project.content.rules))
    return CheckedDocument(job, told, pages, findings.figures, ready.coverage, ready.approval is not None)


def _set(project: Project, job: Job, ready: Rendered) -> tuple[int | None, tuple[Diagnostic, ...]]:
    """The number of a document's pages, and what is found on them."""
    try:
        pages = laid_out(project, job, ready.document)
    except InputError as error:
        return None, advised(project, job, error)
    return len(pages.frames), found_on(ready.document, pages)
