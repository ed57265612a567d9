"""Where a flow goes on on its next page: what stays together, how full its pages are, and how its text is spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from b12docs.records import replace
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import Print, set_document
from b12docs.typeset.breaks import Flowing, best_breaks, cost_of_one
from tests.components import components
from tests.pdfs import Element, Pdf, Shape
from tests.pieces import paper, printed, words

MANY = tuple(range(1, 60))
WIDTH = 100.0
MM = 72 / 25.4
BAND = '<header class="band"><h1>T</h1></header>'
FOOT = 14 * MM  # more than the running line and the space above it
HEAD = (4 + 3) * MM  # a following page's strip and the space below it


def bullets(count: int, each: int = 3, kind: str = "<ul>") -> str:
    """A list of so many entries."""
    items = "".join(f"<li>{words(each, 100 * number)}</li>" for number in range(count))
    return f"{kind}{items}</{kind[1:3]}>"


def job(height: float, counts: tuple[int, ...] = MANY) -> Print:
    """Paper of this height in millimetres."""
    return paper(WIDTH, height, counts=counts, figures=components()["cards"].job.figures)


def flowing(html: str, height: float, counts: tuple[int, ...] = MANY) -> Pdf:
    """The blocks as a flow below a title band."""
    return Pdf(printed(f'<section class="flow">{BAND}{html}</section>', job(height, counts)))


def pages_of(pdf: Pdf, *elements: Element) -> list[int]:
    """The pages on which something of the elements stands."""
    return sorted({mark.page for one in elements for mark in one.marks()})


def empty(pdf: Pdf) -> Iterator[float]:
    """The part of each page but the last that is empty below its text."""
    for page in range(len(pdf.sizes) - 1):
        room = pdf.sizes[page][1] - FOOT - HEAD
        lowest = min(line.box.bottom for line in pdf.lines if line.page == page and line.block)
        yield (lowest - FOOT) / room


# --- what stays together ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [2, 5, 7])
@pytest.mark.parametrize("kind", ["<ul>", '<ul class="tiles">', '<ol class="actions">'])
def test_a_list_of_up_to_seven_is_not_torn(kind: str, count: int) -> None:
    """It stands on one page wherever the page ends, as long as that leaves no half of a page empty."""
    pages = Counter[int]()
    for before in range(170, 340, 11):
        pdf = flowing(
            f"<p>{words(before)}</p><section><h2>H</h2>{bullets(count, kind=kind)}</section><p>{words(170)}</p>", 297
        )
        found = pages_of(pdf, *pdf.root.find("LBody"))
        assert len(found) == 1, before
        pages[found[0]] += 1
    assert set(pages) == {0, 1}


def test_the_sentence_that_closes_a_list_stays_with_it() -> None:
    """Wherever the page ends: it says what the list is about, such as not to stop any of the medicines in it."""
    pages = Counter[int]()
    for before in range(12, 40, 4):
        closed = f"<section><h2>H</h2>{bullets(5)}<p>Last words</p></section>"
        pdf = flowing(f"<section><h2>A</h2><p>{words(before)}</p></section>{closed}<p>{words(60)}</p>", 110)
        last = next(one for one in pdf.root.find("P") if pdf.text(one) == "Last words")
        found = pages_of(pdf, last, *pdf.root.find("LBody"))
        assert len(found) == 1, before
        pages[found[0]] += 1
    assert set(pages) == {0, 1}


def test_a_short_list_is_torn_rather_than_a_page_left_empty() -> None:
    """Seven long entries that would leave half a page empty go over it, at least two on either side."""
    pdf = flowing(f"<p>{words(20)}</p>{bullets(7, 16)}", 110)
    pages = [pages_of(pdf, one)[0] for one in pdf.root.find("LBody")]
    assert len(set(pages)) > 1
    assert min(Counter(pages).values()) >= 2
    assert max(empty(pdf)) < 1 / 3


def test_a_table_of_up_to_seven_rows_is_not_torn() -> None:
    """A week stands on one page, as a list of seven does; one that is longer goes over it below its header again."""
    torn = Counter[int]()
    for rows in (7, 12):
        row = '<tr><th scope="row">{}</th><td>{}</td></tr>'
        body = "".join(row.format(f"day{number}", f"cell{number}") for number in range(rows))
        head = '<thead><tr><th scope="col">Day</th><th scope="col">Cell</th></tr></thead>'
        table = f"<section><h2>H</h2><table>{head}<tbody>{body}</tbody></table></section>"
        for before in range(148, 357, 11):
            pdf = flowing(f"<p>{words(before)}</p>{table}<p>{words(60)}</p>", 297)
            torn[rows] += len(pages_of(pdf, *pdf.root.find("TD"))) > 1
    assert torn[7] == 0
    assert torn[12] > 0


def test_a_longer_list_keeps_two_entries_on_either_side() -> None:
    """Wherever it begins: eight entries or more go over the page, but never with one of them alone."""
    torn = 0
    for before in range(20, 110, 3):
        pdf = flowing(f"<p>{words(before)}</p>{bullets(12)}", 100)
        pages = Counter(pages_of(pdf, one)[0] for one in pdf.root.find("LBody"))
        assert min(pages.values()) >= 2
        torn += len(pages) > 1
    assert torn > 10


@pytest.mark.parametrize("each", [25, 60])
def test_an_entry_is_whole_while_it_is_short(each: int) -> None:
    """An entry of less than a third of a page is never torn; one that is longer may be."""
    torn = 0
    for before in range(10, 100, 6):
        pdf = flowing(f"<p>{words(before)}</p>{bullets(9, each)}", 130)
        torn += sum(len(pages_of(pdf, one)) > 1 for one in pdf.root.find("LBody"))
    assert (torn == 0) == (each == 25)


def test_a_figure_stays_with_its_words() -> None:
    """Both go to the next page where the figure has no room on that of its words, though this leaves it less full."""
    figure = '<figure><img src="person.svg" alt="A person" data-height="30mm"><figcaption>Below</figcaption></figure>'
    shown = f"<section><h2>H</h2><p>Shown</p>{figure}</section><p>{words(150)}</p>"
    for before in range(68, 98, 3):
        pdf = flowing(f"<section><h2>A</h2><p>{words(before)}</p></section>{shown}", 150)
        told = next(one for one in pdf.root.find("P") if pdf.text(one) == "Shown")
        assert pages_of(pdf, told, *pdf.root.find("Figure", "Caption")) == [1], before
        assert max(empty(pdf)) > 0.1, before  # there was room for the words


def test_no_figure_leaves_its_words_to_fill_the_next_page() -> None:
    """Where it has room on theirs it stays, though the next is less full for it."""
    figure = '<figure><img src="person.svg" alt="A person" data-height="30mm"></figure>'
    panel = f'<section class="panel">{f"<p>{words(5)}</p>" * 12}</section>'
    shown = f"<p>{words(60)}</p><section><h2>H</h2><p>Shown</p>{figure}</section>"
    pdf = flowing(f"{shown}{panel}<ul>{f'<li><p>{words(5)}</p></li>' * 7}</ul>", 130)
    assert pages_of(pdf, *pdf.root.find("Figure")) == [0]


def test_a_figure_gives_way_to_its_page_and_grows_where_there_is_room() -> None:
    """It has its height where there is room for it, and a fifth less where a section would go to the next page else."""
    figure = '<figure><img src="person.svg" alt="A person" data-height="60mm"></figure>'
    heights = []
    for before in (10, 30):
        pdf = flowing(f"<p>{words(before)}</p><section><h2>H</h2>{figure}</section>", 130)
        assert len(pdf.sizes) == 1
        drawn = [one.box for one in pdf.shapes if one.mark]
        heights.append(max(box.top for box in drawn) - min(box.bottom for box in drawn))
    assert 0.8 <= heights[1] / heights[0] < 0.95


def test_a_list_of_many_low_entries_is_kept_whole() -> None:
    """Twelve entries that take less than half a page are not torn after the second."""
    for before in range(60, 120, 6):
        pdf = flowing(f"<p>{words(before)}</p><section><h2>H</h2>{bullets(12)}</section><p>{words(80)}</p>", 200)
        assert len(pages_of(pdf, *pdf.root.find("LBody"))) == 1, before


@pytest.mark.parametrize("before", [76, 88, 100])
def test_many_references_keep_what_ends_the_document_company(before: int) -> None:
    """They are looked up one by one: where all had room on the first page, whom to call would be alone on the last."""
    listed, last = bullets(12, kind='<ol class="references">'), f"<p>{words(12, 900)}</p>"
    pdf = flowing(f"<p>{words(before)}</p><section><h2>H</h2>{listed}</section>{last}", 200)
    entries = [pages_of(pdf, one) for one in pdf.root.find("LBody")]
    assert len(pdf.sizes) == 2
    assert entries.count([0]) >= 2
    assert entries.count([1]) >= 6


def test_the_last_word_of_a_panel_stays_in_it() -> None:
    """As what ends a section does: a box of one sentence at the head of a page looks cut off."""
    for before in range(50, 115, 5):
        panel = f'<section class="panel"><h2>H</h2>{bullets(5)}<p>Ends</p></section>'
        pdf = flowing(f"<p>{words(before)}</p>{panel}<p>{words(30)}</p>", 110)
        end = next(one for one in pdf.root.find("P") if pdf.text(one) == "Ends")
        assert pages_of(pdf, end, *pdf.root.find("LBody")) == pages_of(pdf, end), before


def test_a_short_paragraph_that_closes_a_list_is_not_torn() -> None:
    """Wherever the page ends: it is read as one, if need be on the next page."""
    pages = Counter[int]()
    for before in range(10, 64, 6):
        closed = f"<section><h2>H</h2>{bullets(5)}<p>Closing {words(30)}</p></section>"
        pdf = flowing(f"<p>{words(before)}</p>{closed}<p>{words(60)}</p>", 140)
        (closing,) = (one for one in pdf.root.find("P") if pdf.said(one).startswith("Closing"))
        (found,) = pages_of(pdf, closing)
        pages[found] += 1
    assert set(pages) == {0, 1}


def test_a_heading_has_three_lines_below_it() -> None:
    """Of a paragraph that goes on on the next page; one of four lines does not."""
    for before, each in product(range(30, 130, 7), (24, 60)):
        pdf = flowing(f"<p>{words(before)}</p><section><h2>H</h2><p>{words(each)}</p></section>", 110)
        heading, paragraph = pdf.root.find("H2")[0], pdf.root.find("P")[1]
        (page,) = pages_of(pdf, heading)
        below = {round(span.baseline) for span in pdf.spans_of(paragraph) if span.page == page}
        assert len(below) >= 3, before
        assert each > 24 or pages_of(pdf, paragraph) == [page], before


def test_what_ends_a_section_stays_with_it() -> None:
    """The line below a list is not alone on the next page: the list goes with it, if no third of a page stays empty."""
    for before in range(50, 115, 5):
        listed = f"<section><h2>H</h2>{bullets(5)}<p>Ends</p></section>"
        pdf = flowing(f"<p>{words(before)}</p>{listed}<p>{words(30)}</p>", 110)
        end = next(one for one in pdf.root.find("P") if pdf.text(one) == "Ends")
        assert pages_of(pdf, end, *pdf.root.find("LBody")) == pages_of(pdf, end), before


def test_a_page_ends_between_sections_where_that_takes_no_other_page() -> None:
    """Each section is whole, though the pages could be filled more evenly."""
    for each in range(18, 33, 3):
        sections = "".join(f"<section><h2>H</h2><p>{words(each)}</p><p>{words(each)}</p></section>" for _ in range(5))
        pdf = flowing(sections, 190)
        assert all(len(pages_of(pdf, *one.find("H2", "P"))) == 1 for one in pdf.root.find("Sect")), each


def test_words_with_a_colon_stay_with_what_they_lead_to() -> None:
    """And so does the heading above them: neither is left at the foot of a page without the list."""
    for before in range(60, 130, 7):
        led = f"<section><h2>H</h2><p>It is likely with:</p>{bullets(6)}</section>"
        pdf = flowing(f"<p>{words(before)}</p>{led}<p>{words(20)}</p>", 110)
        lead = next(one for one in pdf.root.find("P") if pdf.text(one).endswith(":"))
        assert pages_of(pdf, pdf.root.find("H2")[0], lead) == pages_of(pdf, *pdf.root.find("LBody")[:1]), before


def test_cards_below_each_other_stay_together() -> None:
    """As the entries of a list do."""
    three = f'<div class="column">{card(1) * 3}</div>'
    for before in range(50, 110, 7):
        pdf = flowing(f"<p>{words(before)}</p>{three}<p>{words(60)}</p>", 190)
        assert len(pages_of(pdf, *pdf.root.find("H2"))) == 1, before


def test_a_line_to_write_on_stays_with_its_action() -> None:
    """Wherever the page ends, what is to be done and its line stand on one page, in long and in short actions."""
    line = '<p class="write-in">Mine</p>'
    for before in range(10, 100, 5):
        actions = "".join(f"<li><p>{words(12 + 9 * number)}</p>{line}</li>" for number in range(6))
        pdf = flowing(f'<p>{words(before)}</p><ol class="actions">{actions}</ol>', 110)
        for one in pdf.root.find("LBody"):
            action, mine = one.find("P")
            assert pages_of(pdf, mine)[0] == pages_of(pdf, action)[-1]


def test_a_write_in_line_is_not_torn_from_the_words_before_it() -> None:
    """In a section too: the first of several lines to write on stays with what asks for them."""
    lines = '<p class="write-in">Mine</p>' * 8
    for before in range(10, 110, 4):
        pdf = flowing(f"<p>{words(before)}</p><section><p>Asked</p>{lines}</section>", 90)
        asked, first, *_ = (one for one in pdf.root.find("P") if pdf.text(one) in ("Asked", "Mine"))
        assert pages_of(pdf, asked) == pages_of(pdf, first)


def test_red_flags_that_no_page_can_hold_go_on_below_their_title() -> None:
    """Rather than not to be printed: each part has its frame and title, which is read once and has one bookmark."""
    signs = "".join(f"<li>{words(12, 100 * number)}</li>" for number in range(12))
    flags = f'<aside class="red-flags"><h2>Get help</h2><ul class="flags">{signs}</ul></aside>'
    pdf = flowing(flags, 110)
    title = pdf.root.find("H2")[0]
    pages = pages_of(pdf, *pdf.root.find("LBody"))
    assert len(pages) > 1
    assert pages_of(pdf, title) == pages[:1]
    again = [span for span in pdf.spans if "Get" in span.text and not span.mark]
    assert [span.page for span in again] == pages[1:]
    assert all(span.artifact is not None for span in again)
    alarm = _coloured(pdf, job(110).palette.alarm)
    assert {shape.page for shape in alarm} >= set(pages)


def test_no_rule_ends_a_part_of_the_red_flags() -> None:
    """The one between two groups stands on neither page where each has a group."""
    group = '<section><h3>Do this</h3><ul class="flags"><li>{}</li></ul></section>'
    groups = "".join(group.format(words(40, 100 * number)) for number in range(2))
    flags = f'<aside class="red-flags"><h2>Get help</h2>{groups}</aside>'
    ruled = {}
    for height in (110, 230):
        alarm = _coloured(flowing(flags, height), job(110).palette.alarm)
        ruled[height] = sum(shape.kind == "stroke" for shape in alarm)
    assert ruled == {110: 0, 230: 1}


def test_red_flags_are_parted_between_their_groups() -> None:
    """Rather than between the signs of one, or before the words below them."""
    group = '<div class="column"><h3>Do this {}</h3><ul class="flags">{}</ul><p>Below</p></div>'
    signs = ["".join(f"<li>{words(14, 100 * number)}</li>" for number in range(count)) for count in (4, 2)]
    groups = "".join(group.format(number, own) for number, own in enumerate(signs))
    for height in (156, 160, 170):
        pdf = flowing(f'<aside class="red-flags"><h2>Get help</h2>{groups}</aside>', height)
        pages = {line.text.strip(): line.page for line in pdf.lines if line.text.startswith("Do this")}
        last = [line.page for line in pdf.lines if line.text == "Below"]
        assert [*pages.values()] == last == [0, 1], height


CARD = (
    '<section class="card" data-marker="circle"><h2>Name</h2><figure><img src="person.svg" alt="A person" '
    'data-height="12mm"><figcaption>Below</figcaption></figure>{}</section>'
)


def card(rows: int = 6, each: int = 11) -> str:
    """A card with a figure, as large print has them."""
    return CARD.format("".join(f"<p>{words(each, 100 * number)}</p>" for number in range(rows)))


def test_a_caption_under_a_figure_stands_on_two_lines() -> None:
    """Not one word a line, though the figure is narrower than two of them."""
    pdf = flowing(card().replace("Below", "Seen from there"), 200)
    assert [line.text.strip() for line in pdf.lines if line.text.startswith(("Seen", "from", "there"))] in (
        ["Seen from", "there"],
        ["Seen", "from there"],
    )


@pytest.mark.parametrize(("count", "measure"), [(24, 30), (240, None)], ids=["few letters a line", "no measure"])
def test_a_caption_that_two_lines_cannot_hold_has_as_many_as_it_needs(count: int, measure: int | None) -> None:
    """No width would be enough where a reader's lines have so few letters, or the caption more than any line may."""
    narrow = replace(paper(260, 297, counts=MANY, figures=job(90).figures), measure=measure)
    html = card(40).replace("Below", words(count, 9000))
    pdf = Pdf(printed(f'<section class="flow">{BAND}{html}</section>', narrow))
    said = [line.text for line in pdf.lines if line.text.startswith("word9") and len(line.text.split()[0]) == 8]
    assert " ".join(said).split() == words(count, 9000).split()
    assert max(map(len, said)) <= (measure or 1000)
    assert len(said) > 2


def test_a_card_is_whole_where_that_leaves_no_half_of_a_page_empty() -> None:
    """It stands on one page, though the last page would be fuller if it were parted."""
    pages = Counter[int]()
    for before in range(58, 118, 6):
        pdf = flowing(f"<p>{words(before)}</p>{card()}<p>{words(20)}</p>", 150)
        found = pages_of(pdf, pdf.root.find("H2")[0], *pdf.root.find("Figure", "Caption", "P")[1:9])
        assert len(found) == 1, before
        pages[found[0]] += 1
    assert set(pages) == {1}


def test_a_card_goes_on_where_half_a_page_would_be_empty() -> None:
    """In a frame of its own, below its marker and its name, which is read once and has one bookmark.

    Its figure, with the caption, stands beside the first of its words.
    """
    for before in range(14, 44, 6):
        pdf = flowing(f"<p>{words(before)}</p>{card()}<p>{words(60)}</p>", 150)
        name, rows = pdf.root.find("H2")[0], pdf.root.find("P")[1:7]
        assert pages_of(pdf, name, rows[0], *pdf.root.find("Figure", "Caption")) == [0]
        assert pages_of(pdf, *rows) == [0, 1]
        again = [span for span in pdf.spans if span.text == "Name" and not span.mark]
        assert [(span.page, span.artifact is not None) for span in again] == [(1, True)]
        frames = [one for one in _coloured(pdf, job(150).palette.tone("circle").colour) if one.kind == "stroke"]
        assert [frame.page for frame in frames] == [0, 1]
        assert max(empty(pdf)) < 1 / 3


def test_a_card_that_no_page_can_hold_goes_on_in_a_frame_of_its_own() -> None:
    """Its name stays with its first words."""
    rows = "".join(f"<p><strong>Row</strong> {words(20)}</p>" for _ in range(8))
    pdf = flowing(f'<section class="card" data-marker="circle"><h2>Name</h2>{rows}</section>', 130)
    name, first = pdf.root.find("H2")[0], pdf.root.find("P")[0]
    assert pages_of(pdf, name) == pages_of(pdf, first) == [0]
    assert len(pages_of(pdf, *pdf.root.find("P"))) > 1


def test_words_beside_a_figure_that_no_page_can_hold_go_on_without_it() -> None:
    """The figure stands once, beside the first of them; the others keep their place at the right."""
    rows = "".join(f"<p>{words(20)}</p>" for _ in range(8))
    figure = '<figure><img src="person.svg" alt="A person." data-height="30mm"></figure>'
    pdf = flowing(f'<section class="card" data-marker="circle"><h2>Name</h2>{figure}{rows}</section>', 130)
    (drawn,) = pdf.root.find("Figure")
    told = pdf.root.find("P")
    assert pages_of(pdf, drawn) == [0]
    assert len(pages_of(pdf, *told)) > 1
    assert len({round(min(span.box.left for span in pdf.spans_of(one))) for one in told}) == 1


def _coloured(pdf: Pdf, colour: str) -> list[Shape]:
    wanted = tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return [one for one in pdf.shapes if tuple(round(255 * part) for part in one.colour) == wanted]


# --- how full pages are -----------------------------------------------------------------------------------------------


def section(number: int) -> str:
    """A section as leaflets have them."""
    text = f"<p>{words(15 + 7 * (number % 4))}</p>" if number % 2 else bullets(3 + number % 4, 4 + number % 5)
    return f"<section><h2>Heading {number}</h2>{text}</section>"


@pytest.mark.parametrize("height", [120, 148, 190, 210])
def test_no_page_has_a_third_of_its_room_empty_where_text_goes_on(height: float) -> None:
    """However long a text of paragraphs and lists is; only a list that is kept whole may leave more, but no half."""
    for count in range(2, 21, 2):
        pdf = flowing("".join(section(number) for number in range(count)), height)
        for page, part in enumerate(empty(pdf)):
            kept = [one for one in pdf.root.find("L") if pages_of(pdf, one) == [page + 1]]
            assert part < (1 / 2 if kept else 1 / 3), (count, page)


def test_the_last_page_is_no_remnant() -> None:
    """What would be three bullets on a page of their own takes others along."""
    looked = 0
    for before in range(60, 200, 4):
        pdf = flowing(f"<p>{words(before)}</p>{bullets(9)}<p>{words(6)}</p>", 120)
        if len(pdf.sizes) > 1:
            last = [line for line in pdf.lines if line.page == len(pdf.sizes) - 1 and line.block]
            filled = last[0].box.top - last[-1].box.bottom
            assert filled > (pdf.sizes[0][1] - FOOT - HEAD) / 4, before
            looked += 1
    assert looked > 10


def test_the_passport_is_not_left_alone() -> None:
    """Where lines to write on can stand with it on the last page, they do, though they could fill the page before."""
    lines = '<section><h2>Questions</h2><hr data-count="3"></section>'
    foot = f'<footer class="passport"><p>{words(60)}</p></footer>'
    pdf = flowing(f"<p>{words(78)}</p>{lines}{foot}", 150)
    assert pages_of(pdf, pdf.root.find("H2")[0]) == [len(pdf.sizes) - 1] == [1]


def test_a_text_that_fits_one_page_is_one_page() -> None:
    """However full that page is; one line more and there are two."""
    counts = [len(flowing(f"<p>{words(count)}</p>", 110).sizes) for count in range(20, 200, 2)]
    assert counts == sorted(counts)
    assert counts.index(2) > 20


@pytest.mark.parametrize("count", [4, 5])
def test_a_promised_number_of_pages_is_kept_where_it_can_be(count: int) -> None:
    """A text of four pages that may have five alone has five."""
    html = "".join(section(number) for number in range(9))
    assert len(flowing(html, 148).sizes) == 4
    assert len(flowing(html, 148, (count,)).sizes) == count


def test_a_panel_is_as_high_as_what_stands_on_it() -> None:
    """In a flow no grey ground is stretched to fill the page: on higher paper there is room below it."""
    html = f'<p>{words(30)}</p><section class="panel"><h2>Panel</h2><p>{words(30)}</p><hr data-count="3"></section>'
    heights = [
        [one.box.top - one.box.bottom for one in _coloured(flowing(html, high), job(high).palette.panel)]
        for high in (150, 290)
    ]
    assert heights[0] == pytest.approx(heights[1])
    assert len(heights[0]) == 1


def test_lines_for_questions_use_the_room_up_to_a_limit() -> None:
    """Where there is room there are more of them, down to the foot of the page, at most two dozen."""
    html = '<section><h2>Questions</h2><hr data-count="2"></section>'
    lines = [len(_coloured(flowing(html, height), job(height).palette.rule)) for height in (70, 90, 200, 330, 390)]
    assert lines[0] < lines[1] < lines[2] < lines[3] == lines[4] == 24


def test_the_spaces_of_a_page_open_up_to_a_limit() -> None:
    """Where the next page begins with what has no room, they are up to three and a half times as high."""
    box = f'<aside class="protocol"><h2>P</h2>{"<p>line</p>" * 10}</aside>'
    pdf = flowing(f"<p>one</p><p>two</p>{box}", 110)
    assert len(pdf.sizes) == 2
    upper, lower = (next(line for line in pdf.lines if line.text == text) for text in ("one", "two"))
    gap = upper.baseline - lower.baseline - 15
    assert 3 * 3 * MM < gap < 3.5 * 3 * MM


def test_lines_to_write_on_keep_the_passport_company() -> None:
    """Where the passport would be alone, some of the lines before it stand with it, below their heading again."""
    lines = '<section><h2>Questions</h2><hr data-count="6"></section>'
    foot = f'<footer class="passport"><p>{words(80)}</p></footer>'
    pdf = flowing(f"<p>{words(20)}</p>{lines}{foot}", 130)
    heading = [(span.page, span.artifact is None) for span in pdf.spans if span.text == "Questions"]
    assert heading == [(0, True), (1, False)]
    ruled = Counter(one.page for one in _coloured(pdf, job(130).palette.rule))
    assert min(ruled.values()) >= 2
    assert set(ruled) == {0, 1}


# --- one page ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", range(1, 12))
@pytest.mark.parametrize("foot", ["", f'<footer class="passport"><p>{words(60)}</p></footer>'])
def test_a_text_that_fits_one_page_stands_on_it(count: int, foot: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of all places where it could break none is worth a second page, however empty the first: nobody has to search."""
    blocks = "".join(bullets(1 + number % 4, 2 * number) for number in range(1, 1 + count))
    html = f'<section class="flow">{BAND}{blocks}{foot}</section>'
    document = read_document(Printed(html), file="any.html", title="T", language="en-GB")
    found = set_document(document, job(600))
    assert len(found.frames) == 1
    monkeypatch.setattr("b12docs.typeset.flow.cost_of_one", lambda *_: None)
    assert found == set_document(document, job(600))


@pytest.mark.parametrize("height", [0.0, 10.0, 24.0, 30.0, 60.0, 100.0, 100.5])
def test_it_costs_there_what_a_search_would_find(height: float) -> None:
    """With what may grow, too; where it is too high for a page a search is needed."""
    for elastic in (0.0, 20.0):
        text = Flowing([], height, elastic, lambda first, last: 100.0)
        searched = best_breaks(text, {1})
        assert cost_of_one(height, elastic, text.room) == (searched and searched[1])
