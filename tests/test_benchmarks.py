"""``python -m benchmarks`` runs: one round with the tools that are here. No time is judged, only that it prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import b12docs
from benchmarks.html_source import css_of, html_of
from benchmarks.measure import Times, Timing
from benchmarks.ours import Sentence, everything
from benchmarks.report import ALL, COLD, LOADING, TARGETS, UNCHANGED, WARM, Results, failed
from benchmarks.source import Source, source_of
from benchmarks.tools import B12DOCS, PLATYPUS, WEASYPRINT
from benchmarks.typst_source import TypstWriter

ROOT = Path(__file__).resolve().parent.parent
PEERS = ("Typst", WEASYPRINT)
VERDICTS = ("PASS", "FAIL", "not measured")


@pytest.fixture(scope="module")
def round_of_it() -> list[str]:
    """The lines of one round."""
    command = [sys.executable, "-m", "benchmarks", "--cold", "1", "--all", "1", "--warm", "1", "--instructions", "no"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout, done.stderr
    return done.stdout.splitlines()


def row(printed: list[str], name: str) -> list[str]:
    """The cells of the row that begins with this name."""
    found = next(line for line in printed if line.startswith(f"{name} "))
    return found.removeprefix(name).split()


@pytest.mark.whole
@pytest.mark.parametrize("tool", [B12DOCS, PLATYPUS])
def test_a_row_gives_times_bytes_pages_and_tags(round_of_it: list[str], tool: str) -> None:
    """Of b12docs, and of Platypus, which comes with it."""
    _, cold, *_, size, pages, tagged = row(round_of_it, tool)
    assert (pages, tagged) == ("2", "yes" if tool == B12DOCS else "no")
    assert 20 < float(size) < 100
    assert float(cold) > 0


@pytest.mark.whole
@pytest.mark.parametrize("tool", PEERS)
def test_a_peer_is_measured_or_said_to_be_missing(round_of_it: list[str], tool: str) -> None:
    """Nobody has to install the others; whoever does gets them tagged."""
    cells = row(round_of_it, tool)
    assert "not installed" in " ".join(cells) or cells[-2:] == ["2", "yes"]


@pytest.mark.whole
@pytest.mark.parametrize(
    "name",
    [
        "b12docs, a sentence changed",
        UNCHANGED,
        LOADING,
        "b12docs --version",
        "b12docs list",
        "python -c 'import click'",
    ],
)
def test_what_has_no_peer_has_a_row(round_of_it: list[str], name: str) -> None:
    """With its time in milliseconds."""
    assert float(row(round_of_it, name)[0]) > 0


@pytest.mark.whole
def test_every_target_has_a_verdict(round_of_it: list[str]) -> None:
    """What could not be measured, because a peer is missing, says so; all others have a figure."""
    verdicts = [line for line in round_of_it if line.startswith(VERDICTS)]
    assert len(verdicts) == len(TARGETS) + 1
    unmeasured = [line for line in verdicts if line.startswith("not measured")]
    assert all(WEASYPRINT in line for line in unmeasured)


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    """What the peers set, document by document."""
    project = b12docs.load()
    return [source_of(project, job) for job in everything(project).jobs]


@pytest.mark.whole
def test_the_peers_set_every_word_and_every_alternative_text(sources: list[Source]) -> None:
    """In the markup of Typst and of WeasyPrint: a run or a figure that got lost would make them faster."""
    for source in sources:
        html, typst = html_of(source, css_of(source)), TypstWriter(source).text()
        for words in _words(source["pages"]):
            assert words.split("\n")[-1].replace("&", "&amp;") in html
            assert words.split("\n")[-1].replace('"', '\\"') in typst


def _words(value: object) -> list[str]:
    """Every text of runs and every alternative text below a node."""
    if isinstance(value, dict):
        own = [str(value[name]) for name in ("text", "alt") if value.get(name)]
        return own + [words for child in value.values() for words in _words(child)]
    return [words for child in value for words in _words(child)] if isinstance(value, list) else []


def test_a_sentence_changes_each_time(tmp_path: Path) -> None:
    """And nothing else of the content does: what was kept of an earlier run is never that of this one."""
    content = tmp_path / "content.yaml"
    content.write_text("text:\n        One thing is printed.\n        Another is not.\n", "utf-8")
    sentence, seen = Sentence(content, "One thing is printed."), set()
    for _ in range(3):
        sentence.change()
        seen.add(content.read_text("utf-8"))
    assert len(seen) == 3
    assert all(text.splitlines()[2] == "        Another is not." for text in seen)


def results(ours: float, theirs: float, counted: dict[tuple[str, str], float | None] | None = None) -> Results:
    """Results of these milliseconds for b12docs and for Platypus."""
    own = {name: Timing(Times((1.0,)), Times((time,))) for name, time in ((B12DOCS, ours), (PLATYPUS, theirs))}
    return Results([], {COLD: own, ALL: own, WARM: own, "commands": {}}, counted or {})


@pytest.mark.parametrize(("ours", "missed"), [(90.0, False), (110.0, True)])
def test_a_missed_target_fails(ours: float, missed: bool) -> None:
    """A warm document may take 0.95 of what Platypus takes."""
    assert failed(results(ours, 100.0)) == missed


@pytest.mark.parametrize(("ours", "missed"), [(90.0, False), (110.0, True)])
def test_instructions_decide_where_they_are_counted(ours: float, missed: bool) -> None:
    """Whatever the time says."""
    time = 90.0 if missed else 110.0
    counted: dict[tuple[str, str], float | None] = {(WARM, B12DOCS): ours, (WARM, PLATYPUS): 100.0}
    counted |= {(COLD, B12DOCS): 1.0, (COLD, PLATYPUS): 1.0}
    assert failed(results(time, 100.0, counted)) == missed
