"""A document as it is read on a screen, where nobody writes: what only paper needs is gone.

A line for a value that the clinic has not entered becomes the words that say whom to ask. Ruled lines for the reader's
own questions go, with the heading or label that leads to nothing else. So do lines for the clinic's name and number,
for which nobody can ask it, and QR codes, since their links are in the text. Boxes to tick, and lines in a table or a
list, stay: a form that is filled in is printed. What is long has a list of contents, since it has no pages.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from itertools import zip_longest

from b12docs.document.leaves import Heading, Paragraph, QrCode, Run, WriteLines
from b12docs.document.nodes import (
    Band,
    Block,
    Cell,
    Columns,
    Container,
    Contents,
    Item,
    KeyMessage,
    ListBlock,
    Node,
    Passport,
    Table,
)
from b12docs.document.remains import around, beside
from b12docs.document.tree import LONG, SECTION, Document, opens, own_runs
from b12docs.language.marks import label_of, space_behind

_Blocks = tuple[Block, ...]


def on_screen(document: Document, ask: Run, contents: Run) -> Document:
    """The document for a screen; ``ask`` are the words that stand for what a clinic has not entered.

    ``contents`` are those above a list of contents, which a document of many sections gets behind its main message.
    """
    codes = {block.source for block in document.walk() if isinstance(block, QrCode)}
    said = ((run.href, run.text) for block in document.walk() if not _scanned(block, codes) for run in own_runs(block))
    screen = _Screen(ask, frozenset(codes), frozenset(said))
    shown = [(page, screen.blocks(page.blocks)) for page in document.pages]
    pages = tuple(page if blocks == page.blocks else replace(page, blocks=blocks) for page, blocks in shown if blocks)
    return _listed(replace(document, pages=pages or document.pages), contents)


def _listed(document: Document, title: Run) -> Document:
    """The document with a list of contents, where it is long and has none."""
    first, *others = document.pages
    kinds = [type(block) for block in first.blocks]
    behind = next((kinds.index(kind) + 1 for kind in (KeyMessage, Band) if kind in kinds), None)
    if document.contents or behind is None:
        return document
    blocks = (*first.blocks[:behind], Contents((Heading(SECTION, (title,)),)), *first.blocks[behind:])
    listed = replace(document, pages=(replace(first, blocks=blocks), *others))
    return listed if len(listed.listed) >= LONG else document


class _Screen:
    """Takes blocks as they are on paper; ``codes`` are QR codes' addresses, ``links`` the text's, with their words.

    Without words to ``ask`` lines for values are left out, too.
    """

    def __init__(self, ask: Run | None, codes: frozenset[str], links: frozenset[tuple[str, str]]) -> None:
        self.ask, self.codes, self.links = ask, codes, links

    def blocks(self, blocks: _Blocks) -> _Blocks:
        """The blocks as a screen shows them."""
        kept: list[Block] = []
        for block, after in zip_longest(blocks, blocks[1:]):
            shown = self._block(block)
            if not shown:
                del kept[len(kept) - _leading(kept, block, after) :]
            kept += shown
        return tuple(kept)

    def _block(self, block: Block) -> _Blocks:
        match block:
            case QrCode() | WriteLines():
                return ()
            case Paragraph(role="write-in"):
                return (self._asking(block, self.ask),) if self.ask else ()
            case Paragraph() if link := _scanned(block, self.codes):
                return () if (link.href, link.text) in self.links else (replace(block, runs=(link,)),)
            case Table():
                rows = tuple(tuple(map(self._cell, row)) for row in block.rows)
                return (replace(block, rows=rows),)
            case ListBlock():
                items = tuple(item for one in block.items for item in self._item(one))
                return (replace(block, items=items),) if items else ()
            case Columns():
                return self._columns(block)
            case Band() | Passport():
                return _Screen(None, self.codes, self.links)._component(block)
            case Container():
                return self._component(block)
            case _:
                return (block,)

    @staticmethod
    def _asking(block: Paragraph, ask: Run) -> Paragraph:
        """The label of a line to write on, and the words that stand for the line."""
        *first, last = block.runs
        named = label_of(last.text)
        label = replace(last, text=f"{named}{space_behind(named)}")
        return replace(block, runs=(*first, label, ask), role="")

    def _cell(self, cell: Cell) -> Cell:
        return replace(cell, blocks=self.blocks(cell.blocks))

    def _item(self, item: Item) -> tuple[Item, ...]:
        blocks = self.blocks(item.blocks)
        return (replace(item, blocks=blocks),) if blocks else ()

    def _component(self, block: Container) -> _Blocks:
        return around(block, self.blocks(block.blocks))

    def _columns(self, block: Columns) -> _Blocks:
        return beside(block, [(at, part) for at, one in enumerate(block.blocks) for part in self._block(one)])


def _leading(kept: list[Block], gone: Block, after: Block | None) -> int:
    """How many of the last blocks lead to nothing but what is gone: a section's heading, or a label of ruled lines."""
    last = kept[-1] if kept else None
    if isinstance(last, Paragraph):
        return int(last.role == "label" and isinstance(gone, WriteLines))
    if not isinstance(last, Heading) or not opens(last):
        return 0
    return int(after is None or (isinstance(after, Heading) and after.level <= last.level))


def _scanned(block: Node, codes: Set[str]) -> Run | None:
    """The link of a paragraph that says no more than how to scan a code: the code's own, behind words in bold."""
    runs = block.runs if isinstance(block, Paragraph) else ()
    links = [run for run in runs if run.href in codes]
    others = [run for run in runs if run not in links]
    is_label = others and all(run.bold or run.text.isspace() for run in others)
    return links[0] if len(links) == 1 and is_label else None
