"""Times of day that an English text says without "am" and "pm": of "Monday to Friday, 8 to 6" the 6 is 18, too.

So is the 8 of "8 to midnight" 20, and "0830 to 1830 hrs" is 8:30 to 18:30. Other languages have no such halves of the
day. Nothing is read as an hour where a text speaks of an amount.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from b12docs.language.numbers import Number
from b12docs.records import replace

_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?|week(?:days?|ends?)|holidays?)\b"
_DAYS = re.compile(rf"\b(?:{_DAY}|open\b)", re.IGNORECASE)
_AMOUNTS = re.compile(
    r"\b(?:take|use|give|apply|inject|dos\w+|tablets?|capsules?|drops?|puffs?|injections?|units?|times|mg|mcg|g|ml"
    r"|micrograms?|hours|days(?! a week)|weeks?|months?|years?)\b|%",
    re.IGNORECASE,
)
_HOUR = r"(\d{1,2})(?:[.:]([0-5]\d))?"
_END = rf"(?= ?(?:[,;.)\n]|\Z|(?:and|or|on|at)\b|{_DAY}))(?![.,:]\d)"
_FROM_TO = re.compile(rf"(?<![\d.,:/]){_HOUR} ?(?:to|until|till|[-–]) ?{_HOUR}{_END}", re.IGNORECASE)
_NOON = 12
_TO = r"\ ?(?:to|until|till|[-–])\ ?"
# What begins at noon or ends at midnight; the hour beside it may be one of the afternoon.
_BESIDE_WORDS = re.compile(
    rf"(?<![\d.,:/]){_HOUR}(?={_TO}(?:12 )?midnight\b)|(?:noon|midday){_TO}{_HOUR}{_END}", re.IGNORECASE
)
_MIDNIGHT = re.compile(r"(?<![\d.,:/])12(?= ?midnight\b)", re.IGNORECASE)
_FOUR = r"((?:[01]\d|2[0-4])[0-5]\d)"
_OF_FOUR = re.compile(rf"(?<![\d.,:/+]){_FOUR}(?:{_TO}{_FOUR})?(?![\d.,:]*\d)(\ ?h(?:(?:ou)?rs)?\b)?", re.IGNORECASE)


def with_afternoons(text: str, found: Sequence[Number]) -> list[Number]:
    """The numbers of an English text, of which those that are hours also mean what a clock of 24 hours says of them."""
    later = dict(_of_four(text))
    if not _AMOUNTS.search(text):
        later |= dict(_beside_words(text))
        if _DAYS.search(text):
            later |= {start: means for span in _FROM_TO.finditer(text) for start, means in _afternoons(span)}
    return [replace(one, means=one.means | later.get(one.start, frozenset())) for one in found]


def _afternoons(span: re.Match[str]) -> list[tuple[int, frozenset[str]]]:
    """Where the hours of a range stand that may be in the afternoon, and what they mean then."""
    first, last = int(span[1]), int(span[3])
    if not (0 < first <= _NOON and 0 < last <= _NOON):
        return []
    counts_down = (last % _NOON, span[4] or "") <= (first % _NOON, span[2] or "")  # it ends behind noon
    both = [(span.start(1), first, span[2]), (span.start(3), last, span[4])]
    return [(start, _means(hour, minutes)) for start, hour, minutes in both[counts_down:] if hour < _NOON]


def _beside_words(text: str) -> Iterator[tuple[int, frozenset[str]]]:
    """Where the hours stand that end at midnight or begin at noon, and what they mean."""
    for span in _BESIDE_WORDS.finditer(text):
        at = 1 if span[1] else 3
        if 0 < int(span[at]) < _NOON:
            yield span.start(at), _means(int(span[at]), span[at + 1])
    for span in _MIDNIGHT.finditer(text):
        yield span.start(), _means(_NOON, None) | {"0", "0:00"}


def _of_four(text: str) -> Iterator[tuple[int, frozenset[str]]]:
    """Where times of four figures stand, and what they mean: ranges that begin with 0, and what is in hours."""
    for span in _OF_FOUR.finditer(text):
        if span[3] or (span[2] and "0" in (span[1][0], span[2][0])):
            for at in (1, 2):
                if figures := span[at]:
                    yield span.start(at), _means(int(figures[:2]) - _NOON, figures[2:])


def _means(hour: int, minutes: str | None) -> frozenset[str]:
    said = f"{hour + _NOON}.{minutes}".rstrip("0").rstrip(".") if minutes else f"{hour + _NOON}"
    return frozenset({said, f"{hour + _NOON}:{minutes or '00'}"})
