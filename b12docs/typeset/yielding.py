"""Text that is set smaller where its room is narrow: large words on a wall and in the names of columns."""

from __future__ import annotations

from collections.abc import Iterable

from b12docs.document.leaves import Heading
from b12docs.typeset.boxes import Box, HeadingBox, TextBox
from b12docs.typeset.pieces import Style
from b12docs.typeset.structure import Element
from b12docs.typeset.text import SetText
from b12docs.typeset.wording import UNBROKEN, wording


class YieldingText(TextBox):
    """Text in the largest of some styles in which it stands on ``most`` lines, else in the smallest.

    Where ``most`` is None, it stands on no more lines than in the smallest.
    """

    def __init__(self, text: TextBox, *smaller: Style, most: int | None = 1) -> None:
        """``text`` as it is in the largest style, and the smaller ones, the largest first."""
        super().__init__(text.runs, smaller[-1], text.element, text.at, lead=text.lead)
        self.larger, self.most = (text.style, *smaller[:-1]), most
        self.alike = [self]  # texts of the same width that are set in one size

    def natural_width(self) -> float:
        return self.set_at(UNBROKEN).width

    def height(self, width: float) -> float:
        return self.set_at(width).height

    def set_at(self, width: float) -> SetText:
        if width not in self._set:
            sizes = zip(*(text.larger for text in self.alike), strict=True)
            fit = (all(text._fits(style, width) for text, style in zip(self.alike, one, strict=True)) for one in sizes)
            style = next((one for one, fits in zip(self.larger, fit, strict=True) if fits), self.style)
            self._set[width] = SetText(self.runs, style, width)
        return self._set[width]

    def _fits(self, style: Style, width: float) -> bool:
        said = wording(self.runs, style)
        most = self.most or wording(self.runs, self.style).count(width)
        return said.longest <= width and said.count(width) <= most


class YieldingHeading(HeadingBox):
    """A heading in the largest of some styles in which it stands on ``most`` lines, as a text that yields."""

    def __init__(
        self, heading: Heading, style: Style, smaller: tuple[Style, ...], element: Element, most: int | None = 1
    ) -> None:
        """``smaller`` are the styles that it may yield to, the largest first."""
        super().__init__(heading, smaller[-1], element)
        self._words = YieldingText(TextBox(heading.runs, style, element, heading.at), *smaller, most=most)

    def natural_width(self) -> float:
        return self._words.natural_width()

    def height(self, width: float) -> float:
        return self._words.height(width)

    def set_at(self, width: float) -> SetText:
        return self._words.set_at(width)


def set_alike(boxes: Iterable[Box]) -> None:
    """Let texts that may be set in several sizes have the same, and headings, where their width is the same."""
    words = [one._words if isinstance(one, YieldingHeading) else one for one in boxes]
    texts = [one for one in words if isinstance(one, YieldingText)]
    for text in texts:
        text.alike = texts
