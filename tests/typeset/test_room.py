"""What gives way where room runs short: a fixed page's air, and nothing of what flows."""

from __future__ import annotations

import pytest

from b12docs.document.leaves import Heading, Paragraph, Run
from b12docs.document.nodes import Band, Flow, Page
from b12docs.document.tree import Document
from b12docs.typeset.room import STEPS, tightened
from tests.pdfs import Pdf
from tests.pieces import paper, printed, words
from tests.typeset.test_flow import job

TITLE = Heading(1, (Run("A title"),))
COVER, FIRST = (
    Page((Band((TITLE,), icon="person.svg"),)),
    Page((Band((TITLE,)), Paragraph((Run("What matters most."),)))),
)
REST = Flow((Paragraph((Run("More."),)),))


@pytest.mark.parametrize(
    ("pages", "steps"),
    [((FIRST,), len(STEPS)), ((FIRST, REST), len(STEPS)), ((COVER, REST), 1), ((Flow((TITLE,)),), 1)],
    ids=["fixed", "fixed, then as many as it takes", "a cover, then as many as it takes", "as many as it takes"],
)
def test_fixed_pages_give_way(pages: tuple[Page | Flow, ...], steps: int) -> None:
    """A first page that has to hold the warnings is set closer; behind a cover, text takes one more page instead."""
    document = Document("A title", "en-GB", pages)
    assert len(list(tightened(document, job(200)))) == steps


FIXED = f'<section class="page"><h1>A</h1><p>{words(20)}</p><p>{words(20, 30)}</p></section>'


def between_lines(pdf: Pdf) -> float:
    """How far apart the first two lines of the first paragraph stand, in points."""
    first, *_ = pdf.root.find("P")
    above, below, *_ = (line.baseline for line in pdf.lines if line.block is first)
    return above - below


def test_a_page_that_is_a_little_too_full_is_set_closer() -> None:
    """It gives up air and a little leading, and no word or size; a page with room has all of both."""
    full, roomy = (Pdf(printed(FIXED, paper(80, height))) for height in (80, 100))
    assert [len(pdf.sizes) for pdf in (full, roomy)] == [1, 1]
    assert [line.text for line in full.lines] == [line.text for line in roomy.lines]
    assert [span.size for span in full.spans] == [span.size for span in roomy.spans]
    assert between_lines(full) < between_lines(roomy)
