"""What b12docs makes passes its own look at finished PDFs, in every form, but for what is truly to be told of it."""

from __future__ import annotations

import re

import pytest

from b12docs import api
from b12docs.catalogue.finish import Finish
from b12docs.catalogue.plan import Job
from b12docs.production.inspecting import judged
from tests.conftest import built, jobs, name_of, shipped
from tests.inspection.making import facts

# What is true of the shipped documents, and waits to be mended: the disclaimer at the foot of a page, and the
# one-pager's lines over the whole width. Each must be a warning.
KNOWN = {"pdf-artifact-only", "pdf-line-length"}

# Who made a document hangs from the top of the page, and is told behind the title. In large print the title's lines
# reach below it; this alone may be told of the order in which a page is read.
TAB = "'Produced by' is told after '[^']*', which stands below it"


def rules_of(job: Job) -> dict[str, str]:
    """The rules that speak of a job's file, and how severe they are."""
    found = judged("a.pdf", facts(built(job).data))
    return {one.rule: one.severity for one in found if not re.fullmatch(TAB, one.message)}


@pytest.mark.parametrize("job", jobs(default_paper_only=True), ids=name_of)
def test_of_a_document_nothing_else_is_told(job: Job) -> None:
    """Of each shipped document, as it is built."""
    found = rules_of(job)
    assert set(found) <= KNOWN
    assert set(found.values()) <= {"warning"}


FINISHES = {
    "grey": Finish(grey=True), "black on white": Finish(theme="high-contrast"), "press": Finish(press=True),
    "yellow on black": Finish(theme="high-contrast-screen"), "large print": Finish(edition="large-print"),
    "PDF/UA-2": Finish(standard="ua2"),
}  # fmt: skip


@pytest.mark.parametrize("finish", FINISHES.values(), ids=FINISHES)
def test_of_a_finished_document_nothing_else_is_told(finish: Finish) -> None:
    """Inks, themes and editions are looked at as they are printed."""
    for job in of("leaflet", finish) + (of("poster", finish) if not finish.edition else ()):
        found = rules_of(job)
        assert set(found) <= KNOWN
        assert set(found.values()) <= {"warning"}


SHEETS = [("leaflet", "A5", "booklet"), ("leaflet", "A5", "2up"), ("leaflet", "", "trifold"), ("poster", "", "tiles")]


@pytest.mark.parametrize(("layout", "paper", "imposed"), SHEETS)
def test_of_sheets_it_is_told_that_they_are_for_a_printer(layout: str, paper: str, imposed: str) -> None:
    """They have no tags, and parts of pages lie on them. What says where to glue a poster's sheets is small."""
    (job,) = of(layout, Finish(impose=imposed), paper)
    small = {"pdf-type-size": "warning"} if imposed == "tiles" else {}
    assert rules_of(job) == {"pdf-for-print": "warning", **small}


def of(layout: str, finish: Finish, paper: str = "") -> tuple[Job, ...]:
    """The jobs for a patient at the standard level."""
    wanted = {"audience": "patient", "level": "standard", "layout": layout, "paper": paper or None}
    return api.plan(shipped(), finish=finish, **wanted).jobs
