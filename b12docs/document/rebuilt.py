"""A part of the tree made anew around what has changed in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from b12docs.records import replace

T = TypeVar("T")


def rebuilt(value: T, change: Callable[[Any], Any]) -> T:
    """A node or a tuple with each of its parts changed; where none has, it is the same object as before."""
    if isinstance(value, tuple):
        parts = tuple(map(change, value))
        return value if all(new is old for new, old in zip(parts, value, strict=True)) else parts  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    node: Any = value
    held = {one.name: getattr(node, one.name) for one in fields(node) if one.init}
    changed = {name: new for name, old in held.items() if (new := change(old)) is not old}
    return replace(node, **changed) if changed else value
