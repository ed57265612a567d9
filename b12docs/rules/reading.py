"""What rules of words and structure look at: a document as its reader gets it, and a topic as it was written.

Measured is what a reader reads: paragraphs, bullets and a poster's cells. Headings, labels, references and the
passport are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
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
from b12docs.document.tree import SECTION, Document
from b12docs.language.languages import is_english
from b12docs.readability.meter import Lengths, Measure, Sentence, Unit, is_measured, measure, measure_lengths, read
from b12docs.records import record
from b12docs.rules.outline import Placed, outline
from b12docs.schema.clinic import Clinic
from b12docs.schema.content import Content
from b12docs.schema.house import Limits
from b12docs.source.tree import YamlTree
from b12docs.templates.view import View

_NOT_PRINTED = (
    "abbreviations", "audiences", "documents", "hard_words", "known_abbreviations", "labels", "readers", "references",
    "rules",
)  # fmt: skip
_NOT_MEASURED_PARAGRAPHS: tuple[Role, ...] = (
    "label",
    "write-in",
    "status",
    "contact",
    "phone",
    "clinic",
    "kind",
    "subtitle",
)


@record
class ReadDocument:
    """The subject of ``document`` rules: one document of one reader, on one paper, whatever its layout.

    - ``document``: the tree as it is printed, the clinic's values filled in. Runs and paragraphs have the place of
      their words in the files (``at``); what the layout itself says has none, or the layout's.
    - ``content``: the model, laid over its house: limits, hard words, abbreviations, documents, references.
    - ``view``: what the layout could print for this reader: ``labels``, ``warnings``, ``main_message``, and so on.
    - ``layout``: the layout's name (``leaflet``), ``edition`` empty or ``large-print``, ``paper`` its paper.
    - ``at``: the place for a finding about the document as a whole, the first line of the layout's file.
    - ``entered``: what the clinic has entered for the braces of texts; it answers for these words itself.

    What is worked out of it is worked out once, and only where a rule asks: ``texts``, ``sentences``, ``figures``,
    ``outline``.
    """

    document: Document
    content: Content
    view: View
    layout: str
    at: Location
    paper: str = ""
    edition: str = ""
    entered: tuple[str, ...] = ()

    @property
    def audience(self) -> str:
        """Who it is for."""
        return self.view.audience

    @property
    def level(self) -> str:
        """Its reading level."""
        return self.view.level

    @property
    def reads(self) -> str:
        """The kind of reader whose words it has."""
        return self.view.reads

    @property
    def is_lay(self) -> bool:
        """Whether it is for people without training: it reads as ``lay`` does, or has a school grade as limit."""
        return "lay" in self.content.chain(self.reads) or bool(self.limits and self.limits.fkgl is not None)

    @property
    def limits(self) -> Limits | None:
        """The limits of the level; None where the content gives none for this reader."""
        return self.content.limits(self.reads, self.level)

    @property
    def name(self) -> str:
        """The document as messages name it."""
        return f"{self.document.title} ({self.layout}, {self.audience}, {self.level})"

    @property
    def language(self) -> str:
        """The code of the language that it is in."""
        return self.document.language

    @property
    def is_english(self) -> bool:
        """Whether rules that know words of English can speak."""
        return is_english(self.language)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every measured text in reading order."""
        return tuple(texts(self.document))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the measured texts in reading order, each unit read by itself.

        There are none in a language of which nothing is known.
        """
        if not is_measured(self.language):
            return ()
        return tuple(sentence for text in self.texts for sentence in read(text.unit, self.language))

    def sentences_of(self, text: str) -> list[str]:
        """The sentences of a text in the language of the document; none in one of which nothing is known."""
        return [one.text for one in read(Unit(text), self.language)] if is_measured(self.language) else []

    @cached_property
    def outline(self) -> tuple[Placed, ...]:
        """Every page and block in reading order, with what it stands in."""
        return outline(self.document)

    @cached_property
    def figures(self) -> Measure | None:
        """The figures of the measured texts in English; None where the document is pictures and headings alone."""
        return measure(text.unit for text in self.texts) if self.sentences and self.is_english else None

    @cached_property
    def lengths(self) -> Lengths | None:
        """The figures of the measured texts in any other language that is known; None where nothing is read."""
        if self.is_english or not self.sentences:
            return None
        return measure_lengths((text.unit for text in self.texts), self.language)


@record
class ReadTopic:
    """The subject of ``whole`` rules: a topic as its files say it, for rules that need no document.

    ``content`` and ``clinic`` are the models; ``tree`` is the content's, laid over its house, and knows the place of
    every key: ``tree.locate(("version",))``.
    """

    content: Content
    clinic: Clinic
    tree: YamlTree

    @cached_property
    def words(self) -> str:
        """All words that a document may print, its labels apart, in small letters, each text in a line."""
        found: list[str] = []
        top = self.tree.value if isinstance(self.tree.value, dict) else {}
        stack: list[object] = [value for key, value in top.items() if key not in _NOT_PRINTED]
        while stack:
            value = stack.pop()
            if isinstance(value, str):
                found.append(value)
            elif isinstance(value, dict | list):
                stack.extend(value.values() if isinstance(value, dict) else value)
        return "\n".join(found).lower()


@record
class Text:
    """A text of the document, the number of the part of its page that it stands in, and the heading above it there."""

    unit: Unit
    section: int
    heading: Heading | None = None


def texts(document: Document) -> list[Text]:
    """Every measured text in reading order."""
    found: list[Text] = []
    blocks = [block for page in document.pages for block in page.blocks]
    for section, block in enumerate(blocks):
        heading: Heading | None = None
        for one in _units(block, ""):
            if isinstance(one, Heading):
                heading = one
            else:
                found.append(Text(one, section, heading))
    return found


def _units(block: Block, stem: str) -> Iterator[Unit | Heading]:
    """What is measured of a block, and the headings of sections before it."""
    match block:
        case Heading(level=level) if level <= SECTION:
            yield block
        case Paragraph() if block.role not in _NOT_MEASURED_PARAGRAPHS:
            yield Unit(_words(block), place=place_of(block))
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


def _entries(block: ListBlock, stem: str) -> Iterator[Unit | Heading]:
    for item in block.items:
        told = [one for one in item.blocks if not isinstance(one, Blank)]
        for index, one in enumerate(told):
            if isinstance(one, Paragraph) and not index:
                yield Unit(_words(one), stem, True, place_of(one))
            else:
                yield from _units(one, "")


def _inside(component: Component) -> Iterator[Unit | Heading]:
    """The units of a component; the words before a list that end in a colon lead into its bullets."""
    stem = ""
    for child in component.blocks:
        yield from _units(child, stem)
        words = plain_text(child.runs) if isinstance(child, Heading | Paragraph) else ""
        stem = words if words.endswith(":") else ""


def _words(paragraph: Paragraph) -> str:
    """What is read of a paragraph: no reference numbers, and no bold name of a row before the words of its cell."""
    runs = tuple(run for run in paragraph.runs if not run.small)
    at = place_of(paragraph)
    first = next((index for index, run in enumerate(runs) if run.at == at), 0)
    is_named = first and runs[0].bold and plain_text(runs[:first]).rstrip().endswith(":")
    return plain_text(runs[first:] if is_named else runs).strip()


def place_of(paragraph: Paragraph) -> Location | None:
    """The place of most of its words: the name of a row may stand before them."""
    longest = max(paragraph.runs, key=lambda run: len(run.text) if run.at and not run.small else 0)
    return longest.at or paragraph.at
