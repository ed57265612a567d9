"""The JSON schema of each file takes what the program takes, and refuses what it refuses, as far as a schema can."""

from __future__ import annotations

import json
import re
from typing import Any

import jsonschema
import pytest
import yaml

from b12docs.library.packaged import packaged
from b12docs.schema.front_matter import split_front_matter
from b12docs.schema.json_schema import FILES, schema
from b12docs.source.yaml_tree import parse

CLINIC = """
name: Riverside Surgery
phone: 01234 567890
address: 1 River Street, Rivertown RT1 2AB
web: https://www.riverside.example
languages: reception on 01234 567890
logo: {file: logo.png, alt: Riverside Surgery}
accent: "#7A2468"
help: {emergency: "112", emergency_place: A&E, urgent: "116 117", doctor: your doctor}
protocol:
  test: Serum B12; ask the laboratory about borderline results
  product: See the practice formulary, section 9
  neurology: On-call registrar, 01234 567891
  recall: Practice nurse, eight weeks after the first injection
"""

LAYOUTS = sorted(packaged("layouts").glob("[!_]*.html"))
THEMES = sorted(packaged("layouts").glob("themes/*.yaml"))


def texts() -> dict[str, tuple[str, str]]:
    """Every shipped file: its kind, and its YAML."""
    example = (packaged("layouts") / "clinic.example.yaml").read_text("utf-8")
    found = {
        "content.yaml": ("content", packaged("content.yaml").read_text("utf-8")),
        "clinic.example.yaml": ("clinic", re.sub(r"^# (?=( {2})*[a-z]\w*:)", "", example, flags=re.MULTILINE)),
        "a full clinic.yaml": ("clinic", CLINIC),
    }
    found |= {path.name: ("theme", path.read_text("utf-8")) for path in THEMES}
    return found | {path.name: ("layout", split_front_matter(path.read_text("utf-8"), "")[0]) for path in LAYOUTS}


SHIPPED = texts()


def faults(kind: str, value: Any) -> list[str]:
    """What the schema has against a value, by its path."""
    validator = jsonschema.Draft202012Validator(schema(kind))
    return ["/".join(map(str, one.absolute_path)) for one in validator.iter_errors(value)]


@pytest.mark.parametrize("kind", FILES)
def test_a_schema_is_one(kind: str) -> None:
    """Each is a sound JSON schema, says what the file is for, and refuses keys that it does not know."""
    found = json.loads(json.dumps(schema(kind)))
    jsonschema.Draft202012Validator.check_schema(found)
    assert found["description"] == str(FILES[kind].__doc__).strip().replace("\n    ", "\n")
    assert found["additionalProperties"] is False
    assert "null" not in json.dumps(found)
    assert found["title"] == FILES[kind].__name__


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_file_is_taken(name: str) -> None:
    """Every file that comes with the program is taken, as text and as an editor reads it."""
    kind, text = SHIPPED[name]
    assert faults(kind, parse(text, name).value) == []
    assert faults(kind, json.loads(json.dumps(yaml.safe_load(text), default=str))) == []


def content() -> Any:
    """The shipped content, to be broken."""
    return json.loads(json.dumps(parse(SHIPPED["content.yaml"][1], "content.yaml").value))  # aliases apart


@pytest.mark.parametrize(("path", "broken"), [
    ("colour", "red"), ("published", "2026-13-01x"), ("id", "No Id"), ("id", "x" * 61), ("sources", []),
    ("labels/months", ["one"]), ("references/0/url", "http://a.example"), ("references/0/id", "r1"),
    ("references/0/pages", "1"), ("sections/0/form", "table"), ("sections/0/items/0/certainty", "none"),
    ("limits/lay/easy/fkgl", "five"), ("limits/lay/easy/longest", "1.5"), ("title", "One text"),
    ("limits/No Id", {}), ("title/lay/easy", " "), ("labels/kind", {}),
    ("sections/0/beside", "perhaps"), ("comparison/conditions/0/marker", "star"),
])  # fmt: skip
def test_a_broken_content_is_refused(path: str, broken: Any) -> None:
    """What is not of its field's kind is refused at its place."""
    value = content()
    *steps, last = path.split("/")
    inside = value
    for step in steps:
        inside = inside[int(step)] if isinstance(inside, list) else inside[step]
    inside[last] = broken
    found = faults("content", value)
    assert found
    assert all(path.startswith(one) for one in found), found


@pytest.mark.parametrize("key", ["id", "warnings", "title", "references"])
def test_a_missing_field_is_refused(key: str) -> None:
    """A field that every content has may not be left out."""
    value = content()
    del value[key]
    assert faults("content", value) == [""]


@pytest.mark.parametrize(("kind", "broken"), [
    ("clinic", {"web": "www.a.example"}), ("clinic", {"logo": {"file": "a.png"}}), ("clinic", {"fax": "1"}),
    ("clinic", {"approval": {"name": "A", "role": "B", "date": "2026-01-01", "fingerprint": "abc"}}),
    ("theme", {}), ("theme", {"title": "A", "ground": "grey"}), ("theme", {"title": "A", "type": {"h2": "14pt"}}),
    ("theme", {"title": "A", "spacing": {"radius": "2"}}), ("layout", {"title": "A"}),
])  # fmt: skip
def test_other_broken_files_are_refused(kind: str, broken: Any) -> None:
    """Clinic files, themes and front matters are held to their forms too."""
    assert faults(kind, broken)


@pytest.mark.parametrize(("key", "broken"), [
    ("body", {"easy": "14"}), ("margin", "14"), ("margin", {"A4": "14mm"}), ("gap", {"other": "3"}),
    ("type", {"easy": {"body": "14"}}), ("edition", "small"), ("papers", {}), ("landscape", "sideways"),
])  # fmt: skip
def test_a_broken_front_matter_is_refused(key: str, broken: Any) -> None:
    """Sizes, lengths and lists of a layout have their forms."""
    value = parse(SHIPPED["leaflet.html"][1], "leaflet.html").value
    assert faults("layout", value | {key: broken})


def test_the_names_of_for_and_paper() -> None:
    """``for`` stands under its own name, and names are one or many."""
    properties = schema("content")["$defs"]["Section"]["properties"]
    assert "for" in properties
    assert "meant_for" not in properties
    for names in ("A4", ["A4", "A3"]):
        assert faults("clinic", {"paper": names}) == []
