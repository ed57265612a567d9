"""Drawings inside an HTML file: markers, the warning sign, and the SVG files that a layout names."""

from __future__ import annotations

from b12docs.drawing.parts import SAID, WORDS, Part
from b12docs.drawing.shapes import PAINT
from b12docs.drawing.svg import Svg
from b12docs.writers.html.markup import tag

_SHAPES = {
    "circle": '<circle cx="8" cy="8" r="7.5"></circle>',
    "square": '<rect x="1" y="1" width="14" height="14"></rect>',
    "triangle": '<path d="M8 .8 15.6 15H.4z"></path>',
    "diamond": '<path d="M8 0 16 8 8 16 0 8z"></path>',
}
_SIGN = "M12 1.2 23.6 22.2H.4zM10.7 8.6h2.6l-.5 7h-1.6zM12 17a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8z"


def marker(shape: str) -> str:
    """A condition's marker in the colour of the words beside it; the words say the same, so it is silent."""
    return tag("svg", _SHAPES[shape], class_="marker", viewBox="0 0 16 16", fill="currentColor", aria_hidden="true")


def warning_sign() -> str:
    """The triangle with an exclamation mark, in the colour of the words beside it."""
    path = tag("path", fill_rule="evenodd", d=_SIGN)
    return tag("svg", path, class_="sign", viewBox="0 0 24 24", fill="currentColor", aria_hidden="true")


def inlined(svg: Svg, *, alt: str | None, height: float = 0.0, spills: bool = False) -> str:
    """A drawing as a part of the page; without ``alt`` it is decoration, which nobody hears.

    A figure has a ``height`` on paper in millimetres, and says its shape, too: where it has less room than that, it is
    lower. One that ``spills`` goes on to the right of its box.
    """
    said = {"aria-hidden": "true"} if alt is None else {"role": "img", "aria-label": alt}
    width, tall = svg.size
    size = {"style": f"--height: {height:g}mm; --ratio: {width / tall:.4g}"} if height else {}
    said |= {"preserveAspectRatio": "xMinYMin slice"} if spills else {}
    own = svg.root.attributes
    paint = {key: value for key, value in own.items() if key in PAINT}
    return tag("svg", *map(_drawn, svg.root.parts), **{"viewBox": own["viewBox"]}, **paint, **said, **size)


def _drawn(part: Part) -> str:
    if part.name in SAID or part.name == WORDS or part.is_anchor:
        return ""
    attributes = {key: value for key, value in part.attributes.items() if key not in ("id", "class")}
    return tag(part.name, *map(_drawn, part.parts), **attributes)
