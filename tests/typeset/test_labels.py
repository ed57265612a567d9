"""Labels at a figure: each within 10 mm of what it names, in the manner of its place, and none over another."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import ceil

import pytest

from b12docs.drawing.svg import Anchor, Drawing
from b12docs.library.layouts import Layouts
from b12docs.library.overlay import overlaid
from b12docs.library.packaged import packaged
from b12docs.paper import MM
from b12docs.records import replace
from b12docs.typeset.boxes import Box
from b12docs.typeset.figures import FigureBox
from b12docs.typeset.frames import Line, Marked
from b12docs.typeset.grid import Grid
from b12docs.typeset.labels import Label, Place, PointedBox
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element
from tests.pieces import usual_theme

LEADING = 15.0
WIDTH, HEIGHT = 71 * MM, 96 * MM
LEGS = Layouts(overlaid([packaged("layouts")])).figures["legs.svg"]


class Words(Box):
    """Words that are so many points long, of which the longest has a third."""

    def __init__(self, length: float) -> None:
        self.length = length

    def natural_width(self) -> float:
        return self.length

    def least_width(self) -> float:
        return self.length / 3

    def height(self, width: float) -> float:
        return LEADING * ceil(self.length / width - 1e-6)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        pass


def pointed(*labels: tuple[Anchor, float], captions: int = 0, size: float = HEIGHT) -> PointedBox:
    """A figure of 100 × 200 units, so many points high, with labels of these places and lengths."""
    drawing = Drawing(100, 200, (), ())
    figure = FigureBox(drawing, size, Grid(LEADING / 5), Element("Document").add_figure("A figure"))
    own = [Label(Words(length), anchor) for anchor, length in labels]
    return PointedBox(figure, own, [Words(60.0)] * captions, Grid(LEADING / 5))


def lines(box: PointedBox, width: float = WIDTH) -> list[Line]:
    """The lines that are drawn, of a box at the left of a page and at its top, 500 points above its foot."""
    theme = usual_theme()
    recorder = Recorder(theme.palette, theme.spacing, (width, 500.0), 1.0, links=True, call="{number}")
    recorder.begin_page()
    box.draw(recorder, 0, 500.0, width, box.height(width))
    recorder.end_page()
    items = [item for frame in recorder.frames() for item in frame.items if isinstance(item, Marked)]
    return [one for item in items for one in item.drawn if isinstance(one, Line)]


def scale(box: PointedBox) -> float:
    """The scale of a figure that is as high as it is said to be."""
    return box.figure.size / box.figure.art.height


def drawn(box: PointedBox) -> float:
    """The scale of a figure that fills the height which it needs."""
    return box._fitting(WIDTH, box.height(WIDTH))


def meet(one: Place, other: Place) -> bool:
    """Whether the words of two labels lie over each other."""
    return one.top < other.foot and other.top < one.foot and one.left < other.right and other.left < one.right


def test_a_label_beside_a_point_ends_a_level_leader() -> None:
    """It begins at the point, is 2 to 10 mm long, and ends 1 mm before the words, level with their middle."""
    box = pointed((Anchor(60, 100), 80.0))
    (place,) = box.places(WIDTH, scale(box))
    (leader,) = lines(box)
    assert leader.start[1] == leader.end[1]
    assert 2 * MM <= leader.end[0] - leader.start[0] <= 10 * MM
    assert place.left - (60 * scale(box) + leader.end[0] - leader.start[0]) == pytest.approx(1 * MM)
    assert (place.top + place.foot) / 2 == pytest.approx(100 * scale(box))
    assert leader.width == pytest.approx(0.35 * MM)


def test_labels_beside_points_stand_in_a_line_unless_that_is_too_far() -> None:
    """A shorter leader is lengthened to where the others end, but none to more than 10 mm."""
    box = pointed((Anchor(70, 20), 50.0), (Anchor(60, 80), 50.0), (Anchor(20, 140), 50.0))
    first, second, third = box.places(WIDTH, scale(box))
    assert first.left == second.left
    assert third.left == pytest.approx(20 * scale(box) + 11 * MM)


def test_a_label_under_a_point_hangs_on_an_upright_leader() -> None:
    """It is 2 to 3 mm long, from the point to the words, which begin a little to its left."""
    box = pointed((Anchor(60, 100, under=True), 80.0))
    (place,) = box.places(WIDTH, scale(box))
    (leader,) = lines(box)
    assert leader.start[0] == leader.end[0]
    assert 2 * MM <= leader.start[1] - leader.end[1] <= 3 * MM
    assert leader.end[1] == pytest.approx(500 - place.top, abs=1)
    assert 60 * scale(box) - place.left == pytest.approx(3 * MM)


def test_a_label_of_a_span_stands_in_the_middle_of_a_bracket() -> None:
    """The bracket is as wide as the span and has ends of 1.6 mm; the words stand below it, and below the figure."""
    box = pointed((Anchor(50, 198, span=60), 80.0))
    (place,) = box.places(WIDTH, drawn(box))
    left, level, right = lines(box)
    assert level.end[0] - level.start[0] == pytest.approx(60 * drawn(box))
    assert [abs(end.start[1] - end.end[1]) for end in (left, right)] == pytest.approx([1.6 * MM, 1.6 * MM])
    assert (place.left + place.right) / 2 == pytest.approx(50 * drawn(box))
    assert place.top >= 200 * scale(box)
    assert place.top - (500 - level.end[1]) >= 0.8 * MM - 0.01


def test_words_wider_than_twice_their_bracket_stand_in_its_middle() -> None:
    """The figure moves to the right for them; where it cannot, they have more lines."""
    for width, most in ((WIDTH, LEADING), (54 * MM, 2 * LEADING)):
        box = pointed((Anchor(20, 198, span=20), 110.0))
        (place,) = box.places(width, scale(box))
        assert (place.left + place.right) / 2 == pytest.approx(20 * scale(box))
        assert place.foot - place.top == most


def test_a_bracket_stays_at_what_it_joins() -> None:
    """Where labels beside it push its words down, these hang on a stem."""
    box = pointed(*[(Anchor(80, 198), 200.0)] * 3, (Anchor(50, 198, span=60), 80.0), size=20 * MM)
    *_, span = box.places(WIDTH, drawn(box))
    *_, _left, level, _right, stem = lines(box)
    assert 500 - level.start[1] == pytest.approx(198 * drawn(box) + 2.6 * MM)
    assert stem.start[1] == level.start[1]
    assert 500 - stem.end[1] <= span.top


def test_of_two_labels_that_would_meet_the_upper_moves_up() -> None:
    """Its leader bends once, to its middle; their order stays."""
    box = pointed((Anchor(60, 104), 50.0), (Anchor(60, 100), 50.0))
    upper, lower = box.places(WIDTH, scale(box))
    assert (lower.top + lower.foot) / 2 == pytest.approx(104 * scale(box))
    assert upper.foot <= lower.top
    slanted, level, straight = lines(box)
    assert slanted.end == level.start
    assert level.start[1] == level.end[1] == pytest.approx(500 - (upper.top + upper.foot) / 2, abs=1)
    assert straight.start[1] == straight.end[1]


def test_a_label_under_a_point_stays_there() -> None:
    """What would meet it from below moves down."""
    box = pointed((Anchor(60, 100, under=True), 50.0), (Anchor(60, 106), 50.0))
    under, beside = box.places(WIDTH, scale(box))
    assert under.top == pytest.approx(100 * scale(box) + 2.6 * MM)
    assert beside.top >= under.foot


def test_what_names_no_place_is_a_caption_below_all() -> None:
    """Captions stand below the figure and its brackets, one below the other."""
    box = pointed((Anchor(50, 198, span=60), 80.0), captions=2)
    span, first, second = box.places(WIDTH, scale(box))
    assert span.foot <= first.top < first.foot <= second.top
    assert lines(box)[0].start[1] > 500 - first.top
    assert box.height(WIDTH) >= second.foot


def test_a_figure_with_labels_fills_its_room() -> None:
    """It is as high as is said where labels leave it the width, less where they do not, more where there is room."""
    anchors = (Anchor(90, 100), 80.0), (Anchor(50, 198, span=60), 80.0)
    box = pointed(*anchors)
    assert box.height(WIDTH) == pytest.approx(HEIGHT, abs=2 * LEADING)
    assert box.height(WIDTH / 2) < 0.6 * box.height(WIDTH)
    assert box.height(2 * WIDTH) + box.elastic(2 * WIDTH) == pytest.approx(128 * MM, abs=2 * LEADING)


def test_a_figure_leaves_the_words_below_it_their_lines() -> None:
    """Where it grows they have less room beside the other labels, and more lines: all stays in its height."""
    width = 84 * MM
    box = pointed((Anchor(78, 150), 118.0), (Anchor(50, 198, span=40), 165.0), size=32 * MM)
    counts = set()
    for height in range(round(box.height(width)), round(box.height(width) + box.elastic(width))):
        fit = box._fitting(width, height)
        assert box._foot(width, fit) <= height + 0.1
        counts.add(round((last := box.places(width, fit)[-1]).foot - last.top))
    assert counts == {LEADING, 2 * LEADING}


@pytest.mark.parametrize("width", [58, 71, 90, 126, 182])
@pytest.mark.parametrize("size", [60, 96, 128])
@pytest.mark.parametrize("length", [50.0, 140.0])
def test_labels_of_the_legs_stand_at_what_they_name(width: int, size: int, length: float) -> None:
    """On all papers: no two lie over each other, none leaves the room, and each begins within 10 mm of its part."""
    own = [(LEGS.anchors[name], length) for name in ("feet", "both", "upwards", "hands")]
    box = pointed(*own, size=size * MM)
    box.figure.art = Drawing(*LEGS.size, (), tuple(LEGS.anchors.items()))
    fit = box.height(width * MM) and box._scale(width * MM, size * MM)
    places = box.places(width * MM, fit)
    assert not any(meet(*pair) for pair in combinations(places, 2))
    ends = [end for place in places for end in (place.left, place.right)]
    assert max(ends) - min(0.0, *ends) <= width * MM + 1e-6
    *side, _ = places
    assert [LEGS.anchors[name].y for name in ("hands", "upwards", "feet")] == sorted(one.anchor.y for one in box.side)
    assert all(upper.foot <= lower.top for upper, lower in pairwise(side))
    for place, label in zip(side, box.side, strict=True):
        across, down = place.left - label.anchor.x * fit, place.top + LEADING / 2 - label.anchor.y * fit
        assert abs(across) <= 11 * MM
        assert abs(down) <= 10 * MM


def test_labels_have_three_lines_where_the_figure_is_larger_for_it() -> None:
    """A figure that has height to spare takes the width of labels, but never more than leaves them three lines."""
    box, high = pointed((Anchor(75.0, 60.0), 110.0), (Anchor(75.0, 150.0), 90.0), size=60 * MM), 150 * MM
    low, large = box._scale(WIDTH, high), box._fitting(WIDTH, high)
    assert large > 1.05 * low
    heights = [place.foot - place.top for place in box.places(WIDTH, large)]
    assert max(heights) == 3 * LEADING
    assert all(place.left + place.width <= WIDTH + 0.01 for place in box.places(WIDTH, large))


def test_labels_are_apart_by_half_a_line() -> None:
    """Nearer they would be read as one text: the upper moves up, or the lower down where that one cannot."""
    for under in (False, True):
        box = pointed((Anchor(60, 100, under=under), 50.0), (Anchor(60, 108), 50.0))
        upper, lower = box.places(WIDTH, scale(box))
        assert lower.top - upper.foot == pytest.approx(LEADING / 2)


@pytest.mark.parametrize(("tall", "apart"), [(1.2, 0.3 / 1.2 * LEADING), (1.7, 1 * MM)])
def test_lines_of_tall_letters_have_that_space_already(tall: float, apart: float) -> None:
    """Of the half line there is as much less as their lines are further from each other than Latin ones."""
    box = replace(pointed((Anchor(60, 100), 50.0), (Anchor(60, 108), 50.0)), tall=tall)
    upper, lower = box.places(WIDTH, scale(box))
    assert lower.top - upper.foot == pytest.approx(apart)
