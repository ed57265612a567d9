"""What stands in a file is what is meant, or is told: no sign of YAML's, and no lost letter, gets into a text."""

from __future__ import annotations

import pytest

from b12docs.diagnostics import InputError
from b12docs.source.characters import as_meant
from b12docs.source.prose import MEANINGLESS
from b12docs.source.yaml_tree import parse


@pytest.mark.parametrize("mark", ["'", '"'])
def test_an_anchor_is_no_part_of_its_text(mark: str) -> None:
    """Nor is a quotation mark, where the text has two lines."""
    tree = parse(f"a: &x {mark}two\n  lines{mark}\nb: *x\n", "content.yaml")
    assert (tree.value["a"], tree.value["b"]) == ("two\nlines", "two\nlines")


@pytest.mark.parametrize("private", ["\ue000", "\U000f0001", "\U0010fffd"])
def test_a_private_character_stays_what_it_is(private: str) -> None:
    """Whatever else is set right beside it: it is refused, and never becomes a space."""
    assert private in as_meant(f"x{private}y\u00ad z")
    with pytest.raises(InputError):
        parse(f"a: x{private}y\u00ad z\n", "content.yaml")


def test_a_letter_that_was_lost_is_told() -> None:
    """The sign that programs put for a letter that they could not read stands for a wrong word, or a wrong dose."""
    assert MEANINGLESS.search("5 \ufffdg")
    with pytest.raises(InputError):
        parse("a: 5 \ufffdg\n", "content.yaml")


def test_more_words_than_a_file_may_hold_are_refused() -> None:
    """Each counts by itself, in one list too."""
    with pytest.raises(InputError, match="more than 50,000 values"):
        parse("a: [" + "b, " * 50_001 + "]\n", "content.yaml")
    with pytest.raises(InputError, match="more than 2,000,000 characters"):
        parse(f"a: {'b' * 2_000_001}\n", "content.yaml")
