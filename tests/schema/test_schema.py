"""The JSON schema of each file takes what the program takes, and refuses what it refuses, as far as a schema can."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from b12docs.library.packaged import packaged
from b12docs.schema.front_matter import split_front_matter
from b12docs.schema.json_schema import FILES, schema
from b12docs.source.yaml_tree import parse
from tests.helpers_cli import FULL_CLINIC, GOOD, HAY_FEVER, run

LAYOUTS = sorted(packaged("layouts").glob("[!_]*.html"))
THEMES = sorted(packaged("layouts").glob("themes/*.yaml"))


def texts() -> dict[str, tuple[str, str]]:
    """Every shipped file: its kind, and its YAML."""
    example = (packaged("layouts") / "clinic.example.yaml").read_text("utf-8")
    found = {
        "content.yaml": ("content", packaged("content.yaml").read_text("utf-8")),
        "house.yaml": ("house", packaged("house.yaml").read_text("utf-8")),
        "the smallest content.yaml": ("content", (GOOD / "content.yaml").read_text("utf-8")),
        "another content.yaml": ("content", HAY_FEVER.read_text("utf-8")),
        "clinic.example.yaml": ("clinic", re.sub(r"^# (?=( {2})*[a-z]\w*:)", "", example, flags=re.MULTILINE)),
        "a full clinic.yaml": ("clinic", FULL_CLINIC.read_text("utf-8")),
    }
    found |= {path.name: ("theme", path.read_text("utf-8")) for path in THEMES}
    return found | {path.name: ("layout", split_front_matter(path.read_text("utf-8"), "")[0]) for path in LAYOUTS}


SHIPPED = texts()


SCHEMAS = packaged("schemas")
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


@pytest.mark.parametrize("kind", FILES)
def test_the_published_schema_is_the_printed_one(kind: str, tmp_path: Path) -> None:
    """Made anew with ``b12docs schema KIND > schemas/KIND.schema.json`` when a model has changed."""
    printed = run(tmp_path, "schema", kind)
    assert printed.exit_code == 0
    assert (SCHEMAS / f"{kind}.schema.json").read_text("utf-8") == printed.stdout
    assert json.loads(printed.stdout) == json.loads(json.dumps(schema(kind)))


def test_what_is_published_is_what_there_is(tmp_path: Path) -> None:
    """A file for each kind, and no other; a kind that there is not is told which there are."""
    assert sorted(path.name for path in SCHEMAS.iterdir()) == sorted(f"{kind}.schema.json" for kind in FILES)
    assert run(tmp_path, "schema").stdout == run(tmp_path, "schema", "CONTENT").stdout
    wrong = run(tmp_path, "schema", "clinc")
    assert (wrong.exit_code, "there is no kind of file 'clinc'; did you mean 'clinic'?" in wrong.stderr) == (2, True)


def test_each_file_names_its_schema_in_its_first_line() -> None:
    """By its place beside the file, which an editor finds without the Internet."""
    root, layouts = packaged("content.yaml").parent, packaged("layouts")
    files = {"content": [root / "content.yaml", layouts / "topic.example.yaml"], "theme": THEMES}
    files |= {name: [layouts / f"{name}.example.yaml"] for name in ("clinic", "house")}
    files["house"].append(root / "house.yaml")
    for kind, paths in files.items():
        for path in paths:
            found = NAMED.match(path.read_text("utf-8"))
            assert found, path
            assert (path.parent / found[1]).resolve() == (SCHEMAS / f"{kind}.schema.json").resolve()


@pytest.mark.parametrize("where", ["alone", "hospital/topics/gout", "bare/gout"])
def test_init_hands_out_the_schemas(tmp_path: Path, where: str) -> None:
    """Each file that it hands out names one that is there, in a hospital's folder too."""
    run(tmp_path, "init", "hospital")
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "house.yaml").write_text("# without schemas\n")
    run(tmp_path, "init", where, "--topic", "gout")
    files = [*(tmp_path / where).glob("*.yaml"), *(tmp_path / "hospital").glob("**/*.yaml")]
    assert len(files) > 5
    for path in files:
        found = NAMED.match(path.read_text("utf-8"))
        assert found, path
        assert (path.parent / found[1]).read_bytes() in [one.read_bytes() for one in SCHEMAS.iterdir()]
    assert (tmp_path / where / "schemas").exists() == (where != "hospital/topics/gout")


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
    ("colour", "red"), ("published", "2026-13-01x"), ("id", "No Id"), ("id", "x" * 61),
    ("references/0/url", "http://a.example"), ("references/0/id", "r1"), ("references/0/pages", "1"),
    ("title", []), ("title/lay/easy", " "), ("title/lay", {"easy": {"again": "A"}}), ("title", {}),
    ("sections/0/beside", "perhaps"), ("sections/0/blocks", []), ("sections/0/blocks/0/certainty", "none"),
    ("sections/0/blocks/0", {"as": "note"}),
    ("sections/0/blocks/0", {"list": "dots", "items": [{"id": "a", "text": "A"}]}),
    ("sections/0/blocks/0", {"box": {"blocks": [{"box": {"blocks": [{"text": "A"}]}}]}}),
    ("sections/0/blocks/0", {"write": "Name", "lines": 0}),
    ("sections/0/blocks/0", {"table": {"columns": [], "rows": [{"id": "a", "name": "A", "cells": {}}]}}),
    ("warnings/groups/0/items", []), ("comparison/conditions/0/marker", "star"), ("comparison/rows/0/cells/b12", ""),
    ("documents/leaflet/pages/A4", "two"), ("documents/leaflet/pages/A4/easy", {"from": 1}),
    ("documents/leaflet/form", "folded"), ("documents/leaflet/editions/big", {}), ("values/test/kind", "phon"),
])  # fmt: skip
def test_a_broken_content_is_refused(path: str, broken: Any) -> None:
    """What is not of its field's kind is refused at its place."""
    value = content()
    *steps, last = path.split("/")
    inside = value
    for step in steps:
        inside = inside[int(step)] if isinstance(inside, list) else inside[step]
    inside[int(last) if isinstance(inside, list) else last] = broken
    found = faults("content", value)
    assert found
    assert all(path.startswith(one) for one in found), found


@pytest.mark.parametrize("key", ["id", "warnings", "title", "main_message", "review_by"])
def test_a_missing_field_is_refused(key: str) -> None:
    """A field that every content has may not be left out."""
    value = content()
    del value[key]
    assert faults("content", value) == [""]


@pytest.mark.parametrize(("kind", "broken"), [
    ("clinic", {"web": "www.a.example"}), ("clinic", {"logo": {"file": "a.png"}}), ("clinic", {"fax": "1"}),
    ("approval", {"approvals": [{"name": "A", "role": "B", "date": "2026-01-01", "fingerprint": "abc"}]}),
    ("clinic", {"phone": [{"label": "Desk"}]}), ("clinic", {"email": 5}), ("clinic", {"values": {"No Name": "1"}}),
    ("house", {"title": "A"}), ("house", {"readers": {"lay": {"levels": {"easy": {"fkgl": "five"}}}}}),
    ("house", {"readers": {"lay": {"levels": {"easy": {"longest": "1.5"}}}}}), ("house", {"readers": {"No Id": {}}}),
    ("house", {"labels": {"months": ["one"]}}), ("house", {"labels": {"kind": {}}}),
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


@pytest.mark.parametrize("kind", ["content", "house"])
def test_what_lies_over_another_file_may_be_a_part(kind: str) -> None:
    """A house file, and what a topic says of its house, name what differs: nothing there is missing."""
    part = {
        "help": {"urgent": "112"},
        "readers": {"staff": {"extends": "lay"}},
        "audiences": {"patient": {"layouts": ["a"]}},
    }
    whole = content() if kind == "content" else {}
    assert faults(kind, whole | part) == []


def test_the_names_of_for_and_paper() -> None:
    """``for`` stands under its own name, and names are one or many."""
    properties = schema("content")["$defs"]["Section"]["properties"]
    assert "for" in properties
    assert "meant_for" not in properties
    for names in ("A4", ["A4", "A3"]):
        assert faults("clinic", {"paper": names}) == []
