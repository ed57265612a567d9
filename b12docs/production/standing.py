"""How far a document can be relied on: who approved it, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from b12docs.approval.changes import Change, changes
from b12docs.approval.ids import places_of
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, Location
from b12docs.production.approvals import EDITIONS, candidates, due, edition_words, others_said, texts_said
from b12docs.production.made import Standing
from b12docs.production.rendering import Rendered
from b12docs.project.project import Project
from b12docs.schema.approval import Approval


def standing(project: Project, job: Job, ready: Rendered) -> Standing:
    """Who approved a job's document; of a draft, what has changed since somebody did."""
    day, approval = due(project, ready.approval), ready.approval
    if approval:
        return Standing(approved=True, by=str(approval.name), on=approval.date, due=day)
    if not any(candidates(project, job)):  # the usual case, in which the texts need not be looked up
        return Standing(due=day)
    now = texts_said(project, ready.view, ready.told) | others_said(project, ready.document)
    before, changed = since_approved(project, job, now)
    return Standing(by=str(before.name), on=before.date, changed=changed, due=day) if before else Standing(due=day)


def since_approved(project: Project, job: Job, now: Mapping[str, str]) -> tuple[Approval | None, tuple[Change, ...]]:
    """The approval that a job's document is nearest to, if there is any, and what is other in its texts ``now``."""
    found = [
        (one, changes(_own(project, job, one.texts_of(document)), _own(project, job, now)))
        for one, document in candidates(project, job)
    ]
    return min(found, key=lambda one: len(one[1]), default=(None, ()))


def _own(project: Project, job: Job, texts: Mapping[str, str]) -> dict[str, str]:
    """The texts without those of finishes in which the document is not on offer: an approval holds them, too."""
    own = edition_words(project, job)
    return {name: words for name, words in texts.items() if name in own or not name.startswith(EDITIONS)}


def grave_changes(project: Project, own: Standing) -> Iterator[Diagnostic]:
    """A warning for each red flag, number, help line and value that has changed since somebody approved it.

    Words that serve for two of them, as a phone number does that is a help line too, are told of once.
    """
    grave = [one for one in own.changed if one.is_grave]
    places = places_of(project, (one.id for one in grave)) if grave else {}
    file = Location(project.snapshot.files["content"].name)
    hint = "the documents that it is of are drafts; 'b12docs status' tells all that has changed"
    told = set[Location]()
    for one in grave:
        at = places[one.id]
        if at not in told:
            message = f"{one.said} since {own.by} approved it on {own.on}{_before_and_now(one)}"
            yield Diagnostic("approval", at or file, message, hint, "warning")
            told |= {at} if at else set()


def _before_and_now(one: Change) -> str:
    """The words in one line each: an address has several."""
    before, now = (words and " ".join(words.split()) for words in (one.before, one.now))
    if before is None:
        return f", now '{now}'"
    if now is None:
        return f": '{before}'" + ("" if one.kind == "warning-gone" else ", now there is none")
    return f": '{before}', now '{now}'"
