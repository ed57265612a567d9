"""Frames: pages on which everything has its place, with references to the structure that it belongs to.

A frame is all that a writer needs to draw a page, and it is frozen: the same one can be drawn into many files, in
whatever inks, and sent to another process. Lengths are points of the layout, counted from the lower left corner of the
page; ``scale`` makes them points of the paper. Colours are #RRGGBB.

All that is drawn stands in a ``Marked``, which says what element it is content of, or that it is an artifact: nothing
can be drawn that is neither.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from b12docs.diagnostics import Location
from b12docs.document.leaves import Runs
from b12docs.drawing.svg import Drawing
from b12docs.paper import Size
from b12docs.records import record
from b12docs.source.raster import Raster
from b12docs.typeset.structure import Box, Structure

if TYPE_CHECKING:
    from b12docs.typeset.pieces import Style

Point = tuple[float, float]
Artifact = Literal["", "Pagination", "Footer"]  # decoration, what is said again on a page, what stands at its foot

DECORATION: Artifact = ""
PAGINATION: Artifact = "Pagination"
FOOTER: Artifact = "Footer"


# --- what is drawn ----------------------------------------------------------------------------------------------------


class Cluster(NamedTuple):
    """Characters that are shown as one: glyphs of a font by their numbers, each so far to the right and up.

    The lengths, and how far the cluster moves on, are in units of the font. Codes that are unseen have no glyphs; those
    that differ by their ``turn`` alone are different ones.
    """

    text: str
    glyphs: tuple[tuple[int, int, int], ...]
    advance: int
    turn: int = 0


@record(slots=True)
class Span:
    """Letters in one font, size and colour, from a point of their baseline, or from where the span before ended.

    Of a text with letters beyond Latin, ``font`` is the name, and ``shown`` are the clusters in the order of drawing; a
    number between them moves on to the right, in thousandths of the size.
    """

    text: str
    bold: bool
    size: float
    colour: str
    start: Point | None
    font: str = ""
    shown: tuple[Cluster | float, ...] = ()


@record(slots=True)
class Slot:
    """Room for words that differ from person to person: from an upper left corner, so wide, in so many lines."""

    runs: Runs
    style: Style
    x: float
    top: float
    width: float
    lines: int


@record(slots=True)
class Text:
    """Words in one piece of marked content; those of one person stand in a ``slot``.

    Where they are drawn in another order than they are read in, ``said`` is what they say.
    """

    spans: tuple[Span, ...]
    slot: Slot | None = None
    said: str = ""


@record(slots=True)
class Rect:
    """A rectangle from its upper left corner, filled or outlined or both; its line lies inside its edges.

    ``radius`` is that of its upper corners, ``foot`` that of its lower ones.

    One that touches the edge of the page goes on into the bleed, where there is one.
    """

    x: float
    top: float
    width: float
    height: float
    fill: str
    stroke: str
    line: float
    radius: float
    foot: float
    dash: tuple[float, ...]


@record(slots=True)
class Line:
    """A straight line. One that touches the left or right edge of the page goes on into the bleed."""

    start: Point
    end: Point
    colour: str
    width: float


@record(slots=True)
class Symbol:
    """A circle, square, triangle or diamond around a point."""

    kind: str
    x: float
    y: float
    size: float
    colour: str


@record(slots=True)
class Figure:
    """A drawing from its upper left corner; ``scale`` is points for one of its units."""

    drawing: Drawing
    x: float
    top: float
    scale: float


@record(slots=True)
class Qr:
    """The dark modules of a QR code from their upper left corner, each ``step`` points wide."""

    modules: tuple[tuple[bool, ...], ...]
    x: float
    top: float
    step: float
    colour: str


@record(slots=True)
class Image:
    """A picture of points, from its lower left corner; ``at`` is the place that names it."""

    picture: Raster
    x: float
    y: float
    width: float
    height: float
    at: Location | None = None


@record(slots=True)
class Unseen:
    """A picture of nothing over what is drawn: some browsers tell the alternative text of pictures alone."""

    x: float
    y: float
    width: float
    height: float


Drawn = Text | Rect | Line | Symbol | Figure | Qr | Image | Unseen


# --- what stands on a page --------------------------------------------------------------------------------------------


@record(slots=True)
class Marked:
    """What is drawn as the content of an element, by its number in the structure, or as an artifact of a kind."""

    of: int | Artifact
    drawn: tuple[Drawn, ...]


@record(slots=True)
class Link:
    """A place that leads to an address, for an element; ``title`` is what it is called where it cannot be seen."""

    of: int
    href: str
    title: str
    box: Box


@record(slots=True)
class Jump:
    """A place that leads to another, by the number of that in the document from 0 on, for an element.

    ``element`` is the element that is there.
    """

    of: int
    to: int
    element: int
    title: str
    box: Box


@record(slots=True)
class Place:
    """A place that is led to: its element, and its upper edge. It has a number, as bookmarks have, in one row."""

    of: int
    top: float


@record(slots=True)
class Bookmark:
    """A heading's place in the bookmarks: its element, its level from 1 on, and its upper edge."""

    of: int
    title: str
    level: int
    top: float


Item = Marked | Link | Jump | Place | Bookmark


@record(slots=True)
class Frame:
    """One page: its size on paper in points, points of the paper for one of the layout, and its items in order."""

    size: Size
    scale: float
    items: tuple[Item, ...]


@record(slots=True)
class About:
    """What a document is: its title, what kind it is, its language, its date, and a name that no other has.

    ``author`` is who gives it out, if that is known.
    """

    title: str
    subject: str
    language: str
    date: datetime.date
    name: str
    author: str = ""


@record(slots=True)
class SetDocument:
    """A document that is set: its pages, and the structure that they are read by. It can be pickled.

    ``ink`` is the colour of its text, and ``paper`` that of its ground.
    """

    about: About
    frames: tuple[Frame, ...]
    structure: Structure
    ink: str
    paper: str
