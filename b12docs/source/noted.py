"""What is looked at on the disk, noted while somebody wants to know: who waits for a change waits for exactly this.

What is not there is noted too, because it would be found if it appeared.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path, PurePath

from b12docs.records import record

Counts = Callable[[str], bool]
Sign = tuple[object, ...] | None  # by which a file or a folder is known to be as it was; None where there is none


@record
class Looked:
    """A path that was looked at; of a folder that was listed, which names in it count."""

    path: Path
    counts: Counts | None = None

    def sign(self) -> Sign:
        """What is there now: of a file its times, size and number, of a folder its number or the names in it."""
        try:
            if self.counts is not None:
                return tuple(sorted(filter(self.counts, os.listdir(self.path))))
            found = os.stat(self.path)
        except (OSError, ValueError):
            return None
        if stat.S_ISDIR(found.st_mode):  # its time changes with each file in it
            return found.st_dev, found.st_ino
        # Of a copy that keeps the time of its original, as large as the file before, the time of the change tells.
        return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size


Noted = dict[Looked, Sign]  # what was looked at, as it was before

_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


def note(path: PurePath, counts: Counts | None = None) -> None:
    """Say that a path is about to be looked at, or a folder listed for the names that count."""
    noted = _noted.get()
    if noted is None:
        return
    looked = Looked(Path(path), counts)
    if looked not in noted:
        noted[looked] = looked.sign()


def is_there(path: PurePath) -> bool:
    """Whether anything bears this name, be it a link that leads nowhere; it is noted."""
    note(path)
    return os.path.lexists(path)


@contextmanager
def noting() -> Iterator[Noted]:
    """What is looked at inside is noted, each path as it was when it was first looked at."""
    noted: Noted = {}
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)
