"""What a project offers: every document with its papers, editions and impositions, and the themes and formats."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from b12docs.catalogue.finish import IMPOSITIONS, LARGE_PRINT, PLAIN, Finish
from b12docs.catalogue.plan import Job, Request, plan
from b12docs.diagnostics import SelectionError
from b12docs.project.project import Project

Papers = tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """A document for a reader, and the papers of its usual form, of its editions and of its impositions."""

    layout: str
    audience: str
    level: str
    papers: Papers
    editions: dict[str, Papers] = field(default_factory=dict)
    impositions: dict[str, Papers] = field(default_factory=dict)


def offers(project: Project) -> list[Offer]:
    """Every document that the project can make."""
    usual = _papers(project, PLAIN)
    large = _papers(project, Finish(edition=LARGE_PRINT))
    imposed = {kind: _papers(project, Finish(impose=kind)) for kind in IMPOSITIONS}
    return [
        Offer(
            *key,
            papers,
            {LARGE_PRINT: large[key]} if key in large else {},
            {kind: found[key] for kind, found in imposed.items() if key in found},
        )
        for key, papers in usual.items()
    ]


def _papers(project: Project, finish: Finish) -> dict[tuple[str, str, str], Papers]:
    """Layout, audience and level -> the papers that they are made on in this finish."""
    found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for paper in dict.fromkeys(paper for layout in project.layouts.all.values() for paper in layout.front.papers):
        for job in _jobs(project, Request("all", "all", "all", paper, finish)):
            found[job.layout, job.audience, job.level].append(paper)
    return {key: tuple(papers) for key, papers in found.items()}


def _jobs(project: Project, request: Request) -> tuple[Job, ...]:
    """The jobs of a request; none where nothing of this content goes onto its paper."""
    try:
        return plan(request, project.content, project.layouts.all).jobs
    except SelectionError:
        return ()
