"""Records: dataclasses that are made quickly.

A dataclass writes and compiles up to six methods when its class is made, whether anybody calls them or not: 0.4 ms a
class, which is a tenth of a second before our program has begun. Records share all methods, and an ``__init__`` is
compiled for those classes alone of which many are made. Their fields are found without asking of each annotation what
it means, since it means a field. They are dataclasses in all else: ``fields``, ``replace``, ``match`` and
``inspect.signature`` take them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any, NamedTuple, dataclass_transform

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
    known = _fields(declared, kw_only)
    made: Any = _slotted(declared, known) if slots else declared
    made.__dataclass_fields__, made.__dataclass_params__, made.__signature__ = known, _PARAMETERS, _SIGNATURE
    places = tuple(one.name for one in known.values() if one.init and not one.kw_only)
    methods: dict[str, Any] = {"__match_args__": places, "__init__": _until_many(made, frozen), "__repr__": _repr}
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


# --- what the library knows of a dataclass ----------------------------------------------------------------------------


@dataclass(init=False, repr=False, eq=False)
class _Usual:
    """A dataclass, of which records have what the library does not make otherwise."""

    field: int


_PARAMETERS = _Usual.__dataclass_params__  # type: ignore[attr-defined]
_TYPE = fields(_Usual)[0]._field_type  # type: ignore[attr-defined]  # no class variable, and no argument alone


def _fields(cls: Any, kw_only: bool) -> dict[str, Field[Any]]:
    """The fields of a class, those that it inherits first; what says how a field is made leaves the class."""
    known: dict[str, Field[Any]] = {}
    for base in cls.__mro__[:0:-1]:
        known |= vars(base).get("__dataclass_fields__", {})
    for name, kind in cls.__annotations__.items():
        if not str(kind).startswith("ClassVar"):
            known[name] = _field(cls, name, kind, kw_only)
    return known


def _field(cls: Any, name: str, kind: str, kw_only: bool) -> Field[Any]:
    said: Any = getattr(cls, name, MISSING)
    said = MISSING if isinstance(said, MemberDescriptorType) else said  # the place of a field that is inherited
    one: Any = said if isinstance(said, Field) else field(default=said)
    if one is said:
        _left_to_the_class(cls, one, name)
    elif type(said).__hash__ is None:
        raise ValueError(f"all records would share the {type(said).__name__} of '{name}': use default_factory")
    one.name, one.type, one._field_type = name, kind, _TYPE
    one.kw_only = kw_only if one.kw_only is MISSING else one.kw_only
    return one  # type: ignore[no-any-return]


def _left_to_the_class(cls: Any, one: Field[Any], name: str) -> None:
    if one.default is MISSING:
        delattr(cls, name)
    else:
        setattr(cls, name, one.default)


def _slotted(cls: Any, known: dict[str, Field[Any]]) -> Any:
    """The class anew, with a place for each field, and for nothing else."""
    inherited = {name for base in cls.__mro__ for name in getattr(base, "__slots__", ())}
    names = tuple(name for name in known if name not in inherited)
    kept = {name: value for name, value in vars(cls).items() if name not in (*known, "__dict__", "__weakref__")}
    made = type(cls)(cls.__name__, cls.__bases__, kept | {"__slots__": names})
    made.__qualname__ = cls.__qualname__
    return made


class _Signature:
    """What a class takes, worked out for whoever asks: its ``__init__`` would take anything."""

    def __get__(self, one: object, owner: type[Any]) -> Any:
        from inspect import Parameter, Signature

        given = sorted((one for one in fields(owner) if one.init), key=lambda one: bool(one.kw_only))
        return Signature([
            Parameter(
                one.name, Parameter.KEYWORD_ONLY if one.kw_only else Parameter.POSITIONAL_OR_KEYWORD,
                default=_LEFT_OUT if _is_made(one) else Parameter.empty if one.default is MISSING else one.default,
                annotation=one.type,
            )
            for one in given
        ], return_annotation=None)  # fmt: skip


_SIGNATURE = _Signature()


# --- how one is made --------------------------------------------------------------------------------------------------

_MANY = 25  # records, from which on it pays to compile the ``__init__`` of their class


def _until_many(cls: type, frozen: bool) -> Callable[..., None]:
    """An ``__init__`` for a few records of a class; it puts a compiled one in its own place when many are made."""
    made, known, put = 0, None, object.__setattr__

    def few(self: object, *given: Any, **named: Any) -> None:
        nonlocal made, known
        made += 1
        known = known or _arguments(cls)
        values = _taken(known, given, named) if made < _MANY else None
        if values is None:
            real = _init(cls, frozen)
            setattr(cls, "__init__", real)  # noqa: B010 - type checkers refuse the plain assignment
            real(self, *given, **named)
            return
        for name in known.names:
            put(self, name, values[name])
        if known.goes_on:
            self.__post_init__()  # type: ignore[attr-defined]

    return few


class _Arguments(NamedTuple):
    """The fields that are given to a class, those that may be given by place, and what the others are without it.

    ``goes_on`` says whether something follows from them.
    """

    names: tuple[str, ...]
    by_place: tuple[str, ...]
    all: frozenset[str]
    defaults: dict[str, Any]
    made: dict[str, Callable[[], Any]]
    goes_on: bool


def _arguments(cls: type) -> _Arguments:
    known = [one for one in fields(cls) if one.init]
    return _Arguments(
        tuple(one.name for one in known),
        tuple(one.name for one in known if not one.kw_only),
        frozenset(one.name for one in known),
        {one.name: one.default for one in known if one.default is not MISSING},
        {one.name: one.default_factory for one in known if one.default_factory is not MISSING},
        hasattr(cls, "__post_init__"),
    )


def _taken(known: _Arguments, given: tuple[Any, ...], named: dict[str, Any]) -> dict[str, Any] | None:
    """The value of each field; None where arguments are too many or too few, which a compiled ``__init__`` tells of."""
    told = dict(zip(known.by_place, given)) | named  # noqa: B905 - their number is compared
    if len(told) < len(given) + len(named):
        return None
    if len(told) < len(known.names):
        left = {name: made() for name, made in known.made.items() if name not in told}
        told = known.defaults | left | told
    return told if told.keys() == known.all else None


def _init(cls: type, frozen: bool) -> Callable[..., None]:
    """The compiled ``__init__``, which takes the fields in their order."""
    known: dict[str, Any] = {"put": object.__setattr__, "left_out": _LEFT_OUT}
    given = [one for one in fields(cls) if one.init]
    parameters = ["self", *(_parameter(one, known) for one in given if not one.kw_only)]
    if by_name := [_parameter(one, known) for one in given if one.kw_only]:
        parameters += ["*", *by_name]
    lines = [_line(one, getattr(cls, one.name, None), frozen, known) for one in given]
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


def _line(one: Field[Any], place: Any, frozen: bool, known: dict[str, Any]) -> str:
    """The line of ``__init__`` that gives a field its value; ``place`` is what the class has under its name."""
    value = f"{one.name}_made() if {one.name} is left_out else {one.name}" if _is_made(one) else one.name
    if not frozen:
        return f"self.{one.name} = {value}"
    if isinstance(place, MemberDescriptorType):  # it puts in half the time of what looks for it first
        known[f"put_{one.name}"] = place.__set__
        return f"put_{one.name}(self, {value})"
    return f"put(self, {one.name!r}, {value})"


def _is_made(one: Field[Any]) -> bool:
    return one.default_factory is not MISSING


if TYPE_CHECKING:
    from dataclasses import replace
else:

    def replace(one: Any, /, **changes: Any) -> Any:
        """A copy of a record with other values in some fields, made as by ``dataclasses``, but three times as fast.

        Setting a document asks for a thousand. Raises TypeError for a name that is no field.
        """
        names, slotted, checks = _copied(one.__class__)
        if names is None:
            return dataclasses.replace(one, **changes)
        if slotted:
            return one.__class__(**{name: getattr(one, name) for name in names} | changes)
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
def _copied(cls: type[Any]) -> tuple[tuple[str, ...] | None, bool, bool]:
    """The fields that a copy takes over, where it can take over all, and whether they have places of their own.

    The last is whether something follows from them.
    """
    names = tuple(one.name for one in fields(cls)) if all(one.init for one in fields(cls)) else None
    return names, hasattr(cls, "__slots__"), hasattr(cls, "__post_init__")


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
