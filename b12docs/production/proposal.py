"""An approval that somebody is about to give: the documents that it covers, and what has changed in them."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from b12docs.approval.changes import Change, changes
from b12docs.approval.file import as_yaml, remarks_of, schema_line, with_new
from b12docs.catalogue.plan import Job, Request
from b12docs.diagnostics import Diagnostic, InputError, Location, fault, faults_of, shortened
from b12docs.production.approvals import candidates, is_known, layout_file
from b12docs.production.finishing import laid_out
from b12docs.production.lock import locked
from b12docs.production.offered import every_form, form_name
from b12docs.production.pipeline import errors, of_topic
from b12docs.production.rendering import ApprovedForm, approved_as, forms_approved, rendered
from b12docs.production.standing import since_approved
from b12docs.production.store import replace_file
from b12docs.production.translated import refuse_unchecked
from b12docs.project.loading import read_approvals
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.schema.approval import Approval, ApprovedDocument, numbers_of
from b12docs.source.files import TEXT_BYTES, read_file, shown
from b12docs.source.prose import Words

_MOST_PLACES = 3  # forms that a message names
_NAMES = Location("--name and --role")  # at fault for what can be printed without them


@record
class Covered:
    """A document that is to be approved: its file of layouts and reader, and how it differs from what was approved.

    ``before`` is who approved it before, if anybody; ``texts`` are what it says, by id. Where none of them has changed
    it may still be other than it was, by its layout or by the order of what it says: then ``is_as_before`` is false.
    """

    document: ApprovedDocument
    texts: dict[str, str]
    before: Approval | None
    changed: tuple[Change, ...]
    is_as_before: bool


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
    approval = replace(empty, documents=documents, texts=texts)
    return Proposal(approval.sealed(), tuple(covered))


def refuse_faulty(project: Project) -> None:
    """Raise InputError with the errors of a topic as a whole, such as a dose in its text: no build prints it."""
    if found := tuple(errors(of_topic(project))):
        raise InputError(found)


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
    try:
        forms = tuple(form for job in jobs for form in _forms(project, job, approval))
        _refuse_words_of_some(project, forms)
    except InputError as error:
        faults.extend(error.diagnostics)
        return
    fingerprints = dict.fromkeys(form.fingerprint for _, form in forms)
    everybodys = (form.texts for _, form in forms if not form.names)  # a label of a name is gone from no document
    texts = {name: words for own in everybodys for name, words in own.items()}
    job = jobs[0]
    document = ApprovedDocument(
        layout=Words(layout_file(job), Location("")), audience=job.audience, level=job.level,
        fingerprints=tuple(fingerprints), language=job.language or None,
    )  # fmt: skip
    before, changed = since_approved(project, job, texts)
    known = ((one.fingerprints, old.texts_of(one)) for old, one in candidates(project, job))
    is_as_before = any(all(is_known(project, form.document, form.view, *one) for _, form in forms) for one in known)
    yield Covered(document, texts, before, changed, is_as_before)


def _forms(project: Project, job: Job, approval: Approval) -> Iterator[tuple[Job, ApprovedForm]]:
    """The forms in which a job's document is approved; raises InputError where it can't be."""
    rendered(project, job)
    refuse_unchecked(project, job.audience, job.level)
    for form in forms_approved(project, job, approval):
        _refuse_unread(project, job, form)
        yield job, form


def _refuse_unread(project: Project, job: Job, form: ApprovedForm) -> None:
    """Raise InputError where a layout keeps words for the time when it is approved: who approves reads a draft."""
    if not form.is_draft_too:
        message = "the layout says something else once it is approved, which nobody has read"
        hint = "print the same in both; 'review.status' says by itself whether it is approved"
        raise fault("approval", _layout(project, job), message, hint)


def _refuse_words_of_some(project: Project, forms: Sequence[tuple[Job, ApprovedForm]]) -> None:
    """Raise InputError with the words of a layout itself that some forms alone print: who approves may not see these.

    Words of the content may stand on some papers: they are among the texts of the approval, and in the proof.
    """
    everywhere = frozenset.intersection(*(form.own for _, form in forms))
    found: dict[str, list[str]] = {}
    for job, form in forms:
        for words in sorted(form.own - everywhere):
            found.setdefault(words, []).append(form_name(job, form.names))
    at = _layout(project, forms[0][0])
    hint = "print them in every form or in none, or write them into the content: nobody has read them in the others"
    faults = [
        Diagnostic("approval", at, f"the layout itself says '{shortened(words)}', {_places(where)} alone", hint)
        for words, where in found.items()
    ]
    if faults:
        raise InputError(faults)


def _places(where: Sequence[str]) -> str:
    shown = list(dict.fromkeys(where))
    more = len(shown) - _MOST_PLACES
    return "; ".join(shown[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")


def _layout(project: Project, job: Job) -> Location:
    return Location(project.layouts.all[job.version].file.name, 1, 1)


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
