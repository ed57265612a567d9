"""Writing what was made into a folder: all of it or nothing, and nothing else there touched but our own list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from b12docs.diagnostics import Diagnostic
from b12docs.production.change import Change
from b12docs.production.disk import DISK, Disk
from b12docs.production.lock import locked
from b12docs.production.made import Made
from b12docs.production.manifest import MANIFEST, as_bytes, known_documents

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
