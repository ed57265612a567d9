"""A YAML file as plain dicts, lists and strings, each with its place.

Scalars stay text (PyYAML would read ``on`` as true, 1.10 as 1.1 and 0123 as 83); the model converts them. A key
given twice is an error. Size, depth and the number of nodes and of characters (aliases expanded) are limited, so that
no file can exhaust the memory: whoever reads all that a tree says reads little more than a file may hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NoReturn

from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.later import lightly
from b12docs.records import record
from b12docs.source.characters import named, rare_in
from b12docs.source.foreign import Slip, whole_slip
from b12docs.source.marks import BACKSLASH, NOT_CLOSED, sign_needs_quotes
from b12docs.source.prose import Words
from b12docs.source.scalars import Scalars
from b12docs.source.tree import Mapping, Sequence, YamlTree

with lightly(patterns=True):  # libyaml's reader needs none of the patterns of the one in Python
    import yaml

MAX_DEPTH = 40
MAX_NODES = 50_000
MAX_ALIASES = 1_000
MAX_CHARACTERS = 2_000_000

# libyaml's parser is some ten times faster; the pure one gives the same events where the wheel lacks it.
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# What stands before a name may be meant for a dash; a quotation mark or a colon in it is a value's.
_ODD_KEY = re.compile(r"-[^\s-]|[^\w\s'\"<-]|o\s|[^\S ]|[\w-]+\s*[:;=\"“]")
_EMPTY = ("", "~", "null")  # where nothing stands, libyaml says "", and PyYAML None
NEW_ENTRY = "a new entry begins with '- '"


def parse(text: str, name: str) -> YamlTree:
    """The tree of a YAML text; raises InputError with every key given twice, or with the first slip of the pen."""
    if slip := whole_slip(text):
        raise _told(slip, name)
    rare = rare_in(text)
    if hidden := _BREAKS.search(rare):
        at = _place(text, text.index(hidden[0]), name)
        raise fault("character", at, f"a line ends here that nobody sees end: {named(hidden[0])}", "take it out")
    builder = _Builder(name, text, rare)
    try:
        builder.take_all()
    except yaml.MarkedYAMLError as error:
        raise _unreadable(error, text, name) from None
    except yaml.reader.ReaderError:
        found = re.search(_FORBIDDEN, text)
        at = _place(text, found.start(), name) if found else Location(name, 1, 1)
        message = "a character that YAML does not allow" + (f": {named(found[0])}" if found else "")
        raise fault("yaml", at, message, "take it out") from None
    if builder.tree.at is None:
        hint = "'b12docs init' with the name of a new folder makes one to copy from"
        raise fault("empty", Location(name, 1, 1), "the file is empty", hint)
    builder.refuse_slips()
    return builder.tree


# Line breaks of word processors and web pages, which end a line for the parser and for no editor.
_BREAKS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_FORBIDDEN = "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"  # compiling it takes 4 ms


def _place(text: str, index: int, name: str) -> Location:
    return Location(name, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _slip(text: str, stop: int) -> Slip | None:
    from b12docs.source.slips import find_slip  # what reads lines is loaded where one is in doubt: few files have any

    return find_slip(text, stop)


def _told(slip: Slip, name: str) -> InputError:
    return fault("yaml", Location(name, slip.line, slip.column), slip.message, slip.hint)


def _too_deep(at: Location) -> InputError:
    return fault("depth", at, f"the file is nested more than {MAX_DEPTH} levels deep", "flatten it")


def _unreadable(error: yaml.MarkedYAMLError, text: str, name: str) -> InputError:
    """Why the parser has stopped: the slip that was made, where the lines show it, else the place where it stopped."""
    at = _mark_of(error.problem_mark or error.context_mark, name)
    if "maximum nesting depth" in (error.problem or ""):  # libyaml reads ahead, with a limit of its own
        return _too_deep(at)
    if any(words in (error.problem or "") for words in _ESCAPES):
        return fault("yaml", at, *BACKSLASH)
    if slip := _slip(text, at.line or 1):
        return _told(slip, name)
    told = next((words for part, words in _STOPPED.items() if part in f"{error.context} {error.problem}"), None)
    if told:
        return fault("yaml", _mark_of(error.context_mark or error.problem_mark, name), *told)
    hint = "check the quotation marks, the colons and the spaces at the start of this line and of the one above"
    return fault("yaml", at, "this line does not go on from those above it", hint)


_ESCAPES = ("escape", "hexdecimal")  # so libyaml spells it
_STOPPED = {
    "quoted scalar": NOT_CLOSED,
    "flow": ("the bracket or brace that opens here is not closed", "put one at its end"),
    "tag": sign_needs_quotes("!"),
    "alias": sign_needs_quotes("*"),
    "anchor": sign_needs_quotes("&"),
}


def _mark_of(mark: Any, name: str) -> Location:
    return Location(name, mark.line + 1, mark.column + 1) if mark else Location(name, 1, 1)


# A place, made without a look at its defaults: each of some four thousand values has one.
_located: Callable[[type[Location], tuple[str, int, int, None]], Location] = tuple.__new__


@record(frozen=False, slots=True)
class _Open:
    """A mapping or sequence that has begun, how much there was before it, and the key that waits for its value.

    ``expects_key`` says that a key comes next; ``levels`` are those of what it holds so far; ``in_braces`` says that it
    stands in one line, in braces or brackets; ``bare`` counts its keys behind which there is nothing at all, and
    ``again`` are the places of keys that it has.
    """

    value: Mapping | Sequence
    at: Location
    anchor: str | None
    nodes: int
    characters: int
    expects_key: bool
    levels: int = 0
    key: str | None = None
    in_braces: bool = False
    bare: int = 0
    again: dict[str, Location] | None = None

    def take_key(self, key: str, at: Location) -> None:
        """The next key."""
        places = self.value.key_places  # type: ignore[union-attr]
        if key not in places:
            places[key] = at
        elif self.again is None or key not in self.again:
            self.again = {**(self.again or {}), key: at}
        self.key, self.expects_key = key, False

    def take(self, value: Any, at: Location) -> None:
        """The next entry, or the value of the key that waits for one."""
        holder, key = self.value, self.key
        if key is not None:
            holder[key] = value  # type: ignore[call-overload]
            holder.places[key] = at  # type: ignore[call-overload]
            self.key, self.expects_key = None, True
        elif type(holder) is Sequence:
            holder.append(value)
            holder.places.append(at)


@record(frozen=False)
class _Anchored:
    """A value that aliases may stand for, where it stands, and how many nodes, characters and levels it has."""

    value: Any
    at: Location
    nodes: int
    characters: int
    levels: int = 0
    used: bool = False


class _Builder:
    """Builds the tree from the parser's events. ``doubts`` are lines that YAML may read otherwise than they look."""

    def __init__(self, name: str, text: str, rare: str) -> None:
        self.tree = YamlTree(name)
        self.name, self.text = name, text
        self.scalars = Scalars(text, rare, self.tree, _only_scalar)
        self.faults: list[Diagnostic] = []
        self.doubts: set[int] = set()
        self.nodes = self.characters = self.documents = self.aliases = 0
        self.stack: list[_Open] = []
        self.anchors: dict[str, _Anchored] = {}
        self.handlers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.DocumentStartEvent: self._document,
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
        }

    def take_all(self) -> None:
        """Every event of the parser; raises YAMLError where it loses its way."""
        parser, handlers = _Parser(self.text), self.handlers
        try:
            for event in iter(parser.get_event, None):
                handler = handlers.get(type(event))
                if handler:
                    handler(event)
        finally:
            parser.dispose()

    def refuse_slips(self) -> None:
        """Raise InputError with what was read, and cannot be meant so."""
        if isinstance(self.tree.value, Words):  # whatever the lines are, they are no keys with their values
            self.doubts.update(range(1, self.text.count("\n") + 2))
        slip = _slip(self.text, max(self.doubts)) if self.doubts else None
        if slip and slip.line in self.doubts:
            raise _told(slip, self.tree.file)
        for anchored in self.anchors.values():
            if not anchored.used and not isinstance(anchored.value, list | dict):  # of these no word would be lost
                self.faults.append(Diagnostic("yaml", anchored.at, *sign_needs_quotes("&")))
        if self.faults:
            raise InputError(sorted(self.faults, key=lambda one: one.at))

    def _at(self, event: Any) -> Location:
        mark = event.start_mark
        return _located(Location, (self.name, mark.line + 1, mark.column + 1, None))

    def _document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise fault("yaml", self._at(event), "a second document begins here", "remove the line ---")

    def _scalar(self, event: Any) -> None:
        at, top = self._at(event), self.stack[-1] if self.stack else None
        if event.tag:
            raise fault("yaml", at, *sign_needs_quotes("!"))
        if top and top.expects_key:
            word = event.value
            text = word if word.isidentifier() and word.isascii() else self._odd_key(event, at)
            top.take_key(text, at)
        else:
            text = self.scalars.text(event, at)
            self._value(event, text, at)
        self.nodes += 1
        self.characters += len(text)
        if self.nodes > MAX_NODES or self.characters > MAX_CHARACTERS:
            self._refuse_size(at)

    def _odd_key(self, event: Any, at: Location) -> str:
        if not event.value.isidentifier() and _ODD_KEY.match(event.value):
            self.doubts.add(at.line or 1)
        return self.scalars.text(event, at)

    def _value(self, event: Any, text: str, at: Location) -> None:
        value: Words | None = None
        if event.style or text not in _EMPTY:
            value = self.scalars.words(text, at, event)
            if type(value) is Words and self._is_doubtful(text, at):
                self.doubts.update(range(event.start_mark.line + 1, event.end_mark.line + 2))
        elif not text and self.stack:
            self.stack[-1].bare += 1
        self._place(value, at)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, at, 1, len(text))

    def _is_doubtful(self, text: str, at: Location) -> bool:
        """Whether words without quotation marks may be meant for a key and its value, or for entries of a list."""
        if "\n" in text or not self.stack:
            return True
        top = self.stack[-1]
        if isinstance(top.value, Mapping) and top.key is not None:
            return top.value.key_places[top.key].line != at.line
        return ":" in text

    def _begin(self, event: Any) -> None:
        at = self._at(event)
        if len(self.stack) >= MAX_DEPTH:
            raise _too_deep(at)
        if self.stack and self.stack[-1].expects_key:
            line = at.line or 1
            from b12docs.source.slips import chat_slip

            if slip := chat_slip(self.text.split("\n")[line - 1], line):
                raise _told(slip, self.tree.file)
            raise fault("yaml", at, "a key must be a plain word", "did you forget quotes around { or [ ?")
        if event.tag:
            raise fault("yaml", at, *sign_needs_quotes("!"))
        is_mapping = type(event) is yaml.MappingStartEvent
        value = Mapping() if is_mapping else Sequence(in_dashes=not event.flow_style)
        opened = _Open(
            value, at, event.anchor, self.nodes, self.characters, is_mapping, in_braces=bool(event.flow_style)
        )
        self._count(1, 0, at)
        self._place(value, at)
        self.stack.append(opened)

    def _refuse_bare_braces(self, closed: _Open) -> None:
        """Refuse {name} without quotes, which YAML takes for a key without a value."""
        value = closed.value
        if closed.in_braces and isinstance(value, Mapping) and 0 < closed.bare == len(value):
            bare = next(iter(value))
            if (colon := bare.find(":")) > 0:
                at = value.key_places[bare]
                hint = f"write '{bare[:colon]}: {bare[colon + 1 :]}'"
                place = Location(at.file, at.line, (at.column or 1) + colon + 1)
                raise fault("yaml", place, "there is no space behind this colon", hint)
            message = f"'{bare}' has no value: between braces without quotes stand pairs like 'key: value'"
            raise fault("yaml", value.key_places[bare], message, f'put text with braces into quotes: "{{{bare}}}"')

    def _end(self, event: yaml.Event) -> None:
        closed = self.stack.pop()
        self._refuse_bare_braces(closed)
        if closed.again:
            self._tell_again(closed)
        levels = closed.levels + 1
        self._deepen(levels)
        if closed.anchor:
            nodes, characters = self.nodes - closed.nodes, self.characters - closed.characters
            self.anchors[closed.anchor] = _Anchored(closed.value, closed.at, nodes, characters, levels)

    def _tell_again(self, closed: _Open) -> None:
        """Tell of the keys of a mapping that are given twice: once where a whole entry, or a whole file, is."""
        assert isinstance(closed.value, Mapping)
        assert closed.again
        places, again = closed.value.key_places, list(closed.again)
        begins_anew = again[0] == next(iter(places))
        if begins_anew and self.stack and isinstance(self.stack[-1].value, Sequence):
            at = closed.again[again[0]]
            if "id" in list(places)[1:] and places["id"] < at:  # an id that came late is the new entry's
                at = places["id"]
            message = f"a new entry seems to begin here: the one above has '{again[0]}' already"
            self.faults.append(Diagnostic("duplicate-key", at, message, NEW_ENTRY))
            return
        if len(again) > 1 and again == list(places)[(first := list(places).index(again[0])) : first + len(again)]:
            last = f"to '{again[-1]}'" if len(again) < len(places) else "on"
            message, again = f"lines that stand above stand here again, from '{again[0]}' {last}", again[:1]
        else:
            message = ""
        for key in again:
            hint = f"it stands in line {places[key].line} already: keep one of the two"
            hint = hint.replace("it stands", "they begin", 1) if message else hint
            self.faults.append(
                Diagnostic("duplicate-key", closed.again[key], message or f"'{key}' is given twice", hint)
            )

    def _deepen(self, levels: int) -> None:
        if self.stack and self.stack[-1].levels < levels:
            self.stack[-1].levels = levels

    def _alias(self, event: yaml.AliasEvent) -> None:
        at = self._at(event)
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            raise fault("size", at, f"more than {MAX_ALIASES:,} values begin with *", "write the values out")
        if self.stack and self.stack[-1].expects_key:
            raise fault("yaml", at, *sign_needs_quotes("*"))
        if not event.anchor or event.anchor not in self.anchors:
            raise fault("yaml", at, *sign_needs_quotes("*", f"*{event.anchor}"))
        anchored = self.anchors[event.anchor]
        anchored.used = True
        if len(self.stack) + anchored.levels > MAX_DEPTH:
            raise _too_deep(at)
        self._deepen(anchored.levels)
        self._count(anchored.nodes, anchored.characters, at)
        self._place(anchored.value, at)

    def _count(self, nodes: int, characters: int, at: Location) -> None:
        self.nodes += nodes
        self.characters += characters
        if self.nodes > MAX_NODES or self.characters > MAX_CHARACTERS:
            self._refuse_size(at)

    def _refuse_size(self, at: Location) -> NoReturn:
        hint = "what begins with * counts for what it stands for"
        if self.nodes > MAX_NODES:
            raise fault("size", at, f"the file holds more than {MAX_NODES:,} values", hint)
        raise fault("size", at, f"the file says more than {MAX_CHARACTERS:,} characters", hint)

    def _place(self, value: Any, at: Location) -> None:
        if self.stack:
            self.stack[-1].take(value, at)
        else:
            self.tree.value, self.tree.at = value, at


def _only_scalar(source: str) -> str:
    """The text of the one scalar that a source holds."""
    return next(event.value for event in yaml.parse(source, Loader=_Parser) if isinstance(event, yaml.ScalarEvent))
