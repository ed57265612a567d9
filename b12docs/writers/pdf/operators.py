"""Shapes as the operators of a page's content (ISO 32000-1 §8.4-8.5), in the inks of the file.

Each function gives lines of operators that leave the graphics state as they found it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.pathobject import PDFPathObject

from b12docs.drawing.qr import QUIET_ZONE, spans
from b12docs.drawing.shapes import Shape
from b12docs.drawing.svg import Drawing
from b12docs.typeset.frames import Figure, Line, Qr, Rect, Symbol
from b12docs.writers.pdf.inks import Inks

CAPS = {"butt": 0, "round": 1, "square": 2}  # ISO 32000-1 tables 54 and 55
JOINS = {"miter": 0, "round": 1, "bevel": 2}
# Filled, stroked, and by which rule (table 60).
_EVEN_ODD = {(True, False): "f*", (False, True): "S", (True, True): "B*", (False, False): "n"}
_NON_ZERO = {(True, False): "f", (False, True): "S", (True, True): "B", (False, False): "n"}


def rect(one: Rect, left: float, foot: float, width: float, height: float, inks: Inks) -> list[str]:
    """The rectangle, with edges that may lie further out than its own."""
    lines = ["q"]
    if one.fill:
        lines.append(inks.fill(one.fill))
    if one.stroke:
        lines += [inks.stroke(one.stroke), f"{fp_str(one.line)} w", f"[{fp_str(one.dash)}] 0 d"]
        half = one.line / 2
        left, foot, width, height = left + half, foot + half, width - one.line, height - one.line
    paint = _EVEN_ODD[bool(one.fill), bool(one.stroke)]
    if one.radius:
        PDFPathObject(lines).roundRect(left, foot, width, height, one.radius)
        lines += [paint, "Q"]
    else:
        lines += [f"n {fp_str(left, foot, width, height)} re {paint}", "Q"]
    return lines


def line(one: Line, from_x: float, to_x: float, inks: Inks) -> list[str]:
    """The line, with ends that may lie further out than its own."""
    start, end = fp_str(from_x, one.start[1]), fp_str(to_x, one.end[1])
    return ["q", inks.stroke(one.colour), f"{fp_str(one.width)} w", f"n {start} m {end} l S", "Q"]


def symbol(one: Symbol, inks: Inks) -> list[str]:
    """The circle, square or triangle."""
    x, y, half = one.x, one.y, one.size / 2
    lines = ["q", inks.fill(one.colour)]
    if one.kind == "circle":
        PDFPathObject(lines).ellipse(x - half, y - half, (x + half) - (x - half), (y + half) - (y - half))
        lines.append("f*")
    elif one.kind == "square":
        lines.append(f"n {fp_str(x - half, y - half, one.size, one.size)} re f*")
    else:
        corners = fp_str(x - half * 1.1, y - half), fp_str(x + half * 1.1, y - half), fp_str(x, y + half)
        lines += ["n {} m {} l {} l h".format(*corners), "f*"]
    return [*lines, "Q"]


def qr(one: Qr, inks: Inks) -> list[str]:
    """The code's dark modules, those beside each other as one."""
    rects = [
        fp_str(
            one.x + (QUIET_ZONE + start) * one.step, one.top - (QUIET_ZONE + row + 1) * one.step,
            length * one.step, one.step,
        ) + " re"
        for row, modules in enumerate(one.modules)
        for start, length in spans(modules)
    ]  # fmt: skip
    return ["q", inks.fill(one.colour), f"n {' '.join(rects)}", "f*", "Q"]


def figure(one: Figure, inks: Inks) -> list[str]:
    """The drawing, in its own units: their numbers are short, and what figures share is compressed well."""
    return ["q", f"{fp_str(one.scale, 0, 0, -one.scale, one.x, one.top)} cm", _drawing(one.drawing, inks), "Q"]


@lru_cache(maxsize=512)
def _drawing(drawing: Drawing, inks: Inks) -> str:
    return "\n".join(line for shape in drawing.shapes for line in _shape(shape, inks))


def _shape(shape: Shape, inks: Inks) -> list[str]:
    lines = [inks.fill(shape.fill)] if shape.fill else []
    if shape.stroke:
        style = f"{fp_str(shape.width)} w", f"{CAPS[shape.cap]} J", f"{JOINS[shape.join]} j"
        lines += [inks.stroke(shape.stroke), *style, f"[{fp_str(shape.dash)}] 0 d"]
    steps = [_step(name, [value for point in points for value in point]) for name, points in shape.segments]
    paint = (_EVEN_ODD if shape.even_odd else _NON_ZERO)[bool(shape.fill), bool(shape.stroke)]
    return [*lines, f"n {' '.join(steps)}", paint]


def _step(name: str, values: Sequence[float]) -> str:
    return f"{fp_str(values)} {name}" if values else name
