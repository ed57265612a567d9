"""What the documents of a build print of their topic, and whether that is everything.

The rule looks at readers of whom a build makes every document. What their usual documents leave out may stand in
another edition or at another level: these are rendered then, but not set.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from b12docs.catalogue.finish import LARGE_PRINT, PLAIN, Finish
from b12docs.catalogue.offers import Offer, offers
from b12docs.catalogue.plan import Job, Request, plan
from b12docs.diagnostics import Diagnostic, Location
from b12docs.production.rendering import rendered, view_of
from b12docs.project.project import Project
from b12docs.rules.printing import MeantText, Places, PrintedTopic, own_places, texts_of
from b12docs.rules.registry import run
from b12docs.source.cache import kept
from b12docs.source.prose import Words

Readers = set[tuple[str, str]]  # audience, level
_MAKERS = ("b12docs",)


def unprinted(project: Project, told: Mapping[Job, Places]) -> Iterator[Diagnostic]:
    """What no document prints, of the texts for those readers of whom all usual documents are among the jobs."""
    offered = offers(project.content, project.layouts.all)
    whole = _whole(offered, told)
    if not whole:
        return
    texts, file = _meant(project, whole), project.snapshot.files["content"].name
    by_kind = _by_kind(project, {job: places for job, places in told.items() if (job.audience, job.level) in whole})
    left = list(run("topic", PrintedTopic(texts, by_kind)))
    if left:
        given = "\n".join((project.snapshot.sha256, *sorted(map(str, told))))
        others = json.loads(kept("coverage", _MAKERS, given, lambda: json.dumps(_elsewhere(project, offered, told))))
        for kind, places in others.items():
            by_kind[kind] = by_kind.get(kind, frozenset()) | {Location(file, *place) for place in places}
        yield from run("topic", PrintedTopic(texts, by_kind))


def _whole(offered: Iterable[Offer], told: Iterable[Job]) -> Readers:
    """The readers of whom every document is made in its usual form."""
    made = {(job.audience, job.level, job.layout) for job in told if not job.finish.edition}
    wanted: dict[tuple[str, str], list[str]] = {}
    for one in offered:
        wanted.setdefault((one.audience, one.level), []).append(one.layout)
    return {who for who, layouts in wanted.items() if all((*who, layout) in made for layout in layouts)}


def _meant(project: Project, readers: Readers) -> tuple[MeantText, ...]:
    """The topic's texts for these readers; who reads another's words must get those that are its own."""
    content, file = project.content, project.snapshot.files["content"].name
    kinds: dict[Location, set[str]] = {}
    words: dict[Location, Words] = {}
    own = _own_alone(project, {content.audiences[audience].reads for audience, _ in readers})
    for audience, level in sorted(readers):
        kind = content.audiences[audience].reads
        for one in texts_of(view_of(project, audience, level)):
            if one.at.file == file and (kind not in own or one.at in own[kind]):
                words.setdefault(one.at, one)
                kinds.setdefault(one.at, set()).add(kind)
    return tuple(MeantText(one, frozenset(kinds[at])) for at, one in words.items())


def _own_alone(project: Project, kinds: Iterable[str]) -> dict[str, Places]:
    """The places of its own words, for each kind of reader that extends another one who is served, too."""
    content = project.content
    served = {one.reads for one in content.audiences.values()}
    return {kind: own_places(content, kind) for kind in kinds if served & set(content.chain(kind)[1:])}


def _by_kind(project: Project, told: Mapping[Job, Places]) -> dict[str, Places]:
    found: dict[str, Places] = {}
    for job, places in told.items():
        kind = project.content.audiences[job.audience].reads
        found[kind] = found.get(kind, frozenset()) | places
    return found


def _elsewhere(project: Project, offered: list[Offer], told: Mapping[Job, Places]) -> dict[str, list[tuple[int, int]]]:
    """Lines and columns of what all other documents print of the content, by the kind of reader that they are for."""
    found: dict[str, Places] = {}
    for job in _others(project, offered):
        if job not in told:
            kind = project.content.audiences[job.audience].reads
            found[kind] = found.get(kind, frozenset()) | rendered(project, job).told
    file = project.snapshot.files["content"].name
    return {
        kind: sorted((at.line or 0, at.column or 0) for at in places if at.file == file)
        for kind, places in found.items()
    }


def _others(project: Project, offered: list[Offer]) -> list[Job]:
    """A job for every document that is on offer, in every edition, and one for each file of a layout."""
    wanted: list[tuple[Offer, str, Finish]] = []
    for one in offered:
        wanted += [(one, paper, PLAIN) for paper in one.papers]
        wanted += [(one, paper, Finish(edition=LARGE_PRINT)) for paper in one.editions.get(LARGE_PRINT, ())[:1]]
    found: dict[tuple[str, ...], Job] = {}
    for one, paper, finish in wanted:
        request = Request(one.audience, one.level, one.layout, paper, finish)
        job = plan(request, project.content, project.layouts.all, project.usual).jobs[0]
        found.setdefault((job.audience, job.level, job.version), job)
    return list(found.values())
