"""The abbreviations of an English text."""

from __future__ import annotations

import re

# Two capitals or more, with figures and "&", and the "s" of many: MMA, A&E, NSAIDs. Six letters are a word that shouts.
# O'Connor is a name.
_CAPITALS = re.compile(
    r"(?<![\w&])(?![A-Z]['’][A-Z])(?=[A-Z][^\sA-Z]*[A-Z])([A-Z][A-Z0-9]*(?:&[A-Z]+)?)(?:s|['’]s)?(?![\w&])"
)
_ROMAN = re.compile(r"[IVX]+")
_LONGEST = 5
# What is written large to be seen.
_SHOUTED = frozenset(
    {
        *("ALL", "AND", "ANY", "ASK", "BOTH", "CALL", "DO", "DON", "GET", "GO", "HELP", "IF", "IN", "IS", "MAY"),
        *("MUST", "NEVER", "NO", "NOT", "NOW", "OFF", "ON", "ONE", "ONLY", "OR", "STOP", "TAKE", "THE", "TO", "TODAY"),
        "YOU",
    }
)


def abbreviations(text: str) -> list[str]:
    """The abbreviations of a text in their order, without the "s" of many; no words that shout and no Roman figures."""
    return [short for short in _CAPITALS.findall(text) if not _is_word(short)]


def _is_word(capitals: str) -> bool:
    long = len(capitals) > _LONGEST and capitals.isalpha()
    return long or capitals in _SHOUTED or bool(_ROMAN.fullmatch(capitals))
