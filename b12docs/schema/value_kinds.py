"""What a value of each kind looks like."""

from __future__ import annotations

import re

from b12docs.language.days import is_no_day
from b12docs.source.prose import SAFE_LINK
from b12docs.source.telephones import EXTENSION, undialled

_DIGITS = {"phone": "telephone number", "number": "number", "dose": "dose: it has no figure"}
# The letters that a hand types for 0 and 1, in a word that is otherwise figures.
LETTER_AMONG_FIGURES = re.compile(r"(?<!\w)(?=[OoIl]*\d)\d*[OoIl][\dOoIl]*(?!\w)")
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?!\d)")
# Words that stand for figures on the keys of a telephone, as in 0800 123 CALL, and figures with letters, as in 0x1F.
# What stands behind a whole number (01234 567890 BSL), a ward (101A) and an hour (1700h) are none.
_WORD_TO_DIAL = re.compile(
    r"(?<![\w+])(?<!\d[ -])\+?\d(?:[ -]?\d){3,7}[ -]?[A-Z]{3,}(?!\w)"
    r"|(?<![\w+])(?:0[xX]\w+|\d{5,}[A-Za-z]\w*|\d{3,}[A-Z]{3,}(?!\w)|\d+[Ee]\+\d)"
)
_DECIMAL = re.compile(r"(?<!\d)\d{7,}\.\d{1,2}(?!\d)")  # what a spreadsheet makes of a number that is all figures
_MIXED = "telephone number: it has a letter in the place of a figure"
_POINT = "telephone number: it has a point, as in an amount"


def mistyped(words: str) -> str:
    """What makes words no telephone number that have one in them; empty where nothing does."""
    alone = EXTENSION.sub("", words)
    if LETTER_AMONG_FIGURES.search(alone) or _WORD_TO_DIAL.search(alone):
        return _MIXED
    return _POINT if _DECIMAL.search(alone) else ""


def wrong_kind(kind: str, words: str) -> str:
    """What a value should be and is not; empty where it is."""
    if kind == "phone" and (wrong := mistyped(words)):
        return wrong
    if kind == "phone" and (wrong := undialled(words)):
        return f"{_DIGITS[kind]}: {wrong}"
    if kind in _DIGITS and not any(char.isdigit() or char in "½¼¾" for char in words):
        return _DIGITS[kind]
    if kind == "date" and is_no_day(words):
        return "date: there is no such day"
    if kind == "time" and any(int(hour) > 24 or int(minute) > 59 for hour, minute in _TIME.findall(words)):
        return "time: there is no such hour"
    if kind == "email" and "@" not in words:
        return "e-mail address"
    return "web address: it starts with https://" if kind == "web" and not SAFE_LINK.match(words) else ""
