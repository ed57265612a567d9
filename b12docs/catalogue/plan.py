"""Which documents the options select: what exists is built, the rest is skipped or, when it was named, an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from math import prod

from b12docs.catalogue.finish import PLAIN, USUAL_THEME, Finish, imposed_papers, refuse_contradictions, sheet_of
from b12docs.diagnostics import SelectionError, did_you_mean
from b12docs.library.layouts import Layout
from b12docs.paper import PAPERS
from b12docs.schema.content import Content
from b12docs.schema.front_matter import FrontMatter

TRIFOLD_PAGES = 6
LEAF = 2  # pages of one leaf
WORTH_TILES = 1.5  # times the area of the sheet


@dataclass(frozen=True)
class Job:
    """One document to make; ``version`` names the file of the layout that is made for its paper and edition."""

    layout: str
    audience: str
    level: str
    paper: str
    variant: tuple[str, ...] = ()
    version: str = ""
    finish: Finish = PLAIN

    def file_name(self, topic: str) -> str:
        """The file's name: ``<topic>-<layout>-<audience>-<level>[-<variant>...].<suffix>``."""
        return "-".join((topic, self.layout, self.audience, self.level, *self.variant)) + f".{self.finish.suffix}"

    def __str__(self) -> str:
        form = f"on {self.paper}" if self.finish.format == "pdf" else f"as {self.finish.format}"
        return ", ".join((f"{self.layout} for {self.audience}, level {self.level}, {form}", *self.finish.variant))


@dataclass(frozen=True)
class Skipped:
    """A combination that the options reach but that does not exist, and why."""

    layout: str
    audience: str
    level: str
    paper: str
    reason: str


@dataclass(frozen=True)
class Request:
    """The options of ``build`` as given; None is an option that was left out."""

    audience: str | None = None
    level: str | None = None
    layout: str | None = None
    paper: str | None = None
    finish: Finish = PLAIN


@dataclass(frozen=True)
class Usual:
    """What a clinic uses where the options say nothing, and the themes that there are."""

    papers: tuple[str, ...] = ()
    theme: str = USUAL_THEME
    themes: tuple[str, ...] = (USUAL_THEME,)


@dataclass(frozen=True)
class Plan:
    """What to build, in order, and what to leave out."""

    jobs: tuple[Job, ...]
    skipped: tuple[Skipped, ...]


def plan(request: Request, content: Content, layouts: Mapping[str, Layout], usual: Usual | None = None) -> Plan:
    """The jobs that the request selects; raises SelectionError for names and combinations that do not exist."""
    return _Selector(request, content, layouts, usual or Usual()).plan()


def versions_of(layout: str, edition: str, layouts: Mapping[str, Layout]) -> list[Layout]:
    """The files of a layout that make an edition, that of the usual paper first."""
    found = [one for one in layouts.values() if one.family == layout and one.front.edition == edition]
    return sorted(found, key=lambda one: len(one.name))


@dataclass(frozen=True)
class _Wanted:
    """One combination that the options reach."""

    layout: str
    audience: str
    level: str
    paper: str


Obstacle = tuple[str, tuple[str, ...]]  # why a combination does not exist, and the options that together ask for it
_NONE: Obstacle = ("", ())


@dataclass(frozen=True)
class _Selector:
    request: Request
    content: Content
    layouts: Mapping[str, Layout]
    usual: Usual

    def plan(self) -> Plan:
        self._refuse_unknown()
        refuse_contradictions(self.request.finish, self.request.paper)
        jobs: list[Job] = []
        skipped: list[Skipped] = []
        for wanted in self._combinations():
            reason, names = self._obstacle(wanted)
            if not reason:
                jobs.append(self._job(wanted))
            elif all(getattr(self.request, name) not in (None, "all") for name in names):
                raise SelectionError(reason)
            else:
                skipped.append(Skipped(wanted.layout, wanted.audience, wanted.level, wanted.paper, reason))
        if not jobs:
            raise SelectionError("nothing is left to build: " + "; ".join(dict.fromkeys(one.reason for one in skipped)))
        return Plan(tuple(dict.fromkeys(jobs)), tuple(dict.fromkeys(skipped)))

    def _refuse_unknown(self) -> None:
        request, audiences = self.request, self.content.audiences
        levels = {level for audience in audiences.values() for level in audience.levels}
        known: dict[str, tuple[str | None, Iterable[str]]] = {
            "audience": (request.audience, ("all", *audiences)),
            "level": (request.level, ("all", *levels)),
            "layout": (request.layout, ("all", *(one.family for one in self.layouts.values()))),
            "paper": (request.paper, PAPERS),
            "theme": (request.finish.theme or None, self.usual.themes),
        }
        for option, (value, names) in known.items():
            if value is not None and value not in names:
                hint = did_you_mean(value, [name for name in names if name != "all"])
                raise SelectionError(f"--{option}: '{value}' does not exist; {hint}")

    def _combinations(self) -> Iterator[_Wanted]:
        request, audiences = self.request, self.content.audiences
        for audience in audiences if request.audience in (None, "all") else [str(request.audience)]:
            own = audiences[audience]
            levels = own.levels if request.level == "all" else (request.level or own.default,)
            layouts = own.layouts if request.layout in (None, "all") else (str(request.layout),)
            for level, layout in product(levels, layouts):
                yield _Wanted(layout, audience, level, request.paper or self._usual_paper(layout))

    def _versions(self, layout: str) -> list[Layout]:
        return versions_of(layout, self.request.finish.edition, self.layouts)

    def _version(self, wanted: _Wanted) -> Layout:
        return next(one for one in self._versions(wanted.layout) if wanted.paper in one.front.papers)

    def _usual_paper(self, layout: str) -> str:
        """The paper where no option names one: what the imposition takes, else the clinic's, else the layout's own."""
        offered = [paper for version in self._versions(layout) for paper in version.front.papers]
        wanted = imposed_papers(self.request.finish) or tuple(offered)
        both = [paper for paper in (*self.usual.papers, *wanted) if paper in wanted and paper in offered]
        return next(iter((*both, *wanted)), "")

    def _obstacle(self, wanted: _Wanted) -> Obstacle:
        layout, audience, level = wanted.layout, wanted.audience, wanted.level
        own = self.content.audiences[audience]
        versions = self._versions(layout)
        if not versions_of(layout, "", self.layouts):
            return f"there is no layout '{layout}'", ("layout",)
        if level not in own.levels:
            levels = ", ".join(own.levels)
            return f"audience '{audience}' has no level '{level}' (it has {levels})", ("audience", "level")
        if layout not in own.layouts:
            return f"layout '{layout}' is not meant for '{audience}'", ("audience", "layout")
        if not versions:
            return f"layout '{layout}' has no edition '{self.request.finish.edition}'", ("layout",)
        lacking = [name for name in versions[0].front.needs if getattr(self.content, name) is None]
        if lacking:
            return f"layout '{layout}' needs '{lacking[0]}', and the content has none", ("layout",)
        return self._paper_obstacle(wanted) or self._imposing_obstacle(wanted) or _NONE

    def _paper_obstacle(self, wanted: _Wanted) -> Obstacle | None:
        layout, paper, level = wanted.layout, wanted.paper, wanted.level
        offered = {name: version.front for version in self._versions(layout) for name in version.front.papers}
        if paper not in offered:
            takes = ", ".join(offered)
            return f"layout '{layout}' is not made for paper {paper} (it takes {takes})", ("layout", "paper")
        if level not in offered[paper].papers[paper]:
            others = any(level in front.papers[name] for name, front in offered.items())
            return f"layout '{layout}' has no level '{level}'{f' on {paper}' if others else ''}", ("layout", "level")
        return None

    def _imposing_obstacle(self, wanted: _Wanted) -> Obstacle | None:
        finish, front, paper = self.request.finish, self._version(wanted).front, wanted.paper
        takes = imposed_papers(finish)
        if takes and paper not in takes:
            return f"--impose {finish.impose} takes pages of {' or '.join(takes)}, not of {paper}", ("paper",)
        if finish.impose == "trifold" and TRIFOLD_PAGES not in front.papers[paper][wanted.level]:
            return f"layout '{wanted.layout}' makes no {TRIFOLD_PAGES} pages of DL at this level", ("layout", "level")
        if finish.impose == "booklet" and max(front.papers[paper][wanted.level]) <= LEAF:
            reason = f"layout '{wanted.layout}' on {paper} is one leaf, printed on both sides: there is nothing to fold"
            return reason, ("layout",)
        return self._tiles_obstacle(wanted, front) if finish.impose == "tiles" else None

    def _tiles_obstacle(self, wanted: _Wanted, front: FrontMatter) -> Obstacle | None:
        layout, paper = wanted.layout, wanted.paper
        if set(front.papers[paper][wanted.level]) != {1}:
            return f"layout '{layout}' has more than one page: only a poster is put together from tiles", ("layout",)
        sheet = sheet_of(self.request.finish, paper)
        if prod(PAPERS[paper]) < WORTH_TILES * prod(PAPERS[sheet]):
            reason = f"layout '{layout}' on {paper} needs no tiles: a sheet of {sheet} is nearly as large"
            return reason, ("layout",)
        return None

    def _job(self, wanted: _Wanted) -> Job:
        finish = self.request.finish.with_theme(self.usual.theme)
        finish = replace(finish, sheet=sheet_of(finish, wanted.paper))
        usual = self._versions(wanted.layout)[0].front.default_paper
        named = () if wanted.paper == usual or finish.format != "pdf" else (wanted.paper.lower(),)
        version = self._version(wanted)
        variant = (*named, *finish.variant)
        return Job(wanted.layout, wanted.audience, wanted.level, wanted.paper, variant, version.name, finish)
