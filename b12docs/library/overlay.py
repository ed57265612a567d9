"""The files of the layouts' folders, each read once; an own folder's file takes the place of its packaged namesake."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from b12docs.diagnostics import Location, fault
from b12docs.library.packaged import packaged
from b12docs.source.characters import known_name
from b12docs.source.files import LEADS_OUT, PICTURE_BYTES, TEXT_BYTES, File, leads_out, read_file, shown
from b12docs.source.noted import Counts, note
from b12docs.source.pictures import SUFFIXES, is_picture

Files = Mapping[str, File]  # by their path below the folder: leaflet.html, themes/clear.yaml, figures/legs.svg


def _ends(*suffixes: str) -> Counts:
    """Which files count: those with one of the suffixes, and none that editors hide while they write."""
    return lambda name: name.endswith(suffixes) and not name.startswith(".")


_KINDS = (
    ("", _ends(".html")), ("themes", _ends(".yaml")), ("figures", _ends(".svg", *SUFFIXES, *map(str.upper, SUFFIXES))),
)  # fmt: skip
_MOST_BYTES, _MOST_PICTURES = 20_000_000, 60_000_000  # bytes of all texts together, and of all pictures
_LEAST_BYTES = 1_000  # that a file counts for, so that there cannot be too many of them either


def overlaid(folders: Iterable[Path]) -> dict[str, File]:
    """The files of these folders, those of an earlier one before their namesakes in a later one.

    A file that cannot be read is there, with its fault: so is a link that leads out of its folder, for the folder may
    be a stranger's. Only the package's own may be links, as some installers make them. Raises InputError where a folder
    cannot be listed, or holds too much.
    """
    read: dict[str, File] = {}
    texts = pictures = 0
    for name, (path, within) in sorted(_paths(folders).items()):
        read[name] = read_file(path, PICTURE_BYTES if is_picture(name) else TEXT_BYTES, within)
        size = max(_LEAST_BYTES, len(read[name].data))
        texts, pictures = (texts, pictures + size) if is_picture(name) else (texts + size, pictures)
        if texts > _MOST_BYTES or pictures > _MOST_PICTURES:
            hint = "keep nothing there but what the layouts use"
            raise fault("size", Location(shown(path.parent)), "the folder holds too many or too large files", hint)
    return read


def named(files: Files, folder: str, suffix: str) -> list[str]:
    """The names, without suffix, of a folder's files; what begins with ``_`` is a part of others."""
    start = f"{folder}/" if folder else ""
    inside = [name.removeprefix(start) for name in files if name.startswith(start) and name.endswith(suffix)]
    return sorted(name.removesuffix(suffix) for name in inside if "/" not in name and not name.startswith("_"))


def _paths(folders: Iterable[Path]) -> dict[str, tuple[Path, Path | None]]:
    """The path of each file, and the folder that it must not lead out of."""
    return {
        f"{kind}/{known_name(name)}" if kind else known_name(name): (inside / name, within)
        for folder in reversed(list(folders))
        for within in (None if _is_packaged(folder) else folder,)
        for kind, counts in _KINDS
        for inside in (folder / kind,)
        for name in filter(counts, _listed(inside, counts, within))
    }


def _is_packaged(folder: Path) -> bool:
    """Whether this is the package's own folder, which in a checkout is met as the current folder's, too."""
    own = packaged("layouts")
    return folder == own or (os.path.isdir(folder) and os.path.samefile(folder, own))


def _listed(folder: Path, counts: Counts, within: Path | None) -> list[str]:
    """The names in a folder, of which some count; none where there is no such folder."""
    note(folder, counts)
    if within is not None and leads_out(folder, within):
        raise fault("file", Location(shown(folder)), LEADS_OUT[0], "put the folder itself there")
    if not os.path.lexists(folder):
        return []
    if not os.path.isdir(folder):
        raise fault("file", Location(shown(folder)), "this is no folder", "call it something else")
    try:
        return os.listdir(folder)
    except OSError as error:
        at = Location(shown(folder))
        raise fault("file", at, f"the folder cannot be read: {error.strerror}") from None
