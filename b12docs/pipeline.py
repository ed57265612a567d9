"""The stages in order: inputs -> content -> one reader's content -> HTML -> document -> file.

``load_project`` and ``build`` are the public API; they print nothing and write nothing. ``output.save`` writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from operator import truediv
from typing import TYPE_CHECKING, TypeVar

from b12docs.checks.clinic import readable_accent
from b12docs.checks.reading_level import reading_level
from b12docs.checks.references import known_figures, known_layouts
from b12docs.content import Clinic, Content
from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.document import Document, Run
from b12docs.finish import USUAL_THEME
from b12docs.inputs import Inputs
from b12docs.layout import Layout, Layouts
from b12docs.load import LoadedContent, load_clinic, load_content, read_clinic
from b12docs.paper import page_size
from b12docs.pictures import load_picture
from b12docs.prose import plain
from b12docs.reader import read_document
from b12docs.select import is_approved, select
from b12docs.selection import Job, Usual
from b12docs.theme import Theme, TypeScale, with_accent
from b12docs.themes import Themes

if TYPE_CHECKING:
    from PIL.Image import Image

    from b12docs.writers.pdf import Print

T = TypeVar("T")


@dataclass(frozen=True)
class Project:
    """Everything that was read: content, clinic file, layouts, themes, and the pictures that follow from them."""

    inputs: Inputs
    loaded: LoadedContent
    clinic: Clinic
    layouts: Layouts
    themes: Themes
    pictures: dict[str, Image] = field(default_factory=dict)

    @property
    def content(self) -> Content:
        """The content."""
        return self.loaded.content

    @property
    def usual(self) -> Usual:
        """What the clinic uses where the options say nothing."""
        return Usual(self.clinic.paper, self.clinic.theme or USUAL_THEME, self.themes.names)

    def theme(self, name: str) -> Theme:
        """The theme of this name in the clinic's colour; raises InputError where the two do not go together."""
        theme, accent = self.themes.load(name), self.clinic.accent
        faults = list(readable_accent(accent, theme))
        if faults:
            raise InputError(faults)
        return replace(theme, palette=with_accent(theme.palette, accent)) if accent and theme.takes_accent else theme


@dataclass(frozen=True)
class Made:
    """A document that is ready to be written: its file's name, its bytes and its number of pages."""

    job: Job
    name: str
    data: bytes
    pages: int

    @property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Result:
    """What a build made, and its warnings."""

    made: tuple[Made, ...]
    warnings: tuple[Diagnostic, ...]


def load_project(inputs: Inputs) -> Project:
    """Read all inputs; raises InputError with the faults of all of them together."""
    faults: list[Diagnostic] = []
    layouts, themes = Layouts(list(inputs.layouts)), Themes(inputs.layouts)
    loaded = _attempt(faults, lambda: load_content(inputs.content))
    clinic = _clinic(inputs, loaded, themes, faults)
    _attempt(faults, lambda: layouts.all)
    known = _attempt(faults, lambda: layouts.known)
    if loaded and known:
        faults += [*known_layouts(loaded.tree, known), *known_figures(loaded.tree, layouts.figures)]
    if loaded is None or faults:
        raise InputError(faults)
    return Project(inputs, loaded, clinic, layouts, themes, _pictures(clinic, inputs))


def _attempt(faults: list[Diagnostic], stage: Callable[[], T]) -> T | None:
    """What the stage gives, or None and its faults among the others."""
    try:
        return stage()
    except InputError as error:
        faults.extend(error.diagnostics)
        return None


def _clinic(inputs: Inputs, loaded: LoadedContent | None, themes: Themes, faults: list[Diagnostic]) -> Clinic:
    """The clinic file, checked beside the theme that it chooses; the faults of both come to the others."""
    path, content = inputs.clinic, loaded.tree if loaded else None
    tree = _attempt(faults, lambda: read_clinic(path)) if path else None
    chosen = tree.value.get("theme") if tree and isinstance(tree.value, dict) else None
    theme = _attempt(faults, lambda: themes.load(chosen if chosen in themes.names else USUAL_THEME))
    if tree is None:
        return Clinic()
    return _attempt(faults, lambda: load_clinic(tree, content, themes.names, theme)) or Clinic()


def _pictures(clinic: Clinic, inputs: Inputs) -> dict[str, Image]:
    if clinic.logo is None or inputs.clinic is None:
        return {}
    return {str(clinic.logo.file): load_picture(clinic.logo.file, inputs.clinic.parent)}


def build(project: Project, jobs: Iterable[Job], progress: Callable[[Job], None] = lambda job: None) -> Result:
    """Lay out every job; raises InputError with the faults of all of them, and then nothing was made."""
    made: list[Made] = []
    warnings = list(_approval_warnings(project))
    faults: list[Diagnostic] = []
    for job in jobs:
        progress(job)
        try:
            document = make_document(project, job)
            made.append(_make_pdf(project, job, document))
            warnings += reading_level(document, project.content, job.audience, job.level)
        except InputError as error:
            faults += _blamed(project, job, error.diagnostics)
    if faults:
        raise InputError(faults)
    return Result(tuple(made), tuple(dict.fromkeys(warnings)))


def _blamed(project: Project, job: Job, faults: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """The faults; a page that is too full because of clinic.yaml alone is put down to that file."""
    if project.inputs.clinic is None or any(fault.rule != "fit" for fault in faults):
        return faults
    without = replace(project, clinic=Clinic(), pictures={})
    try:
        _make_pdf(without, job, make_document(without, job))
    except InputError:
        return faults
    at = Location(project.inputs.clinic.as_posix())
    hint = "without this file it fits: shorten its name, address, help lines or protocol"
    return tuple(replace(fault, at=at, hint=hint) for fault in faults)


def make_document(project: Project, job: Job) -> Document:
    """The document tree of a job."""
    layout = project.layouts.all[job.version]
    view = select(project.content, project.clinic, project.loaded.fingerprint, job.audience, job.level)
    view.paper = job.paper
    html = project.layouts.render(layout, view)
    lines = {"disclaimer": view.disclaimer, "page": view.labels.page}
    running = tuple(Run(plain(lines[name]), at=lines[name].at) for name in layout.front.running)
    return read_document(
        html,
        file=layout.path.as_posix(),
        title=str(view.title),
        subject=str(view.labels.kind),
        language=project.content.language,
        running=running,
    )


def _make_pdf(project: Project, job: Job, document: Document) -> Made:
    from b12docs.writers.pdf import write_pdf  # ReportLab is loaded only where a PDF is made

    layout = project.layouts.all[job.version]
    data, pages = write_pdf(document, _print(project, layout, job))
    return Made(job, job.file_name(project.content.id), data, pages)


def _print(project: Project, layout: Layout, job: Job) -> Print:
    from b12docs.writers.pdf import Print

    front = layout.front
    size = page_size(job.paper, landscape=front.landscape)
    base = front.scaled.get(job.paper)
    theme = project.theme(job.finish.theme or USUAL_THEME)
    scale = min(map(truediv, size, page_size(base, landscape=front.landscape))) if base else 1.0
    return Print(
        name=str(job),
        layout=layout.tree.locate(("papers", job.paper, job.level)),
        size=size,
        scale=scale,
        type=_tightened(theme.sizes(front.type[job.level]), front.leading.get(job.paper, 1.0)),
        least=front.body[job.level],
        margin=front.on_paper(front.margin, job.paper),
        gap=front.on_paper(front.gap, job.paper),
        counts=front.papers[job.paper][job.level],
        palette=theme.palette,
        spacing=theme.spacing,
        measure=front.measure.get(project.content.audiences[job.audience].reads),
        date=project.content.published,
        pictures=project.pictures,
        figures=project.layouts.figures,
    )


def _tightened(scale: TypeScale, factor: float) -> TypeScale:
    """The type scale with every leading times the factor."""
    return {name: (size, factor * leading) for name, (size, leading) in scale.items()}


def _approval_warnings(project: Project) -> Iterator[Diagnostic]:
    approval = project.clinic.approval
    if approval and not is_approved(approval, project.loaded.fingerprint):
        message = f"the content has changed since it was approved: its fingerprint is now {project.loaded.fingerprint}"
        hint = "every document says that it is a draft until the change is approved"
        yield Diagnostic("approval", approval.fingerprint.at, message, hint, "warning")
