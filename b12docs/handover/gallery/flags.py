"""How far a document can be relied on, in words for the front desk: what is wrong with it goes before all else."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Literal

from b12docs.handover.gallery.desk import Desk
from b12docs.handover.gallery.entries import CURRENT, UNCHECKED, Entry
from b12docs.production.account import GONE
from b12docs.production.sources import BY_HAND
from b12docs.records import record

Kind = Literal["good", "draft", "bad", "unsure"]


@record
class Flag:
    """What is said of a document, and of which kind it is; ``due`` is the last day on which it is not so yet."""

    kind: Kind
    said: str
    due: datetime.date | None = None


def flags(one: Entry, desk: Desk) -> tuple[Flag, ...]:
    """All that is to be said of a document that day, and what will be to say when its review is past."""
    wrong = tuple(_wrong(one, desk))
    is_wrong = any(not flag.due for flag in wrong)
    return (*wrong, *_approval(one, desk, is_wrong=is_wrong))


def _wrong(one: Entry, desk: Desk) -> Iterator[Flag]:
    due, words = one.standing.due, desk.words
    is_expired = due is not None and due < desk.today
    if due:
        yield Flag("bad", words.expired.filled({"date": desk.date(due)}), None if is_expired else due)
    if one.state == UNCHECKED:
        yield Flag("unsure", words.unchecked)
    elif one.state != CURRENT and (one.state in (GONE, BY_HAND) or not is_expired):
        yield Flag("bad", {GONE: words.gone, BY_HAND: words.by_hand}.get(one.state, words.stale))


def _approval(one: Entry, desk: Desk, *, is_wrong: bool) -> Iterator[Flag]:
    """Who approved it, where that still holds; else that it is a draft."""
    own = one.standing
    if not own.approved:
        yield Flag("draft", desk.words.draft)
    elif not is_wrong and own.on:
        yield Flag("good", desk.words.approved.filled({"name": own.by, "date": desk.date(own.on)}))
