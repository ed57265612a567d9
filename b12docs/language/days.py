"""Days as people and spreadsheets write them, for advice on how a day is written in the files."""

from __future__ import annotations

import datetime
import re
from functools import lru_cache

from b12docs.later import pattern

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIGURES = pattern(r"(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})")
# Of two figures a year has them behind strokes alone: 1.2.26 is a version. What a unit follows are doses.
_AMBIGUOUS = pattern(
    r"(?<![\w./-])\d{1,2}(?:/\d{1,2}/(?:(?:19|20)\d\d|[2-4]\d)|([.-])\d{1,2}\1(?:19|20)\d\d)"
    r"(?![\w/-]|\.\d|\s?(?:[mµ]?g|mc?g|ml|units?)\b|\s?%)"
)
_WORDS = pattern(r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3})[a-z]*\.?,?[ -](\d{4})")
_AMERICAN = pattern(r"(?:[A-Za-z]+,? )?([A-Za-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_FIRST_YEAR, _LAST_YEAR = 1900, 2200  # those of other calendars lie before or behind
_FIRST_OF_SPREADSHEETS = datetime.date(1899, 12, 30)


def written_day(text: str) -> str:
    """What to say of a text that is no day as the files have it: the day that it may be meant for, or both of two."""
    days = [day.isoformat() for day in dict.fromkeys(_days(text.strip()[:60]))]
    if not days:
        return "write it like 2026-11-22"
    if re.fullmatch(r"\d{5}", text.strip()):
        return f"a spreadsheet means {days[0]} by that: write it so"
    return f"write {' or '.join(days)}"


def is_no_day(text: str) -> bool:
    """Whether a text is written as a day of our calendar and there is none, as 2026-02-30 or 31 November 2026."""
    text = text.strip()
    if found := _FIGURES.fullmatch(text):
        has_year = any(_FIRST_YEAR <= int(one) <= _LAST_YEAR for one in found.group(1, 3))
    else:
        named = _WORDS.fullmatch(text) or _AMERICAN.fullmatch(text)
        has_year = named is not None and not {one.lower() for one in named.group(1, 2)}.isdisjoint(_MONTHS)
    return has_year and not _days(text)


@lru_cache(maxsize=4096)  # of a file that is loaded again, most texts are as they were
def ambiguous_day(text: str) -> tuple[int, str, tuple[datetime.date, datetime.date]] | None:
    """The first day in a text that some read day first and others month first: where it begins, its words, and both."""
    for found in _AMBIGUOUS.finditer(text):
        days = _days(found[0])
        if len(set(days)) > 1:
            return found.start(), found[0], (days[0], days[1])
    return None


def _days(text: str) -> list[datetime.date]:
    if found := _FIGURES.fullmatch(text):
        first, middle, last = map(int, found.groups())
        if len(found[1]) == 4:
            return _day(first, middle, last)
        year = last + 2000 if len(found[3]) == 2 else last
        return [*_day(year, middle, first), *_day(year, first, middle)]
    if found := _WORDS.fullmatch(text):
        return _named(found[3], found[2], found[1])
    if found := _AMERICAN.fullmatch(text):
        return _named(found[3], found[1], found[2])
    if re.fullmatch(r"[34-6]\d{4}", text):
        return [_FIRST_OF_SPREADSHEETS + datetime.timedelta(int(text))]
    return _day(int(text[:4]), int(text[4:6]), int(text[6:])) if re.fullmatch(r"20\d{6}", text) else []


def _named(year: str, month: str, day: str) -> list[datetime.date]:
    name = month.lower()
    return _day(int(year), _MONTHS.index(name) + 1, int(day)) if name in _MONTHS else []


def _day(year: int, month: int, day: int) -> list[datetime.date]:
    try:
        return [datetime.date(year, month, day)]
    except ValueError:
        return []
