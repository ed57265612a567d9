"""What a message quotes of an input is shortened, and nothing else of it."""

from __future__ import annotations

from b12docs.diagnostics import Diagnostic, Location
from b12docs.records import replace

LONG = "supercalifragilistic" * 5


def test_a_long_word_is_cut_and_the_marks_behind_it_stay() -> None:
    """Also where the message is shortened again, as it is when its place becomes another."""
    one = Diagnostic("fit", Location("a.yaml"), "m", f"'a b' in line 3 (4 words; long: jab, {LONG}); 'c d' in line 4")
    for told in (one, replace(one, at=Location("b.yaml"))):
        assert told.hint == f"'a b' in line 3 (4 words; long: jab, {LONG[:59]}…); 'c d' in line 4"


def test_a_long_row_of_marks_is_cut_too() -> None:
    """Nobody reads a thousand dots."""
    assert Diagnostic("fit", Location("a.yaml"), "." * 900).message == "." * 59 + "…"
