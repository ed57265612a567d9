"""Pieces of a text that lead to one place: what they are drawn as, and what is said of them."""

from __future__ import annotations

from b12docs.language.together import NO_BREAK
from b12docs.records import field, record
from b12docs.typeset.frames import Span

Extent = tuple[float, float]  # from where to where on a line, in points


@record(frozen=False, slots=True)
class Stretch:
    """Pieces that lead to one address, or to none, and from where to where each line of a link reaches.

    ``words`` is that without the spaces behind them, which lines keep. ``language`` is that of words in another one
    than the document's. ``text`` is all that the pieces say; those that are ``turned`` are drawn in another order than
    they are read in.
    """

    href: str
    language: str = ""
    spans: list[Span] = field(default_factory=list)
    reach: dict[int, Extent] = field(default_factory=dict)
    words: dict[int, Extent] = field(default_factory=dict)
    text: str = ""
    turned: bool = False

    def reaches(self, line: int, whole: Extent, words: Extent | None) -> None:
        """Take up from where to where pieces of a link reach on a line, and their words, if they are not all spaces."""
        for found, reach in ((self.reach, whole), (self.words, words)):
            if reach:
                before = found.get(line, reach)
                found[line] = min(reach[0], before[0]), max(reach[1], before[1])

    @property
    def said(self) -> str:
        """What the pieces say, where they are drawn in another order than they are read in; else empty."""
        return self.text if self.turned else ""

    @property
    def title(self) -> str:
        """The words, as they are told: with common spaces."""
        return self.text.replace(NO_BREAK, " ").strip()
