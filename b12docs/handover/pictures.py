"""Pages of a finished PDF as pictures, and what they say. Nothing else knows the library that draws them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from b12docs.records import record

if TYPE_CHECKING:
    from PIL.Image import Image

POINTS_PER_INCH = 72
_MARK = b"tEXtSoftware\0b12docs"  # the chunk by which a picture of ours is known
_HEAD = 256  # bytes of a file in which it stands
_COMPARED = 1.5  # pixels a point in which two versions of a page are compared: each changed letter shows
_METHOD = 2  # of WebP: the fastest of the small ones
_one_at_a_time = Lock()  # the library serves one thread; the server has many


@record
class PageLook:
    """A page as it looks: its size in points, its words in the order of the file, and a hash of its picture."""

    width: float
    height: float
    text: str
    digest: str


def looks(data: bytes) -> tuple[PageLook, ...]:
    """How each page of a PDF looks."""
    with _opened(data) as pdf:
        return tuple(_look(pdf, number) for number in range(len(pdf)))


def picture(data: bytes, page: int, scale: float, *, grey: bool = False) -> Image:
    """The picture of a page (counted from 1) with ``scale`` pixels a point.

    ``grey`` is as a printer that knows only black prints it: each colour as the grey that is as light. The dots that a
    printer makes of greys are finer than a screen's, so they are left to the eye.
    """
    with _opened(data) as pdf, closing(pdf[page - 1]) as one:
        drawn: Image = one.render(scale=scale).to_pil()
        return drawn.convert("L" if grey else "RGB")


@record
class Thumbnail:
    """A small picture of a page, as the bytes of a WebP file, and its size in pixels."""

    width: int
    height: int
    data: bytes


def thumbnail(data: bytes, longest: int, quality: int) -> Thumbnail:
    """The first page of a PDF, with so many pixels at its longer side, in WebP's ``quality`` of up to 100."""
    with _opened(data) as pdf, closing(pdf[0]) as one:
        drawn: Image = one.render(scale=longest / max(one.get_size())).to_pil().convert("RGB")
    file = BytesIO()
    drawn.save(file, "WEBP", quality=quality, method=_METHOD)
    return Thumbnail(*drawn.size, file.getvalue())


def as_png(image: Image, dpi: float = 0) -> bytes:
    """The picture as a file, with the mark of this program and its resolution, where it has one."""
    from PIL.PngImagePlugin import PngInfo

    about = PngInfo()
    about.add_text("Software", "b12docs")
    file = BytesIO()
    image.save(file, "PNG", pnginfo=about, **({"dpi": (dpi, dpi)} if dpi else {}))
    return file.getvalue()


def is_ours(path: Path) -> bool:
    """Whether this is a picture that this program has written, and no link to one."""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        with path.open("rb") as file:
            return _MARK in file.read(_HEAD)
    except OSError:
        return False


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    from pypdfium2 import PdfDocument

    with _one_at_a_time, closing(PdfDocument(data)) as pdf:
        yield pdf


def _look(pdf: Any, number: int) -> PageLook:
    with closing(pdf[number]) as page, closing(page.get_textpage()) as words:
        bitmap = page.render(scale=_COMPARED)
        width, height = page.get_size()
        said = words.get_text_range().replace("\r\n", "\n").replace("\ufffe", "-")
        return PageLook(width, height, said, hashlib.sha256(bitmap.buffer).hexdigest()[:20])
