"""Telephone numbers among words: where they stand, and the addresses that dial them (RFC 3966).

A number is printed as it was typed, in whatever figures, dashes and spaces; what it dials is made of the same figures
in ASCII. One that would dial another number than the one that is meant dials nothing, and it is said why.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from b12docs.records import record

EXTENSION = re.compile(
    r"(?:(?<!\w)ext(?:ension|n)?\.?|(?<![A-Za-z])x) ?\d+(?!\w)|(?<=\d )#\d{1,5}(?!\w)", re.IGNORECASE
)
_MARKS = {"−": "-", "·": ".", "•": "."}  # that stand between figures and are no dash, no space
_GROUP = r"\d++(?!\w)"
_RUN = re.compile(  # "0.5" is none
    rf"(?<![\w+*#/=.@-])(?<!\d,)(?!0\.\d)(?:1800[12][ .-]+(?=\(?\+))?"
    rf"(?:\(?\+ ?\(?|\()?{_GROUP}(?:[ ()./-]{{1,4}}{_GROUP})*"
)
_SCHEME = re.compile(r"(?i:(?:tel|callto|sms):)(?=[\d+(])")
_CODE = re.compile(r"(?<![\w*#])[*#]{1,2}\d{2,3}[*#]?(?= ?[\d+(])")  # that hides who calls, as in "*67" and "#31#"
# The text relay of deaf callers in Britain: dialled before a number, and no part of what E.164 counts.
_RELAY = re.compile(r"(1800[12])(?:[ .-]+(?=[0+(]|\d{3,6}\Z|11[68] )|(?=0[1-9]\d{8,9}\Z))")
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATE = re.compile(
    rf"\d{{4}}([-./]){_MONTH}\1{_DAY}|(?:{_DAY}([-./]){_MONTH}|{_MONTH}([-./]){_DAY})(?:\2|\3)(?:\d\d)?\d\d"
)
_HOUR = r"(?:[01]?\d|2[0-4])"
_HOURS = re.compile(rf"{_HOUR}(?:\.?[0-5][05])? ?- ?{_HOUR}(?:\.?[0-5][05])?")
_CALLED_ALONE = "(?:999|112|111|911|101)"
_TWO = re.compile(
    rf"{_CALLED_ALONE}[ ./-]+(?:(?=[(+0])|{_CALLED_ALONE}\Z)|(?:[ ()./-]*\d){{10,}}[ ./-]+{_CALLED_ALONE}\Z"
)
# Hours behind a number, or "01632 960123/4" for two: together they would be another number.
_UNCLEAR = re.compile(
    r"(?:\A|.* )(?:[1-9]|1\d|2[0-4])-(?:[1-9]|1\d|2[0-4])(?: .*)?|.*\b24/7"
    r"|(?:0(?!0)|\+44)(?:[ ()./-]*\d){9,}[ /-]+\d\d?|\+(?:[ ()./-]*\d){10,} ?/ ?\d\d?"
)
_SHORT = re.compile(r"1[4-9]|\d{3,6}|11[68] \d{3}|13 \d\d \d\d")  # "15" is an ambulance in France, "13 11 14" Australia
_ALONE = re.compile(r"1800[12]")  # of the text relay, without the number behind it
_TRUNK_KEPT = re.compile(r"\D*(?:00)?(?:39|378)(?!\d)")  # in Italy the 0 belongs to the number
_TRUNK = re.compile(r"\( ?0")
_ABROAD_WITHOUT_0 = re.compile(
    r"(?:\+|00)(?:20|27|31|32|33|40|41|43|44|46|48|49|61|62|63|64|66|81|82|84|86|91|92|94|95|98|353|358|880|977)0"
)
_MOST = 15  # figures of a number with its country's code (E.164)
A_DATE, OF_HOURS = "it is a date", "it tells hours"
_BRACKET = "one of its brackets is missing"
TWO = "it has two numbers"
HOW = "write it in figures, as somebody dials it, such as 01632 960123, +44 1632 960123 or 999"


@record
class Number:
    """Figures among words, from ``start`` to ``end``: what dials them, or else what keeps them from being dialled."""

    start: int
    end: int
    figures: str
    href: str
    wrong: str

    @property
    def is_whole(self) -> bool:
        """Whether it has all the figures of a number that is dialled from anywhere: no short one, no room, no year."""
        return self.is_sure or len(self.figures) > 6

    @property
    def is_sure(self) -> bool:
        """Whether it begins as a number does that is dialled from anywhere: no amount does."""
        return self.figures.startswith(("0", "+", "180010", "180020"))


def dialled(words: str) -> str:
    """The address that dials a number as it is written; empty where the words are no number alone, such as "A&E"."""
    return next((one.href for one in figures_in(words) if words[: one.start] + words[one.end :] == ""), "")


def dialled_in(words: str, *, sure: bool = False) -> list[Number]:
    """The numbers among words that have all their figures; a short one, such as 999, is a number where it is alone.

    Of words that may be about anything, amounts too, only those are taken that are ``sure``.
    """
    alone = dialled(words)
    found = [one for one in figures_in(words) if one.href]
    return [one for one in found if (one.is_sure if sure else alone or one.is_whole)]


def undialled(words: str) -> str:
    """What keeps words that should have a number in them from dialling it; empty where nothing does."""
    if foreign := _foreign(words):
        return foreign
    found = list(figures_in(words))
    if not any(one.href for one in found):
        return found[0].wrong if found else "it has no number"
    return lost_in(words) or ("" if words.count("(") == words.count(")") else _BRACKET)


def lost_in(words: str) -> str:
    """What is wrong with a number among words that may have none in them, such as "your GP"; empty where nothing is."""
    found = (one for one in figures_in(words) if one.is_whole and len(one.figures) > 4)  # "0900" is an hour
    return _foreign(words) or next((one.wrong for one in found if one.wrong not in ("", A_DATE, OF_HOURS)), "")


def not_one(words: str) -> str:
    """What keeps words from having one number in them and no other, with its extension; empty where they have."""
    if wrong := undialled(words):
        return wrong
    said = len([one for one in figures_in(words) if one.href and len(one.figures) > 2])
    return TWO if said > 1 else "" if dialled_in(words) else "words stand beside a short number"


def figures_in(words: str) -> Iterator[Number]:
    """All figures in words that may be a number, each with what stands between its groups."""
    plain = "".join(map(_typed, words))
    for found in _RUN.finditer(EXTENSION.sub(lambda one: "," * len(one[0]), plain)):
        said, start = found[0], found.start()
        if said.count("(") > said.count(")") and said.startswith("("):  # of words in brackets, as in "(01632 960123)"
            said, start = said[1:], start + 1
        end, (href, wrong) = found.end(), _read(said)
        if not (plain[:start] + plain[end:]).strip():  # what has no width around a number is of it
            start, end = 0, len(words)
        yield Number(start, end, re.sub(r"[^\d+]", "", said), href, wrong)


def _foreign(words: str) -> str:
    plain = "".join(map(_typed, words))
    if _SCHEME.search(plain):
        return "it begins as an address does: leave 'tel:' out"
    return "it has a code with * or #, which no link dials: leave it out" if _CODE.search(plain) else ""


def _typed(char: str) -> str:
    """A character as a keyboard in English has it: figures of any script, dashes and spaces of any width."""
    if char.isascii():
        return char
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    category, plain = unicodedata.category(char), unicodedata.normalize("NFKC", char)
    if category in ("Zs", "Cf"):
        return " "
    return "-" if category == "Pd" else _MARKS.get(char, plain if len(plain) == 1 else char)


def _read(said: str) -> tuple[str, str]:
    """The address that figures dial, and what is wrong with them: one of the two is empty."""
    if (count := sum(map(str.isdigit, said))) > _MOST + len("18001"):
        return "", _too_many(count)
    relay = _RELAY.match(said)
    number = said[relay.end() :] if relay else said
    if wrong := _wrong_as_written(said if not relay else number):
        return "", wrong
    if number.startswith(("+", "(+", "00")) and not _TRUNK_KEPT.match(number):
        number = _TRUNK.sub("", number, count=1)  # "+44 (0)1632", "+44 (01632)": the 0 is for callers at home alone
    digits = re.sub(r"[^\d+]", "", number)
    if wrong := _wrong_digits(digits, number):
        return "", wrong
    if relay and digits.startswith("+"):
        if not digits.startswith("+44"):
            return "", "the text relay dials no other country: leave its prefix out"
        digits = f"0{digits[3:]}"  # behind the prefix stands no plus
    return f"tel:{relay[1] if relay else ''}{digits}", ""


def _wrong_as_written(said: str) -> str:
    if _DATE.fullmatch(said):
        return A_DATE
    if _HOURS.fullmatch(said):
        return OF_HOURS
    if _TWO.match(said):
        return TWO
    if said.count("(") != said.count(")"):
        return _BRACKET
    return "beside it stand figures of something else" if _UNCLEAR.fullmatch(said) else ""


def _too_many(count: int) -> str:
    return f"it has {count} figures, and no number has more than {_MOST}"


def _wrong_digits(digits: str, number: str) -> str:
    count = len(digits.removeprefix("+").removeprefix("00"))
    if count > _MOST:
        return _too_many(count)
    if digits.startswith("+0"):
        return "no country's code begins with 0"
    if _ABROAD_WITHOUT_0.match(digits):
        return "behind a country's code stands no 0: leave it out, or put it into brackets"
    if _ALONE.fullmatch(digits):
        return "it is the prefix of the text relay alone"
    if count < 7 and digits != "000" and (digits.startswith(("0", "+")) or not _SHORT.fullmatch(number)):
        return "it has too few figures"
    return ""
