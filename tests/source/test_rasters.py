"""Pictures of points: upright, in sRGB, on white, as fine as print needs, without what nobody is to know."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from b12docs.source import jpeg, pixels
from b12docs.source.raster import Raster, RasterError
from tests.pieces import raster

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)
NOISE = Image.merge("RGB", [Image.effect_noise((240, 120), 90) for _ in range(3)])


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is worked out here."""
    monkeypatch.setenv("B12DOCS_CACHE", "")


def flag(mode: str = "RGB") -> Image.Image:
    """Red at the upper left, green at the upper right, blue below."""
    picture = Image.new("RGB", (60, 40), BLUE)
    picture.paste(RED, (0, 0, 30, 20))
    picture.paste(GREEN, (30, 0, 60, 20))
    return picture.convert(mode)


def shown(one: Raster, size: tuple[int, int] | None = None, **how: Any) -> Image.Image:
    """What a file shows of it."""
    return Image.open(BytesIO(one.encoded(size or one.size, **how).data))


def near(found: Any, expected: tuple[int, ...], most: int = 6) -> bool:
    """Whether two colours are alike, but for what a JPEG loses."""
    return all(abs(one - other) <= most for one, other in zip(found, expected, strict=True))


# --- what a camera says -----------------------------------------------------------------------------------------------

TURNED = {  # Exif orientation -> the corners of ``flag`` where it is read: upper left, upper right, lower left
    1: (RED, GREEN, BLUE), 2: (GREEN, RED, BLUE), 3: (BLUE, BLUE, GREEN), 4: (BLUE, BLUE, RED),
    5: (RED, BLUE, GREEN), 6: (BLUE, RED, BLUE), 7: (BLUE, GREEN, BLUE), 8: (GREEN, BLUE, RED),
}  # fmt: skip


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", TURNED)
def test_a_picture_stands_as_it_was_held(orientation: int, kind: str) -> None:
    """All eight ways in which Exif can turn a picture, in both kinds of file."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    one = raster(flag(), kind, exif=exif)
    assert one.size == ((40, 60) if orientation > 4 else (60, 40))
    picture = shown(one).convert("RGB")
    right, low = one.width - 5, one.height - 5
    corners = [picture.getpixel(place) for place in ((4, 4), (right, 4), (4, low))]
    assert all(near(*pair) for pair in zip(corners, TURNED[orientation], strict=True)), corners
    assert not picture.getexif()


@pytest.mark.parametrize("exif", [b"MM\0*\0\0\0\x08\xff\xff", b"II*\0\xff\xff\xff\x7f", b"", b"?"], ids=repr)
def test_metadata_without_sense(exif: bytes) -> None:
    """A picture whose metadata are damaged is shown as it lies."""
    assert raster(flag(), "JPEG", exif=b"Exif\0\0" + exif).size == (60, 40)


def test_nothing_is_told_of_place_and_camera() -> None:
    """Neither a JPEG that stays as it is nor one that is made anew, nor a PNG, keeps a word of its metadata."""
    exif, info = Image.Exif(), PngImagePlugin.PngInfo()
    exif[0x010F] = "Secret"
    info.add_text("Comment", "Secret")
    info.add_itxt("XML:com.adobe.xmp", "Secret")
    for one in (raster(NOISE, "JPEG", exif=exif, comment="Secret"), raster(flag(), exif=exif, pnginfo=info)):
        assert b"Secret" in one.data
        for size in (one.size, (one.width // 2, one.height // 2)):
            assert b"Secret" not in one.encoded(size).data
            assert b"Secret" not in one.encoded(size, grey=True).data


# --- how it is compressed ---------------------------------------------------------------------------------------------


def test_a_jpeg_that_needs_nothing_keeps_its_data() -> None:
    """Small enough, upright, in sRGB: not a byte is compressed anew, in greys neither where it has no colours."""
    for picture in (NOISE, NOISE.convert("L")):
        one = raster(picture, "JPEG", quality=40, icc_profile=ImageCms.ImageCmsProfile(SRGB).tobytes())
        bare = jpeg.bare(one.data)
        assert bare
        assert one.encoded(one.size).data == bare.data
        assert (one.encoded(one.size, grey=True).data == bare.data) == (picture.mode == "L")


def test_it_shrinks_and_never_grows() -> None:
    """It has at most so many points each way, in its own proportions."""
    one = raster(NOISE)
    assert [one.fitted(*most) for most in ((120, 999), (999, 30), (999, 999), (0.1, 0.1))] == [
        (120, 60), (60, 30), (240, 120), (1, 1),
    ]  # fmt: skip
    assert shown(one, (120, 60)).size == (120, 60)


def test_what_is_drawn_loses_nothing_and_a_photograph_little() -> None:
    """A PNG that is drawn stays exact; one that is photographed becomes a JPEG, also where it is grey."""
    drawn = shown(raster(flag()))
    assert (drawn.format, drawn.tobytes()) == ("PNG", flag().tobytes())
    assert [shown(raster(one)).format for one in (NOISE, NOISE.convert("L"))] == ["JPEG", "JPEG"]
    assert shown(raster(NOISE, "JPEG"), (120, 60)).format == "JPEG"


def test_in_greys() -> None:
    """A grey file holds one channel; so does a picture without colours in any file."""
    for one, grey in ((raster(flag()), True), (raster(NOISE, "JPEG"), True), (raster(flag("L").convert("RGB")), False)):
        found = one.encoded(one.size, grey=grey)
        assert (found.grey, shown(one, grey=grey).mode) == (True, "L")


def test_the_same_file_gives_the_same_bytes() -> None:
    """No clock and no chance has a part in it."""
    for kind in ("PNG", "JPEG"):
        one, again = raster(NOISE, kind), raster(NOISE, kind)
        assert one.encoded((100, 50)) == again.encoded((100, 50))


def test_what_was_worked_out_once_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next run asks Pillow nothing, neither what the picture is nor for its points."""
    monkeypatch.setenv("B12DOCS_CACHE", str(tmp_path / "cache"))
    first = raster(flag())
    encoded = [first.encoded(size, grey=grey) for size in ((60, 40), (30, 20)) for grey in (False, True)]
    assert len({one.data for one in encoded}) == 4
    monkeypatch.setattr(pixels, "look_at", lambda data: pytest.fail("looked at again"))
    monkeypatch.setattr(pixels, "pixels", lambda data, size: pytest.fail("worked out again"))
    assert raster(flag()) == first
    assert [first.encoded(size, grey=grey) for size in ((60, 40), (30, 20)) for grey in (False, True)] == encoded


# --- colours ----------------------------------------------------------------------------------------------------------

SRGB = ImageCms.createProfile("sRGB")


def exchanged() -> bytes:
    """A profile in which red is what green is in others: no eye can overlook whether it was heeded."""
    data = ImageCms.ImageCmsProfile(SRGB).tobytes()
    return data.replace(b"rXYZ", b"tmp?", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"tmp?", b"gXYZ", 1)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_profile_is_heeded(kind: str) -> None:
    """Colours of another space come out in sRGB, which is what a file without a profile is taken for."""
    one = raster(flag(), kind, icc_profile=exchanged())
    assert not one.ready
    assert near(shown(one).convert("RGB").getpixel((4, 4)), GREEN, 12)


@pytest.mark.parametrize("profile", [b"no profile", exchanged()[:300]], ids=["none", "half"])
def test_a_damaged_profile(profile: bytes) -> None:
    """It says nothing, and the picture is shown as most programs show it."""
    assert near(shown(raster(flag(), "JPEG", icc_profile=profile)).getpixel((4, 4)), RED, 12)


def test_a_profile_of_other_colours_than_the_pictures() -> None:
    """A profile of red, green and blue at a picture of greys says nothing."""
    assert shown(raster(flag("L"), "JPEG", icc_profile=exchanged())).mode == "L"


def sixteen_bits() -> Image.Image:
    """Grey of 16 bits, dark at the left and light at the right."""
    return Image.frombytes("I;16", (60, 40), 40 * (30 * (256 * 90).to_bytes(2, "little") + 30 * b"\xff\xc8"))


FORMS = {
    "16 bits of grey": (sixteen_bits(), "PNG", (90, 90, 90), (200, 200, 200)),
    "one bit": (flag("1"), "PNG", None, None),
    "a palette": (flag("P"), "PNG", RED, GREEN),
    "greys": (flag("L"), "PNG", (76, 76, 76), (149, 149, 149)),
    "four inks": (flag("CMYK"), "JPEG", RED, GREEN),
}


@pytest.mark.parametrize("form", FORMS)
def test_all_forms_of_colour(form: str) -> None:
    """Whatever a file's points are made of, they come out in 8 bits of grey, or of red, green and blue."""
    picture, kind, left, right = FORMS[form]
    found = shown(raster(picture, kind))
    assert found.mode in ("L", "RGB")
    for place, colour in ((left, (4, 4)), (right, (50, 4))):
        assert place is None or near(found.convert("RGB").getpixel(colour), place, 9)


def see_through(mode: str) -> Image.Image:
    """Red, half of which can be seen through, with nothing below."""
    picture = Image.new("RGBA", (60, 40), (9, 9, 9, 0))
    picture.paste((255, 0, 0, 128), (0, 0, 30, 20))
    picture.paste((255, 0, 0, 255), (30, 0, 60, 20))
    return picture.convert(mode)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_what_is_transparent_is_white(mode: str) -> None:
    """Half of red is pink, nothing is white, whatever colour lies unseen in it."""
    found = shown(raster(see_through(mode))).convert("RGB")
    half, whole = ((255, 127, 127), RED) if mode == "RGBA" else ((165, 165, 165), (76, 76, 76))
    assert [found.getpixel(place) for place in ((4, 4), (50, 4), (4, 30))] == [half, whole, (255, 255, 255)]


def test_a_palette_with_a_transparent_colour() -> None:
    """The same by a palette."""
    picture = flag("P")
    found = shown(raster(picture, transparency=picture.getpixel((4, 30)))).convert("RGB")
    assert [found.getpixel(place) for place in ((4, 4), (4, 30))] == [RED, (255, 255, 255)]


# --- what can't be seen -----------------------------------------------------------------------------------------------


def drawn(ground: str | tuple[int, ...], ink: str | tuple[int, ...], width: int = 8) -> Image.Image:
    """A line of this width in pixels across a picture, with a ground that may be transparent."""
    picture = Image.new("RGBA", (600, 400), ground)
    ImageDraw.Draw(picture).line((0, 0, 600, 400), fill=ink, width=width)
    return picture


CLEAR = (0, 0, 0, 0)


def with_a_speck(picture: Image.Image) -> Image.Image:
    """The picture with a few black points in a corner."""
    picture.paste("black", (580, 4, 584, 8))
    return picture


UNSEEN = {
    "white on nothing": drawn(CLEAR, "white"),
    "white all over": drawn("white", "white").convert("RGB"),
    "yellow on white": drawn("white", "#FFFF00").convert("RGB"),
    "white on nothing, with a speck": with_a_speck(drawn(CLEAR, "white")),
    "pale grey on nothing": drawn(CLEAR, "#EEEEEE"),
    "hardly anything of black": drawn(CLEAR, (0, 0, 0, 20)),
    "nothing": drawn(CLEAR, CLEAR),
}
SEEN = {
    "a hairline on white": drawn("white", "black", 1).convert("RGB"),
    "a hairline on white that is said to be transparent": drawn("white", "black", 1),
    "a hairline on nothing": drawn(CLEAR, "black", 1),
    "gold on nothing": drawn(CLEAR, "#FFD700"),
    "white on blue": drawn("#005EB8", "white"),
    "black all over": drawn("black", "black"),
    "half of black": drawn(CLEAR, (0, 0, 0, 128)),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_a_picture_that_cannot_be_seen_is_refused(name: str) -> None:
    """On its white ground it would be an empty box."""
    with pytest.raises(RasterError, match=r"^(cannot be seen|shows nothing): "):
        raster(UNSEEN[name])


@pytest.mark.parametrize("name", SEEN)
def test_a_picture_that_can_be_seen_is_not(name: str) -> None:
    """However little there is of it."""
    assert raster(SEEN[name]).size == (600, 400)
    picture = SEEN[name].convert("RGB")
    if name != "a hairline on nothing" and "transparent" not in name:
        assert raster(picture, "JPEG").size == (600, 400)


# --- what is damaged --------------------------------------------------------------------------------------------------


def mangled(data: bytes, chance: Random) -> bytes:
    """The bytes, of which some are changed, missing or new, most of them near the head."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 2, 9))):
        at = chance.randrange(chance.choice((60, len(found) - 40)))
        found[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
    return bytes(found)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_whatever_is_damaged_is_shown_or_refused(kind: str) -> None:
    """Nothing but our own error comes of a damaged file, and what was taken can be shown in every size."""
    exif = Image.Exif()
    exif[0x0112] = 6
    sound, chance, shown = raster(flag(), kind, icc_profile=exchanged(), exif=exif).data, Random(8), 0
    for _ in range(300):
        try:
            one = Raster.of("a", mangled(sound, chance))
        except RasterError:
            continue
        one.encoded(one.fitted(20, 20), grey=True)
        shown += 1
    assert 3 < shown < 297
