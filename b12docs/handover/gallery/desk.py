"""What the front desk's page says besides its documents."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

from b12docs import __version__
from b12docs.handover.gallery.made_of import digest
from b12docs.language.together import NO_BREAK
from b12docs.look.theme import Theme
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.schema.house import GalleryLabels
from b12docs.source.prose import Words, plain


@record
class Desk:
    """Whose page it is, of which day, in which words and colours.

    ``topics`` are the versions of the topics by their ids, ``documents`` is the hash of the folder's list.
    """

    words: GalleryLabels
    months: tuple[Words, ...]
    language: str
    clinic: str
    theme: Theme
    today: datetime.date
    version: str
    topics: Mapping[str, str]
    documents: str

    def date(self, day: datetime.date) -> str:
        """A day as people write it, on one line."""
        return NO_BREAK.join((str(day.day), self.months[day.month - 1], str(day.year)))


def desk_of(projects: Sequence[Project], folder: Path, today: datetime.date) -> Desk:
    """The desk of these topics and their folder; the first topic's house and clinic speak for all of them.

    Raises InputError where the clinic's theme and colour do not go together.
    """
    first = projects[0]
    content = first.content
    return Desk(
        words=content.gallery, months=content.labels.months, language=str(content.language),
        clinic=plain(first.clinic.name) if first.clinic.name else "", theme=first.theme(first.usual.theme), today=today,
        version=__version__, topics={one.content.id: str(one.content.version) for one in projects},
        documents=digest(folder),
    )  # fmt: skip
