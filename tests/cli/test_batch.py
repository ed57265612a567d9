"""``b12docs batch``, as somebody types it: what cannot be asked for is said before the list is looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.helpers_cli import run

PATIENT = ("--audience", "patient", "--layout", "leaflet", "--allow-draft")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--merge", "-o", "people.csv"), "'people.csv' is no name for a PDF"),
        (("-o", "monday.pdf"), "many copies go into a folder"),
        (("--merge", "--encrypt"), "no use for --encrypt"),
        (("--format", "html"), "copies are PDFs"),
    ],
)
def test_what_cannot_be_asked_for(options: tuple[str, ...], message: str, tmp_path: Path) -> None:
    """And the list stays as it was."""
    (tmp_path / "people.csv").write_text("name\nZoë Quint\n", "utf-8")
    result = run(tmp_path, "batch", "people.csv", *PATIENT, *options)
    assert (result.exit_code, message in result.stderr) == (2, True)
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [
        ("people.csv", "name\nZoë Quint\n")
    ]


def test_columns_that_are_left_out_are_told(tmp_path: Path) -> None:
    """By their numbers, since a person may stand in the first row."""
    (tmp_path / "people.csv").write_text("name,ward,age\nZoë Quint,7,70\n", "utf-8")
    assert "nothing is printed of columns 2, 3" in run(tmp_path, "batch", "people.csv", *PATIENT).stderr


def test_somebody_who_stands_on_the_list_twice_is_told(tmp_path: Path) -> None:
    """And gets two copies all the same: they may be two people."""
    (tmp_path / "people.csv").write_text("name\nZoë Quint\nZoë Quint\n", "utf-8")
    result = run(tmp_path, "batch", "people.csv", *PATIENT)
    assert (result.exit_code, "people.csv:2: warning: rows 2 and 3 say the same" in result.stderr) == (0, True)
    assert "copies/: 2 copies" in result.stdout


def test_an_example_is_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    """And never over another file."""
    for code in (0, 2):
        assert run(tmp_path, "batch", "--example", "-o", "lists/people.csv").exit_code == code
    assert "name,appointment" in (tmp_path / "lists/people.csv").read_text("utf-8-sig")


@pytest.mark.skipif(os.name == "nt", reason="links take a right of their own on Windows")
def test_the_usual_folder_is_no_link_that_leads_elsewhere(tmp_path: Path) -> None:
    """Nobody has named where that leads to, and others may read there."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "mine/copies").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "mine/people.csv").write_text("name\nZoë Quint\n", "utf-8")
    result = run(tmp_path / "mine", "batch", "people.csv", *PATIENT)
    assert (result.exit_code, "leads out" in result.stderr) == (3, True)
    assert os.listdir(tmp_path / "elsewhere") == []


def test_a_day_that_can_be_read_in_two_ways_is_told(tmp_path: Path) -> None:
    """By the numbers of its rows: what a list says stands in no message."""
    rows = "name,appointment\nZoë Quint,12/07/2026 at 9:30\nAnn,25/12/2026\nBob,1.2.2026\n"
    (tmp_path / "people.csv").write_text(rows, "utf-8")
    result = run(tmp_path, "batch", "people.csv", *PATIENT)
    said = "people.csv:2: warning: 'appointment' in rows 2 and 4: some people take the first figure for the day"
    assert (result.exit_code, said in result.stderr, "12/07" in result.stderr) == (0, True, False)
