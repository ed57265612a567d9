"""A file that is drawn but for the words of one person, and the copies that are made of it."""

from __future__ import annotations

from b12docs.document.personal import Values, runs_for_person
from b12docs.language.together import together
from b12docs.records import record
from b12docs.typeset import fonts
from b12docs.typeset.frames import Slot, Span
from b12docs.typeset.text import SetText
from b12docs.typeset.wording import TooWideError, Wording
from b12docs.writers.pdf.content import Place
from b12docs.writers.pdf.holes import Pieces
from b12docs.writers.pdf.letters import Codes, MissingLetterError
from b12docs.writers.pdf.merged import Objects


class DoesNotFitError(Exception):
    """The values of a person need other room than is prepared: their copy has to be set by itself."""


@record
class Prepared:
    """A file with the words of one person, and all that is needed to put those of another in their place.

    It can be pickled. ``words`` are those of its own person, as they stand in its holes.
    """

    pieces: Pieces
    places: tuple[Place, ...]
    words: tuple[bytes, ...]
    codes: Codes
    objects: Objects | None = None  # of a document whose copies are to stand in one file

    @property
    def data(self) -> bytes:
        """The file of its own person."""
        return self.pieces.copy(self.words)

    def filled(self, values: Values) -> tuple[bytes, ...]:
        """The words of another person, as they stand in the holes; raises DoesNotFitError."""
        fonts.register()  # in a process that has set nothing yet
        try:
            words = tuple(place.filled(_set(place.slot, values), self.codes) for place in self.places)
        except (MissingLetterError, TooWideError):
            raise DoesNotFitError from None
        if not self.pieces.have_room(words):
            raise DoesNotFitError
        return words

    def alike(self, other: Prepared) -> bool:
        """Whether the other file is the same but for the words of its person."""
        return self.pieces == other.pieces


def forget() -> None:
    """Forget the words of those who were set: no list is so long that what is known of its words fills the memory."""
    fonts.width.cache_clear()
    together.cache_clear()


def _set(slot: Slot, values: Values) -> tuple[Span, ...]:
    """A person's words in the room of a slot."""
    runs = runs_for_person(slot.runs, values)
    text = SetText(runs, slot.style, slot.width, Wording(runs, slot.style.solid))  # which nobody else says
    if text.count != slot.lines:
        raise DoesNotFitError
    return text.placed(slot.x, slot.top).spans
