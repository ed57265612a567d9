"""The content of a page as it is written: operators (ISO 32000-1 §8.4), each said only where it changes something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from b12docs.records import record
from b12docs.typeset.frames import Point, Slot, Span
from b12docs.writers.pdf.holes import Hole, in_streams
from b12docs.writers.pdf.inks import Inks
from b12docs.writers.pdf.letters import Codes, Fonts
from b12docs.writers.pdf.syntax import Raw, number, numbers, scaled
from b12docs.writers.pdf.tags import END

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


# Ways to print over what lies below (§8.6.7), by their names in content, and as resources of a page: an ink that is not
# in a colour is then left as it is.
_OVER, _APART = "/Over gs", "/Apart gs"
OVERPRINT = "<</Over<</Type/ExtGState/OP true/op true/OPM 1>>/Apart<</Type/ExtGState/OP false/op false/OPM 0>>>>"


class Content:
    """Operators in the order in which they are added; what is set holds on until it is set otherwise.

    Points are given from the lower left corner of the page, and written from its upper edge once ``begin_page`` has
    said where that is: lines of text stand there at short numbers, which are exact. A baseline that is off by a
    thousandth of a point can be shown a whole point of the screen higher.
    """

    def __init__(self, inks: Inks) -> None:
        self.inks = inks
        self._code: list[str] = []
        self._before: list[str | Hole] = []  # what a hole has cut off: code and holes by turns
        self._mark = ""  # the operator that has marked content last
        self._state: dict[str, str] = {}  # what is set -> the operator that set it
        self._saved: list[dict[str, str]] = []
        self._top = 0.0

    def add(self, *operators: str) -> None:
        """Operators that set nothing that holds on."""
        self._code += operators

    def begin_marked(self, operator: str) -> None:
        """What follows, up to ``end_marked``, is marked by this operator; artifacts that follow each other are one."""
        if self._code and self._code[-1] == END and self._mark == operator:
            self._code.pop()
        else:
            self._code.append(operator)
        self._mark = operator

    def end_marked(self) -> None:
        """The end of what is marked."""
        self._code.append(END)

    def text(self) -> str:
        """All operators; each character is one byte. A space parts them as it parts numbers: that compresses best."""
        return " ".join(self._code)

    def end_page(self, canvas: Canvas, states: Raw | None = None) -> None:
        """Make this the content of the canvas' page; the next one begins. ``states`` are the page's graphics states."""
        canvas.showPage()
        page = canvas._doc.Pages.pages[-1]
        if self._before:
            page.Contents = in_streams(canvas._doc, [*self._before, self.text()])
        else:
            page.setStream(f"{self.text()}\n".encode("latin-1"))
        page.ExtGState = states
        page.Trans = page.Rotate = None  # ReportLab says that nothing moves, and that nothing is turned
        page.check_format(canvas._doc)
        page.Resources.ProcSet = ()  # which nobody has asked for since PDF 1.4 (ISO 32000-1 §14.2)

    def leave(self, slot: Slot, mark: str, spans: Sequence[Span], fonts: Fonts) -> None:
        """Leave the slot's room for the words of one person, behind the operator that marks them."""
        place = Place(slot, mark, self._top, self.inks)
        self._before += [self.text(), Hole(place, place.filled(spans, fonts))]
        self._code = []

    def set(self, what: str, operator: str) -> None:
        """An operator that sets something; left out where that is set so."""
        if self._state.get(what) != operator:
            self._state[what] = operator
            self._code.append(operator)

    def fill(self, colour: str) -> None:
        """Fill what follows with the colour, text included."""
        self.set("fill", self.inks.fill(colour))

    def stroke(self, colour: str, width: float, dash: Sequence[float] = ()) -> None:
        """Draw the lines that follow in the colour, so wide, dashed where lengths are given."""
        self.set("stroke", self.inks.stroke(colour))
        self.line(width, dash)

    def line(self, width: float, dash: Sequence[float] = ()) -> None:
        """Draw the lines that follow so wide, dashed where lengths are given; whole ones are the usual."""
        self.set("width", f"{number(width)} w")
        if dash:
            self.set("dash", f"[{numbers(dash)}]0 d")
        else:
            self.undashed()

    def undashed(self) -> None:
        """Whole lines from here on."""
        if "dash" in self._state:
            self.set("dash", "[]0 d")

    def begin_page(self, scale: float, edge: float, height: float) -> None:
        """What follows, up to ``end``, is a page so far from the edges of its sheet; its height is in its own scale."""
        self._saved.append(dict(self._state))
        place = numbers((edge, edge + scale * height), 4)  # with as many decimals as ReportLab gives the page's size
        self._code.append(f"q {numbers((scale, 0, 0, scale), 5)} {place} cm")
        self._top = height

    def begin(self, x: float, y: float, *turned: float) -> None:
        """What follows, up to ``end``, has its origin here, and is ``turned`` by the first four numbers of a matrix.

        What it sets is forgotten then.
        """
        self._saved.append(dict(self._state))
        self._code.append(f"q {numbers(turned or (1, 0, 0, 1), 5)} {self.at(x, y)} cm")

    def at(self, x: float, y: float) -> str:
        """A point."""
        return f"{number(x)} {number(y - self._top)}"

    def stroked(self, start: Point, end: Point) -> None:
        """A line from point to point."""
        self._code.append(f"{self.at(*start)} m {self.at(*end)} l S")

    def box(self, left: float, foot: float, width: float, height: float, paint: str) -> None:
        """A rectangle. Its edges are rounded, not its lengths: rectangles that meet still do."""
        low = foot - self._top
        x, y, right, top = (round(100 * value) for value in (left, low, left + width, low + height))
        self._code.append(f"{scaled(x)} {scaled(y)} {scaled(right - x)} {scaled(top - y)} re {paint}")

    def end(self) -> None:
        """The end of what has begun last."""
        self._state = self._saved.pop()
        self._code.append("Q")

    def show(self, spans: Sequence[Span], fonts: Fonts | Codes) -> None:
        """The words as one text object; a span without a colour takes the one that is set.

        Shaped words have one for each line, whose baseline then is no sum of others: PDFium reads words from the right
        in wrong order where it takes what stands on one line for two, a hundred thousandth of a point apart.
        """
        code, left, line, colour = self._code, 0, 0, ""
        code.append("BT")
        for span in spans:
            if span.start:
                x, y = round(100 * span.start[0]), round(100 * (span.start[1] - self._top))
                if span.shown and line not in (0, y):
                    code.append("ET BT")
                    left = line = 0
                code.append(f"{scaled(x - left)} {scaled(y - line)} Td")
                left, line = x, y
            if span.colour and span.colour != colour:
                colour = span.colour
                self.fill(colour)
                self._overprint(on=self.inks.overprints(colour))
            if span.font:
                font, shown = fonts.shown(span)
                self.set("font", f"/{font} {number(span.size)} Tf")
                code.append(shown)
                continue
            for font, codes in fonts.codes(span.text, bold=span.bold):
                self.set("font", f"/{font} {number(span.size)} Tf")
                code.append(f"({codes})Tj")
        self._overprint(on=False)
        code.append("ET")

    def _overprint(self, *, on: bool) -> None:
        if on or "overprint" in self._state:
            self.set("overprint", _OVER if on else _APART)


@record
class Place:
    """A slot on a page that is drawn: the operator that marks its words, and how high its page is in its own scale."""

    slot: Slot
    mark: str
    top: float
    inks: Inks

    def filled(self, spans: Sequence[Span], fonts: Fonts | Codes) -> bytes:
        """The content that shows the words of one person; what it sets is forgotten behind it."""
        own = Content(self.inks)
        own._top = self.top
        own.add(self.mark, "q")
        own.show(spans, fonts)
        own.add("Q", END)
        return own.text().encode("latin-1")
