"""ICC output profiles: the printing condition that a file is made for, and colours as its four inks (ICC.1:2010).

The profile that is shipped is *ISO Coated v2 300 % (basICColor)*: offset on coated paper (FOGRA39), at most
300 % of ink.
"""

from __future__ import annotations

import re
from functools import cache, cached_property
from io import BytesIO
from pathlib import Path, PurePath

from PIL import Image, ImageCms

from b12docs.diagnostics import Diagnostic, InputError, Location, fault
from b12docs.look.colour import luminance, rgb
from b12docs.records import record
from b12docs.source.files import PROFILE_BYTES, File

Cmyk = tuple[float, float, float, float]  # cyan, magenta, yellow, black, each from 0 to 1

SHIPPED = "ISOcoated_v2_300_bas.icc"
LEAST_DOT = 5  # percent; less prints unevenly (ISO 12647-2 promises no dot below 3 %), and without it tints are clean

# Reference names of the ICC's characterization data registry (www.color.org), by the names of the common profiles.
_CONDITIONS = (
    (re.compile(r"FOGRA ?(\d\d)", re.IGNORECASE), r"FOGRA\1"),
    (re.compile(r"ISO Coated v2", re.IGNORECASE), "FOGRA39"),
    (re.compile(r"PSO Coated v3", re.IGNORECASE), "FOGRA51"),
    (re.compile(r"PSO Uncoated v3", re.IGNORECASE), "FOGRA52"),
    (re.compile(r"PSO Uncoated ISO12647", re.IGNORECASE), "FOGRA47"),
    (re.compile(r"Web Coated \(SWOP\) v2", re.IGNORECASE), "CGATS TR 001"),
    (re.compile(r"GRACoL2006.?Coated1", re.IGNORECASE), "CGATS TR 006"),
)


@record
class Profile:
    """A CMYK output profile: its bytes and its own description. Made by ``shipped_profile`` or ``load_profile``."""

    data: bytes
    description: str

    @property
    def condition(self) -> str:
        """The registered name of the printing condition, such as FOGRA39; empty where the description names none."""
        for pattern, name in _CONDITIONS:
            found = pattern.search(self.description)
            if found:
                return found.expand(name)
        return ""

    @cached_property
    def _inks(self) -> ImageCms.ImageCmsTransform:
        """Relative colorimetric with black point compensation: white stays paper, black is the darkest that prints."""
        return ImageCms.buildTransform(
            ImageCms.createProfile("sRGB"), _opened(self.data), "RGB", "CMYK",
            ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )  # fmt: skip

    def separated(self, picture: Image.Image) -> Image.Image:
        """An RGB picture in the four inks; one that is grey, or has no colours, in black alone."""
        if picture.mode == "RGB" and len({band.tobytes() for band in picture.split()}) == 1:
            picture = picture.getchannel(0)
        if picture.mode == "L":
            none = Image.new("L", picture.size, 0)
            return Image.merge("CMYK", (none, none, none, picture.point([round(2.55 * k) for k in self._blacks])))
        separated = ImageCms.applyTransform(picture, self._inks)
        assert separated is not None, "only a transform in place returns nothing"
        return separated

    @cache  # noqa: B019 - a run has one profile, and a page some fifteen colours
    def inks(self, colour: str) -> Cmyk:
        """#RRGGBB in the four inks, in whole percents; a grey in black alone."""
        red, green, blue = (round(255 * value) for value in rgb(colour))
        if red == green == blue:
            return 0.0, 0.0, 0.0, self._blacks[red] / 100
        pixel = self.separated(Image.new("RGB", (1, 1), (red, green, blue))).tobytes()
        percents = [round(value / 2.55) for value in pixel]
        cyan, magenta, yellow, black = (value / 100 if value >= LEAST_DOT else 0.0 for value in percents)
        return cyan, magenta, yellow, black

    @cached_property
    def _blacks(self) -> list[int]:
        """For each grey from 0 to 255 the percent of black whose luminance on paper is nearest."""
        back = ImageCms.buildTransform(
            _opened(self.data), ImageCms.createProfile("sRGB"), "CMYK", "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )  # fmt: skip
        steps = Image.new("CMYK", (101, 1))
        steps.putdata([(0, 0, 0, round(2.55 * percent)) for percent in range(101)])
        printed = ImageCms.applyTransform(steps, back)
        assert printed is not None, "only a transform in place returns nothing"
        pixels = printed.tobytes()
        seen = [luminance("#" + pixels[3 * k : 3 * k + 3].hex()) for k in range(101)]
        meant = [luminance(f"#{level:02X}{level:02X}{level:02X}") for level in range(256)]
        inner = [min(range(101), key=lambda k: abs(seen[k] - value)) for value in meant[1:-1]]
        return [100, *inner, 0]


@cache
def shipped_profile() -> Profile:
    """The profile that comes with the package (zlib licence, beside it)."""
    data = (Path(__file__).parent / "profiles" / SHIPPED).read_bytes()
    return Profile(data, _description(data))


def load_profile(file: File) -> Profile:
    """The output profile of a print shop. Raises InputError where it cannot be used."""
    problem = _unread(file.fault) if file.fault else _header_fault(file.data)
    if problem:
        raise _refused(file, problem)
    try:
        profile = Profile(file.data, _description(file.data))
        profile.inks("#123456")
    except (ImageCms.PyCMSError, OSError) as error:
        raise _refused(file, f"cannot be read ({error})") from None
    return profile


def _unread(fault: Diagnostic) -> str:
    return f"has more than {PROFILE_BYTES // 1_000_000} million bytes" if fault.rule == "size" else "cannot be opened"


def _header_fault(data: bytes) -> str:
    """What is wrong with the header of the profile (ICC.1:2010 §7.2), or nothing."""
    if len(data) < 132 or data[36:40] != b"acsp":
        return "is no ICC profile"
    if int.from_bytes(data[:4], "big") != len(data):
        return "is not whole: it has another length than it says"
    if data[12:16] != b"prtr":
        return "is no profile of a printing press (its class is not 'prtr')"
    if data[16:20] != b"CMYK":
        return f"is for the colour space {data[16:20].decode('latin-1').strip()}, not for CMYK"
    if data[8] > 4:
        return f"is of version {data[8]} of the ICC format; PDF/X-4 allows 2 and 4"
    return ""


def _refused(file: File, problem: str) -> InputError:
    hint = "ask the print shop for its ICC output profile, or leave the profile out to use the one that is built in"
    return fault("profile", Location(file.name), f"the profile '{PurePath(file.name).name}' {problem}", hint)


def _description(data: bytes) -> str:
    return ImageCms.getProfileDescription(_opened(data)).strip()


def _opened(data: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(BytesIO(data))
