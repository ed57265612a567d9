"""Photographs as figures: in a PDF in every ink, in a web page, and in words."""

from __future__ import annotations

from base64 import b64decode
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from PIL import Image

from b12docs.diagnostics import InputError
from b12docs.document.tree import Document
from b12docs.paper import MM
from b12docs.rules.pages import SetPages
from b12docs.rules.registry import run
from b12docs.source import jpeg
from b12docs.source.raster import Raster
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import SetDocument, set_document
from b12docs.writers.html.writer import write_html
from b12docs.writers.pdf import write_pdf
from b12docs.writers.pdf.press import Press
from tests.editions import look, read_html, text_of
from tests.pdfs import Pdf
from tests.pieces import paper, raster

IMAGE = '<img src="foot.jpg" alt="A foot on a scale" data-height="20mm">'
FIGURE = f"<figure>{IMAGE}<figcaption>Weigh it.</figcaption></figure>"
NEEDED = round(300 * 20 / 25.4)  # points of 20 mm


@cache
def photograph(height: int = 4 * NEEDED, **how: Any) -> Raster:
    """A photograph of this height in points, twice as wide."""
    bands = [Image.effect_noise((2 * height, height), 60) for _ in range(3)]
    return raster(Image.merge("RGB", bands), "JPEG", "foot.jpg", quality=60, **how)


def page(html: str = FIGURE) -> Document:
    """A page with the photograph."""
    printed = Printed(f'<section class="page"><h1>A page</h1>{html}</section>')
    return read_document(printed, file="piece.html", title="A page", language="en-GB")


def ready(one: Raster, html: str = FIGURE, scale: float = 1.0) -> SetDocument:
    """The page, set."""
    job = replace(paper(120 * scale, 80 * scale, photographs={"foot.jpg": one}), scale=scale)
    return set_document(page(html), job)


@dataclass
class Shown:
    """A picture of a PDF: its size in points, filter and colour space, its bytes as they lie there, and its points."""

    size: tuple[int, int]
    filter: str
    space: str
    raw: bytes
    points: bytes


def images(data: bytes) -> list[Shown]:
    """The pictures of a PDF."""
    pdf = Pdf(data)
    streams = [one for one in pdf.file.objects if isinstance(one, pikepdf.Stream)]
    return [_shown(one) for one in streams if one.get("/Subtype") == pikepdf.Name.Image]


def _shown(one: pikepdf.Stream) -> Shown:
    points = b"" if one.Filter == pikepdf.Name.DCTDecode else one.read_bytes()
    size = int(one.Width), int(one.Height)
    return Shown(size, str(one.Filter), str(one.ColorSpace), one.read_raw_bytes(), points)


# --- in a PDF ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_as_fine_as_print(scale: float) -> None:
    """A camera's picture has 300 points an inch in the file, where the page is enlarged too."""
    (found,) = images(write_pdf(ready(photograph(), scale=scale)))
    assert found.size[1] in (scale * NEEDED - 1, scale * NEEDED)
    assert found.size[0] == pytest.approx(2 * found.size[1], abs=1)
    assert (found.filter, found.space) == ("/DCTDecode", "/DeviceRGB")


def test_a_picture_that_is_small_enough_keeps_its_data() -> None:
    """The compressed data of its file stand in the PDF, byte for byte."""
    one = photograph(NEEDED - 9, comment="Secret")
    (found,) = images(write_pdf(ready(one)))
    bare = jpeg.bare(one.data)
    assert bare
    assert found.raw == bare.data != one.data


def test_a_drawn_picture_is_exact() -> None:
    """A PNG of few colours comes out of the PDF point for point."""
    picture = Image.linear_gradient("L").resize((200, 90)).convert("RGB")
    picture.paste("#00588A", (20, 20, 60, 60))
    (found,) = images(write_pdf(ready(raster(picture))))
    assert found.filter == "/FlateDecode"
    assert found.points == picture.tobytes()


def test_it_is_a_figure_with_words() -> None:
    """A screen reader meets a figure with its alt text and its place, and then the caption."""
    pdf = Pdf(write_pdf(ready(photograph())))
    (figure,) = pdf.root.find("Figure")
    assert figure.alt == "A foot on a scale"
    left, foot, right, top = (float(value) for value in figure.object.A.BBox)
    assert (right - left, top - foot) == pytest.approx((40 * MM, 20 * MM), abs=0.1)
    assert [pdf.text(one) for one in pdf.root.find("Caption")] == ["Weigh it."]


def test_twice_on_a_page_is_once_in_the_file() -> None:
    """The same picture in the same size is written once, in another size again."""
    other = FIGURE.replace("20mm", "10mm")
    assert len(images(write_pdf(ready(photograph(), FIGURE + FIGURE)))) == 1
    assert len(images(write_pdf(ready(photograph(), FIGURE + other)))) == 2


def test_in_greys_and_on_a_press() -> None:
    """A grey file has one channel; a print shop's has four, with no more ink than its profile allows."""
    one = ready(photograph())
    assert [found.space for found in images(write_pdf(one, grey=True))] == ["/DeviceGray"]
    (pressed,) = images(write_pdf(one, press=Press()))
    data = pressed.points
    assert (pressed.space, len(data)) == ("/DeviceCMYK", 4 * pressed.size[0] * pressed.size[1])
    assert max(map(sum, zip(*[iter(data)] * 4, strict=True))) < 3.02 * 255
    (black,) = images(write_pdf(one, grey=True, press=Press()))
    assert set(black.points[0::4]) == {0}


def test_a_photograph_with_labels() -> None:
    """Its labels are captions below it, on a screen too: nothing in it has a name that they could point at."""
    labels = '<div class="pointed"><img src="foot.jpg" alt="A foot"><ul><li{}>The heel</li></ul></div>'
    assert Pdf(write_pdf(ready(photograph(), labels.format("")))).root.find("LI")
    shown = read_html(write_html(page(labels.format("")), replace(look(), photographs={"foot.jpg": photograph()})))
    assert [node.tag for node in shown.iter() if node.get("class") in ("pointed", "labels")] == []
    assert next(shown.iter("li")).text == "The heel"
    with pytest.raises(InputError, match="the figure has no point 'heel'"):
        ready(photograph(), labels.format(' data-anchor="heel"'))


def test_a_photograph_is_no_pictogram() -> None:
    """A pictogram is a drawing, in the colours of the theme."""
    with pytest.raises(InputError, match=r"layouts/figures has no drawing 'foot\.jpg'"):
        ready(photograph(), '<ul class="pictured"><li data-icon="foot.jpg">A foot</li></ul>')


# --- how sharp it is --------------------------------------------------------------------------------------------------


def warned(one: Raster, scale: float = 1.0) -> list[str]:
    """What the rules have to say of the page."""
    return [str(found) for found in run("pages", SetPages(page(), ready(one, scale=scale)))]


def test_too_few_points_are_warned_of() -> None:
    """Below 150 an inch in print, with the size that is needed; at 150 nobody sees a point."""
    half = -(-NEEDED // 2)
    assert warned(photograph(half)) == []
    assert warned(photograph(half - 9)) == [
        "piece.html: warning: 'foot.jpg' has too few pixels, 218 × 109, to be sharp at the 40 × 20 mm of print\n"
        "  hint: use a picture of at least 237 × 119 pixels"
    ]
    assert warned(photograph(half), scale=2.0) != []


# --- on a screen, and in words ----------------------------------------------------------------------------------------


def test_in_a_web_page() -> None:
    """It lies in the page itself, as fine as in print, with its words, and as high as the layout says."""
    document = write_html(page(), replace(look(), photographs={"foot.jpg": photograph()}))
    (image,) = read_html(document).iter("img")
    kind, data = image.get("src", "").split(",")
    assert kind == "data:image/jpeg;base64"
    with Image.open(BytesIO(b64decode(data))) as picture:
        assert picture.size == (int(image.get("width", "")), int(image.get("height", "")))
        assert picture.height in (NEEDED - 1, NEEDED)
    assert (image.get("alt"), image.get("style")) == ("A foot on a scale", "--height: 20mm")


def test_a_logo_is_no_figure() -> None:
    """A figure shows what lies in the layouts' folder or beside the content, never what the clinic's file names."""
    one = replace(look(), pictures={"foot.jpg": photograph()})
    with pytest.raises(InputError, match=r"there is no picture 'foot\.jpg'"):
        write_html(page(), one)


def test_in_words() -> None:
    """A plain text says what it shows."""
    assert "[Picture: A foot on a scale]\nWeigh it." in text_of(page())
