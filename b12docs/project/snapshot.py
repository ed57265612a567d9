"""What the files of a project held when it was loaded: each was read once, and everything follows from that."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from b12docs.library.overlay import overlaid
from b12docs.library.packaged import packaged
from b12docs.project.inputs import Inputs
from b12docs.project.near_misses import LANGUAGES
from b12docs.records import record
from b12docs.source.files import PO_BYTES, File, read_file

if TYPE_CHECKING:
    from b12docs.library.layouts import Layouts
    from b12docs.library.themes import Themes


@record
class Snapshot:
    """The files by what they are: ``content``, ``house``, ``clinic``, ``approval``, ``layouts/leaflet.html``, ….

    ``packaged-house`` is the house file that comes with the program, ``languages/pl.po`` a translation. Photographs
    stand there as ``photograph/`` and their name, output profiles as ``profile/`` and their path. A file
    changed since is still what it was.
    """

    files: Mapping[str, File]

    @property
    def houses(self) -> tuple[File, ...]:
        """The house files that there are: the packaged one first, then the hospital's own, which overlays it."""
        return tuple(self.files[name] for name in ("packaged-house", "house") if name in self.files)

    @property
    def layouts(self) -> dict[str, File]:
        """The files of the layouts' folders, by their path below the folder."""
        start = "layouts/"
        return {name.removeprefix(start): file for name, file in self.files.items() if name.startswith(start)}

    def profile(self, path: str) -> File:
        """The output profile of this path, which ``with_profiles`` has read."""
        return self.files[f"profile/{path}"]

    @property
    def sha256(self) -> str:
        """One hash of all files and what they are."""
        lines = (f"{file.sha256} {name}\n" for name, file in sorted(self.files.items()))
        return hashlib.sha256("".join(lines).encode(errors="surrogateescape")).hexdigest()

    def with_files(self, kind: str, files: Mapping[str, File]) -> Snapshot:
        """The same and these files of one kind."""
        return Snapshot({**self.files, **{f"{kind}/{name}": file for name, file in files.items()}})


class Reader:
    """Reads the inputs of projects: what several topics share is read once, and is the same for all of them."""

    def __init__(self) -> None:
        self._file = cache(read_file)
        self._overlaid = cache(overlaid)
        self._library = cache(self._made_library)

    def take(self, inputs: Inputs) -> Snapshot:
        """Read all inputs. Raises InputError where a folder of layouts cannot be listed."""
        files = {name: self._file(path, within=inputs.bound_of(path)) for name, path in _single(inputs)}
        languages = {
            name: self._file(path, PO_BYTES, inputs.bound_of(path)) for name, path in inputs.language_files.items()
        }
        layouts = self._overlaid(inputs.layouts)
        return Snapshot(files).with_files("layouts", layouts).with_files(LANGUAGES, languages)

    def library(self, inputs: Inputs) -> tuple[Layouts, Themes]:
        """The layouts and the themes of these inputs. Raises InputError where a folder of layouts cannot be listed."""
        return self._library(inputs.layouts)

    def _made_library(self, folders: tuple[Path, ...]) -> tuple[Layouts, Themes]:
        from b12docs.library.layouts import Layouts  # what has not changed is read, and not looked into
        from b12docs.library.themes import Themes

        files = self._overlaid(folders)
        return Layouts(files), Themes(files)


def take(inputs: Inputs) -> Snapshot:
    """Read all inputs. Raises InputError where a folder of layouts cannot be listed."""
    return Reader().take(inputs)


def _single(inputs: Inputs) -> Iterator[tuple[str, Path]]:
    """The files that stand for themselves, by what they are."""
    shipped = packaged("house.yaml")
    if os.path.exists(shipped) and not (inputs.house and _is_same(inputs.house, shipped)):
        yield "packaged-house", shipped
    for name, path in (("content", inputs.content), ("house", inputs.house), ("clinic", inputs.clinic)):
        if path is not None:
            yield name, path
    if os.path.lexists(inputs.approval):
        yield "approval", inputs.approval


def _is_same(one: Path, other: Path) -> bool:
    """Whether both are one file: in the checkout of the program its own house file is also the packaged one."""
    return os.path.exists(one) and os.path.samefile(one, other)
