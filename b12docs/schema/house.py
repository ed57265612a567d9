"""The model of house.yaml: what all topics of a house share.

The packaged file is overlaid by a hospital's own, and that by the same keys of a topic's content.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from b12docs.records import field
from b12docs.schema.base import Above, Identifier, Language, Length, Model
from b12docs.schema.texts import Text
from b12docs.source.prose import Words


class Limits(Model):
    """The reading limits of one level; what is left out is reported but not limited (grades are US school grades).

    ``section`` is how many grades a section may be above ``fkgl`` and ``smog``, ``polysyllables`` the most words of
    three syllables and more in a sentence, and ``apart`` the least grades between this level and the easier one.
    """

    fkgl: float | None = None
    smog: float | None = None
    mean_words: float | None = None
    longest: int | None = None
    section: float | None = None
    polysyllables: int | None = None
    apart: float | None = None


class Reader(Model):
    """A kind of reader: the levels that it has, and the most characters of a line.

    One that ``extends`` another has its levels and its measure, and reads its words, except where it has its own.
    """

    extends: Identifier | None = None
    levels: dict[Identifier, Limits] = field(default_factory=dict)
    measure: Annotated[int, Above(0)] | None = None


class Audience(Model):
    """Who reads: the kind of text, the levels on offer, and the layouts meant for them."""

    reads: Identifier
    levels: Annotated[tuple[Identifier, ...], Length(1)]
    default: Identifier
    layouts: Annotated[tuple[Identifier, ...], Length(1)]


class Help(Model):
    """The help lines; a text names them as ``{emergency}``, ``{emergency_place}``, ``{urgent}`` and ``{doctor}``.

    ``{their_doctor}`` is the doctor as a carer is told of; left out, it is ``{doctor}`` with "their" for "your".
    ``{languages}`` is whom to ask for other languages and formats; left out, it is the doctor. ``{feedback}`` is whom
    to tell what one thinks of a document.
    """

    emergency: Words
    emergency_place: Words
    urgent: Words
    doctor: Words
    their_doctor: Words | None = None
    languages: Words | None = None
    feedback: Words


class Labels(Model):
    """The fixed words of every document, in the language and at the level of its reader.

    ``day`` and ``month`` are the order of a full date and of a month of a year, in which ``months_alone`` stand where
    these differ from the ``months`` of a date.
    """

    kind: Text
    main_message: Text
    version: Text
    review_by: Text
    sources: Text
    draft: Text
    draft_notice: Text
    approved: Text
    expired: Text
    expired_notice: Text
    references: Text
    clinic: Text
    call: Text
    our_number: Text
    made_by: Text
    produced_by: Text
    funding: Text
    scan: Text
    read_on: Text
    hours: Text
    contents: Text
    tick: Text
    line: Text
    ask: Text
    page: Text
    qr: Text
    unchecked: Text
    translation: Text
    translated_by: Text
    translation_checked: Text
    also_in: Text
    months: Annotated[tuple[Words, ...], Length(12, 12)]
    months_alone: Annotated[tuple[Words, ...], Length(12, 12)] | None = None
    day: Words
    month: Words


class Editions(Model):
    """The words that only other formats and imposed sheets have.

    ``skip`` leads past the title of a web page, ``call`` stands on a button that dials, and ``picture`` says what a
    picture's words in a plain text stand for. ``large_print`` and ``on_paper`` are titles of files of this edition, and
    on another paper than the usual.
    The others name imposed files, and say how the parts of a poster are cut and glued.
    """

    skip: Words
    picture: Words
    call: Words
    large_print: Words
    on_paper: Words
    booklet: Words
    trifold: Words
    tiles: Words
    two_up: Words
    label: Words
    glue: Words
    heading: Words
    steps: tuple[Words, ...]


class Mail(Model):
    """The words of an e-mail that a document goes with; its subject and the name of the file travel unencrypted.

    ``{clinic}`` in the ``subject`` is the clinic's name; ``clinic`` stands for one that has none. ``attached`` and
    ``contact`` are headings, and ``file`` is the name of the attached document, without its ending.
    """

    subject: Text
    clinic: Text
    attached: Text
    contact: Text
    file: Identifier


class GalleryLabels(Model):
    """What the front desk's page says; a clinic's own words go before the program's, key by key.

    No document prints them. What the page says of a document stands in that document.
    """

    title: Words
    skip: Words
    search: Words
    topic: Words
    audience: Words
    level: Words
    paper: Words
    edition: Words
    language: Words
    every: Words
    show_all: Words
    one_there: Words
    all_shown: Words
    some_shown: Words
    none_shown: Words
    open: Words
    new_tab: Words
    save: Words
    mail: Words
    copied: Words
    not_copied: Words
    page: Words
    pages: Words
    no_picture: Words
    screen: Words
    usual: Words
    large_print: Words
    grey: Words
    press: Words
    booklet: Words
    trifold: Words
    tiles: Words
    two_up: Words
    html: Words
    text: Words
    email: Words
    approved: Words
    draft: Words
    expired: Words
    stale: Words
    gone: Words
    by_hand: Words
    unchecked: Words
    review: Words
    made: Words
    topic_version: Words
    later: Words
    without_scripts: Words


class HardWord(Model):
    """Plain words that explain a hard word, and the levels at which it may stay if explained."""

    forms: tuple[Words, ...] = ()
    plain: Annotated[tuple[Words, ...], Length(1)]
    keep: tuple[Identifier, ...] = ()


class RuleSetting(Model):
    """How severe a rule is here, and why; ``off`` is not told at all."""

    severity: Literal["error", "warning", "off"]
    because: Words


def chain(reader: str, extends: Mapping[str, str | None]) -> tuple[str, ...]:
    """A kind of reader, and those that it extends, the nearest first; in a circle each stands once."""
    found = [reader]
    while (following := extends.get(found[-1])) and following not in found:
        found.append(str(following))
    return tuple(found)


class House(Model):
    """house.yaml: readers, audiences, help lines and fixed words of all topics."""

    language: Language
    readers: Annotated[dict[Identifier, Reader], Length(1)]
    audiences: Annotated[dict[Identifier, Audience], Length(1)]
    help: Help
    labels: Labels
    gallery: GalleryLabels
    editions: Editions
    email: Mail
    languages: Text
    feedback: Text
    disclaimer: Text
    abbreviations: dict[str, Words] = field(default_factory=dict)
    known_abbreviations: tuple[Words, ...] = ()
    hard_words: dict[str, HardWord] = field(default_factory=dict)
    rules: dict[str, RuleSetting] = field(default_factory=dict)

    def chain(self, reader: str) -> tuple[str, ...]:
        """A kind of reader, and those that it extends, the nearest first."""
        return chain(reader, {name: own.extends for name, own in self.readers.items()})

    def limits(self, reader: str, level: str) -> Limits | None:
        """The limits of a level: the reader's own, else those of the reader that it extends; None where none has."""
        own = (self.readers[name].levels for name in self.chain(reader) if name in self.readers)
        return next((levels[level] for levels in own if level in levels), None)

    def measure(self, reader: str) -> int | None:
        """The most characters of a line for a kind of reader; None where there is no limit."""
        own = (self.readers[name].measure for name in self.chain(reader) if name in self.readers)
        return next((measure for measure in own if measure), None)
