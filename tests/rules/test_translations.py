"""Translations that differ from their English in what can be compared: every fault is told, and no good one is.

Each fault is one change of a right translation, in each language that the change makes sense in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

import pytest

from b12docs.diagnostics import Diagnostic, Location
from b12docs.language.languages import unlisted
from b12docs.rules.registry import rules_of, run
from b12docs.rules.translation import Translated
from b12docs.translation.entries import Entry
from b12docs.translation.messages import Message
from tests.rules.translated import ENGLISH, TRANSLATIONS, entries, findings, messages, told

ALL = tuple(TRANSLATIONS)
FROM_RIGHT = ("ar", "ur")
HOURS = {"pl": "dni", "es": "días", "ar": "يوم", "ur": "دن", "bn": "দিন", "zh": "天"}
MONTHS = {"pl": "miesięcy", "es": "meses", "ar": "أشهر", "ur": "مہینوں", "bn": "মাসে", "zh": "个月"}
MICROGRAMS = {"pl": "mcg", "es": "microgramos", "ar": "ميكروغرام", "ur": "مائیکرو گرام", "bn": "মাইক্রোগ্রাম", "zh": "微克"}
OTHER_MONTH = {"pl": "grudnia", "es": "diciembre", "ar": "ديسمبر", "ur": "دسمبر", "bn": "ডিসেম্বর", "zh": "12月"}
MONTH = {"pl": "listopada", "es": "noviembre", "ar": "نوفمبر", "ur": "نومبر", "bn": "নভেম্বর", "zh": "11月"}
MG = {"pl": "mg", "es": "mg", "ar": "ملغ", "ur": "ملی گرام", "bn": "মিলিগ্রাম", "zh": "毫克"}
DECIMAL = {"pl": "1,5", "es": "1,5"}
THOUSAND = {"pl": "1 000", "es": "1.000"}

Change = Callable[[str, str], str]  # a translation and its language -> the faulty one


def swap(old: str, new: str) -> Change:
    """A change of some words into others."""
    return lambda said, code: said.replace(old, new)


def by(old: dict[str, str], new: dict[str, str]) -> Change:
    """A change of the words of each language."""
    return lambda said, code: said.replace(old[code], new[code])


def behind(number: str, new: dict[str, str]) -> Change:
    """Another word behind a number."""
    return lambda said, code: re.sub(rf"{number}\s?[^\s，。]+", f"{number} {new[code]}", said)


def first_word(char: str) -> Change:
    """A character inside the first word, where nobody looks for it."""
    return lambda said, code: f"{said[:2]}{char}{said[2:]}"


class Fault(NamedTuple):
    """What is changed in which text, in which languages, and the rule that tells it."""

    text: str
    change: Change
    rule: str
    languages: tuple[str, ...] = ALL


FAULTS: dict[str, Fault] = {
    "a number is another": Fault("soon", swap("24", "48"), "translation-number"),
    "a name has another number": Fault("vitamin", swap("B12", "B6"), "translation-number"),
    "a name has lost its number": Fault("vitamin", swap("B12", "B"), "translation-number"),
    "digits have changed places": Fault("percent", swap("12", "21"), "translation-number"),
    "a number is left out": Fault("percent", swap("12", ""), "translation-number"),
    "a number is added": Fault("quote", lambda said, code: f"{said} 7", "translation-number"),
    "thousands are lost": Fault(
        "dose", lambda said, code: said.replace(THOUSAND.get(code, "1,000"), "100"), "translation-number"
    ),
    "the mark of thousands is that of parts": Fault(
        "dose", lambda said, code: said.replace(THOUSAND[code], "1,000"), "translation-number", ("pl", "es")
    ),
    "the mark of parts is lost": Fault(
        "dose", lambda said, code: said.replace(DECIMAL.get(code, "1.5"), "15"), "translation-number"
    ),
    "a range has another end": Fault("range", swap("3–6", "3–9"), "translation-number"),
    "a range counts down": Fault("range", swap("3–6", "6–3"), "translation-range"),
    "a sign is added": Fault("percent", swap("12", ">12"), "translation-range"),
    "hours are days": Fault("soon", behind("24", HOURS), "translation-unit"),
    "weeks are months": Fault("range", behind("6", MONTHS), "translation-unit"),
    "milligrams are micrograms": Fault("dose", by(MG, MICROGRAMS), "translation-unit"),
    "a unit is lost": Fault("dose", lambda said, code: said.replace(MG[code], ""), "translation-unit"),
    "a percentage is a number": Fault("percent", swap("5%", "5"), "translation-unit"),
    "another number is called": Fault("now", swap("999", "111"), "translation-number"),
    "a digit of a number to call is lost": Fault("now", swap("999", "99"), "translation-number"),
    "a telephone number has another digit": Fault("phone", swap("960 123", "960 132"), "translation-number"),
    "a telephone number is turned round": Fault("phone", swap("01632 960 123", "123 960 01632"), "translation-number"),
    "a time is another": Fault("phone", swap("17:00", "18:00"), "translation-number"),
    "a day is another": Fault("date", swap("22", "12"), "translation-number"),
    "a month is another": Fault("date", by(MONTH, OTHER_MONTH), "translation-number"),
    "a year is another": Fault("date", swap("2026", "2025"), "translation-number"),
    "a placeholder is lost": Fault("soon", swap("{emergency}", ""), "translation-placeholder"),
    "a placeholder is renamed": Fault("soon", swap("{emergency}", "{emergencia}"), "translation-placeholder"),
    "a placeholder is doubled": Fault("soon", swap("{em", "{emergency} {em"), "translation-placeholder"),
    "a brace is lost": Fault("soon", swap("{emergency}", "{emergency"), "translation-placeholder"),
    "a link leads elsewhere": Fault("link", swap("nhs.uk/eyes", "nhs.uk/eye"), "translation-link"),
    "a link is lost": Fault("link", lambda said, code: re.sub(r"\[(.*)]\(.*\)", r"\1", said), "translation-link"),
    "bold is lost": Fault("ask", swap("**", ""), "translation-bold"),
    "one mark of bold is lost": Fault("ask", lambda said, code: said.replace("**", "", 1), "translation-bold"),
    "bold is added": Fault("now", lambda said, code: f"**{said}**", "translation-bold"),
    "a line is lost": Fault("list", lambda said, code: said.partition("\n")[0], "translation-lines"),
    "a warning is cut": Fault("soon", lambda said, code: "{emergency}! 24", "warning-shortened"),
    "a warning is a word": Fault("now", lambda said, code: "999!", "warning-shortened"),
    "an override turns letters round": Fault("never", first_word("\u202e"), "control-character"),
    "an embedding": Fault("never", first_word("\u202b"), "control-character"),
    "an isolate": Fault("never", first_word("\u2067"), "control-character"),
    "a mark of direction": Fault("never", first_word("\u200f"), "control-character"),
    "a space that nobody sees": Fault("never", first_word("\u200b"), "control-character"),
    "a bell": Fault("never", first_word("\u0007"), "control-character"),
    "letters of a PDF": Fault("never", swap("لا ", "\ufefb "), "presentation-form", ("ar",)),
    "more letters of a PDF": Fault("never", lambda said, code: f"{said} \ufee3\ufeb4", "presentation-form", FROM_RIGHT),
    "a letter of Arabic in Urdu": Fault("never", swap("ی", "ي"), "other-letter", ("ur",)),
    "another letter of Arabic in Urdu": Fault("now", swap("ک", "ك"), "other-letter", ("ur",)),
    "a letter of Farsi in Arabic": Fault("never", swap("ك", "ک"), "other-letter", ("ar",)),
    "a Cyrillic letter": Fault("never", swap("o", "о"), "mixed-scripts", ("pl", "es")),
    "a Greek letter": Fault("never", swap("o", "ο"), "mixed-scripts", ("pl", "es")),
    "a letter of another script": Fault("never", lambda said, code: f"{said} ж", "mixed-scripts"),
    "a letter in a word of another script": Fault("never", first_word("ਕ"), "mixed-scripts"),
    "a text of dots": Fault("never", lambda said, code: "…", "translation-wordless"),
    "a letter that was lost": Fault("now", first_word("?"), "recoded", ("pl", "es")),
    "digits of another script": Fault("percent", swap("12", "१२"), "translation-digits"),
    "digits of two kinds in a number": Fault("percent", swap("12", "1٢"), "translation-digits", ("ar",)),
    "digits of Arabic in Urdu": Fault("percent", swap("12", "١٢"), "translation-digits", ("ur",)),
    "a bracket is lost": Fault("never", lambda said, code: re.sub("[)）]", "", said), "unbalanced"),
    "a quotation mark is lost": Fault("quote", lambda said, code: re.sub("[”»“]", "", said, count=1), "unbalanced"),
    "a text is of another script": Fault(
        "never", lambda said, code: "Nie trzyj oczu (nawet w nocy).", "translation-script", ("ar", "ur", "bn", "zh")
    ),
    "a character that the font lacks": Fault("never", lambda said, code: f"{said} ☃", "glyph"),
}  # fmt: skip
CASES = [(name, code) for name, fault in FAULTS.items() for code in fault.languages]


def errors(found: list[Diagnostic]) -> list[Diagnostic]:
    """What stands in the way of a document."""
    return [one for one in found if one.severity == "error"]


def test_there_are_two_hundred_faults_and_more() -> None:
    """They are of every rule that refuses a translation, and of every state that no document may print."""
    unfinished = len(UNFINISHED) * len(ENGLISH) * len(ALL)
    assert len(CASES) >= 200
    assert unfinished >= 200
    refusing = {rule.name for rule in rules_of("translation") if rule.severity == "error"}
    assert {fault.rule for fault in FAULTS.values()} == refusing - {"unknown-language", "translation-currency"}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_where_it_stands(name: str) -> None:
    """The rule that is meant for it tells the line of the translation, what is wrong, and what to do."""
    fault = FAULTS[name]
    for code in fault.languages:
        right = messages(code)
        wrong = fault.change(right[fault.text].translation, code)
        assert wrong != right[fault.text].translation, code
        changed = right | {fault.text: replace(right[fault.text], translation=wrong)}
        told = errors(findings(code, changed))
        assert fault.rule in {one.rule for one in told}, (code, wrong)
        line = next(one.line for one in entries(code, changed) if one.id == fault.text)
        assert {one.at.line for one in told} == {line}, code
        assert all(len(one.message) > 15 and one.hint for one in told), told


# --- what no document may print ---------------------------------------------------------------------------------------

UNFINISHED: dict[str, tuple[str, Callable[[Message], Message | None]]] = {
    "missing": ("missing", lambda one: None),
    "empty": ("missing", lambda one: replace(one, translation="")),
    "blank": ("missing", lambda one: replace(one, translation=" ")),
    "fuzzy": ("fuzzy", lambda one: replace(one, flags=("fuzzy",))),
    "stale": ("stale", lambda one: replace(one, english=f"Not: {one.english}")),
    "stale, as update says it": ("stale", lambda one: replace(one, previous="Another text.", flags=("fuzzy",))),
}


@pytest.mark.parametrize("name", UNFINISHED)
def test_an_unfinished_translation_is_known_as_such(name: str) -> None:
    """Whichever text of whichever language it is, it is not done, and all others are."""
    state, change = UNFINISHED[name]
    for code in ALL:
        right = messages(code)
        for text in ENGLISH:
            made = change(right[text])
            given = {key: one for key, one in right.items() if key != text} | ({text: made} if made else {})
            assert [one.id for one in entries(code, given) if one.state != "done"] == [text]
            assert next(one.state for one in entries(code, given) if one.id == text) == state


# --- what is right ----------------------------------------------------------------------------------------------------

OWN = {"ar": "٠١٢٣٤٥٦٧٨٩", "ur": "۰۱۲۳۴۵۶۷۸۹", "bn": "০১২৩৪৫৬৭৮৯"}
GOOD: dict[str, dict[str, tuple[str, ...]]] = {
    "soon": {
        "pl": ("Jeśli w ciągu 24 godz. widzisz gorzej i oko mocno boli, dzwoń: {emergency}.",),
        "es": ("Si en 24 h ve menos y le duele mucho el ojo, llame al {emergency}.",),
        "zh": ("如果眼睛很痛，而且24个小时内看不清，请打{emergency}。",),
    },
    "ask": {
        "pl": ("Zapytaj **lekarza** o krople, których używa się 2–3 razy dziennie.",),
        "es": ("Hable con **su médico**: hay gotas que se usan 2-3 veces al día.",),
        "ar": ("اسأل **طبيبك** عن قطرات تستعملها 2-3 مرات في اليوم.",),
    },
    "dose": {
        "pl": ("Na 1000 ml wody użyj 1,5 miligrama.", "Użyj 1,5 mg na 1\u00a0000 mililitrów wody."),
        "es": ("En 1000 mililitros de agua use 1,5 miligramos.", "Use 1.5 mg en 1 000 ml de agua."),
        "ar": ("استعمل ١٫٥ مليغرام في ١٬٠٠٠ مل من الماء.", "في 1000 مل من الماء استعمل 1,5 ملغم."),
        "ur": ("۱۰۰۰ ملی لیٹر پانی میں ۱٫۵ ملی گرام استعمال کریں۔", "1.5 mg کو 1,000 ml پانی میں استعمال کریں۔"),
        "bn": ("১,০০০ মিলিলিটার জলে ১.৫ মিলিগ্রাম ব্যবহার করুন।", "1000 ml জলে 1.5 mg ব্যবহার করুন।"),
        "zh": ("用1.5 mg，加水1000 ml。",),
    },
    "date": {
        "pl": ("22 listopada 2026: wtedy napisano tę stronę.", "Stronę napisano 22.11.2026."),
        "es": ("Escrito el 22/11/2026.", "El 22 noviembre 2026 se escribió esta página."),
        "ar": ("كُتبت هذه الصفحة يوم ٢٢ نوفمبر ٢٠٢٦.",),
        "bn": ("এই পাতা ২২ নভেম্বর ২০২৬ তারিখে লেখা।", "এই পাতা 22 নভেম্বর, 2026 তারিখে লেখা।"),
        "zh": ("本页写于2026-11-22。",),
    },
    "phone": {
        "pl": ("Od 9.00 do 17.00 dzwoń: 01632\u00a0960\u00a0123.", "Dzwoń 01632 960 123 (godz. 9–17)."),
        "es": ("De 9 a 17 h llame al 01632 960 123.",),
        "ar": ("من ٩:٠٠ إلى ١٧:٠٠ اتصل على ٠١٦٣٢ ٩٦٠ ١٢٣.",),
        "ur": ("صبح 9 بجے سے شام 5 بجے تک 01632 960 123 پر فون کریں۔",),
        "bn": ("সকাল ৯টা থেকে বিকাল ৫টা পর্যন্ত ০১৬৩২ ৯৬০ ১২৩ নম্বরে ফোন করুন।",),
        "zh": ("请于上午9点至下午5点致电01632 960 123。",),
    },
    "range": {
        "pl": ("Większość oczu goi się po 3 do 6 tygodniach.", "Po 3-6 tygodniach większość oczu jest zdrowa."),
        "es": ("La mayoría sanan en 3 a 6 semanas.",),
        "ar": ("تشفى معظم العيون بعد 3 إلى 6 أسابيع.",),
        "bn": ("বেশিরভাগ চোখ ৩ থেকে ৬ সপ্তাহে সেরে যায়।",),
    },
    "percent": {
        "pl": ("Przez 12 miesięcy ma to około 5 procent osób.", "Ma to ok. 5\u00a0% osób, przez 12 miesięcy."),
        "es": ("Durante 12 meses lo tienen cerca del 5 por ciento.",),
        "ar": ("يعاني منه ٥٪ من الناس نحو ١٢ شهرًا.", "حوالي 5 في المئة من الناس لمدة 12 شهرًا."),
        "ur": ("12 ماہ تک یہ تقریباً 5 فیصد لوگوں کو رہتا ہے۔",),
        "bn": ("১২ মাস ধরে প্রায় ৫ শতাংশ মানুষের এটি থাকে।",),
        "zh": ("约5％的人会持续12个月。",),
    },
    "quote": {"pl": ("Gdy zaboli, powiedz «stop».", 'Powiedz "stop", gdy zaboli.'), "ar": ('قل "توقف" عندما تتألم.',)},
}  # fmt: skip
OTHERS = (  # English, language, translation
    ("Take it at 9.30am.", "fr", "À prendre à 9h30."),
    ("It costs £1,234.50.", "fr", "Cela coûte 1 234,50 £."),
    ("Half of them: ½ tablet.", "pl", "Połowa: 1/2 tabletki."),
    ("In May 2026 we will write.", "pl", "Napiszemy w maju 2026 r."),
    ("In June 2026 we will write.", "cy", "Byddwn yn ysgrifennu ym mis Mehefin 2026."),
    ("Wait 24 hours.", "cy", "Arhoswch 24 awr."),
    ("Wait 24 hours.", "ro", "Așteptați 24 de ore."),
    ("About 5% have it.", "tr", "Yaklaşık %5 kişide vardır."),
    ("Wait 6 months.", "tr", "6 ay bekleyin."),
    ("Take 5 micrograms.", "fa", "۵ میکروگرم بخورید."),
    ("Take 5 mcg.", "hi", "५ माइक्रोग्राम लें।"),
    ("1,000,000 people", "hi", "10,00,000 लोग"),
    ("Take 5 micrograms.", "pa", "੫ ਮਾਈਕ੍ਰੋਗ੍ਰਾਮ ਲਓ।"),
    ("Take 5 micrograms.", "gu", "૫ માઇક્રોગ્રામ લો."),
    ("Take 5 micrograms.", "ta", "5 மைக்ரோகிராம் எடுங்கள்."),
    ("Take 5 micrograms.", "pt", "Tome 5 microgramas."),
    ("Low B12 harms nerves. Low B12 can be treated.", "pl", "Niski poziom B12 szkodzi nerwom, ale można go leczyć."),
    ("A lack of B12 can be treated.", "ar", "يمكن علاج نقص فيتامين ب12."),
    ("Take 12 micrograms of B12.", "zh", "服用12微克B12（维生素B12）。"),
    ("Say [ar: دواء] for it.", "pl", "Powiedz [ar: دواء]."),
    ("Say hello.", "pl", "Powiedz [es-419: hola]."),
    ("A β blocker may help.", "es", "Un bloqueante β puede ayudar."),
    ("1 in 3 may feel it.", "es", "1 de cada 3 puede sentirlo."),
    ("One of 2 legs has low B12.", "es", "1 de 2 piernas tiene B12 baja."),
    ("NHS 111", "pl", "NHS 111"),
)  # fmt: skip


WARNED = {
    "translation-same": ("Wash your hands.", "pl", "Wash your hands."),
    "translation-english": ("Do not rub your eyes.", "pl", "Nie wolno: not rub your eyes."),
    "translation-length": ("Wash your hands with warm water and dry them.", "pl", "Umyj ręce."),
    "double-space": ("Wash your hands.", "pl", "Umyj\u2003\u2003ręce."),
    "translation-order": ("Take 2 of these 3 times a day.", "pl", "Bierz 3 takie 2 razy dziennie."),
    "inverted-mark": ("Does it hurt?", "es", "Le duele?"),
}


@pytest.mark.parametrize("name", WARNED)
def test_what_may_be_wrong_is_a_warning(name: str) -> None:
    """English that is left, a text that is far shorter, and slips of the pen."""
    assert [(one.rule, one.severity) for one in told(*WARNED[name])] == [(name, "warning")]


@pytest.mark.parametrize(("english", "code", "right", "wrong", "rule"), [
    ("**Call 999** or wait.", "pl", "**Dzwoń: 999** lub czekaj.", "**Dzwoń** (999) lub czekaj.", "translation-bold"),
    ("**Call {gp}** or go.", "ar", "**اتصل {gp}** أو اذهب.", "**اتصل** {gp} أو اذهب.", "translation-bold"),
    ("See nhs.uk or [the page](https://nhs.uk).", "pl", "nhs.uk albo [ta strona](https://nhs.uk).",
     "nhs.uk albo [inna.pl](https://nhs.uk).", "translation-link"),
    ("It is 5 degrees.", "es", "Hace 5 grados.", "Hace −5 grados.", "translation-range"),
    ("From 3 to 5.", "pl", "Od 3 -5.", "Od -3 do 5.", "translation-range"),
    ("Say [en: stop].", "pl", "Powiedz [en: stop].", "Powiedz [qq: stop].", "unknown-language"),
])  # fmt: skip
def test_what_leads_astray_is_refused(english: str, code: str, right: str, wrong: str, rule: str) -> None:
    """Stars that leave whom to call, an address that was never there, a minus, a voice that there is not."""
    assert told(english, code, right) == []
    assert [(one.rule, one.severity) for one in told(english, code, wrong)] == [(rule, "error")]


def test_whom_to_call_first_stays_first() -> None:
    english = "By day call {gp}, by night call {urgent}."
    assert told(english, "pl", "W dzień: {gp}, w nocy: {urgent}.") == []
    assert [one.rule for one in told(english, "pl", "W dzień: {urgent}, w nocy: {gp}.")] == ["translation-order"]


def test_an_order_that_units_or_the_language_give_is_none() -> None:
    """Doses whose units differ, and "1 in 3", which Chinese has the other way round."""
    assert told("Use 5 mg in 10 ml.", "ur", "10 ملی لیٹر میں 5 ملی گرام استعمال کریں۔") == []
    assert told("About 1 in 3 people.", "zh", "大约3人中有1人。") == []


def test_a_text_that_is_far_longer_than_its_english_is_told() -> None:
    said, more = (
        "Umyj ręce ciepłą wodą i osusz.",
        " Weź ręcznik, mydło i szczotkę, i zrób to jak zawsze w domu, w kuchni przy oknie.",
    )
    assert told("Wash your hands with warm water.", "pl", said) == []
    assert [one.rule for one in told("Wash your hands with warm water.", "pl", said + more)] == ["translation-length"]


def test_a_translation_that_stands_with_another_text_too_is_told() -> None:
    """Pasted into the wrong entry; one text may say the same to two readers, whoever the house's readers are."""
    at = Location("content.yaml", 1, 1)

    def rules(*named: tuple[str, str, str]) -> list[str]:
        pairs = [
            Entry(name, said, "Nie trzyj oczu w nocy.", "done", 5, (), "", at, "pl.po", of=of)
            for name, of, said in named
        ]
        return [one.rule for one in run("translation", Translated("pl", tuple(pairs), Location("pl.po")))]

    never, dark = "Do not rub your eyes at night.", "Do not rub your eyes when it is dark."
    assert rules(("a/text", "a/text", never), ("b/text", "b/text", dark)) == ["translation-twice"]
    assert rules(("a/text", "a/text", never), ("b/text", "b/text", never)) == []
    assert rules(("a/text/lay/easy", "a/text", never), ("a/text/lay/standard", "a/text", dark)) == []
    assert rules(("a/text/child", "a/text", never), ("a/text/parent", "a/text", dark)) == []


def test_names_and_what_is_marked_as_english_may_stay() -> None:
    """NHS 111 and a name are the same in every language; what is to stay English says so."""
    assert told("NHS 111", "pl", "NHS 111") == []
    assert told("Riverside Surgery", "pl", "Riverside Surgery") == []
    assert told("Ask for the fit note form.", "pl", "Zapytaj o formularz [en: the fit note form].") == []


def test_an_address_ends_where_other_letters_begin() -> None:
    """Chinese has no space behind it: what follows is compared as all else is."""
    found = told("Look at www.nhs.uk, and rest.", "zh", "请看www.nhs.uk，并且每天休息10次。")
    assert [one.rule for one in found] == ["translation-number"]


def test_an_address_that_is_no_link_is_compared_too() -> None:
    """Whoever types it from paper gets where the English leads; a full stop behind it is none of it."""
    english = "See www.nhs.uk/eyes, or write to eyes@nhs.uk."
    assert told(english, "pl", "Napisz: eyes@nhs.uk! Strona: www.nhs.uk/eyes.") == []
    assert told(english, "zh", "请看www.nhs.uk/eyes，写信至eyes@nhs.uk。") == []
    for wrong in ("www.nhs.uk/eye, eyes@nhs.uk", "www.nhs.uk/eyes, eyes@nhs.org", "www.nhs.uk/eyes, lekarz"):
        assert [one.rule for one in told(english, "pl", f"Zobacz albo napisz: {wrong}.")] == ["translation-link"], wrong


def test_a_language_that_is_not_known_is_refused() -> None:
    """Of a slip of the pen it is said what is meant."""
    found = told("Wash your hands.", "rp", "Umyj ręce.")
    assert [(one.rule, one.at.file) for one in found] == [("unknown-language", "rp.po")]


def test_a_language_that_a_file_alone_knows_is_compared_as_far_as_it_goes() -> None:
    """Its numbers may have the marks of any language, no words of units are known, and its months are those given."""
    german = replace(unlisted("de"), months=("Januar", "Februar", *"cdefghijkl"))
    said = {
        "Take 1,000 mg on 5 February 2026.": "Nehmen Sie am 5. Februar 2026 1.000 Milligramm.",
        "Take 2.5 mg.": "Nehmen Sie 2,6 mg.",
    }
    assert [[one.rule for one in told(english, "de", own, german)] for english, own in said.items()] == [
        [], ["translation-number"],
    ]  # fmt: skip


def good() -> Iterator[tuple[str, str, str]]:
    """Every other way of saying a text: its English, its language, the translation."""
    for text, by_language in GOOD.items():
        yield from ((ENGLISH[text], code, said) for code, listed in by_language.items() for said in listed)
    for code, digits in OWN.items():
        for text, said in TRANSLATIONS[code].items():
            yield ENGLISH[text], code, said.translate(str.maketrans("0123456789", digits)) if text != "link" else said
    yield from OTHERS


def test_right_translations_raise_nothing() -> None:
    """Neither the topic as it was translated, nor a hundred other ways of saying its texts."""
    for code in ALL:
        assert findings(code, messages(code)) == []
    cases = list(good())
    assert len(cases) >= 100
    for english, code, said in cases:
        assert told(english, code, said) == [], said
