"""``status`` says who approved each document, what has changed since, when its review is due, and how its file is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from b12docs.library.packaged import packaged
from tests.helpers_cli import as_json, build, good_project, replace, run

WHO = ("--name", "Dr A", "--role", "GP", "--date", "2026-03-01", "--yes")
TODAY = ("--today", "2026-04-01")
PAGE = "topic-page-reader-short.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good project, approved and built."""
    good_project(tmp_path)
    assert run(tmp_path, "approve", *WHO).exit_code == 0
    build(tmp_path, *TODAY)
    return tmp_path


def stands(folder: Path, *options: str) -> dict[str, Any]:
    """What ``status --json`` says of the page."""
    found = as_json(run(folder, "status", "--json", *(options or TODAY)))["documents"]
    by_name: dict[str, dict[str, Any]] = {one["name"]: one for one in found}
    return by_name[PAGE]


def test_an_approved_document_and_its_file(folder: Path) -> None:
    """Who, when, until when, and that the file is the one that follows from the inputs."""
    found = stands(folder)
    assert [found[key] for key in ("approved", "by", "on", "review_by", "file", "changed")] == [
        True, "Dr A", "2026-03-01", "2028-01-31", "current", [],
    ]  # fmt: skip
    lines = [line for line in run(folder, "status", *TODAY).stdout.splitlines() if PAGE in line]
    assert [line.split(maxsplit=1)[1] for line in lines] == ["approved by Dr A on 2026-03-01; file current"]


def test_what_has_changed_is_told_with_its_words(folder: Path) -> None:
    """The document is a draft, its file stale, and the sentence stands there before and after."""
    replace(folder / "content.yaml", "short: A short text.", "short: A shorter text.")
    found = stands(folder)
    assert [found[key] for key in ("approved", "file", "why")] == [False, "stale", "the inputs have changed since"]
    assert [(one["before"], one["now"]) for one in found["changed"]] == [("A short text.", "A shorter text.")]
    said = run(folder, "status", *TODAY).stdout
    assert "draft: 1 text changed since Dr A approved it on 2026-03-01; file stale" in said
    assert "    - A short text.\n    + A shorter text.\n" in said


REFUSED = {
    "somebody has changed it": (
        "name: Dr A\n", "name: Dr B\n", "this approval is not as it was given: somebody has changed it by hand",
    ),
    "its seal is gone": ("  seal: ", "  # ", "this approval has no seal: an earlier version of b12docs wrote it, or "),
    "it is of another day": ("date: 2026-03-01", "date: 2026-05-01", "this approval is of 2026-05-01, a day that is"),
}  # fmt: skip


@pytest.mark.parametrize("why", REFUSED)
def test_a_draft_with_an_approval_that_does_not_count_says_why(folder: Path, why: str) -> None:
    """Where the approval stands, what is wrong with it, and what to do: the document alone would look forgotten."""
    old, new, message = REFUSED[why]
    replace(folder / "approval.yaml", old, new)
    said = run(folder, "status", *TODAY).stdout
    assert "draft; the approval at approval.yaml:4:9 doesn't count; file" in said
    assert f"Approvals that don't count:\n  approval.yaml:4:9: error: {message}" in said
    assert "\n    hint: " in said
    assert "run 'b12docs approve' again\n" in said
    (told,) = stands(folder)["refused"]
    assert (told["file"], told["line"], told["column"]) == ("approval.yaml", 4, 9)
    assert told["message"].startswith(message)
    assert told["hint"].endswith("run 'b12docs approve' again")
    assert len(as_json(run(folder, "status", "--json", *TODAY))["refused"]) == 1


def test_an_approval_that_counts_is_not_refused(folder: Path) -> None:
    """Nothing is said where there is nothing to do."""
    assert stands(folder)["refused"] == as_json(run(folder, "status", "--json", *TODAY))["refused"] == []
    assert "count" not in run(folder, "status", *TODAY).stdout


def test_a_refused_approval_of_no_document_is_told(folder: Path) -> None:
    """Whoever has changed its documents by hand finds it below the list."""
    file = folder / "approval.yaml"
    file.write_text(file.read_text().replace("audience: reader", "audience: somebody"))
    found = as_json(run(folder, "status", "--json", *TODAY))
    assert [one["line"] for one in found["refused"]] == [4]


def test_words_of_sheets_that_changed_are_told(folder: Path) -> None:
    """No layout prints them, and each poster in parts does."""
    (folder / "approval.yaml").unlink()
    replace(folder / "layouts" / "page.html", "{A4: {short: 1, long: 1}}", "{A3: {short: 1, long: 1}}")
    assert run(folder, "approve", *WHO).exit_code == 0
    with (folder / "content.yaml").open("a") as content:
        content.write('editions: {glue: "Do not glue"}\n')
    changed = stands(folder)["changed"]
    assert [(one["id"], one["kind"], one["now"]) for one in changed] == [("editions/glue", "negation", "Do not glue")]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2027-12-01", ""),
        ("2027-12-02", "review due by 2028-01-31, in 60 days"),
        ("2028-01-30", "review due by 2028-01-31, in 1 day;"),
        ("2028-02-01", "out of date: the review was due by 2028-01-31"),
    ],
)
def test_a_review_that_is_near_or_past(folder: Path, day: str, said: str) -> None:
    """Two months before there is time to ask somebody; after it the document is out of date."""
    line = next(one for one in run(folder, "status", "--today", day).stdout.splitlines() if PAGE in one)
    assert said in line
    assert said or "review" not in line


def test_a_file_that_is_gone_or_changed(folder: Path) -> None:
    """What output/ holds is accounted for: deleted, written into, or somebody else's."""
    with (folder / "output" / PAGE).open("ab") as file:
        file.write(b"%note")
    assert stands(folder)["file"] == "changed by hand"
    (folder / "output" / PAGE).unlink()
    assert stands(folder)["file"] == "missing"
    (folder / "output" / "topic-page-reader-long.pdf").write_bytes(b"mine")
    found = as_json(run(folder, "status", "--json", *TODAY))["documents"]
    assert {one["name"]: one["file"] for one in found}["topic-page-reader-long.pdf"] == "not ours"


def test_other_files_of_the_topic_are_told_too(folder: Path) -> None:
    """A web page that was made once, and has grown old."""
    build(folder, "--format", "html", "--audience", "reader", *TODAY)
    replace(folder / "content.yaml", "short: A short text.", "short: A shorter text.")
    others = as_json(run(folder, "status", "--json", *TODAY))["others"]
    assert [(one["name"], one["file"]) for one in others] == [("topic-page-reader-short.html", "stale")]


def test_a_document_that_cannot_be_made(folder: Path) -> None:
    """The status of the others is told all the same."""
    replace(folder / "layouts" / "page.html", "<p>{{ main_message.text }}</p>", "<p>{{ main_massage.text }}</p>")
    result = run(folder, "status", *TODAY)
    assert result.exit_code == 0
    assert "cannot be made" in result.stdout


@pytest.mark.parametrize(("version", "is_older"), [("0.9", True), ("1.1", False), ("1.10", False), ("2", False)])
def test_a_copy_that_is_older_than_the_packaged_text(tmp_path: Path, version: str, is_older: bool) -> None:
    """Whoever adapted our text hears that there is a newer one; numbers of versions count as numbers."""
    shutil.copy(packaged("content.yaml"), tmp_path / "content.yaml")
    text = (tmp_path / "content.yaml").read_text("utf-8")
    (tmp_path / "content.yaml").write_text(text.replace('version: "1.1"', f'version: "{version}"', 1), "utf-8")
    said = "The text that comes with the program is newer, version 1.1"
    assert (said in run(tmp_path, "status", "--today", "2026-12-01").stdout) is is_older
