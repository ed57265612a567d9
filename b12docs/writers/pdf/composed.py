"""The fonts of one file for letters beyond Latin: one cluster, one glyph, one code (ISO 32000-1 §9.7).

What a reader knows as one letter may be drawn by several glyphs, in another order than its characters have. Each
cluster becomes a glyph that is composed of the font's own ones at their places, with a code that says exactly its
characters: so words are found, copied and read aloud as they were written, by any program.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from functools import cache
from itertools import count

from reportlab.pdfbase import pdfdoc

from b12docs.typeset import fonts
from b12docs.typeset.frames import Cluster, Span
from b12docs.writers.pdf.subset import TABLES, TrueType
from b12docs.writers.pdf.syntax import Raw, number, numbers, reference

_TO_UNICODE = """/CIDInit/ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def/CMapType 2 def
1 begincodespacerange<0000><FFFF>endcodespacerange
{ranges}endcmap CMapName currentdict/CMap defineresource pop end end"""
_PLACED = 0x03  # of a component: its place is two words, from the origin
_MORE = 0x20
_WIDE, _HIGH = 0.4, 0.7  # of the size: a space that is never shown, and the outline of a code that nobody sees


def resource(which: int) -> str:
    """The name in content of the font of this number, from 0 on."""
    return f"C{which or ''}"


def in_codes(span: Span, code: Callable[[Cluster], int]) -> str:
    """The operator that shows the clusters of a span."""
    shown, moved = "", False
    for one in span.shown:
        if isinstance(one, Cluster):
            shown += f"{code(one):04X}"
        else:
            shown, moved = f"{shown}>{number(-one)}<", True
    return f"[<{shown}>]TJ".replace("<>", " ") if moved else f"<{shown}>Tj"


class Composed:
    """A font that is composed of the clusters of one file: the first has the code 1.

    One that is ``spaced``, for text from the right, begins and ends with a wide space that is never shown: PDFium takes
    one of them for the space of the font, and so none between letters and the unseen codes that stand close to them.
    """

    def __init__(self, name: str, *, spaced: bool = False) -> None:
        self.name, self._spaced = name, spaced
        self.codes: dict[Cluster, int] = {}
        self._space()

    def _space(self) -> None:
        if self._spaced:
            self.code(Cluster(" ", (), round(_WIDE * _file(self.name).em), -len(self.codes) - 1))

    def code(self, cluster: Cluster) -> int:
        """The code of a cluster, which comes in when it is asked for."""
        return self.codes.setdefault(cluster, len(self.codes) + 1)

    def written(self, document: pdfdoc.PDFDocument) -> Raw:
        """The font's own object; those that it is made of are taken into the document."""
        self._space()
        base, em = f"AAAAAA+{self.name}", _file(self.name).em
        program = _stream(self._program())
        program.dictionary["Length1"] = len(program.content)
        descriptor = Raw(
            f"<</Type/FontDescriptor/FontName/{base}/Flags 4/FontBBox[{numbers(_file(self.name).box)}]/ItalicAngle 0"
            f"/Ascent {_file(self.name).ascent}/Descent {_file(self.name).descent}/CapHeight 700/StemV 80"
            f"/FontFile2 {reference(document, program)}>>"
        )
        widths = numbers(one.advance * 1000 / em for one in self.codes)
        inner = Raw(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{base}"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity"
            f"/W[1[{widths}]]/FontDescriptor {reference(document, descriptor)}>>"
        )
        to_unicode = reference(document, _stream(self._to_unicode()))
        return Raw(
            f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding/Identity-H"
            f"/DescendantFonts[{reference(document, inner)}]/ToUnicode {to_unicode}>>"
        )

    def _to_unicode(self) -> bytes:
        """How characters are found again from the codes (§9.10.3)."""
        rows = [f"<{code:04X}><{one.text.encode('utf-16-be').hex()}>" for one, code in self.codes.items()]
        parts = [rows[start : start + 100] for start in range(0, len(rows), 100)]  # no section may have more
        ranges = "".join(f"{len(part)} beginbfchar{''.join(part)}endbfchar\n" for part in parts)
        return _TO_UNICODE.format(ranges=ranges).encode()

    def _program(self) -> bytes:
        """The file of the font: behind the glyphs of the codes, under their own numbers, those that they consist of."""
        font = _file(self.name).outlines
        numbers = self._numbers(font)
        outlines = [font.renumbered(0, numbers)]
        metrics = [font.metric(0)]
        for one, code in self.codes.items():
            outlines.append(_outline(one, code, font, numbers, _file(self.name).em))
            metrics.append(struct.pack(">H", one.advance) + (outlines[-1][2:4] or b"\0\0"))
        for glyph, own in numbers.items():
            if own > len(self.codes):
                outlines.append(font.renumbered(glyph, numbers))
                metrics.append(font.metric(glyph))
        return font.file(outlines, metrics, {}, max((len(one.glyphs) for one in self.codes), default=0))

    def _numbers(self, font: TrueType) -> dict[int, int]:
        """The number here of each glyph of the font: of one that is a cluster by itself it is that of the code."""
        found = {0: 0}
        for one, code in self.codes.items():
            if len(one.glyphs) == 1 and one.glyphs[0][1:] == (0, 0):
                found.setdefault(one.glyphs[0][0], code)
        free = count(len(self.codes) + 1)
        waiting = [*found, *(glyph for one in self.codes for glyph, _, _ in one.glyphs)]
        for glyph in waiting:
            if glyph not in found:
                found[glyph] = next(free)
            waiting += (part for part in font.parts(glyph) if part not in found)
        return found


def _outline(cluster: Cluster, code: int, font: TrueType, numbers: dict[int, int], em: int) -> bytes:
    """The outline of a cluster: that of its only glyph, or one that is composed of its glyphs at their places."""
    if len(cluster.glyphs) == 1 and numbers[cluster.glyphs[0][0]] == code:
        return font.renumbered(cluster.glyphs[0][0], numbers)
    if not cluster.glyphs and cluster.text != " ":
        return _upright(round(_HIGH * em))
    shown = [(glyph, x, y, font.outline(glyph)) for glyph, x, y in cluster.glyphs]
    shown = [one for one in shown if one[3]]
    if not shown:
        return b""
    boxes = [_moved(struct.unpack_from(">4h", outline, 2), x, y) for _, x, y, outline in shown]
    parts = [
        struct.pack(">HHhh", _PLACED | (_MORE if index < len(shown) else 0), numbers[glyph], x, y)
        for index, (glyph, x, y, _) in enumerate(shown, 1)
    ]
    lows, highs = ([choose(side) for side in zip(*boxes, strict=True)] for choose in (min, max))
    return struct.pack(">5h", -1, *lows[:2], *highs[2:]) + b"".join(parts)


def _upright(high: int) -> bytes:
    """An outline without area, so high: nobody sees it, and Chromium takes it for a letter of its line."""
    points = struct.pack(">3B2h", 0x31, 0x11, 0x11, high, -high)  # at the origin, above it, and there again
    return struct.pack(">5hHH", 1, 0, 0, 0, high, 2, 0) + points


def _moved(box: tuple[int, ...], x: int, y: int) -> tuple[int, ...]:
    return box[0] + x, box[1] + y, box[2] + x, box[3] + y


class _File:
    """What is read of the file of a font: its outlines, and its measures in thousandths of the size."""

    def __init__(self, data: bytes) -> None:
        tables = dict(_tables(data))
        self.outlines = TrueType(tables)
        (self.em,) = struct.unpack_from(">H", tables["head"], 18)
        self.box = tuple(side * 1000 / self.em for side in struct.unpack_from(">4h", tables["head"], 36))
        self.ascent, self.descent = (
            round(side * 1000 / self.em) for side in struct.unpack_from(">2h", tables["hhea"], 4)
        )


@cache
def _file(name: str) -> _File:
    return _File(fonts.path(name).read_bytes())


def _tables(data: bytes) -> Iterator[tuple[str, bytes]]:
    (count,) = struct.unpack_from(">H", data, 4)
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, at)
        if tag.decode("latin-1") in TABLES:
            yield tag.decode("latin-1"), data[start : start + length]


def _stream(content: bytes) -> pdfdoc.PDFStream:
    return pdfdoc.PDFStream(content=content, filters=[pdfdoc.PDFZCompress])
