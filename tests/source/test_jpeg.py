"""JPEG files lose their remarks and nothing of the picture."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from b12docs.source.jpeg import bare

PICTURE = Image.effect_noise((40, 30), 90).convert("RGB")
SEGMENTS = {  # what cameras and programs write between the start of a picture and its tables
    "place and camera": b"\xff\xe1\x00\x0eExif\0\0secret",
    "a description": b"\xff\xe1\x00\x0dhttp:secret",
    "a profile": b"\xff\xe2\x00\x14ICC_PROFILE\0secret",
    "a newspaper's words": b"\xff\xed\x00\x0cIPTCsecret",
    "a remark": b"\xff\xfe\x00\x08secret",
    "a thumbnail": b"\xff\xe0\x00\x19JFIF\0\1\2\0\0\1\0\1\1\1" + b"secret..X",
    "another program's": b"\xff\xef\x00\x08secret",
}


def saved(picture: Image.Image = PICTURE, **how: Any) -> bytes:
    """The picture as a JPEG."""
    data = BytesIO()
    picture.save(data, "JPEG", **how)
    return data.getvalue()


def points(data: bytes) -> bytes:
    """What a JPEG shows."""
    with Image.open(BytesIO(data)) as picture:
        return picture.tobytes()


def test_a_picture_without_remarks_stays_as_it_is() -> None:
    """Byte for byte, its short JFIF header included."""
    data = saved()
    found = bare(data)
    assert found
    assert (found.channels, found.data) == (3, data)


@pytest.mark.parametrize("segment", SEGMENTS.values(), ids=list(SEGMENTS))
def test_a_remark_goes(segment: bytes) -> None:
    """Whatever a segment says besides the picture is left out, and nothing else is."""
    data = saved()
    found = bare(data[:2] + segment + data[2:])
    assert found
    assert found.data == data


def test_what_stands_behind_the_picture_goes() -> None:
    """Some telephones put a film there, with the place where it was taken."""
    data = saved()
    found = bare(data + b"ftypmp42 secret")
    assert found
    assert found.data == data


@pytest.mark.parametrize(
    "how",
    [{"progressive": True}, {"restart_marker_blocks": 1}, {"subsampling": "4:2:0"}, {"keep_rgb": True}],
    ids=str,
)
def test_ways_to_compress(how: dict[str, Any]) -> None:
    """Several scans, restarts in the data, and colours that only Adobe's segment explains."""
    data = saved(comment=b"secret", **how)
    found = bare(data)
    assert found
    assert b"secret" not in found.data
    assert points(found.data) == points(data)


def test_bytes_that_fill() -> None:
    """Before a marker there may be any number of bytes FF."""
    data = saved()
    found = bare(data[:2] + 1_000_000 * b"\xff" + data[2:])
    assert found
    assert found.data == data


def changed(kind: int, at: int, value: int) -> bytes:
    """The JPEG with another byte at this place of its frame header, or with another marker there (0)."""
    data = bytearray(saved())
    start = data.index(b"\xff\xc0")
    data[start + at] = value if at else kind
    return bytes(data)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\xff\xd8", b"\xff\xd8\xff\xd9", b"\x89PNG\r\n\x1a\n", saved()[:-2], saved()[:200],
        saved(PICTURE.convert("CMYK")), changed(0, 1, 0xC9), changed(0, 4, 12),
        saved(keep_rgb=True).replace(b"Adobe", b"Other"),
    ],
    ids=[
        "nothing", "a start", "a start and an end", "a PNG", "no end", "half", "four inks", "another code", "12 bits",
        "channels with misleading names",
    ],
)  # fmt: skip
def test_what_not_every_program_shows_alike(data: bytes) -> None:
    """What is damaged, or shown in this way here and in that way there, is for others to compress anew."""
    assert bare(data) is None
