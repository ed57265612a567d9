"""Sentences and words of other languages than English, as they are counted.

A word is what stands between spaces; Chinese has none, and its characters are counted. Where a sentence ends is a rule
of thumb, as in English: at its mark, where no small letter follows, and behind no abbreviation.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from b12docs.language.languages import CHINESE, LATIN, Language
from b12docs.language.sentences import clean

# A full stop of Chinese needs no space behind it; that of Urdu is ۔, that of Hindi and Bengali ।.
_END = re.compile(
    r"(?<![.!?…؟۔।॥])[.!?…؟۔।॥]++[\"')\]»”’“]*+(?=\s|$)|[。！？…]++[”’」』）]*+|(?<=[\u4e00-\u9fff])[!?]++"
)
_NEVER_END = {
    "pl": "dr prof np tj tzn m.in ul nr str godz ok",
    "ro": "dr dl dna nr pag ex str", "es": "dr dra sr sra pág núm ej tel p.ej",
    "pt": "dr dra sr sra pág ex tel", "tr": "dr prof vb örn bkz tel", "cy": "dr e.e h.y tud", "fr": "dr m mme p ex tél",
    "ar": "د", "ur": "ڈاکٹر", "hi": "डॉ", "bn": "ডা", "pa": "ਡਾ", "gu": "ડૉ", "ta": "டாக்டர்",
}  # fmt: skip
_PARTS = re.compile(r"[\s/–—]+")
_CHARACTER = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[^\W_\u3400-\u9fff]+(?:[.,:][0-9]+)*")
_LONGEST = 60  # letters of a word; what has more is none


def is_counted_by_characters(language: Language) -> bool:
    """Whether its words have no spaces between, so that characters are counted."""
    return language.script == CHINESE


def sentences(text: str, language: Language) -> list[str]:
    """The sentences of one string, without its markup and addresses; one without a word is left out."""
    text = clean(text)
    found, start = [], 0
    for mark in _END.finditer(text):
        if not _is_within(text, start, mark, language):
            found.append(text[start : mark.end()].strip())
            start = mark.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if any(map(str.isalnum, sentence))]


def _is_within(text: str, start: int, mark: re.Match[str], language: Language) -> bool:
    """Whether a mark is inside its sentence: before a small letter, behind an abbreviation, an initial or a number."""
    behind = text[mark.end() :].lstrip()[:1]
    if not behind or not mark[0].startswith((".", "…")):
        return False
    last = text[start : mark.start()].rpartition(" ")[2].strip("([\"'«„“")
    is_first = " " not in text[start : mark.start()].strip()
    in_small = language.script == LATIN and behind.islower()
    return (
        in_small
        or last.lower() in _never_end(language.code)
        or (len(last) == 1 and last.isupper())
        or (last.isdecimal() and is_first)
    )


@cache
def _never_end(code: str) -> frozenset[str]:
    return frozenset(_NEVER_END.get(code, "").split())


def words(sentence: str, language: Language) -> list[str]:
    """The words of a sentence that is clean; in Chinese its characters, and each name or number in other letters."""
    if is_counted_by_characters(language):
        return _CHARACTER.findall(sentence)
    return [word for word in map(_stripped, _PARTS.split(sentence)) if any(map(str.isalnum, word))]


def _stripped(word: str) -> str:
    return word.strip(".,;:!?…؟۔।॥،؛()[]{}«»„“”‘’\"'¿¡%")


# --- syllables of Spanish ---------------------------------------------------------------------------------------------

_VOWELS = re.compile(r"[aeiouáéíóúüàèìòù]+")
_STRONG, _WEAK_HEARD = "aeoáéóàèò", "íúìù"


def spanish_syllables(word: str) -> int:
    """The syllables of a Spanish word, at least 1: a weak vowel joins one beside it, unless it has an accent.

    A figure is one; capitals without a vowel are read one by one.
    """
    small = word.lower()
    if not any(char.isalpha() for char in word) or len(word) > _LONGEST:
        return 1
    if any(char.isdigit() for char in word) or (word.isupper() and not _VOWELS.search(small)):
        return sum(char.isalpha() for char in word) + any(char.isdigit() for char in word)
    small = re.sub(r"y\b", "i", small)
    small = re.sub(r"qu(?=[eéií])", "q", re.sub(r"gu(?=[eéií])", "g", small))
    return max(1, sum(map(_nuclei, _VOWELS.findall(small))))


def _nuclei(vowels: str) -> int:
    """In how many syllables vowels in a row are heard: "ue" in one, "ea" and "ía" in two."""
    count = 1
    for one, other in pairwise(vowels):
        both_strong = one in _STRONG and other in _STRONG
        count += both_strong or one in _WEAK_HEARD or other in _WEAK_HEARD
    return count
