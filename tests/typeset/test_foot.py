"""The foot of a page: that nobody has checked a translation, in both languages, and the number of the page."""

from __future__ import annotations

import pytest

from b12docs.document.leaves import Run, Runs
from b12docs.paper import MM
from b12docs.records import replace
from b12docs.typeset import set_document
from b12docs.typeset.frames import Frame, Marked, Text
from tests.pieces import paper
from tests.scripts import tree

BOTH = (Run("Robocze tłumaczenie", bold=True), Run("Draft translation", bold=True, language="en-GB"))


def lines(frame: Frame) -> list[list[str]]:
    """The words within 20 mm of the foot of a page, those of one line together, the upper line first."""
    found: dict[float, dict[float, str]] = {}
    for item in frame.items:
        for drawn in item.drawn if isinstance(item, Marked) else ():
            if isinstance(drawn, Text) and drawn.spans[0].start and drawn.spans[0].start[1] < 20 * MM:
                x, y = drawn.spans[0].start
                found.setdefault(y, {})[x] = "".join(span.text for span in drawn.spans)
    return [[words for _, words in sorted(found[y].items())] for y in sorted(found, reverse=True)]


@pytest.mark.parametrize(
    ("width", "said"),
    [(148, [[one.text for one in BOTH]]), (60, [[one.text] for one in BOTH])],
)  # fmt: skip
def test_both_languages_stand_in_one_line_or_each_in_its_own(width: float, said: list[list[str]]) -> None:
    """On every page; on the first they are in the structure, their own language first."""
    html = '<section class="flow"><p>Słowa</p></section><section class="flow"><p>Słowa</p></section>'
    whole = set_document(replace(tree(html, "pl"), unchecked=BOTH), paper(width, 100, counts=(2,)))
    assert [lines(frame) for frame in whole.frames] == [said, said]
    nodes = whole.structure.nodes
    assert [nodes[kid].language for kid in nodes[0].kids[:2] if isinstance(kid, int)] == ["", "en-GB"]


NUMBER = Run("Strona {page} z {pages}")
NATIVE, ENGLISH = (one.text for one in BOTH)


@pytest.mark.parametrize(
    ("width", "running", "notice", "said"),
    [
        (148, (NUMBER,), (), [[NATIVE, ENGLISH, "Strona 1 z 2"]]),
        (70, (NUMBER,), (), [[NATIVE], [ENGLISH, "Strona 1 z 2"]]),
        (60, (NUMBER,), (), [[NATIVE], [ENGLISH], ["Strona 1 z 2"]]),  # no room
        (148, (Run("To nie jest porada"), NUMBER), (), [[NATIVE, ENGLISH], ["To nie jest porada", "Strona 1 z 2"]]),
        (148, (NUMBER,), (Run("Wersja robocza"),), [[NATIVE, ENGLISH], ["Wersja robocza", "Strona 1 z 2"]]),
    ],
)  # fmt: skip
def test_the_number_of_a_page_ends_the_last_of_these_lines_where_nothing_else_stands_in_its_own(
    width: float, running: Runs, notice: Runs, said: list[list[str]]
) -> None:
    """The line that it does not take is the text's: on small paper it may keep a list whole."""
    html = '<section class="flow"><p>Słowa</p></section><section class="flow"><p>Słowa</p></section>'
    document = replace(tree(html, "pl"), unchecked=BOTH, running=running, notice=notice)
    assert lines(set_document(document, paper(width, 100, counts=(2,))).frames[0]) == said


@pytest.mark.parametrize(("running", "pages"), [((NUMBER,), 1), ((Run("Nie"), NUMBER), 2)])
def test_a_page_has_a_line_more_where_its_number_takes_none(running: Runs, pages: int) -> None:
    """On paper for so many lines of text."""
    html = '<section class="flow"><p>jeden</p><p>dwa</p><p>trzy</p><p>cztery</p><p>pięć</p></section>'
    document = replace(tree(html, "pl"), unchecked=BOTH, running=running)
    assert len(set_document(document, paper(70, 66, counts=(1, 2))).frames) == pages
