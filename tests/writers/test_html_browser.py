"""What a browser makes of the HTML edition: no fault that axe-core finds, whatever the reader has set, on any screen.

One Chromium looks at all documents. Where there is none, these tests are skipped by name; in CI they fail.
"""

from __future__ import annotations

import re
import subprocess
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import combinations, product
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Browser, BrowserContext, Page

from b12docs.catalogue.finish import Finish
from b12docs.document import nodes
from b12docs.document.kinds import MARKERS
from b12docs.document.leaves import Heading, Paragraph, Run, Runs, unbroken
from b12docs.document.tree import Document
from b12docs.look.colour import contrast
from b12docs.production.pipeline import make_document
from tests.browsers import DESKTOP, MODES, PHONE, Mode, faults, running_browser, set_as, sideways
from tests.conftest import built, jobs, name_of, need_tool, shipped
from tests.editions import EVERYTHING, html_of
from tests.handover.test_mail_body import OF_PAGES
from tests.shipped_languages import job_of

pytestmark = pytest.mark.whole

BEFORE = """[...document.querySelectorAll('body *')].flatMap(node => {
  const own = getComputedStyle(node, '::before')
  if (own.content === 'none' || own.content === '""') return []
  const grounds = [own.backgroundColor]
  for (let up = node; up; up = up.parentElement) grounds.push(getComputedStyle(up).backgroundColor)
  return [[own.content, own.color, grounds.find(colour => !colour.startsWith('rgba'))]]
})"""  # words that the style sheet adds, their colour, and the ground that they stand on
LONGEST_LINE = """Math.max(...[...document.querySelectorAll('h1, h2, h3, p, li, td, th, figcaption')].map(node => {
  const lines = new Map(), range = document.createRange()
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) for (let at = 0; at < texts.currentNode.length; at++) {
    range.setStart(texts.currentNode, at)
    range.setEnd(texts.currentNode, at + 1)
    const box = range.getClientRects()[0]
    if (box) lines.set(Math.round(box.bottom / 8), (lines.get(Math.round(box.bottom / 8)) || 0) + 1)
  }
  return Math.max(0, ...lines.values())
}))"""
LETTERS = """(() => {
  const pen = document.createElement('canvas').getContext('2d')
  pen.font = getComputedStyle(document.body).font
  return pen.measureText('how wide letters are').width
})()"""
PIXELS = 96 / 25.4  # of a millimetre
FONT_FACE = """data => {
  const font = new FontFace('Source Sans 3', `url(data:font/ttf;base64,${data})`)
  document.fonts.add(font)
  return font.load()
}"""
FONT = files("font_source_sans_pro") / "files" / "SourceSansPro-Regular.ttf"
LABELS = """[...document.querySelectorAll('.labels')].map(list => {
  const figure = list.parentElement.querySelector('svg').getBoundingClientRect()
  return [...list.children].map(label => {
    const range = document.createRange()
    range.selectNodeContents(label)
    const words = range.getBoundingClientRect()
    return [words.left - figure.left, words.top - figure.top, words.right - figure.left, words.bottom - figure.top,
            figure.height]
  })
})"""  # the edges of each label's words from the figure's upper left corner, and the figure's height
DOCUMENTS = {name_of(job): job for job in jobs(default_paper_only=True)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that looks at everything."""
    with running_browser("no Chromium: the HTML edition was not looked at in a browser") as running:
        yield running


@pytest.fixture(scope="module")
def context(browser: Browser) -> BrowserContext:
    """A reader without a network, who obeys no script of the file's and leaves alone what a test brings."""
    return browser.new_context(offline=True, bypass_csp=True)


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """An empty page."""
    page = context.new_page()
    yield page
    page.close()


EDITIONS = [*DOCUMENTS, *(f"everything, {theme}" for theme in shipped().themes.names)]


@pytest.fixture(params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    """Each document of the project as HTML, and in each theme the one that holds every kind of block."""
    return html(str(request.param))


@cache
def html(name: str) -> str:
    """The page of an edition."""
    name, _, theme = name.partition(", ")
    return (html_of(EVERYTHING, theme) if theme else html_of(make_document(shipped(), DOCUMENTS[name]))).decode()


def faint(page: Page) -> list[str]:
    """The words that the style sheet adds (numbers in discs, names of columns) with a contrast below 4.5:1."""
    return [text for text, *pair in page.evaluate(BEFORE) if contrast(*map(_hex, pair)) < 4.5]


def _hex(colour: str) -> str:
    return "#" + "".join(f"{int(part):02X}" for part in re.findall(r"\d+", colour)[:3])


def modes(name: str) -> dict[str, Mode]:
    """How a page is seen: in each theme every kind of block in all modes, a document in light and in one more."""
    if name not in DOCUMENTS:
        return MODES
    first, *others = MODES
    own = others[[*DOCUMENTS].index(name) % len(others)]
    return {mode: MODES[mode] for mode in (first, own)}


@pytest.mark.parametrize("name", EDITIONS)
def test_axe_finds_no_fault(page: Page, name: str) -> None:
    """In light and dark, with more contrast and with forced colours, on a phone and on a desk."""
    page.set_content(html(name))
    found = {}
    for mode, width in product(modes(name), (PHONE, DESKTOP)):
        set_as(page, MODES[mode], width)
        found[f"{mode}, {width}"] = faults(page) + faint(page)
    assert {mode: named for mode, named in found.items() if named} == {}


# Axe doesn't tell the contrast of a caption that words flow around: the box of their paragraph begins at its side.
AROUND = re.compile("color-contrast: <figcaption>.*partially overlaps other elements", re.DOTALL)


@pytest.mark.parametrize("form", ["html", "email"])
@pytest.mark.parametrize("code", ["ar", "bn", "es", "ur", "zh"])
def test_axe_finds_no_fault_in_translations(page: Page, code: str, form: str) -> None:
    """One of each script, as a page and as an e-mail; none is wider than its window, whichever way it is written."""
    page.set_content(built(job_of(code, "easy", Finish(format=form))).data.decode())
    for width in (PHONE, DESKTOP):
        set_as(page, MODES["light"], width)
        found = [one for one in faults(page) if not (form == "email" and one.startswith(OF_PAGES))]
        assert [one for one in found if not AROUND.match(one)] + sideways(page) == []


def test_documents_are_seen_in_every_mode() -> None:
    """Among them, each in light."""
    assert {mode for name in DOCUMENTS for mode in modes(name)} == {*MODES}


BROKEN = {
    "a picture without words": (" aria-label=", " data-was=", "svg-img-alt"),
    "faint words": ("--ink: #16242E;", "--ink: #909AA2;", "color-contrast"),
    "a level left out": ("<h2 ", "<h4 ", "heading-order"),
    "no language": (' lang="en-GB"', "", "html-has-lang"),
    "a faint number": ("--on-strong: #FFFFFF;", "--on-strong: #5A8AAA;", "counter"),
}


@pytest.mark.parametrize(("good", "bad", "rule"), BROKEN.values(), ids=BROKEN)
def test_axe_finds_what_is_broken(page: Page, good: str, bad: str, rule: str) -> None:
    """A copy that is broken on purpose is not taken for a good page, so the test above looks at something."""
    good_page = html_of(EVERYTHING).decode()
    assert good in good_page
    page.set_content(good_page.replace(good, bad))
    assert re.search(rule, "\n".join(faults(page) + faint(page)))


def test_a_phone_shows_it_without_scrolling_sideways(page: Page, edition: str) -> None:
    """At 320 pixels, and with letters twice as large at 640, nothing is wider than the window."""
    page.set_content(edition)
    for width, letters in ((PHONE, "100%"), (2 * PHONE, "200%"), (768, "100%"), (DESKTOP, "100%")):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("size => document.documentElement.style.fontSize = size", letters)
        assert sideways(page) == []


@pytest.mark.parametrize("name", [name for name in DOCUMENTS if "leaflet" in name])
def test_labels_stand_at_what_they_name(page: Page, name: str) -> None:
    """On a phone, in a column and on a desk: no two lie over each other, and none is 10 mm from its place."""
    document = make_document(shipped(), DOCUMENTS[name])
    (block,) = (one for one in document.walk() if isinstance(one, nodes.Pointed))
    drawing = shipped().layouts.figures[block.blocks[0].source]
    anchors = [drawing.anchors[item.anchor] for item in block.blocks[1].items]
    page.set_content(html_of(document).decode())
    for width in (PHONE, 390, 600, 768, DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        (labels,) = page.evaluate(LABELS)
        for (left, top, right, foot, *_), (left2, top2, right2, foot2, *_) in combinations(labels, 2):
            assert left >= right2 or left2 >= right or top >= foot2 - 1 or top2 >= foot - 1
        for (left, top, right, foot, tall), anchor in zip(labels, anchors, strict=True):
            across, down = (length * tall / drawing.size[1] for length in (anchor.x, anchor.y))
            assert max(left - across, across - right, top - down, down - foot) < 10 * PIXELS


EMPTY_ROOM = """[...document.querySelectorAll('figure > svg:not(.pointed svg)')].map(svg => {
  const {width, height} = svg.getBoundingClientRect(), drawn = svg.viewBox.baseVal
  const scale = Math.min(width / drawn.width, height / drawn.height)
  return Math.max(width - scale * drawn.width, height - scale * drawn.height)
})"""


def test_figures_have_no_empty_room_around_them(page: Page, edition: str) -> None:
    """Where a card is too narrow for a figure that is high on paper, the figure is lower, and so is the card."""
    page.set_content(edition)
    for width in (PHONE, 390, 768, DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        assert max(page.evaluate(EMPTY_ROOM), default=0) < 1


TORN_WORDS = r"""[...document.querySelectorAll('h1, h2, h3, p, li, td, th, figcaption')].flatMap(node => {
  const torn = [], range = document.createRange()
  const texts = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) for (const word of texts.currentNode.data.matchAll(/\p{L}+/gu)) {
    range.setStart(texts.currentNode, word.index)
    range.setEnd(texts.currentNode, word.index + word[0].length)
    if (new Set([...range.getClientRects()].map(box => Math.round(box.top / 8))).size > 1) torn.push(word[0])
  }
  return torn
})"""


def test_no_word_is_torn(page: Page, edition: str) -> None:
    """Not in a narrow tile, and not beside a figure in a cell."""
    page.set_content(edition)
    for width in (PHONE, 390, 768, DESKTOP):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(TORN_WORDS) == []


BAR = """[...document.querySelectorAll('.urgent a')].map(link => {
  const box = link.getBoundingClientRect()
  return [box.top, box.bottom, box.height]
})"""


@pytest.mark.parametrize(("width", "height"), [(320, 568), (390, 844)])
def test_the_red_flags_are_one_tap_away(page: Page, edition: str, width: int, height: int) -> None:
    """On the first screen of a phone, and however far the reader has gone, by links as high as a finger is wide.

    Also where a notice stands above the title, and a clinic's logo of the usual height below it.
    """
    notice, logo = '<p class="notice">Draft</p>', '<svg class="logo" width="180" height="64"></svg>'
    page.set_content(
        re.sub(r'(<header class="band">)(.*?)(</header>)', rf"\1{notice}\2{logo}\3", edition, count=1, flags=re.S)
    )
    page.set_viewport_size({"width": width, "height": height})
    assert re.search('<h2 id="[^"]+"><svg class="sign"', edition), "the document has no red flags"
    for far in (0, 1500):
        page.evaluate("far => scrollTo(0, far)", far)
        links = page.evaluate(BAR)
        assert links
        assert all(tall >= 44 and top >= 0 and bottom <= height for top, bottom, tall in links)
    page.locator(".urgent a").first.click()
    top = page.evaluate("document.querySelector('.red-flags').getBoundingClientRect().top")
    assert max(bottom for _, bottom, _ in page.evaluate(BAR)) <= top + 1
    assert top < height / 2


@pytest.mark.parametrize(("count", "rows"), [(2, [2]), (3, [3]), (4, [2, 2])])
def test_cards_stand_in_even_rows(page: Page, count: int, rows: list[int]) -> None:
    """On a desk two or three cards stand side by side, and four two by two; on a phone all stand in a column."""
    cards = tuple(nodes.Card((Heading(2, (Run(marker),)),), marker=marker) for marker in MARKERS[:count])
    document = Document("Cards", "en", (nodes.Page((Heading(1, (Run("Cards"),)), nodes.Cards(cards))),))
    page.set_content(html_of(document).decode())
    for width, wanted in ((DESKTOP, rows), (PHONE, [1] * count)):
        page.set_viewport_size({"width": width, "height": 900})
        tops = page.evaluate("[...document.querySelectorAll('.card')].map(card => card.getBoundingClientRect().top)")
        assert list(Counter(tops).values()) == wanted


def test_a_page_that_is_too_wide_is_noticed(page: Page) -> None:
    """A word that cannot be broken makes the page wider than a phone."""
    page.set_content(
        html_of(EVERYTHING).decode().replace("Come early.", f"<b style='white-space:nowrap'>{'Come ' * 40}</b>")
    )
    page.set_viewport_size({"width": PHONE, "height": 900})
    assert sideways(page)


def test_lines_have_at_most_80_characters(page: Page, edition: str) -> None:
    """On a desk, in the first font of the style sheet and in the browser's own, no line of text is longer."""
    page.set_content(edition)
    page.set_viewport_size({"width": DESKTOP, "height": 900})
    found, wide = [page.evaluate(LONGEST_LINE)], [page.evaluate(LETTERS)]
    page.evaluate(FONT_FACE, b64encode(FONT.read_bytes()).decode())
    found.append(page.evaluate(LONGEST_LINE))
    wide.append(page.evaluate(LETTERS))
    assert wide[0] != wide[1], "the font was not used"
    assert 50 < max(found) <= 80
    assert min(found) > 0.8 * max(found), "lines are as long in a wide font"


TOGETHER = ("(01632) 960 123", "180–350 ng/L", "B12-rich", "5 mg/kg", "9 am–5 pm")
BREAKS = """words => {
  const paragraph = document.querySelector('main p'), range = document.createRange()
  const texts = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), places = []
  while (texts.nextNode()) for (let at = 0; at < texts.currentNode.length; at++) places.push([texts.currentNode, at])
  const start = paragraph.textContent.replaceAll('\\u00a0', ' ').indexOf(words)
  const heights = places.slice(start, start + words.length).map(([node, at]) => {
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    return Math.round(range.getBoundingClientRect().top)
  })
  return new Set(heights).size
}"""


@pytest.mark.parametrize("whole", TOGETHER)
def test_what_belongs_together_stays_on_a_line(page: Page, whole: str) -> None:
    """On screens of any width, a number is whole; the same words that are not held would be broken on some."""
    held = html_of(_sentence(unbroken((Run(f"Some words and more of them, {whole} and so on"),)))).decode()
    page.set_content(held)
    assert {_lines_at(page, width, whole) for width in range(260, 480, 8)} == {1}
    page.set_content(held.replace("\u00a0", " ").replace('class="whole"', ""))
    assert max(_lines_at(page, width, whole) for width in range(260, 480, 8)) > 1


def _sentence(runs: Runs) -> Document:
    return Document("A", "en-GB", (nodes.Page((Heading(1, (Run("A"),)), Paragraph(runs))),))


def _lines_at(page: Page, width: int, words: str) -> int:
    """On how many lines the words stand in a window of this width, in pixels."""
    page.set_viewport_size({"width": width, "height": 600})
    found: int = page.evaluate(BREAKS, words)
    return found


def test_the_browser_reads_what_was_written(page: Page, edition: str) -> None:
    """Nothing had to be repaired: the browser's own serialisation of the page is the file, letter by letter."""
    page.set_content(edition)
    read = page.evaluate("document.documentElement.outerHTML")
    assert f"<!DOCTYPE html>\n{read}\n".replace("&nbsp;", "\u00a0") == edition.replace(
        "</body></html>", "\n</body></html>"
    )


def test_nothing_is_fetched(browser: Browser, edition: str, tmp_path: Path) -> None:
    """Opened from a folder, on a device that is online, the file asks for itself alone and nothing is refused."""
    path = tmp_path / "page.html"
    path.write_text(edition, "utf-8")
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto(path.as_uri())
    page.close()
    assert asked == [path.as_uri()]
    assert said == []


def test_the_first_stop_leads_past_the_title(page: Page, edition: str) -> None:
    """The tab key shows the link past the title, and the enter key puts the reader at the text."""
    page.set_content(edition)
    skip = page.locator(".skip")
    assert skip.bounding_box()["height"] <= 1  # type: ignore[index]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip unseen"
    assert skip.bounding_box()["height"] > 30  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_it_prints_on_white_a4(page: Page, edition: str, tmp_path: Path) -> None:
    """Also for a reader whose screen is dark: A4, dark words on white, whether or not grounds are printed."""
    need_tool("pdftoppm", reason="pdftoppm is needed to look at pages")
    page.set_content(edition)
    page.emulate_media(color_scheme="dark", media="print")
    for grounds in (False, True):
        data = page.pdf(prefer_css_page_size=True, print_background=grounds)
        (tmp_path / "print.pdf").write_bytes(data)
        with pikepdf.open(BytesIO(data)) as pdf:
            boxes = [[round(float(edge)) for edge in one.mediabox] for one in pdf.pages]
        assert set(map(tuple, boxes)) == {(0, 0, 595, 842)}
        run = ["pdftoppm", "-r", "30", "-gray", str(tmp_path / "print.pdf"), str(tmp_path / "page")]
        subprocess.run(run, check=True)
        pages = sorted(tmp_path.glob("page-*.pgm"))
        assert len(pages) == len(boxes)
        for one in pages:
            with Image.open(one) as picture:
                assert ImageStat.Stat(picture).mean[0] > 205
            one.unlink()
