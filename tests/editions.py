"""The HTML and text editions, read back as a reader gets them; and one document that holds every kind of block."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from PIL import Image

from b12docs.catalogue.finish import USUAL_THEME
from b12docs.document.leaves import (
    Blank,
    Figure,
    Heading,
    Logo,
    Paragraph,
    Picture,
    QrCode,
    Role,
    Run,
    WriteLines,
    plain_text,
)
from b12docs.document.nodes import (
    Actions,
    Band,
    Bullets,
    Card,
    Cards,
    Cell,
    Container,
    Contents,
    Flags,
    Item,
    KeyMessage,
    ListBlock,
    Node,
    Page,
    Panel,
    Passport,
    Pictured,
    Pointed,
    RedFlags,
    Section,
    Strip,
    Table,
    Tiles,
)
from b12docs.document.screen import on_screen
from b12docs.document.tree import LONG as LONG_FROM
from b12docs.document.tree import Document, children, own_runs
from b12docs.language.marks import label_of
from b12docs.writers.calls import Calls
from b12docs.writers.html.markup import VOID
from b12docs.writers.html.writer import Look, write_html
from b12docs.writers.text import write_text
from tests.conftest import Built, shipped
from tests.pdfs import Pdf
from tests.pieces import raster

LONG = (
    "The same heading again, and below it a paragraph that is longer than any line may be, so that it is broken "
    "somewhere: on a phone, on a desk and in an e-mail."
)
DROP = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
    '<path d="M32 8 48 40H16z" stroke="currentColor"/></svg>'
)
LOGO = Image.new("RGB", (120, 40), "#00588A")


def look(theme: str = USUAL_THEME) -> Look:
    """How the tests show a document: in a theme, with the shipped drawings and a logo."""
    chosen = shipped().themes.load(theme)
    figures = shipped().layouts.figures
    logo = {"logo.png": raster(LOGO)}
    return Look(chosen.palette, chosen.dark, "Skip to the text", logo, figures, calls=Calls("Ring {number}", ("999",)))


@cache
def shown(document: Document) -> Document:
    """The document as it is read on a screen."""
    return on_screen(document, Run("(ask us)"), Run("In here"))


def html_of(document: Document, theme: str = USUAL_THEME) -> bytes:
    """The HTML edition of a document."""
    return write_html(shown(document), look(theme))


def text_of(document: Document) -> str:
    """The text edition of a document."""
    return write_text(shown(document), "Picture").decode()


# --- what is said, word for word --------------------------------------------------------------------------------------


def tree_words(document: Document) -> list[str]:
    """The words of a document: of its text, its figures' alt texts and captions, in order, without running lines.

    A list of contents is there as on a screen, which has no pages: where the document has many sections.
    """
    return [word for said in _told(document) for word in said.split()]


def paper_words(built: Built) -> list[str]:
    """The words of a document's blocks on paper, without what a list of contents finds; short ones have none."""
    contents = built.tree.contents
    pages = [block for page in built.on_paper.pages for block in page.blocks]
    blocks = [block for block in pages if block is not contents or (contents and built.pages >= contents.least)]
    return [word for block in blocks for word in block_words(block)]


def block_words(block: Node) -> list[str]:
    """The words of a block and of those inside it, in order."""
    return [word for said in _said(block) for word in said.split()]


def _said(block: Node) -> Iterator[str]:
    if isinstance(block, Picture):
        yield block.alt
    if isinstance(block, Blank | WriteLines):
        yield block.words
    yield plain_text(own_runs(block))
    for child in children(block):
        yield from _said(child)


def tree_words_of_text(document: Document) -> list[str]:
    """The words of a document as a plain text says them: each cell behind the name of its column, and no contents."""
    blocks = [block for page in document.pages for block in page.blocks if not isinstance(block, Contents)]
    told = (plain_text(document.notice), *(said for block in blocks for said in _written(block)))
    return [word for said in told for word in said.split()]


def _told(document: Document) -> Iterator[str]:
    yield plain_text(document.notice)
    for block in (block for page in document.pages for block in page.blocks):
        if not isinstance(block, Contents):
            yield from _said(block)
        elif len(document.listed) >= LONG_FROM:
            yield from _said(block)
            yield from (plain_text(heading.runs) for heading in document.listed)


def _written(block: Node) -> Iterator[str]:
    if isinstance(block, Table):
        yield plain_text(block.caption)
        for row in block.rows:
            for top, cell in zip(block.head[0], row, strict=True):
                name = " ".join(word for one in top.blocks for word in block_words(one))
                yield label_of(name) if name else ""
                yield from (said for child in cell.blocks for said in _written(child))
    elif isinstance(block, Container | ListBlock):
        yield from (said for child in children(block) for said in _written(child))
    elif not isinstance(block, Blank):
        yield from (said.replace("https://", "").replace("www.", "") for said in _said(block))


def pdf_words(pdf: Pdf) -> list[str]:
    """The words of a PDF in the order of its structure: blocks, captions and alt texts, without labels."""
    told = (
        pdf.text(one) if one.kind not in ("Figure", "Form") else one.alt
        for one in pdf.root.walk()
        if one.kind in ("P", "H1", "H2", "H3", "Figure", "Form", "Caption")
    )
    return [word for text in told for word in text.split()]


def html_words(page: ET.Element) -> list[str]:
    """The words of a page's body as they are heard: with alt texts, without what is hidden or only repeats."""
    body = page.find("body")
    assert body is not None
    return "".join(_heard(body)).split()


def _heard(node: ET.Element) -> Iterator[str]:
    repeats = {"unseen", "urgent"} & set(node.get("class", "").split())
    silent = node.get("aria-hidden") == "true" or repeats
    if not silent:
        picture = node.get("alt") or (node.get("aria-label") if node.get("role") == "img" else "")
        yield f" {picture} " if picture else ""
        yield node.text or ""
        for child in node:
            yield from ([" "] if child.tag not in ("a", "strong", "span") else [])
            yield from _heard(child)
    yield node.tail or ""


def text_words(text: str) -> list[str]:
    """The words of a plain text, without underlines, frames, bullets, numbers of entries and brackets."""
    text = re.sub(r"(?m)^[=~*-]{2,}$", "", text)
    text = re.sub(r"(?m)^ *(- |\d+\. )", "", text)
    text = re.sub(r"\[Picture: ([^\]]*)\]", r"\1", text)
    return re.sub(r"_{6,}|\[ \]|\s+<(?:https|mailto|tel):[^>]*>|https://(?:www\.)?", "", text).split()


def mail_words(data: bytes) -> list[str]:
    """The words of an e-mail, as a plain text says them: without what the preview and buttons say once more."""
    page = read_html(data)
    for node in page.iter():
        if {"preview", "call"} & set(node.get("class", "").split()):
            node.set("aria-hidden", "true")
    return re.sub(r"Picture: |_{6,}|\u2610|https://(?:www\.)?", "", " ".join(html_words(page))).split()


# --- HTML as a tree ---------------------------------------------------------------------------------------------------


class _Reader(HTMLParser):
    """Builds a tree and repairs nothing: an end tag that does not fit is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = ET.TreeBuilder()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice"
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in VOID:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self.open:
            self.builder.data(data)


@cache
def read_html(data: bytes) -> ET.Element:
    """The tree of an HTML file whose tags all fit."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    assert not reader.open
    return reader.builder.close()


def page_of(built: Built) -> ET.Element:
    """The HTML edition of a built document, as a tree."""
    return read_html(html_of(built.tree))


# --- a document with everything ---------------------------------------------------------------------------------------


def _p(text: str, role: Role = "") -> Paragraph:
    return Paragraph((Run(text),), role)


def _h(level: int, text: str) -> Heading:
    return Heading(level, (Run(text),))


def _cell(text: str, **more: str) -> Cell:
    return Cell((_p(text),), **more)  # type: ignore[arg-type]


_BAND = Band((_p("Leaflet", "kind"), _h(1, "Every block"), Logo("logo.png", "Riverside <Surgery>")))
_TABLE = Table(
    ((_cell("Sign", scope="col"), _cell("Low B12", scope="col", marker="circle"), _cell("Other", scope="col")),),
    ((_cell("Feet", scope="row", icon="tingling.svg"), _cell("often"), _cell("rarely")),),
    widths=(1, 2, 2),
)
_LINK = (
    Run("See "),
    Run("the <fact> sheet", href="https://example.org/?a=1&b=2&c=%3C"),
    Run(" ["),
    Run("1", small=True),
    Run("]"),
)
_CARD = Card((_h(3, "Feet"), Figure("legs.svg", "Legs in a card", height=28), _p("Words.")), "square")
EVERYTHING = Document(
    'Every block & "quote"',
    "en-GB",
    (
        Page(
            (
                _BAND,
                KeyMessage((_p("Main message", "label"), _p("Come early."))),
                Section(
                    (
                        _h(2, "Where?"),
                        Figure("legs.svg", "Two legs, striped & plain", (Run("Both legs alike."),)),
                        Pointed(
                            (
                                Figure("legs.svg", "Two legs again"),
                                Bullets((Item((_p("feet first"),), anchor="feet"), Item((_p("then up"),)))),
                            ),
                        ),
                    )
                ),
                Tiles(
                    (
                        Item((Paragraph((Run("Burning", bold=True), Run(" hot"))),), icon="tingling.svg"),
                        Item((_p("numb"), Bullets((Item((_p("at night"),)),)))),
                    ),
                ),
                Pictured((Item((_p("an icon for a bullet"),), icon="tingling.svg"), Item((_p("no icon"),)))),
                RedFlags((_h(2, "Get help now"), Flags((Item((_p("sudden weakness"),)),)))),
            ),
        ),
        Page(
            (
                Strip(),
                Section((_h(2, "Compare"), _TABLE, _p("A doctor can tell.", "clear"))),
                _TABLE,
                Cards((_CARD,)),
                Section((_h(2, "Compare"), _p(LONG))),
                Panel((Paragraph(_LINK), _p("My appointment:", "write-in"), WriteLines(2))),
                Actions((Item((_p("Ask"), _p("When:", "write-in"))), Item((_p("Go"),))), ordered=True),
                Passport((_p("Version 1"), QrCode("https://example.org/", "QR code of the page"))),
            ),
        ),
    ),
    running=(Run("No substitute for a doctor."), Run("Page {page} of {pages}")),
    subject="A document for tests",
)
