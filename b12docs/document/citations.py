"""Citations: the small numbers behind a statement, each of which names an entry of the list of references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12docs.document.leaves import Run

_PARTS = re.compile(r"[^,;]+(?:[,;]\s*)?|[,;]+\s*")  # each number with the sign behind it
_NUMBER = re.compile(r"[0-9]{1,4}")


def citations(run: Run) -> Iterator[tuple[str, int]]:
    """The text of a run in parts, each with the number of the reference that it names, or 0 where it names none."""
    for part in _PARTS.findall(run.text) if run.small else [run.text]:
        found = _NUMBER.search(part) if run.small else None
        yield part, int(found[0]) if found else 0
