"""Files for nobody else to read, written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from b12docs.production.disk import NEW, PRIVATE_DISK


@contextmanager
def private(
    path: Path, prefix: str = ".b12docs-", *, synced: bool = False, folder: int | None = None
) -> Iterator[BinaryIO]:
    """A file to write, which takes its name when it is whole; until then its name begins with the prefix.

    One that is ``synced`` outlives a power cut from then on. ``folder`` is a handle of the folder that it stands in,
    whatever has come into that one's place meanwhile. Raises OSError.
    """
    path = path if folder is None else Path(path.name)
    beside = path.with_name(f"{prefix}{os.getpid()}-{path.stem}")
    try:
        with os.fdopen(_new(str(beside), folder), "wb") as file:
            yield file
            if synced:
                file.flush()
                os.fsync(file.fileno())
        os.replace(beside, path, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside, dir_fd=folder)
        raise


def write_private(path: str, data: bytes, prefix: str, folder: int | None) -> None:
    """The same for data that are there, where very many files are written."""
    head, tail = os.path.split(os.path.splitext(path)[0])
    beside = os.path.join(head, f"{prefix}{os.getpid()}-{tail}")
    try:
        handle = _new(beside, folder)
        try:
            while data:
                data = data[os.write(handle, data) :]
        finally:
            os.close(handle)
        os.replace(beside, path, src_dir_fd=folder, dst_dir_fd=folder)
    except BaseException:
        with suppress(OSError):
            os.unlink(beside, dir_fd=folder)
        raise


def _new(path: str, folder: int | None) -> int:
    """A handle of a new file."""
    try:
        return os.open(path, NEW, PRIVATE_DISK.mode, dir_fd=folder)
    except FileExistsError:  # left by a run of the same number that was killed, or put there by somebody
        os.unlink(path, dir_fd=folder)
        return os.open(path, NEW, PRIVATE_DISK.mode, dir_fd=folder)
