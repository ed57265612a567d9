"""The direction in which a language is written."""

from __future__ import annotations

from b12docs.language.languages import ARABIC, HEBREW, THAANA, Direction, written_in


def direction(language: str) -> Direction:
    """``ltr`` or ``rtl``, as HTML says it, of a language's code such as ``en-GB``."""
    return "rtl" if written_in(language) in (ARABIC, HEBREW, THAANA) else "ltr"
