"""Rule: every text stands for exactly the readers and levels that it is meant for.

The rule reads the YAML tree and not the model, so that it can speak beside faults of type.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, get_args

from b12docs.diagnostics import Diagnostic, did_you_mean
from b12docs.schema import content
from b12docs.schema.base import Model
from b12docs.source.yaml_tree import Path_, YamlTree

Reader = tuple[str, str]  # kind of reader, level

_NO_TEXTS = ("audiences", "limits")


def readers_of(tree: YamlTree) -> frozenset[Reader]:
    """Every (kind of reader, level) that the audiences of the file name."""
    audiences = tree.value.get("audiences") if isinstance(tree.value, dict) else None
    found: set[Reader] = set()
    for audience in audiences.values() if isinstance(audiences, dict) else ():
        if isinstance(audience, dict) and isinstance(audience.get("levels"), list):
            found |= {(str(audience.get("reads")), str(level)) for level in audience["levels"]}
    return frozenset(found)


def complete_texts(tree: YamlTree) -> Iterator[Diagnostic]:
    """A diagnostic for each level that a text lacks, has too many, or misspells, and for each unknown ``for``."""
    readers = readers_of(tree)
    if readers:
        for key, value in tree.value.items():
            if key not in _NO_TEXTS:
                yield from _walk(tree, (key,), value, readers, readers)


def _walk(
    tree: YamlTree, path: Path_, value: Any, scope: frozenset[Reader], readers: frozenset[Reader]
) -> Iterator[Diagnostic]:
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _walk(tree, (*path, index), entry, scope, readers)
    elif isinstance(value, dict) and ({kind for kind, _ in readers} & set(value) or _is_text(path)):
        yield from _text(tree, path, value, scope, readers)
    elif isinstance(value, dict):
        if "for" in value:
            unknown = list(_unknown_scopes(tree, (*path, "for"), value["for"], readers))
            yield from unknown
            if unknown:
                return  # what is meant cannot be known, so nothing more is said of this part
            scope = scope & in_scope(value["for"], readers)
        for key, entry in value.items():
            if key != "for":
                yield from _walk(tree, (*path, key), entry, scope, readers)


def _fields(*models: type[Model]) -> frozenset[str]:
    """The keys of the models' fields that hold a text or a label."""
    fields = (item for model in models for item in model.model_fields.items())
    kinds = {content.Text, content.Label}
    return frozenset(name for name, field in fields if kinds & {field.annotation, *get_args(field.annotation)})


_AT_TOP = _fields(content.Content)
_INSIDE = _fields(*(
    model for model in vars(content).values()
    if isinstance(model, type) and issubclass(model, Model) and model not in (content.Content, content.Labels)
))  # fmt: skip


def _is_text(path: Path_) -> bool:
    """Whether the model has a text here, so that a mapping without any known reader is a misspelled one."""
    if len(path) == 1:
        return path[0] in _AT_TOP
    return len(path) == 2 if path[0] == "labels" else path[-1] in _INSIDE


def in_scope(names: Any, readers: frozenset[Reader]) -> frozenset[Reader]:
    """The readers that a ``for`` field names: ``lay`` means all its levels, ``lay/easy`` one."""
    wanted = {str(name) for name in (names if isinstance(names, list | tuple) else [names])}
    return frozenset(one for one in readers if one[0] in wanted or "/".join(one) in wanted)


def _unknown_scopes(tree: YamlTree, path: Path_, names: Any, readers: frozenset[Reader]) -> Iterator[Diagnostic]:
    known = {kind for kind, _ in readers} | {"/".join(reader) for reader in readers}
    for index, name in enumerate(names if isinstance(names, list) else [names]):
        if isinstance(name, str) and name not in known and name.split("/")[0] not in _not_served(tree, known):
            at = tree.locate((*path, index))
            yield Diagnostic("unknown-reader", at, f"'{name}' is no kind of reader", did_you_mean(str(name), known))


def _text(
    tree: YamlTree, path: Path_, value: dict[str, Any], scope: frozenset[Reader], readers: frozenset[Reader]
) -> Iterator[Diagnostic]:
    allowed = {kind for kind, _ in readers}
    for kind, levels in value.items():
        if kind in _not_served(tree, allowed):
            continue
        if kind not in allowed:
            at = tree.locate((*path, kind), key=True)
            yield Diagnostic("unknown-reader", at, f"'{kind}' is no kind of reader", did_you_mean(kind, allowed))
        else:
            yield from _levels(tree, (*path, kind), levels, {level for reader, level in scope if reader == kind})
    for kind in sorted({kind for kind, _ in scope} - set(value)):
        hint = f"add '{kind}:' with its levels, or say in a 'for:' field whom this part is meant for"
        yield Diagnostic("missing-level", tree.locate(path, key=True), f"the text for '{kind}' is missing", hint)


def _not_served(tree: YamlTree, served: Collection[str]) -> set[str]:
    """Kinds of reader that the file has limits for but no audience: their texts may stay, unread."""
    limits = tree.value.get("limits")
    return {kind for kind in limits if kind not in served} if isinstance(limits, dict) else set()


def _levels(tree: YamlTree, path: Path_, levels: Any, wanted: set[str]) -> Iterator[Diagnostic]:
    if not isinstance(levels, dict):
        return
    for level in levels:
        if level not in wanted:
            at = tree.locate((*path, level), key=True)
            yield Diagnostic("unknown-level", at, f"level '{level}' is not wanted here", did_you_mean(level, wanted))
    for level in sorted(wanted - set(levels)):
        at = tree.locate(path, key=True)
        hint = "every level needs its own text: nothing is filled in from another level"
        yield Diagnostic("missing-level", at, f"level '{level}' is missing", hint)
