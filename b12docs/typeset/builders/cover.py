"""The cover of a folded leaflet -> its box."""

from __future__ import annotations

from b12docs.document import nodes
from b12docs.document.leaves import Paragraph
from b12docs.records import replace
from b12docs.typeset.boxes import Box
from b12docs.typeset.builders.builder import Builder
from b12docs.typeset.builders.components import title_band
from b12docs.typeset.builders.figures import drawing_of
from b12docs.typeset.cover import CoverBox
from b12docs.typeset.styles import Context

GROUND = "hill.svg"  # what the picture stands on


def cover(build: Builder, block: nodes.Band, context: Context) -> Box:
    """The title over a whole page, the picture below it, and at the foot the paragraphs behind the title."""
    inner = build.inside(block, context)
    above = tuple(one for one in block.blocks if not _is_message(one))
    band = title_band(build, above, block.aside, inner)
    message = replace(inner, body=build.styles.named("callout", build.palette.heading, bold=True, balance=True))
    words = build.boxes(tuple(one for one in block.blocks if _is_message(one)), message)
    art = [drawing_of(build, name, block.at) for name in (GROUND, block.icon)]
    foot = build.foot + build.spaces.gap
    return CoverBox(band, build.stack(words, build.spaces.paragraph), art, build.spaces.margin, foot)


def _is_message(block: nodes.Block) -> bool:
    return isinstance(block, Paragraph) and not block.role
