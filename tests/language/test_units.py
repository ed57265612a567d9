"""Units beside numbers in every language: which one it is, and how it is written for whoever has to mend it."""

from __future__ import annotations

import re

import pytest

from b12docs.language.languages import LANGUAGES
from b12docs.language.numbers import numbers
from b12docs.language.units import DOSES, TIMES, unit_behind, words_for

# Milligrams, micrograms, hours, days, weeks, months and years.
SAID = {
    "pl": "5 miligramów|5 mikrogramów|24 godziny|2 dni|3 tygodnie|3 miesiące|5 lat",
    "ro": "5 miligrame|5 micrograme|24 de ore|2 zile|3 săptămâni|3 luni|5 ani",
    "es": "5 miligramos|5 microgramos|24 horas|2 días|3 semanas|3 meses|5 años",
    "pt": "5 miligramas|5 microgramas|24 horas|2 dias|3 semanas|3 meses|5 anos",
    "tr": "5 miligram|5 mikrogram|24 saat|2 gün|3 hafta|3 ay|5 yıl",
    "cy": "5 miligram|5 microgram|24 awr|2 ddiwrnod|3 wythnos|3 mis|5 mlynedd",
    "fr": "5 milligrammes|5 microgrammes|24 heures|2 jours|3 semaines|3 mois|5 ans",
    "ar": "5 مليغرام|5 ميكروغرام|24 ساعة|3 أيام|3 أسابيع|3 أشهر|5 سنوات",
    "ur": "5 ملی گرام|5 مائیکرو گرام|24 گھنٹے|2 دن|3 ہفتے|3 مہینے|5 سال",
    "fa": "۵ میلی\u200cگرم|۵ میکروگرم|۲۴ ساعت|۲ روز|۳ هفته|۳ ماه|۵ سال",
    "hi": "5 मिलीग्राम|5 माइक्रोग्राम|24 घंटे|2 दिन|3 हफ़्ते|3 महीने|5 साल",
    "bn": "5 মিলিগ্রাম|5 মাইক্রোগ্রাম|24 ঘণ্টা|২ দিন|3 সপ্তাহ|3 মাস|5 বছর",
    "pa": "5 ਮਿਲੀਗ੍ਰਾਮ|5 ਮਾਈਕ੍ਰੋਗ੍ਰਾਮ|24 ਘੰਟੇ|2 ਦਿਨ|3 ਹਫ਼ਤੇ|3 ਮਹੀਨੇ|5 ਸਾਲ",
    "gu": "5 મિલિગ્રામ|5 માઇક્રોગ્રામ|24 કલાક|2 દિવસ|3 અઠવાડિયા|3 મહિના|5 વર્ષ",
    "ta": "5 மில்லிகிராம்|5 மைக்ரோகிராம்|24 மணி நேரம்|2 நாட்கள்|3 வாரங்கள்|3 மாதங்கள்|5 ஆண்டுகள்",
    "zh": "5毫克|5微克|24小时|2天|3周|3个月|5年",
}
UNITS = ["mg", "mcg", "hour", "day", "week", "month", "year"]


@pytest.mark.parametrize("code", SAID)
def test_a_unit_is_known_by_its_words(code: str) -> None:
    """In whatever form the language has it behind a number, in whatever digits; the signs of doses are known, too."""
    found = []
    for text in SAID[code].split("|"):
        (number,) = numbers(text, LANGUAGES[code])
        unit = unit_behind(text, number.end, code)
        found.append(unit and unit.name)
    assert found == UNITS
    assert [unit_behind(f"5 {sign}", 1, code) and sign for sign in ("mg", "mcg", "ml")] == ["mg", "mcg", "ml"]
    assert unit_behind("5 xyz", 1, code) is None


def test_a_hint_has_words_and_no_pattern() -> None:
    """Every language has its words for every unit of the table, and they can be read."""
    assert set(SAID) == set(LANGUAGES) - {"en"}
    for code in SAID:
        for name in (*DOSES, *TIMES):
            assert re.fullmatch(r"[^\[\](){}*+?|\\!]+", words_for(name, code)), (code, name)
    assert words_for("mg", "pl") == "mg or miligram…"
    assert words_for("week", "ur") == "ہفت"
