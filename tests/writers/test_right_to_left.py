"""Pages from the right: programs that know no tags tell and copy them in order, and those that do have each word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pikepdf import Name

from b12docs.document.leaves import Paragraph, Run, plain_text
from b12docs.document.nodes import Flow
from b12docs.document.tree import Document, own_runs
from b12docs.typeset import set_document
from b12docs.writers.pdf import write_pdf
from b12docs.writers.pdf.attachment import Attachment
from b12docs.writers.pdf.ua2 import reusable
from tests.pdfs import Element, Pdf
from tests.pieces import paper
from tests.right_to_left import LANGUAGES, copied, document, lines, plain
from tests.scripts import texts_of, tree, written
from tests.verapdf import NEWER, PROFILES, judged, need_java

LINES = 800  # in each language
each_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def pdf(language: str) -> Pdf:
    """The small document in a language."""
    return Pdf(written(document(language)))


def texts(language: str) -> list[str]:
    """The texts of the small document in the order of reading."""
    return [plain(plain_text(own_runs(node))) for node in document(language).walk() if own_runs(node)]


def leaves(element: Element) -> Iterator[Element]:
    """The elements inside one that say what is in them."""
    if "/ActualText" in element.object:
        yield element
        return
    for one in element.elements:
        yield from leaves(one)


@each_language
def test_what_is_read_without_tags_is_the_source(language: str) -> None:
    """Every text of the page, whole, with its numbers, brackets, quotes and Latin words in their places."""
    read = copied(pdf(language).data)
    assert [text for text in texts(language) if text not in read] == []


@each_language
def test_lines_of_numbers_brackets_and_addresses_stay_in_order(language: str) -> None:
    html = f'<section class="flow">{"".join(f"<p>{line}</p>" for line in lines(language, LINES))}</section>'
    whole = tree(html, language)
    data = write_pdf(set_document(whole, paper(210, 4000, counts=tuple(range(1, 9)))))
    read = copied(data)
    own = texts_of(whole)
    assert len(own) == LINES
    assert [line for line in own if plain(line) not in read] == []


def test_a_link_is_read_on_its_line_whatever_stands_above() -> None:
    """Its words are drawn by themselves, and stand exactly on the baseline of the others."""
    calls = (f'<p>{"كلمة " * count}(A&amp;E) أو <a href="tel:999">999</a>.</p>' for count in range(30))
    whole = tree(f'<section class="flow">{"".join(calls)}</section>', "ar")
    job = paper(70, 210, body=(14, 17.39), counts=tuple(range(1, 35)))
    assert copied(write_pdf(set_document(whole, job))).count("(A&E) أو 999.") == 30


@each_language
def test_each_word_of_the_source_is_read_back_from_the_tags(language: str) -> None:
    """Exactly, vowel marks and what joins letters included; each leaf has one mark, for programs read no second one."""
    read = pdf(language)
    assert not read.root.find("Span")
    said = list(leaves(read.root))
    assert all(len(list(one.marks())) == 1 and not one.elements for one in said)
    whole = "".join(str(one.object.ActualText) for one in said)
    wanted = [plain_text(own_runs(node)) for node in document(language).walk() if own_runs(node)]
    assert whole.replace("•", "") == "".join(wanted)


@each_language
def test_what_is_not_said_there_is_nothing_that_is_read(language: str) -> None:
    """Every word on the page is of an element that says what it is."""
    read = pdf(language)
    marks = {mark for one in leaves(read.root) for mark in one.marks()}
    assert {span.mark for span in read.spans if span.mark and span.text.strip()} <= marks


def test_pages_follow_each_other_from_the_right() -> None:
    """Readers that show two pages show the first at the right."""
    assert pdf("ar").file.Root.ViewerPreferences.Direction == Name.R2L
    assert (
        Name.Direction
        not in Pdf(written(tree("<section class='flow'><p>A</p></section>", "en"))).file.Root.ViewerPreferences
    )


def test_words_from_the_right_in_a_text_from_the_left_are_in_order() -> None:
    """Such as the name of a language in itself: those who read tags have it as it is written."""
    words = (Run("Ask for: "), Run("العربية الفصحى", language="ar"), Run(", Polski."))
    read = Pdf(written(Document("A", "en-GB", (Flow((Paragraph(words),)),))))
    (paragraph,) = read.root.find("P")
    assert "العربية" in copied(read.data)
    assert "العربية الفصحى" in [str(one.object.get("/ActualText", "")) for one in paragraph.elements]


def test_verapdf_finds_no_fault(tmp_path: Path) -> None:
    """Of PDF/UA-1 and PDF/A-2a, and of PDF/UA-2 with what goes with it."""
    need_java()
    verdicts = judged({language: pdf(language).data for language in LANGUAGES}, tmp_path, PROFILES)
    newer = write_pdf(
        set_document(document("ur"), paper(148, 210, counts=(1, 2, 3))),
        standard=reusable(Attachment("a.html", "text/html", b"<html></html>")),
    )
    verdicts |= judged({"ur, PDF 2.0": newer}, tmp_path, NEWER)
    assert {name: verdict.failed for name, verdict in verdicts.items() if verdict.failed} == {}
