"""Whether documents may be mailed: what nobody has approved, or what is out of date, is not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.production.made import Made
from b12docs.project.project import Project, project_of
from b12docs.source.files import shown

_HINT = "let a clinician approve it ('b12docs proof', then 'b12docs approve'); --allow-draft mails it all the same"
_REVIEW = (
    "let a clinician review it, then change 'review_by' and run 'b12docs approve'; --allow-draft mails it all the same"
)


def refuse_unready(projects: Mapping[str, Project], made: Sequence[Made], drafts: Sequence[Job], today: date) -> None:
    """Raise InputError for each document that is a draft or out of date; ``drafts`` are so as a screen shows them."""
    if faults := [one for document in made for one in _faults(projects, document, drafts, today)]:
        raise InputError(faults)


def _faults(projects: Mapping[str, Project], one: Made, drafts: Sequence[Job], today: date) -> Iterator[Diagnostic]:
    project = project_of(projects, one.job)
    if not one.approved or one.job in drafts:
        since = f" what it says now; what it said was approved by {one.standing.by}" if one.standing.by else " it"
        at = Location(shown(project.inputs.approval))
        yield Diagnostic("approval", at, f"the {one.job} is a draft: nobody has approved{since}", _HINT)
    if one.standing.due and one.standing.due < today:
        place = project.loaded.tree.locate(("review_by",))
        message = f"the {one.job} is out of date: its review was due by {one.standing.due}"
        yield Diagnostic("expired", place, message, _REVIEW)
