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
from tests.conftest import name_of, shipped
from tests.pdfs import Element, Pdf

pytestmark = pytest.mark.whole

TOPICS = Path(__file__).parents[1] / "topics"
NAMES = ("shipped", *sorted(one.name for one in TOPICS.iterdir() if (one / "content.yaml").exists()))
PAPERS = ("A4", "Letter", "Legal", "A3", "A5", "Half-letter", "DL", "A6")
SHORT = 7  # entries of a list that is not torn
MM = 72 / 25.4
HEAD = (4 + 3) * MM  # a following page's strip and the space below it
CLEAR = 4 * MM  # the space that is kept above the letters of the running line

# Where a page stays emptier: what follows can't begin on it.
EMPTIER = {
    # Three tiles stand between a full page and the red flags, which are never parted and take the whole next page.
    "four-conditions/leaflet-patient-easy-A6", "four-conditions/leaflet-carer-easy-A6",
    # The first row of the comparison is a card with the figures of four conditions, higher than half a page.
    *(f"four-conditions/leaflet-{reader}-Letter-large-print" for reader in (
        "patient-easy", "patient-standard", "patient-detailed", "carer-easy", "carer-standard", "carer-detailed",
    )),
    # A card is kept whole.
    "four-conditions/leaflet-patient-standard-DL", "four-conditions/leaflet-carer-standard-DL",
    "shipped/leaflet-patient-detailed-Half-letter", "shipped/leaflet-carer-detailed-Half-letter",
    # The first row of a table is a card of six lines, and three millimetres higher than the room that is left.
    "diary/leaflet-patient-easy-A5",
    # The table of a week is kept whole.
    "diary/leaflet-patient-standard-A5",
    "diary/leaflet-patient-easy-Letter-large-print", "diary/leaflet-patient-standard-Letter-large-print",
    # A list of seven is kept whole.
    "numbers/leaflet-patient-standard-Half-letter",
    # The red flags are as high as half a page, and stand behind a section of three lines and a photograph.
    "plan/leaflet-parent-standard-A5", "plan/leaflet-school-standard-A5",
}  # fmt: skip


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
    of = project(topic)
    found = [job for job in dict.fromkeys(jobs(topic)) if isinstance(make_document(of, job).pages[-1], Flow)]
    return {f"{topic}/{name_of(job)}": Pdf(build(of, [job]).made[0].data) for job in found}


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
def test_no_page_has_a_third_of_its_room_empty_where_text_goes_on(topic: str) -> None:
    """But for those of which it is said above why."""
    empty = {name: max(emptiness(pdf), default=0.0) for name, pdf in flowing(topic).items()}
    assert empty
    assert {name for name, most in empty.items() if most > 1 / 3} == {
        name for name in EMPTIER if name.startswith(topic + "/")
    }, empty


@pytest.mark.parametrize("topic", NAMES)
def test_no_page_is_half_empty_where_text_goes_on(topic: str) -> None:
    """Whatever is kept whole, but for red flags that take a page."""
    found = {name for name, pdf in flowing(topic).items() if max(emptiness(pdf), default=0.0) > 1 / 2}
    assert {name for name in found if "four-conditions" not in name or "easy-A6" not in name} == set()


@pytest.mark.parametrize("topic", NAMES)
def test_no_list_of_up_to_seven_is_torn(topic: str) -> None:
    """In none of them."""
    assert {name for name, pdf in flowing(topic).items() if torn(pdf)} == set()
