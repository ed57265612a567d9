"""Rules: every text stands for exactly the readers and levels that it is meant for.

They read the YAML tree and not the model, so that they can speak beside faults of type.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple, get_args

from b12docs.diagnostics import did_you_mean
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.rules.walk import Mapping, Nodes, entries, mapping, walk
from b12docs.schema import content
from b12docs.schema.base import Model, Root, kinds
from b12docs.source.yaml_tree import Path_, YamlTree

Reader = tuple[str, str]  # kind of reader, level
Scope = frozenset[Reader]

_NO_TEXTS = ("audiences", "limits")
_SAID = "every reader gets the text of their own level, and nothing is filled in"


class Text(NamedTuple):
    """A text of the file, and the readers of the part that it stands in."""

    path: Path_
    value: dict[str, Any]
    scope: Scope


@record
class ContentNodes:
    """The subject of the rules of content.yaml: what its tree holds, its readers, and its texts."""

    nodes: Nodes

    @classmethod
    def of(cls, tree: YamlTree) -> ContentNodes:
        """The subject of a tree, which is walked once."""
        return cls(walk(tree))

    @property
    def tree(self) -> YamlTree:
        """The tree of the file."""
        return self.nodes.tree

    @cached_property
    def readers(self) -> Scope:
        """Every (kind of reader, level) that the audiences of the file name."""
        own = [mapping(one) for one in mapping(self.nodes.top, "audiences").values()]
        return frozenset((str(one.get("reads")), str(level)) for one in own for level in entries(one.get("levels")))

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of reader that the audiences name."""
        return frozenset(kind for kind, _ in self.readers)

    @cached_property
    def not_served(self) -> frozenset[str]:
        """Kinds of reader that the file has limits for but no audience: their texts may stay, unread."""
        return frozenset(mapping(self.nodes.top, "limits")) - self.kinds

    @cached_property
    def parts(self) -> tuple[list[Text], list[Mapping]]:
        """Every text whose readers are known (none under an unknown ``for``), and every part with a ``for`` field."""
        texts: list[Text] = []
        scoped: list[Mapping] = []
        inside: list[Scope | None] = []  # for each mapping, whom its parts are meant for; None where none is a text
        for one in self.nodes.mappings if self.readers else ():
            scope = self._outer(one, inside)
            if scope is not None and one.path and (self.kinds & one.value.keys() or _is_text(one.path)):
                texts.append(Text(one.path, one.value, scope))
                scope = None
            elif scope is not None and one.path and "for" in one.value:
                scoped.append(one)
                scope = None if self.strangers(one) else scope & in_scope(one.value["for"], self.readers)
            inside.append(scope)
        return texts, scoped

    @cached_property
    def leveled(self) -> list[tuple[Path_, dict[str, Any], set[str]]]:
        """The levels of each text for a kind of reader, and those at which it is read."""
        return [
            ((*path, kind), levels, {level for reader, level in scope if reader == kind})
            for path, value, scope in self.parts[0]
            for kind, levels in value.items()
            if kind in self.kinds and isinstance(levels, dict)
        ]

    def _outer(self, one: Mapping, inside: list[Scope | None]) -> Scope | None:
        """Whom the part is meant for that holds the mapping."""
        if one.parent < 0:
            return self.readers
        key = one.path[len(self.nodes.mappings[one.parent].path)]  # that leads from there to it
        return None if key == "for" or one.path[0] in _NO_TEXTS else inside[one.parent]

    def strangers(self, one: Mapping) -> list[int]:
        """The places in a mapping's ``for`` field of names that are no reader's."""
        known = self.kinds | {"/".join(reader) for reader in self.readers}
        return [
            index
            for index, name in enumerate(_one_or_many(one.value.get("for")))
            if isinstance(name, str) and name not in known and name.split("/")[0] not in self.not_served
        ]


def _one_or_many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _fields(*models: type[Model]) -> frozenset[str]:
    """The keys of the models' fields that hold a text or a label."""
    fields = (item for model in models for item in kinds(model).items())
    return frozenset(name for name, kind in fields if {content.Text, content.Label} & {kind, *get_args(kind)})


_AT_TOP = _fields(content.Content)
_NOT_INSIDE = (Model, Root, content.Content, content.Labels)
_INSIDE = _fields(*(
    model for model in vars(content).values()
    if isinstance(model, type) and issubclass(model, Model) and model not in _NOT_INSIDE
))  # fmt: skip


def _is_text(path: Path_) -> bool:
    """Whether the model has a text here, so that a mapping without any known reader is a misspelled one."""
    if len(path) == 1:
        return path[0] in _AT_TOP
    return len(path) == 2 if path[0] == "labels" else path[-1] in _INSIDE


def in_scope(names: Any, readers: Scope) -> Scope:
    """The readers that a ``for`` field names: ``lay`` means all its levels, ``lay/easy`` one."""
    wanted = {str(name) for name in _one_or_many(names)}
    return frozenset(one for one in readers if one[0] in wanted or "/".join(one) in wanted)


@rule("unknown-reader", "content", source=_SAID)
def known_scopes(subject: ContentNodes) -> Iterator[Finding]:
    """A ``for`` field names kinds of reader that the audiences have, or one of their levels."""
    known = subject.kinds | {"/".join(reader) for reader in subject.readers}
    for one in subject.parts[1]:
        for index in subject.strangers(one):
            name = str(_one_or_many(one.value["for"])[index])
            at = subject.tree.locate((*one.path, "for", index))
            yield Finding(at, f"'{name}' is no kind of reader", did_you_mean(name, known))


@rule("unknown-reader", "content", source=_SAID)
def known_kinds(subject: ContentNodes) -> Iterator[Finding]:
    """A text stands for kinds of reader that the audiences have."""
    for text in subject.parts[0]:
        for kind in text.value:
            if kind not in subject.kinds and kind not in subject.not_served:
                at = subject.tree.locate((*text.path, kind), key=True)
                yield Finding(at, f"'{kind}' is no kind of reader", did_you_mean(kind, subject.kinds))


@rule("unknown-level", "content", source=_SAID)
def wanted_levels(subject: ContentNodes) -> Iterator[Finding]:
    """A text stands for no level that nobody reads it at."""
    for path, levels, wanted in subject.leveled:
        for level in levels:
            if level not in wanted:
                at = subject.tree.locate((*path, level), key=True)
                yield Finding(at, f"level '{level}' is not wanted here", did_you_mean(level, wanted))


@rule("missing-level", "content", source=_SAID)
def all_levels(subject: ContentNodes) -> Iterator[Finding]:
    """A text that stands for a kind of reader has every level that this reader has."""
    hint = "every level needs its own text: nothing is filled in from another level"
    for path, levels, wanted in subject.leveled:
        for level in sorted(wanted - levels.keys()):
            yield Finding(subject.tree.locate(path, key=True), f"level '{level}' is missing", hint)


@rule("missing-level", "content", source=_SAID)
def all_kinds(subject: ContentNodes) -> Iterator[Finding]:
    """A text stands for every kind of reader that its part is meant for."""
    for path, value, scope in subject.parts[0]:
        for kind in sorted({kind for kind, _ in scope} - value.keys()):
            hint = f"add '{kind}:' with its levels, or say in a 'for:' field whom this part is meant for"
            yield Finding(subject.tree.locate(path, key=True), f"the text for '{kind}' is missing", hint)
