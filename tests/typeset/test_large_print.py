"""Large print: what its readers are to tell apart stands apart."""

from __future__ import annotations

from itertools import pairwise

import pytest

from b12docs.paper import MM
from tests.pdfs import Line, Pdf
from tests.pieces import paper, printed, words

LARGE = (18.0, 24.0)  # size and leading
WIDTH = 180  # mm
LINE = 24.0  # points
CARD = '<section class="card" data-marker="circle"><h2>Name</h2><p>words</p></section>'
LISTED = f'<section><h2>H</h2><ol class="references"><li>{words(3)}</li><li>{words(3, 20)}</li></ol></section>'
CONTACT = '<div class="columns" data-widths="1:1"><p class="contact">Call</p><p class="contact">Write</p></div>'
PROTOCOL = '<aside class="protocol"><h2>Local</h2><p class="write-in">Test</p><p class="write-in">Repeat</p></aside>'
PANEL = f'<section class="panel"><h2>What to do</h2><p>{words(20)}</p></section>'


def pdf_of(inside: str, height: float) -> Pdf:
    """The blocks as a flow below a title band, on one page of this height in millimetres."""
    html = f'<section class="flow"><header class="band"><h1>A</h1></header>{inside}</section>'
    return Pdf(printed(html, paper(WIDTH, height, body=LARGE)))


def said(pdf: Pdf, words: str) -> Line:
    """The line that says it."""
    return next(line for line in pdf.lines if line.text.startswith(words))


def test_cards_below_each_other_are_as_far_apart_as_side_by_side() -> None:
    """So many frames in a row are told apart by the white between them."""
    pdf = pdf_of(f'<p>a</p><div class="column">{3 * CARD}</div>', 200)
    frames = sorted({(one.box.top, one.box.bottom) for one in pdf.shapes if one.kind == "stroke"}, reverse=True)
    apart = [before[1] - after[0] for before, after in pairwise(frames)]
    assert len(apart) == 2
    assert min(apart) >= 3.9 * MM


def test_whom_to_call_is_no_entry_of_the_list_before_it() -> None:
    """It has no heading, and so a line of white above it; behind a panel, whose edge parts it, it needs none."""
    pdf = pdf_of(LISTED + CONTACT, 200)
    assert said(pdf, "word20").baseline - said(pdf, "Call").baseline >= 1.9 * LINE


def test_words_on_a_panel_stand_clear_of_its_upper_edge_where_the_page_has_room() -> None:
    """Their heading is as far from the edge as it is from what it heads, or nearly so."""
    full, roomy = (pdf_of(f"{PANEL}<p>{words(40)}</p>", height) for height in (130, 230))
    assert _clear(roomy) > _clear(full) + 0.2 * LINE
    assert len(roomy.sizes) == len(full.sizes) == 1


def _clear(pdf: Pdf) -> float:
    """How far the letters of the heading begin below the upper edge of its panel, in points."""
    ground = min((one for one in pdf.shapes if one.kind == "fill"), key=lambda one: one.box.left == 0)
    return ground.box.top - said(pdf, "What").box.top


@pytest.mark.parametrize("height", [110, 230])
def test_no_line_to_write_on_is_taken_for_a_part_of_the_frame(height: float) -> None:
    """The last of the clinic's own lines is as clear of the dashed frame below it on a page with room to spare."""
    pdf = pdf_of(PROTOCOL, height)
    frame, *lines = sorted((one.box for one in pdf.shapes if one.kind == "stroke"), key=lambda box: box.left)
    assert min(line.bottom for line in lines) - frame.bottom >= 3 * MM
