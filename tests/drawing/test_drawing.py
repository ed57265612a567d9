"""Drawings: a file is read once into a record, from which paper and screen take what they show."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys

import pytest

from b12docs.diagnostics import InputError
from b12docs.drawing.qr import qr_modules, rectangles, spans
from b12docs.drawing.shapes import Segment, shapes_of
from b12docs.drawing.svg import Anchor, Svg, read_drawing
from b12docs.library.figures import read_figure
from b12docs.look.palette import ROLES
from tests.conftest import shipped

NAMES = sorted(shipped().layouts.figures)
COLOURS = {role: f"#{number:06X}" for number, role in enumerate(ROLES)}
STRONG = COLOURS["strong"]


def svg(inside: str, **attributes: str) -> Svg:
    """A drawing of 64 by 32 units with this inside."""
    own = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return read_figure(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"{own}>{inside}</svg>', "a.svg")


@pytest.mark.parametrize("name", NAMES)
def test_a_record_is_read_back_equal(name: str) -> None:
    """A drawing goes into another process, and its shapes into JSON, and come back as they were."""
    figure = shipped().layouts.figures[name]
    assert tuple(shapes_of(figure.root)) == figure.shapes
    back = pickle.loads(pickle.dumps(figure))
    assert back == figure
    assert "shapes" in vars(back)
    assert back.shapes == figure.shapes
    assert (back.size, back.anchors) == (figure.size, figure.anchors)
    assert read_drawing(back, COLOURS) is read_drawing(figure, COLOURS)


def test_a_shape_has_roles_until_somebody_gives_colours() -> None:
    """Colours belong to shapes, by their role; the fallback, which browsers show, is nobody's on paper."""
    figure = svg('<rect width="9" height="9" stroke="var(--strong, #123456)"/>', fill="none")
    assert [(shape.fill, shape.stroke) for shape in figure.shapes] == [("", "strong")]
    (shape,) = read_drawing(figure, COLOURS).shapes
    assert (shape.fill, shape.stroke) == ("", STRONG)


@pytest.mark.parametrize(
    ("end", "spills"),
    [("0 0", False), ("64 32", False), ("-1 9", True), ("65 9", True), ("9 -1", True), ("9 33", True)],
)
def test_what_ends_outside_the_frame_spills(end: str, spills: bool) -> None:
    """A line may end on the frame's edge, and beyond none of its four sides."""
    drawing = read_drawing(svg(f'<path d="M9 9L{end}" fill="none" stroke="var(--ink, #000000)"/>'), COLOURS)
    assert drawing.spills == spills


@pytest.mark.parametrize("said", ["title", "desc"])
def test_words_about_a_drawing_are_no_colours(said: str) -> None:
    """What a title or a description says may look like a colour that no theme has."""
    inside = f'<{said}>fill is var(--foo, #123456)</{said}><path d="M1 1h2" fill="var(--strong, #123456)"/>'
    assert [shape.fill for shape in read_drawing(svg(inside), COLOURS).shapes] == [STRONG]


def test_paint_and_transformations_are_inherited() -> None:
    """A shape takes what its groups say, unless it says it itself; transformations go from the outside in."""
    inside = """<g transform="translate(10 0)" stroke-width="2" stroke="var(--ink, #000000)">
      <g transform="scale(2)"><line x1="1" y1="1" x2="3" y2="1"/></g>
      <line x1="1" y1="1" x2="3" y2="1" stroke-width="1"/></g>"""
    first, second = svg(inside, fill="none").shapes
    assert first.segments == (("m", ((12.0, 2.0),)), ("l", ((16.0, 2.0),)))
    assert second.segments == (("m", ((11.0, 1.0),)), ("l", ((13.0, 1.0),)))
    assert (first.width, second.width) == (4.0, 1.0)
    assert (first.stroke, second.stroke) == ("ink", "ink")


def test_what_shows_nothing_is_no_shape() -> None:
    """A shape without extent, or without paint, is left out; a place for labels too."""
    inside = """<rect width="0" height="9" fill="var(--ink, #000000)"/><path d="M1 1h2"/>
      <circle class="anchor" id="at-feet" cx="3" cy="4" r="0"/><path d="M1 1h2v3z" fill="var(--ink, #000000)"/>"""
    assert len(svg(inside, fill="none").shapes) == 1


def test_places_for_labels_are_of_three_manners() -> None:
    """A point has its label beside it, or under it; a line has it below a bracket, which is as wide as the line."""
    inside = """<path d="M1 1h2v3z" fill="var(--ink, #000000)"/>
      <circle class="anchor" id="at-feet" cx="3" cy="4" r="0"/>
      <circle class="anchor under" id="at-hand" cx="5" cy="2" r="0"/>
      <line class="anchor" id="at-both" x1="2" y1="7" x2="8" y2="7"/>"""
    assert svg(inside, fill="none").anchors == {
        "feet": Anchor(3, 4), "hand": Anchor(5, 2, under=True), "both": Anchor(5, 7, span=6),
    }  # fmt: skip


def test_a_file_is_remembered_by_its_text() -> None:
    """The same text is the same record, wherever it lies; a fault names the file that it was found in."""
    assert svg('<path d="M1 1h2" fill="none"/>') is svg('<path d="M1 1h2" fill="none"/>')
    for file in ("one.svg", "two.svg"):
        with pytest.raises(InputError, match=rf"^{file}:1:1: error: <a> is no drawing"):
            read_figure("<a/>", file)


def test_every_fault_of_a_damaged_file_is_told_once() -> None:
    """What was found before the file broke off is said too, in the order of the file."""
    text = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 8">\n<image/>\n<rect fill="red"'
    with pytest.raises(InputError) as error:
        read_figure(text, "a.svg")
    assert [str(one.at) for one in error.value.diagnostics] == ["a.svg:2:1", "a.svg:3:1"]


# --- paths -----------------------------------------------------------------------------------------------------------


def segments(path: str) -> tuple[Segment, ...]:
    """The segments of a drawing of one path."""
    return svg(f'<path d="{path}" fill="var(--ink, #000000)"/>').shapes[0].segments


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("M1 2L9 2 9 9zl5 5", "M1 2L9 2 9 9zM1 2L6 7"),
        ("M1 2L9 2Z  h5z", "M1 2L9 2ZM1 2H6Z"),
        ("M1 2L9 2zZ zM3 3H9", "M1 2L9 2zM3 3H9"),
        ("M1 2L9 2zm1 1h5", "M1 2L9 2zM2 3H7"),
        ("M1 2L9 2z", "M1 2L9 2z"),
    ],
)
def test_what_follows_a_closed_part_begins_where_it_began(written: str, meant: str) -> None:
    """A path may go on after a part is closed, with or without a move, and closing a part twice closes it."""
    assert segments(written) == segments(meant)


def test_an_arc_is_a_curve_for_each_quarter_of_a_turn() -> None:
    """Three quarters of a circle are three curves, each ending on the circle, and a line that follows goes on there."""
    start, *curves, line = segments("M10 5A5 5 0 1 1 5 10H0")
    assert start == ("m", ((10, 5),))
    assert [(name, points[-1]) for name, points in curves] == [("c", (15, 10)), ("c", (10, 15)), ("c", (5, 10))]
    assert line == ("l", ((0, 10),))


@pytest.mark.parametrize(
    ("shape", "problem"),
    [
        ('<path d="M1 2L9 1. 18z"/>', "is no path"),
        ('<rect width="2," height="3"/>', "is no number"),
        ('<circle r="1."/>', "is no number"),
        ('<circle class="anchor" id="at-feet" cx="3," r="0"/>', "is no number"),
    ],
)
def test_a_number_that_nobody_could_draw_is_refused(shape: str, problem: str) -> None:
    """What the rules take is what is drawn: a number has figures behind its point, and stands alone."""
    with pytest.raises(InputError, match=problem):
        svg(shape, fill="none")


@pytest.mark.parametrize("written", ["1.5,.5", "1.5.5", " 1.5 , .5,"])
def test_a_list_of_numbers_is_read_whatever_parts_them(written: str) -> None:
    """Spaces, commas or nothing at all may stand between two numbers."""
    line = f'<path d="M1 1h9" stroke="var(--ink, #000000)" stroke-dasharray="{written}"/>'
    assert svg(line, fill="none").shapes[0].dash == (1.5, 0.5)
    box = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0,0 64 32,"><path d="M{written}h9" fill="none"/></svg>'
    assert read_figure(box, "a.svg").size == (64, 32)


@pytest.mark.parametrize(
    "link", ["https://a.uk", "https://www.nhs.uk/conditions/vitamin-b12-or-folate-deficiency-anaemia/"]
)
def test_the_rectangles_of_a_code_are_its_dark_modules(link: str) -> None:
    """Each once; what is alike in rows below each other is one rectangle."""
    modules = qr_modules(link)
    covered = [
        (row, column)
        for left, top, width, height in rectangles(modules)
        for row in range(top, top + height)
        for column in range(left, left + width)
    ]
    dark = [(row, column) for row, line in enumerate(modules) for column, one in enumerate(line) if one]
    assert sorted(covered) == dark
    assert len(list(rectangles(modules))) < sum(len(spans(line)) for line in modules)


def test_a_code_is_segnos_without_what_segno_loads_to_draw_it() -> None:
    """In a fresh process neither networks nor mail are loaded; the whole package can be, before and behind."""
    code = (
        "import sys; from b12docs.drawing.qr import qr_modules; first = qr_modules('https://a.uk');"
        "print('http.client' in sys.modules, 'segno' in sys.modules);"
        "import segno; whole = segno.make_qr('https://a.uk', error='m', boost_error=False).matrix;"
        "print(first == tuple(tuple(map(bool, row)) for row in whole));"
        "qr_modules.cache_clear(); print(qr_modules('https://a.uk') == first)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "B12DOCS_CACHE": ""},
    )
    assert done.stdout.split() == ["False", "False", "True", "True"]
