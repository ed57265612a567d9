"""Rules of the reading level: documents, sections and sentences against the limits of their level.

A document above its limits is an error, a section or a sentence a warning: scores are an aid, not proof of
understanding, and a fair mean may hide a hard sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from b12docs.diagnostics import Location
from b12docs.document.leaves import plain_text
from b12docs.language.sentences import words
from b12docs.readability.meter import Lengths, Measure, Sentence, Unit, is_measured, measure, read, read_after_stem
from b12docs.rules.reading import ReadDocument
from b12docs.rules.registry import Finding, rule
from b12docs.schema.content import Content
from b12docs.schema.house import HardWord, Limits

_FORMULAS = "Kincaid 1975 (FKGL), McLaughlin 1969 (SMOG)"
_LENGTHS = "UK government style: sentences of at most 25 words; Oxford Guide to Plain English: 15 to 20 on average"
_LEAST_GRADED = 30  # words of a document; the grade of a shorter one is chance, and its sentences are told of alone
_LEAST = 100  # words of a section from which its grades say something
_MOST_NAMED = 3  # sentences that a message names

Names = Mapping[str, str]  # hard word in small letters -> the plain word for it


@rule("reading-level", "document", source=_FORMULAS, group="words")
def kept_limits(subject: ReadDocument) -> Iterator[Finding]:
    """A document's grades, and its words a sentence on average, keep the limits of its level."""
    limits, found = subject.limits, subject.figures
    if not limits or not found or found.words < _LEAST_GRADED:
        yield from _kept_scores(subject)
        return
    mean = ("the mean of words a sentence", found.mean_words, limits.mean_words)
    if broken := _above((*_grades(found, limits, 0), mean)):
        sentences = _hardest(_sentences(subject), broken == _above([mean]))
        message = f"{subject.name}: {broken} ({found.words} words; {found.method})"
        yield Finding(_place(sentences[0].unit), message, _named(sentences, _plain_words(subject.content)))


def _kept_scores(subject: ReadDocument) -> Iterator[Finding]:
    """The same of a document in another language that is to be plain: what is published for the language."""
    limits, found = subject.limits, subject.lengths
    if not limits or limits.fkgl is None or not found or found.words < _LEAST_GRADED:
        return
    for one in found.scores:
        if one.least is not None and one.value < one.least:
            said = f"{one.name} is {one.value:.1f} ({one.band}), the least is {one.least:g}"
            yield _of_lengths(subject, found, said)


@rule("sentence-length", "document", source=_LENGTHS, severity="warning", group="words")
def kept_lengths(subject: ReadDocument) -> Iterator[Finding]:
    """A document in another language has on average no more words a sentence than the level has in English."""
    most, found = subject.limits.mean_words if subject.limits else None, subject.lengths
    if most is None or not found or found.words < _LEAST_GRADED:
        return
    mean = (f"the mean of {found.counted} a sentence", found.mean_words, most * _units_a_word(found.counted))
    if broken := _above([mean]):
        yield _of_lengths(subject, found, broken)


def _of_lengths(subject: ReadDocument, found: Lengths, said: str) -> Finding:
    longest = sorted(_sentences(subject), key=lambda one: one.words, reverse=True)[:_MOST_NAMED]
    told = "; ".join(f"'{one.text}' ({one.words} {found.counted})" for one in longest)
    message = f"{subject.name}: {said} ({found.words} {found.counted}; {found.method})"
    return Finding(_place(longest[0].unit), message, f"the longest sentences are {told}")


def _units_a_word(counted: str) -> int:
    """How much of what is counted stands for a word of the limits: a word of Chinese has about two characters."""
    return 2 if counted == "characters" else 1


def _grades(found: Measure, limits: Limits, allowed: float) -> tuple[tuple[str, float, float | None], ...]:
    pairs = (("FKGL", found.fkgl, limits.fkgl), ("SMOG", found.smog, limits.smog))
    return tuple((name, value, None if limit is None else limit + allowed) for name, value, limit in pairs)


def _above(figures: Iterable[tuple[str, float, float | None]]) -> str:
    """What is above its limit, in words."""
    broken = [(name, value, limit) for name, value, limit in figures if limit is not None and value > limit]
    return ", ".join(f"{name} is {_shown(value, limit)}, the limit is {limit:g}" for name, value, limit in broken)


def _shown(value: float, limit: float) -> str:
    """A figure above its limit with as few decimals as say that it is above: 7.04 is told as 7.04, and not as 7."""
    return next((f"{round(value, places):g}" for places in (1, 2, 3) if round(value, places) > limit), f"{value}")


def _hardest(sentences: Iterable[Sentence], by_length: bool) -> list[Sentence]:
    """The sentences that make a text hard, the hardest first: for their long words, or for their length."""

    def hardness(one: Sentence) -> tuple[int, int]:
        return (one.words, one.polysyllables) if by_length else (one.polysyllables, one.words)

    return sorted(sentences, key=hardness, reverse=True)[:_MOST_NAMED]


def _named(sentences: Iterable[Sentence], known: Names) -> str:
    """The sentences with what makes each of them hard, and the plain words that we know."""
    return "the hardest sentences are " + "; ".join(
        f"'{one.text}' in line {_place(one.unit).line} ({one.words} words{_hard(one.long_words, known)})"
        for one in sentences
    )


def _hard(long_words: Iterable[str], known: Names) -> str:
    told = [_with_plain(word, known) for word in dict.fromkeys(long_words)]
    return f"; long: {', '.join(told)}" if told else ""


def _with_plain(word: str, known: Names) -> str:
    easier = known.get(word.lower())
    return f"{word} (say: {easier})" if easier else word


@rule("section-level", "document", source=_FORMULAS, severity="warning", group="words")
def kept_section_limits(subject: ReadDocument) -> Iterator[Finding]:
    """A section of 100 words and more is at most two grades above the limits of its level."""
    limits = subject.limits
    if not limits or limits.section is None or not subject.is_english:
        return
    for _, section in groupby(subject.texts, lambda text: (text.section, text.heading)):
        told = list(section)
        heading = told[0].heading
        if sum(one.words for text in told for one in read(text.unit)) < _LEAST:
            continue
        found = measure(text.unit for text in told)
        if heading and (broken := _above(_grades(found, limits, limits.section))):
            title = plain_text(heading.runs)
            sentences = _hardest((one for text in told for one in read_after_stem(text.unit)), False)
            message = f"the section '{title}' is too hard for the level '{subject.level}': {broken}"
            at = heading.at or _place(sentences[0].unit)
            hint = _named(sentences, _plain_words(subject.content))
            yield Finding(at, f"{message} ({found.words} words; FKGL and SMOG, an aid)", hint)


@rule("long-sentence", "document", source=_LENGTHS, severity="warning", group="words")
def short_sentences(subject: ReadDocument) -> Iterator[Finding]:
    """No sentence, and no bullet with the words before its list, is longer than its level allows."""
    longest = subject.limits.longest if subject.limits else None
    if longest is None:
        return
    counted = subject.lengths.counted if subject.lengths else "words"
    longest *= _units_a_word(counted)
    found = [one for one in _sentences(subject) if one.words > longest]
    for one in sorted(found, key=lambda one: one.words, reverse=True):
        said = f"a sentence of {one.words} {counted} is too long for the level '{subject.level}' (at most {longest})"
        yield Finding(_place(one.unit), f"{said}: '{one.text}'", "make two sentences of it, or take words out")


@rule(
    "hard-sentence", "document", source="McLaughlin 1969: long words make hard text", severity="warning", group="words"
)
def plain_sentences(subject: ReadDocument) -> Iterator[Finding]:
    """A sentence has few words of three syllables and more that nothing explains."""
    most = subject.limits.polysyllables if subject.limits else None
    if most is None or not subject.is_english:
        return
    explained, known = _explained(subject.content, subject.level), _plain_words(subject.content)
    found = [(one, _unexplained(one, explained)) for one in _sentences(subject)]
    for one, hard in sorted(found, key=lambda pair: (len(pair[1]), pair[0].words), reverse=True):
        if len(hard) > most:
            said = f"{len(hard)} long words in a sentence are too many for the level '{subject.level}' (at most {most})"
            told = ", ".join(f"'{word}'" for word in hard)
            easier = ", ".join(f"{known[word.lower()]} for '{word}'" for word in hard if word.lower() in known)
            hint = f"say {easier}" if easier else "say it in shorter words, or in more than one sentence"
            yield Finding(_place(one.unit), f"{said}: {told}, in '{one.text}'", hint)


def _unexplained(sentence: Sentence, explained: frozenset[str]) -> tuple[str, ...]:
    """The long words of a sentence that nothing explains, each once."""
    return tuple(word for word in dict.fromkeys(sentence.long_words) if not _stems(word) & explained)


def _stems(word: str) -> frozenset[str]:
    small = word.lower()
    return frozenset({small, small.removesuffix("s"), small.removesuffix("'s")})


def _explained(content: Content, level: str) -> frozenset[str]:
    """The words of the hard words that may stand at a level; that they are explained is the rule ``hard-word``."""
    terms = (form for term, word in content.hard_words.items() if level in word.keep for form in (term, *word.forms))
    return frozenset(stem for term in terms for word in words(term) for stem in _stems(word))


def _plain_words(content: Content) -> Names:
    """Each hard word of one word, in all its forms, with the first plain words for it."""
    return {form: plain for term, word in content.hard_words.items() for form, plain in _forms(term, word)}


def _forms(term: str, word: HardWord) -> Iterator[tuple[str, str]]:
    for form in (term, *word.forms):
        yield form.lower(), str(word.plain[0])


def _sentences(subject: ReadDocument) -> Iterator[Sentence]:
    """Every sentence of the document, a bullet's with the words that lead into it; each unit's own words once."""
    if not is_measured(subject.language):
        return
    stems = {text.unit.stem for text in subject.texts if text.unit.bullet}
    for text in subject.texts:
        if text.unit.bullet or text.unit.text not in stems:
            yield from read_after_stem(text.unit, subject.language)


def _place(unit: Unit) -> Location:
    return unit.place if isinstance(unit.place, Location) else Location("content.yaml")
