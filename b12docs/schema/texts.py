"""Texts: one string for everybody, or one for each level, or for each kind of reader and level."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from b12docs.schema.base import ONE_LINE, InsideError, Read, Root, Written
from b12docs.source.prose import Words, is_seen

_EXPECTED = "a text is expected here, or one for each level, or one for each kind of reader and level"
_WORDS = {"type": "string", "pattern": r"\S"}


def _levels(entry: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "minProperties": 1, "additionalProperties": entry}


_WRITTEN = Written({"anyOf": [_WORDS, _levels({"anyOf": [_WORDS, _levels(_WORDS)]})]})


def _tree(value: object, depth: int, lines: bool, path: tuple[str, ...] = ()) -> object:
    if isinstance(value, Words) and is_seen(value):
        words = value.bare()
        if not lines and "\n" in words:
            raise InsideError(ONE_LINE, value, path, in_one=True)
        return words
    if isinstance(value, dict) and value and depth:
        return {key: _tree(entry, depth - 1, lines, (*path, key)) for key, entry in value.items()}
    raise InsideError(_EXPECTED if not isinstance(value, Words) else "the text is empty", value, path, in_one=not lines)


def _one_line(value: object) -> object:
    return _tree(value, 2, lines=False)


def _lines(value: object) -> object:
    return _tree(value, 2, lines=True)


class Text(Root):
    """One string for everybody, or one for each level, or for each kind of reader one or one for each level.

    A reader that extends another reads the other's words, level by level, except where it has its own.
    """

    root: Annotated[Any, Read(_one_line), _WRITTEN]

    def words(self, readers: tuple[str, ...], level: str) -> Words:
        """The words for a reader, who is named before those that it extends; raises KeyError where there are none."""
        return chosen(self.root, readers, level)


class LongText(Text):
    """A text that may have several lines; an empty line begins a new paragraph."""

    root: Annotated[Any, Read(_lines), _WRITTEN]


def chosen(root: Any, readers: tuple[str, ...], level: str) -> Words:
    """What a text says to a reader at a level; raises KeyError where it says nothing."""
    if isinstance(root, Words):
        return root
    for reader in readers:
        own = root.get(reader)
        if isinstance(own, Words):
            return own
        if own is not None and level in own:
            words: Words = own[level]
            return words
    found: Words = root[level]
    if not isinstance(found, Words):
        raise KeyError(level)
    return found


def strings(root: Any) -> Iterator[Words]:
    """Every string of a text, or of fields that hold strings, one or several."""
    if isinstance(root, Words):
        yield root
    else:
        for entry in root.values() if isinstance(root, dict) else root:
            yield from strings(entry)
