"""The document tree -> plain text, such as the body of an e-mail: the same words in the same order.

Headings are underlined, entries of lists have a dash or a number, a figure is its alt text in square brackets, and the
address of a link follows in angle brackets where the words do not show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap
from typing import assert_never

from b12docs.document.leaves import Figure, Heading, Logo, Paragraph, QrCode, Run, Runs, WriteLines
from b12docs.document.nodes import (
    Band,
    Block,
    Card,
    Cards,
    Cell,
    Column,
    Columns,
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
)
from b12docs.document.tree import Document
from b12docs.language.together import NO_BREAK, together
from b12docs.source.uris import uri

COLUMNS = 72  # characters of a line, as e-mails have them (RFC 3676 §4.2)
_UNDERLINES = {1: "=", 2: "-", 3: "~"}
_FRAME = "*" * COLUMNS  # above and below the red flags
_BLANK = "_" * 6


def write_text(document: Document, picture: str) -> bytes:
    """The bytes of the text, in UTF-8; ``picture`` is the word that says what a figure's alt text stands for."""
    writer = _Writer(picture)
    parts = [part for page in document.pages for part in writer.each(page.blocks, COLUMNS)]
    if document.closing:
        parts.append(_wrapped(_words(document.closing), COLUMNS))
    return ("\n\n".join(parts) + "\n").encode()


class _Writer:
    """Writes blocks as parts, which blank lines keep apart; ``width`` is the room for a line, in characters."""

    def __init__(self, picture: str) -> None:
        self.picture = picture

    def parts(self, block: Block, width: int) -> Iterator[str]:
        """The parts of a block, in reading order."""
        match block:
            case Heading():
                yield _heading(block, width)
            case Paragraph():
                blank = f" {_BLANK * 3}" if block.role == "write-in" else ""
                yield _wrapped(_words(block.runs) + blank, width)
            case WriteLines():
                yield "\n\n".join([_BLANK * 6] * block.count)
            case Figure() | Logo() | QrCode():
                yield self._picture(block, width)
            case ListBlock():
                yield self._list(block, width)
            case Table():
                yield from (self._row(row, width) for row in (*block.head, *block.rows))
            case RedFlags():
                yield from self._framed(block, width)
            case (
                Section() | Column() | Columns() | Tight() | Panel() | Card() | Cards() | KeyMessage() | KeyPoints()
                | Pointed() | Protocol() | Passport() | Band() | Strip()
            ):  # fmt: skip
                yield from self.each(block.blocks, width)
            case _:
                assert_never(block)

    def each(self, blocks: tuple[Block, ...], width: int) -> Iterator[str]:
        """The parts of blocks that follow each other."""
        return (part for block in blocks for part in self.parts(block, width))

    def _framed(self, group: RedFlags, width: int) -> Iterator[str]:
        first, *rest = self.each(group.blocks, width)
        *middle, last = rest
        yield f"{_FRAME}\n{first}"
        yield from middle
        yield f"{last}\n{_FRAME}"

    def _picture(self, block: Figure | Logo | QrCode, width: int) -> str:
        alt = _wrapped(together(f"[{self.picture}: {block.alt}]"), width)
        caption = block.caption if isinstance(block, Figure) else ()
        return "\n".join([alt, _wrapped(_words(caption), width)]) if caption else alt

    def _list(self, block: ListBlock, width: int) -> str:
        labels = [f"{number}. " if block.ordered else "- " for number in range(1, len(block.items) + 1)]
        entries = zip(labels, block.items, strict=True)
        return "\n".join(self._entry(label, item.blocks, width) for label, item in entries)

    def _entry(self, label: str, blocks: tuple[Block, ...], width: int) -> str:
        """Blocks behind a label, their further lines below the first word."""
        text = "\n".join(self.each(blocks, width - len(label)))
        lines = text.split("\n")
        return "\n".join([label + lines[0], *(f"{' ' * len(label)}{line}".rstrip() for line in lines[1:])])

    def _row(self, row: tuple[Cell, ...], width: int) -> str:
        """A row of a table: its name, then a line for each cell that says something."""
        name, *cells = row
        parts = ["\n".join(self.each(name.blocks, width))] if name.blocks else []
        return "\n".join(parts + [self._entry("- ", cell.blocks, width) for cell in cells if cell.blocks])


def _heading(block: Heading, width: int) -> str:
    text = _wrapped(_words(block.runs), width)
    longest = max(len(line) for line in text.split("\n"))
    return f"{text}\n{_UNDERLINES[block.level] * longest}"


def _words(runs: Runs) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    """The run's words; the address follows where they are not the address."""
    address = re.sub(r"^(https://|mailto:|tel:)", "", run.href)
    shown = uri("https://" + "".join(run.text.split())).rstrip("/").lower()
    return run.text if shown.endswith(address.rstrip("/").lower()) else f"{run.text} <{run.href}>"


def _wrapped(text: str, width: int) -> str:
    """The text in lines, with common spaces; an address is never broken, since it could not be followed.

    What belongs together is broken only where it is longer than a line: its line is wrapped again.
    """
    lines = _lines(text, width)
    return "\n".join(part for line in lines for part in _lines(line.replace(NO_BREAK, " "), width)) or text


def _lines(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)
