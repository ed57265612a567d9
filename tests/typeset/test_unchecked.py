"""A translation that nobody has checked says so in both languages, in one line where both have room."""

from __future__ import annotations

import pytest

from b12docs.document.leaves import Run
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
