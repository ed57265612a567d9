"""The table of languages: what it says is whole, and of the language that it is said of."""

from __future__ import annotations

import unicodedata
from dataclasses import fields

import pytest

from b12docs.language.direction import direction
from b12docs.language.languages import LANGUAGES, Language, is_code, is_english, known, unlisted, written_in

NAMES = {
    "Latn": "LATIN", "Arab": "ARABIC", "Deva": "DEVANAGARI", "Beng": "BENGALI", "Guru": "GURMUKHI", "Gujr": "GUJARATI",
    "Taml": "TAMIL", "Hans": "CJK",
}  # fmt: skip


@pytest.mark.parametrize("one", LANGUAGES.values(), ids=list(LANGUAGES))
def test_a_row_is_whole(one: Language) -> None:
    """Twelve months, in composed letters of the script; ten digits in their order, or none."""
    words = [getattr(one, field.name) for field in fields(one) if field.name != "tall"]
    flat = "".join(word if isinstance(word, str) else "".join(word) for word in words)
    assert unicodedata.is_normalized("NFC", flat)
    assert [len(names) for names in (one.months, one.alone or one.months)] == [12, 12]
    assert len(set(one.months)) == len(set(one.alone or one.months)) == 12
    assert [unicodedata.digit(char) for char in one.digits] in ([], list(range(10)))
    letters = {unicodedata.name(char).split()[0] for char in (*one.own, *"".join(one.months)) if char.isalpha()}
    assert letters == {NAMES[one.script]}


def test_dates_and_lists_are_those_of_the_language() -> None:
    """A month stands otherwise behind a day than alone, where a language has it so."""
    days = {code: LANGUAGES[code] for code in ("en", "pl", "es", "ar", "zh")}
    assert {code: one.day.format(day=22, month=one.months[10], year=2026) for code, one in days.items()} == {
        "en": "22 November 2026", "pl": "22 listopada 2026", "es": "22 de noviembre de 2026", "ar": "22 نوفمبر 2026",
        "zh": "2026年11月22日",
    }  # fmt: skip
    alone = {code: LANGUAGES[code] for code in ("pl", "fa")}
    assert {code: one.month.format(month=one.alone[6], year=2026) for code, one in alone.items()} == {
        "pl": "lipiec 2026", "fa": "ژوئیه 2026",
    }  # fmt: skip
    assert [LANGUAGES["pl"].listed(list("abc")[:count]) for count in range(4)] == ["", "a", "a i b", "a, b i c"]
    assert LANGUAGES["zh"].listed(list("abc")) == "a、b和c"


def test_a_language_is_known_by_the_first_part_of_its_code() -> None:
    """A region changes nothing; of a language that has no row the direction is known all the same."""
    assert known("pt-BR") is LANGUAGES["pt"]
    assert known("de") is None
    assert [is_english(code) for code in ("en", "en-GB", "EN-us", "enm", "cy")] == [True, True, True, False, False]
    assert [is_code(code) for code in ("pl", "pt-BR", "ckb", "qy")] == [True, True, True, False]
    codes = ("en-GB", "ar", "ur-PK", "fa", "he", "de", "zh")
    assert [direction(code) for code in codes] == ["ltr", "rtl", "rtl", "rtl", "rtl", "ltr", "ltr"]


FROM_RIGHT = (
    "pa-Arab", "pa-PK", "az-Arab", "az-IR", "ku-Arab", "uz-Arab", "ckb", "ps", "sd", "ug", "ks", "yi", "dv", "he", "iw",
    "syr", "nqo", "bal", "prs", "pnb", "apc", "ff-Adlm", "ms-Arab", "ur-Aran", "fa-AF",
)  # fmt: skip
FROM_LEFT = (
    "pa", "pa-Guru", "az", "az-Latn-AZ", "ku", "kmr", "uz", "sd-Deva", "ks-Deva", "ug-Cyrl", "zh-Hant", "sr-Latn", "uk",
    "el", "so", "vi", "fil", "ne", "yue", "en-GB", "hak",
)  # fmt: skip


def test_the_side_that_a_language_is_written_from_is_known_by_its_code() -> None:
    """By the script that it names, by its region, or by the language; of others the code has to name the script."""
    assert {code: direction(code) for code in (*FROM_RIGHT, *FROM_LEFT)} == {
        **dict.fromkeys(FROM_RIGHT, "rtl"), **dict.fromkeys(FROM_LEFT, "ltr"),
    }  # fmt: skip
    assert [written_in(code) for code in ("xyz", "xyz-Arab", "xyz-Latn", "qaa-GB")] == ["", "Arab", "Latn", ""]
    assert all(unlisted(code).direction == "rtl" for code in FROM_RIGHT)


def test_a_language_in_another_script_is_another_one() -> None:
    """Punjabi of Pakistan has neither letters nor digits of that of India; Chinese of Taiwan is set as Chinese is."""
    assert known("pa-Arab") is None
    assert known("pa-IN") is LANGUAGES["pa"]
    assert known("zh-Hant-TW") is LANGUAGES["zh"]
    other = unlisted("pa-Arab")
    assert (other.script, other.marks, other.extra, other.digits[-1]) == ("Arab", ":؛،۔", "arabic", "۹")
