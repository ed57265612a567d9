"""Boxes that are taken over from one setting to the next: pages are the same as if each setting were built anew."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import chain

import pytest

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import InputError
from b12docs.document.leaves import Heading, Paragraph, Run
from b12docs.document.nodes import Block, Flow, Page
from b12docs.document.tree import Document, is_for_questions
from b12docs.production.finishing import print_of
from b12docs.records import replace
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import Print, set_document
from b12docs.typeset.boxes import Box
from b12docs.typeset.builders.reuse import Built, Store, Watched
from b12docs.typeset.frames import SetDocument
from b12docs.typeset.room import AIRY, STEPS, Tightness
from b12docs.typeset.structure import Element
from tests.components import components
from tests.conftest import jobs, name_of, shipped, tree
from tests.pieces import paper
from tests.random_documents import PAPERS, random_document

MANY = tuple(range(1, 40))
WORDS = Paragraph((Run("Words."),))


# --- pages ------------------------------------------------------------------------------------------------------------


def pages_of(document: Document, job: Print) -> SetDocument | str:
    """The document, set; what is wrong where it does not fit."""
    try:
        return set_document(document, job)
    except InputError as error:
        return str(error)


def with_and_without(document: Document, job: Print, monkeypatch: pytest.MonkeyPatch) -> list[SetDocument | str]:
    """The document, set with what is taken over, and with everything built anew in each setting."""
    taken = pages_of(document, job)
    with monkeypatch.context() as anew:
        anew.setattr(Store, "of", lambda *_: iter(()))
        return [taken, pages_of(document, job)]


@pytest.mark.parametrize("job", jobs(default_paper_only=True), ids=name_of)
def test_a_document_is_set_as_if_nothing_were_taken_over(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    """Word by word and element by element, on its usual paper and in large print."""
    taken, anew = with_and_without(tree(job), print_of(shipped(), job), monkeypatch)
    assert taken == anew


@pytest.mark.parametrize("seed", range(40))
def test_so_is_any_other(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any blocks as a flow, and behind a fixed page with the first of them."""
    html = random_document(seed).html
    document = read_document(Printed(html), file="any.html", title="Any", language="en-GB")
    if seed % 2:
        (flow,) = document.pages
        document = replace(document, pages=(Page(flow.blocks[:2]), Flow(flow.blocks[2:])))
    job = paper(*PAPERS[seed % len(PAPERS)], counts=MANY, figures=components()["cards"].job.figures)
    taken, anew = with_and_without(document, job, monkeypatch)
    assert isinstance(taken, SetDocument)
    assert taken == anew


def test_what_gives_way_elsewhere_changes_nothing_on_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines for questions give way where they stand: in a setting that differs by them alone nothing else is built."""
    built: list[tuple[Tightness, Block]] = []
    add = Store.add

    def noted(self: Store, block: Block, step: Watched, make: Callable[[], Box]) -> Built:
        built.append((step, block))
        return add(self, block, step, make)

    monkeypatch.setattr(Store, "add", noted)
    job = next(one for one in jobs() if name_of(one) == "leaflet-patient-standard-A4")
    set_document(tree(job), print_of(shipped(), job))
    closer = [(step.lines, block) for step, block in built if step.icons < 1]
    assert any(lines == "one" for lines, _ in closer)
    assert [block for lines, block in closer if lines != "ruled" and not is_for_questions(block)] == []


# --- what a block depends on ------------------------------------------------------------------------------------------


def made(asked: str, step: Watched) -> Box:
    """A box that depends on a part of its setting."""
    getattr(step, asked)
    return Box()


@pytest.mark.parametrize("name", ["figures", "shifts", "lines", "least", "icons", "heads"])
def test_a_block_is_built_anew_where_what_it_asks_for_is_another(name: str) -> None:
    """What it does not ask for may differ, but for air, leading and letters, of which all styles are made."""
    store = Store(Element("Document"))
    step = Watched(STEPS[3])
    store.add(WORDS, step, partial(made, name, step))
    value = getattr(step, name)
    other = step.but(**{name: "one" if name == "lines" else not value if isinstance(value, bool) else value / 2})
    for changed in (other, step.but(air=0.1), step.but(leading=0.1), step.but(over=1)):
        assert not list(store.of(WORDS, changed))
    for part in {"figures", "shifts", "lines", "least", "icons", "heads"} - {name}:
        assert list(store.of(WORDS, step.but(**{part: 0.123})))


def test_what_no_block_asked_for_is_not_taken_down() -> None:
    """The setting that a block depends on holds what was asked for while it was built, and nothing from before."""
    step = Watched(AIRY)
    made("icons", step)
    _, of = step.while_made(partial(made, "around", step))
    assert of == {"air": AIRY.air, "leading": AIRY.leading, "over": AIRY.over}
    assert isinstance(step, Tightness)


def test_a_tree_keeps_what_is_printed_alone() -> None:
    """Elements of blocks that another setting built are left out, and the others have numbers in reading order."""
    root = Element("Document")
    store, step = Store(root), Watched(AIRY)

    def section(*words: str) -> tuple[Element, ...]:
        def add() -> Box:
            inner = root.add("Sect")
            for one in words:
                inner.add("P", alt=one)
            return Box()

        return store.add(WORDS, step, add).elements

    second, dropped, first = section("c", "d"), section("x"), section("a", "b")
    root.keep([first, second])
    nodes = root.done().nodes
    assert [one.alt for one in nodes if one.kind == "P"] == ["a", "b", "c", "d"]
    assert [one.kids for one in nodes] == [(1, 4), (2, 3), (), (), (5, 6), (), ()]
    assert [one.number for one in chain(first, second)] == [1, 2, 3, 4, 5, 6]
    assert not set(map(id, dropped)) & set(map(id, root.tree))


def test_one_block_in_two_places_is_built_for_each() -> None:
    """A block by itself, twice on a page: there are two paragraphs with words each."""
    document = Document("A title", "en-GB", (Flow((Heading(1, WORDS.runs), WORDS, WORDS)),))
    done = set_document(document, paper(100, 100))
    assert [len(one.kids) for one in done.structure.nodes if one.kind == "P"] == [1, 1]
