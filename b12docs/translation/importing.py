"""Translations that come back from a translator: taken where nobody has changed the same text here meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from b12docs.records import record
from b12docs.translation.messages import FUZZY, Catalogue, Message
from b12docs.translation.xliff import Unit, mark_of


@record
class Imported:
    """A file with what came back, and the ids of what was taken, and of what was taken as fuzzy: its English is older.

    ``conflicts`` are texts that have other words here by now, which stay; ``strangers`` are of no text of the file.
    """

    catalogue: Catalogue
    taken: tuple[Unit, ...]
    older: tuple[Unit, ...]
    conflicts: tuple[Unit, ...]
    strangers: tuple[Unit, ...]


def units_of(came: Catalogue, old: Catalogue) -> Iterator[Unit]:
    """The translations of a file in the form PO that came back, for the entries of the ``old`` one.

    One that has lost its id on the way is of the texts that have its English, and is fuzzy where there are several.
    """
    named: dict[str, list[str]] = {}
    for one in old.messages:
        if not one.obsolete:
            named.setdefault(one.english, []).append(one.id)
    for one in came.messages:
        ids = [one.id] if one.id else named.get(one.english, [one.english])
        for name in () if one.obsolete else ids:
            yield Unit(name, one.line, one.english, one.translation, one.is_fuzzy or len(ids) > 1)


def imported(old: Catalogue, units: Iterable[Unit], texts: Mapping[str, str], *, theirs: bool = False) -> Imported:
    """A file of translations with those that came back; ``texts`` are today's English by ids.

    ``theirs`` says that what came back goes before what somebody has changed here since.
    """
    known = {one.id: one for one in old.messages if not one.obsolete}
    parts: dict[str, list[Unit]] = {"taken": [], "older": [], "conflicts": [], "strangers": []}
    made: dict[str, Message] = {}
    for unit in (one for one in units if one.target.strip()):
        own = known.get(unit.id)
        if own is None or unit.id not in texts:
            parts["strangers"].append(unit)
        elif not theirs and _is_changed_here(own, unit):
            parts["conflicts"].append(unit)
        elif (fresh := _with(own, unit, texts[unit.id])) != own:
            made[unit.id] = fresh
            parts["taken" if unit.source.strip() == texts[unit.id] else "older"].append(unit)
    messages = tuple(one if one.obsolete else made.get(one.id, one) for one in old.messages)
    return Imported(replace(old, messages=messages), **{name: tuple(found) for name, found in parts.items()})


def _is_changed_here(own: Message, unit: Unit) -> bool:
    """Whether a text has other words here than when it was sent out, and than those that come back."""
    return own.translation not in ("", unit.target) and mark_of(own.translation) != unit.mark


def _with(own: Message, unit: Unit, english: str) -> Message:
    """A text's entry with the translation that came back; one of older English is fuzzy, with that beside."""
    is_older = unit.source.strip() != english
    others = tuple(flag for flag in own.flags if flag != FUZZY)
    is_fuzzy = unit.is_fuzzy or is_older
    previous = unit.source.strip() if is_older else own.previous if is_fuzzy else ""
    return replace(
        own, english=english, translation=unit.target, flags=(FUZZY, *others) if is_fuzzy else others,
        previous=previous,
    )  # fmt: skip
