"""Letters of scripts beyond Latin, shaped into clusters. The one module that knows HarfBuzz.

A cluster is what its script draws as one: a consonant with its vowel signs, a conjunct, a ligature, a letter joined to
its neighbours. Words are shaped one by one, so that a word is as wide in a line as it is by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

import uharfbuzz as hb

from b12docs.language.together import NO_BREAK
from b12docs.records import record
from b12docs.typeset import fonts, scripts
from b12docs.typeset.frames import Cluster

_WORDS = re.compile(r"[^ ]+| ")


@record(eq=False)
class _Face:
    """A font as HarfBuzz knows it, and the script that it was made for."""

    font: hb.Font
    em: int
    script: scripts.Script | None


@cache
def _face(name: str) -> _Face:
    face = hb.Face(fonts.path(name).read_bytes())
    return _Face(hb.Font(face), face.upem, scripts.script_of_font(name))


def em(font: str) -> int:
    """How many units of a font are its size."""
    return _face(font).em


def has(char: str, font: str) -> bool:
    """Whether a font has a glyph for the character."""
    return bool(_face(font).font.get_nominal_glyph(ord(char)))


def width(text: str, font: str) -> float:
    """The width of the text at a size of 1 point."""
    return sum(one.advance for one in clusters(text, font)) / em(font)


def moved(one: Cluster | float, font: str, size: float) -> float:
    """How far a cluster of a font moves on at a size, or a number between clusters, in points."""
    return (one.advance / em(font) if isinstance(one, Cluster) else one / 1000) * size


def clusters(text: str, font: str) -> list[Cluster]:
    """The clusters of a text in one font, in the order in which they are read."""
    words = _WORDS.findall(text.replace(NO_BREAK, " "))
    return [one for word in words for one in _word(word, font)]


@lru_cache(maxsize=20_000)
def _word(word: str, font: str) -> tuple[Cluster, ...]:
    face = _face(font)
    return tuple(_letters(word, face) if face.script is None else _shaped(word, face, face.script))


def _letters(word: str, face: _Face) -> Iterator[Cluster]:
    """Latin letters, each by itself, as they are set in documents of their own."""
    for char in word:
        glyph = face.font.get_nominal_glyph(ord(char))  # what can't be seen has none
        yield Cluster(char, ((glyph, 0, 0),), face.font.get_glyph_h_advance(glyph)) if glyph else Cluster(char, (), 0)


def _shaped(word: str, face: _Face, script: scripts.Script) -> list[Cluster]:
    buffer = hb.Buffer()
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(word)
    buffer.script, buffer.direction = script.name, "rtl" if script.rtl else "ltr"
    hb.shape(face.font, buffer)
    glyphs = zip(buffer.glyph_infos or (), buffer.glyph_positions or (), strict=True)
    parts = [(start, list(alike)) for start, alike in groupby(glyphs, key=lambda one: int(one[0].cluster))]
    parts.sort(key=lambda one: one[0])
    ends = [start for start, _ in parts[1:]] + [len(word)]
    return [_cluster(word[start:end], alike) for (start, alike), end in zip(parts, ends, strict=True)]


def _cluster(text: str, glyphs: list[tuple[hb.GlyphInfo, hb.GlyphPosition]]) -> Cluster:
    pen, placed = 0, []
    for info, position in glyphs:
        placed.append((info.codepoint, pen + position.x_offset, position.y_offset))
        pen += position.x_advance
    return Cluster(text, tuple(placed), max(0, pen))


@lru_cache(maxsize=20_000)
def ink(cluster: Cluster, font: str) -> tuple[float, float, float, float] | None:
    """The left, lower, right and upper edge of what a cluster shows, from its origin at a size of 1 point."""
    face, boxes = _face(font), []
    for glyph, x, y in cluster.glyphs:
        one = face.font.get_glyph_extents(glyph)
        if one and one.height:
            left, high = x + one.x_bearing, y + one.y_bearing
            boxes.append((left, high + one.height, left + one.width, high))
    if not boxes:
        return None
    lefts, lows, rights, highs = zip(*boxes, strict=True)
    return min(lefts) / face.em, min(lows) / face.em, max(rights) / face.em, max(highs) / face.em


def apart(text: str, font: str) -> str:
    """The first part of the text that the font shows on a dotted circle; empty where there is none."""
    circle = _face(font).font.get_nominal_glyph(0x25CC)
    found = (one for one in clusters(text, font) if "\u25cc" not in one.text)
    return next((one.text for one in found if any(glyph == circle for glyph, _, _ in one.glyphs)), "")
