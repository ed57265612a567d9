"""A page that is too full: the error names it, how much is too much, what to shorten there, and where there is room."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers_cli import build, good_project, replace, run

LONG = " ".join(["Some more words of this long text."] * 30)


def told(folder: Path, *options: str) -> str:
    """What a build that must fail says of the page."""
    result = run(folder, "build", *options)
    assert result.exit_code == 1
    return result.stderr


def longer(folder: Path, old: str, times: int = 30) -> None:
    """The text in question, made longer by so many sentences."""
    more = " ".join(["Some more words of this long text."] * times)
    replace(folder / "content.yaml", old, f"{old[:-1]} {more}{old[-1]}")


def test_the_page_and_the_lines_are_named(tmp_path: Path) -> None:
    """Whoever reads the error knows how much must go: more text, more lines."""
    lines = []
    for name, times in (("one", 90), ("two", 100)):
        longer(good_project(tmp_path / name), "Rest well.,", times)
        found = re.search(r"page 1 is full: (\d+) lines? too many", told(tmp_path / name))
        assert found
        lines.append(int(found[1]))
    assert lines[1] > lines[0] > 0


def test_the_longest_text_is_named_first(tmp_path: Path) -> None:
    """The error stands at the text that has most to give, not at the block that came last."""
    longer(good_project(tmp_path), "Rest well.,", 90)
    said = told(tmp_path)
    assert said.splitlines()[-2].startswith("content.yaml:23:44: error: page for reader, level short, on A4:")
    assert "shorten the longest texts of the page: content.yaml:23:44 'Rest well. Some more words …' (" in said


def test_no_warning_is_ever_to_be_cut(tmp_path: Path) -> None:
    """However long the signs are that cannot wait, the error names other texts."""
    longer(good_project(tmp_path), "you faint,", 90)
    said = told(tmp_path)
    assert "faint" not in said
    assert re.search(r"^content\.yaml:(?!29:)\d+:\d+: error: page for reader", said, re.MULTILINE) or "layouts/" in said


def test_what_has_changed_since_the_last_build_comes_first(tmp_path: Path) -> None:
    """A text that was edited is named before a longer one that was there when the page was last full enough."""
    longer(good_project(tmp_path), "Rest well.,", 65)
    build(tmp_path)
    replace(tmp_path / "content.yaml", "short: A short text.", f"short: {LONG[:700]}")
    said = told(tmp_path)
    assert re.search(r"^content\.yaml:40:18: error: ", said, re.MULTILINE)
    assert "shorten what has changed since it was last made: content.yaml:40:18" in said


@pytest.mark.parametrize(
    ("papers", "has_room"),
    [("A4: {short: 1, long: 1}, A3: {short: 1, long: 1}", True), ("A4: {short: 1, long: 1}", False)],
)
def test_a_paper_that_has_room_is_named(tmp_path: Path, papers: str, has_room: bool) -> None:
    """The next larger paper on which the text fits as it is; nothing where there is none."""
    longer(good_project(tmp_path), "Rest well.,", 90)
    replace(tmp_path / "layouts" / "page.html", "A4: {short: 1, long: 1}", papers)
    assert ("it fits on --paper A3" in told(tmp_path)) is has_room
