"""Rules of what stands where in translations: what a slip of the hand puts into another place says another thing.

They are warnings: a language may have another order, and two texts may say the same in it. An order is told where two
values have changed places, and not where a part of the text has moved with all that is in it, as "if your GP is closed"
does, nor where nothing stands between them that would make two parts of the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from b12docs.language.languages import ENGLISH, Language
from b12docs.language.numbers import Number, numbers, western
from b12docs.rules.registry import Finding, rule
from b12docs.rules.translated_numbers import CALLED, NOT_READ, each, numbers_in, with_units
from b12docs.rules.translation import Translated
from b12docs.translation.entries import Entry

_PLACE = "two that have changed places, of doses or of whom to call, say another thing"
_LEAST = 20  # letters of a text from which the same translation is no chance
_OUT_OF = re.compile(r"\d\s+(?:in|of|out of)\s+(?:every\s+)?\d")  # many languages have these the other way round
_NAMED = re.compile(r"\{(\w+)\}")
# What makes two parts of an English text, each with a value of its own; nothing but these and small words is a list.
_PARTS = re.compile(r"[.,;:!?–—\n]|\b(?:and|or|but|then|else|otherwise|while|than)\b", re.IGNORECASE)
_LIST = re.compile(r"[\s,;/&·•*()]*(?:and|or)?[\s,*()]*", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w&'-]*|(?<!\w)[^\W\d]*+\d\w*")  # words that stay as they are in another language


class _Value(NamedTuple):
    """Something that both languages have, a placeholder or an address, and where it stands in its text."""

    key: str
    start: int
    end: int


@rule("translation-order", "translation", source=_PLACE, severity="warning", group="safety")
def same_order(subject: Translated) -> Iterator[Finding]:
    """Placeholders, links, dates, times and numbers that no unit tells apart have not changed places."""
    for one, language in each(subject):
        for find in (_placeholders, _links):
            if moved := _exchanged(one, language, find):
                yield _moved(one, *moved)
        yield from _moved_numbers(one, language)
        if turned := _turned_link(one):
            yield Finding(one.place, turned, "see that each link leads where its words say")


def _moved_numbers(one: Entry, language: Language) -> Iterator[Finding]:
    """Numbers that stand in another order, of each unit by itself, and dates, times and telephone numbers."""
    if not _OUT_OF.search(one.english):
        left, right = (list(_of_kinds(*side)) for side in ((one.english, ENGLISH), (one.translation, language)))
        for kind in dict.fromkeys(kind for _, kind in left):
            wanted, found = ([number for number, own in side if own == kind] for side in (left, right))
            if _are_moved(wanted, found):
                yield _moved(one, [number.said for number in wanted], [number.said for number in found])
    sides = numbers_in(one.english, ENGLISH), numbers_in(one.translation, language)
    for kind in ("date", "time", "phone"):
        wanted, found = _of_kind(kind, *sides)
        if _are_moved(wanted, found):
            yield _moved(one, [number.said for number in wanted], [number.said for number in found])


def _of_kinds(text: str, language: Language) -> Iterator[tuple[Number, str]]:
    """The numbers of a text, each with its unit; one to call is of a kind by itself."""
    for number, unit in with_units(text, language):
        yield number, "call" if western(number.said) in CALLED and not unit else unit


def _of_kind(kind: str, english: list[Number], own: list[Number]) -> tuple[list[Number], list[Number]]:
    """The numbers of a kind, and those that mean the same in the translation, however they are written there."""
    wanted = [one for one in english if one.kind == kind]
    return wanted, [one for one in own if any(one.means & other.means for other in wanted)]


def _are_moved(wanted: list[Number], found: list[Number]) -> bool:
    """Whether the same numbers stand in another order."""
    if len(wanted) < 2 or len(wanted) != len(found):
        return False
    is_same = all(one.means & other.means for one, other in zip(wanted, found, strict=True))
    return not is_same and all(any(one.means & other.means for other in found) for one in wanted)


def _moved(one: Entry, wanted: Sequence[str], found: Sequence[str]) -> Finding:
    said = f"{', '.join(wanted)} of the English stand here in another order: {', '.join(found)}"
    return Finding(one.place, said, "see that each belongs to what it belongs to in the English")


# --- placeholders and links -------------------------------------------------------------------------------------------

_Find = Callable[[str], list[_Value]]


def _placeholders(text: str) -> list[_Value]:
    return [_Value(found[0], *found.span()) for found in _NAMED.finditer(text)]


def _links(text: str) -> list[_Value]:
    """The links of a text, by their addresses."""
    return [_Value(found[2], *found.span()) for found in _LINK.finditer(text)]


_LINK = re.compile(r"\[([^\]\[]*)\]\(([^)\s]+)\)")


def _exchanged(one: Entry, language: Language, find: _Find) -> tuple[list[str], list[str]] | None:
    """Values in both orders where two have changed places; None where that can be the language's way to say it."""
    wanted, found = find(one.english), find(one.translation)
    keys, own = ([value.key for value in side] for side in (wanted, found))
    if keys == own or sorted(keys) != sorted(own) or all(map(_LIST.fullmatch, _between(one.english, wanted))):
        return None
    numbered, theirs = _numbered(one, language)
    if numbered:
        is_told = not _is_turned(_in_order(wanted, numbered), _in_order(found, theirs))
    else:
        is_told = all(map(_PARTS.search, _between(one.english, wanted)))
    return (keys, own) if is_told else None


def _between(text: str, values: list[_Value]) -> list[str]:
    """What stands between values, from each to the next."""
    return [text[one.end : other.start] for one, other in pairwise(values)]


def _in_order(values: list[_Value], others: list[_Value]) -> list[str]:
    return [one.key for one in sorted([*values, *others], key=lambda one: one.start)]


def _numbered(one: Entry, language: Language) -> tuple[list[_Value], list[_Value]]:
    """The numbers that both sides have: they say what has moved with them."""
    left = numbers(_masked(one.translation), language)
    english, own = list[_Value](), list[_Value]()
    for number in numbers(_masked(one.english), ENGLISH):
        if same := next((other for other in left if other.means & number.means), None):
            left.remove(same)
            key = min(number.means)
            english.append(_Value(key, number.start, number.end))
            own.append(_Value(key, same.start, same.end))
    return english, own


def _masked(text: str) -> str:
    """The text with spaces for what nobody reads in it; all else keeps its place."""
    return NOT_READ.sub(lambda found: " " * len(found[0]), text)


def _is_turned(wanted: list[str], found: list[str]) -> bool:
    """Whether the first part of a list has become its last, as a whole."""
    return any(wanted[at:] + wanted[:at] == found for at in range(1, len(wanted)))


def _turned_link(one: Entry) -> str:
    """What is said of a link whose words are those of another one in the English; empty where there is none."""
    english = {found[2]: set(_NAME.findall(found[1])) for found in _LINK.finditer(one.english)}
    for found in _LINK.finditer(one.translation) if len(english) > 1 else ():
        names = set(_NAME.findall(found[1]))
        if found[2] in english and names & english[found[2]] == set():
            for address, others in english.items():
                if shared := names & others - english[found[2]]:
                    return f"'{min(shared)}' leads to {address} in the English, and to {found[2]} here"
    return ""


# --- one translation for two texts ------------------------------------------------------------------------------------


@rule("translation-twice", "translation", source=_PLACE, severity="warning", group="safety")
def own_translations(subject: Translated) -> Iterator[Finding]:
    """No two texts that say other things in English have one translation, unless they are one text for two readers."""
    first: dict[str, Entry] = {}
    for one in subject.done:
        if sum(map(str.isalnum, one.english)) < _LEAST:
            continue
        other = first.setdefault(" ".join(one.translation.split()).casefold(), one)
        is_other_text = (other.of or other.id) != (one.of or one.id)
        if is_other_text and other.english.casefold() != one.english.casefold():
            said = f"this is the translation of '{other.id}' too, whose English is other: '{other.english}'"
            yield Finding(one.place, said, f"see which of the two it belongs to; the other stands in {other.place}")
