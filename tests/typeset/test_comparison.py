"""A comparison has two to four columns: two fill the page, four fit on it, as a table and as cards."""

from __future__ import annotations

from itertools import pairwise

import pytest

from b12docs.document.kinds import MARKERS
from b12docs.paper import MM
from tests.components import components
from tests.pdfs import Box, Pdf
from tests.pieces import BODY, MARGIN, paper, printed

A4, NARROW = 210.0, 105.0  # millimetres
BAND = '<header class="band"><h1>T</h1></header>'
COUNTS = pytest.mark.parametrize("count", [2, 3, 4])


def shown(html: str, width: float, height: float = 150.0) -> Pdf:
    """The piece below a title band, on as many pages as it takes."""
    job = paper(width, height, counts=tuple(range(1, 9)))
    return Pdf(printed(f'<section class="flow">{BAND}{html}</section>', job))


def table(count: int, name: str = "Name", rows: int = 2) -> str:
    """A table with so many marked columns and without widths."""
    heads = "".join(f'<th scope="col" data-marker="{marker}">Head</th>' for marker in MARKERS[:count])
    row = f'<tr><th scope="row">{name}</th>{"<td>words</td>" * count}</tr>'
    return f'<table><thead><tr><th scope="col">What</th>{heads}</tr></thead><tbody>{row * rows}</tbody></table>'


def heads(pdf: Pdf, page: int = 0) -> list[Box]:
    """The coloured grounds of the columns' names on a page, from left to right."""
    palette = {tuple(span.colour) for span in pdf.spans if span.text.startswith("Head")}
    found = [one.box for one in pdf.drawn if one.page == page and getattr(one, "kind", "") == "fill"]
    assert palette == {(1, 1, 1)}
    below_band = [box for box in found if box.left > MARGIN * MM + 1 and box.right - box.left > 20]
    return sorted(below_band, key=lambda box: box.left)


@COUNTS
def test_columns_share_what_the_names_leave(count: int) -> None:
    """The column of the names is as wide as these; all others are equal, and the last ends at the margin."""
    found = heads(shown(table(count), A4))
    assert len(found) == count
    assert found[0].left < (MARGIN + 20) * MM
    widths = [box.right - box.left for box in found]
    assert max(widths) - min(widths) < 0.1
    assert found[-1].right == pytest.approx((A4 - MARGIN) * MM, abs=1)


def test_names_take_no_more_than_their_share() -> None:
    """Where a name is a whole sentence, its column is as wide as the others, and its lines break."""
    found = heads(shown(table(2, "A name of a good many words, which would fill two lines by itself alone"), A4))
    assert found[0].left - MARGIN * MM == pytest.approx(found[1].left - found[0].left, abs=1)


def test_columns_stay_where_they_are_on_the_next_page() -> None:
    """The rest of a table keeps the columns of its first page, whatever the names of the rows that are left."""
    long, short = table(3, "A rather long name", 6), table(3, "Name", 12)
    pdf = shown(long.replace("</tbody></table>", "") + short.split("<tbody>")[1], A4, 90)
    assert len(pdf.sizes) > 1
    lefts = [[box.left for box in heads(pdf, page)] for page in range(len(pdf.sizes))]
    assert all(one == pytest.approx(other, abs=0.01) for one, other in pairwise(lefts))


@COUNTS
def test_names_of_many_columns_are_no_larger_than_the_words(count: int) -> None:
    """Two or three columns have names in the size of a heading, four in that of their words."""
    sizes = {span.size for span in shown(table(count), A4).spans if span.text.startswith("Head")}
    assert (min(sizes) > BODY[0]) == (count < 4)


def cards(count: int) -> str:
    """So many cards, named card1, card2, ..."""
    each = (
        f'<section class="card" data-marker="{marker}"><h2>card{number}</h2><p>Some words</p></section>'
        for number, marker in enumerate(MARKERS[:count], 1)
    )
    return f'<div class="cards">{"".join(each)}</div>'


def rows_of(pdf: Pdf) -> list[list[str]]:
    """The names of the cards, row by row."""
    rows: dict[tuple[int, float], list[str]] = {}
    for span in sorted(pdf.spans, key=lambda one: (one.page, -one.baseline, one.box.left)):
        if span.text.startswith("card"):
            rows.setdefault((span.page, round(span.baseline)), []).append(span.text.strip())
    return list(rows.values())


@pytest.mark.parametrize(
    ("count", "width", "rows"),
    [
        (2, A4, [["card1", "card2"]]),
        (3, A4, [["card1", "card2", "card3"]]),
        (4, A4, [["card1", "card2"], ["card3", "card4"]]),
        (4, 230.0, [["card1", "card2", "card3", "card4"]]),
        (2, NARROW, [["card1"], ["card2"]]),
    ],
)
def test_cards_stand_in_even_rows(count: int, width: float, rows: list[list[str]]) -> None:
    """As many cards stand side by side as have room for their words; four stand two by two, never three and one."""
    assert rows_of(shown(cards(count), width)) == rows


def test_rows_of_cards_go_on_on_the_next_page() -> None:
    """The second row of cards may stand on the next page; no card is torn."""
    pdf = shown(cards(4), A4, 60)
    assert len(pdf.sizes) == 2
    assert [{span.page for span in pdf.spans if span.text.startswith(f"card{number}")} for number in range(1, 5)] == [
        {0}, {0}, {1}, {1},
    ]  # fmt: skip


def test_figures_above_their_words_stand_level() -> None:
    """In a row of a tinted table whose columns are too narrow for words beside a figure, all figures begin alike."""
    figures = components()["cards"].job.figures
    figure = '<figure><img src="person.svg" alt="A person" data-height="20mm"></figure>'
    cells = f"<td>{figure}<p>short</p></td><td>{figure}<p>{'much longer ' * 12}</p></td>"
    html = table(2, rows=1).replace("<td>words</td>" * 2, cells).replace("<table>", '<table class="tinted">')
    pdf = Pdf(printed(f'<section class="page">{BAND}{html}</section>', paper(80, 150, figures=figures)))
    tops = [
        max(one.box.top for one in pdf.drawn if one.mark in set(figure.marks())) for figure in pdf.root.find("Figure")
    ]
    assert len(tops) == 2
    assert tops[0] == pytest.approx(tops[1], abs=0.1)
