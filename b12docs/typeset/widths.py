"""The widths of a table's columns, from what stands in them: no word is broken, and long texts get the most room."""

from __future__ import annotations

from typing import Literal

from b12docs.records import record

Alike = Literal["", "ticked", "written", "marked"]


@record
class Wish:
    """What a column needs for its longest word, and what it takes to break no line (points).

    Columns that are ``alike``, those that are ticked, written in or compared, are equally wide. Those that are written
    in take what the others don't need.
    """

    least: float
    natural: float
    alike: Alike = ""


def shared(wishes: list[Wish], room: float) -> list[float]:
    """The width of each column; all together are as wide as the room, or as what they need, if that is more."""
    if widths := _compared(wishes, room):
        return widths
    least, natural = sum(one.least for one in wishes), sum(one.natural for one in wishes)
    if natural <= room and (written := sum(one.alike == "written" for one in wishes)):
        more = (room - natural) / written
        widths = [one.natural + more * (one.alike == "written") for one in wishes]
    elif natural <= room:
        widths = [one.natural * room / natural for one in wishes]
    else:
        spare = max(0.0, room - least) / ((natural - least) or 1.0)
        widths = [one.least + (one.natural - one.least) * spare for one in wishes]
    for alike in ("ticked", "written", "marked"):
        widths = _even(wishes, widths, alike)
    return widths


def _compared(wishes: list[Wish], room: float) -> list[float]:
    """The widths of a comparison: marked columns share what the names of the rows leave, which are no wider than they.

    None where nothing is marked, or a word would not fit.
    """
    share = room / len(wishes)
    names = sum(min(one.natural, max(one.least, share)) for one in wishes if one.alike != "marked")
    marked = [one.least for one in wishes if one.alike == "marked"]
    if not marked or max(marked) > (room - names) / len(marked):
        return []
    rest = (room - names) / len(marked)
    return [rest if one.alike == "marked" else min(one.natural, max(one.least, share)) for one in wishes]


def _even(wishes: list[Wish], widths: list[float], which: Alike) -> list[float]:
    """The widths, equal for the columns that are alike in this, where none gets too narrow by it."""
    alike = [index for index, one in enumerate(wishes) if one.alike == which]
    mean = sum(widths[index] for index in alike) / len(alike) if alike else 0.0
    if any(wishes[index].least > mean + 0.001 for index in alike):
        return widths
    return [mean if index in alike else own for index, own in enumerate(widths)]
