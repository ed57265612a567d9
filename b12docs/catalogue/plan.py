"""Which documents the options select: what exists is built, the rest is skipped or, when it was named, an error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from b12docs.catalogue.finish import PLAIN, USUAL_THEME, Finish, refuse_contradictions
from b12docs.catalogue.forms import Form, Obstacle, form_of
from b12docs.diagnostics import SelectionError, did_you_mean, nearest
from b12docs.library.layouts import Layout
from b12docs.paper import PAPERS
from b12docs.records import record
from b12docs.schema.content import Content


@dataclass(frozen=True)
class Job:
    """One document to make; ``version`` names the file of the layout that is made for its paper and edition.

    ``topic`` is the id of the content that it is made of.
    """

    layout: str
    audience: str
    level: str
    paper: str
    variant: tuple[str, ...] = ()
    version: str = ""
    finish: Finish = PLAIN
    topic: str = ""

    def file_name(self, topic: str) -> str:
        """The file's name: ``<topic>-<layout>-<audience>-<level>[-<variant>...].<suffix>``."""
        return "-".join((topic, self.layout, self.audience, self.level, *self.variant)) + f".{self.finish.suffix}"

    def __str__(self) -> str:
        form = f"on {self.paper}" if self.finish.format == "pdf" else f"as {self.finish.format}"
        return ", ".join((f"{self.layout} for {self.audience}, level {self.level}, {form}", *self.finish.variant))


@dataclass(frozen=True)
class Skipped:
    """A combination that the options reach but that does not exist, and why.

    ``topic`` is the id of the content that lacks it; what the options do not name is empty.
    """

    layout: str
    audience: str
    level: str
    paper: str
    reason: str
    topic: str = ""


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


@record
class _Wanted:
    """One combination that the options reach."""

    layout: str
    audience: str
    level: str
    paper: str


@record
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
                skipped.append(self._skipped(wanted, reason))
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
                there = [name for name in names if name != "all"]
                hint = did_you_mean(value, there)
                if option == "audience" and not nearest(value, there):
                    hint += "; add it to the 'audiences' of content.yaml, or of house.yaml where that names none"
                raise SelectionError(f"--{option}: '{value}' does not exist", hint)

    def _combinations(self) -> Iterator[_Wanted]:
        request, audiences = self.request, self.content.audiences
        for audience in audiences if request.audience in (None, "all") else [str(request.audience)]:
            own = audiences[audience]
            levels = own.levels if request.level == "all" else (request.level or own.default,)
            layouts = own.layouts if request.layout in (None, "all") else (str(request.layout),)
            for level, layout in product(levels, layouts):
                paper = request.paper or self._form(layout).usual_paper(self.usual.papers)
                yield _Wanted(layout, audience, level, paper)

    def _form(self, layout: str) -> Form:
        return form_of(layout, self.request.finish, self.layouts, self.content)

    def _obstacle(self, wanted: _Wanted) -> Obstacle:
        layout, audience, level = wanted.layout, wanted.audience, wanted.level
        own, form = self.content.audiences[audience], self._form(layout)
        if not form_of(layout, PLAIN, self.layouts, self.content).versions:
            return f"there is no layout '{layout}'", ("layout",)
        if level not in own.levels:
            levels = ", ".join(own.levels)
            return f"audience '{audience}' has no level '{level}' (it has {levels})", ("audience", "level")
        if layout not in own.layouts:
            return f"layout '{layout}' is not meant for '{audience}'", ("audience", "layout")
        if not form.versions:
            return f"layout '{layout}' has no edition '{self.request.finish.edition}'", ("layout",)
        if form.lacks(self.content):
            return f"layout '{layout}' needs '{form.lacks(self.content)}', and the content has none", ("layout",)
        return form.obstacle(wanted.paper, level)

    def _skipped(self, wanted: _Wanted, reason: str) -> Skipped:
        return Skipped(wanted.layout, wanted.audience, wanted.level, wanted.paper, reason, self.content.id)

    def _job(self, wanted: _Wanted) -> Job:
        paper, topic = wanted.paper, self.content.id
        usual = self.request.finish.with_theme(self.usual.theme)
        form = form_of(wanted.layout, usual, self.layouts, self.content)
        version = form.papers[paper].name
        variant, finish = form.variant(paper), form.on(paper)
        return Job(wanted.layout, wanted.audience, wanted.level, paper, variant, version, finish, topic)
