"""What the texts of a YAML tree are called: paths of keys and ids, such as ``sections/signs/list/items/legs/text/lay``.

No step is a place in a list where its entries have names, so that a text keeps its id when others come before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from b12docs.schema.blocks import BLOCKS
from b12docs.source.prose import Words

_NAMING = ("id", "ref", "row")  # the keys that tell entries of a list apart


def ids_of(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Words]]:
    """Every text below a value of a YAML tree, with its id, in the order of the file."""
    if isinstance(value, Words):
        yield "/".join(path), value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from ids_of(one, (*path, _step(key)))
    elif isinstance(value, list):
        taken = set[str]()
        for number, one in enumerate(value, 1):
            name = _name(one, number)
            yield from ids_of(one, (*path, f"{name}-{number}" if name in taken else name))
            taken.add(name)


def _name(entry: Any, number: int) -> str:
    """What an entry of a list is called: by its id, as a block by its kind, else by its number."""
    if isinstance(entry, dict):
        for key in _NAMING:
            if isinstance(entry.get(key), str):
                return _step(entry[key])
        return next((kind for kind in BLOCKS if kind in entry), str(number))
    return str(number)


def _step(name: str) -> str:
    """A step of a path: it holds neither spaces nor slashes, which part ids and steps."""
    return "-".join(str(name).replace("/", "-").split()) or "-"
