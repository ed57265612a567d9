"""A YAML file as plain dicts, lists and strings, each with its place.

Scalars stay text (PyYAML would read ``on`` as true, 1.10 as 1.1 and 0123 as 83); the model converts them. A key
given twice is an error. Size, depth and the number of nodes and of characters (aliases expanded) are limited, so that
no file can exhaust the memory: whoever reads all that a tree says reads little more than a file may hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

import yaml

from b12docs.diagnostics import MOST_NAMES, Diagnostic, InputError, Location, fault
from b12docs.records import record
from b12docs.source.prose import MEANINGLESS, Quoted, Words

MAX_DEPTH = 40
MAX_NODES = 50_000
MAX_ALIASES = 1_000
MAX_CHARACTERS = 2_000_000

# libyaml's parser is some ten times faster; the pure one gives the same events where the wheel lacks it.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Path_ = tuple[str | int, ...]


class Mapping(dict[str, Any]):
    """A mapping of the file, with the place of each value and of each key. Aliases share it."""

    __slots__ = ("key_places", "places")

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[str, Location] = {}
        self.key_places: dict[str, Location] = {}

    def laid_under(self, upper: Mapping) -> Mapping:
        """A new mapping of both: where they share a key it has the upper one's value and place."""
        made = Mapping()
        for source in (self, upper):
            made.update(source)
            made.places.update(source.places)
            made.key_places.update(source.key_places)
        return made

    def having(self, key: str, entry: Any, place: Location | None = None) -> Mapping:
        """A copy with another value under a key, at the place of the old one unless another is given."""
        made = self.laid_under(Mapping())
        made[key] = entry
        if place is not None:
            made.places[key] = made.key_places[key] = place
        return made

    def only(self, names: Collection[str]) -> Mapping:
        """A copy without all keys but these."""
        made = self.laid_under(Mapping())
        for name in self.keys() - set(names):
            del made[name], made.places[name], made.key_places[name]
        return made


class Sequence(list[Any]):
    """A list of the file, with the place of each entry. Aliases share it."""

    __slots__ = ("places",)

    def __init__(self) -> None:
        super().__init__()
        self.places: list[Location] = []


@record(frozen=False)
class YamlTree:
    """The values of a file, and the place of the outermost."""

    file: str
    value: Any = None
    at: Location | None = None

    def locate(self, path: Path_, *, key: bool = False) -> Location:
        """The place of the value (or key) at the path, else of the nearest parent that the file has."""
        place, value = self.at or Location(self.file, 1, 1), self.value
        for step in path:
            if isinstance(value, Mapping) and step in value.places:
                place = (value.key_places if key else value.places)[str(step)]
            elif isinstance(value, Sequence) and isinstance(step, int) and 0 <= step < len(value):
                place = value.places[step]
            else:
                break
            value = value[step]
        return place


def parse(text: str, name: str) -> YamlTree:
    """The tree of a YAML text; raises InputError with every key given twice, or with the first fault of syntax."""
    builder = _Builder(name, MEANINGLESS.search(text) is not None)
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
    if builder.tree.at is None:
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
    if braced := re.search(r"[:-] +(\{\w+\})", line):
        return f'put text with braces into quotes: "{braced[1]} ..."'
    return "check the indentation and the quotes of this line and the one before"


@record(frozen=False)
class _Open:
    """A mapping or sequence that has begun, how much there was before it, and the key that waits for its value.

    ``levels`` are those of what it holds so far; ``in_braces`` says that it stands in one line, in braces or brackets,
    and ``bare`` counts its keys behind which there is nothing at all.
    """

    value: Mapping | Sequence
    anchor: str | None
    nodes: int
    characters: int
    levels: int = 0
    key: str | None = None
    in_braces: bool = False
    bare: int = 0

    @property
    def expects_key(self) -> bool:
        """Whether a key comes next."""
        return self.key is None and isinstance(self.value, Mapping)


@record(frozen=False)
class _Anchored:
    """A value that aliases may stand for, and how many nodes, characters and levels it has."""

    value: Any
    nodes: int
    characters: int
    levels: int = 0


class _Builder:
    """Builds the tree from the parser's events; ``suspect`` says that the text holds characters without a meaning."""

    def __init__(self, name: str, suspect: bool) -> None:
        self.tree = YamlTree(name)
        self.suspect = suspect
        self.faults: list[Diagnostic] = []
        self.nodes = self.characters = self.documents = self.aliases = 0
        self.stack: list[_Open] = []
        self.anchors: dict[str, _Anchored] = {}
        self.handlers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._document,
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: lambda event: self._begin(Mapping(), event),
            yaml.SequenceStartEvent: lambda event: self._begin(Sequence(), event),
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
        mark = event.start_mark
        return Location(self.tree.file, mark.line + 1, mark.column + 1)

    def _document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise fault("yaml", self._at(event), "a second document begins here", "remove the line ---")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        at, text = self._at(event), event.value
        if self.suspect or event.style == '"':  # in which any character may be written as an escape
            self._refuse_meaningless(text, at)
        self._count(1, len(text), at)
        if self.stack and self.stack[-1].expects_key:
            self._take_key(text, at)
            return
        empty = not event.style and text in ("", "~", "null")  # libyaml says "" where PyYAML says None
        if empty and not text and self.stack:
            self.stack[-1].bare += 1
        value = None if empty else (Quoted if event.style else Words)(text, at)
        self._place(value, at)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, 1, len(text))

    def _refuse_meaningless(self, text: str, at: Location) -> None:
        hidden = MEANINGLESS.search(text)
        if hidden:
            raise fault("character", at, f"the character U+{ord(hidden[0]):04X} has no meaning in print", "remove it")

    def _begin(self, value: Mapping | Sequence, event: Any) -> None:
        at = self._at(event)
        if len(self.stack) >= MAX_DEPTH:
            raise _too_deep(at)
        if self.stack and self.stack[-1].expects_key:
            raise fault("yaml", at, "a key must be a plain word", "did you forget quotes around { or [ ?")
        opened = _Open(value, event.anchor, self.nodes, self.characters, in_braces=bool(event.flow_style))
        self._count(1, 0, at)
        self._place(value, at)
        self.stack.append(opened)

    def _refuse_bare_braces(self, closed: _Open) -> None:
        """Refuse {name} without quotes, which YAML takes for a key without a value."""
        value = closed.value
        if closed.in_braces and isinstance(value, Mapping) and 0 < closed.bare == len(value):
            bare = next(iter(value))
            message = f"'{bare}' has no value: between braces without quotes stand pairs like 'key: value'"
            raise fault("yaml", value.key_places[bare], message, f'put text with braces into quotes: "{{{bare}}}"')

    def _end(self, event: yaml.Event) -> None:
        closed = self.stack.pop()
        self._refuse_bare_braces(closed)
        levels = closed.levels + 1
        self._deepen(levels)
        if closed.anchor:
            nodes, characters = self.nodes - closed.nodes, self.characters - closed.characters
            self.anchors[closed.anchor] = _Anchored(closed.value, nodes, characters, levels)

    def _deepen(self, levels: int) -> None:
        if self.stack:
            self.stack[-1].levels = max(self.stack[-1].levels, levels)

    def _alias(self, event: yaml.AliasEvent) -> None:
        at = self._at(event)
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            raise fault("size", at, f"the file uses more than {MAX_ALIASES:,} aliases", "write the values out")
        if self.stack and self.stack[-1].expects_key:
            raise fault("yaml", at, "a key must be a plain word", "put text that begins with * into quotes")
        if not event.anchor or event.anchor not in self.anchors:
            hint = did_you_mean_anchor(str(event.anchor), self.anchors)
            raise fault("yaml", at, f"no finished anchor '{event.anchor}' stands above", hint)
        anchored = self.anchors[event.anchor]
        if len(self.stack) + anchored.levels > MAX_DEPTH:
            raise _too_deep(at)
        self._deepen(anchored.levels)
        self._count(anchored.nodes, anchored.characters, at)
        self._place(anchored.value, at)

    def _count(self, nodes: int, characters: int, at: Location) -> None:
        self.nodes += nodes
        self.characters += characters
        hint = "aliases count for what they stand for"
        if self.nodes > MAX_NODES:
            raise fault("size", at, f"the file holds more than {MAX_NODES:,} values", hint)
        if self.characters > MAX_CHARACTERS:
            raise fault("size", at, f"the file says more than {MAX_CHARACTERS:,} characters", hint)

    def _take_key(self, key: str, at: Location) -> None:
        top = self.stack[-1]
        assert isinstance(top.value, Mapping)
        first = top.value.key_places.get(key)
        if first:
            hint = f"it stands in line {first.line} already: keep one of the two"
            self.faults.append(Diagnostic("duplicate-key", at, f"'{key}' is given twice", hint))
        top.value.key_places[key] = at
        top.key = key

    def _place(self, value: Any, at: Location) -> None:
        if not self.stack:
            self.tree.value, self.tree.at = value, at
            return
        top = self.stack[-1]
        if isinstance(top.value, Sequence):
            top.value.append(value)
            top.value.places.append(at)
        elif top.key is not None:
            top.value[top.key] = value
            top.value.places[top.key] = at
            top.key = None


def did_you_mean_anchor(name: str, anchors: dict[str, Any]) -> str:
    """What to do about an alias that has no anchor."""
    known = ", ".join(f"&{anchor}" for anchor in list(anchors)[:MOST_NAMES])
    return f"known: {known}" if known else f"put text that begins with * into quotes, or define &{name} first"


def dumped(value: Any) -> str:
    """Plain dicts, lists, strings and dates as a YAML text that reads as the same."""
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=110)
    return text
