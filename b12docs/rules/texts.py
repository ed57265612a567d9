"""Rules: every text stands for exactly the readers and levels that it is meant for.

They read the YAML tree and not the model, so that they can speak beside faults of type; which values are texts they
know from the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from b12docs.diagnostics import Location, did_you_mean, nearest
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.rules.walk import Nodes, entries, mapping, names, one_or_many, unknown, walk
from b12docs.schema.base import Choice, Model, keys, kinds
from b12docs.schema.blocks import Scoped, is_meant
from b12docs.schema.content import Content
from b12docs.schema.house import House, chain
from b12docs.schema.texts import Text
from b12docs.source.prose import Words
from b12docs.source.tree import Path_, YamlTree

Reader = tuple[str, str]  # kind of reader, level
Scope = frozenset[Reader]

_SAID = "every reader gets the text of their own level, and nothing is filled in"
HOUSE_KEYS = frozenset(keys(House))


class FoundText(NamedTuple):
    """A text of the file, and the readers of the part that it stands in."""

    path: Path_
    value: Any
    scope: Scope


class FoundPart(NamedTuple):
    """A part with a ``for`` field; ``is_lost`` says that none of those who read what it stands in is named there."""

    path: Path_
    value: dict[str, Any]
    is_lost: bool


@record
class ContentNodes:
    """The subject of the rules of content.yaml: what its tree holds, its readers, and its texts.

    The tree is that of the topic with the house's around it; ``file`` is the topic's.
    """

    nodes: Nodes

    @classmethod
    def of(cls, tree: YamlTree) -> ContentNodes:
        """The subject of a tree, which is walked once."""
        return cls(walk(tree))

    @property
    def tree(self) -> YamlTree:
        """The tree of the file."""
        return self.nodes.tree

    @property
    def audiences(self) -> list[dict[str, Any]]:
        """The audiences of the file."""
        return [mapping(one) for one in mapping(self.nodes.top, "audiences").values()]

    @cached_property
    def readers(self) -> Scope:
        """Every (kind of reader, level) that the audiences name; a kind that there is not misses no text."""
        return frozenset(
            (str(one.get("reads")), str(level))
            for one in self.audiences
            for level in entries(one.get("levels"))
            if str(one.get("reads")) in self.declared
        )

    @cached_property
    def declared(self) -> dict[str, tuple[str, ...]]:
        """Every kind of reader that the house has, and behind it those that it extends, the nearest first."""
        readers = mapping(self.nodes.top, "readers")
        own = {name: next(iter(names(mapping(one).get("extends"))), None) for name, one in readers.items()}
        return {name: chain(name, own) for name in own}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of reader that the audiences name."""
        return frozenset(str(one.get("reads")) for one in self.audiences)

    @cached_property
    def levels(self) -> frozenset[str]:
        """Every level that the audiences or the kinds of reader have."""
        declared = (mapping(one, "levels") for one in mapping(self.nodes.top, "readers").values())
        return frozenset(level for _, level in self.readers).union(*declared)

    @cached_property
    def levels_in(self) -> Callable[[Scope, str], frozenset[str]]:
        """Gives the levels of the readers in a scope who read the words for a kind; of all, where none is named."""
        return cache(lambda scope, kind: frozenset(own for one, own in scope if not kind or kind in self.chain(one)))

    @cached_property
    def in_order(self) -> Callable[[Scope], list[tuple[Reader, tuple[str, ...]]]]:
        """Gives the readers in a scope in the order of their names, each with the kinds whose words it reads."""
        return cache(lambda scope: [(one, self.chain(one[0])) for one in sorted(scope)])

    @cached_property
    def parts(self) -> tuple[list[FoundText], list[FoundPart]]:
        """Every text whose readers are known (none under an unknown ``for``), and every part with a ``for`` field."""
        texts: list[FoundText] = []
        scoped: list[FoundPart] = []
        if self.readers:
            _visit(Content)(self, self.nodes.top, (), self.readers, texts, scoped)
        return texts, scoped

    def levels_of(self, kind: str) -> frozenset[str]:
        """The levels that a kind of reader, and those that it extends, are declared with; none where any will do."""
        readers = mapping(self.nodes.top, "readers")
        return frozenset(level for name in self.chain(kind) for level in mapping(readers, name, "levels"))

    def unknown_keys(self, text: FoundText) -> list[str]:
        """The keys of a text that are no kind of reader and no level."""
        return [key for key in mapping(text.value) if key not in self._known]

    @cached_property
    def _known(self) -> frozenset[str]:
        return self.levels | self.named

    @cached_property
    def named(self) -> frozenset[str]:
        """The kinds of reader that there are, or that the audiences name."""
        return self.kinds | self.declared.keys()

    @cached_property
    def served(self) -> frozenset[str]:
        """The kinds of reader that the audiences name, and those that they extend."""
        return frozenset(one for kind in self.kinds for one in self.chain(kind))

    def read_by(self, name: str) -> str:
        """What an audience reads, for whoever writes its name where a kind of reader is meant; empty for any other."""
        audiences = mapping(self.nodes.top, "audiences")
        name = next((one for one in audiences if name.lower() in (one.lower(), f"{one.lower()}s")), "")
        reads = mapping(audiences, name).get("reads") if name else None
        return f"the audience '{name}' reads '{reads}': write that" if reads and reads != name else ""

    def chain(self, kind: str) -> tuple[str, ...]:
        """A kind of reader, and those that it extends."""
        return self.declared.get(kind, (kind,))

    def in_scope(self, named: Any, scope: Scope) -> Scope:
        """The readers that a ``for`` field names: ``lay`` means all its levels and who extends it, ``lay/easy`` one."""
        wanted = {str(name) for name in one_or_many(named)}
        return frozenset(one for one in scope if is_meant(wanted, self.chain(one[0]), one[1]))

    def strangers(self, part: FoundPart) -> list[int]:
        """The places in a part's ``for`` field of names that are no reader's."""
        return [
            index
            for index, name in enumerate(one_or_many(part.value.get("for")))
            if isinstance(name, str) and not _names_reader(name, self.named, self.levels)
        ]


def _names_reader(name: str, known: frozenset[str], levels: frozenset[str]) -> bool:
    kind, slash, level = name.partition("/")
    return kind in known and (not slash or level in levels)


# --- the walk through the tree, along the model -----------------------------------------------------------------------

Visit = Callable[[ContentNodes, Any, Path_, Scope, list[FoundText], list[FoundPart]], None]


@cache
def _visit(kind: Any) -> Visit:
    """The walk through a value of a kind: texts and parts that it finds are added to the two lists."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        choice = next((mark for mark in inside[1:] if isinstance(mark, Choice)), None)
        return _visit_chosen(choice) if choice else _visit(inside[0])
    if origin is tuple:
        return _visit_list(_visit(inside[0]))
    if origin is dict:
        return _visit_mapping(_visit(inside[1]))
    if origin in (Union, UnionType):
        return _visit(next(one for one in inside if one is not NoneType))
    if isinstance(kind, type) and issubclass(kind, Text):
        return _visit_text
    return _visit_model(kind) if isinstance(kind, type) and issubclass(kind, Model) else _nothing


def _nothing(subject: ContentNodes, value: Any, path: Path_, scope: Scope, *found: Any) -> None:
    """Nothing is a text in a value of this kind."""


def _visit_text(
    subject: ContentNodes, value: Any, path: Path_, scope: Scope, texts: list[FoundText], parts: Any
) -> None:
    texts.append(FoundText(path, value, scope))


def _visit_chosen(choice: Choice) -> Visit:
    def visit(subject: ContentNodes, value: Any, path: Path_, scope: Scope, *found: Any) -> None:
        try:
            picked = choice.pick(value)
        except ValueError:
            return
        kind: Any = picked
        _visit(kind)(subject, value, path, scope, *found)

    return visit


def _visit_list(entry: Visit) -> Visit:
    def visit(subject: ContentNodes, value: Any, path: Path_, scope: Scope, *found: Any) -> None:
        for index, one in enumerate(entries(value)):
            entry(subject, one, (*path, index), scope, *found)

    return visit


def _visit_mapping(entry: Visit) -> Visit:
    def visit(subject: ContentNodes, value: Any, path: Path_, scope: Scope, *found: Any) -> None:
        for key, one in mapping(value).items():
            entry(subject, one, (*path, key), scope, *found)

    return visit


def _visit_model(model: type[Model]) -> Visit:
    fields: dict[str, Any] | None = None  # made at the first visit: a box may hold blocks

    def visit(
        subject: ContentNodes, value: Any, path: Path_, scope: Scope, texts: list[FoundText], parts: list[FoundPart]
    ) -> None:
        nonlocal fields
        if not isinstance(value, dict):
            return
        if fields is None:
            found = {key: _visit(kinds(model)[name]) for name, key in keys(model).items()}
            fields = {key: one for key, one in found.items() if one is not _nothing}
        if issubclass(model, Scoped) and "for" in value:
            named = subject.in_scope(value["for"], scope)
            part = FoundPart(path, value, bool(scope) and not named)
            parts.append(part)
            if subject.strangers(part):
                return
            scope = named
        for key, one in value.items():
            if one is not None and (inner := fields.get(key)):
                inner(subject, one, (*path, key), scope, texts, parts)

    return visit


# --- rules ------------------------------------------------------------------------------------------------------------


@rule("unknown-reader", "content", source=_SAID)
def known_scopes(subject: ContentNodes) -> Iterator[Finding]:
    """A ``for`` field names kinds of reader that there are, or one of their levels."""
    known = {*subject.named, *("/".join(reader) for reader in subject.readers)}
    for part in subject.parts[1]:
        for index in subject.strangers(part):
            name = str(one_or_many(part.value["for"])[index])
            at = subject.tree.locate((*part.path, "for", index))
            hint = subject.read_by(name.partition("/")[0]) or did_you_mean(name, known)
            yield Finding(at, f"'{name}' is no kind of reader", hint)


@rule("unknown-reader", "content", source=_SAID)
def known_kinds(subject: ContentNodes) -> Iterator[Finding]:
    """A text stands for kinds of reader, or for levels, that there are."""
    for text in subject.parts[0]:
        for key in subject.unknown_keys(text):
            at = subject.tree.locate((*text.path, key), key=True)
            hint = subject.read_by(key) or did_you_mean(key, subject.named | subject.levels)
            yield Finding(at, f"'{key}' is no kind of reader and no level", hint)


@rule("wrong-value", "content", source=_SAID)
def words_of_levels(subject: ContentNodes) -> Iterator[Finding]:
    """Under a level stand words, and nothing else that would have to be chosen from."""
    for text in subject.parts[0]:
        for key, value in mapping(text.value).items():
            if key in subject.levels and isinstance(value, dict):
                at = subject.tree.locate((*text.path, key))
                yield Finding(at, f"the words for the level '{key}' are expected here", "readers stand above levels")


@rule("unknown-level", "content", source=_SAID)
def wanted_levels(subject: ContentNodes) -> Iterator[Finding]:
    """A text of the topic stands for no level that nobody reads it at."""
    for text in subject.parts[0]:
        if text.path[0] in HOUSE_KEYS:
            continue  # a house has words for more readers than each topic has
        for path, levels, wanted in _leveled(subject, text):
            for level in levels:
                if level not in wanted and (level in subject.levels or len(path) > len(text.path)):
                    at = subject.tree.locate((*path, level), key=True)
                    yield Finding(at, f"level '{level}' is not wanted here", did_you_mean(level, wanted))


def _leveled(subject: ContentNodes, text: FoundText) -> Iterator[tuple[Path_, list[str], frozenset[str]]]:
    """Each mapping of levels in a text, its levels, and those at which it is read; none of readers nobody serves."""
    own = [key for key in mapping(text.value) if key not in subject.named]
    if own:
        yield text.path, own, subject.levels_in(text.scope, "")
    for kind, levels in mapping(text.value).items():
        if isinstance(levels, dict) and kind in subject.served:
            yield (*text.path, kind), list(levels), subject.levels_in(text.scope, kind)


def owns(value: dict[str, Any], chain: tuple[str, ...], level: str) -> bool:
    """Whether a text has an entry of a reader's own kind, or of one that it extends, at a level."""
    return any(not isinstance(value[kind], dict) or level in value[kind] for kind in chain if kind in value)


@rule("missing-level", "content", source=_SAID)
def all_readers(subject: ContentNodes) -> Iterator[Finding]:
    """A text stands for every kind of reader and every level that its part is meant for."""
    for text in subject.parts[0]:
        if text.path[0] not in HOUSE_KEYS and not subject.unknown_keys(text):
            for kind, levels in _lacking(subject, text).items():
                yield from _told_lacking(subject, text, kind, levels)


def _lacking(subject: ContentNodes, text: FoundText) -> dict[str, list[str]]:
    """Kind of reader -> the levels at which a text has no words for it."""
    found: dict[str, list[str]] = {}
    if isinstance(text.value, dict):
        for (kind, level), chain in subject.in_order(text.scope):
            if level not in text.value and not owns(text.value, chain, level):
                found.setdefault(kind, []).append(level)  # what is wrong with an entry is told elsewhere
    return found


def _told_lacking(subject: ContentNodes, text: FoundText, kind: str, levels: list[str]) -> Iterator[Finding]:
    owner = next((one for one in subject.chain(kind) if isinstance(text.value.get(one), dict)), None)
    if owner is not None and owner != kind and owner in {name for name, _ in text.scope}:
        return  # it is told of the reader that this one extends
    if owner is None and not text.value.keys() & subject.levels:
        at = subject.tree.locate(text.path, key=True)
        hint = f"add '{kind}:' with its levels, or say in a 'for:' field whom this part is meant for"
        yield Finding(at, f"the text for '{kind}' is missing", hint)
        return
    at = subject.tree.locate((*text.path, owner) if owner else text.path, key=True)
    if at.file != subject.tree.file:  # the topic adds to the house's words
        at = subject.tree.locate(text.path, key=True)
    hint = "every level needs its own text: nothing is filled in from another level"
    strange = text.value[owner].keys() - subject.levels if owner else ()
    misspelt = {nearest(name, levels) for name in strange}  # of these it is told that they are not known
    for level in levels:
        if level not in misspelt:
            yield Finding(at, f"level '{level}' is missing", hint)


@rule("missing-level", "content", source=_SAID)
def house_words(subject: ContentNodes) -> Iterator[Finding]:
    """The house has its fixed words for every kind of reader and level that a topic has."""
    found: dict[str, list[str]] = {}
    for text in subject.parts[0]:
        if text.path[0] in HOUSE_KEYS:
            of_topic = subject.tree.locate(text.path, key=True).file == subject.tree.file
            for kind, levels in _lacking(subject, text).items():
                if of_topic:
                    yield from _told_lacking(subject, text, kind, levels)
                else:
                    found.setdefault(kind, []).append(f"{'.'.join(map(str, text.path))} ({', '.join(levels)})")
    for kind, lacking in found.items():
        if kind not in subject.declared:
            continue  # it is told that there is no such kind
        at, hint = _declaration(subject, kind), "give these words here, under the same keys"
        if at.file != subject.tree.file and (slips := _undeclared_levels(subject, kind)):
            yield from unknown(slips, sorted(subject.levels_of(kind)), f"'{kind}' has no level")
            continue
        if "lay" in subject.declared.keys() - set(subject.chain(kind)):
            hint = f"write 'readers: {{{kind}: {{extends: lay}}}}' to read the words for lay, or give these words here"
        yield Finding(at, f"the fixed words for '{kind}' are missing: {', '.join(lacking)}", hint)


def _undeclared_levels(subject: ContentNodes, kind: str) -> list[Words]:
    """The levels of audiences that a kind of reader is not declared with."""
    known = subject.levels_of(kind)
    found = [level for one in subject.audiences if one.get("reads") == kind for level in names(one.get("levels"))]
    return [level for level in found if known and level not in known]


def _declaration(subject: ContentNodes, kind: str) -> Location:
    """Where a kind of reader is first named by an audience."""
    for name, one in mapping(subject.nodes.top, "audiences").items():
        if mapping(one).get("reads") == kind:
            return subject.tree.locate(("audiences", name, "reads"))
    return subject.tree.locate(("readers", kind), key=True)
