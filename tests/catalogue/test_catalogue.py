"""What a paper, an edition and a finish mean for a layout: one place decides, and everybody asks it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import pytest

from b12docs.catalogue.finish import IMPOSITIONS, LARGE_PRINT, PLAIN, Finish, sheet_of
from b12docs.catalogue.forms import NO_OBSTACLE, Form, form_of, geometry
from b12docs.catalogue.offers import offers
from b12docs.catalogue.plan import Request, plan
from b12docs.diagnostics import SelectionError
from b12docs.paper import MM, PAPERS
from b12docs.schema.content import Edition, Pages
from tests.conftest import shipped

FINISHES = {"": PLAIN, LARGE_PRINT: Finish(edition=LARGE_PRINT)} | {kind: Finish(impose=kind) for kind in IMPOSITIONS}


def form(layout: str, finish: Finish = PLAIN, **documents: Pages) -> Form:
    """A shipped layout in a finish, for the shipped topic or for one with other ``documents``."""
    content = replace(shipped().content, documents=shipped().content.documents | documents)
    return form_of(layout, finish, shipped().layouts.all, content)


def planned(finish: Finish) -> dict[tuple[str, str, str], set[str]]:
    """Layout, audience and level -> every paper for which a plan has a document."""
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for paper in PAPERS:
        try:
            selected = plan(Request("all", "all", "all", paper, finish), shipped().content, shipped().layouts.all)
        except SelectionError:
            continue
        for job in selected.jobs:
            found[job.layout, job.audience, job.level].add(paper)
    return found


@pytest.mark.parametrize("kind", FINISHES)
def test_what_can_be_planned_is_on_offer(kind: str) -> None:
    """The list names all papers on which a document can be built in a finish, and no other."""
    listed = {}
    for one in offers(shipped().content, shipped().layouts.all):
        papers = one.papers if not kind else (one.editions | one.impositions).get(kind, ())
        if papers:
            listed[one.layout, one.audience, one.level] = set(papers)
    assert listed == planned(FINISHES[kind])
    assert listed


def test_the_file_that_serves_a_paper() -> None:
    """Paper and edition choose the file of a layout, and the usual paper is not named in the document's file."""
    usual = form("leaflet")
    assert (usual.papers["A4"].name, usual.papers["A6"].name) == ("leaflet", "leaflet.folded")
    assert (usual.variant("A4"), usual.variant("A6")) == ((), ("a6",))
    large = form("leaflet", Finish(edition=LARGE_PRINT, grey=True))
    assert large.papers["A4"].name == "leaflet.large-print"
    assert large.variant("Letter") == ("letter", LARGE_PRINT, "grey")
    assert form("poster", Finish(format="html")).variant("A3") == ()
    assert form("leaflet", Finish(impose="booklet", duplex="long-edge")).variant("A5")[1:] == ("booklet", "long-edge")


def test_the_paper_where_none_is_named() -> None:
    """The imposition's own goes before the clinic's, and the clinic's before the layout's."""
    assert form("leaflet").usual_paper(()) == "A4"
    assert form("leaflet").usual_paper(("A1", "Letter")) == "Letter"
    assert form("leaflet", Finish(impose="booklet")).usual_paper(("Legal",)) == "A5"
    assert form("leaflet", Finish(impose="booklet", sheet="Letter")).usual_paper(()) == "Half-letter"
    assert form("leaflet", Finish(impose="trifold")).usual_paper(("A4",)) == "DL"


@pytest.mark.parametrize(("paper", "sheet"), [("A1", "A4"), ("A3", "A4"), ("Tabloid", "Letter"), ("Legal", "Letter")])
def test_the_sheets_of_an_office(paper: str, sheet: str) -> None:
    """Where no option names the sheets of a poster, they are those that lie in an office of its part of the world."""
    assert sheet_of(Finish(impose="tiles"), paper) == sheet
    assert sheet_of(Finish(impose="tiles", sheet="A5"), paper) == "A5"
    assert sheet_of(PLAIN, paper) == ""


def test_what_stands_in_the_way() -> None:
    """An obstacle says why there is no such document, and which options together ask for it."""
    poster = form("poster")
    assert poster.obstacle("A3", "standard") == NO_OBSTACLE
    reason, options = poster.obstacle("A6", "standard")
    assert reason.startswith("layout 'poster' is not made for paper A6 (it takes A3, ")
    assert options == ("layout", "paper")


def test_what_a_booklet_needs_is_said() -> None:
    """A topic that promises nothing of the paper is told what to write, and has the booklet then."""
    booklet = Finish(impose="booklet")
    said, _ = form("leaflet", booklet, leaflet=Pages()).obstacle("A5", "standard")
    assert "on A5: to have a booklet, write pages: {A5: {from: 3, to: 8}} there" in said
    promised = Pages(pages={"A5": {"all": tuple(range(3, 9))}})
    assert form("leaflet", booklet, leaflet=promised).obstacle("A5", "standard") == NO_OBSTACLE


def test_what_a_topic_does_not_name_is_not_on_offer() -> None:
    """Posters and small papers are on offer where ``documents`` names them; what fits any text always is."""
    reason, options = Form("poster", PLAIN, form("poster").versions).obstacle("A3", "standard")
    assert (reason, options) == ("layout 'poster' is not among the 'documents' of this topic", ("layout",))
    unnamed = form("leaflet", leaflet=Pages())
    assert {"A4", "A5"} <= set(unnamed.papers)
    assert not {"A6", "DL"} & set(unnamed.papers)
    assert {"A4", "A5", "A6"} <= set(form("leaflet", leaflet=Pages(pages={"A6": {"easy": (9,)}})).papers)


def test_the_pages_are_those_that_the_topic_promises() -> None:
    """Else those that the layout can have; a small paper that is named for some levels is made for these alone."""
    pages: dict[str, dict[str, tuple[int, ...]]] = {"A4": {"easy": (2, 3)}, "A5": {"all": (8,)}, "A6": {"easy": (9,)}}
    promised = form("leaflet", leaflet=Pages(pages=pages))
    assert promised.counts("A4", "easy") == (2, 3)
    assert promised.counts("A4", "standard") == form("leaflet", leaflet=Pages()).counts("A4", "standard")
    assert [promised.counts("A5", level) for level in ("easy", "detailed")] == [(8,), (8,)]
    assert (promised.counts("A6", "easy"), promised.counts("A6", "standard")) == ((9,), ())
    assert promised.promise("A4") == ("documents", "leaflet", "pages", "A4")
    assert promised.promise("Letter") == ()


def test_an_edition_has_pages_of_its_own() -> None:
    """What is promised of the usual document says nothing of its large print."""
    pages = Pages(pages={"A4": {"all": (2,)}}, editions={LARGE_PRINT: Edition(pages={"A4": {"all": (7,)}})})
    large = form("leaflet", Finish(edition=LARGE_PRINT), leaflet=pages)
    assert large.counts("A4", "easy") == (7,)
    assert large.promise("A4") == ("documents", "leaflet", "editions", LARGE_PRINT, "pages", "A4")
    unpromised = form("leaflet", Finish(edition=LARGE_PRINT), leaflet=Pages(pages=pages.pages))
    assert len(unpromised.counts("A4", "easy")) > 1


def test_a_layout_flows_unless_the_topic_asks_for_its_sheets() -> None:
    """``sheet`` is a form of those layouts that have it."""
    assert form("leaflet", leaflet=Pages()).form == "flow"
    assert form("leaflet", leaflet=Pages(form="sheet")).form == "sheet"
    assert form("onepager", onepager=Pages(form="sheet")).form == "flow"


@pytest.mark.parametrize(("counts", "can"), [((6,), True), ((6, 7), True), (range(1, 13), False), ((7, 8), False)])
def test_what_is_promised_six_pages_can_be_folded(counts: Sequence[int], can: bool) -> None:
    """Twice, like a letter; not what may have fewer pages, for then nobody knows whether it has six."""
    promised = Pages(pages={"DL": {"all": tuple(counts)}})
    reason, _ = form("leaflet", Finish(impose="trifold"), leaflet=promised).obstacle("DL", "standard")
    assert (reason == "") is can


def test_a_translation_that_is_folded_has_six_pages() -> None:
    """One that is not may be longer."""
    promised = Pages(pages={"DL": {"all": (6,)}})
    forms = [
        replace(form("leaflet", one, leaflet=promised), language="pl") for one in (Finish(impose="trifold"), PLAIN)
    ]
    assert [one.counts("DL", "standard") for one in forms] == [(6,), (6, 7, 8, 9)]


def test_the_geometry_of_a_page() -> None:
    """A page is as large as its paper, scaled only where the layout says so, with the spaces of that paper."""
    front = shipped().layouts.all["poster"].front
    scaled = {paper: geometry(front, paper).scale for paper in front.papers}
    assert scaled["A3"] == 1.0
    assert scaled["A1"] == pytest.approx(2.0, rel=0.01)
    page = geometry(shipped().layouts.all["leaflet"].front, "A4")
    assert page.size == (210 * MM, 297 * MM)
    assert page.leading == 1.0
    assert geometry(shipped().layouts.all["leaflet"].front, "Letter").leading < 1.0
