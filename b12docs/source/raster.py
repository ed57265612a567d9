"""Pictures of points: looked at once, and given to a file as large as it prints them, without their metadata.

Pillow is loaded where a picture is worked out for the first time; what comes of it is kept from run to run.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal, NoReturn

from b12docs.records import record
from b12docs.source import jpeg
from b12docs.source.cache import kept

if TYPE_CHECKING:
    from PIL.Image import Image

SAVE_AGAIN = "save it again as PNG or JPEG"  # what helps with most pictures that cannot be read
LEAST_DPI, MOST_DPI = 150, 300  # points an inch: with fewer they can be seen, more cannot be told apart
_QUALITY = 90  # of a photograph that is compressed anew
_SMALL = 2_000  # bytes of a picture that may lie in a file without a loss in any case
_DRAWN = 3  # times smaller: what is drawn becomes so without a loss, and what is photographed does not
_MAKERS = ("PIL._version", "b12docs.source.jpeg", "b12docs.source.pixels", "b12docs.source.raster")

Size = tuple[int, int]  # width and height in points of the picture


class RasterError(ValueError):
    """A picture that can't be shown: what is wrong with it, to stand behind its name, and what to do."""

    def __init__(self, problem: str, hint: str) -> None:
        super().__init__(problem)
        self.problem, self.hint = problem, hint


@record(slots=True)
class Encoded:
    """A picture as a file holds it: grey, or in red, green and blue, of 8 bits each, as JPEG or PNG."""

    kind: Literal["jpeg", "png"]
    size: Size
    grey: bool
    data: bytes


@record(slots=True)
class Raster:
    """A picture as its file has it: its name, its bytes and their SHA-256, and its size when it stands upright.

    ``ready`` is a JPEG that can lie in a file as it is, but for its remarks. Made by ``Raster.of``.
    """

    name: str
    data: bytes
    key: str
    size: Size
    ready: bool

    @classmethod
    def of(cls, name: str, data: bytes) -> Raster:
        """The picture of a file; raises RasterError where it can't be read, or can't be seen on white paper."""
        key = hashlib.sha256(data).hexdigest()
        width, height, ready = json.loads(kept("looked-at", _MAKERS, key, lambda: _looked_at(data)))
        return cls(name, data, key, (width, height), ready)

    def __hash__(self) -> int:
        return hash(self.key)

    @property
    def width(self) -> int:
        """Its points from left to right."""
        return self.size[0]

    @property
    def height(self) -> int:
        """Its points from top to foot."""
        return self.size[1]

    @property
    def anchors(self) -> dict[str, NoReturn]:
        """The places that labels refer to: a drawing has some, a picture of points none."""
        return {}

    def fitted(self, width: float, height: float) -> Size:
        """The size in which it has at most so many points each way; it never grows."""
        factor = min(1.0, width / self.width, height / self.height)
        return max(1, int(self.width * factor + 1e-6)), max(1, int(self.height * factor + 1e-6))

    def encoded(self, size: Size, *, grey: bool = False) -> Encoded:
        """The picture in this size: its own data where these will do, else compressed anew."""
        bare = jpeg.bare(self.data) if self.ready and size == self.size else None
        if bare and (bare.channels == 1 or not grey):
            return Encoded("jpeg", size, bare.channels == 1, bare.data)
        given = f"{self.key} {size} {grey}"
        kind, grey, data = json.loads(kept("encoded", _MAKERS, given, lambda: _packed(self._compressed(size, grey))))
        return Encoded(kind, size, grey, b64decode(data))

    def pixels(self, size: Size) -> Image:
        """The picture in this size in RGB, or in greys (L) where it has no colours."""
        from b12docs.source.pixels import pixels

        return pixels(self.data, size)

    def _compressed(self, size: Size, grey: bool) -> Encoded:
        picture = self.pixels(size)
        if grey and picture.mode != "L":
            picture = picture.convert("L")
        grey = picture.mode == "L"
        if not jpeg.is_jpeg(self.data):
            data = _saved(picture, "PNG", optimize=True)
            if _DRAWN * len(data) <= size[0] * size[1] * (1 if grey else 3) or len(data) < _SMALL:
                return Encoded("png", size, grey, data)
        data = _saved(picture, "JPEG", quality=_QUALITY, subsampling="4:4:4", optimize=True)
        return Encoded("jpeg", size, grey, data)


def _saved(picture: Image, kind: str, **how: Any) -> bytes:
    data = BytesIO()
    picture.save(data, kind, **how)
    return data.getvalue()


def _looked_at(data: bytes) -> str:
    """Width, height and whether it is ready, as JSON."""
    from b12docs.source.pixels import look_at

    size, as_meant = look_at(data)
    return json.dumps([*size, as_meant and jpeg.bare(data) is not None])


def _packed(one: Encoded) -> str:
    return json.dumps([one.kind, one.grey, b64encode(one.data).decode()])
