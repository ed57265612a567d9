"""A file of translations made fresh: every text of today has its entry, and nothing that a translator wrote is lost."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from b12docs.records import record
from b12docs.schema.house import HardWord
from b12docs.translation.messages import FUZZY, Catalogue, Message
from b12docs.translation.texts import Readers, SourceText


@record
class Updated:
    """A file made fresh, and the ids of the entries that have changed in it.

    They are new, have other English, came ``back`` or moved, or are gone.
    """

    catalogue: Catalogue
    new: tuple[str, ...]
    changed: tuple[str, ...]
    back: tuple[str, ...]
    gone: tuple[str, ...]


def updated(
    old: Catalogue,
    texts: Collection[SourceText],
    words: Mapping[str, HardWord],
    wanted: Collection[tuple[str, str]] | None = None,
) -> Updated:
    """The entries of all texts, in their order, and behind them those of texts that are gone.

    ``wanted`` are the readers, as pairs of audience and level, for whom new entries are made; None stands for all.
    What was translated and whose English has changed is fuzzy, with the English before beside it. A text that has
    moved takes its translation along, fuzzy, since what stands round it is new.
    """
    before, glossary = _Before(old, {one.id for one in texts}), _Glossary(words)
    made: list[Message] = []
    found: dict[str, list[str]] = {"new": [], "changed": [], "back": [], "gone": []}
    for text in texts:
        own = before.of(text)
        if own or wanted is None or set(text.readers) & set(wanted):
            made.append(_fresh(text, own, glossary))
            _note(found, text.id, own, made[-1])
    gone = before.gone()
    found["gone"] += [one.id for one in gone if not one.obsolete]
    catalogue = replace(old, messages=(*made, *(replace(one, obsolete=True, previous="") for one in gone)))
    return Updated(catalogue, **{name: tuple(ids) for name, ids in found.items()})


class _Before:
    """The entries of a file before it is made fresh, found by texts: by their ids, or by their English."""

    def __init__(self, old: Catalogue, ids: Collection[str]) -> None:
        self.all, self.ids = old.messages, ids
        self.own = {one.id: one for one in sorted(old.messages, key=lambda one: not one.obsolete)}
        self.moved = {one.english: one for one in self.own.values() if one.id not in ids and one.translation}
        self.taken = set[str]()

    def of(self, text: SourceText) -> Message | None:
        """The entry of a text, also one that is obsolete; else that of a text that is gone, whose words it has."""
        if own := self.own.get(text.id):
            return own
        if text.words not in self.moved:
            return None
        one = self.moved[text.words]
        self.taken.add(one.id)
        return replace(one, flags=one.flags if one.is_fuzzy else (FUZZY, *one.flags))

    def gone(self) -> list[Message]:
        """The entries that belong to no text any more and hold something of a translator's.

        One of a text that has another stays what it is.
        """
        return [one for one in self.all if one.is_touched and not self._is_used(one)]

    def _is_used(self, one: Message) -> bool:
        return one is self.own[one.id] and (one.id in self.ids or one.id in self.taken)


def _fresh(text: SourceText, before: Message | None, glossary: _Glossary) -> Message:
    """The entry of a text, with what a translator has written of it."""
    comment = "\n".join(_comments(text, glossary))
    if before is None:
        return Message(text.id, str(text.words), comment=comment)
    english, flags, previous = str(text.words), before.flags, before.previous
    if before.english != english and before.translation:
        previous = (previous if before.is_fuzzy else "") or before.english
        flags = flags if before.is_fuzzy else (FUZZY, *flags)
    is_told = before.translation and FUZZY in flags and previous != english
    return replace(
        before, id=text.id, english=english, comment=comment, flags=flags, previous=previous if is_told else "",
        obsolete=False,
    )  # fmt: skip


def _note(found: dict[str, list[str]], name: str, before: Message | None, fresh: Message) -> None:
    if before is None:
        found["new"].append(name)
    elif before.obsolete or before.id != name:
        found["back"].append(name)
    elif before.english != fresh.english:
        found["changed"].append(name)


def _comments(text: SourceText, glossary: _Glossary) -> Iterator[str]:
    """What a translator is told of a text: what it is, who reads it, and which hard words it has."""
    yield f"{text.kind[:1].upper()}{text.kind[1:]}, for {readers_said(text.readers)}"
    if words := glossary(text.words):
        yield f"Words: {'; '.join(words)}"


def readers_said(readers: Readers) -> str:
    """Readers in words: "patient (easy, standard), carer (easy)"."""
    levels: dict[str, list[str]] = {}
    for audience, level in readers:
        levels.setdefault(audience, []).append(level)
    return ", ".join(f"{audience} ({', '.join(own)})" for audience, own in levels.items())


class _Glossary:
    """The hard words of a house and its topic, found in texts: all of them with one expression."""

    def __init__(self, words: Mapping[str, HardWord]) -> None:
        self.said = {term: f"{term} = {own.plain[0]}" for term, own in words.items()}
        self.terms = {form.lower(): term for term, own in words.items() for form in (term, *own.forms)}
        longest = sorted(self.terms, key=len, reverse=True)
        self.pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b", re.IGNORECASE) if longest else None

    def __call__(self, text: str) -> Iterable[str]:
        """Each hard word of a text with plain words for it."""
        found = self.pattern.findall(text) if self.pattern else ()
        return tuple(dict.fromkeys(self.said[self.terms[form.lower()]] for form in found))
