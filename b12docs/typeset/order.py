"""The order in which a page is drawn: its words follow each other as they are read.

Boxes are drawn where they stand, and what is read first may be drawn last: a caption below words that follow it, labels
around a figure. A reader of tags does not mind. But many programs know no tags (Chromium, as most people have it): they
tell words as they are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from operator import is_

from b12docs.records import replace
from b12docs.typeset.frames import Frame, Item, Marked, SetDocument, Text
from b12docs.typeset.structure import Kid, Mark, Node, Structure

_Placed = tuple[Item, Mark | None]  # an item, and its mark where it is content of an element
_Ranks = Mapping[Mark, int]


def in_order(document: SetDocument) -> SetDocument:
    """The document, the words of each page drawn as they are read, behind all grounds and pictures of the page."""
    nodes = document.structure.nodes
    ranks = {mark: rank for rank, mark in enumerate(_marks(nodes, 0))}
    places: dict[Mark, Mark] = {}
    frames = [_drawn_in_order(page, frame, ranks, places) for page, frame in enumerate(document.frames)]
    told = tuple(_with_kids(node, tuple(_moved(kid, places) for kid in node.kids)) for node in nodes)
    return replace(document, frames=tuple(frames), structure=Structure(told))


def _marks(nodes: Sequence[Node], number: int) -> Iterator[Mark]:
    """The marks of an element and of all elements inside it, in the order of reading."""
    for kid in nodes[number].kids:
        if isinstance(kid, Mark):
            yield kid
        elif isinstance(kid, int):
            yield from _marks(nodes, kid)


def _drawn_in_order(page: int, frame: Frame, ranks: _Ranks, places: dict[Mark, Mark]) -> Frame:
    """The page in order; ``places`` takes down which mark each of its marks becomes."""
    marked = _with_marks(page, frame.items)
    words = [one for one in marked if _is_words(one[0])]
    ordered = [one for one in marked if not _is_words(one[0])] + _read(words, ranks)
    for place, mark in enumerate(mark for _, mark in ordered if mark):
        places[mark] = mark if mark.index == place else Mark(page, place)
    return replace(frame, items=tuple(item for item, _ in ordered))


def _with_marks(page: int, items: Sequence[Item]) -> list[_Placed]:
    """Each item with its mark, where it is content of an element."""
    found: list[_Placed] = []
    count = 0
    for item in items:
        content = isinstance(item, Marked) and isinstance(item.of, int)
        found.append((item, Mark(page, count) if content else None))
        count += content
    return found


def _is_words(item: Item) -> bool:
    return isinstance(item, Marked) and all(isinstance(one, Text) for one in item.drawn)


def _read(words: list[_Placed], ranks: _Ranks) -> list[_Placed]:
    """Words in the order of reading; those of artifacts stay before the words that they were drawn before."""
    keyed: list[tuple[float, _Placed]] = []
    rank = inf
    for item, mark in reversed(words):
        rank = ranks[mark] if mark else rank
        keyed.append((rank, (item, mark)))
    keyed.reverse()
    return [one for _, one in sorted(keyed, key=lambda one: one[0])]


def _with_kids(node: Node, kids: tuple[Kid, ...]) -> Node:
    return node if all(map(is_, kids, node.kids)) else replace(node, kids=kids)


def _moved(kid: Kid, places: Mapping[Mark, Mark]) -> Kid:
    return places[kid] if isinstance(kid, Mark) else kid
