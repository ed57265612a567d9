"""The characters that people type, copy and paste, as they are meant: composed, visible, and of one alphabet.

What nobody sees is taken out, and what has a plain equal is set as that: a hyphen of Word's, a ligature from a PDF, a
space from a web page. A letter of another alphabet that looks like a Latin one is set as the Latin one, and told.
"""

from __future__ import annotations

import re
import unicodedata

from b12docs.later import pattern

_JOINING = "\u0590-\u10ff"  # letters of scripts in which marks of no width join, part or turn them round
# Patterns that are strings are made when a file has a character of them, which most have not.
_UNSEEN = (
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2060-\u2064\u206a-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
    rf"|[\u061c\u200c-\u200f](?<![{_JOINING}].)(?![{_JOINING}])"
)
# A space that holds a sign or a figure to what stands beside it is meant; any other comes from a web page.
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HELD = "[\u00a0\u2007\u202f](?=[:;!?»%‰€°\\d])|(?<=[«\\d])[\u00a0\u2007\u202f]"
_SPACE = f"({_HELD})|[\t{_SPACES}]"
_APOSTROPHE = r"(?<=[^\W\d_])[`´ʹʼ′＇](?=[^\W\d_])"
_EQUAL = str.maketrans({
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\ufe63": "-", "\u2024": ".", "\u201b": "'", "\u201f": '"',
    "\u2103": "°C", "\u2109": "°F", "\uff5e": "~",
})  # fmt: skip
_COMPATIBLE = "[\uff01-\uff5d\uffe0-\uffe6\ufb00-\ufb06\U0001d400-\U0001d7ff]+"

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХЗаеосрухіјѕһԁԛԝ", "ABESIJKMHOPCTYX3aeocpyxijshdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν", "ABEZHIKMNOPTYXoiv", strict=True))
LOOK_ALIKES = {**_CYRILLIC, **_GREEK}
_OTHER = pattern("[\u0370-\u04ff\u0500-\u052f]")
_WORD = re.compile(r"\w+")

UNUSUAL = re.compile(
    "[\t`\u00ad\u00b4\u02b9\u02bc\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2010-\u2012\u201b\u201f\u2024\u2032"
    f"{_SPACES}\u200b-\u200f\u2060-\u2064\u206a-\u206f\u2103\u2109\u3164\ufb00-\ufb06\ufe00-\ufe0f\ufe63\ufeff"
    "\uff01-\uff5e\uffa0\uffe0-\uffe6\ufff9-\ufffb\U0001d400-\U0001d7ff\U000e0000-\U000e0fff\u0370-\u052f]"
)
"""What ``as_meant`` and ``look_alikes`` look at: a file without any of these is as it is meant."""

_USUAL = bytes([*range(ord(" "), ord("`")), *range(ord("a"), 0x7F), ord("\n")])


def rare_in(text: str) -> str:
    """The characters of a text without those that nearly all of it is: letters, figures and most signs of ASCII.

    No other character has one of their bytes in UTF-8, so that these can be taken out all at once.
    """
    return text.encode(errors="surrogatepass").translate(None, _USUAL).decode(errors="surrogatepass")


def composed(text: str) -> str:
    """The text with every accent on its letter, in Unicode's form C: some programs and PDFs keep the two apart."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def as_meant(text: str) -> str:
    """The text without what nobody sees, and with plain characters where these are equal."""
    if not UNUSUAL.search(text):
        return text
    text = re.sub(_SPACE, lambda found: "\u00a0" if found[1] else " ", re.sub(_UNSEEN, "", text))
    text = re.sub(_COMPATIBLE, lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return composed(re.sub(_APOSTROPHE, "'", text.translate(_EQUAL)))


def known_name(name: str) -> str:
    """The name of a file as the words that name it have it: some systems keep accents apart, or put odd spaces in."""
    return as_meant(composed(name)).replace("\u00a0", " ")


def look_alikes(text: str) -> list[int]:
    """The places of letters that look Latin and are not, in words that are otherwise Latin.

    In a text that has words of their own alphabet, such a word is left as it is.
    """
    if not _OTHER.search(text):
        return []
    own = {_alphabet(char) for char in text if _OTHER.match(char) and char not in LOOK_ALIKES}
    found = []
    for word in _WORD.finditer(text):
        letters = [at for at in range(*word.span()) if text[at] in LOOK_ALIKES]
        others = [char for char in word[0] if char not in LOOK_ALIKES]
        is_latin = any(char.isascii() and char.isalpha() for char in others)
        is_plain = all(char.isascii() for char in others) and not own & {_alphabet(text[at]) for at in letters}
        if letters and (is_latin or is_plain) and _has_latin(text):
            found += letters
    return found


def _has_latin(text: str) -> bool:
    return any(char.isascii() and char.isalpha() for char in text)


def _alphabet(char: str) -> str:
    return "Greek" if char < "\u0400" else "Cyrillic"


def named(char: str) -> str:
    """A character with its number, and in words where nobody sees it: ``'–' (U+2013)``, ``U+00A0, a … space``."""
    number = f"U+{ord(char):04X}"
    if char.isspace() or not char.isprintable():
        return f"{number} ({_NAMES.get(char, 'an invisible character')})"
    return f"'{char}' ({number})"


_NAMES = {
    "\u00a0": "a no-break space", "\u202f": "a narrow no-break space", "\u2003": "a wide space",
    "\u3000": "a wide space",
    "\u200b": "a space of no width", "\ufeff": "a byte order mark", "\u000b": "a line break of Word's",
    "\u000c": "a page break", "\u2028": "a line break of a web page", "\u2029": "a paragraph break of a web page",
    "\u0085": "a line break of an old computer", "\u0000": "no character at all",
}  # fmt: skip
