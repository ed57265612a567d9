"""Every command that reads a project begins with what it reads, so that no text and no phone number is a surprise."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from b12docs.cli import main
from tests.helpers_cli import good_project, replace

OWN = "reads: content.yaml, house.yaml (packaged), clinic.yaml, layouts, layouts (packaged)"
PACKAGED = "reads: content.yaml (packaged), house.yaml (packaged), {}layouts (packaged){}"
NO_CONTENT = "there is no content.yaml in this folder: the text is the one that comes with b12docs"
COMMANDS = [("build",), ("build", "--json"), ("list",), ("list", "--json"), ("where", "text")]


def said(folder: Path, *arguments: str) -> list[str]:
    """The lines of standard error."""
    with contextlib.chdir(folder):
        return CliRunner().invoke(main, arguments).stderr.splitlines()


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_it_begins_with_what_is_read(tmp_path: Path, command: tuple[str, ...]) -> None:
    """On standard error, so that what is printed as JSON stays one object."""
    assert said(good_project(tmp_path), *command) == [OWN]


def test_an_approval_is_read_too(tmp_path: Path) -> None:
    """Where there is one."""
    good_project(tmp_path)
    (tmp_path / "approval.yaml").write_text("# nothing approved yet\n")
    assert said(tmp_path, "list")[0].startswith(
        "reads: content.yaml, approval.yaml, house.yaml (packaged), clinic.yaml"
    )


def test_it_is_said_before_the_faults_of_the_files(tmp_path: Path) -> None:
    """Whoever has mended another file than the one that is read, sees it."""
    replace(good_project(tmp_path) / "content.yaml", "language: en", "language: EN!")
    first, second, *_ = said(tmp_path, "build")
    assert (first, second.partition(" ")[0]) == (OWN, "content.yaml:2:11:")


def test_quiet_leaves_it_out(tmp_path: Path) -> None:
    """-q prints errors alone."""
    assert said(good_project(tmp_path), "build", "-q") == []


def test_the_packaged_text_is_said_plainly(tmp_path: Path) -> None:
    """With a clinic file of one's own, too: its phone number is printed on a text that nobody here wrote."""
    assert said(tmp_path, "list") == [PACKAGED.format("", ", no clinic.yaml"), NO_CONTENT]
    (tmp_path / "clinic.yaml").write_text("name: Riverside\n")
    assert said(tmp_path, "list") == [PACKAGED.format("clinic.yaml, ", ""), NO_CONTENT]


@pytest.mark.parametrize("name", ["mine", "topics/mine"])
def test_a_content_in_a_folder_below_is_named(tmp_path: Path, name: str) -> None:
    """Whoever has forgotten to change into it hears where it is."""
    good_project(tmp_path / name)
    _, no_content, hint = said(tmp_path, "list")
    assert (no_content, hint.partition(": change")[0]) == (NO_CONTENT, f"  hint: there is one in {name}")


def test_what_lies_above_is_named_by_its_path(tmp_path: Path) -> None:
    """What several topics share is named once; what an option names, by that name."""
    (tmp_path / "house.yaml").write_text("# nothing of our own\n")
    for topic in ("gout", "hay"):
        (tmp_path / topic).mkdir()
        shutil.copy(good_project(tmp_path) / "content.yaml", tmp_path / topic)
        replace(tmp_path / topic / "content.yaml", "id: topic", f"id: {topic}")
    (tmp_path / "content.yaml").unlink()
    above = "../house.yaml, house.yaml (packaged), ../clinic.yaml, ../layouts, layouts (packaged)"
    assert said(tmp_path / "gout", "list") == [f"reads: content.yaml, {above}"]
    both = said(tmp_path, "list", "--content", "gout/content.yaml", "hay/content.yaml")
    assert both == [f"reads: gout/content.yaml, {above.replace('../', '')}, hay/content.yaml"]
    named = said(tmp_path / "gout", "list", "--clinic", "../clinic.yaml")
    assert named == [f"reads: content.yaml, {above}"]


def test_a_file_that_is_also_the_packaged_one_is_named_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the checkout of the program its house file is both."""
    good_project(tmp_path)
    (tmp_path / "house.yaml").write_text("# nothing of our own\n")
    monkeypatch.setattr("b12docs.library.packaged.packaged", lambda name: tmp_path / name)
    assert said(tmp_path, "list")[0].startswith("reads: content.yaml, house.yaml, clinic.yaml, layouts")
