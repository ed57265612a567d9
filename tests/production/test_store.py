"""What is written into a folder is all of it or nothing, whatever step a kill comes at and whatever the disk refuses.

Every step that the store takes goes through ``Disk``. The tests take the steps one by one: a child process that ends at
the first, the second, the third … and each time the next command must find its way.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, MachineError
from b12docs.production import store
from b12docs.production.change import JOURNAL
from b12docs.production.disk import DISK, Disk
from b12docs.production.made import Made
from b12docs.production.manifest import MANIFEST
from tests.helpers_cli import build, files_below, good_project, run

A, B, C = "topic-page-reader-short.pdf", "topic-page-reader-long.pdf", "topic-page-child-short.html"
OLD = {A: b"old A" * 500, B: b"old B"}
NEW = {A: b"new A" * 700, B: b"new B", C: b"new C"}
STEPS = ("files", "make_folder", "write", "flush", "rename", "remove")


def made(files: dict[str, bytes]) -> list[Made]:
    """Documents of these names and bytes."""
    return [Made(Job("page", "reader", "short", "A4"), name, data, 1, "0" * 16) for name, data in files.items()]


class Failing(Disk):
    """A disk that calls ``fail`` in the place of its step number ``at``; half of a file is written before."""

    def __init__(self, at: int, fail: Callable[[], object]) -> None:
        self.at, self.fail, self.done = at, fail, 0

    def __getattribute__(self, name: str) -> Any:
        if name in STEPS:
            self.done += 1
            if self.done == self.at:
                return lambda *arguments: self._instead(name, arguments)
        return super().__getattribute__(name)

    def _instead(self, name: str, arguments: tuple[Any, ...]) -> object:
        if name == "write":
            arguments[0].write_bytes(arguments[1][: len(arguments[1]) // 2])
        return self.fail()


def save(folder: Path, files: dict[str, bytes], disk: Disk = DISK) -> list[Diagnostic]:
    """Save the files, and give back the warnings."""
    said: list[Diagnostic] = []
    store.save(made(files), folder, said.append, disk)
    return said


def killed(folder: Path, at: int, files: dict[str, bytes] = NEW) -> bool:
    """Whether a child process that saves the files comes as far as this step, and is killed there."""
    child = os.fork()
    if child == 0:
        save(folder, files, Failing(at, lambda: os._exit(9)))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@cache
def number_of_steps() -> int:
    """How many steps it takes to write NEW over OLD."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        disk = Failing(-1, lambda: None)
        save(Path(folder), OLD)
        save(Path(folder), NEW, disk)
        return disk.done


def before(folder: Path) -> Path:
    """A folder that holds OLD, and a file of somebody else."""
    save(folder, OLD)
    (folder / "holiday.jpg").write_bytes(b"mine")
    return folder


def held(folder: Path) -> str:
    """What the folder holds: all old documents, or all new ones, each as the list says, and nothing else of ours."""
    files = {name: (folder / name).read_bytes() for name in files_below(folder)}
    assert files.pop("holiday.jpg") == b"mine"
    listed = json.loads(files.pop(MANIFEST))["documents"]
    assert {name: about["sha256"] for name, about in listed.items()} == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }
    assert files in (OLD, NEW)
    return "old" if files == OLD else "new"


# --- killed -----------------------------------------------------------------------------------------------------------


def test_there_are_steps_to_be_killed_at() -> None:
    """Three documents and the list take well over twenty steps; the tests below take each of them."""
    assert 15 < number_of_steps() < 100


def test_a_kill_between_any_two_steps_is_mended(tmp_path: Path) -> None:
    """Settled, the folder holds all old files or all new ones, whole; early kills undo, late ones finish."""
    ends = []
    for at in range(1, number_of_steps() + 1):
        folder = before(tmp_path / str(at))
        assert killed(folder, at)
        store.settle(folder)
        ends.append(held(folder))
    assert ends == sorted(ends, reverse=True)
    assert set(ends) == {"old", "new"}


def test_the_next_build_mends_a_kill_too(tmp_path: Path) -> None:
    """The next build into the folder needs no command before it: its own files are there, and nothing is left over."""
    for at in range(1, number_of_steps() + 1):
        folder = before(tmp_path / str(at))
        assert killed(folder, at)
        save(folder, NEW)
        assert held(folder) == "new"


def test_a_first_build_that_is_killed(tmp_path: Path) -> None:
    """Where nothing was before, either all is there or nothing."""
    for at in range(1, number_of_steps()):
        folder = tmp_path / str(at)
        killed(folder, at)
        store.settle(folder)
        found = set(files_below(folder)) if folder.exists() else set()
        assert found in (set(), {*NEW, MANIFEST}), at


@pytest.mark.whole
def test_a_kill_while_a_kill_is_mended(tmp_path: Path) -> None:
    """The command that mends may be killed at any of its steps as well."""
    for first in range(2, number_of_steps(), 2):
        for second in range(1, 14):
            folder = before(tmp_path / f"{first}-{second}")
            assert killed(folder, first)
            killed(folder, second, {})
            store.settle(folder)
            assert held(folder) in ("old", "new")


def test_an_exception_is_as_good_as_a_kill(tmp_path: Path) -> None:
    """Ctrl-C at any step: what has begun is put back at once, or was done already."""

    def interrupt() -> None:
        raise KeyboardInterrupt

    for at in range(2, number_of_steps() + 1):
        folder = before(tmp_path / str(at))
        with pytest.raises(KeyboardInterrupt):
            save(folder, NEW, Failing(at, interrupt))
        store.settle(folder)
        held(folder)


def test_no_name_changes_before_the_disk_has_all(tmp_path: Path) -> None:
    """A power cut is a kill too: new files, journal and folder are flushed together, before the first rename."""
    folder = before(tmp_path / "made")
    steps: list[tuple[str, set[str]]] = []

    class Recorded(Disk):
        def flush(self, paths: Mapping[Path, Path]) -> None:
            steps.append(("flush", {path.name for path in paths}))

        def rename(self, old: Path, new: Path, about: Path) -> None:
            steps.append(("rename", {about.name}))
            super().rename(old, new, about)

    save(folder, NEW, Recorded())
    assert steps[0] == ("flush", {*(f".b12docs.new.{name}" for name in (*NEW, MANIFEST)), JOURNAL, "made"})
    assert {step for step, _ in steps[1:]} == {"rename"}


def test_a_power_cut_that_lost_some_of_it(tmp_path: Path) -> None:
    """A journal of files that are not all complete began nothing: what it speaks of is cleared away."""
    complete = []
    for at in range(1, number_of_steps()):
        folder = before(tmp_path / str(at))
        killed(folder, at)
        if (folder / JOURNAL).exists() and (folder / A).exists() and (folder / A).read_bytes() == OLD[A]:
            complete.append((folder / JOURNAL).read_bytes().endswith(b"}\n"))
            (folder / f".b12docs.new.{C}").write_bytes(b"")
            store.settle(folder)
            assert held(folder) == "old"
    assert set(complete) == {False, True}  # killed while the journal was written, and between it and the first rename


def test_a_journal_that_was_damaged_half_way(tmp_path: Path) -> None:
    """Where the renames had begun, the folder itself says what is left to do."""
    ends = []
    for at in range(1, number_of_steps()):
        folder = before(tmp_path / str(at))
        killed(folder, at)
        if (folder / JOURNAL).exists():
            (folder / JOURNAL).write_bytes(b"damaged")
        store.settle(folder)
        ends.append(held(folder))
    assert set(ends) == {"old", "new"}


# --- refused ----------------------------------------------------------------------------------------------------------


def full() -> None:
    raise MachineError("made/x", "the disk is full", "make room")


def test_a_disk_that_fails_at_any_step_changes_nothing(tmp_path: Path) -> None:
    """A full disk, at whatever step: every file is as it was, and what was begun is cleared away."""
    for at in range(2, number_of_steps() + 1):
        folder = before(tmp_path / str(at))
        with pytest.raises(MachineError):
            save(folder, NEW, Failing(at, full))
        if (folder / JOURNAL).exists():  # the change is made, and only the clearing up was refused
            store.settle(folder)
        store.settle(folder)
        held(folder)


class Small(Disk):
    """A disk that has room for so many files."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, path: Path, data: bytes, about: Path) -> None:
        if not self.room:
            full()
        self.room -= 1
        super().write(path, data, about)


@pytest.mark.parametrize("room", range(len(NEW)))
def test_new_files_are_all_there_or_none(tmp_path: Path, room: int) -> None:
    """What ``init`` could not hand out as a whole is taken away again, so that it can be handed out later."""
    files = {tmp_path / "mine" / name: data for name, data in NEW.items()}
    with pytest.raises(MachineError):
        store.create(files, Small(room))
    assert list(tmp_path.iterdir()) == []
    store.create(files)
    assert files_below(tmp_path / "mine") == sorted(NEW)


@pytest.mark.parametrize("room", range(len(NEW)))
def test_a_build_that_fails_leaves_no_empty_folder(tmp_path: Path, room: int) -> None:
    """The folder that it made goes again; one that was there stays."""
    with pytest.raises(MachineError):
        save(tmp_path / "made" / "deeper", NEW, Small(room))
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "made").mkdir()
    with pytest.raises(MachineError):
        save(tmp_path / "made", NEW, Small(room))
    assert list(tmp_path.rglob("*")) == [tmp_path / "made"]


class Locked(Disk):
    """A disk on which another program holds one file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def rename(self, old: Path, new: Path, about: Path) -> None:
        if self.path in (old, new) and self.path.exists():
            raise MachineError(about.as_posix(), "this file cannot be replaced", "close it in the other program")
        super().rename(old, new, about)


@pytest.mark.parametrize("name", [A, B, MANIFEST])
def test_a_locked_file_keeps_all_as_they_are(tmp_path: Path, name: str) -> None:
    """Where one file cannot be replaced none is, the file is named, and the hint says that nothing has changed."""
    folder = before(tmp_path / "made")
    with pytest.raises(MachineError) as caught:
        save(folder, NEW, Locked(folder / name))
    assert caught.value.path == (folder / name).as_posix()
    assert caught.value.hint == "close it in the other program; until then every file stays as it was"
    assert held(folder) == "old"


@pytest.mark.parametrize("name", [A, B])
def test_a_file_locked_after_a_kill(tmp_path: Path, name: str) -> None:
    """What cannot be finished is undone, and can be done again when the file is free."""
    for at in range(1, number_of_steps() + 1):
        folder = before(tmp_path / str(at))
        assert killed(folder, at)
        try:
            save(folder, NEW, Locked(folder / name))
        except MachineError:
            assert held(folder) in ("old", "new")
        save(folder, NEW)
        assert held(folder) == "new"


def test_two_programs_write_one_after_the_other(tmp_path: Path) -> None:
    """Builds into one folder at the same time: every document is whole, and the list holds all of them."""
    sets = [{f"topic-page-reader-{number}.pdf": bytes([number]) * 9000, A: bytes([number])} for number in range(8)]
    threads = [threading.Thread(target=save, args=(tmp_path, one)) for one in sets]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    listed = json.loads((tmp_path / MANIFEST).read_text())["documents"]
    assert sorted([*listed, MANIFEST]) == files_below(tmp_path)
    assert len(listed) == 8 + 1


def test_a_folder_that_another_program_keeps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the lock is not given back in good time, the folder is named, and nothing is written."""
    from b12docs.production import lock

    monkeypatch.setattr(lock, "PATIENCE_SECONDS", 0.1)
    with lock.locked(tmp_path), pytest.raises(MachineError, match="another b12docs is writing into this folder"):
        save(tmp_path, NEW)
    assert files_below(tmp_path) == []


# --- damaged ----------------------------------------------------------------------------------------------------------

DAMAGED = [
    b"", b"no JSON", b"\xff\xfe", b"[" * 200_000, b'{"a":' * 200_000, b"[]", b"7", b"1" * 5000, b'"\\ud800"',
    b'{"documents": 7, "files": 7}', b'{"documents": {"a.pdf": 1}, "files": {"a.pdf": 1}}',
    b'{"documents": {"../a.pdf": {}}, "files": {"../holiday.jpg": "0"}}',
    b'{"documents": {"/etc/passwd": {}}, "files": {"/etc/passwd": "0"}}',
    b'{"documents": {"..": {}}, "files": {"..": "0"}}',
]  # fmt: skip


@pytest.mark.parametrize("data", DAMAGED)
@pytest.mark.parametrize("name", [MANIFEST, JOURNAL])
def test_a_damaged_file_of_ours_is_replaced_with_a_warning(tmp_path: Path, name: str, data: bytes) -> None:
    """Whatever stands in it, the build goes through and says which file it was; nobody else's file is touched."""
    (tmp_path / "holiday.jpg").write_bytes(b"outside")
    folder = before(tmp_path / "made")
    (folder / name).write_bytes(data)
    said = save(folder, NEW)
    assert [(one.rule, one.severity, one.at.file) for one in said] == [
        ("damaged", "warning", (folder / name).as_posix())
    ]
    assert held(folder) == "new"
    assert (tmp_path / "holiday.jpg").read_bytes() == b"outside"


def test_a_journal_of_lies_loses_nothing(tmp_path: Path) -> None:
    """A journal that names what was never begun changes nothing, not even where it is undone."""
    folder = before(tmp_path / "made")
    lies = {"holiday.jpg": "0" * 64, A: "0" * 64, B: hashlib.sha256(b"new B").hexdigest()}
    (folder / JOURNAL).write_text(json.dumps({"files": lies}))
    (folder / f".b12docs.new.{B}").write_bytes(b"new B")
    with pytest.raises(MachineError):
        save(folder, NEW, Locked(folder / B))
    assert held(folder) == "old"


def test_a_forged_journal_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large to be ours is not read at all: it is cleared away, and the build goes through."""
    read, most = Path.read_bytes, 1_000_000
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path) if path.stat().st_size < most else pytest.fail("!"))
    folder = before(tmp_path / "made")
    for name in (A, B, C):
        with (folder / f".b12docs.new.{name}").open("wb") as file:
            file.truncate(8_000_000_000)
    (folder / JOURNAL).write_text(json.dumps({"files": dict.fromkeys((A, B, C), "aa")}))
    assert save(folder, NEW) == []
    assert held(folder) == "new"


def test_a_journal_of_more_files_than_anybody_makes(tmp_path: Path) -> None:
    """It is damaged, like any other that is not ours."""
    folder = before(tmp_path / "made")
    (folder / JOURNAL).write_text(json.dumps({"files": {f"{number}.pdf": "" for number in range(10_001)}}))
    assert [one.rule for one in save(folder, NEW)] == ["damaged"]
    assert held(folder) == "new"


@pytest.mark.parametrize("mark", [".b12docs.new.", ".b12docs.old."])
def test_a_file_that_only_looks_like_ours_stays(tmp_path: Path, mark: str) -> None:
    """A name that no journal, no list and no document of ours bears is somebody else's, whatever it begins with."""
    folder = before(tmp_path / "made")
    theirs = folder / f"{mark}thesis.docx"
    theirs.write_bytes(b"years of work")
    for at in (1, number_of_steps() // 2, number_of_steps()):
        killed(folder, at)
        store.settle(folder)
        save(folder, NEW)
        assert theirs.read_bytes() == b"years of work"
    theirs.unlink()
    assert held(folder) == "new"


def test_documents_of_any_name_are_cleared_away(tmp_path: Path) -> None:
    """A layout may have a name like no other: the journal knows its documents, at whatever step a kill came."""
    odd = {"my_page.pdf": b"1" * 500, "Ours.html": b"2"}
    for at in range(2, 12):
        folder = tmp_path / str(at)
        killed(folder, at, odd)
        store.settle(folder)
        assert set(files_below(folder)) in (set(), {*odd, MANIFEST}), at


def test_only_copies_come_back(tmp_path: Path) -> None:
    """An old file that was put aside comes back, also where somebody took the journal away."""
    folder = before(tmp_path / "made")
    (folder / A).rename(folder / f".b12docs.old.{A}")
    store.settle(folder)
    assert held(folder) == "old"


@pytest.mark.parametrize("kind", ["fifo", "link", "device"])
def test_a_list_that_is_no_file(tmp_path: Path, kind: str) -> None:
    """Something else in the place of our list is not read, and is replaced; what a link leads to stays as it is."""
    folder = tmp_path / "made"
    folder.mkdir()
    (tmp_path / "elsewhere").write_bytes(b"{}")
    path = folder / MANIFEST
    if kind == "fifo":
        os.mkfifo(path)
    else:
        path.symlink_to(tmp_path / "elsewhere" if kind == "link" else "/dev/zero")
    assert [one.rule for one in save(folder, NEW)] == ["damaged"]
    assert path.is_file()
    assert (tmp_path / "elsewhere").read_bytes() == b"{}"


def test_what_earlier_versions_left_is_cleared_away(tmp_path: Path) -> None:
    """Half-written files of a document's name, or of one that the list knows, go; other people's stay."""
    folder = before(tmp_path / "made")
    ours = [f".{A}.ab_d3fgh.part", ".hay-fever-leaflet-family-easy-a5.pdf.abcdefgh.part", f".{MANIFEST}.abcdefgh.part"]
    theirs = [".holiday.jpg.abcdefgh.part", ".bank-letter.pdf.abcdefgh.part", f"{A}.part", f".{A}.x.part"]
    for name in (*ours, *theirs):
        (folder / name).write_bytes(b"half")
    save(folder, NEW)
    for name in theirs:
        (folder / name).unlink()
    assert held(folder) == "new"
    save(folder, {"hand-out.pdf": b""})
    (folder / ".hand-out.pdf.abcdefgh.part").write_bytes(b"half")
    save(folder, {"hand-out.pdf": b""})
    assert not (folder / ".hand-out.pdf.abcdefgh.part").exists()


def test_links_and_folders_are_not_followed(tmp_path: Path) -> None:
    """A document that is a link is replaced by a file; what it led to stays as it is. A folder is an error."""
    outside = tmp_path / "outside.pdf"
    outside.write_bytes(b"mine")
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / A).symlink_to(outside)
    (folder / f".b12docs.new.{B}").symlink_to(outside)
    save(folder, NEW)
    assert ((folder / A).is_symlink(), outside.read_bytes()) == (False, b"mine")
    (folder / A).unlink()
    (folder / A).mkdir()
    with pytest.raises(MachineError, match="this is a folder, where a file is to be written"):
        save(folder, NEW)


# --- as the command line shows it -------------------------------------------------------------------------------------


def test_the_command_line_mends_a_kill_first(tmp_path: Path) -> None:
    """A build that stops at a mistake in the content has mended the folder before."""
    good_project(tmp_path)
    build(tmp_path)
    folder = before(tmp_path / "output")
    files = set(files_below(folder))
    for at in range(1, number_of_steps()):
        assert killed(folder, at)
        assert run(tmp_path, "build", "--clinic", "none.yaml").exit_code == 1
        assert {name for name in files_below(folder) if name.startswith(".")} == {MANIFEST}
    assert set(files_below(folder)) == files | {C}
