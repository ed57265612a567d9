"""A check on finished pages: every number among words from the right stands from left to right, with groups and unit.

It knows nothing of how pages are made: it looks where each letter stands, and holds that against what the words say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from unicodedata import bidirectional

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.typeset import scripts, shaping
from b12docs.typeset.frames import Cluster, Marked, SetDocument, Span, Text

_HINT = "no page may show a number turned round: please report it with this text"
_SPACES = str.maketrans("\u00a0\u202f", "  ")
_GROUPS = r"\d+(?:(?:[.,:/٫٬–−-]|\ [–−×-]\ |\ )\d+)*"
_NUMBER = re.compile(rf"{_GROUPS}(?:\ ?[%‰]|\ ?°[CF]|\ ?[A-Za-zµμ]+)?")


def refuse_turned(document: SetDocument) -> None:
    """Raise InputError where a number, its groups, or number and unit do not stand from left to right.

    On a page from the left only texts that hold words from the right are looked at.
    """
    from_right = scripts.from_right(document.about.language)
    faults = [
        Diagnostic("turned-number", Location(""), f"page {page} shows '{number}' in another order", _HINT)
        for page, frame in enumerate(document.frames, 1)
        for item in frame.items if isinstance(item, Marked)
        for one in item.drawn if isinstance(one, Text) and one.said
        for number in turned(one, from_right=from_right)
    ]  # fmt: skip
    if faults:
        raise InputError(faults)


def turned(text: Text, *, from_right: bool = True) -> list[str]:
    """The numbers that a text says and does not show from left to right."""
    lines = list(_lines(text.spans))
    lines = lines if from_right else ["".join(lines)]  # a number that goes on on the next line begins at its left end
    numbers = sorted(_NUMBER.findall(text.said.translate(_SPACES)), key=len, reverse=True)
    return [number for number in numbers if not _taken(number, lines)]


def _taken(number: str, lines: list[str]) -> bool:
    """Whether a number stands on one of the lines, or in parts on two of them; what is found is taken out of them."""
    for index, line in enumerate(lines):
        if number in line:
            lines[index] = line.replace(number, "\n", 1)
            return True
    return any(_goes_on(number, index, lines) for index in range(len(lines) - 1))


def _goes_on(number: str, index: int, lines: list[str]) -> bool:
    """Whether a number begins at the left end of this line, and goes on at the right end of the next."""
    for space in re.finditer(" ", number):
        first, rest = number[: space.start()], number[space.end() :]
        before, found, behind = lines[index].partition(first)
        if not found or _has_words(before) or index + 1 == len(lines):
            continue
        above, ends, after = lines[index + 1].partition(rest)
        if ends and not _has_words(after):
            lines[index : index + 2] = f"{before}\n{behind}", f"{above}\n{after}"
            return True
        if _goes_on(rest, index + 1, lines):
            lines[index] = f"{before}\n{behind}"
            return True
    return False


def _has_words(text: str) -> bool:
    """Whether there are words from the right in a part of a line."""
    return any(bidirectional(char) in ("R", "AL") for char in text)


def _lines(spans: tuple[Span, ...]) -> Iterator[str]:
    """What is seen of each line, from the left, the upper line first."""
    lines: dict[float, list[tuple[float, str]]] = defaultdict(list)
    pen = (0.0, 0.0)
    for span in spans:
        start = span.start or pen
        for left, text in _seen(span, start[0]):
            lines[round(start[1], 1)].append((left, text))
        pen = start[0] + sum(shaping.moved(one, span.font, span.size) for one in span.shown), start[1]
    for height in sorted(lines, reverse=True):
        yield "".join(text for _, text in sorted(lines[height], key=lambda one: one[0])).translate(_SPACES)


def _seen(span: Span, pen: float) -> Iterator[tuple[float, str]]:
    """Where each cluster of a span stands that shows something, and begins at a place."""
    for one in span.shown:
        if isinstance(one, Cluster) and one.glyphs:
            yield pen, one.text
        pen += shaping.moved(one, span.font, span.size)
