"""``b12docs init``: a project or a topic of one's own, with remarks, never over what is there."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path

from b12docs.library.packaged import packaged

SCHEMAS = "schemas"
_TOPIC = "TOPIC"  # stands in a new topic for its id


def project_files() -> dict[str, bytes]:
    """A whole project, by the names in its folder: the packaged topic to adapt, layouts, and files of remarks."""
    layouts, languages = packaged("layouts"), packaged("languages")
    found = [*layouts.glob("*.html"), *layouts.glob("themes/*.yaml")]
    return {
        "content.yaml": packaged("content.yaml").read_bytes(),
        **_shared_files(),
        **schema_files(),
        **{f"languages/{path.name}": path.read_bytes() for path in sorted(languages.glob("*.*"))},
        **{f"layouts/{path.relative_to(layouts).as_posix()}": path.read_bytes() for path in sorted(found)},
    }


def topic_files(topic: str, folder: Path, house: Path | None) -> dict[str, bytes]:
    """A new topic to be filled in; where its folder lies in no ``house``'s, with the files that topics share."""
    above = house / SCHEMAS if house and (house / SCHEMAS).is_dir() else None
    schemas = Path(os.path.relpath(above, os.path.realpath(folder))).as_posix() if above else SCHEMAS
    skeleton = _example("topic", schemas).replace(_TOPIC, topic)
    shared = {} if house else _shared_files()
    return {"content.yaml": skeleton.encode()} | shared | ({} if above else schema_files())


def schema_files() -> dict[str, bytes]:
    """The schemas by which an editor checks the files, beside them, for many editors have no way to the Internet."""
    return {f"{SCHEMAS}/{path.name}": path.read_bytes() for path in sorted(packaged(SCHEMAS).glob("*.json"))}


def _shared_files() -> dict[str, bytes]:
    return {f"{name}.yaml": _example(name, SCHEMAS).encode() for name in ("clinic", "house")}


def _example(name: str, schemas: str) -> str:
    """The example of a file, with the way from where it goes to the folder of schemas in its first line."""
    text = (packaged("layouts") / f"{name}.example.yaml").read_text("utf-8")
    first, rest = text.split("\n", 1)
    return f"{first.replace(f'../{SCHEMAS}/', f'{schemas}/')}\n{rest}"


def already_there(folder: Path, files: Collection[str]) -> list[Path]:
    """Which of the files are in the folder already, and links in the place of its folders: none is written over."""
    folders = {folder / name: None for file in files for name in map(str, Path(file).parents) if name != "."}
    links = [path for path in folders if path.is_symlink()]
    return links or [folder / name for name in files if os.path.lexists(folder / name)]


def handed_out(folder: Path, files: Mapping[str, bytes]) -> dict[Path, bytes]:
    """What is to be written into the folder: the bytes of each file."""
    return {folder / name: data for name, data in files.items()}
