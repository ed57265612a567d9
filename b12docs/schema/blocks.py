"""What a section is made of: blocks, each of exactly one kind, and the statements, tables and figures in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Annotated, Literal, TypeAlias

from b12docs.document.leaves import MOST_LINES
from b12docs.records import field
from b12docs.schema.base import Above, Choice, Identifier, Length, Model, Names, Root, ValueName
from b12docs.schema.texts import LongText, Text
from b12docs.source.prose import Words

Marker = Literal["circle", "square", "triangle", "diamond"]
Tone = Literal[Marker, "green", "amber", "red"]
ListForm = Literal["bullets", "steps", "tiles", "pictured"]


class Scoped(Model):
    """A part that may be meant for some readers only: ``for: lay``, ``for: [lay/standard, clinical]``."""

    meant_for: Annotated[Names, Length(1)] = field(default=(), metadata={"key": "for"})


def is_meant(scopes: Collection[str], kinds: Iterable[str], level: str) -> bool:
    """Whether a ``for`` field names a reader at a level, or another that it extends; ``kinds`` are all of these."""
    return any(kind in scopes or f"{kind}/{level}" in scopes for kind in kinds)


class Sourced(Model):
    """What is stated: the facts that it tells, and the references of what is not in the source text."""

    facts: tuple[str, ...] = ()
    refs: tuple[str, ...] = ()
    certainty: Literal["high", "low"] = "high"


class Said(Sourced):
    """A statement in words."""

    text: Text


class Statement(Scoped, Said):
    """A statement that may be meant for some readers only."""


class Item(Statement):
    """An entry of a list: ``icon`` is a pictogram of ``layouts/figures``, ``write`` labels a line to write on.

    ``value`` names what stands on that line, where it is known. ``points_at`` names the point of its figure that the
    entry is the label of.
    """

    id: Identifier
    icon: Words | None = None
    write: Text | None = None
    value: ValueName | None = None
    points_at: Identifier | None = None


class Picture(Model):
    """A drawing or photograph, the words that stand for it, and a caption."""

    file: Words
    alt: Text
    caption: Text | None = None


# --- tables -----------------------------------------------------------------------------------------------------------


class Mark(Root):
    """A cell without words: a box to ``tick``, a ``line`` to write on, or nothing."""

    root: Literal["tick", "line", ""]


class Cell(Said):
    """A cell whose statement has facts or references of its own.

    ``lead`` are the two or three words that it begins with, printed large where there is room: they tell columns apart.
    """

    lead: Text | None = None


def _cell(value: object) -> type[Model]:
    if isinstance(value, str) and value in ("tick", "line", ""):
        return Mark
    return Cell if isinstance(value, dict) and value.keys() & {"text", "lead", "facts", "refs", "certainty"} else Text


def _words(value: object) -> type[Model]:
    picked = _cell(value)
    return Text if picked is Mark else picked


WordsCell: TypeAlias = Annotated[Text | Cell, Choice(_words)]
AnyCell: TypeAlias = Annotated[Text | Cell | Mark, Choice(_cell)]


class Column(Model):
    """A column of a table; a marker tells it from the others, also without colour.

    A ``tone`` gives it other colours than its marker's: another marker's, or those of a zone.
    """

    id: Identifier
    name: Text
    marker: Marker | None = None
    tone: Tone | None = None


class Row(Model):
    """A row of a table: its name, and a cell for every column by the column's id."""

    id: Identifier
    name: Text
    icon: Words | None = None
    cells: dict[str, AnyCell]


class Table(Model):
    """One to six columns beside the rows' names; ``feature`` is the heading above these names."""

    feature: Text | None = None
    columns: Annotated[tuple[Column, ...], Length(1, 6)]
    rows: Annotated[tuple[Row, ...], Length(1)]


# --- blocks -----------------------------------------------------------------------------------------------------------


class Block(Scoped):
    """What the blocks of all kinds share; an id is needed where a section has two blocks of one kind."""

    id: Identifier | None = None


class TextBlock(Block, Sourced):
    """Paragraphs; ``as`` says that they lead into the section, or are a note at its end."""

    text: LongText
    form: Literal["", "lead", "note"] = field(default="", metadata={"key": "as"})


class ListBlock(Block):
    """Entries as bullets, numbered steps, tiles side by side, or with pictograms in place of bullets."""

    list: ListForm
    items: Annotated[tuple[Item, ...], Length(1)]


class TableBlock(Block):
    """A table, that is printed as one or, where it is too wide, row by row."""

    table: Table


class FigureBlock(Block):
    """A drawing or a photograph; ``labels`` stand beside it and point at what they name."""

    figure: Picture
    labels: tuple[Item, ...] = ()


class WriteBlock(Block):
    """Lines to write on, below the words that say what for."""

    write: Text
    lines: Annotated[int, Above(0, most=MOST_LINES)] = 1


class Box(Model):
    """Blocks in a frame; marker and tone are as those of a column."""

    title: Text | None = None
    marker: Marker | None = None
    tone: Tone | None = None
    blocks: Annotated[tuple[InnerBlock, ...], Length(1)]


class BoxBlock(Block):
    """A box in a section."""

    box: Box


BLOCKS: dict[str, type[Block]] = {
    "text": TextBlock, "list": ListBlock, "table": TableBlock,
    "figure": FigureBlock, "box": BoxBlock, "write": WriteBlock,
}  # fmt: skip


def _block(value: object, known: tuple[str, ...] = tuple(BLOCKS)) -> type[Model]:
    found = [name for name in known if isinstance(value, dict) and name in value]
    if len(found) != 1:
        kinds = f"{', '.join(known[:-1])} or {known[-1]}"
        both = f"; here stand {' and '.join(found)}: make a block of each" if found else ""
        raise ValueError(f"a block has exactly one kind: {kinds}{both}")
    return BLOCKS[found[0]]


def _inner_block(value: object) -> type[Model]:
    if isinstance(value, dict) and "box" in value:
        raise ValueError("a box cannot stand in another box: put it behind that one")
    return _block(value, tuple(name for name in BLOCKS if name != "box"))


AnyBlock: TypeAlias = Annotated[
    TextBlock | ListBlock | TableBlock | FigureBlock | BoxBlock | WriteBlock, Choice(_block)
]
InnerBlock: TypeAlias = Annotated[TextBlock | ListBlock | TableBlock | FigureBlock | WriteBlock, Choice(_inner_block)]
