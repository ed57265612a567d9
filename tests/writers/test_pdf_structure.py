"""What a screen reader finds in every PDF: the structure tree holds all content, once, in the order of the document.

veraPDF does not see a wrong nesting, a wrong order or a missing word, so the tree is walked here and held against the
document that was written (``Built.tree``) and against what is drawn on the pages.
"""

from __future__ import annotations

import datetime
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import assert_never

import pikepdf
import pytest

from b12docs.document.leaves import Blank, Figure, Heading, Paragraph, Picture, Runs, WriteLines, plain_text
from b12docs.document.nodes import Bullets, Container, ListBlock, Node, Steps, Table, kind_of
from b12docs.typeset.frames import About, Frame, SetDocument
from b12docs.typeset.structure import Element
from b12docs.writers.pdf import write_pdf
from tests.conftest import LAY_AUDIENCES, Built, shipped, view_of
from tests.pdfs import BLOCKS, Mark, Pdf, clean

GROUPING = {"Document", "Sect", "Div", "Table", "THead", "TBody", "TR", "TH", "TD", "L", "LI", "LBody"}
CONTENT = {*BLOCKS, "Link", "Reference", "NonStruct", "Figure", "Form"}
CHILDREN = {
    "Table": {"THead", "TBody", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI"},
    "LI": {"Lbl", "LBody"},
    **{kind: {"Link", "Reference", "NonStruct"} for kind in BLOCKS},
    "Reference": {"Link"},
    "Link": set[str](),
    "NonStruct": set[str](),
    "Figure": set[str](),
    "Form": set[str](),
}
CITED = re.compile(r"\[?\d+[],]")  # each number of a citation, with the sign behind it
UNLABELLED = ("tiles", "pictured", "plain")  # lists whose entries have no bullet

Told = list[tuple[str, str]]  # kind of element, its words

ROUNDED = 0.01  # points: places are written in hundredths, before a page is enlarged


# --- marks ------------------------------------------------------------------------------------------------------------


def test_every_mark_belongs_to_exactly_one_element(document: Built) -> None:
    """Every piece of marked content on a page is a kid of one structure element, and every such kid is on a page."""
    drawn = {one.mark for one in document.pdf.drawn if one.mark}
    owners = document.pdf.owners
    assert len(drawn) > 40
    assert drawn == set(owners)
    assert {mark: len(elements) for mark, elements in owners.items() if len(elements) != 1} == {}


def test_everything_drawn_is_content_or_artifact(document: Built) -> None:
    """Nothing stands on a page that is neither in the structure tree nor declared an artifact."""
    loose = [one for one in document.pdf.drawn if one.mark is None and one.artifact is None]
    assert len(document.pdf.drawn) > 100
    assert loose == []


def test_marks_do_not_nest(document: Built) -> None:
    """Marked content and artifacts begin only where the one before has ended."""
    seen = 0
    for page in document.pdf.file.pages:
        depth = 0
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            depth += (name in ("BDC", "BMC")) - (name == "EMC")
            seen += name == "EMC"
            assert depth in (0, 1)
        assert depth == 0  # what a page begins, it ends
    assert seen > 40


def test_artifacts_that_follow_each_other_are_one(document: Built) -> None:
    """One that ends where another of its kind would begin goes on: a page has dozens of grounds, rules and shapes."""
    for page in document.pdf.file.pages:
        code = [(str(one.operator), str(one.operands)) for one in pikepdf.parse_content_stream(page)]
        begun = [(place, one) for place, one in enumerate(code) if one[0] in ("BMC", "BDC")]
        behind = [one for (_, one), (place, again) in pairwise(begun) if one == again and code[place - 1][0] == "EMC"]
        assert behind == []


def test_the_parent_tree_leads_back_from_each_mark_to_its_element(document: Built) -> None:
    """Page by page, entry n of the parent tree is the element that owns the mark n."""
    pdf = document.pdf
    parents = _parent_tree(pdf)
    for index, page in enumerate(pdf.file.pages):
        entries = list(parents[int(page.obj.StructParents)])
        owners = {mark.mcid: owner for mark, (owner, *_) in pdf.owners.items() if mark.page == index}
        assert sorted(owners) == list(range(len(entries)))
        assert [entry.objgen for entry in entries] == [owners[n].object.objgen for n in range(len(entries))]


def test_the_parent_tree_leads_back_from_each_annotation_to_its_link(document: Built) -> None:
    """Each annotation's StructParent is the key of the one Link element that refers to it, and no key serves twice."""
    pdf = document.pdf
    parents = _parent_tree(pdf)
    owners = {kid.object.objgen: element for element in pdf.root.walk() for kid in element.annotations()}
    keys = [int(note.StructParent) for _, note in pdf.links]
    assert keys
    assert len(set(keys)) == len(keys)
    assert not set(keys) & {int(page.obj.StructParents) for page in pdf.file.pages}
    for _, note in pdf.links:
        assert parents[int(note.StructParent)].objgen == owners[note.objgen].object.objgen
    assert set(parents) == {*keys, *range(len(pdf.file.pages))}


def test_pages_are_tabbed_in_the_order_of_the_structure(document: Built) -> None:
    """The tab key follows the structure tree on each page."""
    assert [page.obj.Tabs for page in document.pdf.file.pages] == [pikepdf.Name.S] * document.pages


def test_kids_name_their_parent(document: Built) -> None:
    """Each element's P entry is the element that holds it."""
    for element in document.pdf.root.walk():
        above = element.parent.object if element.parent else document.pdf.file.Root.StructTreeRoot
        assert element.object.P.objgen == above.objgen


# --- order and words --------------------------------------------------------------------------------------------------


def test_a_reader_hears_the_words_of_the_document_in_its_order(document: Built) -> None:
    """Read in tree order, the elements are those of the document, word for word; no two words run together."""
    told, expected = _told(document.pdf), list(_expected_document(document))
    assert len(expected) > 40
    assert told == expected
    words = " ".join(text for _, text in told).split()
    assert words == [word for _, text in expected for word in text.split()]
    assert len(words) > 200


def test_links_are_words_of_their_paragraph(document: Built) -> None:
    """A link's text, as it is read, is the text of the document's link, or of a citation, in order."""
    expected = [
        clean(words)
        for block in document.tree.walk()
        if isinstance(block, Heading | Paragraph)
        for run in block.runs
        for words in ([run.text] if run.href else CITED.findall(run.text) if run.small else [])
    ]
    assert len(expected) >= (2 if document.job.audience in LAY_AUDIENCES else 1)
    assert [document.pdf.text(link) for link in document.pdf.root.find("Link")] == expected


def test_the_marks_of_a_page_are_numbered_in_reading_order_of_their_element(document: Built) -> None:
    """Inside a paragraph the marks follow the page from top to bottom, so that no line is read before the one above."""
    for block in document.pdf.blocks:
        spans = document.pdf.spans_of(block)
        order = [(span.page, -round(span.baseline, 2), span.box.left) for span in spans]
        assert order == sorted(order), document.pdf.text(block)


# --- elements ---------------------------------------------------------------------------------------------------------


def test_elements_nest_as_the_standard_allows(document: Built) -> None:
    """Only standard types are used; text stands in paragraphs, captions, headings, labels and links."""
    for element in document.pdf.root.walk():
        assert element.kind in GROUPING | CONTENT
        allowed = CHILDREN.get(
            element.kind,
            (GROUPING | CONTENT) - {"THead", "TBody", "TR", "TH", "TD", "LI", "LBody", "Lbl", "Link", "Reference"},
        )
        assert {kid.kind for kid in element.elements} <= allowed, element.kind
        if element.kind in GROUPING:
            assert not any(isinstance(kid, Mark) for kid in element.kids), element.kind
        if element.kind in BLOCKS:
            assert document.pdf.text(element), f"an empty {element.kind}"


def test_headings_are_the_documents_headings_and_bookmarks(document: Built) -> None:
    """Each heading is an H1 to H3 of its level, the first is the one H1, and the bookmarks are the same list."""
    expected = [(heading.level, _words(heading.runs)) for heading in document.on_paper.headings]
    headings = document.pdf.root.find("H1", "H2", "H3")
    assert len(expected) >= 4
    assert [(int(element.kind[1]), document.pdf.text(element)) for element in headings] == expected
    assert document.pdf.bookmarks == expected
    assert [level for level, _ in expected].count(1) == 1
    assert expected[0][0] == 1


def test_bookmarks_lead_to_the_page_of_their_heading(document: Built) -> None:
    """A bookmark opens the page on which its heading stands, with the heading at or below the top of the window."""
    pdf = document.pdf
    headings = pdf.root.find("H1", "H2", "H3")
    targets = list(_destinations(pdf))
    assert len(targets) == len(headings)
    for heading, (page, top) in zip(headings, targets, strict=True):
        first = pdf.spans_of(heading)[0]
        assert page == first.page
        assert top >= first.box.top - 0.5
        assert top - first.box.top < first.size


def test_tables_have_scoped_headers_and_rows_of_equal_length(document: Built) -> None:
    """A table's rows have the same number of cells; the first row heads the columns, each first cell its row."""
    tables = document.pdf.root.find("Table")
    expected = [block for block in document.tree.walk() if isinstance(block, Table)]
    assert len(tables) == len(expected)
    assert tables or document.job.layout == "leaflet" or document.job.finish.edition
    for table, block in zip(tables, expected, strict=True):
        captions = [one for one in table.elements if one.kind == "Caption"]
        assert captions == table.elements[: bool(block.caption)]  # the first of all, and none besides
        assert [one.kind for one in table.elements[len(captions) :]] == ["THead", "TBody"]
        rows = [row.elements for group in table.elements[len(captions) :] for row in group.elements]
        assert len(table.elements[-2].elements) == len(block.head)
        assert len(rows) == len(block.head) + len(block.rows)
        assert {len(row) for row in rows} == {len(block.head[0])}
        scopes = [[str(cell.attributes.get("/Scope", ""))[1:] for cell in row] for row in rows]
        width = len(block.head[0])
        assert scopes[0] == ["Column" if block.head[0][0].scope else "", *["Column"] * (width - 1)]
        assert scopes[1:] == [["Row"] + [""] * (width - 1)] * len(block.rows)
        assert [[cell.kind for cell in row] for row in rows[1:]] == [["TH"] + ["TD"] * (width - 1)] * len(block.rows)


def test_lists_say_their_numbering_and_label_their_entries(document: Built) -> None:
    """A list names its numbering; an entry is a label (where one is drawn) and a body, and numbers count from 1."""
    expected = [block for block in document.tree.walk() if isinstance(block, ListBlock)]
    lists = document.pdf.root.find("L")
    assert len(expected) >= 2
    assert len(lists) == len(expected)
    for element, block in zip(lists, expected, strict=True):
        shown = {document.pdf.text(label) for label in element.find("Lbl")}
        drawn = {"•": "/Disc", "■": "/Square", "": "/Square"}  # a box to tick has no words
        unordered = drawn[shown.pop()] if kind_of(block).labelled and not block.ordered else "/None"
        numbering = ["/Decimal"] if block.ordered else [unordered]
        numbering += ["/None"] if not kind_of(block).labelled else []
        assert str(element.attributes["/ListNumbering"]) in numbering
        kinds = ["LBody"] if not kind_of(block).labelled else ["Lbl", "LBody"]
        assert [[kid.kind for kid in item.elements] for item in element.elements] == [kinds] * len(block.items)
        if block.ordered:
            labels = [document.pdf.text(label) for item in element.elements for label in item.elements[:1]]
            assert labels == [str(number) for number in range(1, len(labels) + 1)]


def test_links_can_be_followed_and_are_described(document: Built) -> None:
    """A Link holds its words and an annotation: printed too (F 4), described (Contents), and of a safe kind.

    One of a reference leads to a place in the document.
    """
    links = document.pdf.root.find("Link")
    assert links
    for link in links:
        notes = list(link.annotations())
        assert notes
        for note in notes:
            assert int(note.object.F) == 4
            assert str(note.object.Contents).strip()
            assert "\u00a0" not in str(note.object.Contents)
            assert ("/Dest" in note.object) == link.inside("Reference")
            if "/Dest" in note.object:
                continue
            uri = str(note.object.A.URI)
            assert str(note.object.A.S) == "/URI"
            assert re.match(r"https://|mailto:|tel:", uri)
            words, address = document.pdf.text(link), uri.split(":", 1)[1].removeprefix("//").removeprefix("www.")
            assert address == words.replace(" ", "") or "/" not in words


def test_annotations_lie_over_their_words(document: Built) -> None:
    """Every part of a link's text can be clicked, and nothing beside it."""
    for link in document.pdf.root.find("Link"):
        boxes = [tuple(float(edge) for edge in note.object.Rect) for note in link.annotations()]
        spans = [span for span in document.pdf.spans_of(link) if span.text.strip()]
        assert len(boxes) >= 1
        for span in spans:
            middle = (span.box.left + span.box.right) / 2, span.baseline + span.size * 0.3
            assert any(x0 <= middle[0] <= x1 and y0 <= middle[1] <= y1 for x0, y0, x1, y1 in boxes), span.text
        for x0, y0, x1, y1 in boxes:
            inside = [span for span in spans if x0 - 1 <= span.box.left <= span.box.right <= x1 + 3]
            assert any(y0 <= span.baseline <= y1 for span in inside)


def test_every_annotation_belongs_to_a_link_element(document: Built) -> None:
    """No annotation is outside the structure tree."""
    owned = {note.object.objgen for note in document.pdf.root.annotations()}
    assert owned == {note.objgen for _, note in document.pdf.links}
    assert owned


def test_figures_have_words_and_a_place(document: Built) -> None:
    """A figure has the document's alternate text and a bounding box inside its page, around what is drawn."""
    expected = [block.alt for block in document.tree.walk() if isinstance(block, Picture)]
    figures = document.pdf.root.find("Figure")
    assert len(expected) >= 1
    assert [figure.alt for figure in figures] == expected
    for figure in figures:
        (mark,) = figure.marks()
        x0, y0, x1, y1 = (float(value) for value in figure.attributes["/BBox"])
        width, height = document.pdf.sizes[mark.page]
        assert 0 <= x0 < x1 <= width
        assert 0 <= y0 < y1 <= height
        for shape in (shape for shape in document.pdf.shapes if shape.mark == mark):
            assert x0 - ROUNDED <= shape.box.left
            assert shape.box.right <= x1 + ROUNDED
            assert y0 - ROUNDED <= shape.box.bottom
            assert shape.box.top <= y1 + ROUNDED


def test_a_caption_is_the_first_or_last_of_what_it_belongs_to(document: Built) -> None:
    """It stands at the edge of a part that holds one figure or table and is no cell: PDF 2.0 allows nothing else."""
    for caption in document.pdf.root.find("Caption"):
        assert caption.parent
        kinds = [one.kind for one in caption.parent.elements]
        assert "Caption" in (kinds[0], kinds[-1])
        assert kinds.count("Caption") == 1
        assert caption.parent.kind == "Table" or (caption.parent.kind, kinds) == ("Sect", ["Figure", "Caption"])


def test_decoration_and_running_lines_are_artifacts(document: Built) -> None:
    """Grounds, rules and shapes are artifacts, but for lines to write on.

    The only text outside the tree is the running line, a pagination one.
    """
    pdf = document.pdf
    drawn = {mark for kind in ("Figure", "Form") for one in pdf.root.find(kind) for mark in one.marks()}
    shapes = [shape for shape in pdf.shapes if shape.mark not in drawn]
    assert len(shapes) > 12
    assert [shape for shape in shapes if shape.artifact is None] == []
    for page in range(document.pages):
        running = [clean(_numbered(run.text, page + 1, document.pages)) for run in document.tree.running]
        outside = [span for span in pdf.spans if span.page == page and not span.mark]
        assert {span.artifact for span in outside} <= {"Pagination"}
        assert {clean(span.text) for span in outside} <= {
            *running,
            *_headers_again(document, page),
            *_heading_again(document, page),
        }
        assert len(running) == len(shipped().layouts.all[document.job.version].front.running) > 0
    disclaimer = clean(str(view_of(document.job).disclaimer))
    assert disclaimer in clean(" ".join(line.text for line in pdf.lines))


# --- the document as a whole ------------------------------------------------------------------------------------------


def test_the_running_line_is_a_footer(document: Built) -> None:
    """The artifact of a running line says that it stands at the foot of the page; decoration has no type at all."""
    for page in document.pdf.file.pages:
        said = [one.operands[1] for one in pikepdf.parse_content_stream(page) if str(one.operator) == "BDC"]
        kinds = [{key: str(value) for key, value in one.items()} for one in said if "/MCID" not in one]
        assert document.pages == 1 or {"/Type": "/Pagination", "/Subtype": "/Footer"} in kinds
        assert all(one["/Type"] == "/Pagination" for one in kinds)


def test_the_file_says_its_language_and_title(document: Built) -> None:
    """The catalog names language and tagging, and a viewer's window shows the title instead of the file's name."""
    root = document.pdf.file.Root
    assert str(root.Lang) == document.tree.language == "en-GB"
    assert bool(root.MarkInfo.Marked)
    assert not bool(root.MarkInfo.get("/Suspects", False))
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert root.StructTreeRoot.Type == pikepdf.Name.StructTreeRoot
    assert document.pdf.file.pdf_version >= "1.7"


def test_the_print_dialog_comes_up_right(document: Built) -> None:
    """Actual size, the tray by the page's size, and both sides of the sheet where there is more than one page."""
    preferences = document.pdf.file.Root.ViewerPreferences
    assert preferences.PrintScaling == pikepdf.Name("/None")
    assert bool(preferences.PickTrayByPDFSize)
    sides = "/DuplexFlipLongEdge" if len(document.pdf.file.pages) > 1 else "/Simplex"
    assert preferences.Duplex == pikepdf.Name(sides)


def test_nothing_is_said_that_no_reader_asks_for(document: Built) -> None:
    """Small dictionaries of the catalog are no objects of their own, and pages name no procedures of PostScript."""
    file = document.pdf.file
    assert not any(file.Root[name].is_indirect for name in ("/MarkInfo", "/ViewerPreferences"))
    assert not any("/ProcSet" in page.Resources for page in file.pages)


def test_info_and_xmp_agree(document: Built) -> None:
    """Title, subject, producer, program and dates are the same in both places; XMP declares PDF/UA-1 and PDF/A-2a."""
    info, xmp = document.pdf.file.docinfo, _xmp(document.pdf)
    assert str(info.Title) == xmp["title"] == document.tree.name
    assert str(info.Subject) == xmp["description"] == document.tree.subject
    assert str(info.Producer) == xmp["Producer"]
    assert str(info.Creator) == xmp["CreatorTool"]
    for name, date in (("CreateDate", info.CreationDate), ("ModifyDate", info.ModDate)):
        assert re.sub(r"\D", "", xmp[name]) == re.sub(r"\D", "", str(date))
    assert (xmp["part"], xmp["conformance"], xmp["ua"]) == ("2", "A", "1")
    assert xmp["language"] == document.tree.language


@pytest.mark.parametrize("title", ["Legs & feet", "B12 < 200", "A (B) C)", "a \\ b", '"Quoted"', "Füße – 足"])
def test_a_title_of_any_letters_stands_in_info_and_xmp(title: str) -> None:
    """What means something in XML or in a PDF is a letter like any other, in the title and in the kind of document."""
    about = About(title, title, "en-GB", datetime.date(2026, 1, 1), "letters")
    blank = SetDocument(about, (Frame((100.0, 100.0), 1.0, ()),), Element("Document").done(), "#000000", "#FFFFFF")
    pdf = Pdf(write_pdf(blank))
    info, xmp = pdf.file.docinfo, _xmp(pdf)
    assert [str(info.Title), str(info.Subject), xmp["title"], xmp["description"]] == [title] * 4


@pytest.mark.parametrize("author", ["Legs & Feet Clinic (North)", ""])
def test_whoever_gives_it_out_is_its_author(author: str) -> None:
    """The same in Info and XMP; where nobody is known, neither has a word of it."""
    about = About("A", "", "en-GB", datetime.date(2026, 1, 1), "letters", author)
    blank = SetDocument(about, (Frame((100.0, 100.0), 1.0, ()),), Element("Document").done(), "#000000", "#FFFFFF")
    pdf = Pdf(write_pdf(blank))
    assert str(pdf.file.docinfo.get("/Author", "")) == _xmp(pdf).get("creator", "") == author
    assert ("/Author" in pdf.file.docinfo) == ("creator" in _xmp(pdf)) == bool(author)


@pytest.mark.parametrize("broken", ["swapped", "untagged", "unowned"])
def test_these_tests_notice_a_broken_tree(sample: Built, broken: str) -> None:
    """A copy with two elements swapped, a mark taken out or an element removed is not taken for the document."""
    good = sample
    with pikepdf.open(BytesIO(good.data)) as file:
        top = file.Root.StructTreeRoot.K.K
        if broken == "swapped":
            top[0], top[1] = top[1], top[0]
        elif broken == "unowned":
            del top[1]
        else:
            page = file.pages[0]
            page.Contents.write(re.sub(rb"/P<</MCID \d+>>", b"/P<</Alt ()>>", page.Contents.read_bytes(), count=1))
        data = BytesIO()
        file.save(data)
    pdf = Pdf(data.getvalue())
    assert _told(good.pdf) == list(_expected_document(good))
    assert _told(pdf) != list(_expected_document(good))


# --- helpers ----------------------------------------------------------------------------------------------------------


def _parent_tree(pdf: Pdf) -> dict[int, pikepdf.Object]:
    numbers = list(pdf.file.Root.StructTreeRoot.ParentTree.Nums)
    return {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _told(pdf: Pdf) -> Told:
    """Kind and words of each block that has words, in tree order; square bullets count as bullets."""
    return [(block.kind, pdf.text(block).replace("■", "•")) for block in pdf.blocks]


def _headers_again(document: Built, page: int) -> set[str]:
    """The printed pieces of the header row of a table that goes on on this page."""
    pdf, again = document.pdf, set[str]()
    for table in pdf.root.find("Table"):
        head, pages = table.find("TR")[0], {mark.page for mark in table.marks()}
        if page in pages and page != min(pages):
            again |= {clean(span.text) for span in pdf.spans_of(head)}
    return again


def _heading_again(document: Built, page: int) -> set[str]:
    """The printed pieces of the last heading before this page, whose card or lines to write on may go on on it."""
    pdf = document.pdf
    before = [one for one in pdf.root.find("H1", "H2", "H3") if all(mark.page < page for mark in one.marks())]
    return {clean(span.text) for one in before[-1:] for span in pdf.spans_of(one)}


def _numbered(text: str, page: int, pages: int) -> str:
    return text.replace("{page}", str(page)).replace("{pages}", str(pages))


def _words(runs: Runs) -> str:
    return clean(plain_text(runs))


def _expected_document(document: Built) -> Iterator[tuple[str, str]]:
    if document.notice:
        yield "P", document.notice
    for page in document.on_paper.pages:
        yield from _expected(page)


def _expected(block: Node) -> Iterator[tuple[str, str]]:
    match block:
        case Heading():
            yield f"H{block.level}", _words(block.runs)
        case Paragraph():
            yield "P", _words(block.runs)
        case ListBlock():
            for number, item in enumerate(block.items, 1):
                if kind_of(block).labelled:
                    dot = "." if isinstance(block, Bullets | Steps) else ""
                    yield "Lbl", f"{number}{dot}" if block.ordered else "•"
                for child in item.blocks:
                    yield from _expected(child)
        case Table():
            if block.caption:
                yield "Caption", _words(block.caption)
            for row in (*block.head, *block.rows):
                for cell in row:
                    for child in cell.blocks:
                        yield from _expected(child)
        case Container():
            for child in block.blocks:
                yield from _expected(child)
        case Figure(caption=caption) if caption:
            yield "Caption", _words(caption)
        case Picture() | WriteLines() | Blank():
            pass
        case _:
            assert_never(block)


def _destinations(pdf: Pdf) -> Iterator[tuple[int, float]]:
    """Page and top edge of each bookmark, in order."""
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.file.pages)}

    def walk(items: list[pikepdf.OutlineItem]) -> Iterator[tuple[int, float]]:
        for item in items:
            place = item.destination if item.destination is not None else item.action.D  # type: ignore[union-attr]
            place = _named(pdf, place)
            yield pages[place[0].objgen], float(place[3])
            yield from walk(item.children)

    with pdf.file.open_outline() as outline:
        yield from walk(outline.root)


def _named(pdf: Pdf, place: object) -> pikepdf.Object:
    if isinstance(place, pikepdf.Array):
        return place
    found = pdf.file.Root.Dests[str(place)]
    return found if isinstance(found, pikepdf.Array) else found.D


def _xmp(pdf: Pdf) -> dict[str, str]:
    """The values of the XMP packet by their local names; ``part`` is PDF/A's, ``ua`` PDF/UA's."""
    values: dict[str, str] = {}
    rdf = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
    for node in ET.fromstring(pdf.xmp).find(f".//{rdf}Description") or ():
        space, name = node.tag[1:].split("}")
        values["ua" if "pdfua" in space and name == "part" else name] = "".join(node.itertext()).strip()
    return values
