"""``b12docs check --pdf``: finished files are looked at, whoever made them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.helpers_cli import as_json, run
from tests.inspection.making import make, plain


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A good file, one without tags, and one that is none."""
    (tmp_path / "good.pdf").write_bytes(make())
    (tmp_path / "untagged.pdf").write_bytes(make(tree=None))
    (tmp_path / "none.pdf").write_bytes(b"no PDF")
    return tmp_path


def test_a_good_file_passes_and_says_what_it_is(folder: Path) -> None:
    """Passed checks are no promise, and the words for one are not used."""
    result = run(folder, "check", "--pdf", "good.pdf")
    assert result.exit_code == 0
    assert "'Low vitamin B12', 1 page, in en-GB" in result.stdout
    assert "Checks passed: no error, no warnings." in result.stdout
    assert "What no program can judge, a person must" in result.stdout
    assert "certif" not in result.stdout.lower()


def test_an_error_ends_with_status_1_and_the_other_files_are_looked_at(folder: Path) -> None:
    """Also where one of them can't be read, or isn't there."""
    result = run(folder, "check", "--pdf", "untagged.pdf", "none.pdf", "missing.pdf", "good.pdf")
    assert result.exit_code == 1
    assert "untagged.pdf: error: has no tags" in result.stdout
    assert "none.pdf: error: is not a PDF" in result.stdout
    assert "missing.pdf: error: cannot be read: No such file" in result.stdout
    assert result.stdout.count("Checks failed: 1 error, no warnings.") == 3
    assert result.stdout.count("Checks passed") == 1


def test_a_pattern_is_a_row_of_files(folder: Path) -> None:
    """For a shell that leaves it as it is."""
    assert run(folder, "check", "--pdf", "*.pdf").stdout.count("Checks ") == 3
    assert run(folder, "check", "--pdf", "*.pfd").exit_code == 1


def test_no_content_is_read(folder: Path) -> None:
    """A broken one beside the files is none of their business."""
    (folder / "content.yaml").write_text("[")
    assert run(folder, "check", "--pdf", "good.pdf").exit_code == 0


def test_few_findings_of_a_rule_are_told_and_all_are_counted(folder: Path) -> None:
    """A long file with one fault on each page does not hide another."""
    tree = ("Document", ("H1", 0))
    (folder / "long.pdf").write_bytes(make(*[plain("Low vitamin B12")] * 8, tree=tree))
    few, everything = (run(folder, "check", "--pdf", "long.pdf", *more).stdout for more in ((), ("--all",)))
    assert few.count("have no tag") == 5
    assert "… and 2 more on other pages" in few
    assert "Checks failed: 7 errors, 1 warning." in few
    assert everything.count("have no tag") == 7


def test_the_report_for_programs(folder: Path) -> None:
    """One object: each file with what was found in it, and diagnostics with their page."""
    found = as_json(run(folder, "check", "--json", "--pdf", "good.pdf", "untagged.pdf", "none.pdf"))
    assert [(one["path"], one["pages"], one["errors"]) for one in found["documents"]] == [
        ("good.pdf", 1, 0), ("untagged.pdf", 1, 1), ("none.pdf", None, 1),
    ]  # fmt: skip
    assert [one["rule"] for one in found["diagnostics"]] == ["pdf-tags", "pdf-damaged"]
    assert found["documents"][0]["facts"]["tags"] == {"Document": 1, "H1": 1, "P": 2}
    assert {"smallest_type": 12.0, "longest_line": 24}.items() <= found["documents"][0]["facts"].items()


def test_options_that_select_documents_are_the_command_lines_fault(folder: Path) -> None:
    """A file has no level to select."""
    result = run(folder, "check", "--pdf", "good.pdf", "--level", "easy")
    assert result.exit_code == 2
    assert "--level: --pdf looks at files" in result.stderr


def test_where_the_readers_are_missing_it_is_the_machines_fault(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line to type."""
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    result = run(folder, "check", "--pdf", "good.pdf")
    assert result.exit_code == 3
    assert result.stderr.startswith("pdfminer: error: this command needs a package that is not installed\n  hint: ")
    assert result.stderr.endswith('-m pip install "b12docs[check]"\n')


def test_the_rules_of_finished_files_are_listed_with_the_others(folder: Path) -> None:
    """Each with where it comes from."""
    said = run(folder, "check", "--rules").stdout
    assert "\npdf-alt-text: error" in said
    assert "from: ISO 14289-1 7.3" in said
