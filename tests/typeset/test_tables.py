"""Tables: columns as wide as their words ask for, cards where the page is too narrow, and what is filled in by hand."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from b12docs.typeset.widths import Wish, shared
from tests.pdfs import Element, Pdf
from tests.pieces import paper, printed

TICK, LINE = '<span class="tick">to tick</span>', '<span class="line">to fill in</span>'
ROWS = ("Blue inhaler", "2 puffs", "", TICK), ("Spacer", "Rinse", "Dry", LINE)


def diary(role: str = "") -> str:
    """A table of three columns, one of them with an empty cell."""
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Medicine", "Morning", "Evening", "Taken"))
    body = "".join(
        f'<tr><th scope="row">{name}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>' for name, *cells in ROWS
    )
    return f'<table class="{role}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def pdf_of(inside: str, width: float = 150, height: float = 120) -> Pdf:
    """The PDF of one page with this inside; widths and heights are millimetres."""
    return Pdf(printed(f'<section class="page"><h1>A</h1>{inside}</section>', paper(width, height)))


def rows_of(pdf: Pdf) -> list[list[str]]:
    """The words of each cell of each row, as they are read: those that are filled in by their alternative text."""
    return [[" ".join(_told(pdf, cell)) for cell in row.elements] for row in pdf.root.find("TR")]


def _told(pdf: Pdf, cell: Element) -> list[str]:
    return [one.alt if one.kind == "Form" else pdf.text(one) for one in cell.walk() if one.kind in ("P", "Form")]


TABLE = [
    ["Medicine", "Morning", "Evening", "Taken"],
    ["Blue inhaler", "2 puffs", "", "to tick"],
    ["Spacer", "Rinse", "Dry", "to fill in"],
]
CARDS = [
    ["Medicine: Blue inhaler", "Morning: 2 puffs", "Evening:", "Taken: to tick"],
    ["Medicine: Spacer", "Morning: Rinse", "Evening: Dry", "Taken: to fill in"],
]


@pytest.mark.parametrize(
    ("role", "width", "expected"),
    [("", 150, TABLE), ("fit", 150, TABLE), ("stacked", 150, CARDS), ("", 60, CARDS), ("fit", 60, CARDS)],
)
def test_a_table_has_cards_where_its_words_have_no_room(role: str, width: float, expected: list[list[str]]) -> None:
    """Each card has the row's name, and each cell, an empty one too, the name of its column, heard as they are seen."""
    assert rows_of(pdf_of(diary(role), width)) == expected


def test_a_marked_table_with_widths_never_has_cards() -> None:
    """Whoever gives widths gets columns."""
    html = diary().replace("<table", '<table data-widths="2:2:2:2"')
    assert rows_of(pdf_of(html, 85)) == TABLE


def test_no_word_is_broken_and_long_texts_get_the_most_room() -> None:
    """Columns are never narrower than their longest word; what is left goes where lines would break."""
    widths = shared([Wish(50, 50), Wish(40, 400), Wish(30, 60)], 300)
    assert sum(widths) == pytest.approx(300)
    assert widths[0] == pytest.approx(50)
    assert widths[1] > 200
    assert 30 <= widths[2] < 60


def test_short_columns_share_what_is_left() -> None:
    """Where no line breaks, the columns fill the room in proportion."""
    assert shared([Wish(10, 20), Wish(10, 40)], 120) == pytest.approx([40, 80])


def test_columns_that_are_filled_in_are_equal() -> None:
    """Boxes to tick stand in even columns, whatever their names; unless a name would not fit."""
    days = [Wish(40, 60), *(Wish(least, least, "ticked") for least in (15, 20, 25))]
    assert shared(days, 200)[1:] == pytest.approx([shared(days, 200)[1]] * 3)
    narrow = shared([Wish(10, 10, "ticked"), Wish(50, 50, "ticked")], 60)
    assert narrow == pytest.approx([10, 50])


def test_columns_that_are_written_in_take_the_room_that_is_left() -> None:
    """A box to tick needs no more than itself."""
    assert shared([Wish(10, 20), Wish(10, 40, "written"), Wish(10, 10, "ticked")], 120) == pytest.approx([20, 90, 10])


def test_no_short_row_stands_apart_from_its_table() -> None:
    """A table of three short rows is whole, rather than that one of them goes to the next page, or stays behind."""
    rows = "".join(f'<tr><th scope="row">{name}</th><td><p>words</p></td></tr>' for name in ("One", "Two", "Three"))
    head = '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
    html = f'<section class="flow"><h1>A</h1>{"<p>x</p>" * 6}<table>{head}<tbody>{rows}</tbody></table></section>'
    for height in range(60, 90, 2):
        pdf = Pdf(printed(html, paper(100, height, counts=tuple(range(1, 9)))))
        assert len({span.page for span in pdf.spans if span.text == "words"}) == 1, height


def test_what_is_filled_in_is_told() -> None:
    """A box to tick is a field of a form that is filled in on paper, with words and a place (ISO 32000-1 §14.8.5.6)."""
    with pikepdf.open(BytesIO(pdf_of(diary()).data)) as file:
        forms = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Form"]
        said = {(str(one.Alt), str(owner.Role)) for one in forms for owner in one.A if owner.O == "/PrintField"}
        assert all(any("/BBox" in owner for owner in one.A) for one in forms)
    assert said == {("to tick", "/cb"), ("to fill in", "/tv")}


@pytest.mark.parametrize("count", [4, 24])
def test_lines_to_write_on_are_told_once(count: int) -> None:
    """Below their heading, also where they go on on the next page; those without words are decoration."""
    lines = f'<hr data-count="{count}" alt="to fill in">'
    html = f'<section class="flow"><h1>A</h1><h2>Questions</h2><p>word</p>{lines}</section>'
    job = paper(100, 100, counts=(1, 2, 3, 4))
    with pikepdf.open(BytesIO(printed(html, job))) as file:
        assert (len(file.pages) > 1) is (count > 9)
        (form,) = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Form"]
        assert str(form.Alt) == "to fill in"
        assert [str(one.S) for one in form.P.K] == ["/H1", "/H2", "/P", "/Form"]
        assert isinstance(form.K, int)  # content of one page
    assert not Pdf(printed(html.replace(' alt="to fill in"', ""), job)).root.find("Form")


def test_a_numbered_list_is_numbered() -> None:
    """Steps, and an ol without a class, have numbers; the longest of them says where all texts begin."""
    pdf = pdf_of(f"<ol>{'<li>step</li>' * 11}</ol><ol class='steps'><li>step</li></ol>".replace("'", '"'))
    labels = [pdf.text(one) for one in pdf.root.find("Lbl")]
    assert labels == [*(f"{number}." for number in range(1, 12)), "1."]
    starts = [next(iter(pdf.spans_of(one))).box[0] for one in list(pdf.root.find("LBody"))[:11]]
    assert max(starts) - min(starts) < 0.01


def test_a_ticked_entry_has_its_box_for_a_bullet() -> None:
    """No bullet stands beside the box to tick."""
    pdf = pdf_of(f"<ul><li>{TICK} one</li><li>two</li></ul>")
    assert [pdf.text(one) for one in pdf.root.find("Lbl")] == ["", "•"]
    assert [one.alt for one in pdf.root.find("Form")] == ["to tick"]


def test_a_long_tile_leaves_no_holes() -> None:
    """Beside one tile of many lines no short ones stand: then each has the whole width."""
    long = " ".join(["words"] * 40)
    pdf = pdf_of(f'<ul class="tiles">{"<li>short</li>" * 4}<li>{long}</li></ul>')
    tops = {round(span.box[3]) for span in pdf.spans if span.text.strip() == "short"}
    assert len(tops) == 4


def test_the_words_before_lines_stay_with_them() -> None:
    """A label does not stand alone at the foot of a page: two lines at least go with it."""
    above = "<p>x</p>" * 6
    html = f'<section class="flow"><h1>A</h1>{above}<p>Notes</p><hr data-count="12"></section>'
    for height in range(60, 90, 2):
        pdf = Pdf(printed(html, paper(100, height, counts=tuple(range(1, 9)))))
        page = next(span.page for span in pdf.spans if span.text == "Notes")
        foot = next(span.box[1] for span in pdf.spans if span.text == "Notes")
        assert len([shape for shape in pdf.shapes if shape.page == page and shape.box[3] < foot]) >= 2, height
