"""Rules of what is bold in translations: it stands on what says the same as the bold words of the English.

Which words these are a program knows of figures, placeholders and links, of lines and sentences, and of a text that is
bold as a whole. How many stars there are is not asked: "**Call 999** **now**" is bold as "**Call 999 now**" is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from b12docs.language.languages import ENGLISH, Language, unlisted
from b12docs.language.numbers import numbers
from b12docs.records import record
from b12docs.rules.registry import Finding, rule
from b12docs.rules.translation import Translated
from b12docs.source.prose import Piece, loose_mark, pieces, placeholders
from b12docs.translation.entries import Entry

_STRESSED = "what is stressed is the same in every language"
_MOSTLY = 0.6  # the part of a text that is not all of it, whatever the words of a language for the rest
_LEAST = 10  # letters of a text of which a part can be told from the whole
_SENTENCES = re.compile(r"(?<=[.!?])\s+|(?<=[。！？।۔؟])\s*(?=\S)")
_LABEL = re.compile(r"[^*\w]*\*\*[^*]*(?::\s*\*\*|\*\*\s*:)")
_STAR = re.compile(r"(?<!\*)\*(?:\*\*)?(?!\*)|＊")  # one, or what is left of three
_BEGINS = "\ue000"  # stands where bold words begin, and in no text


@rule("translation-bold", "translation", source=_STRESSED, fixed=True)
def same_bold(subject: Translated) -> Iterator[Finding]:
    """As much is bold in a translation as in its English, line by line, with its figures, placeholders and links."""
    for one in subject.done:
        if mark := loose_mark(one.translation):
            yield Finding(one.place, f"'{mark}' makes nothing bold and no link", "put **two stars** on both sides")
        elif len(_STAR.findall(one.translation)) > len(_STAR.findall(one.english)):
            yield Finding(one.place, "a star stands here that makes nothing bold", "put **two stars** on both sides")
        elif said := next(filter(None, (_difference(*pair) for pair in _pairs(one, subject.language))), None):
            yield Finding(one.place, *said)


@rule("translation-stress", "translation", source=_STRESSED, severity="warning")
def bold_at_its_place(subject: Translated) -> Iterator[Finding]:
    """Bold words that begin a line of the English begin it in its translation, and they stand in the same sentence."""
    for one in subject.done:
        for english, own in _pairs(one, subject.language):
            if len(english.stretches) != len(own.stretches) or not english.stretches:
                continue
            if english.has_label and not own.begins_bold:
                hint = f"put two stars on both sides of what says '{english.stretches[0].text}'"
                yield Finding(one.place, "the English begins with bold words, and this does not", hint)
            elif len(english.by_sentence) == len(own.by_sentence) and english.by_sentence != own.by_sentence:
                said = ", ".join(f"'{stretch.text}'" for stretch in english.stretches)
                yield Finding(
                    one.place, "another sentence is bold here than in the English", f"bold in the English is {said}"
                )


# --- what is bold -----------------------------------------------------------------------------------------------------


@record
class _Value:
    """What is the same in every language: a figure, a placeholder or the address of a link, by what it may mean."""

    said: str
    means: frozenset[str]
    in_name: bool = False

    def is_in(self, others: Iterable[_Value]) -> bool:
        """Whether one of the others means the same."""
        return any(self.means & other.means for other in others)


@record
class _Stretch:
    """Words that are bold, and the values in them."""

    text: str
    values: tuple[_Value, ...]


@record
class _Line:
    """A line of a text, or all of it, in its language."""

    text: str
    language: Language

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its pieces, bold and not."""
        return tuple(pieces(self.text))

    @cached_property
    def runs(self) -> tuple[tuple[bool, tuple[Piece, ...]], ...]:
        """Its pieces, those together that are bold, and those that are not."""
        found: list[tuple[bool, list[Piece]]] = []
        for piece in self.pieces:
            if found and found[-1][0] == piece.bold:
                found[-1][1].append(piece)
            else:
                found.append((piece.bold, [piece]))
        return tuple((bold, tuple(some)) for bold, some in found)

    @cached_property
    def stretches(self) -> tuple[_Stretch, ...]:
        """What is bold in it, one after the other."""
        return tuple(_Stretch(_words(some), tuple(self._values(some))) for bold, some in self.runs if bold)

    @cached_property
    def joined(self) -> int:
        """How many stretches are bold, where those are one that only spaces and marks stand between."""
        between = [some for bold, some in self.runs[1:-1] if not bold]
        return len(self.stretches) - sum(not any(map(str.isalnum, _words(some))) for some in between)

    @cached_property
    def plain(self) -> tuple[_Value, ...]:
        """The values that are not bold."""
        return tuple(one for bold, some in self.runs if not bold for one in self._values(some))

    @property
    def bold(self) -> tuple[_Value, ...]:
        """The values that are bold."""
        return tuple(one for stretch in self.stretches for one in stretch.values)

    @property
    def part(self) -> float:
        """How much of it is bold, from 0 to 1."""
        every = self._letters(self.pieces)
        return self._letters(one for one in self.pieces if one.bold) / every if every else 0.0

    @property
    def is_short(self) -> bool:
        """Whether it is so short that a part of it is nearly all."""
        return self._letters(self.pieces) < _LEAST

    @property
    def begins_bold(self) -> bool:
        """Whether its first word is bold."""
        return next((one.bold for one in self.pieces if any(map(str.isalnum, one.text))), False)

    @property
    def has_label(self) -> bool:
        """Whether it begins with bold words, and a colon stands at their end, or behind them."""
        return _LABEL.match(self.text) is not None

    @property
    def by_sentence(self) -> tuple[bool, ...]:
        """Of each of its sentences, whether bold words begin in it."""
        marked = "".join(f"{_BEGINS if bold else ''}{_words(some)} " for bold, some in self.runs)
        return tuple(_BEGINS in one for one in _SENTENCES.split(marked.strip()))

    @staticmethod
    def _letters(some: Iterable[Piece]) -> int:
        return sum(map(str.isalnum, "".join(one.text for one in some)))

    def _values(self, some: Iterable[Piece]) -> Iterator[_Value]:
        for piece in some:
            yield from (_Value(f"{{{name}}}", frozenset((f"{{{name}}}",))) for name in placeholders(piece.text))
            if piece.href:
                yield _Value(piece.text, frozenset((piece.href,)))
            text = re.sub(r"\{\w*\}", " ", piece.text)
            yield from (_Value(one.said, one.means, one.in_name) for one in numbers(text, self.language))


def _words(some: Iterable[Piece]) -> str:
    return "".join(one.text for one in some).strip()


def _pairs(one: Entry, language: Language | None) -> Iterator[tuple[_Line, _Line]]:
    """The lines of both sides; the texts as a whole where they have not as many."""
    if "**" not in one.english and "**" not in one.translation:
        return
    sides = [[line for line in text.split("\n") if line.strip()] for text in (one.english, one.translation)]
    if len(sides[0]) != len(sides[1]):
        sides = [[one.english], [one.translation]]
    for english, own in zip(*sides, strict=True):
        yield _Line(english, ENGLISH), _Line(own, language or unlisted(""))


# --- how both differ --------------------------------------------------------------------------------------------------


def _difference(english: _Line, own: _Line) -> tuple[str, str] | None:
    """What is bold on one side alone, with what to do; None where nothing is."""
    wanted = [stretch.text for stretch in english.stretches]
    said = ", ".join(wanted)
    if len(wanted) != len(own.stretches) and english.joined != own.joined:
        hint = f"put two stars on both sides of what says: {said}" if wanted else "take the stars out"
        return f"{len(own.stretches)} stretches are bold here, and {len(wanted)} in the English", hint
    for value in english.bold:
        if value.is_in(own.plain) and not value.is_in(own.bold):
            return f"'{value.said}' is bold in the English, and not here", f"put it between the stars: {value.said}"
    for value in own.bold:
        if not value.in_name and value.is_in(english.plain) and not value.is_in(english.bold):
            return f"'{value.said}' is bold here, and not in the English", f"bold in the English is: {said}"
    if english.part == 1 and own.part <= _MOSTLY and not english.is_short:
        return "all of the English is bold, and only a part here", "put the stars round all of it"
    if own.part == 1 and english.part <= _MOSTLY and not english.is_short:
        return "all is bold here, and only a part of the English", f"put the stars round what says: {said}"
    if len(wanted) == len(own.stretches) and _groups(english, english) != _groups(own, english):
        return "figures stand together between the stars here that do not in the English", f"bold there is: {said}"
    return None


def _groups(line: _Line, english: _Line) -> Counter[frozenset[int]]:
    """Which values of the English stand together in each stretch of a line."""
    known = english.bold
    return Counter(
        frozenset(at for at, one in enumerate(known) if one.is_in(stretch.values)) for stretch in line.stretches
    )
