"""The words that an imposition adds to a document, filled in."""

from __future__ import annotations

import re

from b12docs.records import record


@record
class SheetWords:
    """Titles of imposed files, and what stands on the sheets of a poster; names in braces are filled in.

    ``language`` is the code of theirs. ``notes`` is what stands above the lines on a page that has nothing else.
    """

    booklet: str
    trifold: str
    tiles: str
    two_up: str
    label: str
    glue: str
    heading: str
    steps: tuple[str, ...]
    language: str = ""
    notes: str = ""


def filled(text: str, **values: object) -> str:
    """The text with each ``{name}`` replaced by its value; other braces stay as they are."""
    return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), text)
