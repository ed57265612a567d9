"""Pictures of points as the objects of a file (ISO 32000-1 §8.9.5), each written once however often it is shown."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from b12docs.records import record
from b12docs.source.raster import Encoded, Size
from b12docs.writers.pdf.syntax import DEFLATED, Raw

if TYPE_CHECKING:
    from PIL.Image import Image
    from reportlab.pdfgen.canvas import Canvas

_CHANNELS = {"/DeviceGray": 1, "/DeviceRGB": 3, "/DeviceCMYK": 4}


@record
class Samples:
    """The points of a picture in a colour space of the file, 8 bits a channel, and how their data are compressed."""

    size: Size
    space: str
    filter: str
    data: bytes


def of_encoded(one: Encoded) -> Samples:
    """The samples of a JPEG or a PNG, whose compressed data a PDF takes as they are."""
    space = "/DeviceGray" if one.grey else "/DeviceRGB"
    if one.kind == "jpeg":
        return Samples(one.size, space, "/Filter/DCTDecode", one.data)
    form = f"/DecodeParms<</Predictor 15/Colors {_CHANNELS[space]}/Columns {one.size[0]}>>"
    return Samples(one.size, space, DEFLATED + form, _deflated(one.data))


def of_inks(picture: Image) -> Samples:
    """The samples of a picture in four inks, without a loss: no point gets more ink than it was given."""
    return Samples(picture.size, "/DeviceCMYK", DEFLATED, zlib.compress(picture.tobytes(), 9))


def _deflated(png: bytes) -> bytes:
    """The compressed data of a PNG that is not interlaced (PNG §5.6, the chunks IDAT)."""
    found, at = bytearray(), 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            found += png[at + 8 : at + 8 + length]
        at += 12 + length
    return bytes(found)


class Images:
    """The pictures of a file by the names that its pages have for them."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas, self._document = canvas, canvas._doc
        self._names: dict[Samples, str] = {}

    def name(self, samples: Samples) -> str:
        """The name of these samples on the page that is being drawn."""
        found = self._names.get(samples)
        if not found:
            found = self._names[samples] = f"image{len(self._names) + 1}"
            self._document.Reference(Raw(_object(samples)), self._document.getXObjectName(found))
        self._canvas._formsinuse.append(found)  # on this page
        return str(self._document.getXObjectName(found))


def _object(one: Samples) -> str:
    width, height = one.size
    head = f"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{one.space}/BitsPerComponent 8"
    return f"{head}{one.filter}/Length {len(one.data)}>>\nstream\n{one.data.decode('latin-1')}\nendstream"
