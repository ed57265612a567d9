"""The body of an e-mail says what the text edition says, and needs nothing that programs for e-mail do not know.

What they know is caniemail's data; one node process looks at all documents. Without npm that test is skipped by name,
in CI it fails.
"""

from __future__ import annotations

import json
import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from b12docs.catalogue.finish import Finish
from b12docs.catalogue.plan import Request, plan
from b12docs.document.leaves import Blank, Figure, Heading, Paragraph, Run, plain_text
from b12docs.document.nodes import (
    Block,
    Bullets,
    Cell,
    Column,
    Columns,
    Item,
    KeyMessage,
    ListBlock,
    Page,
    RedFlags,
    Section,
    Table,
)
from b12docs.document.tree import Document
from b12docs.production.pipeline import build
from b12docs.writers.calls import Calls
from b12docs.writers.email.order import warned_first
from b12docs.writers.email.writer import Look, write_email
from tests.conftest import Built, shipped
from tests.editions import EVERYTHING, mail_words, read_html, shown, text_of, text_words, tree_words_of_text
from tests.packages import packages

CLIENTS = (
    "apple-mail.ios", "apple-mail.macos", "gmail.android", "gmail.desktop-webmail", "gmail.ios", "outlook.android",
    "outlook.ios", "outlook.macos", "outlook.outlook-com", "outlook.windows",
)  # fmt: skip
CLIPPED = 102_000  # bytes, behind which Gmail shows no more
HEADINGS = ("h1", "h2", "h3")
ASKED = Path(__file__).parents[1] / "npm" / "email.mjs"


def look() -> Look:
    """The usual theme, and two numbers to call."""
    theme = shipped().themes.load("clear")
    return Look(theme.palette, theme.dark, "Picture", Calls("Ring {number}", ("999", "111")))


def mail(document: Document) -> str:
    """The document as an e-mail."""
    return write_email(shown(document), look()).decode()


def body(document: Document) -> ET.Element:
    """What a program for e-mail takes of the file."""
    found = read_html(mail(document).encode()).find("body")
    assert found is not None
    return found


def heard(document: Document) -> list[str]:
    """The words of the document as an e-mail."""
    return mail_words(mail(document).encode())


def of(*blocks: object) -> Document:
    """A document of a title and these blocks."""
    return Document("Title", "en-GB", (Page((Heading(1, (Run("Title"),)), *blocks)),))  # type: ignore[arg-type]


# --- words ------------------------------------------------------------------------------------------------------------


def test_the_e_mail_says_what_the_text_says(usual: Built) -> None:
    """Word for word, in the same order but for the warnings: nothing is lost with pictures, columns and tables."""
    expected = text_words(text_of(warned_first(usual.tree)))
    assert len(expected) > 150
    assert heard(usual.tree) == expected


def test_every_block_is_said() -> None:
    """Whatever may stand in a document, in a table and a list too."""
    expected = tree_words_of_text(shown(warned_first(EVERYTHING))) + plain_text(EVERYTHING.closing).split()
    assert heard(EVERYTHING) == expected
    figure = Figure("legs.svg", "Two legs", (Run("Both alike."),))
    head = (Cell((), "col"), Cell((Paragraph((Run("Pain?"),)),), "col", "diamond"))
    row = (Cell((Paragraph((Run("Monday"),)),), "row"), Cell((figure, Paragraph((Run("much"),)), Blank("line", "to"))))
    document = of(Table((head,), (row,)), Bullets((Item((figure,)), Item((Blank("tick", "t"), row[0].blocks[0])))))
    assert heard(document) == text_words(text_of(document))


def test_what_it_is_not_yet_comes_first(usual: Built) -> None:
    """That it is a draft stands before the title; the preview in a list of e-mails is the main message."""
    preview, article = list(body(usual.tree))
    words = "".join(article.itertext()).split()
    assert words[: len(plain_text(usual.tree.notice).split())] == plain_text(usual.tree.notice).split() != []
    message = next((one for one in usual.tree.walk() if isinstance(one, KeyMessage)), None)
    assert message is None or plain_text(message.blocks[-1].runs) == preview.text  # type: ignore[union-attr]
    assert "display:none" in preview.get("style", "")
    assert preview.text


# --- what listeners get -----------------------------------------------------------------------------------------------


def test_what_it_is_made_of_is_told(usual: Built) -> None:
    """Headings and lists are such, with the levels of the document; the tables of the layout are none."""
    article = body(usual.tree)[1]
    tree = warned_first(shown(usual.tree))
    headings = [one for one in tree.headings if tree.contents is None or one not in tree.contents.blocks]
    found = [(int(node.tag[1]), _said(node)) for node in article.iter() if node.tag in HEADINGS]
    assert found == [(one.level, " ".join(plain_text(one.runs).split())) for one in headings]
    lists = [block for block in usual.tree.walk() if isinstance(block, ListBlock)]
    assert sum(len(node) for node in article.iter() if node.tag in ("ul", "ol")) >= sum(len(one.items) for one in lists)
    assert {node.get("role") for node in article.iter("table")} == {"presentation"}
    assert (article.get("role"), article.get("lang"), article.get("dir")) == ("article", "en-GB", "ltr")


def _said(node: ET.Element) -> str:
    """The words of an element, without the marker before them."""
    words = "".join(node.itertext()).split()
    return " ".join(word for word in words if any(letter.isalnum() for letter in word))


def test_a_program_that_drops_styles_leaves_words_on_no_ground(usual: Built) -> None:
    """A ground has no attribute of its own: it would stay when the colour of its words goes, black on dark blue."""
    nodes = list(body(usual.tree).iter())
    assert sum("background-color:" in node.get("style", "") for node in nodes) > 5
    assert {name for node in nodes for name in node.attrib} & {"bgcolor", "background", "color", "text"} == set()


def test_no_line_ends_inside_a_range_or_a_rate() -> None:
    """Behind the dash of "10–20%" a program would end it; plain words are let alone."""
    found = body(of(Paragraph((Run("Call 24/7. For 10–20%, low-fat."),))))
    held = [node.text for node in found.iter("nobr")]
    assert held == ["24/7.", "10–20%,"]


def test_a_language_from_the_right_stands_at_the_right() -> None:
    """The direction follows from the language, in the part that a program for e-mail keeps."""
    assert body(replace(of(), language="ar"))[1].get("dir") == "rtl"


def test_each_group_of_red_flags_can_be_called() -> None:
    """A button dials a number that the group names, and no number that nobody knows."""
    groups = (Column((Paragraph((Run(words),)),)) for words in ("Ring 999, not 123.", "Or 111."))
    flags = RedFlags((Heading(2, (Run("Now"),)), Paragraph((Run("Ours: 111"),), "contact"), Columns(tuple(groups))))
    buttons = [node for node in body(of(flags)).iter("td") if "call" in node.get("class", "").split()]
    assert [(button[0].text, button[0].get("href")) for button in buttons] == [
        ("Ring 999", "tel:999"), ("Ring 111", "tel:111"),
    ]  # fmt: skip
    assert all(
        "background-color:" in (style := button.get("style", "")) and "padding:12px" in style for button in buttons
    )


def test_a_group_dials_the_numbers_of_its_heading() -> None:
    """Not those that an entry names for a worse sign: they would be the first to be tapped."""
    groups = (
        Column((Heading(3, (Run("Ring 111 today"),)), Paragraph((Run("one leg (both: 999)"),)))),
        Column((Heading(3, (Run("Today"),)), Paragraph((Run("ring 111"),)))),
    )
    flags = RedFlags((Heading(2, (Run("Now"),)), Columns(groups)))
    buttons = [node for node in body(of(flags)).iter("td") if "call" in node.get("class", "").split()]
    assert [button[0].get("href") for button in buttons] == ["tel:111", "tel:111"]


def test_warnings_stand_behind_the_message() -> None:
    """Before all that is told of the condition, on whatever page the paper has them."""
    said = heard(of(Paragraph((Run("Long"),)), RedFlags((Heading(2, (Run("Now"),)), Paragraph((Run("Ring"),))))))
    assert said == ["Title", "Now", "Ring", "Long"]


SIGNS = RedFlags((Heading(3, (Run("Now"),)), Paragraph((Run("Ring"),))))
LEAD = Heading(2, (Run("Help"),))
LONG = (Heading(2, (Run("What"),)), Paragraph((Run("Long"),)))


@pytest.mark.parametrize(
    "blocks",
    [
        (*LONG, LEAD, SIGNS),
        (*LONG, Section((LEAD, SIGNS))),
        (*LONG, LEAD, Columns((SIGNS,))),
        (Section((*LONG, LEAD, Columns((Column((SIGNS,)),)))),),
    ],
    ids=["one after the other", "in a section", "in columns", "in columns in a section of others"],
)
def test_headings_stay_with_their_words(blocks: tuple[Block, ...]) -> None:
    """That of the warnings comes along, wherever these stand, and none loses its words to the warnings behind it."""
    assert heard(of(*blocks)) == ["Title", "Help", "Now", "Ring", "What", "Long"]


def test_warnings_without_a_heading_of_theirs_skip_no_level() -> None:
    """Those of a section leave it, with what they are headed by."""
    found = body(of(Section((*LONG, SIGNS))))[1]
    assert [(node.tag, _said(node)) for node in found.iter() if node.tag in HEADINGS] == [
        ("h1", "Title"), ("h2", "Now"), ("h2", "What"),
    ]  # fmt: skip


def test_a_page_of_warnings_alone_leaves_nothing_behind() -> None:
    pages = (Page((Heading(1, (Run("Title"),)), *LONG)), Page((SIGNS,)))
    flags = Document("Title", "en-GB", pages)
    assert heard(flags) == ["Title", "Now", "Ring", "What", "Long"]


def test_a_message_without_a_label_is_one() -> None:
    """It is as large as one below a label, and what a list of e-mails shows."""
    message = Paragraph((Run("Rest well."),))
    bare, labelled = (
        of(KeyMessage(blocks)) for blocks in ((message,), (Paragraph((Run("In short"),), "label"), message))
    )
    for document in (bare, labelled):
        preview, article = body(document)
        (said,) = (node for node in article.iter("p") if node.text == "Rest well.")
        assert "font-size:19px" in said.get("style", "")
        assert preview.text == "Rest well."


# --- programs for e-mail ----------------------------------------------------------------------------------------------


def test_nothing_is_fetched_and_nothing_needs_a_sheet(usual: Built) -> None:
    """Neither pictures nor scripts, no variable; each colour stands in its element, and the sheet only changes it."""
    html = mail(usual.tree)
    assert len(html.encode()) < CLIPPED
    assert not re.search(r"<(img|svg|script|link|iframe|form|video)|var\(|url\(|@import|src=", html)
    sheet = html.partition("<style>")[2].partition("</style>")[0]
    assert set(re.findall(r"@media [^{]*", sheet)) == {"@media (max-width:480px)", "@media (prefers-color-scheme:dark)"}
    inside = re.sub(r":root\{color-scheme:light dark\}|@media [^{]*", "", sheet)
    assert all(one.endswith("!important") for rule in re.findall(r"\{([^{}]+)\}", inside) for one in rule.split(";"))
    used = {name for node in body(usual.tree).iter() for name in node.get("class", "").split()} - {
        "preview",
        "call",
        "row",
    }
    assert used == set(re.findall(r"\.([ceg]-[\w-]+)\{", sheet))


@pytest.mark.whole
def test_programs_for_e_mail_know_all_that_it_needs(tmp_path: Path) -> None:
    """Nothing of any document is unknown to Gmail, Outlook and Apple Mail; what is, is noticed.

    Looked at is what they take of the file: the inside of its body, without the sheet, which they may drop.
    """
    jobs = plan(Request(level="all", finish=Finish(format="email")), shipped().content, shipped().layouts.all).jobs
    files = {one.name: one.data.decode() for one in build(shipped(), jobs).made} | {"everything": mail(EVERYTHING)}
    files["broken"] = mail(EVERYTHING).replace("margin:0 0 10px;", "border-radius:4px;", 1)
    for name, html in files.items():
        inside = re.sub(r".*<body[^>]*>|</body>.*", "", html, flags=re.DOTALL)
        (tmp_path / name).write_text(inside, "utf-8")
    node = ["node", str(ASKED), str(packages()), ",".join(CLIENTS), *files]
    done = subprocess.run(node, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(files) > 12
    assert found.pop("broken") == {"outlook.windows": ["border-radius"]}
    assert found == {name: {} for name in found}
    assert found.keys() == files.keys() - {"broken"}
