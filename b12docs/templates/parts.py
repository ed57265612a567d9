"""What the view is made of: the base of its classes, the words that are data, and mappings by id."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar, dataclass_transform

from b12docs.records import record
from b12docs.source.prose import Words

T = TypeVar("T")


class Datum(Words):
    """Words that are data, like an address or a file's name: on the page as in an attribute they stay as they are."""

    __slots__ = ()


class ById(Mapping[str, T], Generic[T]):
    """A mapping by id that nobody can change."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Mapping[str, T]) -> None:
        self._entries = dict(entries)

    def __getitem__(self, name: str) -> T:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


class Part:
    """The base of everything that a layout sees and that has fields."""

    __slots__ = ()


P = TypeVar("P", bound=Part)
FIELDS: dict[type[Part], dict[str, str]] = {}  # of each class, the names of its fields and what each is declared as


@dataclass_transform(frozen_default=True, eq_default=False)
def part(declared: type[P]) -> type[P]:
    """The class as a frozen one that is equal to itself alone, entered into FIELDS."""
    made: type[P] = record(slots=True, eq=False)(declared)
    FIELDS[made] = {one.name: str(one.type) for one in dataclasses.fields(made)}  # type: ignore[arg-type]
    return made
