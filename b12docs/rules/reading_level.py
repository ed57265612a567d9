"""Rules of the reading level: the figures of a document's text against the limits of its level, and its hard words.

Measured is what a reader reads: paragraphs, bullets and a poster's cells. Headings, labels, references and the
passport are left out. A broken limit is a warning: scores are an aid, not proof of understanding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import assert_never

from b12docs.diagnostics import Location
from b12docs.document.leaves import Blank, Figure, Heading, Logo, Paragraph, QrCode, Role, WriteLines, plain_text
from b12docs.document.nodes import (
    Actions,
    Band,
    Block,
    Boxed,
    Bullets,
    Card,
    Cards,
    Column,
    Columns,
    Component,
    Contents,
    Flags,
    KeyMessage,
    KeyPoints,
    ListBlock,
    Panel,
    Passport,
    Pictured,
    Plain,
    Pointed,
    Protocol,
    RedFlags,
    References,
    Section,
    Spaced,
    Steps,
    Strip,
    Table,
    Tight,
    Tiles,
)
from b12docs.document.tree import Document
from b12docs.readability.meter import Measure, Unit, measure
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.schema.content import Content
from b12docs.schema.house import HardWord, Limits
from b12docs.source.prose import plain

_NOT_MEASURED_PARAGRAPHS: tuple[Role, ...] = ("label", "write-in", "status", "contact", "clinic", "kind", "subtitle")


@record
class Text:
    """A text of the document, and the number of the section that it stands in."""

    unit: Unit
    section: int


def texts(document: Document) -> list[Text]:
    """Every measured text in reading order."""
    found: list[Text] = []
    blocks = [block for page in document.pages for block in page.blocks]
    for section, block in enumerate(blocks):
        found += [Text(unit, section) for unit in _units(block, "")]
    return found


def figures(document: Document) -> Measure:
    """The figures of the document's text."""
    return measure(text.unit for text in texts(document))


def _measured(document: Document) -> Measure | None:
    """The figures of the document's text; None where it is pictures and headings alone."""
    try:
        return figures(document)
    except ValueError:
        return None


@record
class ReadDocument:
    """The subject: a document, and the reader that it is for."""

    document: Document
    content: Content
    audience: str
    level: str

    @property
    def limits(self) -> Limits | None:
        """The limits of the level; None where the content gives none for this reader."""
        return self.content.limits(self.content.audiences[self.audience].reads, self.level)


@rule("reading-level", "document", source="Kincaid 1975 (FKGL), McLaughlin 1969 (SMOG)", severity="warning")
def kept_limits(subject: ReadDocument) -> Iterator[Finding]:
    """The document's figures keep the limits of its level."""
    limits = subject.limits
    if limits and (found := _measured(subject.document)):
        yield from _broken(found, limits, f"{subject.document.title} ({subject.audience}, {subject.level})")


def _broken(found: Measure, limits: Limits, name: str) -> Iterator[Finding]:
    at = found.longest.unit.place
    place = at if isinstance(at, Location) else Location("content.yaml")
    pairs = (
        ("FKGL", found.fkgl, limits.fkgl),
        ("SMOG", found.smog, limits.smog),
        ("words a sentence (mean)", found.mean_words, limits.mean_words),
        ("words in the longest sentence", float(found.longest.words), limits.longest),
    )
    for what, value, limit in pairs:
        if limit is not None and value > limit:
            message = (
                f"{name}: {what} is {round(value, 1):g}, the limit is {limit:g} ({found.words} words; {found.method})"
            )
            hint = f"the longest sentence has {found.longest.words} words: '{found.longest.text}'"
            yield Finding(place, message, hint)


@rule("hard-word", "document", source="ISO 24495-1: words that readers know", severity="warning")
def known_words(subject: ReadDocument) -> Iterator[Finding]:
    """A hard word stands only at levels that may hold it, and is explained where it first appears."""
    limits = subject.limits
    if subject.content.hard_words and limits and limits.fkgl is not None:
        yield from hard_words(subject.document, subject.content.hard_words, subject.level)


def hard_words(document: Document, words: Mapping[str, HardWord], level: str) -> Iterator[Finding]:
    """What is to be said of each hard word that is not for this level, or not explained where it first appears."""
    sections: dict[int, list[Text]] = {}
    for text in texts(document):
        sections.setdefault(text.section, []).append(text)
    whole = "\n".join(text.unit.text for section in sections.values() for text in section).lower()
    for term, word in words.items():
        forms = tuple(map(plain, (term, *word.forms)))
        if not any(form.lower() in whole for form in forms):
            continue  # as most do: a pattern takes longer to make than to know that
        pattern = _pattern(forms)
        for section in sections.values():
            first = next((text for text in section if pattern.search(text.unit.text)), None)
            if first:
                yield from _unexplained(term, word, first, " ".join(text.unit.text for text in section), level)
                break


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


def _unexplained(term: str, word: HardWord, first: Text, around: str, level: str) -> Iterator[Finding]:
    at = first.unit.place if isinstance(first.unit.place, Location) else Location("content.yaml")
    easier = ", ".join(str(one) for one in word.plain)
    if level not in word.keep:
        message = f"'{term}' is too hard a word for the level '{level}'"
        yield Finding(at, message, f"say: {easier}")
    elif not any(plain(one).lower() in around.lower() for one in word.plain):
        message = f"'{term}' is not explained where it first appears (level '{level}')"
        yield Finding(at, message, f"explain it there, for example: {easier}")


def _units(block: Block, stem: str) -> Iterator[Unit]:
    match block:
        case Paragraph() if block.role not in _NOT_MEASURED_PARAGRAPHS:
            yield Unit(_words(block), place=block.at)
        case Bullets() | Steps() | Spaced() | Flags() | Tiles() | Pictured() | Actions() | Plain():
            yield from _entries(block, stem)
        case Table():
            for row in block.rows:
                for cell in row[1:]:
                    for child in cell.blocks:
                        yield from _units(child, "")
        case (
            Section() | Column() | Columns() | Tight() | Panel() | Card() | Cards() | KeyMessage() | KeyPoints()
            | Pointed() | Boxed() | RedFlags()
        ):  # fmt: skip
            yield from _inside(block)
        case Paragraph() | Heading() | WriteLines() | Blank() | Figure() | Logo() | QrCode():
            pass
        case References() | Band() | Strip() | Contents() | Passport() | Protocol():
            pass
        case _:
            assert_never(block)


def _entries(block: ListBlock, stem: str) -> Iterator[Unit]:
    for item in block.items:
        told = [one for one in item.blocks if not isinstance(one, Blank)]
        for index, one in enumerate(told):
            if isinstance(one, Paragraph) and not index:
                yield Unit(_words(one), stem, True, one.at)
            else:
                yield from _units(one, "")


def _inside(component: Component) -> Iterator[Unit]:
    """The units of a component; the words before a list that end in a colon lead into its bullets."""
    stem = ""
    for child in component.blocks:
        yield from _units(child, stem)
        words = plain_text(child.runs) if isinstance(child, Heading | Paragraph) else ""
        stem = words if words.endswith(":") else ""


def _words(paragraph: Paragraph) -> str:
    return plain_text(tuple(run for run in paragraph.runs if not run.small)).strip()
