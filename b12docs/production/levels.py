"""Whether the levels of a layout differ, of which a build makes more than one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic
from b12docs.production.findings import Figures
from b12docs.project.project import Project
from b12docs.rules.levels import Levels
from b12docs.rules.registry import run
from b12docs.rules.severity import judged

LAYOUT = "leaflet"  # whose levels are a choice; other layouts say too little for grades to part them
_LEAST = 100  # words of a document from which its grade says something


def level_gaps(project: Project, figures: Mapping[Job, Figures]) -> Iterator[Diagnostic]:
    """What is to be said of the leaflets for each audience, whose figures are given.

    Each finding is as severe as the topic makes it.
    """
    known: dict[str, dict[str, float]] = {}
    for job, own in figures.items():
        if job.layout == LAYOUT and not job.finish.edition and own.words >= _LEAST and not own.lengths:
            known.setdefault(job.audience, {}).setdefault(job.level, own.fkgl)
    for audience, grades in known.items():
        at = project.loaded.tree.locate(("title",), key=True)
        found = run("levels", Levels(project.content, LAYOUT, audience, grades, at))
        yield from judged(found, project.content.rules)
