"""The JSON schema of each file that people write, for editors that check and complete while somebody types.

In the files every scalar is text until a model takes it; an editor reads 5 as a number and true as a truth. The schema
allows both, so that it refuses nothing that the program takes. Nothing is null, for what has no value is left out.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from dataclasses import MISSING, fields
from math import inf
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from b12docs.schema.approval import Approvals
from b12docs.schema.base import Above, Choice, Length, Model, Pattern, Root, Written, keys, kinds
from b12docs.schema.clinic import Clinic
from b12docs.schema.content import Content
from b12docs.schema.front_matter import FrontMatter
from b12docs.schema.house import House
from b12docs.schema.languages import Languages
from b12docs.schema.theme_file import ThemeFile
from b12docs.source.prose import Words

Schema = dict[str, Any]

FILES: dict[str, type[Model]] = {
    "content": Content,
    "house": House,
    "clinic": Clinic,
    "approval": Approvals,
    "languages": Languages,
    "layout": FrontMatter,
    "theme": ThemeFile,
}
_SCALARS: dict[Any, Schema] = {
    Words: {"type": "string", "pattern": r"\S"},
    str: {"type": "string"},
    bool: {"enum": [True, False, "true", "yes", "on", "false", "no", "off"]},
    int: {"type": ["integer", "string"], "pattern": r"^\s*\d+\s*$"},
    float: {"type": ["number", "string"], "pattern": r"^\s*\d+(\.\d+)?\s*$"},
    datetime.date: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
}


def schema(name: str) -> Schema:
    """The JSON schema (draft 2020-12) of a kind of file, one of FILES; raises KeyError for any other."""
    models: dict[str, Schema] = {}
    _of(FILES[name], models)
    whole = models.pop(FILES[name].__name__)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **whole, "$defs": models}


def as_text(name: str) -> str:
    """The JSON schema of a kind of file as the published one stands in ``schemas/``; raises KeyError."""
    return json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"


def _of(kind: Any, models: dict[str, Schema]) -> Schema:
    """The schema of a kind of value; models are entered by their names, and referred to."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(inside[0], inside[1:], models)
    if origin is tuple:
        return {"type": "array", "items": _of(inside[0], models)}
    if origin is dict:
        return {"type": "object"} | _entries(*(_of(one, models) for one in inside))
    if origin in (Union, UnionType):
        return _of(next(one for one in inside if one is not NoneType), models)
    if origin is Literal:
        return {"enum": list(inside)}
    return dict(_SCALARS[kind]) if kind in _SCALARS else _model(kind, models)


def _entries(key: Schema, entry: Schema) -> Schema:
    """What a mapping says of its keys and values."""
    if "pattern" in key:
        return {"patternProperties": {key["pattern"]: entry}, "additionalProperties": False}
    return {"additionalProperties": entry}


def _model(model: type[Any], models: dict[str, Schema]) -> Schema:
    if model.__name__ not in models:
        models[model.__name__] = {}  # the place, in the order in which they are met
        about = {"title": model.__name__, "description": str(model.__doc__).strip().replace("\n    ", "\n")}
        models[model.__name__] |= about | _fields(model, models)
    return {"$ref": f"#/$defs/{model.__name__}"}


def _fields(model: type[Any], models: dict[str, Schema]) -> Schema:
    if issubclass(model, Root):
        return _of(kinds(model)["root"], models)
    found = {key: _of(kinds(model)[name], models) for name, key in keys(model).items()}
    needed = []
    for one in fields(model):
        key = keys(model)[one.name]
        if isinstance(one.default, str | bool) and not isinstance(one.default, Words):
            found[key]["default"] = one.default
        if one.default is MISSING and one.default_factory is MISSING and not _lies_below(model, one.name):
            needed.append(key)
    required = {"required": needed} if needed else {}
    return {"type": "object", "properties": found, "additionalProperties": False, **required}


def _lies_below(model: type[Any], name: str) -> bool:
    """Whether a field may be left out because a house file below gives it."""
    return model.__module__ == House.__module__ or (issubclass(model, House) and name in kinds(House))


def _marked(kind: Any, marks: tuple[Any, ...], models: dict[str, Schema]) -> Schema:
    """The schema of a kind with its marks; what is written in a form of its own says all by itself."""
    for mark in marks:
        if isinstance(mark, Written):
            return dict(mark.schema)
    if any(isinstance(mark, Choice) for mark in marks):
        return {"anyOf": [_of(one, models) for one in get_args(kind)]}
    found = _of(kind, models)
    for mark in marks:
        found |= _MARKS[type(mark)](mark, found) if type(mark) in _MARKS else {}
    return found


def _length(mark: Length, found: Schema) -> Schema:
    what = {"array": "Items", "object": "Properties", "string": "Length"}[found["type"]]
    ends = {f"min{what}": mark.least} if mark.least else {}
    return ends | ({f"max{what}": mark.most} if mark.most < inf else {})


_MARKS: dict[type, Callable[[Any, Schema], Schema]] = {
    Pattern: lambda mark, found: {"pattern": mark.form},
    Above: lambda mark, found: {"exclusiveMinimum": mark.limit} | ({"maximum": mark.most} if mark.most < inf else {}),
    Length: _length,
}
