"""Parts in columns: filled in order, ending as level as can be; lists that are read column by column."""

from __future__ import annotations

import pytest

from b12docs.diagnostics import InputError
from b12docs.paper import MM
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import set_document
from b12docs.typeset.frames import Marked, Qr
from tests.conftest import shipped
from tests.pdfs import Pdf
from tests.pieces import MARGIN, paper, printed, words

WIDE = 240.0  # millimetres


def placed(inside: str, first: str, counts: tuple[int, ...] = (1,), height: float = 150.0) -> list[tuple[int, int]]:
    """Column (counted from 0) and baseline of each line that begins with this word, in the order of reading."""
    html = f'<section class="{"page" if counts == (1,) else "flow"}"><h1>A</h1>{inside}</section>'
    pdf = Pdf(printed(html, paper(WIDE, height, counts=counts)))
    middle = pdf.sizes[0][0] / 2
    return [(int(span.box.left > middle), round(span.baseline)) for span in pdf.spans if span.text.startswith(first)]


@pytest.mark.parametrize(
    ("lengths", "columns"),
    [([40, 40, 80], [0, 0, 1]), ([80, 40, 40], [0, 1, 1]), ([20, 20, 20, 20], [0, 0, 1, 1]), ([90, 10, 10], [0, 1, 1])],
)
def test_parts_fill_columns_that_end_level(lengths: list[int], columns: list[int]) -> None:
    """Where there are fewer widths than parts, these are parted where the columns end most level, in their order."""
    parts = "".join(f"<section><h2>Part</h2><p>{words(length)}</p></section>" for length in lengths)
    found = placed(f'<div class="columns" data-widths="1:1">{parts}</div>', "Part")
    assert [column for column, _ in found] == columns


NAME = "Otorhinolaryngology"


def side_by_side(weights: str, first: str, second: str, height: float = 60) -> list[float]:
    """Where the words of two columns of a narrow page begin, in points from its left edge."""
    columns = "".join(f'<div class="tight"><p>{words}</p></div>' for words in (first, second))
    html = f'<section class="page"><h1>A</h1><div class="columns" data-widths="{weights}">{columns}</div></section>'
    return sorted({round(span.box.left) for span in Pdf(printed(html, paper(80, height))).spans})


def test_a_column_that_is_too_narrow_for_a_word_takes_what_the_other_can_spare() -> None:
    """So a clinic's long name stands whole; where all words have room, columns are as wide as they are meant to be."""
    meant = side_by_side("20:60", "Surgery", "Here")
    assert side_by_side("20:60", NAME, "Here")[1] > meant[1] == side_by_side("20:60", "Our", "Here and there")[1]
    with pytest.raises(InputError, match="wider than its column"):
        side_by_side("20:60", NAME + NAME, NAME)


@pytest.mark.parametrize(
    "block",
    [
        "<p>{}</p>",
        "<section><h2>{}</h2><p>word</p></section>",
        "<ul><li>{}</li></ul>",
        '<ol class="actions"><li>{}</li></ol>',
        '<p class="write-in">{}</p>',
        '<section class="panel"><p>{}</p></section>',
        '<section class="box"><h2>{}</h2><p>word</p></section>',
        '<div class="columns" data-widths="1:1"><p>{}</p><p>a</p></div>',
        '<section><h2>{}</h2><hr data-count="2"></section>',
        '<ul><li><span class="tick">to tick</span> {}</li></ul>',
        '<section class="box" data-marker="circle"><h2>{}</h2><p>word</p></section>',
        '<ul class="pictured"><li data-icon="age.svg">{}</li></ul>',
    ],
)
def test_so_it_does_whatever_the_word_stands_in(block: str) -> None:
    """A paragraph, a list, a panel, or columns of its own, which then have just the room that they need."""
    parts = f'<div class="tight">{block.format(NAME)}</div><div class="tight"><p>Here</p></div>'
    html = f'<section class="page"><h1>A</h1><div class="columns" data-widths="20:60">{parts}</div></section>'
    pdf = Pdf(printed(html, paper(100, 80, figures=shipped().layouts.figures)))
    name, here = (next(line.box for line in pdf.lines if line.text == said) for said in (NAME, "Here"))
    assert name.right < here.left


def test_columns_that_give_room_stay_on_the_page() -> None:
    """Each of several gives a part of it: together they are as wide as before."""
    parts = "".join(f'<div class="tight"><p>{one}</p></div>' for one in (NAME, words(12), words(12, 30)))
    html = f'<section class="page"><h1>A</h1><div class="columns" data-widths="20:30:30">{parts}</div></section>'
    pdf = Pdf(printed(html, paper(120, 100)))
    assert {NAME, "word30"} <= {word for span in pdf.spans for word in span.text.split()}
    assert max(span.box.right for span in pdf.spans) < pdf.sizes[0][0] - MARGIN * MM


def test_columns_without_room_to_spare_stay_as_they_are() -> None:
    """All of them lack room, and the word that is too wide is told."""
    with pytest.raises(InputError, match=f"'{NAME + NAME}' is wider than its column"):
        side_by_side("1:1", NAME + NAME, NAME + NAME)


def test_a_code_beside_such_a_column_keeps_its_size() -> None:
    """A phone could not read it else."""
    html = """<section class="page"><h1>A</h1><div class="columns" data-widths="20:40:20"><p>{}</p><p>Here</p>
    <img class="qr" src="https://a.example" alt="Code" data-height="40mm"></div></section>"""
    steps = [[one.step for one in codes(html.format(name))] for name in ("Surgery", NAME)]
    assert steps[0] == steps[1] != []


def codes(html: str) -> list[Qr]:
    """The QR codes of a page."""
    document = read_document(Printed(html), file="piece.html", title="A piece", language="en")
    marked = [one for one in set_document(document, paper(120, 100)).frames[0].items if isinstance(one, Marked)]
    return [drawn for one in marked for drawn in one.drawn if isinstance(drawn, Qr)]


def references(count: int) -> str:
    """So many references."""
    return f'<ol class="references">{"".join(f"<li>Title {number}</li>" for number in range(count))}</ol>'


def test_references_are_read_down_and_then_across() -> None:
    """Half of the references stand in the first column, in their order, level with those in the second."""
    found = placed(references(6), "Title")
    assert [column for column, _ in found] == [0, 0, 0, 1, 1, 1]
    assert [line for _, line in found[:3]] == [line for _, line in found[3:]]
    assert found[0][1] > found[1][1] > found[2][1]


def test_references_go_on_on_the_next_page() -> None:
    """A list that is longer than its page is parted between two rows: none is lost, and each page is filled anew."""
    found = placed(references(60), "Title", counts=tuple(range(1, 9)), height=60)
    assert len(found) == 60


def ends(html: str) -> list[int]:
    """The lowest line of each of two columns."""
    found = placed(html, "")
    return [min(line for column, line in found if column == side) for side in (0, 1)]


def test_two_columns_of_text_part_where_they_end_most_level() -> None:
    """The space between them moves a little, to the side of the longer one; lists stay as they are."""
    columns = [f'<div class="column"><p>{words(length)}</p></div>' for length in (110, 90)]
    left, right = ends(f'<div class="columns" data-widths="1:1">{"".join(columns)}</div>')
    assert abs(left - right) <= 15
    parts = [f"<p>{words(length)}</p>" for length in (110, 90)]
    left, right = ends(f'<div class="columns" data-widths="1:1">{"".join(parts)}</div>')
    assert right - left > 15
