"""The words of a content string: where they stand, and the inline markup that they may hold.

The markup is ``**bold**`` and ``[link text](https://...)``, either of them in the other, too, and ``[en: metformin]``,
words in another language, which may be those of a link; everything else is plain text. It is scanned in time that grows
with the text alone, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from b12docs.diagnostics import Location
from b12docs.language.languages import known
from b12docs.language.typography import typeset

# What has no meaning in print: controls, marks that turn the order of letters round, and what we mark places with.
MEANINGLESS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffd-\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]"
)
BLANK = 14 * "_"  # a line to write on within a sentence, some 30 mm long: it is never broken, and can be copied
SAFE_LINK = re.compile(r"(https://|mailto:|tel:)[^\s\"<>]+\Z")
MARKS = "write **two stars** on both sides, or [words](https://...) without a space in the address"
SAFE_LINKS = "a link starts with https://, mailto: or tel:"
CODE = r"\[[a-z][\w-]*\s?:\s"  # a pattern: where words in another language begin
# One for what nobody says: names in braces, and addresses.
NO_WORDS = r"\{\w+\}|\]\([^)\s]*\)|(?:https?://|www\.)[!-~]+|[A-Za-z0-9.+_-]+@[A-Za-z0-9.-]+"
_LEFT = re.compile(r"\*\*|\]\(")
_BEGINS = re.compile(r"\*(?=\*)|\[")
_FOREIGN = re.compile(r"([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s?:\s+(?=\S)")
_MARKED = re.compile(r"\[([^\s\[\]:]{2,24})\s?:\s+([^\[\]]+)\]")
_SOUGHT = tuple(map(re.compile, (r"\*\*", "\n", r"\]", r"[)\s]")))


_PLACES = re.compile(r"\{(\w+)\}(\**)((?:\.(?!\.))?)")  # of values, each with the full stop behind it
_SENTENCE_ENDS = (".", "!", "?", "…")


class Words(str):
    """A string of an input file that knows where it stands (``at``)."""

    at: Location
    __slots__ = ("at",)

    def __new__(cls, text: str, at: Location) -> Words:
        self = str.__new__(cls, text)
        self.at = at
        return self

    def __getnewargs__(self) -> tuple[str, Location]:  # type: ignore[override]
        return str(self), self.at

    def bare(self) -> Words:
        """The words alone: without the space around them, and without how they were typed."""
        text = self.strip()
        return self if type(self) is Words and len(text) == len(self) else Words(text, self.at)

    def filled(self, values: dict[str, str]) -> Words:
        """The same words with each ``{name}`` replaced by its value; unknown names stay as they are.

        Behind a value that ends a sentence itself, as "9 a.m." does, the words' own full stop is left out.
        """

        def value(found: re.Match[str]) -> str:
            name, bold, stop = found.groups()
            given = values.get(name)
            if given is None:
                return found[0]
            return f"{given}{bold}{'' if given.endswith(_SENTENCE_ENDS) else stop}"

        return Words(_PLACES.sub(value, self), self.at)


def is_seen(text: str) -> bool:
    """Whether a text has a character that is printed; of most all are."""
    if text.isprintable() and text and not text.isspace():
        return True
    return any(char.isprintable() and not char.isspace() for char in text)


class Quoted(Words):
    """Words that stand between quotation marks, or behind a bar, in their file."""

    __slots__ = ()


class Joined(Quoted):
    """Words of several ``lines`` that YAML has joined, because a > stands before them."""

    lines: str
    __slots__ = ("lines",)

    def __new__(cls, text: str, at: Location, lines: str) -> Joined:
        self = str.__new__(cls, text)
        self.at, self.lines = at, lines
        return self

    def __getnewargs__(self) -> tuple[str, Location, str]:  # type: ignore[override]
        return str(self), self.at, self.lines


class Cut(Words):
    """Words without quotation marks, behind which a ``remark`` stands on their line."""

    remark: Words
    __slots__ = ("remark",)

    def __new__(cls, text: str, at: Location, remark: Words) -> Cut:
        self = str.__new__(cls, text)
        self.at, self.remark = at, remark
        return self

    def __getnewargs__(self) -> tuple[str, Location, Words]:  # type: ignore[override]
        return str(self), self.at, self.remark


class Piece(NamedTuple):
    """Words in one style: plain, bold, or a link with its address; in another ``language`` than those round it."""

    text: str
    bold: bool = False
    href: str | None = None
    language: str = ""


class _Next:
    """Where something is next found in a text; asked for places that only grow, it looks at each character once."""

    def __init__(self, sought: re.Pattern[str], text: str) -> None:
        self.pattern, self.text, self.found = sought, text, -1

    def __call__(self, start: int) -> int:
        """The first place from ``start`` on; the text's length where there is none."""
        if self.found < start:
            match = self.pattern.search(self.text, start)
            self.found = match.start() if match else len(self.text)
        return self.found


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a text whose quotes and dashes are set."""
    done, begin = 0, _BEGINS.search(text)
    if begin:
        stars, line, bracket, stop = (_Next(sought, text) for sought in _SOUGHT)
    while begin:
        start, end, marked = begin.start(), begin.start() + 1, list[Piece]()
        if begin[0] == "*":
            close = stars(start + 3)
            if close < len(text) and line(start + 2) > close:
                end = close + 2
                marked = [one._replace(bold=True) for one in pieces(text[start + 2 : close])]
        else:
            close = bracket(start + 1)
            end, marked = _bracketed(text, start, close, stop(close + 2))
        if marked:
            if start > done:
                yield Piece(text[done:start])
            yield from marked
            done = end
        begin = _BEGINS.search(text, end)
    if done < len(text):
        yield Piece(text[done:])


def _bracketed(text: str, start: int, close: int, last: int) -> tuple[int, list[Piece]]:
    """The end of a link or of words in another language, whose bracket may ``close`` and address end there, and these.

    Where it is none of them it is a bracket alone, and there are no pieces.
    """
    if close > start + 1 and text[close + 1 : close + 2] == "(" and text[last : last + 1] == ")":
        return last + 1, [one._replace(href=text[close + 2 : last]) for one in _spoken(text[start + 1 : close])]
    if text.startswith("]", close) and _foreign(text, start + 1, close):
        return close + 1, list(_spoken(text[start + 1 : close]))
    return start + 1, []


def _spoken(text: str) -> Iterator[Piece]:
    """The pieces of what stands in brackets, which may begin with the code of its language."""
    code = _foreign(text, 0, len(text))
    if code is None:
        return pieces(text)
    return (one._replace(language=one.language or code[1]) for one in pieces(text[code.end() :]))


def _foreign(text: str, start: int, end: int) -> re.Match[str] | None:
    """The code that a part of a text begins with, where words follow; None where it is none that we know.

    A language that we know nothing of is told from words by its region: ``so-SO``.
    """
    found = _FOREIGN.match(text, start, end)
    return found if found and ("-" in found[1] or known(found[1])) else None


def without_languages(text: str) -> str:
    """The text without the codes of languages, for where nothing can be marked, as in the words for a picture."""
    return _MARKED.sub(lambda found: found[2] if _foreign(found[0], 1, len(found[0])) else found[0], text)


@lru_cache(maxsize=4096)  # of a text that is loaded again, most are as they were
def loose_mark(text: str) -> str:
    """The first mark in the string that neither makes words bold nor a link; empty where all do."""
    if not _LEFT.search(text):
        return ""
    found = (_LEFT.search(piece.text) for piece in pieces(text))
    return next((mark[0] for mark in found if mark), "")


def links(text: str) -> list[str]:
    """The address of every link in the string."""
    return [piece.href for piece in pieces(text) if piece.href is not None] if "](" in text else []


def placeholders(text: str) -> list[str]:
    """The name of every ``{placeholder}`` in the string."""
    return re.findall(r"\{(\w+)\}", text)


@lru_cache(maxsize=4096)  # many documents say the same
def prose(text: str) -> tuple[Piece, ...]:
    """The pieces of a string as they are printed, with real quotes and dashes."""
    return tuple(pieces(typeset(text)))


def plain(text: str) -> str:
    """The string without its markup, as a reader sees it."""
    return "".join(piece.text for piece in prose(text))
