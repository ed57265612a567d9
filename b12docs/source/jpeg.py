"""JPEG files (ITU-T T.81) without what they say besides the picture: place, camera, remarks, thumbnails.

The compressed data stay as they are, byte for byte, so that nothing of the picture is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12docs.records import record

_SCAN_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # a marker that is neither a stuffed byte nor a restart
_FRAMES = (0xC0, 0xC1, 0xC2)  # baseline, extended and progressive: what every program shows
_TABLES = (0xC4, 0xDB, 0xDD)  # Huffman codes, quantisation, restart interval
_SCAN, _END, _FILL = 0xDA, 0xD9, 0xFF
_JFIF, _ADOBE = 0xE0, 0xEE
_REMARKS = (*range(0xE0, 0xF0), 0xFE)  # APP0 to APP15, and comments
_RGB = b"RGB"  # channels of these names are red, green and blue to some programs, and not to others


@record
class Jpeg:
    """A JPEG: how many channels it has, and its bytes without remarks."""

    channels: int
    data: bytes


def bare(data: bytes) -> Jpeg | None:
    """The JPEG without remarks; None where it's none that every program shows alike as it stands.

    What says how colours are coded stays: a JFIF header without a thumbnail, and Adobe's segment. All behind the end of
    the picture goes: some telephones put a film there.
    """
    kept, frame, adobe = [data[:2]], b"", False
    for marker, segment in _segments(data):
        if marker in _FRAMES and not frame:
            frame = segment
        elif marker in _REMARKS:
            if not _says_colours(marker, segment):
                continue
            adobe |= marker == _ADOBE
        elif marker not in (*_TABLES, _SCAN, _END):
            return None
        kept.append(segment)
        if marker == _END:
            return Jpeg(frame[9], b"".join(kept)) if _is_common(frame, adobe=adobe) else None
    return None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The markers and their segments, up to the end of the picture; a scan's goes on to the next marker."""
    at = 2
    while data[at : at + 1] == b"\xff" and at + 1 < len(data):
        marker, end = data[at + 1], at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _FILL:
            at += 1
            continue
        if marker == _END:
            end = at + 2
        elif marker == _SCAN:
            after = _SCAN_END.search(data, end)
            end = after.start() if after else len(data)
        yield marker, data[at:end]
        if marker == _END:
            return
        at = end


def _says_colours(marker: int, segment: bytes) -> bool:
    if marker == _JFIF:
        return len(segment) == 18 and segment[4:9] == b"JFIF\0"
    return marker == _ADOBE and len(segment) == 16 and segment[4:9] == b"Adobe"


def _is_common(frame: bytes, *, adobe: bool) -> bool:
    """Whether the picture has 8 bits, and one channel, or three that nobody can take for others."""
    if len(frame) < 10 or frame[4] != 8 or frame[9] not in (1, 3) or len(frame) != 10 + 3 * frame[9]:
        return False
    return frame[9] == 1 or adobe or frame[10::3] != _RGB


def is_jpeg(data: bytes) -> bool:
    """Whether these are the bytes of a JPEG."""
    return data.startswith(b"\xff\xd8")
