"""The promises for pages that flow, kept in every document of the shipped topic and of the tests' topics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import b12docs
from b12docs.catalogue.finish import LARGE_PRINT, PLAIN, Finish
from b12docs.catalogue.plan import Job, Request, plan
from b12docs.diagnostics import SelectionError
from b12docs.document.nodes import Flow
from b12docs.production.pipeline import Project, build, make_document
from tests.conftest import built, name_of, shipped, tree
from tests.pdfs import Element, Pdf

pytestmark = pytest.mark.whole

TOPICS = Path(__file__).parents[1] / "topics"
NAMES = ("shipped", *sorted(one.name for one in TOPICS.iterdir() if (one / "content.yaml").exists()))
PAPERS = ("A4", "Letter", "Legal", "A3", "A5", "Half-letter", "DL", "A6")
SHORT = 7  # entries of a list that is not torn
MM = 72 / 25.4
HEAD = (4 + 3) * MM  # a following page's strip and the space below it
CLEAR = 4 * MM  # the space that is kept above the letters of the running line


@cache
def project(topic: str) -> Project:
    """The shipped topic, or one of the tests'."""
    return shipped() if topic == "shipped" else b12docs.load(TOPICS / topic / "content.yaml")


def jobs(topic: str) -> Iterator[Job]:
    """What is offered of a topic on paper."""
    of = project(topic)
    for finish in (PLAIN, Finish(edition=LARGE_PRINT)):
        for paper in PAPERS:
            try:
                yield from plan(Request(level="all", paper=paper, finish=finish), of.content, of.layouts.all).jobs
            except SelectionError:
                continue  # nothing is made on this paper


@cache
def flowing(topic: str) -> dict[str, Pdf]:
    """The documents of a topic that flow, by their names."""
    of, asked = project(topic), dict.fromkeys(jobs(topic))
    if topic == "shipped":  # whose documents other files look at, too
        own = {job: built(job).pdf for job in asked if isinstance(tree(job).pages[-1], Flow)}
    else:
        found = [job for job in asked if isinstance(make_document(of, job).pages[-1], Flow)]
        own = {job: Pdf(build(of, [job]).made[0].data) for job in found}
    return {f"{topic}/{name_of(job)}": pdf for job, pdf in own.items()}


def emptiness(pdf: Pdf) -> list[float]:
    """Which part of each page but the last is empty between what stands lowest and the running line."""
    empty = []
    for page, (_, height) in enumerate(pdf.sizes[:-1]):
        own = [one for one in pdf.drawn if one.page == page]
        running = min((one.box for one in own if one.artifact == "Pagination"), key=lambda box: box.bottom)
        foot = running.top + CLEAR
        lowest = min(one.box.bottom for one in own if one.box.bottom > running.top)
        empty.append((lowest - foot) / (height - HEAD - foot))
    return empty


def torn(pdf: Pdf) -> list[Element]:
    """The lists of up to seven entries that stand on more than one page."""
    lists = [(one, [entry for entry in one.elements if entry.kind == "LI"]) for one in pdf.root.find("L")]
    return [
        one
        for one, own in lists
        if len(own) <= SHORT and len({mark.page for entry in own for mark in entry.marks()}) > 1
    ]


@pytest.mark.parametrize("topic", NAMES)
def test_no_page_is_half_empty_where_text_goes_on(topic: str) -> None:
    """Whatever is kept whole."""
    assert [name for name, pdf in flowing(topic).items() if max(emptiness(pdf), default=0.0) > 1 / 2] == []


@pytest.mark.parametrize("topic", NAMES)
def test_pages_are_three_quarters_full_in_the_mean(topic: str) -> None:
    """Few are a third empty, since lists, cards and red flags are kept whole; the others make up for them."""
    for name, pdf in flowing(topic).items():
        empty = emptiness(pdf)
        assert len(empty) < 6 or sum(empty) / len(empty) <= 1 / 4, (name, empty)


@pytest.mark.parametrize("topic", NAMES)
def test_no_list_of_up_to_seven_is_torn(topic: str) -> None:
    """Room is made for it: figures are lower and lines a little closer where another page would not do."""
    assert [name for name, pdf in flowing(topic).items() if torn(pdf)] == []
