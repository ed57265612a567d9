"""The fixed words of the program in English: what it prints where a content gives no words of its own."""

from __future__ import annotations

import re

from b12docs.records import record

SKIP = "Skip to the text"  # the link that leads past the title of a web page
PICTURE = "Picture"  # what a picture's words in a plain text stand for
CALL = "Call {number}"  # a button that dials
LARGE_PRINT = "{title}: large print"  # the title of a file of this edition
ON_PAPER = "{title}, {paper}"  # the title of a file on another paper than the usual


@record
class SheetWords:
    """Titles of imposed files, and what stands on the sheets of a poster; names in braces are filled in."""

    booklet: str = "{title} (booklet for printing)"
    trifold: str = "{title} (folded leaflet for printing)"
    tiles: str = "{title} (poster in parts for printing)"
    two_up: str = "{title} (two on a sheet for printing)"
    label: str = "{name} · row {row} of {rows}, column {column} of {columns} · {title}"
    glue: str = "Glue strip"
    heading: str = "A poster of {sheets} sheets"
    steps: tuple[str, ...] = (
        "Print all sheets on one side, at actual size (100 %). The line below is then 100 mm long.",
        "Take the sheets in order. Cut off the margins at the corner marks, not beside a glue strip.",
        "Glue each sheet onto the strips of its neighbours, with its cut edges on their dashed lines.",
    )


SHEETS = SheetWords()


def of_another(words: str) -> str:
    """What belongs to the reader, told to somebody who cares for the reader: "your GP" -> "their GP"."""
    return re.sub(r"\b([Yy])our\b", lambda found: "Their" if found[1] == "Y" else "their", words)
