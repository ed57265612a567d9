"""The foot of a page: its running line, and what says in two languages that nobody has checked a translation."""

from __future__ import annotations

from b12docs.document.leaves import Run, Runs
from b12docs.document.tree import Document, is_page_number
from b12docs.records import record
from b12docs.typeset.frames import FOOTER
from b12docs.typeset.pieces import Style
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element
from b12docs.typeset.text import SetText

APART = 1.2  # between what stands in one line, as a part of the size
RUNNING = 1.3  # lines: the running one, and the air above all


@record
class Foot:
    """How high the foot of each page is, in lines of small type, and where what is ``unchecked`` stands in it.

    That is above the running line, in a line of its own for each language where they have no room side by side. Where
    the running line is but the number of the page, which has room behind the last of these, both stand in one line: all
    are then lower by ``drop`` points.
    """

    lines: float
    drop: float = 0.0


def foot_of(document: Document, style: Style, width: float, most: int) -> Foot:
    """The foot of a document of so many pages at the most, between margins that are so far apart."""
    running = RUNNING if most > 1 else 0.0
    lines = _set(document.unchecked, style, width)
    if not lines:
        return Foot(running)
    last = lines if _beside(lines, style, width) else lines[-1:]
    number = _number(document, style, width, most)
    drop = 0.0
    if number and _beside([*last, number], style, width):
        drop = number.above + _height(last, style, width) - _above(last)
    return Foot(running + (_height(lines, style, width) - drop) / style.leading, drop)


def _number(document: Document, style: Style, width: float, most: int) -> SetText | None:
    """The number of a page as wide as it may be; None where more than that stands in the running line of any."""
    match document.running:
        case [run] if most > 1 and is_page_number(run) and not document.notice:
            return SetText((numbered(run, most, most),), style, width)
    return None


def numbered(run: Run, page: int, pages: int) -> Run:
    """Running words with the number of their page, and how many there are."""
    return Run(run.text.replace("{page}", str(page)).replace("{pages}", str(pages)))


def draw_unchecked(
    recorder: Recorder, unchecked: Runs, elements: tuple[Element, ...], style: Style,
    room: tuple[float, float, float],
) -> None:  # fmt: skip
    """Draw them above a height; ``room`` is where they begin, that height, and the width, in points.

    They are artifacts on all pages but the first, where they have ``elements``.
    """
    left, low, width = room
    lines = _set(unchecked, style, width)
    beside, top = _beside(lines, style, width), low + _height(lines, style, width)
    for number, line in enumerate(lines):
        drawn = line.placed(left, top - (_above(lines) - line.above if beside else 0.0))
        if elements:
            recorder.content(elements[number], drawn)
        else:
            recorder.artifact(drawn, kind=FOOTER)
        if beside:  # on one baseline
            left += line.width + APART * style.size
        else:
            top -= line.height


def _set(unchecked: Runs, style: Style, width: float) -> list[SetText]:
    return [SetText((run,), style, width) for run in unchecked]


def _height(lines: list[SetText], style: Style, width: float) -> float:
    beside = max if _beside(lines, style, width) else sum
    return float(beside([line.height for line in lines])) if lines else 0.0


def _above(lines: list[SetText]) -> float:
    return max((line.above for line in lines), default=0.0)


def _beside(lines: list[SetText], style: Style, width: float) -> bool:
    return sum(line.width for line in lines) + APART * style.size * (len(lines) - 1) <= width
