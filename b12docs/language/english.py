"""What an English text says of its reader, told of somebody else."""

from __future__ import annotations

import re


def of_another(words: str) -> str:
    """What belongs to the reader, told to somebody who cares for the reader: "your GP" -> "their GP"."""
    return re.sub(r"\b([Yy])our\b", lambda found: "Their" if found[1] == "Y" else "their", words)
