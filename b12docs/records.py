"""Records: dataclasses that are made quickly.

A dataclass writes and compiles up to six methods when its class is made, whether anybody calls them or not: 0.4 ms a
class, which is a tenth of a second before our program has begun. Records share all methods, and an ``__init__`` is
compiled for those classes alone of which many are made. They are dataclasses in all else: ``fields``, ``replace`` and
``match`` take them. What users of ``import b12docs`` hold in their hands are common dataclasses.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, dataclass_transform

__all__ = ["field", "record", "replace"]

_LEFT_OUT = object()  # stands for an argument whose default is made anew each time


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(
    declared: Any = None, *, frozen: bool = True, eq: bool = True, slots: bool = False, kw_only: bool = False
) -> Any:
    """The class as a record of the fields that it declares: frozen, and equal to another of the same values.

    With ``eq=False`` each is equal to itself alone; with ``slots=True`` it holds its fields and nothing else;
    with ``kw_only=True`` they are given by name alone.
    """
    if declared is None:
        return lambda one: _made(one, frozen, eq, slots, kw_only)
    return _made(declared, frozen, eq, slots, kw_only)


def _made(declared: Any, frozen: bool, eq: bool, slots: bool, kw_only: bool) -> Any:
    made: Any = dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)(declared)
    methods: dict[str, Any] = {"__init__": _until_many(made, frozen), "__repr__": _repr}
    if eq:
        methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
    if slots:
        methods |= {"__getstate__": _state, "__setstate__": _restore}
    for name, method in methods.items():
        if name not in vars(declared):
            setattr(made, name, method)
    return made


_MANY = 25  # records, from which on it pays to compile the ``__init__`` of their class


def _until_many(cls: type, frozen: bool) -> Callable[..., None]:
    """An ``__init__`` for a few records of a class; it puts a compiled one in its own place when many are made."""
    made = 0

    def few(self: object, *given: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        values = _taken(cls, given, named) if made < _MANY else None
        if values is None:
            real = _init(cls, frozen)
            setattr(cls, "__init__", real)  # noqa: B010 - type checkers refuse the plain assignment
            real(self, *given, **named)
            return
        for name, value in values.items():
            object.__setattr__(self, name, value)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()  # type: ignore[attr-defined]

    return few


def _taken(cls: type[Any], given: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any] | None:
    """The value of each field; None where arguments are too many or too few, which a compiled ``__init__`` tells of."""
    known = [one for one in fields(cls) if one.init]
    by_place = [one.name for one in known if not one.kw_only]
    values = dict(zip(by_place, given)) | named  # noqa: B905 - their number is compared below
    if len(values) < len(given) + len(named):
        return None
    taken = {one.name: values.pop(one.name) if one.name in values else _left_out(one) for one in known}
    is_lacking = any(value is MISSING for value in taken.values())
    return None if values or is_lacking else taken


def _left_out(one: Field[Any]) -> Any:
    """The value of a field that no argument gives; MISSING where it needs one."""
    return one.default_factory() if one.default_factory is not MISSING else one.default


def _init(cls: type, frozen: bool) -> Callable[..., None]:
    """The compiled ``__init__``, which takes the fields in their order."""
    known: dict[str, Any] = {"put": object.__setattr__, "left_out": _LEFT_OUT}
    given = [one for one in fields(cls) if one.init]
    parameters = ["self", *(_parameter(one, known) for one in given if not one.kw_only)]
    if by_name := [_parameter(one, known) for one in given if one.kw_only]:
        parameters += ["*", *by_name]
    lines = [_line(one, frozen) for one in given]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    source = f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"])
    exec(source, known)  # noqa: S102 - of the names of our own fields, as dataclasses do it
    return known["__init__"]  # type: ignore[no-any-return]


def _parameter(one: Field[Any], known: dict[str, Any]) -> str:
    """A field as a parameter; what it is without an argument is put among the names that ``__init__`` knows."""
    if _is_made(one):
        known[f"{one.name}_made"] = one.default_factory
        return f"{one.name}=left_out"
    if one.default is MISSING:
        return one.name
    known[f"{one.name}_default"] = one.default
    return f"{one.name}={one.name}_default"


def _line(one: Field[Any], frozen: bool) -> str:
    """The line of ``__init__`` that gives a field its value."""
    value = f"{one.name}_made() if {one.name} is left_out else {one.name}" if _is_made(one) else one.name
    return f"put(self, {one.name!r}, {value})" if frozen else f"self.{one.name} = {value}"


def _is_made(one: Field[Any]) -> bool:
    return one.default_factory is not MISSING


if TYPE_CHECKING:
    from dataclasses import replace
else:

    def replace(one: Any, /, **changes: Any) -> Any:
        """A copy of a record with other values in some fields, made as by ``dataclasses``, but three times as fast.

        Setting a document asks for a thousand. Raises TypeError for a name that is no field.
        """
        names, checks = _copied(one.__class__)
        if names is None:
            return dataclasses.replace(one, **changes)
        made = object.__new__(one.__class__)
        held, values = one.__dict__, made.__dict__
        if len(held) == len(names):
            values.update(held)
        else:
            for name in names:  # what is worked out from the fields, and kept beside them, is not copied
                values[name] = held[name]
        values.update(changes)
        if len(values) > len(names):
            return dataclasses.replace(one, **changes)  # which says what is wrong
        if checks:
            made.__post_init__()
        return made


@cache
def _copied(cls: type[Any]) -> tuple[tuple[str, ...] | None, bool]:
    """The fields that a copy takes over, where it can take over all, and whether something follows from them."""
    plain = not hasattr(cls, "__slots__") and all(one.init for one in fields(cls))
    return tuple(one.name for one in fields(cls)) if plain else None, hasattr(cls, "__post_init__")


@cache
def _values(cls: type[Any]) -> Callable[[object], Any]:
    """What reads the values that records of this class are compared by."""
    names = [one.name for one in fields(cls) if one.compare]
    return attrgetter(*names) if names else lambda one: ()


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    values = _values(self.__class__)
    return values(self) == values(other)


def _hash(self: Any) -> int:
    return hash(_values(self.__class__)(self))


def _repr(self: Any) -> str:
    values = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({values})"


def _refuse(self: object, name: str, value: object = None) -> None:
    raise FrozenInstanceError(f"'{name}' of a record cannot be changed")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[Any]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)
