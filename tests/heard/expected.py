"""What a screen reader is to tell of a document: what its tree says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from b12docs.document.leaves import Figure, Heading, Paragraph, Picture, Run, Runs, WriteLines, plain_text
from b12docs.document.nodes import Block, Cell, Contents, ListBlock, Node, Table
from b12docs.document.tree import Document, children, walk
from b12docs.language.marks import label_of
from tests.conftest import Built
from tests.heard.hearing import Way
from tests.pdfs import clean

CITED = re.compile(r"\[?\d+[],]")  # each number of a citation, with the sign behind it
SPACELESS = re.compile("[\u3000-\u9fff\uff00-\uffef]")  # letters and signs of words that no spaces part
BULLETS = "•◦■▪"  # no text has one; behind it a line of Chinese begins without a space
LABELS = {*BULLETS, *(f"{number}{dot}" for number in range(1, 100) for dot in ("", "."))}
_Worded = Heading | Paragraph | Figure  # blocks with words of their own


@dataclass(frozen=True)
class Expected:
    """What is to be heard of a document.

    ``notice`` is what its first page says before all else. How many ``pages`` it has, whether its list of contents is
    printed, and which tables have a card for each row, is decided where pages are set: ``listed``, ``stacked``.
    """

    tree: Document
    pages: int
    notice: str
    listed: bool
    stacked: tuple[bool, ...]

    @classmethod
    def of(cls, document: Built) -> Expected:
        """What is to be heard of a PDF."""
        root = document.pdf.root
        tables = [one for one in document.on_paper.walk() if isinstance(one, Table)]
        rows = [len(one.find("TR")) for one in root.find("Table")]
        stacked = tuple(count == len(one.rows) for count, one in zip(rows, tables, strict=True))
        return cls(document.on_paper, document.pages, document.notice, bool(root.find("TOC")), stacked)

    @property
    def words(self) -> list[str]:
        """Every word in the order of reading; the words for pictures are no words of the page."""
        texts = (text for page in self.tree.pages for text in self._texts(page))
        return [*self.notice.split(), *(word for text in texts for word in text.split())]

    def _texts(self, block: Node) -> Iterator[str]:
        match block:
            case Heading(runs=runs) | Paragraph(runs=runs) | Figure(caption=runs):
                yield said(runs)
            case Contents():
                yield from self._contents(block)
            case Table() if self._is_stacked(block):
                yield said(block.caption)
                for row in block.rows:
                    yield from self._card(block, row)
            case _:
                if isinstance(block, Table):
                    yield said(block.caption)
                for child in children(block):
                    yield from self._texts(child)

    def _contents(self, block: Contents) -> Iterator[str]:
        if self.listed:
            yield from (said(one.runs) for one in (block.blocks[0], *self.tree.listed))

    def _is_stacked(self, table: Table) -> bool:
        return self.stacked[[one for one in self.tree.walk() if isinstance(one, Table)].index(table)]

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and words of each heading."""
        unprinted = {id(self.tree.contents.blocks[0])} if self.tree.contents and not self.listed else set()
        found = [one for one in self.tree.walk() if isinstance(one, Heading)]
        return [(one.level, said(one.runs)) for one in found if id(one) not in unprinted]

    @property
    def pictures(self) -> list[str]:
        """The words for each picture."""
        return [one.alt for one in self.tree.walk() if isinstance(one, Picture)]

    @property
    def fields(self) -> list[str]:
        """The words for lines to write on."""
        return [one.words for one in self.tree.walk() if isinstance(one, WriteLines)]

    @property
    def entries(self) -> list[str]:
        """Each entry of a list."""
        lists = [one for one in self.tree.walk() if isinstance(one, ListBlock)]
        return [words_of(item.blocks) for one in lists for item in one.items]

    @property
    def headers(self) -> list[str]:
        """The names of columns and rows."""
        tables = [one for one in self.tree.walk() if isinstance(one, Table)]
        return [name for one in tables for name in (self._on_cards(one) if self._is_stacked(one) else _named(one))]

    def _on_cards(self, table: Table) -> list[str]:
        """The names of rows on their cards, behind what the rows are called."""
        return [" ".join(filter(None, self._card(table, row[:1]))) for row in table.rows]

    def _card(self, table: Table, row: tuple[Cell, ...]) -> Iterator[str]:
        """Cells of a row, each behind the name of its column."""
        for name, cell in zip(table.head[0], row, strict=False):
            yield label_of(words_of(name.blocks)) if name.blocks else ""
            yield words_of(cell.blocks)

    @property
    def links(self) -> list[str]:
        """The words of each link; entries of the list of contents lead to their headings, citations to references."""
        listed = [said(one.runs) for one in self.tree.listed] if self.listed else []
        blocks = [one for one in self.tree.walk() if isinstance(one, Heading | Paragraph)]
        return [*listed, *(words for one in blocks for run in one.runs for words in self._led(run))]

    def _led(self, run: Run) -> list[str]:
        if run.small and self.tree.references:
            return CITED.findall(run.text)
        return [said((run,))] if run.href else []

    @property
    def again(self) -> set[str]:
        """What pages say beside their own: words at their foot, numbers, and headings of what goes on on them."""
        feet = [run.text.format(page=at + 1, pages=self.pages) for run in self.tree.running for at in range(self.pages)]
        feet += [run.text for run in self.tree.unchecked]
        running = (word for text in feet for word in text.split())
        headings = (word for _, words in self.headings for word in words.split())
        cells = (word for words in self.headers for word in words.split())
        return {*running, *headings, *cells, *map(str, range(100))}


def _named(table: Table) -> list[str]:
    """The names of columns and rows in their order."""
    cells = [cell for row in (*table.head, *table.rows) for cell in row if cell.scope]
    return list(filter(None, (words_of(cell.blocks) for cell in cells)))


def words_of(blocks: Iterable[Block]) -> str:
    """All words of blocks, one space between them."""
    inside = (one for block in blocks for one in walk(block))
    texts = (
        said(one.caption if isinstance(one, Figure) else one.runs)
        for one in inside
        if isinstance(one, Heading | Paragraph | Figure)
    )
    return " ".join(filter(None, texts))


def said(runs: Runs) -> str:
    """The words of runs."""
    return clean(plain_text(runs))


def untold(pieces: list[str], words: list[str], document: Expected, way: Way) -> list[str]:
    """The words that are not told in their order, from the first on, behind what is told in its place; [] if all are.

    An address may break at the end of a line, and so may a line of Chinese, which has no spaces, at any place; a word
    may end with its link, as each number of a citation does. What stands around a word, as a bracket, may be told apart
    from it. Firefox tells each line, and each change of the type, by itself.
    """
    others = LABELS | document.again
    place, rest = 0, ""  # the word that is to come, and what is to come of one that has begun
    for piece in filter(None, (one.lstrip(BULLETS) for one in pieces)):
        wanted = rest or "".join(words[place : place + 1])
        behind = wanted.removeprefix(piece)
        linked = "/" in wanted or bool(CITED.match(wanted) or SPACELESS.search(wanted))
        bare = not (any(map(str.isalnum, piece)) and any(map(str.isalnum, behind)))
        parted = rest or way == "firefox" or linked or bare
        if wanted.startswith(piece) and parted:
            rest = behind
            place += not rest
        elif piece not in others:
            return [f"{piece}:", *words[place : place + 12]]
    return words[place : place + 12]
