"""What a document is selected for besides its reader, and how far it can be relied on."""

from __future__ import annotations

import datetime

from b12docs.records import record
from b12docs.schema.approval import Approval
from b12docs.schema.languages import Review
from b12docs.source.prose import Words


@record
class Format:
    """What a document is selected for, besides its reader: the paper, the layout's form, and whether it is a screen's.

    On a screen nobody writes: what a clinic has not entered is there the house's words, on paper a line.
    """

    paper: str = ""
    form: str = "flow"
    screen: bool = False


@record
class Translated:
    """What a translation says of itself: its ``language`` as its readers and as English call it, and who made it.

    ``review`` is that of who has checked it, if it holds.
    """

    language: str
    by: Words | None = None
    review: Review | None = None


@record
class Status:
    """How far a document can be relied on: who approved it, if anybody, and the date since when it is out of date.

    ``translated`` is what there is to say of a translation, ``languages`` are the names of others in which it is there.
    """

    approval: Approval | None = None
    expired: datetime.date | None = None
    translated: Translated | None = None
    languages: tuple[str, ...] = ()
