"""The numbers of a text in any language, by what they mean: "1 000,5", "1,000.5" and "١٬٠٠٠٫٥" are the same.

A number may mean more than one thing: "5pm" is 17:00, and 5 with a word beside it. Words for numbers are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from unicodedata import decimal

from b12docs.language.languages import Language
from b12docs.records import record

Kind = str  # "number", "date", "time" or "phone"


@record
class Number:
    """A number as it is ``said``, from ``start`` to ``end`` of its text, what it ``means``, and its ``kind``.

    ``means`` are all readings of it, each written in one way: "1000", "17:00", "2026-11-22", "tel 01632960123".
    ``in_name`` says that letters stand right before it, as in B12.
    """

    said: str
    means: frozenset[str]
    kind: Kind
    start: int
    end: int
    in_name: bool = False


def western(text: str) -> str:
    """The text with the digits of all scripts as those of English, and plain spaces; it keeps its length."""
    return text if text.isascii() else _OTHER.sub(lambda found: _PLAIN.get(found[0]) or str(decimal(found[0])), text)


_PLAIN = {"\u00a0": " ", "\u202f": " ", "\u2007": " ", "\u2009": " ", "：": ":", "‐": "-", "\u2011": "-"}
_OTHER = re.compile(rf"(?![0-9])\d|[{''.join(_PLAIN)}]")
_DIGIT = re.compile(r"\d")


def numbers(text: str, language: Language) -> list[Number]:
    """The numbers of a text, in their order."""
    return list(_found(western(text), text, language)) if _DIGIT.search(text) else []


def _found(plain: str, text: str, language: Language) -> Iterator[Number]:
    for found in _pattern(language).finditer(plain):
        kind = found.lastgroup or ""
        means = _MEANING[kind](found, language)
        if means:
            start, end = found.span()
            yield Number(text[start:end].strip(), frozenset(means), kind, start, end, text[:start][-1:].isalpha())


# --- what is looked for -----------------------------------------------------------------------------------------------

_PHONE = r"(?<![\d.,])(?:\+\d|\(\+?\d|0\d)[\d()-]*(?:\ (?:\(0\))?\(?\d[\d)-]+){1,5}|(?<![\d.,])(?:\+|0)\d{6,14}"


@cache
def _pattern(language: Language) -> re.Pattern[str]:
    named = _named_months(language)
    of = r"\.?\ ?(?:de\ |of\ |o\ )?"
    dates = (
        rf"\b(?P<nd>\d{{1,2}})(?:st|nd|rd|th|er|º)?{of}(?P<nm>{named})(?:{of},?\ ?(?P<ny>\d{{4}})(?!\d))?"
        rf"|(?P<om>{named}){of}(?P<oy>\d{{4}})(?!\d)"
        r"|(?<!\d)(?P<yy>\d{4})-(?P<ym>\d\d)-(?P<yd>\d\d)(?!\d)"
        r"|(?<!\d)(?P<cy>\d{4})年(?P<cm>\d{1,2})月(?:(?P<cd>\d{1,2})日)?"
        r"|(?<!\d)(?P<fd>\d{1,2})(?P<fs>[./])(?P<fm>\d{1,2})(?P=fs)(?P<fy>\d{4})(?!\d)"
    )
    times = (
        r"(?<![\d.,:])(?P<eh>\d{1,2})(?:[.:](?P<em>\d\d))?\ ?(?P<half>[ap])\.?\ ?m\b\.?"
        r"|(?<![\d.,:])(?P<th>[01]?\d|2[0-4])(?::|\ ?h\ ?)(?P<tm>[0-5]\d)(?![\d:])"
    )
    group = f"[{re.escape(language.thousands)}]"
    number = (
        rf"\d{{1,3}}(?P<sep>{group})\d{{3}}(?:(?P=sep)\d{{3}})*(?!\d)(?:[.,٫]\d+)?"
        r"|\d{1,2}(?:,\d\d)+,\d{3}(?!\d)(?:\.\d+)?|\d+(?:[.,٫]\d+)?"
    )
    return re.compile(rf"(?P<date>{dates})|(?P<phone>{_PHONE})|(?P<time>{times})|(?P<number>{number})", re.IGNORECASE)


# How the names of months begin where their ends bend, and how they change at their beginnings.
_BENT = {
    "pl": "stycz lut mar kwie maj czerw lip sierp wrze paździer listopad grud",
    "cy": "ionawr chwefror fawrth ebrill fai fehefin orffennaf awst fedi hydref dachwedd ragfyr",
}


@cache
def _months(language: Language) -> dict[str, int]:
    """The names of months, in small letters, or their beginnings, with their numbers."""
    named = {name.lower(): at % 12 + 1 for at, name in enumerate((*language.months, *language.alone))}
    if language.code == "en":
        named |= {name.lower()[:3]: at + 1 for at, name in enumerate(language.months)}
    named |= {name: at + 1 for at, name in enumerate(_BENT.get(language.code, "").split())}
    return {name: number for name, number in named.items() if not name[0].isdigit()}


def _named_months(language: Language) -> str:
    """A pattern for the name of a month; in English it is large: "1 in 3 may feel it" has no day."""
    if language.code == "en":
        return rf"(?-i:{'|'.join((*language.months, *(name[:3] for name in language.months)))})(?!\w)"
    return "|".join(sorted(map(_with_ending, _months(language)), key=len, reverse=True)) or "(?!)"


def _with_ending(name: str) -> str:
    """A pattern for the name of a month: short ones and English ones have no other end."""
    bends = name in _BENT["pl"].split() or (len(name) > 4 and not name.isascii())
    return re.escape(name) + (r"[^\W\d]*" if bends else r"(?!\w)")


# --- what it means ----------------------------------------------------------------------------------------------------


def _date(found: re.Match[str], language: Language) -> set[str]:
    part = found.groupdict()
    name = part["nm"] or part["om"]
    figure = part["ym"] or part["cm"] or part["fm"]
    month = _number_of(name.lower(), language) if name else int(figure)
    day = part["nd"] or part["yd"] or part["cd"] or part["fd"]
    year = part["ny"] or part["oy"] or part["yy"] or part["cy"] or part["fy"]
    return {"-".join(("date", year or "", f"{month:02}", f"{int(day):02}" if day else ""))}


def _number_of(name: str, language: Language) -> int:
    """The number of a month, whatever the end of its name."""
    named = _months(language)
    return named.get(name) or next(number for begin, number in named.items() if name.startswith(begin))


def _phone(found: re.Match[str], language: Language) -> set[str]:
    return {"tel " + re.sub(r"\D", "", found[0].replace("(0)", ""))}


def _time(found: re.Match[str], language: Language) -> set[str]:
    hour, minutes = int(found["eh"] or found["th"]), found["em"] or found["tm"] or "00"
    hours = {hour}
    if found["half"]:
        hours = {hour % 12, hour} if found["half"].lower() == "a" else {hour % 12 + 12, hour}
    means = {f"{one}:{minutes}" for one in hours}
    return means | (
        {str(one) for one in hours} if minutes == "00" else {f"{one}.{int(minutes):02}".rstrip("0") for one in hours}
    )


def _number(found: re.Match[str], language: Language) -> set[str]:
    said, mark = found[0], found["sep"]
    if mark:
        said = said.replace(mark, "")
    elif said.count(",") > 1:  # as in India: 1,00,000
        said = said.replace(",", "")
    return {f"{Decimal(said.replace(',', '.').replace('٫', '.')).normalize():f}"}


_MEANING = {"date": _date, "phone": _phone, "time": _time, "number": _number}
