"""Rules of what stands where in translations: what a slip of the hand puts into another place says another thing.

They are warnings: a language may have another order, and two texts may say the same in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from b12docs.language.languages import LANGUAGES
from b12docs.language.numbers import Number
from b12docs.rules.registry import Finding, rule
from b12docs.rules.translated_numbers import each, with_units
from b12docs.rules.translation import Translated
from b12docs.source.prose import placeholders
from b12docs.translation.entries import Entry

_PLACE = "two that have changed places, of doses or of whom to call, say another thing"
_LEAST = 20  # letters of a text from which the same translation is no chance
_OUT_OF = re.compile(r"\d\s+(?:in|of|out of)\s+(?:every\s+)?\d")  # many languages have these the other way round
_READER = re.compile(r"/(?:lay|carer|clinical|patient|clinician)?/?(?:easy|standard|detailed)?$")


@rule("translation-order", "translation", source=_PLACE, severity="warning", group="safety")
def same_order(subject: Translated) -> Iterator[Finding]:
    """Numbers that no unit tells apart, and placeholders, stand in the order of the English."""
    for one, language in each(subject):
        wanted, found = placeholders(one.english), placeholders(one.translation)
        if wanted != found and sorted(wanted) == sorted(found):
            yield _moved(one, [f"{{{name}}}" for name in wanted], [f"{{{name}}}" for name in found])
        left, right = with_units(one.english, LANGUAGES["en"]), with_units(one.translation, language)
        if not _OUT_OF.search(one.english):
            for unit in dict.fromkeys(unit for _, unit in left):
                numbers, others = ([number for number, own in side if own == unit] for side in (left, right))
                if _are_moved(numbers, others):
                    yield _moved(one, [number.said for number in numbers], [number.said for number in others])


def _are_moved(wanted: list[Number], found: list[Number]) -> bool:
    """Whether the same numbers stand in another order."""
    if len(wanted) < 2 or len(wanted) != len(found):
        return False
    is_same = all(one.means & other.means for one, other in zip(wanted, found, strict=True))
    return not is_same and all(any(one.means & other.means for other in found) for one in wanted)


def _moved(one: Entry, wanted: list[str], found: list[str]) -> Finding:
    said = f"{', '.join(wanted)} of the English stand here in another order: {', '.join(found)}"
    return Finding(one.place, said, "see that each belongs to what it belongs to in the English")


@rule("translation-twice", "translation", source=_PLACE, severity="warning", group="safety")
def own_translations(subject: Translated) -> Iterator[Finding]:
    """No two texts that say other things in English have one translation, unless they are one text for two readers."""
    first: dict[str, Entry] = {}
    for one in subject.done:
        if sum(map(str.isalnum, one.english)) < _LEAST:
            continue
        other = first.setdefault(" ".join(one.translation.split()).casefold(), one)
        if other.english.casefold() != one.english.casefold() and _READER.sub("", other.id) != _READER.sub("", one.id):
            said = f"this is the translation of '{other.id}' too, whose English is other: '{other.english}'"
            yield Finding(one.place, said, f"see which of the two it belongs to; the other stands in {other.place}")
