"""Writing what was made: each file whole or not at all, nothing else in the folder touched but ``.b12docs.json``."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from b12docs.production.pipeline import Made

MANIFEST = ".b12docs.json"


def save(made: Iterable[Made], folder: Path, fingerprint: str) -> list[Path]:
    """Write the documents and the folder's manifest; returns their paths.

    All files are written beside their names first and renamed when every one is complete. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    documents = list(made)
    files = {folder / one.name: one.data for one in documents}
    files[folder / MANIFEST] = _manifest(documents, folder, fingerprint)
    for path in files:
        if path.is_dir():  # it could not be replaced, and what was before it would be
            raise IsADirectoryError(errno.EISDIR, f"{path.name} is a folder")
    waiting: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            waiting[path] = _write_beside(path, data)
        for path, temporary in waiting.items():
            os.replace(temporary, path)
    finally:
        for temporary in waiting.values():
            temporary.unlink(missing_ok=True)
    return [folder / one.name for one in documents]


def _write_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _manifest(made: list[Made], folder: Path, fingerprint: str) -> bytes:
    """What this folder holds of ours: earlier entries stay, those of the same name are replaced."""
    try:
        known = json.loads((folder / MANIFEST).read_text("utf-8"))["documents"]
    except (OSError, ValueError, KeyError, TypeError):
        known = {}
    known = known if isinstance(known, dict) else {}
    known.update({one.name: {"content": fingerprint, "sha256": one.sha256} for one in made})
    return (json.dumps({"documents": dict(sorted(known.items()))}, indent=1) + "\n").encode()
