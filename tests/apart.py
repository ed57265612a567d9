"""Words that lie on each other: of different texts of a page, more than a point of them across and along."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from b12docs.paper import Box
from b12docs.records import replace
from b12docs.typeset.covered import covered
from b12docs.typeset.frames import Frame, Marked, SetDocument, Text

SLACK = 1.0  # points; leading is seldom less than the height of letters


def lying_on_each_other(document: SetDocument) -> list[tuple[str, str]]:
    """The texts of a document's pages of which a word lies on one of another."""
    return [pair for frame in document.frames for pair in _met(frame)]


def _met(frame: Frame) -> Iterator[tuple[str, str]]:
    placed = [(_said(text), words, _around(words)) for text, words in _texts(frame) if words]
    for (one, words, ground), (other, others, around) in combinations(placed, 2):
        if _meet(ground, around) and any(_meet(word, by) for word in words for by in others):
            yield one, other


def _texts(frame: Frame) -> Iterator[tuple[Text, tuple[Box, ...]]]:
    for item in frame.items:
        for text in item.drawn if isinstance(item, Marked) else ():
            if isinstance(text, Text):
                yield text, covered(replace(frame, items=(Marked("", (text,)),)))


def _said(text: Text) -> str:
    return "".join(span.text for span in text.spans)


def _around(words: tuple[Box, ...]) -> Box:
    left, bottom, right, top = zip(*words, strict=True)
    return Box(min(left), min(bottom), max(right), max(top))


def _meet(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    along = min(one.top, other.top) - max(one.bottom, other.bottom)
    return across > SLACK and along > SLACK
