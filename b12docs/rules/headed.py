"""The rule of what stands under which heading: a layout prints the right words, and may print them in a wrong place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from b12docs.diagnostics import Location, shortened
from b12docs.document.nodes import Card, Node, Table
from b12docs.document.tree import children
from b12docs.records import record
from b12docs.rules.printing import Places, PrintedDocument, places_in
from b12docs.rules.registry import Finding, rule
from b12docs.source.prose import Words, plain
from b12docs.templates.view import Block as SeenBlock
from b12docs.templates.view import Cell as SeenCell
from b12docs.templates.view import Column as SeenColumn
from b12docs.templates.view import ComparisonRow, Condition, View
from b12docs.templates.view import Row as SeenRow


@record
class _Own:
    """The words of a cell, and the places of the names it may stand under, among ``names``, which are others' too."""

    text: Words
    under: Places
    names: Places


@rule(
    "wrong-heading", "printed", group="safety", fixed=True,
    source="the right words under a wrong heading send somebody the wrong way",
)  # fmt: skip
def under_their_headings(subject: PrintedDocument) -> Iterator[Finding]:
    """A warning stands under the title of its group, a cell of a table in its own row and column."""
    told = set[Location]()
    for words, whose in _strayed(subject):
        if words.at not in told:
            told.add(words.at)
            said = f"the layout prints '{shortened(plain(words))}' under a heading that is another {whose}"
            yield Finding(subject.layout, said, f"print it where {words.at} has it")


def _strayed(subject: PrintedDocument) -> Iterator[tuple[Words, str]]:
    """The texts that stand under names which are not theirs, and whose these are."""
    own: dict[Location, list[_Own]] = {}
    for one in _cells(subject.view):
        own.setdefault(one.text.at, []).append(one)
    for place, names in _under_names(subject.document.pages):
        held = own.get(place, ())
        if held and not any(names & one.names <= one.under for one in held):
            yield held[0].text, "row's or column's"
    yield from ((words, "group's") for words in _under_titles(subject))


def _under_titles(subject: PrintedDocument) -> Iterator[Words]:
    """The warnings that are read behind the title of another group than theirs."""
    titles = {group.title.at for group in subject.view.warnings.groups}
    signs: dict[Location, list[tuple[Words, Location]]] = {}
    for words, title in _signs(subject.view):
        signs.setdefault(words.at, []).append((words, title))
    last = None
    for place in subject.shown:
        if place in titles:
            last = place
        elif place in signs and all(title != last for _, title in signs[place]):
            yield signs[place][0][0]


def _signs(view: View) -> Iterator[tuple[Words, Location]]:
    """The warnings, each with the place of its group's title."""
    for group in view.warnings.groups:
        yield from ((one.text, group.title.at) for one in (*group.items, group.note) if one)


def _cells(view: View) -> Iterator[_Own]:
    """The words of every cell of the comparison and of the tables in sections."""
    if view.comparison:
        yield from _cells_of(view.comparison.conditions, view.comparison.rows)
    for section in view.sections:
        yield from _cells_in(section.blocks)


def _cells_in(blocks: Iterable[SeenBlock]) -> Iterator[_Own]:
    for block in blocks:
        if block.table:
            yield from _cells_of(block.table.columns, block.table.rows)
        yield from _cells_in(block.blocks)


def _cells_of(
    columns: tuple[Condition | SeenColumn, ...], rows: tuple[ComparisonRow | SeenRow, ...]
) -> Iterator[_Own]:  # fmt: skip
    names = frozenset(one.name.at for one in (*columns, *rows))
    for row in rows:
        for column in columns:
            cell: SeenCell = row.cells[column.id]
            own = frozenset((row.name.at, column.name.at))
            yield from (_Own(words, own, names) for words in (cell.lead, cell.text) if words)


def _under_names(nodes: Iterable[Node]) -> Iterator[tuple[Location, Places]]:
    """The place of each text in a table or on a card, and those of the names that it stands under."""
    for node in nodes:
        if isinstance(node, Table):
            for row in node.rows:
                for head, cell in zip(node.head[0], row, strict=True):
                    names = frozenset((*places_in(head.blocks), *places_in(row[0].blocks)))
                    yield from ((place, names) for place in places_in(cell.blocks))
        elif isinstance(node, Card):
            names = frozenset(places_in(node.blocks[:1]))
            yield from ((place, names) for place in places_in(node.blocks))
        else:
            yield from _under_names(children(node))
