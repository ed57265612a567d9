"""What the models of all files share: the base of every mapping, names, links and texts for each reader."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

from b12docs.source.prose import SAFE_LINK, Words

IDENTIFIER = r"^[a-z][a-z0-9-]*$"
REFERENCE = r"^[A-Z][A-Za-z0-9]*$"
LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
Identifier = Annotated[str, StringConstraints(pattern=IDENTIFIER)]
ReferenceId = Annotated[str, StringConstraints(pattern=REFERENCE)]


def _is_link(value: str) -> str:
    if not SAFE_LINK.match(value):
        raise ValueError("a link starts with https://, mailto: or tel:")
    return value


Link = Annotated[Words, AfterValidator(_is_link)]


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


Names = Annotated[tuple[str, ...], BeforeValidator(_one_or_many)]


class Model(BaseModel):
    """The base of every mapping in the files: unknown keys are refused, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)
