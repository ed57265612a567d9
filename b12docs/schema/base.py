"""What the models of all files share: the base of every mapping, names, links and texts for each reader."""

from __future__ import annotations

import re
from math import inf
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema

from b12docs.source.prose import SAFE_LINK, SAFE_LINKS, Words

IDENTIFIER = r"^[a-z][a-z0-9-]*$"
REFERENCE = r"^[A-Z][A-Za-z0-9]*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
ReferenceId = Annotated[str, StringConstraints(pattern=REFERENCE)]


def _is_link(value: str) -> str:
    if not SAFE_LINK.match(value):
        raise ValueError(SAFE_LINKS)
    return value


_LINK = {"type": "string", "pattern": r"^(https://|mailto:|tel:)[^\s\"<>]+$", "description": SAFE_LINKS}
Link = Annotated[Words, AfterValidator(_is_link), WithJsonSchema(_LINK)]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


_NAMES = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_many), WithJsonSchema(_NAMES)]


_NUMBER = r"\d+(?:\.\d+)?"


def written(form: str, description: str, *, or_number: bool = False) -> WithJsonSchema:
    """What the JSON schema says of a field in a form of its own, like 12pt; N in the form stands for a number.

    ``or_number`` says that an editor may read a number there.
    """
    kinds = ["string", "number"] if or_number else "string"
    pattern = rf"^\s*{form.replace('N', _NUMBER)}\s*$"
    return WithJsonSchema({"type": kinds, "pattern": pattern, "description": description})


def size_and_leading(value: object, expected: str, least: float = 0.0, most: float = inf) -> tuple[float, float]:
    """A size and its leading, written like 12/15.6, between two limits; raises ValueError with what is expected."""
    found = re.fullmatch(rf"({_NUMBER})/({_NUMBER})", value.strip()) if isinstance(value, str) else None
    size, leading = (float(found[1]), float(found[2])) if found else (-1.0, -1.0)
    if not (least <= size <= most and least <= leading <= most):
        raise ValueError(expected)
    if leading < size:
        raise ValueError(f"lines would lie on each other: the leading {leading:g} is less than the size {size:g}")
    return size, leading


class Model(BaseModel):
    """The base of every mapping in the files: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
