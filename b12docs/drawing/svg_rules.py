"""Rules of a drawing: the part of SVG that looks the same on paper and on a screen; each fault has its line.

Whatever the file holds beyond it is refused: what a writer would leave out would be missing without a word. Attributes
of other namespaces, which drawing programs leave behind, change nothing and may stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from b12docs.diagnostics import Diagnostic, InputError, Location, did_you_mean
from b12docs.drawing.svg import COLOUR, NAMESPACE
from b12docs.look.palette import ROLES

MOST_DEPTH = 40  # elements inside each other, as in a YAML file
MOST_CHARACTERS = 200_000  # a drawing that is longer is no pictogram, and takes seconds to draw

_SHAPES = {
    "path": ("d",), "rect": ("x", "y", "width", "height", "rx", "ry"), "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"), "line": ("x1", "y1", "x2", "y2"), "polyline": ("points",),
    "polygon": ("points",),
}  # fmt: skip
_NEEDED = {
    "svg": ("viewBox",), "path": ("d",), "rect": ("width", "height"), "circle": ("r",), "ellipse": ("rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"), "polyline": ("points",), "polygon": ("points",),
}  # fmt: skip
_WORDS = ("title", "desc")
_NAMES = ("id", "class")
_PAINT = (
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "fill-rule"
)  # fmt: skip
_SIZE = ("width", "height", "version")  # of the whole: it follows from the page, whatever the file says
_KNOWN = {
    "svg": ("viewBox", *_SIZE, *_PAINT, *_NAMES), "g": (*_PAINT, "transform", *_NAMES), **dict.fromkeys(_WORDS, _NAMES),
    **{name: (*own, *_PAINT, "transform", *_NAMES) for name, own in _SHAPES.items()},
}  # fmt: skip

# --- values -----------------------------------------------------------------------------------------------------------

# A number below a million; nothing of it is given back, so that 12.5 is never read as two numbers.
_N = r"[+-]?(?:\d{1,6}+(?!\d)(?:\.\d*+)?+|\.\d++)(?:[eE]-\d(?!\d))?+"
_GAP = r"[\s,]*+"
_COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])")
_ARC = (_N, _N, _N, "[01]", "[01]", _N, _N)
_ARGUMENTS = {
    command: re.compile(_GAP.join(arguments))
    for command, arguments in {
        "M": 2 * (_N,), "L": 2 * (_N,), "H": (_N,), "V": (_N,), "C": 6 * (_N,), "S": 4 * (_N,), "Q": 4 * (_N,),
        "T": 2 * (_N,), "A": _ARC,
    }.items()
}  # fmt: skip
_MOVE = re.compile(r"(\w+)\s*\(([^()]*)\)")
_MOVES = {"translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "matrix": (6,)}  # and how many numbers each has


def _numbers(text: str) -> list[float]:
    """The numbers of a list; none where anything else stands in it."""
    sound = re.fullmatch(rf"{_GAP}(?:{_N}{_GAP})*+", text)
    return [float(one) for one in re.findall(_N, text)] if sound else []


def _number(value: str) -> str:
    return "" if len(_numbers(value)) == 1 else "is no number of units, like 12.5"


def _length(value: str) -> str:
    return _number(value) or ("" if float(value) >= 0 else "is less than 0")


def _thickness(value: str) -> str:
    return _number(value) or ("" if float(value) > 0 else "is not more than 0")


def _dashes(value: str) -> str:
    lengths = _numbers(value)
    sound = value == "none" or (lengths and min(lengths) >= 0 and sum(lengths) > 0)
    return "" if sound else 'is no list of lengths, like "4 3"'


def _points(value: str) -> str:
    count = len(_numbers(value))
    return "" if count >= 4 and count % 2 == 0 else 'is no list of points, like "0,0 12,0 6,9"'


def _path(value: str) -> str:
    start, *parts = _COMMAND.split(value)
    commands = list(zip(parts[::2], parts[1::2], strict=True))
    sound = not start.strip() and parts[:1] in (["M"], ["m"]) and all(_takes(*one) for one in commands)
    return "" if sound else 'is no path, like "M8 8 L56 56"'


def _takes(command: str, arguments: str) -> bool:
    """Whether these are the arguments of a path's command, once or more often."""
    if command in "Zz":
        return not arguments.strip()
    left, found = _ARGUMENTS[command.upper()].subn("", arguments)
    return found > 0 and not left.strip(" ,\t\r\n")


def _transform(value: str) -> str:
    moves, left = _MOVE.findall(value), _MOVE.sub("", value).strip(" ,\t\r\n")
    sound = moves and not left and all(len(_numbers(own)) in _MOVES.get(name, ()) for name, own in moves)
    return "" if sound else f"is none of {', '.join(_MOVES)} with their numbers"


def _view_box(value: str) -> str:
    box = _numbers(value)
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


def figure_rules(svg: str, file: str) -> Iterator[Diagnostic]:
    """Every fault of a drawing; where the file is no XML, the first one of its syntax."""
    yield from _Reader(file).faults_of(svg)


@dataclass
class _Open:
    """An element that has begun: whether a fill is given for what stands in it, and whether that is moved."""

    name: str
    filled: bool
    moved: bool


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Diagnostic] = []
        self.stack: list[_Open] = []
        self.shapes = 0
        self.view = (0.0, 0.0)
        self.anchors: set[str] = set()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._entity
        self.parser.ProcessingInstructionHandler = self._instruction

    def faults_of(self, svg: str) -> list[Diagnostic]:
        """The faults, in the order of their lines."""
        if len(svg) > MOST_CHARACTERS:
            message = f"the drawing is longer than {MOST_CHARACTERS:,} characters"
            return [Diagnostic("drawing", Location(self.file, 1, 1), message, "simplify its paths")]
        try:
            self.parser.Parse(svg, True)
        except expat.ExpatError as error:
            at = Location(self.file, error.lineno, error.offset + 1)
            message = f"the drawing is no XML: {expat.ErrorString(error.code)}"
            return [*self.faults, Diagnostic("drawing", at, message, "save it again as plain SVG")]
        except InputError:
            return self.faults
        if not self.shapes and not self.faults:
            self._fault("the drawing shows nothing", f"it is made of {', '.join(_SHAPES)}")
        return self.faults

    def _fault(self, message: str, hint: str = "") -> None:
        at = Location(self.file, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.faults.append(Diagnostic("drawing", at, message, hint))

    def _stop(self, message: str, hint: str) -> None:
        self._fault(message, hint)
        raise InputError(self.faults)

    def _entity(self, name: str, *rest: object) -> None:
        self._stop(f"the drawing uses an entity, &{name};", "save it again as plain SVG")

    def _instruction(self, target: str, data: str) -> None:
        self._fault(f"<?{target}?> is not in the subset of SVG", "take it out")

    def _text(self, data: str) -> None:
        if data.strip() and self.stack[-1].name not in _WORDS:
            self._fault(f"words are not drawn: '{data.strip()[:40]}'", "say it in the caption, or draw it as a path")

    def _end(self, name: str) -> None:
        self.stack.pop()

    def _begin(self, full: str, attributes: dict[str, str]) -> None:
        space, _, name = full.rpartition(" ")
        if len(self.stack) == MOST_DEPTH:
            self._stop(f"the drawing is nested more than {MOST_DEPTH} levels deep", "ungroup it")
        outer = self.stack[-1] if self.stack else _Open("", filled=False, moved=False)
        filled, moved = outer.filled or "fill" in attributes, outer.moved or "transform" in attributes
        inner = _Open(name, filled, moved)
        if self._is_placed(name, outer.name, space):
            own = {key: value for key, value in attributes.items() if " " not in key}
            self._check_attributes(name, own)
            self._check_shape(inner, own)
        self.stack.append(inner)

    def _is_placed(self, name: str, parent: str, space: str) -> bool:
        """Whether the element is known and may stand here; a fault is reported where it may not."""
        if not parent and (space, name) != (NAMESPACE, "svg"):
            self._stop(f"<{name}> is no drawing", f'a drawing is an <svg xmlns="{NAMESPACE}">')
        known = [one for one in _KNOWN if one != "svg"]
        if parent and (space != NAMESPACE or name not in known):
            self._fault(f"<{name}> is not in the subset of SVG", did_you_mean(name, known))
            return False
        return True

    def _check_attributes(self, name: str, own: dict[str, str]) -> None:
        for key, value in own.items():
            if key not in _KNOWN[name]:
                self._fault(f"<{name}> takes no '{key}'", did_you_mean(key, _KNOWN[name]))
            elif key in _VALUES and not (name == "svg" and key in _SIZE):
                self._check_value(key, value)
        for key in _NEEDED.get(name, ()):
            if key not in own:
                self._fault(f"<{name}> has no '{key}'")

    def _check_value(self, key: str, value: str) -> None:
        problem = _VALUES[key](value)
        if problem:
            self._fault(f"the {key} '{value[:40]}' {problem}")
        role = COLOUR.fullmatch(value) if key in ("fill", "stroke") else None
        if role and role[1] not in ROLES:
            self._fault(f"no colour has the name '{role[1]}'", did_you_mean(role[1], ROLES))
        if key == "viewBox" and not problem:
            self.view = (_numbers(value)[2], _numbers(value)[3])

    def _check_shape(self, shape: _Open, own: dict[str, str]) -> None:
        if shape.name == "circle" and own.get("class") == "anchor":
            self._check_anchor(shape, own)
        elif shape.name in _SHAPES:
            self.shapes += 1
            if not shape.filled:
                hint = 'write fill="none", or a colour of the theme like fill="var(--strong, #00588A)"'
                self._fault(f"nothing says whether <{shape.name}> is filled", hint)

    def _check_anchor(self, shape: _Open, own: dict[str, str]) -> None:
        """A point that labels refer to: with a name of its own, inside the drawing and in its own units."""
        name = own.get("id", "")
        if not re.fullmatch(r"at-[a-z][a-z0-9-]*", name) or name in self.anchors:
            self._fault(f"a point needs an id of its own, like at-feet; this one has '{name}'")
        self.anchors.add(name)
        place = [_numbers(own.get(key, "0")) for key in ("cx", "cy")]
        inside = all(len(one) == 1 and 0 <= one[0] <= most for one, most in zip(place, self.view, strict=True))
        if shape.moved or not inside:
            message = f"the point '{name}' lies outside the drawing, or in a part that is moved"
            self._fault(message, "place it by cx and cy alone")
