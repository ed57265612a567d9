"""What was worked out once, kept for the next run: a text in the user's cache folder, under the hash of all it is of.

``B12DOCS_CACHE`` names another folder; set to nothing, it switches the cache off, and all is worked out anew. A key is
the hash of what was given and of the code that worked it out, so that no entry can be out of date. Nothing in the
folder is ever run. Whatever is wrong with it or an entry costs time alone: the value is worked out again.

What follows from the program's own layouts and drawings comes with it, and is neither worked out nor kept: ``ready``.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import get_ident

from b12docs.source.makers import code_of
from b12docs.source.ready import ready
from b12docs.source.users import users_folder

VARIABLE = "B12DOCS_CACHE"
_MOST_BYTES = 2_000_000  # of an entry
_MOST_ENTRIES = 1_000
_FLAGS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"))


def kept(kind: str, makers: tuple[str, ...], given: str, make: Callable[[], str]) -> str:
    """The text that ``make`` works out, or worked out in an earlier run of the same code from what is ``given``.

    ``makers`` are the modules and packages whose code has a part in it. The text holds values, mostly as JSON, and
    never code. What ``make`` raises is raised.
    """
    if os.environ.get(VARIABLE) == "":
        return make()
    text = ready(kind, makers, given)
    return _kept(kind, makers, given, make) if text is None else text


def shipped(kind: str, makers: tuple[str, ...], given: str) -> str | None:
    """What came with the program as worked out from what is ``given``; None where it has not, or nothing may be read.

    For what costs less to work out than to look up in a folder.
    """
    return ready(kind, makers, given) if os.environ.get(VARIABLE) != "" else None


def _kept(kind: str, makers: tuple[str, ...], given: str, make: Callable[[], str]) -> str:
    folder = _folder()
    code = code_of(makers) if folder else None
    if folder is None or code is None:
        return make()
    path = folder / _hash("\n".join((kind, code, given)).encode(errors="surrogatepass"))
    try:
        return _read(path)
    except (OSError, ValueError):
        text = make()
        _write(path, text)
        return text


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --- the folder -------------------------------------------------------------------------------------------------------


def usual_folder() -> Path | None:
    """The cache folder of this platform's users; None where the user has none."""
    return users_folder("Caches", "XDG_CACHE_HOME", ".cache")


def _folder() -> Path | None:
    """The folder, which is made where it is missing; None where there is none to be trusted."""
    named = os.environ.get(VARIABLE)
    folder = usual_folder() if named is None else Path(named)
    try:
        if folder is None:
            return None
        if not os.path.lexists(folder):
            folder.mkdir(mode=0o700, parents=True)
        return folder if _is_ours(os.lstat(folder)) else None
    except (OSError, ValueError):
        return None


def _is_ours(found: os.stat_result) -> bool:
    """A folder, no link, that belongs to this user and that nobody else may enter."""
    if not stat.S_ISDIR(found.st_mode) or getattr(found, "st_reparse_tag", None):
        return False
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & 0o077)


# --- entries ----------------------------------------------------------------------------------------------------------


def _read(path: Path) -> str:
    """The text of an entry; raises OSError or ValueError where there is none, or a damaged one."""
    with os.fdopen(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise ValueError("no ordinary file")
        data = file.read(_MOST_BYTES + 1)
    check, _, body = data.partition(b"\n")
    if _hash(body).encode() != check:
        raise ValueError("damaged")
    return body.decode()


def _write(path: Path, text: str) -> None:
    """Put an entry into its place, whole or not at all."""
    beside = path.with_suffix(f".{os.getpid()}-{get_ident()}")
    try:
        body = text.encode()
        if len(body) >= _MOST_BYTES - 100:
            return
        _make_room(str(path.parent))
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600), "wb") as file:
            file.write(_hash(body).encode() + b"\n" + body)
        os.replace(beside, path)
    except (OSError, ValueError):
        _remove(beside)


@cache
def _make_room(folder: str) -> None:
    """Forget the older half of the entries when there are too many, once a run."""
    with os.scandir(folder) as found:
        entries = [one.path for one in found]
    if len(entries) >= _MOST_ENTRIES:
        for path in sorted(entries, key=lambda one: os.lstat(one).st_mtime_ns)[: _MOST_ENTRIES // 2]:
            _remove(Path(path))


def _remove(path: Path) -> None:
    with suppress(OSError):  # it is not there, or somebody holds it
        path.unlink()
