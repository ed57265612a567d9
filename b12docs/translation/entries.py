"""A text of a project beside what its translation says: what stands in the files of both, and how far it is done."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Literal

from b12docs.diagnostics import Location
from b12docs.records import record
from b12docs.translation.kinds import ON_SHEETS
from b12docs.translation.messages import Catalogue, Message
from b12docs.translation.texts import Readers, SourceText

State = Literal["done", "missing", "fuzzy", "stale"]


@record
class Entry:
    """A text that is to be translated, and its translation, which may be empty.

    ``state`` is ``done``; ``missing`` where nothing is written, or no entry is there; ``fuzzy`` where a translator has
    said that it is not finished; ``stale`` where it was made of other English than today's, which is ``before``.
    ``at`` is the place of the English, ``line`` the one of the translation in its file, 0 where it has none, and
    ``kind`` says in words what it is, and ``of`` is what all wordings of this text for other readers have, too.
    """

    id: str
    english: str
    translation: str
    state: State
    line: int
    readers: Readers
    kind: str
    at: Location
    file: str
    before: str = ""
    of: str = ""

    @property
    def mark(self) -> str:
        """A short mark of the text on both sides, which is another one when either changes."""
        return f"{zlib.crc32(json.dumps((self.id, self.english, self.translation)).encode()):08x}"

    @property
    def is_on_sheets(self) -> bool:
        """Whether it stands on the sheets of a poster in parts alone: no other document waits for its translation."""
        return self.id.partition("/")[0] == "editions" and self.id.split("/")[1] in ON_SHEETS

    @property
    def place(self) -> Location:
        """Where the translation stands; the file where it has no entry."""
        return Location(self.file, self.line or None)


def entries_of(texts: Iterable[SourceText], catalogue: Catalogue) -> Iterator[Entry]:
    """Each text with its translation, in the order of the texts."""
    known = {one.id: one for one in catalogue.messages if not one.obsolete}
    for text in texts:
        yield _entry(text, known.get(text.id), catalogue.file)


def _entry(text: SourceText, message: Message | None, file: str) -> Entry:
    said = message.translation if message else ""
    before = _before(text, message) if message and said.strip() else ""
    return Entry(
        text.id, str(text.words), said, _state(message, before), message.line if message else 0, text.readers,
        text.kind, text.at, file, before, text.of,
    )  # fmt: skip


def _before(text: SourceText, message: Message) -> str:
    """The English that a translation was made of, where today's is another; empty where it is the same."""
    if message.is_fuzzy and message.previous and message.previous != text.words:
        return message.previous
    return message.english if message.english != text.words else ""


def _state(message: Message | None, before: str) -> State:
    if message is None or not message.translation.strip():
        return "missing"
    if before:
        return "stale"
    return "fuzzy" if message.is_fuzzy else "done"
