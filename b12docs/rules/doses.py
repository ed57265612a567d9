"""A rule of safety: a text of a topic or a house has no dose and no threshold; each clinic enters its own."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.language.amounts import doses
from b12docs.rules.printing import all_texts_of
from b12docs.rules.reading import ReadTopic
from b12docs.rules.registry import Finding, rule
from b12docs.schema.content import Content
from b12docs.schema.texts import strings
from b12docs.source.prose import Words

_MOST_SAID = 2  # doses that a message names


@rule(
    "dose",
    "whole",
    group="safety",
    fixed=True,
    source="doses and limits differ between clinics, laboratories and patients",
)
def no_doses(subject: ReadTopic) -> Iterator[Finding]:
    """A dose or a threshold is what a clinic enters in its clinic.yaml, and stands in no text of a topic or a house."""
    for words in _words(subject.content):
        if found := doses(words):
            named = " and ".join(f"'{one}'" for one in found[:_MOST_SAID])
            said = f"{named} may be a dose or a threshold, and no clinic has entered it: '{words}'"
            hint = "name it under 'values:', write {its_name} here, and let clinic.yaml say what it is"
            yield Finding(words.at, said, hint)


def _words(content: Content) -> Iterator[Words]:
    """All words of texts, and those that stand on sheets and on the desk's page."""
    for text in all_texts_of(content):
        yield from strings(text.root)
    for said in (content.editions, content.gallery):
        yield from strings(vars(said))
