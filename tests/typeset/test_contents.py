"""A list of contents: when it stands on paper, what it names, and that its numbers and links are true."""

from __future__ import annotations

from typing import Any

import pytest

from tests.pdfs import Pdf
from tests.pieces import paper, printed

MANY = tuple(range(1, 60))
NAV = '<nav class="contents" data-from="3"><h2>Contents</h2></nav>'
FOOT = '<footer class="passport"><h2>Not listed</h2><p>Version</p></footer>'


def section(number: int) -> str:
    """A section of about half a page."""
    words = " ".join(f"w{number}x{index}" for index in range(60))
    return f"<section><h2>Part {number}</h2><p>{words}</p><h3>Inside</h3><p>word</p></section>"


def made(count: int, counts: tuple[int, ...] = MANY, nav: str = NAV) -> Pdf:
    """A document of so many sections behind a list of contents."""
    body = "".join(section(number) for number in range(1, count + 1))
    html = f'<section class="flow"><header class="band"><h1>T</h1></header><h2>Before</h2><p>word</p>{nav}{body}{FOOT}'
    return Pdf(printed(html + "</section>", paper(100, 140, counts=counts)))


def headings(pdf: Pdf) -> dict[str, int]:
    """Each heading of level 2, and its page from 1 on."""
    return {pdf.text(one): next(one.marks()).page + 1 for one in pdf.root.find("H2")}


def test_it_names_each_section_behind_it_with_its_page() -> None:
    """Those of level 2, in their order; neither what stands before it, nor the passport, nor what lies deeper."""
    pdf = made(9)
    pages = headings(pdf)
    assert len(pdf.sizes) > 4
    (listed,) = pdf.root.find("TOC")
    assert [pdf.text(one) for one in listed.find("TOCI")] == [f"Part {n} {pages[f'Part {n}']}" for n in range(1, 10)]
    assert pages["Part 9"] > pages["Part 1"] + 2


def test_each_line_leads_to_its_heading() -> None:
    """A link in the tree for each line, whose place is the heading's on its page."""
    pdf = made(7)
    lines = [line for line in pdf.lines if line.block and line.block.kind == "H2"]
    tops = {line.text: (line.page, line.box.top) for line in lines}
    notes = [note for page in pdf.file.pages for note in page.obj.get("/Annots", [])]
    links = pdf.root.find("TOC")[0].find("Link")
    assert len(notes) == len(links) == 7
    objects = [page.obj.objgen for page in pdf.file.pages]
    for number, note in enumerate(notes, 1):
        place: Any = note.Dest
        page, top = tops[f"Part {number}"]
        assert objects.index(place[0].objgen) == page
        assert abs(float(place[3]) - top) < 12
        assert str(note.Contents).startswith(f"Part {number} ")


def test_a_short_document_has_none() -> None:
    """Neither its words nor its elements, up to the page before the one that it asks for."""
    counts = {}
    for count in range(1, 8):
        pdf = made(count)
        plain = made(count, nav="")
        counts[len(plain.sizes)] = bool(pdf.root.find("TOC"))
        assert ("Contents" in headings(pdf)) == bool(pdf.root.find("TOC"))
        if not pdf.root.find("TOC"):
            assert [span.text for span in pdf.spans] == [span.text for span in plain.spans]
    assert {pages: shown for pages, shown in counts.items() if shown != (pages >= 3)} == {}
    assert {True, False} == set(counts.values())


def test_it_is_left_out_where_the_pages_are_full() -> None:
    """A promised number of pages holds: the text has them, and not the list."""
    plain = made(9, nav="")
    most = len(plain.sizes)
    tight = next(count for count in range(9, 30) if len(made(count).sizes) > len(made(count, nav="").sizes))
    counts = (len(made(tight, nav="").sizes),)
    assert made(tight, counts).root.find("TOC") == []
    assert most > 3


@pytest.mark.parametrize("height", range(128, 152, 4))
def test_it_names_lines_for_questions_where_they_are_printed(height: int) -> None:
    """Their heading gives way with them where they would cost a page, and so does its line."""
    body = "".join(section(number) for number in range(1, 8))
    lines = '<section><h2>Questions</h2><hr data-count="2"></section>'
    html = f'<section class="flow"><header class="band"><h1>T</h1></header>{NAV}{body}{lines}{FOOT}</section>'
    pdf = Pdf(printed(html, paper(100, height, counts=MANY)))
    listed = [pdf.text(one).rsplit(" ", 1)[0] for one in pdf.root.find("TOC")[0].find("TOCI")]
    assert ("Questions" in listed) == ("Questions" in headings(pdf))
    assert len(listed) >= 7


FLAGS = '<aside class="red-flags"><h2>Help</h2><ul class="flags"><li>Sign</li><li>Another</li></ul></aside>'


def test_it_takes_no_warning_from_the_first_page() -> None:
    """A list that is so long that it would stands behind them, and names all that it names else."""
    body = "".join(section(number) for number in range(1, 13))
    head = f'<header class="band"><h1>T</h1></header>{NAV}<h2>Part 0</h2><p>word</p>{FLAGS}'
    html = f'<section class="flow">{head}{body}{FOOT}'
    pdf = Pdf(printed(html + "</section>", paper(100, 140, counts=MANY)))
    pages = headings(pdf)
    assert pages["Help"] == 1
    (listed,) = pdf.root.find("TOC")
    wanted = ["Part 0", "Help", *(f"Part {number}" for number in range(1, 13))]
    assert [pdf.text(one) for one in listed.find("TOCI")] == [f"{one} {pages[one]}" for one in wanted]
