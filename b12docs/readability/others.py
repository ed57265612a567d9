"""The reading level of texts in other languages than English: what is published for a language, and no English formula.

Spanish is measured by INFLESZ, the scale that was validated on texts for patients, and by Fernández-Huerta; French and
Portuguese by LIX, which its author compared across them. Of every language the words a sentence are counted, of Chinese
the characters. Whether it is easy a named native reader must say.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from b12docs.language.counting import is_counted_by_characters, spanish_syllables, words
from b12docs.language.languages import Language

LONG = 6  # letters of a word; LIX calls it long when it has more
INFLESZ_LEAST = 55.0  # from which on patients' texts are easy enough, by the authors of the scale
# The bands of the scale, from the hardest (Barrio-Cantalejo 2008), in Spanish and English.
_BANDS = ((40.0, "very hard"), (55.0, "rather hard"), (65.0, "normal"), (80.0, "quite easy"), (inf, "very easy"))
_ASK = "whether it is easy a named native reader must say"
_BY_LIX = ("fr", "pt")
_METHODS = {
    "es": (
        "INFLESZ (Barrio-Cantalejo 2008, by Szigriszt-Pazos 1993) and Fernández-Huerta (1959, as Law corrected it in "
        "2011); own count of Spanish syllables"
    ),
    **dict.fromkeys(
        _BY_LIX, "LIX (Björnsson 1968; compared across eleven languages 1983; it has no limit for this one)"
    ),
}


class Score(NamedTuple):
    """A figure of one formula: its name, its value, what it means in words, and the least that it should be.

    ``least`` is None where nobody has published one.
    """

    name: str
    value: float
    band: str = ""
    least: float | None = None


def counts(sentence: str, language: Language) -> tuple[int, int, tuple[str, ...]]:
    """The words of a sentence (of Chinese the characters), its syllables where they are counted, and its long words."""
    found = words(sentence, language)
    syllables = sum(map(spanish_syllables, found)) if language.code == "es" else 0
    return len(found), syllables, tuple(word for word in found if len(word) > LONG)


def scores(language: Language, sentences: int, words: int, syllables: int, long_words: int) -> tuple[Score, ...]:
    """What the formulas that are published for the language say of so many sentences, words, syllables, long words."""
    if language.code == "es":
        ease = inflesz(words, sentences, syllables)
        band = next(name for most, name in _BANDS if ease < most)
        return (
            Score("INFLESZ", ease, band, INFLESZ_LEAST),
            Score("Fernández-Huerta", fernandez_huerta(words, sentences, syllables)),
        )
    return (Score("LIX", lix(words, sentences, long_words)),) if language.code in _BY_LIX else ()


def inflesz(words: int, sentences: int, syllables: int) -> float:
    """The ease of a Spanish text, from 0 (hard) to 100: 206.835 - 62.3 syllables a word - words a sentence."""
    return 206.835 - 62.3 * syllables / words - words / sentences


def fernandez_huerta(words: int, sentences: int, syllables: int) -> float:
    """The ease of a Spanish text, from 0 (hard) to 100: 206.84 - 60 syllables a word - 1.02 words a sentence."""
    return 206.84 - 60 * syllables / words - 1.02 * words / sentences


def lix(words: int, sentences: int, long_words: int) -> float:
    """Words a sentence, and long words of a hundred: from about 20 (easy) to 60 (hard)."""
    return words / sentences + 100 * long_words / words


def method(language: Language) -> str:
    """How a text of the language is measured, for reports; it belongs beside every figure that is shown."""
    own = _METHODS.get(language.code)
    unit = counted(language)
    plain = (
        f"{unit} a sentence, since no formula is validated for {language.english}"
        if not own
        else f"{own}; {unit} a sentence"
    )
    return f"{plain}; each string measured by itself, bullets alone and after their lead-in; an aid: {_ASK}"


def counted(language: Language) -> str:
    """What is counted of a sentence: ``words`` or ``characters``."""
    return "characters" if is_counted_by_characters(language) else "words"


def worse(one: Sequence[Score], other: Sequence[Score]) -> tuple[Score, ...]:
    """The worse figure of each formula: a lower ease, a higher LIX."""
    return tuple(
        min(pair, key=lambda score: -score.value if score.name == "LIX" else score.value)
        for pair in zip(one, other, strict=True)
    )
