"""Writing what was made into a folder: all of it or nothing, and nothing else there touched but our own list."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from b12docs.diagnostics import Diagnostic, MachineError
from b12docs.production.change import Change
from b12docs.production.digests import bytes_of, intact, sha256
from b12docs.production.disk import DISK, Disk, refuse_folder
from b12docs.production.listed import Listed, build_as_json, listed
from b12docs.production.lock import locked
from b12docs.production.made import Made, Result
from b12docs.production.manifest import MANIFEST, as_bytes, known_builds, known_documents
from b12docs.production.sources import BY_HAND, source_of
from b12docs.source.files import shown

Report = Callable[[Diagnostic], None]


def save(
    made: Sequence[Made],
    folder: Path,
    report: Report = lambda warning: None,
    disk: Disk = DISK,
) -> tuple[Path, ...]:
    """Write documents and the folder's list of them, as ``save_result`` does what a whole build made."""
    return save_result(Result(tuple(made), ()), folder, report, disk)


def save_result(
    result: Result,
    folder: Path,
    report: Report = lambda warning: None,
    disk: Disk = DISK,
) -> tuple[Path, ...]:
    """Write the documents and the folder's list of them; returns the documents' paths.

    Those that are kept stay as they are. ``report`` gets a warning where a file of ours was damaged. Raises
    MachineError with the file at fault, and then every file is as it was.
    """
    made = result.made
    folders = disk.make_folder(folder)
    try:
        with locked(folder):
            change = Change(folder, disk, report)
            change.settle()
            known = known_documents(folder, report)
            change.clear_parts(known)
            files = {one.name: one.data for one in made if not _stays(one, folder)}
            written = as_bytes(_documents(result, folder, known), _builds(result, folder))
            if files or intact(folder / MANIFEST, sha256(written)) is None:
                change.make(files | {MANIFEST: written})
    except BaseException:
        disk.remove_folders(folders)
        raise
    return tuple(folder / one.name for one in made)


def _stays(one: Made, folder: Path) -> bool:
    """Whether a document that was there already is still as it was."""
    return one.kept and intact(folder / one.name, one.sha256) is not None


def _documents(result: Result, folder: Path, known: Mapping[str, Listed]) -> dict[str, Listed]:
    """What the list is to say: of what is still there as it did, and of what was made or judged anew."""
    found = {name: one for name, one in known.items() if os.path.lexists(folder / name)}
    for name, one in result.judged.items():
        is_same = name in found and found[name].sha256 == one.sha256  # nobody has made it anew meanwhile
        if is_same and one.stale != BY_HAND:
            found[name] = replace(found[name], inputs=one.inputs, stale=one.stale)
    for made in result.made:
        own = made.origin
        found[made.name] = listed(made, source_of(own.content, own.clinic, folder) if own else ("", ""))
    return found


def _builds(result: Result, folder: Path) -> list[dict[str, Any]]:
    """The builds that the list is to know: those of before, and this one in the place of its like."""
    known = known_builds(folder)
    if result.basis is None:
        return known
    others = (one for one in known if one.get("key") != result.basis.key)
    return [*others, build_as_json(result.basis, result)]


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


def replace_own(
    path: Path, data: bytes, is_ours: Callable[[bytes], bool], report: Report = lambda warning: None,
    disk: Disk = DISK,
) -> None:  # fmt: skip
    """Write a file that no list knows, in the place of the one before where that ``is_ours`` by what it holds.

    Another one goes on under a name of its own, which ``report`` gets a warning of. Raises MachineError.
    """
    folders = disk.make_folder(path.parent)
    try:
        with locked(path.parent):
            before = bytes_of(path)
            is_free = before is not None and is_ours(before)
            change = Change(path.parent, disk, report, free=(path.name,) if is_free else ())
            change.settle()
            change.make({path.name: data})
    except BaseException:
        disk.remove_folders(folders)
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
