"""One program at a time writes into a folder: a lock that ends with the process that holds it, however that ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from b12docs.diagnostics import MachineError
from b12docs.source.files import shown

PATIENCE_SECONDS = 60.0
_PAUSE_SECONDS = 0.05
_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EEXIST)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; raises MachineError where another program does not give it back.

    A disk that knows no locks (some network shares) is written without one.
    """
    handle = _wait(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _wait(folder: Path) -> int | None:
    end = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return _take(folder)
        except OSError as error:
            if error.errno not in _TAKEN:
                return None
        if time.monotonic() > end:
            raise MachineError(
                shown(folder), "another b12docs is writing into this folder", "wait until it ends, and try again"
            )
        time.sleep(_PAUSE_SECONDS)


if sys.platform == "win32":

    def _take(folder: Path) -> int:
        """The lock as a file that Windows takes away with the last handle to it."""
        return os.open(folder / ".b12docs.lock", os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)

else:
    import fcntl

    def _take(folder: Path) -> int:
        """The lock on the folder itself, which leaves no file behind."""
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle
