"""What a template's names can stand for, and what can be done with it: by type, as a closed list.

A value is None, true or false, a whole number, words, finished HTML, a list (a tuple here), a mapping by id, a part of
the view, or one of the classes below. Nothing has methods.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from b12docs.diagnostics import did_you_mean
from b12docs.records import record
from b12docs.source.prose import Words
from b12docs.templates.budget import AbsentError, Budget, RefusedError
from b12docs.templates.parts import FIELDS, ById, Part
from b12docs.templates.slots import SLOT_CLOSE, SLOT_OPEN

MAX_NUMBER = 10_000
_LOOP = ("first", "index", "index0", "last", "length")


class Html(str):
    """What a macro or a block of ``set`` printed: it is printed as it is."""

    __slots__ = ()


class Scope:
    """The names that are known at one point of a template, around them those of the pieces that it stands in."""

    __slots__ = ("names", "outer")

    def __init__(self, names: dict[str, Any], outer: Scope | None) -> None:
        self.names, self.outer = names, outer

    def find(self, name: str) -> Any:
        """What the name stands for, or Missing."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        return Missing(f"'{name[:40]}' is not known here", name, self)

    def known(self) -> set[str]:
        """Every name that is known here."""
        return set(self.names) | (self.outer.known() if self.outer else set())


@record(slots=True)
class Missing:
    """A name, a key or a place in a list that there is not; only ``default`` and ``is defined`` take it."""

    message: str
    name: str = ""
    scope: Scope | None = None

    def refusal(self) -> RefusedError:
        """The error that says so."""
        return RefusedError(self.message, did_you_mean(self.name, self.scope.known()) if self.scope else "")


@record(slots=True)
class Loop:
    """Where a loop is: counted from 1 (``index``) and from 0."""

    index0: int
    length: int

    def __getitem__(self, name: str) -> int | bool:
        if name == "first":
            return self.index0 == 0
        if name == "last":
            return self.index0 == self.length - 1
        return self.length if name == "length" else self.index0 + (name == "index")


@record(slots=True, eq=False)
class Macro:
    """A macro: its parameters, what gives their values when they are left out, its body, and the names around it."""

    name: str
    parameters: tuple[str, ...]
    defaults: Mapping[str, Callable[[Run, Scope], Any]]
    body: Callable[[Run, Scope, list[str]], None]
    scope: Scope


@record(slots=True, eq=False)
class Module:
    """A file of macros that a template has imported."""

    file: str
    macros: Mapping[str, Macro]


class Range:
    """The function ``range``."""


class Run(Budget):
    """One run of a template: its budget, the texts that it has printed, and the files that it may load."""

    __slots__ = ("load", "slots")

    def __init__(self, load: Callable[[str], tuple[int, Callable[[Run, Scope, list[str]], None]]]) -> None:
        super().__init__()
        self.load = load
        self.slots: list[Words] = []

    def slot(self, words: Words) -> str:
        """What stands for a text in the HTML: its number, so that it comes back as the very object that it was."""
        token = f"{SLOT_OPEN}{len(self.slots)}{SLOT_CLOSE}"
        self.write(len(words) + len(token))
        self.slots.append(words)
        return token


GLOBALS = Scope({"range": Range()}, None)


def kind_of(value: object) -> str:
    """What a value is, in the words of the page for layout writers."""
    if isinstance(value, Missing):
        raise value.refusal()
    if isinstance(value, str):
        return "finished HTML" if isinstance(value, Html) else "a text"
    if isinstance(value, Part):
        return "a part of the content"
    names = {bool: "true or false", int: "a number", tuple: "a list", ById: "a mapping", type(None): "empty"}
    return names.get(type(value), f"a {type(value).__name__.lower()}")


def truth(value: object) -> bool:
    """Whether a value counts as true: what is empty, 0 or false does not."""
    if isinstance(value, str | int | tuple):
        return bool(value)
    if isinstance(value, Missing):
        raise value.refusal()
    return bool(value) if type(value) is ById else value is not None


def items(value: object) -> tuple[Any, ...]:
    """The entries of a list, or the ids of a mapping."""
    if isinstance(value, tuple):
        return value
    if isinstance(value, ById):
        return tuple(value)
    raise RefusedError(f"this is {kind_of(value)}, not a list")


def attribute(value: object, name: str) -> Any:
    """The field of a part, the place of a loop, or the macro of a module."""
    known = _names_of(value)
    if name not in known:
        hint = did_you_mean(name, known) if known else f"{kind_of(value)} has no names inside"
        raise RefusedError(f"'{name[:40]}' is not known here", hint)
    if isinstance(value, Module):
        return value.macros[name]
    return value[name] if isinstance(value, Loop) else getattr(value, name)


def _names_of(value: object) -> Iterable[str]:
    """The names that a value has inside."""
    if isinstance(value, Part):
        return FIELDS[type(value)]
    if isinstance(value, Loop):
        return _LOOP
    if value is None:
        raise AbsentError
    return value.macros if isinstance(value, Module) else ()


def entry(value: object, key: object) -> Any:
    """The entry of a list by its number, counted from 0, or that of a mapping by its id."""
    if isinstance(value, tuple) and type(key) is int:
        return value[key] if -len(value) <= key < len(value) else Missing(f"the list has no entry {key}")
    if isinstance(value, ById) and isinstance(key, str):
        return value[key] if key in value else Missing(f"there is no entry '{key[:40]}'")
    if value is None:
        raise AbsentError
    raise RefusedError(f"{kind_of(value)} has no entry by {kind_of(key)}")


def part_of(run: Budget, value: object, start: object, stop: object) -> tuple[Any, ...]:
    """A piece of a list, as Python's slices count."""
    if not isinstance(start, int | None) or not isinstance(stop, int | None):
        raise RefusedError("a piece of a list goes from a number to a number")
    found = items(value)[start:stop]
    run.step(len(found))
    return found


def equal(run: Budget, left: object, right: object) -> bool:
    """Whether two values are the same: words and numbers by what they say, lists by their entries."""
    for value in (left, right):
        if type(value) in (Missing, ById, Html):
            raise RefusedError(f"{kind_of(value)} cannot be compared")
    if isinstance(left, str) and isinstance(right, str):
        run.write(min(len(left), len(right)))
    if isinstance(left, tuple) and isinstance(right, tuple):
        run.step(len(left))
        return len(left) == len(right) and all(equal(run, *pair) for pair in zip(left, right, strict=True))
    return left == right


def contains(run: Budget, whole: object, sought: object) -> bool:
    """Whether a list has an equal entry, a mapping the id, or a text the words."""
    if isinstance(whole, str) and isinstance(sought, str) and not isinstance(whole, Html):
        run.write(len(whole) + len(sought))
        return sought in whole
    if isinstance(whole, ById):
        return isinstance(sought, str) and sought in whole
    run.step(len(items(whole)))
    return any(equal(run, one, sought) for one in items(whole))


def printed(run: Run, value: object) -> str:
    """A value as HTML; raises RefusedError for what cannot be printed."""
    if isinstance(value, Html):
        run.write(len(value))
        return value
    if isinstance(value, Words):
        return run.slot(value)
    if isinstance(value, str):
        run.write(len(value))
        return _written(run, html.escape(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return _written(run, str(value))
    if value is None:
        raise RefusedError("there is nothing to print here", "ask for it first: {% if … %}")
    raise RefusedError(f"this is {kind_of(value)} and cannot be printed", "print a text or a number")


def _written(run: Run, text: str) -> str:
    run.write(len(text))
    return text


def numbers(*given: object) -> bool:
    """Whether all of them are whole numbers that are small."""
    return all(type(one) is int and abs(one) < MAX_NUMBER for one in given)
