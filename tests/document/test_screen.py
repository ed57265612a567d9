"""A document on a screen says whom to ask where paper is written on, and nothing leads to what is not there."""

from __future__ import annotations

import pytest

from b12docs.document.leaves import Blank, Heading, Paragraph, QrCode, Run, WriteLines, plain_text
from b12docs.document.nodes import (
    Actions,
    Band,
    Block,
    Bullets,
    Cell,
    Column,
    Columns,
    Contents,
    Item,
    KeyMessage,
    Page,
    Panel,
    Passport,
    RedFlags,
    Section,
    Table,
    Tight,
)
from b12docs.document.screen import on_screen
from b12docs.document.tree import LONG, Document

ASK, CONTENTS = Run("(ask us)"), Run("In here")
TITLE = Heading(1, (Run("Legs"),))
QUESTIONS = Heading(2, (Run("Questions"),))
OTHER = Heading(2, (Run("Other"),))
INSIDE = Heading(3, (Run("Inside"),))
WORDS = Paragraph((Run("Words."),))
LABEL = Paragraph((Run("My questions"),), "label")
SITE = "https://a.example/"
LINK = Paragraph((Run("a.example", href=SITE),))
CODE = QrCode(SITE, "QR code of a.example")
BESIDE = Tight((CODE, Paragraph((Run("Scan:", bold=True), Run(" "), Run("a.example", href=SITE)))))
STEP = Actions((Item((WORDS,)),), ordered=True)


def shown(*blocks: Block) -> tuple[Block, ...]:
    """The blocks behind the title, as a screen shows them."""
    return on_screen(Document("Legs", "en-GB", (Page((TITLE, *blocks)),)), ASK, CONTENTS).pages[0].blocks[1:]


@pytest.mark.parametrize(
    ("label", "expected"),
    [("My test", "My test: (ask us)"), ("Which test?", "Which test? (ask us)"), ("My test:", "My test: (ask us)")],
)
def test_a_line_to_write_on_says_whom_to_ask(label: str, expected: str) -> None:
    """The label is a part of the sentence then; nothing says any more that somebody writes here."""
    line = Paragraph((Run(label),), "write-in")
    inside = shown(line, Bullets((Item((WORDS, line)),)))
    assert isinstance(inside[0], Paragraph)
    assert isinstance(inside[1], Bullets)
    for block in (inside[0], inside[1].items[0].blocks[1]):
        assert isinstance(block, Paragraph)
        assert (plain_text(block.runs), block.role) == (expected, "")


Cases = dict[str, tuple[tuple[Block, ...], tuple[Block, ...]]]
GONE: Cases = {
    "a heading at the end": ((WORDS, QUESTIONS, WriteLines(4)), (WORDS,)),
    "a heading before another": ((QUESTIONS, WriteLines(4), OTHER, WORDS), (OTHER, WORDS)),
    "a label": ((WORDS, LABEL, WriteLines(2), WORDS), (WORDS, WORDS)),
    "a section": ((WORDS, Section((QUESTIONS, WriteLines(4)))), (WORDS,)),
    "an entry": ((Bullets((Item((WORDS,)), Item((LABEL, WriteLines(1))))),), (Bullets((Item((WORDS,)),)),)),
    "a heading of a code": ((WORDS, Section((OTHER, QrCode(SITE, "A code")))), (WORDS,)),
    "a heading of lines in a list": (
        (OTHER, Bullets((Item((LABEL, WriteLines(1))),)), QUESTIONS, WORDS),
        (QUESTIONS, WORDS),
    ),
    "a list": ((WORDS, Bullets((Item((LABEL, WriteLines(1))),))), (WORDS,)),
}
KEPT: Cases = {
    "a heading with words": ((QUESTIONS, WORDS, WriteLines(4)), (QUESTIONS, WORDS)),
    "a heading with words behind": ((QUESTIONS, WriteLines(4), WORDS), (QUESTIONS, WORDS)),
    "a heading with others below it": ((QUESTIONS, WriteLines(4), INSIDE, WORDS), (QUESTIONS, INSIDE, WORDS)),
    "a heading of a code and words": ((OTHER, QrCode(SITE, "A code"), WORDS), (OTHER, WORDS)),
    "a label of a code": ((LABEL, QrCode(SITE, "A code"), WORDS), (LABEL, WORDS)),
    "too little for a component": ((RedFlags((QUESTIONS, QrCode(SITE, "A code"), OTHER)),), (OTHER,)),
}


@pytest.mark.parametrize(("blocks", "expected"), (GONE | KEPT).values(), ids=GONE | KEPT)
def test_what_is_gone_goes_with_what_leads_to_nothing_else(
    blocks: tuple[Block, ...], expected: tuple[Block, ...]
) -> None:
    """A heading or label before ruled lines goes too, unless it has something else to say; so does a code's heading."""
    assert shown(*blocks) == expected


def test_what_is_left_of_columns_keeps_its_widths() -> None:
    """Two parts of three keep their own; one alone stands in no columns."""
    first, second, lines = Column((WORDS,)), Column((STEP,)), Column((QUESTIONS, WriteLines(4)))
    assert shown(Columns((first, lines, second), widths=(3, 2, 4, 1))) == (Columns((first, second), widths=(3, 4, 1)),)
    assert shown(Columns((first, lines, second), widths=(3, 2))) == (Columns((first, second), widths=(3, 2)),)
    assert shown(Panel((Columns((second, lines), widths=(72, 28)),))) == (Panel((STEP,)),)
    assert shown(WORDS, Columns((lines, lines))) == (WORDS,)
    assert shown(Columns((first, lines, second, first), widths=(1, 1))) == (
        Columns((first, second, first), widths=(1, 1)),
    )


def test_a_code_goes_with_the_words_that_say_what_it_is() -> None:
    """But a link that stands nowhere else stays, without the words that say how to scan it."""
    assert shown(LINK, Columns((LINK, CODE))) == (LINK, LINK)
    assert shown(LINK, BESIDE) == (LINK,)
    assert shown(BESIDE) == (Tight((LINK,)),)
    assert shown(Columns((CODE, *BESIDE.blocks[1:]))) == (LINK,)
    other = Paragraph((Run("More at ", bold=True), Run("b.example", href="https://b.example/")))
    assert shown(CODE, other) == (other,)


@pytest.mark.parametrize("sections", [LONG - 1, LONG])
def test_what_is_long_has_a_list_of_contents(sections: int) -> None:
    """Behind the main message, or the title band where there is none; once, and not where all is seen at a glance."""
    message, parts = KeyMessage((LABEL, WORDS)), (OTHER, WORDS) * sections
    band = Band((TITLE,))
    expected = (Contents((Heading(2, (CONTENTS,)),)),) if sections == LONG else ()
    for head in ((band, message), (band,)):
        document = on_screen(Document("Legs", "en-GB", (Page((*head, *parts)),)), ASK, CONTENTS)
        assert document.pages[0].blocks == (*head, *expected, *parts)
        assert on_screen(document, ASK, CONTENTS) == document


def test_a_form_stays() -> None:
    """What is filled in within a table or a list is the document, which is printed to be filled in."""
    line, tick = Blank("line", "to fill in"), Blank("tick", "to tick")
    head = (Cell((), "col"), Cell((WORDS,), "col"))
    table = Table((head,), ((Cell((WORDS,), "row"), Cell((line,))),))
    ticks = Bullets((Item((tick, WORDS)),))
    assert shown(table, ticks) == (table, ticks)


def test_title_band_and_passport_have_no_lines() -> None:
    """Who made the document, and the clinic's number, are lines on paper alone: nobody asks the clinic for them."""
    line = Paragraph((Run("Made by"),), "write-in")
    band, foot = Band((TITLE, line)), Passport((Columns((Tight((line, line)), Tight((line, WORDS)))), line))
    document = on_screen(Document("Legs", "en-GB", (Page((band, WORDS, foot)),)), ASK, CONTENTS)
    assert document.pages[0].blocks == (Band((TITLE,)), WORDS, Passport((Tight((WORDS,)),)))
