"""Text in pieces that look alike: how a style shows its runs, and which font sets which letters of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
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
_FROM_RIGHT = "ar"  # what words from the right are set in whose language is not said
_RIGHT = "[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff]"
_NO_LATIN = "[^A-Za-z\u00c0-\u024f\n]*"
_RIGHT_WORDS = re.compile(f"{_RIGHT}(?:{_NO_LATIN}{_RIGHT})?[\u064b-\u065f\u0670]*")
_FIGURE = re.compile("[0-9]")
_OPENED_BY = {")": "(", "]": "[", "»": "«"}
_CLOSED_BY = {opening: closing for closing, opening in _OPENED_BY.items()}


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
        parts = fonts.kerned(self.text, self.font) if self.kerned else [(self.text, fonts.width(self.text, self.font))]
        return [(text, width * self.size) for text, width in parts]

    @property
    def width(self) -> float:
        """The width in points."""
        if self.kerned:
            return sum(width for _, width in self.parts)
        return fonts.width(self.text, self.font) * self.size

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


def by_script(pieces: Sequence[Piece], language: str) -> Iterator[Piece]:
    """The pieces of a text from the left with letters beyond Latin, each in one font and at one level.

    They have the break opportunities of their script. Words in a language from the right are a phrase by themselves,
    and so are others from the right with the figures between them: else they would stand in the order of the left.
    """
    language = language or next((piece.language for piece in pieces if scripts.script_of(piece.language)), "")
    for spoken, alike in groupby(_phrases(pieces), key=itemgetter(0)):
        parts = [piece for _, piece in alike]
        if spoken:
            from b12docs.typeset import leveled  # few documents need it

            yield from leveled.leveled(parts, spoken)
        else:
            yield from _from_left(parts, language)


def _phrases(pieces: Sequence[Piece]) -> Iterator[tuple[str, Piece]]:
    """The pieces in parts, each with the language from the right that it is set in; the empty one of all others."""
    for own, alike in groupby(pieces, key=lambda one: one.language if scripts.from_right(one.language) else ""):
        parts = list(alike)
        whole = "" if own else "".join([one.text for one in parts])
        words = (found.span() for found in _RIGHT_WORDS.finditer(whole) if _FIGURE.search(found[0]))
        spans = [_with_brackets(whole, *span) for span in words]
        yield from _cut(parts, spans) if spans else ((own, piece) for piece in parts)


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """A part of a text, and the brackets around it whose partners it holds."""
    while (partner := _OPENED_BY.get(text[end : end + 1])) and _more(partner, text[end], text[start:end]):
        end += 1
    while start and (partner := _CLOSED_BY.get(text[start - 1])) and _more(partner, text[start - 1], text[start:end]):
        start -= 1
    return start, end


def _more(one: str, other: str, text: str) -> bool:
    return text.count(one) > text.count(other)


def _cut(pieces: Sequence[Piece], spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, Piece]]:
    """The pieces, cut where these parts of their text begin and end."""
    inside, start = {at for span in spans for at in range(*span)}, 0
    for piece in pieces:
        for phrase, places in groupby(range(start, start + len(piece.text)), key=inside.__contains__):
            words = "".join([piece.text[at - start] for at in places])
            yield _FROM_RIGHT if phrase else "", piece.saying(words)
        start += len(piece.text)


def _from_left(pieces: Sequence[Piece], language: str) -> Iterator[Piece]:
    texts = [scripts.opened(piece.text) for piece in pieces]
    whole = "".join(texts)
    found = zip(scripts.fonts_of(whole, language), scripts.in_english(whole), strict=True)
    for piece, text in zip(pieces, texts, strict=True):
        for (script, english), alike in groupby(zip(text, found, strict=False), key=itemgetter(1)):
            words = "".join([char for char, _ in alike])
            font = scripts.font_of(script, bold=piece.font == fonts.BOLD)
            said = piece.language or (scripts.ENGLISH if english and not piece.href else "")
            yield piece._replace(text=words, font=font, kerned=False, language=said, shaped=True)
