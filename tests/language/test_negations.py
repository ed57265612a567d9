"""Words that turn or bound what a sentence says: whether one is gone, or new."""

from __future__ import annotations

import pytest

from b12docs.language.negations import negations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Do not stop. Never take two, only one.", ("not", "never", "only")),
        ("You can’t, you don't and you cannot", ("not", "not", "not")),
        ("Nothing without your doctor, unless you call", ("nothing", "without", "unless")),
        ("Notes on a known nod; nonetheless notable", ()),
        ("It is a note (not a rule).", ("not",)),
        ("Nie przerywaj leczenia. Tylko jedna tabletka.", ("nie", "tylko")),
        ("No deje el tratamiento; nunca solo", ("no", "nunca", "solo")),
        ("لا تتوقف ولا تنتظر", ("لا", "ولا")),
        ("دوا بند نہ کریں", ("نہ",)),
        ("ওষুধ বন্ধ করবেন না", ("না",)),
        ("কারখানা নাম", ()),
        ("不要停药，只吃一片", ("不", "只")),
    ],
)
def test_the_words_are_found_in_each_language(text: str, found: tuple[str, ...]) -> None:
    """As whole words, and in their order; each way to write a 'not' is one."""
    assert negations(text) == found


@pytest.mark.parametrize(
    ("before", "now"),
    [("Do not stop.", "Don't stop."), ("You cannot drive.", "You can not drive"), ("Stop now.", "Stop at once.")],
)
def test_another_way_to_say_the_same_is_no_change(before: str, now: str) -> None:
    """A word that is written otherwise is named as a word."""
    assert negations(before) == negations(now)
