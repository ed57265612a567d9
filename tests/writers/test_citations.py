"""A citation, such as "[1,3]" behind a statement, leads to entries of the list of references, where that is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from b12docs.document.citations import citations
from b12docs.document.leaves import Run
from b12docs.document.tree import Document
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import set_document
from b12docs.writers.calls import Calls
from b12docs.writers.email.writer import Look as MailLook
from b12docs.writers.email.writer import write_email
from b12docs.writers.html.writer import Look, write_html
from b12docs.writers.pdf import write_pdf
from b12docs.writers.pdf.attachment import Attachment
from b12docs.writers.pdf.ua2 import reusable
from b12docs.writers.text import write_text
from tests.pdfs import Element, Pdf
from tests.pieces import paper, usual_theme

LIST = '<ol class="references"><li><a href="https://example.org/">One</a>. X</li><li>Two</li><li>Three</li></ol>'
NAMES = [("[2]", 2), ("[1,", 1), ("3]", 3), ("[2]", 2)]  # of the piece, each with the entry that it names
NEWER = reusable(Attachment("piece.html", "text/html", b"<!doctype html><title>A piece</title>"))


def document(references: str = LIST) -> Document:
    """A piece whose statements name references, one of them in a heading and one that is not listed."""
    html = (
        '<section class="flow"><h1>A piece</h1><h2>Reference 1</h2><p>Words</p><h2>So <span class="ref">[2]</span></h2>'
        '<p>Something is so <span class="ref">[1,3]</span> and not otherwise <span class="ref">[4]</span>.</p>'
        '<ul><li>an entry <span class="ref">[2]</span></li></ul>'
        f"<section><h2>References</h2>{references}</section></section>"
    )
    return read_document(Printed(html), file="piece.html", title="A piece", language="en-GB")


@cache
def pdf(references: str = LIST) -> Pdf:
    """The piece on two small pages."""
    return Pdf(write_pdf(set_document(document(references), paper(60, 90, counts=(2,)))))


def html(references: str = LIST) -> str:
    """The body of its web page."""
    page = write_html(document(references), Look(usual_theme().palette, usual_theme().dark, "Skip")).decode()
    return page.replace("\xa0", " ").partition("<body>")[2]


def cited(one: Pdf) -> Iterator[tuple[str, int, Element]]:
    """The words of each citation, the entry whose words its description has, and the Link."""
    for link in one.root.find("Link"):
        (note,) = link.annotations()
        if link.inside("Reference"):
            yield one.text(link), int(str(note.object.Contents).split()[0]), link


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("[1]", [("[1]", 1)]),
        ("[1,3]", [("[1,", 1), ("3]", 3)]),
        ("[1, 12; 3]", [("[1, ", 1), ("12; ", 12), ("3]", 3)]),
        ("[2–4]", [("[2–4]", 2)]),
        ("see below", [("see below", 0)]),
        (",", [(",", 0)]),
    ],
)
def test_each_number_names_a_reference(text: str, parts: list[tuple[str, int]]) -> None:
    """The signs around a number belong to it, so that a finger finds more than a digit; no sign is lost."""
    assert list(citations(Run(text, small=True))) == parts


def test_only_small_numbers_name_references() -> None:
    """A number of the text is none."""
    assert list(citations(Run("[1] of 3"))) == [("[1] of 3", 0)]


def test_a_citation_on_paper_leads_to_its_entry() -> None:
    """To the top of the entry on its page; its description says what is cited; an element that cites is a Reference."""
    file, entries = pdf(), pdf().root.find("L")[-1].elements
    assert [(words, number) for words, number, _ in cited(file)] == NAMES
    for _, number, link in cited(file):
        (note,), entry = link.annotations(), entries[number - 1]
        page, view, left, top, zoom = note.object.Dest
        assert str(note.object.Contents) == " ".join(map(file.text, entry.elements))
        assert (str(view), int(left)) == ("/XYZ", 0)
        assert zoom is None
        first = file.spans_of(entry)[0]
        assert page.objgen == file.file.pages[first.page].obj.objgen
        assert 0 <= float(top) - first.box.top < first.size
        assert link.parent is not None
        assert link.parent.kind == "Reference"


def test_citations_of_an_entry_share_its_place() -> None:
    """It is written once, and none is written that nothing leads to."""
    places = {note.object.Dest.objgen for _, number, link in cited(pdf()) for note in link.annotations() if number == 2}
    assert len(places) == 1


def test_in_pdf_2_it_leads_to_the_element_too() -> None:
    """For those who don't see its page; its Link refers to the entry."""
    newer = Pdf(write_pdf(set_document(document(), paper(60, 90, counts=(2,))), standard=NEWER))
    entries = newer.root.find("L")[-1].elements
    found = list(cited(newer))
    assert [(words, number) for words, number, _ in found] == NAMES
    for _, number, link in found:
        (note,) = link.annotations()
        assert str(note.object.A.S) == "/GoTo"
        assert note.object.A.SD[0].objgen == entries[number - 1].object.objgen
        assert [one.objgen for one in link.object.Ref] == [entries[number - 1].object.objgen]


def test_several_documents_in_one_file_have_places_of_their_own() -> None:
    """The second's citations lead to the second's list."""
    one = set_document(document(), paper(60, 90, counts=(2,)))
    both = Pdf(write_pdf(one, one))
    first, second = both.root.elements
    pages = [
        [note.object.Dest[0].objgen for note in part.annotations() if "/Dest" in note.object]
        for part in (first, second)
    ]
    numbers = {page.obj.objgen: number for number, page in enumerate(both.file.pages)}
    assert [numbers[page] + 2 for page in pages[0]] == [numbers[page] for page in pages[1]]
    assert len(pages[0]) == len(NAMES)


@pytest.mark.parametrize("references", ["<p>None here.</p>", LIST.replace("ol", "ul").replace("references", "plain")])
def test_without_a_list_it_is_text(references: str) -> None:
    """Where no references are printed, nothing leads to them, and the words are whole."""
    assert not list(cited(pdf(references)))
    assert "Something is so [1,3] and not otherwise [4]." in [
        pdf(references).text(one) for one in pdf(references).blocks
    ]
    assert "#reference" not in html(references)


def test_a_press_has_no_links() -> None:
    """Sheets say the same words, and nobody can click on them."""
    sheets = Pdf(write_pdf(set_document(document(), replace(paper(60, 90, counts=(2,)), links=False))))
    assert not sheets.root.find("Link", "Reference")
    assert list(map(sheets.text, sheets.blocks)) == list(map(pdf().text, pdf().blocks))


def test_a_citation_on_a_screen_leads_to_its_entry() -> None:
    """Each entry has a name that nothing else has."""
    entries = re.findall(r'<li id="(reference-\d)">(?:<a[^>]*>)?(\w+)', html())
    assert entries == [("reference-1", "One"), ("reference-2", "Two"), ("reference-3", "Three")]
    links = re.findall(r'<a href="#reference-(\d)">([^<]*)</a>', html())
    assert [(words, int(number)) for number, words in links] == NAMES
    names = re.findall(r' id="([^"]+)"', html())
    assert len(names) == len(set(names))
    assert '<span class="ref">[4]</span>' in html()


def test_mail_and_text_have_the_words_alone() -> None:
    """Programs for e-mail follow no link inside a message, and a plain text has none."""
    mail = write_email(document(), MailLook(usual_theme().palette, usual_theme().dark, "Picture", Calls())).decode()
    assert "#reference" not in mail
    assert all("[1,3]" in text for text in (mail, write_text(document(), "Picture").decode()))
