"""What docs/content.md shows builds as it stands there, and every key that content may have is explained."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from PIL import Image

from b12docs.schema.base import Model, keys, kinds
from b12docs.schema.clinic import Clinic
from b12docs.schema.content import Content
from b12docs.schema.house import GalleryLabels, House, Labels
from tests.findings import said
from tests.helpers_cli import build, files_below, run

PAGE = (Path(__file__).parent.parent / "docs" / "content.md").read_text("utf-8")
FILES = ("clinic.yaml", "house.yaml")


class Example(NamedTuple):
    """An example of a chapter: what it says of a topic, and the other files that the chapter shows beside it."""

    content: str
    beside: dict[str, str]


def blocks(text: str) -> list[str]:
    """The blocks of YAML in a text."""
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def file_of(block: str) -> str:
    """The file that a block says it is of; empty where it is of a topic."""
    return next((name for name in FILES if block.startswith(f"# {name}\n")), "")


TOPIC = blocks(PAGE)[0]


def examples() -> dict[str, Example]:
    """Every example of the page, by its chapter and its number there; a chapter without any has the whole topic."""
    found: dict[str, Example] = {}
    for title, text in re.findall(r"^##+ ([^\n]+)\n(.*?)(?=^##|\Z)", PAGE, re.DOTALL | re.MULTILINE):
        shown = blocks(text)
        beside = {file_of(block): block for block in shown if file_of(block)}
        own = [block for block in shown if not file_of(block)] or ([""] if beside else [])
        found |= {f"{title} {number}": Example(block, beside) for number, block in enumerate(own, 1)}
    return found


def topic_with(block: str) -> str:
    """The topic of the page with the keys of a block in the place of its own."""
    kept = TOPIC
    for key in re.findall(r"^(\w+):", block, re.MULTILINE):
        kept = re.sub(rf"^{key}:.*\n(?:^ .*\n)*", "", kept, flags=re.MULTILINE)
    return kept + block


def project_of(example: Example, folder: Path) -> Path:
    """A folder with the files of an example, and the photographs that it names."""
    (folder / "content.yaml").write_text(topic_with(example.content), "utf-8")
    for name, text in example.beside.items():
        (folder / name).write_text(text, "utf-8")
    for name in re.findall(r"file: (\S+\.jpg)", example.content):
        Image.effect_noise((900, 600), 90).save(folder / name)
    return folder


EXAMPLES = examples()


def test_the_page_has_an_example_of_each_kind() -> None:
    """None of the page's examples is overlooked, and each kind of block is among them."""
    topics = sum(bool(example.content) for example in EXAMPLES.values())
    files = sum(bool(file_of(block)) for block in blocks(PAGE))
    assert (topics + files, files) == (len(blocks(PAGE)) - 1, 3)  # the first is the topic itself
    for kind in ("text", "list", "table", "figure", "box", "write"):
        assert any(re.search(rf"[-{{ ]{kind}:", example.content) for example in EXAMPLES.values()), kind


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_builds_without_a_word(name: str, tmp_path: Path) -> None:
    """Each example, put into the topic of the page, builds for all of its readers, and nothing is said against it."""
    folder = project_of(EXAMPLES[name], tmp_path)
    words = said(build(folder, "--level", "all").stderr)
    assert [line for line in words.splitlines() if not line.startswith(("also read", "skipped"))] == []
    assert any(file.endswith(".pdf") for file in files_below(folder / "output"))


def test_the_topic_of_the_page_needs_all_that_it_has(tmp_path: Path) -> None:
    """A key that the page says must be there is missed by its name."""
    (required,) = re.findall(r"^(`id`.*) must be there", PAGE, re.MULTILINE)
    for key in re.findall(r"`(\w+)`", required):
        rest = re.sub(rf"^{key}:.*\n(?:^ .*\n)*", "", TOPIC, flags=re.MULTILINE)
        (tmp_path / "content.yaml").write_text(rest, "utf-8")
        assert f"the field '{key}' is missing" in run(tmp_path, "build").stderr


def models(kind: Any, found: set[type[Model]]) -> set[type[Model]]:
    """Every model in what a field is declared as."""
    if isinstance(kind, type) and issubclass(kind, Model):
        if kind not in found:
            found.add(kind)
            for one in kinds(kind).values():
                models(one, found)
    else:
        for one in get_args(kind):
            models(one, found)
    return found


def test_every_key_is_explained() -> None:
    """The page names each key that the three files may have; the labels stand in the house file of the program."""
    found = {key for model in (Content, House, Clinic) for one in models(model, set()) - {Labels, GalleryLabels}
             for key in keys(one).values()} - {"root"}  # fmt: skip
    explained = set(re.findall(r"`([\w-]+)(?:: [^`]*)?`", PAGE))
    assert sorted(found - explained) == []
