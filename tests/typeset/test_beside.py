"""The picture beside the main message: it decorates, reaches into the band where that is free, and gives way."""

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


def test_it_gives_way_to_words() -> None:
    """Where room is too short for both, the words alone stand on the page."""
    shapes = [len(page(message=words(40), more=many).shapes) for many in (1, 160)]
    assert shapes[0] > shapes[1] + 10
