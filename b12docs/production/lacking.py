"""Texts that have no good translation, as whoever wants to print them is told: a few one by one, many together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from b12docs.diagnostics import Diagnostic, shortened

if TYPE_CHECKING:
    from b12docs.translation.entries import Entry
    from b12docs.translation.spoken import Spoken

STATES = {"missing": "not translated", "fuzzy": "not finished", "stale": "of older English"}
_NEXT = {
    "missing": "translate '{id}' in {file}",
    "fuzzy": "finish '{id}' in {file}, and take its mark 'fuzzy' away",
    "stale": "let 'b12docs translate update' enter it, translate '{id}' anew in {file}, and take its mark 'fuzzy' away",
}
_MOST = 8  # texts that are named one by one
_FIRST = 3  # of more of them, those that are named with their places
_MOST_CHANGES = 3  # places at which an English text has changed that a message shows


def lacking(spoken: Spoken, entries: Iterable[Entry], readers: Iterable[tuple[str, str]]) -> list[Diagnostic]:
    """A fault for each of the texts that has no good translation; where they are many, one for each of the readers.

    That one counts what its reader lacks of all that they are given, whatever of it these texts are.
    """
    found = [one for one in entries if one.at in spoken.lacking]
    told = [who for who in readers if any(who in one.readers for one in found)] if len(found) > _MOST else []
    return [_lack_of_many(spoken, who) for who in told] or [_lack_of(spoken, one) for one in found]


def left(spoken: Spoken, readers: Iterable[tuple[str, str]] | None = None) -> list[Entry]:
    """The texts for any of these readers, or for all, that have no good translation; no document waits for others."""
    wanted = None if readers is None else set(readers)
    return [
        one
        for one in spoken.entries
        if one.state != "done" and not _waits_for_nobody(one) and (wanted is None or wanted & set(one.readers))
    ]


def _waits_for_nobody(one: Entry) -> bool:
    """Whether no document but a poster in parts waits for the translation."""
    return one.is_on_sheets and one.state == "missing"


def _lack_of(spoken: Spoken, entry: Entry) -> Diagnostic:
    """The fault of a text without a good translation, with the places of both."""
    todo = _NEXT[entry.state].format(id=entry.id, file=entry.place.file)
    hint = f"its English stands in {entry.at}{where_changed(entry)}: {todo}"
    hint += "" if entry.line else ", into which 'b12docs translate update' enters it"
    message = f"{spoken.lacking[entry.at].why}, and this document prints it: '{in_one_line(entry.english)}'"
    return Diagnostic("translation", entry.place, message, hint)


def _lack_of_many(spoken: Spoken, who: tuple[str, str]) -> Diagnostic:
    audience, level = who
    every = [one for one in spoken.entries if who in one.readers and not _waits_for_nobody(one)]
    found = left(spoken, [who])
    there = [one for one in found if one.line] or found
    counts = Counter(STATES[one.state] for one in found)
    said = ", ".join(f"{number} {state}" for state, number in counts.items())
    message = f"{len(found)} of the {len(every)} texts for {audience} ({level}) have no finished translation: {said}"
    first = "; ".join(f"{one.place if one.line else one.at}: '{in_one_line(one.english)}'" for one in there[:_FIRST])
    command = f"b12docs translate status {spoken.code} --texts --audience {audience} --level {level}"
    hint = f"the first are {first}; to list all, run: {command}"
    if any(not one.line for one in found):
        hint = f"'b12docs translate update {spoken.code}' enters those that are not there; {hint}"
    return Diagnostic("translation", there[0].place, message, hint)


def in_one_line(text: str) -> str:
    """As much of a text as a message shows, in one line."""
    return shortened(" ".join(text.split()))


def where_changed(entry: Entry) -> str:
    """Where an English text has changed since it was translated, as words behind its place; empty where it has not."""
    old, new = entry.before.split(), entry.english.split()
    found = [one for one in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if one[0] != "equal"]
    parts = list(_changes(old, new, found[:_MOST_CHANGES]))
    more = [f"{len(found) - _MOST_CHANGES} more parts have changed"] if len(found) > _MOST_CHANGES else []
    return f", where {', and '.join([*parts, *more])}" if old and parts else ""


def _changes(old: Sequence[str], new: Sequence[str], found: Iterable[tuple[str, int, int, int, int]]) -> Iterator[str]:
    for _, start, end, first, last in found:
        gone, come = (shortened(" ".join(part)) for part in (old[start:end], new[first:last]))
        if gone and come:
            yield f"'{gone}' has become '{come}'"
        else:
            yield f"'{come}' is new" if come else f"'{gone}' is gone"
