"""Rows of languages.yaml as they are written: what the program knows of a language, for people to change and add to."""

from __future__ import annotations

import re
from typing import Any

from b12docs.language.languages import Language
from b12docs.source.yaml_tree import dumped

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


def with_row(text: str, language: Language) -> str:
    """The text of languages.yaml with a language's row at its end, where it has none yet; all other lines stay."""
    if re.search(rf"^['\"]?{re.escape(language.code)}['\"]?:", text, re.MULTILINE):
        return text
    text = text or HEAD
    return text + ("" if text.endswith("\n") else "\n") + dumped({language.code: row_of(language)})
