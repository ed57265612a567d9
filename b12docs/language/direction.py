"""The direction in which a language is written."""

from __future__ import annotations

from b12docs.language.languages import Direction, known, main_part

_FROM_THE_RIGHT = ("ckb", "dv", "he", "ps", "sd", "ug", "yi")  # of those that we know nothing else of


def direction(language: str) -> Direction:
    """``ltr`` or ``rtl``, as HTML says it, of a language's code such as ``en-GB``."""
    found = known(language)
    return found.direction if found else "rtl" if main_part(language) in _FROM_THE_RIGHT else "ltr"
