"""What the models of all files share: the base of every mapping, what a field may hold, names, links and sizes.

A model is a record whose annotations say what its fields hold: a text (``Words``), a word (``str``), a number, a truth,
a date, a few words (``Literal``), a list (``tuple[X, ...]``), a mapping (``dict[str, X]``), another model, or any of
these with marks in ``Annotated``. ``schema.validation`` reads files by them, ``schema.json_schema`` describes files.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields
from math import inf
from typing import Annotated, Any, dataclass_transform, get_type_hints

from b12docs.records import field, record
from b12docs.source.prose import SAFE_LINK, SAFE_LINKS, Words


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Model:
    """The base of every mapping in the files: keys that it does not know are refused, nothing changes after loading."""

    def __init_subclass__(cls) -> None:
        record(cls, kw_only=True)


ONE_LINE = "the text has a line break, and here stands one line"


class Root(Model):
    """The base of what stands in the file as its one field, ``root``, itself."""


# --- marks: what more is asked of a value -----------------------------------------------------------------------------


class InsideError(ValueError):
    """Something inside a value is wrong: what it is, and its path from there; a text may have to be ``in_one`` line."""

    def __init__(self, message: str, value: object, path: tuple[str, ...], *, in_one: bool = False) -> None:
        super().__init__(message)
        self.value, self.path, self.in_one = value, path, in_one


@record(eq=False)
class Read:
    """The value is what a function makes of the file's, which raises ValueError with what is expected."""

    value: Callable[[object], object]


@record(eq=False)
class Before:
    """Of the kind is what a function makes of the file's value, which raises ValueError with what is expected."""

    value: Callable[[object], object]


@record(eq=False)
class After:
    """A function says what is wrong with a value of the kind; nothing, where it is empty."""

    wrong: Callable[[Any], str]


@record(eq=False)
class Pattern:
    """A word of a form; the hint says in words which one."""

    form: str
    hint: str


@record(eq=False)
class Length:
    """How many entries a list or a mapping has, or letters a word."""

    least: int = 0
    most: float = inf


@record(eq=False)
class Above:
    """A number is larger than this one, and no larger than ``most``."""

    limit: int
    most: float = inf


@record(eq=False)
class Choice:
    """A value is of one of several kinds: a function picks which one, or raises ValueError with what is expected."""

    pick: Callable[[object], type[Any]]


@record(eq=False)
class Several:
    """The words may stand in several lines; all others stand in one."""


@record(eq=False)
class Written:
    """What the JSON schema says of a field that is written in a form of its own."""

    schema: dict[str, Any]


_KINDS: dict[type, dict[str, Any]] = {}  # what was asked for once


def kinds(model: type[Any]) -> dict[str, Any]:
    """What each field of a model is declared as, marks included, in the order of the fields."""
    if model not in _KINDS:
        declared = get_type_hints(model, include_extras=True)
        _KINDS[model] = {one.name: declared[one.name] for one in fields(model)}
    return _KINDS[model]


def keys(model: type[Any]) -> dict[str, str]:
    """The key of each field in the file, which is the field's name but where that is a word of Python's."""
    return {one.name: one.metadata.get("key", one.name) for one in fields(model)}


# --- what many fields hold --------------------------------------------------------------------------------------------

Lines = Annotated[Words, Several()]

Identifier = Annotated[str, Pattern(r"^[a-z][a-z0-9-]*$", "use small letters, figures and hyphens, like leg-symptoms")]
ValueName = Annotated[str, Pattern(r"^[a-z][a-z0-9_]*$", "use small letters, figures and _, like eye_casualty")]
ReferenceId = Annotated[
    str, Pattern(r"^[A-Z][A-Za-z0-9]*$", "begin with a capital letter and use letters and figures only, like R1")
]
Language = Annotated[str, Pattern(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "use the language's code, like en-GB or cy")]


def _no_link(value: str) -> str:
    if SAFE_LINK.match(value):
        return ""
    bare = re.fullmatch(r"(?:http://)?((?:[\w-]+\.)+[a-z]{2,}(?:/[^\s\"<>]*)?)", value, re.IGNORECASE)
    return f"{SAFE_LINKS}; write https://{bare[1]}" if bare else SAFE_LINKS


_LINK = {"type": "string", "pattern": r"^(https://|mailto:|tel:)[^\s\"<>]+$", "description": SAFE_LINKS}
Link = Annotated[Words, After(_no_link), Written(_LINK)]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


_NAMES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Names = Annotated[tuple[str, ...], Before(_one_or_many), Written(_NAMES)]


_NUMBER = r"\d+(?:\.\d+)?"


def written(form: str, description: str, *, or_number: bool = False) -> Written:
    """What the JSON schema says of a field in a form of its own, like 12pt; N in the form stands for a number.

    ``or_number`` says that an editor may read a number there.
    """
    kinds = ["string", "number"] if or_number else "string"
    pattern = rf"^\s*{form.replace('N', _NUMBER)}\s*$"
    return Written({"type": kinds, "pattern": pattern, "description": description})


def size_and_leading(value: object, expected: str, least: float = 0.0, most: float = inf) -> tuple[float, float]:
    """A size and its leading, written like 12/15.6, between two limits; raises ValueError with what is expected."""
    found = re.fullmatch(rf"({_NUMBER})/({_NUMBER})", value.strip(), re.ASCII) if isinstance(value, str) else None
    size, leading = (float(found[1]), float(found[2])) if found else (-1.0, -1.0)
    if not (least <= size <= most and least <= leading <= most):
        raise ValueError(expected)
    if leading < size:
        raise ValueError(f"lines would lie on each other: the leading {leading:g} is less than the size {size:g}")
    return size, leading
