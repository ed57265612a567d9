"""``b12docs check``: one report of all that can be said of documents, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers_cli import as_json, build, files_below, good_project, replace, run

LONG = "short: " + "so very " * 15 + "long."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest complete project."""
    return good_project(tmp_path)


def hard(project: Path) -> None:
    """A sentence that is too long for its level."""
    replace(project / "content.yaml", "short: A short text.", LONG)


def with_rules(project: Path, rules: str) -> None:
    """What the topic says of its rules."""
    content = project / "content.yaml"
    content.write_text(content.read_text("utf-8") + f"rules: {rules}\n", "utf-8")


# --- what is looked at ------------------------------------------------------------------------------------------------


def test_everything_is_looked_at_and_nothing_is_written(project: Path) -> None:
    """All levels are checked where no option names one, and each has a line with its figures."""
    before = files_below(project)
    result = run(project, "check")
    assert result.exit_code == 0
    assert files_below(project) == before
    rows = [line.split() for line in result.stdout.splitlines() if line.startswith("reader ")]
    assert [row[:5] for row in rows] == [["reader", level, "page", "A4", "ok"] for level in ("short", "long")]
    assert all("FKGL" in row and "SMOG" in row and "words" in row for row in rows)
    assert result.stdout.count("Kincaid 1975") == 1


def test_options_select(project: Path) -> None:
    """A level that is named is the only one, and one that does not exist is the command line's fault."""
    assert "reader  long " not in run(project, "check", "--level", "short").stdout
    assert run(project, "check", "--level", "shrot").exit_code == 2
    for command in ("check", "proof", "approve"):
        assert "such as easy. [default: all]" in run(project, command, "--help").stdout
    assert "The reading level. [default: all]" not in run(project, "build", "--help").stdout


def test_large_print_is_looked_at_too(tmp_path: Path) -> None:
    """Where a layout has an edition in large print, whether the text fits it is known before anybody asks for it."""
    found = as_json(run(tmp_path, "check", "--json", "--audience", "patient", "--layout", "leaflet", "--level", "easy"))
    assert [one["variant"] for one in found["documents"]] == [[], ["large-print"]]


def test_a_promise_is_never_made(project: Path) -> None:
    """The report says what it did, and that it proves nothing."""
    said = run(project, "check").stdout
    assert "Checks passed" in said
    assert "No check can tell whether anybody understands" in said
    assert "WHAT NO PROGRAM CAN JUDGE\nfor a clinician:\n  Is every statement right" in said
    assert "certif" not in said.lower()


# --- what is found ----------------------------------------------------------------------------------------------------


def test_a_warning_is_told_below_its_rule_and_leaves_the_status_good(project: Path) -> None:
    """A build names it in one line that points here."""
    hard(project)
    result = run(project, "check")
    assert result.exit_code == 0
    assert "\nWORDS: 1 warning\n\nlong-sentence: 1 warning\ncontent.yaml:40:18: warning: " in result.stdout
    assert build(project).stderr == "1 warning of words: 'b12docs check' names it\n"


def test_a_warning_that_a_file_may_not_say_what_was_meant_is_told_by_a_build_too(project: Path) -> None:
    """Nobody looks for a slip of the pen that nothing hints at."""
    replace(project / "content.yaml", "    blocks:\n", "    blocks:\n      - {id: lost, for: carer, text: Lost}\n")
    assert "nobody in this topic reads this part" in build(project).stderr


def test_what_is_an_error_here_is_refused_by_a_build(project: Path) -> None:
    """Both end with status 1; only the documents that are selected count."""
    hard(project)
    with_rules(project, '{long-sentence: {severity: error, because: "it is our promise"}}')
    assert run(project, "check").exit_code == 1
    assert run(project, "build").exit_code == 1
    for command in ("check", "build"):
        assert run(project, command, "--level", "long").exit_code == 0


def test_a_fault_of_one_document_hides_none_of_another(project: Path) -> None:
    """Rules speak of a document that does not fit its page, and of those beside it."""
    hard(project)
    replace(project / "content.yaml", "long: A longer topic", "long: " + "A longer topic " * 400)
    result = run(project, "check")
    assert result.exit_code == 1
    assert "\nfit: 1 error" in result.stdout
    assert "\nlong-sentence: 1 warning" in result.stdout
    assert "Checks failed: 1 error, 1 warning in 2 documents" in result.stdout


def test_an_overdue_review_is_an_error_that_hides_nothing(project: Path) -> None:
    """It is told once, and what is wrong with the text beside it."""
    hard(project)
    assert run(project, "check", "--today", "2028-01-31").exit_code == 0
    result = run(project, "check", "--today", "2028-02-01")
    assert result.exit_code == 1
    assert "\nSAFETY: 1 error\n\nexpired: 1 error\ncontent.yaml:5:12: error: the review was due" in result.stdout
    assert "\nlong-sentence: 1 warning" in result.stdout
    assert run(project, "build", "--today", "2028-02-01").exit_code == 1


def test_few_findings_of_a_rule_are_told_and_all_are_counted(tmp_path: Path) -> None:
    """A long list hides the next rule: ``--all`` tells the rest."""
    house = tmp_path / "house.yaml"
    house.write_text(
        "readers: {teacher: {extends: lay}}\n"
        "audiences: {teacher: {reads: teacher, levels: [standard], default: standard, layouts: [leaflet]}}\n"
        'labels: {kind: {teacher: "For teachers"}}\n'
    )
    few, everything = (run(tmp_path, "check", "--audience", "teacher", *more).stdout for more in ((), ("--all",)))
    assert few.count("speaks to somebody else") == 5
    assert "more: 'b12docs check --all' tells all of them" in few
    assert everything.count("speaks to somebody else") > 10


# --- what a topic lowers ----------------------------------------------------------------------------------------------


def test_what_is_lowered_is_told_by_both(project: Path) -> None:
    """With its reason and its place, and it is not told otherwise."""
    hard(project)
    with_rules(project, '{long-sentence: {severity: off, because: "our readers like it so"}}')
    told = "long-sentence (warning) is off: our readers like it so (content.yaml:"
    assert f"lowered: {told}" in build(project).stderr
    said = run(project, "check").stdout
    assert f"TAKEN LESS SERIOUSLY HERE\n{told}" in said
    assert "WORDS: nothing found" in said
    for command in ("check", "build"):
        found = as_json(run(project, command, "--json"))
        assert found["diagnostics"] == []
        assert [(one["rule"], one["severity"], one["was"], one["because"]) for one in found["lowered"]] == [
            ("long-sentence", "off", "warning", "our readers like it so")
        ]


def test_what_is_raised_is_not_said_to_be_lowered(project: Path) -> None:
    """Raising is allowed, also of what can't be lowered."""
    with_rules(project, '{unread-part: {severity: error, because: "a"}, unprinted: {severity: error, because: "b"}}')
    assert "lowered" not in build(project).stderr


def test_rules_of_files_are_set_like_all_others(project: Path) -> None:
    """What is found while the files are read is judged as well."""
    replace(project / "content.yaml", "    blocks:\n", "    blocks:\n      - {id: lost, for: carer, text: Lost}\n")
    with_rules(project, '{unread-part: {severity: "off", because: "it is for next year"}}')
    assert "nobody in this topic reads this part" not in build(project).stderr
    replace(project / "content.yaml", '"off"', "error")
    assert run(project, "build").exit_code == 1
    assert run(project, "check").exit_code == 1


def test_what_was_found_is_found_again(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is kept from run to run is what was worked out."""
    hard(project)
    worked_out = run(project, "check", "--json").stdout
    monkeypatch.setenv("B12DOCS_CACHE", str(tmp_path / "cache"))
    assert [run(project, "check", "--json").stdout for _ in range(2)] == [worked_out, worked_out]
    assert list((tmp_path / "cache").iterdir())


# --- for programs -----------------------------------------------------------------------------------------------------


def test_json_has_the_keys_of_the_contract(project: Path) -> None:
    """Its documents have figures, and no path."""
    hard(project)
    found = as_json(run(project, "check", "--json"))
    assert list(found) == ["documents", "skipped", "diagnostics", "lowered", "to_be_judged"]
    assert {"id", "question", "who", "source"} == set(found["to_be_judged"][0])
    short, long = found["documents"]
    assert (short["level"], short["warnings"], short["errors"], short["path"]) == ("short", 1, 0, None)
    assert short["approved"] is False
    assert (long["level"], long["warnings"], long["pages"]) == ("long", 0, 1)
    assert set(short["figures"]) == {"fkgl", "smog", "words", "method"}
    (one,) = found["diagnostics"]
    assert (one["rule"], one["severity"], one["line"], one["group"]) == ("long-sentence", "warning", 40, "words")


def test_json_stands_alone_when_something_is_wrong(project: Path) -> None:
    """With exit 1 it is the same object, whether a document or a file is at fault."""
    replace(project / "content.yaml", "long: A longer topic", "long: " + "A longer topic " * 400)
    result = run(project, "check", "--json")
    assert result.exit_code == 1
    assert [one["rule"] for one in as_json(result)["diagnostics"]] == ["fit"]
    replace(project / "content.yaml", 'version: "1"', 'versoin: "1"')
    result = run(project, "check", "--json")
    assert (result.exit_code, as_json(result)["documents"]) == (1, [])


# --- the list of the rules --------------------------------------------------------------------------------------------


def test_the_rules_are_listed_with_what_a_topic_says_of_them(project: Path) -> None:
    """Name, severity, what holds and where it comes from; nothing is checked."""
    hard(project)
    with_rules(
        project, '{hard-word: {severity: off, because: "later"}, long-sentence: {severity: error, because: "now"}}'
    )
    said = run(project, "check", "--rules").stdout
    assert "\nhard-word: off (lowered from warning: later)\n  A hard word that may stand at a level" in said
    assert "\nlong-sentence: error (set; by itself warning: now)\n" in said
    assert "\nno-warnings: error, which can't be lowered\n" in said
    assert "    from: ISO 24495-1" in said
    assert "Checks" not in said


def test_the_rules_as_json(project: Path) -> None:
    """Each name once, with all sides of what it holds."""
    with_rules(project, '{hard-word: {severity: off, because: "later"}}')
    found = {one["rule"]: one for one in as_json(run(project, "check", "--rules", "--json"))["rules"]}
    assert (found["hard-word"]["severity"], found["hard-word"]["default"]) == ("off", "warning")
    assert (found["hard-word"]["lowered"], found["hard-word"]["because"]) == (True, "later")
    assert (found["unprinted"]["fixed"], found["unprinted"]["group"]) == (True, "safety")
    assert len(found["unknown-reader"]["holds"]) > 2
