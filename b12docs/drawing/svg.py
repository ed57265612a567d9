"""Drawings: a file that keeps ``rules.drawing``, read once into a record, and what is drawn in a theme's colours."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache

from b12docs.drawing.numbers import numbers
from b12docs.drawing.parts import Part, read_parts
from b12docs.drawing.shapes import Point, Shape, shapes_of
from b12docs.records import record
from b12docs.source.cache import kept

_MAKERS = (
    "svgelements", "b12docs.drawing.parts", "b12docs.drawing.shapes", "b12docs.drawing.numbers", "b12docs.drawing.svg",
)  # fmt: skip


@record
class Anchor:
    """A place that labels refer to, in units; y counts downwards.

    A label stands to the right of a point, or ``under`` it, on an upright leader. Of a place with a ``span`` it stands
    below the drawing, in the middle of a bracket that is as wide as the span, and the point is its middle.
    """

    x: float
    y: float
    under: bool = False
    span: float = 0.0

    @classmethod
    def of(cls, part: Part) -> Anchor:
        """The place that an element of a drawing marks."""
        own = {key: float(part.attributes.get(key, "0")) for key in ("cx", "cy", "x1", "x2", "y1")}
        if part.name == "line":
            return cls((own["x1"] + own["x2"]) / 2, own["y1"], span=abs(own["x2"] - own["x1"]))
        return cls(own["cx"], own["cy"], under="under" in part.classes)


@record
class Svg:
    """A drawing as its file has it, which is sound; ``key`` is the SHA-256 of its text, under which it may be kept.

    It is read when it is first asked for. What is drawn is worked out then, too, and kept from run to run.
    """

    key: str
    text: str

    @classmethod
    def of(cls, text: str) -> Svg:
        """The drawing of a file's text."""
        return cls(hashlib.sha256(text.encode()).hexdigest(), text)

    def __hash__(self) -> int:
        return hash(self.key)

    @cached_property
    def root(self) -> Part:
        """The element <svg>."""
        root = read_parts(self.text, "").root
        assert root is not None, "a drawing without one is not sound"
        return root

    @cached_property
    def size(self) -> Point:
        """Width and height in units."""
        _, _, width, height = numbers(self.root.attributes["viewBox"])
        return width, height

    @cached_property
    def anchors(self) -> dict[str, Anchor]:
        """The places that labels refer to, by their names."""
        found = (part for part in self.root.walk() if part.is_anchor)
        return {part.attributes.get("id", "").removeprefix("at-"): Anchor.of(part) for part in found}

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes in drawing order, their colours as roles of a palette."""
        return tuple(map(Shape.from_json, json.loads(kept("shapes", _MAKERS, self.key, self._worked_out))))

    def _worked_out(self) -> str:
        return json.dumps([one.as_json() for one in shapes_of(self.root)], separators=(",", ":"))


@record(eq=False)
class Drawing:
    """A figure in colours: its size in units, its shapes, and the places that labels refer to; y counts downwards.

    It is equal to itself alone, so that what was made of it can be found again at once.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    points: tuple[tuple[str, Anchor], ...]

    @property
    def anchors(self) -> dict[str, Anchor]:
        """The places that labels refer to, by their names."""
        return dict(self.points)

    @cached_property
    def spills(self) -> bool:
        """Whether a line ends outside the frame: a screen would cut it off, and paper show it over other words."""
        ends = [points[-1] for shape in self.shapes for _, points in shape.segments if points]
        return any(not (0 <= x <= self.width and 0 <= y <= self.height) for x, y in ends)


def read_drawing(svg: Svg, colours: Mapping[str, str]) -> Drawing:
    """The drawing in these colours (role -> #RRGGBB)."""
    return _in_colours(svg, tuple(colours.items()))


@lru_cache(maxsize=512)
def _in_colours(svg: Svg, colours: tuple[tuple[str, str], ...]) -> Drawing:
    known = {"": ""} | dict(colours)
    shapes = [replace(shape, fill=known[shape.fill], stroke=known[shape.stroke]) for shape in svg.shapes]
    return Drawing(*svg.size, tuple(shapes), tuple(svg.anchors.items()))
