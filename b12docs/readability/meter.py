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

from b12docs.language.sentences import clean, sentences, spoken_words
from b12docs.language.syllables import syllables
from b12docs.records import record

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


def measure(units: Iterable[Unit]) -> Measure:
    """Read a text both ways and give the worse figure of each kind; ValueError if it holds no word."""
    units = list(units)
    alone = [sentence for unit in units for sentence in _read(unit, unit.text)]
    led = list(_led(units))
    if not alone:
        raise ValueError("there is nothing to measure: no unit holds a word")
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


def read(unit: Unit) -> tuple[Sentence, ...]:
    """The sentences of a unit, read by itself."""
    return tuple(_read(unit, unit.text))


def read_after_stem(unit: Unit) -> tuple[Sentence, ...]:
    """The sentences of a unit; a bullet's stem stands before the first."""
    return tuple(_read(unit, f"{unit.stem} {unit.text}" if unit.bullet else unit.text))


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


def _led(units: list[Unit]) -> Iterator[Sentence]:
    """Each bullet after its stem; the stem's own unit is left out, for as a sentence it would only lower the mean."""
    stems = {clean(unit.stem) for unit in units if unit.bullet}
    for unit in units:
        if unit.bullet or clean(unit.text) not in stems:
            yield from read_after_stem(unit)


def _read(unit: Unit, text: str) -> Iterator[Sentence]:
    for sentence, words, lengths, long in _counted(text):
        yield Sentence(sentence, unit, words, lengths, long)


@lru_cache(maxsize=4096)
def _counted(text: str) -> list[tuple[str, int, int, tuple[str, ...]]]:
    """Each sentence with its words, syllables and long words; kept, as a text is read twice and often again."""
    return [(sentence, *_counts(spoken_words(sentence))) for sentence in sentences(text)]


def _counts(words: list[str]) -> tuple[int, int, tuple[str, ...]]:
    lengths = [syllables(word) for word in words]
    long = tuple(word for word, length in zip(words, lengths, strict=True) if length >= POLYSYLLABLE)
    return len(words), sum(lengths), long
