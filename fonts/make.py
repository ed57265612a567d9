"""Makes the fonts of this folder from npm's packages of Google's fonts: what the languages need, and no more.

    python fonts/make.py PACKAGES CHARACTERS

PACKAGES is a folder into which ``npm pack @expo-google-fonts/noto-…`` of each family was unpacked, each in a folder of
the family's name; CHARACTERS is a text file of the Table of General Standard Chinese Characters of 2013 (Unicode's
database has it as kTGH2013). Latin letters and figures come from Source Sans and are left out, and so are hints, which
programs that show PDFs do not follow. The tables that shape text stay whole, for the letters that are kept.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import uharfbuzz as hb

HERE = Path(__file__).parent
MARKS = (
    " !\"'()*+,-./:;=?[]%{}\u00a0«»·–—‘’“”•…‹›\u200c\u200d\u25cc"  # of the dotted circle: for what goes with no letter
)
WEIGHTS = {"Regular": "400Regular", "Bold": "700Bold"}
DROPPED = ("DSIG", "STAT", "MATH", "meta", "kern", "gasp", "prep", "fpgm", "cvt", "vhea", "vmtx", "VORG", "BASE")


def block(first: int, last: int) -> str:
    """All characters of a block of Unicode."""
    return "".join(map(chr, range(first, last + 1)))


def families(characters: Path) -> dict[str, str]:
    """What is kept of each family beside MARKS."""
    han = set(re.findall(r"[\u3400-\u9fff\U00020000-\U0003ffff]", characters.read_text("utf-8")))
    old = {chr(code) for code in range(0x3400, 0xA000) if _in_gb2312(chr(code))}
    return {
        "noto-naskh-arabic": block(0x600, 0x6FF),
        "noto-nastaliq-urdu": block(0x600, 0x6FF),
        "noto-sans-bengali": block(0x980, 0x9FF) + "।॥",
        "noto-sans-devanagari": block(0x900, 0x97F),
        "noto-sans-gujarati": block(0xA80, 0xAFF) + "।॥",
        "noto-sans-gurmukhi": block(0xA00, 0xA7F) + "।॥",
        "noto-sans-tamil": block(0xB80, 0xBFF) + "।॥",
        "noto-sans-sc": block(0x3000, 0x303F) + block(0xFF00, 0xFFEF) + "".join(sorted(han | old)),
    }


def _in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def cut(data: bytes, characters: Iterable[str]) -> bytes:
    """The font with these characters alone; raises SystemExit where its outlines are not TrueType's."""
    if data[:4] == b"OTTO":
        raise SystemExit("a font whose outlines are not TrueType's cannot be composed of")
    plan = hb.SubsetInput()
    plan.unicode_set.update(map(ord, characters))
    plan.drop_table_tag_set.update(int.from_bytes(tag.ljust(4).encode(), "big") for tag in DROPPED)
    plan.flags |= hb.SubsetFlags.NO_HINTING
    return bytes(hb.subset(hb.Face(data), plan).blob.data)


def main(packages: Path, characters: Path) -> None:
    """Write the fonts and their licences."""
    for family, kept in families(characters).items():
        name = "".join(part.upper() if part == "sc" else part.title() for part in family.split("-"))
        for weight, folder in WEIGHTS.items():
            (source,) = (packages / family).rglob(f"{folder}/*.ttf")
            data = cut(source.read_bytes(), MARKS + kept)
            (HERE / f"{name}-{weight}.ttf").write_bytes(data)
            print(name, weight, len(data))
        (licence,) = (packages / family).rglob("LICENSE_FONT")
        (HERE / f"{name}.LICENSE.txt").write_bytes(licence.read_bytes())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
