"""Pictures that the inputs name: PNG or JPEG, from beside the file that names them, each read once and looked at."""

from __future__ import annotations

import os
from pathlib import Path

from b12docs.diagnostics import InputError, Location, fault
from b12docs.source.characters import known_name
from b12docs.source.files import PICTURE_BYTES, File, leads_out, read_file, shown
from b12docs.source.prose import Words
from b12docs.source.raster import SAVE_AGAIN, Raster, RasterError

SUFFIXES = (".png", ".jpg", ".jpeg")


class Pictures:
    """The pictures beside a file, each read when it is first asked for; ``files`` are those that were read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, File] = {}
        self._looked_at: dict[str, Raster] = {}

    def load(self, name: Words) -> Raster:
        """The picture of this name; raises InputError with the place that names it."""
        if name not in self._looked_at:
            if name not in self.files:
                self.files[str(name)] = read_file(_inside(name, self.folder), PICTURE_BYTES)
            file = self.files[name]
            if file.fault:
                raise _refused(name, name.at, *_unread(file, self.folder))
            self._looked_at[str(name)] = raster_of(name, file, name.at)
        return self._looked_at[name]


def is_picture(name: str) -> bool:
    """Whether a file of this name is a PNG or a JPEG; cameras write the ending in capitals."""
    return name.lower().endswith(SUFFIXES)


def raster_of(name: str, file: File, at: Location) -> Raster:
    """The picture of a file; raises InputError with the place where it can't be read, or can't be seen."""
    if file.fault:
        raise InputError([file.fault])
    try:
        return Raster.of(str(name), file.data)
    except RasterError as error:
        raise _refused(name, at, error.problem, error.hint) from None


def _unread(file: File, folder: Path) -> tuple[str, str]:
    """What is wrong with a picture that could not be read, and what to do."""
    assert file.fault
    match file.fault.message:
        case "the file does not exist":
            return "does not exist", f"put it beside the file that names it ({shown(folder)}/)"
        case "this is a folder, not a file":
            return "is a folder", "name a PNG or JPEG file"
        case message:
            return f"cannot be read ({message})", "save a smaller copy" if file.fault.rule == "size" else SAVE_AGAIN


def _inside(name: Words, folder: Path) -> Path:
    path = folder / name
    if os.path.isabs(name) or leads_out(path, folder):
        hint = "copy it there and give its name alone"
        raise _refused(name, name.at, "does not lie beside the file that names it", hint)
    return path if os.path.lexists(path) else _called_so(path)


def _called_so(path: Path) -> Path:
    """The file that is called so in characters that look the same; the path itself where there is none."""
    try:
        names = sorted(os.listdir(path.parent))
    except OSError:
        return path
    wanted = known_name(path.name)
    return next((path.parent / name for name in names if known_name(name) == wanted), path)


def _refused(name: str, at: Location, problem: str, hint: str) -> InputError:
    return fault("picture", at, f"the picture '{name}' {problem}", hint)
