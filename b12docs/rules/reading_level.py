"""Rules of the reading level: the figures of a document's text against the limits of its level, and its hard words.

A broken limit is a warning: scores are an aid, not proof of understanding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from b12docs.diagnostics import Location
from b12docs.document.tree import Document
from b12docs.readability.meter import Measure
from b12docs.rules.reading import ReadDocument, Text, texts
from b12docs.rules.registry import Finding, rule
from b12docs.schema.house import HardWord, Limits
from b12docs.source.prose import plain


@rule(
    "reading-level", "document", group="words", source="Kincaid 1975 (FKGL), McLaughlin 1969 (SMOG)", severity="warning"
)
def kept_limits(subject: ReadDocument) -> Iterator[Finding]:
    """The document's figures keep the limits of its level."""
    limits = subject.limits
    if limits and (found := subject.figures):
        yield from _broken(found, limits, subject)


def _broken(found: Measure, limits: Limits, subject: ReadDocument) -> Iterator[Finding]:
    at = found.longest.unit.place
    place = at if isinstance(at, Location) else subject.at
    pairs = (
        ("FKGL", found.fkgl, limits.fkgl),
        ("SMOG", found.smog, limits.smog),
        ("words a sentence (mean)", found.mean_words, limits.mean_words),
        ("words in the longest sentence", float(found.longest.words), limits.longest),
    )
    for what, value, limit in pairs:
        if limit is not None and value > limit:
            said = f"{what} is {round(value, 1):g}, the limit is {limit:g}"
            message = f"{subject.name}: {said} ({found.words} words; {found.method})"
            hint = f"the longest sentence has {found.longest.words} words: '{found.longest.text}'"
            yield Finding(place, message, hint)


@rule("hard-word", "document", group="words", source="ISO 24495-1: words that readers know", severity="warning")
def known_words(subject: ReadDocument) -> Iterator[Finding]:
    """A hard word stands only at levels that may hold it, and is explained where it first appears."""
    limits = subject.limits
    if subject.content.hard_words and limits and limits.fkgl is not None:
        yield from hard_words(subject.document, subject.content.hard_words, subject.level)


def hard_words(document: Document, words: Mapping[str, HardWord], level: str) -> Iterator[Finding]:
    """What is to be said of each hard word that is not for this level, or not explained where it first appears."""
    sections: dict[int, list[Text]] = {}
    for text in texts(document):
        sections.setdefault(text.section, []).append(text)
    whole = "\n".join(text.unit.text for section in sections.values() for text in section).lower()
    for term, word in words.items():
        forms = tuple(map(plain, (term, *word.forms)))
        if not any(form.lower() in whole for form in forms):
            continue  # as most do: a pattern takes longer to make than to know that
        pattern = _pattern(forms)
        for section in sections.values():
            first = next((text for text in section if pattern.search(text.unit.text)), None)
            if first:
                yield from _unexplained(term, word, first, " ".join(text.unit.text for text in section), level)
                break


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


def _unexplained(term: str, word: HardWord, first: Text, around: str, level: str) -> Iterator[Finding]:
    at = first.unit.place if isinstance(first.unit.place, Location) else Location("content.yaml")
    easier = ", ".join(str(one) for one in word.plain)
    if level not in word.keep:
        message = f"'{term}' is too hard a word for the level '{level}'"
        yield Finding(at, message, f"say: {easier}")
    elif not any(plain(one).lower() in around.lower() for one in word.plain):
        message = f"'{term}' is not explained where it first appears (level '{level}')"
        yield Finding(at, message, f"explain it there, for example: {easier}")
