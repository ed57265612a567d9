"""Pictures that the inputs name: PNG or JPEG, from beside the file that names them, opened and checked."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from b12docs.diagnostics import InputError, fault
from b12docs.source.prose import Words

MAX_PIXELS = 40_000_000
MAX_SIDE = 1200  # pixels; more than 300 dpi at the largest size on any page


def load_picture(name: Words, folder: Path) -> Image.Image:
    """The picture on white, in RGB, no larger than print needs; raises InputError with the place of its name."""
    path = _inside(name, folder)
    try:
        with Image.open(path, formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise _refused(name, "has more than 40 million pixels", "save a smaller copy")
            return _on_white(picture)
    except FileNotFoundError:
        raise _refused(name, "does not exist", f"put it beside the file that names it ({folder.as_posix()}/)") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise _refused(name, f"cannot be read as PNG or JPEG ({error})", "save it again as PNG") from None


def _inside(name: Words, folder: Path) -> Path:
    path = folder / name
    if Path(name).is_absolute() or not path.resolve().is_relative_to(folder.resolve()):
        raise _refused(name, "does not lie beside the file that names it", "copy it there and give its name alone")
    if path.is_dir():
        raise _refused(name, "is a folder", "name a PNG or JPEG file")
    return path


def _refused(name: Words, problem: str, hint: str) -> InputError:
    return fault("picture", name.at, f"the picture '{name}' {problem}", hint)


def _on_white(picture: Image.Image) -> Image.Image:
    rgba = picture.convert("RGBA")
    rgba.thumbnail((MAX_SIDE, MAX_SIDE))
    ground = Image.new("RGB", rgba.size, "white")
    ground.paste(rgba, mask=rgba.getchannel("A"))
    return ground
