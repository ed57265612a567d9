"""How blocks go over pages: what may be split and where, what stays whole, and that nothing is ever lost.

Most tests print one piece on papers of many heights, so that the end of the page falls everywhere in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest

from b12docs.diagnostics import InputError
from b12docs.document.nodes import KINDS
from tests.components import components
from tests.pdfs import Element, Line, Pdf, Shape
from tests.pieces import paper, printed, words
from tests.random_documents import PAPERS, WORD, random_document

MANY = tuple(range(1, 100))  # pages
HEIGHTS, HIGHER = range(70, 130, 2), range(104, 176, 2)  # millimetres
WIDTH = 100.0
BAND = '<header class="band"><h1>T</h1></header>'


def printed_on(html: str, height: float, width: float = WIDTH) -> Pdf:
    """The blocks as a flow below a title band, on as many pages as they take."""
    figures = components()["cards"].job.figures
    job = paper(width, height, counts=MANY, figures=figures)
    return Pdf(printed(f'<section class="flow">{BAND}{html}</section>', job))


def on_all_heights(html: str, heights: range = HEIGHTS) -> Iterator[Pdf]:
    """The piece on papers of all heights."""
    for height in heights:
        yield printed_on(html, height)


def lines_of(pdf: Pdf, element: Element) -> list[Line]:
    """The printed lines of one paragraph or heading."""
    return [line for line in pdf.lines if line.block is element]


def per_page(pdf: Pdf, element: Element) -> list[int]:
    """How many lines of a paragraph stand on each of its pages."""
    return list(Counter(line.page for line in lines_of(pdf, element)).values())


def pages_of(pdf: Pdf, element: Element) -> set[int]:
    """The pages on which something of an element stands."""
    return {mark.page for mark in element.marks()}


def last_lines(pdf: Pdf) -> list[Line]:
    """The lowest line of the text on each page but the last."""
    pages = range(len(pdf.sizes) - 1)
    return [min((one for one in pdf.lines if one.page == page), key=lambda one: one.baseline) for page in pages]


# --- paragraphs, headings and lead-ins --------------------------------------------------------------------------------


def test_a_split_paragraph_keeps_two_lines_on_either_side() -> None:
    """Wherever the page ends, no line of a paragraph stands alone, and the paragraph is split where it can be."""
    found = {tuple(per_page(pdf, pdf.root.find("P")[-1])) for pdf in on_all_heights(f"<p>{words(70)}</p>" * 2)}
    whole = {sum(parts) for parts in found}
    assert len(whole) == 1
    assert (2, *whole) not in found
    assert {parts for parts in found if min(parts) < 2} == set()
    assert len({parts for parts in found if len(parts) > 1}) > 3


def test_a_paragraph_of_three_lines_is_not_split() -> None:
    """Two lines on either side are four: a shorter paragraph goes over as a whole."""
    looked = 0
    for pdf in on_all_heights(f"<p>{words(18)}</p>" * 9):
        for paragraph in pdf.root.find("P"):
            assert per_page(pdf, paragraph) == [3]
            looked += len(pdf.sizes) > 1
    assert looked > 50


FOLLOWERS = {
    "a paragraph": f"<p>{words(60)}</p>",
    "a short paragraph": "<p>word</p>",
    "a lead-in and a list": f'<p class="lead">Lead-in:</p><ul><li>{words(40)}</li><li>word</li></ul>',
    "a label and its text": f'<p class="label">Lead-in:</p><p>{words(30)}</p>',
    "a lead-in inside a section": f'<section><p class="lead">Lead-in:</p><p>{words(30)}</p></section>',
    "another heading": f"<h3>Heading</h3><p>{words(30)}</p>",
    "actions": f'<ol class="actions"><li><p>{words(30)}</p></li><li><p>word</p></li></ol>',
    "tiles": f'<ul class="tiles">{f"<li>{words(9)}</li>" * 6}</ul>',
    "a panel": f'<section class="panel"><h3>Heading</h3><p>{words(40)}</p></section>',
    "a card": f'<section class="card" data-marker="circle"><h3>Heading</h3><p>{words(20)}</p></section>',
    "a table": (
        '<table><thead><tr><th scope="col">word</th><th scope="col">word</th></tr></thead><tbody>'
        f'{f"""<tr><th scope="row">word</th><td>{words(9)}</td></tr>""" * 5}</tbody></table>'
    ),
    "lines to write on": '<hr data-count="3">',
    "a figure": '<figure><img src="person.svg" alt="A person" data-height="25mm"></figure>',
}


@pytest.mark.parametrize("follower", FOLLOWERS.values(), ids=FOLLOWERS)
@pytest.mark.parametrize("form", ["{}{}", "<section>{}{}</section>", "<section>{}</section>{}"])
def test_what_introduces_is_never_last(follower: str, form: str) -> None:
    """A heading or a lead-in stands on the page of what it introduces, whatever that is, and never at a page's foot."""
    looked = 0
    for pdf in on_all_heights(f"<p>{words(95)}</p>" + form.format("<h2>Heading</h2>", follower)):
        leads = [one for one in pdf.blocks if pdf.text(one) in ("Heading", "Lead-in:")]
        assert leads or "<hr" in follower  # lines for questions give way where they would cost a page
        assert [line.text for line in last_lines(pdf) if line.block in leads] == []
        marks = list(pdf.root.marks())
        ends = [marks.index(list(lead.marks())[-1]) for lead in leads]
        assert [marks[end] for end in ends if {one.page for one in marks[end : end + 2]} != {marks[end].page}] == []
        looked += any(pages_of(pdf, lead) == {1} for lead in leads)
    assert looked > 2


# --- lists and tiles --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["<ul>", '<ol class="actions">'])
def test_a_split_entry_has_its_label_once(kind: str) -> None:
    """The rest of an entry goes on at the same indent, without a second bullet or number."""
    close = f"</{kind[1:3]}>"
    looked = 0
    for pdf in on_all_heights(f"{kind}<li>{words(60)}</li><li>{words(60)}</li>{close}"):
        labels, bodies = pdf.root.find("Lbl"), [one for one in pdf.root.find("P") if one.inside("LBody")]
        assert [len(lines_of(pdf, label)) for label in labels] == [1, 1]
        for label, body in zip(labels, bodies, strict=True):
            first = lines_of(pdf, body)[0]
            assert pages_of(pdf, label) == {first.page}
            assert {round(line.box.left, 2) for line in lines_of(pdf, body)} == {round(first.box.left, 2)}
            looked += len(pages_of(pdf, body)) > 1
    assert looked > 2


@pytest.mark.parametrize("kind", ["<ul>", '<ol class="actions">'])
def test_short_entries_keep_another_for_company(kind: str) -> None:
    """No short entry of a list stands alone at the foot or at the head of a page, and no list is refused for it."""
    close, looked = f"</{kind[1:3]}>", 0
    items = "".join(f"<li>{words(8, 10 * number)}</li>" for number in range(9))
    for pdf in on_all_heights(f"<p>{words(30)}</p>{kind}{items}{close}"):
        entries = Counter(lines_of(pdf, one)[0].page for one in pdf.root.find("P") if one.inside("LBody"))
        assert sum(entries.values()) == 9
        assert min(entries.values()) > 1
        looked += len(entries) > 1
    assert looked > 5


def test_tiles_are_split_between_rows_and_keep_their_columns() -> None:
    """No row of tiles is broken, and those on the next page stand below the columns that they belong to."""
    looked = 0
    items = "".join(f"<li>{words(2 if number else 3, 10 * number)}</li>" for number in range(11))  # the first is widest
    for pdf in on_all_heights(f'<p>{words(50)}</p><ul class="tiles">{items}</ul>'):
        tiles = [lines_of(pdf, one) for one in pdf.root.find("P") if one.inside("LBody")]
        assert len(tiles) == 11
        lefts = sorted({round(line.box.left, 1) for tile in tiles for line in tile})
        assert len(lefts) == 2
        for number, tile in enumerate(tiles):
            assert {(line.page, round(line.box.left, 1)) for line in tile} == {(tile[0].page, lefts[number % 2])}
            assert tile[0].page == tiles[number - number % 2][0].page
        looked += len({tile[0].page for tile in tiles}) > 1
    assert looked > 5


# --- boxes ------------------------------------------------------------------------------------------------------------


def ground_of(pdf: Pdf, colour: str, page: int) -> list[Shape]:
    """The shapes of a palette's colour on a page."""
    wanted = tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return [one for one in pdf.shapes if one.page == page and tuple(round(255 * part) for part in one.colour) == wanted]


def test_a_split_panel_has_its_ground_on_both_pages() -> None:
    """Each page's part of a panel stands on a ground of its own, and no part is empty."""
    panel = paper(WIDTH, 100).palette.panel
    looked = 0
    for pdf in on_all_heights(f'<p>{words(40)}</p><section class="panel"><h2>Heading</h2><p>{words(90)}</p></section>'):
        inside = [line for line in pdf.lines if line.block in pdf.root.find("H2", "P")[1:]]
        pages = {line.page for line in inside}
        for page in range(len(pdf.sizes)):
            grounds = ground_of(pdf, panel, page)
            assert len(grounds) == (page in pages)
            own = [line for line in inside if line.page == page]
            assert all(grounds[0].box.holds(line.box) for line in own)
        looked += len(pages) > 1
    assert looked > 5


WHOLE = {
    "red flags": (
        f'<aside class="red-flags"><h2>First</h2><h3>Second</h3><ul class="flags"><li>{words(20)}</li>'
        f"<li>{words(20)}</li></ul></aside>"
    ),
    "key message": (
        f'<aside class="key-message"><p class="label">First</p><p>{words(15)}</p><p>{words(9)}</p></aside>'
    ),
    "key points": '<aside class="key-points"><ol><li>First</li><li>' + words(8) + "</li></ol></aside>",
    "columns": f'<div class="columns"><p>First {words(22)}</p><p>{words(30)}</p></div>',
    "figure": (
        '<figure><img src="person.svg" alt="A person" data-height="40mm"><figcaption>First '
        f"{words(9)}</figcaption></figure>"
    ),
    "pointed": (
        '<div class="pointed"><img src="person.svg" alt="A person" data-height="40mm"><ul class="plain">'
        f'<li data-anchor="head">First</li><li data-anchor="feet">{words(8)}</li></ul></div>'
    ),
    "pictured entry": f'<ul class="pictured"><li data-icon="clock.svg">First {words(40)}</li></ul>',
}


@pytest.mark.parametrize("html", WHOLE.values(), ids=WHOLE)
def test_what_must_stay_whole_is_never_split(html: str) -> None:
    """A box of warnings, a figure and their like stand on one page, with all that belongs to them."""
    pages = Counter[int]()
    for pdf in on_all_heights(f"<p>{words(60)}</p>{html}", HIGHER):
        before = pdf.root.find("P")[0]
        own = [mark for mark in pdf.root.marks() if mark not in set(before.marks()) and mark not in _title(pdf)]
        assert own
        assert len({mark.page for mark in own}) == 1
        pages[own[0].page] += 1
    assert {0, 1} <= set(pages), pages


def _title(pdf: Pdf) -> set[object]:
    return set(pdf.root.find("H1")[0].marks())


# --- tables -----------------------------------------------------------------------------------------------------------


def table(rows: int, role: str = "") -> str:
    """A table whose rows are of several heights; its header says head1, head2, head3."""
    head = '<th scope="col">head1</th><th scope="col" data-marker="circle">head2</th><th scope="col">head3</th>'
    body = "".join(
        f'<tr><th scope="row">row{number}</th><td>{words(3 + 4 * (number % 3))}</td><td>end{number}</td></tr>'
        for number in range(rows)
    )
    return f'<table class="{role}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


@pytest.mark.parametrize("role", ["", "tinted"])
def test_a_table_goes_on_under_its_header(role: str) -> None:
    """Each page has the header row and at least one row below it; all but the first are artifacts: it is read once."""
    looked = 0
    for pdf in on_all_heights(f"<p>{words(40)}</p>{table(14, role)}"):
        rows = pdf.root.find("TR")
        assert [pdf.text(cell) for cell in rows[0].find("TH")] == ["head1", "head2", "head3"]
        first, *others = sorted({line.page for row in rows[1:] for line in _lines_in(pdf, row)})
        assert pages_of(pdf, rows[0]) == {first}
        repeated = [(one.page, one.text.strip()) for one in pdf.spans if "head" in one.text and not one.mark]
        assert repeated == [(page, f"head{number}") for page in others for number in (1, 2, 3)]
        assert all(one.artifact is not None for one in pdf.spans if not one.mark)
        _assert_header_is_highest(pdf, [first, *others], rows[1:])
        looked += len(others)
    assert looked > 20


def _lines_in(pdf: Pdf, element: Element) -> list[Line]:
    own = set(element.walk())
    return [line for line in pdf.lines if line.block in own]


def _assert_header_is_highest(pdf: Pdf, pages: list[int], rows: list[Element]) -> None:
    for page in pages:
        heads = [one.box.bottom for one in pdf.spans if one.page == page and "head" in one.text]
        below = [line.box.top for row in rows for line in _lines_in(pdf, row) if line.page == page]
        assert len(heads) == 3
        assert max(below) < min(heads) + 1


def test_no_row_is_split() -> None:
    """All cells of a row stand on one page."""
    looked = 0
    for pdf in on_all_heights(table(12)):
        rows = pdf.root.find("TR")
        assert len(rows) == 13
        assert [len(pages_of(pdf, row)) for row in rows] == [1] * 13
        looked += len(pdf.sizes) > 1
    assert looked > 20


# --- pages and passport -----------------------------------------------------------------------------------------------

PASSPORT = '<footer class="passport"><p>passport1</p><p>passport2</p></footer>'


def test_the_passport_stands_at_the_foot_of_the_last_page() -> None:
    """Wherever the text ends: once, as a whole, below everything else, on the last page."""
    lengths = Counter[int]()
    for count in range(20, 160, 4):
        pdf = printed_on(f"<p>{words(count)}</p>{PASSPORT}", 90)
        own = [line for line in pdf.lines if "passport" in line.text]
        assert [line.text for line in own] == ["passport1", "passport2"]
        assert {line.page for line in own} == {len(pdf.sizes) - 1}
        others = [line.box.bottom for line in pdf.lines if line.page == own[0].page and line not in own]
        assert min(others, default=1000.0) > own[0].box.top
        assert own[1].box.bottom < 20 * 72 / 25.4
        lengths[len(pdf.sizes)] += 1
    assert len(lengths) > 2


@pytest.mark.parametrize(
    ("html", "pages"),
    [
        (f"<p>{words(20)}</p>{{}}", [0, 0]),
        (f"<p>{words(66)}</p>{{}}", [0, 1]),  # lines of the paragraph go along, to make room
        (
            '<aside class="red-flags"><h2>Heading</h2><ul class="flags"><li>' + words(28) + "</li></ul></aside>{}",
            [0, 1],
        ),
    ],
    ids=["there is room", "a part of the text makes room", "nothing can make room"],
)
def test_the_passport_gets_a_page_where_it_must(html: str, pages: list[int]) -> None:
    """Where the text fills the page, the passport takes its last lines along, and where it cannot it stands alone."""
    pdf = printed_on(html.format(PASSPORT), 90)
    places = [line.page for line in pdf.lines if "word" in line.text or "passport" in line.text]
    assert [places[0], places[-1]] == pages
    alone = {line.text for line in pdf.lines if line.page == 1} == {"passport1", "passport2"}
    assert alone == ("red-flags" in html)


def test_a_passport_that_is_a_little_higher_than_a_page_begins_on_the_page_before() -> None:
    """With whole paragraphs, as few as it takes, and in their order; the larger part is the foot of the last page."""
    own = [f"passport{number}" for number in range(11)]
    paragraphs = "".join(f"<p>{one}</p>" for one in own)
    pdf = printed_on(f'<p>{words(10)}</p><footer class="passport"><div class="tight">{paragraphs}</div></footer>', 75)
    places = {line.text: line.page for line in pdf.lines if "passport" in line.text}
    assert list(places) == own
    pages = list(places.values())
    assert pages == sorted(pages)
    assert 0 < pages.count(0) < pages.count(1) == len(own) - pages.count(0)
    assert [pdf.text(one) for one in pdf.root.find("P")][1:] == own


def test_the_last_page_of_a_flow_is_as_full_as_its_text() -> None:
    """A page that stands alone opens its spaces to be full; where a flow of several ends, there is room below it."""

    def apart(kind: str, before: str = "") -> float:
        html = f"{BAND}{before}<p>one</p><p>two</p><p>three</p>"
        lines = Pdf(printed(f'<section class="{kind}">{html}</section>', paper(WIDTH, 90, counts=(1, 2, 3)))).lines
        upper, lower = (next(line.baseline for line in lines if line.text == text) for text in ("one", "three"))
        return upper - lower

    assert apart("flow", f"<p>{words(120)}</p>") < 0.7 * apart("page")
    assert apart("flow") == pytest.approx(apart("page"))


def test_labels_of_a_figure_stay_beside_it() -> None:
    """Labels that all point at its foot stand above each other, none of them in another or below the figure."""
    labels = "".join(f'<li data-anchor="feet">{words(5, 100 * number)}</li>' for number in range(1, 4))
    image = '<img src="person.svg" alt="A person" data-height="50mm">'
    pointed = f'<div class="pointed">{image}<ul class="plain">{labels}</ul></div>'
    html = f'<section class="page">{pointed}<p>below</p></section>'
    lines = Pdf(printed(html, paper(WIDTH, 100, figures=components()["pointed"].job.figures))).lines
    *beside, below = [line for line in lines if line.block]
    assert below.text == "below"
    assert len(beside) >= 6
    for upper, lower in pairwise([*beside, below]):
        assert lower.baseline < upper.baseline - 10


def test_a_figure_with_labels_takes_no_more_room_than_makes_it_larger() -> None:
    """The drawing is as wide as it may be: no empty room grows below it, however high the paper."""
    image = '<img src="clock.svg" alt="A clock" data-height="90mm">'
    pointed = f'<div class="pointed">{image}<ul class="plain"><li>label</li></ul></div>'
    html = f'<section class="flow">{pointed}<p>below</p></section>'
    figures = components()["pictured"].job.figures
    for height in (150, 250):
        lines = Pdf(printed(html, paper(WIDTH, height, figures=figures))).lines
        label, below = (next(line.baseline for line in lines if line.text == text) for text in ("label", "below"))
        assert label - below < (WIDTH / 2 + 15) * 72 / 25.4


def test_a_following_page_begins_with_a_strip() -> None:
    """Every page but the first has a strip of the band's colour over its full width, and its text below it."""
    pdf = printed_on(f"<p>{words(300)}</p>", 100)
    accent = paper(WIDTH, 100).palette.accent
    assert len(pdf.sizes) > 2
    for page, (width, height) in list(enumerate(pdf.sizes))[1:]:
        (strip,) = ground_of(pdf, accent, page)
        assert strip.box == pytest.approx((0, height - 4 * 72 / 25.4, width, height), abs=0.01)
        assert max(line.box.top for line in pdf.lines if line.page == page) < strip.box.bottom


def test_a_fixed_page_breaks_no_block() -> None:
    """On a page that the layout has composed, blocks go over as they are, or not at all."""
    looked = 0
    for height in HEIGHTS:
        html = f'<section class="page">{BAND}{f"<p>{words(30)}</p>" * 3}</section>'
        pdf = Pdf(printed(html, paper(WIDTH, height, counts=MANY)))
        assert [len(per_page(pdf, one)) for one in pdf.root.find("P")] == [1, 1, 1]
        looked += len(pdf.sizes) > 1
    assert looked > 5


# --- what fits nowhere ------------------------------------------------------------------------------------------------

TOO_HIGH: dict[str, Callable[[int], str]] = {
    "columns": lambda n: f'<div class="columns"><p>Huge {words(n)}</p><p>{words(5)}</p></div>',
    "tile": lambda n: f'<ul class="tiles"><li>Huge {words(n)}</li></ul>',
    "row": lambda n: (
        '<table><thead><tr><th scope="col">Huge</th><th scope="col">head</th></tr></thead><tbody><tr>'
        f'<th scope="row">row</th><td>{words(n)}</td></tr></tbody></table>'
    ),
    "lead-in": lambda n: f'<p class="lead">Huge {words(n)}</p>',
    "heading": lambda n: f"<h2>Huge {words(n)}</h2>",
    "pictured": lambda n: f'<ul class="pictured"><li data-icon="clock.svg">Huge {words(n)}</li></ul>',
    "passport": lambda n: f'<p>one</p><footer class="passport"><p>Huge {words(n)}</p></footer>',
}


@pytest.mark.parametrize("make", TOO_HIGH.values(), ids=TOO_HIGH)
@pytest.mark.parametrize("before", ["", f"<p>{words(40)}</p>", "<h2>Heading</h2>"], ids=["", "behind text", "headed"])
def test_a_block_that_no_page_can_hold_is_an_error(make: Callable[[int], str], before: str) -> None:
    """It is named, with how much it lacks, and no file is made; with fewer words the same block is printed."""
    assert "Huge" in "".join(span.text for span in printed_on(before + make(10), 90).spans)
    with pytest.raises(InputError) as caught:
        printed_on(before + make(400), 90)
    (fault,) = caught.value.diagnostics
    assert fault.rule == "fit"
    assert "the block 'Huge" in fault.message or "the block 'Heading'" in fault.message
    assert re.search(r"by [1-9]\d* mm", fault.message)


def test_more_pages_than_the_layout_allows_is_an_error() -> None:
    """A flow that needs one page more than it may have is refused, with how much is left over."""
    html = f'<section class="flow">{BAND}<p>{words(40)}</p><p>Left {words(90, 100)}</p></section>'
    needed = len(Pdf(printed(html, paper(WIDTH, 70, counts=MANY))).sizes)
    assert needed > 2
    with pytest.raises(InputError, match=rf"page {needed - 1} is full: \d+ lines? too many"):
        printed(html, paper(WIDTH, 70, counts=(1, needed - 1)))
    assert printed(html, paper(WIDTH, 70, counts=(needed,)))


@pytest.mark.parametrize(
    ("counts", "said"),
    [((1,), "1 page"), ((1, 2), "1 or 2 pages"), ((1, 2, 3, 4), "1 to 4 pages"), ((1, 2, 4), "1 or 2 or 4 pages")],
)
def test_how_many_pages_there_may_be_is_said_in_a_few_words(counts: tuple[int, ...], said: str) -> None:
    html = f'<section class="flow">{BAND}{"".join(f"<p>{words(90, 100 * n)}</p>" for n in range(9))}</section>'
    with pytest.raises(InputError, match=rf"the document may have {said}$"):
        printed(html, paper(WIDTH, 70, counts=counts))


# --- nothing is lost --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(50))
def test_every_word_of_a_random_document_is_printed_once(seed: int) -> None:
    """Whatever blocks follow each other: each word once, in the order of reading, page by page, and inside its page.

    The names of a table's columns alone may stand again: on its next page, where they are not read, or in its cards.
    """
    made = random_document(seed)
    job = paper(*PAPERS[seed % len(PAPERS)], counts=MANY, figures=components()["cards"].job.figures)
    pdf = Pdf(printed(made.html, job))
    assert len(pdf.sizes) > 1
    read = WORD.findall("".join(span.text for span in pdf.spans_of(pdf.root)))
    assert set(read) == set(made.words)
    assert [word for word in read if word not in made.heads] == [word for word in made.words if word not in made.heads]
    marked = [word for span in pdf.spans if span.mark for word in WORD.findall(span.text)]
    assert Counter(marked) == Counter(read)
    again = {word for span in pdf.spans if not span.mark for word in WORD.findall(span.text)}
    assert again <= made.heads
    pages = [span.page for span in pdf.spans_of(pdf.root)]
    assert pages == sorted(pages)
    assert [span.text for span in pdf.spans if not _is_inside(pdf, span.page, span.box)] == []
    _assert_apart(pdf)


def _is_inside(pdf: Pdf, page: int, box: tuple[float, float, float, float]) -> bool:
    width, height = pdf.sizes[page]
    return box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height


def _assert_apart(pdf: Pdf) -> None:
    for page in range(len(pdf.sizes)):
        boxes = [line.box for line in pdf.lines if line.page == page]
        assert [one for index, one in enumerate(boxes) for other in boxes[:index] if one.overlaps(other, 1.0)] == []


def test_the_random_documents_hold_everything() -> None:
    """Between them they have every component that can stand in a flow, and tables that go over pages."""
    made = [random_document(seed) for seed in range(50)]
    text = "".join(one.html for one in made)
    apart = ("", "page", "strip", "pointed", "contents")
    missing = [
        role
        for role in (kind.name for kind in KINDS.values() if kind.structure != "Figure")
        if role not in apart and f'class="{role}"' not in text
    ]
    assert missing == []
    assert len({one.html for one in made}) == 50
    assert random_document(7) == random_document(7)
    assert max(len(one.words) for one in made) > 1000
    assert any(one.heads for one in made)
