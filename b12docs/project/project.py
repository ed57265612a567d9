"""A project: everything that a build reads, checked together."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from b12docs.catalogue.finish import USUAL_THEME
from b12docs.catalogue.offers import Offer, offers
from b12docs.catalogue.plan import Job, Plan, Request, Usual, plan
from b12docs.diagnostics import Diagnostic, InputError, known_as
from b12docs.library.layouts import Layouts
from b12docs.library.themes import Themes
from b12docs.look.palette import with_accent
from b12docs.look.theme import Theme
from b12docs.paper import PAPERS
from b12docs.project.inputs import Inputs
from b12docs.project.language_files import LANGUAGES_FILE
from b12docs.project.loading import LoadedClinic, LoadedContent, load_clinic, read_approvals, read_content, read_if_any
from b12docs.project.near_misses import LANGUAGES
from b12docs.project.snapshot import Reader, Snapshot
from b12docs.records import record
from b12docs.rules.clinic import accent_faults
from b12docs.rules.project import Surroundings, photographs_beside
from b12docs.rules.registry import run
from b12docs.schema.approval import Approval
from b12docs.schema.clinic import Clinic
from b12docs.schema.content import Content
from b12docs.source.files import PROFILE_BYTES, File, read_file
from b12docs.source.pictures import Pictures
from b12docs.source.raster import Raster
from b12docs.source.tree import YamlTree

if TYPE_CHECKING:
    from b12docs.translation.spoken import Spoken

T = TypeVar("T")


@record
class Terms:
    """The day that it is, if a build is to know it, and whether it may print what is out of date then."""

    today: datetime.date | None = None
    allow_expired: bool = False


@record
class Project:
    """Everything that was read: content, clinic file, layouts, themes, and the pictures that follow from them.

    ``clinic_tree`` is the tree of clinic.yaml, if there is one, ``all_approvals`` those of
    approval.yaml, if there is one.
    ``spoken`` is the language that it speaks, where that is a translation's.
    ``pictures`` are logos, ``photographs`` the PNG and JPEG files that figures may show, each by its file's name.
    """

    inputs: Inputs
    loaded: LoadedContent
    clinic: Clinic
    layouts: Layouts
    themes: Themes
    snapshot: Snapshot
    clinic_tree: YamlTree | None = None
    all_approvals: tuple[Approval, ...] = ()
    terms: Terms = field(default_factory=Terms)
    pictures: dict[str, Raster] = field(default_factory=dict)
    photographs: dict[str, Raster] = field(default_factory=dict)
    clinic_warnings: tuple[Diagnostic, ...] = ()
    spoken: Spoken | None = None

    @property
    def content(self) -> Content:
        """The content."""
        return self.loaded.content

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that there are translations into."""
        start, end = f"{LANGUAGES}/", ".po"
        files = (name for name in self.snapshot.files if name.startswith(start) and name.endswith(end))
        return tuple(name.removeprefix(start).removesuffix(end) for name in files)

    def reviewed_languages(self, audience: str, level: str) -> tuple[str, ...]:
        """The codes of the translations that somebody has checked as a reader is given them; of none, in a translation.

        Where languages.yaml holds no review, no translation is read for it.
        """
        file = self.snapshot.files.get(f"{LANGUAGES}/{LANGUAGES_FILE}")
        if self.spoken or file is None or b"reviews:" not in file.data:
            return ()
        spoken = ((code, self.in_language(code).spoken) for code in self.languages)
        return tuple(code for code, one in spoken if one and one.review_of(audience, level))

    def in_language(self, code: str) -> Project:
        """The same project in the words of a translation; itself where the code is empty, or its own language's.

        Raises SelectionError where there is no such translation, and InputError with the faults of its file.
        """
        if code in ("", self.content.language):
            return self
        known = _SPOKEN.get((id(self), code))
        if known is None or known[0] is not self:
            from b12docs.project.speaking import speaking

            if len(_SPOKEN) >= _MOST_SPOKEN:
                _SPOKEN.clear()
            known = _SPOKEN[id(self), code] = self, speaking(self, code)
        return known[1]

    def on(self, terms: Terms) -> Project:
        """The same project, built on other terms."""
        return replace(self, terms=terms)

    @property
    def approvals(self) -> tuple[Approval, ...]:
        """The approvals of this topic."""
        return tuple(one for one in self.all_approvals if one.topic == self.content.id)

    @property
    def warnings(self) -> tuple[Diagnostic, ...]:
        """What is noticed of the files themselves, whichever documents are made of them."""
        own = (*self.loaded.warnings, *self.clinic_warnings)
        return (*own, *self.layouts.warnings, *self.themes.warnings)

    @property
    def usual(self) -> Usual:
        """What the clinic uses where the options say nothing."""
        papers = (known_as(paper, PAPERS) for paper in self.clinic.paper)
        theme = known_as(self.clinic.theme or USUAL_THEME, self.themes.names)
        return Usual(
            tuple(papers), theme, self.themes.names, self.languages, self.spoken.original if self.spoken else ""
        )

    @property
    def offers(self) -> list[Offer]:
        """Every document that can be made."""
        return offers(self.content, self.layouts.all, self.spoken.code if self.spoken else "")

    def plan(self, request: Request) -> Plan:
        """The jobs that the request selects; raises SelectionError for what does not exist."""
        return plan(request, self.content, self.layouts.all, self.usual)

    def theme(self, name: str) -> Theme:
        """The theme of this name in the clinic's colour; raises InputError where the two do not go together."""
        theme, accent = self.themes.load(name), self.clinic.accent
        faults = accent_faults(accent, theme)
        if faults:
            raise InputError(faults)
        return replace(theme, palette=with_accent(theme.palette, accent)) if accent and theme.takes_accent else theme


# What projects say in other languages, which is asked for with each document: the project that was asked, and its like.
_SPOKEN: dict[tuple[int, str], tuple[Project, Project]] = {}
_MOST_SPOKEN = 32


def load_project(inputs: Inputs, reader: Reader | None = None) -> Project:
    """Read all inputs, by a reader that may have read some of them for other topics.

    Raises InputError with the faults of all of them together.
    """
    faults: list[Diagnostic] = []
    reader = reader or Reader()
    snapshot = reader.take(inputs)
    layouts, themes = reader.library(inputs)
    pictures = Pictures((inputs.clinic or inputs.content).parent)
    loaded, nodes = _attempt(faults, lambda: read_content(snapshot.files["content"], snapshot.houses)) or (None, None)
    read = _clinic(snapshot.files.get("clinic"), inputs.shares_clinic, loaded, themes, pictures, faults)
    clinic = read.clinic
    approvals = _attempt(faults, lambda: read_approvals(snapshot.files.get("approval"))) or ()
    _attempt(faults, lambda: layouts.all)
    figures = _attempt(faults, lambda: layouts.figures)
    photographs = _attempt(faults, lambda: layouts.photographs)
    beside = Pictures(inputs.content.parent)
    if nodes:
        found = run("project", Surroundings(nodes, layouts.known, figures, photographs, beside))
        faults += sorted(found, key=lambda one: (one.rule != "unknown-layout", one.at))
    if loaded is None or nodes is None or faults:
        raise InputError(faults)
    logos = {str(clinic.logo.file): pictures.load(clinic.logo.file)} if clinic.logo else {}
    own = {str(name): beside.load(name) for name in photographs_beside(nodes, layouts.photographs)}
    snapshot = snapshot.with_files("logo", pictures.files).with_files("photograph", beside.files)
    return Project(
        inputs, loaded, clinic, layouts, themes, snapshot, read.tree, approvals,
        pictures=logos, photographs={**layouts.photographs, **own}, clinic_warnings=read.warnings,
    )  # fmt: skip


def project_of(projects: Mapping[str, Project], job: Job) -> Project:
    """The project of a job's topic, in the language of the job."""
    return projects[job.topic].in_language(job.language)


def with_profiles(projects: Mapping[str, Project], paths: Iterable[str]) -> dict[str, Project]:
    """The projects whose snapshots have the output profiles of these paths too; an empty path is left out."""
    profiles = {path: read_file(Path(path), PROFILE_BYTES) for path in dict.fromkeys(filter(None, paths))}
    return {
        topic: replace(project, snapshot=project.snapshot.with_files("profile", profiles))
        for topic, project in projects.items()
    }


def _attempt(faults: list[Diagnostic], stage: Callable[[], T]) -> T | None:
    """What the stage gives, or None and its faults among the others."""
    try:
        return stage()
    except InputError as error:
        faults.extend(error.diagnostics)
        return None


def _clinic(
    file: File | None,
    is_shared: bool,
    loaded: LoadedContent | None,
    themes: Themes,
    pictures: Pictures,
    faults: list[Diagnostic],
) -> LoadedClinic:
    """The clinic file and its tree, checked beside the theme that it chooses; the faults of both come to the others."""
    content = loaded.tree if loaded else None
    tree = _attempt(faults, lambda: read_if_any(file)) if file else None
    chosen = tree.value.get("theme") if tree and isinstance(tree.value, dict) else None
    name = known_as(chosen, themes.names) if isinstance(chosen, str) else ""
    theme = _attempt(faults, lambda: themes.load(name or USUAL_THEME))
    if tree is None:
        return LoadedClinic()
    found = _attempt(faults, lambda: load_clinic(tree, pictures, content, themes.names, theme, is_shared))
    return found or LoadedClinic(tree=tree)
