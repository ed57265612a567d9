"""How far translations are, document by document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from b12docs.approval.ids import printed_places
from b12docs.catalogue.plan import Job, Request
from b12docs.production.rendering import told_by
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.translation.entries import Entry

_WITH_ALL = ("labels/", "editions/", "email/")  # words that go with a document in some form of it


@record
class Done:
    """How far the translation of a document is: how many of its texts are in which state, and who has checked it."""

    language: str
    layout: str
    audience: str
    level: str
    texts: int
    done: int
    missing: int
    fuzzy: int
    stale: int
    reviewed: str

    def as_json(self) -> dict[str, Any]:
        """It as the command line's JSON has it."""
        return dict(vars(self)) | {"reviewed": self.reviewed or None}


def status(project: Project, code: str) -> Iterator[Done]:
    """How far each document of a project is in a language; raises InputError, and SelectionError for no translation."""
    spoken = project.in_language(code).spoken
    assert spoken is not None
    for job in _documents(project):
        states = Counter(one.state for one in _printed(project, job, spoken.entries))
        review = spoken.review_of(job.audience, job.level)
        said = f"{review.name}, {review.role}, {review.date}" if review else ""
        yield Done(
            code, job.layout, job.audience, job.level, states.total(), states["done"], states["missing"],
            states["fuzzy"], states["stale"], said,
        )  # fmt: skip


def _documents(project: Project) -> Iterator[Job]:
    """A job for each document, on its usual paper."""
    known: set[tuple[str, str, str]] = set()
    for job in project.plan(Request(level="all")).jobs:
        if (who := (job.layout, job.audience, job.level)) not in known:
            known.add(who)
            yield job


def _printed(project: Project, job: Job, entries: tuple[Entry, ...]) -> Iterator[Entry]:
    """The texts that a document says, and the house's words that may go with it."""
    places = printed_places(project, told_by(project, job))
    for one in entries:
        is_with_all = one.id.startswith(_WITH_ALL) and (job.audience, job.level) in one.readers
        if one.at in places or (is_with_all and not one.is_on_sheets):
            yield one
