"""The main message with a picture at its right, which reaches up into the foot of the title band."""

from __future__ import annotations

from b12docs.drawing.svg import Drawing
from b12docs.paper import MM
from b12docs.records import record
from b12docs.typeset.boxes import Box
from b12docs.typeset.components import BandBox, MessageBox
from b12docs.typeset.frames import Figure
from b12docs.typeset.recorder import Recorder

FIELD, GAP = 48 * MM, 4 * MM  # the width of the ground of the picture, and between it and the message
MOST_FIELD = 0.4  # of the width of both
AROUND = 3 * MM  # between the picture and the edge of its ground
CLEAR = 3 * MM  # between the words of the band and the ground of the picture


@record(frozen=False)
class PicturedMessage(Box):
    """The main message, and at its right a picture that tells nothing, on a rounded ground.

    ``rise`` is by how many points the ground begins above the message.
    """

    message: MessageBox
    picture: Drawing
    rise: float = 0.0

    def __post_init__(self) -> None:
        self.at = self.message.at

    def _words(self, width: float) -> float:
        return width - self.field(width) - GAP

    def field(self, width: float) -> float:
        """The width of the ground of the picture."""
        return min(FIELD, MOST_FIELD * width)

    def height(self, width: float) -> float:
        return self.message.height(self._words(width))

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        field, high, picture = self.field(width), height + self.rise, self.picture
        left, upper = x + width - field, top + self.rise
        size = min((field - 2 * AROUND) / picture.width, (high - 2 * AROUND) / picture.height)
        recorder.ground(left, upper, field, high, fill=recorder.palette.callout, radius=recorder.spacing.radius)
        beside, above = (field - size * picture.width) / 2, (high - size * picture.height) / 2
        recorder.artifact(Figure(picture, left + beside, upper - above, size))
        self.message.draw(recorder, x, top, self._words(width), height)

    def words(self) -> str:
        return self.message.words()


def free_foot(band: BandBox, width: float, taken: float) -> float:
    """The height at the foot of a title band that its words leave free in the last so many points of their width."""
    inner = width - 2 * band.margin
    free = band.padding
    for entry in reversed(band.title.entries):
        if entry.box.natural_width() > inner - taken:
            break
        free += entry.box.height(inner) + entry.before
    tab = band.tab.height(inner) if band.tab else 0.0
    return max(0.0, min(free, band.height(width) - tab) - CLEAR)
