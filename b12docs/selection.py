"""Which documents the options select: what exists is built, the rest is skipped or, when it was named, an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product

from b12docs.content import Content
from b12docs.diagnostics import SelectionError, did_you_mean
from b12docs.layout import Layout
from b12docs.paper import PAPERS


@dataclass(frozen=True)
class Job:
    """One document to make."""

    layout: str
    audience: str
    level: str
    paper: str
    variant: tuple[str, ...] = ()

    def file_name(self, topic: str, suffix: str = "pdf") -> str:
        """The file's name: ``<topic>-<layout>-<audience>-<level>[-<variant>...].pdf``."""
        return "-".join((topic, self.layout, self.audience, self.level, *self.variant)) + f".{suffix}"

    def __str__(self) -> str:
        return f"{self.layout} for {self.audience}, level {self.level}, on {self.paper}"


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


@dataclass(frozen=True)
class Plan:
    """What to build, in order, and what to leave out."""

    jobs: tuple[Job, ...]
    skipped: tuple[Skipped, ...]


def plan(request: Request, content: Content, layouts: Mapping[str, Layout], usual_papers: Iterable[str] = ()) -> Plan:
    """The jobs that the request selects; raises SelectionError for names and combinations that do not exist."""
    _refuse_unknown(request, content, layouts)
    jobs: list[Job] = []
    skipped: list[Skipped] = []
    for audience in _chosen(request.audience, content.audiences):
        for level, layout in product(
            _levels(request, content, audience), _layouts(request, content, layouts, audience)
        ):
            paper = request.paper or _usual_paper(layouts.get(layout), usual_papers)
            reason, names = _obstacle(content, layouts, audience, level, layout, paper)
            if not reason:
                jobs.append(_job(layouts[layout], audience, level, paper))
            elif all(_is_named(request, name) for name in names):
                raise SelectionError(reason)
            else:
                skipped.append(Skipped(layout, audience, level, paper, reason))
    if not jobs:
        raise SelectionError("nothing is left to build: " + "; ".join(dict.fromkeys(one.reason for one in skipped)))
    return Plan(tuple(dict.fromkeys(jobs)), tuple(dict.fromkeys(skipped)))


def _is_named(request: Request, option: str) -> bool:
    return getattr(request, option) not in (None, "all")


def _refuse_unknown(request: Request, content: Content, layouts: Mapping[str, Layout]) -> None:
    levels = {level for audience in content.audiences.values() for level in audience.levels}
    known: dict[str, Iterable[str]] = {
        "audience": content.audiences,
        "level": levels,
        "layout": layouts,
        "paper": PAPERS,
    }
    for option, names in known.items():
        value = getattr(request, option)
        if value not in (None, "all" if option != "paper" else None, *names):
            raise SelectionError(f"--{option}: '{value}' does not exist; {did_you_mean(value, names)}")


def _chosen(value: str | None, names: Iterable[str]) -> list[str]:
    return list(names) if value in (None, "all") else [str(value)]


def _levels(request: Request, content: Content, audience: str) -> list[str]:
    own = content.audiences[audience]
    if request.level == "all":
        return list(own.levels)
    return [request.level or own.default]


def _layouts(request: Request, content: Content, layouts: Mapping[str, Layout], audience: str) -> list[str]:
    if request.layout in (None, "all"):
        return list(content.audiences[audience].layouts)
    return [str(request.layout)]


def _usual_paper(layout: Layout | None, usual: Iterable[str]) -> str:
    if layout is None:
        return ""
    return next((paper for paper in usual if paper in layout.front.papers), layout.front.default_paper)


def _obstacle(
    content: Content, layouts: Mapping[str, Layout], audience: str, level: str, layout: str, paper: str
) -> tuple[str, tuple[str, ...]]:
    """Why a combination does not exist, and the options that together ask for it."""
    own = content.audiences[audience]
    if layout not in layouts:
        return f"there is no layout '{layout}'", ("layout",)
    if level not in own.levels:
        return f"audience '{audience}' has no level '{level}' (it has {', '.join(own.levels)})", ("audience", "level")
    if layout not in own.layouts:
        return f"layout '{layout}' is not meant for '{audience}'", ("audience", "layout")
    front = layouts[layout].front
    lacking = [name for name in front.needs if getattr(content, name) is None]
    if lacking:
        return f"layout '{layout}' needs '{lacking[0]}', and the content has none", ("layout",)
    if paper not in front.papers:
        return f"layout '{layout}' is not made for paper {paper} (it takes {', '.join(front.papers)})", (
            "layout",
            "paper",
        )
    if level not in front.papers[paper]:
        return f"layout '{layout}' has no level '{level}'", ("layout", "level")
    return "", ()


def _job(layout: Layout, audience: str, level: str, paper: str) -> Job:
    variant = () if paper == layout.front.default_paper else (paper.lower(),)
    return Job(layout.name, audience, level, paper, variant)
