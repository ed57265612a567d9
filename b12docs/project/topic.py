"""A topic's content laid over its house: one tree, in which every value keeps its file and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from b12docs.diagnostics import EMPTY_VALUE, Diagnostic, InputError, did_you_mean, fault, nearest
from b12docs.language.languages import main_part
from b12docs.rules.walk import entries, mapping, walk
from b12docs.schema.base import keys
from b12docs.schema.content import Content
from b12docs.schema.house import House
from b12docs.source.merging import merged
from b12docs.source.prose import Words
from b12docs.source.tree import Mapping, Sequence, YamlTree

TO_DO = "TO DO"  # begins what a new topic has in place of words
_WRITE = "write it in place of these words"
_FIXED, _SAYINGS, _FEW = ("labels", "help", "email"), ("languages", "feedback", "disclaimer"), 3  # words of a house
_ADDED = ("known_abbreviations",)  # a topic's own stand behind the house's


def topic_tree(houses: Iterable[YamlTree], content: YamlTree) -> YamlTree:
    """The tree of a topic: the houses over each other, the general one first, and the content over these.

    Where the content names audiences, it has these alone; one with levels of its own and no default begins with the
    first of them. Raises InputError where it names one that there is not.
    """
    whole = YamlTree(content.file)
    for house in houses:
        _refuse_half(whole, house)
        whole = merged(whole, house, _ADDED) if whole.value is not None else house
    _refuse_half(whole, content)
    if not isinstance(content.value, Mapping) or not isinstance(whole.value, Mapping):
        return content
    return merged(_of_audiences(whole, content.value.get("audiences")), _defaulted(content), _ADDED)


def _refuse_half(below: YamlTree, above: YamlTree) -> None:
    """Raise InputError where a file has another language than the house below it, and leaves fixed words in that."""
    was, now = (mapping(one.value).get("language") for one in (below, above))
    if not isinstance(was, Words) or not isinstance(now, Words) or main_part(was) == main_part(now):
        return
    if not main_part(now).isalpha():  # no code of a language: the model says so
        return
    left = [f"{part}: {name}" for part in _FIXED for name in _left(below, above, part)]
    left += [part for part in _SAYINGS if part not in mapping(above.value)]
    if left:
        more = f" and {len(left) - _FEW} more" if len(left) > _FEW else ""
        message = (
            f"this is in '{now}', and the fixed words of {below.file} are in '{was}': documents would be half in each"
        )
        hint = (
            f"keep 'language: {was}', write in it, and translate ('b12docs translate update {now}'); or write a "
            f"house.yaml with all fixed words in '{now}': {', '.join(left[:_FEW])}{more} are missing"
        )
        raise fault("one-language", now.at, message, hint)


def _left(below: YamlTree, above: YamlTree, part: str) -> Iterator[str]:
    """The names of a part of the house that a file above it does not give; what follows from its own is not left."""
    own = mapping(mapping(above.value).get(part))
    given = {*own, "their_doctor"} if "doctor" in own else set(own)
    yield from (name for name in mapping(mapping(below.value).get(part)) if name not in given)


def sound_house(house: YamlTree) -> YamlTree:
    """The tree of a house file, in which an audience with levels has a default.

    Raises InputError where it holds what belongs to a topic, or a key without a value.
    """
    known = list(keys(House).values())
    found = [
        Diagnostic("unknown-key", house.locate((key,), key=True), f"'{key}' is not known here", _moved(key, known))
        for key in mapping(house.value)
        if key not in known
    ]
    if not isinstance(house.value, dict):
        raise fault("wrong-value", house.locate(()), "a list of 'key: value' lines is expected here")
    defaulted = _defaulted(house)
    empty = walk(defaulted).empty  # a topic laid over it would hide them
    found += [Diagnostic("wrong-value", house.locate(path), *EMPTY_VALUE) for path in empty]
    if found:
        raise InputError(found)
    return defaulted


def _moved(key: str, known: list[str]) -> str:
    return "it belongs into content.yaml" if key in keys(Content) else did_you_mean(key, known)


def _of_audiences(house: YamlTree, chosen: Any) -> YamlTree:
    """The house's tree with those audiences alone that a topic names; with all of them where it names none."""
    if not isinstance(chosen, Mapping) or not isinstance(house.value.get("audiences"), Mapping):
        return house
    all_of_them = house.value["audiences"]
    _refuse_strangers(chosen, list(all_of_them))
    return YamlTree(house.file, house.value.having("audiences", all_of_them.only(chosen)), house.at, house.slips)


def _refuse_strangers(chosen: Mapping, known: list[str]) -> None:
    """Raise InputError where an audience is neither the house's nor says whose words it reads."""
    found = []
    for name, own in chosen.items():
        if name not in known and (own is None or (isinstance(own, Mapping) and "reads" not in own)):
            near = nearest(name, known)
            hint = f"did you mean '{near}'?" if near else "a new one needs 'reads:', 'levels:' and 'layouts:'"
            message = f"the house has no audience '{name}' (it has {', '.join(known)})"
            found.append(Diagnostic("unknown-reader", chosen.key_places[name], message, hint))
    if found:
        raise InputError(found)


def _defaulted(content: YamlTree) -> YamlTree:
    """A topic's or house's tree, in which an audience with levels has a default."""
    audiences = content.value.get("audiences")
    if not isinstance(audiences, Mapping):
        return content
    for name, own in list(audiences.items()):
        if own is None:  # "carer:" alone: as the house has it
            audiences = audiences.having(name, Mapping())
        elif isinstance(own, Mapping) and "default" not in own and isinstance(own.get("levels"), Sequence):
            levels = own["levels"]
            first = own.having("default", levels[0], levels.places[0]) if levels else own
            audiences = audiences.having(name, first)
    return YamlTree(content.file, content.value.having("audiences", audiences), content.at, content.slips)


def refuse_what_is_to_do(content: YamlTree) -> None:
    """Raise InputError with every place of a new topic that nobody has filled in yet."""
    found = [
        Diagnostic("to-do", words.at, f"this is still to be written: {_task(words)}", _WRITE)
        for words in _strings(content.value)
        if words.startswith(TO_DO)
    ]
    if found:
        raise InputError(found)


def _task(words: Words) -> str:
    return words.removeprefix(TO_DO).lstrip(" :") or "it says no more than TO DO"


def _strings(value: Any) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _strings(one)


def refuse_first_form(content: YamlTree) -> None:
    """Raise InputError for a content.yaml of the form before sections had blocks: once, not for each line."""
    top = mapping(content.value)
    old = [one for one in entries(top.get("sections")) if isinstance(one, dict) and "form" in one and "items" in one]
    if old or "limits" in top or "emergency" in mapping(top.get("warnings")):
        hint = (
            "make a new one with 'b12docs init', and carry your words over: the new form says less twice. "
            "CHANGELOG says what moved where"
        )
        at = content.locate(("limits",) if "limits" in top else ("warnings",), key=True)
        raise fault("first-form", at, "this file has the first form of content.yaml, which is no longer read", hint)
