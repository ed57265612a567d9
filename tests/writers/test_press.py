"""``--press``: files that a print shop can take as they are: PDF/X-4, in four inks, with bleed and crop marks.

No free program judges PDF/X-4 (veraPDF does not), so ``X4`` below holds what ISO 15930-7:2010 asks of a file like ours,
subject by subject, each with the assertion that keeps it. The standard builds on PDF Reference 1.6.
"""

from __future__ import annotations

import datetime
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest
from PIL import Image, ImageCms

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import InputError, Location
from b12docs.document.kinds import MARKERS
from b12docs.look.grey import in_grey
from b12docs.look.palette import Palette, Tone
from b12docs.source.files import PROFILE_BYTES, read_file
from b12docs.writers.pdf.icc import Profile, load_profile, shipped_profile
from b12docs.writers.pdf.press import Press
from tests.conftest import name_of, need_tool
from tests.inked import DARK, USUAL, chosen, colours_of, data_of, inked
from tests.pdfs import MM, Box, Pdf, Shape

PRESS = Press()
BLEED, MARKS = 3 * MM, 10 * MM
EDGE = BLEED + MARKS
K, WHITE, ALL = (0, 0, 0, 1), (0, 0, 0, 0), (1, 1, 1, 1)
EXACT = 0.1 * MM
EACH = pytest.mark.parametrize("job", chosen(), ids=name_of)


def pressed(job: Job) -> Pdf:
    return inked(job, press=PRESS)


def box(page: pikepdf.Page, name: str) -> Box:
    return Box(*(float(value) for value in page.obj[name]))


def near(one: Box, other: Box) -> bool:
    return all(abs(a - b) < EXACT for a, b in zip(one, other, strict=True))


def grown(one: Box, by: float) -> Box:
    return Box(one.left - by, one.bottom - by, one.right + by, one.top + by)


def moved(one: Box, by: float) -> Box:
    return Box(*(value + by for value in one))


def marks(pdf: Pdf) -> list[Shape]:
    """The crop marks: what is drawn outside the bleed."""
    bleeds = [box(page, "/BleedBox") for page in pdf.file.pages]
    return [one for one in pdf.shapes if not bleeds[one.page].overlaps(one.box)]


# --- colour -----------------------------------------------------------------------------------------------------------


@EACH
def test_nothing_but_the_four_inks(job: Job) -> None:
    """Every colour operator of every stream is one of CMYK, and so is every picture; none is left to a default."""
    found = colours_of(pressed(job))
    assert found.operators == {"k", "K"}
    assert found.images
    assert set(found.images) == {"/DeviceCMYK"}
    assert found.painted > 50
    assert found.unset == []


@EACH
def test_text_in_black_alone(job: Job) -> None:
    """What is printed in the palette's ink or in black takes the black plate alone: text, and the QR code."""
    office, found = inked(job), pressed(job)
    drawn = [one for one in found.drawn if one not in marks(found)]
    ink = tuple(int(USUAL.ink[start : start + 2], 16) / 255 for start in (1, 3, 5))
    looked = 0
    for before, after in zip(office.drawn, drawn, strict=True):
        dark = before.colour == (0, 0, 0) or before.colour == pytest.approx(ink, abs=0.002)
        if dark and getattr(before, "kind", "") != "image":
            looked += 1
            assert after.colour == K
    assert looked > 20


@EACH
def test_black_text_is_printed_over_its_ground(job: Job) -> None:
    """In the whole of the black ink alone; light or coloured text, pictures and shapes leave a hole for themselves."""
    looked: dict[tuple[str, bool], int] = Counter()
    for page in pressed(job).file.pages:
        over, fill = False, tuple[float, ...]()
        saved: list[tuple[bool, tuple[float, ...]]] = []
        for instruction in pikepdf.parse_content_stream(page):
            name, operands = str(instruction.operator), instruction.operands
            if name == "q":
                saved.append((over, fill))
            elif name == "Q":
                over, fill = saved.pop()
            elif name == "gs":
                over = str(operands[0]) == "/Over"
            elif name == "k":
                fill = tuple(float(one) for one in operands)
            elif name == "Tj":
                assert over == (fill == K)
                looked["text", over] += 1
            elif name in ("f", "f*", "S", "B", "B*", "Do"):
                assert not over
                looked["shape", over] += 1
    assert looked["text", True] > 20
    assert looked["text", False] > 2
    assert looked["shape", False] > 20


@EACH
def test_white_is_bare_paper(job: Job) -> None:
    """Where the office file is white, no ink is printed at all."""
    office, found = inked(job), pressed(job)
    drawn = [one for one in found.drawn if one not in marks(found)]
    white = [after for before, after in zip(office.drawn, drawn, strict=True) if before.colour == (1, 1, 1)]
    assert white
    assert {one.colour for one in white if getattr(one, "kind", "") != "image"} == {WHITE}


def test_light_words_on_dark_paper() -> None:
    """Where the paper is dark and its words are light, the words are not printed black."""
    found = inked(chosen()[0], press=PRESS, palette=DARK)
    assert shipped_profile().inks(DARK.ink) in {tuple(round(value, 2) for value in one.colour) for one in found.spans}
    assert K not in {one.colour for one in found.spans}


def colours(palette: Palette) -> set[str]:
    values = [getattr(palette, one.name) for one in fields(palette)]
    return {
        colour for value in values for colour in (vars(value).values() if isinstance(value, Tone) else [value])
    }  # fmt: skip


@pytest.mark.parametrize("palette", [USUAL, in_grey(USUAL)], ids=["colour", "grey"])
def test_no_more_ink_than_the_paper_takes(palette: Palette) -> None:
    """No colour of the palette, black included, has more than 300 % of ink in all."""
    found = {colour: sum(shipped_profile().inks(colour)) for colour in (*colours(palette), "#000000", "#010000")}
    assert len(found) > 15
    assert {colour: total for colour, total in found.items() if total > 3.0} == {}


def test_tints_are_clean() -> None:
    """A light colour has no black in it, and no ink has a dot so small that it prints unevenly."""
    palette = USUAL
    tints = {palette.callout, palette.panel, palette.footer, palette.accent_note}
    tints |= {tone.tint for tone in map(palette.tone, MARKERS)}
    for colour in tints:
        *chromatic, black = shipped_profile().inks(colour)
        assert black == 0
        assert any(chromatic)
        assert all(value == 0 or value >= 0.05 for value in chromatic)


def test_greys_are_black_alone() -> None:
    """A grey of red, green and blue alike takes the black plate alone, more for a darker one."""
    inks = [shipped_profile().inks(f"#{level:02X}{level:02X}{level:02X}") for level in range(256)]
    assert all(one[:3] == (0, 0, 0) for one in inks)
    assert all(one[3] >= other[3] for one, other in pairwise(inks))
    assert (inks[0], inks[255]) == (K, WHITE)
    assert 0 < inks[250][3] < 0.05, "the lightest tint of a grey file has no other ink to be seen by"


def test_the_colours_look_as_they_should() -> None:
    """Printed in the condition of the profile, each colour of the palette is near to what the screen shows."""
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    profile = ImageCms.ImageCmsProfile(BytesIO(shipped_profile().data))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    printed = ImageCms.buildTransform(profile, lab, "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags)
    meant = ImageCms.buildTransform(srgb, lab, "RGB", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags)
    for colour in colours(USUAL):
        inks = tuple(round(255 * value) for value in shipped_profile().inks(colour))
        on_paper = _lab(Image.new("CMYK", (1, 1), inks), printed)
        on_screen = _lab(Image.new("RGB", (1, 1), colour), meant)
        difference = sum((a - b) ** 2 for a, b in zip(on_paper, on_screen, strict=True)) ** 0.5
        assert difference < 8, (colour, on_paper, on_screen)


def _lab(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> tuple[float, float, float]:
    found = ImageCms.applyTransform(picture, transform)
    assert found
    lightness, a, b = (int(value) for value in found.tobytes())
    return lightness / 2.55, (a + 128) % 256 - 128, (b + 128) % 256 - 128


@EACH
def test_the_logo_is_separated(job: Job) -> None:
    """The logo's white has no ink, its darkest pixel no more than 300 %."""
    for one in pressed(job).file.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == pikepdf.Name.Image:
            data = one.read_bytes()
            assert len(data) == 4 * one.Width * one.Height
            assert "/Decode" not in one
            pixels = {data[start : start + 4] for start in range(0, len(data), 4)}
            assert bytes(4) in pixels
            assert 2.5 * 255 < max(sum(pixel) for pixel in pixels) < 3.02 * 255
            return
    pytest.fail("there is no logo")


def test_a_picture_without_colours_is_black_alone() -> None:
    """A logo in greys, or any in a grey file, takes the black plate alone."""
    grey = Image.linear_gradient("L").convert("RGB")
    bands = shipped_profile().separated(grey).split()
    assert [band.getextrema() for band in bands] == [(0, 0)] * 3 + [(0, 255)]
    found = colours_of(inked(chosen()[0], press=PRESS, grey=True))
    assert found.values
    assert all(value[:3] == (0, 0, 0) for value in found.values)


def test_a_grey_file_has_one_plate(tmp_path: Path) -> None:
    """In greys, crop marks and logo included, Ghostscript finds ink on the black plate alone."""
    need_tool("gs", reason="no Ghostscript: the inks were not separated")
    path = tmp_path / "grey.pdf"
    path.write_bytes(data_of(chosen()[0], press=PRESS, grey=True))
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=inkcov", "-r72", "-o", "-", str(path)]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert lines
    for line in lines:
        cyan, magenta, yellow, black = (float(value) for value in line.split()[:4])
        assert cyan == magenta == yellow == 0 < black


# --- geometry ---------------------------------------------------------------------------------------------------------


@EACH
def test_boxes(job: Job) -> None:
    """The page is cut at its own size; 3 mm of bleed lie around it, and 10 mm for marks around these."""
    office, found = inked(job), pressed(job)
    assert len(office.sizes) == len(found.file.pages)
    for (width, height), page in zip(office.sizes, found.file.pages, strict=True):
        trim = Box(EDGE, EDGE, EDGE + width, EDGE + height)
        assert near(box(page, "/TrimBox"), trim)
        assert near(box(page, "/BleedBox"), grown(trim, BLEED))
        assert near(box(page, "/MediaBox"), grown(trim, EDGE))


@EACH
def test_crop_marks(job: Job) -> None:
    """Eight thin marks of 5 mm a page, on every plate, in line with the cut, outside the bleed, on the sheet."""
    found = pressed(job)
    assert {one.colour for one in marks(found)} == {ALL}
    assert {one.kind for one in marks(found)} == {"stroke"}
    assert all(one.artifact is not None for one in marks(found))
    for index, page in enumerate(found.file.pages):
        trim, bleed, sheet = (box(page, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
        own = [one.box for one in marks(found) if one.page == index]
        assert len(own) == 8
        for one in own:
            long, thin = sorted((one.right - one.left, one.top - one.bottom), reverse=True)
            assert long == pytest.approx(5 * MM, abs=EXACT)
            assert thin <= 0.3
            assert sheet.holds(one)
            assert not grown(bleed, 0.5 * MM).overlaps(one)
            assert not grown(trim, 3 * MM).overlaps(one)
        across = {round((one.left + one.right) / 2 - EDGE, 1) for one in own if one.top - one.bottom > 1}
        along = {round((one.bottom + one.top) / 2 - EDGE, 1) for one in own if one.right - one.left > 1}
        assert across == {0.0, round(trim.right - trim.left, 1)}
        assert along == {0.0, round(trim.top - trim.bottom, 1)}


@EACH
def test_all_stands_where_the_office_file_has_it(job: Job) -> None:
    """The same lines of text at the same place of the page; what touches the edge goes on to the end of the bleed."""
    office, found = inked(job), pressed(job)
    assert len(office.spans) > 50
    for before, after in zip(office.spans, found.spans, strict=True):
        assert (after.page, after.text, after.font) == (before.page, before.text, before.font)
        assert after.size == pytest.approx(before.size, abs=0.01)
        assert near(after.box, moved(before.box, EDGE))
    shapes = [one for one in found.shapes if one not in marks(found)]
    bled = 0
    for one, other in zip(office.shapes, shapes, strict=True):
        width, height = office.sizes[one.page]
        touches = one.box.left < 0.1, one.box.bottom < 0.1, one.box.right > width - 0.1, one.box.top > height - 0.1
        expected = moved(one.box, EDGE)
        signs = (-1, -1, 1, 1)
        expected = Box(*(v + BLEED * s * t for v, s, t in zip(expected, signs, touches, strict=True)))
        assert near(other.box, expected)
        bled += any(touches)
    assert bled >= 2


def destinations(pdf: Pdf) -> list[float]:
    """How high on its page each bookmark leads."""
    found, todo = [], [pdf.file.Root.Outlines.First]
    while todo:
        one = todo.pop()
        found.append(float(one.Dest[3]))
        todo += [one[key] for key in ("/Next", "/First") if key in one]
    return found


@EACH
def test_bookmarks_and_figures_keep_their_place(job: Job) -> None:
    """A bookmark leads to its heading, and a figure's box in the structure lies round the figure, on the sheet too."""
    office, found = inked(job), pressed(job)
    assert len(destinations(office)) == len(office.bookmarks) > 2
    assert destinations(found) == pytest.approx([top + EDGE for top in destinations(office)], abs=0.01)
    before, after = ([one.attributes["/BBox"] for one in pdf.root.find("Figure")] for pdf in (office, found))
    assert before
    for one, other in zip(before, after, strict=True):
        assert near(Box(*map(float, other)), moved(Box(*map(float, one)), EDGE))


def test_the_band_bleeds() -> None:
    """The title band reaches the end of the bleed at the top and at both sides, the passport at the foot."""
    found = pressed(chosen()[0])
    first, *_, last = found.file.pages
    grounds = [one for one in found.shapes if one.kind == "fill"]
    band = next(one for one in grounds if one.page == 0).box
    bleed = box(first, "/BleedBox")
    assert near(Box(bleed.left, band.bottom, bleed.right, bleed.top), band)
    assert band.bottom > bleed.bottom + 100 * MM
    bleed = box(last, "/BleedBox")
    below = [one.box for one in grounds if one.page == len(found.file.pages) - 1 and one.box.bottom < bleed.bottom + 1]
    assert near(Box(bleed.left, bleed.bottom, bleed.right, below[0].top), below[0])


def test_a_coloured_page_bleeds() -> None:
    """A paper that is not white is printed over the whole bleed, of every page."""
    found = inked(chosen()[0], press=PRESS, palette=replace(USUAL, paper="#FFF6E0"))
    for index, page in enumerate(found.file.pages):
        ground = next(one for one in found.shapes if one.page == index and one.kind == "fill")
        assert near(ground.box, box(page, "/BleedBox"))
        assert ground.colour != WHITE


@pytest.mark.parametrize(("bleed", "room"), [(5 * MM, 12 * MM), (3 * MM, 8 * MM)])
def test_another_bleed(bleed: float, room: float) -> None:
    """A print shop may want more bleed, or less room for marks."""
    found = inked(chosen()[-2], press=Press(bleed=bleed, marks=room))
    page = found.file.pages[0]
    assert near(box(page, "/BleedBox"), grown(box(page, "/TrimBox"), bleed))
    assert near(box(page, "/MediaBox"), grown(box(page, "/BleedBox"), room))
    assert len(marks(found)) == 8 * len(found.file.pages)


# --- PDF/X-4 ----------------------------------------------------------------------------------------------------------


def _header(pdf: Pdf) -> None:
    assert pdf.data.startswith(b"%PDF-1.6\n%")
    assert "/Version" not in pdf.file.Root
    assert all(byte > 127 for byte in pdf.data[10:14])


def _no_newer_features(pdf: Pdf) -> None:
    assert set(pdf.file.Root.ViewerPreferences.keys()) == {"/DisplayDocTitle"}


def _identifier(pdf: Pdf) -> None:
    first, second = (bytes(one) for one in pdf.file.trailer["/ID"])
    assert len(first) == len(second) == 16


def _no_encryption(pdf: Pdf) -> None:
    assert "/Encrypt" not in pdf.file.trailer


def _filters(pdf: Pdf) -> None:
    used = {str(one.get("/Filter")) for one in pdf.file.objects if isinstance(one, pikepdf.Stream)}
    assert any("Flate" in name for name in used)
    assert not any("LZW" in name or "Crypt" in name for name in used)


def _complete(pdf: Pdf) -> None:
    streams = [one for one in pdf.file.objects if isinstance(one, pikepdf.Stream)]
    assert streams
    for one in streams:
        assert not {"/F", "/OPI", "/Alternates", "/Ref", "/PS"} & set(one.keys())
        assert one.get("/Subtype") != pikepdf.Name.PS
    assert "/EmbeddedFiles" not in pdf.file.Root.get("/Names", {})


def _output_intent(pdf: Pdf) -> None:
    (intent,) = pdf.file.Root.OutputIntents
    assert str(intent.S) == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "FOGRA39"
    assert str(intent.RegistryName) == "http://www.color.org"
    assert str(intent.Info) == "ISO Coated v2 300% (basICColor)"
    assert int(intent.DestOutputProfile.N) == 4
    data = intent.DestOutputProfile.read_bytes()
    assert data == shipped_profile().data
    assert (data[12:16], data[16:20], data[8]) == (b"prtr", b"CMYK", 2)


XMP = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/", "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/", "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "dc": "http://purl.org/dc/elements/1.1/", "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}  # fmt: skip


def xmp(pdf: Pdf, path: str) -> str:
    """The text of one property of the XMP packet."""
    (found,) = ElementTree.fromstring(pdf.xmp).iterfind(f".//{path}", XMP)
    return "".join(found.itertext()).strip()


def _identification(pdf: Pdf) -> None:
    assert xmp(pdf, "pdfxid:GTS_PDFXVersion") == "PDF/X-4"
    assert "pdfaid" not in pdf.xmp
    assert "pdfuaid" not in pdf.xmp


def _document_properties(pdf: Pdf) -> None:
    assert xmp(pdf, "xmpMM:DocumentID").startswith("uuid:")
    assert xmp(pdf, "xmpMM:VersionID") == "1"
    assert xmp(pdf, "xmpMM:RenditionClass") == "default"
    assert pdf.xmp.startswith('<?xpacket begin="\ufeff"')
    assert "bytes=" not in pdf.xmp.splitlines()[0]
    assert list(pdf.file.Root.Metadata.get("/Filter", [])) == []


def _info_agrees(pdf: Pdf) -> None:
    info = pdf.file.trailer.Info
    assert str(info.Title) == xmp(pdf, "dc:title") != ""
    assert str(info.Trapped) == "/" + xmp(pdf, "pdf:Trapped") == "/False"
    for name, key in (
        ("xmp:CreateDate", "/CreationDate"),
        ("xmp:ModifyDate", "/ModDate"),
        ("xmp:MetadataDate", "/ModDate"),
    ):
        date = datetime.datetime.fromisoformat(xmp(pdf, name))
        assert f"D:{date:%Y%m%d%H%M%S}Z" == str(info[key])
    assert str(info.GTS_PDFXVersion) == xmp(pdf, "pdfxid:GTS_PDFXVersion")
    assert str(info.Producer) == xmp(pdf, "pdf:Producer")


def _page_boxes(pdf: Pdf) -> None:
    for page in pdf.file.pages:
        assert "/ArtBox" not in page.obj
        assert "/CropBox" not in page.obj
        trim, bleed, sheet = (box(page, name) for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
        assert bleed.holds(trim)
        assert sheet.holds(bleed)


def _no_annotations(pdf: Pdf) -> None:
    assert pdf.links == []
    assert not any(
        isinstance(one, pikepdf.Dictionary) and one.get("/Type") == pikepdf.Name.Annot for one in pdf.file.objects
    )


def _no_actions(pdf: Pdf) -> None:
    assert not {"/OpenAction", "/AA", "/AcroForm", "/Requirements"} & set(pdf.file.Root.keys())
    dictionaries = [one for one in pdf.file.objects if isinstance(one, pikepdf.Dictionary)]
    assert dictionaries
    assert not any(key in one for one in dictionaries for key in ("/AA", "/JS", "/URI", "/PresSteps"))
    assert pdf.bookmarks


def _fonts(pdf: Pdf) -> None:
    fonts = [one for one in pdf.file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    assert fonts
    assert all(one.FontDescriptor.FontFile2.read_bytes() for one in fonts)


def _graphics_state(pdf: Pdf) -> None:
    for page in pdf.file.pages:
        states = page.obj.Resources.ExtGState
        for state, (on, mode) in ((states.Over, (True, 1)), (states.Apart, (False, 0))):
            assert dict(state) == {"/Type": "/ExtGState", "/OP": on, "/op": on, "/OPM": mode}
        assert "/Group" not in page.obj
    assert not any(
        "/SMask" in one or one.get("/Interpolate") for one in pdf.file.objects if isinstance(one, pikepdf.Stream)
    )


def _colour(pdf: Pdf) -> None:
    found = colours_of(pdf)
    assert found.operators == {"k", "K"}
    assert not any("/ColorSpace" in page.obj.Resources for page in pdf.file.pages)


def _structure(pdf: Pdf) -> None:
    assert pdf.root.find("P")
    assert pdf.root.find("Link") == []
    marked = [one for one in pdf.drawn if one.mark or one.artifact is not None]
    assert len(marked) == len(pdf.drawn)


X4: dict[str, Callable[[Pdf], None]] = {
    "PDF 1.6, with a binary line behind the header": _header,
    "no preference that PDF 1.6 does not know": _no_newer_features,
    "a file identifier": _identifier,
    "no encryption": _no_encryption,
    "no LZW": _filters,
    "complete: nothing outside the file, no OPI, no PostScript, no other file inside": _complete,
    "one output intent: registered condition, embedded output profile of version 2 or 4": _output_intent,
    "XMP says PDF/X-4, and no other standard": _identification,
    "XMP names document, version and rendition; the packet is plain": _document_properties,
    "title, dates and trapping, the same in Info and XMP": _info_agrees,
    "a trim box and no art box; the boxes nest": _page_boxes,
    "no annotation inside the bleed box": _no_annotations,
    "no actions, scripts or forms; bookmarks are no actions": _no_actions,
    "every font embedded": _fonts,
    "no transfer curves, halftones, transparency; the modes of overprinting of device colours": _graphics_state,
    "device colour of the output intent's own colour space": _colour,
    "structure is whole where there is any": _structure,
}


@pytest.mark.parametrize("subject", X4)
@EACH
def test_conforms(job: Job, subject: str) -> None:
    """What the standard asks is kept by every file."""
    X4[subject](pressed(job))


def test_documents_have_names_of_their_own() -> None:
    """No two documents share their identity, nor do the same in another printing condition."""
    found = [xmp(pressed(job), "xmpMM:DocumentID") for job in chosen()]
    assert len(set(found)) == len(chosen())
    other = Press(Profile(shipped_profile().data, "Another"))
    assert xmp(inked(chosen()[0], press=other), "xmpMM:DocumentID") not in found


def test_the_same_bytes_again() -> None:
    """Files for a press are made of their inputs alone."""
    job = chosen()[0]
    first = data_of(job, press=PRESS)
    data_of.cache_clear()
    assert data_of(job, press=PRESS) == first


@pytest.mark.whole
def test_other_programs_open_it(tmp_path: Path) -> None:
    """Ghostscript and poppler read every file without a word of complaint."""
    need_tool("gs", "pdfinfo", "pdftoppm", reason="no Ghostscript or poppler: the files were not opened")
    for number, job in enumerate(chosen()):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(data_of(job, press=PRESS))
        for command in (
            [
                "gs",
                "-q",
                "-dNOPAUSE",
                "-dBATCH",
                "-dPDFSTOPONERROR",
                "-dPDFSTOPONWARNING",
                "-sDEVICE=nullpage",
                str(path),
            ],
            ["pdftoppm", "-r", "20", "-png", str(path), str(tmp_path / "page")],
        ):
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        done = subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        assert {"PDF/X-4", "1.6"} <= set(done.stdout.split())


# --- profiles ---------------------------------------------------------------------------------------------------------


def test_the_shipped_profile() -> None:
    """FOGRA39, no larger than a print file bears, with its licence beside it."""
    profile = shipped_profile()
    assert profile.condition == "FOGRA39"
    assert len(profile.data) < 1_100_000
    profiles = Path(__file__).parents[2] / "b12docs" / "writers" / "pdf" / "profiles"
    licence = profiles / "ISOcoated_v2_300_bas.LICENSE.txt"
    assert "zlib/libpng License" in licence.read_text("utf-8")


def test_a_profile_of_the_print_shop(tmp_path: Path) -> None:
    """A profile file that is named is embedded as it is."""
    (tmp_path / "ours.icc").write_bytes(shipped_profile().data)
    assert load_profile(read_file(tmp_path / "ours.icc", PROFILE_BYTES)) == shipped_profile()


@pytest.mark.parametrize(
    ("description", "condition"),
    [
        ("Coated FOGRA39 (ISO 12647-2:2004)", "FOGRA39"),
        ("PSO Coated v3", "FOGRA51"),
        ("PSO Uncoated v3 (FOGRA52)", "FOGRA52"),
        ("U.S. Web Coated (SWOP) v2", "CGATS TR 001"),
        ("Our own press", ""),
    ],
)
def test_the_condition_of_a_profile(description: str, condition: str) -> None:
    """The common profiles' conditions have their registered names; any other is a custom one, by its description."""
    profile = Profile(shipped_profile().data, description)
    assert profile.condition == condition
    (intent,) = inked(chosen()[0], press=Press(profile)).file.Root.OutputIntents
    assert str(intent.OutputConditionIdentifier) == (condition or "Custom")
    assert str(intent.Info) == description
    assert ("/RegistryName" in intent) == bool(condition)


def _with(start: int, new: bytes) -> bytes:
    data = bytearray(shipped_profile().data)
    data[start : start + len(new)] = new
    return bytes(data)


def _without_inks() -> bytes:
    """The profile without the tables that turn colours into inks (ICC.1:2010 §9.2.7)."""
    data = shipped_profile().data
    return data[:276].replace(b"B2A", b"xxx") + data[276:]


BROKEN = {
    "is no ICC profile": b"%PDF-1.4" * 100,
    "is not whole": shipped_profile().data[:-100],
    "is no profile of a printing press": _with(12, b"scnr"),
    "is for the colour space RGB, not for CMYK": _with(16, b"RGB "),
    "is of version 5": _with(8, b"\x05"),
    "cannot be read": _with(128, b"\xff\xff\xff\xff"),
    "cannot be read (cannot build": _without_inks(),
    "has more than 8 million bytes": bytes(PROFILE_BYTES + 1),
}


@pytest.mark.parametrize("problem", BROKEN)
def test_a_profile_that_cannot_be_used(tmp_path: Path, problem: str) -> None:
    """A file that is no CMYK output profile is refused, and named."""
    path = tmp_path / "shop.icc"
    path.write_bytes(BROKEN[problem])
    _refused(path, problem)


def test_a_profile_that_does_not_exist(tmp_path: Path) -> None:
    """A missing profile is said to be missing."""
    _refused(tmp_path / "shop.icc", "cannot be opened")
    _refused(tmp_path, "cannot be opened")


def _refused(path: Path, problem: str) -> None:
    with pytest.raises(InputError) as error:
        load_profile(read_file(path, PROFILE_BYTES))
    (found,) = error.value.diagnostics
    assert (found.rule, found.at) == ("profile", Location(path.as_posix()))
    assert f"'{path.name}' {problem}" in found.message
    assert found.hint
