"""``told_apart``: what the other forms of a document leave out of the one that an approver reads, and their order."""

from __future__ import annotations

import pytest

from b12docs.diagnostics import Location
from b12docs.production.proof_forms import told_apart

WHOLE = "a b c d e"


def rows(words: str) -> list[tuple[Location, ...]]:
    """A row for each word, in which each letter is a text of the content; a dash has none."""
    return [tuple(Location("content.yaml", ord(letter)) for letter in word if letter != "-") for word in words.split()]


def said(*forms: str, whole: str = WHOLE) -> list[tuple[str, str]]:
    """What is told of these forms, which are called A5, A6 and so on."""
    return list(told_apart(rows(whole), [(f"on A{number}", rows(one)) for number, one in enumerate(forms, 5)]))


@pytest.mark.parametrize("form", [WHOLE, "a b c d e f", "ab c d e", "a - b c d e", "a b c d e b"])
def test_a_form_that_says_the_same_is_not_told(form: str) -> None:
    """Nor what it says besides or again, which the proof has in full."""
    assert said(form) == []


@pytest.mark.parametrize(("form", "gone"), [("a c d e", "2"), ("a e", "2-4"), ("b d", "1, 3, 5"), ("", "1-5")])
def test_what_a_form_leaves_out_is_told_by_its_numbers(form: str, gone: str) -> None:
    """Somebody on whom this paper is printed never reads it."""
    assert said(form) == [("on A5", f"leaves out {gone}")]


def test_a_row_of_which_a_part_is_gone_is_left_out() -> None:
    """A label without its number is not what was read."""
    assert said("a", whole="ab") == [("on A5", "leaves out 1")]


def test_another_order_is_told() -> None:
    """Of what both say; rows without words of the content have none."""
    assert said("a d b c e") == [("on A5", "has the order 1, 4, 2-3, 5")]
    assert said("d a") == [("on A5", "leaves out 2-3, 5; has the order 4, 1")]


def test_forms_that_do_the_same_are_told_together() -> None:
    """Once, by their names."""
    assert said("a b", "a b", "a b c d") == [("on A5, on A6", "leaves out 3-5"), ("on A7", "leaves out 5")]
