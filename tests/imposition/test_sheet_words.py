"""What stands on imposed sheets beside the pages may be in any language that documents may be in."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from b12docs.imposition import SheetWords, WordsError, impose
from b12docs.paper import MM, PAPERS
from b12docs.typeset import scripts
from b12docs.writers.pdf.marks import Text, draw_marks
from b12docs.writers.pdf.sheet_words import leading_of, lines, shortened, width
from tests.right_to_left import copied, plain

SAID = {
    "ar": "اطبع كل الأوراق (100%). يكون طول الخط 100 مم.", "ur": "4 ورقوں کا پوسٹر، اصل سائز (100%)۔",
    "bn": "সব কাগজ আসল মাপে (100%) ছাপুন।", "zh": "单面打印，按实际大小（100%）。", "pl": "Wydrukuj (100%).",
}  # fmt: skip


@pytest.mark.parametrize("code", SAID)
def test_words_are_drawn_in_their_letters_and_in_their_order(code: str) -> None:
    """PDFium reads them as they are written, numbers and brackets in their places."""
    data = draw_marks([((400.0, 100.0), [Text(390, 50, SAID[code], 12, anchor="end", language=code)])])
    assert copied(data) == plain(SAID[code])


@pytest.mark.parametrize("code", SAID)
def test_words_are_as_wide_as_they_are_drawn(code: str) -> None:
    """So they stand in the room that they are given, end where they are to end, and are cut where there is no more."""
    long = width(SAID[code], 12, code)
    assert long == pytest.approx(2 * width(SAID[code], 6, code))
    mark = Text(200, 50, SAID[code], 12, anchor="end", language=code)
    assert mark.fits((200.0, 100.0)) is (long <= 200)
    made = lines(SAID[code], 12, 0.6 * long, code)
    assert len(made) > 1
    assert "".join("".join(made).split()) == "".join(SAID[code].split())
    assert all(width(line, 12, code) <= 0.6 * long for line in made)
    assert width(shortened(SAID[code], 12, 0.6 * long, code), 12, code) <= 0.6 * long


def test_high_letters_have_higher_lines() -> None:
    assert [round(leading_of(10, code), 1) for code in ("", "pl", "ar")] == [13.5, 13.5, 15.5]
    assert leading_of(10, "ur") == pytest.approx(10 * scripts.NASTALIQ.leading)


@pytest.mark.parametrize("code", ["ar", "zh"])
def test_a_poster_in_parts_speaks_one_language(code: str) -> None:
    """Its first sheet and its margins; in one from the right the steps begin there."""
    said = SAID[code]
    words = SheetWords("{title}", "{title}", "{title}", "{title}", said, said, said, (said, said), code)
    data = impose(_poster(code), "tiles", PAPERS["A4"], words).data
    assert copied(data).count(plain(said)) >= 5
    with pytest.raises(WordsError, match="the font cannot show"):
        impose(_poster(code), "tiles", PAPERS["A4"], SheetWords("", "", "", "", said, said, "☃", (said,), code))


def _poster(code: str) -> bytes:
    """An empty page of A3 in a language."""
    file, data = pikepdf.new(), BytesIO()
    file.add_blank_page(page_size=(420 * MM, 297 * MM))
    file.Root.Lang = pikepdf.String(code)
    file.save(data)
    return data.getvalue()
