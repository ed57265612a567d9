"""The elements of a drawing -> its shapes, in drawing order.

A colour is ``none`` or a role of the theme's palette with a fallback, ``var(--strong, #00588A)``, as a browser reads it
too. Geometry and transformations are svgelements' work; ``rules.drawing`` says what a drawing may hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil, tau
from typing import Any

from b12docs.drawing.numbers import numbers
from b12docs.drawing.parts import Part
from b12docs.records import record

QUARTER = 0.25  # the part of a turn that one curve stands for: off by less than 0.03 % of the radius
COLOUR = re.compile(r"var\(--([a-z0-9-]+),\s*(#[0-9A-Fa-f]{6})\)")
PAINT = ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "fill-rule")

# The elements that are drawn, and what svgelements calls them.
SHAPES = {
    "path": "Path", "rect": "Rect", "circle": "Circle", "ellipse": "Ellipse", "line": "SimpleLine",
    "polyline": "Polyline", "polygon": "Polygon",
}  # fmt: skip

_CLOSED_TWICE = re.compile(r"[Zz](?:[\s,]*[Zz])+")
_CLOSED = re.compile(r"[Zz](?=[\s,]*[^\sMm,])")

Point = tuple[float, float]
Segment = tuple[str, tuple[Point, ...]]  # "m", "l" or "c" with its points, or "h" (close) with none


@record
class Shape:
    """A path with its paint; the line's width, cap, join and dashes are in units.

    The colours are roles of a palette, or #RRGGBB once they are resolved; empty where there is none.
    """

    segments: tuple[Segment, ...]
    fill: str
    stroke: str
    width: float
    cap: str
    join: str
    dash: tuple[float, ...]
    even_odd: bool

    @classmethod
    def from_json(cls, value: list[Any]) -> Shape:
        """The shape that ``as_json`` gave."""
        segments, fill, stroke, width, cap, join, dash, even_odd = value
        own = tuple((name, tuple((x, y) for x, y in points)) for name, points in segments)
        return cls(own, fill, stroke, width, cap, join, tuple(dash), even_odd)

    def as_json(self) -> list[Any]:
        """The shape in plain lists, for a file."""
        own = [self.fill, self.stroke, self.width, self.cap, self.join, list(self.dash), self.even_odd]
        return [[[name, [list(point) for point in points]] for name, points in self.segments], *own]


def shapes_of(part: Part, outer: dict[str, str] | None = None) -> Iterator[Shape]:
    """The shapes of an element in a group with this paint and transformation, their colours as roles."""
    values = _inherited(outer or {}, part)
    if part.name in SHAPES and not part.is_anchor:
        yield from _shape(part.name, part.attributes | values)
    for inner in part.parts:
        yield from shapes_of(inner, values)


def _inherited(outer: dict[str, str], part: Part) -> dict[str, str]:
    """Paint and transformation of an element: its own, else that of what it stands in; it moves inside that."""
    own = {key: value for key, value in part.attributes.items() if key in PAINT}
    moves = [one["transform"] for one in (outer, part.attributes) if "transform" in one]
    return outer | own | ({"transform": " ".join(moves)} if moves else {})


def _shape(name: str, values: dict[str, str]) -> Iterator[Shape]:
    """The shape of an element with its own and its inherited attributes; none where it shows nothing."""
    import svgelements  # only where a figure is drawn

    fill, stroke = (_role(values.get(key, "none")) for key in ("fill", "stroke"))
    path = {"d": _begun_again(values["d"])} if "d" in values else {}
    element = getattr(svgelements, SHAPES[name])(values | path | {"fill": "none", "stroke": "none"})
    element.reify()
    if element.is_degenerate() or not (fill or stroke):
        return
    scale = element.stroke_width / float(values.get("stroke-width", 1))
    yield Shape(
        tuple(_rounded(_segments(svgelements.Path(element)))), fill, stroke, float(element.stroke_width),
        values.get("stroke-linecap", "butt"), values.get("stroke-linejoin", "miter"),
        tuple(scale * length for length in numbers(values.get("stroke-dasharray", ""))),
        values.get("fill-rule") == "evenodd",
    )  # fmt: skip


def _begun_again(path: str) -> str:
    """The same path with a move after what is closed: to close a part, svgelements looks back for the last move."""
    once = _CLOSED_TWICE.sub("z", path)
    return _CLOSED.sub("zm0 0", once)


def _role(paint: str) -> str:
    """The role of a colour; empty for none."""
    found = COLOUR.fullmatch(paint)
    return found[1] if found else ""


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
