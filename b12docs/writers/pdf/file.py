"""ReportLab's document, written compactly: object streams, a cross-reference stream, and well-ended streams.

ReportLab writes every object by itself with a classic cross-reference table. A tagged leaflet has hundreds of small
objects; in one compressed object stream (ISO 32000-1 §7.5.7, allowed by PDF/A-2) they take a fifth of the room.
PDF/A-2 (6.1.7.1) also wants a line end before ``endstream``, which ReportLab leaves out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from b12docs.writers.pdf.holes import Hole, Pieces, cut, identifier
from b12docs.writers.pdf.syntax import DEFLATED, Raw

if TYPE_CHECKING:
    from b12docs.writers.pdf.merged import Objects

_LEVEL = 7  # of zlib's: files are a thousandth larger than at 9, in three quarters of the time
_BINARY = b"%\xe2\xe3\xcf\xd3\n"  # tells programs that transfer files that this one is not text


class CompactDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A document that is assigned to a canvas in place of ReportLab's own (``canvas._doc.__class__``)."""

    version = "1.7"
    info: pdfdoc.PDFInfo | None  # what says the same as the XMP, where the standard wants that

    def GetPDFData(self, canvas: Any) -> bytes:  # noqa: N802 - ReportLab's name
        """The bytes of the file, when all pages are drawn."""
        pieces, holes = self.pieces(canvas)
        return pieces.copy([hole.words for hole in holes]) if holes else b"".join(pieces.constant)

    def pieces(self, canvas: Any) -> tuple[Pieces, list[Hole]]:
        """The file as it is for everybody, when all pages are drawn, and its holes."""
        for fonts in self.delayedFonts:
            fonts.addObjects(self)
        self.Outlines.prepare(self, canvas)
        if self.Outlines.ready < 0:
            self.Catalog.Outlines = None
        return self.format()

    def Reference(self, obj: object, name: str | None = None) -> Any:  # noqa: N802 - ReportLab's name
        """Register an object; streams get the better ending."""
        if type(obj) is pdfdoc.PDFStream:
            obj.__class__ = _EndedStream
        return super().Reference(obj, name)

    @property
    def all_objects(self) -> Objects:
        """All objects, when the file is finished."""
        from b12docs.writers.pdf.merged import Objects  # most files are never merged

        bodies, holes = {}, []
        for number, body, hole in self.objects():
            bodies[number] = body
            holes += [number] if hole else []
        number_of = self._number_of
        outlines = self.Catalog.Outlines and number_of(self.Outlines)
        catalog, tree, page_tree, info = map(
            number_of, (self.Catalog, self.Catalog.StructTreeRoot, self.Pages, self.info)
        )
        pages = tuple(map(number_of, self.Pages.pages))
        return Objects(bodies, tuple(holes), pages, catalog, tree, page_tree, info, outlines)

    def _number_of(self, one: object) -> int:
        return int(self.Reference(one).format(self).split()[0])

    def format(self) -> tuple[Pieces, list[Hole]]:
        """The pieces of the file, and its holes."""
        root = self.Reference(self.Catalog).format(self).decode()
        info = f"/Info {self.Reference(self.info).format(self).decode()}" if self.info else ""
        file = bytearray(f"%PDF-{self.version}\n".encode() + _BINARY)
        entries = {0: (0, 0, 65535)}  # number -> the fields of a cross-reference stream
        packed: list[tuple[int, bytes]] = []
        holes: list[tuple[int, Hole]] = []
        number = 0
        for number, body, hole in self.objects():
            if body.endswith(b"endstream"):
                entries[number] = (1, len(file), 0)
                file += b"%d 0 obj\n" % number
                if hole:
                    holes.append((len(file) + len(hole.head), hole))
                file += body + b"\nendobj\n"
            else:
                packed.append((number, body))
        number += 1
        entries[number] = (1, len(file), 0)
        file += _object_stream(number, packed)
        entries |= {one: (2, number, index) for index, (one, _) in enumerate(packed)}
        entries[number + 1] = start = (1, len(file), 0)
        shared = identifier(file)
        trailer = f"/Root {root}{info}/ID[<{shared}><{shared}>]"
        file += _xref_stream(number + 1, entries, trailer) + b"startxref\n%d\n%%%%EOF\n" % start[1]
        if not holes:
            return Pieces((bytes(file),), ()), []
        own = file.index(f"><{shared}>]".encode(), start[1]) + 2
        return cut(bytes(file), [(at, one.room) for at, one in holes], own), [one for _, one in holes]

    def objects(self) -> Iterator[tuple[int, bytes, Hole | None]]:
        """Every object: its number, what it is in the file, and the hole that it may be."""
        number = 1
        while number in self.numberToId:  # formatting an object may register further ones
            one = self.idToObject[self.numberToId[number]]
            body: bytes = one.format(self) if isinstance(one, Raw) else pdfdoc.format(one, self, toplevel=1)
            yield number, body.strip(), one if isinstance(one, Hole) else None
            number += 1


_END = re.compile(rb"startxref\n(\d{1,12})\n%%EOF\n\Z")


def is_as_written(data: bytes) -> bool:
    """Whether this is a file of ours that nobody has changed: its identifier is still the one of what it holds."""
    end = _END.search(data, max(0, len(data) - 40))
    if not end:
        return False
    start = int(end[1])
    return f"/ID[<{identifier(data[:start])}>".encode() in data[start:]


def _object_stream(number: int, packed: list[tuple[int, bytes]]) -> bytes:
    offsets, offset = [], 0
    for one, body in packed:
        offsets.append(f"{one} {offset}")
        offset += len(body) + 1
    index = (" ".join(offsets) + "\n").encode()
    code = zlib.compressobj(_LEVEL)  # the index and the objects are of other letters: each gets a code of its own
    data = code.compress(index) + code.flush(zlib.Z_PARTIAL_FLUSH)
    data += code.compress(b"\n".join(body for _, body in packed)) + code.flush()
    return _stream(number, f"/Type/ObjStm/N {len(packed)}/First {len(index)}{DEFLATED}", data)


def _xref_stream(number: int, entries: dict[int, tuple[int, int, int]], trailer: str) -> bytes:
    rows = [entries[one] for one in range(number + 1)]
    # Two bytes count 65,535 objects in a stream, three reach 16 MiB into the file; more where there is more.
    place, index = (max(least, _bytes(max(row[field] for row in rows))) for field, least in ((1, 3), (2, 2)))
    width = 1 + place + index
    lines = [((row[0] << 8 * place | row[1]) << 8 * index | row[2]).to_bytes(width) for row in rows]
    form = f"/DecodeParms<</Predictor 12/Columns {width}>>"
    data = zlib.compress(_from_line_to_line(lines, width), 9)
    return _stream(number, f"/Type/XRef/Size {number + 1}/W[1 {place} {index}]{trailer}{DEFLATED}{form}", data)


def _from_line_to_line(lines: list[bytes], width: int) -> bytes:
    """What each line adds to the line before (the filter Up of PNG): nearly the same in most."""
    whole = b"".join(lines)
    more = bytes([(new - old) & 255 for new, old in zip(whole, bytes(width) + whole, strict=False)])
    return b"".join([b"\2" + more[start : start + width] for start in range(0, len(more), width)])


def _bytes(number: int) -> int:
    """How many bytes the number takes."""
    return (number.bit_length() + 7) // 8


def _stream(number: int, entries: str, data: bytes) -> bytes:
    head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n"
    return head.encode() + data + b"\nendstream\nendobj\n"


class _EndedStream(pdfdoc.PDFStream):  # type: ignore[misc]
    filters: list[Any] | None
    content: bytes | str

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        # ReportLab writes page contents as ASCII, a quarter larger, unless a global setting says otherwise.
        data = self.content.encode("latin-1") if isinstance(self.content, str) else self.content
        entries = "".join(
            f"/{name} {pdfdoc.format(value, document).decode()}" for name, value in self.dictionary.dict.items()
        )
        if self.filters:
            # Figures and text take turns on a page, which short blocks suit; a stream with no entries is of one.
            code = zlib.compressobj(_LEVEL, memLevel=zlib.DEF_MEM_LEVEL if entries else 4)
            data, entries = code.compress(data) + code.flush(), entries + DEFLATED
        return f"<<{entries}/Length {len(data)}>>\nstream\n".encode() + data + b"\nendstream\n"
