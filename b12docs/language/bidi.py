"""The order on the line of text in both directions: the Unicode bidirectional algorithm (UAX #9, revision 48).

Every character of a text has a level: an even one runs from left to right, an odd one from right to left, and each
level stands inside the one below it. Isolates are followed; embeddings and overrides, which nothing here may hold, are
taken for characters that nobody sees. The classes of characters are those of Python's own ``unicodedata``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import bidirectional

from b12docs.records import record

LTR, RTL = 0, 1  # the levels of a text as a whole
LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"  # the beginnings of isolates, and their end
LRM, RLM = "\u200e", "\u200f"
UNSEEN = frozenset({LRI, RLI, FSI, PDI, LRM, RLM, "\u061c"})  # marks of direction, which are no letters of a text

_BEGINS = ("LRI", "RLI", "FSI")
_ISOLATING = (*_BEGINS, "PDI")
_STRONG = ("L", "R", "AL")
_NEUTRAL = ("B", "S", "WS", "ON", *_ISOLATING)
_REMOVED = ("BN", "LRE", "RLE", "LRO", "RLO", "PDF")  # by rule X9
_BRACKETS = "()[]{}⁅⁆⁽⁾₍₎⟨⟩⟦⟧⟪⟫「」『』【】〈〉《》〔〕（）［］｛｝"
_MOST_OPEN = 63  # brackets at once, of which rule BD16 takes notice
_CLOSED_BY = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True))


def levels(text: str, base: int) -> list[int]:
    """The level of each character of a text whose own is ``base``, as of one that stands on one line."""
    found: list[int] = []
    for paragraph in text.splitlines(keepends=True):
        kinds = [bidirectional(char) or "L" for char in paragraph]
        found += at_ends(paragraph, _resolved(paragraph, kinds, base), base)
    return found


def at_ends(line: str, levels: Sequence[int], base: int) -> list[int]:
    """The levels of a line: spaces at its end, and before a tab, stand at the level of the whole (rule L1)."""
    found, ends = list(levels), True
    for index in range(len(line) - 1, -1, -1):
        kind = bidirectional(line[index])
        ends = kind in ("B", "S") or (ends and kind in ("WS", *_ISOLATING, *_REMOVED))
        found[index] = base if ends else found[index]
    return found


def visual_order(levels: Sequence[int]) -> list[int]:
    """The characters of a line, by their places in the text, in the order in which they stand from the left (rule L2).

    Whatever has a level, such as a word, can be put in order so.
    """
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        turned: list[int] = []
        for start, end, inside in _alike([levels[index] >= level for index in order]):
            turned += reversed(order[start:end]) if inside else order[start:end]
        order = turned
    return order


def first_strong(text: str) -> int:
    """The direction of a text by its first letter outside isolates: LTR or RTL (rules P2 and P3)."""
    depth = 0
    for char in text:
        kind = bidirectional(char)
        if kind == "PDI" and not depth:
            break
        depth += (kind in _BEGINS) - (kind == "PDI")
        if not depth and kind in _STRONG:
            return LTR if kind == "L" else RTL
    return LTR


def _resolved(text: str, kinds: list[str], base: int) -> list[int]:
    """The levels of a paragraph, by all rules but those of lines."""
    found, ends = _explicit(text, kinds, base)
    seen = [index for index, kind in enumerate(kinds) if kind not in _REMOVED]
    sides = _Sides([found[index] for index in seen], {index: at for at, index in enumerate(seen)}, base)
    for sequence in _sequences(seen, found, ends):
        open_end = kinds[sequence[-1]] in _BEGINS and sequence[-1] not in ends
        _Sequence(text, kinds, sequence, *sides.of(sequence, open_end=open_end)).resolve(found)
    for index, kind in enumerate(kinds):  # what is not seen goes with what stands before it
        if kind in _REMOVED:
            found[index] = found[index - 1] if index else base
    return found


def _explicit(text: str, kinds: list[str], base: int) -> tuple[list[int], dict[int, int]]:
    """The levels inside isolates, and where the isolate that begins at a place ends (rules X1 to X8)."""
    found: list[int] = []
    stack, begun, ends = [base], list[int](), dict[int, int]()
    for index, kind in enumerate(kinds):
        if kind == "PDI" and begun:
            ends[begun.pop()] = index
            stack.pop()
        found.append(stack[-1])
        if kind in _BEGINS:
            rtl = first_strong(text[index + 1 :]) == RTL if kind == "FSI" else kind == "RLI"
            begun.append(index)
            stack.append(_next_level(stack[-1], rtl=rtl))
    return found, ends


def _next_level(level: int, *, rtl: bool) -> int:
    """The next level of a direction."""
    return level + 1 if level % 2 != rtl else level + 2


def _sequences(seen: Sequence[int], levels: Sequence[int], ends: dict[int, int]) -> Iterator[list[int]]:
    """The runs of one level, those that an isolate parts being one (rule X10): by the places of their characters."""
    runs = {run[0]: run for run in (list(alike) for _, alike in groupby(seen, key=levels.__getitem__))}
    behind = set(ends.values())  # where an isolate holds nothing, what is behind it is in one run with what is before
    for run in runs.values():
        if run[0] in behind:
            continue
        sequence = list(run)
        while ends.get(sequence[-1]) in runs:
            sequence += runs[ends[sequence[-1]]]
        yield sequence


@record
class _Sides:
    """The levels of what is seen of a paragraph, the place there of each character, and the paragraph's own level."""

    levels: list[int]
    places: dict[int, int]
    base: int

    def of(self, sequence: Sequence[int], *, open_end: bool) -> tuple[int, str, str]:
        """The level of a sequence, and the directions of what stands before it and behind it.

        An ``open_end`` is that of one whose last isolate does not end.
        """
        first, last = self.places[sequence[0]], self.places[sequence[-1]]
        own, before = self.levels[first], self.levels[first - 1] if first else self.base
        behind = self.base if open_end or last + 1 == len(self.levels) else self.levels[last + 1]
        return own, _side(max(own, before)), _side(max(own, behind))


def _side(level: int) -> str:
    return "R" if level % 2 else "L"


class _Sequence:
    """Characters of one level that follow each other, whose kinds become directions step by step."""

    def __init__(
        self, text: str, kinds: Sequence[str], places: Sequence[int], level: int, before: str, behind: str
    ) -> None:
        self.places, self.level, self.own = places, level, _side(level)
        self.before, self.behind = before, behind
        self.text = [text[place] for place in places]
        self.first = [kinds[place] for place in places]  # as they were
        self.kinds = list(self.first)

    def resolve(self, levels: list[int]) -> None:
        """Set the levels of the characters."""
        self._marks()
        self._numbers()
        self._separators()
        self._signs()
        self._latin_numbers()
        self._brackets()
        self._neutrals()
        for place, kind in zip(self.places, self.kinds, strict=True):
            levels[place] = self.level + _raised(kind, self.level)

    def _marks(self) -> None:
        """A mark on a letter is of the letter's kind (rule W1)."""
        before = self.before
        for index, kind in enumerate(self.kinds):
            if kind == "NSM":
                self.kinds[index] = before
            before = "ON" if kind in _ISOLATING else self.kinds[index]

    def _numbers(self) -> None:
        """Numbers behind Arabic letters are Arabic ones (rules W2 and W3)."""
        strong = self.before
        for index, kind in enumerate(self.kinds):
            strong = kind if kind in _STRONG else strong
            if kind == "EN" and strong == "AL":
                self.kinds[index] = "AN"
        self.kinds = ["R" if kind == "AL" else kind for kind in self.kinds]

    def _separators(self) -> None:
        """One sign between two numbers of a kind is a part of them (rule W4)."""
        for index in range(1, len(self.kinds) - 1):
            left, kind, right = self.kinds[index - 1 : index + 2]
            if left == right and ((kind in ("ES", "CS") and left == "EN") or (kind == "CS" and left == "AN")):
                self.kinds[index] = left

    def _signs(self) -> None:
        """Signs such as % and £ are a part of the number that they stand at; others are neutral (rules W5 and W6)."""
        for start, end in _stretches(self.kinds, ("ET",)):
            if "EN" in (*self.kinds[max(0, start - 1) : start], *self.kinds[end : end + 1]):
                self.kinds[start:end] = ["EN"] * (end - start)
        self.kinds = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in self.kinds]

    def _latin_numbers(self) -> None:
        """Numbers behind Latin letters go with these (rule W7)."""
        strong = self.before
        for index, kind in enumerate(self.kinds):
            strong = kind if kind in ("L", "R") else strong
            if kind == "EN" and strong == "L":
                self.kinds[index] = "L"

    def _brackets(self) -> None:
        """Both brackets of a pair have one direction: that of the text, if it is inside, else what is (rule N0)."""
        for start, end in sorted(self._pairs()):
            inside = {_direction(kind) for kind in self.kinds[start + 1 : end]} - {""}
            if self.own in inside:
                self._set_bracket(start, end, self.own)
            elif inside:
                before = next(filter(None, map(_direction, self.kinds[:start][::-1])), self.before)
                self._set_bracket(start, end, before)

    def _pairs(self) -> Iterator[tuple[int, int]]:
        opened: list[tuple[str, int]] = []  # what would close it, and where it stands
        for index, char in enumerate(self.text):
            if self.kinds[index] != "ON":
                continue
            if char in _CLOSED_BY:
                if len(opened) == _MOST_OPEN:
                    return
                opened.append((_CLOSED_BY[char], index))
            elif (at := _last(opened, char)) is not None:
                yield opened[at][1], index
                del opened[at:]

    def _set_bracket(self, start: int, end: int, direction: str) -> None:
        for bracket in (start, end):
            self.kinds[bracket] = direction
            following = bracket + 1
            while following < len(self.kinds) and self.first[following] == "NSM":
                self.kinds[following] = direction
                following += 1

    def _neutrals(self) -> None:
        """Neutral characters between two of one direction have it, others that of the text (rules N1 and N2)."""
        for start, end in _stretches(self.kinds, _NEUTRAL):
            left = _direction(self.kinds[start - 1]) if start else self.before
            right = _direction(self.kinds[end]) if end < len(self.kinds) else self.behind
            self.kinds[start:end] = [left if left == right else self.own] * (end - start)


def _stretches(kinds: Sequence[str], wanted: Sequence[str]) -> list[tuple[int, int]]:
    """From where to where characters of these kinds follow each other."""
    return [(start, end) for start, end, inside in _alike([kind in wanted for kind in kinds]) if inside]


def _alike(truths: Sequence[bool]) -> Iterator[tuple[int, int, bool]]:
    """From where to where truths are the same, and which."""
    start = 0
    for truth, alike in groupby(truths):
        end = start + len(list(alike))
        yield start, end, truth
        start = end


def _last(opened: Sequence[tuple[str, int]], char: str) -> int | None:
    """Which of the open brackets a character closes."""
    return next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == char), None)


def _direction(kind: str) -> str:
    """The direction of a kind as neutral characters see it; empty where it has none."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _raised(kind: str, level: int) -> int:
    """By how much a character stands above the level of its text (rules I1 and I2)."""
    if level % 2:
        return int(kind != "R")
    return {"R": 1, "L": 0}.get(kind, 2)
