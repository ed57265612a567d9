"""Whether the documents of a build print everything of their topic that is meant for their readers.

The rule looks at readers of whom a build makes every document. What their usual documents leave out may stand in
another edition, on another paper or at another level: these are rendered then, one by one, but not set.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from b12docs.catalogue.finish import LARGE_PRINT, Finish
from b12docs.catalogue.offers import Offer, usual_layouts
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, Location
from b12docs.production.offered import job_of
from b12docs.production.rendering import reached_by
from b12docs.project.project import Project
from b12docs.rules.printing import Coverage, Places, PrintedTopic, own_places
from b12docs.rules.registry import run
from b12docs.source.cache import kept

Readers = set[tuple[str, str]]  # audience, level
_MAKERS = ("b12docs",)


def unprinted(project: Project, covered: Mapping[Job, Coverage]) -> Iterator[Diagnostic]:
    """What no document prints, of the texts for those readers of whom all usual documents are among the jobs."""
    whole = _whole(project, covered)
    kinds = _by_kind(project, {job: one for job, one in covered.items() if (job.audience, job.level) in whole})
    if PrintedTopic(kinds).left():
        given = "\n".join((project.snapshot.sha256, *sorted(map(str, covered))))
        printed = json.loads(kept("coverage", _MAKERS, given, lambda: json.dumps(_elsewhere(project, kinds))))
        file = project.snapshot.files["content"].name
        for kind, places in printed.items():
            kinds[kind] = _more(kinds[kind], frozenset(Location(file, *place) for place in places))
        yield from run("topic", PrintedTopic(kinds))


def _more(coverage: Coverage, told: Places) -> Coverage:
    return Coverage(coverage.told | told, coverage.unsaid)


def _whole(project: Project, covered: Iterable[Job]) -> Readers:
    """The readers of whom every document is made in its usual form."""
    made: dict[tuple[str, str], set[str]] = {}
    for job in covered:
        if not job.finish.edition:
            made.setdefault((job.audience, job.level), set()).add(job.layout)
    return {
        who
        for who, layouts in made.items()
        if layouts.issuperset(usual_layouts(project.content, project.layouts.all, *who))
    }


def _by_kind(project: Project, covered: Mapping[Job, Coverage]) -> dict[str, Coverage]:
    """What is printed and left out, by the kind of reader; who reads another's words must get only its own."""
    content, found = project.content, dict[str, Coverage]()
    for job, one in covered.items():
        kind = content.audiences[job.audience].reads
        known = found.get(kind, Coverage(frozenset(), ()))
        found[kind] = Coverage(known.told | one.told, known.unsaid + one.unsaid)
    served = {one.reads for one in content.audiences.values()}
    for kind in [kind for kind in found if served & set(content.chain(kind)[1:])]:
        own = own_places(content, kind)
        found[kind] = Coverage(found[kind].told, tuple(words for words in found[kind].unsaid if words.at in own))
    return found


def _elsewhere(project: Project, kinds: Mapping[str, Coverage]) -> dict[str, list[tuple[int, int]]]:
    """Lines and columns of what is left out and stands in another document, by the kind of reader."""
    found: dict[str, list[tuple[int, int]]] = {}
    offered = project.offers
    for kind, own in kinds.items():
        left = {words.at for words in own.unsaid} - own.told
        for job in _others(project, [one for one in offered if project.content.audiences[one.audience].reads == kind]):
            if not left:
                break
            here = left & reached_by(project, job)
            left -= here
            found.setdefault(kind, []).extend(sorted((at.line or 0, at.column or 0) for at in here))
    return found


def _others(project: Project, offered: Iterable[Offer]) -> Iterator[Job]:
    """A job for every edition of a document, and then for each other file of its layout."""
    known: set[tuple[str, str, str]] = set()
    wanted = [(one, LARGE_PRINT, one.editions.get(LARGE_PRINT, ())[:1]) for one in offered]
    wanted += [(one, "", one.papers) for one in offered]
    for one, edition, papers in wanted:
        for paper in papers:
            job = job_of(project, one, paper, Finish(edition=edition))
            if (job.audience, job.level, job.version) not in known:
                known.add((job.audience, job.level, job.version))
                yield job
