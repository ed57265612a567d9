"""The order in which a page is drawn: its words follow each other as they are read.

Boxes are drawn where they stand, and what is read first may be drawn last: a caption below words that follow it, labels
around a figure. A reader of tags does not mind. But many programs know no tags (Chromium, as most people have it): they
tell words as they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from operator import itemgetter

from b12docs.records import replace
from b12docs.typeset.frames import Frame, Item, Marked, Text
from b12docs.typeset.structure import Element, Kid, Mark

_Placed = tuple[Item, int | None]  # an item, and the index of its mark where it is content of an element
_Ranks = Mapping[int, int]  # of one page: the index of a mark -> when it is read


def in_order(frames: Sequence[Frame], root: Element) -> tuple[Frame, ...]:
    """The pages, their words drawn as they are read, behind all grounds and pictures; the root's marks follow them."""
    ranks: list[dict[int, int]] = [{} for _ in frames]
    for rank, mark in enumerate(_marks(root)):
        ranks[mark.page][mark.index] = rank
    ordered = [_in_order(frame.items, own) for frame, own in zip(frames, ranks, strict=True)]
    places = [{old: new for new, old in enumerate(mark for _, mark in page if mark is not None)} for page in ordered]
    for element in root.tree:
        element.kids = [_moved(kid, places) if isinstance(kid, Mark) else kid for kid in element.kids]
    return tuple(
        replace(frame, items=tuple([item for item, _ in page])) for frame, page in zip(frames, ordered, strict=True)
    )


def _marks(element: Element) -> Iterator[Mark]:
    """The marks of an element and of all elements inside it, in the order of reading."""
    waiting: list[Kid] = [element.number]
    while waiting:
        kid = waiting.pop()
        if isinstance(kid, int):
            waiting += reversed(element.tree[kid].kids)
        elif isinstance(kid, Mark):
            yield kid


def _moved(mark: Mark, places: Sequence[Mapping[int, int]]) -> Mark:
    place = places[mark.page][mark.index]
    return mark if place == mark.index else Mark(mark.page, place)


def _in_order(items: Sequence[Item], ranks: _Ranks) -> list[_Placed]:
    """The items of a page in order."""
    words: list[_Placed] = []
    others: list[_Placed] = []
    count = 0
    for item in items:
        content = isinstance(item, Marked) and isinstance(item.of, int)
        (words if _is_words(item) else others).append((item, count if content else None))
        count += content
    return others + _read(words, ranks)


def _is_words(item: Item) -> bool:
    return isinstance(item, Marked) and all(isinstance(one, Text) for one in item.drawn)


def _read(words: list[_Placed], ranks: _Ranks) -> list[_Placed]:
    """Words in the order of reading; those of artifacts stay before the words that they were drawn before."""
    keyed: list[tuple[float, _Placed]] = []
    rank = inf
    for item, mark in reversed(words):
        rank = rank if mark is None else ranks[mark]
        keyed.append((rank, (item, mark)))
    keyed.reverse()
    return [one for _, one in sorted(keyed, key=itemgetter(0))]
