"""The program's own files in an output folder: read with care, for anything may have become of them.

``.b12docs.json`` lists the documents that the program has written there, with what each of them follows from, and the
last builds. A damaged one is begun anew, with a warning; what earlier versions wrote is taken over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from b12docs.diagnostics import Diagnostic, Location
from b12docs.production.listed import (
    KnownBuild,
    Listed,
    build_from_json,
    document_as_json,
    document_from_json,
)
from b12docs.source.files import shown

MANIFEST = ".b12docs.json"
MAX_BYTES = 50_000_000  # twenty thousand documents
MOST_BUILDS = 8  # that are known again: a folder is seldom built with more kinds of options
_VERSION = 2
_WRONG = (ValueError, KeyError, TypeError, AttributeError)  # what reading something of another form raises

Report = Callable[[Diagnostic], None]


def read_ours(path: Path) -> Any:
    """The JSON value of a file of ours; None where it is no regular file, too large, or damaged."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_BYTES:
            return None
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def is_name(name: object) -> bool:
    """Whether this is the name of a file in a folder, and leads nowhere else."""
    return isinstance(name, str) and name not in ("", ".", "..") and not set(name) & set("/\\:\0")


def damaged(path: Path) -> Diagnostic:
    """The warning that a file of ours cannot be read."""
    message = "this file of b12docs was damaged, and has been replaced"
    return Diagnostic("damaged", Location(shown(path)), message, "nothing is to be done", "warning")


def known_documents(folder: Path, report: Report = lambda warning: None) -> dict[str, Listed]:
    """What the folder's list says of each document by its name; what it says of anything else is dropped, and told."""
    path = folder / MANIFEST
    if not os.path.lexists(path):
        return {}
    entries, good = _entries(path)
    if entries is None or len(good) < len(entries):
        report(damaged(path))
    return good


def known_digests(path: Path) -> dict[str, str] | None:
    """The hash of each document of a list, also of one that was put aside; None where the list is damaged anywhere."""
    if not os.path.lexists(path):
        return {}
    entries, good = _entries(path)
    if entries is None or len(good) < len(entries):
        return None
    return {name: one.sha256 for name, one in good.items()}


def known_builds(folder: Path) -> list[dict[str, Any]]:
    """The entries of the last builds into a folder, the latest last; none where the list is damaged."""
    found = read_ours(folder / MANIFEST)
    builds = found.get("builds") if isinstance(found, dict) else None
    return [one for one in builds if isinstance(one, dict)] if isinstance(builds, list) else []


def known_build(folder: Path, key: str) -> KnownBuild | None:
    """The last build of this key, if the list knows it."""
    for about in reversed(known_builds(folder)):
        if about.get("key") == key:
            try:
                return build_from_json(about)
            except _WRONG:
                return None
    return None


def _entries(path: Path) -> tuple[dict[str, Any] | None, dict[str, Listed]]:
    """The entries of a list as it has them, None where it is damaged, and those that are sound."""
    found = read_ours(path)
    entries = found.get("documents") if isinstance(found, dict) else None
    if not isinstance(entries, dict):
        return None, {}
    return entries, {name: one for name, about in entries.items() if is_name(name) and (one := _read(about))}


def _read(about: Any) -> Listed | None:
    try:
        return document_from_json(about)
    except _WRONG:
        return None


def as_bytes(documents: Mapping[str, Listed], builds: Iterable[dict[str, Any]] = ()) -> bytes:
    """The list as it is written, an entry a line."""
    lines = (f"{json.dumps(name)}: {_line(document_as_json(one))}" for name, one in sorted(documents.items()))
    own, kept = ",\n".join(lines), ",\n".join(map(_line, list(builds)[-MOST_BUILDS:]))
    return f'{{"version": {_VERSION},\n"documents": {{\n{own}\n}},\n"builds": [\n{kept}\n]}}\n'.encode()


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, separators=(",", ":"))
