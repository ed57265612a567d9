"""The tab key knows commands, options and the names of the project in the current folder, in each shell."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import b12docs
from b12docs.cli.completion import SHELLS
from b12docs.project.names import names_here
from tests.conftest import need_tool
from tests.helpers_cli import good_project, run

PROGRAM = f'#!/bin/sh\nexec "{sys.executable}" -m b12docs "$@"\n'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project as the current folder, in a folder with a program b12docs."""
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "b12docs"
    program.write_text(PROGRAM)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(b12docs.__file__).parents[1]))
    folder = good_project(tmp_path / "project")
    (folder / "layouts" / "themes").mkdir()
    (folder / "layouts" / "themes" / "ours.yaml").write_text("title: Ours\nextends: clear\n")
    monkeypatch.chdir(folder)
    return folder


def asked(line: str, shell: str = "bash") -> str:
    """What a shell gets as the answer to a line whose last word is to be completed."""
    words = line.split(" ")
    word = words[-1] if shell == "fish" else str(len(words) - 1)
    about = {"_B12DOCS_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": word}
    command = [sys.executable, "-m", "b12docs"]
    done = subprocess.run(command, env=os.environ | about, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.stdout


def offered(line: str) -> list[str]:
    """The words that a line is completed with."""
    return [one.partition(",")[2] for one in asked(line).splitlines() if one]


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("line", "expected"), [
    ("--audience r", ["reader"]), ("--audience ", ["reader", "all"]), ("--level ", ["short", "long", "all"]),
    ("--level LO", ["long"]), ("--level short,", ["short,long", "short,all"]), ("--layout pa", ["page"]),
    ("--theme o", ["ours"]), ("--theme RIV", ["riverside"]), ("--paper a", ["A6", "A5", "A4", "A3", "A2", "A1"]),
    ("--paper letter", ["Letter"]), ("--impose b", ["booklet"]), ("--on Lega", ["Legal"]), ("--format h", ["html"]),
    ("--large", ["--large-print"]), ("--audience x", []),
])  # fmt: skip
def test_options_are_completed_with_what_there_is(line: str, expected: list[str]) -> None:
    """In any letter case; behind a comma with what is not named yet."""
    assert offered(f"b12docs build {line}") == expected


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("option", ["-o", "--profile", "--content", "--layouts"])
def test_the_shell_completes_files_itself(option: str) -> None:
    """It is told that a file is meant."""
    assert asked(f"b12docs build {option} c") == "file,c\n"


@pytest.mark.usefixtures("project")
def test_commands_are_completed() -> None:
    """Commands, and the names that some of them take."""
    assert offered("b12docs comp") == ["completion"]
    assert offered("b12docs completion ") == list(SHELLS)
    assert offered("b12docs schema th") == ["theme"]
    assert offered("b12docs check --level lo") == ["long"]


def test_the_files_that_the_line_names_are_looked_into(project: Path) -> None:
    """Another content than the one here has other names; where it is the packaged one, those of the packaged house."""
    (project / "content.yaml").rename(project / "other.yml")
    assert names_here(Path("other.yml"))["audience"] == ("reader",)
    assert offered("b12docs build --content other.yml --level lo") == ["long"]
    assert set(names_here()["audience"]) == {"patient", "carer", "clinician"}
    assert "page" in names_here()["layout"]


def test_a_house_of_ones_own_adds_names(project: Path) -> None:
    """A topic that names no audiences has all of them; one that names them without levels has the house's."""
    audiences = "audiences: {nurse: {reads: lay, levels: [brief]}}\n"
    (project / "house.yaml").write_text(f"# ours\n\n{audiences}labels: {{kind: A}}\n")
    content = (project / "content.yaml").read_text()
    start, end = content.index("audiences:"), content.index("help:")
    (project / "content.yaml").write_text(content[:start] + content[end:])
    assert set(names_here()["audience"]) == {"patient", "carer", "clinician", "nurse"}
    assert "brief" in names_here()["level"]
    (project / "content.yaml").write_text(content[:start] + "audiences:\n  nurse: {}\n\n  # end\n" + content[end:])
    assert (names_here()["audience"], names_here()["level"]) == (("nurse",), ("brief",))


@pytest.mark.parametrize("fault", [
    "audiences: [", "audiences: {a: 1, b: [], c: {levels: 5}}", "audiences: 5", "audiences:", "\0", "\t- x: *y",
    "audiences: {a: {}, a: {}}",
])  # fmt: skip
def test_what_is_wrong_with_a_file_breaks_nothing(project: Path, fault: str) -> None:
    """Names of layouts, themes and papers are there all the same, and no word of the fault."""
    content = project / "content.yaml"
    text = content.read_text()
    content.write_text(f"{fault}\n" + text[text.index("help:") :])
    assert offered("b12docs build --layout pa") == ["page"]
    offered("b12docs build --audience ")
    content.write_bytes(b"\xff\xfe" + text.encode("utf-16-le"))
    offered("b12docs build --audience ")
    content.unlink()
    content.mkdir()
    assert offered("b12docs build --theme o") == ["ours"]


def test_a_near_miss_breaks_nothing(project: Path) -> None:
    """``build`` refuses it; the names of what comes with the program are there."""
    (project / "content.yaml").rename(project / "content.yml")
    assert "patient" in offered("b12docs build --audience ")


@pytest.mark.usefixtures("project")
def test_little_is_loaded() -> None:
    """A key is pressed and an answer expected: nothing is checked, and nothing that makes pages is loaded."""
    begin = "import sys\nfrom b12docs.cli import main\n"
    code = f"{begin}try: main(prog_name='b12docs')\nfinally: print(*sys.modules, file=sys.stderr)"
    about = {"_B12DOCS_COMPLETE": "bash_complete", "COMP_WORDS": "b12docs build --level lo", "COMP_CWORD": "3"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | about, capture_output=True, text=True, check=False
    )
    loaded = set(done.stderr.split())
    assert "yaml" in loaded
    assert {name.split(".")[0] for name in loaded} & {"jinja2", "reportlab", "PIL", "pikepdf", "svgelements"} == set()
    assert {
        name for name in loaded if name.startswith(("b12docs.rules", "b12docs.templates", "b12docs.typeset"))
    } == set()


# --- each shell -------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("project")
def test_powershell() -> None:
    """It gets three lines for each word: the kind, the word, and what it is for."""
    assert asked("b12docs build --theme o", "powershell").splitlines() == ["plain", "ours", "_"]
    assert asked("b12docs compl", "powershell").splitlines()[:2] == ["plain", "completion"]


def shell(name: str, *arguments: str) -> str:
    """What a shell prints; skipped where this computer has none of the name."""
    need_tool(name, reason=f"there is no {name} here to complete a line in")
    done = subprocess.run([name, *arguments], capture_output=True, text=True, timeout=60, check=True)
    return done.stdout


@pytest.mark.usefixtures("project")
def test_bash() -> None:
    """Its function fills the list of replies."""
    line = "COMP_WORDS=(b12docs build --level short,l); COMP_CWORD=3; _b12docs_completion b12docs; echo ${COMPREPLY[@]}"
    assert shell("bash", "-c", f'eval "$(b12docs completion bash)"; {line}') == "short,long\n"


@pytest.mark.usefixtures("project")
def test_fish() -> None:
    """It is asked for completions of a line."""
    line = "b12docs completion fish | source; complete -C 'b12docs build --level short,l'; complete -C 'b12docs comp'"
    first, second = shell("fish", "--no-config", "-c", line).splitlines()
    assert (first, second.split()[0]) == ("short,long", "completion")


@pytest.mark.usefixtures("project")
def test_zsh() -> None:
    """A line in a terminal of its own is completed by the tab key."""
    line = """
    zmodload zsh/zpty
    zpty -b z zsh -f -i
    zpty -w z 'autoload -Uz compinit; compinit -u -D; eval "$(b12docs completion zsh)"; echo ready''now'
    zpty -r z said '*readynow*'
    zpty -w -n z $'b12docs build --level short,l\\t'
    zpty -r z said '*short,long*' && print completed
    zpty -d z
    """
    assert shell("zsh", "-f", "-c", line).splitlines()[-1] == "completed"


@pytest.mark.parametrize(("name", "status"), [*((one, 0) for one in SHELLS), ("Bash", 0), ("cmd", 2), ("pwsh", 2)])
def test_the_script_of_a_shell(tmp_path: Path, name: str, status: int) -> None:
    """Each shell's own, by its name in any letter case; another is told which there are."""
    result = run(tmp_path, "completion", name)
    assert (result.exit_code, "b12docs" in result.stdout) == (status, status == 0)
    assert ("known here: bash, fish, powershell, zsh" in result.stderr) == (status == 2)
