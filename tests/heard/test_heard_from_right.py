"""What real browsers tell a screen reader of pages from the right: each number and word in its order."""

from __future__ import annotations

from functools import cache
from typing import get_args

import pypdfium2
import pytest

from b12docs.document.leaves import plain_text
from b12docs.document.tree import own_runs
from tests.conftest import need_tool
from tests.heard.hearing import TOOLS, Heard, Way, hear
from tests.right_to_left import document, plain
from tests.scripts import written

pytestmark = pytest.mark.whole

LANGUAGES = ("ar", "ur")  # one for each script
WHOLE = ("0800 123 4567", "1 mg", "2–3", "hydroxocobalamin", "NHS 111", "B12", "omeprazole 20 mg")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Way, str], Heard]:
    """What is told of a language's document in a way."""
    need_tool(*TOOLS, reason="no browsers, or nothing that hears them: nobody knows what a screen reader tells")
    folder = tmp_path_factory.mktemp("right")
    made = {folder / f"{language}.pdf": written(document(language)) for language in LANGUAGES}
    for path, data in made.items():
        path.write_bytes(data)
    files = [(path, len(pypdfium2.PdfDocument(data))) for path, data in made.items()]
    heard = hear(dict.fromkeys(get_args(Way), files))
    return {(way, language): one for way, some in heard.items() for language, one in zip(LANGUAGES, some, strict=True)}


@cache
def texts(language: str) -> list[str]:
    """The texts of the document, in order."""
    return [plain(plain_text(own_runs(node))) for node in document(language).walk() if own_runs(node)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["guessing", "tags"])
def test_chromium_tells_each_text_as_it_is_written(told: dict[tuple[Way, str], Heard], way: Way, language: str) -> None:
    """With tags and without, brackets and full stops included."""
    said = "".join(plain(" ".join(told[way, language].pieces)).split())
    assert [text for text in texts(language) if "".join(text.split()) not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_firefox_tells_each_word_and_phrase(told: dict[tuple[Way, str], Heard], language: str) -> None:
    """It tells each run of one direction by itself: all words, and what runs from the left in its order."""
    said = plain(" ".join(told["firefox", language].pieces))
    letters = _letters(said)
    assert [text for text in texts(language) for word in text.split() if _letters(word) not in letters] == []
    assert all(phrase in said for phrase in WHOLE)


def _letters(text: str) -> str:
    """The letters and figures of a text: it puts a space before some vowel marks, and signs elsewhere."""
    return "".join(char for char in text if char.isalnum())
