"""Parts of a leaflet: what stands where in its title band, its warnings, its tiles and its passport."""

from __future__ import annotations

from itertools import pairwise

from tests.pdfs import Line, Pdf
from tests.pieces import paper, printed

NUMBER = "01234 567890"


def pdf_of(html: str, width: float = 180) -> Pdf:
    """The piece on a page of its own, so many millimetres wide."""
    return Pdf(printed(f'<section class="page"><h1>A</h1>{html}</section>', paper(width, 150)))


def line_with(pdf: Pdf, words: str) -> Line:
    """The first printed line that has these words."""
    return next(line for line in pdf.lines if words in line.text.replace("\u00a0", " "))


def test_a_title_stands_beside_the_tab_or_passes_under_it() -> None:
    """A short one is level with the clinic's name or below it, a long one stands clear of the name's tab."""
    band = '<section class="page"><header class="band"><h1>{}</h1><p class="clinic">Clinic</p></header></section>'
    titles = ("Short", "A title as long as the page is wide")
    short, long = (Pdf(printed(band.format(title), paper(150, 100))) for title in titles)
    assert line_with(long, "A title").box.right > line_with(long, "Clinic").box.left
    assert line_with(short, "Short").box.top > line_with(long, "A title").box.top


def test_the_number_to_call_stands_beside_the_title_of_the_warnings_or_below_it() -> None:
    """It is read right behind the title, before the signs."""
    html = f"""<aside class="red-flags"><h2>Get help now</h2><p class="contact">Call {NUMBER}</p>
      <ul class="flags"><li>a sign</li></ul></aside>"""
    for width, beside in ((180, True), (60, False)):
        pdf = pdf_of(html, width)
        title, number = line_with(pdf, "Get help"), line_with(pdf, NUMBER[:5])
        assert (number.box.left > title.box.right) == beside
        assert number.baseline > line_with(pdf, "a sign").baseline


def test_tiles_stand_in_equal_columns() -> None:
    """However short the words of one are, no column is narrower than another."""
    items = "".join(
        f"<li><strong>{word}:</strong> as it is</li>" for word in ("One", "Much longer", "A", "B", "C", "D")
    )
    pdf = pdf_of(f'<ul class="tiles">{items}</ul>')
    lefts = sorted({round(line.box.left) for line in pdf.lines if line.text.startswith("as it")})
    steps = {after - before for before, after in pairwise(lefts)}
    assert len(lefts) > 2
    assert max(steps) - min(steps) <= 1


def test_a_large_telephone_number_stands_on_one_line() -> None:
    """It is dialled as it is read: in a narrow column it is smaller before it breaks."""
    number = f'<div class="tight"><p class="phone">{NUMBER}</p></div>'
    wide, narrow = (pdf_of(f'<div class="columns" data-widths="50:100">{number}<p>B</p></div>', w) for w in (180, 140))
    lines = [line_with(pdf, NUMBER[:5]) for pdf in (wide, narrow)]
    assert [line.text.strip() for line in lines] == [NUMBER, NUMBER]
    assert lines[1].spans[0].size < lines[0].spans[0].size
