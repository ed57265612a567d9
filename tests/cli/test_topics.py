"""A hospital's folder on the command line: many topics in one build, however the shell hands them over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from b12docs.catalogue.plan import Job
from b12docs.cli.output import Progress
from tests.helpers_cli import as_json, build, files_below, good_project, pdf_words, replace, run

GOUT, HAY = "topics/gout/content.yaml", "topics/hay/content.yaml"
PATTERN = "topics/*/content.yaml"
MADE = ["gout-page-reader-short.pdf", "hay-page-reader-short.pdf"]
IN_HAY = ["page-reader-short", "card-reader-short", "page-reader-long"]


@pytest.fixture
def hospital(tmp_path: Path) -> Path:
    """House file, clinic file and layouts once, and two topics."""
    good_project(tmp_path)
    (tmp_path / "house.yaml").write_text("# nothing of our own yet\n")
    for file in (GOUT, HAY):
        path = tmp_path / file
        path.parent.mkdir(parents=True)
        path.write_bytes((tmp_path / "content.yaml").read_bytes())
        replace(path, "id: topic", f"id: {path.parent.name}")
    (tmp_path / "content.yaml").unlink()
    return tmp_path


@pytest.mark.parametrize(
    "files",
    [
        ("--content", GOUT, HAY),
        ("--content", PATTERN),
        (f"--content={PATTERN}",),
        (f"--content={GOUT}", HAY),
        ("--content", GOUT, "--content", HAY),
        ("--content", GOUT, HAY, "--level", "short", "--content", GOUT),
        ("--content", "**/content.yaml"),
    ],
)
def test_a_row_of_files_or_a_pattern_names_many_topics(hospital: Path, files: tuple[str, ...]) -> None:
    """``--content topics/*/content.yaml`` works where the shell writes the files out, and where it doesn't."""
    made = as_json(build(hospital, "--json", *files))["documents"]
    assert [(one["topic"], one["content"]) for one in made] == [("gout", GOUT), ("hay", HAY)]
    assert [Path(one["path"]).name for one in made] == MADE


@pytest.mark.parametrize("files", [(GOUT, HAY), (PATTERN,)])
def test_a_sentence_is_looked_for_in_many_topics(hospital: Path, files: tuple[str, ...]) -> None:
    """Words before a row of files are looked for in all of them."""
    said = run(hospital, "where", "a short", "text", "--content", *files).stdout
    assert [file for file in (GOUT, HAY) if f"{file}:" in said] == [GOUT, HAY]


def test_the_row_ends_with_the_next_option(hospital: Path) -> None:
    """What stands behind another option is no content, and without --content nothing may stand alone."""
    assert run(hospital, "build", "--content", GOUT, "--level", "short", HAY).exit_code == 2
    assert run(hospital, "build", GOUT).exit_code == 2
    assert run(hospital, "build", "--content").exit_code == 2
    assert run(hospital, "build", "--content", GOUT, "").exit_code == 2


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(hospital: Path) -> None:
    """A name is a pattern only where no file has it."""
    (hospital / "topics" / "gout").rename(hospital / "topics" / "gout[1]")
    assert as_json(build(hospital, "--json", "--content", "topics/gout[1]/content.yaml"))["documents"]


def test_a_pattern_that_nothing_matches_is_an_error(hospital: Path) -> None:
    """It is told like a file that is missing, and nothing is built."""
    result = run(hospital, "build", "--content", "topic/*.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("topic/*.yaml: error: there is no file of such a name\n  hint: ")


def test_one_table_stands_at_the_end(hospital: Path) -> None:
    """Each document has its line, all in the same columns; what is skipped says of which topic."""
    card = hospital / "layouts" / "card.html"
    card.write_bytes((hospital / "layouts" / "page.html").read_bytes())
    replace(card, "papers: {A4: {short: 1, long: 1}}", "papers: {A4: {short: 1}}")
    replace(hospital / HAY, "layouts: [page]", "layouts: [page, card]")
    lines = build(hospital, "--content", PATTERN, "--level", "all").stdout.splitlines()
    rows, skipped = lines[:-1], lines[-1]
    names = ["gout-page-reader-short", "gout-page-reader-long", *(f"hay-{one}" for one in IN_HAY)]
    assert [row.split()[0] for row in rows] == [f"output/{name}.pdf" for name in names]
    assert len({row.index(" page ") for row in rows}) == 1
    assert skipped == "skipped: hay: layout 'card' has no level 'long'"
    alone = build(hospital, "--content", HAY, "--level", "all").stdout.splitlines()
    assert alone[-1] == "skipped: layout 'card' has no level 'long'"


def test_one_topic_in_its_folder_makes_the_same_bytes(hospital: Path) -> None:
    """``b12docs build`` in a topic's folder finds the hospital's files above it, and writes into the topic's folder."""
    build(hospital, "--content", PATTERN)
    build(hospital / "topics" / "gout")
    alone = hospital / "topics" / "gout" / "output" / MADE[0]
    assert alone.read_bytes() == (hospital / "output" / MADE[0]).read_bytes()
    assert "Riverside Surgery" in pdf_words(alone)


def test_progress_says_which_topic(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, and where there are several."""
    gout, hay = (Job("page", "reader", "short", "A4", topic=topic) for topic in ("gout", "hay"))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    for jobs, shown in (((gout, hay), "2/2 hay: page for reader"), ((hay,), "1/1 page for reader")):
        with Progress(jobs, quiet=False) as advance:
            for job in jobs:
                advance(job)
        assert shown in capsys.readouterr().err


def test_an_approval_is_of_one_topic(hospital: Path) -> None:
    """It stands beside the topic's content, and says nothing of the others."""
    who = ("--name", "N", "--role", "R", "--date", "2026-02-01", "--yes")
    assert run(hospital, "approve", *who, "--content", GOUT).exit_code == 0
    made = as_json(build(hospital, "--json", "--today", "2026-02-02", "--content", PATTERN))["documents"]
    assert {(one["content"], one["approved"]) for one in made} == {(GOUT, True), (HAY, False)}


def test_one_fault_and_nothing_of_any_topic_is_written(hospital: Path) -> None:
    """All files of a build change or none does; the faults of all topics are told, each with its file."""
    for file in (GOUT, HAY):
        replace(hospital / file, "language: en", "language: EN!")
    result = run(hospital, "build", "--json", "--content", PATTERN)
    assert [one["file"] for one in as_json(result)["diagnostics"]] == [GOUT, HAY]
    replace(hospital / GOUT, "language: EN!", "language: en")
    assert run(hospital, "build", "--content", PATTERN).exit_code == 1
    assert not (hospital / "output").exists()


def test_each_topic_has_its_own_lines_in_the_folders_list(hospital: Path) -> None:
    """A later build of one topic leaves the other's documents, and what is known of them, as they are."""
    build(hospital, "--content", GOUT)
    build(hospital, "--content", HAY)
    replace(hospital / HAY, "short: A short text.", "short: Another text.")
    build(hospital, "--content", PATTERN)
    listed = json.loads((hospital / "output" / ".b12docs.json").read_text())["documents"]
    assert sorted(listed) == MADE
    found = {Path(one["content"]).parent.name: one["fingerprint"] for one in fingerprints(hospital)}
    assert {name.partition("-")[0]: about["content"] for name, about in listed.items()} == found
    assert files_below(hospital / "output") == [".b12docs.json", *MADE]


def fingerprints(hospital: Path) -> list[dict[str, str]]:
    """What ``list`` says of each topic."""
    topics: list[dict[str, str]] = as_json(run(hospital, "list", "--json", "--content", PATTERN))["topics"]
    return topics


def test_list_takes_many_topics_too(hospital: Path) -> None:
    """Each topic's list stands below the other's; as JSON there is one object, with a list of one topic as it was."""
    replace(hospital / HAY, "short: A short text.", "short: Another text.")
    both = run(hospital, "list", "--content", GOUT, HAY)
    alone = [run(hospital, "list", "--content", file) for file in (GOUT, HAY)]
    assert both.stdout == "\n".join(one.stdout for one in alone)
    assert fingerprints(hospital) == [as_json(run(hospital, "list", "--json", "--content", one)) for one in (GOUT, HAY)]


@pytest.mark.parametrize("command", ["build", "list", "init"])
def test_every_command_takes_where_the_inputs_are(hospital: Path, command: str) -> None:
    """They are the same four options everywhere."""
    explained = run(hospital, command, "--help").stdout
    assert all(
        option in explained for option in ("--content FILE...", "--house FILE", "--clinic FILE", "--layouts DIR")
    )
