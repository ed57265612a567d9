"""Times of day that an English text says without "am" and "pm": of "Monday to Friday, 8 to 6" the 6 is 18, too.

Other languages have no such halves of the day. Nothing is read as an hour where a text speaks of an amount.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def with_afternoons(text: str, found: Sequence[Number]) -> list[Number]:
    """The numbers of an English text, of which those that are hours also mean what a clock of 24 hours says of them."""
    if not _DAYS.search(text) or _AMOUNTS.search(text):
        return list(found)
    later = {start: means for span in _FROM_TO.finditer(text) for start, means in _afternoons(span)}
    return [replace(one, means=one.means | later.get(one.start, frozenset())) for one in found]


def _afternoons(span: re.Match[str]) -> list[tuple[int, frozenset[str]]]:
    """Where the hours of a range stand that may be in the afternoon, and what they mean then."""
    first, last = int(span[1]), int(span[3])
    if not (0 < first <= _NOON and 0 < last <= _NOON):
        return []
    counts_down = (last % _NOON, span[4] or "") <= (first % _NOON, span[2] or "")  # it ends behind noon
    both = [(span.start(1), first, span[2]), (span.start(3), last, span[4])]
    return [(start, _means(hour, minutes)) for start, hour, minutes in both[counts_down:] if hour < _NOON]


def _means(hour: int, minutes: str | None) -> frozenset[str]:
    said = f"{hour + _NOON}.{minutes}".rstrip("0").rstrip(".") if minutes else f"{hour + _NOON}"
    return frozenset({said, f"{hour + _NOON}:{minutes or '00'}"})
