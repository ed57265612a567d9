"""The JSON schema of each file that people write, for editors that check and complete while somebody types.

In the files every scalar is text until a model takes it; an editor reads 5 as a number and true as a truth. The schema
allows both, so that it refuses nothing that the program takes.
"""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from b12docs.schema.base import Model
from b12docs.schema.clinic import Clinic
from b12docs.schema.content import Content
from b12docs.schema.front_matter import FrontMatter
from b12docs.schema.theme_file import ThemeFile

FILES: dict[str, type[Model]] = {"content": Content, "clinic": Clinic, "layout": FrontMatter, "theme": ThemeFile}
_TRUTHS = ["true", "yes", "on", "false", "no", "off"]


def schema(name: str) -> dict[str, Any]:
    """The JSON schema (draft 2020-12) of a kind of file, one of FILES; raises KeyError for any other."""
    found = FILES[name].model_json_schema(schema_generator=_FileSchema)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **found}


class _FileSchema(GenerateJsonSchema):
    """Numbers and truths may be written as text; nothing is null, for what has no value is left out."""

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return super().int_schema(schema) | {"type": ["integer", "string"], "pattern": r"^\s*\d+\s*$"}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        return super().float_schema(schema) | {"type": ["number", "string"], "pattern": r"^\s*\d+(\.\d+)?\s*$"}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return {"enum": [True, False, *_TRUTHS]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        found = super().dict_schema(schema)
        return found | ({"additionalProperties": False} if "patternProperties" in found else {})

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        found = super().default_schema(schema)
        return {key: value for key, value in found.items() if key != "default" or isinstance(value, str | bool)}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        return super().date_schema(schema) | {"pattern": r"^\s*\d{4}-\d\d-\d\d\s*$"}
