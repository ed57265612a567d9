"""Units of doses and of time in each language: what may stand beside a number, and which unit it is.

Words are given by their beginnings, since languages bend their ends. The signs of doses are the same everywhere.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

DOSES = ("mg", "mcg", "kg", "ng", "pg", "g", "ml", "l", "mmol", "iu", "%")
TIMES = ("minute", "hour", "day", "week", "month", "year")

_SIGNS = {
    "mg": r"mg\b", "mcg": r"(?:mcg|[µμ]g)\b", "kg": r"kg\b", "ng": r"ng\b", "pg": r"pg\b", "g": r"g\b", "ml": r"ml\b",
    "l": r"l\b", "mmol": r"mmol\b", "iu": r"iu\b", "%": "[%٪％]", "hour": r"h\b", "minute": r"min\b",
}  # fmt: skip

# Language -> unit -> how its words begin; "$" ends a word that would else be the beginning of others.
_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "mg": "milligram", "mcg": "microgram", "kg": "kilogram", "ng": "nanogram", "pg": "picogram", "g": "gram",
        "ml": "millilitre", "l": "litre", "iu": "international unit", "%": "per cent|percent",
        "minute": "minute", "hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year",
    },
    "pl": {
        "mg": "miligram", "mcg": "mikrogram", "kg": "kilogram|kilo$", "ng": "nanogram", "pg": "pikogram", "g": "gram",
        "ml": "mililitr", "l": "litr", "iu": "j\\.m\\.|jednost", "%": "procent|proc\\.", "minute": "minut",
        "hour": "godzin|godz\\.", "day": "dni|dzień|dnia", "week": "tydzień|tygod", "month": "miesi",
        "year": "rok|lat$|lata|latk|letni",
    },
    "ro": {
        "mg": "miligram", "mcg": "microgram", "kg": "kilogram", "ng": "nanogram", "pg": "picogram", "g": "gram",
        "ml": "mililitr", "l": "litr", "iu": "ui$|unități internaționale", "%": "la sută|procent", "minute": "minut",
        "hour": "or[ăea]$|orelor", "day": "zi$|zile|ziua", "week": "săptămân", "month": "lun[iăa]$|lunil",
        "year": "an$|ani$|anil|anul",
    },
    "es": {
        "mg": "miligramo", "mcg": "microgramo", "kg": "kilo", "ng": "nanogramo", "pg": "picogramo", "g": "gramo",
        "ml": "mililitro", "l": "litro", "iu": "ui$|unidades internacionales", "%": "por ciento", "minute": "minuto",
        "hour": "hora", "day": "día", "week": "semana", "month": "mes$|meses$", "year": "año",
    },
    "pt": {
        "mg": "miligrama", "mcg": "micrograma", "kg": "quilo", "ng": "nanograma", "pg": "picograma", "g": "grama",
        "ml": "mililitro", "l": "litro", "iu": "ui$|unidades internacionais", "%": "por cento", "minute": "minuto",
        "hour": "hora", "day": "dia", "week": "semana", "month": "mês$|meses$", "year": "ano",
    },
    "tr": {
        "mg": "miligram", "mcg": "mikrogram", "kg": "kilo", "ng": "nanogram", "pg": "pikogram", "g": "gram",
        "ml": "mililitre", "l": "litre", "iu": "uluslararası ünite", "%": "yüzde", "minute": "dakika|dk$",
        "hour": "saat", "day": "gün", "week": "hafta", "month": "ay$|aydan|aylık|aydır", "year": "yıl|sene|yaş",
    },
    "cy": {
        "mg": "[mf]iligram", "mcg": "[mf]icrogram", "kg": "cilogram", "g": "gram", "ml": "[mf]ililitr", "l": "litr",
        "iu": "uned ryngwladol", "%": "y cant", "minute": "[mf]unud", "hour": "awr|oriau",
        "day": "d?diwrnod|niwrnod|d?dydd", "week": "wythnos", "month": "[mf]is$|misoedd|fisoedd",
        "year": "blwyddyn|[bfm]?lynedd|flwydd|oed$",
    },
    "fr": {
        "mg": "milligramme", "mcg": "microgramme", "kg": "kilo", "ng": "nanogramme", "pg": "picogramme", "g": "gramme",
        "ml": "millilitre", "l": "litre", "iu": "ui$|unités internationales", "%": "pour cent", "minute": "minute",
        "hour": "heure", "day": "jour", "week": "semaine", "month": "mois", "year": "ans?$|année",
    },
    "ar": {
        "mg": "ملغ|ملجم|مجم|مل[لي]?ي ?[غج]رام|ميلي ?[غج]رام|ملي ?[غج]رام", "mcg": "م[ايـ]*[يا]?كرو ?[غج]رام|مكغ|مكجم",
        "kg": "كجم|كغ|كيلو", "ng": "نانو ?[غج]رام", "pg": "بيكو ?[غج]رام", "g": "[غج]رام",
        "ml": "مل(?!\\w)|مل[لي]?ي ?لتر|ميلي ?لتر",
        "l": "لتر", "iu": "وحد(?:ة|ات) دولية", "%": "(?:في|ب)المائة|في المئة|في المائة|بالمئة",
        "minute": "دقيق|دقائق", "hour": "ساع", "day": "يوم|[أا]يام", "week": "[أا]سبوع|[أا]سابيع",
        "month": "شهر|[أا]شهر|شهور", "year": "سن[ةو]|سنين|عام|[أا]عوام",
    },
    "ur": {
        "mg": "ملی ?گرام", "mcg": "مائی?کرو ?گرام", "kg": "کلو", "ng": "نینو ?گرام", "pg": "پیکو ?گرام", "g": "گرام",
        "ml": "ملی ?لیٹر", "l": "لیٹر", "iu": "بین الاقوامی یونٹ|آئی ?یو", "%": "فی ?صد", "minute": "منٹ",
        "hour": "گھنٹ", "day": "دن|روز", "week": "ہفت", "month": "مہین|ماہ", "year": "سال|برس",
    },
    "fa": {
        "mg": "میلی[ \u200c]?گرم", "mcg": "میکرو[ \u200c]?گرم", "kg": "کیلو", "ng": "نانو[ \u200c]?گرم",
        "pg": "پیکو[ \u200c]?گرم", "g": "گرم", "ml": "میلی[ \u200c]?لیتر", "l": "لیتر", "iu": "واحد بین",
        "%": "درصد", "minute": "دقیقه", "hour": "ساعت", "day": "روز", "week": "هفته", "month": "ماه", "year": "سال",
    },
    "hi": {
        "mg": "मिलीग्राम|मि\\.? ?ग्रा", "mcg": "माइक्रोग्राम", "kg": "किलो", "ng": "नैनोग्राम", "pg": "पिकोग्राम",
        "g": "ग्राम",
        "ml": "मिलीलीटर|मि\\.? ?ली", "l": "लीटर", "iu": "अंतर्राष्ट्रीय यूनिट|आईयू", "%": "प्रतिशत|फीसदी|फ़ीसदी",
        "minute": "मिनट",
        "hour": "घंट|घण्ट", "day": "दिन", "week": "हफ़्त|हफ्त|सप्ताह", "month": "महीन|माह", "year": "साल|वर्ष",
    },
    "bn": {
        "mg": "মিলিগ্রাম|মি\\.? ?গ্রা", "mcg": "মাইক্রোগ্রাম", "kg": "কেজি|কিলো", "ng": "ন্যানোগ্রাম", "pg": "পিকোগ্রাম",
        "g": "গ্রাম", "ml": "মিলিলিটার|মি\\.? ?লি", "l": "লিটার", "iu": "আন্তর্জাতিক একক|আইইউ", "%": "শতাংশ", "minute": "মিনিট",
        "hour": "ঘণ্ট|ঘন্ট", "day": "দিন", "week": "সপ্তাহ", "month": "মাস", "year": "বছর|বৎসর",
    },
    "pa": {
        "mg": "ਮਿਲੀਗ੍ਰਾਮ", "mcg": "ਮਾਈਕ੍ਰੋਗ੍ਰਾਮ", "kg": "ਕਿਲੋ", "ng": "ਨੈਨੋਗ੍ਰਾਮ", "pg": "ਪਿਕੋਗ੍ਰਾਮ", "g": "ਗ੍ਰਾਮ",
        "ml": "ਮਿਲੀਲੀਟਰ",
        "l": "ਲੀਟਰ", "iu": "ਅੰਤਰਰਾਸ਼ਟਰੀ ਯੂਨਿਟ", "%": "ਪ੍ਰਤੀਸ਼ਤ|ਫ਼ੀਸਦੀ|ਫੀਸਦੀ", "minute": "ਮਿੰਟ", "hour": "ਘੰਟ", "day": "ਦਿਨ",
        "week": "ਹਫ਼ਤ|ਹਫਤ", "month": "ਮਹੀਨ", "year": "ਸਾਲ",
    },
    "gu": {
        "mg": "મિલિગ્રામ|મિલીગ્રામ", "mcg": "માઇક્રોગ્રામ|માઈક્રોગ્રામ", "kg": "કિલો", "ng": "નેનોગ્રામ", "pg": "પિકોગ્રામ",
        "g": "ગ્રામ", "ml": "મિલિલિટર|મિલીલીટર", "l": "લિટર|લીટર", "iu": "આંતરરાષ્ટ્રીય એકમ", "%": "ટકા", "minute": "મિનિટ",
        "hour": "કલાક", "day": "દિવસ", "week": "અઠવાડિ|સપ્તાહ", "month": "મહિન|માસ", "year": "વર્ષ",
    },
    "ta": {
        "mg": "மில்லிகிராம்|மி\\.? ?கி", "mcg": "மைக்ரோகிராம்", "kg": "கிலோ", "ng": "நானோகிராம்", "pg": "பிகோகிராம்",
        "g": "கிராம்",
        "ml": "மில்லிலிட்டர்|மி\\.? ?லி", "l": "லிட்டர்", "iu": "சர்வதேச அலகு",
        "%": "சதவீத|சதவிகித|விழுக்காடு", "minute": "நிமிட",
        "hour": "மணி ?நேர", "day": "நாள்|நாட்", "week": "வார", "month": "மாத", "year": "ஆண்டு|வருட|வயது",
    },
    "zh": {
        "mg": "毫克", "mcg": "微克", "kg": "公斤|千克", "ng": "纳克|奈克", "pg": "皮克", "g": "克", "ml": "毫升",
        "l": "升",
        "mmol": "毫摩尔", "iu": "国际单位", "minute": "分钟", "hour": "个?小时|個?小時", "day": "天|日",
        "week": "周|週|个?星期",
        "month": "个月|個月", "year": "年|岁",
    },
}  # fmt: skip
_BEHIND_NUMBER = {"ro": r"(?:de\ )?", "cy": r"(?:o\ )?"}  # "24 de ore", "24 o oriau"


class Unit(NamedTuple):
    """A unit beside a number: its name from the lists above, and the words that say it."""

    name: str
    said: str


def unit_behind(text: str, place: int, code: str) -> Unit | None:
    """The unit that stands in the text from ``place`` on, right behind a number; None where none is known."""
    found = _behind(code).match(text, place)
    return Unit(_NAMES[int((found.lastgroup or "u0")[1:])], found[0].strip(" -\u00a0")) if found else None


def percent_before(text: str, place: int, code: str) -> bool:
    """Whether a sign or words for per cent stand right before ``place``, as in Turkish (%5) and in Chinese."""
    words = {"tr": "yüzde", "zh": "百分之"}.get(code, "%")
    return re.search(rf"(?:[%٪]|{words})\ ?\Z", text[max(0, place - 10) : place], re.IGNORECASE) is not None


def has_words(code: str) -> bool:
    """Whether the words for units are known in the language."""
    return code in _WORDS


def words_for(name: str, code: str) -> str:
    """How a unit is written in the language, for a hint: its sign, and how its word begins."""
    signs = {"iu": "IU"}.get(name, name)
    words = (_plain(one) for one in _WORDS.get(code, {}).get(name, "").split("|"))
    first = next((one for one in words if one and not _PATTERN.search(one)), "")
    return f"{signs} or {first}…" if first and name in DOSES else first or signs


_PATTERN = re.compile(r"[\[\](){}*+?|\\!]")


def _plain(word: str) -> str:
    return word.replace("[ \u200c]?", "\u200c").replace(" ?", " ").replace("\\.", ".").removesuffix("$")


_NAMES = (*DOSES, *TIMES)


@cache
def _behind(code: str) -> re.Pattern[str]:
    words = _WORDS.get(code, {})
    forms = []
    for number, name in enumerate(_NAMES):
        own = "|".join(
            rf"{one[:-1]}(?!\w)" if one.endswith("$") else one for one in words.get(name, "").split("|") if one
        )
        forms.append(
            f"(?P<u{number}>{'|'.join(filter(None, (own, _SIGNS.get(name))))})" if own or name in _SIGNS else ""
        )
    either = "|".join(filter(None, forms))
    return re.compile(rf"[\ \u00a0\u202f-]?{_BEHIND_NUMBER.get(code, '')}(?:{either})", re.IGNORECASE)
