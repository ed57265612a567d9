"""The folder of copies: its files are written whole or not at all, and are of one list and one document.

A journal says which, by a fingerprint alone. So a run that was killed goes on where it was, and copies of two lists
never lie in one folder, where somebody could take one for another.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from b12docs.diagnostics import MachineError
from b12docs.production.disk import Disk
from b12docs.production.lock import locked
from b12docs.production.private import private
from b12docs.source.files import shown

JOURNAL = ".b12docs-copies.json"
_IN_THE_MAKING = ".b12docs-copy-"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file as ``whole`` does."""
    with whole(path) as file:
        file.write(data)


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A file to write that nobody but its owner may read; it takes its name when it is whole. Raises MachineError."""
    try:
        with private(path, _IN_THE_MAKING) as file:
            yield file
    except OSError as error:
        why = f"a copy cannot be written: {error.strerror or 'the disk refuses'}"
        raise MachineError(shown(path.parent), why, "choose another folder, or make room") from None


@contextmanager
def folder_of(folder: Path, fingerprint: str, copies: int) -> Iterator[None]:
    """Hold the folder for the copies of one list; raises MachineError where it holds anything else."""
    with taken(folder):
        _take(folder, fingerprint, copies)
        yield


@contextmanager
def taken(folder: Path) -> Iterator[None]:
    """Hold a folder, which is made if it is not there; nothing half-made is left in it. Raises MachineError."""
    Disk().make_folder(folder)
    with locked(folder):
        _clear(folder)
        try:
            yield
        finally:
            _clear(folder)


def _take(folder: Path, fingerprint: str, copies: int) -> None:
    there = [one for one in os.listdir(folder) if one != ".b12docs.lock"]
    if not there:
        journal = {"format": 1, "of": fingerprint, "copies": copies}
        write_whole(folder / JOURNAL, json.dumps(journal).encode())
    elif _journal(folder) != fingerprint:
        message = "this folder holds copies of another list or document, or other files"
        raise MachineError(shown(folder), message, "name another folder by -o, or take away what is in this one")


def _journal(folder: Path) -> str:
    """The fingerprint that a folder's journal has; empty where there is none that can be read."""
    try:
        return str(json.loads((folder / JOURNAL).read_bytes())["of"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _clear(folder: Path) -> None:
    """Take away what a run that was killed has left half-made."""
    for name in os.listdir(folder):
        if name.startswith(_IN_THE_MAKING):
            with suppress(OSError):
                (folder / name).unlink()
