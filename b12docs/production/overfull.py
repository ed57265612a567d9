"""What to do about a page that is too full: what to shorten there, and where there is more room."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from math import prod
from typing import TYPE_CHECKING

from b12docs.approval.ids import printed_places
from b12docs.catalogue.finish import LARGE_PRINT
from b12docs.catalogue.forms import form_of
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location, faults_of
from b12docs.paper import PAPERS
from b12docs.production.dependence import mark
from b12docs.production.finishing import finished, laid_out
from b12docs.production.rendering import make_document, told_by
from b12docs.production.translated import in_its_file
from b12docs.project.project import Project
from b12docs.rules.walk import mapping
from b12docs.schema.clinic import Clinic
from b12docs.schema.ids import ids_of
from b12docs.source.prose import Words

if TYPE_CHECKING:
    from b12docs.typeset import OverfullError

_FEW = 3  # texts that advice names
_NARROW = 40  # letters of a line of what a clinic says of itself
_MOST_TRIED = 3  # larger papers: each costs as much time as the document itself


def advised(project: Project, job: Job, error: InputError, known: Collection[str] = ()) -> tuple[Diagnostic, ...]:
    """The faults of a document; of a page that is too full, what has changed on it comes first.

    One that is too full because of clinic.yaml alone is put down to that file. ``known`` are the marks of the texts
    that the document printed when it was last made.
    """
    from b12docs.typeset import OverfullError, WideWordError

    advice = _advised(project, job, error, known) if isinstance(error, OverfullError) else error.diagnostics
    if isinstance(error, WideWordError):
        return tuple(replace(one, at=_written_at(project, error.word, one.at)) for one in advice)
    return _blamed(project, job, advice, isinstance(error, OverfullError))


def _written_at(project: Project, word: str, at: Location) -> Location:
    """Where a word was written that is printed by the text ``at`` a place: there, or in clinic.yaml, which fills it in.

    It is the place itself where neither has it.
    """
    entered = tuple(ids_of(project.clinic_tree.value)) if project.clinic_tree else ()
    if any(words.at == at and word in words for _, words in (*ids_of(project.loaded.tree.value), *entered)):
        return at
    return next((words.at for _, words in entered if word in words.split()), at)


def _blamed(project: Project, job: Job, faults: tuple[Diagnostic, ...], is_overfull: bool) -> tuple[Diagnostic, ...]:
    """A document's faults; what fits without clinic.yaml stands at the longest part of that file which it prints.

    That is its name where it prints nothing else: nobody chooses a shorter one.
    """
    clinic = project.snapshot.files.get("clinic")
    if clinic is None or any(one.rule != "fit" for one in faults):
        return faults
    if not is_overfull and all(one.at.file == clinic.name for one in faults):
        return faults
    without = replace(project, clinic=Clinic(), pictures={})
    if faults_of(lambda: finished(without, job, make_document(without, job))):
        return faults
    key, at = _longest_part(project, job) or ("lines", Location(clinic.name, 1, 1))
    hint = f"without this file it fits: shorten its '{key}', or another of its lines"
    return tuple(replace(one, at=at, hint=hint) for one in faults)


def _longest_part(project: Project, job: Job) -> tuple[str, Location] | None:
    """The key and the place of what takes most room of all that a document prints of clinic.yaml."""
    places = printed_places(project, told_by(project, job))
    entered = ids_of(project.clinic_tree.value) if project.clinic_tree else ()
    parts = [(name, words) for name, words in entered if words.at in places and not name.startswith("logo/")]
    longest = max(parts, key=lambda part: (part[0] != "name", _lines(part[1]), len(part[1])), default=None)
    return longest and (longest[0].partition("/")[0], longest[1].at)


def _lines(words: str) -> int:
    """How many lines some words may take in a narrow column."""
    return sum(1 + len(line) // _NARROW for line in words.splitlines())


def _advised(project: Project, job: Job, error: OverfullError, known: Collection[str]) -> tuple[Diagnostic, ...]:
    """What to shorten on a page that is too full, and where there is more room."""
    from b12docs.typeset import shorten

    own = {file.name for name, file in project.snapshot.files.items() if name in ("content", "clinic", "house")}
    warnings = set(_places(mapping(project.loaded.tree.value).get("warnings")))
    told = [one for one in error.texts if one[0].file in own and one[0] not in warnings]
    texts = [(in_its_file(project, at), words) for at, words in told]
    changed = [one for one in texts if mark(one[1]) not in known] if known else []
    at = (changed or texts)[0][0] if texts else error.diagnostics[0].at
    advice = [shorten(changed, "what has changed since it was last made")] if changed else []
    others = [one for one in texts if one not in changed][: max(0, _FEW - len(changed))]
    advice += [shorten(others)] if others else []
    rest = [error.diagnostics[0].hint.rpartition("; ")[2], *_roomy(project, job)]
    return tuple(replace(one, at=at, hint="; ".join([*advice, *rest])) for one in error.diagnostics)


def _places(value: object) -> Iterator[Location]:
    """The places of all words of a part of the tree."""
    if isinstance(value, Words):
        yield value.at
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _places(one)


def _roomy(project: Project, job: Job) -> Iterator[str]:
    """Where the document fits as it is: the next larger paper that it fits on, and the edition for low vision."""
    if job.finish.impose or job.finish.format != "pdf":
        return
    for edition in (job.finish.edition, *(() if job.finish.edition else (LARGE_PRINT,))):
        finish = replace(job.finish, edition=edition)
        form = form_of(job.layout, finish, project.layouts.all, project.content, job.language)
        papers = [job.paper] if edition != job.finish.edition else _larger(form.papers, job.paper)
        for paper in [one for one in papers if one in form.papers and form.counts(one, job.level)][:_MOST_TRIED]:
            if not _faults(project, replace(job, paper=paper, version=form.papers[paper].name, finish=finish)):
                yield f"it fits with --{edition}" if edition != job.finish.edition else f"it fits on --paper {paper}"
                break


def _larger(papers: Collection[str], paper: str) -> list[str]:
    larger = [one for one in papers if prod(PAPERS[one]) > prod(PAPERS[paper])]
    return sorted(larger, key=lambda one: prod(PAPERS[one]))


def _faults(project: Project, job: Job) -> tuple[Diagnostic, ...]:
    return faults_of(lambda: laid_out(project, job, make_document(project, job)))
