"""Rules of who answers for a document, and since when: owner, contact, dates, references, feedback and funding.

PIF TICK is the quality mark of the Patient Information Forum (UK); its ten criteria are named by their numbers.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

from b12docs.diagnostics import Location
from b12docs.document.leaves import plain_text
from b12docs.document.tree import own_runs
from b12docs.language.languages import is_english
from b12docs.language.negations import negations
from b12docs.language.together import NO_BREAK
from b12docs.records import record
from b12docs.rules.reading import ReadDocument, ReadTopic
from b12docs.rules.registry import Finding, rule
from b12docs.schema.blocks import Block, BoxBlock, Cell, FigureBlock, ListBlock, Said, Sourced, TableBlock, TextBlock
from b12docs.schema.clinic import Clinic
from b12docs.schema.content import Content
from b12docs.schema.texts import strings
from b12docs.source.prose import Words, placeholders

_MOST_YEARS = 3  # between publication and review


# --- who made it, and how to reach them -------------------------------------------------------------------------------


@rule("owner", "whole", group="governance", severity="warning", source="PIF TICK 1: readers see who made it")
def known_owner(subject: ReadTopic) -> Iterator[Finding]:
    """Documents say who made them: clinic.yaml, where there is one, has the clinic's name."""
    if _is_a_clinics(subject) and not subject.clinic.name:
        hint = "write the clinic's name in clinic.yaml: 'name: …'"
        yield Finding(_topic(subject), "nothing tells readers who made this", hint)


@rule("contact", "whole", group="governance", severity="warning", source="PIF TICK 8, PEMAT-P 20: somebody to turn to")
def known_contact(subject: ReadTopic) -> Iterator[Finding]:
    """Documents say how to reach who made them: clinic.yaml has a telephone number, an e-mail or a web address."""
    clinic = subject.clinic
    if _is_a_clinics(subject) and not (clinic.phone or clinic.email or clinic.web):
        hint = "write 'phone:', 'email:' or 'web:' in clinic.yaml"
        yield Finding(_topic(subject), "nothing tells readers whom to contact: a line is left to write it in", hint)


def _is_a_clinics(subject: ReadTopic) -> bool:
    """Whether a clinic has said anything of itself: the words of a topic alone are nobody's documents yet."""
    return subject.clinic != Clinic()


def _topic(subject: ReadTopic) -> Location:
    return subject.tree.locate(("id",))


# What is said of feedback and of money, in any of the words that are usual for it.
_FEEDBACK = (
    "feedback", "feed back", "what you think", "your comments", "your opinion", "your views", "can we improve",
    "could we improve", "how to improve", "help us improve", "help us to improve",
)  # fmt: skip
_FUNDING = ("conflict of interest", "financed", "funded", "funding", "paid for", "pays for", "sponsor")


@rule("feedback", "whole", group="governance", severity="warning", source="PIF TICK 8: a clear way to give feedback")
def asked_for_feedback(subject: ReadTopic) -> Iterator[Finding]:
    """Readers are told how to say what they think of a document."""
    if _is_unsaid(_FEEDBACK, subject):
        hint = "add a sentence such as 'Tell us what you think of this leaflet: …'"
        yield Finding(_topic(subject), "nothing tells readers how to give feedback", hint)


@rule("draft-words", "whole", group="safety", fixed=True, source="a draft that is called approved is relied on")
def drafts_called_drafts(subject: ReadTopic) -> Iterator[Finding]:
    """What stands on a draft, or on what is out of date, does not call it approved."""
    labels = subject.content.labels
    if not is_english(subject.content.language):
        return
    for label in (labels.draft, labels.draft_notice, labels.expired, labels.expired_notice):
        for words in strings(label.root):
            if _APPROVED.search(words) and not _NOT_YET.search(words) and not negations(words):
                message = f"'{words}' stands where nobody has approved what a document says, or no longer"
                hint = "say that it is a draft, or out of date; 'b12docs approve' makes it say that it is approved"
                yield Finding(words.at, message, hint)


_APPROVED = re.compile(r"\b(?:approved|authori[sz]ed|signed off)\b", re.IGNORECASE)
_NOT_YET = re.compile(r"\b(?:draft|to be|until|before|awaiting|since|out of date)\b", re.IGNORECASE)


@rule(
    "funding",
    "whole",
    group="governance",
    severity="warning",
    source="PIF TICK 1 and 4: open about money and interests",
)
def told_of_funding(subject: ReadTopic) -> Iterator[Finding]:
    """Readers are told who paid for a clinic's documents, or that nobody else did."""
    if _is_a_clinics(subject) and not subject.clinic.funding and _is_unsaid(_FUNDING, subject):
        hint = "write it in clinic.yaml: 'funding: the clinic alone'"
        yield Finding(_topic(subject), "nothing tells readers who paid for this", hint)


def _is_unsaid(sayings: Iterable[str], subject: ReadTopic) -> bool:
    return subject.content.language.startswith("en") and not any(one in subject.words for one in sayings)


# --- dates ------------------------------------------------------------------------------------------------------------


@rule(
    "review-span", "whole", group="governance", severity="warning", source="PIF TICK 4: reviewed at least every 3 years"
)
def reviewed_in_time(subject: ReadTopic) -> Iterator[Finding]:
    """The review is due at most three years after the publication."""
    content = subject.content
    if content.review_by > _years_later(content.published, _MOST_YEARS):
        message = f"the review is due more than {_MOST_YEARS} years after the publication"
        yield Finding(subject.tree.locate(("review_by",)), message, "evidence changes: choose an earlier day")


def _years_later(day: datetime.date, years: int) -> datetime.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


@rule(
    "dates-shown",
    "document",
    group="governance",
    severity="warning",
    source="PIF TICK 1 and 4: version and dates are shown",
)
def dates_shown(subject: ReadDocument) -> Iterator[Finding]:
    """A document shows its version, and the days or months of its publication and its review."""
    review = subject.view.review
    text = "\n".join(plain_text(own_runs(placed.node)) for placed in subject.outline)
    wanted = {
        "version": str(review.version),
        "day of publication": review.published_month,
        "day of review": review.review_by_month,
    }
    left = [name for name, words in wanted.items() if words.replace(NO_BREAK, " ") not in text]
    if left:
        message = f"the {subject.layout} does not show its {' and its '.join(left)}"
        yield Finding(subject.at, message, "print 'review' in the layout, as the shipped ones do")


# --- references -------------------------------------------------------------------------------------------------------


@rule("undated-reference", "whole", group="governance", severity="warning", source="PIF TICK 4: up-to-date evidence")
def dated_references(subject: ReadTopic) -> Iterator[Finding]:
    """Every reference has a year, or the day on which its page, which names none, was seen."""
    for index, one in enumerate(subject.content.references):
        if not re.search(r"\b(?:19|20)\d\d\b", one.date or "") and not one.seen:
            at = one.date.at if one.date else subject.tree.locate(("references", index, "id"))
            said = f": '{one.date}'" if one.date else ""
            hint = "look for 'last reviewed' on its page; where there is none, write 'seen:' and the day"
            yield Finding(at, f"the reference {one.id} has no date{said}", hint)


@rule(
    "unused-reference",
    "whole",
    group="governance",
    severity="warning",
    source="PIF TICK 4: evidence is what statements rest on",
)
def used_references(subject: ReadTopic) -> Iterator[Finding]:
    """Every reference is behind a statement, a link or the topic."""
    used = _used(subject.content)
    for index, one in enumerate(subject.content.references):
        if str(one.id) not in used:
            at = subject.tree.locate(("references", index, "id"))
            yield Finding(
                at, f"nothing refers to the reference {one.id}", "name it in 'refs' where it is needed, or take it out"
            )


def _used(content: Content) -> set[str]:
    links = content.more.links if content.more else ()
    conditions = content.comparison.conditions if content.comparison else ()
    named = [*content.sources, *(link.ref for link in links), *(name for one in conditions for name in one.refs)]
    stated = [name for part in _parts(content) for one in part.statements for name in one.refs]
    return set(map(str, (*named, *stated)))


# --- statements and their sources -------------------------------------------------------------------------------------


@record(slots=True)
class _Part:
    """A part of a topic, as it is called, and what it states."""

    name: str
    statements: tuple[Sourced, ...]


@rule(
    "unsourced",
    "whole",
    group="governance",
    severity="warning",
    source="PIF TICK 4: every medical statement names its source",
)
def sourced(subject: ReadTopic) -> Iterator[Finding]:
    """A statement names its reference or fact where others of its part do, and where the topic names no ``sources``."""
    content = subject.content
    for part in _parts(content):
        left = [one for one in part.statements if not one.refs and not one.facts and _is_claim(one, content)]
        others = any(one.refs or one.facts for one in part.statements)
        if left and (others or not content.sources):
            words = _first(left[0])
            more = f", nor do {len(left) - 1} more in {part.name}" if len(left) > 1 else ""
            hint = "add 'refs: […]' beside its words, and the source to 'references'"
            yield Finding(words.at, f"this statement names no source{more}: '{words}'", hint)


def _is_claim(one: Sourced, content: Content) -> bool:
    """Whether it says something that needs a source: no stem of a list, and nothing that a clinic enters."""
    words = _first(one)
    return not words.endswith(":") and not set(placeholders(words)) & content.values.keys()


def _first(one: Sourced) -> Words:
    """The first words of a statement, which stand for it in a message."""
    assert isinstance(one, Said | TextBlock)
    return next(strings(one.text.root))


def _parts(content: Content) -> Iterator[_Part]:
    """The parts of a topic that state something, in the order of the file."""
    yield _Part("'main_message'", (content.main_message,))
    yield _Part("'key_points'", content.key_points)
    for group in content.warnings.groups:
        yield _Part(f"the warnings '{group.id}'", (*group.items, *filter(None, [group.note])))
    for section in content.sections:
        yield _Part(f"the section '{section.id}'", tuple(_stated(section.blocks)))
    if content.comparison:
        for row in content.comparison.rows:
            cells = tuple(cell for cell in row.cells.values() if isinstance(cell, Cell))
            yield _Part(f"the row '{row.id}'", cells)
        yield _Part("'comparison'", tuple(filter(None, [content.comparison.message, content.comparison.note])))
    if content.actions:
        yield _Part("'actions'", content.actions.items)


def _stated(blocks: tuple[Block, ...]) -> Iterator[Sourced]:
    """The statements of blocks, those in boxes too."""
    for block in blocks:
        match block:
            case TextBlock():
                yield block
            case ListBlock():
                yield from block.items
            case FigureBlock():
                yield from block.labels
            case TableBlock():
                yield from (cell for row in block.table.rows for cell in row.cells.values() if isinstance(cell, Cell))
            case BoxBlock():
                yield from _stated(block.box.blocks)
