"""To whom an English text speaks: to a patient, to somebody who cares for one, or to colleagues."""

from __future__ import annotations

import re
from functools import lru_cache

# What a patient has: "your legs" speaks to a patient, "their legs" of one.
_OWN = (
    r"(?:legs?|feet|foot|hands?|arms?|body|skin|blood|bladder|bowels?|stomach|belly|gut|heart|lungs?|tongue|mouth|eyes?"
    r"|sight|back|genitals|bottom|illness|condition|symptoms?|signs|tablets?|medicines?|treatment|test|results?|dose"
    r"|appointment|operation|jabs?|injections?|pain)\b"
)
_ADVERBS = r"(?:own\s|lower\s|blood\s|next\s|sore\s|other\s)?"
_TO_PATIENT = rf"\b(?:your|my)\s{_ADVERBS}{_OWN}"
_OF_PATIENT = (
    r"\b(?:the|this|that|a|these|your)\spatients?\b|\bpatients?['’]|(?<!for )\bpatients\b"
    r"|\bthe\sperson\syou\s(?:care\sfor|look\safter)\b"
)
_OF_THEM = rf"\b(?:help|encourage|support)\sthem\b|\btheir\s{_ADVERBS}{_OWN}"
# Who "they" are where it is not the patient.
_OTHERS = (
    r"\b(?:people|others?|everyone|everybody|anyone|somebody|someone|children|babies|adults|women|men|family|friends"
    r"|doctors?|nurses?|pharmacists?|nerves|cells)\b"
)
_TO_READER = r"\b(?:you|your|yours|yourself|my)\b"


def to_patient(text: str) -> str:
    """The words that speak to a patient of what is theirs ("your legs"); empty where there are none."""
    return _first(_TO_PATIENT, text, "your", "my")


def of_patient(text: str) -> str:
    """The words that speak of a patient as of somebody else ("the patient", "help them"); empty where none do."""
    of_them = _first(_OF_THEM, text, "them", "their")
    return _first(_OF_PATIENT, text, "patient", "person") or ("" if of_them and _first(_OTHERS, text) else of_them)


def to_reader(text: str) -> str:
    """The words that speak to a reader ("you"); empty where there are none."""
    return _first(_TO_READER, text, "you", "my")


@lru_cache(maxsize=4096)  # many documents say the same
def _first(pattern: str, text: str, *needed: str) -> str:
    """What matches first in a text; most have none of the words that are ``needed`` for it."""
    small = text.lower()
    if needed and not any(word in small for word in needed):
        return ""
    found = re.search(pattern, text, re.IGNORECASE)  # made ready once, and only where it is needed
    return found[0] if found else ""
