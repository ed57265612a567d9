"""Why a file of 'key: value' lines can't be read: the slip of the pen itself, looked for line by line.

A parser says where it lost its way, which is lines below a forgotten quotation mark, and in words of its own. Here the
lines are read as a person reads them: how far in each begins, what it opens, whether its text needs quotation marks.
Each line is looked at once, from the top, and the first slip is told: those below it may follow from it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from b12docs.source.characters import named
from b12docs.source.foreign import Slip, whole_slip
from b12docs.source.marks import Mark, behind, closing, depth_behind, end_in, flow_end, is_block, not_closed, value_mark

DASHES = "–—−‐‑‒―•·●▪◦‣⁃∙○o*+~»"
_BULLET = re.compile(rf"([{re.escape(DASHES)}])[ \u00a0\t]+(?=\S)")
_NAME = r"[A-Za-z][\w-]*"
_KEY = re.compile(
    r"(\"[^\"]*\"|'[^']*'|[^\s:#\"'\[\]{},&*!|>%@`-](?:[^\s:#\"]|:(?!\s|$)|(?<!\s)#|\s++(?![:#]))*+)\s*+:(?=\s|$)"
)
_TIGHT = re.compile(rf"({_NAME}):(?!//)(?=[^\s:])")
_SEPARATED = re.compile(rf"({_NAME}) ?([;=,.]|[：﹕∶꞉ː])(?=\s*\S)")
_BARE = re.compile(rf"({_NAME})(?: +\S|$)")
_DASH, _LONE_DASH, _ENTRY = re.compile(r"-\s+(?=\S)"), re.compile(r"-\s*$"), re.compile(r"-(?:\s|$)")
_ANCHOR, _LONE_ANCHOR = re.compile(r"&[\w-]+ +(?=[\[{\"'|>])"), re.compile(r"&[\w-]+\s*(?:#.*)?$")
_MAILED = re.compile(rf">+ ?(?={_NAME}:|- |#)")
_CHAT = re.compile(r"\[?\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}[:.]\d\d")


def chat_slip(line: str, number: int) -> Slip | None:
    """The day and the name that a chat puts before words, at the start of a line of this number."""
    start = len(line) - len(line.lstrip())
    if not _CHAT.match(line, start):
        return None
    return Slip(number, start + 1, "the day and the name before these words come from a chat", "take them out")


def find_slip(text: str, stop: int) -> Slip | None:
    """The first slip in the lines up to ``stop``, which counts from 1; None where they look well."""
    return whole_slip(text) or _Reader(text.split("\n")).slip(stop)


class _Open(NamedTuple):
    """What is open: how far in its lines begin, whether they are entries of a list, and the first of them."""

    indent: int
    is_list: bool
    first: int


class _Out(NamedTuple):
    """A line that begins further out than the one above: its number, key and indent, and how far in began what it ends.

    Where it should have stood among these, what follows seems to begin too far in.
    """

    number: int
    key: str
    indent: int
    ends: tuple[int, ...]


class _Reader:
    """Reads lines from the top; ``above`` says what the last line left: a value, or room for lines further in."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.number = 0  # of the next line, from 0
        self.open: list[_Open] = []
        self.has_value = False  # the last line ends with a value
        self.is_words = False  # that value is a text without quotation marks, which may go on in the next line
        self.indent = 0  # how far in the last line's key begins
        self.key = ""
        self.last = 0  # the last line that had a key or a dash
        self.keys: dict[int, str] = {}  # the last key that begins so far in
        self.out: _Out | None = None  # the last line that begins further out, while those below begin further in
        # A line in the place of what belongs to the key above, how far in it begins, and the key.
        self.unfilled: tuple[int, int, int] | None = None

    def slip(self, stop: int) -> Slip | None:
        """The first slip in so many lines, of which one is always looked at."""
        while self.number < min(max(stop, 1), len(self.lines)):
            number = self.number
            self.number += 1
            if mark := self._line(self.lines[number], number):
                line, found = mark
                return Slip(line + 1, found.at + 1, found.message, found.hint)
        return None

    def _line(self, line: str, number: int) -> tuple[int, Mark] | None:
        start = len(line) - len(line.lstrip())
        if start == len(line) or line[start] == "#" or re.match(r"(?:---|\.\.\.)(?:\s|$)|%YAML", line):
            return None
        if mark := _margin(line, start) or _sign(line, start):
            return number, mark
        if self._goes_on(line, start):
            return None
        if self.out and start <= self.out.indent:
            self.out = None
        if self.unfilled and start <= self.unfilled[1]:
            self.unfilled = None
        if self.key and not self.has_value and start <= self.indent and not _ENTRY.match(line, start):
            self.unfilled = number, start, self.indent
        return self._indented(line, start, number) or self._entry(line, start, number)

    def _goes_on(self, line: str, start: int) -> bool:
        """Whether the line is the rest of the text above, without quotation marks and without a colon."""
        return (
            self.is_words and start > self.indent and not _KEY.match(line, start) and not line.startswith("- ", start)
        )

    # --- how far in a line begins ---

    def _indented(self, line: str, start: int, number: int) -> tuple[int, Mark] | None:
        """What is wrong with where the line begins; what is open is noted."""
        is_entry = _ENTRY.match(line, start) is not None
        begins = not self.open or (start > self.open[-1].indent and not self.has_value)
        # A list may begin as far in as its key.
        if begins or (self.open[-1][:2] == (start, False) and is_entry and not self.has_value):
            self.open.append(_Open(start, is_entry, number))
            return None
        if start > self.open[-1].indent:
            return self._further_in(start, number, is_entry)
        key, ends = _KEY.match(line, start), tuple(one.indent for one in self.open if one.indent > start)
        if found := self._further_out(start, number, is_entry):
            return found
        if ends and key:
            self.out = _Out(number, key[1], start, ends)
        return None

    def _further_in(self, start: int, number: int, is_entry: bool) -> tuple[int, Mark]:
        """A line below one that has its value; where that one alone is out of step, it is to blame."""
        top, around = self.open[-1], self.open[-2].indent if len(self.open) > 1 else -_STEP
        if top.first == self.last and self._is_in_step(top.indent, start, around):
            message = "this line begins further out than those below it"
            return top.first, Mark(top.indent, message, _begin(start))
        if mark := self._too_far_out(start):
            return mark
        above = f"'{self.key}:' above" if self.key else "the line above"
        if is_entry:
            return number, Mark(start, f"an entry of a list begins here, and {above} has its value already", _NO_ENTRY)
        message = f"this line begins further in than {above}, which has its value already"
        hint = _begin(top.indent)
        if self.out and self.out.number == self.last and start in self.out.ends:
            hint += f"; or, if '{self.out.key}:' belongs to the lines before it, begin that with {start} spaces"
        return number, Mark(start, message, hint)

    def _too_far_out(self, start: int) -> tuple[int, Mark] | None:
        """The line above that begins too far out: in the place of what belongs to a key, or between others.

        The latter has parted lines so far in, and its key follows theirs elsewhere in the file.
        """
        if self.unfilled and start > self.unfilled[2]:
            number, indent, _ = self.unfilled
            return number, Mark(indent, "this line begins further out than those below it", _begin(start))
        out = self.out
        if not out or start not in out.ends or not (among := self._among(out.key, out.ends)):
            return None
        message = "this line begins further out than those before and below it"
        return out.number, Mark(out.indent, message, _begin(*among))

    def _among(self, key: str, indents: Iterable[int]) -> list[int]:
        """How far in the line begins that a key follows elsewhere, of the last that begin so far in; or nothing."""
        return [one for one in indents if self._follows(self.keys.get(one, ""), key)][-1:]

    def _follows(self, first: str, second: str) -> bool:
        """Whether a key stands right below another somewhere, and as far in."""
        first, second = f"{first}:", f"{second}:"
        for above, line in pairwise(self.lines):
            start = len(above) - len(above.lstrip(" "))
            if above.startswith(first, start) and line.startswith(second, start) and not line[:start].strip():
                return True
        return False

    def _further_out(self, start: int, number: int, is_entry: bool) -> tuple[int, Mark] | None:
        there = [one.indent for one in self.open if one.is_list == is_entry and one.indent != start]
        there = there or [one.indent for one in self.open if one.indent != start] or [0]
        closed, ends = self.open[-1], [one.indent for one in self.open if one.indent > start]
        while self.open and (self.open[-1].indent > start or (self.open[-1][:2] == (start, True) and not is_entry)):
            if self.open[-1][:2] == (start, True) and (len(self.open) < 2 or self.open[-2].indent != start):
                return number, Mark(start, "an entry of the list above, or its end, is expected here", _NEW_ENTRY)
            closed = self.open.pop()
        if not self.open or self.open[-1].indent != start:
            key, below = _KEY.match(self.lines[number], start), self._below()
            if among := self._among(key[1], ends) if key else []:
                there = among
            elif below in ends and not is_entry:  # it stands between two that are in line
                there = [below]
            return self._out_of_step(start, number, is_entry, closed, there)
        if is_entry and not self.open[-1].is_list:
            return number, Mark(start, "an entry of a list begins here, where none is expected", _NO_ENTRY)
        return None

    def _out_of_step(
        self, start: int, number: int, is_entry: bool, closed: _Open, there: list[int]
    ) -> tuple[int, Mark]:
        """A line that none above stands in line with: the first of those that end here may be to blame."""
        if mark := self._too_far_out(start):
            return mark
        around = self.open[-1].indent if self.open else -_STEP
        if is_entry and not closed.is_list and closed.indent == start + _STEP:
            return closed.first, Mark(closed.indent, "an entry of a list seems to begin here", _NEW_ENTRY)
        if self._is_in_step(closed.indent, start, around):
            message = "this line begins further in than those below it"
            return closed.first, Mark(closed.indent, message, _begin(start))
        return number, Mark(start, "this line is not in line with any above it", _begin(*_around(there, start)))

    def _is_in_step(self, first: int, start: int, around: int) -> bool:
        """Whether a line is in step with what is around it, and the first line of what ends before it is not."""
        return start - around == _STEP != first - around

    # --- what stands in a line ---

    def _entry(self, line: str, start: int, number: int) -> tuple[int, Mark] | None:
        """What is wrong with the line's key and value."""
        while dash := _DASH.match(line, start):
            start = dash.end()
            if _KEY.match(line, start):
                self.open.append(_Open(start, False, number))
        if _LONE_DASH.match(line, start):
            self._note(start, "", has_value=False)
            return None
        key = _KEY.match(line, start)
        value = start
        if key:
            value = key.end() + len(line[key.end() :]) - len(line[key.end() :].lstrip(" "))
        elif mark := _no_key(line, start, self.open[-1].is_list or self._stands_alone(start, number)):
            return number, mark
        has_value = value < len(line) and line[value] != "#" and not _LONE_ANCHOR.match(line, value)
        self._note(start, key[1] if key else "", has_value=has_value)
        if not self.has_value:
            return None
        return self._value(line, value, number)

    def _stands_alone(self, start: int, number: int) -> bool:
        """Whether a line is all that stands below a key: it may be the key's text."""
        if len(self.open) < 2 or self.open[-1].first != number:
            return False
        return self._below() != start

    def _below(self) -> int:
        """How far in the next line begins."""
        rows = range(self.number, len(self.lines))
        below = next((self.lines[row] for row in rows if self.lines[row].strip()), "")
        return len(below) - len(below.lstrip())

    def _note(self, start: int, key: str, *, has_value: bool) -> None:
        self.indent, self.key, self.has_value, self.is_words = start, key, has_value, False
        self.last = self.number - 1
        if key:
            self.keys[start] = key

    def _value(self, line: str, value: int, number: int) -> tuple[int, Mark] | None:
        if anchor := _ANCHOR.match(line, value):
            value = anchor.end()
        if mark := _space(line, value) or value_mark(line, value):
            return number, mark
        first = line[value]
        if is_block(line[value:]):
            self._skip_words()
        elif (first in "\"'" and closing(line, value) == -1) or (first in "[{" and flow_end(line, value) == -1):
            return self._over_lines(line, value, number)
        self.is_words = first not in "\"'[{|>"
        return None

    def _skip_words(self) -> None:
        """Pass the lines of words behind a bar."""
        outer = self.open[-1].indent if self.open else 0
        while self.number < len(self.lines):
            line = self.lines[self.number]
            if line.strip() and len(line) - len(line.lstrip(" ")) <= outer:
                return
            self.number += 1

    def _over_lines(self, line: str, value: int, number: int) -> tuple[int, Mark] | None:
        """Pass a quoted text, or brackets, over more lines than one; or say that nothing closes them."""
        depth = depth_behind(line, value) if line[value] in "[{" else 0
        while self.number < len(self.lines):
            below = self.lines[self.number]
            inner = len(below) - len(below.lstrip())
            if inner <= self.indent and _STRUCTURE.match(below):
                break
            end, depth = end_in(below, line[value], depth)
            self.number += 1
            if end != -1:
                mark = behind(below, end, line[value])
                return (self.number - 1, mark) if mark else None
        return number, not_closed(line, value)


_STRUCTURE = re.compile(rf"\s*(?:- |{_NAME}:(?:\s|$))")
_STEP = 2  # spaces that a line begins further in than the one that it belongs to
_NO_ENTRY = "take the dash out; or put back the line above that the entries belong to, such as 'items:'"
_NEW_ENTRY = "a new entry begins with '- '"


def _begin(*indents: int) -> str:
    spaces = " or ".join(str(one or "no") for one in indents)
    plural = "" if indents[-1] == 1 else "s"
    return f"begin it with {spaces} space{plural}, as the lines that it belongs to do"


def _around(there: list[int], start: int) -> list[int]:
    """How far in lines are open that are next to one which begins between them."""
    further_out, further_in = [one for one in there if one < start], [one for one in there if one > start]
    return [*further_out[-1:], *further_in[:1]]


def _margin(line: str, start: int) -> Mark | None:
    """A tab, or a space that is none, before the first word of a line."""
    for at, char in enumerate(line[:start]):
        if char == "\t":
            hint = "put spaces in its place, as many as the lines around it have"
            return Mark(at, "a tab stands at the start of this line", hint)
        if char != " ":
            message = f"a space that is none stands at the start of this line: {named(char)}"
            return Mark(at, message, "put plain spaces in its place")
    return None


def _sign(line: str, start: int) -> Mark | None:
    """A sign before the first word that is taken for a dash, or none of the file's."""
    text = line[start:]
    if _MAILED.match(text):
        hint = "take the '>' out, here and in the lines below"
        return Mark(start, "the '>' before this line comes from an e-mail", hint)
    if (found := _BULLET.match(text)) and not _KEY.match(text, 1 if found[1] == "o" else 0):
        return _no_dash(found[1], start)
    if found and _KEY.match(text, found.end()):
        return _no_dash(found[1], start)
    if re.match(r"-(?=[^\s\-\d]|\d+[^\d\s])", text):
        return Mark(start, "there is no space behind this dash", "write a dash and a space: '- '")
    return None


def _no_dash(char: str, start: int) -> Mark:
    return Mark(start, f"{named(char)} is no dash that begins an entry", "type a hyphen and a space: '- '")


def _space(line: str, value: int) -> Mark | None:
    if not line[value].isspace() and line[value].isprintable():
        return None
    return Mark(value, f"behind the colon stands {named(line[value])}", "put a plain space in its place")


def _no_key(line: str, start: int, may_be_words: bool) -> Mark | None:
    """What is wrong with a line that has no key where one is expected."""
    text = line[start:]
    if found := _TIGHT.match(text):
        after = found.end()
        hint = f"write '{found[1]}: {text[after:][:30].strip()}'"
        return Mark(start + after, "there is no space behind this colon", hint)
    if may_be_words:
        return None
    if found := _SEPARATED.match(text):
        sign = found.end() - len(found[2])
        return Mark(start + sign, f"a colon is expected here, and no {named(found[2])}", f"write '{found[1]}: …'")
    if text[0] in "\"'[{*&!|>%@`?":
        return None
    if found := _BARE.match(text):
        return Mark(start + found.end(1), f"a colon is expected behind '{found[1]}'", f"write '{found[1]}: …'")
    return None
