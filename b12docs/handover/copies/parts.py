"""A list in parts, which workers take up: packed as they are sent, and kept so as long as that takes little memory."""

from __future__ import annotations

import pickle
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from b12docs.handover.copies.persons import Person

AT_ONCE = 250  # people that a worker takes up together
MOST_KEPT = 4_000_000  # bytes: some 80,000 people with their words


class Part(NamedTuple):
    """A part of a list: so many people, packed."""

    people: int
    data: bytes


def packed(people: Sequence[Person]) -> Part:
    """The people as they are sent and kept."""
    data = pickle.dumps([tuple(one) for one in people])
    return Part(len(people), zlib.compress(data, 1))


def people_of(part: Part) -> list[Person]:
    """The people of a part."""
    data = zlib.decompress(part.data)
    return [Person._make(one) for one in pickle.loads(data)]  # noqa: S301 - it comes from ``packed``


def parts_of(people: Iterable[Person]) -> Iterator[Part]:
    """The people in parts."""
    rest = iter(people)
    while some := list(islice(rest, AT_ONCE)):
        yield packed(some)


class Kept:
    """The first parts of a list: those that there is room for. The others are made anew when they are wanted again."""

    def __init__(self, most: int | None = None) -> None:
        self.parts: list[Part] = []
        self.people = 0
        self._left = MOST_KEPT if most is None else most  # bytes

    @property
    def is_all(self) -> bool:
        """Whether no part was left out."""
        return self._left >= 0

    def take(self, part: Part) -> None:
        """Keep the next part, if there is room for it."""
        self._left -= len(part.data)
        if self.is_all:
            self.parts.append(part)
            self.people += part.people

    def and_rest(self, people: Iterable[Person]) -> Iterator[Part]:
        """All parts: ``people`` are all of the list, and are gone through where some were left out."""
        yield from self.parts
        if not self.is_all:
            yield from parts_of(islice(people, self.people, None))
