"""A page is reflected as a whole, and what shows something keeps its sides."""

from __future__ import annotations

import datetime

from b12docs.drawing.qr import QUIET_ZONE
from b12docs.drawing.svg import Drawing
from b12docs.typeset.frames import (
    About,
    Drawn,
    Figure,
    Frame,
    Line,
    Link,
    Marked,
    Qr,
    Rect,
    SetDocument,
    Slot,
    Span,
    Symbol,
    Text,
    Unseen,
)  # fmt: skip
from b12docs.typeset.mirrored import mirrored
from b12docs.typeset.pieces import Style
from b12docs.typeset.structure import Node, Structure

WIDTH, SCALE = 200.0, 0.5
DRAWING = Drawing(10, 20, (), ())
STYLE = Style(10, 12, "#000000", "#000000")


def reflected(*drawn: Drawn) -> tuple[Drawn, ...]:
    """What is drawn on a page, when this is reflected."""
    marked = mirrored(document(drawn)).frames[0].items[0]
    assert isinstance(marked, Marked)
    return marked.drawn


def document(drawn: tuple[Drawn, ...]) -> SetDocument:
    link = Link(0, "https://www.nhs.uk", "NHS", (10, 5, 30, 15))
    frame = Frame((WIDTH * SCALE, 100.0), SCALE, (Marked("", drawn), link))
    node = Node("Figure", (), "A figure", None, "", (10, 5, 30, 15))
    about = About("Title", "Leaflet", "ar", datetime.date(2026, 11, 29), "name")
    return SetDocument(about, (frame,), Structure((node,)), "#000000", "#FFFFFF")


def test_what_has_a_width_goes_to_the_other_side() -> None:
    found = reflected(
        Rect(10, 90, 30, 5, "", "", 1, 3, 0, ()), Unseen(10, 5, 30, 5), Symbol("circle", 10, 5, 4, "#000000"),
        Line((10, 5), (40, 6), "#000000", 1),
    )  # fmt: skip
    assert found == (
        Rect(160, 90, 30, 5, "", "", 1, 3, 0, ()), Unseen(160, 5, 30, 5), Symbol("circle", 190, 5, 4, "#000000"),
        Line((160, 6), (190, 5), "#000000", 1),
    )  # fmt: skip


def test_drawings_and_codes_are_moved_as_a_whole() -> None:
    modules = ((True, False), (False, True))
    drawing, code = reflected(Figure(DRAWING, 20, 90, 3), Qr(modules, 20, 90, 2, "#000000"))
    assert drawing == Figure(DRAWING, WIDTH - 20 - 30, 90, 3)
    assert code == Qr(modules, WIDTH - 20 - (2 + 2 * QUIET_ZONE) * 2, 90, 2, "#000000")


def test_words_are_counted_from_their_right_edge_before() -> None:
    slot = Slot((), STYLE, 20, 90, 50, 1)
    spans = (Span("ab", False, 10, "#000000", (20, 80)), Span("c", False, 10, "#000000", None))
    (text,) = reflected(Text(spans, slot))
    assert isinstance(text, Text)
    assert [span.start for span in text.spans] == [(180, 80), None]
    assert text.slot is None, "the words of a person stand in the tags, too"


def test_links_and_figures_of_the_structure_go_with_what_is_drawn() -> None:
    turned = mirrored(document(()))
    link = turned.frames[0].items[1]
    assert isinstance(link, Link)
    assert link.box == turned.structure.nodes[0].box == (170, 5, 190, 15)
