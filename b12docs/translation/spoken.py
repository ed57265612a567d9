"""A project's words in another language: what stands where, and what has no good translation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from b12docs.diagnostics import Location
from b12docs.language.languages import Language
from b12docs.language.setting import set_in
from b12docs.records import record
from b12docs.schema.languages import LanguageRow, Review
from b12docs.source.prose import Words
from b12docs.source.tree import Mapping as TreeMapping
from b12docs.source.tree import Sequence, YamlTree
from b12docs.translation.entries import Entry

_WHY = {
    "missing": "it is not translated",
    "fuzzy": "its translation is marked as not finished (fuzzy)",
    "stale": "its English has changed since it was translated",
}
_LENGTH = 32  # hexadecimal digits of a fingerprint


@record
class Lack:
    """A text without a good translation: its entry says where both sides stand."""

    entry: Entry

    @property
    def why(self) -> str:
        """Why it can't be printed, in words."""
        return _WHY[self.entry.state]


@record
class Spoken:
    """The language that a project's texts are in, and how far its translation is done.

    ``lacking`` are the places of texts that have no good translation: English stands there still. ``row`` is the
    language's in languages.yaml, None where there is none. ``original`` is the code of the language of its English.
    """

    language: Language
    row: LanguageRow | None
    entries: tuple[Entry, ...]
    lacking: Mapping[Location, Lack]
    original: str = "en"

    @property
    def code(self) -> str:
        """The code of the language."""
        return self.language.code

    def review_of(self, audience: str, level: str) -> Review | None:
        """The review that holds for what a reader is given; None where nobody has checked it as it is.

        It is of whoever has checked it last, and the first that they did of it as it is: when they check more readers'
        texts later, nothing that is printed and approved changes.
        """
        reviews = [one for one in (self.row.reviews if self.row else ()) if f"{audience}/{level}" in one.readers]
        held = [one for one in reviews if one.fingerprint == self.fingerprint(one.readers)]
        return next((one for one in held if (one.name, one.role) == (held[-1].name, held[-1].role)), None)

    def fingerprint(self, readers: Collection[str]) -> str:
        """The fingerprint of all texts that readers such as ``patient/easy`` are given, on both sides."""
        given = [
            (one.id, one.english, one.translation, one.state)
            for one in self.entries
            if any("/".join(who) in readers for who in one.readers)
        ]
        return hashlib.sha256(json.dumps([self.code, given]).encode()).hexdigest()[:_LENGTH]


def spoken(language: Language, row: LanguageRow | None, entries: Iterable[Entry], original: str = "en") -> Spoken:
    """What a project's texts are in a language."""
    found = tuple(entries)
    lacking = {one.at: Lack(one) for one in found if one.state != "done"}
    return Spoken(language, row, found, lacking, original)


def said_in(found: Spoken) -> dict[Location, str]:
    """The translations by the places of their English, with the quotes of their language."""
    return {one.at: set_in(one.translation, found.language) for one in found.entries if one.state == "done"}


def laid(tree: YamlTree, said: Mapping[Location, str]) -> YamlTree:
    """A tree whose words are those that are ``said`` at their places, where any are; each keeps its place."""
    return YamlTree(tree.file, _laid(tree.value, said), tree.at, tree.slips)


def _laid(value: Any, said: Mapping[Location, str]) -> Any:
    if isinstance(value, Words):
        return Words(said[value.at], value.at) if value.at in said else value
    if isinstance(value, TreeMapping):
        made = value.laid_under(TreeMapping())
        made.update({key: _laid(one, said) for key, one in value.items()})
        return made
    if isinstance(value, Sequence):
        listed = Sequence()
        listed += [_laid(one, said) for one in value]
        listed.places = value.places
        return listed
    return value
