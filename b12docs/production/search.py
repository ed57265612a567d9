"""Where a sentence stands that somebody has read: its file and line, its readers, and the documents that print it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial

from b12docs.approval.ids import all_texts, names_by_place, printed_places, words_filled_in
from b12docs.catalogue.finish import LARGE_PRINT
from b12docs.catalogue.offers import Offer
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import InputError, Location
from b12docs.language.setting import set_in
from b12docs.production.offered import usual_job
from b12docs.production.rendering import rendered, told_by, view_of
from b12docs.production.search_parts import parts_of
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.rules.printing import words_of
from b12docs.source.prose import Words, plain
from b12docs.templates.view import View

_SPACES = re.compile(r"\s+")


@record
class Found:
    """A text that holds the words that were looked for, as it is printed.

    ``readers`` are the kinds of reader and levels that read it, ``documents`` those that print it: layout, audience,
    level and edition, which is empty for the usual one. A translation stands ``at`` a line of its file; ``language`` is
    its code, and ``english`` where the text stands that it is of. ``keys`` are those under which a text of the house
    file that comes with the program is changed in one's own; none of any other, and none of a translation, which is
    changed in its file. ``is_part`` says that it has not all the words: it stands beside others that have the rest.
    """

    at: Location
    text: str
    readers: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str, str, str], ...]
    language: str = ""
    english: Location | None = None
    keys: tuple[str, ...] = ()
    is_part: bool = False


def where(project: Project, words: str, languages: Collection[str] | None = None) -> tuple[Found, ...]:
    """Every text that is printed with these words in it, in the order of its place; else the texts that make them.

    Letter case, stars, quotes, dashes and the kind of spaces make no difference; values are filled in. Looked at are
    the languages of these codes, an empty one standing for the project's own; where None are named, its own, and all
    translations where none of its own texts has the words. Raises InputError where a translation can't be read.
    """
    own = "" if project.spoken is None else project.spoken.code
    if languages is not None:
        chosen = [project.in_language(code) for code in languages]
        return tuple(one for each in chosen for one in _where(each, words) or _made_of(each, words))
    others = [project.in_language(code) for code in project.languages if code != own]
    found = _where(project, words) or tuple(one for each in others for one in _where(each, words))
    return found or _made_of(project, words) or tuple(one for each in others for one in _made_of(each, words))


def _where(project: Project, words: str) -> tuple[Found, ...]:
    """The texts with these words in a project's own language, or in the one that it speaks."""
    sought = _sought(project, words)
    texts, readers = _holding(project, sought)
    if not texts:
        return ()
    offered = project.offers
    kinds = {one.audience: project.content.audiences[one.audience].reads for one in offered}
    wanted = {who for found in readers.values() for who in found}
    if not all(readers.values()):  # of what stands in braces nobody knows before who reads it
        wanted = {(kinds[one.audience], one.level) for one in offered}
    printed = _printed(project, offered, wanted)
    for job, told in printed:
        for at in told & texts.keys():
            readers[at].append((kinds[job.audience], job.level))
    documents = {at: [job for job, told in printed if at in told] for at in texts}
    return tuple(
        _found(project, at, texts[at], readers[at], documents[at]) for at in sorted(texts, key=partial(_order, project))
    )


def _made_of(project: Project, words: str) -> tuple[Found, ...]:
    """The texts that make these words where they stand one behind the other, in the order of reading."""
    known = {one.at: one for one in all_texts(project).values()}
    sought, texts, jobs = _sought(project, words), dict[Location, str](), dict[Location, list[Job]]()
    for job in (job for offer in project.offers for job in _jobs(project, offer)):
        with suppress(InputError):  # a search must not fail where a build would
            ready = rendered(project, job)
            parts = parts_of(ready.document, sought)
            for at, said in (parts | _days(project, ready.view, sought) if parts else parts).items():
                texts.setdefault(at, " ".join(plain(known[at]).split()) if at in known else said)
                jobs.setdefault(at, []).append(job)
    kinds = {name: one.reads for name, one in project.content.audiences.items()}
    return tuple(
        replace(
            _found(project, at, texts[at], [(kinds[job.audience], job.level) for job in own], own),
            is_part=sought not in _folded(texts[at]),
        )
        for at, own in jobs.items()
    )


def _days(project: Project, view: View, sought: str) -> dict[Location, str]:
    """The days of the content that the words say, as they are written there, by their places."""
    own, said = project.content, view.review
    forms = {"published": (said.published, said.published_month), "review_by": (said.review_by, said.review_by_month)}
    keys = (key for key, words in forms.items() if any(_folded(plain(one)) in sought for one in words))
    return {project.loaded.tree.locate((key,)): str(getattr(own, key)) for key in keys}


def _sought(project: Project, words: str) -> str:
    """The words as they are printed in the project's language, without what makes no difference."""
    spoken = project.spoken
    return _folded(plain(set_in(words, spoken.language) if spoken else words))


def _holding(project: Project, sought: str) -> tuple[dict[Location, str], dict[Location, list[tuple[str, str]]]]:
    """The texts that hold some words, by their places, and the readers in whose view they stand as texts."""
    texts = {words.at: plain(words) for words in _entered(project) if sought in _folded(plain(words))}
    readers: dict[Location, list[tuple[str, str]]] = {at: [] for at in texts}
    lacking = project.spoken.lacking if project.spoken else ()
    for audience, level in dict.fromkeys((one.audience, one.level) for one in project.offers):
        kind = project.content.audiences[audience].reads
        for at, said in _said(view_of(project, audience, level)).items():
            if sought in _folded(said) and at not in lacking:
                texts[at] = said
                readers.setdefault(at, []).append((kind, level))
    return texts, readers


def _found(project: Project, at: Location, text: str, readers: list[tuple[str, str]], documents: list[Job]) -> Found:
    spoken, ids = project.spoken, names_by_place(project)
    is_shipped = at in ids and _comes_with_program(project, at)
    entry = next((one for one in spoken.entries if one.at == at), None) if spoken else None
    return Found(
        entry.place if entry else at,
        text,
        tuple(dict.fromkeys(readers)),
        tuple((job.layout, job.audience, job.level, job.finish.edition) for job in documents),
        spoken.code if spoken and entry else "",
        at if entry else None,
        tuple(ids[at].split("/")) if is_shipped and not entry else (),
    )


def _entered(project: Project) -> Iterator[Words]:
    """What stands in the braces of texts, and what the clinic says of itself that is data and no text of a view."""
    clinic = project.clinic
    yield from words_filled_in(project).values()
    for words in (clinic.email, clinic.web, clinic.logo.alt if clinic.logo else None):
        if words:
            yield words


def _order(project: Project, at: Location) -> tuple[bool, str, int, int]:
    """One's own files first, each in its order."""
    return _comes_with_program(project, at), at.file, at.line or 0, at.column or 0


def _comes_with_program(project: Project, at: Location) -> bool:
    """Whether a text stands in the house file of the program, which nobody should edit."""
    shipped = project.snapshot.files.get("packaged-house")
    return shipped is not None and at.file == shipped.name


def _said(view: View) -> dict[Location, str]:
    """The words of each text, its lines and paragraphs one behind the other."""
    lines: dict[Location, dict[str, None]] = {}
    for words in words_of(view):
        lines.setdefault(words.at, {})[plain(words)] = None
    return {at: " ".join(said) for at, said in lines.items()}


def _folded(text: str) -> str:
    return _SPACES.sub(" ", text).strip().casefold()


def _printed(
    project: Project, offered: list[Offer], readers: set[tuple[str, str]]
) -> list[tuple[Job, frozenset[Location]]]:
    """Every document for these readers, and the places of what it prints, also in the braces of its texts."""
    wanted = [one for one in offered if (project.content.audiences[one.audience].reads, one.level) in readers]
    return [(job, printed_places(project, told_by(project, job))) for one in wanted for job in _jobs(project, one)]


def _jobs(project: Project, offer: Offer) -> Iterator[Job]:
    """A document in its usual form and in its editions."""
    yield usual_job(project, offer)
    if LARGE_PRINT in offer.editions:
        yield usual_job(project, offer, LARGE_PRINT)
