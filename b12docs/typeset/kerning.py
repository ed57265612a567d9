"""The kerning of a font: by how much two letters move together or apart, from its table GPOS.

Read are pairs alone (OpenType 1.9, "GPOS": lookup type 2, also inside type 9), which is all that Latin kerning needs.
A shaping engine would read the same figures: HarfBuzz gives the same for every pair of the letters that we print.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PAIRS, _EXTENSION = 2, 9  # lookup types
_ADVANCE = 0x0004  # the bit of a value format for the horizontal advance; the bits below it stand before it
_FEATURE = b"kern"


class Kerning:
    """The pairs of a font's file, by the numbers of their glyphs."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        tables = {data[at : at + 4]: self._long(at + 8) for at in range(12, 12 + 16 * self._short(4), 16)}
        self.em = self._short(tables[b"head"] + 18)
        self._subtables = list(self._find(tables[b"GPOS"])) if b"GPOS" in tables else []

    def pair(self, left: int, right: int) -> int:
        """What is added to the advance of the glyph ``left`` before ``right``, in units of the em."""
        for at in self._subtables:
            index = self._index(at + self._short(at + 2), left)
            if index is not None:
                found = (self._listed if self._short(at) == 1 else self._classed)(at, index, left, right)
                if found is not None:
                    return found
        return 0

    def _short(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 2])

    def _long(self, at: int) -> int:
        return int.from_bytes(self._data[at : at + 4])

    def _find(self, table: int) -> Iterator[int]:
        """The place of every table of pairs that the feature names, in the order in which they are asked."""
        features, lookups = table + self._short(table + 6), table + self._short(table + 8)
        named: set[int] = set()
        for record in range(features + 2, features + 2 + 6 * self._short(features), 6):
            if self._data[record : record + 4] == _FEATURE:
                feature = features + self._short(record + 4)
                named |= {self._short(feature + 4 + 2 * one) for one in range(self._short(feature + 2))}
        for number in sorted(named):
            lookup = lookups + self._short(lookups + 2 + 2 * number)
            for one in range(self._short(lookup + 4)):
                at, kind = lookup + self._short(lookup + 6 + 2 * one), self._short(lookup)
                if kind == _EXTENSION:
                    kind, at = self._short(at + 2), at + self._long(at + 4)
                if kind == _PAIRS:
                    yield at

    def _value(self, table: int, at: int) -> int:
        """The advance in the first value record at a place of a table of pairs."""
        before = (self._short(table + 4) & (_ADVANCE - 1)).bit_count()
        has_advance = self._short(table + 4) & _ADVANCE
        value: int = struct.unpack_from(">h", self._data, at + 2 * before)[0]
        return value if has_advance else 0

    def _values_size(self, table: int) -> int:
        return 2 * (self._short(table + 4).bit_count() + self._short(table + 6).bit_count())

    def _listed(self, table: int, index: int, left: int, right: int) -> int | None:
        """The value of a pair that is listed by itself (format 1)."""
        pairs, size = table + self._short(table + 10 + 2 * index), 2 + self._values_size(table)
        for at in range(pairs + 2, pairs + 2 + size * self._short(pairs), size):
            if self._short(at) == right:
                return self._value(table, at + 2)
        return None

    def _classed(self, table: int, index: int, left: int, right: int) -> int:
        """The value of two classes of glyphs (format 2)."""
        first, second = (self._class(table + self._short(table + at), glyph) for at, glyph in ((8, left), (10, right)))
        cell = first * self._short(table + 14) + second
        return self._value(table, table + 16 + cell * self._values_size(table))

    def _ranges(self, at: int) -> Iterator[tuple[int, int, int]]:
        yield from struct.iter_unpack(">HHH", self._data[at + 4 : at + 4 + 6 * self._short(at + 2)])

    def _index(self, coverage: int, glyph: int) -> int | None:
        """The number of a glyph among those that a table is about; None where it is not."""
        if self._short(coverage) == 1:
            end = coverage + 4 + 2 * self._short(coverage + 2)
            glyphs = [self._short(at) for at in range(coverage + 4, end, 2)]
            return glyphs.index(glyph) if glyph in glyphs else None
        return next((n + glyph - start for start, end, n in self._ranges(coverage) if start <= glyph <= end), None)

    def _class(self, classes: int, glyph: int) -> int:
        """The class of a glyph; 0 for those that are named in none."""
        if self._short(classes) == 1:
            first, count = self._short(classes + 2), self._short(classes + 4)
            return self._short(classes + 6 + 2 * (glyph - first)) if 0 <= glyph - first < count else 0
        return next((number for start, end, number in self._ranges(classes) if start <= glyph <= end), 0)
