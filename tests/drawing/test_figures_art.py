"""The project's own pictures: a small SVG subset, themed colours, nothing outside the frame, anchors for the labels."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from b12docs.library.packaged import packaged

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = {
    "strong": "#00588A", "ink": "#16242E", "paper": "#FFFFFF", "callout": "#E4F0F7", "body": "#D3DCE2",
    "outline": "#6B7A85", "garment": "#FFFFFF", "stage1": "#00588A", "stage2": "#3D87B5", "stage3": "#93C1DB",
    "circle": "#00588A", "square": "#8A4B08", "triangle": "#7A2468", "alarm": "#A8071A",
    "heading": "#003B5C", "hairline": "#87959F", "rule": "#5A6B77",
}  # fmt: skip
PAINTS = {"none"} | {f"var(--{name}, {fallback})" for name, fallback in COLOURS.items()}
PAINT = {"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "stroke-dasharray", "fill-rule"}
SHAPES = {
    "g": set(),
    "path": {"d"},
    "rect": {"x", "y", "width", "height", "rx", "ry"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
ANCHORS = {
    "legs": {"hands", "upwards", "ankles", "feet", "both"},
    "body-b12": {"feet"},
    "body-diabetes": {"hands", "feet"},
    "body-sciatica": {"back", "leg"},
    "nerve": {"healthy", "damaged"},
}
PICTOGRAMS = {
    "tingling", "numbness", "burning", "weakness", "balance", "walking", "tiredness",
    "memory", "mood", "tongue", "sight",
    "age", "diet", "gut", "anaemia", "surgery", "family", "medicine", "gas",
    "blood-test", "injection", "tablets", "food", "time",
    "appointment", "keep-taking", "check-feet", "go-back",
    "where", "cause", "onset", "sensation", "other-signs", "treatment",
    "questions", "write", "phone", "doctor", "crossed-tablet",
}  # fmt: skip
DECORATION = {"people", "hill"}  # they say nothing that the words beside them do not say
NAMES = sorted(PICTOGRAMS | set(ANCHORS) | DECORATION)


def path_of(name: str) -> Path:
    return packaged("layouts") / "figures" / f"{name}.svg"


@cache
def root_of(name: str) -> ET.Element:
    return ET.fromstring(path_of(name).read_text("utf-8"))


def frame(name: str) -> tuple[float, float]:
    """Width and height of the picture's viewBox, which begins at 0 0."""
    left, top, width, height = map(float, root_of(name).attrib["viewBox"].split())
    assert (left, top) == (0, 0)
    return width, height


def shapes(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each element below the root, with the attributes that it inherits from its groups."""

    def walk(element: ET.Element, inherited: dict[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
        for child in element:
            attributes = inherited | child.attrib
            yield child.tag.removeprefix(SVG), attributes
            yield from walk(child, {key: attributes[key] for key in PAINT & attributes.keys()})

    yield from walk(root_of(name), {})


# Geometry: the corners of what is drawn. A Bézier curve lies inside its control points, so they stand for it.

Point = tuple[float, float]
ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2}
NUMBER = r"-?(?:\d+\.?\d*|\.\d+)"


def points_of_path(data: str) -> Iterator[Point]:
    """Every end and control point of a path, in absolute coordinates."""
    assert re.sub(rf"[MLHVCSQTZmlhvcsqtz]|{NUMBER}|[ ,]", "", data) == "", "a path is made of lines and Bézier curves"
    x = y = 0.0
    start = (x, y)
    for letter, text in re.findall(r"([A-Za-z])([^A-Za-z]*)", data):
        numbers = [float(one) for one in re.findall(NUMBER, text)]
        if letter in "Zz":
            x, y = start
            continue
        step = ARITY[letter.upper()]
        assert numbers
        assert len(numbers) % step == 0, f"{letter}{text}"
        for first in range(0, len(numbers), step):
            found = list(_points(letter, numbers[first : first + step], x, y))
            yield from found
            x, y = found[-1]
            start = (x, y) if letter in "Mm" and first == 0 else start


def _points(letter: str, numbers: list[float], x: float, y: float) -> Iterator[Point]:
    """The points of one command that begins at x, y."""
    dx, dy = (x, y) if letter.islower() else (0, 0)
    if letter in "Hh":
        yield numbers[0] + dx, y
    elif letter in "Vv":
        yield x, numbers[0] + dy
    else:
        yield from ((a + dx, b + dy) for a, b in zip(numbers[::2], numbers[1::2], strict=True))


def corners(shape: str, attributes: dict[str, str]) -> list[Point]:
    """Points that enclose the shape, without its stroke."""

    def numbers(*keys: str) -> list[float]:
        return [float(attributes.get(key, 0)) for key in keys]

    match shape:
        case "path":
            return list(points_of_path(attributes["d"]))
        case "rect":
            x, y, width, height = numbers("x", "y", "width", "height")
            return [(x, y), (x + width, y + height)]
        case "circle":
            x, y, radius = numbers("cx", "cy", "r")
            return [(x - radius, y - radius), (x + radius, y + radius)]
        case "ellipse":
            x, y, across, up = numbers("cx", "cy", "rx", "ry")
            return [(x - across, y - up), (x + across, y + up)]
        case "line":
            x1, y1, x2, y2 = numbers("x1", "y1", "x2", "y2")
            return [(x1, y1), (x2, y2)]
        case "polyline" | "polygon":
            values = [float(one) for one in re.findall(NUMBER, attributes["points"])]
            return list(zip(values[::2], values[1::2], strict=True))
    return []


def half_stroke(attributes: dict[str, str]) -> float:
    """How far the stroke reaches beyond the outline."""
    return float(attributes.get("stroke-width", 1)) / 2 if attributes.get("stroke", "none") != "none" else 0.0


def anchors(name: str) -> dict[str, dict[str, str]]:
    """The anchors of a figure by what they point at."""
    return {
        attributes["id"].removeprefix("at-"): attributes
        for _, attributes in shapes(name)
        if "anchor" in attributes.get("class", "").split()
    }


def test_the_folder_holds_the_promised_pictures() -> None:
    """Every picture that the layouts may name is there, and no other."""
    found = {path.stem for path in path_of("legs").parent.glob("*.svg")}
    assert found == set(NAMES)
    assert len(found) > 30


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_says_what_it_shows(name: str) -> None:
    """The first line is a comment in words; it contains no text that would be printed."""
    first = path_of(name).read_text("utf-8").splitlines()[0]
    assert re.fullmatch(r"<!-- [A-Z][^<>]+\. -->", first)
    assert "".join(root_of(name).itertext()).strip() == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_keeps_to_the_subset(name: str) -> None:
    """Shapes with flat paint alone: no text, gradients, clips, styles, references or transforms."""
    root = root_of(name)
    assert root.tag == f"{SVG}svg"
    assert set(root.attrib) == {"viewBox"}
    below = [element for element in root.iter() if element is not root]
    assert below
    for element in below:
        shape = element.tag.removeprefix(SVG)
        assert shape in SHAPES
        assert set(element.attrib) <= SHAPES[shape] | PAINT | {"id", "class"}, shape


@pytest.mark.parametrize("name", NAMES)
def test_every_colour_belongs_to_the_theme(name: str) -> None:
    """A colour is a variable of the theme with the listed fallback; nothing falls back to SVG's own black."""
    drawn = [attributes for shape, attributes in shapes(name) if shape != "g"]
    assert drawn
    for attributes in drawn:
        assert attributes["fill"] in PAINTS
        assert attributes.get("stroke", "none") in PAINTS


@pytest.mark.parametrize("name", NAMES)
def test_nothing_leaves_the_frame(name: str) -> None:
    """Shapes and their strokes lie inside the viewBox."""
    width, height = frame(name)
    drawn = [(corners(shape, attributes), half_stroke(attributes)) for shape, attributes in shapes(name)]
    assert any(points for points, _ in drawn)
    for points, reach in drawn:
        for x, y in points:
            assert reach <= x <= width - reach, (x, y)
            assert reach <= y <= height - reach, (x, y)


@pytest.mark.parametrize("name", sorted(PICTOGRAMS))
def test_a_pictogram_belongs_to_the_set(name: str) -> None:
    """One colour, one grid and one stroke, small, and clear of the tile's edge."""
    assert path_of(name).stat().st_size < 1500
    assert frame(name) == (64, 64)
    used = {attributes.get(key, "none") for _, attributes in shapes(name) for key in ("fill", "stroke")}
    assert used - {"none"} == {f"var(--strong, {COLOURS['strong']})"}
    widths = {attributes["stroke-width"] for _, attributes in shapes(name) if half_stroke(attributes)}
    assert widths == {"3.2"}
    points = [point for shape, attributes in shapes(name) for point in corners(shape, attributes)]
    assert all(5 <= value <= 59 for point in points for value in point)


@pytest.mark.parametrize("name", sorted(ANCHORS))
def test_a_figure_marks_where_its_labels_stand(name: str) -> None:
    """The promised places and no other: points in the right half, and spans, which print nothing."""
    width, _ = frame(name)
    found = anchors(name)
    assert set(found) == ANCHORS[name]
    for attributes in found.values():
        assert attributes["fill"] == "none"
        assert "stroke" not in attributes
        if "x1" not in attributes:
            assert attributes["r"] == "0"
            assert float(attributes["cx"]) > width / 2


def test_the_legs_have_labels_of_each_manner() -> None:
    """Beside the feet, under a hand, and below a bracket of both feet, which is as wide as they are."""
    found = anchors("legs")
    manners = {name: (attributes.get("class"), "x1" in attributes) for name, attributes in found.items()}
    assert manners["feet"] == ("anchor", False)
    assert manners["hands"] == ("anchor under", False)
    assert manners["both"] == ("anchor", True)
    assert float(found["both"]["x2"]) - float(found["both"]["x1"]) == 120


@pytest.mark.parametrize("name", sorted(set(ANCHORS) | DECORATION))
def test_a_figure_is_small(name: str) -> None:
    """A figure stays below 8 KB."""
    assert path_of(name).stat().st_size < 8000
