"""Making something again whenever a file that it was made of has changed.

Events of the operating system wake us, and what the files are decides: an event may be of a file that nobody reads, may
come before a file is saved whole, or not at all (from a disk in the network). So each waking, and each second, holds
what was looked at against what it was.
"""

from __future__ import annotations

import datetime
import os
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Generic, TypeVar

from b12docs.diagnostics import InputError, Location, MachineError, SelectionError, fault
from b12docs.source.files import shown
from b12docs.source.noted import Looked, Noted, Sign, is_there, noting

T = TypeVar("T")
Error = InputError | SelectionError | MachineError

_DAY = "the day"  # among the names of what has changed
_OWN = Path("content.yaml")
_LOOK_SECONDS = 1.0  # between two looks where no event comes
_REST_SECONDS = 0.05  # in which nothing changes: what is being saved has been saved
_RETURN_SECONDS = 0.5  # in which a file that has gone may come back: some programs save so
_MOST_SECONDS = 3.0  # that a change is waited for to come to rest


@dataclass(frozen=True)
class Round(Generic[T]):
    """One making: what had changed before it, what came of it or why nothing did, and how long it took in seconds.

    ``number`` counts from 1; nothing had changed before the first.
    """

    number: int
    changed: tuple[str, ...]
    made: T | None
    error: Error | None
    seconds: float


def rounds(make: Callable[[], T]) -> Iterator[Round[T]]:
    """Make it at once, and again after each change of what it was made of, and on each new day; without end.

    Raises SelectionError or MachineError where the first round does: the command line, or the machine, is not fit for
    more of them. A content.yaml of one's own that has gone is a fault, and not a reason to take the packaged one.
    """
    noted: Noted = {}
    changed: tuple[str, ...] = ()
    has_own = False
    for number in count(1):
        begin, day = time.monotonic(), datetime.date.today()
        with noting() as now:
            made, error = _attempt(make, has_own)
        if number == 1 and error and not isinstance(error, InputError):
            raise error
        noted = now if error is None else _still(noted) | now
        has_own = has_own or noted.get(Looked(_OWN)) is not None
        yield Round(number, changed, made, error, time.monotonic() - begin)
        del made  # the next one is not made beside the last one
        changed = wait(noted, day)


def _attempt(make: Callable[[], T], has_own: bool) -> tuple[T | None, Error | None]:
    """What was made, or why nothing was; also where a content.yaml of one's own is not there any more."""
    try:
        if has_own and not is_there(_OWN):
            raise fault("file", Location(shown(_OWN)), "the file does not exist any more", "put it back")
        return make(), None
    except (InputError, SelectionError, MachineError) as error:
        return None, error


def _still(noted: Noted) -> Noted:
    """What was looked at in an earlier round, as it is now."""
    return {looked: looked.sign() for looked in noted}


def wait(noted: Noted, day: datetime.date | None = None) -> tuple[str, ...]:
    """Wait until something is not what it was when it was noted, and has come to rest; returns the names of that.

    After ``day`` it is the day that has changed: a review may be overdue then.

    Raises MachineError where the current folder is deleted: nothing can come back then.
    """
    while True:
        folders = _folders(noted)
        with closing(_wakings(folders)) as wakings:
            for _ in wakings:
                if day and datetime.date.today() != day:
                    return (_DAY,)
                is_moved = _folders(noted) != folders
                if changed := _settled(noted):
                    return _names(changed, noted)
                if is_moved:
                    break  # one has come or gone, or another one has its name: begin anew with those that are there


def _wakings(folders: dict[str, Sign]) -> Generator[None]:
    """At once, then whenever something happens in one of the folders, and every second."""
    from watchfiles import watch

    yield
    try:
        for _ in watch(
            *folders, watch_filter=None, rust_timeout=int(_LOOK_SECONDS * 1000), yield_on_timeout=True, recursive=False
        ):
            yield
    except (OSError, RuntimeError):  # a folder has gone meanwhile, or the system watches no more of them
        time.sleep(_LOOK_SECONDS)
        yield


def _folders(noted: Noted) -> dict[str, Sign]:
    """The folders in which what was noted lies, or would, and what they are; links are followed.

    Raises MachineError where there is no current folder.
    """
    try:
        here = Path.cwd()
    except OSError:
        message = "the folder in which this was started is not there any more"
        raise MachineError(os.curdir, message, "start it again in the folder that you mean") from None
    paths = {
        folder
        for looked in noted
        for path in (here / looked.path, Path(os.path.realpath(looked.path)))
        for folder in (path if looked.counts is not None else path.parent,)
    }
    there = {str(next(one for one in (path, *path.parents) if one.is_dir())) for path in paths}
    return {path: Looked(Path(path)).sign() for path in sorted(there)}


def _changed(noted: Noted) -> Noted:
    """What is not as it was, as it is now."""
    now = {looked: looked.sign() for looked in noted}
    return {looked: sign for looked, sign in now.items() if sign != noted[looked]}


def _settled(noted: Noted) -> Noted:
    """What is not as it was when nothing of it moves any more."""
    begin, changed = time.monotonic(), _changed(noted)
    while changed:
        time.sleep(_REST_SECONDS)
        now, waited = _changed(noted), time.monotonic() - begin
        has_gone = any(sign is None for sign in now.values())
        if waited > _MOST_SECONDS or (now == changed and (waited > _RETURN_SECONDS or not has_gone)):
            return now
        changed = now
    return changed


def _names(changed: Noted, noted: Noted) -> tuple[str, ...]:
    """What has changed as messages show it, each once: from the current folder where it lies below it."""
    paths: list[Path] = []
    for looked, sign in changed.items():
        listed = set(noted[looked] or ()) ^ set(sign or ()) if looked.counts is not None else ("",)
        paths += [looked.path / str(name) for name in listed]
    return tuple(sorted({shown(_from_here(path)) for path in paths}))


def _from_here(path: Path) -> Path:
    whole = Path(os.path.abspath(path))
    return whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole
