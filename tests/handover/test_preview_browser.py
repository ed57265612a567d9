"""The preview's page in a browser: it follows what is saved, whoever looks at it, and asks nobody but us."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from b12docs.diagnostics import Diagnostic, Location
from b12docs.handover.board import Board
from b12docs.handover.server import serving
from tests.browsers import DESKTOP, PHONE, faults_in_all_modes, running_browser, sideways
from tests.handover.boards import board_of, sheet

pytestmark = pytest.mark.whole

SECONDS = 60_000  # milliseconds, in which something surely happens that happens at all
LONG = "a-word-of-one-piece-" * 12
WRONG = Diagnostic("id", Location("topics/vitamin/content.yaml", 1042, 17), f"'{LONG}' is wrong", "put it right")
WARNED = Diagnostic("hard", Location("content.yaml", 7, 3), "this is hard to read", "use two sentences", "warning")
DOCUMENTS = [sheet("a", "One", "Two", "Three", "Four"), sheet("b", "Five")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that looks at everything."""
    with running_browser("no Chromium: the preview was not looked at in a browser") as running:
        yield running


@pytest.fixture
def board() -> Board:
    """A board with two documents."""
    return board_of(*DOCUMENTS)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page in a window of a desk; whatever it asks for is ours, and is had, and nothing is refused."""
    context = browser.new_context(viewport={"width": DESKTOP, "height": 600})
    context.set_default_timeout(SECONDS)
    expect.set_options(timeout=SECONDS)
    one = context.new_page()
    asked, said, refused = list[str](), list[str](), list[int]()
    one.on("request", lambda request: asked.append(request.url))
    one.on("response", lambda answer: refused.append(answer.status) if answer.status != 200 else None)
    one.on("console", lambda message: said.append(message.text))
    one.on("pageerror", lambda error: said.append(str(error)))
    one.goto(address)
    expect(one.locator("form button")).to_be_hidden()
    for picture in one.locator("img").all():  # those of another round would be refused
        expect(picture).to_have_js_property("complete", True)
    yield one
    context.close()
    assert {url for url in asked if not url.startswith(address)} == set()
    assert len(asked) > 3
    assert (said, refused) == ([], [])


STATES = ("good", "warned", "new", "failed", "refused", "empty")


def put(board: Board, state: str) -> None:
    """Let the board show something else."""
    if state == "warned":
        board.show(DOCUMENTS, [WARNED], "5 documents made")
    elif state == "new":
        board.show([sheet("a", "One", "Too", "Three", "Four"), DOCUMENTS[1]], (), "content.yaml changed")
    elif state == "failed":
        board.fail([WRONG, WRONG, WARNED], "", "nothing was made")
    elif state == "refused":
        board.fail((), "--level: 'easier' does not exist", "nothing was made")
    elif state == "empty":
        board.show((), (), "")
        board.fail([WRONG], "", "nothing was made")


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_no_fault(page: Page, board: Board, state: str) -> None:
    """In light and dark, with more contrast and forced colours, on a phone and on a desk, with what folds open."""
    put(board, state)
    expect(page.locator("body")).to_have_attribute("data-number", str(board.state.number))
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert faults_in_all_modes(page) == {}


@pytest.mark.parametrize("state", STATES)
def test_nothing_is_wider_than_the_window(page: Page, board: Board, state: str) -> None:
    """From a phone to a wall."""
    put(board, state)
    expect(page.locator("body")).to_have_attribute("data-number", str(board.state.number))
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate("document.querySelector('.skip').remove()")  # it is above the window until it is wanted
    for width in (PHONE, 640, DESKTOP, 3840):
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) == []


def test_it_goes_to_the_page_that_changed(page: Page, board: Board) -> None:
    """The page that changed comes into view by itself, is marked in words, and what happened is told."""
    assert not page.evaluate("scrollY")
    board.show([sheet("a", "One", "Two", "Three", "For"), DOCUMENTS[1]], (), "content.yaml changed")
    expect(page.locator("#page-4 figcaption")).to_contain_text("Page 4 of 4 – changed")
    expect(page.locator("#page-4 img")).to_be_in_viewport()
    expect(page.get_by_role("status")).to_have_text("content.yaml changed")
    assert page.locator(".new").count() == 1


def test_it_goes_to_the_document_that_changed(page: Page, board: Board) -> None:
    """Where the document that is shown has not changed, the one that has is shown in its place."""
    board.show([DOCUMENTS[0], sheet("b", "Six")], (), "")
    expect(page.get_by_role("heading", level=2, name="B for patient")).to_be_visible()
    expect(page.locator("select")).to_have_value("b.pdf")
    expect(page.locator("select option:checked")).to_have_text("B for patient (1 page changed)")
    expect(page).to_have_url(page.url.partition("?")[0] + "?document=b.pdf")


def test_it_stays_where_that_is_wanted(page: Page, board: Board) -> None:
    """Who reads one page closely lets others change."""
    page.get_by_label("Jump to what changed").uncheck()
    page.locator("select").select_option("b.pdf")
    expect(page.get_by_role("heading", level=2, name="B for patient")).to_be_visible()
    board.show([sheet("a", "1", "2", "3", "4"), DOCUMENTS[1]], (), "content.yaml changed")
    expect(page.get_by_role("status")).to_have_text("content.yaml changed")
    expect(page.get_by_role("heading", level=2, name="B for patient")).to_be_visible()


def test_faults_come_and_go(page: Page, board: Board) -> None:
    """A fault is named with its place; the pages stay, and say that they are old, until it is mended."""
    expect(page.get_by_role("heading", name="No faults")).to_be_visible()
    board.fail([WRONG], "", "nothing was made")
    expect(page.get_by_role("heading", name="1 fault")).to_be_visible()
    expect(page.locator("#faults li")).to_contain_text("topics/vitamin/content.yaml:1042:17")
    expect(page.locator("#faults .hint")).to_have_text("Hint: put it right")
    expect(page.get_by_text("These pages are old")).to_be_visible()
    expect(page.locator("#page-1 figcaption")).to_contain_text("old")
    expect(page).to_have_title("1 fault – Preview")
    page.wait_for_function("document.querySelector('#page-1 img')?.naturalWidth > 0")  # pictures come by themselves
    board.show(DOCUMENTS, (), "")
    expect(page.get_by_role("heading", name="No faults")).to_be_visible()
    expect(page.get_by_text("These pages are old")).to_be_hidden()


def test_it_goes_to_the_faults(page: Page, board: Board) -> None:
    """On a phone the faults stand above the pages: who reads the last page is led to them."""
    page.set_viewport_size({"width": PHONE, "height": 600})
    page.locator("#page-4").scroll_into_view_if_needed()
    expect(page.locator("#faults")).not_to_be_in_viewport()
    board.fail([WARNED, WRONG], "", "nothing was made")
    expect(page.locator("#faults li.error")).to_be_in_viewport()


def test_what_is_open_stays_open(page: Page, board: Board) -> None:
    """A change takes away neither the place of the keyboard nor what somebody has unfolded."""
    page.locator("#text-2-summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#text-2 .text")).to_have_text("Two")
    board.show([sheet("a", "One", "Too", "Three", "Four"), DOCUMENTS[1]], (), "")
    expect(page.locator("#text-2 .text")).to_have_text("Too")
    expect(page.locator("#text-2 .text")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "text-2-summary"


def test_the_keyboard_is_enough(page: Page, board: Board) -> None:
    """Tab goes past the title, to the list, and through what can be opened, in the order in which it is read."""
    board.fail([WARNED], "", "")
    expect(page.locator("#warnings")).to_be_visible()
    met = []
    for _ in range(6):
        page.keyboard.press("Tab")
        met.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
    assert met == ["Skip to the pages", "document", "follow", "warnings-summary", "Enlarge page 1", "text-1-summary"]
    page.locator("select").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", level=2, name="B for patient")).to_be_visible()
    assert page.evaluate("document.activeElement.id") == "document"
    page.locator(".skip").focus()
    assert (page.locator(".skip").bounding_box() or {"y": -1})["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "pages"


def test_pictures_are_as_fine_as_the_screen(browser: Browser, address: str) -> None:
    """A screen with three times the pixels gets a picture with three times the pixels."""
    for scale in (1, 3):
        context = browser.new_context(viewport={"width": DESKTOP, "height": 900}, device_scale_factor=scale)
        page = context.new_page()
        page.goto(address, wait_until="load")
        look = "one => one.decode().then(() => [one.currentSrc, one.getBoundingClientRect().width])"
        source, width = page.locator("#page-1 img").evaluate(look)
        assert int(source.rpartition("/")[2].removesuffix(".png")) >= scale * width
        context.close()


def test_it_says_when_it_has_ended(browser: Browser, board: Board) -> None:
    """A page whose program has ended does not look as if it followed still."""
    page = browser.new_page()
    with serving(board) as address:
        page.goto(address)
    board.fail((), "", "")  # what the last client waits for
    expect(page.get_by_role("alert")).to_contain_text("The preview has ended")
    page.close()


def test_another_site_sees_nothing(browser: Browser, board: Board, address: str) -> None:
    """A page from elsewhere that knows the whole address gets neither picture nor words, and cannot frame it."""
    where = urlsplit(address)
    digest = board.state.documents[0].pages[0].digest
    with serving(board) as other:
        context = browser.new_context(bypass_csp=True)
        page = context.new_page()
        page.goto(other)
        load = "url => new Promise(done => { const one = new Image(); one.onload = () => done('seen'); "
        load += "one.onerror = () => done('unseen'); one.src = url })"
        path = f"picture/{digest}/320.png"
        assert page.evaluate(load, other + path) == "seen"
        assert page.evaluate(load, address + path) == "unseen"
        asked = "url => fetch(url).then(answer => answer.text(), () => 'refused')"
        assert page.evaluate(asked, address) == "refused"
        assert page.evaluate(asked, f"http://localhost:{where.port}{where.path}") == "refused"
        context.close()
