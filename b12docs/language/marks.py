"""Marks between words that no text holds, which layouts and writers set: ": ", ", ", "; " and ". ", by language.

Arabic and Urdu have commas of their own, Urdu and Hindi a full stop, and those of Chinese are as wide as a character,
with no space beside them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from b12docs.language.languages import CHINESE, LATIN, known, unlisted, written_in
from b12docs.language.letters import script_of

WIDE = "，。、：；？！（）《》〈〉「」『』【】"  # of Chinese, which bring their space along
ENDS = tuple(":?!.,;：？！。，；؟،؛۔।॥")  # what ends words so that no mark follows
COLONS = (":", "：")
_TYPED = ":;,."
_MARK = re.compile(r"[:;,.](?=\s|$)")
_LATIN = re.compile("[A-Za-z]")


@cache
def _others(code: str) -> dict[str, str]:
    """The marks of a language by those that are typed; empty where they are the same."""
    own = (known(code) or unlisted(code)).marks
    return {} if own == _TYPED else dict(zip(_TYPED, own, strict=True))


def set_marks(text: str, code: str) -> str:
    """What a layout sets between texts with the marks of the language of the code: marks, and dates of the language.

    Latin words and figures alone keep those that they have.
    """
    others = _others(code)
    if not others or _LATIN.search(text) or (any(map(str.isdigit, text)) and not any(map(str.isalpha, text))):
        return text
    own = _MARK.sub(lambda found: others[found[0]], text)
    return tight(own) if is_tight(code) else own


def is_tight(code: str) -> bool:
    """Whether the marks of the language of the code have no spaces beside them."""
    return written_in(code) == CHINESE


def tight(text: str) -> str:
    """A text of Chinese without the spaces beside its wide marks, stars of bold words between them or not."""
    return _beside().sub(r"\1\2", text)


@cache
def _beside() -> re.Pattern[str]:
    """Spaces beside a wide mark; only Chinese needs it."""
    return re.compile(rf"(?<=[{WIDE}])(\**)\s+|(?<=\S)\s+(\**)(?=[{WIDE}])")


def label_of(text: str) -> str:
    """The text as it stands before what it names: with a colon, unless it ends with a sign of its own."""
    if text.endswith(ENDS):
        return text
    return f"{text}{'：' if _has_han(text) else ':'}"


def labelled(label: str, text: str) -> str:
    """The text behind its label, with the colon and the space that the label's language has there."""
    named = label_of(label)
    return f"{named}{space_behind(named)}{text}"


def explained(text: str, more: str) -> str:
    """The text with more words in brackets behind it; those of Chinese are wide, and bring their space along."""
    return f"{text}（{more}）" if _has_han(more) else f"{text} ({more})"


def joined(texts: Sequence[str], mark: str, code: str) -> str:
    """Texts in one line with a mark between, ", " or "; ", as the language of the code has it.

    Those in Latin letters alone keep the one that is typed: an address stays as it is written.
    """
    is_latin = all(script_of(char) in ("", LATIN) for text in texts for char in text)
    return (mark if is_latin else set_marks(mark, code)).join(texts)


def _has_han(text: str) -> bool:
    return not text.isascii() and any("\u3400" <= char <= "\u9fff" for char in text)


def space_behind(text: str) -> str:
    """The space between a text and the next: none behind a mark that brings its own."""
    return "" if text.endswith(tuple(WIDE)) else " "
