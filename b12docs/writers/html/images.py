"""Pictures of points in a page: photographs and logos, each in the file itself and as fine as it is shown."""

from __future__ import annotations

from base64 import b64encode

from b12docs.document.leaves import USUAL_HEIGHT, Figure, Logo
from b12docs.document.nodes import kind_of
from b12docs.paper import INCH, MM
from b12docs.source.raster import MOST_DPI, Raster, Size
from b12docs.writers.html.markup import tag

_LOGO = (768, 216)  # points of a logo: three for each of the room that style.css gives it, as fine screens have them
_WIDEST = 170  # millimetres of a photograph: the width of a page of A4 between its margins


def logo(picture: Raster, block: Logo) -> str:
    """The clinic's logo."""
    return _image(picture, picture.fitted(*_LOGO), alt=block.alt, class_=kind_of(block).name)


def photograph(picture: Raster, block: Figure) -> str:
    """A photograph as fine as it is on paper, where a screen shows it larger."""
    height = block.height or USUAL_HEIGHT
    most = (MOST_DPI * length * MM / INCH for length in (_WIDEST, height))
    style = f"--height: {block.height:g}mm" if block.height else None
    return _image(picture, picture.fitted(*most), alt=block.alt, style=style)


def _image(picture: Raster, size: Size, **attributes: str | None) -> str:
    """The picture in this size, in the file itself."""
    one = picture.encoded(size)
    source = f"data:image/{one.kind};base64,{b64encode(one.data).decode()}"
    width, height = map(str, size)
    return tag("img", src=source, width=width, height=height, **attributes)
