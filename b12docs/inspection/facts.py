"""What was found in a PDF: plain values, which the rules judge. Lengths are points (1/72 inch)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from b12docs.paper import Box
from b12docs.records import record

NO_CHARACTER = "\N{REPLACEMENT CHARACTER}"  # stands for a letter of which the file does not say what it is
# Elements that stand inside a line of text (ISO 32000-1 §14.8.4.4); what they hold belongs to the block around them.
INLINE = frozenset((
    "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu",
    "WT", "WP", "Strong", "Em", "Sub", "NonStruct", "Private", "FENote",
))  # fmt: skip


class Mark(NamedTuple):
    """A piece of marked content: its page, counted from 1, and its number there."""

    page: int
    number: int


@record
class Run:
    """Letters side by side on one line, in one font, size, colour and mark.

    Without a ``mark`` the run is an ``artifact``, or (which no tagged file may have) neither. ``unseen`` is text that
    is there to be searched alone (over a scan). Where a mark has a text in place of its letters, it is the ``text``.
    """

    page: int
    text: str
    box: Box
    size: float
    font: str
    mark: Mark | None = None
    artifact: bool = False
    upright: bool = True
    unseen: bool = False
    contrast: float | None = None  # with what lies behind its words, the worst of them; None where it was not measured
    hidden: int = 0  # letters that leave no trace in the picture of the page

    @property
    def letters(self) -> int:
        """How many signs there are to be seen."""
        return sum(not sign.isspace() for sign in self.text)


@record
class Element:
    """An element of the structure tree; ``parent`` is its parent's index, -1 at the top.

    ``kind`` is the standard type that its own name is mapped to, ``name`` its own name.
    """

    kind: str
    name: str
    parent: int
    alt: str | None = None
    actual: str | None = None
    language: str = ""
    scope: str = ""
    headers: bool = False
    is_known: bool = True
    page: int | None = None


@record
class Told:
    """A mark of the structure tree, in the order of reading, and the index of the element that holds it."""

    element: int
    mark: Mark


@record
class Page:
    """A page: the part that is shown, how many of its pictures have no tag, and whether its content could be read."""

    number: int
    shown: Box
    untagged_pictures: int = 0
    is_read: bool = True
    is_blank: bool = False  # nothing can be seen on it


@record
class Font:
    """A font: whether its letters lie in the file, and whether they can be turned into characters."""

    name: str
    embedded: bool
    unicode: bool


@record
class Note:
    """An annotation: its kind, page, and whether it says what it is for (``Contents``, or ``TU`` of a field)."""

    kind: str
    page: int
    described: bool
    tagged: bool


@record
class Leak:
    """Something in a file that no page shows: a stable name of what it is, and the words for it; page where known."""

    kind: str
    words: str
    page: int | None = None


@record(kw_only=True)
class Facts:
    """All that was found in a file. ``looked_at`` is how many of its pages were read and drawn."""

    page_count: int
    pages: tuple[Page, ...] = ()
    runs: tuple[Run, ...] = ()  # in the order of painting
    elements: tuple[Element, ...] = ()  # in the order of reading
    order: tuple[Told, ...] = ()
    fonts: tuple[Font, ...] = ()
    notes: tuple[Note, ...] = ()
    leaks: tuple[Leak, ...] = ()
    title: str = ""
    shows_title: bool = False
    language: str = ""
    tagged: bool = False
    claims: tuple[str, ...] = ()  # the standards that it says it keeps, such as PDF/UA-1
    for_print: bool = False  # its print settings say that it is for paper, at its actual size, and it has no tags
    bookmarks: int = 0
    locked: bool = False  # a screen reader may not take its text
    repaired: tuple[str, ...] = ()  # what had to be mended to read it
    tree_faults: tuple[str, ...] = ()  # what is wrong with the structure tree itself

    @property
    def looked_at(self) -> int:
        """How many pages were read and drawn."""
        return len(self.pages)

    @cached_property
    def by_mark(self) -> dict[Mark, list[Run]]:
        """The runs of each mark, in the order of painting."""
        found: dict[Mark, list[Run]] = {}
        for run in self.runs:
            if run.mark:
                found.setdefault(run.mark, []).append(run)
        return found

    @cached_property
    def told(self) -> list[tuple[int, Run]]:
        """Each run that the tree tells, in the order of reading, with the index of its element."""
        return [(one.element, run) for one in self.order for run in self.by_mark.get(one.mark, ())]

    def nearest(self, wanted: Callable[[Element], bool]) -> list[int]:
        """For each element the index of itself, or of the nearest around it, that is wanted; -1 where none is.

        One pass, however deep the tree is: an element stands behind its parent.
        """
        found: list[int] = []
        for index, one in enumerate(self.elements):
            found.append(index if wanted(one) else found[one.parent] if one.parent >= 0 else -1)
        return found

    @cached_property
    def blocks(self) -> list[int]:
        """For each element the index of itself, or of the nearest around it that is no part of a line."""
        return self.nearest(lambda one: one.kind not in INLINE)

    def block(self, element: int) -> int:
        """The index of the element's block; -1 for none."""
        return self.blocks[element] if element >= 0 else -1

    @cached_property
    def lines(self) -> list[tuple[Run, ...]]:
        """The printed lines: runs that stand on one baseline, with less than two letters' width between them."""
        return list(_lines(self.runs))

    def summary(self) -> dict[str, object]:
        """What a report says of the file, whatever the rules say; sizes are in points."""
        sizes = sized(self.runs)
        least = min(sizes, default=None)
        return {
            "pages": self.page_count, "title": self.title, "language": self.language, "tagged": self.tagged,
            "claims": list(self.claims), "fonts": sorted({font.name for font in self.fonts}),
            "smallest_type": least, "letters_in_it": sizes[least] if least else 0, "letters": sum(sizes.values()),
            "longest_line": max((signs(line) for line in self.lines), default=0),
            "tags": dict(sorted(Counter(one.kind for one in self.elements).items())),
            "figures": [one.alt or "" for one in self.elements if one.kind == "Figure"],
            "tables": sum(one.kind == "Table" for one in self.elements), "bookmarks": self.bookmarks,
        }  # fmt: skip


def sized(runs: Iterable[Run]) -> Counter[float]:
    """How many letters and digits there are of each size of type, in tenths of a point."""
    found: Counter[float] = Counter()
    for run in runs:
        if not run.unseen and (count := sum(map(str.isalnum, run.text))):
            found[round(run.size, 1)] += count
    return found


def signs(line: tuple[Run, ...]) -> int:
    """The characters of a line, the spaces between words included."""
    return len(" ".join("".join(run.text for run in line).split()))


def _lines(runs: tuple[Run, ...]) -> Iterator[tuple[Run, ...]]:
    seen = [run for run in runs if run.upright and not run.unseen and run.letters]
    seen.sort(key=lambda run: (run.page, -round(run.box.bottom), run.box.left))
    line: list[Run] = []
    for run in seen:
        if line and not _goes_on(line[-1], run):
            yield tuple(line)
            line = []
        line.append(run)
    if line:
        yield tuple(line)


def _goes_on(one: Run, other: Run) -> bool:
    same = one.page == other.page and round(one.box.bottom) == round(other.box.bottom)
    return same and -one.size < other.box.left - one.box.right < one.size
