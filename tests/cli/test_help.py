"""Who knows nothing yet is told what to do first, and every option says in plain words what it is for."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from b12docs.cli import main
from b12docs.cli.program import COMMANDS
from tests.helpers_cli import files_below, run

EXAMPLE = re.compile(r"^    b12docs (build.*)$", re.MULTILINE)


def command_of(name: str) -> click.Command:
    """The command of a name."""
    found = main.get_command(click.Context(main), name)
    assert isinstance(found, click.Command)
    return found


def test_without_a_command_it_says_what_to_do_first(tmp_path: Path) -> None:
    """No fault, and each command that it names is one."""
    result = run(tmp_path)
    assert (result.exit_code, result.stderr) == (0, "")
    named = re.findall(r"b12docs ([a-z]+)", result.stdout)
    assert {"build", "init", "where", "check"} <= set(named)
    assert set(named) - {"makes"} <= set(COMMANDS)
    assert files_below(tmp_path) == []


def test_each_example_of_build_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three, as they stand there."""
    opened: list[str] = []

    def launch(path: str) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr("click.launch", launch)
    examples = EXAMPLE.findall(run(tmp_path, "build", "--help").stdout)
    assert len(examples) == 3
    for example in examples:
        result = run(tmp_path, *shlex.split(example))
        assert result.exit_code == 0, result.stderr
    assert opened == ["output/b12-legs-leaflet-patient-easy-large-print.pdf"]
    assert (tmp_path / "poster.pdf").is_file()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_says_what_it_is_for(name: str) -> None:
    """In a sentence, with a full stop; and each command has a line in the list of all, which is not cut."""
    command = command_of(name)
    assert command.help
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name
            assert re.search(r"[.;\]]$", option.help), option.help
    listed = run(Path(), "--help").stdout
    assert command.get_short_help_str(200) in re.sub(r"\s+", " ", listed)
    assert "..." not in listed.partition("Commands:")[2]


@pytest.mark.parametrize(("wrong", "right"), [("bulid", "build"), ("Check", "check"), ("inti", "init")])
def test_a_slip_in_a_command(tmp_path: Path, wrong: str, right: str) -> None:
    """The one that was meant is named; of what is near none, all are."""
    result = run(tmp_path, wrong)
    assert (result.exit_code, f"there is no command '{wrong}'; did you mean '{right}'?" in result.stderr) == (2, True)
    assert "known here: approve, batch, build, check" in run(tmp_path, "zzz").stderr
