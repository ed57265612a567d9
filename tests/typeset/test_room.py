"""What gives way where room runs short: a fixed page's air, and nothing of what flows."""

from __future__ import annotations

from collections import Counter

import pytest

from b12docs.diagnostics import InputError
from b12docs.document.leaves import Heading, Paragraph, Run
from b12docs.document.nodes import Band, Flow, Page
from b12docs.document.tree import Document
from b12docs.paper import MM
from b12docs.records import replace
from b12docs.typeset import fonts
from b12docs.typeset.pieces import Style
from b12docs.typeset.room import FLOWING, STEPS, Tightness, tightened
from b12docs.typeset.text import SetText
from tests.components import components
from tests.pdfs import Pdf
from tests.pieces import paper, printed, words
from tests.typeset.test_flow import bullets, job, pages_of

TITLE = Heading(1, (Run("A title"),))
COVER, FIRST = (
    Page((Band((TITLE,), icon="person.svg"),)),
    Page((Band((TITLE,)), Paragraph((Run("What matters most."),)))),
)
REST = Flow((Paragraph((Run("More."),)),))


@pytest.mark.parametrize(
    ("pages", "steps"),
    [
        ((FIRST,), STEPS),
        ((FIRST, REST), STEPS),
        ((COVER, REST), FLOWING),
        ((Flow((TITLE,)),), FLOWING),
    ],
    ids=["fixed", "fixed, then as many as it takes", "a cover, then as many as it takes", "as many as it takes"],
)
def test_what_gives_way(pages: tuple[Page | Flow, ...], steps: tuple[Tightness, ...]) -> None:
    """A first page that has to hold the warnings is set closer; what flows is so where that keeps more whole."""
    document = Document("A title", "en-GB", pages)
    assert [step for _, step in tightened(document, job(200))] == list(steps)


def test_lines_for_questions_give_way_after_pictograms() -> None:
    """A first page that needs no more than smaller pictograms takes no lines from the last; one line goes last."""
    steps = [(step.icons < 1, step.lines) for step in STEPS]
    assert steps.index((True, "ruled")) < steps.index((True, "one")) < steps.index((True, "none"))
    assert {lines for smaller, lines in steps if not smaller} == {"ruled"}


@pytest.mark.parametrize(
    ("letters", "over", "lines"),
    [(80, 0, 1), (82, 0, 2), (86, 7, 1), (88, 7, 2), (166, 7, 2), (172, 7, 2), (174, 7, 3)],
)
def test_lines_are_a_few_letters_longer_where_that_saves_one(letters: int, over: int, lines: int) -> None:
    """Where it saves none they keep to the measure of their reader."""
    fonts.register()
    text = " ".join(["a"] * (letters // 2)) + "a" * (1 + letters % 2)
    style = Style(10, 12, "#000000", "#000000", measure=80, over=over)
    said = ["".join(piece.text for piece in line).strip() for line in SetText((Run(text),), style, 1000).lines]
    assert len(said) == lines
    assert (max(map(len, said)) > 80) == (lines < -(-letters // 80))


def test_lines_are_longer_on_pages_that_need_closer_lines_alone() -> None:
    """Never where words flow on: there is another page."""
    assert [step.over > 0 for step in STEPS] == [step.leading < 1 for step in STEPS]
    assert {step.over for step in FLOWING} == {0}


def test_a_flow_is_set_closer_where_that_mends_a_flaw() -> None:
    """A list that the airy setting would tear is whole in a closer one; where all is whole its lines stay apart."""
    listed = f"<section><h2>H</h2>{bullets(7, 16)}</section>"
    pdfs = {
        height: Pdf(printed(f'<section class="flow"><h1>T</h1><p>{words(60)}</p>{listed}</section>', job(height)))
        for height in (245, 260)
    }
    assert [len(pages_of(pdf, *pdf.root.find("LBody"))) for pdf in pdfs.values()] == [1, 1]
    close, airy = (between_lines(pdf) for pdf in pdfs.values())
    assert close < airy


FIXED = f'<section class="page"><h1>A</h1><p>{words(20)}</p><p>{words(20, 30)}</p></section>'


def between_lines(pdf: Pdf) -> float:
    """How far apart the first two lines of the first paragraph stand, in points."""
    first, *_ = pdf.root.find("P")
    above, below, *_ = (line.baseline for line in pdf.lines if line.block is first)
    return above - below


def test_a_page_that_is_a_little_too_full_is_set_closer() -> None:
    """It gives up air and a little leading, and no word or size; a page with room has all of both."""
    full, roomy = (Pdf(printed(FIXED, paper(80, height))) for height in (80, 100))
    assert [len(pdf.sizes) for pdf in (full, roomy)] == [1, 1]
    assert [line.text for line in full.lines] == [line.text for line in roomy.lines]
    assert [span.size for span in full.spans] == [span.size for span in roomy.spans]
    assert between_lines(full) < between_lines(roomy)


FLOWS = f'<section class="flow"><h1>A</h1><p>{words(20)}</p><p>{words(20, 30)}</p></section>'


def filled(height: float, *counts: int) -> Pdf:
    """A flow that may set its type up to 1.15 times larger to fill its pages, on paper of this height."""
    return Pdf(printed(FLOWS, replace(paper(80, height, counts=counts), fills=1.15)))


def test_type_is_larger_where_a_document_has_room_to_spare() -> None:
    """Where its page is full it has its own size, where it is half empty the largest, and another between them."""
    usual = max(span.size for span in Pdf(printed(FLOWS, paper(80, 100))).spans)
    full, roomy, empty = (max(span.size for span in filled(height, 1).spans) for height in (82, 94, 120))
    assert full == usual
    assert usual < roomy < empty
    assert empty == pytest.approx(1.15 * usual)


def test_what_fills_its_pages_is_one_page_where_it_can_be() -> None:
    """It gives up air before it takes a second page, and has no running line then; on two its type is large again."""
    one, two = filled(80, 1, 2), filled(76, 1, 2)
    assert (len(one.sizes), len(two.sizes)) == (1, 2)
    assert max(span.size for span in two.spans) > max(span.size for span in one.spans)


def too_many(count: int, pages: int, fills: float) -> int:
    """By how many lines so many pages are told to be too full that end with a paragraph of so many; 0 where it fits."""
    text = "".join(f"<p>{words(8)}</p>" for _ in range(6 * pages)) + f"<p>{words(4 * count, 10)}</p>"
    html = f'<section class="flow"><header class="band"><h1>A</h1></header>{text}</section>'
    try:
        printed(html, replace(paper(80, 128, counts=tuple(range(1, pages + 1))), fills=fills))
    except InputError as error:
        return int(error.diagnostics[0].message.partition(f"page {pages} is full: ")[2].split()[0])
    return 0


@pytest.mark.parametrize(("pages", "fills"), [(1, 1.0), (1, 1.15), (2, 1.0), (3, 1.0)])
def test_a_flow_is_told_to_have_as_many_lines_too_many_as_have_to_go(pages: int, fills: float) -> None:
    """Set as closely as may be: whoever shortens by what it lacks in the airiest setting takes out words in vain."""
    most = max(count for count in range(1, 40) if not too_many(count, pages, fills))
    assert 1 < most < 36
    assert [too_many(most + more, pages, fills) for more in (1, 2, 4)] == [1, 2, 4]


STRIP = '<header class="strip"></header>'
LINES = '<section><h2>Questions</h2><hr data-count="2" alt="lines to write on"></section>'


def asked(pdf: Pdf) -> str:
    """What is left of lines for questions: as many as there is room for, one behind their heading, or none."""
    headings = [line for line in pdf.lines if line.text == "Questions"]
    fields = pdf.root.find("Form")
    assert len(headings) == len(fields)
    if not fields:
        return "none"
    return "one" if fields[0].attributes["/BBox"][0] > headings[0].box.right else "ruled"


def test_lines_for_questions_give_way_to_one_and_then_with_their_heading() -> None:
    """Where they would take a sheet more, and there alone; all other words stay."""
    left = {}
    for height in (104, 116, 190):
        html = f'<section class="page"><h1>A</h1></section><section class="flow"><p>{words(60)}</p>{LINES}</section>'
        pdf = Pdf(printed(html, paper(80, height, counts=(2, 3, 4))))
        assert sum("word" in line.text for line in pdf.lines) > 10
        left[height] = [len(pdf.sizes), asked(pdf)]
    assert left == {104: [2, "none"], 116: [2, "one"], 190: [2, "ruled"]}


def test_a_single_line_stands_behind_its_heading() -> None:
    """It begins behind the words, with room to write above it, and ends where the text does."""
    html = f'<section class="page"><h1>A</h1></section><section class="flow"><p>{words(60)}</p>{LINES}</section>'
    pdf = Pdf(printed(html, paper(80, 116, counts=(2, 3, 4))))
    (heading,) = (line for line in pdf.lines if line.text == "Questions")
    (field,) = pdf.root.find("Form")
    left, low, right, top = map(float, field.attributes["/BBox"])
    assert left - heading.box.right < 8
    assert low < heading.baseline
    assert top - low > 6.5 * MM  # of handwriting
    assert right == pytest.approx(80 * MM - heading.box.left, abs=0.5)


PASSPORT = f'<footer class="passport"><p>{words(120)}</p></footer>'


@pytest.mark.parametrize(("count", "found"), [(57, [1, "none"]), (48, [1, "one"]), (10, [1, "ruled"])])
def test_in_a_flow_they_give_way_to_the_passport(count: int, found: list[int | str]) -> None:
    """Which would have a page of its own else; where there is room for both, both are there."""
    html = f'<section class="flow"><h1>T</h1><p>{words(count)}</p>{LINES}{PASSPORT}</section>'
    pdf = Pdf(printed(html, job(200)))
    assert [len(pdf.sizes), asked(pdf)] == found


@pytest.mark.parametrize("said", [120, 30])
def test_in_a_flow_they_cost_no_page(said: int) -> None:
    """However its text falls: with them it has as many pages as without, and most often they have room there.

    Where the passport is short, they and it would fill a good part of a page of their own, and nothing would be torn.
    """
    passport = f'<footer class="passport"><p>{words(said)}</p></footer>'
    text = f'<section class="flow"><h1>T</h1>{f"<p>{words(30)}</p>" * 5}{{}}{passport}</section>'
    left = Counter[str]()
    for height in range(120, 240, 2):
        with_lines, bare = (Pdf(printed(text.format(one), job(height))) for one in (LINES, ""))
        assert len(with_lines.sizes) == len(bare.sizes)
        left[asked(with_lines)] += 1
    assert left["none"] < left["one"] < left["ruled"]


def test_in_a_flow_there_are_as_many_as_the_pages_have_room_for() -> None:
    """Set a little closer it has a page less, and they have room there: a single one would leave it empty."""
    sections = f"<section><h2>H</h2><p>{words(30)}</p></section>" * 5
    html = f'<section class="flow"><h1>T</h1>{sections}{LINES}{PASSPORT}</section>'
    pdf = Pdf(printed(html, job(134)))
    assert (len(pdf.sizes), asked(pdf)) == (3, "ruled")


@pytest.mark.parametrize("height", [92, 94, 96, 120])
def test_what_a_page_before_them_has_no_room_for_takes_none_of_them(height: int) -> None:
    """A first page whose headings have to stand closer has nothing to do with lines on the second."""
    first = "".join(f"<section><h2>H</h2><p>{words(9)}</p></section>" for _ in range(3))
    html = f'<section class="page"><h1>A</h1>{first}</section><section class="flow">{STRIP}<p>word</p>{LINES}</section>'
    pdf = Pdf(printed(html, paper(80, height, counts=(2, 3))))
    assert "Questions" in [line.text for line in pdf.lines]


def test_in_a_flow_they_give_way_where_closer_lines_alone_are_not_enough() -> None:
    """Neither the lines for questions nor the leading by themselves would keep the passport on the page of the text."""
    html = f'<section class="flow"><h1>T</h1><p>{words(34)}</p><p>{words(20)}</p>{LINES}{PASSPORT}</section>'
    pdf = Pdf(printed(html, job(200)))
    assert (len(pdf.sizes), asked(pdf)) == (1, "none")


ASKED = '<ol class="actions"><li><p>Do this.</p><p class="write-in">When:</p></li></ol>'


@pytest.mark.parametrize(("height", "behind"), [(200, False), (80, True)])
def test_a_line_to_write_on_stands_behind_words_where_room_is_short(height: int, behind: bool) -> None:
    """It keeps its label and room for a day and a time."""
    html = f'<section class="page"><h1>A</h1>{ASKED}<p>{words(60)}</p></section>'
    lines = {line.text: line for line in Pdf(printed(html, paper(130, height))).lines}
    assert (lines["When:"].baseline == pytest.approx(lines["Do this."].baseline)) == behind


WARNED = '<aside class="red-flags"><h2>Help</h2><ul class="flags"><li>flag</li></ul></aside>'


def test_what_a_page_has_no_room_for_is_not_its_warnings() -> None:
    """The last section before them goes on in the flow behind, and is read there."""
    other = f"<section><h2>Other</h2><p>{words(20)}</p></section>"
    first = f'<section class="page"><h1>A</h1><p>{words(30)}</p>{other}{WARNED}</section>'
    html = f'{first}<section class="flow"><header class="strip"></header><p>more</p></section>'
    places = {}
    for height in (100, 200):
        pdf = Pdf(printed(html, paper(80, height, counts=(2, 3))))
        places[height] = [
            next(line.page for line in pdf.lines if line.text == text) for text in ("Help", "Other", "more")
        ]
        pages = [span.page for span in pdf.spans_of(pdf.root)]
        assert pages == sorted(pages)
    assert places == {100: [0, 1, 1], 200: [0, 0, 1]}


def test_a_text_that_fixed_pages_were_not_made_for_flows_with_its_warnings_first() -> None:
    """Translations are longer: what is moved from one page is then too much for it still."""
    band = '<header class="band"><h1>A</h1></header>'
    pages = [f"{band}<p>{words(60)}</p>{WARNED}", f"<p>{words(60)}</p>"]
    fixed = "".join(f'<section class="page">{page}</section>' for page in pages)
    html = f'{fixed}<section class="flow"><header class="strip"></header><p>more</p></section>'
    lines = Pdf(printed(html, paper(80, 100, counts=(3, 4, 5, 6)))).lines
    assert [next(line.page for line in lines if line.text == "Help"), lines[-1].page] == [0, 2]
    assert sum(len(line.text.split()) for line in lines if line.text.startswith("word")) == 120


def columns(left: str, right: str, items: int) -> str:
    """Two sections side by side, each with a list."""
    column = '<div class="column"><section><h2>{}</h2>{}</section></div>'
    both = "".join(column.format(name, bullets(items, 12)) for name in (left, right))
    return f'<div class="columns" data-widths="50:50">{both}</div>'


@pytest.mark.parametrize(("before", "beside"), [(20, True), (100, False)])
def test_what_stands_side_by_side_stands_below_each_other_where_pages_are_fuller_so(before: int, beside: bool) -> None:
    """As a whole it would leave the page before it half empty; where it does not it stays side by side."""
    first = f'<header class="band"><h1>A</h1></header>{WARNED}<p>{words(before)}</p>'
    page = f'<section class="page">{first}{columns("Left", "Right", 3)}</section>'
    html = f'{page}<section class="flow"><header class="strip"></header><p>{words(60)}</p></section>'
    pdf = Pdf(printed(html, paper(120, 120, counts=(2, 3, 4, 5))))
    left, right = ((line.page, line.baseline) for line in pdf.lines if line.text in ("Left", "Right"))
    assert (len(pdf.sizes), left == right) == (3, beside)


@pytest.mark.parametrize(
    ("sizes", "beside"), [((60, 2, 3), (True, True)), ((60, 2, 4), (False, False)), ((60, 2, 5), (True, False))]
)
def test_each_set_of_columns_stands_below_each_other_by_itself(
    sizes: tuple[int, int, int], beside: tuple[bool, bool]
) -> None:
    """What has room side by side stays so, whatever the other does not."""
    before, first, second = sizes
    band = f'<header class="band"><h1>A</h1></header>{WARNED}<p>{words(before)}</p>'
    page = f'<section class="page">{band}{columns("One", "Two", first)}</section>'
    flow = f'<section class="flow"><header class="strip"></header>{columns("Three", "Four", second)}</section>'
    pdf = Pdf(printed(f"{page}{flow}", paper(120, 120, counts=(2, 3, 4, 5, 6))))
    one, two, three, four = (
        next((line.page, line.baseline) for line in pdf.lines if line.text == name)
        for name in ("One", "Two", "Three", "Four")
    )
    assert (one == two, three == four) == beside


def first_page(count: int, height: float, flags: str = WARNED) -> list[str]:
    """What stands on the first page of a flow whose main message has so many words, in the order of reading."""
    band = '<header class="band"><h1>A</h1></header>'
    message = f'<aside class="key-message"><p>Message {words(count)}</p></aside>'
    html = f'<section class="flow">{band}{message}{flags}<p>{words(90)}</p></section>'
    pdf = Pdf(printed(html, paper(80, height, counts=(1, 2, 3, 4))))
    starts = ("Message", "Help", "word1 word2")
    found = [line.text for line in pdf.lines if line.page == 0 and line.block is not None]
    return [start.split()[0] for text in found for start in starts if text.startswith(start)]


def test_warnings_stand_above_a_message_that_would_take_them_from_the_first_page() -> None:
    """Where both have room there they stand below it."""
    assert first_page(8, 150)[:2] == ["Message", "Help"]
    assert first_page(20, 120)[:1] == ["Help"]


def test_warnings_that_have_no_room_below_the_title_stay_behind_the_message() -> None:
    """The first page would hold the title alone."""
    high = WARNED.replace("<li>flag</li>", f"<li>{words(60)}</li>")
    assert first_page(20, 110, high)[:2] == ["Message"]


HEADED = (
    f'<section class="page"><h1>A</h1><p>{words(20)}</p><p>{words(5)}</p>'
    f"<section><h2>Next</h2><p>{words(20)}</p></section></section>"
)


def above(pdf: Pdf) -> tuple[float, float]:
    """How far the second paragraph, and the heading behind it, stand below the words before them, in points."""
    lines = [line for line in pdf.lines if line.block is not None]
    (heading,) = (at for at, line in enumerate(lines) if line.text == "Next")
    _, second, *_ = pdf.root.find("P")
    (text,) = (at for at, line in enumerate(lines) if line.block is second)
    before_text, before_heading = (lines[at - 1].baseline - lines[at].baseline for at in (text, heading))
    return before_text, before_heading


def test_headings_keep_apart_from_the_words_before_them() -> None:
    """However tight a page is, readers see where a section begins, and so do programs that guess from spaces."""
    tight, roomy = (Pdf(printed(HEADED, paper(80, height))) for height in (96, 120))
    assert between_lines(tight) < between_lines(roomy)
    assert all(above(pdf)[1] > 1.7 * between_lines(pdf) for pdf in (tight, roomy))


def test_a_heading_above_labels_keeps_a_line_apart() -> None:
    """Most lines of such a page stand far apart, and what guesses from spaces takes less than that for a line's end."""
    pointed = components()["pointed"]
    labelled = pointed.html.replace('<section class="page">', "<section><h2>Next</h2>")
    html = f'<section class="flow"><h1>A</h1><p>{words(20)}</p><p>{words(5)}</p>{labelled}</section>'
    for height in range(128, 150, 4):
        pdf = Pdf(printed(html, paper(110, height, figures=pointed.job.figures)))
        assert above(pdf)[1] > 2.2 * between_lines(pdf), height


def test_rather_than_on_a_page_more_a_heading_stands_closer() -> None:
    """The space above it is the last to give way."""
    full = Pdf(printed(HEADED, paper(80, 94)))
    assert len(full.sizes) == 1
    assert above(full)[1] < 1.6 * between_lines(full)


def test_what_is_left_parts_sections_first() -> None:
    """Where there is too little for all spaces, those before headings open."""
    spaces = [above(Pdf(printed(HEADED, paper(80, height / 2)))) for height in range(202, 240)]
    least = tuple(map(min, zip(*spaces, strict=True)))
    opened = [tuple(one - start for one, start in zip(both, least, strict=True)) for both in spaces]
    assert all(heading > text - 0.01 for text, heading in opened)
    assert any(heading > text + 1 for text, heading in opened)


# --- pages that are too full flow, where they can ---------------------------------------------------------------------

FIRST_BAND = '<header class="band"><h1>A</h1></header>'
LANDMARKS = ("In short", "Message", "Help", "Signs", "After", "Others", "Other", "Who")
FLAGS = '<aside class="red-flags"><h{level}>Help</h{level}><ul class="flags"><li>Signs</li></ul></aside>'
FOOTED = f'{FIRST_BAND}<p>{words(90)}</p>{FLAGS.format(level=2)}<footer class="passport"><p>Who</p></footer>'
TWICE = {
    "title bands": f'{FIRST_BAND}<p>{words(90)}</p>{FLAGS.format(level=2)}</section>'
    '<section class="flow"><header class="band"><h2>B</h2></header><p>More</p>',
    "passports": f'{FOOTED}</section><section class="flow"><p>More</p><footer class="passport"><p>Who</p></footer>',
}  # fmt: skip


@pytest.mark.parametrize("inside", TWICE.values(), ids=TWICE)
def test_pages_that_cannot_be_one_flow_say_which_is_full(inside: str) -> None:
    """By how many lines, or by how much a block is too much for it; no word of what the program has tried."""
    with pytest.raises(InputError, match=r"page 1 is full; the block '.*' does not fit, by \d+ mm"):
        printed(f'<section class="page">{inside}</section>', paper(80, 60, counts=(1, 2)))


NESTED = {
    "in columns": f'<div class="columns"><p>Other</p>{FLAGS.format(level=2)}</div>',
    "in a section": f"<section><p>Other</p>{FLAGS.format(level=2)}</section>",
    "below a heading of others": f"<section><h2>Others</h2><p>Other</p>{FLAGS.format(level=3)}</section>",
}


@pytest.mark.parametrize("nested", NESTED.values(), ids=NESTED)
def test_warnings_come_first_where_all_flows_wherever_they_stand(nested: str) -> None:
    """In columns and sections, too: behind the main message, before all that is told; a heading never stands alone."""
    message = '<h2>In short</h2><aside class="key-message"><p>Message</p></aside>'
    first = f'<section class="page">{FIRST_BAND}{message}<p>{words(90)}</p></section>'
    flow = f'<section class="flow"><h2>After</h2>{nested}<footer class="passport"><p>Who</p></footer></section>'
    pdf = Pdf(printed(first + flow, paper(100, 90, counts=tuple(range(1, 9)), figures={})))
    said = [line.text.strip() for line in pdf.lines if line.text.strip() in LANDMARKS]
    assert said[:4] == ["In short", "Message", "Help", "Signs"]
    assert said[-1] == "Who"
    assert {"Other", "After"} < set(said)
