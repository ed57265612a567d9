"""The points of a picture as they are printed: upright, in sRGB of 8 bits, on white; and whether they can be seen.

What is transparent becomes white, in every theme: such pictures are made for white paper. This module loads Pillow.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import cast
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageChops, ImageCms, UnidentifiedImageError
from PIL.Image import Resampling, Transpose

from b12docs.look.colour import luminance
from b12docs.source.raster import SAVE_AGAIN, RasterError

MOST_PIXELS = 40_000_000
_ORIENTATION = 0x0112  # the tag of Exif 2.32
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
}  # fmt: skip
_UPRIGHT = (Transpose.FLIP_LEFT_RIGHT, Transpose.ROTATE_180, Transpose.FLIP_TOP_BOTTOM)
_LIKE = 3  # of 255 levels: what two programs make of one profile differs as much


def look_at(data: bytes) -> tuple[tuple[int, int], bool]:
    """The size of the picture when it stands upright, and whether its own data show it as it is meant.

    Raises RasterError where it can't be read, or can't be seen on white paper.
    """
    picture, turn = _opened(data)
    colours, opacity = _parts(picture)
    _refuse_unseen(_on(colours, opacity), opacity)
    width, height = picture.size
    as_meant = turn is None and picture.mode in ("L", "RGB") and _is_srgb(picture)
    return ((width, height) if turn is None or turn in _UPRIGHT else (height, width)), as_meant


def pixels(data: bytes, size: tuple[int, int]) -> Image.Image:
    """The picture in this size as it is printed, in RGB, or in greys (L) where it has no colours.

    Raises RasterError where it can't be read.
    """
    picture, turn = _opened(data)
    found = _on(*_parts(picture))
    if turn is not None:
        found = found.transpose(turn)
    if found.size != size:
        found = found.resize(size, Resampling.LANCZOS, reducing_gap=3.0)
    found = found.getchannel(0) if found.mode == "RGB" and _is_grey(found) else found.copy()
    found.info = {}  # or Pillow would write the remarks of the file into the next one
    return found


# --- reading ----------------------------------------------------------------------------------------------------------


def _opened(data: bytes) -> tuple[Image.Image, Transpose | None]:
    """The picture as its file has it, and how it is turned to stand upright; raises RasterError."""
    try:
        with catch_warnings(action="ignore"):  # Pillow's words are no answer to a person
            simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_many()
            picture.load()
            return picture, _TURNS.get(_orientation(picture))
    except UnidentifiedImageError:
        raise RasterError("is neither a PNG nor a JPEG", SAVE_AGAIN) from None  # its own words name a place in memory
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise _too_many() from None
    except RasterError:
        raise
    except (OSError, ValueError, SyntaxError) as error:
        raise _unreadable(str(error)) from None


def _too_many() -> RasterError:
    return RasterError("has more than 40 million pixels", "save a smaller copy")


def _unreadable(why: str) -> RasterError:
    return RasterError(f"cannot be read as PNG or JPEG ({why})", SAVE_AGAIN)


def _orientation(picture: Image.Image) -> int:
    try:
        return cast("int", picture.getexif().get(_ORIENTATION, 1))
    except (OSError, ValueError, SyntaxError, KeyError, TypeError, struct.error):  # metadata that make no sense
        return 1


# --- colours ----------------------------------------------------------------------------------------------------------


def _parts(picture: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The colours of the picture in sRGB, as L or RGB, and its opacity, unless there is nothing to see through."""
    opacity = None
    if picture.mode.startswith("I"):  # 16 bits of grey
        colours = picture.convert("I").point([min(255, level >> 8) for level in range(65_536)], "L")
    elif picture.has_transparency_data:
        rgba = picture.convert("RGBA")
        colours, opacity = rgba.convert("RGB"), rgba.getchannel("A")
    else:
        colours = picture.convert({"1": "L", "L": "L", "CMYK": "CMYK"}.get(picture.mode, "RGB"))
    colours = _in_srgb(colours, picture.info.get("icc_profile"))
    return colours, None if opacity and opacity.getextrema() == (255, 255) else opacity


def _on(colours: Image.Image, opacity: Image.Image | None) -> Image.Image:
    """The colours on white."""
    if opacity is None:
        return colours
    ground = Image.new(colours.mode, colours.size, "white")
    ground.paste(colours, mask=opacity)
    return ground


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in sRGB; one whose profile is damaged, or of other colours than its own, is taken for sRGB."""
    try:
        found = ImageCms.applyTransform(picture, _to_srgb(profile, picture.mode)) if profile else picture
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        found = picture
    assert found is not None, "only a transform in place returns nothing"
    return found.convert("RGB") if found.mode == "CMYK" else found


def _to_srgb(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB"), mode, "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip


def _is_srgb(picture: Image.Image) -> bool:
    """Whether its profile, if it has one, changes no colour by more than an eye can tell."""
    levels = range(0, 256, 51)
    cube = bytes(level for red in levels for green in levels for blue in levels for level in (red, green, blue))
    data = cube if picture.mode == "RGB" else bytes(range(256))
    samples = Image.frombytes(picture.mode, (len(data) // len(picture.getbands()), 1), data)
    found = _in_srgb(samples, picture.info.get("icc_profile")).convert("RGB")
    return _furthest(found, samples.convert("RGB")) <= _LIKE


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return _furthest(red, green) == _furthest(red, blue) == 0


def _furthest(one: Image.Image, other: Image.Image) -> int:
    """The greatest difference of a channel anywhere in two pictures of one size."""
    extrema = ImageChops.difference(one, other).getextrema()
    return int(max(most for _, most in extrema) if isinstance(extrema[0], tuple) else extrema[1])


# --- what can be seen -------------------------------------------------------------------------------------------------

_SEEN = 1.25  # the least contrast with white of what can be seen: gold can, yellow cannot
_DRAWN = 1.1  # and of what is drawn at all
_VISIBLE = [0] * 13 + [255] * 243  # by the level of opacity: 5 % is something
_SHARE = 0.01  # of what is drawn: with less of it seen, the picture is no more than an empty box


def _refuse_unseen(picture: Image.Image, opacity: Image.Image | None) -> None:
    """Raise RasterError where nearly all of the picture, which lies on white, is too pale to be seen."""
    levels = _luminance(picture).histogram(opacity.point(_VISIBLE) if opacity else None)
    drawn = sum(levels) if opacity else sum(levels[: _level_of(_DRAWN)])
    if opacity and not drawn:
        raise RasterError("shows nothing: all of it is transparent", "save it again without transparency")
    if sum(levels[: _level_of(_SEEN)]) < max(1.0, _SHARE * drawn):
        hint = "choose a version that is made for white paper"
        raise RasterError("cannot be seen: nearly all of it is white or very pale, on a white ground", hint)


def _luminance(picture: Image.Image) -> Image.Image:
    """The relative luminance of each point, from 0 to 255."""
    linear = [round(255 * luminance(f"#{level:02X}{level:02X}{level:02X}")) for level in range(256)]
    if picture.mode == "L":
        return picture.point(linear)
    return picture.point(3 * linear).convert("L", (0.2126, 0.7152, 0.0722, 0.0))  # WCAG 2.2, relative luminance


def _level_of(contrast: float) -> int:
    """The luminance, from 0 to 255, of what has this contrast with white."""
    return int(255 * (1.05 / contrast - 0.05))
