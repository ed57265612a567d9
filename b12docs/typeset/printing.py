"""How a document is to be printed: what typesetting has to know beside the document."""

from __future__ import annotations

import datetime

from b12docs.diagnostics import Location
from b12docs.drawing.svg import Svg
from b12docs.look.palette import Palette
from b12docs.look.theme import Spacing
from b12docs.paper import Size
from b12docs.records import field, record
from b12docs.source.raster import Raster


@record
class Print:
    """How a document is to be printed: its name for errors, page size and scale, and the theme's look.

    ``pictures`` are logos, ``figures`` the drawings and ``photographs`` the PNG and JPEG files that a figure may show.
    ``links`` says whether addresses can be clicked, as on a screen: on the sheets of a print shop they cannot. ``call``
    are the words for a link that dials a ``{number}``. Type may be so many times larger where it ``fills`` its pages;
    what does so is one page where it can be.
    """

    name: str
    layout: Location
    size: Size
    scale: float
    type: dict[str, tuple[float, float]]
    least: float
    margin: float
    gap: float
    counts: tuple[int, ...]
    palette: Palette
    spacing: Spacing
    measure: int | None
    date: datetime.date
    pictures: dict[str, Raster] = field(default_factory=dict)
    figures: dict[str, Svg] = field(default_factory=dict)
    photographs: dict[str, Raster] = field(default_factory=dict)
    links: bool = True
    call: str = "{number}"
    fills: float = 1.0
