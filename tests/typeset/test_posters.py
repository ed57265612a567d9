"""What is to be read from two metres on a poster: how large it is, in the shipped posters and in pieces of one."""

from __future__ import annotations

import pytest

from b12docs.paper import MM
from tests.components import components
from tests.conftest import Built
from tests.pdfs import Element, Pdf
from tests.pieces import paper, printed

WIDE = 400.0  # millimetres
FIGURE = '<figure><img src="person.svg" alt="A person" data-height="{height}mm"></figure>'
A3 = 420 * MM, 297 * MM
LEAST = {"easy": 60, "standard": 60, "detailed": 54}  # millimetres of a figure: a longer message takes from its room


def on_wall(cells: list[str], width: float = WIDE, height: float = 150.0, last: str = "Head") -> Pdf:
    """A poster's table of one row with these cells, in columns of equal widths; ``last`` is the name of the last."""
    names = ["Head"] * (len(cells) - 1) + [last]
    heads = "".join(f'<th scope="col" data-marker="circle">{name}</th>' for name in names)
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    widths = ":".join(["1"] * (len(cells) + 1))
    html = (
        f'<section class="page"><h1>A</h1><table class="tinted" data-widths="{widths}"><thead><tr><td></td>{heads}</tr>'
        f'</thead><tbody><tr><th scope="row">Where</th>{row}</tr></tbody></table></section>'
    )
    return Pdf(printed(html, paper(width, height, figures=components()["cards"].job.figures)))


def height_of(pdf: Pdf, figure: Element) -> float:
    """The height in millimetres of what is drawn of a figure."""
    boxes = [one.box for one in pdf.drawn if one.mark in set(figure.marks())]
    return (max(box.top for box in boxes) - min(box.bottom for box in boxes)) / MM


def size_of(pdf: Pdf, words: str) -> float:
    """The size of the type of what begins with these words, in points."""
    return next(span.size for span in pdf.spans if span.text.startswith(words))


def test_the_places_are_read_from_two_metres(poster: Built) -> None:
    """On A3 bodies are as high as a hand is wide, and what tells the conditions apart has 37 points, on one line."""
    width, height = poster.pdf.sizes[0]
    scale = min(width / A3[0], height / A3[1])
    cells = [cell for row in poster.pdf.root.find("TR") for cell in row.find("TD") if list(cell.find("Figure"))]
    assert len(cells) == 3
    for cell in cells:
        figure, lead = next(iter(cell.find("Figure"))), next(iter(cell.find("P")))
        assert height_of(poster.pdf, figure) >= LEAST[poster.job.level] * scale
        spans = list(poster.pdf.spans_of(lead))
        assert all(span.size == pytest.approx(37 * scale, abs=0.5) for span in spans)
        assert len({span.baseline for span in spans}) == 1


def test_a_figure_that_has_given_way_grows_again() -> None:
    """Figures give way in steps where a page is full; what room is left then is theirs, before rows of words."""
    found = []
    for height in range(100, 84, -1):
        pdf = on_wall([FIGURE.format(height=60) + "<p>words</p>"], height=height)
        found.append(round(height_of(pdf, next(iter(pdf.root.find("Figure"))))))
    assert found == sorted(found, reverse=True)
    assert len(set(found)) > 5, found  # more heights than there are steps


def test_large_words_are_smaller_where_they_have_no_line() -> None:
    """Words that tell what a cell is about stand on one line: where they do not, they are smaller, never cut."""
    wide, narrow = (on_wall(['<p class="point">On both sides</p><p>words</p>'], width) for width in (WIDE, 70.0))
    assert size_of(narrow, "On both") < size_of(wide, "On both")
    assert len({span.baseline for span in wide.spans if span.text.startswith("On both")}) == 1


def test_names_of_columns_have_one_size() -> None:
    """One name that is too long for its column makes all of them smaller."""
    alone = on_wall(["a", "b"], 124.0, 100.0)
    beside = on_wall(["a", "b"], 124.0, 100.0, last="Head of a column that is long")
    assert size_of(beside, "Head") < size_of(alone, "Head")
    assert len({span.size for span in beside.spans if span.text.startswith("Head")}) == 1


def test_what_to_do_at_once_is_as_loud_as_the_names_of_the_causes(poster: Built) -> None:
    """Patients read "Call 999" from as far as the heads of the columns; longer words of clinicians yield to 22 pt."""
    pdf, scale = poster.pdf, scale_of(poster)
    urgent = [min(span.size for span in pdf.spans_of(head)) for head in pdf.root.find("H3")]
    heads = [cell for cell in pdf.root.find("TH") if str(cell.attributes["/Scope"]) == "/Column"]
    names = [span.size for cell in heads for span in pdf.spans_of(cell)]
    least = 22 * scale if poster.job.audience == "clinician" else max(names)
    assert len(urgent) == 2
    assert min(urgent) >= least - 0.1


def test_a_code_is_scanned_from_the_wall(poster: Built) -> None:
    """On A3 it is 40 mm wide with its quiet zone, and its words and where to send comments stand beside it."""
    pdf = poster.pdf
    (code,) = (one for one in pdf.root.find("Figure") if not one.inside("TD"))
    left, bottom, right, top = (float(value) for value in code.attributes["/BBox"])
    assert right - left == pytest.approx(top - bottom, abs=0.1)
    assert right - left >= 40 * MM * scale_of(poster)
    assert "Scan for more" in " ".join(pdf.text(block) for block in pdf.blocks)


def test_words_beside_figures_begin_at_one_height(poster: Built) -> None:
    """What tells the conditions apart stands on one line, however many words follow."""
    leads = [span for span in poster.pdf.spans if span.size == pytest.approx(37 * scale_of(poster), abs=0.5)]
    assert len(leads) >= 3
    assert len({round(span.baseline, 1) for span in leads}) == 1


def test_the_title_bands_words_take_two_lines_at_most(poster: Built) -> None:
    """A line on a wall is as long as the band: the eye has but one other to find."""
    (band,) = (element for element in poster.pdf.root.find("Div") if list(element.find("H1")))
    (words,) = band.find("P")
    assert len({round(span.baseline, 1) for span in poster.pdf.spans_of(words)}) <= 2


def scale_of(poster: Built) -> float:
    """How much larger than on A3 a poster is."""
    width, height = poster.pdf.sizes[0]
    return min(width / A3[0], height / A3[1])
