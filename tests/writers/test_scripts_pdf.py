"""Letters beyond Latin in a PDF: one cluster, one glyph, one code, and every word is read back as it was written."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from b12docs.document.leaves import Paragraph, Run
from b12docs.document.nodes import Flow
from b12docs.document.tree import Document
from b12docs.production.inspecting import judged as inspected
from b12docs.typeset import set_document
from b12docs.typeset.frames import Marked, Text
from b12docs.writers.pdf import write_pdf
from tests.inspection.making import facts
from tests.pdfs import Pdf
from tests.pieces import paper
from tests.right_to_left import copied, lines, plain
from tests.scripts import TEXTS, document, pdf, texts_of, tree, written
from tests.verapdf import PROFILES, judged, need_java

LANGUAGES = sorted(TEXTS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tags_hold_every_text_as_it_was_written(language: str) -> None:
    """Character by character, whatever the order in which its glyphs are drawn."""
    read = pdf(language)
    told = [read.text(block) for block in read.blocks if block.kind not in ("Lbl", "LBody", "TH", "TD")]
    cells = [read.text(cell) for cell in read.root.find("TH", "TD") if not cell.elements]
    wanted = texts_of(document(language))
    assert sorted(one for one in {*told, *cells} if one not in ("•", "")) == sorted(set(wanted))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_copied_is_what_was_written(language: str) -> None:
    """The words of each line as PDFium copies them, one behind the other."""
    page = pypdfium2.PdfDocument(written(document(language)))[0].get_textpage()
    copied = page.get_text_bounded().replace("\r\n", "").replace(" ", "").replace("\ufffe", "")
    for text in texts_of(document(language)):
        assert text.replace(" ", "") in copied


def test_english_words_are_said_in_english() -> None:
    """They stand in an element without a name of its own: what stands in a Span is left out by some who read aloud."""
    for language in LANGUAGES:
        read = pdf(language)
        english = [one for one in read.root.walk() if "/Lang" in one.object]
        assert {one.kind for one in english} == {"NonStruct"}
        assert {str(one.object.Lang) for one in english} == {"en-GB"}
        said = {read.text(one).split()[0] for one in english}
        assert {"hydroxocobalamin", "metformin"} <= said
        assert not said & {"B12", "GP", "mg"}, "what any voice knows stays in its sentence"
        assert all(len(list(one.marks())) == 1 for one in english)


def test_words_in_another_language_say_so_in_any_document() -> None:
    """What follows them stands in an element of its own, which is in the language of the document again; a link has it
    by itself."""
    words = (
        Run("Nie przerywaj "), Run("metformin", language="en"), Run(" nagle. "),
        Run("Read on", href="https://a.example", language="en"),
    )  # fmt: skip
    read = Pdf(written(Document("A", "pl", (Flow((Paragraph(words),)),))))
    (paragraph,) = read.root.find("P")
    told = [(one.kind, str(one.object.get("/Lang", "")), read.text(one)) for one in paragraph.elements]
    assert read.text(paragraph) == "Nie przerywaj metformin nagle. Read on"
    assert told == [("NonStruct", "en", "metformin"), ("NonStruct", "", "nagle."), ("Link", "en", "Read on")]


def test_figures_among_letters_from_the_right_are_told_with_them() -> None:
    """The tags say such letters as they are written, in a document from the left too, and all that is with them."""
    words = "B12 العربية (3), 5 mg اردو"
    read = Pdf(written(Document("A", "pl", (Flow((Paragraph((Run(words),)),)),))))
    (paragraph,) = read.root.find("P")
    assert str(paragraph.object.ActualText) == words


PHRASES = (
    "خذ 10 مغ كل 24 ساعة", "(على 0800 123 4567).", "٢٠ حبة في ٣ أيام", "الاثنين 7 ديسمبر, 10:30", "ضعفًا 2: عادةً, 3",
    *(line for language in ("ar", "fa", "ur") for line in lines(language, 40)),
)  # fmt: skip


def test_programs_that_know_no_tags_read_a_phrase_from_the_right_in_order() -> None:
    """With its figures and marks, and no space that is none, on a page from the left.

    PDFium, which shows it in Chromium, sorts and turns what it reads, and takes gaps for spaces.
    """
    told = (Paragraph((Run("Take it: "), Run(one, language="ar"), Run(", and 3 more."))) for one in PHRASES)
    read = copied(written(Document("A", "en-GB", (Flow(tuple(told)),)), 420, 2000))
    assert [one for one in PHRASES if plain(f"Take it: {one}, and 3 more.") not in read] == []


@pytest.mark.parametrize("around", ["{}", "({})", "«{}», ", "{}: 10:30"])
def test_words_with_figures_whose_language_is_not_said_are_read_as_they_are_written(around: str) -> None:
    """In brackets of the text around them, and before its marks."""
    text = around.format("الاثنين 7 ديسمبر") + " or so."
    assert plain(text) in copied(written(Document("A", "en-GB", (Flow((Paragraph((Run(text),)),)),))))


def test_a_cluster_has_one_code_and_one_glyph_as_wide_as_the_font_says() -> None:
    """Codes are the numbers of glyphs, from 1 on in order of appearance; no two say the same in the same shape."""
    file = pikepdf.open(BytesIO(written(document("bn"))))
    fonts: Any = file.pages[0].Resources.Font
    inner = {str(font.BaseFont): font.DescendantFonts[0] for _, font in fonts.items()}
    assert set(inner) == {f"/AAAAAA+{name}" for name in (
        "NotoSansBengali-Regular", "NotoSansBengali-Bold", "SourceSans", "SourceSans-Bold",
    )}  # fmt: skip
    for one in inner.values():
        first, widths = one.W
        tables = _tables(one.FontDescriptor.FontFile2.read_bytes())
        em = struct.unpack_from(">H", tables["head"], 18)[0]
        advances = [struct.unpack_from(">H", tables["hmtx"], 4 * (first + n))[0] for n in range(len(widths))]
        assert [float(width) for width in widths] == pytest.approx([1000 * one / em for one in advances], abs=0.01)


def test_frames_of_many_characters_make_a_font_of_any_size() -> None:
    """More outlines than short places of a font's file reach."""
    many = "".join(chr(code) for code in range(0x4E00, 0x9FA0) if chr(code).encode("gb2312", "ignore"))[:1500]
    whole = tree(f'<section class="flow"><p>{many}。</p></section>', "zh")
    read = Pdf(written(whole, 297, 420))
    assert read.text(read.root.find("P")[0]) == f"{many}。"


def test_frames_say_all_that_a_writer_needs() -> None:
    """A span of letters beyond Latin names its font, and holds its clusters; no other page does."""
    frames = set_document(document("hi"), paper(148, 210)).frames
    spans = [
        span
        for item in frames[0].items if isinstance(item, Marked)
        for one in item.drawn if isinstance(one, Text)
        for span in one.spans
    ]  # fmt: skip
    assert {span.font for span in spans if span.text.isascii() and span.text.strip()} <= {
        "SourceSans", "SourceSans-Bold", "NotoSansDevanagari-Regular", "NotoSansDevanagari-Bold",
    }  # fmt: skip
    assert all("".join(one.text for one in span.shown if not isinstance(one, float)) for span in spans)


def test_the_same_document_has_the_same_bytes() -> None:
    """Whatever was set before it."""
    assert write_pdf(set_document(document("ta"), paper(148, 210))) == write_pdf(
        set_document(document("ta"), paper(148, 210))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_look_at_finished_files_finds_no_fault(language: str) -> None:
    """It knows neither the fonts nor the language: all letters are seen, words are apart, and so on."""
    found = inspected("a.pdf", facts(written(document(language))))
    assert [f"{one.rule}: {one.message}" for one in found] == []


def test_verapdf_finds_no_fault(tmp_path: Path) -> None:
    """Of PDF/UA-1 and PDF/A-2a, in any script."""
    need_java()
    verdicts = judged({language: written(document(language)) for language in LANGUAGES}, tmp_path, PROFILES)
    assert {name: verdict.failed for name, verdict in verdicts.items() if verdict.failed} == {}


def _tables(font: bytes) -> dict[str, bytes]:
    found = {}
    for at in range(12, 12 + 16 * struct.unpack_from(">H", font, 4)[0], 16):
        tag, _, start, length = struct.unpack_from(">4sLLL", font, at)
        found[tag.decode()] = font[start : start + length]
    return found
