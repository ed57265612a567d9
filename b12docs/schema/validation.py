"""YAML tree -> model: every error of a file at once, each with its line and column, in words for who wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from b12docs.diagnostics import EMPTY_VALUE, Diagnostic, InputError, did_you_mean
from b12docs.schema.base import IDENTIFIER, LANGUAGE, REFERENCE
from b12docs.source.yaml_tree import Path_, YamlTree

M = TypeVar("M", bound=BaseModel)

_PATTERNS = {
    IDENTIFIER: "use small letters, figures and hyphens, like leg-symptoms",
    REFERENCE: "begin with a capital letter and use letters and figures only, like R1",
    LANGUAGE: "use the language's code, like en-GB or cy",
}

_MAPPING = "a list of 'key: value' lines is expected here"
_DATE = "a date like 2026-11-22 is expected here"

_EXPECTED = {
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "dict_type": _MAPPING,
    "tuple_type": "a list is expected here ('- ' before each entry)",
    "int_parsing": "a whole number is expected here",
    "int_parsing_size": "a whole number is expected here",
    "int_type": "a whole number is expected here",
    "float_parsing": "a number is expected here",
    "float_type": "a number is expected here",
    "finite_number": "a number is expected here",
    "string_type": "a word is expected here",
    "string_too_long": "a shorter name is expected here",
    "bool_parsing": "true or false is expected here",
    "bool_type": "true or false is expected here",
    "greater_than": "a number above 0 is expected here",
}


def validate(model: type[M], tree: YamlTree, faults: list[Diagnostic]) -> M:
    """The model of a tree; raises InputError with every fault of type, and those that were found before."""
    try:
        valid = model.model_validate(tree.value)
    except ValidationError as error:
        faults = [*(_translate(one, tree, model) for one in _causes(error)), *faults]
    if faults:
        raise InputError(sorted(faults, key=lambda one: (one.at.line or 0, one.at.column or 0)))
    return valid


def _causes(error: ValidationError) -> list[ErrorDetails]:
    """The errors without those that only follow from an error inside: a list "too short" because an entry is bad."""
    found = error.errors(include_url=False)
    places = [one["loc"] for one in found]
    return [
        one
        for one in found
        if one["type"] != "too_short"
        or not any(len(place) > len(one["loc"]) and place[: len(one["loc"])] == one["loc"] for place in places)
    ]


def _translate(error: ErrorDetails, tree: YamlTree, model: type[BaseModel]) -> Diagnostic:
    path = tuple(error["loc"])
    name = str(path[-1]) if path else ""
    if error["type"] == "extra_forbidden":
        known = _fields_at(model, path[:-1])
        return Diagnostic(
            "unknown-key", tree.locate(path, key=True), f"'{name}' is not known here", did_you_mean(name, known)
        )
    if error["type"] == "missing":
        return Diagnostic(
            "missing-field", tree.locate(path[:-1], key=True), f"the field '{name}' is missing", f"add '{name}:'"
        )
    return Diagnostic("wrong-value", tree.locate(path), *_wording(error))


def _wording(error: ErrorDetails) -> tuple[str, str]:
    kind, value = error["type"], error["input"]
    if value is None:
        return EMPTY_VALUE
    context = error.get("ctx", {})
    if kind == "value_error":
        return str(context["error"]), ""
    if kind == "literal_error":
        expected = str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        names = [name for name in expected if name]
        return f"'{value}' is not one of {', '.join(names)}", did_you_mean(str(value), names)
    if kind.startswith("date"):
        return f"'{value}' is no date", "write it like 2026-11-22"
    if kind == "string_pattern_mismatch":
        return f"'{value}' is no valid name here", _PATTERNS.get(str(context["pattern"]), "")
    if kind in ("too_short", "too_long"):
        least, most = context.get("min_length"), context.get("max_length")
        return (f"at least {least} entries are" if least else f"at most {most} entries are") + " expected here", ""
    return _EXPECTED.get(kind, error["msg"][:1].lower() + error["msg"][1:]), ""


def _fields_at(model: type[BaseModel], path: Path_) -> Iterator[str]:
    """The keys that the model knows at a path of the file."""
    current: Any = model
    for step in path:
        current = _inside(current, step)
    if isinstance(current, type) and issubclass(current, BaseModel):
        yield from (field.alias or name for name, field in current.model_fields.items())


def _inside(kind: Any, step: str | int) -> Any:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        by_key = {field.alias or name: field for name, field in kind.model_fields.items()}
        return _unwrap(by_key[str(step)].annotation) if step in by_key else None
    arguments = get_args(kind)
    return _unwrap(arguments[0 if isinstance(step, int) else -1]) if arguments else None


def _unwrap(kind: Any) -> Any:
    """``X | None`` -> ``X``."""
    choices = [one for one in get_args(kind) if one is not type(None)]
    return choices[0] if len(choices) == 1 and type(None) in get_args(kind) else kind
