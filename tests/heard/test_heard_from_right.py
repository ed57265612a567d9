"""What real browsers tell a screen reader of pages from the right: each number and word in its order."""

from __future__ import annotations

from functools import cache

import pytest

from b12docs.document.leaves import plain_text
from b12docs.document.tree import own_runs
from tests.heard.conftest import SMALL, Hearing
from tests.heard.hearing import Way
from tests.right_to_left import document, plain

pytestmark = pytest.mark.whole

WHOLE = ("0800 123 4567", "1 mg", "2–3", "hydroxocobalamin", "NHS 111", "B12", "omeprazole 20 mg")


@cache
def texts(language: str) -> list[str]:
    """The texts of the document, in order."""
    return [plain(plain_text(own_runs(node))) for node in document(language).walk() if own_runs(node)]


@pytest.mark.parametrize("language", SMALL)
@pytest.mark.parametrize("way", ["guessing", "tags"])
def test_chromium_tells_each_text_as_it_is_written(heard: Hearing, way: Way, language: str) -> None:
    """With tags and without, brackets and full stops included."""
    said = "".join(plain(" ".join(heard(way, language, "small").pieces)).split())
    assert [text for text in texts(language) if "".join(text.split()) not in said] == []


@pytest.mark.parametrize("language", SMALL)
def test_firefox_tells_each_word_and_phrase(heard: Hearing, language: str) -> None:
    """It tells each run of one direction by itself: all words, and what runs from the left in its order."""
    said = plain(" ".join(heard("firefox", language, "small").pieces))
    letters = _letters(said)
    assert [text for text in texts(language) for word in text.split() if _letters(word) not in letters] == []
    assert all(phrase in said for phrase in WHOLE)


def _letters(text: str) -> str:
    """The letters and figures of a text: it puts a space before some vowel marks, and signs elsewhere."""
    return "".join(char for char in text if char.isalnum())
