"""Findings without advice: what rules of words, structure and governance say has tests of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from b12docs.diagnostics import Diagnostic
from b12docs.rules.severity import group_of

_ADVICE = ("words", "structure", "governance")
_POINTER = re.compile(r"^\d+ warnings? of .*: 'b12docs check' names (?:it|them)\n", re.MULTILINE)


def without_advice(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings of all other rules."""
    return [one for one in found if group_of(one) not in _ADVICE]


def said(stderr: str) -> str:
    """What a build prints to standard error, without the line that counts this advice alone."""
    return _POINTER.sub("", stderr)
