"""What differs from person to person: the tree of a document for everybody, and that of one person.

In the tree for everybody a sign stands for each value of a person, a character that no input may hold. It may stand in
paragraphs alone, and in no link, whose words stand in its annotation too: no bookmark, title, address or text for a
picture tells who somebody is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from b12docs.diagnostics import Location
from b12docs.document.leaves import SIGNS, Heading, Paragraph, Run, Runs, unbroken
from b12docs.document.nodes import Table
from b12docs.document.rebuilt import rebuilt
from b12docs.document.tree import Document, walk
from b12docs.language.typography import typeset
from b12docs.records import replace

_FIRST, _MOST = ord(SIGNS[0]), len(SIGNS)
_SIGN = re.compile(f"[{SIGNS[0]}-{SIGNS[-1]}]")
T = TypeVar("T")

Values = Sequence[str]  # of one person, by the number of their sign


def sign(number: int) -> str:
    """What stands for the value of this number, counted from 0."""
    if number >= _MOST:
        raise ValueError(f"more than {_MOST} values differ from person to person")
    return SIGNS[number]


def used(document: Document) -> frozenset[int]:
    """The numbers of the values that the document prints."""
    return frozenset(ord(one) - _FIRST for text, _ in _strings(document, None) for one in _SIGN.findall(text))


def misplaced(document: Document) -> list[Location | None]:
    """The places of signs that stand elsewhere than in the words of a paragraph, or in those of a link."""
    empty = for_person(document, ["x"] * _MOST)
    return list(dict.fromkeys(at for text, at in _strings(empty, None) if _SIGN.search(text)))


def stands_in_table(document: Document) -> bool:
    """Whether a value stands in a table, whose columns are as wide as their words ask for."""
    tables = (block for block in document.walk() if isinstance(block, Table))
    words = (block for table in tables for block in walk(table) if isinstance(block, Paragraph))
    return any(_SIGN.search(run.text) for block in words for run in block.runs)


def for_person(document: Document, values: Values) -> Document:
    """The document of one person."""
    return _filled(document, values)


def runs_for_person(runs: Runs, values: Values) -> Runs:
    """The runs of one person, made of those of another; they have no-break spaces where no line may end."""
    return unbroken(tuple(_run(run, run.personal, values) if run.personal else run for run in runs))


def _filled(value: T, values: Values) -> T:
    """A part of the tree with its signs filled in; what has none is the same object as before."""
    match value:
        case Heading():
            return value
        case Paragraph():
            return _paragraph(value, values)  # type: ignore[return-value]
        case _:
            return rebuilt(value, lambda one: _filled(one, values))


def _paragraph(block: Paragraph, values: Values) -> Paragraph:
    if not any(_SIGN.search(run.text) for run in block.runs):
        return block
    runs = tuple(_run(run, run.text, values) if _SIGN.search(run.text) and not run.href else run for run in block.runs)
    return replace(block, runs=unbroken(runs))


def _run(run: Run, text: str, values: Values) -> Run:
    said = _SIGN.sub(lambda found: typeset(values[ord(found[0]) - _FIRST]), text)
    return replace(run, text=said, personal=text)


def _strings(value: Any, at: Location | None) -> Iterator[tuple[str, Location | None]]:
    """Every string of a tree with the place of the node that holds it."""
    if isinstance(value, str):
        yield value, at
    elif isinstance(value, tuple):
        for one in value:
            yield from _strings(one, at)
    elif is_dataclass(value) and not isinstance(value, type):
        here = getattr(value, "at", None) or at
        for one in fields(value):
            if one.init and one.name not in ("at", "personal"):
                yield from _strings(getattr(value, one.name), here)
