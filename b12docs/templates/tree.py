"""The tree of a template: nodes as Jinja's parser made them, in plain values that can be kept in a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any


class Node:
    """A node: its kind and its parts by Jinja's names, and its line; a part is a node, a list, a text or a number."""

    kind: str
    lineno: int

    def __init__(self, parts: dict[str, Any]) -> None:
        vars(self).update(parts)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...


def read_tree(text: str) -> Node:
    """The tree of its JSON; raises RecursionError where it is nested too deeply."""
    found = json.loads(text, object_hook=Node)
    assert isinstance(found, Node)
    return found
