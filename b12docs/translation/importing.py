"""Translations that come back from a translator: taken where nobody has changed the same text here meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from b12docs.records import record
from b12docs.translation.messages import FUZZY, Catalogue, Message
from b12docs.translation.xliff import Unit, mark_of


@record
class Imported:
    """A file with what came back, and the texts that were taken from it.

    ``older`` were taken as fuzzy since their English is older, and ``same`` since they are the English itself, which
    some programs write where nothing is translated. ``remarked`` have a remark that was not here. ``conflicts`` are
    texts that have other words here by now, which stay; ``strangers`` are of no text of the file.
    """

    catalogue: Catalogue
    taken: tuple[Unit, ...]
    older: tuple[Unit, ...]
    same: tuple[Unit, ...]
    remarked: tuple[Unit, ...]
    conflicts: tuple[Unit, ...]
    strangers: tuple[Unit, ...]

    @property
    def unfinished(self) -> tuple[Unit, ...]:
        """What was taken and is marked as not finished in the file that came back."""
        return tuple(one for one in self.taken if one.is_fuzzy)


def units_of(came: Catalogue, old: Catalogue) -> Iterator[Unit]:
    """The translations of a file in the form PO that came back, for the entries of the ``old`` one.

    Some programs keep an id as the place that a text is from, and have one entry for all texts of the same English.
    """
    known = {one.id for one in old.messages if not one.obsolete}
    for one in came.messages:
        places = [place for place, _ in one.occurrences if place in known]
        if not one.obsolete:
            name = one.id or (places[0] if len(places) == 1 else "")
            yield Unit(name, one.line, one.english, one.translation, one.is_fuzzy, remarks=one.remarks)


def imported(old: Catalogue, units: Iterable[Unit], texts: Mapping[str, str], *, theirs: bool = False) -> Imported:
    """A file of translations with those that came back; ``texts`` are today's English by ids.

    ``theirs`` says that what came back goes before what somebody has changed here since.
    """
    known = {one.id: one for one in old.messages if not one.obsolete}
    parts: dict[str, list[Unit]] = {
        "taken": [], "older": [], "same": [], "remarked": [], "conflicts": [], "strangers": [],
    }  # fmt: skip
    made: dict[str, Message] = {}
    for unit in _known_by_english(units, known):
        own = known.get(unit.id)
        if own is None or unit.id not in texts:
            parts["strangers"] += [unit] if unit.target.strip() else []
            continue
        own = made[unit.id] = _remarked(own, unit)
        parts["remarked"] += [unit] if own != known[unit.id] else []
        if not unit.target.strip() or (own.translation and unit.is_as_sent and not theirs):
            continue
        if not theirs and _is_changed_here(own, unit):
            parts["conflicts"].append(unit)
        elif (fresh := _with(own, unit, texts[unit.id])) != own:
            made[unit.id] = fresh
            parts[_kind(own, unit, texts[unit.id])].append(unit)
    messages = tuple(one if one.obsolete else made.get(one.id, one) for one in old.messages)
    return Imported(replace(old, messages=messages), **{name: tuple(found) for name, found in parts.items()})


def _known_by_english(units: Iterable[Unit], known: Mapping[str, Message]) -> Iterator[Unit]:
    """The texts that came back, each with the id of one here.

    Where another program has put its own in the place of the id, it is of the texts that have its English: of those
    that say the same already, else of all, and then it is fuzzy where there are several. One with a mark has its id.
    """
    named: dict[str, list[str]] = {}
    for one in known.values():
        named.setdefault(one.english, []).append(one.id)
    for unit in units:
        ids = named.get(unit.source.strip(), []) if unit.id not in known and not unit.mark else []
        same = [name for name in ids if known[name].translation == unit.target]
        for name in same or ids or [unit.id or unit.source]:
            yield replace(unit, id=name, is_fuzzy=unit.is_fuzzy or (not same and len(ids) > 1))


def _is_changed_here(own: Message, unit: Unit) -> bool:
    """Whether a text has other words here than when it was sent out, and than those that come back."""
    mark = mark_of(own.translation, is_fuzzy=own.is_fuzzy)
    return own.translation not in ("", unit.target) and mark != unit.mark


def _remarked(own: Message, unit: Unit) -> Message:
    """A text's entry with what a translator has remarked; what was remarked here stays."""
    here = own.remarks.splitlines()
    there = [line for line in unit.remarks.splitlines() if line.strip() and line not in here]
    return replace(own, remarks="\n".join((*here, *there))) if there else own


def _kind(own: Message, unit: Unit, english: str) -> str:
    if unit.source.strip() != english:
        return "older"
    return "same" if _is_the_english(own, unit) else "taken"


def _is_the_english(own: Message, unit: Unit) -> bool:
    """Whether nothing is translated, though the file does not say so: a name may be the same in both languages."""
    is_told = unit.says_state or unit.is_fuzzy or (own.translation == unit.target and not own.is_fuzzy)
    return unit.target == unit.source.strip() and not is_told


def _with(own: Message, unit: Unit, english: str) -> Message:
    """A text's entry with the translation that came back; one of older English is fuzzy, with that beside."""
    is_older = unit.source.strip() != english
    others = tuple(flag for flag in own.flags if flag != FUZZY)
    is_fuzzy = unit.is_fuzzy or is_older or _is_the_english(own, unit)
    previous = unit.source.strip() if is_older else own.previous if is_fuzzy else ""
    return replace(
        own, english=english, translation=unit.target, flags=(FUZZY, *others) if is_fuzzy else others,
        previous=previous,
    )  # fmt: skip
