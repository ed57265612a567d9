"""What says on each page that nobody has checked a translation, in its own language and in the original's."""

from __future__ import annotations

from b12docs.document.leaves import Runs
from b12docs.typeset.frames import FOOTER
from b12docs.typeset.pieces import Style
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element
from b12docs.typeset.text import SetText

APART = 1.2  # between the languages, where they stand in one line, as a part of the size


def rows(unchecked: Runs, style: Style, width: float) -> float:
    """How many lines they take: one where they have room side by side, else each its own; high letters need more."""
    return _height(_set(unchecked, style, width), style, width) / style.leading


def _height(lines: list[SetText], style: Style, width: float) -> float:
    beside = max if _beside(lines, style, width) else sum
    return float(beside([line.height for line in lines])) if lines else 0.0


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
    high = max((line.above for line in lines), default=0.0)
    for number, line in enumerate(lines):
        drawn = line.placed(left, top - (high - line.above if beside else 0.0))
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


def _beside(lines: list[SetText], style: Style, width: float) -> bool:
    return sum(line.width for line in lines) + APART * style.size * (len(lines) - 1) <= width
