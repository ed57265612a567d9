"""Titles are kerned, as their font says; all other text is as it was, and lines are as wide as they are measured."""

from __future__ import annotations

from itertools import pairwise

import pytest

from b12docs.document.leaves import Run
from b12docs.typeset import fonts
from b12docs.typeset.fonts import BOLD, REGULAR
from b12docs.typeset.pieces import Style
from b12docs.typeset.text import SetText
from tests.conftest import Built
from tests.pdfs import Span, clean

# Thousandths of an em, as HarfBuzz reads them from the fonts: listed pairs, classes, none, and letters moved apart.
PAIRS = {
    REGULAR: {"To": -66, "Ty": -33, "AV": -14, "P.": -112, "r.": -57, "x,": 7, "ry": 25, "11": 0, "fi": 0, "or": 0},
    BOLD: {"To": -76, "Ty": -24, "AV": -18, "P.": -132, "r.": -88, "x,": 16, "ry": 7, "11": 0, "fi": 0, "or": 0},
}
SIZE = 56.0
KERNED = Style(SIZE, 56, "#000000", "#000000", bold=True, kerned=True)


@pytest.mark.parametrize("font", PAIRS)
def test_pairs_move_as_the_font_says(font: str) -> None:
    """Each pair moves by what the font's own table says, in both of its forms."""
    fonts.register()
    for pair, expected in PAIRS[font].items():
        width = sum(width for _, width in fonts.kerned(pair, font))
        assert 1000 * (width - fonts.width(pair, font)) == pytest.approx(expected, abs=0.01), pair


@pytest.mark.parametrize("text", ["", "T", "To", " To ", "Type 2: Take a test. Very tired?", "Ürü £5 – ‘Ta’ ☐"])
def test_kerning_keeps_the_text(text: str) -> None:
    """The parts of a kerned text are the text; a pair with a space does not move, so that a line is its words' sum."""
    fonts.register()
    assert "".join(part for part, _ in fonts.kerned(text, BOLD)) == text
    whole = sum(width for _, width in fonts.kerned(text, BOLD))
    words = [sum(width for _, width in fonts.kerned(word, BOLD)) for word in text.split(" ")]
    assert whole == pytest.approx(sum(words) + text.count(" ") * fonts.width(" ", BOLD))


def test_lines_are_measured_as_they_are_drawn() -> None:
    """A title that fits only because it is kerned stands on one line, and is no wider than that."""
    fonts.register()
    title = "Type 2: Take a test"
    plain = SIZE * fonts.width(title, BOLD)
    kerned = SIZE * sum(width for _, width in fonts.kerned(title, BOLD))
    assert kerned < plain - 5
    assert len(SetText((Run(title),), KERNED, kerned + 0.1).lines) == 1
    assert len(SetText((Run(title),), KERNED, kerned - 1).lines) == 2
    assert SetText((Run(title),), KERNED, plain).width == pytest.approx(kerned)


def test_titles_are_kerned_and_nothing_else_is(document: Built) -> None:
    """On paper the letters of the title stand as the font's kerning has them; every other text is shown whole."""
    pdf = document.pdf
    (title,) = pdf.root.find("H1")
    spans = pdf.spans_of(title)
    if not any(abs(_kern(left + right)) > 0.001 for left, right in pairwise(document.tree.title)):
        assert len({span.baseline for span in spans}) == len(spans)  # one whole text a line: no pair has to move
        return
    moves = [_move(left, right) for left, right in pairwise(spans) if left.baseline == right.baseline]
    expected = [0.0, *(_kern(left.text[-1] + right.text[0]) for left, right in pairwise(spans))]
    assert len(spans) >= 2
    written = 0.001  # of an em: places stand in hundredths of a point of the layout
    assert all(min(abs(move - one) for one in expected) <= written for move in moves)
    assert any(abs(move) > written for move in moves)
    marks = {span.mark for span in spans}
    for left, right in pairwise(pdf.spans):
        parted = left.mark == right.mark and left.baseline == right.baseline and left.mark not in marks
        if parted and left.mark:
            assert (left.font, left.size, left.colour) != (right.font, right.size, right.colour), left.text


def _move(left: Span, right: Span) -> float:
    """By how much a text stands nearer to the one before it than the widths of its letters say, in ems."""
    font = fonts.name(bold=left.font.endswith("Bold"))
    return (right.box.left - left.box.left) / left.size - fonts.width(left.text, font)


def _kern(pair: str) -> float:
    return sum(width for _, width in fonts.kerned(pair, BOLD)) - fonts.width(pair, BOLD)


def test_a_title_can_be_searched(document: Built) -> None:
    """The title is read back word for word: nothing stands between the parts that are kerned."""
    (title,) = document.pdf.root.find("H1")
    assert document.pdf.text(title) == clean(document.tree.title)
    assert len(document.tree.title) > 10
