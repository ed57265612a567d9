"""``python -m benchmarks`` runs: one round with the tools that are here. No time is judged, only that it prints."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole

ROOT = Path(__file__).resolve().parent.parent
ALWAYS, PEERS = ("b12docs", "Platypus"), ("Typst", "WeasyPrint")


@pytest.fixture(scope="module")
def round_of_it() -> list[str]:
    """The lines of one round."""
    command = [sys.executable, "-m", "benchmarks", "--cold", "1", "--warm", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout, done.stderr
    return done.stdout.splitlines()


def row(lines: list[str], tool: str) -> list[str]:
    """The cells of the tool's row in the table."""
    return next(line for line in lines if line.startswith(f"{tool} ")).split()


@pytest.mark.parametrize("tool", ALWAYS)
def test_a_row_gives_times_bytes_and_pages(round_of_it: list[str], tool: str) -> None:
    """Of b12docs, and of Platypus, which comes with it."""
    *_, size, pages, tagged = row(round_of_it, tool)
    assert (pages, tagged) == ("2", "yes" if tool == "b12docs" else "no")
    assert 20 < float(size) < 100


@pytest.mark.parametrize("tool", PEERS)
def test_a_peer_is_measured_or_said_to_be_missing(round_of_it: list[str], tool: str) -> None:
    """Nobody has to install the others."""
    cells = row(round_of_it, tool)
    assert "not installed" in " ".join(cells) or cells[-2] == "2"


def test_every_target_has_a_verdict(round_of_it: list[str]) -> None:
    """A machine that is busy may fail one; what could not be measured says so."""
    verdicts = [line for line in round_of_it if line.startswith(("PASS", "FAIL", "not measured"))]
    assert len(verdicts) >= 3
    assert any(not line.startswith("not measured") for line in verdicts)
