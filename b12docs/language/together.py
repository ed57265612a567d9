"""What belongs together stays on one line, in every format: "01632 960 123", "≥ 5", "10 mg", "vitamin D", "3 May 2026".

One rule over a text, for all that write it: the spaces that no line may end at become no-break spaces, and nothing else
changes. It holds signs and figures of any language, and the words of English. What is wider than its line all the same
is broken by the writer: a break in a number is better than no leaflet.
"""

from __future__ import annotations

import re
from functools import lru_cache

from b12docs.later import pattern

NO_BREAK = "\u00a0"

_NUMBERED = (  # what has a number behind it: "page 2", "type 1", "ext 45"
    "age|aged|appendix|bay|bed|box|call|chapter|class|day|dial|dose|ext|extension|figure|floor|grade|group|level|line"
    "|number|option|pages?|part|phone|ref|ring|room|section|stage|step|table|type|version|ward|week|year"
)
_LETTERED = "appendix|bay|block|figure|grade|group|hepatitis|part|room|stage|table|type|vitamins?|ward|zone"
_SHORTENED = "ext|fig|figs|no|nos|p|pp|ref|tel|vol"  # with a full stop
_TITLES = "Dr|Miss|Mr|Mrs|Ms|Mx|Prof|Professor|Sister|St"
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
_UNITS = "mg|mcg|micrograms?|milligrams?|grams?|g|kg|ng|pg|ml|mL|litres?|l|L|IU|units?|mmol|pmol|nmol|kcal|calories"
# What a figure does not count: "1 of them", "call 111 if …". Capitals are names, such as May.
_AFTER_FIGURES = (
    "after|and|are|as|at|be|because|before|but|by|can|could|did|do|does|for|from|had|has|have|he|if|in|into|is|it|may"
    "|must|not|of|on|or|she|should|so|than|that|the|then|these|they|this|those|to|until|was|we|were|when|which|while"
    "|who|will|with|without|would|you|your"
)
_PARTS = "½¼¾⅓⅔⅛"
_NAME = (  # "page 2", "No. 5", "vitamin D", "type II", "Dr Smith", "May 2026", a postcode
    rf"(?=[a-zA-Z])(?:(?i:{_NUMBERED}|(?:{_SHORTENED})\.)\ (?=\d)"
    rf"|(?i:{_LETTERED})\ (?=[A-HJ-Z]\b|[IVX]{{2,}}\b)"
    rf"|(?:{_TITLES})\.?\ (?=[A-Z])|(?:{_MONTHS})\.?\ (?=\d)"
    r"|[A-Z]{1,2}\d[A-Z\d]?\ (?=\d[A-Z]{2}\b))"
)
# "01632 960 123", "(01632) 960 123", "+44 (0)1632 960123"; what follows a figure is a part of one, as in "1 000 000".
_PHONE = r"(?<!\d\ )(?:\+\d|\(\+?\d|0\d)[\d()-]*+(?:\ (?:\(0\))?\(?\d[\d)-]+){1,5}"
_YEAR = rf"(?:1[5-9]|20)\d\d\ (?!(?:{_UNITS})\b)"
_FIGURE = (  # with what it counts or goes on with: "3 months", "2 of 4", "2 a day", "5 %", "1 ½", "10 000"
    rf"(?!0\d{{3}}|{_YEAR})\d++\ (?:(?:by|in|of|to|x|×)\ (?=\d)|(?:an?|per)\ (?=[a-z])"
    rf"|(?=[%‰°£$€{_PARTS}]|\d{{3,4}}\b|(?!(?:{_AFTER_FIGURES})\b)[^\W\d]))"
)
_DAY = rf"\d\d?(?:st|nd|rd|th)\ (?=(?:{_MONTHS})\b)"
_BRACKET = r"(?<=\()\d{1,3}\ (?=\w)"  # no line ends behind what begins a bracket: "(1 if pregnant)"
_ASIDE = r"(?<=\()[^()\d\n]{1,20}:\ \d{1,4}(?=\))"  # what to call, in brackets, is read at once: "(both legs: 999)"
_ORDER = r"(?i:do)\ not\ (?=[a-z]++[.!])"  # that ends a sentence: "do" at the end of a line says the opposite
_SIGN = rf"[≥≤<>≈~±×÷=+−£$€]\ (?=[\d{_PARTS}])"
_RANGE = r"(?:(?<=\d\ )|(?<=[ap]m\ ))–\ (?=[\d£])"  # with spaces: "9 am – 5 pm"
_KEPT = re.compile(
    rf"(?<!\w)(?:{_ASIDE}|{_NAME}|{_PHONE}|{_DAY}|{_FIGURE}|{_BRACKET}|{_ORDER}|{_SIGN})|[{_PARTS}]\ (?=[^\W\d])"
    rf"|\ (?:{_RANGE}|(?=[A-Z]\d+\b|\[\d|[–·]))"  # "low B12", "Crohn’s [3]", a dash or a dot and the words before it
)
# Words that are joined by a mark behind which some programs end lines, and that have a figure or are a rate.
_JOINED_CHARACTERS = r"\w.,:%£$€°+"
JOINED = pattern(
    rf"(?<![{_JOINED_CHARACTERS}/–-])(?=[^\s]{{3,24}}(?:\s|\Z))"
    rf"((?=[^\d\s]*\d)(?:[{_JOINED_CHARACTERS}]++[–/-])++[{_JOINED_CHARACTERS}]++|(?:{_UNITS})/\w++)"
)


@lru_cache(maxsize=4096)  # many documents say the same
def together(text: str) -> str:
    """The text, as long as it was, with a no-break space wherever no line may end."""
    return _KEPT.sub(lambda found: found[0].replace(" ", NO_BREAK), text)
