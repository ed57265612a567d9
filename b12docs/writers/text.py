"""The document tree -> plain text, such as the body of an e-mail: the same words in the same order.

Headings are underlined, entries of lists have a dash or a number, a figure is its alt text in square brackets, and the
address of a link follows in angle brackets where the words do not show it. A row of a table has a line for each of its
columns, which says the column's name. The tree is that of a screen: there are neither lines to write on nor QR codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import assert_never

from b12docs.document.leaves import (
    Blank,
    Figure,
    Heading,
    Logo,
    Paragraph,
    QrCode,
    Run,
    Runs,
    WriteLines,
)
from b12docs.document.nodes import (
    Band,
    Block,
    Boxed,
    Card,
    Cards,
    Cell,
    Column,
    Columns,
    Contents,
    KeyMessage,
    KeyPoints,
    ListBlock,
    Panel,
    Passport,
    Pointed,
    Protocol,
    RedFlags,
    Section,
    Strip,
    Table,
    Tight,
    kind_of,
)
from b12docs.document.tree import Document, read_as_one
from b12docs.language.direction import direction
from b12docs.language.isolates import isolated
from b12docs.language.marks import labelled
from b12docs.language.together import NO_BREAK, together
from b12docs.source.telephones import dialled
from b12docs.source.uris import uri

COLUMNS = 72  # characters of a line, as e-mails have them (RFC 3676 §4.2)
_UNDERLINES = {1: "=", 2: "-", 3: "~"}
_FRAME = "*" * COLUMNS  # above and below the red flags
_LINE = "_" * 12  # to fill in


def write_text(document: Document, picture: str) -> bytes:
    """The bytes of the text, in UTF-8; ``picture`` is the word that says what a figure's alt text stands for."""
    writer = _Writer(picture)
    parts = [_wrapped(_words(runs), COLUMNS) for runs in document.notices]
    parts += [part for page in document.pages for part in writer.each(page.blocks, COLUMNS)]
    if document.closing:
        parts.append(_wrapped(_words(document.closing), COLUMNS))
    text = "\n\n".join(parts) + "\n"
    if direction(document.language) == "rtl":
        text = "\n".join(map(isolated, text.split("\n")))
    return text.encode()


class _Writer:
    """Writes blocks as parts, which blank lines keep apart; ``width`` is the room for a line, in characters."""

    def __init__(self, picture: str) -> None:
        self.picture = picture

    def parts(self, block: Block, width: int) -> Iterator[str]:
        """The parts of a block, in reading order."""
        match block:
            case Heading():
                yield _heading(block, width)
            case Paragraph() | Blank():
                yield _wrapped(_said(block), width)
            case Figure() | Logo():
                yield self._picture(block, width)
            case WriteLines() | QrCode() | Contents():
                return  # paper's alone, or to be followed
            case ListBlock():
                yield self._list(block, width)
            case Table():
                yield from ([_wrapped(_words(block.caption), width)] if block.caption else [])
                yield from (self._row(row, block.head[0], width) for row in block.rows)
            case RedFlags():
                yield from self._framed(block, width)
            case (
                Section() | Column() | Columns() | Tight() | Panel() | Card() | Cards() | KeyMessage() | KeyPoints()
                | Pointed() | Boxed() | Protocol() | Passport() | Band() | Strip()
            ):  # fmt: skip
                yield from self.each(block.blocks, width)
            case _:
                assert_never(block)

    def each(self, blocks: tuple[Block, ...], width: int) -> Iterator[str]:
        """The parts of blocks that follow each other."""
        for group in read_as_one(blocks):
            if len(group) > 1:
                yield _wrapped(" ".join(_said(one) for one in group if isinstance(one, Paragraph | Blank)), width)
            else:
                yield from self.parts(group[0], width)

    def _framed(self, group: RedFlags, width: int) -> Iterator[str]:
        first, *rest = self.each(group.blocks, width)
        *middle, last = rest
        yield f"{_FRAME}\n{first}"
        yield from middle
        yield f"{last}\n{_FRAME}"

    def _picture(self, block: Figure | Logo, width: int) -> str:
        alt = _wrapped(together(f"[{labelled(self.picture, block.alt)}]"), width)
        caption = block.caption if isinstance(block, Figure) else ()
        return "\n".join([alt, _wrapped(_words(caption), width)]) if caption else alt

    def _list(self, block: ListBlock, width: int) -> str:
        numbered = block.ordered and kind_of(block).labelled
        labels = [f"{number}. " if numbered else "- " for number in range(1, len(block.items) + 1)]
        entries = zip(labels, block.items, strict=True)
        return "\n".join(self._entry(label, item.blocks, width) for label, item in entries)

    def _entry(self, label: str, blocks: tuple[Block, ...], width: int) -> str:
        """Blocks behind a label, their further lines below the first word."""
        return _hanging(label, "\n".join(self.each(blocks, width - len(label))))

    def _row(self, row: tuple[Cell, ...], head: tuple[Cell, ...], width: int) -> str:
        """A row of a table: its name, then a line for each cell; each says what its column is called."""
        name, *cells = [self._named(top, cell, width - 2) for top, cell in zip(head, row, strict=True)]
        return "\n".join([name, *(_hanging("- ", cell) for cell in cells)])

    def _named(self, top: Cell, cell: Cell, width: int) -> str:
        """A cell behind the name of its column: on the same line where it begins with words."""
        column = " ".join(_said(block) for block in top.blocks if isinstance(block, Paragraph | Heading))
        first = next(read_as_one(cell.blocks), ())
        words = [_said(one) for one in first if isinstance(one, Paragraph | Blank)]
        said = " ".join(words)
        lines = [_wrapped(labelled(column, said) if column else said, width)] if column or words else []
        return "\n".join([*lines, *self.each(cell.blocks[len(words) :], width)])


def _said(block: Paragraph | Heading | Blank) -> str:
    """The words of a block, or the mark that is filled in by hand."""
    if isinstance(block, Blank):
        return "[ ]" if block.form == "tick" else _LINE
    return _words(block.runs)


def _hanging(label: str, text: str) -> str:
    """The text behind a label, its further lines below its first word."""
    first, *lines = text.split("\n")
    return "\n".join([f"{label}{first}".rstrip(), *(f"{' ' * len(label)}{line}".rstrip() for line in lines)])


def _heading(block: Heading, width: int) -> str:
    text = _wrapped(_words(block.runs), width)
    longest = max(len(line) for line in text.split("\n"))
    return f"{text}\n{_UNDERLINES[block.level] * longest}"


def _words(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    """The run's words; the address follows where they are not the address.

    An address is written whole, since programs for e-mail make a link of what begins with https:// alone.
    """
    if run.href and dialled(run.text) == run.href:
        return run.text
    address = re.sub(r"^(https://(www\.)?|mailto:|tel:)", "", run.href)
    shown = uri("https://" + "".join(run.text.split())).rstrip("/").lower()
    if not shown.endswith(address.rstrip("/").lower()):
        return f"{run.text} <{run.href}>"
    return run.href if run.href.startswith("https://") else run.text


def _wrapped(text: str, width: int) -> str:
    """The text in lines, with common spaces; an address is never broken, since it could not be followed.

    What belongs together is broken only where it is longer than a line: its line is wrapped again.
    """
    lines = _lines(text, width)
    return "\n".join(part for line in lines for part in _lines(line.replace(NO_BREAK, " "), width)) or text


def _lines(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)
