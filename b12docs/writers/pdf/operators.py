"""Shapes as the operators of a page's content (ISO 32000-1 §8.5).

A shape with curves has its own origin, so that those that look alike are written alike, and are compressed well.
"""

from __future__ import annotations

from functools import lru_cache

from b12docs.drawing.qr import QUIET_ZONE, rectangles
from b12docs.drawing.shapes import Point, Shape
from b12docs.drawing.svg import Drawing
from b12docs.typeset.frames import Figure, Line, Qr, Rect, Symbol, Unseen
from b12docs.writers.pdf.content import Content
from b12docs.writers.pdf.inks import Inks
from b12docs.writers.pdf.symmetric import halves
from b12docs.writers.pdf.syntax import number, numbers

CAPS = {"butt": 0, "round": 1, "square": 2}  # ISO 32000-1 tables 54 and 55
JOINS = {"miter": 0, "round": 1, "bevel": 2}
# Filled, stroked, and by which rule (table 60).
_EVEN_ODD = {(True, False): "f*", (False, True): "S", (True, True): "B*", (False, False): "n"}
PAINT = {(True, False): "f", (False, True): "S", (True, True): "B", (False, False): "n"}
_ROUND = 0.5523  # how far the control points of a quarter of a circle lie from its ends, in radii
# The corners of markers to the right of their middle and above it, in halves of their size: those that fill less of it
# than a square reach a little beyond, so that all look equally large.
_CORNERS = {
    "triangle": ((-1.1, -1.0), (1.1, -1.0), (0.0, 1.0)),
    "diamond": ((-1.2, 0.0), (0.0, -1.2), (1.2, 0.0), (0.0, 1.2)),
}


def rect(one: Rect, left: float, foot: float, width: float, height: float, content: Content) -> None:
    """The rectangle, with edges that may lie further out than its own."""
    if one.fill:
        content.fill(one.fill)
    if one.stroke:
        content.stroke(one.stroke, one.line, one.dash)
        half = one.line / 2
        left, foot, width, height = left + half, foot + half, width - one.line, height - one.line
    paint = PAINT[bool(one.fill), bool(one.stroke)]
    if one.radius or one.foot:
        content.begin(left, foot)
        content.add(_rounded(width, height, one.radius, one.foot), paint)
        content.end()
    else:
        content.box(left, foot, width, height, paint)


@lru_cache(maxsize=256)
def _rounded(width: float, height: float, radius: float, foot: float) -> str:
    """A rectangle from the origin with round corners; ``foot`` is the radius of the lower ones."""
    flat, low = radius * (1 - _ROUND), foot * (1 - _ROUND)
    right, top = width - radius, height - radius
    return (
        f"{numbers((foot, 0))} m {numbers((width - foot, 0))} l"
        f" {numbers((width - low, 0, width, low, width, foot))} c {numbers((width, top))} l"
        f" {numbers((width, height - flat, width - flat, height, right, height))} c {numbers((radius, height))} l"
        f" {numbers((flat, height, 0, height - flat, 0, top))} c {numbers((0, foot))} l"
        f" {numbers((0, low, low, 0, foot, 0))} c h"
    )


@lru_cache(maxsize=256)
def _circle(radius: float) -> str:
    """A circle around the origin."""
    bend = radius * _ROUND
    return (
        f"{numbers((radius, 0))} m {numbers((radius, bend, bend, radius, 0, radius))} c"
        f" {numbers((-bend, radius, -radius, bend, -radius, 0))} c"
        f" {numbers((-radius, -bend, -bend, -radius, 0, -radius))} c"
        f" {numbers((bend, -radius, radius, -bend, radius, 0))} c"
    )


def line(one: Line, from_x: float, to_x: float, content: Content) -> None:
    """The line, with ends that may lie further out than its own."""
    content.stroke(one.colour, one.width)
    content.stroked((from_x, one.start[1]), (to_x, one.end[1]))


def symbol(one: Symbol, content: Content) -> None:
    """The circle, square, triangle or diamond."""
    x, y, half = one.x, one.y, one.size / 2
    content.fill(one.colour)
    if one.kind == "circle":
        content.begin(x, y)
        content.add(_circle(half), "f")
        content.end()
    elif one.kind == "square":
        content.box(x - half, y - half, one.size, one.size, "f")
    else:
        start, *others = (content.at(x + right * half, y + up * half) for right, up in _CORNERS[one.kind])
        content.add(" ".join((f"{start} m", *(f"{corner} l" for corner in others), "f")))


def qr(one: Qr, content: Content) -> None:
    """The code's dark modules, those beside or below each other as one; a module is one unit."""
    content.fill(one.colour)
    content.begin(one.x, one.top, one.step, 0, 0, -one.step)
    content.add(_modules(one.modules), "f")
    content.end()


@lru_cache(maxsize=64)
def _modules(modules: tuple[tuple[bool, ...], ...]) -> str:
    dark = rectangles(modules)
    return " ".join(f"{QUIET_ZONE + left} {QUIET_ZONE + top} {width} {height} re" for left, top, width, height in dark)


def unseen(one: Unseen, content: Content) -> None:
    """A stencil of one point that lets no colour through (§8.9.6.2); its point is the highest bit of the letter 0."""
    content.begin(one.x, one.y, one.width, 0, 0, one.height)
    content.add("BI /W 1 /H 1 /IM true /D [1 0] /L 1 ID 0 EI")
    content.end()


def figure(one: Figure, content: Content) -> None:
    """The drawing, in its own units: their numbers are short, and what figures share is compressed well."""
    content.undashed()
    content.begin(one.x, one.top, one.scale, 0, 0, -one.scale)
    content.add(_drawing(one.drawing, content.inks))
    content.end()


@lru_cache(maxsize=512)
def _drawing(drawing: Drawing, inks: Inks) -> str:
    content = Content(inks)
    for shape in drawing.shapes:
        _shape(shape, content)
    return content.text()


def _shape(shape: Shape, content: Content) -> None:
    if shape.fill:
        content.fill(shape.fill)
    if shape.stroke:
        content.stroke(shape.stroke, shape.width, shape.dash)
        content.set("cap", f"{CAPS[shape.cap]} J")
        content.set("join", f"{JOINS[shape.join]} j")
    segments, across = halves(shape)
    paint = (_EVEN_ODD if shape.even_odd else PAINT)[bool(shape.fill), bool(shape.stroke)]
    drawn = [*(_step(name, points) for name, points in segments), paint]
    content.add(*drawn)
    if across:
        content.add(f"q -1 0 0 1 {number(across)} 0 cm", *drawn, "Q")


def _step(name: str, points: tuple[Point, ...]) -> str:
    return f"{numbers([value for point in points for value in point])} {name}" if points else name
