"""A document as rules of its structure look at it: every node in reading order, with what it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from b12docs.diagnostics import Location
from b12docs.document.leaves import Heading, Paragraph, Picture, Runs, plain_text
from b12docs.document.nodes import Container, ListBlock, Node, Passport, References, Table
from b12docs.document.tree import Document, children
from b12docs.records import record

Parent: TypeAlias = Container | ListBlock | Table


@record(slots=True, eq=False)
class Placed:
    """A node, and what it stands in, the outermost first; ``section`` is the last heading before it."""

    node: Node
    inside: tuple[Parent, ...]
    section: Heading | None

    def within(self, *kinds: type) -> bool:
        """Whether it stands in something of these kinds."""
        return any(isinstance(one, kinds) for one in self.inside)

    @property
    def is_told(self) -> bool:
        """Whether it is part of what the document tells, and not of what it says of itself."""
        return not self.within(Passport, References)


def outline(document: Document) -> tuple[Placed, ...]:
    """Every page and block of a document in reading order, parents before their children."""
    found: list[Placed] = []
    last: Heading | None = None
    for page in document.pages:
        for node, inside in _walk(page, ()):
            found.append(Placed(node, inside, last))
            last = node if isinstance(node, Heading) else last
    return tuple(found)


def _walk(node: Node, inside: tuple[Parent, ...]) -> Iterator[tuple[Node, tuple[Parent, ...]]]:
    yield node, inside
    if isinstance(node, Container | ListBlock | Table):
        for child in children(node):
            yield from _walk(child, (*inside, node))


def said(runs: Runs) -> str:
    """The words of the runs as they are read, without the numbers of references."""
    return plain_text(tuple(run for run in runs if not run.small)).strip()


def place(node: Heading | Paragraph | Picture, otherwise: Location) -> Location:
    """Where a node's words stand in the files, else another place."""
    return node.at or otherwise
