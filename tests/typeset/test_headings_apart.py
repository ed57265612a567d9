"""Headings stand further from the words around them where a page has room: it is seen, and told by what guesses."""

from __future__ import annotations

from itertools import pairwise

import pytest

from b12docs.diagnostics import InputError
from b12docs.typeset.styles import Spaces
from tests.pdfs import Pdf
from tests.pieces import BODY, paper, printed, words

LARGE = (18.0, 23.5)  # size and leading of large print
DENSE = (9.0, 10.2)  # and of a clinician's page
WIDTH, ROOM = 150, 60  # mm: of the paper, and by how much it is higher than its words need
TEXT = f"<p>{words(24)}</p>"
SECTION = f"<section><h2>Heading</h2>{TEXT}</section>"
LISTED = f"<section><h2>Heading</h2><ul><li>{words(3)}</li><li>{words(4)}</li></ul></section>"
COLUMNS = f'<div class="columns" data-widths="1:1"><div>{SECTION}{SECTION}</div><div>{LISTED}</div></div>'
FLAGS = (
    '<aside class="red-flags"><h2>Now</h2>'
    '<section><h3>Call</h3><ul class="flags"><li>one</li><li>two</li></ul></section>'
    '<section><h3>Ring</h3><ul class="flags"><li>three</li></ul></section></aside>'
)
PANEL = f'<div class="panel"><h2>Heading</h2>{TEXT}</div>'


def pdf_of(inside: str, height: int, body: tuple[float, float] = BODY, kind: str = "page") -> Pdf:
    """The blocks on one page of this height in millimetres."""
    html = f'<section class="{kind}"><header class="band"><h1>A</h1></header>{TEXT}{inside}</section>'
    return Pdf(printed(html, paper(WIDTH, height, body=body)))


def least(inside: str, body: tuple[float, float] = BODY, kind: str = "page") -> int:
    """The height in millimetres of the lowest page that holds the blocks."""
    for height in range(60, 300):
        try:
            pdf_of(inside, height, body, kind)
        except InputError:
            continue
        return height
    raise AssertionError("no page holds them")


def gaps(pdf: Pdf, *, below: bool = True) -> list[float]:
    """How far below each heading but the title its words begin, or how far above it words end, in points."""
    found = []
    for one, other in pairwise(line for line in pdf.lines if line.block and line.block.kind != "Lbl"):
        kinds = [line.block.kind for line in ((one, other) if below else (other, one)) if line.block]
        if kinds[0] in ("H2", "H3") and kinds[1] == "P" and one.baseline > other.baseline:
            found.append(one.box.bottom - other.box.top)
    return found


def test_words_before_a_heading_among_others_are_no_nearer() -> None:
    """It has no space of a page's own above it, as that between blocks, which opens by itself."""
    inside = f"<section><h2>Heading</h2>{TEXT}<h3>Another</h3>{TEXT}</section>"
    pdf = pdf_of(inside, least(inside) + ROOM)
    assert gaps(pdf, below=False)[-1] > gaps(pdf)[-1] - 0.1


each_block = pytest.mark.parametrize(
    "inside", [SECTION, LISTED, COLUMNS, FLAGS, PANEL], ids=["text", "list", "columns", "red flags", "panel"]
)
each_kind = pytest.mark.parametrize("kind", ["page", "flow"])


@each_kind
@each_block
@pytest.mark.parametrize(("body", "steps"), [(BODY, 2), (LARGE, 3)], ids=["usual", "large print"])
def test_words_stand_further_below_their_heading(inside: str, kind: str, body: tuple[float, float], steps: int) -> None:
    """By half a line, and in large print by three quarters: a step of the grid is a quarter of one."""
    low = least(inside, body, kind)
    full, roomy = (gaps(pdf_of(inside, height, body, kind)) for height in (low, low + ROOM))
    step = body[1] / 4
    more = {round((other - one) / step) for one, other in zip(full, roomy, strict=True)}
    assert more <= {steps, steps + 1}  # the leading of the full page has given way, too


@each_block
def test_on_a_dense_page_they_move_by_an_eighth_of_a_line(inside: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Room is scarce there, and blocks need it, the red box among them."""
    height = least(inside, DENSE) + ROOM
    roomy = gaps(pdf_of(inside, height, DENSE))
    monkeypatch.setattr(Spaces, "looser", ())
    assert [one - other for one, other in zip(roomy, gaps(pdf_of(inside, height, DENSE)), strict=True)] == [
        pytest.approx(DENSE[1] / 8, abs=0.01)
    ] * len(roomy)


@each_kind
@each_block
def test_a_heading_is_no_nearer_to_the_words_before_it(inside: str, kind: str) -> None:
    """As far as its own words move away from it, so do those before it: it stays the heading of what follows."""
    low = least(inside, kind=kind)
    for height in range(low, low + ROOM, 4):
        pdf = pdf_of(inside, height, kind=kind)
        assert min(gaps(pdf, below=False), default=99.0) > max(gaps(pdf)) - 0.1


@each_kind
@each_block
def test_no_page_is_fuller_for_it(inside: str, kind: str) -> None:
    """At each height all stands on one page, and above its foot."""
    low = least(inside, kind=kind)
    foot = min(line.box.bottom for line in pdf_of(inside, low, kind=kind).lines if line.block)
    for height in range(low, low + 20):
        pdf = pdf_of(inside, height, kind=kind)
        assert len(pdf.sizes) == 1
        assert min(line.box.bottom for line in pdf.lines if line.block) > foot - 4  # a step of the grid
