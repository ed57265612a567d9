"""YAML tree -> model: every error of a file at once, each with its line and column, in words for who wrote it.

For each kind of value that a model declares there is a check: a function that gives the value, or tells what is wrong
with it. Checks are made once a kind, of the checks of what it holds.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection
from dataclasses import MISSING, fields
from functools import cache
from math import inf, isfinite
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from b12docs.diagnostics import EMPTY_VALUE, Diagnostic, InputError, Location, did_you_mean, nearest
from b12docs.language.days import written_day
from b12docs.records import field, record
from b12docs.schema.base import (
    ONE_LINE,
    Above,
    After,
    Before,
    Choice,
    InsideError,
    Length,
    Model,
    Pattern,
    Read,
    Root,
    Several,
    keys,
    kinds,
)
from b12docs.schema.texts_meant import as_text
from b12docs.source.prose import Joined, Words, is_seen
from b12docs.source.tree import Path_, YamlTree

M = TypeVar("M", bound=Model)

_MAPPING = "a list of 'key: value' lines is expected here"
_LIST = "a list is expected here ('- ' before each entry)"
_WORD = "a word is expected here"
_WHOLE = "a whole number is expected here"
_NUMBER = "a number is expected here"
_TRUTH = "true or false is expected here"
_IN_ONE_LINE = "write it in one line"
_TRUE, _FALSE = ("true", "yes", "on", "t", "y", "1"), ("false", "no", "off", "f", "n", "0")


@record
class _Reading:
    """A file that is read, and the faults that were found in it."""

    tree: YamlTree
    faults: list[Diagnostic]
    around: list[tuple[Path_, Collection[str]]] = field(default_factory=list)  # models that are read: their keys

    def wrong(self, value: object, path: Path_, message: str, hint: str = "") -> None:
        """Tell what is wrong with a value; of an empty one that it is empty."""
        message, hint = EMPTY_VALUE if value is None else (message, hint)
        self.faults.append(Diagnostic("wrong-value", self.tree.locate(path), message, hint))


Check = Callable[[_Reading, Any, Path_], Any]  # gives None for a value that is wrong


def validate(model: type[M], tree: YamlTree, faults: list[Diagnostic]) -> M:
    """The model of a tree; raises InputError with every fault of type, and those that were found before."""
    reading = _Reading(tree, [])
    kind: Any = model
    valid = _check(kind)(reading, tree.value, ())
    if found := [*reading.faults, *faults]:
        raise InputError(sorted(found, key=lambda one: _order(one.at, tree.file)))
    assert isinstance(valid, model)
    return valid


def _order(at: Location, first: str) -> tuple[bool, str, int, int]:
    """Places in the order of their lines, those of the first file before those of the files that it was laid over."""
    return at.file != first, at.file, at.line or 0, at.column or 0


@cache
def _check(kind: Any) -> Check:
    """The check of a kind of value."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(*inside)
    if origin is tuple:
        return _list_of(_check(inside[0]))
    if origin is dict:
        return _mapping_of(*map(_check, inside))
    if origin in (Union, UnionType):
        return _optional(_check(next(one for one in inside if one is not NoneType)))
    if origin is Literal:
        return _one_of(inside)
    return _SCALARS[kind] if kind in _SCALARS else _model(kind)


# --- scalars, which are text in the tree ------------------------------------------------------------------------------


def _lines(reading: _Reading, value: Any, path: Path_, in_one: bool = False) -> Words | None:
    if isinstance(value, Words) and is_seen(value):
        return value.bare()
    if isinstance(value, Words):
        reading.wrong(value, path, "the text is empty")
    else:
        reading.wrong(value, path, "a text is expected here", as_text(value, in_one=in_one))
    return None


def _several(reading: _Reading, value: Any, path: Path_) -> Words | None:
    """Words that may stand in several lines: an address, an order. Lines that stand there are never run together."""
    return _lines(reading, Words(value.lines, value.at) if isinstance(value, Joined) else value, path)


def _words(reading: _Reading, value: Any, path: Path_) -> Words | None:
    found = _lines(reading, value, path, in_one=True)
    if found and "\n" in found:
        reading.wrong(value, path, ONE_LINE, _IN_ONE_LINE)
    return found


def _scalar(make: Callable[[str], Any], expected: str) -> Check:
    """What a function makes of a text, that raises ValueError where it is no such one."""

    def check(reading: _Reading, value: Any, path: Path_) -> Any:
        try:
            if isinstance(value, str):
                return make(value)
        except ValueError:
            pass
        reading.wrong(value, path, expected)
        return None

    return check


def _truth(text: str) -> bool:
    if text.lower() not in _TRUE + _FALSE:
        raise ValueError
    return text.lower() in _TRUE


def _whole(text: str) -> int:
    if not re.fullmatch(r"[+-]?[0-9]+", text.strip()):
        raise ValueError
    return int(text)


def _number(text: str) -> float:
    if not (text.isascii() and isfinite(float(text))):
        raise ValueError
    return float(text)


def _date(reading: _Reading, value: Any, path: Path_) -> datetime.date | None:
    try:
        if isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            return datetime.date.fromisoformat(value)
    except ValueError:  # a day that there is not
        pass
    reading.wrong(value, path, f"'{value}' is no date", written_day(str(value)))
    return None


_SCALARS: dict[Any, Check] = {
    Words: _words,
    str: _scalar(str, _WORD),
    bool: _scalar(_truth, _TRUTH),
    int: _scalar(_whole, _WHOLE),
    float: _scalar(_number, _NUMBER),
    datetime.date: _date,
}


def _one_of(known: tuple[str, ...]) -> Check:
    names = [name for name in known if name]

    def check(reading: _Reading, value: Any, path: Path_) -> str | None:
        if isinstance(value, str) and value in known:
            return str(value)
        if isinstance(value, str):
            reading.wrong(value, path, f"'{value}' is not one of {', '.join(names)}", did_you_mean(value, names))
        else:
            reading.wrong(value, path, f"one of {', '.join(names)} is expected here")
        return None

    return check


# --- lists, mappings and models ---------------------------------------------------------------------------------------


def _list_of(entry: Check) -> Check:
    def check(reading: _Reading, value: Any, path: Path_) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            reading.wrong(value, path, _LIST, f"write [{value}]" if _is_word_list(value) else "")
            return None
        return tuple([entry(reading, one, (*path, index)) for index, one in enumerate(value)])

    return check


def _is_word_list(value: Any) -> bool:
    """Whether names stand there, with commas between them, that want nothing but brackets."""
    return isinstance(value, str) and re.fullmatch(r"[\w-]+(?:, *[\w-]+)*", value) is not None


def _mapping_of(key: Check, entry: Check) -> Check:
    def check(reading: _Reading, value: Any, path: Path_) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            reading.wrong(value, path, _MAPPING)
            return None
        return {key(reading, name, (*path, name)): entry(reading, one, (*path, name)) for name, one in value.items()}

    return check


def _optional(inner: Check) -> Check:
    return lambda reading, value, path: None if value is None else inner(reading, value, path)


def _model(model: type[Any]) -> Check:
    if issubclass(model, Root):
        return _root(model)
    checks = {key: (name, _check(kinds(model)[name])) for name, key in keys(model).items()}
    lacking = MISSING, MISSING
    needed = [keys(model)[one.name] for one in fields(model) if (one.default, one.default_factory) == lacking]
    most_said = 3  # of those that a hint names
    named = "it needs " + " and ".join(f"'{key}:'" for key in needed) if 0 < len(needed) <= most_said else ""

    def check(reading: _Reading, value: Any, path: Path_) -> Model | None:
        if not isinstance(value, dict):
            reading.wrong(value, path, _MAPPING, named)
            return None
        before = len(reading.faults)
        reading.around.append((path, checks))
        found = {
            checks[key][0]: checks[key][1](reading, one, (*path, key)) for key, one in value.items() if key in checks
        }
        reading.around.pop()
        missing, unknown = [key for key in needed if key not in value], [key for key in value if key not in checks]
        if missing or unknown:
            _tell_keys(reading, model, path, missing, unknown)
        return model(**found) if len(reading.faults) == before else None

    return check


def _tell_keys(reading: _Reading, model: type[Any], path: Path_, missing: list[str], unknown: list[str]) -> None:
    """Tell of keys that a model lacks, and of those that it does not know: of one that is misspelled this alone."""
    meant = {nearest(key, keys(model).values()) for key in unknown}
    for key in missing:
        if key not in meant:
            at = reading.tree.locate(path, key=True)
            reading.faults.append(Diagnostic("missing-field", at, f"the field '{key}' is missing", f"add '{key}:'"))
    for key in unknown:
        at, hint = reading.tree.locate((*path, key), key=True), _meant_key(reading, model, key, path)
        reading.faults.append(Diagnostic("unknown-key", at, f"'{key}' is not known here", hint))


def _meant_key(reading: _Reading, model: type[Any], key: str, path: Path_) -> str:
    """What a key may be meant for that a model does not know: it has a slip, or begins too far in or out."""
    own = keys(model).values()
    if tight := re.fullmatch(r"([\w-]+):(\S.*)", key):
        return f"write '{tight[1]}: {tight[2]}', with a space behind the colon"
    if nearest(key, own):
        return did_you_mean(key, own)
    for outer, known in reversed(reading.around):
        if key in known:
            return f"it belongs beside '{path[len(outer)]}': begin it as far in as that"
    inside = [name for name in own if key in _keys_inside(model, name)]
    return f"it belongs below '{inside[0]}:'" if len(inside) == 1 else did_you_mean(key, own)


def _keys_inside(model: type[Any], key: str) -> Collection[str]:
    """The keys of the model that stands under a key of another; none where there is no model."""
    kind = next(kinds(model)[name] for name, own in keys(model).items() if own == key)
    if get_origin(kind) in (Union, UnionType):
        kind = next(one for one in get_args(kind) if one is not NoneType)
    return keys(kind).values() if isinstance(kind, type) and issubclass(kind, Model) else ()


def _root(model: type[Any]) -> Check:
    inner = _check(kinds(model)["root"])
    return lambda reading, value, path: model(root=inner(reading, value, path))


# --- marks ------------------------------------------------------------------------------------------------------------


def _marked(kind: Any, *marks: Any) -> Check:
    """The check of a kind with its marks around it, the first one innermost."""
    chosen = any(isinstance(mark, Read | Choice) for mark in marks)
    check = _as_it_is if chosen else _check(kind)
    if any(isinstance(mark, Several) for mark in marks):
        check = _several
    choices = [mark for mark in marks if isinstance(mark, Choice)]
    if choices:
        check = _chosen(get_args(kind), choices[0])
    for mark in marks:
        check = _MARKS[type(mark)](check, mark) if type(mark) in _MARKS else check
    return check


def _as_it_is(reading: _Reading, value: Any, path: Path_) -> Any:
    return value


def _chosen(known: tuple[Any, ...], mark: Choice) -> Check:
    """The check of the kind that the mark picks for each value."""
    checks = {one: _check(one) for one in known}

    def check(reading: _Reading, value: Any, path: Path_) -> Any:
        try:
            picked = mark.pick(value)
        except ValueError as error:
            reading.wrong(value, path, str(error))
            return None
        return checks[picked](reading, value, path)

    return check


def _before(inner: Check, mark: Read | Before) -> Check:
    def check(reading: _Reading, value: Any, path: Path_) -> Any:
        try:
            made = mark.value(value)
        except InsideError as error:
            listed = as_text(error.value, in_one=error.in_one) if isinstance(error.value, list) else ""
            hint = _IN_ONE_LINE if str(error) == ONE_LINE else listed
            reading.wrong(error.value, (*path, *error.path), str(error), hint)
            return None
        except ValueError as error:
            reading.wrong(value, path, str(error))
            return None
        return inner(reading, made, path)

    return check


def _then(inner: Check, wrong: Callable[[Any], str], hint: str = "") -> Check:
    """The check, and then what is wrong with the whole of a value with nothing wrong inside; empty if nothing is."""

    def check(reading: _Reading, value: Any, path: Path_) -> Any:
        before = len(reading.faults)
        made = inner(reading, value, path)
        if len(reading.faults) == before and (message := wrong(made)):
            reading.wrong(value, path, message, hint)
        return made

    return check


def _after(inner: Check, mark: After) -> Check:
    return _then(inner, mark.wrong)


def _pattern(inner: Check, mark: Pattern) -> Check:
    form = re.compile(mark.form.removesuffix("$") + r"\Z")
    return _then(inner, lambda value: "" if form.match(value) else f"'{value}' is no valid name here", mark.hint)


def _length(inner: Check, mark: Length) -> Check:
    least = f"at least {mark.least} entries are expected here"
    most = f"at most {mark.most} entries are expected here"
    enough = _then(inner, lambda value: least if len(value) < mark.least else "")

    def check(reading: _Reading, value: Any, path: Path_) -> Any:
        if not isinstance(value, list | dict | str) or len(value) <= mark.most:
            return enough(reading, value, path)
        if isinstance(value, str):
            reading.wrong(value, path, "a shorter name is expected here")
        else:
            reading.wrong(value, path, most, f"there are {len(value)}: take {len(value) - int(mark.most)} out")
        return None

    return check


def _above(inner: Check, mark: Above) -> Check:
    upto = f" and up to {mark.most}" if mark.most < inf else ""
    expected = f"a number above {mark.limit}{upto} is expected here"
    return _then(inner, lambda value: "" if mark.limit < value <= mark.most else expected)


_MARKS: dict[type, Callable[[Check, Any], Check]] = {
    Read: _before, Before: _before, After: _after, Pattern: _pattern, Length: _length, Above: _above,
}  # fmt: skip
