"""Whether a document is the one that somebody approved: by the fingerprint of what it says, and by the day."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping

from b12docs.approval.changes import LANGUAGE, LOGO, PICTURES, PUBLISHED, REVIEW, worded
from b12docs.approval.ids import texts_told
from b12docs.catalogue.offers import kinds_on_offer
from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.document.canonical import said
from b12docs.document.leaves import Figure, Logo, Picture
from b12docs.document.nodes import Container, ListBlock, Node, Table
from b12docs.document.tree import Document
from b12docs.language.together import NO_BREAK
from b12docs.project.project import Project
from b12docs.schema.approval import Approval, ApprovedDocument
from b12docs.schema.texts import Text
from b12docs.source.prose import Words, plain, prose
from b12docs.templates.view import View

_FIGURES, _LOGOS = ("photograph", "layouts/figures"), ("logo",)  # folders of a snapshot that hold pictures
_BROKEN = "this approval is not as it was given: somebody has changed it by hand"
_UNSEALED = "this approval has no seal: an earlier version of b12docs wrote it, or somebody by hand"
_LENGTH = 32  # hexadecimal digits of a fingerprint: 128 bits
_STATUS_LABELS = ("approved", "also_in")  # what a draft says, and what is out of date, nobody has approved as it stands
_FORMER_LABELS = ("draft", "draft_notice", "approved", "expired", "expired_notice", "page", "also_in")
EDITIONS = "editions/"
# The words that only these editions and impositions have; all others of the house's 'editions' any document may have.
_OF_FINISHES = {
    "large-print": ("large_print",), "booklet": ("booklet",), "trifold": ("trifold",), "2up": ("two_up",),
    "tiles": ("tiles", "label", "glue", "heading", "steps"),
}  # fmt: skip


def candidates(project: Project, job: Job) -> Iterator[tuple[Approval, ApprovedDocument]]:
    """The approvals that cover a job's document, the latest first, with what each says of it."""
    for approval in reversed(project.approvals):
        document = approval.document(*_key(job))
        if document and approval.is_sealed and not is_to_come(approval, project.terms.today):
            yield approval, document


def layout_file(job: Job) -> str:
    """The file of a job's layout, by which approvals know it."""
    return f"{job.version}.html"


def _key(job: Job) -> tuple[str, str, str, str]:
    """By what approvals know a job's document."""
    return layout_file(job), job.audience, job.level, job.language


def is_to_come(approval: Approval, today: datetime.date | None) -> bool:
    """Whether an approval has a date that is still to come."""
    return today is not None and approval.date > today


def fingerprint(project: Project, document: Document, view: View) -> str:
    """The fingerprint of what a document says, its pictures, and the house's words that go with each document.

    The version and the line that says who approved it don't count: what these print is taken out of their texts. What
    some finishes alone print is compared by its words, so that another paper makes no draft (``says_as_approved``).
    """
    return _hashed([*lines_said(project, document, view), *map(str, _with_each(project, view))])


def is_known(
    project: Project, document: Document, view: View, fingerprints: Collection[str], texts: Mapping[str, str]
) -> bool:
    """Whether a document's fingerprint is among those of an approval, of this version or an earlier one."""
    known = fingerprint(project, document, view) in fingerprints
    return known or _former_fingerprint(project, document, view, texts) in fingerprints


def _former_fingerprint(project: Project, document: Document, view: View, texts: Mapping[str, str]) -> str:
    """The fingerprint that earlier versions gave, so that what they approved stays approved.

    It was also of what no approved document prints: of that it takes what the approval's ``texts`` say.
    """
    labels, own = project.content.labels, project.content
    chosen = own.chain(view.reads), view.level
    said = {name: getattr(labels, name).words(*chosen) for name in _FORMER_LABELS}
    lines = [
        str(words if name in _STATUS_LABELS else _kept(texts, f"labels/{name}", words)) for name, words in said.items()
    ]
    lines += [str(labels.day), *map(str, labels.months)]
    for part, fields in (("editions", vars(own.editions)), ("gallery", vars(own.gallery))):
        lines += (f"{name}: {_kept(texts, f'{part}/{name}', words)}" for name, words in fields.items())
    lines += map(str, mail_words(project, view).values())
    return _hashed([*lines_said(project, document, view), *lines])


def _kept(texts: Mapping[str, str], name: str, words: Words | tuple[Words, ...]) -> object:
    """What an approval holds of words of the house; the words themselves where it holds none."""
    if isinstance(words, tuple):
        return tuple(_kept(texts, f"{name}/{number}", one) for number, one in enumerate(words, 1))
    return texts.get(name, words)


def _hashed(lines: list[str]) -> str:
    return hashlib.sha256(json.dumps(lines).encode()).hexdigest()[:_LENGTH]


def says_as_approved(project: Project, job: Job, texts: Mapping[str, str]) -> bool:
    """Whether the words that a document's own finishes add to it are those of an approval's texts.

    Approvals of earlier versions that hold none are of these words by their fingerprints.
    """
    own = edition_words(project, job)
    return all(worded(texts.get(name, words)) == worded(words) for name, words in own.items())


def edition_words(project: Project, job: Job) -> dict[str, Words]:
    """The house's words that the finishes in which a document is on offer add to it, by id."""
    kinds = kinds_on_offer(job.layout, job.level, project.content, project.layouts.all, job.language)
    other = {name for kind, names in _OF_FINISHES.items() if kind not in kinds for name in names}
    return {name: words for name, words in _all_editions(project) if name.split("/")[1] not in other}


def _all_editions(project: Project) -> Iterator[tuple[str, Words]]:
    for name, words in vars(project.content.editions).items():
        if isinstance(words, tuple):
            yield from ((f"{EDITIONS}{name}/{number}", one) for number, one in enumerate(words, 1))
        else:
            yield f"{EDITIONS}{name}", words


def lines_said(project: Project, document: Document, view: View) -> tuple[str, ...]:
    """All that a document says but its version and who approved it, and its pictures by what their files hold."""
    return (*_said(document, view), *_pictures(project, document))


def say_the_same(one: tuple[Document, View], other: tuple[Document, View]) -> bool:
    """Whether a draft and its approved form say the same, but for the text that says which of them it is."""
    first, second = ([line for line in _said(*form) if not line.endswith(": ")] for form in (one, other))
    return first == second


def _said(document: Document, view: View) -> tuple[str, ...]:
    review = view.review  # a translation that is checked changes nothing of what was approved
    whole = (review.version, review.status, *((review.also_in,) if review.also_in else ()))
    exempt = {words.at: _pieces(words) for words in whole}
    for line in review.translation[:1]:  # it names the version
        exempt[line.at] = _pieces(review.version)
    return said(document, exempt)


def _pieces(words: Words) -> tuple[str, ...]:
    """The words in each style as a document says them, the longest first."""
    found = (" ".join(one.text.replace(NO_BREAK, " ").split()) for one in prose(words))
    return tuple(sorted(filter(None, found), key=len, reverse=True))


def _pictures(project: Project, document: Document) -> Iterator[str]:
    """The drawings, photographs and logos that a document shows, each with the hash of its file."""
    files = project.snapshot.files
    for folders, name in sorted(set(_sources(document))):
        known = next((files[key] for folder in folders if (key := f"{folder}/{name}") in files), None)
        yield f"{name}: {known.sha256 if known else ''}"


def _sources(document: Document) -> Iterator[tuple[tuple[str, ...], str]]:
    """The folders of a snapshot in which a picture may stand, and its name."""
    for node in document.walk():
        if isinstance(node, Logo):
            yield _LOGOS, node.source
        else:
            yield from ((_FIGURES, name) for name in _figures(node) if name)


def _figures(node: Node) -> Iterator[str]:
    match node:
        case Figure():
            yield node.source
        case ListBlock():
            yield from (item.icon for item in node.items)
        case Table():
            yield from (cell.icon for row in (*node.head, *node.rows) for cell in row)
        case Container():
            yield node.icon


def texts_said(project: Project, view: View, told: Iterable[Location]) -> dict[str, str]:
    """The texts of a document by id, from the places of what it says.

    They are the same whether it is approved or a draft: of the line that says so they are all that may stand there, and
    so of that which names other languages. Its version is none of them. Who translated it and who has checked it stand
    in them by name.
    """
    places = set(told) - {view.review.version.at, view.review.status.at}
    added = (*_with_each(project, view), *(words for _, words in _all_editions(project)))
    filled = {line.at: plain(line) for line in view.review.translation[1:]}
    return texts_told(project, places | {words.at for words in added}, filled)


def others_said(project: Project, document: Document) -> dict[str, str]:
    """What a document says beside its texts, by id: pictures by what their files hold, days, its language."""
    own = project.content
    days = {REVIEW: str(own.review_by), PUBLISHED: str(own.published)}
    return pictures_said(project, document) | days | {LANGUAGE: document.language}


def pictures_said(project: Project, document: Document) -> dict[str, str]:
    """The pictures of a document by id, each with the hash of its file."""
    known = dict(line.rsplit(": ", 1) for line in _pictures(project, document))
    logos = {node.source: picture_id(node) for node in document.walk() if isinstance(node, Logo)}
    return {logos.get(name, f"{PICTURES}{name}"): mark[:_LENGTH] or "none" for name, mark in known.items()}


def picture_id(node: Picture) -> str:
    """The id by which an approval knows a picture."""
    return LOGO if isinstance(node, Logo) else f"{PICTURES}{node.source}"


def words_added(project: Project, job: Job, view: View) -> tuple[Words, ...]:
    """The house's words that no layout prints: of who approved a document, and those of its e-mails and sheets."""
    return (*_with_each(project, view), *edition_words(project, job).values())


def _with_each(project: Project, view: View) -> Iterator[Words]:
    """The house's words that go with each approved document: of who approved it, and when, and those of its e-mail."""
    labels = project.content.labels
    for name in _STATUS_LABELS:
        text: Text = getattr(labels, name)
        yield text.words(project.content.chain(view.reads), view.level)
    yield from (labels.day, *labels.months)
    yield from mail_words(project, view).values()


def mail_words(project: Project, view: View) -> dict[str, Words]:
    """The house's words for an e-mail that takes the document along, by name."""
    texts = {name: text for name, text in vars(project.content.email).items() if isinstance(text, Text)}
    return {name: text.words(project.content.chain(view.reads), view.level) for name, text in texts.items()}


def due(project: Project, approval: Approval | None) -> datetime.date:
    """The day by which a document must be reviewed: the content's, or an earlier one that it was approved for."""
    own = project.content.review_by
    return min(own, approval.review_by) if approval else own


def expired_since(project: Project, approval: Approval | None) -> datetime.date | None:
    """The day since when a document is out of date; None where it is not, or where the day is unknown."""
    day, today = due(project, approval), project.terms.today
    return day if today and day < today else None


def refuse_expired(project: Project, approval: Approval | None) -> None:
    """Raise InputError for what is out of date, unless it was asked for."""
    day = expired_since(project, approval)
    if not day or project.terms.allow_expired:
        return
    message = f"the review was due by {day}: nobody knows whether this text still holds"
    hint = "let a clinician review it, then change 'review_by' and run 'b12docs approve'; or build with --allow-expired"
    raise fault("expired", _place_of_date(project, approval), message, hint)


def _place_of_date(project: Project, approval: Approval | None) -> Location:
    if approval and approval.review_by < project.content.review_by:
        return approval.name.at
    return project.loaded.tree.locate(("review_by",))


def refuse_strange(project: Project) -> None:
    """Raise InputError for approvals of a day that is still to come, and for what somebody has changed by hand."""
    if found := refused(project):
        raise InputError(found)


def refused(project: Project, job: Job | None = None) -> tuple[Diagnostic, ...]:
    """Why approvals don't count, at the place of each: all of them, or those that name a job's document."""
    return tuple(one for approval, one in _strange(project) if job is None or approval.document(*_key(job)))


def _strange(project: Project) -> Iterator[tuple[Approval, Diagnostic]]:
    """The approvals that don't count, and why."""
    for approval in project.approvals:
        at = approval.name.at
        if is_to_come(approval, project.terms.today):
            message = f"this approval is of {approval.date}, a day that is still to come"
            hint = "an approval has the day on which it was given: run 'b12docs approve' again"
            yield approval, Diagnostic("approval", at, message, hint)
        elif approval.documents and not approval.is_sealed:
            hint = "take it out of the file, and run 'b12docs approve' again"
            yield approval, Diagnostic("approval", at, _BROKEN if approval.seal else _UNSEALED, hint)
