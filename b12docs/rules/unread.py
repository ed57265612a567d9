"""Rules: what stands in content.yaml has a reader in this topic."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.rules.registry import Finding, rule
from b12docs.rules.texts import ContentNodes, owns
from b12docs.rules.walk import mapping


@rule("unread-part", "content", source="what somebody wrote must not be lost without a word", severity="warning")
def read_parts(subject: ContentNodes) -> Iterator[Finding]:
    """A ``for`` field names somebody whom an audience of the topic is, and who reads what the part stands in."""
    for part in subject.parts[1]:
        if part.is_lost and part.value["for"] and not subject.strangers(part):
            at = subject.tree.locate((*part.path, "for"))
            hint = "take the part out, or name in 'audiences' who reads it, and at which levels"
            yield Finding(at, "nobody in this topic reads this part", hint)


@rule("unread-words", "content", source="what somebody wrote for a reader must not be lost without a word")
def read_words(subject: ContentNodes) -> Iterator[Finding]:
    """Words that stand for a level have a reader who has none of its own there."""
    for text in subject.parts[0]:
        value = mapping(text.value)
        for level in (key for key in value if key in subject.levels):
            readers = {kind for kind, one in text.scope if one == level}
            if readers and all(owns(value, subject.chain(kind), level) for kind in readers):
                at = subject.tree.locate((*text.path, level), key=True)
                who = " or ".join(f"'{kind}'" for kind in sorted(readers))
                hint = f"put them below a kind of reader: {sorted(readers)[0]}: {{{level}: ...}}"
                yield Finding(at, f"nobody reads these words: {who} has words of its own", hint)
