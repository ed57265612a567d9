"""The front desk's page in a browser, from a file as on a share: somebody finds a document, opens it, and is done."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from b12docs.handover.gallery.entries import UNCHECKED, Entry
from b12docs.handover.gallery.page import page as page_of
from b12docs.production.account import CHANGED
from b12docs.production.sources import BY_HAND
from tests.browsers import DESKTOP, PHONE, faults_in_all_modes, running_browser, sideways
from tests.handover.boards import pdf_of
from tests.handover.galleries import DAY, desk, entry, many
from tests.helpers_cli import run
from tests.writers.test_html_valid import said

pytestmark = pytest.mark.whole

SECONDS = 60_000  # milliseconds, in which something surely happens that happens at all
LONG = "a-word-of-one-piece-" * 8
TOPICS = 40


def listed() -> list[Entry]:
    """Two hundred documents of many topics, and one of each kind that stands out."""
    odd = [
        entry("gone by.pdf", f"Gone by {LONG}", topic="odd", state=CHANGED),
        entry(f"{LONG}.pdf", LONG, topic="odd", state=BY_HAND, variant=("large-print",)),
        entry("other.pdf", "Ménière and others", topic="odd", state=UNCHECKED, command=""),
    ]
    return [*many(TOPICS), *odd]


ALL = 5 * TOPICS + 3


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that looks at everything."""
    with running_browser("no Chromium: the front desk's page was not looked at in a browser") as running:
        yield running


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page and its documents."""
    made = tmp_path_factory.mktemp("share of the practice #1")
    for one in listed():
        (made / one.name).write_bytes(pdf_of(one.titles.title[:20]))
    (made / "index.html").write_bytes(page_of(listed(), desk()))
    return made


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of a desk, on the day of the page."""
    one = browser.new_context(viewport={"width": DESKTOP, "height": 800})
    one.set_default_timeout(SECONDS)
    expect.set_options(timeout=SECONDS)
    one.clock.set_fixed_time(datetime.datetime.combine(DAY, datetime.time(12)))
    yield one
    one.close()


@pytest.fixture
def page(context: BrowserContext, folder: Path) -> Iterator[Page]:
    """The page, which asks nobody for anything, and has nothing to complain of."""
    one = context.new_page()
    asked, told = list[str](), list[str]()
    one.on("request", lambda request: asked.append(request.url.partition(":")[0]))
    one.on("console", lambda message: told.append(message.text))
    one.on("pageerror", lambda error: told.append(str(error)))
    one.goto((folder / "index.html").as_uri())
    yield one
    assert set(asked) <= {"file", "data"}
    assert asked.count("file") == 1
    assert told == []


def shown(page: Page) -> int:
    """The number of documents that are shown."""
    return page.locator(".card:visible").count()


def titles(page: Page) -> list[str]:
    """The titles of the documents that are shown."""
    return page.locator(".card:visible h2").all_inner_texts()


# --- finding ----------------------------------------------------------------------------------------------------------


def test_it_is_ready_to_be_typed_into(page: Page) -> None:
    """All documents are there, and the first letter goes into the search."""
    expect(page.get_by_role("status").first).to_have_text(f"{ALL} documents")
    assert shown(page) == ALL
    page.keyboard.type("illness 07 carers")
    expect(page.get_by_role("status").first).to_have_text(f"2 of {ALL} documents")
    assert page.locator(".card:visible .kind").all_inner_texts() == ["For each carer"] * 2


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("ILLNESS-07", 5), ("helps  07", 5), ("carers", 2 * TOPICS), ("Ïllness 07 éasy", 2), ("a5 39", 1),
        ("large print", 1),
        ("meniere", 1), ("MÉNIÈRE", 1), ("draft", 3 * TOPICS), ("<>", ALL), ("zebra", 0), ("old:", 1),
        ("leaflets", ALL),
    ],
)  # fmt: skip
def test_words_are_found_however_they_are_typed(page: Page, words: str, number: int) -> None:
    """In any order and case, with accents or without, one or many; all of them must be there."""
    page.get_by_label("Find a document").fill(words)
    assert shown(page) == number
    assert page.get_by_text("No document is like that").is_visible() == (number == 0)


def test_lists_and_words_go_together(page: Page) -> None:
    """Each narrows what is left, offers only what leads to something, and all is undone at once."""
    page.get_by_label("For whom").select_option("nurse")
    assert shown(page) == TOPICS
    assert page.locator("#paper option:enabled").all_inner_texts() == ["All", "A5"]
    page.get_by_label("Topic").select_option("illness-11")
    assert titles(page) == ["Illness 11: what helps"]
    page.get_by_label("Find a document").fill("zebra")
    assert shown(page) == 0
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("status").first).to_have_text(f"{ALL} documents")
    assert shown(page) == ALL
    assert page.evaluate("document.activeElement.id") == "words"


def test_there_is_a_list_for_each_thing_that_people_ask_for(page: Page) -> None:
    """Topic, reader, level, paper and edition, in words."""
    names = ("Topic", "For whom", "Level", "Paper", "Edition")
    first = [page.get_by_label(name).locator("option").nth(1).inner_text() for name in names]
    assert first == ["Illness 00", "Patient", "Easy", "A4", "Usual"]
    assert page.get_by_label("Edition").locator("option").all_inner_texts() == ["All", "Usual"]


# --- opening ----------------------------------------------------------------------------------------------------------


def test_a_document_opens_in_a_tab_of_its_own(page: Page, folder: Path) -> None:
    """The page stays as it was, for the next patient."""
    page.get_by_label("Find a document").fill("illness 07 carer easy")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open to print in a new tab").click()
    assert opened.value.url == (folder / "illness-07-carer-easy.pdf").as_uri()
    assert opened.value.evaluate("opener") is None
    assert shown(page) == 1


def test_its_picture_opens_it_too(page: Page, folder: Path) -> None:
    """All of the card is a place to click; a name with spaces leads to its file."""
    page.get_by_label("Topic").select_option("odd")
    with page.expect_popup() as opened:
        page.locator(".card:visible .look").first.click(force=True)
    assert opened.value.url.startswith(folder.as_uri())


def test_enter_opens_the_one_that_is_left(page: Page, folder: Path) -> None:
    """Without a mouse; of several it goes to the first, and opens none unasked."""
    page.keyboard.type("illness 07")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.card').querySelector('h2').textContent").startswith(
        "Illness 07"
    )
    assert len(page.context.pages) == 1
    page.get_by_label("Find a document").fill("illness 07 nurse")
    with page.expect_popup() as opened:
        page.get_by_label("Find a document").press("Enter")
    assert opened.value.url == (folder / "illness-07-nurse-long.pdf").as_uri()


def test_saving_never_replaces_the_page(page: Page) -> None:
    """A browser that does not save from a share opens the file in another tab."""
    save = page.locator(".card .save").first
    assert (save.get_attribute("download"), save.get_attribute("target")) == ("illness-00-patient-easy.pdf", "_blank")
    where = page.url
    save.click()
    assert page.url == where


def test_the_command_is_copied(context: BrowserContext, page: Page) -> None:
    """What is on the clipboard is the whole line, and it is told to those who see and to those who hear."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy e-mail command").first.click()
    expect(page.locator(".mail:visible")).to_contain_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "b12docs email --audience reader -o information.eml"
    expect(page.locator("#said")).to_contain_text("Copied. Paste it where you type b12docs: b12docs email")


def test_a_command_that_cannot_be_copied_is_shown(page: Page) -> None:
    """A browser may refuse: then it stands there, to be marked."""
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("button", name="Copy e-mail command").first.click()
    expect(page.locator(".mail:visible")).to_contain_text("Select and copy it")
    expect(page.locator(".mail:visible code")).to_be_visible()


# --- what stands out --------------------------------------------------------------------------------------------------


def test_a_review_that_is_past_by_now_is_told(context: BrowserContext, folder: Path) -> None:
    """The page was made long ago: what was approved then is out of date on the day that somebody looks."""
    for day, late in (((2028, 1, 31), 0), ((2028, 2, 1), ALL)):
        context.clock.set_fixed_time(datetime.datetime(*day, 12))
        page = context.new_page()
        page.goto((folder / "index.html").as_uri())
        assert page.get_by_text("Out of date: review was due 31 January 2028").locator("visible=true").count() == late
        assert page.locator(".card.bad.late").count() == late
        assert bool(page.locator(".flag.good:visible").count()) == (late == 0)


def test_shapes_tell_what_colours_do(page: Page) -> None:
    """Each kind of card has a frame of its own, also where the reader's own colours take the place of ours."""
    page.emulate_media(forced_colors="active")
    look = "one => getComputedStyle(one).borderTopStyle"
    kinds = {kind: page.locator(f".card.{kind}").first.evaluate(look) for kind in ("good", "draft", "bad", "unsure")}
    assert kinds == {"good": "solid", "draft": "dashed", "bad": "double", "unsure": "dotted"}


# --- for everybody ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def few(folder: Path) -> Path:
    """A page with one of each kind, which is looked at in every mode."""
    path = folder / "few.html"
    path.write_bytes(page_of([*many(1), *listed()[-3:]], desk()))
    return path


@pytest.mark.parametrize("state", ["all", "some", "none", "copied"])
def test_axe_finds_no_fault(context: BrowserContext, few: Path, state: str) -> None:
    """In light and dark, with more contrast and forced colours, on a phone and on a desk, whatever is shown."""
    page = context.new_page()
    page.goto(few.as_uri())
    if state == "copied":
        page.get_by_role("button", name="Copy e-mail command").first.click()
        expect(page.locator(".mail:visible")).to_be_visible()
    elif state != "all":
        page.get_by_label("Find a document").fill({"some": "carer", "none": "zebra"}[state])
    assert faults_in_all_modes(page) == {}


def test_nothing_is_wider_than_the_window(context: BrowserContext, few: Path) -> None:
    """From a phone to a wall."""
    page = context.new_page()
    page.goto(few.as_uri())
    for width in (PHONE, 640, DESKTOP, 1920, 3840):
        page.set_viewport_size({"width": width, "height": 900})
        assert sideways(page) == []


def test_the_keyboard_is_enough(context: BrowserContext, few: Path) -> None:
    """Tab goes through what can be done, in the order in which it is read; where it is, is seen."""
    page = context.new_page()
    page.goto(few.as_uri())
    met = []
    for _ in range(10):
        met.append(page.evaluate("document.activeElement.id || document.activeElement.textContent"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Tab")
    assert met == [
        "words", "topic", "audience", "level", "paper", "edition", "Show all", "Open to print in a new tab",
        "Save in a new tab", "Copy e-mail command",
    ]  # fmt: skip
    page.locator(".skip").focus()
    assert (page.locator(".skip").bounding_box() or {"width": 0})["width"] > 40
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "documents"


def test_it_is_laid_out_for_those_who_hear(context: BrowserContext, few: Path) -> None:
    """Banner, search, main and foot; a heading for each document, and what each link is about."""
    page = context.new_page()
    page.goto(few.as_uri())
    for role in ("banner", "search", "main", "contentinfo"):
        assert page.get_by_role(role).count() == 1
    assert page.get_by_role("heading", level=2).count() == 8
    opens = page.get_by_role("link", name="Open to print").first
    about = opens.evaluate("one => document.getElementById(one.getAttribute('aria-describedby')).textContent")
    assert about == "Illness 00: what helps"


def test_without_scripts_all_is_there(browser: Browser, few: Path) -> None:
    """Every document is listed and opens, nothing waits for a script, and commands can be marked."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(few.as_uri())
    assert shown(page) == 8
    assert page.locator("form").is_hidden()
    assert page.get_by_text("Without scripts nothing can be filtered").is_visible()
    assert page.get_by_role("button").count() == 0
    assert page.locator(".mail code:visible").count() == 7
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open to print").first.click()
    assert opened.value.url.endswith("illness-00-patient-easy.pdf")
    context.close()


# --- the shipped documents --------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shipped_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of all shipped documents."""
    made = tmp_path_factory.mktemp("shipped")
    assert run(made, "build", "--level", "all").exit_code == 0
    assert run(made, "gallery").exit_code == 0
    return made / "output" / "index.html"


def test_the_shipped_documents_are_found_and_drawn(context: BrowserContext, shipped_page: Path) -> None:
    """ "legs carer" leads to the carers' leaflets; each document has its picture, and all takes less than 400 KB."""
    assert os.path.getsize(shipped_page) < 400_000
    page = context.new_page()
    page.goto(shipped_page.as_uri())
    assert shown(page) == 13
    assert page.evaluate("Promise.all([...document.images].map(one => one.decode().then(() => one.naturalWidth)))") == (
        page.evaluate("[...document.images].map(one => one.width && Number(one.getAttribute('width')))")
    )
    assert page.locator("img").count() == 13
    page.get_by_label("Find a document").fill("legs carer")
    assert [
        url.split("/")[-1]
        for url in page.locator(".card:visible .open").evaluate_all("all => all.map(one => one.href)")
    ] == [f"b12-legs-leaflet-carer-{level}.pdf" for level in ("easy", "standard", "detailed")]


def test_the_page_is_valid(shipped_page: Path, folder: Path, tmp_path: Path) -> None:
    """The Nu checker has nothing to say of it."""
    pages = {"shipped.html": shipped_page.read_bytes(), "many.html": (folder / "index.html").read_bytes()}
    assert said(pages, tmp_path) == {"shipped.html": [], "many.html": []}
