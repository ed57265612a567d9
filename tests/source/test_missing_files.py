"""A file that an option names and that does not exist: the one beside it that is nearly called so is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12docs.source.files import read_file
from tests.helpers_cli import good_project, run


@pytest.mark.parametrize(("name", "hint"), [
    ("contnet.yaml", "did you mean 'content.yaml'?"), ("sub/clinc.yaml", "did you mean 'sub/clinic.yaml'?"),
    ("none.yaml", "check the name, and that you may read it"), ("nowhere/content.yaml", "check the name, and that"),
    ("content.yaml/x.yaml", "check the name, and that"), ("clinic.yaml\0", "check the name, and that"),
])  # fmt: skip
def test_a_name_that_is_near(tmp_path: Path, name: str, hint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its whole path, so that it can be copied."""
    good_project(tmp_path / "sub")
    good_project(tmp_path)
    monkeypatch.chdir(tmp_path)
    fault = read_file(Path(name)).fault
    assert fault
    assert fault.hint.startswith(hint)


def test_the_hint_is_true(tmp_path: Path) -> None:
    """With the name that it gives, the files are read."""
    good_project(tmp_path)
    wrong = run(tmp_path, "list", "--content", "contnt.yaml")
    assert (wrong.exit_code, "hint: did you mean 'content.yaml'?" in wrong.stderr) == (1, True)
    assert run(tmp_path, "list", "--content", "content.yaml").exit_code == 0
