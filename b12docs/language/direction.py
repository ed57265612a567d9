"""The direction in which a language is written."""

from __future__ import annotations

from b12docs.language.languages import Direction, side_of, written_in

NAME_SCRIPT = "name its script in the code, as in {0}-Latn or {0}-Arab"


def direction(language: str) -> Direction:
    """``ltr`` or ``rtl``, as HTML says it, of a language's code such as ``en-GB``.

    Whoever takes a code from a file asks first whether its script is known (``written_in``).
    """
    return side_of(written_in(language))
