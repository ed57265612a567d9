"""What an e-mail says: of each topic its title, main message and red flags, then what is attached, and the clinic.

All of it is taken from the document's own tree, so that the e-mail says nothing that the document does not say; what
the house adds counts for the approval. It is written by the writers of e-mails and of plain text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from b12docs.catalogue.plan import Job
from b12docs.document.leaves import Heading, Logo, Paragraph, Run, Runs, plain_text
from b12docs.document.nodes import (
    Band,
    Block,
    Bullets,
    Column,
    Container,
    Flags,
    Flow,
    Item,
    KeyMessage,
    KeyPoints,
    ListBlock,
    Panel,
    RedFlags,
)
from b12docs.document.tree import Document, own_runs, walk
from b12docs.document.warned import outlined, warnings_apart
from b12docs.language.marks import explained, joined, label_of, set_marks, space_behind
from b12docs.production.approvals import mail_words
from b12docs.production.finishing import as_screen, finished
from b12docs.production.rendering import Rendered, rendered
from b12docs.project.project import Project, project_of
from b12docs.records import record, replace
from b12docs.source.prose import Words, plain, prose
from b12docs.source.uris import typed, uri
from b12docs.templates.view import Clinic, WarningGroup, Warnings
from b12docs.writers.text import write_text


@record
class _Line:
    """A line of how to reach the clinic, and what the document must say for the e-mail to say it."""

    runs: Runs
    parts: tuple[str, ...]


@record
class Body:
    """The words of an e-mail: its usual subject, both bodies in UTF-8, and the names of the files that come along.

    ``drafts`` are the documents that it is made of and that nobody has approved as a screen shows them.
    """

    subject: str
    text: bytes
    html: bytes
    files: tuple[str, ...]
    drafts: tuple[Job, ...]


def body(projects: Mapping[str, Project], jobs: Sequence[Job]) -> Body:
    """What the e-mail says that takes the documents of these jobs along; raises InputError as a build does.

    Of a topic's documents the first says it: the others are of the same content.
    """
    first = {job.topic: job for job in reversed(jobs)}
    said = {topic: _on_screen(projects, first[topic]) for topic in dict.fromkeys(job.topic for job in jobs)}
    ready = [one for _, one in said.values()]
    project, view = project_of(projects, jobs[0]), ready[0].view
    words = {name: plain(one) for name, one in mail_words(project, view).items()}
    names = file_names(project.content.email.file, len(jobs))
    last = (_attached(words["attached"], projects, jobs, names), *_contact(words["contact"], ready))
    document = _together(ready, last)
    page, _ = next(iter(said.values()))
    return Body(
        subject=words["subject"].replace("{clinic}", plain(view.clinic.name or words["clinic"])),
        text=write_text(document, plain(project.content.editions.picture)),
        html=finished(project, page, document).data,
        files=names,
        drafts=tuple(first[topic] for topic, (_, one) in said.items() if one.approval is None),
    )  # fmt: skip


def _together(ready: Sequence[Rendered], last: tuple[Block, ...]) -> Document:
    """The document of the e-mail: what each topic says, one after the other; it is a draft where one of them is."""
    documents = [one.document for one in ready]
    lines = list({plain_text((run,)): run for document in documents for run in document.running}.values())
    behind = (replace(run, text=f"{space_behind(last.text)}{run.text}") for last, run in pairwise(lines))
    return replace(
        documents[0],
        pages=outlined((*(Flow(tuple(_told(one))) for one in ready), Flow(last))),
        running=(*lines[:1], *behind),
        notice=next((one.notice for one in documents if one.notice), ()),
        unchecked=next((one.unchecked for one in documents if one.unchecked), ()),
    )


def file_names(stem: str, count: int) -> tuple[str, ...]:
    """The names of attached documents, which tell nothing of what is in them: they travel in the open."""
    return tuple(f"{stem}{'' if number == 1 else f'-{number}'}.pdf" for number in range(1, count + 1))


def _on_screen(projects: Mapping[str, Project], job: Job) -> tuple[Job, Rendered]:
    """The e-mail that a build makes of a job's document, and its tree."""
    project = project_of(projects, job)
    page = as_screen(project, job, "email")
    return page, rendered(project, page)


# --- what the document says -------------------------------------------------------------------------------------------


def _told(ready: Rendered) -> Iterator[Block]:
    """Title, main message and red flags, without the numbers of references that are not there.

    A layout of somebody's own may print them without our components: their words are in the view, too.
    """
    document = ready.document
    title = _first_title(document) or [Heading(1, (Run(document.title),))]
    main = _all(document, KeyMessage) or _all(document, KeyPoints) or _main_message(ready)
    warnings, _ = warnings_apart(block for page in document.pages for block in page.blocks)
    flags = _once(warnings) or _red_flags(ready.view.warnings)
    yield from map(unnumbered, (*title, *main, *flags))


def _first_title(document: Document) -> Sequence[Block]:
    """The title band; a later page may have one with a section's heading."""
    bands = (node for node in document.walk() if isinstance(node, Band))
    return [one for one in bands if any(isinstance(inside, Heading) and inside.level == 1 for inside in walk(one))][:1]


def _main_message(ready: Rendered) -> Sequence[Block]:
    message = ready.view.main_message.text
    if message.at not in ready.told:  # a poster has another one
        return ()
    label = Paragraph(_runs(ready.view.labels.main_message), "label")
    return (KeyMessage((label, Paragraph(_runs(message)))),)


def _red_flags(warnings: Warnings) -> Sequence[Block]:
    if not warnings.groups:
        return ()
    heading = Heading(2, _runs(warnings.title or warnings.groups[0].title))
    return (RedFlags((heading, *map(_group, warnings.groups))),)


def _group(group: WarningGroup) -> Column:
    flags = Flags(tuple(Item((Paragraph(_runs(one.text)),)) for one in group.items))
    note = (Paragraph(_runs(group.note.text), "clear"),) if group.note else ()
    return Column((Heading(3, _runs(group.title)), flags, *note))


def _runs(words: Words) -> Runs:
    return tuple(Run(one.text, one.bold, uri(one.href or ""), at=words.at) for one in prose(words))


def _all(document: Document, kind: type[KeyMessage | KeyPoints]) -> list[Block]:
    """The blocks of a kind, each once: a leaflet that is folded may say its main message twice."""
    return _once(node for node in document.walk() if isinstance(node, kind))


def _once(blocks: Iterable[Block]) -> list[Block]:
    """The blocks without those that say the same as one before."""
    found: dict[str, Block] = {}
    for block in blocks:
        found.setdefault(_words((block,)), block)
    return list(found.values())


def unnumbered(block: Block) -> Block:
    """The block without reference numbers, and without the logo: the clinic is named below."""
    match block:
        case Heading() | Paragraph():
            runs = tuple(run for run in block.runs if not run.small)
            return replace(block, runs=(*runs[:-1], replace(runs[-1], text=runs[-1].text.rstrip()))) if runs else block
        case ListBlock():
            items = (replace(item, blocks=tuple(map(unnumbered, item.blocks))) for item in block.items)
            return replace(block, items=tuple(items))
        case Container():
            kept = tuple(unnumbered(one) for one in block.blocks if not isinstance(one, Logo))
            return replace(block, blocks=kept)  # type: ignore[arg-type]
    return block


def _words(blocks: Iterable[Block]) -> str:
    """All words of blocks, as one line."""
    return " ".join(plain_text(own_runs(node)) for block in blocks for node in walk(block))


# --- what the house adds, and the clinic ------------------------------------------------------------------------------


def _attached(title: str, projects: Mapping[str, Project], jobs: Sequence[Job], names: Sequence[str]) -> Panel:
    """The files that come along, each with what it is called and for whom it is."""
    entries = []
    for job, name in zip(jobs, names, strict=True):
        document = rendered(project_of(projects, job), job).document
        entries.append(f"{name}{set_marks(': ', document.language)}{explained(document.name, document.subject)}")
    items = tuple(Item((Paragraph((Run(entry),)),)) for entry in entries)
    return Panel((Heading(2, (Run(title),)), Bullets(items)))


def _contact(title: str, ready: Sequence[Rendered]) -> Iterator[Panel]:
    """How to reach the clinic, or each topic's own, as far as the document says it."""
    lines = {plain_text(runs): runs for one in ready for runs in _said_lines(one)}
    if lines:
        yield Panel((Heading(2, (Run(title),)), Bullets(tuple(Item((Paragraph(runs),)) for runs in lines.values()))))


def _said_lines(ready: Rendered) -> Iterator[Runs]:
    said = _words(block for page in ready.document.pages for block in page.blocks)
    for line in _lines(ready.view.clinic, plain(ready.view.labels.hours), ready.document.language):
        if all(part in said for part in line.parts):
            yield line.runs


def _lines(clinic: Clinic, hours: str, language: str) -> Iterator[_Line]:
    if clinic.name:
        yield _line(Run(plain(clinic.name), bold=True))
    for one in clinic.phones:
        yield _Line((*_label(one.label), *_runs(one.number)), (plain(one.number),))
    if clinic.email:
        yield _line(Run(str(clinic.email), href=uri(f"mailto:{clinic.email}")))
    if clinic.web:
        yield _line(Run(typed(str(clinic.web)), href=uri(clinic.web)))
    if clinic.address:
        parts = tuple(map(plain, clinic.address))
        yield _Line((Run(joined(parts, ", ", language)),), parts)
    if clinic.hours:
        parts, label = tuple(map(plain, clinic.hours)), label_of(hours)
        runs = Run(f"{label}{space_behind(label)}", bold=True), Run(joined(parts, "; ", language))
        yield _Line(runs, parts)


def _line(*runs: Run) -> _Line:
    """A line of which the document must say the last words."""
    return _Line(runs, (runs[-1].text,))


def _label(words: str | None) -> Runs:
    return (Run(f"{plain(words)} "),) if words else ()
