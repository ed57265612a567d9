"""Two trees have the same lines where, and only where, they say the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from b12docs.diagnostics import Location
from b12docs.document.canonical import everything, said
from b12docs.document.leaves import Figure, Heading, Paragraph, Run, WriteLines
from b12docs.document.nodes import (
    Boxed,
    Bullets,
    Cell,
    Columns,
    Item,
    KeyMessage,
    Node,
    Page,
    RedFlags,
    Steps,
    Table,
    Tiles,
)
from b12docs.document.tree import Document

VERSION = Location("content.yaml", 3, 10)


def words(text: str, at: Location | None = None) -> tuple[Run, ...]:
    """The runs of a text."""
    return (Run(text, at=at),)


def document(*blocks: Node) -> Document:
    """A document with a title and these blocks."""
    page = Page((Heading(1, words("Gout")), *blocks))  # type: ignore[arg-type]
    return Document("Gout", "en-GB", (page,), words("Page {page}"))


TEXT = Paragraph(words("Drink water."))
FLAGS = RedFlags((Heading(2, words("Call 999 if")), TEXT))
FIGURE = Figure("foot.svg", "Drawing: a foot.")
ENTRIES = (Item((TEXT,)), Item((Paragraph(words("Rest.")),)))
ROW = Cell((TEXT,), "row")
TABLE = Table(((Cell((TEXT,), "col"),),), ((ROW,),))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (TEXT, Paragraph(words("Drink milk."))),
        (TEXT, Paragraph((Run("Drink water.", bold=True),))),
        (TEXT, Paragraph((Run("Drink water.", href="tel:111"),))),
        (TEXT, replace(TEXT, role="note")),
        (Paragraph((Run("Drink", bold=True),)), Paragraph(words("**Drink**"))),
        (Paragraph((Run("Drink", href="tel:111"),)), Paragraph(words("[Drink](tel:111)"))),
        (Paragraph(words("Drink.")), Paragraph(words("Drink****."))),
        (Paragraph(words(r"\*")), Paragraph(words("*"))),
        (TEXT, Heading(2, words("Drink water."))),
        (FLAGS, Boxed(FLAGS.blocks)),
        (Boxed((Heading(2, words("Go")), TEXT), tone="red"), Boxed((Heading(2, words("Go")), TEXT), tone="green")),
        (FIGURE, replace(FIGURE, alt="Drawing: a hand.")),
        (FIGURE, replace(FIGURE, source="hand.svg")),
        (FIGURE, replace(FIGURE, caption=words("A foot"))),
        (Bullets(ENTRIES), Bullets(ENTRIES[::-1])),
        (Bullets(ENTRIES), Steps(ENTRIES, ordered=True)),
        (Tiles(ENTRIES), Tiles((Item((TEXT,), icon="cup.svg"), ENTRIES[1]))),
        (TABLE, replace(TABLE, rows=((replace(ROW, marker="circle"),),))),
        (KeyMessage((TEXT,)), KeyMessage((TEXT,), icon="people.svg")),
    ],
)  # fmt: skip
def test_what_a_reader_is_told_counts(before: Node, after: Node) -> None:
    """A word, a link, a role, a box, a mark, a picture, an order: each makes another document."""
    assert said(document(before)) != said(document(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Columns((TEXT, FLAGS), widths=(1.0, 2.0)), Columns((TEXT, FLAGS))),
        (FIGURE, replace(FIGURE, height=30.0)),
        (WriteLines(2), WriteLines(4)),
        (TABLE, replace(TABLE, widths=(2.0,), tinted=True)),
        (TEXT, replace(TEXT, at=Location("content.yaml", 9, 1))),
    ],
)
def test_where_it_stands_does_not_count(before: Node, after: Node) -> None:
    """Columns, sizes and places in files say nothing to a reader; what a writer makes of them differs all the same."""
    assert said(document(before)) == said(document(after))


def test_the_words_for_lines_to_write_on_count() -> None:
    assert said(document(WriteLines(2, "to fill in"))) != said(document(WriteLines(2)))


def test_a_title_and_the_running_line_count() -> None:
    """They are told to readers, too, if only by the window of a web page."""
    one = document(TEXT)
    assert said(one) != said(replace(one, subject="For carers"))
    assert said(one) != said(replace(one, title="Gout and you"))
    assert said(one) != said(replace(one, running=words("For patients only")))


def test_exempt_words_do_not_count_in_their_text() -> None:
    """A version may change; what stands beside it in the same paragraph may not."""

    def versioned(version: str, behind: str) -> tuple[str, ...]:
        return said(document(Paragraph(words(f"{version} {behind}", VERSION))), {VERSION: (version,)})

    assert versioned("1.0", "of 2026") == versioned("1.1", "of 2026")
    assert versioned("1.0", "of 2026") != versioned("1.0", "of 2025")


def test_words_of_a_layout_count_behind_exempt_ones() -> None:
    """A layout's "10 mg" behind the version 1 is no version, though it stands at its place."""

    def dosed(own: str) -> tuple[str, ...]:
        bold, behind = Run("1", bold=True, at=VERSION), Run(own, at=VERSION, own=True)
        return said(document(Paragraph((bold, behind))), {VERSION: ("1",)})

    assert dosed(" 10 mg") != dosed(" 0 mg")


def test_everything_is_all_but_places_in_files() -> None:
    """What a writer makes follows from it: sizes count, lines of the file do not."""
    assert everything(document(FIGURE)) != everything(document(replace(FIGURE, height=30.0)))
    assert everything(document(TEXT)) == everything(document(replace(TEXT, at=Location("content.yaml", 9, 1))))
    assert everything(document(TEXT)) != everything(replace(document(TEXT), notice=words("Draft")))


def test_the_lines_are_the_same_in_every_release() -> None:
    """What was approved once stays approved: who changes these lines makes a draft of every document there is."""
    red = Boxed((Heading(2, words("Go")),), tone="red")
    assert said(document(FLAGS, FIGURE, Steps(ENTRIES, ordered=True), TABLE, red)) == (
        "document en-GB: Gout", "kind: ", "heading 1: Gout",
        "RedFlags {", "heading 2: Call 999 if", "text : Drink water.", "}",
        "Figure foot.svg: Drawing: a foot.",
        "ordered list {", "entry {", "text : Drink water.", "}", "entry {", "text : Rest.", "}", "}",
        "table {", "cell col {", "text : Drink water.", "}", "cell row {", "text : Drink water.", "}", "}",
        "Boxed red {", "heading 2: Go", "}",
        "running: Page {page}",
    )  # fmt: skip


def test_the_number_of_a_reference_is_no_figure_of_its_text() -> None:
    """To take 5, with the reference 1, is not to take 51."""
    apart = Paragraph((Run("Take 5"), Run("1", small=True)))
    assert said(document(apart)) != said(document(Paragraph(words("Take 51"))))
