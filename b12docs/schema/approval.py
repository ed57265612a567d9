"""The model of approval.yaml: who approved which documents, and what these said then. ``b12docs approve`` writes it."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Annotated

from b12docs.records import field
from b12docs.schema.base import After, Identifier, Language, Length, Lines, Model, Pattern
from b12docs.source.prose import Words

Fingerprint = Annotated[str, Pattern(r"^[0-9a-f]{32}$", "it is written by 'b12docs approve', and by nobody else")]
_SEAL = 32  # hexadecimal digits


def _marked(name: str) -> str:
    """What is wrong with a name that documents print as it is; empty where nothing is."""
    return "this is printed as it is: write plain words, without { } [ ] *" if set(name) & set("{}[]*") else ""


Plain = Annotated[Words, After(_marked)]
Numbers = Annotated[
    str, Pattern(r"^(\d{1,5}(-\d{1,5})?( \d{1,5}(-\d{1,5})?)*)?$", "numbers like 1-40 44"), Length(most=4_000)
]


def numbers_of(names: Collection[str], texts: Iterable[str]) -> str:
    """The numbers of some names among those of all texts, those that follow each other as one range."""
    ranges: list[list[int]] = []
    for number, name in enumerate(texts, 1):
        if name not in names:
            continue
        if ranges and ranges[-1][-1] == number - 1:
            ranges[-1][1:] = [number]
        else:
            ranges.append([number])
    return " ".join("-".join(map(str, one)) for one in ranges)


def _each(numbers: str) -> Iterator[int]:
    for one in numbers.split():
        first, _, last = one.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _spaced(words: str) -> str:
    """The words with one common space between them, as they may be read from a file again."""
    return " ".join(words.split())


class ApprovedDocument(Model):
    """A document that was approved: the file of its layout, its reader, and the fingerprints of what it printed.

    There is more than one fingerprint where the same file says something else on another paper or on a screen.
    ``prints`` are the numbers of the texts that it printed among those of the approval, such as ``1-40 44``.
    ``language`` is the code of a translation; empty for the content as it is written.
    """

    layout: Words
    audience: Identifier
    level: Identifier
    fingerprints: Annotated[tuple[Fingerprint, ...], Length(1)]
    prints: Numbers = ""
    language: Language | None = None

    @property
    def key(self) -> tuple[str, str, str, str]:
        """By what a document is known: its layout's file, its reader, and its language."""
        return self.layout, self.audience, self.level, self.language or ""


class Approval(Model):
    """Somebody's approval of documents of a topic; ``review_by`` is the date that it was given for.

    ``texts`` are the words of all texts that its documents printed, by their ids. ``seal`` is a hash of all else:
    whoever changes a name, a date or a document by hand breaks it, and nobody gave that approval.
    """

    name: Plain
    role: Plain
    date: datetime.date
    review_by: datetime.date
    topic: Identifier
    version: Words
    documents: tuple[ApprovedDocument, ...] = ()
    texts: dict[str, Lines] = field(default_factory=dict)
    seal: Fingerprint | None = None

    @cached_property
    def is_sealed(self) -> bool:
        """Whether it says what it said when it was given."""
        return self.seal == self._own_seal()

    def sealed(self) -> Approval:
        """The same, with the seal of what it says."""
        return replace(self, seal=self._own_seal())

    def _own_seal(self) -> str:
        documents = [(*one.key, *one.fingerprints, one.prints) for one in self.documents]
        texts = [(name, _spaced(words)) for name, words in self.texts.items()]
        given = [
            _spaced(str(one)) for one in (self.name, self.role, self.date, self.review_by, self.topic, self.version)
        ]
        return hashlib.sha256(json.dumps([given, documents, texts]).encode()).hexdigest()[:_SEAL]

    def document(self, layout: str, audience: str, level: str, language: str = "") -> ApprovedDocument | None:
        """What it says of a document, of the content or of a translation; None where it does not cover it."""
        wanted = layout, audience, level, language
        return next((one for one in self.documents if one.key == wanted), None)

    def texts_of(self, document: ApprovedDocument) -> Mapping[str, str]:
        """The words of the texts that one of its documents printed, by their ids."""
        names = tuple(self.texts)
        return {name: self.texts[name] for number in _each(document.prints) for name in names[number - 1 : number]}


class Approvals(Model):
    """approval.yaml: all approvals, the latest one last."""

    approvals: tuple[Approval, ...] = ()
