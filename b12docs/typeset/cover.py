"""The cover of a folded leaflet: its title on the band's colour, and below it a picture on a ground of its own."""

from __future__ import annotations

from b12docs.drawing.svg import Drawing
from b12docs.paper import MM
from b12docs.records import record
from b12docs.typeset.boxes import Box
from b12docs.typeset.components import BandBox
from b12docs.typeset.frames import Figure
from b12docs.typeset.recorder import Recorder
from b12docs.typeset.stack import Stack

LEAST_PICTURE = 18 * MM  # the least height of the picture: where there is less room, there is none
MOST_PICTURE = 0.82  # of the width of the page
ABOVE, BELOW = 6 * MM, 5 * MM  # between the picture and the edge of its ground, and between it and the words below
BLEED = 3 * MM  # by which the ground goes beyond the page, at its sides
LAP = 0.5  # points by which the ground reaches below the hill, so that no hair of the band is seen between both


@record(frozen=False)
class CoverBox(Box):
    """A page that the title opens: ``art`` is the ground of the picture, and the picture.

    The words of ``message`` stand on the ground too, ``foot`` points above the edge of the page.
    """

    band: BandBox
    message: Stack
    art: list[Drawing]
    margin: float
    foot: float

    def __post_init__(self) -> None:
        self.at = self.band.at

    def _inner(self, width: float) -> float:
        return width - 2 * self.margin

    def height(self, width: float) -> float:
        return self.band.height(width) + self._words(width)

    def _words(self, width: float) -> float:
        """The height of the words at the foot, with the space above them."""
        return BELOW + self.message.height(self._inner(width))

    def _message_top(self, width: float, top: float) -> float:
        """Where the words at the foot begin on a page of this height: on its grid, that far above its edge or more."""
        return top - self.message.grid.down(top - self.foot - self.message.height(self._inner(width)))

    def _rise(self, width: float) -> float:
        """By how much the ground is higher in the middle of the page than at its sides."""
        ground = self.art[0]
        return ground.height * (width + 2 * BLEED) / ground.width

    def draw(self, recorder: Recorder, x: float, top: float, width: float, height: float) -> None:
        recorder.rect(x, top, width, top, fill=recorder.palette.accent)
        words, below = BELOW + self._message_top(width, top), top - self.band.height(width)
        room = below - words - ABOVE - self._rise(width) / 2
        if room >= LEAST_PICTURE:
            self._draw_picture(recorder, x, width, words, room)
        else:
            recorder.rect(x, words, width, words, fill=recorder.palette.callout)
        self.band.draw(recorder, x, top, width, self.band.height(width))
        self.message.draw(recorder, x + self.margin, words - BELOW, self._inner(width), 0.0)

    def _draw_picture(self, recorder: Recorder, x: float, width: float, base: float, room: float) -> None:
        """The picture, as high as the room above this height, and the ground that it stands on, down to the foot."""
        ground, picture = self.art
        size = min(room / picture.height, MOST_PICTURE * width / picture.width)
        level = base + size * picture.height + ABOVE - self._rise(width)
        recorder.rect(x, level + LAP, width, level + LAP, fill=recorder.palette.callout)
        recorder.artifact(Figure(ground, x - BLEED, level + self._rise(width), (width + 2 * BLEED) / ground.width))
        recorder.artifact(Figure(picture, x + (width - size * picture.width) / 2, base + size * picture.height, size))

    def words(self) -> str:
        return self.band.words()
