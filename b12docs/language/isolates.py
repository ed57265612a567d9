"""What stands from left to right in a text that is written from the right, by what it is.

Numbers with all their groups and units, telephone numbers, dates, ranges, addresses, and words in Latin letters: by the
rules of letters alone, "0800 123 4567" would be shown as "4567 123 0800", and "(1 mg)" as "(mg 1)".
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from unicodedata import bidirectional

from b12docs.language.bidi import LRI, PDI, RTL, levels

_LATIN = r"A-Za-z\u00b5\u00c0-\u024f\u03bc"
_DIGITS = r"\d(?:[\d.,:/٫٬]*\d)?"  # with their signs inside: 1,000, 1.5, 10:30, 22/11/2026, 24/7
_SIGNED = rf"(?:[≥≤<>≈~±£$€]\ ?|[+−-])?{_DIGITS}(?:\ ?[%‰٪]|\ ?°[CF]?)?"
_NUMBER = rf"{_SIGNED}(?:\ ?[–−-]\ ?{_SIGNED})*"
# "(01632) 960 123", "+44 (0)1632 960123"
_PHONE = r"(?:\+\d[\d-]*|\(\+?\d[\d-]*\))(?:\ ?\(\d+\)|\ ?\d[\d-]*+(?![.,:/–−]\d|\ ?[%‰٪]))+"
_WORD = rf"[{_LATIN}](?:[{_LATIN}\d'’.&/+_–-]*[{_LATIN}\d+])?"
_TAIL = r"[^\s<>«»،؛؟\u0600-\u06ff]*[A-Za-z\d/=_#]"
_ADDRESS = rf"(?:(?:https?://|www\.){_TAIL}|[A-Za-z\d._%+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+)"
_ITEM = rf"(?:{_ADDRESS}|{_PHONE}|{_NUMBER}|{_WORD})"
_BETWEEN = r"(?:['’]?,?\ |\ [–&/+×x-]\ |[/&×])"
_PHRASE = re.compile(rf"{_ITEM}(?:{_BETWEEN}?{_ITEM})*".replace(r"\ ", "[ \u00a0\u202f]"))

_SHORT = re.compile(rf"[ \u00a0\u202f]\({_WORD}\)")  # a short form in brackets, and the space before it
_LONG = re.compile(rf"[{_LATIN}]{{3}}")  # of this many letters a word is of another language, and no sign such as "GP"

_APART = ", \u00a0\u202f"  # what parts two phrases

Span = tuple[int, int]


@lru_cache(maxsize=4096)  # many documents say the same
def phrases(text: str) -> tuple[Span, ...]:
    """From where to where phrases stand in the text that run from left to right; all of one in Latin letters."""
    kinds = {bidirectional(char) for char in text}
    if "L" in kinds and not kinds & {"R", "AL"}:
        return ((0, len(text)),)
    return tuple(_with_brackets(text, [found.span() for found in _PHRASE.finditer(text)]))


def _with_brackets(text: str, found: list[Span]) -> list[Span]:
    """The phrases, each with the short form in brackets behind its words, as in "Fact sheet (NIH)": not before it."""
    joined: list[Span] = []
    for start, stop in found:
        begun, ended = joined[-1] if joined else (0, 0)
        if _SHORT.fullmatch(text, ended, stop + 1) and _LONG.search(text, begun, ended):
            joined[-1] = begun, stop + 1
        else:
            joined.append((start, stop))
    return joined


def isolated(text: str) -> str:
    """The text with its phrases between the marks that isolate them, for what knows no other way: plain text."""
    said, end = "", 0
    for start, stop in phrases(text):
        said += f"{text[end:start]}{LRI}{text[start:stop]}{PDI}"
        end = stop
    return said + text[end:]


@lru_cache(maxsize=4096)
def levels_of(text: str, apart: tuple[Span, ...] = ()) -> tuple[int, ...]:
    """The level of each character of a text from the right, each of its phrases being isolated.

    What stands ``apart``, such as the words of a link, is no part of a phrase with what is beside it.
    """
    spans = phrases_between(text, apart)
    marked, kept, end = "", list[int](), 0
    for start, stop in (*spans, (len(text), len(text))):
        kept += range(len(marked), len(marked) + start - end)
        marked += text[end:start]
        if start < stop:
            kept += range(len(marked) + 1, len(marked) + 1 + stop - start)
            marked += f"{LRI}{text[start:stop]}{PDI}"
        end = stop
    whole = levels(marked, RTL)
    found = [whole[at] for at in kept]
    for start, stop in spans:
        found[start:stop] = [RTL + 1] * (stop - start)  # Arabic figures would turn round at a dash
    return tuple(found)


def phrases_between(text: str, apart: tuple[Span, ...]) -> list[Span]:
    """The phrases, each cut where what stands apart begins and ends, without spaces at their ends.

    A comma at a cut is in none: else the two would run from left to right together, as one.
    """
    cuts = sorted({cut for span in apart for cut in span})
    found: list[Span] = []
    for start, stop in phrases(text):
        ends = [start, *(cut for cut in cuts if start < cut < stop), stop]
        found += pairwise(ends)
    return [span for start, stop in found if (span := _bare(text, start, stop, cuts))[0] < span[1]]


def _bare(text: str, start: int, stop: int, cuts: list[int]) -> Span:
    """A phrase without the spaces at its ends, nor a comma where it is cut."""
    said = text[start:stop]
    left = said.lstrip(_APART) if start in cuts else said.lstrip()
    right = said.rstrip(_APART) if stop in cuts else said.rstrip()
    return stop - len(left), start + len(right)
