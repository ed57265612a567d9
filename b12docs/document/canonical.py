"""A document tree as lines of text that are equal where, and only where, two trees are.

``said`` is what a clinician approves: roles, headings, texts, numbers, lists, tables, alternative texts and pictures in
the order of reading, and nothing of where they stand on a page. ``everything`` is all of it, places in files left out:
what a writer makes of two equal ones is the same to the last byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import chain
from json import dumps
from operator import attrgetter
from typing import Any, assert_never

from b12docs.diagnostics import Location
from b12docs.document.leaves import (
    Blank,
    Figure,
    Heading,
    Paragraph,
    Picture,
    Run,
    Runs,
    WriteLines,
    plain_text,
)
from b12docs.document.nodes import (
    Actions,
    Band,
    Cell,
    Column,
    Columns,
    Container,
    Flags,
    Flow,
    Item,
    KeyPoints,
    ListBlock,
    Node,
    Page,
    References,
    Section,
    Strip,
    Table,
    Tight,
)
from b12docs.document.tree import Document

# What only says where blocks stand on a page; all other components say what their blocks are.
_PLACING = (Page, Flow, Section, Band, Strip, Columns, Column, Tight, KeyPoints)
_MEANT = (Actions, Flags, References)  # lists that say more than their order
_Exempt = Mapping[Location, tuple[str, ...]]
_BARE = frozenset((str, int, float, bool, type(None)))  # values that are plain as they are
_SIGNS = re.compile(r"[*\\[^]")  # which mark bold words, links and small numbers, where the text itself has them


def said(document: Document, exempt: _Exempt | None = None) -> tuple[str, ...]:
    """What the document says, a line for each thing, in the order of reading.

    ``exempt`` are pieces of words by their place in the inputs: where a text of that place holds one, it doesn't count.
    What a layout sets around the text does.
    """
    lines = [f"document {document.language}: {document.title}", f"kind: {document.subject}"]
    for page in document.pages:
        lines += _lines(page, exempt or {})
    return (*lines, *(f"running: {_words((run,), exempt or {})}" for run in document.running))


def _lines(node: Node, exempt: _Exempt) -> Iterator[str]:
    """The lines of a node and of what it holds."""
    match node:
        case Heading():
            yield f"heading {node.level}: {_words(node.runs, exempt)}"
        case Paragraph():
            yield f"text {node.role}: {_words(node.runs, exempt)}"
        case Blank():
            yield f"blank {node.form}: {node.words}"
        case WriteLines():
            yield f"lines to write on: {node.words}" if node.words else "lines to write on"
        case Picture():
            yield from _picture(node, exempt)
        case ListBlock():
            yield from _within(_list_name(node), (_item(one, exempt) for one in node.items))
        case Table():
            rows = (_row(row, exempt) for row in (*node.head, *node.rows))  # the scopes of cells say where one begins
            yield from _within("table", chain([_caption(node, exempt)], rows))
        case Container():
            if node.icon:
                yield f"icon: {node.icon}"
            inside = (_lines(one, exempt) for one in node.blocks)
            yield from chain.from_iterable(inside) if _places(node) else _within(_component_name(node), inside)
        case _:
            assert_never(node)


def _places(node: Container) -> bool:
    return isinstance(node, _PLACING)


def _picture(node: Picture, exempt: _Exempt) -> Iterator[str]:
    yield f"{type(node).__name__} {node.source}: {node.alt}"
    if isinstance(node, Figure):
        yield from _caption(node, exempt)


def _caption(node: Figure | Table, exempt: _Exempt) -> Iterator[str]:
    if node.caption:
        yield f"caption: {_words(node.caption, exempt)}"


def _within(name: str, inside: Iterator[Iterator[str]]) -> Iterator[str]:
    yield f"{name} {{"
    for lines in inside:
        yield from lines
    yield "}"


def _list_name(node: ListBlock) -> str:
    meant = type(node).__name__ if isinstance(node, _MEANT) else "list"
    return f"ordered {meant}" if node.ordered else meant


def _component_name(node: Container) -> str:
    marks = [getattr(node, name, "") for name in ("marker", "tone")]
    return " ".join(filter(None, (type(node).__name__, *marks)))


def _item(item: Item, exempt: _Exempt) -> Iterator[str]:
    inside = (_lines(one, exempt) for one in item.blocks)
    yield from _within(" ".join(filter(None, ("entry", item.icon, item.anchor))), inside)


def _row(row: tuple[Cell, ...], exempt: _Exempt) -> Iterator[str]:
    for cell in row:
        name = " ".join(filter(None, ("cell", cell.scope, cell.marker, cell.tone, cell.icon)))
        yield from _within(name, (_lines(one, exempt) for one in cell.blocks))


def _words(runs: Runs, exempt: _Exempt) -> str:
    """The words of runs, with stars around bold ones and with the addresses of links."""
    return "".join(_marked(run, exempt) for run in runs).replace("****", "").strip()


def _marked(run: Run, exempt: _Exempt) -> str:
    text = plain_text((run,))
    if run.at and not run.own and run.at in exempt:
        held = next((piece for piece in exempt[run.at] if piece in text), "")
        text = text.replace(held, "", 1)
        if not text.strip():
            return text
    text = _SIGNS.sub(r"\\\g<0>", text)
    text = f"^{text}" if run.small else text
    text = f"[{run.language}: {text}]" if run.language else text
    text = f"**{text}**" if run.bold else text
    return f"[{text}]({run.href})" if run.href else text


def everything(document: Document) -> str:
    """All that the document's nodes hold but their places in files, as one JSON text."""
    return dumps(_plain(document), ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind is tuple:
        return [one if type(one) in _BARE else _plain(one) for one in value]
    held = _held(kind)(value)
    return [kind.__name__, *[one if type(one) in _BARE else _plain(one) for one in held]] if held else value


def places(document: Document) -> list[Location]:
    """Where in files all stands that the document's nodes hold, in their order."""
    found: list[Location] = []
    _gather(document, found)
    return found


def _gather(value: Any, found: list[Location]) -> None:
    kind: Any = type(value)
    if kind is not tuple and (at := getattr(value, "at", None)):
        found.append(at)
    for one in value if kind is tuple else _held(kind)(value):
        if type(one) not in _BARE:
            _gather(one, found)


@cache
def _held(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    """What reads the fields of a node's type that count; none of anything that is no node."""
    declared = fields(kind) if is_dataclass(kind) else ()
    names = [one.name for one in declared if one.compare and one.name != "at"]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda one: tuple(getattr(one, name) for name in names)
