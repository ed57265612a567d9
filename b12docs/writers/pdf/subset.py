"""TrueType fonts cut down to some of their glyphs, and to what a PDF needs of them (ISO 32000-1 §9.9; OpenType 1.9).

Beside other glyphs go the names of the font, which the PDF says itself, and the instructions that fit outlines to the
few points of old screens: programs that show PDFs smooth the outlines as they are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from functools import cache

TABLES = ("head", "hhea", "maxp", "hmtx", "loca", "glyf")  # what is read of a font
_WORDS, _SCALE, _MORE, _TWO_SCALES, _TWO_BY_TWO, _INSTRUCTIONS = 0x01, 0x08, 0x20, 0x40, 0x80, 0x100  # of a component
_BY_INSTRUCTIONS = 0b10100  # in the flags of "head": instructions depend on the size, or alter widths
_MAGIC = 0xB1B0AFBA  # what a font's checksum is taken from


class TrueType:
    """The tables of a font that are named in TABLES."""

    def __init__(self, tables: Mapping[str, bytes]) -> None:
        self._tables = tables
        (long,) = struct.unpack_from(">h", tables["head"], 50)
        loca = tables["loca"]
        places = struct.unpack(f">{len(loca) // 4}L" if long else f">{len(loca) // 2}H", loca)
        self._places = places if long else [2 * place for place in places]
        (self._metrics,) = struct.unpack_from(">H", tables["hhea"], 34)  # how many glyphs have a width of their own

    def program(self, glyphs: Mapping[int, int]) -> bytes:
        """The file of a font that shows, under each code below 256, a glyph of this one; glyph 0 comes along."""
        numbers: dict[int, int] = {0: 0}  # here -> there
        for code in sorted(glyphs):
            numbers.setdefault(glyphs[code], len(numbers))
        waiting = list(numbers)
        for glyph in waiting:
            for part in self.parts(glyph):
                if part not in numbers:
                    numbers[part] = len(numbers)
                    waiting.append(part)
        outlines = [self.renumbered(glyph, numbers) for glyph in numbers]
        cmap = _cmap({code: numbers[glyph] for code, glyph in glyphs.items()})
        return self.file(outlines, list(map(self.metric, numbers)), {"cmap": cmap})

    def file(
        self, outlines: list[bytes], metrics: list[bytes], more: Mapping[str, bytes], parts: int = 0
    ) -> bytes:  # fmt: skip
        """The file of a font of these outlines with their metrics, and ``more`` tables.

        Where its glyphs are composed of others of this font, ``parts`` is of how many at most.
        """
        glyf, loca, long = _laid_out(outlines)
        return _file({
            **more,
            "glyf": glyf,
            "head": self._head(long=long),
            "hhea": _with(self._tables["hhea"], 34, len(metrics)),
            "hmtx": b"".join(metrics),
            "loca": loca,
            "maxp": self._maxp(len(metrics), parts),
        })  # fmt: skip

    @cache  # noqa: B019 - a process has two fonts, and their letters come again in each document
    def outline(self, glyph: int) -> bytes:
        """The glyph without its instructions."""
        data = self._tables["glyf"][self._places[glyph] : self._places[glyph + 1]]
        if not data:
            return b""
        (contours,) = struct.unpack_from(">h", data)
        if contours >= 0:
            at = 10 + 2 * contours
            (length,) = struct.unpack_from(">H", data, at)
            return data[:at] + b"\0\0" + data[at + 2 + length :]
        components = list(_components(data))
        without = bytearray(data[: components[-1][2]])
        for at, _, _ in components:
            (flags,) = struct.unpack_from(">H", data, at)
            struct.pack_into(">H", without, at, flags & ~_INSTRUCTIONS)
        return bytes(without)

    @cache  # noqa: B019 - as above
    def parts(self, glyph: int) -> tuple[int, ...]:
        """The glyphs that a glyph is composed of."""
        return tuple(part for _, part, _ in _components(self.outline(glyph)))

    def renumbered(self, glyph: int, numbers: Mapping[int, int]) -> bytes:
        """The outline of a glyph, the numbers of its parts being those of another font."""
        outline = self.outline(glyph)
        if not self.parts(glyph):
            return outline
        changed = bytearray(outline)
        for at, part, _ in _components(outline):
            struct.pack_into(">H", changed, at + 2, numbers[part])
        return bytes(changed)

    def metric(self, glyph: int) -> bytes:
        """The width of a glyph, and where its outline begins."""
        hmtx, last = self._tables["hmtx"], self._metrics - 1
        if glyph <= last:
            return hmtx[4 * glyph : 4 * glyph + 4]
        beside = 4 * self._metrics + 2 * (glyph - self._metrics)
        return hmtx[4 * last : 4 * last + 2] + hmtx[beside : beside + 2]

    def _maxp(self, count: int, parts: int) -> bytes:
        """How many glyphs there are, and how large they are at most; no instructions need any room.

        Those of ``parts`` may have so many times the points of the largest, in one layer more.
        """
        sizes = list(struct.unpack(">4H", self._tables["maxp"][6:14]))
        most, layers = struct.unpack(">2H", self._tables["maxp"][28:32])
        if parts:
            sizes[2:] = [min(0xFFFF, parts * (own + composed)) for own, composed in zip(sizes, sizes[2:], strict=False)]
            most, layers = max(most, parts), layers + 1
        return self._tables["maxp"][:4] + struct.pack(">5HH12x2H", count, *sizes, 1, most, layers)

    def _head(self, *, long: bool) -> bytes:
        head = self._tables["head"]
        (flags,) = struct.unpack_from(">H", head, 16)
        return _with(_with(head[:8] + bytes(4) + head[12:], 16, flags & ~_BY_INSTRUCTIONS), 50, long)


def _components(glyph: bytes) -> Iterator[tuple[int, int, int]]:
    """Of each part of a composed glyph: its place, the number of the glyph that it is, and the place of its end."""
    if len(glyph) < 2 or struct.unpack_from(">h", glyph)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, part = struct.unpack_from(">HH", glyph, at)
        moved = 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _TWO_BY_TWO else 0
        end = at + 4 + (4 if flags & _WORDS else 2) + moved
        yield at, part, end
        at = end


def _with(table: bytes, at: int, value: int) -> bytes:
    """The table with another number of two bytes at a place."""
    return table[:at] + value.to_bytes(2) + table[at + 2 :]


def _laid_out(glyphs: list[bytes]) -> tuple[bytes, bytes, bool]:
    """The tables of glyphs and of their places in words of two bytes, and whether these are long numbers."""
    padded = [glyph + bytes(len(glyph) % 2) for glyph in glyphs]
    places = [0]
    for glyph in padded:
        places.append(places[-1] + len(glyph) // 2)
    if places[-1] <= 0xFFFF:
        return b"".join(padded), struct.pack(f">{len(places)}H", *places), False
    return b"".join(padded), struct.pack(f">{len(places)}L", *(2 * place for place in places)), True


def _cmap(glyphs: Mapping[int, int]) -> bytes:
    """The glyph of each code, as a simple symbolic font of a PDF wants it: platform 1, encoding 0, format 6."""
    first, last = min(glyphs), max(glyphs)
    listed = [glyphs.get(code, 0) for code in range(first, last + 1)]
    head = struct.pack(">HHHHLHHHHH", 0, 1, 1, 0, 12, 6, 10 + 2 * len(listed), 0, first, len(listed))
    return head + struct.pack(f">{len(listed)}H", *listed)


def _file(tables: Mapping[str, bytes]) -> bytes:
    """The tables as a file, with their checksums."""
    power, total = len(tables).bit_length() - 1, 0
    head = struct.pack(">LHHHH", 0x10000, len(tables), 16 << power, power, 16 * len(tables) - (16 << power))
    place, body = 12 + 16 * len(tables), b""
    for tag, table in sorted(tables.items()):
        padded = table + bytes(-len(table) % 4)
        own = _sum(padded)
        total += own
        head += struct.pack(">4sLLL", tag.encode(), own, place + len(body), len(table))
        if tag == "head":
            adjusted = place + len(body) + 8
        body += padded
    whole = bytearray(head + body)
    struct.pack_into(">L", whole, adjusted, (_MAGIC - _sum(head) - total) % 2**32)
    return bytes(whole)


def _sum(data: bytes | bytearray) -> int:
    total: int = sum(struct.unpack(f">{len(data) // 4}L", data))
    return total % 2**32
