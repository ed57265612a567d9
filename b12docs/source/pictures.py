"""Pictures that the inputs name: PNG or JPEG, from beside the file that names them, read once, opened and checked."""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings, simplefilter

from b12docs.diagnostics import InputError, fault
from b12docs.source.files import PICTURE_BYTES, File, read_file, shown
from b12docs.source.prose import Words

if TYPE_CHECKING:
    from PIL.Image import Image

# Pillow is loaded where there is a picture: most projects have none.

MAX_PIXELS = 40_000_000
MAX_SIDE = 1200  # pixels; more than 300 dpi at the largest size on any page
_SAVE = "save it again as PNG"


class Pictures:
    """The pictures beside a file, each read when it is first asked for; ``files`` are those that were read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, File] = {}

    def load(self, name: Words) -> Image:
        """The picture on white, in RGB, no larger than print needs; raises InputError with the place of its name."""
        if name not in self.files:
            self.files[str(name)] = read_file(_inside(name, self.folder), PICTURE_BYTES)
        return _opened(name, self.files[name], self.folder)


def _opened(name: Words, file: File, folder: Path) -> Image:
    from PIL import Image, UnidentifiedImageError

    if file.fault:
        raise _refused(name, *_unread(file, folder))
    too_many = _refused(name, "has more than 40 million pixels", "save a smaller copy")
    try:
        with catch_warnings(action="ignore"):  # Pillow's words are no answer to a person
            simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(file.data), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise too_many
                return _on_white(picture)
    except UnidentifiedImageError:
        problem = f"cannot identify image file '{name}'"  # its own words name a place in memory
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise too_many from None
    except (OSError, ValueError, SyntaxError) as error:
        problem = str(error)
    raise _refused(name, f"cannot be read as PNG or JPEG ({problem})", _SAVE)


def _unread(file: File, folder: Path) -> tuple[str, str]:
    """What is wrong with a picture that could not be read, and what to do."""
    assert file.fault
    match file.fault.message:
        case "the file does not exist":
            return "does not exist", f"put it beside the file that names it ({shown(folder)}/)"
        case "this is a folder, not a file":
            return "is a folder", "name a PNG or JPEG file"
        case message:
            return f"cannot be read ({message})", "save a smaller copy" if file.fault.rule == "size" else _SAVE


def _inside(name: Words, folder: Path) -> Path:
    path = folder / name
    away = os.path.isabs(name) or not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))
    if away:
        raise _refused(name, "does not lie beside the file that names it", "copy it there and give its name alone")
    return path


def _refused(name: Words, problem: str, hint: str) -> InputError:
    return fault("picture", name.at, f"the picture '{name}' {problem}", hint)


def _on_white(picture: Image) -> Image:
    from PIL import Image

    rgba = picture.convert("RGBA")
    rgba.thumbnail((MAX_SIDE, MAX_SIDE))
    ground = Image.new("RGB", rgba.size, "white")
    ground.paste(rgba, mask=rgba.getchannel("A"))
    return ground
