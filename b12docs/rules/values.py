"""Rules of the values that a clinic enters: those that are named exist, and those that exist are shown."""

from __future__ import annotations

from collections.abc import Iterator

from b12docs.diagnostics import nearest
from b12docs.rules.content import shows_values
from b12docs.rules.registry import Finding, rule
from b12docs.rules.texts import ContentNodes
from b12docs.rules.walk import NAMED, Nodes, mapping, names, unknown
from b12docs.schema.base import keys
from b12docs.schema.house import Help
from b12docs.source.prose import Words, placeholders


@rule("unknown-value", "content", source=NAMED)
def known_values(subject: ContentNodes) -> Iterator[Finding]:
    """The protocol box, the addressee and the lines to write on name values that there are."""
    yield from unknown(_shown(subject.nodes), mapping(subject.nodes.top, "values"), "'values' has none of the name")


def _shown(nodes: Nodes) -> list[Words]:
    """The names of the values that something else than a text in braces shows."""
    box, addressee = mapping(nodes.top, "protocol").get("values"), nodes.top.get("addressee")
    lines = [name for _, entry, _ in nodes.having("write") for name in names(entry.get("value"))]
    return [*names(box), *names(addressee), *lines]


@rule("unused-value", "content", source="a clinic's dose or threshold must not be lost without a word")
def used_values(subject: ContentNodes) -> Iterator[Finding]:
    """Every value stands in a text, in the protocol box, on a line to write on, or is the addressee."""
    used = {name for path, words in subject.nodes.prose if shows_values(path) for name in placeholders(words)}
    used.update(_shown(subject.nodes))
    for name in mapping(subject.nodes.top, "values"):
        if name not in used and not nearest(name, used):  # that is told as a slip of the pen
            at = subject.tree.locate(("values", name), key=True)
            hint = f"write {{{name}}} where it is to stand, or take it out"
            yield Finding(at, f"no text shows the value '{name}'", hint)


@rule("duplicate-id", "content", source="a name in braces stands for one thing")
def values_no_help_lines(subject: ContentNodes) -> Iterator[Finding]:
    """No value has the name of a help line."""
    for name in mapping(subject.nodes.top, "values"):
        if name in keys(Help):
            at = subject.tree.locate(("values", name), key=True)
            yield Finding(at, f"'{name}' is a help line", "call the value something else")
