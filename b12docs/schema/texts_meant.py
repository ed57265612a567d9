"""How to write as a text what stands in the file as something else."""

from __future__ import annotations

from b12docs.source.tree import Sequence

_BRACKETS = "a text that begins with a bracket needs quotation marks"
_IN_ONE = "write it in one line behind the key, without dashes"
_IN_LINES = "write | behind the key, and below it each line without its dash"
_NO_KEYS = "write the words themselves behind the key, without keys of their own"


def as_text(value: object, *, in_one: bool) -> str:
    """What to do where a text belongs and a list or a mapping stands; empty for anything else.

    ``in_one`` says that the text must stand in one line.
    """
    if isinstance(value, Sequence) and value.in_dashes:
        return _IN_ONE if in_one else _IN_LINES
    if isinstance(value, list):
        return _BRACKETS
    return _NO_KEYS if isinstance(value, dict) else ""
