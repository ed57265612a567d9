"""Personal copies: a file in which the words of one person stand in streams of their own, and all else is constant.

A page that says something to one person is written as several content streams (ISO 32000-1 §7.8.2): what is the same
for everybody, a hole with that person's words, and so on. A hole is not compressed, and is filled up with spaces to a
length that does not depend on the words. So every offset in the file stays, and a copy is the constant pieces with
other words between them, and with an identifier of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfdoc

from b12docs.records import record
from b12docs.writers.pdf.syntax import Raw, reference

if TYPE_CHECKING:
    from b12docs.writers.pdf.content import Place

STEP = 256  # bytes; a hole is as long as a number of these


class Hole(pdfdoc.PDFObject):  # type: ignore[misc]
    """A stream with the words of one person; ``place`` is where they stand."""

    __RefOnly__ = 1

    def __init__(self, place: Place, words: bytes) -> None:
        self.place, self.words = place, words
        self.room = -(-len(words) // STEP) * STEP

    @property
    def head(self) -> bytes:
        """What stands in the file before the words."""
        return b"<</Length %d>>\nstream\n" % self.room

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The object with an empty hole."""
        return self.head + b" " * self.room + b"\nendstream\n"


def in_streams(document: pdfdoc.PDFDocument, parts: Iterable[str | Hole]) -> Raw:
    """The content of a page that is made of several streams."""
    streams = (part if isinstance(part, Hole) else _stream(part) for part in parts)
    return Raw(f"[{' '.join([reference(document, one) for one in streams])}]")


def _stream(code: str) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(content=f"{code}\n".encode("latin-1"), filters=[pdfdoc.PDFZCompress])


@record
class Pieces:
    """A file without the words of anybody: its constant pieces, between which holes are, and their lengths.

    Behind the last hole, the last piece but one ends where the identifier of a copy stands in hexadecimal. A file
    without holes is one piece, and has its identifier.
    """

    constant: tuple[bytes, ...]
    rooms: tuple[int, ...]

    def have_room(self, words: Sequence[bytes]) -> bool:
        """Whether the words of one person fit into the holes, and none of these would be shorter for them."""
        return all(len(one) <= room < len(one) + STEP for one, room in zip(words, self.rooms, strict=True))

    def copy(self, words: Sequence[bytes]) -> bytes:
        """The file with the words of one person, those of each hole; raises ValueError where they have no room."""
        if not self.have_room(words):
            raise ValueError("the file would be damaged")
        filled = [one.ljust(room) for one, room in zip(words, self.rooms, strict=True)]
        own = [identifier(b"".join(filled)).encode()] if filled else []
        return b"".join(chain.from_iterable(zip_longest(self.constant, [*filled, *own], fillvalue=b"")))


def cut(file: bytes, holes: Sequence[tuple[int, int]], own: int) -> Pieces:
    """The pieces of a file with empty holes, by place and length; ``own`` is where its identifier stands."""
    cuts = [*holes, (own, IDENTIFIER)]
    starts = [0, *(at + length for at, length in cuts)]
    ends = [*(at for at, _ in cuts), len(file)]
    constant = tuple(file[start:end] for start, end in zip(starts, ends, strict=True))
    return Pieces(constant, tuple(length for _, length in holes))


IDENTIFIER = 32  # characters of an identifier


def identifier(held: bytes | bytearray) -> str:
    """The identifier of a file that holds this (ISO 32000-1 §14.4)."""
    return hashlib.sha256(held).hexdigest()[:IDENTIFIER].upper()
