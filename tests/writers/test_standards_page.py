"""STANDARDS.md says of each clause who holds it: every condition and every rule has its row, and each test exists."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

import b12docs
from tests.verapdf import need_java, rules_of

PAGE = Path(b12docs.__file__).parent / "writers" / "pdf" / "STANDARDS.md"
TESTS = Path(__file__).parents[1]
KEPT, PERSON, NONE = "kept", "a person's", "none"
# How many conditions each checkpoint of the Matterhorn Protocol 1.1 has.
CHECKPOINTS = (
    7, 4, 3, 1, 3, 4, 2, 2, 8, 1, 7, 1, 8, 7, 5, 3, 3, 2, 4, 3, 1, 1, 1, 1, 1, 2, 1, 18, 1, 2, 30,
)  # fmt: skip


@cache
def rows(heading: str) -> list[list[str]]:
    """The rows of the tables below a heading that begins so, without their heads."""
    (part,) = [one for one in PAGE.read_text("utf-8").split("\n## ") if one.startswith(heading)]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in part.splitlines() if line[:2] == "| "]
    return [row for row in cells if row[0] not in ("clause", "condition")]


def all_rows() -> list[list[str]]:
    return [row for heading in ("PDF/UA-1", "PDF/UA-2", "Matterhorn") for row in rows(heading)]


@cache
def existing() -> set[str]:
    """The names of all tests."""
    sources = (path.read_text("utf-8") for path in TESTS.rglob("test_*.py"))
    return {name for source in sources for name in re.findall(r"^def (test_\w+)", source, re.MULTILINE)}


def test_each_condition_has_its_row() -> None:
    """Those of all 31 checkpoints, each once and in order."""
    expected = [f"{point:02}-{n:03}" for point, most in enumerate(CHECKPOINTS, 1) for n in range(1, most + 1)]
    assert [row[0] for row in rows("Matterhorn")] == expected
    assert (len(CHECKPOINTS), len(expected)) == (31, 137)


def test_each_row_says_who_holds_it() -> None:
    """What is kept names a test; what is not says why, or whom to ask."""
    for *_, state, by in all_rows():
        assert state in (KEPT, PERSON, NONE)
        assert by
        assert state != KEPT or "`test_" in by, by


def test_each_test_that_is_named_exists() -> None:
    """A test that was given another name is given it here too."""
    named = set(re.findall(r"`(test_\w+)`", PAGE.read_text("utf-8")))
    assert len(named) > 30
    assert named <= existing()


def said(heading: str) -> set[str]:
    """The rules of veraPDF that the rows below a heading name; ``7.5-1…2`` are two."""
    found = set()
    for row in rows(heading):
        for clause, first, last in re.findall(r"([\d.]+)-(\d+)(?:…(\d+))?", row[2]):
            found |= {f"{clause}-{number}" for number in range(int(first), int(last or first) + 1)}
    return found


@pytest.mark.whole
@pytest.mark.parametrize(
    ("heading", "profile", "own"),
    [
        ("PDF/UA-1", "PDFUA-1", "ISO_14289_1"),
        ("PDF/UA-2", "PDFUA-2-ISO32005", "ISO_14289_2"),
        ("PDF/UA-2", "WTPDF-1-0-Accessibility", "WTPDF_1_0"),
        ("PDF/UA-2", "WTPDF-1-0-Reuse", "WTPDF_1_0"),
    ],
)
def test_each_rule_that_verapdf_runs_has_its_row(heading: str, profile: str, own: str) -> None:
    """By clause and number; those of ISO/TS 32005, 1,636 of what may stand in what, have one together."""
    need_java()
    rules = rules_of(profile)
    assert len(rules) > 90
    for specification, rule in rules:
        assert rule in said(heading) if specification == own else rule.startswith("Table 5"), (specification, rule)
    assert "Table 5" in {row[2] for row in rows("PDF/UA-2")}


def test_no_rule_is_named_that_there_is_not() -> None:
    """Of the two standards."""
    need_java()
    assert said("PDF/UA-1") == {rule for _, rule in rules_of("PDFUA-1")}
    newer = {
        rule
        for name in ("PDFUA-2-ISO32005", "WTPDF-1-0-Accessibility", "WTPDF-1-0-Reuse")
        for _, rule in rules_of(name)
    }
    assert said("PDF/UA-2") == {rule for rule in newer if not rule.startswith("Table 5")}
