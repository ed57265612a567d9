"""Frames: what is set once can be kept, sent and drawn anywhere; several documents in one file are each whole.

The walls of the file itself (pages, bytes, objects) are passed here too, with pages that are made by hand.
"""

from __future__ import annotations

import dataclasses
import datetime
import pickle
from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pikepdf
import PIL.Image
import pytest

from b12docs.production.finishing import print_of
from b12docs.production.pipeline import make_document
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import About, SetDocument, set_document
from b12docs.typeset.frames import Frame, Image, Jump, Link, Marked, Span, Text, Unseen
from b12docs.typeset.structure import Annotation, Mark, Node, Structure
from b12docs.writers.pdf import write_pdf
from b12docs.writers.pdf.press import Press
from tests.conftest import jobs
from tests.inked import with_logo
from tests.pdfs import Element, Pdf
from tests.pieces import paper, printed, raster, words

PLAIN = (str, bytes, int, float, bool, datetime.date, type(None))


def set_job(layout: str, paper: str) -> SetDocument:
    """A document of the usual content, for a clinic with a logo, set."""
    job = next(one for one in jobs() if (one.layout, one.paper) == (layout, paper))
    project = with_logo()
    return set_document(make_document(project, job), print_of(project, job))


@pytest.fixture(scope="module", params=[("leaflet", "A4"), ("onepager", "A4"), ("poster", "A1")])
def ready(request: pytest.FixtureRequest) -> SetDocument:
    """A document of each layout: with figures, pictures and QR codes, tables, and one that is enlarged."""
    return set_job(*request.param)


def piece(name: str, body: str, language: str = "en-GB") -> SetDocument:
    """A small document with a title, some words and a link of its own."""
    html = f'<section class="page"><h1>{name}</h1><p>{body} <a href="https://{name.lower()}.example">{name}s</a></p></section>'
    document = read_document(Printed(html), file="piece.html", title=name, language=language)
    return set_document(document, paper(100, 100))


# --- kept, sent, drawn again ------------------------------------------------------------------------------------------


def test_what_was_sent_is_drawn_alike(ready: SetDocument) -> None:
    """A set document that was pickled, as for another process, gives the same bytes as the one that was not."""
    sent = pickle.loads(pickle.dumps(ready))
    assert write_pdf(sent) == write_pdf(ready)


def test_drawing_changes_nothing(ready: SetDocument) -> None:
    """The same pages go into any number of files: in colour, in grey, on a press, and in colour again."""
    before = pickle.dumps(ready)
    first = write_pdf(ready)
    write_pdf(ready, grey=True)
    write_pdf(ready, press=Press())
    assert write_pdf(ready) == first
    assert pickle.dumps(ready) == before


def test_everything_in_a_set_document_is_frozen(ready: SetDocument) -> None:
    """Whatever can be reached is plain, a tuple, or a frozen object of ours."""
    examples = {type(one): one for one in reachable(ready)}
    wrong = [kind for kind, one in examples.items() if kind not in (*PLAIN, tuple) and not is_frozen(one)]
    assert wrong == []
    assert {SetDocument, Frame, Marked, Text, Span, Structure, Node, Mark} <= set(examples)


def reachable(one: object) -> Iterator[object]:
    """The object, and all that it is made of."""
    yield one
    parts = one if isinstance(one, tuple) else []
    if dataclasses.is_dataclass(one):
        parts = [getattr(one, field.name) for field in dataclasses.fields(one)]
    for part in parts:
        yield from reachable(part)


def is_frozen(one: object) -> bool:
    """Whether no field of an object of ours takes a value."""
    places = getattr(one, "_fields", ())  # of a named tuple
    assert dataclasses.is_dataclass(one) or places, f"{type(one)} is no record"
    for name in places or [field.name for field in dataclasses.fields(one)]:  # type: ignore[arg-type]
        with pytest.raises(AttributeError):
            setattr(one, name, getattr(one, name))
    return type(one).__module__.startswith("b12docs.")


def test_every_mark_of_the_structure_is_drawn(ready: SetDocument) -> None:
    """Each element's marks and links are those pieces of the pages that name it, and no other piece does."""
    drawn: set[tuple[type, int, int, int]] = set()
    for page, frame in enumerate(ready.frames):
        marks = [one.of for one in frame.items if isinstance(one, Marked) and isinstance(one.of, int)]
        links = [one.of for one in frame.items if isinstance(one, Link | Jump)]
        drawn |= {(Mark, page, index, of) for index, of in enumerate(marks)}
        drawn |= {(Annotation, page, index, of) for index, of in enumerate(links)}
    told = {
        (type(kid), kid.page, kid.index, number)
        for number, node in enumerate(ready.structure.nodes)
        for kid in node.kids
        if not isinstance(kid, int)
    }
    assert told == drawn
    assert len(told) > 20


def test_each_picture_lies_in_its_own_content(ready: SetDocument) -> None:
    """A figure's content holds a picture over all of its place: some browsers tell a drawing by nothing else."""
    nodes = ready.structure.nodes
    figures = [
        item
        for frame in ready.frames
        for item in frame.items
        if isinstance(item, Marked) and told_as_figure(item, nodes)
    ]
    assert len(figures) > 1
    for figure in figures:
        (over,) = [one for one in figure.drawn if isinstance(one, Image | Unseen)]
        assert isinstance(figure.of, int)
        assert (over.x, over.y, over.x + over.width, over.y + over.height) == pytest.approx(nodes[figure.of].box)


def told_as_figure(item: Marked, nodes: tuple[Node, ...]) -> bool:
    """Whether what is drawn is the content of a figure."""
    return isinstance(item.of, int) and nodes[item.of].kind == "Figure"


def test_links_are_words_on_a_press(ready: SetDocument) -> None:
    """Pages that were set with links can be printed: the file has neither annotations nor elements of them."""
    pdf = Pdf(write_pdf(ready, press=Press()))
    assert pdf.links == []
    assert pdf.root.find("Link") == []
    assert set(pdf.owners) == {one.mark for one in pdf.drawn if one.mark}


# --- several documents in one file ------------------------------------------------------------------------------------


def told(pdf: Pdf, root: Element) -> list[tuple[str, str, str]]:
    """What a screen reader says of a document: types, alternative texts, words."""
    return [(one.kind, one.alt, pdf.text(one)) for one in root.walk()][1:]


def test_two_documents_in_one_file_are_each_whole() -> None:
    """Each is a part of the whole with its own tags; pages, links and bookmarks follow each other."""
    documents = [set_job("leaflet", "A4"), set_job("poster", "A1"), set_job("leaflet", "A5")]
    singles = [Pdf(write_pdf(one)) for one in documents]
    both = Pdf(write_pdf(*documents))
    parts = both.root.elements
    assert (both.root.kind, [part.kind for part in parts]) == ("Document", ["Part", "Part", "Part"])
    for part, single in zip(parts, singles, strict=True):
        assert told(both, part) == told(single, single.root)
        boxes = [[str(figure.attributes["/BBox"]) for figure in root.find("Figure")] for root in (part, single.root)]
        assert boxes[0] == boxes[1]
    assert both.sizes == [size for single in singles for size in single.sizes]
    assert both.bookmarks == [one for single in singles for one in single.bookmarks]
    assert leads(both) == [one for single in singles for one in leads(single)]


def leads(pdf: Pdf) -> list[tuple[str, str, str]]:
    """Words, address and place of each link."""
    return [(str(link.Contents), str(link.A.URI), str(link.Rect)) for _, link in pdf.links]


def test_links_and_bookmarks_lead_to_their_own_pages() -> None:
    """In a file of several documents each link lies on its document's page, and each bookmark leads there."""
    pdf = Pdf(write_pdf(piece("One", "words"), piece("Two", "words"), piece("Three", "words")))
    assert [(page, str(link.A.URI)) for page, link in pdf.links] == [
        (0, "https://one.example"), (1, "https://two.example"), (2, "https://three.example")
    ]  # fmt: skip
    with pdf.file.open_outline() as outline:
        pages = [one.obj.objgen for one in pdf.file.pages]
        found = [(item.title, pages.index(destination(pdf, item).objgen)) for item in outline.root]
    assert found == [("One", 0), ("Two", 1), ("Three", 2)]
    assert_links_belong_to_their_elements(pdf)


def destination(pdf: Pdf, item: pikepdf.OutlineItem) -> pikepdf.Object:
    """The page that a bookmark leads to."""
    to = item.destination
    named = pdf.file.Root.Dests[to] if isinstance(to, pikepdf.Name) else to
    assert isinstance(named, pikepdf.Array)
    return named[0]


def assert_links_belong_to_their_elements(pdf: Pdf) -> None:
    """The key of each annotation leads in the parent tree to the Link that holds it, and no key is used twice."""
    numbers = list(pdf.file.Root.StructTreeRoot.ParentTree.Nums)
    keys = [int(key) for key in numbers[::2]]
    parents = dict(zip(keys, numbers[1::2], strict=True))
    assert keys == sorted(set(keys))
    assert int(pdf.file.Root.StructTreeRoot.ParentTreeNextKey) > keys[-1]
    assert {int(page.obj.StructParents) for page in pdf.file.pages} <= set(range(len(pdf.file.pages)))
    links = pdf.root.find("Link")
    held = {note.object.objgen: link.object.objgen for link in links for note in link.annotations()}
    assert len(held) == len(pdf.links) > 0
    for _, link in pdf.links:
        assert parents[int(link.StructParent)].objgen == held[link.objgen]


def test_another_language_is_said() -> None:
    """The file has the language of the first document; one in another says so."""
    pdf = Pdf(write_pdf(piece("One", "words"), piece("Eins", "Worte", "de"), piece("Two", "words")))
    assert str(pdf.file.Root.Lang) == "en-GB"
    assert [str(part.object.get("/Lang", "")) for part in pdf.root.elements] == ["", "de", ""]


# --- walls ------------------------------------------------------------------------------------------------------------

ABOUT = About("A piece", "", "en-GB", datetime.date(2026, 1, 1), "piece")


def by_hand(frames: list[Frame], nodes: list[Node]) -> SetDocument:
    """A document of these pages and elements."""
    return SetDocument(ABOUT, tuple(frames), Structure(tuple(nodes)), "#000000", "#FFFFFF")


def test_more_than_a_thousand_pages_with_links() -> None:
    """1,100 pages, each with a link: every mark and every link is found again from the parent tree."""
    count = 1100
    words = Text((Span("Words", False, 12.0, "#000000", (10.0, 50.0)),))
    frames, nodes = [], [Node("Document", tuple(range(1, count + 1)), "", None, "", None)]
    for page in range(count):
        link = Link(page + 1, f"https://example.org/{page}", "Words", (10.0, 45.0, 50.0, 60.0))
        frames.append(Frame((100.0, 100.0), 1.0, (Marked(page + 1, (words,)), link)))
        nodes.append(Node("Link", (Mark(page, 0), Annotation(page, 0)), "", None, "", None))
    pdf = Pdf(write_pdf(by_hand(frames, nodes)))
    assert len(pdf.file.pages) == count
    assert_links_belong_to_their_elements(pdf)
    assert [str(link.A.URI) for _, link in pdf.links] == [f"https://example.org/{page}" for page in range(count)]
    assert [str(link.object.K[1].Obj.A.URI) for link in pdf.root.find("Link")[::100]] == [
        f"https://example.org/{page}" for page in range(0, count, 100)
    ]


def noise(megabytes: int) -> Image:
    """A picture that cannot be compressed."""
    width, height = 1000, megabytes * 350
    picture = PIL.Image.frombytes("RGB", (width, height), Random(7).randbytes(3 * width * height))
    return Image(raster(picture, "JPEG", quality=100, subsampling=0), 0.0, 0.0, float(width), float(height))


@pytest.mark.whole
def test_more_than_sixteen_mebibytes() -> None:
    """What lies further into the file than three bytes can say is found."""
    figure = Marked(1, (noise(17), Text((Span("Words", False, 12.0, "#000000", (10.0, 50.0)),))))
    nodes = [Node("Document", (1,), "", None, "", None), Node("Figure", (Mark(0, 0),), "Noise", None, "", None)]
    data = write_pdf(by_hand([Frame((100.0, 100.0), 1.0, (figure,))], nodes))
    assert len(data) > 1 << 24
    pdf = Pdf(data)
    assert pdf.text(pdf.root) == "Words"
    assert pdf.root.elements[0].alt == "Noise"


@pytest.mark.whole
def test_more_objects_than_two_bytes_can_count() -> None:
    """66,000 elements, all in one stream of objects, are found again."""
    count = 66_000
    nodes = [Node("Document", tuple(range(1, count + 1)), "", None, "", None)]
    nodes += [Node("P", (), f"{number}", None, "", None) for number in range(1, count + 1)]
    pdf = Pdf(write_pdf(by_hand([Frame((100.0, 100.0), 1.0, ())], nodes)))
    assert [int(str(one.Alt)) for one in pdf.file.Root.StructTreeRoot.K.K] == list(range(1, count + 1))


def test_the_identifier_follows_from_what_is_written() -> None:
    """Two files have one identifier only where they have the same bytes."""
    one, again, other = piece("One", "words"), piece("One", "words"), piece("One", "other words")
    longer = replace(one, frames=one.frames[:1], about=replace(one.about, subject="Another kind"))
    found = [bytes(Pdf(write_pdf(each)).file.trailer.ID[0]) for each in (one, again, other, longer)]
    assert found[0] == found[1]
    assert len(set(found)) == 3
    assert {len(each) for each in found} == {16}


# --- the order in which pages are drawn -------------------------------------------------------------------------------


def test_words_are_drawn_in_the_order_in_which_they_are_read(ready: SetDocument) -> None:
    """A program that knows no tags tells the words of a page as they are drawn: as the structure reads them."""
    pdf = Pdf(write_pdf(ready))
    for page in range(len(ready.frames)):
        drawn = [one.mark for one in pdf.spans if one.page == page and one.mark]
        read = [mark for mark in pdf.root.marks() if mark.page == page and mark in set(drawn)]
        assert list(dict.fromkeys(drawn)) == read


def test_words_behind_a_link_are_read_behind_it() -> None:
    """Chromium reads an element's own words before the elements inside it: what follows a link is an element, too."""
    html = '<section class="page"><h1>A</h1><p>One <a href="https://a.example">two</a> three</p></section>'
    pdf = Pdf(printed(html, paper(100, 100)))
    (words,) = pdf.root.find("P")
    assert [(one.kind, pdf.text(one)) for one in words.elements] == [("Link", "two"), ("NonStruct", "three")]
    assert pdf.text(words) == "One two three"


def test_both_parts_of_torn_words_stand_in_elements_of_their_own() -> None:
    """Chromium, which takes a mark for one of the page that it reads, would tell other words of the second page."""
    html = f'<section class="flow"><h1>A piece</h1><p>{words(36)}</p></section>'
    pdf = Pdf(printed(html, paper(80, 60, counts=(2,))))
    (torn,) = pdf.root.find("P")
    assert [one.kind for one in torn.elements] == ["NonStruct", "NonStruct"]
    assert torn.kids == torn.elements
    assert [{mark.page for mark in one.marks()} for one in torn.elements] == [{0}, {1}]
    assert pdf.text(torn) == words(36)
