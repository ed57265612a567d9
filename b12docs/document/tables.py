"""What a table must be so that everybody can read it: each cell in a column and a row that have names."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from b12docs.document.leaves import require

if TYPE_CHECKING:
    from b12docs.document.nodes import Cell

Rows: TypeAlias = "tuple[tuple[Cell, ...], ...]"

MOST_COLUMNS = 6  # of a table, beside the names of its rows


def check_table(head: Rows, rows: Rows, widths: tuple[float, ...], *, captioned: bool) -> None:
    """Raise InvalidNodeError where rows are unequal or unnamed, or the widths are not those of the columns."""
    require(head and rows, "a table needs a header row and rows")
    require(len(head) == 1, "a table has one header row")
    lengths = {len(row) for row in (*head, *rows)}
    require(len(lengths) == 1 and lengths != {0}, "the rows of a table have the same number of cells")
    most = f"a table has the names of its rows, and {MOST_COLUMNS} columns at most"
    require(max(lengths) <= 1 + MOST_COLUMNS, most)
    require(not widths or {len(widths)} == lengths, "a table has a width for each of its columns")
    require(all(width > 0 for width in widths), "the widths of columns are above 0")
    named = all(cell.scope or (number == 0 and not cell.blocks) for row in head for number, cell in enumerate(row))
    require(named, "every cell of a header row is a th with a scope, but for an empty one above the rows' names")
    require(not (captioned and head[0][0].blocks), "in a table with a caption the first cell is empty")
    require(all(row[0].scope == "row" for row in rows), 'the first cell of a row is a th with scope="row"')
    require(all(row[0].blocks for row in rows), "each row of a table needs a name")
