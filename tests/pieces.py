"""Pieces of a layout's HTML, printed by themselves: on paper of any size, in the usual look, without the content."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from typing import Any

from PIL.Image import Image

from b12docs.diagnostics import Location
from b12docs.drawing.svg import Svg
from b12docs.library.overlay import overlaid
from b12docs.library.packaged import packaged
from b12docs.library.themes import Themes
from b12docs.look.theme import Theme
from b12docs.paper import MM
from b12docs.source.raster import Raster
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import Print, set_document
from b12docs.writers.pdf import write_pdf

BODY = (12.0, 15.0)  # size and leading of a leaflet for patients, in points
MARGIN, GAP = 5.0, 3.0  # around a page and between its blocks, in millimetres


@cache
def usual_theme() -> Theme:
    """The theme of printed documents, as it is shipped."""
    return Themes(overlaid([packaged("layouts")])).load("clear")


def words(count: int, first: int = 1) -> str:
    """So many different words."""
    return " ".join(f"word{number}" for number in range(first, first + count))


def paper(
    width: float,
    height: float,
    *,
    counts: tuple[int, ...] = (1,),
    body: tuple[float, float] = BODY,
    figures: Mapping[str, Svg] | None = None,
    pictures: Mapping[str, Raster] | None = None,
    photographs: Mapping[str, Raster] | None = None,
) -> Print:
    """Paper of this width and height in millimetres (in whole points then) for ``counts`` pages.

    ``figures`` are drawings, ``pictures`` logos, ``photographs`` what else a figure may show, each by its name.
    """
    theme = usual_theme()
    return Print(
        name="piece", layout=Location("piece.html"), size=(round(width * MM), round(height * MM)), scale=1.0,
        type=theme.sizes({"body": body}), least=body[0], margin=MARGIN * MM, gap=GAP * MM, counts=counts,
        palette=theme.palette, spacing=theme.spacing, measure=None, date=datetime.date(2026, 1, 1),
        figures=dict(figures or {}), pictures=dict(pictures or {}),
        photographs=dict(photographs or {}),
    )  # fmt: skip


def raster(picture: Image, kind: str = "PNG", name: str = "logo.png", **how: Any) -> Raster:
    """The picture as if it had been read from a file of this kind; ``how`` it is saved is said in Pillow's words."""
    data = BytesIO()
    picture.save(data, kind, **how)
    return Raster.of(name, data.getvalue())


def printed(html: str, job: Print) -> bytes:
    """The PDF of a layout's HTML; raises InputError where a block does not fit."""
    document = read_document(Printed(html), file="piece.html", title="A piece", language="en-GB")
    return write_pdf(set_document(document, job))
