"""What tells the other forms of a document from the one that a proof has in full: what they leave out, and their order.

Who approves a document approves it on every paper, in large print and as a web page, and has one of these before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from b12docs.diagnostics import Location

Rows = Sequence[Sequence[Location]]  # the places of the content's words in each row of a proof


def told_apart(whole: Rows, forms: Iterable[tuple[str, Rows]]) -> Iterator[tuple[str, str]]:
    """For each way of being other than the whole: the names of the forms that are, and what they do with its rows.

    Rows are told by their numbers, which count from 1, as in "leaves out 5, 7-9".
    """
    found: dict[str, list[str]] = {}
    for name, rows in forms:
        if said := "; ".join((*_left_out(whole, rows), *_moved(whole, rows))):
            found.setdefault(said, []).append(name)
    for said, names in found.items():
        yield ", ".join(dict.fromkeys(names)), said


def _left_out(whole: Rows, rows: Rows) -> Iterator[str]:
    there = {place for row in rows for place in row}
    if gone := [number for number, row in enumerate(whole, 1) if not there.issuperset(row)]:
        yield f"leaves out {_ranges(gone)}"


def _moved(whole: Rows, rows: Rows) -> Iterator[str]:
    """The order of the rows that begin alike in both, where it is another; what is printed again doesn't count."""
    first, there = _first(whole), _first(rows)
    both = [place for place in first if place in there]
    order = [first[place] for place in sorted(both, key=lambda place: there[place])]
    if order != sorted(order):
        yield f"has the order {_ranges(order)}"


def _first(rows: Rows) -> dict[Location, int]:
    """The first row that begins with each place."""
    found: dict[Location, int] = {}
    for number, row in enumerate(rows, 1):
        for place in row[:1]:
            found.setdefault(place, number)
    return found


def _ranges(numbers: Iterable[int]) -> str:
    """Numbers as they come, those that follow each other as one range: "1-4, 9"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return ", ".join("-".join(map(str, one)) for one in ranges)
