"""The fuzzer sees what it is there to see, and what it once found stays mended (``tests/fuzz/finds/*.txt``)."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click
import pytest

from b12docs import cli
from tests.fuzz import limits
from tests.fuzz.cases import KINDS, make, small_project
from tests.fuzz.run import Sandbox, fault_of
from tests.helpers_cli import Case, files_below, matches, read_cases

FINDS = read_cases(Path(__file__).parent / "fuzz" / "finds")
forks = pytest.mark.skipif(not limits.CAN_FORK, reason="this system has no fork")


@pytest.fixture(autouse=True)
def _no_cache_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


# --- what it once found -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FINDS)
def test_what_was_found_stays_mended(tmp_path: Path, name: str) -> None:
    """The file is taken or refused with the words of the case, within the fuzzer's limits."""
    case: Case = FINDS[name]
    case.changes = [(verb, file, repeated(body)) for verb, file, body in case.changes]
    case.prepare(tmp_path)
    ended = limits.run(("build", "--quiet", *case.options), tmp_path)
    assert fault_of(ended) == "", ended.notes or ended.err
    assert matches(repeated(case.expected), ended.err.rstrip("\n")), ended.err
    assert ended.status == case.status


def repeated(body: str) -> str:
    """The body of a case, in which ``⟨text×1000⟩`` stands for the text a thousand times."""
    return re.sub(r"⟨(.*?)×(\d+)⟩", lambda found: found[1] * int(found[2]), body)


# --- what it sees -----------------------------------------------------------------------------------------------------


def _raises() -> None:
    raise ValueError("a fault of ours")


def _never_ends() -> None:
    while True:
        pass


def _sleeps() -> None:
    time.sleep(60)


def _fills_the_memory() -> None:
    kept = []
    while True:  # piece by piece, for the process of the tests may have a large piece to give away already
        kept.append(bytearray(50_000_000))


def _writes_beside() -> None:
    Path("beside.txt").write_text("x")


def _writes_above() -> None:
    Path("output").mkdir()
    Path("output/a").write_text("x")
    os.replace("output/a", "../b")


def _runs_a_program() -> None:
    os.system("true")


def _is_killed() -> None:
    os.abort()


def _ends_oddly() -> None:
    sys.exit(3)


def _says_nothing() -> None:
    sys.exit(1)


def _blames_nobody() -> None:
    click.echo("error: something is wrong", err=True)
    sys.exit(1)


@forks
@pytest.mark.parametrize(
    ("deed", "seen"),
    [
        (_raises, "traceback"),
        (_never_ends, "hang"),
        (_sleeps, "hang"),
        (_fills_the_memory, "memory"),
        (_writes_beside, "outside: OUTSIDE: opened"),
        (_writes_above, "outside: OUTSIDE: os.rename"),
        (_runs_a_program, "outside: OUTSIDE: os.system"),
        (_is_killed, "killed by signal"),
        (_ends_oddly, "exit status 3"),
        (_says_nothing, "no diagnostic"),
        (_blames_nobody, "no diagnostic"),
    ],
)
def test_a_misdeed_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: Callable[[], None], seen: str
) -> None:
    """A program that does what it must not is found out, and nothing is left where it wrote."""
    folder = tmp_path / "project"
    folder.mkdir()
    if seen == "hang":  # the others come to their end, however busy the machine is
        monkeypatch.setattr(limits, "SECONDS", 1)
        monkeypatch.setattr(limits, "WALL_SECONDS", 2)
    monkeypatch.setattr(cli, "main", lambda *_, **__: deed())
    assert fault_of(limits.run(("build",), folder)).startswith(seen)
    assert not (folder / "beside.txt").exists()
    assert not (tmp_path / "b").exists()


@forks
def test_a_sound_answer_is_no_misdeed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A diagnostic that names its file is what a mangled file should get; files in the output folder are allowed."""

    def answers() -> None:
        Path("output").mkdir()
        Path("output/a.pdf").write_text("x")
        click.echo("layouts/page.html:3:1: error: <x> is no element", err=True)
        sys.exit(1)

    monkeypatch.setattr(cli, "main", lambda *_, **__: answers())
    assert fault_of(limits.run(("build",), tmp_path)) == ""


@forks
def test_nothing_opens_the_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A layout that reads a file from outside is found out."""
    (tmp_path / "secret.txt").write_text("x")
    monkeypatch.setattr(cli, "main", lambda *_, **__: (tmp_path / "secret.txt").read_text())
    assert fault_of(limits.run(("build",), tmp_path, secret="secret.txt")).startswith("outside")


# --- what it mangles --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_seed_and_a_number_make_the_case(kind: str) -> None:
    """The same seed and number give the same mangled file, so that a find can be replayed; others give others."""
    small = small_project()
    projects = {"small": small, "full": replace(small, name="full")}
    once, again = ([make(5, number, projects, kind) for number in range(30)] for _ in range(2))
    assert [(one.data, one.command, one.file) for one in once] == [(one.data, one.command, one.file) for one in again]
    assert len({one.data for one in once}) > 20
    assert sum(one.data != one.sound.encode() for one in once) > 20


@forks
def test_what_seems_wrong_among_others_is_judged_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cases share a process until one of them dies in it; that one and those after it are judged all the same."""
    with Sandbox() as sandbox:
        cases = [make(5, number, {name: small_project() for name in ("small", "full")}) for number in range(4)]
        deeds = {cases[1].number: _never_ends, cases[2].number: _writes_beside}
        monkeypatch.setattr(limits, "SECONDS", 1)
        monkeypatch.setattr(cli, "main", lambda command, **_: deeds.get(int(command[0]), _is_sound)())
        found = list(sandbox.judge_all([replace(case, command=(str(case.number),)) for case in cases]))
        assert [case.number for case, _, _ in found] == [0, 1, 2, 3]
        assert [fault.split(" ")[0] for _, fault, _ in found] == ["", "hang", "outside:", ""]
        assert files_below(sandbox.root / "small") == sorted(small_project().files)


def _is_sound() -> None:
    sys.exit(0)
