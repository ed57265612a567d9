"""Text in pieces that look alike: how a style shows its runs, and which font sets which letters of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from b12docs.document.citations import citations
from b12docs.document.leaves import Run, Runs
from b12docs.records import record, replace
from b12docs.typeset import fonts, scripts
from b12docs.typeset.frames import Cluster, Point, Span
from b12docs.typeset.recorder import CITES

UNBOUND = 1000  # characters; the measure of lines that are as long as their room
ABOVE, BELOW = 0.75, 0.22  # of the baseline, what letters reach over, as parts of the type's size
_IN_ADDRESS = re.compile(r"(?<=[/.])(?=\w)")  # where a printed address may break
_WORD = re.compile(r"\S+")


@record
class Style:
    """How text looks: size and leading in points, colours as #RRGGBB.

    ``language`` is that of a document whose letters are none of Latin; the empty one of all others.
    """

    size: float
    leading: float
    colour: str
    link: str
    bold: bool = False
    balance: bool = False
    small: float = 9.0  # size of reference numbers
    measure: int = UNBOUND  # the most characters of a line
    over: int = 0  # more of them, which a line may have where that saves one
    drop: float = 0.0  # from the top of a line to its baseline, in points
    kerned: bool = False  # whether letters move together where the font says so: at the size of titles it is seen
    language: str = ""
    step: float = 0.0  # points by which lines that would meet are set further apart

    def __hash__(self) -> int:
        return hash((self.size, self.colour, self.link, self.bold, self.balance, self.leading))

    def on(self, colour: str) -> Style:
        """The style in another colour, links included."""
        return replace(self, colour=colour, link=colour)

    @cached_property
    def from_right(self) -> bool:
        """Whether its lines run from right to left."""
        return scripts.from_right(self.language)

    @cached_property
    def solid(self) -> Style:
        """The style without its leading, on which no line break depends; equal ones are the same."""
        return _one_of(replace(self, leading=0.0, drop=0.0))


@lru_cache(maxsize=256)
def _one_of(style: Style) -> Style:
    return style


class Piece(NamedTuple):
    """Text in one font, size and colour.

    ``language`` is that of words in another one than the document's; ``shaped`` pieces are drawn by their clusters.
    What runs from the left has an even ``level``, and what runs from the right an odd one: 0 in a text from the left,
    1 in one from the right, and one more for what stands inside that the other way round.
    """

    text: str
    font: str
    size: float
    colour: str
    href: str = ""
    kerned: bool = False
    language: str = ""
    shaped: bool = False
    level: int = 0

    @property
    def parts(self) -> list[tuple[str, float]]:
        """The text, or the parts of it that are kerned, with their widths in points."""
        if not self.kerned:
            return [(self.text, fonts.width(self.text, self.font) * self.size)]
        return [(text, width * self.size) for text, width in fonts.kerned(self.text, self.font)]

    @property
    def width(self) -> float:
        """The width in points."""
        if self.kerned:
            return sum(width for _, width in self.parts)
        return fonts.width(self.text, self.font) * self.size

    @property
    def blank(self) -> float:
        """The width of the spaces that it ends with, in points."""
        words = self.text.rstrip(" ")
        return 0.0 if words == self.text else self.width - self.saying(words).width

    def saying(self, text: str) -> Piece:
        """Another text in the same look."""
        return Piece(text, *self[1:])

    def span(self, text: str, start: Point | None) -> Span:
        """The text, or a part of it, as it is drawn."""
        if not self.shaped:
            return Span(text, self.font == fonts.BOLD, self.size, self.colour, start)
        from b12docs.typeset import shaping  # documents in Latin script need no shaping

        bold, shown = self.font.endswith("Bold"), shaping.clusters(text, self.font)
        if self.is_from_right or self.level % 2:  # a few words in a text from the left
            shown = _ordered(shown)
        return Span(text, bold, self.size, self.colour, start, self.font, tuple(shown))

    @property
    def is_from_right(self) -> bool:
        """Whether its letters run from right to left."""
        script = scripts.script_of_font(self.font)
        return script is not None and script.rtl


def _ordered(clusters: list[Cluster]) -> list[Cluster]:
    """Words from the right in the order in which they stand from the left; numbers are not turned round."""
    from b12docs.language.bidi import visual_order  # few documents need them
    from b12docs.language.isolates import levels_of

    levels = levels_of("".join([one.text for one in clusters]))
    starts = accumulate([len(one.text) for one in clusters[:-1]], initial=0)
    return [clusters[at] for at in visual_order([levels[start] for start in starts])]


def pieces_of(runs: Runs, style: Style) -> list[Piece]:
    """The runs in the look of a style, with break opportunities where lines may end without a space."""
    pieces = [piece for run in runs for piece in _pieces(run, style)]
    if style.from_right:
        from b12docs.typeset import leveled  # few documents need it

        return list(leveled.leveled(pieces, style.language))
    if style.language or any(scripts.has_beyond_latin(piece.text) for piece in pieces):
        from b12docs.typeset.phrases import by_script  # as above

        return list(by_script(pieces, style.language))
    return pieces


def _pieces(run: Run, style: Style) -> Iterator[Piece]:
    """The run in the look of its style; each number of a reference is a piece of its own."""
    size = min(style.size, style.small) if run.small else style.size
    # A number to call has the colour of its words: in links' blue it would be the palest word of a warning.
    linked = run.href and not run.href.startswith("tel:")
    colour = style.link if linked or run.small else style.colour
    font = fonts.name(bold=run.bold or style.bold)
    if run.href:
        yield Piece(_WORD.sub(_opened, run.text), font, size, colour, run.href, style.kerned, run.language)
        return
    for text, number in citations(run):
        yield Piece(text, font, size, colour, f"{CITES}{number}" if number else "", style.kerned, run.language)


def _opened(word: re.Match[str]) -> str:
    """A word of a link with its break opportunities, if it may be an address: "24/7" and "9.30" are none."""
    return word[0] if word[0].lower() == word[0].upper() else _IN_ADDRESS.sub("\u200b", word[0])
