"""``--standard ua2``: PDF 2.0 as PDF/UA-2, WTPDF and PDF/A-4f; what veraPDF says of it is in ``test_pdf_standards``."""

from __future__ import annotations

from functools import cache
from xml.etree import ElementTree

import pytest

from b12docs.document.tree import Document
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import set_document
from b12docs.writers.pdf import write_pdf
from b12docs.writers.pdf.attachment import Attachment
from b12docs.writers.pdf.ua2 import reusable
from tests.pdfs import Pdf
from tests.pieces import paper

PAGE = Attachment("piece.html", "text/html", b"<!doctype html><title>A piece</title><p>The same, in other tags.")
HELD = reusable(PAGE)
NEWER, OLDER = "http://iso.org/pdf2/ssn", ("TOC", "TOCI", "Reference")
HTML = (
    '<section class="flow"><h1>A piece</h1><nav class="contents" data-from="1"><h2>Contents</h2></nav>'
    "<section><h2>First</h2><ul><li>one</li></ul></section>"
    '<section><h2>Second</h2><p>See <a href="https://example.org/">there</a>.</p><h3>Below</h3><p>words</p></section>'
    '<table><thead><tr><th scope="col">Sign</th><th scope="col">Meaning</th></tr></thead>'
    '<tbody><tr><th scope="row">Tick it</th><td><span class="tick">to tick</span></td></tr></tbody></table></section>'
)
XMP = {
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfd": "http://pdfa.org/declarations/",
}


def document() -> Document:
    return read_document(Printed(HTML), file="piece.html", title="A piece", language="en-GB")


@cache
def newer() -> Pdf:
    """The piece in this standard."""
    return Pdf(write_pdf(set_document(document(), paper(150, 200)), standard=HELD))


@cache
def usual() -> Pdf:
    """The piece in the usual one."""
    return Pdf(write_pdf(set_document(document(), paper(150, 200))))


def declared(path: str) -> list[str]:
    """The texts of a property of the XMP packet."""
    return [one.text or "" for one in ElementTree.fromstring(newer().xmp).iterfind(f".//{path}", XMP)]


def test_it_is_pdf_2() -> None:
    """The header says so, and there is no Info dictionary: what the file says of itself stands in its XMP."""
    assert newer().data.startswith(b"%PDF-2.0\n")
    assert "/Info" not in newer().file.trailer
    assert "/Info" in usual().file.trailer


def test_it_declares_its_standards() -> None:
    """Part, revision and conformance of each, and both of WTPDF's declarations."""
    assert declared("pdfuaid:part") + declared("pdfuaid:rev") == ["2", "2024"]
    assert declared("pdfaid:part") + declared("pdfaid:rev") + declared("pdfaid:conformance") == ["4", "2020", "F"]
    assert declared("pdfd:conformsTo") == [
        f"http://pdfa.org/declarations/wtpdf#{kept}1.0" for kept in ("accessibility", "reuse")
    ]


def test_the_pages_and_what_is_read_are_the_usual_ones() -> None:
    """The same content to the last byte, the same elements with the same words, the same links and bookmarks."""
    assert [page.Contents.read_bytes() for page in newer().file.pages] == [
        page.Contents.read_bytes() for page in usual().file.pages
    ]
    told = [[(one.kind, one.alt, pdf.text(one)) for one in pdf.root.walk()] for pdf in (newer(), usual())]
    assert told[0] == told[1]
    assert len(told[0]) > 30
    assert newer().bookmarks == usual().bookmarks
    assert len(newer().links) == len(usual().links) == 3


def test_each_element_names_the_namespace_of_its_type() -> None:
    """That of PDF 2.0, but for the types that are in PDF 1.7 alone; the tree lists the namespace."""
    (listed,) = newer().file.Root.StructTreeRoot.Namespaces
    assert (str(listed.Type), str(listed.NS)) == ("/Namespace", NEWER)
    seen = set()
    for one in newer().root.walk():
        seen.add(one.kind)
        assert ("/NS" in one.object) == (one.kind not in OLDER), one.kind
        assert one.kind in OLDER or one.object.NS.objgen == listed.objgen
    assert {"Document", "H1", "Link", "TH", *OLDER} <= seen
    assert not any("/NS" in one.object for one in usual().root.walk())


def test_bookmarks_and_links_lead_to_elements() -> None:
    """Each leads to a place of a page, for programs of old, and to the heading's own element; both show the same."""
    headings = newer().root.find("H1", "H2", "H3")
    with newer().file.open_outline() as outline:
        items = [outline.root[0], *outline.root[0].children]
        items += [one for item in items[1:] for one in item.children]
        ways = [item.action for item in items if item.action]
    jumps = [link.A for _, link in newer().links if str(link.A.S) == "/GoTo"]
    assert len(ways) == len(headings) == 5
    assert len(jumps) == 2
    for way in (*ways, *jumps):
        page, *view = way.D
        element, *there = way.SD
        assert element.objgen in [one.object.objgen for one in headings]
        assert page.objgen == newer().file.pages[0].obj.objgen
        assert [str(one) for one in view] == [str(one) for one in there]
    assert len({way.SD[0].objgen for way in ways}) == 5


def test_an_entry_of_the_contents_names_its_heading() -> None:
    """Its link refers to the element of the heading, whose words it has."""
    headings = {one.object.objgen: newer().text(one) for one in newer().root.find("H2")}
    entries = newer().root.find("TOCI")
    for entry, words in zip(entries, ("First", "Second"), strict=True):
        (link,) = entry.find("Link")
        (to,) = link.object.Ref
        assert headings[to.objgen] == words
        assert newer().text(entry).startswith(words)
    assert not any("/Ref" in one.object for one in usual().root.walk())


def test_a_box_to_tick_says_so_in_the_words_of_pdf_2() -> None:
    """The key of its state was written small before."""
    for pdf, key, other in ((newer(), "/Checked", "/checked"), (usual(), "/checked", "/Checked")):
        (form,) = pdf.root.find("Form")
        assert str(form.attributes[key]) == "/off"
        assert other not in form.attributes


def test_it_holds_the_file_that_says_the_same() -> None:
    """As an alternative to all of it, under its name, with its type, its size, and the day of the text."""
    root = newer().file.Root
    (file,) = root.AF
    assert [str(root.Names.EmbeddedFiles.Names[0]), str(file.F), str(file.UF)] == [PAGE.name] * 3
    assert root.Names.EmbeddedFiles.Names[1].objgen == file.objgen
    assert (str(file.AFRelationship), str(file.Desc)) == ("/Alternative", "A piece (text/html)")
    held = file.EF.F
    assert held.read_bytes() == PAGE.data
    assert (str(held.Type), str(held.Subtype)) == ("/EmbeddedFile", "/text/html")
    assert (int(held.Params.Size), str(held.Params.ModDate)) == (len(PAGE.data), "D:20260101000000Z")
    assert file.EF.UF.objgen == held.objgen


@pytest.mark.parametrize("key", ["/AF", "/Names"])
def test_the_usual_file_holds_no_other(key: str) -> None:
    """PDF/A-2 lets it hold none but other PDF/A."""
    assert key not in usual().file.Root


def test_the_same_bytes_again() -> None:
    """It is made of its inputs alone."""
    assert write_pdf(set_document(document(), paper(150, 200)), standard=HELD) == newer().data
