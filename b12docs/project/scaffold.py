"""``b12docs init``: a clinic's own content.yaml, clinic.yaml and layouts/, commented, never over what is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from b12docs.library.packaged import packaged


def sources() -> dict[str, Path]:
    """What ``init`` hands out: the name in the new folder, and the package's file."""
    layouts = packaged("layouts")
    files = {"content.yaml": packaged("content.yaml"), "clinic.yaml": layouts / "clinic.example.yaml"}
    found = [*layouts.glob("*.html"), *layouts.glob("themes/*.yaml")]
    return files | {f"layouts/{path.relative_to(layouts).as_posix()}": path for path in sorted(found)}


def already_there(folder: Path) -> list[Path]:
    """The files that ``create`` would overwrite."""
    return [folder / name for name in sources() if os.path.lexists(folder / name)]


def create(folder: Path) -> list[Path]:
    """Copy everything into the folder; raises FileExistsError before anything is written if one is there already."""
    existing = already_there(folder)
    if existing:
        raise FileExistsError(", ".join(path.as_posix() for path in existing))
    files = {folder / name: source for name, source in sources().items()}
    for target in files:  # all folders first: where one cannot be made, nothing is copied
        target.parent.mkdir(parents=True, exist_ok=True)
    for target, source in files.items():
        shutil.copyfile(source, target)
    return list(files)
