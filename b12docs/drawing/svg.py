"""Figures: the small subset of SVG that a layout's pictures are drawn in -> shapes in drawing order.

A colour is ``none`` or a role of the theme's palette with a fallback, ``var(--strong, #00588A)``, as a browser reads it
too. Geometry, transformations and inheritance are svgelements' work; ``drawing.svg_rules`` says what a figure may hold.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from math import ceil, tau
from typing import Any

ELEMENTS = ("svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "title", "desc")
QUARTER = 0.25  # the part of a turn that one curve stands for: off by less than 0.03 % of the radius
COLOUR = re.compile(r"var\(--([a-z0-9-]+),\s*(#[0-9A-Fa-f]{6})\)")
NAMESPACE = "http://www.w3.org/2000/svg"
_CLOSED_TWICE = re.compile(r"[Zz](?:[\s,]*[Zz])+")
_CLOSED = re.compile(r"[Zz](?=[\s,]*[^\sMm,])")

Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]  # "m", "l" or "c" with its points, or "h" (close) with none


@dataclass(frozen=True)
class Shape:
    """A path with its paint: colours as #RRGGBB or empty, the line's width, cap, join and dashes in units."""

    segments: tuple[Segment, ...]
    fill: str
    stroke: str
    width: float
    cap: str
    join: str
    dash: tuple[float, ...]
    even_odd: bool


@dataclass(frozen=True, eq=False)
class Drawing:
    """A figure: its size in units, its shapes, and the named points that labels refer to; y counts downwards.

    A figure is equal to itself alone, so that what was made of it can be found again at once.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    points: tuple[tuple[str, Point], ...]

    @property
    def anchors(self) -> dict[str, Point]:
        """The points that labels refer to, by their names."""
        return dict(self.points)

    @property
    def spills(self) -> bool:
        """Whether a line ends outside the frame: a screen would cut it off, and paper show it over other words."""
        ends = [points[-1] for shape in self.shapes for _, points in shape.segments if points]
        return any(not (0 <= x <= self.width and 0 <= y <= self.height) for x, y in ends)


def read_drawing(svg: str, colours: Mapping[str, str]) -> Drawing:
    """The drawing of an SVG text that keeps ``drawing.svg_rules``, in these colours (role -> #RRGGBB)."""
    return _read(svg, tuple(sorted(colours.items())))


@lru_cache(maxsize=512)
def _read(svg: str, colours: tuple[tuple[str, str], ...]) -> Drawing:
    root = ET.fromstring(svg)  # noqa: S314 - a file without entities, as its rules want it
    width, height = (float(value) for value in re.split(r"[\s,]+", root.get("viewBox", "").strip())[2:])
    for own in ("width", "height"):  # the size of the whole is the page's business, not the file's
        root.attrib.pop(own, None)
    for path in root.iter(f"{{{NAMESPACE}}}path"):
        path.set("d", _begun_again(path.get("d", "")))
    resolved = in_colours(ET.tostring(root, "unicode"), dict(colours))
    return Drawing(width, height, tuple(_shapes(resolved)), tuple(_anchors(root).items()))


def _begun_again(path: str) -> str:
    """The same path with a move after what is closed: to close a part, svgelements looks back for the last move."""
    once = _CLOSED_TWICE.sub("z", path)
    return _CLOSED.sub("zm0 0", once)


def in_colours(svg: str, colours: Mapping[str, str]) -> str:
    """The text of a sound drawing with the colour of each role in the role's place."""
    return COLOUR.sub(lambda found: colours[found[1]], svg)


def read_anchors(svg: str) -> dict[str, Point]:
    """The points of a sound drawing that labels refer to, by their names."""
    return _anchors(ET.fromstring(svg))  # noqa: S314 - as above


def _anchors(root: ET.Element) -> dict[str, Point]:
    return {
        circle.get("id", "").removeprefix("at-"): (float(circle.get("cx", "0")), float(circle.get("cy", "0")))
        for circle in root.iter(f"{{{NAMESPACE}}}circle")
        if circle.get("class") == "anchor"
    }


def _shapes(svg: str) -> Iterator[Shape]:
    import svgelements  # only where a figure is drawn

    for element in svgelements.SVG.parse(StringIO(svg), reify=True).elements():
        if not isinstance(element, svgelements.Shape) or element.values.get("class") == "anchor":
            continue
        path = svgelements.Path(element)
        fill, stroke = (paint.hex if paint.value is not None else "" for paint in (element.fill, element.stroke))
        if len(path) and (fill or stroke):
            values = element.values
            dash = values.get("stroke-dasharray") or "none"
            scale = element.stroke_width / float(values.get("stroke-width") or 1)
            yield Shape(
                tuple(_rounded(_segments(path))), fill, stroke, float(element.stroke_width),
                values.get("stroke-linecap") or "butt", values.get("stroke-linejoin") or "miter",
                () if dash == "none" else tuple(scale * float(length) for length in re.split(r"[ ,]+", dash.strip())),
                values.get("fill-rule") == "evenodd",
            )  # fmt: skip


def _rounded(segments: Iterator[Segment]) -> Iterator[Segment]:
    """The segments in hundredths of a unit, which no eye can tell apart and a file holds in few bytes."""
    for name, points in segments:
        yield name, tuple((round(x, 2), round(y, 2)) for x, y in points)


def _segments(path: Iterator[object]) -> Iterator[Segment]:
    import svgelements as svg

    for one in path:
        match one:
            case svg.Move():
                yield "m", ((one.end.x, one.end.y),)
            case svg.Close():
                yield "h", ()
            case svg.Line():
                yield "l", ((one.end.x, one.end.y),)
            case svg.QuadraticBezier():
                yield "c", _cubic(*((point.x, point.y) for point in (one.start, one.control, one.end)))
            case svg.CubicBezier():
                yield "c", _points(one)
            case svg.Arc():
                curves = ceil(abs(one.sweep) / (tau * QUARTER))
                yield from (("c", _points(curve)) for curve in one.as_cubic_curves(curves))


def _points(curve: Any) -> tuple[Point, ...]:
    """The control points and the end of a cubic curve."""
    return tuple((point.x, point.y) for point in (curve.control1, curve.control2, curve.end))


def _cubic(start: Point, control: Point, end: Point) -> tuple[Point, ...]:
    """The control points and the end of the cubic curve that is this quadratic one (exact)."""
    first, second = ((p[0] + 2 * (control[0] - p[0]) / 3, p[1] + 2 * (control[1] - p[1]) / 3) for p in (start, end))
    return first, second, end
