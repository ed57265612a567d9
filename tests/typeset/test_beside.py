"""The picture beside the main message, at a section or on a panel: it decorates, and costs no line."""

from __future__ import annotations

from tests.conftest import shipped
from tests.pdfs import Pdf
from tests.pieces import paper, printed, words

MM = 72 / 25.4
HEAD = (
    '<section class="page"><header class="band"><h1>Title</h1><p class="subtitle">{}</p></header>'
    '<aside class="key-message" data-icon="{}"><p class="label">Message</p><p>{}</p></aside>'
    "<p>{}</p></section>"
)


def page(subtitle: str = "Below", picture: str = "people.svg", message: str = "Most.", more: int = 1) -> Pdf:
    """A band, a message with a picture, and so many words."""
    job = paper(210, 150, figures=shipped().layouts.figures)
    return Pdf(printed(HEAD.format(subtitle, picture, message, words(more)), job))


def ground(pdf: Pdf) -> float:
    """The upper edge of the ground of the picture: the rounded field at the right of the message."""
    return max(
        shape.box.top
        for shape in pdf.shapes
        if shape.kind == "fill" and 46 * MM < shape.box.right - shape.box.left < 50 * MM
    )


def foot(pdf: Pdf) -> float:
    """The lower edge of the title band."""
    return next(
        shape.box.bottom
        for shape in pdf.shapes
        if shape.kind == "fill" and shape.box.right > 200 * MM and shape.box.left < 1
    )


def test_it_is_decoration() -> None:
    """Nothing tells it, and the message is read as it is without."""
    told = [[pdf.text(one) for one in pdf.root.find("P")] for pdf in (page(), page(picture=""))]
    assert told[0] == told[1]
    assert not page().root.find("Figure")


def test_it_reaches_into_a_band_that_is_free_there() -> None:
    """A subtitle that needs the room keeps it: the picture then begins below the band."""
    short, long = page(), page(subtitle=words(24))
    assert ground(short) > foot(short) + 5 * MM
    lowest = min(line.box.bottom for line in long.lines if line.box.bottom > foot(long))
    assert ground(long) < lowest


def test_its_ground_is_no_higher_than_it_needs() -> None:
    """Beside a message of several lines it needs less of the band, however free that is."""
    low, high = page(), page(message=words(19))
    assert ground(high) - foot(high) < ground(low) - foot(low) - 5 * MM


def test_it_costs_no_line() -> None:
    """A message has as many lines as without, and one that leaves no room has no picture."""
    shown = set()
    for count in range(10, 40, 2):
        plain, pictured = (page(picture=picture, message=words(count)) for picture in ("", "people.svg"))
        assert len(pictured.lines) == len(plain.lines)
        assert {line.box.bottom for line in pictured.lines} == {line.box.bottom for line in plain.lines}
        shown.add(len(pictured.shapes) > len(plain.shapes) + 10)
    assert shown == {True, False}


PANEL = '<section class="page"><h1>T</h1><section class="panel" data-icon="{}"><p>{}</p><p>{}</p></section></section>'
SECTION = '<section class="page"><h1>T</h1><section data-icon="{}"><h2>More</h2><p>{}</p><p>{}</p></section></section>'


def of_two_paragraphs(form: str, picture: str, count: int) -> Pdf:
    """A panel or a section with a picture, and twice so many words."""
    text = form.format(picture, words(count), words(count))
    return Pdf(printed(text, paper(150, 100, figures=shipped().layouts.figures)))


def test_it_stands_on_a_panel_whose_words_leave_it_room() -> None:
    """At its foot, right of all words; where it would cost a line it does not stand."""
    plain, pictured = of_two_paragraphs(PANEL, "", 6), of_two_paragraphs(PANEL, "people.svg", 6)
    assert [line.text for line in plain.lines] == [line.text for line in pictured.lines]
    assert len(pictured.shapes) > len(plain.shapes) + 10
    assert not pictured.root.find("Figure")
    assert len(of_two_paragraphs(PANEL, "", 30).shapes) == len(of_two_paragraphs(PANEL, "people.svg", 30).shapes)


def test_it_stands_at_the_foot_of_a_section_whose_words_leave_it_room() -> None:
    """Level with its last line, right of all words, on no ground; where it would cost a line it does not stand."""
    plain, pictured = of_two_paragraphs(SECTION, "", 6), of_two_paragraphs(SECTION, "people.svg", 6)
    assert [line.box for line in plain.lines] == [line.box for line in pictured.lines]
    drawn = pictured.shapes[len(plain.shapes) :]
    assert len(drawn) > 10
    assert not pictured.root.find("Figure")
    assert min(shape.box.left for shape in drawn) > max(line.box.right for line in pictured.lines)
    assert abs(min(shape.box.bottom for shape in drawn) - min(line.box.bottom for line in pictured.lines)) < 3 * MM
    shown = set()
    for count in range(12, 40, 3):
        plain, pictured = of_two_paragraphs(SECTION, "", count), of_two_paragraphs(SECTION, "people.svg", count)
        assert {line.box.bottom for line in pictured.lines} == {line.box.bottom for line in plain.lines}
        shown.add(bool(pictured.shapes))
    assert shown == {True, False}
