"""The fonts in a PDF hold the outlines of the letters that it shows, as they were drawn, and nothing else; its size."""

from __future__ import annotations

import struct
import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from b12docs.catalogue.plan import Job
from b12docs.paper import PAPERS
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import fonts, set_document
from b12docs.writers.pdf import write_pdf
from b12docs.writers.pdf.marks import Text, draw_marks
from b12docs.writers.pdf.press import Press
from b12docs.writers.pdf.subset import TrueType
from tests.conftest import Built, built, jobs, name_of
from tests.pdfs import Pdf
from tests.pieces import paper

NEEDED = {"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}  # ISO 32000-1 §9.9, and what finds a glyph
MOST = 40_000  # bytes: what a leaflet may have at most, on any paper and in any edition
WEIGHTS = ("SourceSansPro-Regular", "SourceSansPro-Bold")
BEYOND = "".join(sorted(map(chr, range(0xC0, 0x17F)))).replace("×", "")  # more letters than one font of a file holds

Tables = Mapping[str, bytes]


def tables_of(font: bytes) -> dict[str, bytes]:
    """The tables of a TrueType file; the checksum of each, and of the whole, is right."""
    assert font[:4] == b"\0\1\0\0"
    assert checksum(font) == 0xB1B0AFBA
    found: dict[str, bytes] = {}
    for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16):
        tag, said, start, length = struct.unpack_from(">4sLLL", font, at)
        table = font[start : start + length]
        assert len(table) == length
        summed = table[:8] + bytes(4) + table[12:] if tag == b"head" else table
        assert checksum(summed) == said
        found[tag.decode()] = table
    return found


def checksum(data: bytes) -> int:
    padded = data + bytes(-len(data) % 4)
    return int(sum(struct.unpack(f">{len(padded) // 4}L", padded)) % 2**32)


def glyph(tables: Tables, number: int) -> bytes:
    (long,) = struct.unpack_from(">h", tables["head"], 50)
    start, end = (
        struct.unpack_from(">L", tables["loca"], 4 * one)[0]
        if long
        else 2 * struct.unpack_from(">H", tables["loca"], 2 * one)[0]
        for one in (number, number + 1)
    )
    return tables["glyf"][start:end]


def outline(tables: Tables, number: int) -> Any:
    """What a glyph looks like: its box and points; of a composed one, where each part lies and what it looks like."""
    data = glyph(tables, number)
    if not data:
        return ()
    contours, *box = struct.unpack_from(">5h", data)
    if contours < 0:
        return box, [(place, outline(tables, part)) for _, part, place in parts(data)[0]]
    ends = struct.unpack_from(f">{contours}H", data, 10)
    return box, ends, points(data, 12 + 2 * contours + instructions(data), ends[-1] + 1 if ends else 0)


def parts(data: bytes) -> tuple[list[tuple[int, int, bytes]], int]:
    """Flags, number and place of each part of a composed glyph, and where the last ends."""
    found, at, more = [], 10, True
    while more:
        flags, part = struct.unpack_from(">HH", data, at)
        size = (4 if flags & 1 else 2) + (2 if flags & 8 else 4 if flags & 0x40 else 8 if flags & 0x80 else 0)
        found.append((flags, part, data[at + 4 : at + 4 + size]))
        at, more = at + 4 + size, bool(flags & 0x20)
    return found, at


def instructions(data: bytes) -> int:
    """How many bytes of instructions a glyph has."""
    contours = struct.unpack_from(">h", data)[0] if data else 0
    if contours >= 0:
        return int(struct.unpack_from(">H", data, 10 + 2 * contours)[0]) if data else 0
    found, end = parts(data)
    return int(struct.unpack_from(">H", data, end)[0]) if any(flags & 0x100 for flags, _, _ in found) else 0


def points(data: bytes, at: int, count: int) -> list[tuple[int, ...]]:
    """The points of a simple glyph: whether each is on the curve, and its move from the one before."""
    flags: list[int] = []
    while len(flags) < count:
        flag, at = data[at], at + 1
        flags.append(flag)
        if flag & 8:
            flags += [flag] * data[at]
            at += 1
    moves: list[list[int]] = []
    for short, same in ((2, 16), (4, 32)):
        moves.append([])
        for flag in flags:
            if flag & short:
                moves[-1].append(data[at] if flag & same else -data[at])
                at += 1
            elif flag & same:
                moves[-1].append(0)
            else:
                moves[-1] += struct.unpack_from(">h", data, at)
                at += 2
    return list(zip([flag & 1 for flag in flags], *moves, strict=True))


def programs(pdf: bytes) -> list[bytes]:
    """The font programs in a file."""
    with pikepdf.open(BytesIO(pdf)) as file:
        found = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and "/FontFile2" in one]
        return [one.FontFile2.read_bytes() for one in found]


def original(weight: str) -> bytes:
    return (files("font_source_sans_pro") / "files" / f"{weight}.ttf").read_bytes()


# --- what a font holds ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_glyph_keeps_its_outline_and_width(weight: str) -> None:
    """Composed glyphs too: their parts come along under new numbers. Of instructions no byte is left."""
    whole = tables_of(original(weight))
    font = TrueType(whole)
    (count,) = struct.unpack_from(">H", whole["maxp"], 4)
    composed = 0
    for start in range(0, count, 200):
        numbers = range(start, min(start + 200, count))
        small = tables_of(font.program({32 + code: number for code, number in enumerate(numbers)}))
        shown = struct.unpack(f">{len(numbers)}H", small["cmap"][22:])
        for here, there in zip(shown, numbers, strict=True):
            assert outline(small, here) == outline(whole, there)
            assert width(small, here) == width(whole, there)
            composed += glyph(whole, there)[:2] == b"\xff\xff"
        assert {instructions(glyph(small, one)) for one in range(len(small["loca"]) // 2 - 1)} == {0}
    assert composed > 20


def width(tables: Tables, number: int) -> tuple[int, int]:
    """The width of a glyph and where its outline begins."""
    (metrics,) = struct.unpack_from(">H", tables["hhea"], 34)
    (wide,) = struct.unpack_from(">H", tables["hmtx"], 4 * min(number, metrics - 1))
    beside = 4 * number + 2 if number < metrics else 4 * metrics + 2 * (number - metrics)
    return wide, struct.unpack_from(">h", tables["hmtx"], beside)[0]


def test_a_composed_glyph_loses_its_instructions() -> None:
    """They stand behind its parts, where a flag says so; these fonts have none of that kind."""
    simple = struct.pack(">5hHH2x3B3B3Bx", 1, 0, 0, 9, 9, 2, 0, 0x37, 0x37, 0x37, 0, 9, 0, 0, 0, 9)[:-1]
    composed = struct.pack(">5hHHhhH4s", -1, 0, 0, 9, 9, 0x0103, 1, 3, 4, 4, b"\xb0\1\2\3")
    whole = dict(tables_of(original(WEIGHTS[0])))
    simple += bytes(len(simple) % 2)
    places = (0, 0, len(simple) // 2, (len(simple) + len(composed)) // 2)
    whole |= {"glyf": simple + composed, "loca": struct.pack(">4H", *places)}
    whole["head"] = whole["head"][:50] + bytes(2) + whole["head"][52:]
    small = tables_of(TrueType(whole).program({65: 2}))
    assert (instructions(composed), instructions(glyph(small, 1))) == (4, 0)
    assert parts(glyph(small, 1))[0] == [(0x0003, 2, struct.pack(">hh", 3, 4))]
    assert len(glyph(small, 1)) == parts(glyph(small, 1))[1]


def test_the_first_glyph_is_for_what_is_missing() -> None:
    """Glyph 0 of the font is glyph 0 of its part, whatever the codes are."""
    whole = tables_of(original(WEIGHTS[0]))
    small = tables_of(TrueType(whole).program({65: 40}))
    assert outline(small, 0) == outline(whole, 0)


def test_no_font_holds_names_or_instructions(document: Built) -> None:
    """A font in a PDF has the tables that draw its glyphs: no names, no hints for coarse screens."""
    found = programs(document.data)
    assert len(found) == 2
    assert all(set(tables_of(one)) == NEEDED for one in found)


def test_marks_of_sheets_have_such_fonts_too() -> None:
    """What is written beside imposed pages is written with the same fonts, and read again letter by letter."""
    data = draw_marks([(PAPERS["A4"], [Text(100, 100, "A1 · glue strip", 9)])])
    (font,) = programs(data)
    assert set(tables_of(font)) == NEEDED
    assert [span.text for span in Pdf(data).spans] == ["A1 · glue strip"]


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads that take turns after each step, so that what they share is soon in the wrong hands."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_threads_make_whole_programs() -> None:
    """Documents that are finished at the same time hold the same letters as one that is finished alone."""
    font, composed = TrueType(tables_of(original(WEIGHTS[0]))), {128 + at: 77 + at for at in range(100)}
    alone = TrueType(tables_of(original(WEIGHTS[0]))).program(composed)
    with ThreadPoolExecutor(6) as threads:
        assert all(made == alone for made in threads.map(font.program, [composed] * 60))


# --- which letters it shows -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("press", [None, Press()], ids=["plain", "press"])
def test_many_letters_take_several_fonts_and_all_can_be_read(press: Press | None) -> None:
    """A font of a PDF has 256 codes at most; a text in more letters is shown, and found again, all the same."""
    fonts.register()
    assert not fonts.missing(BEYOND)
    words = " ".join(BEYOND[start : start + 8] for start in range(0, len(BEYOND), 8)) + r" (round\brackets) 12 \( )"
    html = f'<section class="page"><h1>Letters</h1><p>{words}</p><p><strong>{words}</strong></p></section>'
    document = read_document(Printed(html), file="piece.html", title="Letters", language="en-GB")
    data = write_pdf(set_document(document, paper(150, 150)), press=press)
    assert len(programs(data)) == 4
    pdf = Pdf(data)
    assert [pdf.text(one) for one in pdf.root.find("P")] == [words, words]


def test_an_unbreakable_space_is_found_as_a_space(sample: Built) -> None:
    """Who searches for words types a common space."""
    assert "\u00a0" not in "".join(span.text for span in sample.pdf.spans)


# --- how large a file is ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("job", [one for one in jobs() if one.layout == "leaflet"], ids=name_of)
def test_a_leaflet_is_small(job: Job) -> None:
    """It is sent by mail, and read on telephones."""
    assert len(built(job).data) <= MOST


def test_what_reportlab_may_need_is_loaded_when_somebody_asks_for_it() -> None:
    """Making a file loads neither pictures nor temporary files nor HarfBuzz; who asks ReportLab for them gets them."""
    code = """
import sys
from b12docs.typeset import fonts
from b12docs.writers.pdf import write_pdf
print(*{"PIL.Image", "tempfile", "uharfbuzz"} & set(sys.modules), end="|")
from reportlab.lib import rltempfile, utils
image = utils.Image.new("L", (1, 1))
print(utils._isPILImage(image), utils.Image.Image is type(image), end="|")
import tempfile, uharfbuzz
from PIL import Image
print(Image.Image is type(image), rltempfile.tempfile.mktemp is tempfile.mktemp)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("|") == ["", "True True", "True True\n"]
