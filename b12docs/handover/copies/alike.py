"""Rows of a list that say the same: somebody may stand on it twice, and get two copies."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.diagnostics import Diagnostic, Location
from b12docs.handover.copies.people import Row

_MOST_NAMED = 10  # rows of one kind that a message names, and kinds that are told one by one


class Alike:
    """Which rows say the same in every cell, whether anything is printed of it or not.

    Two people of one name have other cells, perhaps a number or a day of birth. Of a row no word is kept.
    """

    def __init__(self) -> None:
        self._first: dict[int, int] = {}
        self._again: dict[int, list[int]] = {}

    def note(self, row: Row) -> None:
        """Take a row up."""
        said = hash(tuple(" ".join(cell.split()).casefold() for cell in row.cells))
        first = self._first.setdefault(said, row.number)
        if first != row.number:
            self._again.setdefault(first, []).append(row.number)

    def warnings(self, file: str) -> Iterator[Diagnostic]:
        """A warning for rows that say the same, at the first of them."""
        hint = "take out what stands there twice; of several people let each row say something else, such as a number"
        for first, others in list(self._again.items())[:_MOST_NAMED]:
            message = f"{rows_named([first, *others])} say the same: each of them makes a copy"
            yield Diagnostic("people", Location(file, first), message, hint, "warning")
        if (more := len(self._again) - _MOST_NAMED) > 0:
            yield Diagnostic("people", Location(file), f"of {more} more rows there are several, too", hint, "warning")


def rows_named(rows: list[int]) -> str:
    """Rows by their numbers: "row 2", "rows 2, 5 and 9"."""
    if len(rows) == 1:
        return f"row {rows[0]}"
    if len(rows) > _MOST_NAMED:
        return f"{len(rows)} rows ({', '.join(map(str, rows[:_MOST_NAMED]))}, …)"
    *before, last = map(str, rows)
    return f"rows {', '.join(before)} and {last}"
