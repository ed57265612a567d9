"""The code that works things out, as hashes: what it made is out of date when one of its files has changed."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_OWN = "b12docs"


@cache
def code_of(makers: tuple[str, ...]) -> str | None:
    """The hash of the makers' files and of Python's version; None where one of them has no file."""
    found = hashlib.sha256(sys.version.encode())
    try:
        for name in makers:
            for path in files_of(name):
                found.update(f"\n{name} {path.name} {hash_of(str(path))}".encode())
    except (OSError, ValueError, ImportError):
        return None
    return found.hexdigest()


@cache
def own_code_of(makers: tuple[str, ...]) -> str | None:
    """The hash of those makers that are the program's own, the same on every machine; None where one has no file."""
    found = hashlib.sha256()
    try:
        for name in (one for one in makers if one.partition(".")[0] == _OWN):
            for path in files_of(name):
                found.update(f"\n{name} {path.name}\n".encode() + path.read_bytes().replace(b"\r\n", b"\n"))
    except (OSError, ValueError, ImportError):
        return None
    return found.hexdigest()


@cache
def hash_of(path: str) -> str:
    """The hash of a file of the program's own, which is read once a run; raises OSError where it cannot be read."""
    with open(path, "rb", buffering=0) as file:
        return hashlib.sha256(file.read()).hexdigest()


def files_of(name: str) -> list[Path]:
    """The files of a module, or of a package without those inside it; its own are found without loading it.

    Raises ValueError or ImportError where there is no such package.
    """
    package, _, inside = name.partition(".")
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ValueError(f"{name} has no folder")
    path = Path(next(iter(spec.submodule_search_locations)), *inside.split("."))
    return sorted(path.glob("*.py")) if path.is_dir() else [path.with_suffix(".py")]
