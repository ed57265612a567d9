"""What the folder holds is accounted for: what no longer follows from the inputs is named, and nothing else is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import b12docs
from b12docs.cli.output import print_stale
from b12docs.production.account import states
from b12docs.production.made import Stale
from b12docs.production.manifest import MANIFEST
from tests.helpers_cli import as_json, build, good_project, replace, run

SHORT, LONG = "topic-page-reader-short.pdf", "topic-page-reader-long.pdf"
CHANGED = "the inputs have changed since"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, whose two documents were made."""
    folder = good_project(tmp_path / "project")
    build(folder, "--level", "all")
    return folder


def reword(folder: Path, level: str) -> None:
    """Change a sentence of one level."""
    old = {"short": "short: A short text.", "long": "long: A longer text."}[level]
    replace(folder / "content.yaml", old, f"{level}: Other words.")


def named(folder: Path, *options: str, status: int = 0) -> dict[str, str]:
    """The documents that a build names as stale, and why."""
    result = run(folder, "build", "--json", *options)
    assert result.exit_code == status, result.stderr
    return {Path(one["path"]).name: one["reason"] for one in as_json(result)["stale"]}


def test_what_a_build_leaves_behind_is_named(project: Path) -> None:
    """A document whose text has changed and that is not made: each time, until it is made or deleted."""
    reword(project, "long")
    for _ in range(2):
        assert named(project, "--level", "short") == {LONG: CHANGED}
    assert named(project, "--level", "all") == {}
    assert named(project, "--level", "short") == {}
    reword(project, "short")
    assert named(project, "--level", "long") == {SHORT: CHANGED}
    (project / "output" / SHORT).unlink()
    assert named(project, "--level", "long") == {}


def test_what_still_follows_is_not_named(project: Path) -> None:
    """Neither a remark nor another level's sentence makes a document stale."""
    reword(project, "short")
    assert named(project, "--level", "short") == {}
    content = project / "content.yaml"
    content.write_text(f"# a remark\n{content.read_text('utf-8')}", "utf-8")
    assert named(project, "--level", "short") == {}


def test_it_is_one_block_on_the_screen(project: Path) -> None:
    """The names stand together behind the reason; nothing is said with --quiet."""
    reword(project, "long")
    said = build(project, "--level", "short").stderr
    assert said.endswith(
        "output holds files that no longer follow from the inputs:\n"
        f"  {CHANGED}: {LONG}\n"
        "  hint: delete what nobody needs; build the others with the options that made them (--level, --theme)\n"
    )
    assert build(project, "--level", "short", "--quiet").stderr == ""


def test_a_hundred_files_are_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Some are named, the others counted."""
    print_stale([Stale(f"{number}.pdf", CHANGED) for number in range(100)], Path("output"))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert lines[1].startswith(f"  {CHANGED}: 0.pdf, 1.pdf, ")
    assert lines[1].endswith(" and 92 more ('b12docs status' names all)")


def test_what_another_build_made_meanwhile_is_not_judged(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds at a time: what one says of a document that the other makes is of the old one."""
    monkeypatch.chdir(project)
    reword(project, "long")
    loaded = b12docs.load()
    result = b12docs.build(loaded, b12docs.plan(loaded, level="short"), folder="output")
    assert [one.name for one in result.stale] == [LONG]
    build(project, "--level", "long")
    b12docs.write(result, "output")
    assert named(project, "--level", "short") == {}


def test_what_is_no_longer_on_offer_is_named(project: Path) -> None:
    """A level, an audience or a layout that is gone leaves its documents behind."""
    replace(project / "layouts" / "page.html", "A4: {short: 1, long: 1}", "A4: {short: 1}")
    assert named(project) == {LONG: "no longer on offer"}
    assert named(project) == {LONG: "no longer on offer"}


def test_a_name_that_would_say_another_paper_is_named(project: Path) -> None:
    """Where the usual paper changes, the file without a paper in its name is no longer the one on A4."""
    page = project / "layouts" / "page.html"
    replace(
        page,
        "papers: {A4: {short: 1, long: 1}}",
        "papers: {A5: {short: 1, long: 1}, A4: {short: 1, long: 1}}",
    )
    assert named(project, "--paper", "A4", "--level", "short") == dict.fromkeys((SHORT, LONG), "no longer on offer")


def test_what_somebody_changed_is_named(project: Path) -> None:
    """Also where the build does not make it."""
    (project / "output" / LONG).write_bytes(b"a note")
    for _ in range(2):
        assert named(project, "--level", "short") == {LONG: "changed by hand"}
    assert (project / "output" / LONG).read_bytes() == b"a note"


def test_other_papers_and_formats_are_accounted_for(project: Path) -> None:
    """Whatever was made of the inputs, in any finish and under a name of one's own."""
    for options in (("--grey",), ("--format", "html"), ("--theme", "riverside"), ("-o", "output/mine.pdf")):
        build(project, *options)
    assert named(project) == {}
    reword(project, "short")
    stale = named(project)
    assert sorted(stale) == [
        "mine.pdf", "topic-page-reader-short-grey.pdf", "topic-page-reader-short-riverside.pdf",
        "topic-page-reader-short.html",
    ]  # fmt: skip
    assert set(stale.values()) == {CHANGED}


def test_topics_and_clinics_do_not_judge_each_other(project: Path) -> None:
    """A document belongs to the content and the clinic file that it was made of."""
    content, clinic = (project / name for name in ("content.yaml", "clinic.yaml"))
    other = project / "other.yaml"
    other.write_text(content.read_text("utf-8").replace("id: topic", "id: other"), "utf-8")
    (project / "by-the-sea.yaml").write_text(clinic.read_text("utf-8").replace("Riverside", "Seaside"), "utf-8")
    assert named(project, "--content", "other.yaml") == {}
    reword(project, "long")
    assert named(project, "--content", "other.yaml") == {}
    assert named(project, "--clinic", "by-the-sea.yaml", "--level", "short") == {}
    both = ("--content", "content.yaml", "--content", "other.yaml", "--level", "short")
    assert named(project, *both) == {LONG: CHANGED}


def test_a_clinic_file_that_comes_makes_the_rest_stale(tmp_path: Path) -> None:
    """What was made without one is not another clinic's."""
    project = good_project(tmp_path)
    clinic = (project / "clinic.yaml").read_bytes()
    (project / "clinic.yaml").unlink()
    build(project, "--level", "all")
    (project / "clinic.yaml").write_bytes(clinic)
    assert named(project) == {LONG: CHANGED}
    build(project, "--level", "all")
    (project / "clinic.yaml").unlink()
    assert named(project) == {LONG: CHANGED}


def test_an_error_says_what_is_still_there(project: Path) -> None:
    """Nothing was written: what lies in the folder looks like a good document and may be none."""
    replace(project / "content.yaml", 'version: "1"', 'versoin: "1"')
    assert set(named(project, status=1)) == {SHORT, LONG}
    said = run(project, "build").stderr
    assert said.index("'versoin'") < said.index("nothing was written; output still holds files of before:")
    assert LONG in said


def test_an_error_of_a_page_names_what_is_stale_alone(project: Path) -> None:
    """What does not fit is stale, what has not changed is not."""
    replace(project / "content.yaml", "short: A short text.", f"short: {'Long words. ' * 900}")
    assert named(project, "--level", "all", status=1) == {SHORT: CHANGED}


def test_what_earlier_versions_made_is_known_by_its_content(project: Path) -> None:
    """Their list has no more than the content's fingerprint."""
    path = project / "output" / MANIFEST
    found: dict[str, Any] = json.loads(path.read_text())
    old = {name: {"content": one["content"], "sha256": one["sha256"]} for name, one in found["documents"].items()}
    path.write_text(json.dumps({"documents": old}))
    assert named(project, "--level", "short") == {}
    reword(project, "short")
    assert named(project, "--level", "short") == {LONG: CHANGED}
    assert named(project, "--level", "short") == {LONG: CHANGED}


def test_the_day_counts_where_it_must(project: Path) -> None:
    """A build of the day before the review is not that of the day after."""
    before, after = ("--today", "2028-01-31"), ("--today", "2028-02-01")
    build(project, "--level", "all", *before)
    files = {name: (project / "output" / name).read_bytes() for name in (SHORT, LONG)}
    assert run(project, "build", "--level", "all", *after).exit_code == 1
    build(project, "--level", "short", *after, "--allow-expired")
    assert (project / "output" / SHORT).read_bytes() != files[SHORT]
    assert named(project, "--level", "short", *after, "--allow-expired") == {LONG: CHANGED}
    build(project, "--level", "all", *before)
    assert {name: (project / "output" / name).read_bytes() for name in (SHORT, LONG)} == files


def test_an_approval_is_not_of_a_day_to_come(project: Path) -> None:
    """Who sets the day back before an approval is told so, although nothing else has changed."""
    approval = ("--name", "A. Doctor", "--role", "GP", "--date", "2026-11-20", "--yes")
    assert run(project, "approve", *approval).exit_code == 0
    build(project, "--today", "2026-11-21")
    build(project, "--today", "2026-11-22")
    assert run(project, "build", "--today", "2026-11-19").exit_code == 1


# --- as a whole -------------------------------------------------------------------------------------------------------


def test_every_document_has_a_state(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is offered and what is there: current, missing, stale, changed by hand, or somebody else's."""
    monkeypatch.chdir(project)
    build(project, "--grey")
    grey = SHORT.replace(".pdf", "-grey.pdf")
    offered = (SHORT, LONG, "topic-page-reader-middle.pdf", "topic-page-reader-mine.pdf")
    reword(project, "short")
    (project / "output" / LONG).write_bytes(b"a note")
    (project / "output" / "topic-page-reader-mine.pdf").write_bytes(b"mine")
    assert states([b12docs.load()], Path("output"), offered) == {
        SHORT: CHANGED, grey: CHANGED, LONG: "changed by hand", "topic-page-reader-middle.pdf": "missing",
        "topic-page-reader-mine.pdf": "not ours",
    }  # fmt: skip
    build(project, "--level", "all", "--grey")
    build(project, "--level", "all")
    assert states([b12docs.load()], Path("output"), (SHORT,))[SHORT] == "current"
