"""The reading level of British English health text: its sentences, words and syllables, FKGL and SMOG.

A text is given as units, one per string of the writer's file, so that a bullet without a full stop can't run into the
next one. Bullets are read twice, alone and after the words that lead into them, and the worse figure is published.

Where a rule could go either way the harder reading is taken (medicine has 3 syllables), except for figures: Flesch
(*How to Write Plain English*, 1979, chapter 2) counts a figure as one word of one syllable, and so do we, lest "Call
999" or a year score as hard text. Scores are an aid, within about 1.5 grades, and no proof that anybody understands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import sqrt
from typing import TYPE_CHECKING

from b12docs.language.languages import Language, is_english, known
from b12docs.language.sentences import clean, sentences, spoken_words
from b12docs.language.syllables import syllables
from b12docs.records import record

if TYPE_CHECKING:
    from b12docs.readability.others import Score

METHOD = (
    "FKGL (Kincaid 1975) and SMOG (McLaughlin 1969); own count of British English syllables; each string measured by "
    "itself; bullets read alone and after their lead-in, the worse figure given; an aid (±1.5 grades), not proof"
)

SMOG_SENTENCES = 30  # McLaughlin's formula is for samples of 30 sentences; a shorter text is scaled up to it
POLYSYLLABLE = 3  # syllables from which SMOG calls a word hard


@record
class Unit:
    """One string of the writer's file; a sentence never crosses its ends.

    `text` may hold `[link](https://...)` and `**bold**`. A bullet's `stem` is the string that leads into its list, ""
    if there is none; that string is a unit as well. `place` is handed back untouched, so that a report can name it.
    """

    text: str
    stem: str = ""
    bullet: bool = False
    place: object = None


@record
class Sentence:
    """A sentence as it was read (a bullet may have its stem before it), its counts, and the unit that it came from.

    ``long_words`` are its words of three syllables and more.
    """

    text: str
    unit: Unit
    words: int
    syllables: int
    long_words: tuple[str, ...]

    @property
    def polysyllables(self) -> int:
        """How many words of three syllables and more it has."""
        return len(self.long_words)


@record
class Measure:
    """The figures of one text.

    The four counts are of the text as printed. `fkgl` and `smog` (US school grades), `mean_words` (words a sentence)
    and `longest` are each the worse of the two readings of its bullets, so they need not follow from the counts.
    `method` belongs beside every figure that is shown; below 30 sentences it says that SMOG is an estimate.
    """

    words: int
    sentences: int
    syllables: int
    polysyllables: int
    fkgl: float
    smog: float
    mean_words: float
    longest: Sentence
    method: str


@record
class Lengths:
    """The figures of one text in another language than English, which no English formula measures.

    ``words`` are characters where ``counted`` says so. ``scores`` are those of formulas that are published for the
    language, none for most; they, ``mean_words`` and ``longest`` are each the worse of the two readings of bullets.
    """

    words: int
    sentences: int
    mean_words: float
    longest: Sentence
    scores: tuple[Score, ...]
    counted: str
    method: str


def measure(units: Iterable[Unit]) -> Measure:
    """Read an English text both ways and give the worse figure of each kind; ValueError if it holds no word."""
    alone, led = _both_ways(list(units), "")
    grade, hardness, mean = (max(pair) for pair in zip(_figures(alone), _figures(led), strict=True))
    return Measure(
        words=sum(s.words for s in alone),
        sentences=len(alone),
        syllables=sum(s.syllables for s in alone),
        polysyllables=sum(s.polysyllables for s in alone),
        fkgl=grade,
        smog=hardness,
        mean_words=mean,
        longest=max(alone + led, key=lambda s: s.words),
        method=METHOD + ("; SMOG estimated from under 30 sentences" if len(alone) < SMOG_SENTENCES else ""),
    )


def measure_lengths(units: Iterable[Unit], language: str) -> Lengths:
    """The same of a text in another language; ValueError if it holds no word, or nothing is known of the language."""
    own = known(language)
    if own is None:
        raise ValueError(f"nothing is known of the language '{language}'")
    from b12docs.readability import others

    alone, led = _both_ways(list(units), language)
    first, second = (_scores_of(read, own) for read in (alone, led))
    return Lengths(
        words=sum(s.words for s in alone),
        sentences=len(alone),
        mean_words=max(sum(s.words for s in read) / len(read) for read in (alone, led)),
        longest=max(alone + led, key=lambda s: s.words),
        scores=others.worse(first, second),
        counted=others.counted(own),
        method=others.method(own),
    )


def _scores_of(read: list[Sentence], language: Language) -> tuple[Score, ...]:
    from b12docs.readability import others

    words, syllables = sum(s.words for s in read), sum(s.syllables for s in read)
    return others.scores(language, len(read), words, syllables, sum(len(s.long_words) for s in read))


def is_measured(language: str) -> bool:
    """Whether sentences of the language can be read: it is English, or known."""
    return is_english(language) or known(language) is not None


def _both_ways(units: list[Unit], language: str) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of units, each read by itself, and bullets after their stems."""
    alone = [sentence for unit in units for sentence in _read(unit, unit.text, language)]
    if not alone:
        raise ValueError("there is nothing to measure: no unit holds a word")
    return alone, list(_led(units, language))


def read(unit: Unit, language: str = "") -> tuple[Sentence, ...]:
    """The sentences of a unit in the language of this code, English if none is given; read by itself."""
    return tuple(_read(unit, unit.text, language))


def read_after_stem(unit: Unit, language: str = "") -> tuple[Sentence, ...]:
    """The sentences of a unit; a bullet's stem stands before the first."""
    return tuple(_read(unit, f"{unit.stem} {unit.text}" if unit.bullet else unit.text, language))


def fkgl(words: int, sentences: int, syllables: int) -> float:
    """Flesch-Kincaid grade level, a US school grade (Kincaid, Fishburne, Rogers and Chissom 1975)."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog(polysyllables: int, sentences: int) -> float:
    """SMOG grade, a US school grade, from the words of three or more syllables (McLaughlin 1969)."""
    return 1.0430 * sqrt(polysyllables * SMOG_SENTENCES / sentences) + 3.1291


def _figures(read: list[Sentence]) -> tuple[float, float, float]:
    """FKGL, SMOG and mean words a sentence of one reading."""
    count = sum(s.words for s in read)
    grade = fkgl(count, len(read), sum(s.syllables for s in read))
    return grade, smog(sum(s.polysyllables for s in read), len(read)), count / len(read)


def _led(units: list[Unit], language: str) -> Iterator[Sentence]:
    """Each bullet after its stem; the stem's own unit is left out, for as a sentence it would only lower the mean."""
    stems = {clean(unit.stem) for unit in units if unit.bullet}
    for unit in units:
        if unit.bullet or clean(unit.text) not in stems:
            yield from read_after_stem(unit, language)


def _read(unit: Unit, text: str, language: str) -> Iterator[Sentence]:
    for sentence, words, lengths, long in _counted(text, language):
        yield Sentence(sentence, unit, words, lengths, long)


@lru_cache(maxsize=4096)
def _counted(text: str, language: str) -> list[tuple[str, int, int, tuple[str, ...]]]:
    """Each sentence with its words, syllables and long words; kept, as a text is read twice and often again."""
    own = None if not language or is_english(language) else known(language)
    if own:
        from b12docs.language import counting
        from b12docs.readability import others

        return [(sentence, *others.counts(sentence, own)) for sentence in counting.sentences(text, own)]
    return [(sentence, *_counts(spoken_words(sentence))) for sentence in sentences(text)]


def _counts(words: list[str]) -> tuple[int, int, tuple[str, ...]]:
    lengths = [syllables(word) for word in words]
    long = tuple(word for word, length in zip(words, lengths, strict=True) if length >= POLYSYLLABLE)
    return len(words), sum(lengths), long
