"""A file that is not as we made it is never replaced: it goes on under another name, whatever step a kill comes at."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12docs.diagnostics import MachineError
from b12docs.production import store
from b12docs.production.manifest import MANIFEST
from tests.helpers_cli import files_below
from tests.production.test_store import NEW, OLD, A, B, C, Failing, Locked, full, killed, number_of_steps, save

NOTES = b"old A, with a note in the margin"
A_CHANGED = A.replace(".pdf", ".changed-1.pdf")


def annotated(folder: Path) -> Path:
    """A folder that holds OLD, in one file of which somebody has written."""
    save(folder, OLD)
    (folder / A).write_bytes(NOTES)
    return folder


def read(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but our list."""
    return {name: (folder / name).read_bytes() for name in files_below(folder) if name != MANIFEST}


def test_what_somebody_wrote_into_a_document_is_kept_and_named(tmp_path: Path) -> None:
    """The new document has its name, and the message says where the other is."""
    folder = annotated(tmp_path / "made")
    said = save(folder, NEW)
    assert read(folder) == {**NEW, A_CHANGED: NOTES}
    assert [(one.rule, one.severity, one.at.file) for one in said] == [
        ("changed-by-hand", "warning", (folder / A).as_posix())
    ]
    assert A_CHANGED in said[0].message


def test_each_change_has_a_number(tmp_path: Path) -> None:
    """What was kept before is not replaced either."""
    folder = annotated(tmp_path / "made")
    save(folder, NEW)
    (folder / A).write_bytes(b"another note")
    save(folder, NEW)
    assert read(folder) == {**NEW, A_CHANGED: NOTES, A_CHANGED.replace("1", "2"): b"another note"}


def test_several_are_named_in_one_message(tmp_path: Path) -> None:
    """A hundred changed files are not a hundred lines."""
    folder = annotated(tmp_path / "made")
    (folder / B).write_bytes(b"a note")
    (said,) = save(folder, NEW)
    assert "2 files" in said.message
    assert A_CHANGED in said.message


def test_a_file_that_was_never_ours_is_kept(tmp_path: Path) -> None:
    """Somebody's own file of a name that a document has, in a folder with a list or without."""
    for name, files in (("with", {B: b"ours"}), ("without", {})):
        folder = tmp_path / name
        folder.mkdir()
        if files:
            save(folder, files)
        (folder / A).write_bytes(b"mine")
        said = save(folder, NEW)
        assert read(folder) == {**NEW, A_CHANGED: b"mine"}
        assert [one.rule for one in said] == ["changed-by-hand"]


def test_the_same_bytes_need_not_be_kept(tmp_path: Path) -> None:
    """Documents that were copied without the list are what would be written: nothing is lost by writing it."""
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / A).write_bytes(NEW[A])
    assert save(folder, NEW) == []
    assert read(folder) == NEW


def test_a_deleted_document_is_made_again(tmp_path: Path) -> None:
    """Its place is empty, and nothing else is said."""
    folder = tmp_path / "made"
    save(folder, OLD)
    (folder / A).unlink()
    assert save(folder, NEW) == []
    assert read(folder) == NEW


def test_a_long_name_has_room_for_the_number(tmp_path: Path) -> None:
    """The longest name that can be written at all."""
    folder = tmp_path / "made"
    folder.mkdir()
    long = f"{'x' * (255 - len('.b12docs.new.') - 4)}.pdf"
    (folder / long).write_bytes(b"mine")
    save(folder, {long: b"ours"})
    assert sorted(read(folder).values()) == [b"mine", b"ours"]


def test_a_kill_at_any_step_loses_nothing(tmp_path: Path) -> None:
    """What somebody wrote is in its old place where all is old, and under its new name where all is new."""
    ends = set()
    for at in range(1, number_of_steps() + 1):
        folder = annotated(tmp_path / str(at))
        assert killed(folder, at)
        store.settle(folder)
        found = read(folder)
        assert found in ({**OLD, A: NOTES}, {**NEW, A_CHANGED: NOTES}), at
        ends.add(A_CHANGED in found)
    assert ends == {False, True}


@pytest.mark.whole
def test_a_kill_while_a_kill_is_mended_loses_nothing(tmp_path: Path) -> None:
    """So it is when the command that mends is killed at any of its steps."""
    for first in range(number_of_steps() // 2, number_of_steps()):
        for second in range(1, 10, 2):
            folder = annotated(tmp_path / f"{first}-{second}")
            assert killed(folder, first)
            killed(folder, second, {})
            store.settle(folder)
            assert read(folder) in ({**OLD, A: NOTES}, {**NEW, A_CHANGED: NOTES}), (first, second)


def test_a_kill_is_mended_by_a_message_too(tmp_path: Path) -> None:
    """Who moved the file was killed before it could say so: the command that mends says it."""
    folder = annotated(tmp_path / "made")
    assert killed(folder, number_of_steps() - 2)
    said: list[str] = []
    store.settle(folder, lambda warning: said.append(warning.rule))
    assert said == ["changed-by-hand"]


def test_a_disk_that_fails_at_any_step_loses_nothing(tmp_path: Path) -> None:
    """A full disk, at whatever step."""
    for at in range(2, number_of_steps() + 1):
        folder = annotated(tmp_path / str(at))
        with pytest.raises(MachineError):
            save(folder, NEW, Failing(at, full))
        store.settle(folder)
        assert read(folder) in ({**OLD, A: NOTES}, {**NEW, A_CHANGED: NOTES}), at


@pytest.mark.parametrize("name", [A, B, MANIFEST])
def test_a_locked_file_keeps_all_as_they_are(tmp_path: Path, name: str) -> None:
    """Also the one that somebody has written into."""
    folder = annotated(tmp_path / "made")
    with pytest.raises(MachineError):
        save(folder, NEW, Locked(folder / name))
    assert read(folder) == {**OLD, A: NOTES}
    assert C not in read(folder)
