"""An approval that somebody is about to give: the documents that it covers, and what has changed in them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from b12docs.approval.changes import Change, changes
from b12docs.approval.file import as_yaml, remarks_of, schema_line, with_new
from b12docs.catalogue.plan import Job, Request
from b12docs.diagnostics import Diagnostic, InputError, Location, fault, faults_of
from b12docs.production.approvals import layout_file
from b12docs.production.finishing import laid_out
from b12docs.production.lock import locked
from b12docs.production.offered import every_form
from b12docs.production.rendering import ApprovedForm, approved_as, rendered
from b12docs.production.standing import since_approved
from b12docs.production.store import replace_file
from b12docs.production.translated import refuse_unchecked
from b12docs.project.loading import read_approvals
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.schema.approval import Approval, ApprovedDocument, numbers_of
from b12docs.source.files import TEXT_BYTES, read_file, shown
from b12docs.source.prose import Words

_NAMES = Location("--name and --role")  # at fault for what can be printed without them


@record
class Covered:
    """A document that is to be approved: its file of layouts and reader, and how it differs from what was approved.

    ``before`` is who approved it before, if anybody; ``texts`` are what it says, by id.
    """

    document: ApprovedDocument
    texts: dict[str, str]
    before: Approval | None
    changed: tuple[Change, ...]


@record
class Proposal:
    """The approval, and the documents that it covers."""

    approval: Approval
    covered: tuple[Covered, ...]

    @property
    def changed(self) -> tuple[Change, ...]:
        """Every text that has changed since the last approval, once, the gravest first."""
        found = {one.id: one for covered in self.covered if covered.before for one in covered.changed}
        texts = {name: words for one in self.covered for name, words in one.texts.items()}
        before = {one.id: one.before for one in found.values() if one.before is not None}
        return changes(before, {name: texts[name] for name in found if name in texts})


def propose(project: Project, request: Request, name: str, role: str, date: datetime.date) -> Proposal:
    """The approval of what the request selects, on every paper, in every edition and as a web page.

    It is of one language, the project's: approvals of two say other words for the same texts.
    Raises InputError with the faults of the documents, which nobody can approve before they are mended.
    """
    empty = _approval(project, name, role, date)
    found: dict[tuple[str, str, str], list[Job]] = {}
    selected = project.plan(request)
    for job in every_form(project, (*selected.jobs, *selected.skipped)):
        found.setdefault((layout_file(job), job.audience, job.level), []).append(job)
    faults: list[Diagnostic] = []
    covered = [one for jobs in found.values() for one in _covered(project, jobs, empty, faults)]
    if faults:
        raise InputError(faults)
    texts = {key: Words(words, Location("")) for one in covered for key, words in one.texts.items()}
    documents = tuple(replace(one.document, prints=numbers_of(one.texts, texts)) for one in covered)
    approval = Approval(**{**vars(empty), "documents": documents, "texts": texts})
    return Proposal(approval, tuple(covered))


def save(project: Project, approval: Approval) -> None:
    """Write the approval into the file of approvals, beside what stands there by now.

    Another program, or another topic of this one, may have added to it meanwhile. Raises InputError where it has been
    damaged or would be larger than what is read, and MachineError.
    """
    path = Path(os.path.realpath(project.inputs.approval))  # a link stays one
    with locked(path.parent):
        file = read_file(path) if os.path.lexists(path) else None
        remarks = remarks_of(file.text) if file else ""
        schema = "" if project.inputs.is_packaged else schema_line(project.snapshot.files["content"].text)
        data = as_yaml(with_new(read_approvals(file), approval), remarks, schema)
        if len(data) > TEXT_BYTES:
            message, hint = "there is no room for another approval", "take out those of clinics that have closed"
            raise fault("size", Location(shown(path)), message, hint)
        replace_file(path, data)


def _approval(project: Project, name: str, role: str, date: datetime.date) -> Approval:
    own, at = project.content, Location("")
    return Approval(
        name=Words(name, at), role=Words(role, at), date=date,
        review_by=own.review_by, topic=own.id, version=own.version,
    )  # fmt: skip


def _covered(project: Project, jobs: list[Job], approval: Approval, faults: list[Diagnostic]) -> Iterator[Covered]:
    """What is approved of a layout's file for a reader; its faults are added to the others."""
    fingerprints: dict[str, None] = {}
    texts: dict[str, str] = {}
    for job in jobs:
        try:
            rendered(project, job)
            refuse_unchecked(project, job.audience, job.level)
            form = approved_as(project, job, approval)
            _refuse_unread(project, job, form)
        except InputError as error:
            faults.extend(error.diagnostics)
            return
        fingerprints[form.fingerprint] = None
        texts |= form.texts
    job = jobs[0]
    document = ApprovedDocument(
        layout=Words(layout_file(job), Location("")), audience=job.audience, level=job.level,
        fingerprints=tuple(fingerprints), language=job.language or None,
    )  # fmt: skip
    before, changed = since_approved(project, job, texts)
    yield Covered(document, texts, before, changed)


def _refuse_unread(project: Project, job: Job, form: ApprovedForm) -> None:
    """Raise InputError where a layout keeps words for the time when it is approved: who approves reads a draft."""
    if not form.is_draft_too:
        message = "the layout says something else once it is approved, which nobody has read"
        hint = "print the same in both; 'review.status' says by itself whether it is approved"
        raise fault("approval", Location(project.layouts.all[job.version].file.name, 1, 1), message, hint)


def unfit(project: Project, request: Request, approval: Approval) -> tuple[Diagnostic, ...]:
    """What does not fit, in the usual form of the documents that the request selects, once they are approved.

    What fits as a draft is put down to the line that names who approved it.
    """
    jobs = project.plan(request).jobs
    return tuple(dict.fromkeys(one for job in jobs for one in _unfit(project, job, approval)))


def _unfit(project: Project, job: Job, approval: Approval) -> Iterator[Diagnostic]:
    approved = approved_as(project, job, approval).document
    found = faults_of(lambda: laid_out(project, job, approved))
    if not found:
        return
    draft = rendered(replace(project, all_approvals=()), job).document
    as_draft = faults_of(lambda: laid_out(project, job, draft))
    for one in found:
        yield one if as_draft else replace(one, at=_NAMES, hint="as a draft it can be printed: write them otherwise")
