"""Objects of a PDF, read without trust: what is not of the kind that it should be counts as absent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

MOST_OBJECTS = 200_000  # that are walked through in a file

_FAULTS = (pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, NotImplementedError)


def entry(one: Any, key: str) -> Any:
    """What stands under the key of a dictionary or stream; None where it is neither, or has none."""
    try:
        return one.get(key) if isinstance(one, pikepdf.Dictionary | pikepdf.Stream) else None
    except _FAULTS:
        return None


def deep(one: Any, *keys: str) -> Any:
    """What stands under a row of keys, one inside the other."""
    for key in keys:
        one = entry(one, key)
    return one


def words(one: Any) -> str | None:
    """A string as text; None where it is none."""
    try:
        return str(one) if isinstance(one, pikepdf.String | str) else None
    except _FAULTS:
        return None


def name(one: Any) -> str:
    """A name without its slash; empty where it is none."""
    return str(one)[1:] if isinstance(one, pikepdf.Name) else ""


def listed(one: Any) -> list[Any]:
    """The entries of an array; what stands alone as a list of one, and nothing as none."""
    if isinstance(one, pikepdf.Array):
        return [one[index] for index in range(min(len(one), MOST_OBJECTS))]
    return [] if one is None else [one]


def whole(one: Any) -> int | None:
    """A whole number; None where it is none."""
    return one if isinstance(one, int) and not isinstance(one, bool) else None


def identity(one: Any) -> tuple[int, int] | None:
    """The number under which the file keeps an object; None where it stands inside another."""
    return one.objgen if isinstance(one, pikepdf.Object) and one.is_indirect else None


def data(stream: Any, most: int) -> bytes:
    """The unpacked bytes of a stream; nothing where it cannot be read, or packs more than ``most`` bytes."""
    try:
        return stream.read_bytes() if len(stream.read_raw_bytes()) <= most else b""
    except _FAULTS:
        return b""


def dictionaries(file: pikepdf.Pdf) -> Iterator[Any]:
    """Every dictionary and stream of a file, those that stand inside others included, each once."""
    left = MOST_OBJECTS
    for top in file.objects:
        waiting: list[Any] = [top]
        while waiting and left:
            one, left = waiting.pop(), left - 1
            if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
                yield one
            waiting += [kid for kid in _inside(one) if not identity(kid)]


def _inside(one: Any) -> list[Any]:
    if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
        return [value for key in one.keys() if isinstance(value := entry(one, key), pikepdf.Object)]  # noqa: SIM118
    return [kid for kid in listed(one) if isinstance(kid, pikepdf.Object)] if isinstance(one, pikepdf.Array) else []
