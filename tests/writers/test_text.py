"""The text edition says what the PDF says, in the same order, in lines that an e-mail keeps."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from b12docs.document.leaves import Blank, Figure, Heading, Paragraph, Run, plain_text, unbroken
from b12docs.document.nodes import Bullets, Cell, Item, Page, RedFlags, Table, Tiles
from b12docs.document.tree import Document
from b12docs.writers.text import COLUMNS
from tests.conftest import Built
from tests.editions import (
    EVERYTHING,
    block_words,
    paper_words,
    pdf_words,
    shown,
    text_of,
    text_words,
    tree_words_of_text,
)

EXPECTED = """\
Leaflet

Every block
===========

[Picture: Riverside <Surgery>]

Main message

Come early.

Where?
------

[Picture: Two legs, striped & plain]
Both legs alike.

[Picture: Two legs again]

- feet first
- then up

- Burning hot
- numb
  - at night

- an icon for a bullet
- no icon

************************************************************************
Get help now
------------

- sudden weakness
************************************************************************

Compare
-------

Sign: Feet
- Low B12: often
- Other: rarely

A doctor can tell.

Sign: Feet
- Low B12: often
- Other: rarely

Feet
~~~~

[Picture: Legs in a card]

Words.

Compare
-------

The same heading again, and below it a paragraph that is longer than any
line may be, so that it is broken somewhere: on a phone, on a desk and
in an e-mail.

See the <fact> sheet <https://example.org/?a=1&b=2&c=%3C> [1]

My appointment: (ask us)

1. Ask
   When: (ask us)
2. Go

Version 1

No substitute for a doctor.
"""


def test_every_block_has_its_form() -> None:
    """A document with every kind of block, as plain text."""
    assert text_of(EVERYTHING) == EXPECTED


def test_the_text_says_what_the_pdf_says_in_the_same_order(usual: Built) -> None:
    """Tree and PDF hold the same words in the same order, and so do text and the tree as a screen shows it."""
    expected = paper_words(usual)
    assert len(expected) > 150
    assert pdf_words(usual.pdf) == usual.notice.split() + expected
    written = tree_words_of_text(shown(usual.tree))
    assert text_words(text_of(usual.tree)) == written + plain_text(usual.tree.closing).split()


@pytest.mark.parametrize("swapped", [False, True])
def test_another_order_is_noticed(sample: Built, swapped: bool) -> None:
    """A document with two blocks swapped does not have the words of the PDF."""
    page = sample.tree.pages[0]
    blocks = (page.blocks[0], *reversed(page.blocks[1:-1]), page.blocks[-1]) if swapped else page.blocks
    other = replace(sample.tree, pages=(replace(page, blocks=blocks), *sample.tree.pages[1:]))
    assert (text_words(text_of(other)) != tree_words_of_text(shown(sample.tree))) == swapped


def test_lines_fit_an_e_mail(usual: Built) -> None:
    """No line is longer than 72 characters, but one that holds an address alone; none ends with a space."""
    lines = text_of(usual.tree).split("\n")
    assert len(lines) > 40
    for line in lines:
        assert line == line.rstrip()
        assert len(line) <= COLUMNS or " " not in line.strip()


def test_headings_are_underlined(usual: Built) -> None:
    """Under each heading stands a line of its length, = for the title, - and ~ for those below it."""
    text = text_of(usual.tree)
    assert len(usual.tree.headings) >= 4
    contents = shown(usual.tree).contents
    headings = [heading for heading in shown(usual.tree).headings if not contents or heading not in contents.blocks]
    for heading in headings:
        words = plain_text(heading.runs)
        assert f"\n{words}\n{'=-~'[heading.level - 1] * len(words)}\n" in f"\n{text}"


def test_the_red_flags_stand_in_a_frame(usual: Built) -> None:
    """Two lines of stars are around the red flags and nothing else: the title first, the last sign last."""
    box = next(block for block in usual.tree.walk() if isinstance(block, RedFlags))
    before, inside, after = re.split(r"(?m)^\*{72}\n", text_of(usual.tree))
    assert text_words(inside) == block_words(box)
    assert len(text_words(inside)) > 30
    assert before.endswith("\n\n")
    assert after.startswith("\n")


LINKS = {
    "a name": (("the fact sheet", "https://a.example/x"), "the fact sheet <https://a.example/x>"),
    "the address": (("a.example/x", "https://a.example/x"), "https://a.example/x"),
    "the whole address": (("https://a.example/x", "https://a.example/x"), "https://a.example/x"),
    "without the slash": (("a.example", "https://a.example/"), "https://a.example/"),
    "without www.": (("a.example/x", "https://www.a.example/x"), "https://www.a.example/x"),
    "e-mail": (("me@a.example", "mailto:me@a.example"), "me@a.example"),
    "a number with spaces": (("01234 567", "tel:01234567"), "01234 567"),
    "a number as it is dialled from abroad": (("+44 (0)1234 567890", "tel:+441234567890"), "+44 (0)1234 567890"),
    "another number": (("ring us", "tel:01234567"), "ring us <tel:01234567>"),
    "an address in another": (("a.example", "https://a.example/x"), "a.example <https://a.example/x>"),
}


@pytest.mark.parametrize(("link", "expected"), LINKS.values(), ids=LINKS)
def test_an_address_is_given_where_the_words_do_not_show_it(link: tuple[str, str], expected: str) -> None:
    """The reader of a plain text can follow every link, and reads no address twice."""
    page = Page((Heading(1, (Run("A"),)), Paragraph((Run(link[0], href=link[1]),))))
    assert text_of(Document("A", "en-GB", (page,))).split("\n")[3] == expected


def test_a_long_address_is_not_broken() -> None:
    """An address longer than a line stands on a line of its own, whole."""
    address = f"https://a.example/{'long-' * 20}end"
    page = Page((Heading(1, (Run("A"),)), Paragraph((Run("See "), Run(address, href=address)))))
    assert f"See\n{address}\n" in text_of(Document("A", "en-GB", (page,)))


@pytest.mark.parametrize("before", range(40, 72))
def test_what_belongs_together_stays_on_a_line(before: int) -> None:
    """Wherever the line ends, a number is whole, in a paragraph and in alt text; its spaces are common ones."""
    number = "(01632) 960 123"
    filling = f"{'x' * before} "
    blocks = (
        Heading(1, (Run("A"),)),
        Paragraph(unbroken((Run(f"{filling}{number} now"),))),
        Figure("a", f"{filling}{number}"),
    )
    text = text_of(Document("A", "en-GB", (Page(blocks),)))
    assert text.count(number) == 2
    assert max(map(len, text.split("\n"))) <= max(COLUMNS, before + len("[Picture:"))


def test_what_is_longer_than_a_line_is_broken() -> None:
    """Where what belongs together does not fit into a line at all, it goes on in the next."""
    page = Page((Heading(1, (Run("A"),)), Paragraph((Run("\u00a0".join(["960"] * 30)),))))
    lines = text_of(Document("A", "en-GB", (page,))).split("\n")[3:]
    assert lines == [" ".join(["960"] * 18), " ".join(["960"] * 12), ""]


def test_the_same_document_gives_the_same_text(usual: Built) -> None:
    """Two runs over the same document write the same text."""
    assert text_of(usual.tree) == text_of(usual.tree)


def test_what_is_filled_in_keeps_its_column() -> None:
    """A box to tick, a line and an empty cell each stand behind the name of their column, and beside their words."""
    head = tuple(Cell((Paragraph((Run(name),)),), scope="col") for name in ("Day", "Pain?", "Pill", "Note"))
    name = Cell((Paragraph((Run("Monday"),)),), scope="row")
    tick = Blank("tick", "to tick")
    row = (name, Cell(()), Cell((tick, Paragraph((Run("yes"),)))), Cell((Blank("line", "to fill in"),)))
    entry = Item((tick, Paragraph((Run("Take the letter"),))))
    page = Page((Heading(1, (Run("A"),)), Table((head,), (row,)), Bullets((entry,)), Tiles((entry,), ordered=True)))
    lines = text_of(Document("A", "en-GB", (page,))).splitlines()[3:]
    filled = ["Day: Monday", "- Pain?", "- Pill: [ ] yes", "- Note: ____________"]
    assert lines == [*filled, "", "- [ ] Take the letter", "", "- [ ] Take the letter"]
