"""The warnings are found wherever they stand; what opens them comes along, and nothing is left that opens nothing."""

from __future__ import annotations

import pytest

from b12docs.document.leaves import Heading, Paragraph, Run
from b12docs.document.nodes import Band, Block, Boxed, Bullets, Column, Columns, Item, Page, Panel, RedFlags, Section
from b12docs.document.tree import opens, with_openings
from b12docs.document.warned import outlined, warnings_apart

TITLE, HEAD, INNER = (Heading(level, (Run(words),)) for level, words in ((1, "Title"), (2, "Signs"), (3, "Now")))
WORDS, LEAD = Paragraph((Run("Words."),)), Paragraph((Run("Ring if"),), "lead")
COLON = Paragraph((Run("Ring if you have:"),))
FLAGS = RedFlags((INNER, WORDS))

Cases = dict[str, tuple[tuple[Block, ...], tuple[Block, ...], tuple[Block, ...]]]
PARTED: Cases = {
    "among others": ((WORDS, FLAGS, WORDS), (FLAGS,), (WORDS, WORDS)),
    "below a heading of theirs": ((WORDS, HEAD, FLAGS, WORDS), (HEAD, FLAGS), (WORDS, WORDS)),
    "below a heading and a lead-in": ((HEAD, LEAD, FLAGS), (HEAD, LEAD, FLAGS), ()),
    "behind words that end in a colon": ((WORDS, COLON, FLAGS), (COLON, FLAGS), (WORDS,)),
    "below a heading of other words, too": ((HEAD, WORDS, FLAGS), (FLAGS,), (HEAD, WORDS)),
    "a section of their own": ((Section((HEAD, FLAGS)), WORDS), (Section((HEAD, FLAGS)),), (WORDS,)),
    "in a section of others": ((Section((HEAD, WORDS, FLAGS)),), (FLAGS,), (Section((HEAD, WORDS)),)),
    "in columns": ((Columns((Column((WORDS,)), FLAGS), widths=(2, 1)),), (FLAGS,), (WORDS,)),
    "in a column of three": (
        (Columns((WORDS, Column((HEAD, FLAGS)), LEAD), widths=(3, 2, 1)),),
        (HEAD, FLAGS),
        (Columns((WORDS, LEAD), widths=(3, 1)),),
    ),
    "the only words in columns below a heading": ((HEAD, Columns((FLAGS,)), WORDS), (HEAD, FLAGS), (WORDS,)),
    "in columns on a panel": ((Panel((Columns((WORDS, FLAGS)),)),), (FLAGS,), (Panel((WORDS,)),)),
    "in a box that they name": ((Boxed((HEAD, FLAGS), marker="square"), WORDS), (HEAD, FLAGS), (WORDS,)),
    "nowhere": ((HEAD, Columns((WORDS, WORDS)), LEAD), (), (HEAD, Columns((WORDS, WORDS)), LEAD)),
}


@pytest.mark.parametrize(("blocks", "warnings", "left"), PARTED.values(), ids=PARTED)
def test_warnings_are_parted_from_all_else(
    blocks: tuple[Block, ...], warnings: tuple[Block, ...], left: tuple[Block, ...]
) -> None:
    assert warnings_apart(blocks) == (warnings, left)


def test_what_has_no_warnings_is_as_it_was() -> None:
    """The same nodes, not ones that are equal."""
    columns = Columns((WORDS, Section((HEAD, WORDS))))
    (kept,) = warnings_apart((columns,))[1]
    assert kept is columns


def test_a_title_opens_no_section() -> None:
    """A heading below it does, and so does a lead-in; words and lists open nothing."""
    told = Bullets((Item((WORDS,)),))
    assert [opens(one) for one in (TITLE, HEAD, INNER, LEAD, COLON, WORDS, told)] == [False] + [True] * 4 + [False] * 2
    assert list(with_openings((TITLE, HEAD, LEAD, told, WORDS, HEAD))) == [
        (TITLE,), (HEAD, LEAD, told), (WORDS,), (HEAD,),
    ]  # fmt: skip


def test_a_heading_that_has_moved_skips_no_level() -> None:
    """It is one below that under which it stands, as are those beside it; what is right is the same as before."""
    sound = Page((Band((TITLE,)), HEAD, WORDS, INNER, WORDS))
    assert outlined((sound,))[0] is sound
    (page,) = outlined((Page((Band((TITLE,)), FLAGS, FLAGS, HEAD, Section((INNER, WORDS)))),))
    raised = RedFlags((Heading(2, INNER.runs), WORDS))
    assert page == Page((Band((TITLE,)), raised, raised, HEAD, Section((INNER, WORDS))))
