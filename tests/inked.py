"""Documents in greys and for a print shop, beside those for the office; and what their colours are made of.

The clinic has a logo in colour, so that pictures are looked at too.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image, ImageDraw

from b12docs.catalogue.plan import Job
from b12docs.library.overlay import overlaid
from b12docs.library.packaged import packaged
from b12docs.library.themes import Themes
from b12docs.look.grey import in_grey
from b12docs.look.palette import Palette
from b12docs.production.finishing import print_of
from b12docs.production.pipeline import Project, load_project, make_document
from b12docs.project.inputs import Inputs
from b12docs.typeset import set_document
from b12docs.writers.pdf import write_pdf
from b12docs.writers.pdf.press import Press
from tests.conftest import jobs
from tests.pdfs import Pdf

COLOUR_OPERATORS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "INLINE IMAGE"}
_FILLS, _STROKES = {"f", "F", "f*", "B", "B*", "b", "b*"}, {"S", "s", "B", "B*", "b", "b*"}
_TEXT = {"Tj", "TJ", "'", '"'}


PALETTES: dict[str, Palette] = {
    f"{name} {kind}": getattr(Themes(overlaid([packaged("layouts")])).load(name), field)
    for name in ("clear", "high-contrast", "high-contrast-screen", "riverside")
    for kind, field in (("light", "palette"), ("dark", "dark"))
}
USUAL, DARK = PALETTES["clear light"], PALETTES["clear dark"]


@cache
def with_logo() -> Project:
    """The shipped content and layouts, and a clinic that has a logo with black, white and saturated colours."""
    folder = Path(tempfile.mkdtemp())
    picture = Image.linear_gradient("L").resize((240, 80)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for number, colour in enumerate(("black", "white", "red", "blue", "green", "yellow")):
        draw.rectangle((10 + 36 * number, 20, 40 + 36 * number, 60), fill=colour)
    picture.save(folder / "logo.png")
    clinic = folder / "clinic.yaml"
    clinic.write_text("logo: {file: logo.png, alt: The clinic}\n", "utf-8")
    return load_project(Inputs(packaged("content.yaml"), clinic, (packaged("layouts"),)))


@cache
def chosen() -> tuple[Job, ...]:
    """Every document on its usual paper, one that is enlarged and one on another paper."""
    others = [job for job in jobs() if (job.layout, job.paper) in {("poster", "A1"), ("leaflet", "Letter")}]
    assert len(others) > 2
    return (*jobs(default_paper_only=True), others[0], others[-1])


@cache
def data_of(job: Job, *, grey: bool = False, press: Press | None = None, palette: Palette | None = None) -> bytes:
    """The bytes of a document of ``with_logo``."""
    project = with_logo()
    usual = print_of(project, job)
    look = palette or usual.palette
    wanted = replace(usual, palette=in_grey(look) if grey else look, links=press is None)
    return write_pdf(set_document(make_document(project, job), wanted), grey=grey, press=press)


@cache
def inked(job: Job, *, grey: bool = False, press: Press | None = None, palette: Palette | None = None) -> Pdf:
    """A document of ``with_logo``, read back."""
    return Pdf(data_of(job, grey=grey, press=press, palette=palette))


@dataclass
class Colours:
    """The colours of a file: operators with their operands, colour spaces of images, and what is painted in none."""

    operators: set[str] = field(default_factory=set)
    values: set[tuple[float, ...]] = field(default_factory=set)
    images: list[str] = field(default_factory=list)
    unset: list[str] = field(default_factory=list)
    painted: int = 0


def colours_of(pdf: Pdf) -> Colours:
    """The colours of every page, form and image."""
    found = Colours()
    for stream in _contents(pdf):
        _read(stream, found)
    for one in pdf.file.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == pikepdf.Name.Image:
            found.images.append(str(one.ColorSpace))
    return found


def _contents(pdf: Pdf) -> Iterator[Any]:
    yield from pdf.file.pages
    for one in pdf.file.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == pikepdf.Name.Form:
            yield one


def _read(stream: Any, found: Colours) -> None:
    """Follow the graphics state (ISO 32000-1 §8.4): which of fill and stroke have a colour of their own."""
    fill = stroke = False
    saved: list[tuple[bool, bool]] = []
    for instruction in pikepdf.parse_content_stream(stream):
        name = str(instruction.operator)
        if name == "q":
            saved.append((fill, stroke))
        elif name == "Q":
            fill, stroke = saved.pop()
        elif name == "INLINE IMAGE" and instruction.operands[0].image_mask:
            continue  # a stencil has no colour of its own
        elif name in COLOUR_OPERATORS:
            found.operators.add(name)
            found.values.add(tuple(float(value) for value in instruction.operands))
            fill, stroke = fill or name.islower(), stroke or name.isupper()
        elif name in _FILLS | _STROKES | _TEXT:
            found.painted += 1
            if (name in _FILLS | _TEXT and not fill) or (name in _STROKES and not stroke):
                found.unset.append(name)
