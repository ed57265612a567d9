"""What a table must be so that everybody can read it: each cell in a column and a row that have names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12docs.document.leaves import Heading, Paragraph, require

if TYPE_CHECKING:
    from b12docs.document.nodes import Table

MOST_COLUMNS = 6  # of a table, beside the names of its rows


def check_table(table: Table) -> None:
    """Raise InvalidNodeError where rows are unequal or unnamed, or what the table says of its columns does not hold."""
    head, rows = table.head, table.rows
    require(head and rows, "a table needs a header row and rows")
    require(len(head) == 1, "a table has one header row")
    lengths = {len(row) for row in (*head, *rows)}
    require(len(lengths) == 1 and lengths != {0}, "the rows of a table have the same number of cells")
    most = f"a table has the names of its rows, and {MOST_COLUMNS} columns at most"
    require(max(lengths) <= 1 + MOST_COLUMNS, most)
    named = all(cell.scope or (number == 0 and not cell.blocks) for row in head for number, cell in enumerate(row))
    require(named, "every cell of a header row is a th with a scope, but for an empty one above the rows' names")
    require(not (table.caption and head[0][0].blocks), "in a table with a caption the first cell is empty")
    require(all(row[0].scope == "row" for row in rows), 'the first cell of a row is a th with scope="row"')
    require(all(row[0].blocks for row in rows), "each row of a table needs a name")
    # What a table says is a line of cells to who approves it: their scopes alone say how long its rows are.
    alone = all(cell.scope != "row" for cell in (*head[0], *(cell for row in rows for cell in row[1:])))
    require(alone, 'scope="row" is for the first cell of a row below the header row')
    _check_columns(table)


def _check_columns(table: Table) -> None:
    """Their widths, and their names where these stand before the cells of cards."""
    widths, head = table.widths, table.head[0]
    require(not widths or len(widths) == len(head), "a table has a width for each of its columns")
    require(all(width > 0 for width in widths), "the widths of columns are above 0")
    words = all(isinstance(block, Paragraph | Heading) for cell in head for block in cell.blocks)
    require(words or not table.may_stack, "the columns of a table without data-widths have names in words")
