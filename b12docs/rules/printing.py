"""Rules of what is printed: every text meant for a reader reaches them, and every document has the warnings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache, cached_property
from typing import Any

from b12docs.diagnostics import Location, shortened
from b12docs.document.nodes import Node
from b12docs.document.tree import Document, own_runs, walk
from b12docs.language.languages import is_english
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.schema.base import Model
from b12docs.schema.content import Content
from b12docs.schema.texts import Text, strings
from b12docs.source.prose import Words, plain
from b12docs.templates.parts import FIELDS, ById, Part
from b12docs.templates.slots import Printed
from b12docs.templates.view import Block, Picture, View

Places = frozenset[Location]

# What a view has beside the topic's texts for its reader: a document prints of it what it needs.
_NO_TEXTS = ("references", "sources", "labels", "clinic", "review", "languages", "disclaimer")
_NAMES = re.compile(r"\w+")


def words_of(view: View) -> Iterator[Words]:
    """Everything that a layout may print for the reader of a view: the topic's texts, the house's and the clinic's."""
    return iter(_words(view))


def texts_of(view: View) -> Iterator[Words]:
    """Every text of the topic that is meant for the reader of a view, in the order of reading."""
    found: list[Words] = []
    for name in FIELDS[View]:
        if name == "more":
            found += [link.text for link in view.more.links] if view.more else []
        elif name not in _NO_TEXTS:
            _gather(getattr(view, name), found)
    return iter(found)


def _gather(value: object, found: list[Words]) -> None:
    """Add all words that a value of a view holds, but names of files and addresses."""
    kind: Any = type(value)
    if kind is Words:
        found.append(value)  # type: ignore[arg-type]
    elif kind is tuple:
        for entry in value:  # type: ignore[attr-defined]
            _gather(entry, found)
    elif kind is ById:
        for entry in value.values():  # type: ignore[attr-defined]
            _gather(entry, found)
    else:
        for name in _holding_words(kind):
            _gather(getattr(value, name), found)


def reached(view: View, printed: Printed) -> Places:
    """The places of the words that reach every reader: as text, or for a picture where they were written for one.

    A warning that stands for a picture alone is lost on those who see the page.
    """
    return printed.seen | (printed.heard & frozenset(_alternatives(view)))


def _alternatives(value: object) -> Iterator[Location]:
    """The places of the words for pictures that a value of a view holds."""
    kind: Any = type(value)
    if kind is Picture:
        yield value.alt.at  # type: ignore[attr-defined]
    elif kind is tuple or kind is ById:
        for entry in value if isinstance(value, tuple) else value.values():  # type: ignore[attr-defined]
            yield from _alternatives(entry)
    else:
        for name in _holding_pictures(kind):
            yield from _alternatives(getattr(value, name))


@cache
def _holding_pictures(kind: Any) -> tuple[str, ...]:
    """The fields of a part of a view that may hold pictures, at whatever depth; none of anything else."""
    pictured, declared = _holding({Picture.__name__}), FIELDS.get(kind, {})
    return tuple(name for name, one in declared.items() if pictured & set(_NAMES.findall(one)))


def _holding(sought: Set[str]) -> Set[str]:
    """The names of the parts of a view that are ``sought``, or may hold one that is."""
    found: Set[str] = sought
    before: Set[str] = frozenset()
    declared = {kind.__name__: set(_NAMES.findall(" ".join(own.values()))) for kind, own in FIELDS.items()}
    while found != before:
        before, found = found, found | {name for name, names in declared.items() if names & found}
    return found


def _words(value: Part) -> list[Words]:
    found: list[Words] = []
    _gather(value, found)
    return found


@cache
def _holding_words(kind: Any) -> tuple[str, ...]:
    """The fields of a part of a view that may hold words; none of anything else."""
    declared = FIELDS.get(kind, {})
    return tuple(
        name for name, one in declared.items() if not {"str", "bool", "int", "Datum"} & set(_NAMES.findall(one))
    )


@record
class PrintedDocument:
    """The subject: the file of a layout, what its reader is to get of a content, and the places of what they get.

    ``lines`` are all words that it prints, with the place of the text that they are of, and ``document`` is its tree.
    """

    layout: Location
    content: Content
    view: View
    told: Places
    lines: frozenset[tuple[Location, str]]
    document: Document

    @cached_property
    def shown(self) -> tuple[Location, ...]:
        """The places of the texts that stand in the document's words, in the order of reading; no number is one."""
        running = tuple(run.at for run in self.document.running if run.at)
        return (*places_in(self.document.pages), *running)


@rule("no-warnings", "printed", group="safety", fixed=True, source="no reader and no level goes without a warning")
def all_warnings(subject: PrintedDocument) -> Iterator[Finding]:
    """A document prints every warning of its topic."""
    left = [words for words in _words(subject.view.warnings) if words.at not in subject.told]
    if left:
        said = f"'{shortened(plain(left[0]))}'" + (f" and {len(left) - 1} more" if len(left) > 1 else "")
        hint = "print 'warnings' with all of its groups, as the shipped layouts do"
        yield Finding(subject.layout, f"the layout leaves out the warning {said}", hint)


@rule("unshown", "printed", group="safety", fixed=True, source="what leads to a line to write on goes with it")
def shown_texts(subject: PrintedDocument) -> Iterator[Finding]:
    """What a layout prints can be read: no text but its own leads to lines to write on, and none is a number."""
    known = subject.told - frozenset(subject.shown) - frozenset(_alternatives(subject.view))
    if not known:
        return
    for_paper = frozenset(_for_paper(subject.view))
    for words in texts_of(subject.view):
        if words.at in known - for_paper:
            hint = "print it in a paragraph or a heading that leads to no line to write on, and is no number"
            yield Finding(subject.layout, f"the layout prints '{shortened(plain(words))}' where it is left out", hint)


def _for_paper(view: View) -> Iterator[Location]:
    """The places of the words that lead to lines to write on."""
    if view.actions:
        yield from (one.write.at for one in view.actions.items if one.write)
        if view.actions.questions:
            yield view.actions.questions.at
    yield from (prompt.label.at for prompt in (view.protocol.prompts if view.protocol else ()))
    for section in view.sections:
        yield from _written_on(section.blocks)


def _written_on(blocks: tuple[Block, ...]) -> Iterator[Location]:
    for block in blocks:
        if block.kind == "write":
            yield from (line.at for part in block.paragraphs for line in part)
        yield from (item.write.at for item in block.items if item.write)
        yield from _written_on(block.blocks)


def places_in(nodes: Iterable[Node]) -> tuple[Location, ...]:
    """The places of all texts in the words of some nodes, in the order of reading."""
    runs = (run for node in nodes for one in walk(node) for run in own_runs(one))
    return tuple(run.at for run in runs if run.at and not run.own and not run.small)


@rule("approval", "printed", group="safety", fixed=True, source="nobody may take a draft for an approved document")
def says_its_status(subject: PrintedDocument) -> Iterator[Finding]:
    """A document says whether somebody approved it."""
    if subject.view.review.status.at not in subject.told:
        hint = "print 'review.status', as the passports of the shipped layouts do"
        yield Finding(subject.layout, "the layout does not say whether somebody approved the document", hint)


@rule("cut-text", "printed", group="safety", fixed=True, source="half a sentence or address may say something else")
def whole_texts(subject: PrintedDocument) -> Iterator[Finding]:
    """A text of several lines or paragraphs is printed with all of them, or not at all."""
    for lines in _texts_of_lines(subject.view):
        left = [words for words in lines if (words.at, str(words)) not in subject.lines]
        if left and len(left) < len(lines):
            hint = f"{left[0].at} has it: print each line of each paragraph"
            yield Finding(
                subject.layout, f"the layout prints a text without its line '{shortened(plain(left[0]))}'", hint
            )


def _texts_of_lines(value: object) -> Iterator[list[Words]]:
    """The lines of each text in a value of a view that comes in lines."""
    kind: Any = type(value)
    if kind is tuple:
        lines = _words_in(value)  # type: ignore[arg-type]
        if len({words.at for words in lines}) == 1:
            yield lines
        elif not lines:
            for one in value:  # type: ignore[attr-defined]
                yield from _texts_of_lines(one)
    else:
        for name in _holding_lines(kind):
            yield from _texts_of_lines(getattr(value, name))


def _words_in(value: tuple[object, ...]) -> list[Words]:
    """The words in a list, or in its lists; none where it holds anything else."""
    flat = [inside for one in value for inside in (one if isinstance(one, tuple) else (one,))]
    words = [one for one in flat if isinstance(one, Words)]
    return words if len(words) == len(flat) else []


@cache
def _holding_lines(kind: Any) -> tuple[str, ...]:
    """The fields of a part of a view that may hold texts in lines, at whatever depth; none of anything else."""
    in_lines = {part.__name__ for part, own in FIELDS.items() if any(map(_is_in_lines, own.values()))}
    holding, declared = _holding(in_lines), FIELDS.get(kind, {})
    return tuple(name for name, one in declared.items() if _is_in_lines(one) or holding & set(_NAMES.findall(one)))


def _is_in_lines(declared: str) -> bool:
    return declared.endswith(("tuple[Words, ...]", "tuple[tuple[Words, ...], ...]"))


_YOU = ("you", "your", "yours", "yourself", "my", "me")


@rule(
    "inherited-words",
    "printed",
    group="words",
    source="words that speak to the patient confuse who cares for one",
    severity="warning",
)
def words_for_another(subject: PrintedDocument) -> Iterator[Finding]:
    """Words that a kind of reader reads, and that are not its own, do not speak to somebody else ("you", "my")."""
    kind = subject.view.reads
    if len(subject.content.chain(kind)) == 1 or not is_english(str(subject.content.language)):
        return
    own = own_places(subject.content, kind)
    for words in texts_of(subject.view):
        if words.at in subject.told and words.at not in own and (spoken := _spoken(words)):
            hint = f"give '{kind}' words of its own at the level '{subject.view.level}'"
            yield Finding(words.at, f"'{kind}' reads these words, and '{spoken}' speaks to somebody else", hint)


def own_places(content: Content, kind: str) -> Places:
    """The places of the words that a content has for a kind of reader and for nobody else."""
    return frozenset(words.at for text in all_texts_of(content) for words in _own(text, kind))


def _spoken(words: Words) -> str:
    found = (word.strip(".,;:!?()*\"'").lower() for word in words.replace("’", " ").split())
    return next((word for word in found if word in _YOU), "")


def _own(text: Text, kind: str) -> Iterator[Words]:
    if isinstance(text.root, dict) and kind in text.root:
        yield from strings(text.root[kind])


def all_texts_of(value: object) -> Iterator[Text]:
    """Every text that a model holds, in the order of its fields."""
    match value:
        case Text():
            yield value
        case Model():
            for one in vars(value).values():
                yield from all_texts_of(one)
        case dict():
            for one in value.values():
                yield from all_texts_of(one)
        case tuple():
            for one in value:
                yield from all_texts_of(one)


@record
class Coverage:
    """What documents for one kind of reader print and leave out: places of the first, words of the second."""

    told: Places
    unsaid: tuple[Words, ...]


@record
class PrintedTopic:
    """The subject: for each kind of reader, what all of its documents print and leave out."""

    kinds: Mapping[str, Coverage]

    def left(self) -> list[tuple[Words, list[str]]]:
        """The words that no document prints, and the kinds of reader that they are meant for."""
        found: dict[Location, tuple[Words, list[str]]] = {}
        for kind, own in self.kinds.items():
            for words in own.unsaid:
                if words.at not in own.told:
                    kinds = found.setdefault(words.at, (words, []))[1]
                    kinds += [kind] if kind not in kinds else []
        return list(found.values())


@rule(
    "unprinted",
    "topic",
    group="safety",
    fixed=True,
    source="what somebody wrote for a reader must not be lost without a word",
)
def all_texts(subject: PrintedTopic) -> Iterator[Finding]:
    """Every text that is meant for a reader stands in a document that this reader is offered."""
    for words, kinds in subject.left():
        who = " or ".join(f"'{kind}'" for kind in sorted(kinds))
        hint = "take it out, say in 'for:' whom it is meant for, or name a layout in 'documents' that prints it"
        yield Finding(words.at, f"no document for {who} prints '{shortened(plain(words))}'", hint)
