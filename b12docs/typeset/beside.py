"""A picture of people at the right of the main message, of a section, or of what stands on a panel.

It decorates, and so it costs nothing: it stands where the words leave room at their right, and else nowhere. Beside a
message it has a ground of its own, which reaches up into the foot of the title band.
"""

from __future__ import annotations

from b12docs.drawing.svg import Drawing
from b12docs.paper import MM
from b12docs.records import record, replace
from b12docs.typeset.boxes import Box
from b12docs.typeset.components import BandBox, MessageBox
from b12docs.typeset.frames import Figure
from b12docs.typeset.panels import PanelBox
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.stack import Stack

FIELDS = tuple(width * MM for width in range(48, 22, -2))  # the widths that the room for a picture may have
LEAST_BESIDE = 32 * MM  # of them, beside a message
MOST_FIELD = 0.4  # of the width of both
GAP = 4 * MM  # between it and the words
AROUND = 3 * MM  # between the picture and the edge of its ground
CLEAR = 3 * MM  # between the words of the band and the ground of the picture


def _free(box: Box, width: float, least: float = 0.0) -> float:
    """The width at the right of a box that a picture takes without making it higher; 0 where there is too little."""
    high, fields = box.height(width), [field for field in FIELDS if least <= field <= MOST_FIELD * width]
    fitting = (field for field in fields if box.least_width() <= width - field - GAP)
    return next((field for field in fitting if box.height(width - field - GAP) == high), 0.0)


def _draw(recorder: Recorder, picture: Drawing, x: float, foot: float, room: tuple[float, float]) -> None:
    """The picture in the middle of a room, as large as it may be there; ``foot`` is the lower edge of the room."""
    size = min(room[0] / picture.width, room[1] / picture.height)
    beside, above = (room[0] - size * picture.width) / 2, (room[1] + size * picture.height) / 2
    recorder.artifact(Figure(picture, x + beside, foot + above, size))


@record(frozen=False)
class PicturedMessage(Box):
    """The main message, and at its right a picture that tells nothing, on a rounded ground.

    ``rise`` is by how many points the ground may begin above the message: it is no higher than its picture needs.
    """

    message: MessageBox
    picture: Drawing
    rise: float = 0.0

    def __post_init__(self) -> None:
        self.at = self.message.at

    def field(self, width: float) -> float:
        """The width of the ground of the picture; 0 where the message leaves it no room."""
        return _free(self.message, width, LEAST_BESIDE)

    def height(self, width: float) -> float:
        return self.message.height(width)

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        field = self.field(width)
        if field:
            left, look = x + width - field, recorder.spacing
            needed = (field - 2 * AROUND) * self.picture.height / self.picture.width + 2 * AROUND
            high = max(height, min(height + self.rise, needed))
            recorder.ground(left, top - height + high, field, high, fill=recorder.palette.callout, radius=look.radius)
            room = field - 2 * AROUND, high - 2 * AROUND
            _draw(recorder, self.picture, left + AROUND, top - height + AROUND, room)
        self.message.draw(recorder, x, top, width - field - GAP if field else width, height)

    def words(self) -> str:
        return self.message.words()


@record(frozen=False)
class PicturedPanel(PanelBox):
    """A panel, and at its foot, at the right of the words, a picture that tells nothing."""

    picture: Drawing | None = None

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        field = _free(self, width) if self.picture else 0.0
        if not (self.picture and field):
            super().draw(recorder, x, top, width, height)
            return
        aside, above = self.padding
        recorder.ground(x, top, width, height, fill=self.fill, radius=self.radius)
        inner, high = width - 2 * aside - field - GAP, height - 2 * above
        self.box.draw(recorder, x + aside, top - above, inner, high)
        room = field, min(high, field * self.picture.height / self.picture.width)
        _draw(recorder, self.picture, x + width - aside - field, top - height + above, room)

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Box, Box]:
        """Without the picture, which would stand beside few of the words."""
        return PanelBox.cut(replace(self, picture=None), width, path)


@record(frozen=False)
class PicturedStack(Stack):
    """A section, and at its foot, at the right of its words, a picture that tells nothing."""

    picture: Drawing

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        field = _free(self, width)
        if field:
            high = min(height, field * self.picture.height / self.picture.width)
            _draw(recorder, self.picture, x + width - field, top - height, (field, high))
        super().draw(recorder, x, top, width - field - GAP if field else width, height)

    def cut(self, width: float, path: tuple[int, ...]) -> tuple[Stack, Stack]:
        """Without the picture, which would stand beside few of the words."""
        return Stack(self.entries, self.grid).cut(width, path)


def free_foot(band: BandBox, width: float, taken: float) -> float:
    """The height at the foot of a title band that its words leave free in the last so many points of their width."""
    band, inner = band.settled(width), width - 2 * band.margin
    free = band.padding
    for entry in reversed(band.title.entries):
        if entry.box.natural_width() > inner - taken:
            break
        free += entry.box.height(inner) + entry.before
    tab = band.tab.height(inner) if band.tab else 0.0
    return max(0.0, min(free, band.height(width) - tab) - CLEAR)
