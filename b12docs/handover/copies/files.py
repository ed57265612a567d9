"""The folder of copies: its files are written whole or not at all, and are of one list and one document.

A journal says which, by a fingerprint alone. So a run that was killed goes on where it was, and copies of two lists
never lie in one folder, where somebody could take one for another.
"""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from b12docs.diagnostics import MachineError
from b12docs.production.disk import Disk, told
from b12docs.production.lock import locked
from b12docs.production.private import private, write_private
from b12docs.source.files import shown

JOURNAL = ".b12docs-copies.json"
_IN_THE_MAKING = ".b12docs-copy-"
_GONE = "this folder was taken away, or another one was put in its place, while copies were made", "start it again"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file as ``Folder.whole`` does, into a folder that is made where it is not there."""
    Disk().make_folder(path.parent)
    with opened(path.parent) as folder, folder.whole(path.name) as file:
        file.write(data)


class Folder:
    """A folder that is open, and stays the same folder whatever somebody puts in its place meanwhile.

    Whoever has begun the wrong list takes the folder away, and begins with the right one: no copy may come into that
    one's folder. ``handle`` is None on Windows, where nobody can take away the folder of a file that is open.
    """

    def __init__(self, path: Path, handle: int | None) -> None:
        self.path, self.handle = path, handle

    @contextmanager
    def whole(self, name: str) -> Iterator[BinaryIO]:
        """A file to write that nobody else may read; it takes its name when it is whole. Raises MachineError."""
        with _told(self.path), private(self.path / name, _IN_THE_MAKING, folder=self.handle) as file:
            yield file

    def write(self, name: str, data: bytes) -> None:
        """Write a file at once, as ``whole`` does. Raises MachineError."""
        with _told(self.path):
            write_private(str(self._at(name)), data, _IN_THE_MAKING, self.handle)

    def has(self, name: str) -> bool:
        """Whether there is an ordinary file of this name, and no link to one."""
        try:
            return stat.S_ISREG(os.lstat(self._at(name), dir_fd=self.handle).st_mode)
        except OSError:
            return False

    def fingerprint(self) -> str:
        """What the folder's journal tells its list by; empty where there is none that can be read."""
        try:
            with os.fdopen(os.open(self._at(JOURNAL), os.O_RDONLY, dir_fd=self.handle), "rb") as file:
                return str(json.load(file)["of"])
        except (OSError, ValueError, KeyError, TypeError):
            return ""

    def names(self) -> list[str]:
        """The names of all that is in the folder; raises MachineError."""
        with _told(self.path):
            return os.listdir(self.path if self.handle is None else self.handle)

    def clear(self) -> None:
        """Take away what a run that was killed has left half-made; raises MachineError."""
        for name in self.names():
            if name.startswith(_IN_THE_MAKING):
                with suppress(OSError):
                    os.unlink(self._at(name), dir_fd=self.handle)

    def _at(self, name: str) -> Path:
        return self.path / name if self.handle is None else Path(name)


@contextmanager
def opened(path: Path) -> Iterator[Folder]:
    """The folder of this name as it is now; raises MachineError."""
    if os.open not in os.supports_dir_fd:
        yield Folder(path, None)
        return
    with _told(path):
        handle = os.open(path, os.O_RDONLY)
    try:
        yield Folder(path, handle)
    finally:
        os.close(handle)


@contextmanager
def opened_for(path: Path, fingerprint: str) -> Iterator[Folder]:
    """The folder that was taken for the copies of one list; raises MachineError where it is not that any more."""
    with opened(path) as folder:
        if folder.fingerprint() != fingerprint:
            raise MachineError(shown(path), *_GONE)
        yield folder


@contextmanager
def folder_of(path: Path, fingerprint: str, copies: int) -> Iterator[None]:
    """Hold the folder for the copies of one list; raises MachineError where it holds anything else."""
    with taken(path) as folder:
        _take(folder, fingerprint, copies)
        yield


@contextmanager
def taken(path: Path) -> Iterator[Folder]:
    """Hold a folder, which is made if it is not there; nothing half-made is left in it. Raises MachineError."""
    Disk().make_folder(path)
    with locked(path), opened(path) as folder:
        folder.clear()
        try:
            yield folder
        finally:
            with suppress(MachineError):
                folder.clear()


def _take(folder: Folder, fingerprint: str, copies: int) -> None:
    there = [one for one in folder.names() if one != ".b12docs.lock"]
    if not there:
        journal = {"format": 1, "of": fingerprint, "copies": copies}
        with folder.whole(JOURNAL) as file:
            file.write(json.dumps(journal).encode())
    elif folder.fingerprint() != fingerprint:
        message = "this folder holds copies of another list or document, or other files"
        raise MachineError(shown(folder.path), message, "name another folder by -o, or take away what is in this one")


def _told(folder: Path) -> AbstractContextManager[None]:
    """Raise MachineError for what goes wrong in a folder, and name no file, which may be called after somebody."""
    return told(folder, {errno.ENOENT: _GONE, errno.ESTALE: _GONE})
