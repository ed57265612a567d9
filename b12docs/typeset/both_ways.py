"""Lines from the left that hold words from the right: where each piece stands, and how browsers tell it in order.

PDFium, which shows PDFs in Chromium, sorts what stands on a line by where each text object begins, and turns each run
of letters from the right round by itself. So a word of a phrase from the right is a text object of its own, and begins
with an unseen code: those of a phrase stand just before it, one behind the other in the order of the text, and each
word goes from there to its place. Where no space ends it, it ends with an unseen code where the next begins: PDFium
takes a gap for a space. On pages from the right ``told`` does the like.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, count, groupby

from b12docs.language.bidi import LRM, LTR, visual_order
from b12docs.typeset import leveled, shaping
from b12docs.typeset.frames import Cluster, Point, Span
from b12docs.typeset.pieces import Piece
from b12docs.typeset.stretches import Stretch
from b12docs.typeset.told import RIGHT, THIN, TURNS, Shown, kind, letter_and_marks, row_of

_HAIR = 0.02  # points: by so much words of a phrase begin one before the other, as places are written in hundredths

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
                right = left + piece.width
                words = (left + piece.blank, right) if piece.level % 2 else (left, right - piece.blank)
                found[-1].reaches(index, (left, right), words)


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
    many = sum(len(own) for _, own in words)
    before = min(left for _, left in placed) - max(piece.size for piece, _ in placed) / THIN
    starts = [before - _HAIR * number for number in range(many, 0, -1)]
    starts.append(max(left + piece.width for piece, left in placed))
    numbers = count()
    for piece, own in words:
        yield [_word(piece, one, starts[at : at + 2], baseline, at) for one, at in zip(own, numbers, strict=False)]


def _words(piece: Piece, left: float) -> Iterator[list[Shown]]:
    """The words of a piece, and the marks between them, with their places, in the order in which they are drawn.

    PDFium turns letters from the right, and nothing else: so these are drawn from the left, and all else as it is read.
    """
    clusters = shaping.clusters(piece.text, piece.font)
    if piece.level % 2 == 0:
        yield _from_left(piece, clusters, left)
        return
    right, word = left + piece.width, list[Shown]()
    for one in clusters:
        if word and not _goes_on(word[-1][0].text, one.text):
            yield _turned(word)
            word = []
        right -= shaping.moved(one, piece.font, piece.size)
        word.append((one, right))
    yield _turned(word)


def _goes_on(before: str, text: str) -> bool:
    """Whether letters are of one word, or a space stands behind one. A mark on a letter ends what PDFium turns."""
    return text == " " or (kind(before[0]) == kind(text[0]) == RIGHT and not letter_and_marks(before)[1])


def _turned(word: Sequence[Shown]) -> list[Shown]:
    """A word with its letters from the left, and behind them the marks on the last of these, and the spaces."""
    letters, spaces, marks = list[Shown](), list[Shown](), list[Shown]()
    for one, left in word:
        base, above = letter_and_marks(one.text)
        (spaces if one.text == " " else letters).append((one._replace(text=base), left))
        marks += [(Cluster(mark, (), 0, 1), left) for mark in above]
    return letters[::-1] + marks + spaces


def _from_left(piece: Piece, clusters: Sequence[Cluster], left: float) -> list[Shown]:
    widths = [shaping.moved(one, piece.font, piece.size) for one in clusters]
    return list(zip(clusters, accumulate(widths[:-1], initial=left), strict=True))


def _word(piece: Piece, seen: Sequence[Shown], around: Sequence[float], baseline: float, number: int) -> Span:
    """A text object: an unseen code at its beginning, the word at its place, and ``around`` it where the next begins.

    PDFium takes a gap for a space, between two objects and in one, but not one before an unseen code of no width.
    """
    (start, behind), em = around, shaping.em(piece.font)
    code = Cluster(LRM, (), em // THIN, number % TURNS + 1)
    here, end = (Cluster(LRM, (), 0, (2 * number + at) % TURNS + 1) for at in (0, 1))
    last = [] if seen[-1][0].text == " " else [(end, behind)]
    shown = [(code, start), (here, seen[0][1]), *seen, *last]
    text = "".join(one.text for one, _ in seen)
    bold = piece.font.endswith("Bold")
    return Span(text, bold, piece.size, piece.colour, (start, baseline), piece.font, row_of(shown, piece.size, em))
