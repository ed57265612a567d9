"""Lines from the right, drawn so that browsers tell them in order where they know no tags.

PDFium, which shows PDFs in Chromium, reads a page as it is drawn. It knows four kinds of characters (from the left,
from the right, weak and neutral ones), turns each run of one kind round by itself in a document from the right, and
sorts what stands on a line by where each text object begins. Left as it is, it tells "(1 mg)" as "(mg 1)". So:

- Words from the right are drawn from left to right; marks on letters are codes of their own, before these.
- A phrase from the left is parted by kinds, and each part but the last begins at the phrase's right edge, where an
  unseen code stands, and goes back to its own place: PDFium then takes the last part first, and turns all round.
- Unseen codes, which say a mark of direction, stand where two parts of one kind would be taken for one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple
from unicodedata import bidirectional, category, combining

from b12docs.language.bidi import LRM, RLM
from b12docs.typeset.frames import Cluster, Point, Span

LEFT, RIGHT, WEAK, NEUTRAL = "L", "R", "W", "N"  # what PDFium calls the kinds of characters
_KINDS = {"L": LEFT, "R": RIGHT, "AL": RIGHT} | dict.fromkeys(
    ("AN", "EN", "NSM", "CS", "ES", "ET", "BN", "LRI", "RLI", "PDI"), WEAK
)
_MIRRORED = frozenset("()[]{}<>«»‹›‘’“”")
_NO_BREAK = "\u00a0"  # what spaces in phrases say, for it is weak
_JOINERS = "\u200c\u200d"  # which say whether letters are joined
_HAIR = 0.015  # points, more than is lost in hundredths: by so much parts of a phrase begin one before the other
THIN = 100  # a part of the size: an unseen code as wide as this begins a text object
TURNS = 9  # PDFium leaves out a code that stands where one of the last seven stood
_SHORT, _FAR = 6.0, 3.0  # times the size: what is a short line, and how far off the code stands that ends it
_EXACT = 0.003  # points: what is nearer is at its place
_MOST_MARKS = 0.4  # the part of letters in a run of which pdf.js tells the marks in the order of the page


class Atom(NamedTuple):
    """A cluster at its place, so far from the right edge of its line (points, negative), in a look.

    ``em`` is how many units of the font are its size.
    """

    cluster: Cluster
    left: float
    width: float
    font: str
    em: int
    size: float
    colour: str

    @property
    def text(self) -> str:
        """The characters that it shows."""
        return self.cluster.text

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def look(self) -> tuple[str, float, str]:
        """What all atoms of a text object have in common."""
        return self.font, self.size, self.colour


Shown = tuple[Cluster, float]  # a cluster, seen or unseen, and where it begins


def kind(char: str) -> str:
    """The kind that a character is of for PDFium."""
    return _KINDS.get(bidirectional(char), NEUTRAL)


class Line:
    """Draws the units of one line, from the point of its baseline at its right edge.

    ``turn`` is the number of the unseen code that was drawn last in the text, and goes on from line to line.
    """

    def __init__(self, x: float, baseline: float, turn: int) -> None:
        self._edge, self.turn = (x, baseline), turn
        self._spans: list[Span] = []
        self._meet: float | None = None  # where the unit before, a phrase in parts, would be taken for this one's

    def words(self, atoms: Sequence[Atom]) -> list[Span]:
        """The spans of words from the right, which are given in their order."""
        self._words(list(reversed(atoms)), self._meet)
        self._meet = None
        return self._taken()

    def phrase(self, atoms: Sequence[Atom], before: str, behind: str) -> list[Span]:
        """The spans of a phrase from the left; ``before`` and ``behind`` is what stands around it on the line."""
        parts = list(_parts(atoms))
        if len(parts) == 1:
            self._only_part(*parts[0], before[-1:], behind[:1])
            self._meet = None
        else:
            self._parts(parts, max(one.right for one in atoms), before[-1:], behind[:1])
            self._meet = parts[-1][1][0][1]
        return self._taken()

    def end(self, atoms: Sequence[Atom]) -> list[Span]:
        """What ends a text whose last line is short, behind the last atoms on it: an unseen code that stands far off.

        Where the next text begins right below, Chromium would tell its first letter as the last of this one: it parts
        words by how far apart letters stand, and in which direction.
        """
        last = min(atoms, key=attrgetter("left"))
        if -last.left < _SHORT * last.size:
            far = last.left - _FAR * last.size
            self._draw([(self._unseen(), far), (self._unseen(), far + 1)], last)  # PDFium leaves out what has no width
        return self._taken()

    def _taken(self) -> list[Span]:
        spans, self._spans = self._spans, []
        return spans

    # --- words from the right ---

    def _words(self, atoms: list[Atom], meet: float | None) -> None:
        """Atoms from left to right; what stands before the first letter by itself where there are few letters."""
        letters = [index for index, one in enumerate(atoms) if _has_letters(one)]
        if not letters and len(groups := _marks_alone(atoms)) > 1:
            for group in groups:
                self._run(group, meet if group[-1] is atoms[-1] else None)
            return
        first = _behind_spaces(atoms, letters[-1] + 1) if letters else len(atoms)
        text = "".join(one.text for one in atoms)
        few = sum(kind(char) == RIGHT for char in text) < _MOST_MARKS * len(text)
        if few and first < len(atoms):
            self._words(atoms[first:], meet)
            self._run(atoms[:first], None)
        else:
            self._run(atoms, meet)

    def _run(self, atoms: list[Atom], meet: float | None) -> None:
        """A text object; brackets stand between unseen codes, so that they are not mirrored."""
        shown: list[Shown] = []
        for before, one in zip(["", *(one.text for one in atoms)], atoms, strict=False):
            shown += self._with_marks(one, before[-1:])
        last = atoms[-1]
        if meet is not None and last.text != " ":
            shown.append((self._unseen(), meet))
        if all(one.text == " " for one in atoms):  # PDFium leaves out what has no outline
            shown.append((self._unseen(), last.right))
        self._draw(shown, last)

    def _with_marks(self, one: Atom, before: str) -> Iterator[Shown]:
        """A cluster, the marks on its letter before it, and unseen codes around what PDFium would mirror."""
        base, marks = letter_and_marks(one.text)
        apart = len(one.text) == 1 and (one.text in _MIRRORED or (kind(one.text) == NEUTRAL and one.text != " "))
        if apart:
            yield self._unseen(one), one.left
        if marks and before and kind(before) == WEAK:
            yield Cluster(RLM, (), 0, 1), one.left
        for mark in marks:
            yield Cluster(mark, (), 0, 1), one.left
        yield one.cluster._replace(text=base), one.left
        if apart:
            yield self._unseen(), one.right

    # --- phrases from the left ---

    def _only_part(self, model: Atom, shown: list[Shown], before: str, behind: str) -> None:
        own = kind(shown[0][0].text[0])
        if own == WEAK and behind and kind(behind) == WEAK:
            shown = [(self._unseen(), shown[0][1]), *shown]
        if own == WEAK and before and kind(before) == WEAK:
            end = shown[-1][1] + shown[-1][0].advance * model.size / model.em
            shown = [*shown, (self._unseen(), end)]
        self._draw(shown, model)

    def _parts(self, parts: list[tuple[Atom, list[Shown]]], right: float, before: str, behind: str) -> None:
        # All of a code stands inside the phrase: Chromium ends the words of a link at what stands outside its box.
        inner = right - max(model.size for model, _ in parts) / THIN
        for index, (model, shown) in enumerate(parts[:-1]):
            first = (self._unseen(model), inner - _HAIR * (index + 1))
            parted = index or kind(shown[0][0].text[0]) == NEUTRAL or before not in (" ", "")
            end = [(self._unseen(), inner - _HAIR * index if index else right)] if parted else []
            self._draw([first, *shown, *end], model)
        model, shown = parts[-1]
        if kind(shown[0][0].text[0]) == NEUTRAL and behind and kind(behind) == NEUTRAL:
            shown = [(self._unseen(model), shown[0][1]), *shown]
        self._draw(shown, model)

    # --- what is drawn ---

    def _unseen(self, model: Atom | None = None) -> Cluster:
        """An unseen code that says a mark of direction, of no width, or a thin one in the font of a model."""
        self.turn = (self.turn + 1) % TURNS
        return Cluster(LRM, (), model.em // THIN if model else 0, self.turn + 1)

    def _draw(self, shown: list[Shown], model: Atom) -> None:
        """One text object in the look of a model."""
        start, text = shown[0][1], "".join(cluster.text for cluster, _ in shown)
        at: Point = (self._edge[0] - start, self._edge[1])
        bold, row = model.font.endswith("Bold"), row_of(shown, model.size, model.em)
        self._spans.append(Span(text, bold, model.size, model.colour, at, model.font, row))


def row_of(shown: Sequence[Shown], size: float, em: int) -> tuple[Cluster | float, ...]:
    """What is drawn at these places, from that of the first on, and how far it is to each (thousandths of the size)."""
    unit, row, pen, seen = size / em, list[Cluster | float](), shown[0][1], True
    for cluster, left in shown:
        if abs(left - pen) > _EXACT:
            move = (left - pen) * 1000 / size
            row += [move] if seen else [-0.1, move + 0.1]  # pdf.js forgets the number behind an unseen code
            pen = left
        row.append(cluster)
        pen += cluster.advance * unit
        seen = cluster.advance > em // THIN
    return tuple(row)


def _has_letters(one: Atom) -> bool:
    return any(kind(char) == RIGHT for char in one.text)


def _behind_spaces(atoms: Sequence[Atom], first: int) -> int:
    """The first of the atoms from a place on that is no space."""
    while first < len(atoms) and atoms[first].text == " ":
        first += 1
    return first


def _marks_alone(atoms: Sequence[Atom]) -> list[list[Atom]]:
    """Marks without letters in the order of the text, each by itself with the space before it."""
    groups: list[list[Atom]] = []
    held: list[Atom] = []
    for one in reversed(atoms):
        held.insert(0, one)
        if one.text != " ":
            groups.append(held)
            held = []
    if held and groups:
        groups[-1] = held + groups[-1]
    return groups or [held]


def letter_and_marks(text: str) -> tuple[str, list[str]]:
    """The letter of a cluster, and the marks on it; all of it where it has more letters."""
    marks = [char for char in text[1:] if category(char) == "Mn" or char in _JOINERS] if not combining(text[0]) else []
    base = "".join(char for char in text if char not in marks)
    return (base, marks) if len(base) == 1 else (text, [])


def _parts(atoms: Sequence[Atom]) -> Iterator[tuple[Atom, list[Shown]]]:
    """The parts of a phrase of one kind and look, each with an atom that is the model of it."""
    said = [one._replace(cluster=one.cluster._replace(text=_NO_BREAK)) if one.text == " " else one for one in atoms]
    for _, alike in groupby(said, key=lambda one: (one.look, kind(one.text[0]))):
        part = list(alike)
        yield part[0], [(one.cluster, one.left) for one in part]
