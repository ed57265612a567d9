"""Rules of a drawing: the part of SVG that looks the same on paper and on a screen; each fault has its line.

Whatever the file holds beyond it is refused: what a writer would leave out would be missing without a word. Attributes
of other namespaces, which drawing programs leave behind, change nothing and may stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from b12docs.diagnostics import Location, did_you_mean
from b12docs.drawing.numbers import GAP, NUMBER, SPACE, is_number, numbers
from b12docs.drawing.parts import INSTRUCTION, SAID, WORDS, Part, Reading
from b12docs.drawing.shapes import COLOUR, PAINT, SHAPES
from b12docs.look.palette import ROLES
from b12docs.records import record
from b12docs.rules.registry import Finding, rule

_OWN = {
    "path": ("d",), "rect": ("x", "y", "width", "height", "rx", "ry"), "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"), "line": ("x1", "y1", "x2", "y2"), "polyline": ("points",),
    "polygon": ("points",),
}  # fmt: skip
_NEEDED = {
    "svg": ("viewBox",), "path": ("d",), "rect": ("width", "height"), "circle": ("r",), "ellipse": ("rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"), "polyline": ("points",), "polygon": ("points",),
}  # fmt: skip
_NAMES = ("id", "class")
_PLACE = {"circle": ("cx", "cy"), "line": ("x1", "y1", "x2", "y2")}  # where an anchor stands
_MANNERS = {"circle": ("anchor", "under"), "line": ("anchor",)}  # the classes that one may have
_SIZE = ("width", "height", "version")  # of the whole: it follows from the page, whatever the file says
_KNOWN = {
    "svg": ("viewBox", *_SIZE, *PAINT, *_NAMES), "g": (*PAINT, "transform", *_NAMES), **dict.fromkeys(SAID, _NAMES),
    **{name: (*_OWN[name], *PAINT, "transform", *_NAMES) for name in SHAPES},
}  # fmt: skip
_INSIDE = tuple(name for name in _KNOWN if name != "svg")

# --- values -----------------------------------------------------------------------------------------------------------

_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])")
_ARC = (NUMBER, NUMBER, NUMBER, "[01]", "[01]", NUMBER, NUMBER)
_ARGUMENTS = {
    command: re.compile(GAP.join(arguments))
    for command, arguments in {
        **{letter: count * (NUMBER,) for letter, count in {"H": 1, "V": 1, "M": 2, "L": 2, "T": 2}.items()},
        **{letter: count * (NUMBER,) for letter, count in {"S": 4, "Q": 4, "C": 6}.items()}, "A": _ARC,
    }.items()
}  # fmt: skip
_MOVE = re.compile(r"(?<!\w)(\w++)\s*+\(([^()]*+)\)")
_MOVES = {"translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "matrix": (6,)}  # and how many numbers each has


def _number(value: str) -> str:
    return "" if is_number(value) else "is no number of units, like 12.5"


def _length(value: str) -> str:
    return _number(value) or ("" if float(value) >= 0 else "is less than 0")


def _thickness(value: str) -> str:
    return _number(value) or ("" if float(value) > 0 else "is not more than 0")


def _dashes(value: str) -> str:
    lengths = numbers(value)
    sound = value == "none" or (lengths and min(lengths) >= 0 and sum(lengths) > 0)
    return "" if sound else 'is no list of lengths, like "4 3"'


def _points(value: str) -> str:
    count = len(numbers(value))
    return "" if count >= 4 and count % 2 == 0 else 'is no list of points, like "0,0 12,0 6,9"'


def _path(value: str) -> str:
    start, *parts = _COMMAND.split(value)
    commands = list(zip(parts[::2], parts[1::2], strict=True))
    sound = not start.strip(SPACE) and parts[:1] in (["M"], ["m"]) and all(_takes(*one) for one in commands)
    return "" if sound else 'is no path, like "M8 8 L56 56"'


def _takes(command: str, arguments: str) -> bool:
    """Whether these are the arguments of a path's command, once or more often."""
    if command in "Zz":
        return not arguments.strip(SPACE)
    left, found = _ARGUMENTS[command.upper()].subn("", arguments)
    return found > 0 and not left.strip(f"{SPACE},")


def _transform(value: str) -> str:
    moves, left = _MOVE.findall(value), _MOVE.sub("", value).strip(f"{SPACE},")
    sound = moves and not left and all(len(numbers(own)) in _MOVES.get(name, ()) for name, own in moves)
    return "" if sound else f"is none of {', '.join(_MOVES)} with their numbers"


def _view_box(value: str) -> str:
    box = numbers(value)
    sound = len(box) == 4 and box[:2] == [0, 0] and min(box[2:]) >= 1 and max(box[2:]) <= 10_000
    return "" if sound else 'is not "0 0 width height", in units from 1 to 10000'


def _one_of(*names: str) -> Callable[[str], str]:
    return lambda value: "" if value in names else f"is not one of {', '.join(names)}"


def _colour(value: str) -> str:
    sound = value == "none" or COLOUR.fullmatch(value)
    return "" if sound else "is no colour of a theme, like var(--strong, #00588A)"


_VALUES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("x", "y", "cx", "cy", "x1", "y1", "x2", "y2"), _number),
    **dict.fromkeys(("width", "height", "rx", "ry", "r"), _length),
    "d": _path, "points": _points, "transform": _transform, "viewBox": _view_box,
    "fill": _colour, "stroke": _colour, "stroke-width": _thickness, "stroke-dasharray": _dashes,
    "stroke-linecap": _one_of("butt", "round", "square"), "stroke-linejoin": _one_of("miter", "round", "bevel"),
    "fill-rule": _one_of("nonzero", "evenodd"),
}  # fmt: skip


# --- the file ---------------------------------------------------------------------------------------------------------


@record
class Placed:
    """An element of a drawing, or words between elements.

    ``inside`` is the name of what holds it; ``filled`` and ``moved`` say whether a fill or a transformation is given,
    by itself or by what it stands in.
    """

    part: Part
    inside: str
    filled: bool
    moved: bool

    @property
    def is_known(self) -> bool:
        """Whether it may stand where it stands."""
        return self.part.name in _INSIDE if self.inside else True


class DrawingFile:
    """The subject: what was read of a drawing's file."""

    def __init__(self, reading: Reading) -> None:
        self.end = reading.end
        self.file = reading.end.file
        self.is_whole = reading.stop is None
        self.placed = list(_placed(Placed(reading.root, "", filled=False, moved=False))) if reading.root else []

    @cached_property
    def elements(self) -> list[Placed]:
        """The elements that are known, in the order of the file."""
        return [one for one in self.placed if one.is_known]

    @property
    def all_known(self) -> bool:
        """Whether the file holds nothing but elements that are known, and words."""
        return all(one.is_known or one.part.name == WORDS for one in self.placed)

    @cached_property
    def shapes(self) -> list[Placed]:
        """The elements that are drawn."""
        return [one for one in self.elements if one.part.name in SHAPES and not one.part.is_anchor]

    @cached_property
    def anchors(self) -> list[Placed]:
        """The points that labels refer to."""
        return [one for one in self.elements if one.part.is_anchor]

    @cached_property
    def view(self) -> tuple[float, float]:
        """Width and height in units; nothing where the file does not say them."""
        box = numbers(self.placed[0].part.attributes.get("viewBox", "")) if self.placed else []
        return (box[2], box[3]) if len(box) == 4 else (0.0, 0.0)

    def holds(self, place: tuple[list[float], ...]) -> bool:
        """Whether a place, across and down, is two numbers inside the drawing."""
        return all(len(own) == 1 and 0 <= own[0] <= most for own, most in zip(place, self.view, strict=True))

    def finding(self, part: Part, message: str, hint: str = "") -> Finding:
        """What is wrong with an element."""
        return Finding(Location(self.file, part.line, part.column), message, hint)


def _placed(one: Placed) -> Iterator[Placed]:
    """The element and all below it, in the order of the file."""
    own = one.part.attributes
    filled, moved = one.filled or "fill" in own, one.moved or "transform" in own
    yield Placed(one.part, one.inside, filled, moved)
    for inner in one.part.parts:
        yield from _placed(Placed(inner, one.part.name, filled, moved))


_SAME = "ISO 32000-1 and SVG 2: what looks the same in both"


@rule("drawing", "drawing", source=_SAME)
def known_elements(subject: DrawingFile) -> Iterator[Finding]:
    """A drawing holds shapes, groups, a title and a description, and nothing else."""
    for one in subject.placed:
        name = one.part.name.rpartition(" ")[2]
        if name.startswith(INSTRUCTION):
            yield subject.finding(one.part, f"<{name}?> is not in the subset of SVG", "take it out")
        elif not one.is_known and name != WORDS:
            yield subject.finding(one.part, f"<{name}> is not in the subset of SVG", did_you_mean(name, _INSIDE))


@rule("drawing", "drawing", source="WCAG 2.2 1.4.5: words are text, not a picture of it")
def no_words(subject: DrawingFile) -> Iterator[Finding]:
    """Words stand only in the title and the description."""
    for one in subject.placed:
        if one.part.name == WORDS and one.inside not in SAID:
            message = f"words are not drawn: '{one.part.attributes[''][:40]}'"
            yield subject.finding(one.part, message, "say it in the caption, or draw it as a path")


@rule("drawing", "drawing", source=_SAME)
def known_attributes(subject: DrawingFile) -> Iterator[Finding]:
    """An element has attributes that both writers know, with values that both understand."""
    for one in subject.elements:
        name, known = one.part.name, _KNOWN[one.part.name]
        for key, value in one.part.attributes.items():
            if key not in known:
                yield subject.finding(one.part, f"<{name}> takes no '{key}'", did_you_mean(key, known))
            elif key in _VALUES and not (name == "svg" and key in _SIZE) and (problem := _VALUES[key](value)):
                yield subject.finding(one.part, f"the {key} '{value[:40]}' {problem}")


@rule("drawing", "drawing", source="a colour that no theme gives could not follow the theme, grey or high contrast")
def known_colours(subject: DrawingFile) -> Iterator[Finding]:
    """A colour is a role of the themes' palettes."""
    for one in subject.elements:
        for key in ("fill", "stroke"):
            role = COLOUR.fullmatch(one.part.attributes.get(key, ""))
            if role and role[1] not in ROLES:
                message = f"no colour has the name '{role[1]}'"
                yield subject.finding(one.part, message, did_you_mean(role[1], ROLES))


@rule("drawing", "drawing", source=_SAME)
def needed_attributes(subject: DrawingFile) -> Iterator[Finding]:
    """An element has the attributes without which it cannot be drawn."""
    for one in subject.elements:
        for key in _NEEDED.get(one.part.name, ()):
            if key not in one.part.attributes:
                yield subject.finding(one.part, f"<{one.part.name}> has no '{key}'")


@rule("drawing", "drawing", source="SVG 2 fills in black what says nothing")
def filled_shapes(subject: DrawingFile) -> Iterator[Finding]:
    """Every shape says whether it is filled, by itself or by its group."""
    hint = 'write fill="none", or a colour of the theme like fill="var(--strong, #00588A)"'
    for one in subject.shapes:
        if not one.filled:
            yield subject.finding(one.part, f"nothing says whether <{one.part.name}> is filled", hint)


@rule("drawing", "drawing", source="a label must not point at the wrong place")
def sound_anchors(subject: DrawingFile) -> Iterator[Finding]:
    """A point that labels refer to has a name of its own, and lies inside the drawing, in its own units."""
    seen: set[str] = set()
    for one in subject.anchors:
        name = one.part.attributes.get("id", "")
        if not re.fullmatch(r"at-[a-z][a-z0-9-]*", name) or name in seen:
            yield subject.finding(one.part, f"a point needs an id of its own, like at-feet; this one has '{name}'")
        seen.add(name)
        if one.moved or not all(map(subject.holds, _ends(one.part))):
            message = f"the point '{name}' lies outside the drawing, or in a part that is moved"
            yield subject.finding(one.part, message, f"place it by {' and '.join(_PLACE[one.part.name])} alone")


def _ends(part: Part) -> Iterator[tuple[list[float], ...]]:
    """Across and down of the places of a point, or of the two ends of a line, each as numbers."""
    place = [numbers(part.attributes.get(key, "0")) for key in _PLACE[part.name]]
    yield from zip(place[::2], place[1::2], strict=True)


@rule("drawing", "drawing", source="what is misspelt would put a label at another place")
def known_anchors(subject: DrawingFile) -> Iterator[Finding]:
    """A point is nothing but ``anchor``, or ``anchor under``; a line is level."""
    for one in subject.anchors:
        part = one.part
        others = [name for name in part.classes if name not in _MANNERS[part.name]]
        if others:
            hint = did_you_mean(others[0], _MANNERS[part.name])
            yield subject.finding(part, f"an anchor that is a {part.name} takes no class '{others[0]}'", hint)
        if part.attributes.get("y1") != part.attributes.get("y2"):
            yield subject.finding(part, "the line of an anchor is not level", "give y1 and y2 the same number")


@rule("drawing", "drawing", source="a figure that shows nothing is a slip")
def shows_something(subject: DrawingFile) -> Iterator[Finding]:
    """A drawing has a shape."""
    if subject.is_whole and not subject.shapes and subject.all_known:
        yield Finding(subject.end, "the drawing shows nothing", f"it is made of {', '.join(SHAPES)}")
