"""What stands on a page: the rectangles of its words and pictures, so that whoever cuts it can cut between them."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.paper import Box
from b12docs.typeset import fonts
from b12docs.typeset.frames import Figure, Frame, Image, Marked, Qr, Span, Text

ABOVE, BELOW = 0.75, 0.25  # of a line's letters, as parts of their size


def covered(frame: Frame) -> tuple[Box, ...]:
    """The rectangles of a page's words, one for each word of Latin letters, and of its pictures (points)."""
    drawn = (one for item in frame.items if isinstance(item, Marked) for one in item.drawn)
    boxes = (box for one in drawn for box in _boxes(one))
    return tuple(Box(*(edge * frame.scale for edge in box)) for box in boxes)


def _boxes(drawn: object) -> Iterator[Box]:
    match drawn:
        case Text(spans=spans):
            yield from _words(spans)
        case Figure(drawing=drawing, x=x, top=top, scale=scale):
            yield Box(x, top - scale * drawing.height, x + scale * drawing.width, top)
        case Qr(modules=modules, x=x, top=top, step=step):
            yield Box(x, top - step * len(modules), x + step * len(modules), top)
        case Image(x=x, y=y, width=width, height=height):
            yield Box(x, y, x + width, y + height)


def _words(spans: tuple[Span, ...]) -> Iterator[Box]:
    x = y = 0.0
    for span in spans:
        x, y = span.start or (x, y)
        for word, wide in _parts(span):
            if word:
                yield Box(x, y - BELOW * span.size, x + wide, y + ABOVE * span.size)
            x += wide


def _parts(span: Span) -> Iterator[tuple[bool, float]]:
    """The words of a span and the spaces between them, each with its width; clusters of other scripts are one."""
    if span.shown:
        from b12docs.typeset import shaping  # documents in Latin script need no shaping

        yield True, sum(shaping.moved(one, span.font, span.size) for one in span.shown)
        return
    font = fonts.name(bold=span.bold)
    space = fonts.width(" ", font) * span.size
    for index, word in enumerate(span.text.split(" ")):
        if index:
            yield False, space
        if word:
            yield True, fonts.width(word, font) * span.size
