"""Writing what was made into a folder: all of it or nothing, and nothing else there touched but our own list."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from b12docs.diagnostics import Diagnostic, MachineError
from b12docs.production.change import Change
from b12docs.production.disk import DISK, Disk, refuse_folder
from b12docs.production.lock import locked
from b12docs.production.made import Made
from b12docs.production.manifest import MANIFEST, as_bytes, known_documents
from b12docs.source.files import shown

Report = Callable[[Diagnostic], None]


def save(
    made: Sequence[Made],
    folder: Path,
    report: Report = lambda warning: None,
    disk: Disk = DISK,
) -> tuple[Path, ...]:
    """Write the documents and the folder's list of them; returns the documents' paths.

    ``report`` gets a warning where a file of ours was damaged. Raises MachineError with the file at fault, and then
    every file is as it was.
    """
    folders = disk.make_folder(folder)
    try:
        with locked(folder):
            change = Change(folder, disk, report)
            change.settle()
            known = known_documents(folder, report) | {
                one.name: {"content": one.fingerprint, "sha256": one.sha256} for one in made
            }
            change.clear_parts(known)
            change.make({one.name: one.data for one in made} | {MANIFEST: as_bytes(known)})
    except BaseException:
        disk.remove_folders(folders)
        raise
    return tuple(folder / one.name for one in made)


def settle(folder: Path, report: Report = lambda warning: None) -> None:
    """Finish or undo what a killed build left in the folder, where there is one; raises MachineError."""
    change = Change(folder, DISK, report)
    if folder.is_dir() and not change.is_settled():
        with locked(folder):
            change.settle()


def replace_file(path: Path, data: bytes, disk: Disk = DISK) -> None:
    """Write a file of ours in the place of the old one, whole or not at all; raises MachineError."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    refuse_folder(path)
    disk.write(beside, data, path)
    try:
        disk.flush({beside: path})
        disk.rename(beside, path, path)
    except BaseException:
        disk.remove(beside)
        raise


def create(files: Mapping[Path, bytes], disk: Disk = DISK) -> None:
    """Write new files into their folders, all of them or none; raises MachineError, also where one is there already."""
    folders: list[Path] = []
    written: list[Path] = []
    try:
        for folder in dict.fromkeys(path.parent for path in files):
            folders += disk.make_folder(folder)
        for path, data in files.items():
            disk.write(path, data, path)
            written.append(path)
    except BaseException:
        for path in written:
            disk.remove(path)
        disk.remove_folders(folders)
        raise


def put(
    files: Mapping[str, bytes], folder: Path, is_ours: Callable[[Path], bool], is_left: Callable[[str], bool],
    disk: Disk = DISK,
) -> tuple[Path, ...]:  # fmt: skip
    """Write files that no list knows, all of them or none; returns their paths.

    ``is_ours`` says of a file that is there already whether it may be replaced, by what it holds, and ``is_left`` of a
    name whether it is of an earlier call: such a file of ours that is not written again is taken away. Raises
    MachineError, also where a file would be replaced that is somebody else's.
    """
    folders = disk.make_folder(folder)
    try:
        with locked(folder):
            for path in (folder / name for name in files):
                if os.path.lexists(path) and not is_ours(path):
                    hint = "move it away, or choose another folder"
                    raise MachineError(shown(path), "this file is there already, and b12docs has not made it", hint)
            change = Change(folder, disk, lambda warning: None, free=files)
            change.settle()
            change.make(files)
            for name in disk.files(folder):
                if name not in files and is_left(name) and is_ours(folder / name):
                    disk.remove(folder / name)
    except BaseException:
        disk.remove_folders(folders)
        raise
    return tuple(folder / name for name in files)
