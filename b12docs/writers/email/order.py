"""The order of an e-mail: who opens it at a glance sees the message and the warnings before all else."""

from __future__ import annotations

from collections.abc import Sequence

from b12docs.document.leaves import Heading
from b12docs.document.nodes import AnyPage, Band, Block, KeyMessage, RedFlags, Strip
from b12docs.document.tree import Document
from b12docs.records import replace

_OPENING = (Band, Heading, KeyMessage, Strip)  # what stands before the warnings


def warned_first(document: Document) -> Document:
    """The document with its warnings right behind what its first page begins with; all else keeps its order."""
    warnings = [block for page in document.pages for block in page.blocks if isinstance(block, RedFlags)]
    first, *rest = (_without_warnings(page) for page in document.pages)
    begun = _opening(first.blocks)
    opened = replace(first, blocks=(*first.blocks[:begun], *warnings, *first.blocks[begun:]))
    return replace(document, pages=(opened, *rest))


def _without_warnings(page: AnyPage) -> AnyPage:
    return replace(page, blocks=tuple(block for block in page.blocks if not isinstance(block, RedFlags)))


def _opening(blocks: Sequence[Block]) -> int:
    """How many of the blocks open the document."""
    return next((count for count, block in enumerate(blocks) if not isinstance(block, _OPENING)), len(blocks))
