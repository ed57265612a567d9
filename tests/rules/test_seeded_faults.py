"""Faults seeded into the shipped translations: no document that prints one of them is made.

Each kind is put into a few texts of each language, chosen by chance but always the same; what is only told, such as a
sentence that is lost, has its tests beside the rules.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import cache

import pytest

from b12docs.diagnostics import Location
from b12docs.records import replace
from b12docs.rules.registry import run
from b12docs.rules.translation import Translated
from b12docs.translation.entries import Entry
from tests.conftest import shipped
from tests.shipped_languages import CODES

Seed = Callable[[str, str], str]  # a translation and its language -> the faulty one, or the same where it has no place
NUMBER, PLACEHOLDER = r"(?<![\w/.{])\d+(?![\w/}])", r"\{(\w+)\}"
BOLD, BRACKETS = r"\*\*([^*]+)\*\*", r"(?<!\])[(（]([^)）]+)[)）]"
EACH = 3  # texts of each language, of each kind


def swap(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Seed:
    """The first of what is found is another."""
    return lambda said, code: re.sub(pattern, new, said, count=1)


def inside(char: str) -> Seed:
    """A character inside the first word."""
    return lambda said, code: re.sub(r"([^\W\d_])([^\W\d_])", rf"\1{char}\2", said, count=1)


def only(codes: str, seed: Seed) -> Seed:
    """A fault of some languages."""
    return lambda said, code: seed(said, code) if code in codes.split() else said


SEEDS: dict[str, Seed] = {
    "another number": swap(NUMBER, lambda found: str(int(found[0]) + 1)),
    "ten times as many": swap(NUMBER, r"\g<0>0"),
    "a number lost": swap(NUMBER, ""),
    "an O for a zero": swap(r"(?<![\w{])(\d+)0", r"\1O"),
    "a number in the digits of another script": swap(NUMBER, "१"),
    "another vitamin": swap("B12", "B6"),
    "a vitamin without its letter": swap("B12", "12"),
    "a vitamin in letters of another script": swap("B12", "В12"),
    "a placeholder lost": swap(PLACEHOLDER, ""),
    "a placeholder of another name": swap(PLACEHOLDER, "{nurse}"),
    "a placeholder in large letters": swap(PLACEHOLDER, lambda found: found[0].title()),
    "a placeholder with spaces": swap(PLACEHOLDER, r"{ \1 }"),
    "a placeholder in two braces": swap(PLACEHOLDER, r"{{\1}}"),
    "a placeholder in wide braces": swap(PLACEHOLDER, r"｛\1｝"),
    "a number for a placeholder": swap(PLACEHOLDER, "112"),
    "bold lost": swap(BOLD, r"\1"),
    "half of bold": swap(BOLD, r"**\1"),
    "a star too few": swap(BOLD, r"*\1*"),
    "a star too many": swap(BOLD, r"***\1***"),
    "bold of HTML": swap(BOLD, r"<b>\1</b>"),
    "a bracket lost": swap(BRACKETS, r"(\1"),
    "brackets turned round": swap(BRACKETS, r")\1("),
    "dots for words": lambda said, code: "…",
    "question marks for words": lambda said, code: "???",
    "a space for words": lambda said, code: "\u00a0",
    "an override": inside("\u202e"),
    "a mark of direction": inside("\u200f"),
    "an isolate": inside("\u2067"),
    "a space that nobody sees": inside("\u200b"),
    "a letter that was lost": inside("\ufffd"),
    "a letter of a font's own": inside("\ue001"),
    "a letter that the font has not": inside("𝐁"),
    "a letter of Hebrew": inside("ש"),
    "a Cyrillic letter": only("pl es", swap("o", "о")),
    "a letter read as a sign": only("pl", swap("ą", "¹")),
    "a file saved in two ways": only("pl es", swap("ó", "Ã³")),
    "a form from a PDF": only("ar ur", swap("ل", "ﻟ")),
    "a ye of Arabic": only("ur", swap("ی", "ي")),
    "a kaf of Arabic": only("ur", swap("ک", "ك")),
    "a heh of Arabic": only("ur", swap("ہ", "ه")),
    "a ye of Farsi": only("ar", swap("ي", "ی")),
    "a heh of Kurdish": only("ar", swap("ه", "ە")),
    "a letter of Assamese": only("bn", swap("র", "ৰ")),
    "a bar for a danda": only("bn", swap("।", "|")),
    "a radical from a PDF": only("zh", swap("用", "⽤")),
    "a character of traditional Chinese": only("zh", swap("医", "醫")),
}


@cache
def entries_of(code: str) -> tuple[Entry, ...]:
    spoken = shipped().in_language(code).spoken
    assert spoken
    return tuple(one for one in spoken.entries if one.state == "done")


@cache
def seeded(name: str) -> tuple[tuple[str, Entry], ...]:
    """The faulty texts of a kind with their languages, a few of each language in which it has a place."""
    found: list[tuple[str, Entry]] = []
    for code in CODES:
        entries = random.Random(f"{name} {code}").sample(entries_of(code), len(entries_of(code)))
        faulty = (replace(one, translation=SEEDS[name](one.translation, code)) for one in entries)
        changed = [new for new, old in zip(faulty, entries, strict=True) if new.translation != old.translation]
        found += [(code, one) for one in changed if len(one.english) > EACH][:EACH]
    return tuple(found)


def refused(code: str, entry: Entry) -> bool:
    """Whether a document that prints this translation is not made: it is not there, or a rule's error says so."""
    if not entry.translation.strip():
        return True
    subject = Translated(code, (entry,), Location(f"languages/{code}.po"))
    return any(one.severity == "error" for one in run("translation", subject))


@pytest.mark.parametrize("name", SEEDS)
def test_no_document_is_made_with_a_fault(name: str) -> None:
    assert seeded(name)
    assert [(code, one.id, one.translation) for code, one in seeded(name) if not refused(code, one)] == []


def test_there_are_two_hundred_faults_and_none_without_them() -> None:
    assert sum(len(seeded(name)) for name in SEEDS) >= 200
    for code in CODES:
        subject = Translated(code, entries_of(code), Location(f"languages/{code}.po"))
        assert [*run("translation", subject)] == []
