"""``b12docs where``: a sentence is found by the words that are printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.helpers_cli import good_project, replace, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small project, one of whose texts has all that printing changes."""
    made = good_project(tmp_path)
    replace(made / "content.yaml", "A short text.", r'''"**Call** {doctor} - it's \"free\"."''')
    return made


def test_there_are_words_to_look_for(folder: Path) -> None:
    """Every text holds none at all, and a list of them all helps nobody."""
    result = run(folder, "where", " ")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no words to look for" in result.stderr


@pytest.mark.parametrize(
    "words",
    ["Call your GP", "call  your gp – it’s “free”", 'Call your GP - it\'s "free".', "**Call** your"],
)
def test_words_are_found_as_they_are_printed(folder: Path, words: str) -> None:
    result = run(folder, "where", words)
    assert result.exit_code == 0, result.stderr
    place, readers, documents = result.stdout.splitlines()
    assert place.startswith("content.yaml:")
    assert "Call your GP – it’s “free”." in place
    assert readers.split() == ["read", "by:", "lay", "(short)"]
    assert documents.split() == ["printed", "in:", "page", "(reader", "short)"]


@pytest.mark.parametrize("words", ["first line. Second", "second line. A new"])
def test_words_are_found_across_the_lines_of_a_text(folder: Path, words: str) -> None:
    """As somebody copies them from a page."""
    lines = r'''"The first line.\nSecond line.\n\nA new paragraph."'''
    replace(folder / "content.yaml", "A longer text.", lines)
    result = run(folder, "where", words)
    assert result.exit_code == 0, result.stdout
    assert "The first line. Second line. A new paragraph." in result.stdout


def test_words_in_several_lines_of_the_file_are_all_told(folder: Path) -> None:
    found = json.loads(run(folder, "where", "rest", "--json").stdout)["found"]
    assert [one["text"] for one in found] == ["Rest well.", "Rest well and drink.", "Rest.", "Rest well."]
    assert found[0]["documents"] == [{"layout": "page", "audience": "reader", "level": "short", "edition": None}]
    assert found[0]["readers"] == [{"reads": "lay", "level": "short"}]
    lines = (folder / "content.yaml").read_text("utf-8").splitlines()
    assert all(one["text"] in lines[one["line"] - 1] for one in found)


def test_the_houses_and_the_clinics_words_are_found_in_their_files(folder: Path) -> None:
    assert run(folder, "where", "Local protocol").stdout.startswith("content.yaml:")
    name = (folder / "clinic.yaml").read_text("utf-8").partition("name:")[2].splitlines()[0].strip()
    assert run(folder, "where", name).stdout.startswith("clinic.yaml:")
    assert "house.yaml:" in run(folder, "where", "Version").stdout


def test_words_that_nobody_reads(folder: Path) -> None:
    result = run(folder, "where", "unheard of")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no document says 'unheard of'" in result.stderr


def test_words_are_found_whose_level_has_no_document_on_the_usual_paper(folder: Path) -> None:
    """A level that stands on another paper alone is printed there."""
    replace(folder / "layouts" / "page.html", "{A4: {short: 1, long: 1}}", "{A4: {short: 1}, A5: {long: 2}}")
    result = run(folder, "where", "A longer text")
    assert result.exit_code == 0, result.stderr
    assert "page (reader long)" in result.stdout
    assert "topic-page-reader-long" in run(folder, "status").stdout
