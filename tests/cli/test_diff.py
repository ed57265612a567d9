"""``diff`` says what differs between two contents, or between two finished files, the gravest first."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from b12docs.library.packaged import packaged
from tests.helpers_cli import as_json, build, good_project, replace, run


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A folder with the folders ``old`` and ``new``, each with the good project."""
    for name in ("old", "new"):
        good_project(tmp_path / name)
    return tmp_path


def differences(folder: Path, *arguments: str) -> dict[tuple[str, str], dict[str, Any]]:
    """What ``diff --json`` says of each document, by audience and level."""
    found = as_json(run(folder, "diff", "--json", *arguments))["documents"]
    return {(one["audience"], one["level"]): one for one in found}


def test_two_equal_contents(two: Path) -> None:
    """No document says anything else."""
    result = run(two, "diff", "old", "new")
    assert (result.exit_code, result.stdout.splitlines()[1:]) == (0, ["No document says anything else."])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("short: A short text.", "short: A short  text."),
        ("long: A longer text.", "long: 'A longer\u00a0text.'"),
        ("text: {short: Rest., long: Rest well.}}]", "text: {short: Rest., long: 'Rest well. '}}]"),
    ],
)
def test_what_is_printed_the_same_is_no_change(two: Path, old: str, new: str) -> None:
    """Two lines that look the same would be told as words that have changed."""
    replace(two / "new" / "content.yaml", old, new)
    assert run(two, "diff", "old", "new").stdout.splitlines()[1:] == ["No document says anything else."]


@pytest.mark.parametrize("typed", ["It’s “so” – 5–6…", "It's “so” - 5-6...", r"It’s  \"so\" – 5-6..."])
def test_quotes_and_dashes_are_typed_in_any_way(two: Path, typed: str) -> None:
    """As they are printed they are the same."""
    for name, words in (("old", "It’s “so” – 5–6…"), ("new", typed)):
        replace(two / name / "content.yaml", "short: A short text.", f'short: "{words}"')
    assert run(two, "diff", "old", "new").stdout.splitlines()[1:] == ["No document says anything else."]
    replace(two / "new" / "content.yaml", typed, typed.replace("so", "**so**"))
    assert "words changed" in run(two, "diff", "old", "new").stdout


def test_each_document_with_its_texts_facts_and_references(two: Path) -> None:
    """A sentence of one level differs in the documents of this level; so do the facts that it names."""
    content = two / "new" / "content.yaml"
    replace(content, "short: A short text.", "short: A shorter text.")
    replace(content, "    blocks:\n      - refs: [REF1]\n", "    blocks:\n      - facts: [F2]\n")
    found = differences(two, "old", "new/content.yaml")
    (change,) = found["reader", "short"]["changed"]
    assert (change["id"], change["kind"]) == ("sections/what/blocks/text/text/short", "words")
    assert (change["before"], change["now"]) == ("A short text.", "A shorter text.")
    assert found["reader", "short"]["facts_new"] == ["F2"]
    assert found["reader", "long"]["changed"] == []


def test_the_gravest_change_stands_first(two: Path) -> None:
    """A warning that is gone, then a number, then words; each with its words before and now."""
    content = two / "new" / "content.yaml"
    replace(content, "short: A short text.", "short: A shorter text.")
    replace(content, "{short: Rest., long", "{short: Rest 2 days., long")
    replace(content, "{id: faint, text", "{id: fall, text")
    lines = run(two, "diff", "old", "new").stdout.splitlines()
    kinds = [line.strip().partition(":")[0] for line in lines if "/short" in line]
    assert kinds == ["warning taken out", "number changed", "warning changed", "words changed"]
    assert "    + Rest 2 days." in lines


@pytest.mark.parametrize(
    ("file", "old", "new", "gone", "added"),
    [
        ("content.yaml", "    - {id: one, name: One, marker: circle}\n    - {id: two, name: Two, marker: square}",
         "    - {id: two, name: Two, marker: square}\n    - {id: one, name: One, marker: circle}",
         "text : Speed: One Slow Two Fast", "text : Speed: Two Fast One Slow"),
        ("content.yaml", "review_by: 2028-01-31", "review_by: 2029-01-31",
         "text status: , 31 January 2026, 31 January 2028", "text status: , 31 January 2026, 31 January 2029"),
        ("layouts/page.html", "<p>{{ actions.questions }}</p>", "<p>{{ actions.questions }}</p><p>Take two.</p>", None,
         "text : Take two."),
        ("layouts/page.html", "<p>{{ actions.questions }}</p>", "<h3>{{ actions.questions }}</h3>", "text : Ask",
         "heading 3: Ask"),
    ],
)  # fmt: skip
def test_what_differs_beside_the_texts(two: Path, file: str, old: str, new: str, gone: str | None, added: str) -> None:
    """An order, a date, the words or the form of a layout: the texts are the same, and the document is not."""
    replace(two / "new" / file, old, new)
    found = differences(two, "old", "new")["reader", "short"]
    assert (found["changed"], found["lines_gone"], found["lines_new"]) == ([], [gone] if gone else [], [added])
    lines = run(two, "diff", "old", "new").stdout.splitlines()
    assert "  page reader short: the same texts, and another order, layout, mark, picture or date" in lines
    assert f"    + {added}" in lines


def test_another_version_is_no_difference(two: Path) -> None:
    """It says nothing to a reader."""
    replace(two / "new" / "content.yaml", 'version: "1"', 'version: "2"')
    assert "No document says anything else." in run(two, "diff", "old", "new").stdout


def test_the_packaged_text_is_not_compared_with_itself(tmp_path: Path) -> None:
    """Where there is no other content, nothing was compared, and that is said."""
    result = run(tmp_path, "diff", "packaged")
    assert (result.exit_code, "no content.yaml here" in result.stderr) == (2, True)


def test_a_scan_is_not_compared(two: Path) -> None:
    """It holds no words: that they are the same would be a guess."""
    Image.new("L", (30, 40), 255).save(two / "scan.pdf")
    result = run(two, "diff", "scan.pdf", "scan.pdf")
    assert (result.exit_code, "has no words" in result.stderr) == (1, True)


def test_a_document_that_only_one_has(two: Path) -> None:
    """An audience that is gone takes its documents with it, and that is told."""
    other = "  other: {reads: lay, levels: [short], default: short, layouts: [page]}\n"
    replace(two / "old" / "content.yaml", "audiences:\n", f"audiences:\n{other}")
    found = differences(two, "old", "new")
    assert found["other", "short"]["in"] == "old"
    assert "only in the old content" in run(two, "diff", "old", "new").stdout


def test_the_packaged_text_is_the_newer_one(tmp_path: Path) -> None:
    """What a clinic has left out of our text is new to it, such as a red flag."""
    shutil.copy(packaged("content.yaml"), tmp_path / "content.yaml")
    replace(tmp_path / "content.yaml", "you have new trouble peeing or holding in", "you cannot hold in")
    result = run(tmp_path, "diff", "packaged")
    assert "'only' changed: warnings/groups/emergency/items/bladder/text/lay/easy" in result.stdout  # "cannot" is gone
    assert "+ you have new trouble peeing or holding in pee or poo" in result.stdout
    assert run(tmp_path, "diff", "content.yaml", "packaged").stdout == result.stdout


def built(two: Path) -> list[str]:
    """The short document of both contents, made."""
    for name in ("old", "new"):
        build(two / name)
    return [f"{name}/output/topic-page-reader-short.pdf" for name in ("old", "new")]


def test_two_built_files(two: Path) -> None:
    """Their words are compared, in the order in which they are heard; other numbers stand first."""
    replace(two / "new" / "content.yaml", "short: A short text.", "short: A shorter text.")
    replace(two / "new" / "content.yaml", 'emergency: "999"', 'emergency: "998"')
    files = built(two)
    found = as_json(run(two, "diff", "--json", *files))["passages"]
    assert found == [
        {"before": "Call 999 if:", "now": "Call 998 if:", "number": True, "negation": False},
        {"before": "A short text.", "now": "A shorter text.", "number": False, "negation": False},
    ]
    assert run(two, "diff", files[0], files[0]).stdout == "0 passages differ\n"


def test_a_not_that_is_gone_from_a_file_stands_first(two: Path) -> None:
    """Before other numbers: what is read without it is the opposite."""
    replace(two / "old" / "content.yaml", "short: A short text.", "short: Do not stop.")
    replace(two / "new" / "content.yaml", "short: A short text.", "short: Do stop.")
    replace(two / "new" / "content.yaml", 'emergency: "999"', 'emergency: "998"')
    files = built(two)
    found = as_json(run(two, "diff", "--json", *files))["passages"]
    assert [(one["before"], one["negation"]) for one in found] == [("Do not stop.", True), ("Call 999 if:", False)]
    kinds = [line for line in run(two, "diff", *files).stdout.splitlines() if line.endswith(":") and "  " not in line]
    assert kinds == ["'not', 'never' or 'only' changed:", "number changed:"]


@pytest.mark.parametrize("arguments", [["old/a.pdf"], ["old/a.pdf", "new"], ["nothing"], []])
def test_what_cannot_be_compared(two: Path, arguments: list[str]) -> None:
    """A file alone, a file and a content, nothing at all: said in words, with a status."""
    result = run(two, "diff", *arguments)
    assert result.exit_code in (1, 2)
    assert "rror" in result.stderr
