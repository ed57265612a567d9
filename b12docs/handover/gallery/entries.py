"""What a folder holds, as the front desk's page lists it: what its list knows, what is true of it today, how it looks.

Only a file that is still as it was made is read: what somebody else has written is listed, and never opened here.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path, PurePath
from typing import Any

from b12docs.catalogue.names import ALL, known
from b12docs.catalogue.plan import Job
from b12docs.handover.gallery.command import Given, mail_command
from b12docs.handover.pictures import Thumbnail, thumbnail
from b12docs.inspection.titles import Titles, titles_of_page, titles_of_pdf, titles_of_text
from b12docs.production.account import states
from b12docs.production.digests import intact
from b12docs.production.listed import Listed
from b12docs.production.made import Standing
from b12docs.production.manifest import known_documents
from b12docs.production.sources import BY_HAND
from b12docs.project.project import Project, Terms
from b12docs.records import record

CURRENT, UNCHECKED = "current", "unchecked"
_LONGEST, _QUALITY = 440, 35  # of a picture: a page of A4 is 9 rem wide on a screen of two dots a pixel
_READERS = {"html": titles_of_page, "email": titles_of_page, "text": titles_of_text}


@record
class Entry:
    """A document that the page lists.

    ``state`` is how its file stands: current, changed by hand, why it is stale, or unchecked where its topic is not
    known. ``command`` mails it; it is empty where that is not to be done. ``language`` is the code of its language.
    """

    name: str
    job: Job
    pages: int | None
    standing: Standing
    state: str
    titles: Titles
    picture: Thumbnail | None
    command: str
    language: str


def entries(
    projects: Sequence[Project], folder: Path, today: datetime.date, wanted: Mapping[str, Any], given: Given
) -> tuple[Entry, ...]:
    """The documents of a folder that are ``wanted``, by the options that select documents, in the order of topics.

    Those whose files are gone are none of them. Raises SelectionError where one that is named does not exist there.
    """
    there = {name: one for name, one in known_documents(folder).items() if one.job and (folder / name).is_file()}
    topics = {one.content.id: one for one in projects}
    chosen = _chosen(there, wanted, topics)
    found = states([one.on(Terms(today, allow_expired=True)) for one in projects], folder, ())
    listed = [_entry(folder / name, one, found.get(name, UNCHECKED), topics, given) for name, one in chosen]
    return tuple(sorted(listed, key=_order(projects)))


def can_draw() -> bool:
    """Whether the package that draws pages is installed."""
    return find_spec("pypdfium2") is not None


def _chosen(
    there: Mapping[str, Listed], wanted: Mapping[str, Any], topics: Mapping[str, Project]
) -> Iterator[tuple[str, Listed]]:
    """The documents that the options name."""
    are = {name: _names(one.job, topics, wanted) for name, one in there.items() if one.job}
    names = {option: sorted({own[option] for own in are.values()} - {""}) for option in wanted}
    chosen = {option: known(option, given, (ALL, *names[option])) for option, given in wanted.items()}
    for name, one in there.items():
        if all(not some or ALL in some or are[name][option] in some for option, some in chosen.items()):
            yield name, one


def _names(job: Job, topics: Mapping[str, Project], options: Iterable[str]) -> dict[str, str]:
    """What a document is by each of the options."""
    return {name: _language(job, topics) if name == "language" else str(getattr(job, name)) for name in options}


def _language(job: Job, topics: Mapping[str, Project]) -> str:
    """The code of a document's language; empty where it is that of a content which is not known."""
    return job.language or (str(topics[job.topic].content.language) if job.topic in topics else "")


def _entry(path: Path, known: Listed, state: str, topics: Mapping[str, Project], given: Given) -> Entry:
    assert known.job
    data = intact(path, known.sha256)
    titles, picture = (Titles(), None) if data is None else _look(known.job, data)
    if not titles.title:
        titles = Titles(PurePath(path.name).stem)
    own = topics.get(known.job.topic) if state != UNCHECKED else None
    command = mail_command(known.job, own, given) if own else ""
    state = BY_HAND if data is None else state
    language = _language(known.job, topics) or titles.language
    return Entry(path.name, known.job, known.pages, known.standing, state, titles, picture, command, language)


def _look(job: Job, data: bytes) -> tuple[Titles, Thumbnail | None]:
    """What a document is called, and how its first page looks, where it has pages and they can be drawn."""
    if job.finish.format != "pdf":
        return _READERS[job.finish.format](data), None
    return titles_of_pdf(data), thumbnail(data, _LONGEST, _QUALITY) if can_draw() else None


def _order(projects: Iterable[Project]) -> Callable[[Entry], tuple[object, ...]]:
    """What entries are compared by: topic, audience and level as their files have them, the usual form first."""
    topics = {one.content.id: one.content.audiences for one in projects}

    def order(one: Entry) -> tuple[object, ...]:
        job, audiences = one.job, topics.get(one.job.topic, {})
        levels = audiences[job.audience].levels if job.audience in audiences else ()
        ways = ((job.topic, topics), (job.audience, audiences), (job.level, levels))
        return (*((_place(names, name), name) for name, names in ways), job.layout, job.language, _form(job), one.name)

    return order


def _form(job: Job) -> tuple[bool, int]:
    """What is printed before what is read on a screen, and the usual form first."""
    return job.finish.format != "pdf", len(job.variant)


def _place(names: Iterable[str], name: str) -> int:
    """Where a name stands among others; behind them all where it does not."""
    there = list(names)
    return there.index(name) if name in there else len(there)
