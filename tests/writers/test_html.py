"""The HTML edition says what the PDF says, in the same order, and is a page that everybody can read.

The file is read back as a tree and held against the document and the PDF; what a browser makes of it is looked at in
test_html_browser.py.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from b12docs.diagnostics import InputError, Location
from b12docs.document.kinds import MARKERS
from b12docs.document.leaves import Figure, Heading, Paragraph, Picture, Run, plain_text, unbroken
from b12docs.document.nodes import Block, Item, ListBlock, Page, Passport, Plain, Pointed, RedFlags, Table
from b12docs.document.tree import Document
from b12docs.library.figures import read_figure
from b12docs.writers.calls import Calls
from b12docs.writers.html.style import style_sheet
from b12docs.writers.html.svg import marker
from b12docs.writers.html.writer import Look, write_html
from tests.conftest import Built
from tests.editions import (
    EVERYTHING,
    LOGO,
    html_of,
    html_words,
    look,
    page_of,
    paper_words,
    pdf_words,
    read_html,
    shown,
    tree_words,
)

HEADINGS = ("h1", "h2", "h3")
PHRASES = {"a", "strong", "span", "svg", "img", "path", "rect", "circle", "defs", "pattern"}  # what may stand in a line
LINES = ("p", "h1", "h2", "h3", "a", "strong", "span", "figcaption")  # elements that hold nothing but such


def said(node: ET.Element) -> str:
    """The text inside an element."""
    return " ".join("".join(node.itertext()).split())


def one(page: ET.Element, path: str) -> ET.Element:
    """The only element at a path."""
    found = page.findall(path)
    assert len(found) == 1, path
    return found[0]


def style(page: ET.Element) -> str:
    """The style sheet."""
    return one(page, "head/style").text or ""


# --- words and order --------------------------------------------------------------------------------------------------


def test_the_html_says_what_the_pdf_says_in_the_same_order(usual: Built) -> None:
    """Tree and PDF hold the same words in the same order, and so do HTML and the tree as a screen shows it."""
    expected = paper_words(usual)
    closing = plain_text(usual.tree.closing).split()
    assert len(expected) > 150
    assert pdf_words(usual.pdf) == usual.notice.split() + expected
    assert html_words(page_of(usual)) == tree_words(shown(usual.tree)) + closing


def test_every_block_is_said() -> None:
    """Whatever may stand in a document is heard in the HTML, once and in order, figures by their alt text."""
    words = html_words(read_html(html_of(EVERYTHING)))
    assert words == tree_words(shown(EVERYTHING)) + plain_text(EVERYTHING.closing).split()
    assert len(words) > 60


@pytest.mark.parametrize("swapped", [False, True])
def test_another_order_is_noticed(sample: Built, swapped: bool) -> None:
    """A document with two blocks swapped does not have the words of the PDF."""
    page = sample.tree.pages[0]
    blocks = (page.blocks[0], *reversed(page.blocks[1:-1]), page.blocks[-1]) if swapped else page.blocks
    other = replace(sample.tree, pages=(replace(page, blocks=blocks), *sample.tree.pages[1:]))
    assert (html_words(read_html(html_of(other))) != tree_words(shown(sample.tree))) == swapped


def test_running_words_are_said_once(usual: Built) -> None:
    """The disclaimer of the pages' foot stands in the HTML exactly once, in the contentinfo; page numbers do not."""
    disclaimer, number = usual.tree.running
    text = said(one(page_of(usual), "body"))
    assert text.count(disclaimer.text) == 1
    assert disclaimer.text in said(one(page_of(usual), "body/footer"))
    assert number.text not in text


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_page_says_what_it_is(usual: Built) -> None:
    """Language, title, description and character set are declared, and a phone may enlarge it as it likes."""
    page = page_of(usual)
    assert html_of(usual.tree).startswith(b'<!DOCTYPE html>\n<html lang="en-GB"><head>\n<meta charset="utf-8">')
    assert said(one(page, "head/title")) == usual.tree.name
    assert page.find("head/meta[@name='author']") is None
    assert one(page, "head/meta[@name='description']").get("content") == usual.tree.subject
    assert one(page, "head/meta[@name='viewport']").get("content") == "width=device-width, initial-scale=1"
    assert one(page, "head/meta[@name='color-scheme']").get("content") == "light dark"


def test_the_page_says_what_its_file_is_called_and_who_gives_it_out() -> None:
    """A title that says the edition, and the clinic as the author; neither is printed."""
    heading = Page((Heading(1, (Run("Legs"),)),))
    page = read_html(html_of(Document("Legs", "en-GB", (heading,), name="Legs: large print", author="Legs & Feet")))
    assert said(one(page, "head/title")) == "Legs: large print"
    assert one(page, "head/meta[@name='author']").get("content") == "Legs & Feet"
    assert "Feet" not in said(one(page, "body"))
    assert "large" not in said(one(page, "body"))


def test_title_text_and_passport_are_landmarks(usual: Built) -> None:
    """The body is a link past the title, then banner, the way to the red flags, main and contentinfo."""
    body = one(page_of(usual), "body")
    assert [part.tag for part in body] == ["a", "header", "nav", "main", "footer"]
    assert body[0].get("href") == f"#{body[3].get('id')}"
    assert said(body[0]) == "Skip to the text"
    assert body[1].find("h1") is not None
    assert isinstance(usual.tree.pages[-1].blocks[-1], Passport)
    assert "Version" in said(body[4])


def test_there_are_no_landmarks_without_something_in_them() -> None:
    """A document without title band and passport has a main alone."""
    bare = Document("Bare", "en-GB", (Page((Heading(1, (Run("Bare"),)), Paragraph((Run("Words."),)))),))
    body = one(read_html(html_of(bare)), "body")
    assert [part.tag for part in body] == ["a", "main"]


def test_the_red_flags_are_the_only_section_that_is_a_landmark(usual: Built) -> None:
    """A list of landmarks names the parts of the page and what is urgent; each other section has a heading, no more."""
    page = page_of(usual)
    sections = page.findall(".//section")
    assert len(sections) >= 3
    named = [node.get("class", "").split()[0] for node in page.iter() if node.get("aria-labelledby")]
    assert named in (["red-flags"], ["contents", "red-flags"])
    for section in sections:
        assert any(node.tag in HEADINGS for node in section[0].iter())


def test_the_red_flags_are_a_section_with_a_sign(usual: Built) -> None:
    """The red flags can be found as a landmark; the warning triangle is silent beside the words."""
    box = next(node for node in page_of(usual).iter("section") if "red-flags" in node.get("class", ""))
    heading = next(node for node in box if node.tag == "h2")
    assert box.get("aria-labelledby") == heading.get("id")
    assert heading[0].get("class") == "sign"
    assert heading[0].get("aria-hidden") == "true"


def test_a_bar_leads_to_the_red_flags() -> None:
    """It names them, leads to their heading, and dials the most urgent number in them; without any there is no bar."""
    flags = RedFlags((Heading(2, (Run("Now!"),)), Paragraph((Run("Ring 01632 960 123, or 111."),))))
    bars = [
        one(read_html(written(flags, numbers)), "body/nav") for numbers in (("999", "111", "01632 960 123"), ("9",))
    ]
    assert [(said(link), link.get("href")) for link in bars[0]] == [("Now!", "#now"), ("Ring 111", "tel:111")]
    assert [(said(link), link.get("href")) for link in bars[1]] == [("Now!", "#now")]
    assert {bar.get("aria-label") for bar in bars} == {"Now!"}
    assert read_html(written(Paragraph((Run("Ring 111."),)), ("111",))).find("body/nav") is None


def written(block: Block, numbers: tuple[str, ...]) -> bytes:
    """A page with a block, and the numbers that may be called."""
    document = Document("A", "en-GB", (Page((Heading(1, (Run("A"),)), block)),))
    return write_html(document, replace(look(), calls=Calls("Ring {number}", numbers)))


def test_headings_are_those_of_the_document(usual: Built) -> None:
    """One h1, at the beginning, and then the document's headings with their levels."""
    headings = [(int(node.tag[1]), said(node)) for node in page_of(usual).iter() if node.tag in HEADINGS]
    assert headings == [(heading.level, plain_text(heading.runs)) for heading in shown(usual.tree).headings]
    assert [level for level, _ in headings].count(1) == 1
    assert headings[0][0] == 1


def test_ids_are_unique_and_found(usual: Built) -> None:
    """No id stands twice, and every reference inside the page leads somewhere."""
    for page in (page_of(usual), read_html(html_of(EVERYTHING))):
        ids = [node.get("id", "") for node in page.iter() if node.get("id") is not None]
        wanted = [node.get("aria-labelledby", "") for node in page.iter() if node.get("aria-labelledby")]
        wanted += [href[1:] for node in page.iter() if (href := node.get("href", "")).startswith("#")]
        assert len(ids) >= 4
        assert len(ids) == len(set(ids))
        assert len(wanted) >= 2
        assert set(wanted) <= set(ids)


def test_headings_of_the_same_words_have_ids_of_their_own() -> None:
    """Also where a heading is called like a part of the page itself, to which the link past the title leads."""
    headings = (Heading(1, (Run("Main"),)), *(Heading(2, (Run(words),)) for words in ("Legs", "Legs", "Legs 2", "…")))
    page = read_html(html_of(Document("Main", "en-GB", (Page(headings),))))
    ids = [node.get("id") for node in page.iter() if node.get("id")]
    assert len(ids) == len(set(ids)) == len(headings) + 1


def test_elements_stand_where_they_may(usual: Built) -> None:
    """Lists hold entries, rows hold cells, and a line of text holds no block (HTML Standard, content models)."""
    inside = {"ul": {"li"}, "ol": {"li"}, "tr": {"th", "td"}, "thead": {"tr"}, "tbody": {"tr"}, "colgroup": {"col"}}
    inside |= dict.fromkeys(LINES, PHRASES)
    seen = 0
    for page in (page_of(usual), read_html(html_of(EVERYTHING))):
        for node in page.iter():
            if node.tag in inside:
                seen += 1
                assert {child.tag for child in node} <= inside[node.tag], said(node)
    assert seen > 60


# --- components -------------------------------------------------------------------------------------------------------


def test_lists_are_lists(usual: Built) -> None:
    """Each list of the document is one of its kind with as many entries; no role says again what it is."""
    contents = [node for nav in page_of(usual).iter("nav") for node in nav]
    lists = [node for node in page_of(usual).iter() if node.tag in ("ul", "ol") and node not in contents]
    expected = [block for block in usual.tree.walk() if isinstance(block, ListBlock)]
    assert len(expected) >= 2
    assert [(node.tag, len(node)) for node in lists] == [
        ("ol" if block.ordered else "ul", len(block.items)) for block in expected
    ]
    for node in lists:
        assert node.get("role") is None


def test_tables_have_captions_and_scoped_headers() -> None:
    """A table has a caption, header cells with a scope, and its columns' names in each cell for a phone."""
    first, second = read_html(html_of(EVERYTHING)).iter("table")
    caption = one(first, "caption")
    assert one(caption, "h2").text == "Compare"
    assert caption.get("class") is None
    assert one(second, "caption").get("class") == "unseen"
    assert one(second, "caption").text == "Compare"
    for table in (first, second):
        assert [cell.get("scope") for cell in one(table, "thead/tr")] == ["col"] * 3
        assert [cell.get("scope") for cell in one(table, "tbody/tr")] == ["row", None, None]
        assert [cell.get("data-column") for cell in table.iter("td")] == ["Low B12", "Other"]
        assert [col.get("style") for col in table.iter("col")] == ["width: 20%", "width: 40%", "width: 40%"]


@pytest.mark.whole
def test_every_table_of_the_documents_is_captioned(documents: tuple[Built, ...]) -> None:
    """The tables of the documents have captions with words, and as many rows as in the document."""
    seen = 0
    for built in documents:
        tables = list(page_of(built).iter("table"))
        expected = [block for block in built.tree.walk() if isinstance(block, Table)]
        assert [len(list(table.iter("tr"))) for table in tables] == [1 + len(block.rows) for block in expected]
        assert all(said(one(table, "caption")) for table in tables)
        seen += len(tables)
    assert seen > 5


def test_figures_have_words(usual: Built) -> None:
    """Each figure is a picture with the document's alt text."""
    expected = [block.alt for block in shown(usual.tree).walk() if isinstance(block, Picture)]
    found = [node.get("aria-label") or node.get("alt") for node in page_of(usual).iter() if _is_picture(node)]
    assert expected or usual.job.layout == "onepager"
    assert found == expected


def _is_picture(node: ET.Element) -> bool:
    return node.tag == "img" or node.get("role") == "img"


def test_what_decorates_is_silent() -> None:
    """A drawing is a picture with words, or hidden from those who listen: nothing between."""
    drawings = list(read_html(html_of(EVERYTHING)).iter("svg"))
    assert len(drawings) > 8
    for drawing in drawings:
        if drawing.get("role") == "img":
            assert drawing.get("aria-label")
        else:
            assert drawing.get("aria-hidden") == "true"


def test_every_marker_has_a_shape_and_a_colour() -> None:
    """No two markers are drawn alike, and the style sheet has the colour of each, and its shape for narrow screens."""
    assert len({marker(shape) for shape in MARKERS}) == len(MARKERS) == 4
    rules = dict(re.findall(r"^\.(\w+) \{ (--own: .*) \}$", style_sheet(look().palette, look().dark), re.MULTILINE))
    assert list(rules) == list(MARKERS)
    assert all(f"var(--{shape}-tint)" in rule for shape, rule in rules.items())
    assert len({rule.split("--shape")[1] for rule in rules.values()}) == 4


def test_a_figure_has_its_caption() -> None:
    """The caption stands in the figure, below the drawing; a figure without one has none."""
    figures = list(read_html(html_of(EVERYTHING)).iter("figure"))
    assert [part.tag for part in figures[0]] == ["svg", "figcaption"]
    assert said(figures[0][1]) == "Both legs alike."
    assert [[part.tag for part in figure] for figure in figures[1:]] == [["svg"]] * 2


def test_the_logo_is_in_the_file() -> None:
    """The logo's own pixels stand in the page, with its words and its size."""
    image = one(read_html(html_of(EVERYTHING)), ".//img")
    kind, data = image.get("src", "").split(",")
    assert kind == "data:image/png;base64"
    with Image.open(BytesIO(b64decode(data))) as picture:
        assert picture.tobytes() == LOGO.tobytes()
    assert (image.get("alt"), image.get("width"), image.get("height")) == ("Riverside <Surgery>", "120", "40")


def test_links_are_named_by_their_words(usual: Built) -> None:
    """Each link of the document is a link with the same words and address, and opens where the reader is."""
    main = one(page_of(usual), "body")
    links = [node for part in main[3:] for node in part.iter("a") if not node.get("href", "").startswith("#")]
    blocks = (block for block in shown(usual.tree).walk() if isinstance(block, Heading | Paragraph))
    expected = [(plain_text((run,)), run.href) for block in blocks for run in block.runs if run.href]
    assert expected
    assert [(said(node), node.get("href")) for node in links] == expected
    assert [node.get("target") for node in links] == [None] * len(links)


# --- nothing from outside, nothing that runs --------------------------------------------------------------------------


def test_what_belongs_together_is_held_together() -> None:
    """Spaces in numbers are no-break spaces, and a range or rate is an element that does not wrap; addresses stay."""
    text = unbroken(
        (Run("Ring (01632) 960 123 if 180–350 ng/L, see "), Run("a.example/1-2", href="https://a.example/1-2"))
    )
    page = read_html(html_of(Document("A", "en-GB", (Page((Heading(1, (Run("A"),)), Paragraph(text))),))))
    paragraph = one(page, "body/main/p")
    assert paragraph.text == "Ring (01632)\u00a0960\u00a0123 if "
    assert [(node.tag, node.get("class"), said(node)) for node in paragraph] == [
        ("span", "whole", "180–350"), ("span", "whole", "ng/L"), ("a", None, "a.example/1-2"),
    ]  # fmt: skip
    assert paragraph[0].tail == "\u00a0"
    assert paragraph[2].get("href") == "https://a.example/1-2"


def test_nothing_runs_and_nothing_is_fetched(usual: Built) -> None:
    """No script, no handler, no frame, no style sheet, font or picture from elsewhere: only links lead out."""
    for page in (page_of(usual), read_html(html_of(EVERYTHING))):
        tags = {node.tag for node in page.iter()}
        assert not tags & {"script", "iframe", "object", "embed", "link", "base", "form", "input", "video", "audio"}
        for node in page.iter():
            assert not [name for name in node.attrib if name.startswith("on") or name in ("srcset", "poster", "action")]
            assert node.get("src", "data:").startswith("data:")
            assert node.tag == "a" or node.get("href", "#").startswith("#")
        assert not re.search(r"@import|@font-face|url\(|expression|//", style(page))
        policy = one(page, "head/meta[@http-equiv='Content-Security-Policy']").get("content", "")
        assert policy.startswith("default-src 'none';")


def test_nothing_moves(usual: Built) -> None:
    """The style sheet has neither animations nor transitions, so that nobody needs to ask for less motion."""
    assert len(style(page_of(usual))) > 3000
    assert not re.search(r"animation|transition|scroll-behavior|@keyframes", style(page_of(usual)))


def test_words_cannot_become_markup() -> None:
    """Characters of HTML in words, alt texts and addresses stay what they are."""
    hostile = "</p><script>alert(\"1\")</script> & 'quoted'"
    page = Page((Heading(1, (Run(hostile),)), Figure("legs.svg", hostile)))
    tree = read_html(html_of(Document(hostile, "en-GB", (page,), subject=hostile)))
    assert not list(tree.iter("script"))
    assert said(one(tree, ".//h1")) == said(one(tree, "head/title")) == hostile
    assert one(tree, ".//figure/svg").get("aria-label") == hostile


# --- colours ----------------------------------------------------------------------------------------------------------


NIGHT = "@media screen and (prefers-color-scheme: dark)"


@pytest.mark.parametrize("start", [":root", NIGHT])
def test_every_colour_is_a_custom_property(start: str) -> None:
    """Each role of the palette is a custom property by its name, by day and by night."""
    sheet = style(read_html(html_of(EVERYTHING)))
    root = sheet[sheet.index(start) :].partition("}")[0]
    colours = (look().dark if start == NIGHT else look().palette).colours
    assert len(colours) > 20
    assert [role for role, colour in colours.items() if f" --{role}: {colour};" not in root] == []


def test_paper_is_white() -> None:
    """A theme that is dark on a screen is printed black on white, for ink's sake; others are printed as they are."""
    palette, dark, own = look().palette, look().dark, "@media print {\n:root"
    assert own not in style_sheet(palette, dark)
    printed = style_sheet(dark, dark).partition(own)[2].partition("}")[0]
    assert " --paper: #FFFFFF;" in printed
    assert " --ink: #000000;" in printed


OF_LABELS = {"--ratio", "--reach", "--edge", "--at", "--lead", "--span", "--above", "--row", "--low"}


def test_the_rules_use_only_properties_that_there_are() -> None:
    """Every custom property that a rule reads is a role of the palette or set by a rule or an element."""
    sheet = style(read_html(html_of(EVERYTHING)))
    rules = sheet[sheet.index("*, ::before") :]
    used = set(re.findall(r"var\((--[\w-]+)", rules))
    known = {*re.findall(r"(--[\w-]+):", sheet), "--columns", "--count", "--height", *OF_LABELS}
    assert len(used) > 15
    assert used <= known
    assert set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", rules)) == {"#fff"}  # the ground that logos are made for


# --- drawings ---------------------------------------------------------------------------------------------------------


FIGURE = Figure("a.svg", "Legs", at=Location("layouts/leaflet.html", 7, 3), height=60)
DRAWN = Document("A case", "en-GB", (Page((Heading(1, (Run("A case"),)), FIGURE, FIGURE)),))


def page_with(svg: str) -> ET.Element:
    """A page with a drawing, twice."""
    return read_html(write_html(DRAWN, replace(look(), figures={"a.svg": read_figure(svg, "a.svg")})))


def test_a_drawing_keeps_its_colours_and_loses_its_names() -> None:
    """Fills with variables stay; ids, points for labels and the file's own title are gone; its size is a hint."""
    svg = """<?xml version="1.0"?><!-- legs -->
    <svg xmlns="http://www.w3.org/2000/svg" id="a" width="9" viewBox="0 0 6 8">
    <title>a.svg</title><g id="b" fill="none"><path d="M0 0h4" stroke="var(--strong, #00588A)"/></g>
    <circle id="at-feet" class="anchor" r="0"/></svg>"""
    drawings, size = list(page_with(svg).iter("svg")), "--height: 60mm; --ratio: 0.75"
    assert len(drawings) == 2
    for drawing in drawings:
        assert [(node.tag, node.attrib) for node in drawing.iter()] == [
            ("svg", {"viewbox": "0 0 6 8", "role": "img", "aria-label": "Legs", "style": size}),
            ("g", {"fill": "none"}),
            ("path", {"d": "M0 0h4", "stroke": "var(--strong, #00588A)"}),
        ]


def test_labels_have_rows_from_the_top_down() -> None:
    """They are heard as they are listed, behind the figure, and seen where they belong: brackets and captions last."""
    anchors = """<path d="M0 0h4" fill="none"/>
    <circle class="anchor" id="at-feet" cx="4" cy="6" r="0"/>
    <line class="anchor" id="at-both" x1="1" y1="7" x2="5" y2="7"/>
    <circle class="anchor" id="at-knee" cx="3" cy="4" r="0"/>
    <circle class="anchor under" id="at-hand" cx="5" cy="2" r="0"/>"""
    svg = read_figure(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 8">{anchors}</svg>', "a.svg")
    items = tuple(
        Item((Paragraph((Run(name or "all"),)),), anchor=name) for name in ("feet", "both", "", "knee", "hand")
    )
    labelled = Document("A case", "en-GB", (Page((Heading(1, (Run("A case"),)), Pointed((FIGURE, Plain(items))))),))
    page = read_html(write_html(labelled, replace(look(), figures={"a.svg": svg})))
    listed = one(page, ".//ul")
    found = [(label.text, label.get("class"), (label.get("style") or "").split(";")[0]) for label in listed]
    assert found == [
        ("feet", "beside low", "grid-row: 4"), ("both", "span", "grid-row: 6"), ("all", None, "grid-row: 7"),
        ("knee", "beside", "grid-row: 3"), ("hand", "under", "grid-row: 2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "inside",
    ["<script>1</script>", "<style>*{}</style>", "<foreignObject/>", '<image href="x.png"/>', '<g href="#a"/>',
     '<rect fill="url(https://x.example/a#b)"/>', '<rect onclick="1"/>', "<rect", "<a><rect/></a>"],
)  # fmt: skip
def test_a_drawing_holds_nothing_but_a_drawing(inside: str) -> None:
    """Whatever runs, is fetched or is no drawing is refused with its place, before a page can hold it."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 6 8">{inside}</svg>'
    with pytest.raises(InputError) as error:
        read_figure(svg, "a.svg")
    assert all(str(one.at).startswith("a.svg:1:") for one in error.value.diagnostics)


def test_every_shipped_drawing_can_be_shown() -> None:
    """The drawings of the layouts hold nothing that a page may not."""
    figures = look().figures
    assert len(figures) > 20
    for svg in figures.values():
        shown = write_html(DRAWN, replace(look(), figures={"a.svg": svg}))
        assert len(list(read_html(shown).iter("svg"))) == 2


@pytest.mark.parametrize(
    ("missing", "name"),
    [(replace(look(), pictures={}), "logo.png"), (replace(look(), figures={}), "legs.svg")],
)
def test_a_picture_that_is_not_there_is_named(missing: Look, name: str) -> None:
    """A picture or drawing that nobody gave is an error with its name, never a gap."""
    with pytest.raises(InputError, match=rf"there is no picture '{name}'"):
        write_html(EVERYTHING, missing)


def test_the_same_document_gives_the_same_bytes(usual: Built) -> None:
    """Two runs over the same document write the same file."""
    assert html_of(usual.tree) == html_of(usual.tree)
    assert html_of(EVERYTHING) == html_of(EVERYTHING)
