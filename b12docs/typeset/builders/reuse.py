"""Boxes that are taken over from one setting to the next: most blocks do not depend on what gives way between two.

What a block depends on is not listed anywhere, but seen: while its boxes are built, the setting takes down what it is
asked for. Boxes that are taken over know their heights already, which is most of what a page costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from b12docs.document.nodes import Block
from b12docs.records import record
from b12docs.typeset.boxes import Box
from b12docs.typeset.room import Tightness
from b12docs.typeset.structure import Element

_PARTS = tuple(one.name for one in fields(Tightness))
_ALWAYS = ("air", "leading", "over")  # on which styles and spaces depend, whichever block they are of


class Watched(Tightness):
    """A setting that takes down what it is asked for."""

    def __init__(self, step: Tightness) -> None:
        vars(self).update(vars(step), asked=set())

    def __getattribute__(self, name: str) -> object:
        known: dict[str, Any] = object.__getattribute__(self, "__dict__")
        if name in known:
            known["asked"].add(name)
        return object.__getattribute__(self, name)

    def but(self, **changes: object) -> Watched:
        """Another setting, with other values in some of its parts."""
        return Watched(Tightness(**{name: vars(self)[name] for name in _PARTS} | changes))

    def while_made(self, make: Callable[[], Box]) -> tuple[Box, dict[str, object]]:
        """What is made, and what of the setting that depends on."""
        known = vars(self)
        asked = known["asked"] = set[str]()
        box = make()
        return box, {name: known[name] for name in (*_ALWAYS, *asked)}


@record
class Built:
    """The box of a block of a page, its structure elements in their order, and the part of a setting that it is of."""

    box: Box
    elements: tuple[Element, ...]
    of: dict[str, object]

    def is_of(self, step: Tightness) -> bool:
        """Whether it comes out the same in a setting."""
        known = vars(step)  # whatever is looked at here, nothing is built of it
        return all(known[name] == value for name, value in self.of.items())


class Store:
    """All that was built of the blocks of one document, in whichever setting, below one ``root``."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self._built: dict[int, list[Built]] = {}  # by the block, which lives as long as its document

    def of(self, block: Block, step: Tightness) -> Iterator[Built]:
        """What was built of a block and comes out the same in a setting."""
        return (one for one in self._built.get(id(block), ()) if one.is_of(step))

    def add(self, block: Block, step: Watched, make: Callable[[], Box]) -> Built:
        """What is built of a block, with what of the setting it depends on."""
        start = len(self.root.tree)
        box, of = step.while_made(make)
        built = Built(box, tuple(self.root.tree[start:]), of)
        self._built.setdefault(id(block), []).append(built)
        return built
