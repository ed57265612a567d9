"""Rows of languages.yaml as they are written: what the program knows of a language, for people to change and add to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from b12docs.diagnostics import Diagnostic, InputError, Location
from b12docs.language.direction import NAME_SCRIPT, direction
from b12docs.language.languages import LANGUAGES, Language, known, main_part, written_in
from b12docs.schema.languages import LanguageRow
from b12docs.source.dumping import dumped

HEAD = """\
# The languages of the translations beside this file: how each is written, who translated, and who has checked.
# 'translated_by' names who translated; 'b12docs translate review' writes who has checked. All else may be changed, too.
"""


def row_of(language: Language) -> dict[str, Any]:
    """What the program knows of a language, as its row says it."""
    found: dict[str, Any] = {
        "own": language.own, "english": language.english, "direction": language.direction, "day": language.day,
        "month": language.month, "months": list(language.months),
    }  # fmt: skip
    return found | ({"alone": list(language.alone)} if language.alone else {}) | {"quotes": list(language.quotes)}


def refuse_other_language(code: str, row: LanguageRow, file: str) -> None:
    """Raise InputError for a row that says of a language what is known to be otherwise.

    Its direction follows from its code; its names are none of another language, and its months in their order.
    """
    faults = list(_strange(code, row, file))
    if faults:
        raise InputError(faults)


def _strange(code: str, row: LanguageRow, file: str) -> Iterator[Diagnostic]:
    if not written_in(code):
        said = f"nobody knows from which side '{code}' is written"
        hint = f"{NAME_SCRIPT.format(code)}, and call its file of translations so too"
        yield Diagnostic("language", Location(file, row.own.at.line), said, hint)
    elif row.direction and row.direction != direction(code):
        said = f"the direction of '{code}' is '{row.direction}' here, and such a language is '{direction(code)}'"
        yield Diagnostic("language", Location(file, row.own.at.line), said, f"write: direction: {direction(code)}")
    for other in LANGUAGES.values():
        for name in (row.own, row.english):
            if other.code != main_part(code) and str(name).casefold() in (
                other.own.casefold(),
                other.english.casefold(),
            ):
                said = f"'{name}' is the name of the language '{other.code}', and this is '{code}'"
                yield Diagnostic("language", name.at, said, "write the language's own name, and its name in English")
    language = known(code)
    for listed in (row.months, row.alone or ()):
        for number, month in enumerate(listed):
            right = _number_of(month, language) if language else number
            if right not in (None, number):
                said = f"'{month}' is month {right + 1} of the year, and stands here as month {number + 1}"
                yield Diagnostic("language", month.at, said, "write the months in their order, from January on")


def _number_of(month: str, language: Language) -> int | None:
    """Which month of the year, from 0, a word is in a language; None where it is none that is known."""
    known_ones = (*language.months, *language.alone)
    return known_ones.index(month) % 12 if month in known_ones else None


def with_row(text: str, language: Language) -> str:
    """The text of languages.yaml with a language's row at its end, where it has none yet; all other lines stay."""
    if re.search(rf"^['\"]?{re.escape(language.code)}['\"]?:", text, re.MULTILINE):
        return text
    text = text or HEAD
    return text + ("" if text.endswith("\n") else "\n") + dumped({language.code: row_of(language)})
