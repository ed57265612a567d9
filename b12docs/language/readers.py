"""To whom an English text speaks: to a patient, to somebody who cares for one, or to colleagues."""

from __future__ import annotations

import re

# What a patient has: "your legs" speaks to a patient, "their legs" of one.
_OWN = (
    r"(?:legs?|feet|foot|hands?|arms?|body|skin|blood|bladder|bowels?|stomach|belly|gut|heart|lungs?|tongue|mouth|eyes?"
    r"|sight|back|genitals|bottom|illness|condition|symptoms?|signs|tablets?|medicines?|treatment|test|results?|dose"
    r"|appointment|operation|jabs?|injections?|pain)\b"
)
_ADVERBS = r"(?:own\s|lower\s|blood\s|next\s|sore\s|other\s)?"
_TO_PATIENT = re.compile(rf"\b(?:your|my)\s{_ADVERBS}{_OWN}", re.IGNORECASE)
_OF_PATIENT = re.compile(
    r"\b(?:the|this|that|a|these|your)\spatients?\b|\bpatients?['’]|(?<!for )\bpatients\b"
    r"|\bthe\sperson\syou\s(?:care\sfor|look\safter)\b",
    re.IGNORECASE,
)
_OF_THEM = re.compile(rf"\b(?:help|encourage|support)\sthem\b|\btheir\s{_ADVERBS}{_OWN}", re.IGNORECASE)
# Who "they" are where it is not the patient.
_OTHERS = re.compile(
    r"\b(?:people|others?|everyone|everybody|anyone|somebody|someone|children|babies|adults|women|men|family|friends"
    r"|doctors?|nurses?|pharmacists?|nerves|cells)\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(r"\b(?:you|your|yours|yourself|my)\b", re.IGNORECASE)


def to_patient(text: str) -> str:
    """The words that speak to a patient of what is theirs ("your legs"); empty where there are none."""
    return _first(_TO_PATIENT, text)


def of_patient(text: str) -> str:
    """The words that speak of a patient as of somebody else ("the patient", "help them"); empty where none do."""
    return _first(_OF_PATIENT, text) or ("" if _OTHERS.search(text) else _first(_OF_THEM, text))


def to_reader(text: str) -> str:
    """The words that speak to a reader ("you"); empty where there are none."""
    return _first(_TO_READER, text)


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""
