"""The model of languages.yaml: how each language of a translation is written, who translated, and who checked it."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from b12docs.records import field
from b12docs.schema.approval import Fingerprint, Plain
from b12docs.schema.base import After, Language, Length, Model, Names, Root
from b12docs.source.prose import Words, placeholders


def _lacking(form: str, *needed: str) -> str:
    """What a pattern of dates lacks, or has too much; empty where it has each part once."""
    found = sorted(placeholders(form))
    said = ", ".join(f"{{{name}}}" for name in needed)
    if found != sorted(needed):
        return f"this must hold {said}, each once"
    return "figures of its own would make another date of it" if any(map(str.isdigit, form)) else ""


def _worded(mark: str) -> str:
    """What is wrong with a mark of quotation; empty where nothing is."""
    return "this is a mark of quotation, and no word" if any(map(str.isalnum, mark)) or len(mark) > 3 else ""


def _sentence(name: str) -> str:
    """What is wrong with the name of a language, which stands in documents that nobody has approved with it."""
    is_name = len(name) <= 40 and not any(map(str.isdigit, name)) and not set(name) & set(".!?:;。！？")
    return "" if is_name else "this is the name of a language: a few words, without figures and without a full stop"


Called = Annotated[Plain, After(_sentence)]
Quote = Annotated[Words, After(_worded)]
Day = Annotated[Words, After(lambda form: _lacking(form, "day", "month", "year"))]
Month = Annotated[Words, After(lambda form: _lacking(form, "month", "year"))]
Months = Annotated[tuple[Words, ...], Length(12, 12)]


class Review(Model):
    """Somebody's word that a translation is right: for which ``readers`` (patient/easy), and what it said then.

    ``texts`` are the marks of the texts as they were then, by which it is known which have changed.
    It is void as soon as a text of theirs says something else, in either language.
    """

    name: Plain
    role: Plain
    date: datetime.date
    readers: Annotated[Names, Length(1)]
    fingerprint: Fingerprint
    texts: Words | None = None


class LanguageRow(Model):
    """A language: its name in itself (``own``) and in English, its direction, and how dates and quotes are written.

    The ``direction`` follows from the language's code, and is said for people.

    ``months`` stand in a full date, ``alone`` are those without a day, where these differ. ``day`` and ``month`` are
    the order of a full date and of a month. ``quotes`` open and close a quotation, and one inside it.
    ``translated_by`` is who translated.
    """

    own: Called
    english: Called
    direction: Literal["ltr", "rtl"] | None = None
    day: Day
    month: Month
    months: Months
    alone: Months | None = None
    quotes: Annotated[tuple[Quote, ...], Length(4, 4)]
    translated_by: Plain | None = None
    reviews: tuple[Review, ...] = field(default=())


class Languages(Root):
    """languages.yaml: the languages of translations, by their codes."""

    root: dict[Language, LanguageRow]
