"""The looks of a text's pieces on the page."""

from __future__ import annotations

from tests.pdfs import Pdf
from tests.pieces import paper, printed


def test_a_number_to_call_has_the_colour_of_its_words() -> None:
    """Numbers to call are links, but not in links' colour: they would be the palest words of a warning."""
    told = '<p>Call <a href="tel:999">999</a>, or read <a href="https://a.example/">more</a>.</p>'
    pdf = Pdf(printed(f'<section class="flow"><h1>T</h1>{told}</section>', paper(210, 150, counts=(1,))))
    seen = {word: {tuple(one.colour) for one in pdf.spans if word in one.text} for word in ("Call", "999", "more")}
    assert seen["999"] == seen["Call"] != seen["more"]
    assert str(pdf.links[0][1].A.URI) == "tel:999"
