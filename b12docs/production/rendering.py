"""A job's document: one reader's content through the layout, and what of it was printed."""

from __future__ import annotations

from functools import cached_property

from b12docs.catalogue.forms import form_of
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document.leaves import Run
from b12docs.document.tree import Document
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.rules.printing import Coverage, Places, PrintedDocument, texts_of
from b12docs.rules.registry import run
from b12docs.source.prose import Words, plain
from b12docs.templates.reader import read_document
from b12docs.templates.selection import Format, select
from b12docs.templates.slots import Printed
from b12docs.templates.view import View, names


@record
class Rendered:
    """A document, the view that its layout saw, what of its topic it prints and leaves out, and warnings."""

    document: Document
    view: View
    coverage: Coverage
    found: tuple[Diagnostic, ...] = ()


def view_of(project: Project, audience: str, level: str, target: Format | None = None) -> View:
    """What a layout may use for a reader; raises InputError where a clinic must enter what it has not."""
    return select(project.content, project.clinic, project.loaded.fingerprint, audience, level, target)


def rendered(project: Project, job: Job) -> Rendered:
    """The document tree of a job; raises InputError with what is wrong with its layout or its texts."""
    page = _printed(project, job)
    view, name = page.view, project.layouts.all[job.version].file.name
    document = read_document(
        page.printed,
        file=name,
        title=plain(view.title),
        subject=plain(view.labels.kind),
        language=project.content.language,
        running=tuple(Run(plain(words), at=words.at) for words in page.running),
    )
    found = tuple(run("printed", PrintedDocument(Location(name, 1, 1), project.content, view, page.told)))
    if faults := [one for one in found if one.severity == "error"]:
        raise InputError(faults)
    file = project.snapshot.files["content"].name
    unsaid = tuple(words for words in texts_of(view) if words.at not in page.told and words.at.file == file)
    return Rendered(document, view, Coverage(page.told, unsaid), found)


def told_by(project: Project, job: Job) -> Places:
    """The places of the words that a job's document says: what its layout prints is not read into a tree."""
    return _printed(project, job).told


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


def _printed(project: Project, job: Job) -> _Page:
    layout = project.layouts.all[job.version]
    form = form_of(job.layout, job.finish, project.layouts.all, project.content).form
    view = view_of(project, job.audience, job.level, Format(job.paper, form, screen=job.finish.format != "pdf"))
    printed = project.layouts.templates.render(f"{layout.name}.html", names(view))
    lines = {"disclaimer": view.disclaimer, "page": view.labels.page}
    return _Page(view, printed, tuple(lines[name] for name in layout.front.running))


def make_document(project: Project, job: Job) -> Document:
    """The document tree of a job; raises InputError with what is wrong with its layout or its texts."""
    return rendered(project, job).document
