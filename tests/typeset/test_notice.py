"""The notice of a draft stands at the foot of its first page, before all else in the structure, and hides nothing."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from b12docs.catalogue.plan import Request, plan
from b12docs.document.leaves import Run, plain_text
from b12docs.document.tree import own_runs
from b12docs.paper import MM
from b12docs.production.finishing import laid_out
from b12docs.production.rendering import make_document
from b12docs.project.project import Project, Terms
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import set_document
from b12docs.typeset.frames import Marked, SetDocument, Text
from tests.apart import lying_on_each_other
from tests.approvals import approved
from tests.pieces import paper
from tests.small_topics import document_of, seen, topic

DRAFT = "Draft"
PAGE = Run("Page {page} of {pages}")
HEAD = '<header class="band"><p class="kind">A kind</p><h1>A title</h1></header>'
STRIP = '<header class="strip"></header>'


def laid(project: Project, paper: str, level: str = "standard", notice: str = "") -> SetDocument:
    """The patients' leaflet on a paper, with another notice where one is given."""
    (job,) = plan(Request("patient", level, "leaflet", paper), project.content, project.layouts.all).jobs
    document = make_document(project, job)
    return laid_out(project, job, replace(document, notice=(Run(notice, bold=True),)) if notice else document)


def foot(document: SetDocument) -> str:
    """The words within 20 mm of the foot of the first page, as they are drawn."""
    texts = [
        drawn
        for item in document.frames[0].items
        for drawn in (item.drawn if isinstance(item, Marked) else ())
        if isinstance(drawn, Text) and drawn.spans[0].start and drawn.spans[0].start[1] < 20 * MM
    ]
    return "".join(span.text for text in texts for span in text.spans)


@pytest.mark.parametrize("paper", ["A4", "A5", "DL"])
def test_a_draft_says_so_on_its_first_page(project: Project, paper: str) -> None:
    """In its structure before all else."""
    document = laid(project, paper)
    assert DRAFT in foot(document)
    root = document.structure.nodes[0]
    assert document.structure.nodes[root.kids[0]].kind == "P"  # type: ignore[index]


def test_it_gives_way_to_nothing(project: Project) -> None:
    """Where a page is too narrow for both, its number is left out: the two never lie on each other."""
    long = "Draft: nobody has read it yet"
    assert foot(laid(project, "DL", "easy", long)) == long
    assert foot(laid(project, "DL", "easy")).startswith(f"{DRAFT}Page 1 of ")


def test_an_approved_document_has_none(project: Project) -> None:
    """Its first page ends as ever."""
    document = laid(approved(project, "patient"), "A4")
    assert DRAFT not in foot(document)


@pytest.mark.parametrize("level", ["easy", "standard"])
def test_what_is_out_of_date_says_so_on_the_narrowest_paper(project: Project, level: str) -> None:
    """The day stands in the passport."""
    late = project.on(Terms(datetime.date(2030, 1, 1), allow_expired=True))
    assert foot(laid(late, "DL", level)).startswith("Out of date")


def test_a_document_that_is_one_page_says_so_in_its_passport_alone() -> None:
    """The last line of that stands where the notice stands elsewhere."""
    content = seen(topic())
    document = replace(document_of(content), notice=(Run(DRAFT, bold=True),))
    pages = set_document(document, paper(210, 297, counts=(1, 2)))
    assert len(pages.frames) == 1
    assert DRAFT not in foot(pages)
    assert str(content.review.status) in "".join(plain_text(own_runs(node)) for node in document.walk())
    assert lying_on_each_other(pages) == []
    assert pages.frames == set_document(replace(document, notice=()), paper(210, 297, counts=(1, 2))).frames


def test_a_passport_on_the_first_of_several_pages_leaves_it_its_line() -> None:
    """A layout of one's own may begin with its passport; what follows stands on pages of its own."""
    passport = '<footer class="passport"><div class="columns" data-widths="2:1"><p>No advice.</p></div></footer>'
    html = f'<section class="page">{HEAD}{passport}</section><section class="page">{STRIP}<p>More.</p></section>'
    document = read_document(Printed(html), file="piece.html", title="A piece", language="en", running=(PAGE,))
    pages = set_document(replace(document, notice=(Run(DRAFT, bold=True),)), paper(105, 148, counts=(2,)))
    assert DRAFT in foot(pages)
    assert "No advice." in foot(pages)
    assert lying_on_each_other(pages) == []


@pytest.mark.parametrize("size", ["A4", "Letter", "DL", "A6"])
def test_no_word_lies_on_another(project: Project, size: str) -> None:
    """Neither in a draft nor in what is out of date."""
    late = project.on(Terms(datetime.date(2030, 1, 1), allow_expired=True))
    assert [lying_on_each_other(laid(one, size)) for one in (project, late)] == [[], []]


def test_web_pages_and_plain_text_begin_with_it(project: Project) -> None:
    """A reader hears or reads it first."""
    (job,) = plan(Request("patient", "standard", "leaflet"), project.content, project.layouts.all).jobs
    assert plain_text(make_document(project, job).notice) == DRAFT
