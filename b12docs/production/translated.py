"""Documents in another language: what they may not print, and what they say of their translation.

English never stands in for a translation: a document that prints a text without a good one is refused, with the places
of both. Until somebody has checked what its reader is given, each of its pages says so.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from b12docs.approval.ids import printed_places
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.document.leaves import Run, Runs
from b12docs.production.approvals import mail_words
from b12docs.production.lacking import lacking
from b12docs.production.listed import diagnostic_as_json, diagnostic_from_json
from b12docs.project.project import Project
from b12docs.rules.severity import judged
from b12docs.source.cache import kept
from b12docs.source.prose import Words, plain
from b12docs.templates.standing import Translated
from b12docs.templates.view import View

if TYPE_CHECKING:
    from b12docs.schema.languages import Review
    from b12docs.translation.entries import Entry
    from b12docs.translation.spoken import Spoken

_MAKERS = tuple(f"b12docs.{room}" for room in ("language", "schema", "translation", "rules", "production"))
_LABELS = (
    "kind", "draft", "draft_notice", "approved", "expired", "expired_notice", "page", "contents", "ask", "translation",
    "translated_by", "translation_checked", "also_in",
)  # fmt: skip


def translated(project: Project, audience: str, level: str) -> Translated | None:
    """What a reader's document says of its translation; None where it is none."""
    spoken = project.spoken
    if spoken is None:
        return None
    own, english = spoken.language.own, spoken.language.english
    name = f"{own} ([{spoken.original}: {english}])" if own != english else own
    return Translated(name, spoken.row.translated_by if spoken.row else None, spoken.review_of(audience, level))


def also_in(project: Project, audience: str, level: str) -> tuple[str, ...]:
    """What the languages are called by those who speak them in which a reader's text is there, and checked."""
    spoken = (project.in_language(code).spoken for code in project.reviewed_languages(audience, level))
    return tuple(f"[{one.code}: {one.language.own}]" for one in spoken if one)


def unchecked(project: Project, view: View) -> Runs:
    """What each page says of a translation that nobody has checked, in its language and in the original's."""
    spoken = project.spoken
    if spoken is None or spoken.review_of(view.audience, view.level):
        return ()
    words = _unchecked_words(project, view)
    english = next((one.english for one in spoken.entries if one.at == words.at), str(words))
    own = Run(plain(words), bold=True, at=words.at)
    return own, Run(plain(english), bold=True, at=words.at, language=spoken.original)


def _unchecked_words(project: Project, view: View) -> Words:
    return project.content.labels.unchecked.words(project.content.chain(view.reads), view.level)


def in_their_files(project: Project, found: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """What was found of a document; what was found of a translation has its place, not that of its English."""
    if project.spoken is None:
        return found
    return tuple(replace(one, at=in_its_file(project, one.at)) for one in found)


def in_its_file(project: Project, at: Location) -> Location:
    """The place of the translation that stands for the text at a place; the place itself where none does."""
    places = {one.at: one.place for one in project.spoken.entries if one.state == "done"} if project.spoken else {}
    return places.get(at, at)


def found_in_translation(project: Project, job: Job, view: View, told: Iterable[Location]) -> tuple[Diagnostic, ...]:
    """What is noticed of the translations that a document prints, which says these places of texts.

    Raises InputError with all that it can't print: what is not translated, or does not agree with its English. Where
    nearly nothing is translated yet, it says how much.
    """
    spoken = project.spoken
    if spoken is None:
        return ()
    places = printed_places(project, {*told, *_added(project, job, view)})
    printed = [one for one in spoken.entries if one.at in places]
    known = faults_of_files(project)
    judgements = judged((found for one in printed for found in known.get(one.place, ())), project.content.rules)
    found = tuple(dict.fromkeys(judgements))
    if faults := [
        *lacking(spoken, printed, [(job.audience, job.level)]),
        *_to_come(project, spoken),
        *(one for one in found if one.severity == "error"),
    ]:
        raise InputError(sorted(faults, key=lambda one: (one.at.file, one.at.line or 0)))
    return (*void_reviews(spoken, view.audience, view.level), *found)


def _to_come(project: Project, spoken: Spoken) -> Iterator[Diagnostic]:
    """A fault for each review of a day that is still to come."""
    today = project.terms.today
    for review in spoken.row.reviews if spoken.row and today else ():
        if today and review.date > today:
            message = f"this review is of {review.date}, a day that is still to come"
            hint = f"a review has the day on which it was given: run 'b12docs translate review {spoken.code}' again"
            yield Diagnostic("translation-review", review.name.at, message, hint)


def void_reviews(spoken: Spoken, audience: str, level: str) -> Iterator[Diagnostic]:
    """A warning where somebody has checked what a reader is given, and it says something else since."""
    who = f"{audience}/{level}"
    before = last_review(spoken, (who,))
    if before is None or spoken.review_of(audience, level):
        return
    readers = {name.partition("/")[::2] for name in before.readers}
    own = (one for one in spoken.entries if readers & set(one.readers))
    changed = len(changed_since(before, own))
    what = f"{changed} text{'' if changed == 1 else 's'} changed" if changed else "texts have been taken out"
    message = f"{before.name} checked this translation on {before.date}, and {what} since: it is a draft again"
    hint = (
        f"'b12docs translate proof {spoken.code}' shows what has changed, 'b12docs translate review' says it is checked"
    )
    yield Diagnostic("translation-review", before.name.at, message, hint, "warning")


def refuse_unchecked(project: Project, audience: str, level: str) -> None:
    """Raise InputError for a translation that nobody has checked as it is: a draft of one can't be approved."""
    spoken = project.spoken
    if spoken and not spoken.review_of(audience, level):
        place = spoken.entries[0].place.file if spoken.entries else spoken.code
        message = f"nobody has checked the translation that {audience} is given at the level {level}, as it is now"
        hint = f"let somebody check it ('b12docs translate proof {spoken.code}'), then run 'b12docs translate review'"
        raise fault("translation-review", Location(place), message, hint)


def last_review(spoken: Spoken, readers: Collection[str]) -> Review | None:
    """The latest review of any of these readers, whether it still holds or not."""
    reviews = spoken.row.reviews if spoken.row else ()
    return next((one for one in reversed(reviews) if set(one.readers) & set(readers)), None)


def changed_since(review: Review | None, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The texts that a review has not seen as they are now; none where there is no review."""
    known = set(str(review.texts).split()) if review else set()
    return tuple(one for one in entries if review and one.mark not in known)


def _added(project: Project, job: Job, view: View) -> Iterator[Location]:
    """The places of what is said beside the words that a layout prints: by the program, by writers and in an e-mail."""
    from b12docs.translation.kinds import ON_SHEETS

    content, labels = project.content, project.content.labels
    chosen = content.chain(view.reads), view.level
    yield from (getattr(labels, name).words(*chosen).at for name in _LABELS)
    yield _unchecked_words(project, view).at
    yield view.title.at
    for name, words in vars(content.editions).items():
        if name in ON_SHEETS and job.finish.impose != "tiles":
            continue
        yield from (one.at for one in (words if isinstance(words, tuple) else (words,)))
    yield from (words.at for words in mail_words(project, view).values())


def faults_of_files(project: Project) -> Mapping[Location, list[Diagnostic]]:
    """What the rules say of a project's translation, by the places in its file; kept by what the files hold."""
    spoken = project.spoken
    if spoken is None:
        return {}

    def found() -> str:
        from b12docs.rules.translation import Translated as Subject
        from b12docs.rules.translation import faults_of_translation

        at = Location(f"languages/{spoken.code}.po")
        told = faults_of_translation(Subject(spoken.code, spoken.entries, at, spoken.language))
        return json.dumps([diagnostic_as_json(one) for place in told.values() for one in place])

    given = "\n".join((project.snapshot.sha256, spoken.code, *(file.name for file in project.snapshot.files.values())))
    by_place: dict[Location, list[Diagnostic]] = {}
    for one in json.loads(kept("translation", _MAKERS, given, found)):
        diagnostic = diagnostic_from_json(one)
        by_place.setdefault(diagnostic.at, []).append(diagnostic)
    return by_place
