"""A YAML file as plain dicts, lists and strings, each with its place.

Scalars stay text (PyYAML would read ``on`` as true, 1.10 as 1.1 and 0123 as 83); the model converts them. A key
given twice is an error. Size, depth and the number of nodes (aliases expanded) are limited, so that no file can
exhaust the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import yaml

from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.source.prose import MEANINGLESS, Words

MAX_DEPTH = 40
MAX_NODES = 50_000
MAX_ALIASES = 1_000

# libyaml's parser is some ten times faster; the pure one gives the same events where the wheel lacks it.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Path_ = tuple[str | int, ...]
_Places = dict[Path_, Location]


@dataclass
class YamlTree:
    """The values of a file and the place of each: ``places`` of values, ``keys`` of the keys that lead to them."""

    file: str
    value: Any = None
    places: _Places = field(default_factory=dict)
    keys: _Places = field(default_factory=dict)

    def locate(self, path: Path_, *, key: bool = False) -> Location:
        """The place of the value (or key) at the path, else of the nearest parent that the file has."""
        for end in range(len(path), -1, -1):
            table = self.keys if key and path[:end] in self.keys else self.places
            if path[:end] in table:
                return table[path[:end]]
        return Location(self.file, 1, 1)


def parse(text: str, name: str) -> YamlTree:
    """The tree of a YAML text; raises InputError with every key given twice, or with the first fault of syntax."""
    builder = _Builder(name)
    try:
        for event in yaml.parse(text, Loader=_Parser):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        at = _mark_of(error, name)
        if "maximum nesting depth" in (error.problem or ""):  # libyaml reads ahead, with a limit of its own
            raise _too_deep(at) from None
        raise fault("yaml", at, _problem(error), _yaml_hint(error, _line(text, at))) from None
    except yaml.reader.ReaderError as error:
        at = Location(name, text.count("\n", 0, error.position) + 1, None)
        raise fault("yaml", at, "a character that YAML does not allow", "remove invisible characters") from None
    if not builder.tree.places:
        raise fault("empty", Location(name, 1, 1), "the file is empty", "b12docs init makes one to start from")
    if builder.faults:
        raise InputError(builder.faults)
    return builder.tree


def _too_deep(at: Location) -> InputError:
    return fault("depth", at, f"the file is nested more than {MAX_DEPTH} levels deep", "flatten it")


def _mark_of(error: yaml.MarkedYAMLError, name: str) -> Location:
    mark = error.problem_mark or error.context_mark
    return Location(name, mark.line + 1, mark.column + 1) if mark else Location(name, 1, 1)


def _problem(error: yaml.MarkedYAMLError) -> str:
    return " ".join(part for part in (error.problem, error.context) if part) or "this is not valid YAML"


def _line(text: str, at: Location) -> str:
    lines = text.splitlines()
    return lines[at.line - 1] if at.line and at.line <= len(lines) else ""


def _yaml_hint(error: yaml.MarkedYAMLError, line: str) -> str:
    problem = error.problem or ""
    if "\t" in line:
        return "indent with spaces, not with tabs"
    if "mapping values are not allowed" in problem:
        return 'put text that holds a colon into quotes: "..."'
    return "check the indentation and the quotes of this line and the one before"


@dataclass
class _Open:
    """A mapping or sequence that has begun: what it holds so far, and the key that waits for its value.

    ``nodes`` and ``begun`` say how many nodes, and places in each table, there were before those inside it.
    """

    path: Path_
    value: dict[str, Any] | list[Any]
    anchor: str | None
    nodes: int
    begun: tuple[int, ...]
    key: Words | None = None


@dataclass
class _Anchored:
    """A value that aliases may stand for: how many nodes it has, and the places inside it, from its own path on."""

    value: Any
    nodes: int
    inside: tuple[_Places, ...] = ()


class _Builder:
    """Builds the tree from the parser's events."""

    def __init__(self, name: str) -> None:
        self.tree = YamlTree(name)
        self.faults: list[Diagnostic] = []
        self.nodes = 0
        self.stack: list[_Open] = []
        self.tables = (self.tree.places, self.tree.keys)
        self.anchors: dict[str, _Anchored] = {}
        self.documents = self.aliases = 0
        self.handlers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._document,
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: lambda event: self._begin({}, event),
            yaml.SequenceStartEvent: lambda event: self._begin([], event),
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
        }

    def take(self, event: yaml.Event) -> None:
        """One event of the parser."""
        handler = self.handlers.get(type(event))
        if handler:
            handler(event)

    def _at(self, event: Any) -> Location:
        return Location(self.tree.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise fault("yaml", self._at(event), "a second document begins here", "remove the line ---")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        at = self._at(event)
        hidden = MEANINGLESS.search(event.value)
        if hidden:
            raise fault("character", at, f"the character U+{ord(hidden[0]):04X} has no meaning in print", "remove it")
        empty = not event.style and event.value in ("", "~", "null")  # libyaml says "" where PyYAML says None
        self._value(None if empty and not self._expects_key() else Words(event.value, at), at, event.anchor)

    def _end(self, event: yaml.Event) -> None:
        closed = self.stack.pop()
        if closed.anchor:
            begun = zip(self.tables, closed.begun, strict=True)
            inside = tuple(_since(table, count, len(closed.path)) for table, count in begun)
            self.anchors[closed.anchor] = _Anchored(closed.value, self.nodes - closed.nodes, inside)

    def _alias(self, event: yaml.AliasEvent) -> None:
        at = self._at(event)
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            raise fault("size", at, f"the file uses more than {MAX_ALIASES:,} aliases", "write the values out")
        if self._expects_key():
            raise fault("yaml", at, "a key must be a plain word", "put text that begins with * into quotes")
        if not event.anchor or event.anchor not in self.anchors:
            hint = did_you_mean_anchor(str(event.anchor), self.anchors)
            raise fault("yaml", at, f"no finished anchor '{event.anchor}' stands above", hint)
        anchored = self.anchors[event.anchor]
        self._count(anchored.nodes, at)
        path = self._value(anchored.value, at, None)
        for table, inside in zip(self.tables, anchored.inside, strict=False):  # a scalar has nothing inside
            table.update({path + rest: place for rest, place in inside.items()})

    def _expects_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None

    def _begin(self, value: dict[str, Any] | list[Any], event: Any) -> None:
        at = self._at(event)
        if len(self.stack) >= MAX_DEPTH:
            raise _too_deep(at)
        if self._expects_key():
            raise fault("yaml", at, "a key must be a plain word", "did you forget quotes around { or [ ?")
        nodes = self.nodes
        path = self._value(value, at, None)
        self.stack.append(_Open(path, value, event.anchor, nodes, tuple(map(len, self.tables))))

    def _count(self, more: int, at: Location) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise fault(
                "size", at, f"the file holds more than {MAX_NODES:,} values", "aliases count for what they stand for"
            )

    def _value(self, value: Any, at: Location, anchor: str | None) -> Path_:
        self._count(1, at)
        if self._expects_key():
            self._take_key(value, at)
            return ()
        path = self._place(value)
        self.tree.places[path] = at
        if anchor:
            self.anchors[anchor] = _Anchored(value, 1)
        return path

    def _take_key(self, key: Words, at: Location) -> None:
        top = self.stack[-1]
        path = (*top.path, str(key))
        if path in self.tree.keys:
            first = self.tree.keys[path]
            hint = f"it stands in line {first.line} already: keep one of the two"
            self.faults.append(Diagnostic("duplicate-key", at, f"'{key}' is given twice", hint))
        self.tree.keys[path] = at
        top.key = key

    def _place(self, value: Any) -> Path_:
        if not self.stack:
            self.tree.value = value
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
            return (*top.path, len(top.value) - 1)
        key = str(top.key)
        top.value[key] = value
        top.key = None
        return (*top.path, key)


def _since(table: _Places, begun: int, depth: int) -> _Places:
    """The table's entries but the first ``begun``, without the first ``depth`` steps of their paths."""
    return {path[depth:]: at for path, at in islice(table.items(), begun, None)}


def did_you_mean_anchor(name: str, anchors: dict[str, Any]) -> str:
    """What to do about an alias that has no anchor."""
    known = ", ".join(f"&{anchor}" for anchor in anchors)
    return f"known: {known}" if known else f"put text that begins with * into quotes, or define &{name} first"
