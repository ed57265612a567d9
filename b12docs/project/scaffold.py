"""``b12docs init``: a clinic's own content.yaml, clinic.yaml and layouts/, commented, never over what is there."""

from __future__ import annotations

import os
from pathlib import Path

from b12docs.library.packaged import packaged


def sources() -> dict[str, Path]:
    """What ``init`` hands out: the name in the new folder, and the package's file."""
    layouts = packaged("layouts")
    files = {"content.yaml": packaged("content.yaml"), "clinic.yaml": layouts / "clinic.example.yaml"}
    found = [*layouts.glob("*.html"), *layouts.glob("themes/*.yaml")]
    return files | {f"layouts/{path.relative_to(layouts).as_posix()}": path for path in sorted(found)}


def already_there(folder: Path) -> list[Path]:
    """The files of ours that are in the folder already, and links in the place of its folders: none is written over."""
    folders = {folder / name: None for source in sources() for name in map(str, Path(source).parents) if name != "."}
    links = [path for path in folders if path.is_symlink()]
    return links or [folder / name for name in sources() if os.path.lexists(folder / name)]


def handed_out(folder: Path) -> dict[Path, bytes]:
    """What is to be written into the folder: the bytes of each file."""
    return {folder / name: source.read_bytes() for name, source in sources().items()}
