"""The order of an e-mail: who opens it at a glance sees the message and the warnings before all else."""

from __future__ import annotations

from collections.abc import Iterable

from b12docs.document.nodes import Block
from b12docs.document.tree import Document, with_openings
from b12docs.document.warned import begins, outlined, warnings_apart
from b12docs.records import replace


def warned_first(document: Document) -> Document:
    """The document with its warnings right behind what its first page begins with; all else keeps its order."""
    parted = [(page, *warnings_apart(page.blocks)) for page in document.pages]
    warnings = tuple(one for _, found, _ in parted for one in found)
    blocks = [rest for *_, rest in parted]
    begun = _opening(blocks[0])
    blocks[0] = (*blocks[0][:begun], *warnings, *blocks[0][begun:])
    pages = (replace(page, blocks=rest) for (page, *_), rest in zip(parted, blocks, strict=True) if rest)
    return replace(document, pages=outlined(tuple(pages)))


def _opening(blocks: Iterable[Block]) -> int:
    """How many of the blocks open the document."""
    count = 0
    for group in with_openings(blocks):
        if not begins(group[-1]):
            break
        count += len(group)
    return count
