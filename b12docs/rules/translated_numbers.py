"""Rules of the numbers in translations: how many, how much, when, and which number to call.

A number may stand in the digits and with the marks of its language. Words for numbers are not read: where the English
has a figure, the translation needs one, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from b12docs.language.hours import with_afternoons
from b12docs.language.languages import ENGLISH, Language
from b12docs.language.numbers import Number, numbers, western
from b12docs.language.units import DOSES, has_words, percent_before, unit_behind, words_for
from b12docs.records import replace
from b12docs.rules.registry import Finding, rule
from b12docs.rules.translation import Translated
from b12docs.source.prose import CODE, NO_WORDS
from b12docs.translation.entries import Entry

_NUMBERS = "a wrong number harms whoever reads it"
CALLED = ("999", "111", "112", "911")
NOT_READ = re.compile(rf"{NO_WORDS}|\*\*|{CODE}|[\]\[]")
_PARTS = str.maketrans({"½": " 1/2", "¼": " 1/4", "¾": " 3/4", "⅓": " 1/3", "⅔": " 2/3"})
# Words of the English that a translation may have as a figure.
_SPELT = {
    "1": "one|once|an?|first|single", "2": "two|twice|both|second|pair|couple", "3": "three|third", "4": "four",
    "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine", "10": "ten", "12": "twelve|dozen|noon|midday",
    "24": "day|night|hours|midnight", "0": "midnight", "100": "hundred",
}  # fmt: skip
# What compares, and a minus: it stands before a number, and no number before it.
_SIGN = re.compile(r"[<>≤≥±]|(?:(?<=[^\W\d]\s)|(?<=[(:,;.\u0900-\u0dff]\s)|(?<=[(（])|\A)[−-](?=\d)")
_RANGE = re.compile(r"(?<!\d:)(?<![\d.,–-])(\d+)\s?[-–]\s?(\d+)(?![\d.,:–-])")


@rule("translation-number", "translation", source=_NUMBERS, group="safety", fixed=True)
def same_numbers(subject: Translated) -> Iterator[Finding]:
    """A translation has the numbers, dates and times of its English, one by one, and the same numbers to call."""
    for one, language in each(subject):
        lost, added = _apart(numbers_in(one.english, ENGLISH), _named_too(one.translation, language))
        added = [number for number in added if not _is_spelt(number, one.english)]
        if lost or added:
            yield Finding(one.place, _said(lost, added), _hint(lost, added, language))


def each(subject: Translated) -> Iterator[tuple[Entry, Language]]:
    """The texts that have a translation, with its language; none where nothing is known of it."""
    if subject.language:
        for one in subject.done:
            yield one, subject.language


def _readable(text: str) -> str:
    """The text as it is read: without stars, addresses and the names of placeholders."""
    return NOT_READ.sub(lambda found: "" if found[0] == "**" else " ", text).translate(_PARTS)


def numbers_in(text: str, language: Language) -> list[Number]:
    """The numbers of a text as it is read; an hour of the English is one of the afternoon, too, where it may be."""
    said = _readable(text)
    found = numbers(said, language)
    return with_afternoons(said, found) if language == ENGLISH else found


def _named_too(text: str, language: Language) -> list[Number]:
    """The numbers of a translation, and which are of names: behind a letter, also one that a space or hyphen parts.

    No letter of Chinese names a number that stands behind it.
    """
    said, found = _readable(text), numbers_in(text, language)
    return [
        replace(one, in_name=_NAME.search(said[max(0, one.start - _NEAR) : one.start]) is not None) for one in found
    ]


_LATIN = "A-Za-zÀ-ž"
_NEAR = 6  # characters before a number, in which its letter stands
_LETTER_B = "ب|بي|بی|বি|बी|ਬੀ|બી|பி"  # as the scripts without it say it
_NAME = re.compile(
    rf"(?:[{_LATIN}\u0370-\u05ff]|(?<![{_LATIN}])[A-Z][\s\u2010\u2011-]|(?<![^\s(*])(?:{_LETTER_B})[\s\u2010\u2011-]?)\Z"
)


def _apart(wanted: list[Number], found: list[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers of the English that are missing, and those that it has not.

    One of a name, such as B12, must be there with its letter, as often as the language says the name again.
    """
    names = [one for one in wanted if one.in_name]
    lost, left = _unmatched([one for one in wanted if not one.in_name], found)
    absent = {one.means: one for one in names if not any(one.means & other.means and other.in_name for other in left)}
    named = frozenset(value for one in names for value in one.means)
    return [*lost, *absent.values()], [one for one in left if not (one.in_name and one.means & named)]


def _unmatched(wanted: list[Number], found: list[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers that have none beside them that means the same; those of one meaning find theirs first."""
    lost, left = [], list(found)
    for number in sorted(wanted, key=lambda one: len(one.means)):
        same = min((one for one in left if one.means & number.means), key=lambda one: one.in_name, default=None)
        if same:
            left.remove(same)
        else:
            lost.append(number)
    return sorted(lost, key=lambda one: one.start), left


def _is_spelt(number: Number, english: str) -> bool:
    words = next((_SPELT[one] for one in number.means if one in _SPELT), "")
    return bool(words) and re.search(rf"\b(?:{words})\b", english, re.IGNORECASE) is not None


def _said(lost: list[Number], added: list[Number]) -> str:
    wanted, found = (", ".join(f"'{one.said}'" for one in listed[:3]) for listed in (lost, added))
    what = "the number to call" if any(one.said in CALLED or one.kind == "phone" for one in lost) else "the number"
    if lost and any(one.kind == "date" for one in lost):
        what = "the date"
    if lost and added:
        return f"{what} {wanted} of the English is {found} here"
    return f"{what} {wanted} of the English is missing" if lost else f"the number {found} is not in the English"


def _hint(lost: list[Number], added: list[Number], language: Language) -> str:
    if not lost:
        return "take it out, or write it as a word where the English does"
    if added and all(one.said.isdecimal() for one in lost):  # it is in figures, which are others
        return f"write {' and '.join(dict.fromkeys(map(_in_figures, lost)))}"
    grouped = any(re.search(r"\d,\d{3}", one.said) for one in lost)
    decimal = any("." in one.said for one in lost) and language.decimal != "."
    marks = [f"'{language.thousands[0]}' between thousands"] if grouped else []
    marks += [f"'{language.decimal}' before parts"] if decimal else []
    own = f", in the digits of {language.english} or of English" if language.digits else ""
    return f"write it in figures{own}" + (f"; {language.english} has {' and '.join(marks)}" if marks else "")


def _in_figures(number: Number) -> str:
    """How a number may stand in a translation: of an hour, also by a clock of 24 hours."""
    return " or ".join(f"'{one}'" for one in sorted({number.said, *filter(str.isdecimal, number.means)}, key=int))


@rule("translation-unit", "translation", source=_NUMBERS, group="safety", fixed=True)
def same_units(subject: Translated) -> Iterator[Finding]:
    """A number has the unit of its English: milligrams stay milligrams, and weeks weeks."""
    for one, language in each(subject):
        found = with_units(one.translation, language)
        for number, unit in with_units(one.english, ENGLISH):
            beside = [other for same, other in found if same.means & number.means]
            others = [other for other in beside if other]
            if unit and unit not in beside and (others or (unit in DOSES and has_words(language.code))):
                said = f"'{number.said}' is in '{unit}' in the English, and " + (
                    f"in '{others[0]}' here" if others else "has no unit that is known here"
                )
                yield Finding(one.place, said, f"write {number.said} {words_for(unit, language.code)}")


@rule("translation-currency", "translation", source=_NUMBERS, fixed=True)
def same_money(subject: Translated) -> Iterator[Finding]:
    """An amount of money is in the currency of its English, by its sign or in words."""
    for one in subject.done:
        wanted, found = (set(_MONEY.findall(words)) for words in (one.english, one.translation))
        if wanted and (other := next(iter(sorted(found - wanted)), "")):
            said = f"the English is in {' and '.join(sorted(wanted))}, and this in {other}"
            yield Finding(one.place, said, "leave the amount as it is")


_MONEY = re.compile("[$£€¥₹₺₨]")


def with_units(text: str, language: Language) -> list[tuple[Number, str]]:
    """Each number of a text with the name of the unit beside it; empty where none is known."""
    text = _readable(text)
    plain = western(text)
    return [(one, _unit(plain, one, language)) for one in numbers(text, language) if one.kind == "number"]


def _unit(text: str, number: Number, language: Language) -> str:
    unit = unit_behind(text, number.end, language.code)
    if unit is None and percent_before(text, number.start, language.code):
        return "%"
    return unit.name if unit else ""


@rule("translation-range", "translation", source=_NUMBERS, group="safety", fixed=True)
def ranges_upwards(subject: Translated) -> Iterator[Finding]:
    """A range has both numbers, the lower first, and a comparison its sign, as in the English."""
    for one, _ in each(subject):
        english, text = (western(_readable(words)) for words in (one.english, one.translation))
        turned = _turned(text)
        if turned and not _turned(english) and not _is_of_hours(turned, numbers_in(one.english, ENGLISH)):
            yield Finding(one.place, f"the range '{turned}' counts down", "write the lower number first")
        elif parted := _parted(english, text):
            yield Finding(one.place, f"nothing stands between the numbers of '{parted}'", "write '–' or a word there")
        wanted, found = (sorted(_SIGN.findall(words)) for words in (english, text))
        if wanted != found:
            said = f"the signs {' '.join(wanted) or '(none)'} of the English are {' '.join(found) or '(none)'} here"
            yield Finding(one.place, said, "write the same sign before the same number")


def _turned(text: str) -> str:
    """The first range that counts down; empty where none does."""
    return next((found[0] for found in _RANGE.finditer(text) if int(found[1]) > int(found[2])), "")


def _is_of_hours(turned: str, english: list[Number]) -> bool:
    """Whether a range is of two times of the English, one behind the other: a night counts down."""
    first, last = re.findall(r"\d+", turned)
    pairs = ((one, other) for one, other in pairwise(english) if one.kind == other.kind == "time")
    return any(first in one.means and last in other.means for one, other in pairs)


def _parted(english: str, text: str) -> str:
    """The first range of the English whose numbers stand side by side in its translation; empty where none does."""
    for found in _RANGE.finditer(english):
        beside = rf"(?<![\d.,]){found[1]}\s+{found[2]}(?![\d.,]*\d)"
        if re.search(beside, text) and not re.search(beside, english):
            return found[0]
    return ""


@rule("translation-digits", "translation", source=_NUMBERS, fixed=True)
def own_digits(subject: Translated) -> Iterator[Finding]:
    """Digits are those of English, or the language's own, and not of both kinds in one number."""
    for one, language in each(subject):
        wrong = next((char for char in _OTHER_DIGIT.findall(one.translation) if char not in language.digits), "")
        if wrong:
            own = f"{language.digits} or 0123456789" if language.digits else "0123456789"
            said = f"the digit '{wrong}' (U+{ord(wrong):04X}) is none of {language.english}"
            yield Finding(one.place, said, f"use {own}")
        elif mixed := _MIXED_DIGITS.search(one.translation):
            yield Finding(one.place, f"the number '{mixed[0]}' has digits of two kinds", "use those of one kind")


_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_MIXED_DIGITS = re.compile(r"[0-9](?![0-9])\d|(?![0-9])\d[0-9]")
