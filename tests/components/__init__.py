"""Every component that a layout can name, printed by itself, and the picture that it is held against.

A component is a file ``NAME.html`` here: its paper in millimetres (and where need be its number of pages, and the size
and leading of its text), then the HTML. ``NAME.png`` is its picture: its pages side by side, a pixel for a point.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from b12docs.library.figures import read_figure
from b12docs.schema.front_matter import split_front_matter
from b12docs.typeset import Print
from tests.pieces import BODY, paper, printed, raster

HERE = Path(__file__).parent
TITLE = '<section class="page"><h1>A</h1></section>'  # a page that is not shown: headings begin at level 1
SPLASH, CAIRO = ("pdftoppm",), ("pdftocairo", "-png")  # poppler's two renderers
DPI = 72  # of the picture
FINE = 3  # how many times finer the page is drawn before, so that it matters less which pixels an edge touches
COLOURS = 256  # of a picture's palette
BETWEEN = (128, 128, 128)  # the grey between two pages

# When two pictures differ. What can be found in the other picture within a pixel (0.35 mm) is no difference: versions
# of a renderer, and of its font rasteriser, smooth edges in their own ways. What is left counts where a square of three
# pixels (1 mm) lies in it as a whole, however pale it is, or where it is small and strong. The bounds were found by
# drawing all components with poppler's other renderer, Cairo, which smooths edges by its own rules: the two differ by
# 4 of 255 levels where it is wide, by 13 where it is small. The weakest of the breaks in breaks.py, which are all to be
# noticed, are 8 where they are wide (a hairline left out) and 78 where they are small (the dot of an exclamation mark).
MOST_WIDE, MOST_SMALL = 6, 30


@dataclass(frozen=True)
class Component:
    """A component: its name, its HTML, and how it is printed."""

    name: str
    html: str
    job: Print

    def pdf(self) -> bytes:
        """The component's PDF; its first page is not shown."""
        return printed(TITLE + self.html, self.job)

    @property
    def file(self) -> Path:
        """The file of its picture."""
        return HERE / f"{self.name}.png"


@cache
def components() -> dict[str, Component]:
    """Every component by its name."""
    return {path.stem: _component(path) for path in sorted(HERE.glob("*.html"))}


def _component(path: Path) -> Component:
    front, html = split_front_matter(path.read_text("utf-8"), path.name)
    given: dict[str, str] = yaml.safe_load(front)
    width, height = (float(length) for length in given["size"].split(" x "))
    size, leading = (float(length) for length in given["body"].split("/")) if "body" in given else BODY
    figures = {one.name: read_figure(one.read_text("utf-8"), one.name) for one in sorted(HERE.glob("figures/*.svg"))}
    counts = (1 + int(given.get("pages", 1)),)
    job = paper(
        width, height, counts=counts, body=(size, leading), figures=figures, pictures={"logo.png": raster(_logo())}
    )  # fmt: skip
    return Component(path.stem, html, replace(job, name=path.stem))


@cache
def _logo() -> Image.Image:
    logo = Image.new("RGB", (240, 80), "#FFFFFF")
    draw = ImageDraw.Draw(logo)
    draw.ellipse((8, 8, 72, 72), fill="#A8071A")
    draw.rectangle((90, 24, 232, 56), fill="#003B5C")
    return logo


def pages_of(pdf: bytes, first: int = 2, renderer: Sequence[str] = SPLASH) -> list[Image.Image]:
    """The pages of a PDF from the first that is wanted, counted from 1."""
    with TemporaryDirectory() as folder:
        command = [*renderer, "-f", str(first), "-r", str(FINE * DPI), "-", f"{folder}/page"]
        subprocess.run(command, input=pdf, check=True, capture_output=True)
        return [Image.open(path).convert("RGB").reduce(FINE) for path in sorted(Path(folder).iterdir())]


def side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    """One picture of all pages."""
    sheet = Image.new("RGB", (sum(page.width + 2 for page in pages) - 2, pages[0].height), BETWEEN)
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + 2
    return sheet


@dataclass(frozen=True)
class Difference:
    """How far two pictures are apart, in levels of 255: where it is wide, and where it is small; dark is far."""

    wide: int
    small: int
    picture: Image.Image

    @property
    def is_seen(self) -> bool:
        """Whether it is more than two renderers make of one page."""
        return self.wide > MOST_WIDE or self.small > MOST_SMALL


def difference(one: Image.Image, other: Image.Image) -> Difference:
    """The difference of two pictures of one size."""
    left, top, right, bottom = ImageChops.difference(one, other).getbbox() or (0, 0, 1, 1)
    around = (max(0, left - 4), max(0, top - 4), min(one.width, right + 4), min(one.height, bottom + 4))
    first, second = (picture.crop(around).filter(ImageFilter.BoxBlur(0.5)) for picture in (one, other))
    apart = ImageChops.lighter(_beyond(first, second), _beyond(second, first))
    red, green, blue = apart.split()
    worst = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    wide, small = (_highest(worst.filter(kind)) for kind in (ImageFilter.MinFilter(3), ImageFilter.BoxBlur(1)))
    return Difference(wide, small, ImageChops.invert(worst))


def _highest(levels: Image.Image) -> int:
    return max(level for level, count in enumerate(levels.histogram()) if count)


def _beyond(one: Image.Image, other: Image.Image) -> Image.Image:
    """By how much each pixel of a picture is lighter or darker than all of the other's within a pixel of it."""
    lightest, darkest = other.filter(ImageFilter.MaxFilter(3)), other.filter(ImageFilter.MinFilter(3))
    return ImageChops.add(ImageChops.subtract(one, lightest), ImageChops.subtract(darkest, one))


def kept(component: Component) -> Image.Image:
    """The picture that the component is held against."""
    return Image.open(component.file).convert("RGB")


def keep(component: Component) -> None:
    """Make the component's picture anew."""
    picture = side_by_side(pages_of(component.pdf()))
    few = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(component.file, optimize=True)
