"""Where room runs short: what gives way on pages that are fixed, and in which order.

Air goes first, then the height of figures, then a little leading. Never the size of type, a word, or a margin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from b12docs.document.nodes import Page
from b12docs.document.tree import Document
from b12docs.look.theme import TypeScale
from b12docs.records import record
from b12docs.typeset.printing import Print

LEAST_LEADING = 1.22  # times the size of type, below which lines are hard to follow


@record
class Tightness:
    """What is left of the air between and around blocks, of the height of figures, and of leading."""

    air: float = 1.0
    figures: float = 1.0
    leading: float = 1.0


STEPS = (Tightness(), Tightness(0.75), Tightness(0.6, 0.85), Tightness(0.6, 0.75, 0.976), Tightness(0.4, 0.7, 0.95))


def tightened(document: Document, job: Print) -> Iterator[tuple[Print, float]]:
    """The job as it is, then ever tighter ones, each with the part of their height that figures keep.

    What flows needs none: it takes one more page.
    """
    steps = STEPS if any(isinstance(page, Page) for page in document.pages) else STEPS[:1]
    for step in steps:
        look = replace(job.spacing, padding=(0.4 + 0.6 * step.air) * job.spacing.padding)
        closer = replace(job, gap=step.air * job.gap, spacing=look, type=_closer(job.type, step.leading))
        yield closer, step.figures


def _closer(scale: TypeScale, part: float) -> TypeScale:
    return {
        name: (size, max(part * leading, min(leading, LEAST_LEADING * size))) for name, (size, leading) in scale.items()
    }
