"""The words that an imposition adds to a document, filled in."""

from __future__ import annotations

import re


def filled(text: str, **values: object) -> str:
    """The text with each ``{name}`` replaced by its value; other braces stay as they are."""
    return re.sub(r"\{(\w+)\}", lambda found: str(values.get(found[1], found[0])), text)
