"""The words that an imposition adds to a document, in English unless the caller has others."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
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


ENGLISH = Words()


def filled(text: str, **values: object) -> str:
    """The text with each ``{name}`` replaced by its value; other braces stay as they are."""
    return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), text)
