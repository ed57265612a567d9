"""Which texts of a project are translated: those that documents print for a reader, each with who reads it.

Names, addresses, numbers and web addresses are the same in every language, and so are the titles of references. What is
only a rule, a name of a file or a word of the front desk's page is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from b12docs.diagnostics import Location
from b12docs.records import field, record
from b12docs.schema.base import Model, kinds
from b12docs.schema.blocks import Scoped, is_meant
from b12docs.schema.clinic import Clinic, ClinicHelp, Logo, Phone
from b12docs.schema.content import Content, Protocol, Value
from b12docs.schema.house import Editions, Help
from b12docs.schema.ids import ids_of
from b12docs.schema.texts import Text
from b12docs.source.prose import Words, placeholders
from b12docs.source.tree import YamlTree
from b12docs.translation.kinds import kind_of

Readers = tuple[tuple[str, str], ...]  # audience and level of each, in the order of the house

# The words that are translated, besides all texts.
_WORDS: dict[type, tuple[str, ...]] = {
    Help: tuple(kinds(Help)),
    ClinicHelp: tuple(kinds(ClinicHelp)),
    Editions: tuple(kinds(Editions)),
    Phone: ("number", "label"),
    Logo: ("alt",),
    Clinic: ("hours", "languages", "feedback", "funding"),
}
_ADDRESSES = ("web", "email")  # kinds of values that hold no words
_IN_BRACES = re.compile(r"\{\w+\}")


@record
class SourceText:
    """A text as it stands in the project's own language: its id, its words and their place, and what kind it is.

    ``kind`` says it in words for a translator ("list item"). ``readers`` are those who may read it. ``of`` is what all
    wordings of one text have in common, for whichever reader they are: the id without readers and levels.
    """

    id: str
    words: Words
    kind: str
    readers: Readers
    of: str = ""

    @property
    def at(self) -> Location:
        """Where it stands."""
        return self.words.at


@record(frozen=False)
class _Found:
    kind: str
    words: Words
    readers: dict[tuple[str, str], None] = field(default_factory=dict)


def source_texts(content: Content, tree: YamlTree, clinic: Clinic, clinic_tree: YamlTree | None) -> list[SourceText]:
    """Every text that is translated and that somebody reads: the topic's own, the house's and the clinic's.

    Each file's stand in its order. One that stands in several places of a tree is there once.
    """
    found = _Gatherer(content).of_all(clinic)
    named, names = _ids(tree, clinic_tree), _names_of_readers(content)
    ranks = _ranks(tree, clinic_tree)
    texts = [
        SourceText(
            named[at],
            one.words,
            one.kind,
            tuple(who for who in _everybody(content) if who in one.readers),
            _without_reader(named[at], names),
        )
        for at, one in found.items()
        if at in named and one.readers and _has_words(one.words)
    ]
    return sorted(texts, key=lambda one: (ranks.get(one.at.file, 1), one.at.line or 0, one.at.column or 0))


def _ids(tree: YamlTree, clinic_tree: YamlTree | None) -> dict[Location, str]:
    """The first id of what stands at each place."""
    named: dict[Location, str] = {}
    clinics = ids_of(clinic_tree.value, ("clinic",)) if clinic_tree else ()
    for name, words in (*ids_of(tree.value), *clinics):
        named.setdefault(words.at, name)
    return named


def _names_of_readers(content: Content) -> frozenset[str]:
    """The kinds of readers and the levels that a topic has, by which its texts may be told apart."""
    levels = (level for own in content.readers.values() for level in own.levels)
    return frozenset((*content.readers, *levels))


def _without_reader(name: str, names: frozenset[str]) -> str:
    """An id without the reader and the level at its end."""
    steps = name.split("/")
    for _ in ("a level", "a kind of reader"):
        if len(steps) > 1 and steps[-1] in names:
            steps.pop()
    return "/".join(steps)


def _ranks(tree: YamlTree, clinic_tree: YamlTree | None) -> dict[str, int]:
    """In which order files come; house files stand between."""
    return {tree.file: 0} | ({clinic_tree.file: 2} if clinic_tree else {})


def _has_words(words: str) -> bool:
    """Whether there is a letter besides what is filled in."""
    return any(char.isalpha() for char in _IN_BRACES.sub("", words))


def _everybody(content: Content) -> Readers:
    return tuple((name, level) for name, own in content.audiences.items() for level in own.levels)


class _Gatherer:
    """Walks through models, and finds the words that each reader is given."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.found: dict[Location, _Found] = {}
        self.chains = {name: content.chain(own.reads) for name, own in content.audiences.items()}
        self.named: dict[str, dict[tuple[str, str], None]] = {}  # what stands in braces, and who reads it there

    def of_all(self, clinic: Clinic) -> dict[Location, _Found]:
        """The texts of the content and the clinic by their places."""
        everybody = _everybody(self.content)
        if self.content.addressee:
            self._name(self.content.addressee, everybody)
        for model in (self.content, clinic):
            self._walk(model, "", everybody)
        if clinic.logo and clinic.logo.alt == clinic.name:  # a name, and no words about the picture
            del self.found[clinic.logo.alt.at]
        own = {**clinic.protocol, **clinic.values}
        for name, value in self.content.values.items():
            self._walk(value.label, kind_of(Value, "label"), tuple(self.named.get(name, ())))
            if name in own and value.kind not in _ADDRESSES and not value.personal:
                self._add(own[name], "what the clinic enters", tuple(self.named.get(name, ())))
        for helps in (self.content.help, clinic.help):
            for name in _WORDS[type(helps)]:
                words = getattr(helps, name)
                if words is not None:
                    self._add(words, kind_of(type(helps), name), tuple(self.named.get(name, ())))
        return self.found

    def _walk(self, value: Any, kind: str, readers: Readers) -> None:
        match value:
            case Text():
                for who in readers:
                    if (words := self._chosen(value, who)) is not None:
                        self._add(words, kind, (who,))
            case Help() | ClinicHelp() | Value():
                return  # whoever reads what names them
            case Model():
                self._inside(value, readers)
            case tuple() | dict():
                for entry in value.values() if isinstance(value, dict) else value:
                    self._walk(entry, kind, readers)
            case Words() if kind:
                self._add(value, kind, readers)

    def _inside(self, model: Model, readers: Readers) -> None:
        if isinstance(model, Scoped) and model.meant_for:
            readers = tuple(who for who in readers if is_meant(model.meant_for, self.chains[who[0]], who[1]))
        for name in (*model.values,) if isinstance(model, Protocol) else filter(None, [getattr(model, "value", None)]):
            self._name(name, readers)
        allowed = _WORDS.get(type(model), ())
        for name, value in vars(model).items():
            is_named = name in allowed or not _holds_words(value)
            self._walk(value, kind_of(type(model), name) if is_named else "", readers)

    def _chosen(self, text: Text, who: tuple[str, str]) -> Words | None:
        try:
            return text.words(self.chains[who[0]], who[1])
        except (KeyError, AttributeError):  # it says nothing to this reader
            return None

    def _add(self, words: Words, kind: str, readers: Readers) -> None:
        own = self.found.setdefault(words.at, _Found(kind, words))
        own.readers.update(dict.fromkeys(readers))
        for name in placeholders(words):
            self._name(name, readers)

    def _name(self, name: str, readers: Iterable[tuple[str, str]]) -> None:
        self.named.setdefault(name, {}).update(dict.fromkeys(readers))


def _holds_words(value: Any) -> bool:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
    return any(isinstance(one, Words) for one in inside)
