"""The lines of a list of contents: a title, and at its right the page on which it stands."""

from __future__ import annotations

from b12docs.document.leaves import Heading
from b12docs.records import record
from b12docs.typeset import fonts
from b12docs.typeset.boxes import Box, TextBox
from b12docs.typeset.frames import Span, Text
from b12docs.typeset.recorder import Recorder

FIGURES = 3.5  # digits and space for the number of a page, as a part of the type's size


@record(frozen=False)
class ContentsLine(Box):
    """A title with the number of its page, on a hairline; all of it leads there."""

    title: TextBox
    heading: Heading

    def __post_init__(self) -> None:
        self.at = self.title.at

    def _inner(self, width: float) -> float:
        return width - FIGURES * self.title.style.size

    def height(self, width: float) -> float:
        return self.title.height(self._inner(width))

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        needed, colour = self.height(width), recorder.palette.hairline
        recorder.rule(x, x + width, top - needed, colour=colour, line=0.6)
        title, style = self.title.set_at(self._inner(width)), self.title.style
        baseline = top - title.baseline(len(title.lines) - 1)

        def words(number: str) -> Text:
            left = x + width - fonts.width(number, fonts.REGULAR) * style.size
            page = Span(number, False, style.size, style.colour, (left, baseline))
            return Text((*title.placed(x, top).spans, Span(" ", False, style.size, style.colour, None), page))

        recorder.reference(self.title.element, self.heading, words, (x, top - needed, x + width, top))

    def words(self) -> str:
        return self.title.words()
