"""Rules of whom the words of a reader speak to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from b12docs.language.languages import is_english
from b12docs.language.readers import of_patient, to_patient, to_reader
from b12docs.rules.printing import PrintedDocument, own_places, texts_of
from b12docs.rules.registry import Finding, rule
from b12docs.source.prose import plain


@rule(
    "other-reader",
    "printed",
    group="words",
    source="PEMAT-P 21: a text speaks to the person who reads it",
    severity="warning",
)
def words_for_the_reader(subject: PrintedDocument) -> Iterator[Finding]:
    """Words that a kind of reader has of its own speak to this reader, and not to another or of it."""
    told = _speaking(subject)
    if told is None:
        return
    strays, who = told
    kind = subject.view.reads
    is_own = len(subject.content.chain(kind)) == 1
    own = frozenset() if is_own else own_places(subject.content, kind)
    for words in texts_of(subject.view):
        if words.at in subject.told and (is_own or words.at in own) and (spoken := strays(words)):
            said = f"these words for '{kind}' may speak {who}: '{spoken}', in '{plain(words)}'"
            yield Finding(words.at, said, f"say it as '{kind}' would be told")


def _speaking(subject: PrintedDocument) -> tuple[Callable[[str], str], str] | None:
    """What must not stand in the words of this reader, and whom such words speak to; None of readers unknown to us.

    Nor is anything known of words in another language than English.
    """
    if not is_english(str(subject.content.language)):
        return None
    chain = subject.content.chain(subject.view.reads)
    if "clinical" in chain:
        return to_reader, "to patients"
    if "lay" in chain:
        return (of_patient, "of patients") if len(chain) == 1 else (to_patient, "to patients")
    return None
