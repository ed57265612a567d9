"""What says on each page that nobody has checked a translation, in its own language and in the original's."""

from __future__ import annotations

from b12docs.document.leaves import Runs
from b12docs.typeset.frames import FOOTER
from b12docs.typeset.pieces import Style
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.structure import Element
from b12docs.typeset.text import SetText

APART = 1.2  # between the languages, where they stand in one line, as a part of the size


def rows(unchecked: Runs, style: Style, width: float) -> int:
    """How many lines they take: one where they have room side by side, else each its own."""
    lines = _set(unchecked, style, width)
    return 1 if lines and _beside(lines, style, width) else len(lines)


def draw_unchecked(
    recorder: Recorder, unchecked: Runs, elements: tuple[Element, ...], style: Style,
    room: tuple[float, float, float],
) -> None:  # fmt: skip
    """Draw them above a height; ``room`` is where they begin, that height, and the width, in points.

    They are artifacts on all pages but the first, where they have ``elements``.
    """
    left, low, width = room
    lines = _set(unchecked, style, width)
    beside = bool(lines) and _beside(lines, style, width)
    top = low + (1 if beside else len(lines)) * style.leading
    for number, line in enumerate(lines):
        drawn = line.placed(left, top)
        if elements:
            recorder.content(elements[number], drawn)
        else:
            recorder.artifact(drawn, kind=FOOTER)
        if beside:
            left += line.width + APART * style.size
        else:
            top -= style.leading


def _set(unchecked: Runs, style: Style, width: float) -> list[SetText]:
    return [SetText((run,), style, width) for run in unchecked]


def _beside(lines: list[SetText], style: Style, width: float) -> bool:
    return sum(line.width for line in lines) + APART * style.size * (len(lines) - 1) <= width
