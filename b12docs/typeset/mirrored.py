"""Pages of a language that is written from the right: laid as all others are, and reflected once when they are done.

So columns, tables, cards, bullets, bands, leaders and brackets stand as their readers expect them, and no builder knows
of it. What shows something keeps its sides: drawings, photographs, logos and QR codes are moved as a whole. Words are
set so that their places are counted from the right edge of their line already (``right_to_left``), and so from the left
when they are reflected like all others.
"""

from __future__ import annotations

from typing import assert_never

from b12docs.drawing.qr import QUIET_ZONE
from b12docs.records import replace
from b12docs.typeset.frames import (
    Bookmark,
    Drawn,
    Figure,
    Frame,
    Image,
    Item,
    Jump,
    Line,
    Link,
    Marked,
    Place,
    Point,
    Qr,
    Rect,
    SetDocument,
    Span,
    Symbol,
    Text,
    Unseen,
)  # fmt: skip
from b12docs.typeset.structure import Box, Node, Structure


def mirrored(document: SetDocument) -> SetDocument:
    """The document with its pages reflected, each at the middle of its width."""
    frames = tuple(replace(frame, items=_items(frame)) for frame in document.frames)
    width = _width(document.frames[0])
    nodes = tuple(_node(node, width) for node in document.structure.nodes)
    return replace(document, frames=frames, structure=Structure(nodes))


def _spans(spans: tuple[Span, ...], width: float) -> tuple[Span, ...]:
    return tuple(replace(span, start=_point(span.start, width)) if span.start else span for span in spans)


def _width(frame: Frame) -> float:
    return frame.size[0] / frame.scale


def _node(node: Node, width: float) -> Node:
    return replace(node, box=_box(node.box, width)) if node.box else node


def _items(frame: Frame) -> tuple[Item, ...]:
    width = _width(frame)
    return tuple(_item(item, width) for item in frame.items)


def _item(item: Item, width: float) -> Item:
    match item:
        case Marked():
            return replace(item, drawn=tuple(_drawn(one, width) for one in item.drawn))
        case Link() | Jump():
            return replace(item, box=_box(item.box, width))
        case Place() | Bookmark():
            return item
        case _:
            assert_never(item)


def _drawn(one: Drawn, width: float) -> Drawn:
    match one:
        case Text():
            # The tags say the words of each person, too: no copy is made of another's.
            return replace(one, spans=_spans(one.spans, width), slot=None)
        case Line():
            return replace(one, start=_point(one.end, width), end=_point(one.start, width))
        case Rect() | Image() | Unseen():
            return replace(one, x=width - one.x - one.width)
        case Symbol():
            return replace(one, x=width - one.x)
        case Figure():
            return replace(one, x=width - one.x - one.drawing.width * one.scale)
        case Qr():
            return replace(one, x=width - one.x - (len(one.modules) + 2 * QUIET_ZONE) * one.step)
        case _:
            assert_never(one)


def _point(point: Point, width: float) -> Point:
    return width - point[0], point[1]


def _box(box: Box, width: float) -> Box:
    left, foot, right, top = box
    return width - right, foot, width - left, top
