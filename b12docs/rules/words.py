"""Rules of words: those that readers know, in sentences that speak to them and say who does what.

They look at what is read, and at the first place where it stands in a document. What no program can be sure of they
say with "may".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache
from itertools import groupby

from b12docs.diagnostics import Location
from b12docs.document.leaves import Paragraph, plain_text
from b12docs.document.nodes import Card, Node, Passport, References, Table
from b12docs.document.tree import Document, own_runs, walk
from b12docs.language.abbreviations import abbreviations
from b12docs.language.verbs import has_verb, passives
from b12docs.readability.meter import read
from b12docs.records import record
from b12docs.rules.reading import ReadDocument, Text, place_of
from b12docs.rules.registry import Finding, rule
from b12docs.schema.house import HardWord
from b12docs.source.prose import plain

_MOST_QUOTED = 2  # entries that a message about a list quotes
_LONG = 100  # words; a shorter document may do without "you"
_ADDRESS = re.compile(r"\b(?:you|your|yours|yourself|my|I)\b|\byou['’]", re.IGNORECASE)


def _is_plain(subject: ReadDocument) -> bool:
    """Whether a document is to be plain, and in English: its level has a limit of grades."""
    return bool(subject.is_english and subject.limits and subject.limits.fkgl is not None)


# --- hard words -------------------------------------------------------------------------------------------------------


@rule(
    "hard-word",
    "document",
    group="words",
    source="PEMAT-P 4, CDC Clear Communication Index 7: terms are explained where they first stand",
    severity="warning",
)
def explained_words(subject: ReadDocument) -> Iterator[Finding]:
    """A hard word that may stand at a level is explained where it first appears."""
    for found in _hard(subject, may_stand=True):
        if not found.is_explained:
            said = f"'{found.said}' is not explained where it first appears (level '{subject.level}')"
            yield Finding(_place(found.text), said, f"explain it there, for example: {found.easier}")


@rule(
    "clinical-word",
    "document",
    group="words",
    source="PEMAT-P 3, ISO 24495-1: words that readers know",
    severity="warning",
)
def everyday_words(subject: ReadDocument) -> Iterator[Finding]:
    """A word of clinicians, or another hard one, stands only at levels that may hold it."""
    for found in _hard(subject, may_stand=False):
        said = f"'{found.said}' is too hard a word for the level '{subject.level}'"
        yield Finding(_place(found.text), said, f"say: {found.easier}")


@record
class HardWordFound:
    """A hard word, the text of a document where it first stands, and whether plain words stand beside it there.

    ``said`` is the form of the term that stands there.
    """

    term: str
    said: str
    word: HardWord
    text: Text
    is_explained: bool

    @property
    def easier(self) -> str:
        """The plain words for it."""
        return ", ".join(map(str, self.word.plain))


def _hard(subject: ReadDocument, *, may_stand: bool) -> list[HardWordFound]:
    """The hard words that stand in a document, of those that may, or may not, stand at its level."""
    if not _is_plain(subject):
        return []
    words = subject.content.hard_words.items()
    return hard_words(subject.texts, {term: one for term, one in words if (subject.level in one.keep) is may_stand})


def hard_words(texts: tuple[Text, ...], words: Mapping[str, HardWord]) -> list[HardWordFound]:
    """The hard words of a document's texts in their order, each where it first stands."""
    whole = "\n".join(text.unit.text for text in texts).lower()
    found = []
    for term, word in words.items():
        forms = tuple(map(_printed, (term, *word.forms)))
        if not any(small in whole for _, small in forms):
            continue  # as most do: a pattern takes longer to make than to know that
        if place := _first_place(_pattern(tuple(form for form, _ in forms)), texts):
            number, match = place
            first = texts[number]
            hard = HardWordFound(term, match[0], word, first, _is_explained(word, texts, first))
            found.append(((number, match.start()), hard))
    return [one for _, one in sorted(found, key=lambda pair: pair[0])]


@cache
def _printed(form: str) -> tuple[str, str]:
    """A form of a word as it is printed, and in small letters; each document asks for those of all hard words."""
    words = plain(form)
    return words, words.lower()


def _first_place(pattern: re.Pattern[str], texts: tuple[Text, ...]) -> tuple[int, re.Match[str]] | None:
    """The number of the first text that holds a word, and the word in it."""
    matches = ((index, pattern.search(text.unit.text)) for index, text in enumerate(texts))
    return next(((index, match) for index, match in matches if match), None)


@cache
def _pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b", re.IGNORECASE)


def _is_explained(word: HardWord, texts: tuple[Text, ...], first: Text) -> bool:
    """Whether plain words for it stand in the same part of the page."""
    around = " ".join(text.unit.text for text in texts if text.section == first.section).lower()
    return any(plain(one).lower() in around for one in word.plain)


# --- abbreviations ----------------------------------------------------------------------------------------------------


@rule(
    "abbreviation",
    "document",
    group="words",
    source="NHS content style guide: abbreviations are spelled out at first",
    severity="warning",
)
def expanded_abbreviations(subject: ReadDocument) -> Iterator[Finding]:
    """An abbreviation that not everybody knows stands beside its words where it first appears."""
    if not subject.is_english:
        return
    known = {*map(str, subject.content.known_abbreviations)}
    known.update(short for words in subject.entered for short in abbreviations(words))
    clinic = subject.view.clinic
    names = {words.at for words in (clinic.name, *clinic.address) if words}
    for at, words in _all_words(subject.document, names):
        for short in abbreviations(words):
            if short not in known:
                known.add(short)
                yield from _unexpanded(subject, short, at or subject.at, words)


def _unexpanded(subject: ReadDocument, short: str, at: Location, around: str) -> Iterator[Finding]:
    meant = subject.content.abbreviations.get(short)
    if meant is None:
        hint = f"write its words, or name it in 'abbreviations:' with them, or in 'known_abbreviations:': {short}"
        yield Finding(at, f"'{short}' is not spelled out, and not among the abbreviations that everybody knows", hint)
    elif meant.lower() not in around.lower():
        yield Finding(at, f"'{short}' is not spelled out where it first appears", f"write: {meant} ({short})")


def _all_words(document: Document, names: Set[Location] = frozenset()) -> Iterator[tuple[Location | None, str]]:
    """The words of every heading, paragraph and caption in reading order, but for addresses, references and names.

    ``names`` are the places of those: a clinic is called as it is, in a street that is.
    """
    for page in document.pages:
        for block in page.blocks:
            if not isinstance(block, Passport | References):
                for node in walk(block):
                    runs = tuple(run for run in own_runs(node) if not run.href and run.at not in names)
                    yield getattr(node, "at", None), plain_text(runs)


# --- sentences --------------------------------------------------------------------------------------------------------


@rule(
    "passive",
    "document",
    group="words",
    source="PEMAT-P 5, CDC Clear Communication Index 6: the active voice",
    severity="warning",
)
def active_voice(subject: ReadDocument) -> Iterator[Finding]:
    """A sentence for people without training says who does what."""
    if _is_plain(subject):
        for sentence in subject.sentences:
            if found := passives(sentence.text):
                said = f"'{found[0]}' may be passive: '{sentence.text}'"
                at = sentence.unit.place
                place = at if isinstance(at, Location) else subject.at
                yield Finding(place, said, "say who does it, as in 'your doctor can treat it'")


@rule(
    "no-you",
    "document",
    group="words",
    source="PEMAT-P 21, NHS content style guide: speak to the reader",
    severity="warning",
)
def speaks_to_reader(subject: ReadDocument) -> Iterator[Finding]:
    """A document for patients of 100 words and more speaks to them: it says "you" or "your"."""
    is_for_patients = _is_plain(subject) and subject.content.chain(subject.reads) == ("lay",)
    is_long = bool(subject.figures and subject.figures.words >= _LONG)
    if is_for_patients and is_long and not _says_you(subject):
        hint = "speak to the reader: 'you may feel', 'your legs'"
        yield Finding(subject.view.title.at, f"{subject.name} never says 'you'", hint)


def _says_you(subject: ReadDocument) -> bool:
    """Whether a document says "you" anywhere but in the house's and the clinic's help lines ("your GP")."""
    lines = (*(str(value) for value in vars(subject.content.help).values() if value), *subject.entered)
    text = " ".join(words for _, words in _all_words(subject.document))
    for line in lines:
        text = text.replace(line, "")
    return bool(_ADDRESS.search(text))


@rule(
    "fragment",
    "document",
    group="words",
    source="ISO 24495-1: sentences are whole; short pieces only look easy",
    severity="warning",
)
def whole_sentences(subject: ReadDocument) -> Iterator[Finding]:
    """A sentence has a verb, or words that end in a colon lead into it; cells and cards may do without."""
    if not _is_plain(subject):
        return
    beside = frozenset(_in_cells(subject.document))
    told = [text for text in subject.texts if text.unit.place not in beside and not text.unit.stem]
    for key, group in groupby(told, lambda text: (text.section, id(text.heading), text.unit.bullet)):
        if key[-1]:
            yield from _bare_list(list(group))
        else:
            for text in group:
                yield from _bare_text(text)


def _bare_list(entries: list[Text]) -> Iterator[Finding]:
    bare = [text for text in entries if _fragments(text)]
    if bare:
        quoted = ", ".join(f"'{_fragments(text)[0]}'" for text in bare[:_MOST_QUOTED])
        said = f"{len(bare)} of the {len(entries)} entries of this list may not be whole sentences: {quoted}"
        hint = "write sentences ('Your legs may tingle'), or words before the list that end in a colon"
        yield Finding(_place(bare[0]), said + ("" if len(bare) <= _MOST_QUOTED else ", …"), hint)


def _bare_text(text: Text) -> Iterator[Finding]:
    for sentence in _fragments(text):
        yield Finding(_place(text), f"this may not be a whole sentence: '{sentence}'", "say who does what, with a verb")


def _fragments(text: Text) -> list[str]:
    """The sentences of a text that have no verb."""
    return [sentence.text for sentence in read(text.unit) if not has_verb(sentence.text)]


def _in_cells(document: Document) -> Iterator[Location | None]:
    """The places of what stands in tables and cards, below a name that it goes on from."""
    for node in document.walk():
        if isinstance(node, Table | Card):
            yield from _places(node)


def _places(node: Node) -> Iterator[Location | None]:
    for inner in walk(node):
        yield place_of(inner) if isinstance(inner, Paragraph) else getattr(inner, "at", None)


def _place(text: Text) -> Location:
    at = text.unit.place
    return at if isinstance(at, Location) else Location("content.yaml")
