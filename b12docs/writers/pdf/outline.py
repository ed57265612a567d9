"""The bookmarks of a file: the places that they lead to, and their outline (ISO 32000-1 §12.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12docs.records import field, record
from b12docs.writers.pdf.syntax import Raw, number, reference, string

if TYPE_CHECKING:
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfgen.canvas import Canvas

    from b12docs.writers.pdf.standard import Dialect


@record
class Bookmark:
    """A bookmark: its level from 1 on, its page from 0 on, its height there in points, and its element's reference."""

    title: str
    level: int
    page: int
    top: float
    element: str


@record(frozen=False, eq=False)
class _Entry:
    """A line of the outline: what it says, and the lines below it."""

    raw: Raw
    says: str = ""
    below: list[_Entry] = field(default_factory=list)

    def shown(self) -> int:
        """How many lines are below it, at all levels."""
        return sum(1 + one.shown() for one in self.below)


class Outline(Raw):
    """The bookmarks of one file. ReportLab asks it to ``prepare`` itself before the file is written."""

    def __init__(self, canvas: Canvas, dialect: Dialect) -> None:
        super().__init__()
        self._document, self._dialect = canvas._doc, dialect
        self._places: dict[int, Raw] = {}  # where the bookmark of a number leads
        self._bookmarks: list[Bookmark] = []
        self.ready = -1  # nothing to be shown
        self._document.Outlines = self._document.Catalog.Outlines = self

    def add(self, bookmark: Bookmark) -> None:
        """The next bookmark; they are numbered from 0 on."""
        self._bookmarks.append(bookmark)

    def way(self, to: int) -> str:
        """The entry of whatever leads to the bookmark of a number, which may still have to come."""
        place = self._places.setdefault(to, Raw())
        return f"{self._dialect.leads} {reference(self._document, place)}"

    def prepare(self, document: pdfdoc.PDFDocument, canvas: Canvas) -> None:
        """Write the outline, when all pages are there."""
        pages = [reference(document, page) for page in document.Pages.pages]
        lines = [_Entry(self)]  # the outline itself, then the last line of each level
        for to, one in enumerate(self._bookmarks):
            line = _Entry(Raw(), f"/Title{string(one.title)}{self.way(to)}")
            self._places[to].syntax = self._dialect.place(
                pages[one.page], one.element, f"/XYZ 0 {number(one.top)} null"
            )
            del lines[one.level :]
            lines[-1].below.append(line)
            lines.append(line)
        self.syntax = f"<</Type/Outlines{self._below(lines[0])}>>"
        self.ready = 1 if self._bookmarks else -1

    def _below(self, entry: _Entry) -> str:
        """Write the lines below an entry; what it says of them."""
        if not entry.below:
            return ""
        own = [reference(self._document, one.raw) for one in entry.below]
        parent = f"/Parent {reference(self._document, entry.raw)}"
        for index, line in enumerate(entry.below):
            before = f"/Prev {own[index - 1]}" if index else ""
            after = f"/Next {own[index + 1]}" if index + 1 < len(own) else ""
            line.raw.syntax = f"<<{line.says}{parent}{before}{after}{self._below(line)}>>"
        return f"/First {own[0]}/Last {own[-1]}/Count {entry.shown()}"
