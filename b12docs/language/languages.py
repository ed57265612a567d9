"""The languages that the program knows: names, direction, script, dates, quotes, lists, and what each needs to be set.

They are data alone. A language of any other code may be the language of a content: its script and direction are known
by its code, or the code has to name the script, and nothing is checked that would need its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from b12docs.records import record

Direction = Literal["ltr", "rtl"]

# Scripts by their names in ISO 15924, as the languages below are written.
LATIN, ARABIC, DEVANAGARI, BENGALI, GURMUKHI, GUJARATI, TAMIL, CHINESE, HEBREW, THAANA, CYRILLIC, GREEK = (
    "Latn", "Arab", "Deva", "Beng", "Guru", "Gujr", "Taml", "Hans", "Hebr", "Thaa", "Cyrl", "Grek",
)  # fmt: skip
# All that are written from the right today.
_FROM_RIGHT = frozenset((ARABIC, HEBREW, THAANA, "Syrc", "Nkoo", "Adlm", "Rohg", "Mand", "Samr", "Yezi"))


def side_of(script: str) -> Direction:
    """From which side a script is written, as HTML says it: ``ltr`` or ``rtl``."""
    return "rtl" if script in _FROM_RIGHT else "ltr"


@record
class Language:
    """A language: its ``code``, its name in itself (``own``) and in ``english``, and how it is written.

    - ``script``: one of the names above.
    - ``months``: the twelve as they stand in a full date, ``alone`` as they stand without a day.
    - ``day`` and ``month``: a full date and a month of a year, with ``{day}``, ``{month}`` and ``{year}``.
    - ``quotes``: what opens and closes a quotation, and what does so inside one.
    - ``between`` and ``last``: what stands between entries of a list in a sentence, and before the last.
    - ``marks``: its colon, semicolon, comma and full stop.
    - ``digits``: its own from nought to nine; empty where it has those of English alone.
    - ``decimal`` and ``thousands``: the marks in its numbers; ``thousands`` are all that may stand there.
    - ``tall``: how high its lines are beside those of Latin letters, and so how many pages it takes.
    - ``extra``: what of the program must be installed to set it (``pip install "b12docs[arabic]"``); empty where none.
    """

    code: str
    own: str
    english: str
    months: tuple[str, ...]
    script: str = LATIN
    alone: tuple[str, ...] = ()
    day: str = "{day} {month} {year}"
    month: str = "{month} {year}"
    quotes: tuple[str, str, str, str] = ("“", "”", "‘", "’")
    between: str = ", "
    last: str = ""
    marks: str = ":;,."
    digits: str = ""
    decimal: str = "."
    thousands: str = ","
    tall: float = 1.0
    extra: str = ""

    @property
    def main(self) -> str:
        """The code without a region: ``pt`` of ``pt-BR``."""
        return main_part(self.code)

    @property
    def direction(self) -> Direction:
        """From which side it is written, by its script."""
        return side_of(self.script)

    def listed(self, entries: Sequence[str]) -> str:
        """Entries as they stand in a sentence: "a, b i c"."""
        return self.last.join(filter(None, (self.between.join(entries[:-1]), *entries[-1:])))


def _words(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_SPACES = " \u00a0\u202f"  # those that may part thousands

_TABLE = (
    Language(
        "en", "English", "English",
        _words("January February March April May June July August September October November December"),
        quotes=("‘", "’", "“", "”"), last=" and ",
    ),
    Language(
        "pl", "Polski", "Polish",
        _words("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
        alone=_words(
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"
        ),
        quotes=("„", "”", "«", "»"), last=" i ", decimal=",", thousands=_SPACES,
    ),
    Language(
        "ro", "Română", "Romanian",
        _words("ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie"),
        quotes=("„", "”", "«", "»"), last=" și ", decimal=",", thousands=f".{_SPACES}",
    ),
    Language(
        "es", "Español", "Spanish",
        _words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        day="{day} de {month} de {year}", month="{month} de {year}", quotes=("«", "»", "“", "”"), last=" y ",
        decimal=",", thousands=f".{_SPACES}",
    ),
    Language(
        "pt", "Português", "Portuguese",
        _words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        day="{day} de {month} de {year}", month="{month} de {year}", last=" e ", decimal=",", thousands=f".{_SPACES}",
    ),
    Language(
        "tr", "Türkçe", "Turkish",
        _words("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
        last=" ve ", decimal=",", thousands=f".{_SPACES}",
    ),
    Language(
        "cy", "Cymraeg", "Welsh",
        _words("Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"),
        quotes=("‘", "’", "“", "”"), last=" a ",
    ),
    Language(
        "fr", "Français", "French",
        _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        quotes=("«\u00a0", "\u00a0»", "“", "”"), last=" et ", decimal=",", thousands=f"{_SPACES}",
    ),
    Language(
        "ar", "العربية", "Arabic",
        _words("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"),
        ARABIC, quotes=("«", "»", "‹", "›"), between="، ", last=" و", marks=":؛،.", digits="٠١٢٣٤٥٦٧٨٩",
        decimal="٫", thousands="٬,،", extra="arabic",
    ),
    Language(
        "ur", "اردو", "Urdu",
        _words("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
        ARABIC, quotes=("”", "“", "’", "‘"), between="، ", last=" اور ", marks=":؛،۔", digits="۰۱۲۳۴۵۶۷۸۹",
        decimal="٫", thousands="٬,،", tall=2.0, extra="urdu",
    ),
    Language(
        "fa", "فارسی", "Farsi",
        _words("ژانویهٔ فوریهٔ مارس آوریل مهٔ ژوئن ژوئیهٔ اوت سپتامبر اکتبر نوامبر دسامبر"),
        ARABIC, _words("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر"),
        quotes=("«", "»", "‹", "›"), between="، ", last=" و ", marks=":؛،.", digits="۰۱۲۳۴۵۶۷۸۹", decimal="٫",
        thousands="٬,،", extra="arabic",
    ),
    Language(
        "hi", "हिन्दी", "Hindi",
        _words("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर"),
        DEVANAGARI, last=" और ", marks=":;,।", digits="०१२३४५६७८९", extra="south-asia",
    ),
    Language(
        "bn", "বাংলা", "Bengali",
        _words("জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
        BENGALI, last=" এবং ", marks=":;,।", digits="০১২৩৪৫৬৭৮৯", extra="south-asia",
    ),
    Language(
        "pa", "ਪੰਜਾਬੀ", "Punjabi",
        _words("ਜਨਵਰੀ ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ"),
        GURMUKHI, last=" ਅਤੇ ", marks=":;,।", digits="੦੧੨੩੪੫੬੭੮੯", extra="south-asia",
    ),
    Language(
        "gu", "ગુજરાતી", "Gujarati",
        _words("જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ સપ્ટેમ્બર ઑક્ટોબર નવેમ્બર ડિસેમ્બર"),
        GUJARATI, last=" અને ", digits="૦૧૨૩૪૫૬૭૮૯", extra="south-asia",
    ),
    Language(
        "ta", "தமிழ்", "Tamil",
        _words("ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்"),
        TAMIL, last=" மற்றும் ", digits="௦௧௨௩௪௫௬௭௮௯", extra="south-asia",
    ),
    Language(
        "zh", "中文", "Chinese", tuple(f"{number}月" for number in range(1, 13)),
        CHINESE, day="{year}年{month}{day}日", month="{year}年{month}", between="、", last="和", marks="：；，。",
        thousands=",，", extra="chinese",
    ),
)  # fmt: skip
LANGUAGES = {one.code: one for one in _TABLE}
ENGLISH = LANGUAGES["en"]

# The scripts of languages of which we know nothing else. All others of two letters are written in Latin ones; of those
# of three letters the ones that stand nowhere have to say it, as in "bal-Arab".
_SCRIPTS = {
    code: script
    for script, codes in {
        ARABIC: "ckb ps sd ug ks bal bqi glk lrc luz mzn prs pnb pbt pbu skr khw sdh hac azb lah hno bgn "
                "arb ary arz apc ajp acm ars aeb afb ayl apd",
        HEBREW: "he yi iw ji lad", THAANA: "dv", "Syrc": "syr aii cld arc tru", "Nkoo": "nqo", "Rohg": "rhg",
        DEVANAGARI: "mr ne sa bh mai bho awa doi kok mag", BENGALI: "as", CYRILLIC:
        "ru uk bg be mk sr mn kk ky tg tt ba cv ce os ab av kv cu", GREEK: "el", "Armn": "hy", "Geor": "ka",
        "Ethi": "am ti", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Orya": "or", "Sinh": "si syl", "Thai": "th",
        "Laoo": "lo", "Mymr": "my", "Khmr": "km", "Tibt": "bo dz", "Jpan": "ja", "Kore": "ko", "Cans": "iu cr",
        "Yiii": "ii", CHINESE: "yue cmn wuu hak nan",
        LATIN: "fil ceb haw hmn kmr pcm gsw sco nds ltg rom rmy mfe kea hil ilo war pap bem ach luo nyn kri tet tpi",
    }.items()
    for code in codes.split()
}  # fmt: skip
_OF_REGIONS = {"pa-pk": ARABIC, "az-ir": ARABIC, "uz-af": ARABIC, "tk-af": ARABIC, "ku-iq": ARABIC, "ku-ir": ARABIC}
_SAME = {"Hant": CHINESE, "Hani": CHINESE, "Aran": ARABIC}  # scripts by other names; Aran is Arabic in the hand of Urdu
# What is known of a language by its script alone, or by its code.
_MARKS = {
    ARABIC: ":؛،.", THAANA: ":؛،.", "Syrc": ":؛،.", "Nkoo": ":؛،.", "Rohg": ":؛،.", "Adlm": ":⹁،.", CHINESE: "：；，。",
    "ne": ":;,।", "as": ":;,।", "ks": ":؛،۔", "pnb": ":؛،۔", "lah": ":؛،۔", "skr": ":؛،۔", "pa": ":؛،۔",
}  # fmt: skip
_DIGITS = {
    ARABIC: "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", DEVANAGARI: "०१२३४५६७८९", BENGALI: "০১২৩৪৫৬৭৮৯", "Nkoo": "߀߁߂߃߄߅߆߇߈߉",
}  # fmt: skip
_EXTRAS = {
    ARABIC: "arabic", DEVANAGARI: "south-asia", BENGALI: "south-asia", GURMUKHI: "south-asia", GUJARATI: "south-asia",
    TAMIL: "south-asia", CHINESE: "chinese",
}  # fmt: skip

# All codes of two letters (ISO 639-1); of three there are thousands, which are not looked at.
_CODES = frozenset(_words(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
    ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
    nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """
))  # fmt: skip


def is_code(code: str) -> bool:
    """Whether a code may be that of a language: it is one of ISO 639-1, or has three letters."""
    return main_part(code) in _CODES or len(main_part(code)) == 3


def known(code: str) -> Language | None:
    """The language of a code such as ``pl`` or ``en-GB``, whose regions we tell apart by nothing; None of any other.

    Nor is one known that the code has in another script: ``pa-Arab`` is none of the Punjabi of India.
    """
    found = LANGUAGES.get(main_part(code))
    return found if found and _script_named(code) in ("", found.script) else None


def written_in(code: str) -> str:
    """The name of the script that a language is written in, by its code; empty where nobody can know it by that."""
    if named := _script_named(code):
        return named
    if found := LANGUAGES.get(main_part(code)):
        return found.script
    return _SCRIPTS.get(main_part(code), LATIN if len(main_part(code)) == 2 else "")


@cache
def _script_named(code: str) -> str:
    """The script that a code names, or that its language has in the region that it names; empty where it does not."""
    named = next((part.capitalize() for part in code.split("-")[1:] if len(part) == 4 and part.isalpha()), "")
    region = code.rpartition("-")[2].lower()
    return _SAME.get(named, named) or _OF_REGIONS.get(f"{main_part(code)}-{region}", "")


def unlisted(code: str) -> Language:
    """A language that is not in the table, of which a file says the rest: its numbers have the marks of any."""
    script = written_in(code) or LATIN
    own = main_part(code) if script == _SCRIPTS.get(main_part(code), ARABIC) else ""
    return Language(
        code, "", "", (), script,
        marks=_MARKS.get(own, _MARKS.get(script, ":;,.")),
        digits=_DIGITS.get(script, ""), thousands=f".,’'٬،{_SPACES}", extra=_EXTRAS.get(script, ""),
    )  # fmt: skip


def main_part(code: str) -> str:
    """What a code says of the language alone: ``en`` of ``en-GB``."""
    return code.partition("-")[0].lower()


def is_english(code: str) -> bool:
    """Whether the code is that of English, in whatever region."""
    return main_part(code) == "en"
