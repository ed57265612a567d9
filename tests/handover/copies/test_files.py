"""Where copies are written: into the folder that was taken for them, beside nobody else's and over nobody else's."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from b12docs.diagnostics import MachineError
from b12docs.handover.copies import parts
from b12docs.handover.copies.batch import write_copies, write_merged
from b12docs.handover.copies.files import opened
from tests.handover.copies.lists import NAMES, batch, listed, rows

PEOPLE = tuple((name, "3 May") for name in NAMES)


def test_a_run_goes_on_in_no_other_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever took the wrong list takes the folder away and begins anew; no copy of the first comes into the second."""
    monkeypatch.setattr(parts, "AT_ONCE", 1)
    found, folder = batch(listed(tmp_path, rows(*PEOPLE))), tmp_path / "copies"

    def begin_anew(done: int) -> None:
        if done == 1:
            folder.rename(tmp_path / "wrong")
            write_copies(batch(listed(tmp_path, rows(("Somebody Else", "")))), folder)

    with pytest.raises(MachineError, match="another one was put in its place"):
        write_copies(found, folder, begin_anew)
    assert sorted(path.name for path in folder.glob("*.pdf")) == ["0001.pdf"]


@pytest.mark.skipif(os.name == "nt", reason="Windows takes away no folder that is in use")
def test_a_folder_that_is_open_stays_the_same(tmp_path: Path) -> None:
    """Also for the file that is being written at that moment, and for what is taken away at the end."""
    path = tmp_path / "copies"
    path.mkdir()
    with opened(path) as folder:
        with folder.whole("0001.pdf") as file:
            path.rename(tmp_path / "moved")
            path.mkdir()
            file.write(b"whole")
        (path / ".b12docs-copy-1-0001").write_text("another's")
        folder.clear()
    assert [one.name for one in path.iterdir()] == [".b12docs-copy-1-0001"]
    assert [one.name for one in (tmp_path / "moved").iterdir()] == ["0001.pdf"]


def test_a_full_disk_is_said_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As every command says it, and of the folder: the name of a file may be somebody's number."""
    monkeypatch.setattr(os, "replace", _full)
    with pytest.raises(MachineError, match="the disk is full") as failed:
        write_copies(batch(listed(tmp_path, rows(*PEOPLE))), tmp_path / "copies")
    assert "0001" not in str(failed.value)
    assert os.listdir(tmp_path / "copies") == []


def _full(*paths: object, **folders: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_one_file_is_made_anew(tmp_path: Path) -> None:
    """After a mistake in the list."""
    path = tmp_path / "all.pdf"
    sizes = []
    for people in (PEOPLE[:1], PEOPLE):
        write_merged(batch(listed(tmp_path, rows(*people)), merged=True), path)
        sizes.append(path.stat().st_size)
    assert sizes[0] < sizes[1]


@pytest.mark.parametrize("there", ["a list", "another PDF", "one that somebody has written into", "a link"])
def test_one_file_replaces_no_other(tmp_path: Path, there: str) -> None:
    """The list of people itself may have been named by a slip."""
    path, found = tmp_path / "all.pdf", batch(listed(tmp_path, rows(*PEOPLE[:1])), merged=True)
    if there == "a link":
        (tmp_path / "other").write_text("mine")
        path.symlink_to(tmp_path / "other")
    elif there == "a list":
        path.write_text("mine")
    elif there == "another PDF":
        path.write_bytes(found.forms.copy(next(found.persons))[0])
    else:
        write_merged(found, path)
        path.write_bytes(path.read_bytes() + path.read_bytes()[-200:])
    before = path.read_bytes()
    with pytest.raises(MachineError, match="is not as b12docs has made it"):
        write_merged(found, path)
    assert path.read_bytes() == before


WORKERS = """
import os, signal
from b12docs.production.workers import processes
with processes() as executor:
    executor.submit(os.getpid).result()
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_no_worker_outlives_a_program_that_is_killed() -> None:
    """It would hold the people in memory for ever. All of them are gone when nobody can print any more."""
    program = subprocess.run([sys.executable, "-c", WORKERS], stdout=subprocess.PIPE, check=False, timeout=120)
    assert program.returncode == -signal.SIGKILL
