"""What a value of each kind looks like."""

from __future__ import annotations

import re

from b12docs.language.days import is_no_day
from b12docs.source.prose import SAFE_LINK

_DIGITS = {"phone": "telephone number", "number": "number", "dose": "dose: it has no figure"}
# The letters that a hand types for 0 and 1, in a word that is otherwise figures.
LETTER_AMONG_FIGURES = re.compile(r"(?<!\w)(?=[OoIl]*\d)\d*[OoIl][\dOoIl]*(?!\w)")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?!\d)")
MIXED = "telephone number: it has a letter in the place of a figure"


def wrong_kind(kind: str, words: str) -> str:
    """What a value should be and is not; empty where it is."""
    if kind == "phone" and LETTER_AMONG_FIGURES.search(words):
        return MIXED
    if kind in _DIGITS and not any(char.isdigit() or char in "½¼¾" for char in words):
        return _DIGITS[kind]
    if kind == "date" and is_no_day(words):
        return "date: there is no such day"
    if kind == "time" and any(int(hour) > 24 or int(minute) > 59 for hour, minute in _TIME.findall(words)):
        return "time: there is no such hour"
    if kind == "email" and "@" not in words:
        return "e-mail address"
    return "web address: it starts with https://" if kind == "web" and not SAFE_LINK.match(words) else ""
