"""What comes out of the printer: pages, type, colours and edges of every document.

Measured is what the file draws (``tests.pdfs``); what only the eye can tell is read from a rendering.
"""

from __future__ import annotations

import hashlib
import math
import os
import re
import subprocess
import sys
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from textwrap import wrap
from typing import Any

import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageCms

from b12docs.catalogue.forms import form_of
from b12docs.catalogue.plan import Job
from b12docs.document.leaves import QrCode
from b12docs.production.pipeline import Project, build
from b12docs.schema.content import Content
from b12docs.writers.pdf.standard import srgb
from tests.conftest import LAY_AUDIENCES, Built, built, jobs, name_of, need_tool
from tests.pdfs import MM, Box, Colour, Pdf, Shape, Span, clean

# The pages of each layout: exactly so many for both sides of a sheet; small papers and large print flow, and take what
# a clinic's own data needs.
LARGE = ("A4", "A3", "Letter", "Legal")
POSTERS = ("A3", "A2", "A1", "Tabloid")
SHEET = {2, 3, 4}  # one sheet is the aim; words and type go before it, onto a sheet that is folded
SUMMARY_LARGE = set(range(4, 13))
EXACTLY = {
    **{("leaflet", level, paper): SHEET for level in ("easy", "standard") for paper in LARGE},
    **{("leaflet", "detailed", paper): {4, 5} for paper in LARGE},
    **{("leaflet.pocket", "easy", paper): {6, 7, 8} for paper in ("A5", "Half-letter")},
    **{("leaflet.pocket", "standard", paper): {6, 7} for paper in ("A5", "Half-letter")},
    **{("leaflet.pocket", "detailed", paper): {8, 9} for paper in ("A5", "Half-letter")},
    ("leaflet.folded", "easy", "DL"): {8, 9, 10},
    ("leaflet.folded", "standard", "DL"): {6},
    ("leaflet.folded", "standard", "A6"): {8},
    **{("leaflet.large-print", "easy", paper): {6, 7, 8} for paper in ("A4", "Letter")},
    **{("leaflet.large-print", "standard", paper): {7, 8, 9} for paper in ("A4", "Letter")},
    **{("leaflet.large-print", "detailed", paper): {9, 10, 11} for paper in ("A4", "Letter")},
    **{("onepager", level, paper): {1} for level in ("standard", "detailed") for paper in ("A4", "Legal")},
    **{("onepager", level, "Letter"): {1, 2} for level in ("standard", "detailed")},
    **{
        ("onepager.large-print", level, paper): SUMMARY_LARGE
        for level in ("standard", "detailed")
        for paper in ("A4", "Letter")
    },
    **{("poster", level, paper): {1} for level in ("easy", "standard", "detailed") for paper in POSTERS},
}
SIZES = {  # width and height of the paper as it is printed, in points
    "A6": (105 * MM, 148 * MM),
    "A5": (148 * MM, 210 * MM),
    "A4": (210 * MM, 297 * MM),
    "A3": (297 * MM, 420 * MM),
    "A2": (420 * MM, 594 * MM),
    "A1": (594 * MM, 841 * MM),
    "DL": (99 * MM, 210 * MM),
    "Half-letter": (396.0, 612.0),
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
    "Tabloid": (792.0, 1224.0),
}
SMALLEST = {"leaflet": {"easy": 14, "standard": 12, "detailed": 12}, "onepager": {"standard": 9, "detailed": 9}}
LARGE_PRINT = 18  # UKAAF's clear and large print guidelines ask for 16 or more
CELL, PASSPORT, TITLE = 16, 12, 50  # a poster's smallest type on A3
ENLARGED = {"A2": 594 / 420 * 0.999, "A1": 841 / 420 * 0.998}  # posters, by the narrower of the two sides
SIDE, HEAD = 8 * MM, 5 * MM  # from the edges of the paper; the common laser printer leaves out the outer 4.2 mm
ROUNDED = 0.02  # points; places are written in hundredths
CONTRAST = 4.5
X_HEIGHT = 0.486  # of Source Sans Pro, as a part of the type size
LINE_LENGTH = 80
OVER = 7  # characters
BLEED = 3 * MM  # which a press cuts off
STANDARD_14 = ("Helvetica", "Times", "Courier", "Symbol", "ZapfDingbats", "Arial")


# --- pages ------------------------------------------------------------------------------------------------------------


def test_thirteen_documents_on_their_default_paper() -> None:
    """``--level all`` makes six leaflets, five posters and two one-pagers, and nothing else."""
    names = {name_of(job) for job in jobs(default_paper_only=True)}
    assert names == {
        *(f"leaflet-patient-{level}-A4" for level in ("easy", "standard", "detailed")),
        *(f"leaflet-carer-{level}-A4" for level in ("easy", "standard", "detailed")),
        *(f"poster-patient-{level}-A3" for level in ("easy", "standard", "detailed")),
        *(f"poster-clinician-{level}-A3" for level in ("standard", "detailed")),
        *(f"onepager-clinician-{level}-A4" for level in ("standard", "detailed")),
    }
    assert len(names) == 13


def test_every_paper_is_built(documents: tuple[Built, ...], project: Project) -> None:
    """Each layout is built for all its audiences at every level, on every promised paper and in every edition."""
    offered = {
        (version, audience, level, paper)
        for version, level, paper in EXACTLY
        for audience, own in project.content.audiences.items()
        if level in own.levels and project.layouts.all[version].family in own.layouts
    }
    assert len(offered) >= 80
    assert {(one.job.version, one.job.audience, one.job.level, one.job.paper) for one in documents} == offered


TRANSLATED = {("leaflet.folded", "standard", "A6"): {8, 9, 10, 11}}  # where translations may have more pages


def test_the_document_has_the_pages_that_were_promised(document: Built) -> None:
    """The number of pages is one of those that are promised."""
    job = document.job
    assert document.pages == len(document.pdf.sizes)
    assert document.pages in EXACTLY[job.version, job.level, job.paper]


def test_a_page_too_many_is_an_error_of_the_build(project: Project) -> None:
    """For what may be built is what was promised: neither a layout nor the topic allows more."""
    found = {
        (job.version, job.level, job.paper): set(
            form_of(job.layout, job.finish, project.layouts.all, project.content).counts(job.paper, job.level)
        )
        for job in jobs()
    }
    assert found.keys() == EXACTLY.keys()
    assert {key: counts for key, counts in found.items() if not counts <= TRANSLATED.get(key, EXACTLY[key])} == {}


def test_each_page_has_the_size_of_its_paper(document: Built) -> None:
    """All pages have the paper's size, a poster lying."""
    width, height = SIZES[document.job.paper]
    if document.job.layout == "poster":
        width, height = height, width
    for page in document.pdf.sizes:
        assert page == pytest.approx((width, height), abs=0.1)


# --- type -------------------------------------------------------------------------------------------------------------


def test_no_type_is_smaller_than_promised(document: Built) -> None:
    """Nothing is smaller than the smallest type, tables, reference numbers and running lines included."""
    job, spans = document.job, document.pdf.spans
    least = SMALLEST.get(job.layout, {}).get(job.level, PASSPORT) * _scale(document)
    least = LARGE_PRINT if job.finish.edition else least
    labels = {mark for label in document.pdf.root.find("Lbl") for mark in label.marks()}
    words = [span for span in spans if not (span.mark in labels and clean(span.text) in ("•", "■"))]
    assert len(words) > 70
    assert {(span.text, span.size) for span in words if span.size < least - 0.01} == set()


def test_a_posters_cells_and_title_can_be_read_from_afar(poster: Built) -> None:
    """On A3 the cells have 16 pt or more and the title 50; on larger paper everything is enlarged with it."""
    pdf, scale = poster.pdf, _scale(poster)
    cells = [span for cell in pdf.root.find("TH", "TD") for span in pdf.spans_of(cell)]
    (title,) = pdf.root.find("H1")
    assert len(cells) >= 6 * 4
    assert min(span.size for span in cells) >= CELL * scale
    assert min(span.size for span in pdf.spans_of(title)) >= TITLE * scale


@pytest.mark.parametrize(("kinds", "metres"), [(("H1",), 2.0), (("TH", "TD"), 0.75)], ids=["title", "cells"])
def test_a_poster_is_read_from_where_people_stand(poster: Built, kinds: tuple[str, ...], metres: float) -> None:
    """The title is read from 2 m and the cells from 0.75 m with half of normal sight (6/12).

    Who sees 6/12 tells letters whose lower case is 10 minutes of arc high (ICO visual acuity standard, 1984).
    """
    pdf = poster.pdf
    sizes = [span.size for element in pdf.root.find(*kinds) for span in pdf.spans_of(element)]
    letters = X_HEIGHT * min(sizes) / MM / 1000  # metres
    assert len(sizes) >= 1
    assert math.degrees(math.atan(letters / metres)) * 60 >= 10


def test_a_posters_figures_are_large_enough(poster: Built) -> None:
    """The three bodies are 60 to 64 mm high on A3, 54 with detailed words, and grow with the paper."""
    pdf, scale = poster.pdf, _scale(poster)
    shrunk = 0.94 if poster.job.paper == "Tabloid" else 1.0
    bodies = [figure for figure in pdf.root.find("Figure") if figure.inside("TD")]
    assert len(bodies) == 3
    for body in bodies:
        _, bottom, _, top = (float(value) for value in body.attributes["/BBox"])
        least = 54 if poster.job.level == "detailed" else 60
        assert least * shrunk <= (top - bottom) / MM / scale <= 64


def test_every_font_is_embedded_as_a_subset(document: Built) -> None:
    """Every font of the file carries its own letters, and only those that it needs; none is a standard-14 font."""
    fonts = [one for one in document.pdf.file.objects if _is(one, "/Type", "/Font")]
    assert len(fonts) >= 2
    for font in fonts:
        name = str(font.BaseFont)[1:]
        assert re.fullmatch(r"[A-Z]{6}\+.+", name), name
        assert not name[7:].startswith(STANDARD_14)
        assert len(font.FontDescriptor.FontFile2.read_bytes()) > 1000
        assert str(font.FontDescriptor.FontName)[1:] == name


def test_type_is_upright_sans_serif(document: Built) -> None:
    """All text is set in Source Sans, upright, neither slanted, stretched nor spaced out, nor cut off by a clip."""
    pdf = document.pdf
    assert {span.font.split("+")[1] for span in pdf.spans} <= {"SourceSansPro-Regular", "SourceSansPro-Bold"}
    assert all(span.upright for span in pdf.spans)
    assert not pdf.operators & {"Tc", "Tw", "Tz", "Ts", "Tr", "TJ", "W", "W*"}
    assert "Tj" in pdf.operators


def test_every_character_can_be_read_back(document: Built) -> None:
    """Text can be searched and copied: each letter has its Unicode, none of them a control or private character."""
    text = "".join(span.text for span in document.pdf.spans)
    assert len(text) > 1000
    assert [char for char in text if ord(char) < 32 or 0xE000 <= ord(char) < 0xF900 or char == "\ufffd"] == []


def test_no_words_but_links_are_underlined(document: Built) -> None:
    """No rule runs just below or through other words; a line to write on stands clear of them.

    What leads to a page or an e-mail address has its own line (``test_underlined``).
    """
    links = [link for link in document.pdf.root.find("Link") if link.leads_away]
    linked = {span for link in links for span in document.pdf.spans_of(link)}
    rules = [shape for shape in document.pdf.shapes if shape.box.top - shape.box.bottom < 2.5 * _scale(document)]
    for span in document.pdf.spans:
        below = span.box._replace(bottom=span.baseline - 0.25 * span.size, top=span.baseline + 0.5 * span.size)
        crossing = [rule for rule in rules if rule.page == span.page and rule.box.overlaps(below, ROUNDED)]
        if span.text.strip():
            assert len(crossing) == int(span in linked), span.text


def test_no_blocks_of_capitals(document: Built, project: Project) -> None:
    """No two words in a row are in capitals, and no long word, names and abbreviations apart."""
    known = _abbreviations(project.content)
    text = " ".join(clean(line.text) for line in document.pdf.lines)
    words = [word.strip(".,;:!?()[]") for word in text.split()]
    capitals = [len(word) > 1 and word.isupper() and word.isalpha() and word not in known for word in words]
    assert len(words) > 200
    assert [pair for pair, both in zip(pairwise(words), pairwise(capitals), strict=True) if all(both)] == []
    assert [word for word, capital in zip(words, capitals, strict=True) if capital and len(word) > 5] == []


# --- lines ------------------------------------------------------------------------------------------------------------


def test_text_is_left_aligned(document: Built) -> None:
    """The lines of a paragraph begin at one place and end where their words end: neither centred nor justified."""
    several = 0
    for block in document.pdf.blocks:
        starts = [line.box.left for line in document.pdf.lines if line.block is block]
        several += len(starts) > 1
        assert max(starts) - min(starts) < 0.1, document.pdf.text(block)
    assert several >= 8


def test_no_line_ends_with_a_hyphen(document: Built) -> None:
    """No word is broken over two lines."""
    ends = [line.text.rstrip()[-1] for line in document.pdf.lines]
    assert len(ends) > 70
    assert not set(ends) & {"-", "\u2010", "\u2011", "\u00ad"}


def test_lines_for_patients_are_short(patient: Built) -> None:
    """No line of a document for patients or carers has more than 80 characters, but for the two in a poster's band.

    Where a page is full to the last it may have seven more, if that saves a line.
    """
    band = [one for one in patient.pdf.root.find("P") if patient.job.layout == "poster" and not one.inside("TD")][:1]
    lines = [line for line in patient.pdf.lines if line.block not in band]
    assert len(lines) > 70
    for long in [line for line in lines if len(clean(line.text)) > LINE_LENGTH]:
        said = [clean(line.text) for line in lines if line.block == long.block]
        assert max(map(len, said)) <= LINE_LENGTH + OVER
        assert len(wrap(" ".join(said), LINE_LENGTH)) > len(said)


def test_no_two_lines_overlap(document: Built) -> None:
    """No text is printed over other text."""
    for page in range(document.pages):
        boxes = sorted(_inked(document.pdf, page), key=lambda span: span.box.bottom)
        assert boxes
        for index, one in enumerate(boxes):
            for other in boxes[index + 1 :]:
                if other.box.bottom > one.box.top:
                    break
                slack = 0.15 * min(one.size, other.size)
                assert not one.box.overlaps(other.box, slack), (one.text, other.text)


# --- edges ------------------------------------------------------------------------------------------------------------


def test_nothing_is_drawn_outside_the_page(document: Built) -> None:
    """Everything that is painted lies on the paper; a cover's ground goes on into the bleed at its sides."""
    for one in document.pdf.drawn:
        width, height = document.pdf.sizes[one.page]
        side = BLEED if document.job.version == "leaflet.folded" and one.page == 0 else 0.0
        assert Box(-side, 0, width + side, height).holds(one.box, 0.6), one


def test_text_keeps_clear_of_the_edge(document: Built) -> None:
    """No word is nearer than 8 mm to the sides of the paper or 5 mm to its head and foot, where printers fail."""
    near = set()
    for span in document.pdf.spans:
        width, height = document.pdf.sizes[span.page]
        letters = span.box._replace(bottom=span.baseline)
        if span.text.strip() and not Box(SIDE, HEAD, width - SIDE, height - HEAD).holds(letters):
            near.add(span.text)
    assert near == set()


def test_text_stays_inside_its_box(document: Built) -> None:
    """No word crosses the edge of a filled or framed box that it stands in, unless a ground of its own lies over it."""
    grounds = [shape for shape in document.pdf.shapes if shape.mark is None and _is_ground(shape)]
    assert len(grounds) >= 5
    for page in range(document.pages):
        own = [ground for ground in grounds if ground.page == page]
        for span in _inked(document.pdf, page):
            letters = span.box._replace(bottom=span.baseline, top=span.baseline + 0.6 * span.size)
            for index, ground in enumerate(own):
                inside = not ground.box.overlaps(letters, 0.3) or ground.box.holds(letters, 0.3)
                inside = inside or any(later.box.holds(letters, 0.3) for later in own[index + 1 :])
                assert inside, (span.text, letters, ground.box)


# --- colour -----------------------------------------------------------------------------------------------------------


def test_text_stands_out_from_its_ground(document: Built, tmp_path: Path) -> None:
    """Every word has a contrast of 4.5:1 or more to each point of what is painted below it, also in greyscale.

    The ground is a rendering of the page without its text; the colour of the words is that of the file.
    """
    need_tool("pdftoppm", reason="no pdftoppm (poppler-utils): the pages were not rendered")
    grounds = render(without_text(document.data), tmp_path, dpi=48 / _scale(document))
    judged = 0
    for span in (span for span in document.pdf.spans if span.text.strip()):
        for points, colour in _grounds_below(span, grounds[span.page], document.pdf.sizes[span.page]):
            assert contrast(span.colour, colour) >= CONTRAST, (span.text, span.colour, colour, points)
            assert contrast(grey(span.colour), grey(colour)) >= CONTRAST, (span.text, "in greyscale")
            judged += 1
    assert judged > 70


def test_text_is_not_hidden_by_what_is_painted_later(document: Built) -> None:
    """No ground is painted over words that stand on the page already."""
    drawn = document.pdf.drawn
    for index, one in enumerate(drawn):
        if isinstance(one, Shape) and one.kind != "stroke":
            for other in drawn[:index]:
                if isinstance(other, Span) and other.page == one.page and other.text.strip():
                    assert not one.box.overlaps(other.box, 0.3), (other.text, one.box)


# --- bytes ------------------------------------------------------------------------------------------------------------

_BUILD_ELSEWHERE = """
import sys, time, hashlib
moment = 1_000_000_000.0
time.time = lambda: moment
time.time_ns = lambda: int(moment * 1e9)
localtime, gmtime, strftime = time.localtime, time.gmtime, time.strftime
time.localtime = lambda at=None: localtime(moment if at is None else at)
time.gmtime = lambda at=None: gmtime(moment if at is None else at)
time.strftime = lambda form, at=None: strftime(form, gmtime(moment) if at is None else at)
from tests.conftest import built, jobs, name_of
for job in jobs(default_paper_only=True):
    if job.layout != "poster" or job.level == "standard":
        print(name_of(job), hashlib.sha256(built(job).data).hexdigest())
"""


def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    """Another process, folder, clock, time zone and hash seed make the same files, byte by byte."""
    chosen = [job for job in jobs(default_paper_only=True) if job.layout != "poster" or job.level == "standard"]
    root = str(Path(__file__).resolve().parents[2])
    surroundings = {
        "PYTHONHASHSEED": "271828",
        "SOURCE_DATE_EPOCH": "86400",
        "TZ": "Pacific/Kiritimati",
        "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH")])),
    }
    done = subprocess.run(
        [sys.executable, "-c", _BUILD_ELSEWHERE], cwd=tmp_path, env={**os.environ, **surroundings},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    other = dict(line.split() for line in done.stdout.splitlines())
    assert len(other) == 10
    assert other == {name_of(job): _sha256(built(job)) for job in chosen}


def test_building_again_in_the_same_process_changes_nothing(usual: Built, project: Project) -> None:
    """What was built before leaves no trace in the next file."""
    assert build(project, [usual.job]).made[0].data == usual.data


def test_the_file_tells_nothing_of_the_machine(document: Built, project: Project) -> None:
    """No path of the machine is inside, and no date but the content's own."""
    day = f"{project.content.published:%Y%m%d}"
    places = [str(Path.home()), str(Path.cwd()), str(Path(__file__).resolve().parents[2]), sys.prefix, os.sep + "tmp"]
    streams = list(document.pdf.streams())
    assert len(streams) > 6
    for stream in streams:
        assert [place for place in places if len(place) > 3 and place.encode() in stream] == []
        for found in re.findall(rb"D:(\d{8})|(\d{4}-\d\d-\d\d)T", stream):
            assert b"".join(found).replace(b"-", b"").decode() == day
    assert [str(document.pdf.file.docinfo[key])[2:10] for key in ("/CreationDate", "/ModDate")] == [day, day]


def test_the_colour_profile_has_a_fixed_date(document: Built) -> None:
    """The ICC profile's date (bytes 24 to 35) is not the clock's: it is the same for every file."""
    profile = document.pdf.file.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    assert profile[36:40] == b"acsp"
    assert int.from_bytes(profile[24:26]) == 2000


def test_the_colour_profile_is_that_of_screens() -> None:
    """What it shows is what Little CMS calls sRGB, to a step of 255."""
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb().profile))
    steps = Image.frombytes("RGB", (16, 16), bytes(value for n in range(256) for value in (n, 7 * n % 256, 255 - n)))
    shown = ImageCms.profileToProfile(steps, profile, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert shown is not None
    assert max(abs(a - b) for a, b in zip(shown.tobytes(), steps.tobytes(), strict=True)) <= 1


def test_a_leaflet_is_small_enough_to_mail(leaflet: Built) -> None:
    """A patient leaflet has at most 60,000 bytes."""
    assert 5_000 < len(leaflet.data) <= 60_000


# --- what every document carries --------------------------------------------------------------------------------------


def test_a_phone_can_read_the_qr_code(document: Built, project: Project, tmp_path: Path) -> None:
    """The QR code, printed at 150 dpi, leads to the reference of the first link of "more" for this reader."""
    need_tool("pdftoppm", reason="no pdftoppm (poppler-utils): the pages were not rendered")
    expected = [block.source for block in document.tree.walk() if isinstance(block, QrCode)]
    assert expected == [_more_links(document, project)[0]]
    (code,) = (one for one in document.pdf.root.find("Figure") if expected[0] in one.alt)
    pages = render(document.data, tmp_path, dpi=150 / _scale(document), page=next(code.marks()).page)
    found = [code for page in pages for code in zxingcpp.read_barcodes(page)]
    codes = [code.text for code in found if code.format == zxingcpp.BarcodeFormat.QRCode]  # rules may look like bars
    assert codes == expected


def test_the_words_of_a_code_stand_by_it(document: Built) -> None:
    """No further from it than three quarters of its width: who reads with a magnifier sees both at once."""
    (code,) = (one for one in document.pdf.root.find("Figure") if "https://" in one.alt and not one.inside("TD"))
    left, bottom, right, top = (float(value) for value in code.attributes["/BBox"])
    page = next(code.marks()).page
    words = next(span.box for span in document.pdf.spans if span.page == page and span.text.startswith("Scan for"))
    away = max(words.left - right, left - words.right, bottom - words.top, words.bottom - top)
    assert away <= 0.75 * (right - left)


def test_both_nih_pages_are_printed_links(document: Built, project: Project) -> None:
    """The links of "more" for this reader can be clicked; a patient and a carer get the source's and the public's."""
    links = _more_links(document, project)
    clicked = {str(note.A.URI) for _, note in document.pdf.links if "/URI" in note.get("/A", {})}
    printed = links[:1] if _has_one_link(document.job) else links
    assert set(printed) <= clicked
    assert any("VitaminB12-HealthProfessional" in link for link in links)
    assert document.job.audience not in LAY_AUDIENCES or any("VitaminB12-Consumer" in link for link in links)


def test_a_patients_pages_are_numbered(patient: Built) -> None:
    """Every page says which of how many it is, but for a poster, which is one."""
    if patient.job.layout == "poster":
        assert "Page 1" not in " ".join(line.text for line in patient.pdf.lines)
        return
    for page in range(patient.pages):
        text = clean(" ".join(line.text for line in patient.pdf.lines if line.page == page))
        assert re.findall(r"\bPage \d+ of \d+", text) == [f"Page {page + 1} of {patient.pages}"]


def test_a_draft_says_so(document: Built) -> None:
    """Until somebody has approved it, every document says so on its first page, and in its passport in whole words."""
    blocks = [document.pdf.text(block) for block in document.pdf.blocks]
    assert blocks.count("Draft") == bool(document.notice)
    assert len([text for text in blocks if "Draft: not yet clinically approved" in text]) == 1


def test_the_passport_is_complete(document: Built, project: Project) -> None:
    """Version, publication and next check stand on every document, as content.yaml gives them.

    The clinician's summary gives days, all others months, which is as near as a reader needs it.
    """
    content, text = project.content, " ".join(document.pdf.text(block) for block in document.pdf.blocks)
    published, review = (
        f"{f'{date.day} ' if document.job.version == 'onepager' else ''}"
        f"{content.labels.months[date.month - 1]} {date.year}"
        for date in (content.published, content.review_by)
    )
    assert f"Version {content.version}, {published}. {content.labels.review_by.root}: {review}" in text


# --- helpers ----------------------------------------------------------------------------------------------------------


def render(data: bytes, folder: Path, dpi: float, page: int | None = None) -> list[Image.Image]:
    """The pages as pictures, or one of them."""
    (folder / "page.pdf").write_bytes(data)
    only = [] if page is None else ["-f", str(page + 1), "-l", str(page + 1)]
    command = ["pdftoppm", "-r", f"{dpi:.3f}", *only, str(folder / "page.pdf"), str(folder / "page")]
    subprocess.run(command, check=True, capture_output=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob("page-*.ppm"))]


def without_text(data: bytes) -> bytes:
    """The PDF without the operators that show text."""
    saved = BytesIO()
    with pikepdf.open(BytesIO(data)) as file:
        for page in file.pages:
            kept = [one for one in pikepdf.parse_content_stream(page) if str(one.operator) != "Tj"]
            page.Contents = file.make_stream(pikepdf.unparse_content_stream(kept))
        file.save(saved)
    return saved.getvalue()


def _grounds_below(span: Span, page: Image.Image, size: tuple[float, float]) -> list[tuple[int, Colour]]:
    """The colours below a span, each with its number of points; the edge of what is beside it is left out."""
    across, along = page.width / size[0], page.height / size[1]
    left, right = int(span.box.left * across + 1), int(span.box.right * across)
    top, bottom = int((size[1] - span.baseline - 0.6 * span.size) * along + 1), int((size[1] - span.baseline) * along)
    area = page.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    found: Any = area.getcolors(area.width * area.height)
    return [(count, (red / 255, green / 255, blue / 255)) for count, (red, green, blue) in found]


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of WCAG 2.2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def grey(colour: Colour) -> Colour:
    """The colour as a mono printer's driver makes it grey (ITU-R BT.601)."""
    value = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2]
    return value, value, value


def _inked(pdf: Pdf, page: int) -> list[Span]:
    return [span for span in pdf.spans if span.page == page and span.text.strip()]


def _is_ground(shape: Shape) -> bool:
    """Whether a shape is a ground or a frame: large enough to hold a line, not the disc of a number."""
    width, height = shape.box.right - shape.box.left, shape.box.top - shape.box.bottom
    return height > 11 and width > 40


def _scale(document: Built) -> float:
    return ENLARGED.get(document.job.paper, 1.0) if document.job.layout == "poster" else 1.0


def _is(one: object, key: str, name: str) -> bool:
    return isinstance(one, pikepdf.Dictionary) and str(one.get(key, "")) == name


def _abbreviations(content: Content) -> set[str]:
    return {*map(str, content.abbreviations), *map(str, content.known_abbreviations)}


def _has_one_link(job: Job) -> bool:
    """Posters, and panels of a fixed number, have room for the first place to read on alone, beside its code."""
    return job.layout == "poster" or (job.version == "leaflet.folded" and job.level == "standard")


def _more_links(document: Built, project: Project) -> list[str]:
    """The addresses of "more" for the document's reader, in order; who reads another's words gets that one's links."""
    content, job = project.content, document.job
    kinds = content.chain(content.audiences[job.audience].reads)
    urls = {reference.id: str(reference.url) for reference in content.references}
    reader = {name for kind in kinds for name in (kind, f"{kind}/{job.level}")}
    assert content.more
    return [urls[link.ref] for link in content.more.links if not link.meant_for or reader & set(link.meant_for)]


def _sha256(document: Built) -> str:
    return hashlib.sha256(document.data).hexdigest()
