"""The package's own content and layouts, and the files of a folder."""

from __future__ import annotations

import os
from pathlib import Path

from b12docs.diagnostics import Location, fault

_HERE = Path(__file__).resolve().parent.parent  # the package's own folder


def packaged(name: str) -> Path:
    """The package's own copy of ``content.yaml`` or ``layouts``; in an editable install the checkout's own."""
    inside = _HERE / "data" / name
    return inside if inside.exists() else _HERE.parent / name


def files_in(folder: Path, suffix: str) -> list[Path]:
    """The folder's files with this suffix; none where there is none. Raises InputError where it cannot be read."""
    try:
        names = os.listdir(folder) if folder.is_dir() else []
    except OSError as error:
        raise fault("file", Location(folder.as_posix()), f"the folder cannot be read: {error.strerror}") from None
    return [folder / name for name in sorted(names) if name.endswith(suffix) and not name.startswith((".", "_"))]
