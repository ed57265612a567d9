"""One YAML tree laid over another: what stands in the upper one goes before what stands in the lower, key by key."""

from __future__ import annotations

from typing import Any

from b12docs.source.tree import Mapping, Sequence, YamlTree


def merged(lower: YamlTree, upper: YamlTree, added: tuple[str, ...] = ()) -> YamlTree:
    """The tree of both, in which each value keeps its file and its place; neither is changed.

    Mappings are merged key by key, anything else is replaced; but the lists under the keys that are ``added``, at the
    top, are put behind each other.
    """
    value = _merged(lower.value, upper.value)
    if isinstance(value, Mapping):
        for key in added:
            below, above = (_at(tree.value, key) for tree in (lower, upper))
            if isinstance(below, Sequence) and isinstance(above, Sequence):
                value[key] = _joined(below, above)
    return YamlTree(upper.file, value, upper.at, [*lower.slips, *upper.slips])


def _at(value: Any, key: str) -> Any:
    return value.get(key) if isinstance(value, dict) else None


def _merged(lower: Any, upper: Any) -> Any:
    if not (isinstance(lower, Mapping) and isinstance(upper, Mapping)):
        return upper
    made = lower.laid_under(upper)
    for key in lower.keys() & upper.keys():
        made[key] = _merged(lower[key], upper[key])
    return made


def _joined(lower: Sequence, upper: Sequence) -> Sequence:
    made = Sequence(in_dashes=upper.in_dashes)
    made += [*lower, *upper]
    made.places = [*lower.places, *upper.places]
    return made
