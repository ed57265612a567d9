"""A whole document: its pages, its title and language, and the line at the foot of its pages; how a tree is walked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import assert_never

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
    require,
)
from b12docs.document.nodes import (
    AnyPage,
    Block,
    Container,
    Contents,
    Item,
    ListBlock,
    Node,
    Passport,
    RedFlags,
    References,
    Section,
    Table,
)
from b12docs.language.marks import COLONS
from b12docs.records import field, record

LONG = 6  # sections, of a document without pages that has a list of contents
SECTION = 2  # the level of the headings that a list of contents names


@record
class Document:
    """A whole document; each of its pages is one, or a flow of as many as it takes.

    ``running`` is the line at the foot of each page.
    Its last run stands at the right; ``{page}`` and ``{pages}`` in it are filled in where the pages are made.
    ``notice`` is what its first page says before all else: that it is a draft, or out of date.
    ``unchecked`` says that nobody has checked the translation, in each of its two languages: on every page.
    ``name`` is the title that its file has, where that says more: the edition, the paper. ``author`` is who gives it
    out. Neither is printed.
    """

    title: str
    language: str
    pages: tuple[AnyPage, ...]
    running: Runs = ()
    subject: str = ""
    notice: Runs = ()
    unchecked: Runs = ()
    name: str = ""
    author: str = ""
    headings: tuple[Heading, ...] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        require(self.pages, "a document needs a page")
        object.__setattr__(self, "name", self.name or self.title)
        headings = tuple(node for node in self.walk() if isinstance(node, Heading))
        object.__setattr__(self, "headings", headings)
        lists = [block for page in self.pages for block in page.blocks if isinstance(block, Contents)]
        require(len(lists) < 2, "a document has one list of contents", lists[-1].at if lists else None)
        level = 0
        for heading in headings:
            words = plain_text(heading.runs)
            require(heading.level <= level + 1, f"the heading '{words}' skips a level", heading.at)
            level = heading.level

    def walk(self) -> Iterator[Node]:
        """Every page and block in reading order, parents before their children."""
        return iter(self._nodes)

    @cached_property
    def _nodes(self) -> tuple[Node, ...]:
        """All of them: who sets, writes and checks a document each goes over it more than once."""
        return tuple(node for page in self.pages for node in walk(page))

    @property
    def contents(self) -> Contents | None:
        """Its list of contents."""
        return next((one for page in self.pages for one in page.blocks if isinstance(one, Contents)), None)

    @property
    def references(self) -> tuple[Item, ...]:
        """The entries of its list of references, by the numbers that its texts name, from 1 on; none without a list."""
        return next((one.items for one in self.walk() if isinstance(one, References)), ())

    @property
    def listed(self) -> tuple[Heading, ...]:
        """What its list of contents names: the headings of level 2 behind it, but for those of the passport."""
        blocks = [block for page in self.pages for block in page.blocks]
        first = next((index for index, block in enumerate(blocks, 1) if isinstance(block, Contents)), len(blocks))
        behind = (one for block in blocks[first:] if not isinstance(block, Passport) for one in walk(block))
        return tuple(one for one in behind if isinstance(one, Heading) and one.level == SECTION)

    @property
    def notices(self) -> tuple[Runs, ...]:
        """What is said before all else, each by itself: ``unchecked`` in each of its languages, and the ``notice``."""
        return tuple(runs for runs in (*((run,) for run in self.unchecked), self.notice) if runs)

    @property
    def closing(self) -> Runs:
        """The running words that a document without pages says once, at its end: those that it has not said before."""
        said = " ".join(plain_text(block.runs) for block in self.walk() if isinstance(block, Heading | Paragraph))
        return tuple(run for run in self.running if not is_page_number(run) and plain_text((run,)) not in said)


def is_page_number(run: Run) -> bool:
    """Whether running words are the number of their page, which is filled in where the pages are made."""
    return "{page}" in run.text


def walk(block: Node) -> Iterator[Node]:
    """The block and every block inside it, in reading order."""
    waiting = [block]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(children(one))


def children(block: Node) -> tuple[Block, ...]:
    """The blocks directly inside a block, in reading order."""
    match block:
        case Container(blocks=blocks):
            return blocks
        case ListBlock(items=items):
            return tuple(child for item in items for child in item.blocks)
        case Table(head=head, rows=rows):
            return tuple(child for row in (*head, *rows) for cell in row for child in cell.blocks)
        case Heading() | Paragraph() | WriteLines() | Blank() | Picture():
            return ()
        case _:
            assert_never(block)


def number_of(block: RedFlags) -> Paragraph | None:
    """The number to call, which stands beside the heading of the warnings: a contact right behind it."""
    _, *rest = block.blocks
    return next((one for one in rest[:1] if isinstance(one, Paragraph) and one.role == "contact"), None)


def is_for_questions(block: Node) -> bool:
    """Whether a block is lines to write on below their heading, and nothing else: words that only lead to the lines."""
    kinds = [type(inside) for inside in block.blocks] if isinstance(block, Section) else []
    return kinds == [Heading, WriteLines]


def opens(block: Node) -> bool:
    """Whether a block opens what stands behind it, and says nothing without that: a section's heading, or a lead-in.

    The title opens no section.
    """
    match block:
        case Heading(level=level):
            return level > 1
        case Paragraph(role=role, runs=runs):
            return role in ("lead", "label", "point") or runs[-1].text.endswith(COLONS)
        case _:
            return False


def with_openings(blocks: Iterable[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks, each behind what opens it."""
    group: tuple[Block, ...] = ()
    for block in blocks:
        group += (block,)
        if not opens(block):
            yield group
            group = ()
    if group:
        yield group


def read_as_one(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The blocks, those that are read as one together: words, and the box to tick before them or the line behind."""
    group: tuple[Block, ...] = ()
    for block in blocks:
        if group and not _go_on(group[-1], block):
            yield group
            group = ()
        group += (block,)
    if group:
        yield group


def _go_on(before: Block, block: Block) -> bool:
    if isinstance(before, Blank):
        return before.form == "tick" and isinstance(block, Paragraph)
    return isinstance(before, Paragraph) and isinstance(block, Blank) and block.form == "line"


def own_runs(block: Node) -> Runs:
    """The text of a block that stands in none of the blocks inside it: its words, or its caption."""
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs) | Figure(caption=runs) | Table(caption=runs):
            return runs
        case WriteLines() | Blank() | Picture() | Container() | ListBlock():
            return ()
        case _:
            assert_never(block)
