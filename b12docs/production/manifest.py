"""The program's own files in an output folder: read with care, for anything may have become of them.

``.b12docs.json`` lists the documents that the program has written there, with the fingerprint of the content that each
of them follows from. A damaged one is begun anew, with a warning.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from b12docs.diagnostics import Diagnostic, Location
from b12docs.source.files import shown

MANIFEST = ".b12docs.json"
MAX_BYTES = 5_000_000  # thirty thousand documents


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


def known_documents(folder: Path, report: Callable[[Diagnostic], None]) -> dict[str, dict[str, str]]:
    """What the folder's list says of each document by its name; what it says of anything else is dropped, and told."""
    path = folder / MANIFEST
    if not os.path.lexists(path):
        return {}
    found = read_ours(path)
    listed = found.get("documents") if isinstance(found, dict) else None
    entries = listed if isinstance(listed, dict) else {}
    good = {name: about for name, about in entries.items() if is_name(name) and _is_about_a_document(about)}
    if not isinstance(listed, dict) or len(good) < len(listed):
        report(damaged(path))
    return good


def known_digests(path: Path) -> dict[str, str] | None:
    """The hash of each document of a list, also of one that was put aside; None where it is damaged in any place."""
    if not os.path.lexists(path):
        return {}
    found = read_ours(path)
    listed = found.get("documents") if isinstance(found, dict) else None
    if not isinstance(listed, dict) or not all(is_name(name) and _is_entry(about) for name, about in listed.items()):
        return None
    return {name: about["sha256"] for name, about in listed.items()}


def _is_entry(about: object) -> bool:
    return isinstance(about, dict) and isinstance(about.get("sha256"), str)


def _is_about_a_document(about: object) -> bool:
    return isinstance(about, dict) and all(isinstance(value, str) for value in about.values())


def as_bytes(documents: dict[str, dict[str, str]]) -> bytes:
    """The list as it is written."""
    return (json.dumps({"documents": dict(sorted(documents.items()))}, indent=1) + "\n").encode()
