"""The doses and thresholds in an English health text: what differs between clinics, laboratories and patients.

Ages, times, dates, phone numbers, counts of people, and everyday amounts of food and drink are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIGURE = r"(?<![\w.,])(?:[.,]?\d[\d,.]*(?<=\d)(?:\s?[½¼¾]|e\d{1,2})?|[½¼¾])"
_RANGE = rf"{_FIGURE}(?:\s?(?:-|–|to|or)\s?\d[\d,.]*(?<=\d))?"
_TENS = "two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|hundred|thousand"
_SPELT = rf"\b(?:{_TENS})(?:\s(?:or|to)\s\w+)?"
_SINGLE = r"\b(?:half\s)?(?:an?|one)"

_UNIT = (
    r"(?:(?:micrograms?|milligrams?|nanograms?|picograms?|mcg|µg|μg|mg|ng|pg|m?mols?|µmols?|μmols?|nmols?|pmols?"
    r"|millimoles?|IU|mmHg|international\sunits)\b|i\.u\.)"
)
_SMALL_UNIT = r"(?:g|grams?|ml|millilitres?|units?)\b"
_FOOD = (
    r"\sof\s(?:\w+\s)?(?:alcohol|carbohydrates?|carbs|fat|fibre|fish|fluids?|food|fruit|meat|milk|protein|salt|sugar"
    r"|vegetables|water)\b"
)
_FORM = (
    r"(?:tablets?|capsules?|pills?|puffs?|drops?|sprays?|sachets?|(?:tea)?spoonfuls?|teaspoons?|jabs?|injections?"
    r"|doses?|patches|patch|ampoules?|suppositories)\b"
)
_HOW_OFTEN = (
    r"(?:\s\w+){0,3}?\s(?:daily|weekly|monthly|nightly|(?:an?|per|each|every)\s(?!few\s)(?:\w+\s(?:to\s\w+\s)?)?(?:day|night|week|month|hour"
    r"|morning|evening)s?)\b"
)
# What a number is that is no dose: a time, an age, a length, a place in a list, a number of people.
_EVERYDAY = (
    r"(?!\d|[.,:]\d|\sin\s\d|s\b|\s?(?:%|per\scent)\sof\s(?:all\s)?(?:people|adults|children|patients|women|men|cases)\b"
    r"|[\s-](?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|people|adults|children|women|men|patients|times?"
    r"|cm|mm|km|miles?|metres?|steps?|pages?|lines?|words?|portions?|cups?|glasses)\b)"
)
_THAN = r"(?:below|under|above|over|(?:less|more|lower|higher|greater)\sthan|at\sleast|up\sto|between)"
_MEASURED = (
    r"(?:levels?|results?|readings?|scores?|counts?|values?|pressure|sugar|glucose|flow|ferritin|haemoglobin"
    r"|[A-Za-z]+\d+[A-Za-z]?)"
)
_BEING = (
    r"(?:(?:is|are|was|be|should|must|stays?|needs?|to|of|that|which|a|by|falls?|drops?|rises?|goes|gets|levels?"
    r"|results?|counts?|scores?)\s)"
)
# Twice or half of what somebody takes, from the beginning of its clause: where this forbids it, or tells what to do
# after it, it is none.
_TAKEN_OTHERWISE = (
    r"(?:^|(?<=[.!?:;,]\s))(?:(?!\b(?:not|never|no|cannot|avoid|without|instead|if|when|after)\b|n['’]t\b)[^.!?:;,]){0,80}?"
    r"\b(?:double|triple|treble|half|halve|twice)\s(?:(?:an?|the|your)\s)?(?:\w+\s)?doses?\b"
)
_SKIN = r"(?:cream|ointment|gel|lotion|solution|shampoo|paste|patch|spray|drops)\b"

_PATTERNS = (
    rf"{_RANGE}\s?-?{_UNIT}(?:\s?/\s?\w+)?",
    rf"\b(?:{_TENS}|one|half\sa)\s(?:{_UNIT}|{_SMALL_UNIT}(?!{_FOOD}))",
    rf"{_RANGE}\s?-?{_SMALL_UNIT}(?!{_FOOD}|(?<=units)\s(?:an?|per|each)\sweek)(?:\s?/\s?\w+)?",
    rf"(?:{_RANGE}|{_SPELT})\s(?:[\w-]+\s){{0,2}}{_FORM}",
    rf"{_SINGLE}\s(?:[\w-]+\s){{0,2}}{_FORM}{_HOW_OFTEN}",
    rf"[<>≤≥]\s?\d[\d,.]*(?<=\d){_EVERYDAY}",
    rf"\b{_MEASURED}\s{_BEING}{{0,3}}{_THAN}\s\d[\d,.]*(?<=\d){_EVERYDAY}",
    rf"\b{_THAN}\s\d[\d,.]*(?<=\d)\s?%(?!\sof\s(?:all\s)?(?:people|adults|children|patients|women|men|cases)\b)",
    r"(?<![\d/])[1-9]\d{1,2}/[1-9]\d{1,2}(?![\d/])(?<!50/50)",
    rf"{_RANGE}\s?(?:%|per\scent)\s(?:(?!off?\b)\w+\s)?{_SKIN}",
    _TAKEN_OTHERWISE,
)
_DOSE = "|".join(_PATTERNS)  # made ready where it is needed: most runs are spared it
# What a pattern asks for, which is known sooner than that a text has no dose: nearly all texts lack one of them.
_NUMBERS = re.compile(r"[\d½¼¾<>≤≥](?<![\dA-Za-z]\d)")  # the figures of B12 are none
_MEASURES = re.compile(rf"[\d½¼¾\s]-?(?:{_UNIT}|{_SMALL_UNIT})", re.IGNORECASE)
_FORMS = (
    "tablet", "capsule", "pill", "puff", "drop", "spray", "sachet", "spoon", "jab", "injection", "dose", "patch",
    "ampoule", "suppositor",
)  # fmt: skip
_TIMES = ("daily", "weekly", "monthly", "nightly", "day", "night", "week", "month", "hour", "morning", "evening")
_OTHERWISE = ("double", "triple", "treble", "half", "halve", "twice")
_WORDS_OF_NUMBERS = re.compile(rf"\b(?:{_TENS})\b", re.IGNORECASE)
_COMPARISONS = ("below", "under", "above", "over", "than", "least", "up", "between")


def doses(text: str) -> list[str]:
    """The doses and thresholds of a text, as they stand there ("1,000 micrograms", "below 180 ng/L", "two tablets")."""
    if not any(re.search(_PATTERNS[one], text, re.IGNORECASE) for one in _possible(text)):
        return []
    return [found[0] for found in re.finditer(_DOSE, text, re.IGNORECASE)]


def _possible(text: str) -> Iterator[int]:
    """The patterns of which the text has what they ask for first, by their places."""
    small, numbers, measures = text.lower(), _NUMBERS.search(text), _MEASURES.search(text)
    forms = any(name in small for name in _FORMS)
    if measures:
        yield from (0, 1, 2)
    if forms and (numbers or _WORDS_OF_NUMBERS.search(text)):
        yield 3
    if forms and any(time in small for time in _TIMES):
        yield 4
    if "dose" in small and any(one in small for one in _OTHERWISE):
        yield 10
    if numbers:
        yield from (at for at, asked in _AT_NUMBERS.items() if any(one in small for one in asked))


_AT_NUMBERS = {5: "<>≤≥", 6: _COMPARISONS, 7: "%", 8: "/", 9: ("%", "per")}
