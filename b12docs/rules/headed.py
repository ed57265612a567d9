"""The rule of what stands under which heading: a layout prints the right words, and may print them in a wrong place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from b12docs.diagnostics import Location
from b12docs.document.nodes import Card, Node, Table
from b12docs.document.tree import children
from b12docs.records import record
from b12docs.rules.printing import Places, PrintedDocument, places_in
from b12docs.rules.registry import Finding, rule
from b12docs.source.prose import Words
from b12docs.templates.view import Block as SeenBlock
from b12docs.templates.view import Cell as SeenCell
from b12docs.templates.view import Column as SeenColumn
from b12docs.templates.view import ComparisonRow, Condition, View
from b12docs.templates.view import Row as SeenRow

_MOST_SAID = 60  # letters of a text that a message quotes


@record
class _Own:
    """A text, and the places of the names that it may stand under, among ``names``, which are others' too."""

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
    for place, above in _strayed(subject):
        if place not in told:
            told.add(place)
            words = next(one.text for one in _owned(subject.view) if one.text.at == place)
            said = words if len(words) <= _MOST_SAID else f"{words[: _MOST_SAID - 1]}…"
            hint = f"print it where {words.at} has it"
            yield Finding(subject.layout, f"the layout prints '{said}' under a heading that is {above}", hint)


def _strayed(subject: PrintedDocument) -> Iterator[tuple[Location, str]]:
    """The places of texts that stand under names which are not theirs, and whose these are."""
    own: dict[Location, list[_Own]] = {}
    for one in _cells(subject.view):
        own.setdefault(one.text.at, []).append(one)
    for place, names in _under_names(subject.document.pages):
        held = own.get(place, ())
        if held and not any(names & one.names <= one.under for one in held):
            yield place, "another row's or column's"
    yield from ((place, "another group's") for place in _under_titles(subject))


def _owned(view: View) -> Iterator[_Own]:
    yield from _signs(view)
    yield from _cells(view)


def _under_titles(subject: PrintedDocument) -> Iterator[Location]:
    """The places of warnings that are read behind the title of another group than theirs."""
    groups: dict[Location, set[Location]] = {}
    for one in _signs(subject.view):
        groups.setdefault(one.text.at, set()).update(one.under)
    titles, last = {at for own in groups.values() for at in own}, None
    for place in subject.shown:
        if place in titles:
            last = place
        elif place in groups and last not in groups[place]:
            yield place


def _signs(view: View) -> Iterator[_Own]:
    titles = frozenset(group.title.at for group in view.warnings.groups)
    for group in view.warnings.groups:
        for one in (*group.items, *((group.note,) if group.note else ())):
            yield _Own(one.text, frozenset((group.title.at,)), titles)


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
