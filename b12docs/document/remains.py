"""What is left of a component when some of what stood in it is gone."""

from __future__ import annotations

from collections.abc import Sequence

from b12docs.document.leaves import InvalidNodeError
from b12docs.document.nodes import Block, Column, Columns, Container
from b12docs.records import replace


def around(component: Container, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The component around what is left of it, or that alone where it is too little for one."""
    try:
        return (replace(component, blocks=blocks),) if blocks != component.blocks else (component,)  # type: ignore[return-value]
    except InvalidNodeError:
        return blocks


def beside(columns: Columns, kept: Sequence[tuple[int, Block]]) -> tuple[Block, ...]:
    """The parts that are left, each with its number, with their widths; one alone stands in no columns."""
    parts = tuple(part for _, part in kept)
    if len(parts) == 1:
        return parts[0].blocks if isinstance(parts[0], Column) else parts
    own = len(columns.blocks)
    each = own <= len(columns.widths)  # fewer widths are those of columns, not of parts
    widths = (*(columns.widths[at] for at, _ in kept), *columns.widths[own:]) if each else columns.widths
    return (replace(columns, blocks=parts, widths=widths),) if parts else ()
