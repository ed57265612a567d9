"""The translations that are shipped: each document is whole, says that nobody has checked it, and is read as written.

Every language is built once at every level on A4, as a web page and as plain text; on A5 and in large print each has
one of its levels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from b12docs.catalogue.finish import PLAIN, Finish
from b12docs.catalogue.forms import form_of
from b12docs.document.leaves import Paragraph, plain_text
from b12docs.document.nodes import Contents, Node, RedFlags, Section
from b12docs.document.tree import Document, is_for_questions, own_runs, walk
from b12docs.language.bidi import LRI, PDI
from b12docs.language.languages import LANGUAGES
from tests.conftest import Built, built, shipped
from tests.editions import html_words, read_html, text_words
from tests.heard.expected import Expected
from tests.pdfs import Pdf
from tests.right_to_left import plain
from tests.shipped_languages import ALL, CODES, FROM_RIGHT, LARGE, LEVELS, ON_A4, ON_SHEETS, Asked, job_of
from tests.verapdf import NEWER, PROFILES, judged, need_java

pytestmark = pytest.mark.whole

ISOLATING = re.compile(f"[{LRI}{PDI}]")
SAME_LINE = 3.0  # points, between the feet of two figures
DRAFT = "Draft translation, not checked"
UA2 = Finish(standard="ua2")


TEXTS = ("P", "H1", "H2", "H3", "Figure", "Form", "Caption")


def name_of(asked: Asked) -> str:
    code, level, finish, paper = asked
    return f"{code}-{level}-{finish.edition or paper}"


each = pytest.mark.parametrize("asked", ALL, ids=name_of)
each_on_a4 = pytest.mark.parametrize(("code", "level"), ON_A4)


def made(code: str, level: str, finish: Finish = PLAIN, paper: str | None = None) -> Built:
    """A document as it is built, and its tree."""
    return built(job_of(code, level, finish, paper))


def told(pdf: Pdf) -> Counter[str]:
    """What the tags of a PDF say, text by text."""
    texts = (one.alt if one.kind in ("Figure", "Form") else pdf.said(one) for one in pdf.root.find(*TEXTS))
    return Counter(map(squeezed, filter(None, texts)))


def written(built: Built) -> Counter[str]:
    """What the document's tree says, text by text; without the lines for questions where the pages have none."""
    blocks = [block for page in built.tree.pages for block in page.blocks]
    there = told(built.pdf)
    texts = [one.text for one in built.tree.unchecked]
    for block in blocks:
        own = [text for node in walk(block) for text in (*_in_words(node), plain_text(own_runs(node))) if text]
        texts += own if not is_for_questions(block) or squeezed(own[0]) in there else []
    return Counter(map(squeezed, texts))


def _in_words(node: Node) -> Iterator[str]:
    """What a node says to those who do not see it: a picture, or lines to write on."""
    yield from (getattr(node, name) for name in ("alt", "words") if hasattr(node, name))


def texts_of(tree: Document) -> list[str]:
    """What stands in the tree: that nobody has checked it, in two languages, and each text."""
    blocks = (block for page in tree.pages for block in page.blocks if not isinstance(block, Contents))
    texts = (plain_text(own_runs(node)) for block in blocks for node in walk(block))
    return [one.text for one in tree.unchecked] + [text for text in texts if text]


def squeezed(text: str) -> str:
    """The text with common spaces; of Chinese without any, for a line that ends before a space has none."""
    return re.sub(r"(?<=[\u3000-\uffef])\s+|\s+(?=[\u3000-\uffef])", "", plain(text))


@each
def test_the_tags_hold_every_text_as_it_is_written(asked: Asked) -> None:
    """Character by character, whatever the order in which its glyphs are drawn; and nothing else."""
    built = made(*asked)
    assert told(built.pdf) == written(built)


@each
def test_each_page_says_in_both_languages_that_nobody_has_checked_it(asked: Asked) -> None:
    """As it is read by programs that know no tags."""
    built = made(*asked)
    own, english = (one.text for one in built.tree.unchecked)
    assert english == DRAFT
    for page in pages(built):
        assert squeezed(own) in squeezed(page)
        assert english in page


def pages(built: Built) -> list[str]:
    """What PDFium reads of each page."""
    return [plain(page.get_textpage().get_text_range()) for page in pypdfium2.PdfDocument(built.data)]


@each
def test_the_warnings_stand_on_the_first_page(asked: Asked) -> None:
    """As a whole on A4: what to watch for, and whom to call; those that are higher than other pages begin there."""
    built = made(*asked)
    (box,) = [
        one for page in built.tree.pages for block in page.blocks for one in walk(block) if isinstance(one, RedFlags)
    ]
    wanted = [text for node in walk(box) if (text := squeezed(plain_text(own_runs(node))))]
    found = {
        squeezed(built.pdf.said(one)): {mark.page + 1 for mark in one.marks()}
        for one in built.pdf.root.find("P", "H2", "H3")
    }
    assert len(wanted) > 8
    pages = {page for text in wanted for page in found[text]}
    assert pages == {1} or (pages == {1, 2} and asked not in ON_SHEETS)


@pytest.mark.parametrize(
    ("code", "level", "paper"),
    [*((code, "standard", "A4") for code in CODES), ("pl", "easy", "A5"), ("zh", "easy", "Half-letter")],
)
def test_what_closes_a_section_stands_on_its_page(code: str, level: str, paper: str) -> None:
    """What to do with it, as a whole: where it takes one page more, but no sheet, or lines as close as they may be."""
    built = made(code, level, PLAIN, paper)
    marked = built.pdf.root.find("P", "H2", "H3")
    on = {squeezed(built.pdf.said(one)): {mark.page for mark in one.marks()} for one in marked}
    blocks = [block for page in built.tree.pages for block in page.blocks]
    sections = [one for block in blocks for one in walk(block) if isinstance(one, Section)]
    closed = [texts for one in sections if (texts := _texts(one)) and isinstance(one.blocks[-1], Paragraph)]
    assert len(closed) > 3
    for texts in closed:
        assert on[texts[-1]] == {max(on[texts[-2]])}, texts[-1]


def _texts(section: Section) -> list[str]:
    """What stands below its heading, text by text."""
    return [text for block in section.blocks for node in walk(block) if (text := squeezed(plain_text(own_runs(node))))]


@each
def test_there_are_no_more_pages_than_promised(asked: Asked) -> None:
    built = made(*asked)
    project, job = shipped(), built.job
    form = form_of(job.layout, job.finish, project.layouts.all, project.content, job.language)
    assert len(pypdfium2.PdfDocument(built.data)) == built.pages
    assert built.pages in form.counts(job.paper, job.level)


@pytest.mark.parametrize(("code", "size"), [("pl", 20), ("es", 22)])
def test_what_to_do_now_is_smaller_in_large_print_only_where_a_line_is_a_page(code: str, size: int) -> None:
    """In easy Polish one of two would stand on two lines, and the main message on the second page: both yield."""
    pdf = made(code, "easy", LARGE).pdf
    first = [one for one in pdf.root.find("H3") if {mark.page for mark in one.marks()} == {0}]
    assert [round(pdf.spans_of(one)[0].size) for one in first] == [size, size]


@pytest.mark.parametrize("code", CODES)
def test_the_last_page_names_the_language_in_both(code: str) -> None:
    """For the reader, and for who hands it out."""
    language = LANGUAGES[code]
    for leaflet in (made(code, level, PLAIN, "A4") for level in LEVELS):
        said = " ".join(text for text in told(leaflet.pdf))
        assert squeezed(f"{language.own} ({language.english})") in said
        assert language.english in pages(leaflet)[-1]


@pytest.mark.parametrize("asked", [one for one in ALL if one[0] in FROM_RIGHT], ids=name_of)
def test_what_is_read_without_tags_is_the_source(asked: Asked) -> None:
    """Of pages from the right, every text whole, with its numbers, brackets and Latin words in their places."""
    built = made(*asked)
    whole = pages(built)
    read = plain(" ".join([*(_without_foot(built, *one) for one in enumerate(whole, 1)), whole[-1]]))
    there = told(built.pdf)  # all but a heading of lines for questions that have no room
    printed = [text for text in texts_of(built.tree)[2:] if squeezed(text) in there]
    assert len(printed) > 60
    assert [text for text in map(plain, printed) if text not in read] == []


@each
def test_copied_words_are_those_of_the_source_in_order(asked: Asked) -> None:
    """As PDFium reads, by which Chromium copies: all, and each whole; of Chinese, which has no spaces, each letter."""
    built = made(*asked)
    wanted, copied = Expected.of(built).words, " ".join(pages(built)).split()
    rest = iter("".join(copied) if asked[0] == "zh" else copied)
    assert [one for one in ("".join(wanted) if asked[0] == "zh" else wanted) if one not in rest][:1] == []


def _without_foot(built: Built, number: int, page: str) -> str:
    """What is read of a page but its foot, which would part the paragraphs that go on on the next."""
    page = page.partition(built.tree.unchecked[1].text)[2]
    for line in built.tree.running[::-1]:
        page = page.removesuffix(plain(line.text.format(page=number, pages=built.pages))).rstrip()
    return page


@pytest.mark.parametrize("asked", [one for one in ALL if one[0] in FROM_RIGHT], ids=name_of)
def test_numbers_run_from_the_left_on_pages_from_the_right(asked: Asked) -> None:
    """By where each figure stands on the paper: of "0800 123 4567" as of "1.1" and "2026"."""
    looked = 0
    for page in pypdfium2.PdfDocument(made(*asked).data):
        text = page.get_textpage()
        said = "".join(text.get_text_range(at, 1)[:1] or "\0" for at in range(text.count_chars()))
        for number in re.finditer(r"\d(?:[\d .–/\u00a0\u200e]*\d)+", said):
            boxes = [text.get_charbox(at) for at in range(*number.span()) if said[at].isdigit()]
            steps = [(one, other) for one, other in pairwise(boxes) if abs(one[1] - other[1]) < SAME_LINE]
            assert all(one[0] < other[0] for one, other in steps), number.group()
            looked += len(steps)
    assert looked > 40


@pytest.mark.parametrize("form", ["html", "text"])
@each_on_a4
def test_pages_on_a_screen_and_plain_texts_are_whole(code: str, level: str, form: str) -> None:
    """They say the same as the paper, in their language and direction."""
    built = made(code, level, Finish(format=form), None)
    said = " ".join(text_words(ISOLATING.sub("", built.data.decode())))
    if form == "html":
        page = read_html(built.data)
        assert (page.get("lang"), page.get("dir", "ltr")) == (code, "rtl" if code in FROM_RIGHT else "ltr")
        said = " ".join(html_words(page))
    read = squeezed(ISOLATING.sub("", said))
    texts = [squeezed(text) for text in texts_of(built.tree)]
    assert [text for text in texts if text not in read] == []


def test_verapdf_finds_no_fault(tmp_path: Path) -> None:
    """Of PDF/UA-1 and PDF/A-2a, and of PDF/UA-2 with what goes with it in one level of each language."""
    need_java()
    verdicts = judged({name_of(one): made(*one).data for one in ALL}, tmp_path, PROFILES)
    newer = {code: made(code, LEVELS[at % 2], UA2, "A4").data for at, code in enumerate(CODES)}
    verdicts |= judged(newer, tmp_path, NEWER)
    assert {name: verdict.failed for name, verdict in verdicts.items() if verdict.failed} == {}
