"""The places of a file that are led to, and its bookmarks, which lead to some of them (ISO 32000-1 §12.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from b12docs.records import field, record
from b12docs.writers.pdf.syntax import Raw, number, reference, string

if TYPE_CHECKING:
    from reportlab.pdfbase import pdfdoc
    from reportlab.pdfgen.canvas import Canvas

    from b12docs.writers.pdf.standard import Dialect


@record
class Place:
    """A place that is led to: its page from 0 on, its height there in points, and its element's reference.

    With a ``level``, from 1 on, a bookmark leads there, which has this title.
    """

    page: int
    top: float
    element: str
    title: str = ""
    level: int = 0


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
        self._raws: dict[int, Raw] = {}  # of the places that something but their own bookmark leads to
        self._places: list[Place] = []
        self.ready = -1  # nothing to be shown
        self._document.Outlines = self._document.Catalog.Outlines = self

    def add(self, place: Place) -> None:
        """The next place; they are numbered from 0 on."""
        self._places.append(place)

    def way(self, to: int) -> str:
        """The entry of whatever leads to the place of a number, which may still have to come."""
        place = self._raws.setdefault(to, Raw())
        return f"{self._dialect.leads} {reference(self._document, place)}"

    def prepare(self, document: pdfdoc.PDFDocument, canvas: Canvas) -> None:
        """Write the outline and the places, when all pages are there."""
        lines = [_Entry(self)]  # the outline itself, then the last line of each level
        pages = [reference(document, page) for page in document.Pages.pages]
        for to, one in enumerate(self._places):
            place = self._dialect.place(pages[one.page], one.element, f"/XYZ 0 {number(one.top)} null")
            if to in self._raws:
                self._raws[to].syntax = place
                place = f" {reference(document, self._raws[to])}"
            if one.level:
                line = _Entry(Raw(), f"/Title{string(one.title)}{self._dialect.leads}{place}")
                del lines[one.level :]
                lines[-1].below.append(line)
                lines.append(line)
        self.syntax = f"<</Type/Outlines{self._below(lines[0])}>>"
        self.ready = 1 if lines[0].below else -1

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
