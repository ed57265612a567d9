"""What gives way where room runs short: a fixed page's air, and nothing of what flows."""

from __future__ import annotations

import pytest

from b12docs.document.leaves import Heading, Paragraph, Run
from b12docs.document.nodes import Band, Flow, Page
from b12docs.document.tree import Document
from b12docs.typeset.room import STEPS, tightened
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
