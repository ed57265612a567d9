"""A job's document: one reader's content through the layout, and what of it was printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from b12docs.catalogue.forms import form_of
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document.leaves import Run
from b12docs.document.screen import on_screen
from b12docs.document.tree import Document
from b12docs.production.approvals import (
    candidates,
    expired_since,
    fingerprint,
    is_known,
    others_said,
    refuse_expired,
    say_the_same,
    says_as_approved,
    texts_said,
)
from b12docs.production.personal_forms import Names, choices, for_all, given, is_for_all
from b12docs.production.translated import also_in, found_in_translation, translated, unchecked
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.rules.printing import Coverage, Places, PrintedDocument, reached, texts_of
from b12docs.rules.registry import run
from b12docs.schema.approval import Approval, ApprovedDocument
from b12docs.source.prose import Words, plain
from b12docs.templates.reader import read_document
from b12docs.templates.selection import notice_of, select
from b12docs.templates.slots import Printed
from b12docs.templates.standing import Format, Status
from b12docs.templates.view import View, names


@record
class Rendered:
    """A document, what of its topic it prints and leaves out, and warnings.

    ``told`` are the places of all words that it says; those of its coverage reach every reader. ``approval`` is the one
    that is of this very document, if there is one.
    """

    document: Document
    coverage: Coverage
    view: View
    told: Places
    approval: Approval | None = None
    found: tuple[Diagnostic, ...] = ()


def view_of(
    project: Project, audience: str, level: str, target: Format | None = None, status: Status | None = None
) -> View:
    """What a layout may use for a reader; raises InputError where a clinic must enter what it has not."""
    return select(project.content, project.clinic, audience, level, target, status)


def rendered(project: Project, job: Job) -> Rendered:
    """The document tree of a job; raises InputError with what is wrong with its layout or its texts.

    It is a draft unless somebody approved what it says.
    """
    page, document, approval = _standing(project, job)
    refuse_expired(project, approval)
    view, file = page.view, project.layouts.all[job.version].file
    translation = found_in_translation(project, job, view, page.told)
    at = Location(file.name, 1, 1)
    subject = PrintedDocument(at, project.content, view, page.reached, page.printed.lines, document)
    found = tuple(run("printed", subject))
    if faults := [one for one in found if one.severity == "error"]:
        raise InputError(faults)
    content = project.snapshot.files["content"].name
    unsaid = tuple(words for words in texts_of(view) if words.at not in page.reached and words.at.file == content)
    return Rendered(document, Coverage(page.reached, unsaid), view, page.told, approval, (*translation, *found))


def _standing(project: Project, job: Job) -> tuple[_Page, Document, Approval | None]:
    """A job's document with the first approval that is of it, else as a draft."""
    for approval, known in candidates(project, job):
        page, document = _read(project, job, approval)
        if _is_approved(project, job, (approval, known), page, document):
            return page, document, approval
    return *_read(project, job, None), None


@record
class ApprovedForm:
    """A job's document as an approval would have it: its fingerprint, its texts by id, and its tree.

    ``own`` are the words that stand in its layout alone. ``names`` are the personal values of those whom it is for, and
    ``is_draft_too`` says that its draft says the same.
    """

    fingerprint: str
    texts: dict[str, str]
    document: Document
    view: View
    is_draft_too: bool
    own: frozenset[str]
    names: Names


def forms_approved(project: Project, job: Job, approval: Approval) -> Iterator[ApprovedForm]:
    """A job's document as it would be with an approval: for all, and for people with values of their own."""
    none, *others = choices(project)
    yield (usual := approved_as(project, job, approval, none))
    for some in others:
        yield (form := approved_as(project, job, approval, some))
        if some == others[0] and form.fingerprint == usual.fingerprint:  # all values together change nothing
            return


def approved_as(project: Project, job: Job, approval: Approval, names: Names = ()) -> ApprovedForm:
    """A job's document as it would be with an approval, for people who have the personal values of these names."""
    project = for_all(project, (*given(project), *names))
    page, document = _read(project, job, approval)
    draft, as_draft = (page, document) if names else _read(project, job, None)
    return ApprovedForm(
        fingerprint(project, document, page.view),
        texts_said(project, page.view, page.told) | others_said(project, document),
        document,
        page.view,
        say_the_same((document, page.view), (as_draft, draft.view)),
        page.printed.own,
        names,
    )


def _is_approved(
    project: Project, job: Job, given_as: tuple[Approval, ApprovedDocument], page: _Page, document: Document
) -> bool:
    """Whether a document is what an approval says of it; what is personal counts by name and kind alone.

    It is not where a layout says something else to some people than to all: nobody can have approved that.
    """
    approval, known = given_as
    if names := given(project):
        general, document = _read(for_all(project, names), job, approval)
        if not is_for_all(project, page.printed, general.printed):
            return False
        page = general
    texts = approval.texts_of(known)
    return says_as_approved(project, job, texts) and is_known(project, document, page.view, known.fingerprints, texts)


def _read(project: Project, job: Job, approval: Approval | None) -> tuple[_Page, Document]:
    """What the layout of a job prints, and the tree that it is read into."""
    translation = translated(project, job.audience, job.level)
    also = also_in(project, job.audience, job.level)
    status = Status(approval, expired_since(project, approval), translation, also)
    page = _printed(project, job, status)
    view = page.view
    document = read_document(
        page.printed,
        file=project.layouts.all[job.version].file.name,
        title=plain(view.title),
        subject=plain(view.labels.kind),
        language=project.content.language,
        running=tuple(Run(plain(words), at=words.at) for words in page.running),
    )
    if job.finish.format != "pdf":
        document = on_screen(document, *(Run(plain(one), at=one.at) for one in (view.labels.ask, view.labels.contents)))
    notice = notice_of(project.content, view, status)
    said = (Run(plain(notice), bold=True, at=notice.at),) if notice else ()
    drafted = unchecked(project, view)
    if drafted and not status.expired:  # they say more than that it is a draft
        said = ()
    name = _name(project, job, document.title)
    return page, replace(document, name=name, author=_author(view), notice=said, unchecked=drafted)


def _name(project: Project, job: Job, title: str) -> str:
    """The title of a job's file, which tells it from the same document in another edition and on another paper."""
    words = project.content.editions
    if job.finish.edition:
        title = plain(words.large_print.filled({"title": title}))
    form = form_of(job.layout, job.finish, project.layouts.all, project.content)
    if form.is_usual(job.paper) or job.finish.impose:  # an imposition says itself what its sheets are
        return title
    return plain(words.on_paper.filled({"title": title, "paper": job.paper}))


def _author(view: View) -> str:
    """Who gives a document out: the clinic, else who wrote it, else nobody that is known."""
    return plain(view.clinic.name or view.review.made_by or "")


def told_by(project: Project, job: Job) -> Places:
    """The places of the words that a job's document says: what its layout prints is not read into a tree."""
    return _printed(project, job, Status()).told


def reached_by(project: Project, job: Job) -> Places:
    """The places of the words of a job's document that reach every reader, found in the same way."""
    return _printed(project, job, Status()).reached


@record
class _Page:
    """What a layout printed for a reader, and the words of the running line."""

    view: View
    printed: Printed
    running: tuple[Words, ...]

    @cached_property
    def told(self) -> Places:
        """The places of all words that the document says."""
        return self.printed.told | {words.at for words in self.running}

    @cached_property
    def reached(self) -> Places:
        """The places of the words that reach every reader."""
        return reached(self.view, self.printed) | {words.at for words in self.running}


def _printed(project: Project, job: Job, status: Status) -> _Page:
    layout = project.layouts.all[job.version]
    form = form_of(job.layout, job.finish, project.layouts.all, project.content, job.language).form
    target = Format(job.paper, form, screen=job.finish.format != "pdf")
    view = view_of(project, job.audience, job.level, target, status)
    printed = project.layouts.templates.render(f"{layout.name}.html", names(view))
    lines = {"disclaimer": view.disclaimer, "page": view.labels.page}
    return _Page(view, printed, tuple(lines[name] for name in layout.front.running))


def make_document(project: Project, job: Job) -> Document:
    """The document tree of a job; raises InputError with what is wrong with its layout or its texts."""
    return rendered(project, job).document
