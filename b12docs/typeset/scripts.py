"""Scripts beyond Latin: the fonts that show them, and what is known of each script before a letter is shaped.

Latin letters and figures are set in Source Sans among them too. Nothing here is slow: what shapes letters (``shaping``)
is loaded by documents that need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter

from b12docs.language import languages
from b12docs.language.together import NO_BREAK
from b12docs.later import pattern
from b12docs.records import record
from b12docs.typeset import fonts

ENGLISH = "en-GB"  # the language of Latin words among letters of another script
UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069")  # need no glyph of their own


@record
class Script:
    """A script and its fonts.

    ``name`` is that of ISO 15924, ``font`` its family, which comes with an ``extra`` of this package, ``letters`` the
    ranges of its characters in a regular expression. ``above`` and ``below`` are how far most letters reach from the
    baseline, as parts of the type's size, measured on its words: what fonts say of themselves leaves more, or less.
    Lines with letters that reach further are set further apart (``ink``).
    """

    name: str
    font: str
    extra: str
    letters: str
    above: float
    below: float
    rtl: bool = False

    @property
    def leading(self) -> float:
        """The least leading, at which most letters of one line don't meet those of the next, as a part of the size."""
        return self.above + self.below


_ARABIC = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff"
NASKH = Script("Arab", "NotoNaskhArabic", "arabic", _ARABIC, 1.05, 0.5, rtl=True)
NASTALIQ = Script("Arab", "NotoNastaliqUrdu", "urdu", _ARABIC, 1.4, 0.47, rtl=True)
DEVANAGARI = Script("Deva", "NotoSansDevanagari", "south-asia", "\u0900-\u0963\u0966-\u097f", 0.95, 0.4)
BENGALI = Script("Beng", "NotoSansBengali", "south-asia", "\u0980-\u09ff", 0.95, 0.45)
GURMUKHI = Script("Guru", "NotoSansGurmukhi", "south-asia", "\u0a00-\u0a7f", 0.93, 0.4)
GUJARATI = Script("Gujr", "NotoSansGujarati", "south-asia", "\u0a80-\u0aff", 0.93, 0.4)
TAMIL = Script("Taml", "NotoSansTamil", "south-asia", "\u0b80-\u0bff", 0.92, 0.4)
HAN = Script(
    "Hani", "NotoSansSC", "chinese", "\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff",
    1.0, 0.4,
)  # fmt: skip
_HIGH = 1.75  # times the size of type: the leading of lines that are high
_ALL = (NASKH, DEVANAGARI, BENGALI, GURMUKHI, GUJARATI, TAMIL, HAN)
_OF_NAMES = {
    languages.ARABIC: NASKH, languages.DEVANAGARI: DEVANAGARI, languages.BENGALI: BENGALI, languages.TAMIL: TAMIL,
    languages.GURMUKHI: GURMUKHI, languages.GUJARATI: GUJARATI, languages.CHINESE: HAN,
}  # fmt: skip
_OF_LANGUAGES = {"ur": NASTALIQ}  # one that is read in a hand of its own
_RANGES = [(one.letters[at], one.letters[at + 2]) for one in _ALL for at in range(0, len(one.letters), 3)]


@lru_cache(maxsize=4096)
def is_beyond_latin(char: str) -> bool:
    """Whether a character is a letter or mark of one of these scripts."""
    return any(first <= char <= last for first, last in _RANGES)


def has_beyond_latin(text: str) -> bool:
    """Whether a text has one of them. A pattern of all takes longer to compile than a document in English to ask."""
    return not text.isascii() and any(map(is_beyond_latin, set(text)))


@cache
def script_of(language: str) -> Script | None:
    """The script of a language by its code (BCP 47), None where that is Latin, or has no font."""
    return _OF_LANGUAGES.get(languages.main_part(language)) or _OF_NAMES.get(languages.written_in(language))


def from_right(language: str) -> bool:
    """Whether lines of a language run from right to left."""
    script = script_of(language)
    return script is not None and script.rtl


def is_high(language: str) -> bool:
    """Whether the lines of a language are nearly twice as high as its type is large."""
    script = script_of(language)
    return script is not None and script.leading > _HIGH


@cache
def _by_font() -> dict[str, Script]:
    return {one.font: one for one in (*_ALL, NASTALIQ)}


def script_of_font(font: str) -> Script | None:
    """The script that a font was made for, None for Source Sans."""
    return _by_font().get(font.rpartition("-")[0])


@lru_cache(maxsize=4096)
def script_of_letter(char: str, language: str) -> Script | None:
    """The script of a letter in a text of a language, None where that is Latin or of no script."""
    base = script_of(language)
    return next((one for one in (base, *_ALL) if one and re.match(f"[{one.letters}]", char)), None)


def font_of(script: Script | None, *, bold: bool) -> str:
    """The name of the font of a script in a weight."""
    return fonts.name(bold=bold) if script is None else f"{script.font}-{'Bold' if bold else 'Regular'}"


def lacking(text: str, language: str) -> str:
    """The extra of the first letter of the text that needs a package which is not installed; empty where none does."""
    found = next(filter(is_beyond_latin, text), "") if has_beyond_latin(text) else ""
    script = script_of_letter(found, language) if found else None
    return script.extra if script and find_spec("uharfbuzz") is None else ""


def missing(characters: Iterable[str], language: str) -> list[str]:
    """Those of the characters that the font of their script can't show either."""
    return [char for char in characters if char not in UNSEEN and not _shown(char, language)]


def _shown(char: str, language: str) -> bool:
    script = script_of_letter(char, language) or script_of(language)
    return bool(_showing(char, script))


def apart(text: str, language: str) -> str:
    """The first part of the text that a font shows on a dotted circle, since it goes with no letter before it."""
    from b12docs.typeset import shaping

    for script, alike in groupby(zip(text, fonts_of(text, language), strict=True), key=itemgetter(1)):
        part = "".join([char for char, _ in alike])
        if script and (found := shaping.apart(part, font_of(script, bold=False))):
            return found
    return ""


# --- which font sets which character ----------------------------------------------------------------------------------


def fonts_of(text: str, language: str) -> list[Script | None]:
    """The script in whose font each character of a text from the left is set, None for Source Sans.

    Figures are set with Latin letters. A mark goes with the letters around it: between two of Source Sans it is in that
    font, else in the font of the other script. A space goes with what stands before it. Words from the right take with
    them only what stands between two of them: all else would be turned round to their other side.
    """
    strong = [_strong(char, language) for char in text]
    base = script_of(language) or next((one for one in strong if isinstance(one, Script)), None)
    base = None if base and base.rtl else base
    before = _nearest(strong, base)
    behind = _nearest(strong[::-1], base)[::-1]
    found = [
        one if isinstance(one, Script) else None if one == _LATIN
        else _showing(char, _taking(left, right) or _taking(right, left))
        for char, one, left, right in zip(text, strong, before, behind, strict=True)
    ]  # fmt: skip
    for first, last in _brackets(text):
        found[first] = found[last] = found[first] or found[last]
    for space in re.finditer("(?<=.) ", text):
        found[space.start()] = _taking(found[space.start() - 1], next(iter(found[space.end() : space.end() + 1]), None))
    return found


def _taking(own: Script | None, other: Script | None) -> Script | None:
    """The script, where it takes with it what stands between a letter of its own and one of another."""
    return own if own and (not own.rtl or own == other) else None


_LATIN = "Latn"
_WORD = "[A-Za-z0-9\u00c0-\u024f]+(?:[.'’&/@:+–-]+[A-Za-z0-9\u00c0-\u024f]+)*"
_PHRASE = pattern(f"(?=[A-Za-z]){_WORD}(?:[ \u00a0]{_WORD})*[ \u00a0]?")
_NAMED = re.compile("[A-Za-z]{3}")  # shorter words, as in "B12" or "mg", are said in the language around them


def in_english(text: str) -> list[bool]:
    """Whether each character of a text stands in words of English, the figures and the space behind them counted."""
    found = [False] * len(text)
    for phrase in _PHRASE.finditer(text):
        if _NAMED.search(phrase[0]):
            found[phrase.start() : phrase.end()] = [True] * len(phrase[0])
    return found


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """The places of brackets that belong together, where no others stand between them."""
    return ((found.start(), found.end() - 1) for found in re.finditer(r"\([^()]*\)|\[[^\[\]]*\]", text))


def _strong(char: str, language: str) -> Script | str:
    """The script of a letter or figure; empty for what goes with its neighbours."""
    return script_of_letter(char, language) or (_LATIN if char.isalnum() else "")


def _nearest(strong: list[Script | str], base: Script | None) -> list[Script | None]:
    """For each character the script of the nearest letter up to it, the text's own before the first."""
    found, last = [], base
    for one in strong:
        last = one if isinstance(one, Script) else None if one else last
        found.append(last)
    return found


@lru_cache(maxsize=4096)
def _showing(char: str, script: Script | None) -> Script | None:
    """The script, where its font has the character; else Source Sans."""
    if script is None or char in UNSEEN or char == NO_BREAK:
        return script
    from b12docs.typeset import shaping  # which may not be installed, and letters of no script are told all the same

    return script if shaping.has(char, font_of(script, bold=False)) else None


# --- where lines may end ----------------------------------------------------------------------------------------------

_NO_START = "。，、；：？！）」』】》〉”’…—·％,.;:?!)%]}"  # closing marks, which begin no line
_NO_END = "（「『【《〈“‘([{"  # opening marks, which end none
_HAN = f"[{HAN.letters}“”‘’…—]"


@cache
def _between() -> re.Pattern[str]:
    """Between characters of Chinese, or before or behind one; but not between a figure and what it counts.

    Documents in Latin script are spared its compiling.
    """
    return re.compile(
        rf"(?:(?<={_HAN})(?=[^ \u200b\n{NO_BREAK}])|(?<=[^ \u200b\n{NO_BREAK}])(?={_HAN}))"
        rf"(?<![\d%{re.escape(_NO_END)}])(?![{re.escape(_NO_START)}])"
    )


def opened(text: str) -> str:
    """The text with break opportunities where Chinese may be broken."""
    return _between().sub("\u200b", text)
