"""Boxes: what fills a page. A box knows its height at a width and draws itself; some can be split over two pages.

Coordinates are points; ``top`` is measured from the foot of the page, as PDF does. A box may be drawn higher than it
needs (``height``): one that ``grows`` uses the room. Boxes hold the structure elements of their text, made in reading
order by ``flow``, so that the order of drawing does not matter. All heights are whole steps of the baseline grid.
"""

from __future__ import annotations

from math import inf

from b12docs.diagnostics import Location
from b12docs.document.leaves import Heading, Runs, plain_text
from b12docs.document.tree import SECTION
from b12docs.typeset.breaks import (
    PARAGRAPH,
    Break,
)
from b12docs.typeset.pieces import Style
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element
from b12docs.typeset.text import SetText
from b12docs.typeset.wording import Wording, wording

LEAST_LINES = 2  # of a paragraph, at the foot of a page and at the head of the next: no widows, no orphans
FIRST_LINES = 3  # of the paragraph below a heading, which stay with it
RULE = 1.2  # points; a rule between boxes


class Box:
    """The protocol of all boxes."""

    at: Location | None = None

    @property
    def grows(self) -> bool:
        """Whether the box has a use for more height than it needs."""
        return False

    @property
    def introduces(self) -> bool:
        """Whether the box may not stand at the foot of a page, without what follows it."""
        return False

    @property
    def clings(self) -> bool:
        """Whether the box may not stand at the head of a page, without what stands before it."""
        return False

    @property
    def shows(self) -> bool:
        """Whether the box is a figure, which stands best on the page of the words before it."""
        return False

    @property
    def labelled(self) -> bool:
        """Whether the box is a figure with labels, or begins with one below its heading."""
        return False

    @property
    def headroom(self) -> float:
        """By how many points the section's heading that it begins with stands below its top; endless without one."""
        return inf

    @property
    def titled(self) -> bool:
        """Whether the box begins with the heading of a section."""
        return self.headroom < inf

    @property
    def heads(self) -> bool:
        """Whether the box is a heading."""
        return False

    @property
    def below_heading(self) -> float:
        """How many points are below the heading that the box begins with; 0 without one, or with a rule above it."""
        return 0.0

    def natural_width(self) -> float:
        """The width in points at which no line needs to break; 0 where the box has none."""
        return 0.0

    def hangs(self, width: float) -> bool:
        """Whether the box begins with a figure above its words, which stands level with those beside it."""
        return False

    def least_width(self) -> float:
        """The width in points that its longest word needs; 0 where it has none."""
        return 0.0

    def narrowest(self) -> float:
        """The width in points below which a word has no room, wherever lines may end; 0 where that is not known."""
        return 0.0

    def sinks(self, width: float) -> float:
        """By how many points its first line stands lower than at its top."""
        return 0.0

    def height(self, width: float) -> float:
        """The height in points that the box needs at a width."""
        raise NotImplementedError

    def elastic(self, width: float) -> float:
        """By how many points more than it needs the box may be high where pages are not composed: in a flow."""
        return 0.0

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        """Draw the box with its upper left corner at (x, top), in a room of this width and height."""
        raise NotImplementedError

    def loosened(self, by: float, above: float) -> Box:
        """The box with headings ``by`` points further from their words, and from those before ``above`` further yet."""
        return self

    def breaks(self, width: float) -> list[Break]:
        """The places at which the box may go on on the next page, from the top down; none where it stays whole."""
        return []

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        """The part above one of its breaks, and the part below. The first part keeps the paths of its own breaks."""
        raise NotImplementedError

    def words(self) -> str:
        """The first words of the box, to name it in an error."""
        return ""


class TextBox(Box):
    """A paragraph, a part of one, or a heading; one that is a ``lead`` introduces what follows.

    ``first_lines`` are those that stay together at the foot of a page.
    """

    first_lines = LEAST_LINES

    def __init__(
        self, runs: Runs, style: Style, element: Element, at: Location | None = None, *, lead: bool = False
    ) -> None:
        self.runs, self.style, self.element, self.at, self.lead = runs, style, element, at, lead
        self.wording: Wording = wording(runs, style)  # what it says
        self._set: dict[float, SetText] = {}

    @property
    def introduces(self) -> bool:
        return self.lead

    def set_at(self, width: float) -> SetText:
        """The text, set at a width."""
        if width not in self._set:
            self._set[width] = SetText(self.runs, self.style, width, self.wording)
        return self._set[width]

    def natural_width(self) -> float:
        return self.wording.natural

    def least_width(self) -> float:
        return self.wording.longest

    def narrowest(self) -> float:
        return self.wording.narrowest

    def sinks(self, width: float) -> float:
        return self.set_at(width).above

    def height(self, width: float) -> float:
        if width in self._set or self.style.step:
            return self.set_at(width).height
        return self.wording.count(width) * self.style.leading  # more widths are tried than set

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        self.set_at(width).draw(recorder, x, top, self.element)

    def breaks(self, width: float) -> list[Break]:
        if self.introduces:
            return []
        whole = self.set_at(width)
        counts = range(self.first_lines, whole.count - LEAST_LINES + 1)
        return [self._break(whole, count) for count in counts]

    def _break(self, whole: SetText, count: int) -> Break:
        """The break behind so many lines; the first line of what stands below may be higher than it was."""
        if not whole.style.step:
            return Break(above := count * whole.style.leading, above, PARAGRAPH, (count,))
        first, rest = whole.part(0, count), whole.part(count, whole.count)
        return Break(first.height, whole.height - rest.height, PARAGRAPH, (count,))

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        whole, (count,) = self.set_at(width), path
        return self._part(width, whole.part(0, count)), self._part(width, whole.part(count, whole.count))

    def _part(self, width: float, lines: SetText) -> TextBox:
        part = TextBox(self.runs, self.style, self.element, self.at)
        part._set[width] = lines
        return part

    def words(self) -> str:
        return plain_text(self.runs)


class HeadingBox(TextBox):
    """A heading, with its place in the bookmarks; with a ``rule``, so many points below one over the whole width."""

    def __init__(self, heading: Heading, style: Style, element: Element, rule: float = 0.0) -> None:
        super().__init__(heading.runs, style, element, heading.at, lead=True)
        self.heading, self.rule = heading, rule

    @property
    def heads(self) -> bool:
        return True

    @property
    def headroom(self) -> float:
        return self.rule if self.heading.level == SECTION else inf

    def height(self, width: float) -> float:
        return self.rule + super().height(width)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        if self.rule:
            recorder.rule(x, x + width, top, colour=recorder.palette.heading, line=recorder.spacing.rule)
        if not recorder.repeating:
            recorder.bookmark(self.element, self.heading, top)
        super().draw(recorder, x, top - self.rule, width, height)
