"""The filters and tests of layouts, as a closed list. Each pays before it builds."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from b12docs.diagnostics import did_you_mean
from b12docs.source.prose import Words
from b12docs.templates.budget import RefusedError
from b12docs.templates.values import (
    Html,
    Missing,
    Run,
    attribute,
    contains,
    equal,
    items,
    kind_of,
    numbers,
    printed,
    truth,
)

_BEGINNING = re.compile(r"(https?://)?(www\.)?")  # of an address, which nobody needs to type
_AS_WRITTEN = "a layout prints texts as they were written"


def _text(value: object) -> str:
    if isinstance(value, Html) or not isinstance(value, str):
        raise RefusedError(f"this filter takes a text, not {kind_of(value)}")
    return value


def _same(text: str, made: str) -> str:
    """What was made of a text, as the same kind of text from the same place."""
    return type(text)(made, text.at) if isinstance(text, Words) else made


def _list(run: Run, value: Any) -> tuple[Any, ...]:
    found = items(value)
    run.step(len(found))
    return found


def _first(run: Run, value: Any) -> Any:
    return next(iter(items(value)), Missing("the list is empty"))


def _last(run: Run, value: Any) -> Any:
    found = items(value)
    return found[-1] if found else Missing("the list is empty")


def _length(run: Run, value: Any) -> int:
    return len(value if isinstance(value, str) and not isinstance(value, Html) else items(value))


def _reverse(run: Run, value: Any) -> tuple[Any, ...]:
    return _list(run, value)[::-1]


def _position(run: Run, value: Any, sought: Any) -> int:
    for number, one in enumerate(_list(run, value)):
        if equal(run, one, sought):
            return number
    raise RefusedError("the list does not have this entry")


def _default(run: Run, value: Any, instead: Any = "", boolean: Any = False) -> Any:
    missing = isinstance(value, Missing) or (truth(boolean) and not truth(value))
    return instead if missing else value


def _join(run: Run, value: Any, between: Any = "") -> Html:
    pieces: list[str] = []
    for number, one in enumerate(_list(run, value)):
        pieces += [printed(run, between), printed(run, one)] if number else [printed(run, one)]
    return Html("".join(pieces))


def _map(run: Run, value: Any, *, attribute: Any) -> tuple[Any, ...]:
    found = tuple(_field(one, attribute) for one in _list(run, value))
    if any(isinstance(one, tuple) for one in found):
        raise RefusedError("this would be a list of lists")
    return found


def _select(run: Run, value: Any, test: Any = "", *given: Any) -> tuple[Any, ...]:
    holds = _tester(run, test, given)
    return tuple(one for one in _list(run, value) if holds(one))


def _reject(run: Run, value: Any, test: Any = "", *given: Any) -> tuple[Any, ...]:
    holds = _tester(run, test, given)
    return tuple(one for one in _list(run, value) if not holds(one))


def _selectattr(run: Run, value: Any, name: Any, test: Any = "", *given: Any) -> tuple[Any, ...]:
    holds = _tester(run, test, given)
    return tuple(one for one in _list(run, value) if holds(_field(one, name)))


def _rejectattr(run: Run, value: Any, name: Any, test: Any = "", *given: Any) -> tuple[Any, ...]:
    holds = _tester(run, test, given)
    return tuple(one for one in _list(run, value) if not holds(_field(one, name)))


def _field(value: object, name: object) -> Any:
    return attribute(value, _text(name))


def _tester(run: Run, test: Any, given: tuple[Any, ...]) -> Callable[[Any], bool]:
    if not test:
        return truth
    chosen = named(TESTS, "test", _text(test), len(given), ())
    return lambda value: bool(chosen(run, value, *given))


def _lower(run: Run, value: Any) -> str:
    return _changed(run, value, str.lower)


def _upper(run: Run, value: Any) -> str:
    return _changed(run, value, str.upper)


def _capitalize(run: Run, value: Any) -> str:
    return _changed(run, value, str.capitalize)


def _changed(run: Run, value: Any, change: Callable[[str], str]) -> str:
    """A name in other letters; no text, in which they make another unit (mg, Mg) and another address."""
    text = _text(value)
    if isinstance(text, Words):
        raise RefusedError(f"{_AS_WRITTEN}, and letters in their own case", "write it so in the content")
    run.write(3 * len(text))  # one letter becomes three at most
    return change(text)


def _trim(run: Run, value: Any) -> str:
    text = _text(value)
    run.write(len(text))
    return _same(text, text.strip())


def _replace(run: Run, value: Any, old: Any, new: Any) -> str:
    text, old, new = _text(value), _text(old), _text(new)
    if not old:
        raise RefusedError("'replace' needs the words that it replaces")
    run.write(len(text))
    run.write(text.count(old) * len(new))
    if any(isinstance(one, Words) for one in (text, old, new)):
        return _shortened(text, old, new)
    return text.replace(old, new)


def _shortened(text: str, old: str, new: str) -> str:
    """An address, and nothing else, without such a beginning; as it is where it begins otherwise."""
    if new or re.search(r"\s", text) or not _BEGINNING.fullmatch(old):
        hint = "what it prints is what somebody wrote and approved: change the text itself"
        raise RefusedError(f"{_AS_WRITTEN}: 'replace' shortens addresses alone", hint)
    return _same(text, text.removeprefix(old) or text)


FILTERS: dict[str, Callable[..., Any]] = {
    "capitalize": _capitalize, "default": _default, "first": _first, "join": _join, "last": _last, "length": _length,
    "list": _list, "lower": _lower, "map": _map, "position": _position, "reject": _reject, "rejectattr": _rejectattr,
    "replace": _replace, "reverse": _reverse, "select": _select, "selectattr": _selectattr, "trim": _trim,
    "upper": _upper,
}  # fmt: skip


def _odd(run: Run, value: Any) -> bool:
    if not numbers(value):
        raise RefusedError(f"only a small number is odd or even, not {kind_of(value)}")
    return bool(value % 2)


TESTS: dict[str, Callable[..., bool]] = {
    "defined": lambda run, value: not isinstance(value, Missing),
    "equalto": equal,
    "even": lambda run, value: not _odd(run, value),
    "in": lambda run, value, whole: contains(run, whole, value),
    "none": lambda run, value: value is None,
    "odd": _odd,
    "undefined": lambda run, value: isinstance(value, Missing),
}


def named(known: dict[str, Callable[..., Any]], kind: str, name: str, count: int, keys: tuple[str, ...]) -> Any:
    """The filter or test of this name; raises RefusedError where there is none, or none that takes so many values."""
    if name not in known:
        raise RefusedError(f"there is no {kind} '{name[:40]}'", did_you_mean(name[:40], known))
    if not _takes(known[name], count, keys):
        raise RefusedError(f"the {kind} '{name}' takes other values")
    return known[name]


@lru_cache(maxsize=256)
def _takes(function: Callable[..., Any], count: int, keys: tuple[str, ...]) -> bool:
    """Whether it takes so many values behind the run and what it is asked of, and these by name."""
    try:
        inspect.signature(function).bind(None, None, *[None] * count, **dict.fromkeys(keys))
    except TypeError:
        return False
    return True
