"""Numbers of pages: those that a layout can have, and those that a topic promises."""

from __future__ import annotations

from typing import Annotated

from b12docs.schema.base import Read, Written

MOST_PAGES = 999


def _page_count(value: object) -> object:
    """``2`` or ``{from: 2, to: 4}`` as the numbers of pages that are promised."""
    ends = (value.get("from"), value.get("to")) if isinstance(value, dict) and len(value) == 2 else (value, value)
    try:
        least, most = (int(end) for end in ends if isinstance(end, str))
    except ValueError:
        least, most = 0, 0
    if not 0 < least <= most <= MOST_PAGES:
        raise ValueError("a number of pages is expected here, like 2, or {from: 2, to: 4}")
    return tuple(range(least, most + 1))


_COUNT = {"type": ["integer", "string"], "pattern": r"^\d+$"}
_ENDS = {"from": _COUNT, "to": _COUNT}
COUNTS = {
    "anyOf": [
        _COUNT,
        {"type": "object", "required": ["from", "to"], "additionalProperties": False, "properties": _ENDS},
    ]
}
PageCount = Annotated[tuple[int, ...], Read(_page_count), Written(COUNTS)]
