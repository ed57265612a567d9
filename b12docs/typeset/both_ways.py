"""Lines from the left that hold words from the right: where each piece stands, and how browsers tell it in order.

PDFium, which shows PDFs in Chromium, sorts what stands on a line by where each text object begins, and turns each run
of letters from the right round by itself. So a word of a phrase from the right is a text object of its own, and begins
with an unseen code: those of a phrase stand just before it, one behind the other in the order of the text, and each
word goes from there to its place. On pages from the right ``told`` does the like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from b12docs.language.bidi import LRM, LTR, visual_order
from b12docs.typeset import leveled, shaping
from b12docs.typeset.frames import Cluster, Point, Span
from b12docs.typeset.pieces import Piece
from b12docs.typeset.text import Stretch
from b12docs.typeset.told import RIGHT, kind

_HAIR = 0.02  # points: by so much words of a phrase begin one before the other, as places are written in hundredths
_THIN = 100  # a part of the size: how wide an unseen code is
_TURNS = 9  # PDFium leaves out a code that stands where one of the last seven stood

_Placed = tuple[Piece, float]  # a piece, and where it begins


def draw(line: Sequence[Piece], index: int, start: Point, leads: Callable[[str], bool], found: list[Stretch]) -> None:
    """Add what a line is drawn as, from a point of its baseline on, to the stretches that were found before.

    ``leads`` says whether an address is a link.
    """
    for phrase, alike in groupby(_placed(line, start[0]), key=lambda one: one[0].level > LTR):
        placed = list(alike)
        drawn = _phrase(placed, start[1]) if phrase else ([one.span(one.text, (at, start[1]))] for one, at in placed)
        for (piece, left), spans in zip(placed, drawn, strict=True):
            href = piece.href if leads(piece.href) else ""
            if not found or (found[-1].href, found[-1].language) != (href, piece.language):
                found.append(Stretch(href, piece.language))
            found[-1].spans += spans
            found[-1].text += piece.text
            found[-1].turned |= phrase or piece.is_from_right
            if href:
                known = found[-1].reach.get(index, (left, left))
                found[-1].reach[index] = (min(left, known[0]), max(left + piece.width, known[1]))


def _placed(line: Sequence[Piece], left: float) -> list[_Placed]:
    """The pieces of a line in the order of the text, each with its place."""
    pieces = leveled.ending(line, LTR)
    lefts = [0.0] * len(pieces)
    for at in visual_order([piece.level for piece in pieces]):
        lefts[at], left = left, left + pieces[at].width
    return list(zip(pieces, lefts, strict=True))


def _phrase(placed: Sequence[_Placed], baseline: float) -> Iterator[list[Span]]:
    """The spans of each piece of a phrase."""
    words = [(piece, list(_words(piece, left))) for piece, left in placed]
    count = sum(len(own) for _, own in words)
    before = min(left for _, left in placed) - max(piece.size for piece, _ in placed) / _THIN
    number = 0
    for piece, own in words:
        spans = []
        for left, clusters in own:
            spans.append(_word(piece, left, clusters, (before - _HAIR * (count - number), baseline), number))
            number += 1
        yield spans


def _words(piece: Piece, left: float) -> Iterator[tuple[float, list[Cluster]]]:
    """The words of a piece and the marks between them, in the order of the text, each with its place."""
    clusters = shaping.clusters(piece.text, piece.font)
    if piece.level % 2 == 0:
        yield left, clusters
        return
    right, word = left + piece.width, list[Cluster]()
    for one in clusters:
        if word and not _goes_on(word[-1].text, one.text):
            right -= _width(piece, word)
            yield right, word[::-1]
            word = []
        word.append(one)
    yield right - _width(piece, word), word[::-1]


def _goes_on(before: str, text: str) -> bool:
    """Whether letters are of one word, or a space stands behind one."""
    return text == " " or (kind(before[0]) == kind(text[0]) == RIGHT)


def _width(piece: Piece, clusters: Sequence[Cluster]) -> float:
    return sum(shaping.moved(one, piece.font, piece.size) for one in clusters)


def _word(piece: Piece, left: float, clusters: Sequence[Cluster], start: Point, number: int) -> Span:
    """A text object: an unseen code at its beginning, and the clusters from the left, at their place."""
    code = Cluster(LRM, (), shaping.em(piece.font) // _THIN, number % _TURNS + 1)
    move = (left - start[0] - _width(piece, [code])) * 1000 / piece.size
    text = "".join(one.text for one in clusters)
    row: tuple[Cluster | float, ...] = (
        code,
        -0.1,
        move + 0.1,
        *clusters,
    )  # pdf.js forgets the number behind an unseen code
    return Span(text, piece.font.endswith("Bold"), piece.size, piece.colour, start, piece.font, row)
