"""Marks that layouts and writers set between words: those of the language."""

from __future__ import annotations

import pytest

from b12docs.diagnostics import Location
from b12docs.document.leaves import plain_text
from b12docs.document.tree import own_runs
from b12docs.language.languages import LANGUAGES
from b12docs.language.marks import explained, joined, label_of, labelled, set_marks, space_behind
from b12docs.language.setting import set_in
from b12docs.source.prose import Words
from b12docs.templates.reader import read_document
from b12docs.templates.slots import SLOT_CLOSE, SLOT_OPEN, Printed

TYPED = (": ", ", ", "; ", ". ", ":")
OWN = {
    "en-GB": TYPED,
    "pl": TYPED,
    "ar": (": ", "، ", "؛ ", ". ", ":"),
    "fa": (": ", "، ", "؛ ", ". ", ":"),
    "ur": (": ", "، ", "؛ ", "۔ ", ":"),
    "bn": (": ", ", ", "; ", "। ", ":"),
    "zh": ("：", "，", "；", "。", "："),
    # of which the table of languages has no row
    "ckb": (": ", "، ", "؛ ", ". ", ":"),
    "pa-Arab": (": ", "، ", "؛ ", "۔ ", ":"),
    "dv": (": ", "، ", "؛ ", ". ", ":"),
    "ne": (": ", ", ", "; ", "। ", ":"),
    "he": TYPED,
    "uk": TYPED,
    "yue": ("：", "，", "；", "。", "："),
}


@pytest.mark.parametrize("code", OWN)
def test_each_language_has_its_marks(code: str) -> None:
    """Those of Chinese bring their space along."""
    assert tuple(set_marks(mark, code) for mark in TYPED) == OWN[code]


def test_a_mark_inside_a_number_or_beside_latin_words_stays() -> None:
    """A point, a time, the number of an entry, what a layout says in English, an address."""
    for text in ("1.1", "9:30", "[1,2]", "5. ", "Call us, please: ", "https://nhs.uk"):
        assert [set_marks(text, code) for code in ("zh", "ur", "ar", "bn")] == [text] * 4
    assert set_marks("1.1, 2026年11月. ", "zh") == "1.1，2026年11月。"
    assert set_marks("1.1, نومبر 2026. ", "ur") == "1.1، نومبر 2026۔ "


def printed(html: str, language: str, *texts: str) -> list[str]:
    """The texts of a document whose layout has printed the HTML, its figures standing for texts of the content."""
    for number in range(len(texts)):
        html = html.replace(str(number), f"{SLOT_OPEN}{number}{SLOT_CLOSE}")
    words = [Words(text, Location("content.yaml", 1)) for text in texts]
    page = Printed(f'<section class="flow">{html}</section>', words)
    whole = read_document(page, file="piece.html", title="A piece", language=language)
    return [text for node in whole.walk() if (text := plain_text(own_runs(node)))]


def test_what_a_layout_sets_between_texts_is_of_the_language() -> None:
    """The texts themselves, and what is in English, stay as they are."""
    html = "<p><strong>0:</strong> 1, <a href='https://nhs.uk'>2</a>; 3. </p>"
    english = ("Where", "both, legs", "NHS", "2024")
    assert printed(html, "en-GB", *english) == ["Where: both, legs, NHS; 2024."]
    assert printed(html, "ur", "کہاں", "ٹانگیں, پاؤں", "NHS", "2024") == ["کہاں: ٹانگیں, پاؤں، NHS؛ 2024۔"]
    assert printed(html, "zh", "位置", "双腿", "NHS", "2024") == ["位置：双腿，NHS；2024。"]


def test_chinese_has_no_space_beside_its_wide_marks() -> None:
    """Whether a layout has set it there or a translator; a dot in a row keeps both of its own."""
    assert printed("<p>0 1</p>", "zh", "请告诉诊所。", "如需帮助") == ["请告诉诊所。如需帮助"]
    assert printed("<p>0 · 1</p>", "zh", "慈善机构（NIH）", "网页") == ["慈善机构（NIH） · 网页"]
    assert printed("<p>0 1</p>", "zh", "维生素 B12", "网页") == ["维生素 B12 网页"]
    assert set_in("**发麻：** 感觉减退， 或 （少见）", LANGUAGES["zh"]) == "**发麻：**感觉减退，或（少见）"


def test_words_that_ask_or_end_get_no_colon() -> None:
    """In whatever script their sign is."""
    assert [label_of(one) for one in ("Where", "Where?", "在哪里？", "أين؟", "位置", "预约：", "کہاں")] == [
        "Where:", "Where?", "在哪里？", "أين؟", "位置：", "预约：", "کہاں:",
    ]  # fmt: skip
    assert [space_behind(one) for one in ("Where:", "位置：")] == [" ", ""]


def test_what_writers_set_beside_words_is_of_their_language() -> None:
    """A label, words in brackets, and lines that stand in one; those of an address keep their commas."""
    assert (labelled("Picture", "legs"), labelled("图片", "双腿")) == ("Picture: legs", "图片：双腿")
    assert (explained("Legs", "easy"), explained("双腿", "易读版")) == ("Legs (easy)", "双腿（易读版）")
    assert [joined(("周一", "周六"), "; ", "zh"), joined(("پیر", "ہفتہ"), "; ", "ur")] == ["周一；周六", "پیر؛ ہفتہ"]
    assert joined(("1 Café Street", "Rivertown"), ", ", "zh") == "1 Café Street, Rivertown"
    assert joined(("Mon", "Sat"), "; ", "en") == "Mon; Sat"
