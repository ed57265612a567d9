"""Letters that look right and are others: of another alphabet, of another language's keyboard, or pasted from a PDF."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from b12docs.language.languages import (
    ARABIC,
    BENGALI,
    CHINESE,
    CYRILLIC,
    DEVANAGARI,
    GREEK,
    GUJARATI,
    GURMUKHI,
    HEBREW,
    LATIN,
    TAMIL,
    THAANA,
)
from b12docs.later import pattern

# Letters by language that look like its own: what is meant by each.
LOOK_ALIKE: dict[str, dict[str, str]] = {
    "ro": {"ş": "ș", "Ş": "Ș", "ţ": "ț", "Ţ": "Ț"},
    "ur": {"ي": "ی", "ى": "ی", "ې": "ی", "ك": "ک", "ڪ": "ک", "ه": "ہ", "ە": "ہ", "ة": "ۃ"},
    "fa": {"ي": "ی", "ى": "ی", "ې": "ی", "ے": "ی", "ك": "ک", "ڪ": "ک", "ہ": "ه", "ە": "ه", "ھ": "ه"},
    "ar": {"ی": "ي", "ې": "ي", "ے": "ي", "ک": "ك", "ڪ": "ك", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۃ": "ة", "ں": "ن"},
    "bn": {"ৰ": "র", "ৱ": "ব", "৷": "।", "|": "।"},
    "hi": {"|": "।"},
    "pa": {"|": "।"},
}
# Letters with marks that are typed in languages of Latin letters, also in words that they have taken from others.
LATIN_LETTERS: dict[str, str] = {
    "pl": "ąćęłńóśźżé", "es": "áéíóúüñ", "ro": "ăâîșțşţ", "pt": "áâãàçéêíóôõúü", "tr": "çğıöşüâîûi\u0307",
    "cy": "áàâäéèêëíìîïóòôöúùûüẁẃŵẅýỳŷÿ", "fr": "àâäæçéèêëîïôöœùûüÿ",
}  # fmt: skip
# Forms of letters by their place in a word, which a PDF holds and no keyboard types; ﷺ, ﷽ and ﷼ are signs.
PRESENTED = pattern("[\ufb00-\ufb06\ufb1d-\ufdf9\ufe70-\ufefc\uff61-\uff65]+")
# What turns the order of letters round, and what nobody sees and no text needs. Joiners are letters of some scripts.
CONTROLS = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
# A joiner with no letter beside it of a script whose letters join: nobody sees it, and none is meant.
# A space of typesetters inside a word, of a width that nobody types.
ODD_SPACE = pattern("(?<=[A-Za-zÀ-ž\u0370-\u0dff])[\u2000-\u200a\u205f\u3000](?=[A-Za-zÀ-ž\u0370-\u0dff])")
# Arabic's ye without dots, which ends words, inside one.
INNER_YE = pattern("ى(?=[\u0621-\u064a])")
LONE_JOINER = pattern("[\u200c\u200d](?<![\u0590-\u10ff].)(?![\u0590-\u10ff])")
# Latin letters of phonetic writing, some of which look like those of every day.
ODD_LATIN = pattern("[\u0250-\u02af\u1d00-\u1dbf\u2c60-\u2c7f\ua722-\ua7ff\uab30-\uab6f]")
_TURNS = pattern("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NAMED = {
    "LATIN": LATIN, "ARABIC": ARABIC, "DEVANAGARI": DEVANAGARI, "BENGALI": BENGALI, "GURMUKHI": GURMUKHI,
    "GUJARATI": GUJARATI, "TAMIL": TAMIL, "CJK": CHINESE, "IDEOGRAPHIC": CHINESE, "CYRILLIC": CYRILLIC, "GREEK": GREEK,
    "HEBREW": HEBREW, "THAANA": THAANA,
}  # fmt: skip
_WORD = pattern(r"[^\W\d_]+")


def turns_order(char: str) -> bool:
    """Whether a control character has to do with the direction of what stands around it."""
    return _TURNS.match(char) is not None


def name_of(char: str) -> str:
    """The name of a character in Unicode, in small letters."""
    return unicodedata.name(char, "a character without a name").lower()


def plain_letters(text: str) -> str:
    """The text with the letters themselves in place of their forms from a PDF."""
    return PRESENTED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


@lru_cache(maxsize=4096)
def script_of(char: str) -> str:
    """The script of a letter by its name in ISO 15924, or what Unicode calls it, where no known language has it.

    Empty for what is no letter, and for µ, which is a unit.
    """
    if not char.isalpha() or char in "µμªº":
        return ""
    first = unicodedata.name(char, "").partition(" ")[0]
    return _NAMED.get(first, first.capitalize())


def mixed_words(text: str) -> list[tuple[str, str]]:
    """Words of letters of two scripts, each with the letter of the script that it has less of.

    In Chinese, whose words have no spaces between, and beside letters that join (Arabic prefixes), Latin names may
    stand without one.
    """
    found = []
    for word in _WORD.findall(text):
        scripts = [script for char in word if (script := script_of(char))]
        kinds = set(scripts)
        if len(kinds) > 1 and not (LATIN in kinds and len(kinds) == 2 and kinds & _BESIDE_LATIN):
            rare = min(kinds, key=scripts.count)
            found.append((word, next(char for char in word if script_of(char) == rare)))
    return found


SCRIPTS = frozenset(_NAMED.values())
"""The scripts of which it is known which letters are theirs."""
_BESIDE_LATIN = SCRIPTS - {LATIN, CYRILLIC, GREEK}
