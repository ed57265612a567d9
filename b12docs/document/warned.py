"""The warnings out of wherever they stand in a document, so that they can come before all else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from b12docs.document.leaves import Heading
from b12docs.document.nodes import AnyPage, Band, Block, Columns, Container, KeyMessage, RedFlags, Section, Strip
from b12docs.document.rebuilt import rebuilt
from b12docs.document.remains import around, beside
from b12docs.document.tree import with_openings
from b12docs.records import replace

_Blocks = tuple[Block, ...]


def begins(block: Block) -> bool:
    """Whether a block belongs to what a document begins with, before its warnings."""
    return isinstance(block, Band | KeyMessage | Strip) or (isinstance(block, Heading) and block.level == 1)


def warnings_apart(blocks: Iterable[Block]) -> tuple[_Blocks, _Blocks]:
    """The warnings among the blocks and inside them, with what opens these and nothing else; and all that is left."""
    taken: _Blocks = ()
    left: _Blocks = ()
    for *opening, block in with_openings(blocks):
        warnings, rest = _parted(block)
        taken += (*(opening if warnings and not rest else ()), *warnings)
        left += (*(opening if rest else ()), *rest)
    return taken, left


def _parted(block: Block) -> tuple[_Blocks, _Blocks]:
    """The warnings of a block, and what is left of it."""
    match block:
        case RedFlags():
            return (block,), ()
        case Columns():
            parts = [_parted(one) for one in block.blocks]
            warnings = tuple(one for found, _ in parts for one in found)
            kept = [(at, one) for at, (_, rest) in enumerate(parts) for one in rest]
            return warnings, beside(block, kept) if warnings else (block,)
        case Container():
            warnings, rest = warnings_apart(block.blocks)
            if isinstance(block, Section) and not rest:
                return (block,), ()
            return warnings, around(block, rest) if warnings else (block,)
        case _:
            return (), (block,)


def outlined(pages: tuple[AnyPage, ...]) -> tuple[AnyPage, ...]:
    """The pages, whose blocks have moved, with headings one level below that above them where they skip one."""
    return rebuilt(pages, _Outline())


class _Outline:
    """Looks at headings in the order of reading; ``above`` are the levels of those it is under, as were and as are."""

    def __init__(self) -> None:
        self.above = [(0, 0)]

    def __call__(self, value: Any) -> Any:
        if not isinstance(value, Heading):
            return rebuilt(value, self)
        self.above = [one for one in self.above if one[0] < value.level]
        level = min(value.level, self.above[-1][1] + 1)
        self.above.append((value.level, level))
        return value if level == value.level else replace(value, level=level)
