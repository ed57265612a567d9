"""Lines of text from the right: where each of its pieces stands.

Places are counted from the right edge of a line, and from the right edge of the page: pages are laid as those of all
other languages, and reflected when they are done (``mirrored``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from b12docs.language.bidi import visual_order
from b12docs.records import record
from b12docs.typeset import leveled, shaping, told
from b12docs.typeset.pieces import Piece
from b12docs.typeset.stretches import Extent, Stretch
from b12docs.typeset.wording import Line


def stretches(
    lines: Sequence[Line], x: float, baselines: Sequence[float], leads: Callable[[str], bool]
) -> list[Stretch]:
    """What lines are drawn as whose right edge is at x: one stretch for all words that lead to one place.

    ``leads`` says whether an address is a link.
    """
    found: list[Stretch] = []
    turn = 0
    for index, (line, baseline) in enumerate(zip(lines, baselines, strict=True)):
        drawn = told.Line(x, baseline, turn)
        units = list(_units(_placed(line), leads))
        around = ["", *(unit.text for unit in units), ""]
        for unit, before, behind in zip(units, around, around[2:], strict=False):
            if not found or (found[-1].href, found[-1].language) != (unit.href, unit.language):
                found.append(Stretch(unit.href, unit.language, turned=True))
            found[-1].spans += drawn.phrase(unit.atoms, before, behind) if unit.phrase else drawn.words(unit.atoms)
            found[-1].text += unit.text
            if unit.href:
                found[-1].reaches(index, unit.reach(x, unit.atoms), unit.reach(x, unit.words) if unit.words else None)
        if units and index == len(lines) - 1:
            found[-1].spans += drawn.end(units[-1].atoms)
        turn = drawn.turn
    return found


@record
class _Unit:
    """What is drawn at once: words from the right in one look, or a whole phrase from the left, of one stretch."""

    href: str
    language: str
    phrase: bool
    atoms: list[told.Atom]

    @property
    def text(self) -> str:
        return "".join(one.text for one in self.atoms)

    @property
    def words(self) -> list[told.Atom]:
        """Its clusters without the spaces behind them."""
        count = max((number for number, one in enumerate(self.atoms, 1) if one.text != " "), default=0)
        return self.atoms[:count]

    @staticmethod
    def reach(x: float, atoms: Sequence[told.Atom]) -> Extent:
        """From where to where clusters reach on a line whose right edge is at x."""
        return x - max(one.right for one in atoms), x - min(one.left for one in atoms)


_Placed = tuple[Piece, told.Atom]


def _units(placed: list[_Placed], leads: Callable[[str], bool]) -> Iterator[_Unit]:
    """The units of a line in the order of the text."""

    def key(one: _Placed) -> tuple[str, str, int, tuple[str, float, str] | None]:
        piece, atom = one
        href = piece.href if leads(piece.href) else ""
        return href, piece.language, piece.level, atom.look if piece.level % 2 else None

    for (href, language, level, _), alike in groupby(placed, key=key):
        yield _Unit(href, language, level % 2 == 0, [atom for _, atom in alike])


def _placed(line: Line) -> list[_Placed]:
    """The clusters of a line in the order of the text, each in its place."""
    found = [
        (piece, one) for piece in leveled.ending(line, leveled.TEXT) for one in shaping.clusters(piece.text, piece.font)
    ]
    widths = [shaping.moved(cluster, piece.font, piece.size) for piece, cluster in found]
    lefts, pen = [0.0] * len(found), 0.0
    for index in reversed(visual_order([piece.level for piece, _ in found])):
        pen -= widths[index]
        lefts[index] = pen
    return [
        (piece, told.Atom(cluster, left, width, piece.font, shaping.em(piece.font), piece.size, piece.colour))
        for (piece, cluster), left, width in zip(found, lefts, widths, strict=True)
    ]
