"""``b12docs init``: a project or a topic of one's own, with remarks, never over what is there."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from b12docs.library.packaged import packaged

_TOPIC = "TOPIC"  # stands in a new topic for its id


def project_files() -> dict[str, bytes]:
    """A whole project, by the names in its folder: the packaged topic to adapt, layouts, and files of remarks."""
    layouts = packaged("layouts")
    found = [*layouts.glob("*.html"), *layouts.glob("themes/*.yaml")]
    return {
        "content.yaml": packaged("content.yaml").read_bytes(),
        **_shared_files(),
        **{f"layouts/{path.relative_to(layouts).as_posix()}": path.read_bytes() for path in sorted(found)},
    }


def topic_files(topic: str, *, alone: bool) -> dict[str, bytes]:
    """A new topic to be filled in; one that stands ``alone`` has the files that topics share beside it."""
    skeleton = (packaged("layouts") / "topic.example.yaml").read_text("utf-8").replace(_TOPIC, topic)
    return {"content.yaml": skeleton.encode()} | (_shared_files() if alone else {})


def _shared_files() -> dict[str, bytes]:
    layouts = packaged("layouts")
    return {f"{name}.yaml": (layouts / f"{name}.example.yaml").read_bytes() for name in ("clinic", "house")}


def already_there(folder: Path, files: Collection[str]) -> list[Path]:
    """Which of the files are in the folder already, and links in the place of its folders: none is written over."""
    folders = {folder / name: None for file in files for name in map(str, Path(file).parents) if name != "."}
    links = [path for path in folders if path.is_symlink()]
    return links or [folder / name for name in files if os.path.lexists(folder / name)]


def handed_out(folder: Path, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    """What is to be written into the folder: the bytes of each file."""
    return {folder / name: data for name, data in files.items()}
