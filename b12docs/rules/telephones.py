"""Rules of telephone numbers: whoever needs help can dial what is printed, and what a link dials is what is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from b12docs.rules.clinic import ClinicFile
from b12docs.rules.registry import Finding, rule
from b12docs.rules.texts import ContentNodes
from b12docs.rules.walk import mapping
from b12docs.schema.value_kinds import mistyped
from b12docs.source.prose import Words
from b12docs.source.telephones import HOW, TWO, dialled, dialled_in, lost_in, not_one

_SLIP = "a slip in a number harms somebody"
_NUMBERS = ("emergency", "urgent")  # the help lines whose number is to be dialled with one tap
_ENTRIES = "write each as an entry of its own: [01632 960123, {label: Nights, number: 01632 960124}]"


@rule("wrong-value", "clinic", source=_SLIP)
def sound_phones(subject: ClinicFile) -> Iterator[Finding]:
    """A telephone number of the clinic can be dialled as it is written; another is an entry of its own."""
    for number in _phones(subject):
        if wrong := mistyped(number) or _told(not_one(number)):
            yield Finding(number.at, f"'{number}' is no {wrong}", _ENTRIES if wrong.endswith(TWO) else HOW)


@rule("wrong-value", "content", "clinic", source="whoever needs help now must reach it with one tap")
def sound_help(subject: ClinicFile | ContentNodes) -> Iterator[Finding]:
    """The emergency and the urgent help line are one number alone, or words without any; others have no wrong one."""
    for name, line in mapping(subject.nodes.top, "help").items():
        if isinstance(line, Words) and not re.search(r"[{\n]", line) and (wrong := _wrong_help(name, line)):
            yield Finding(line.at, f"'{line}' is no {wrong}", _help_hint(name) if name in _NUMBERS else HOW)


@rule("wrong-value", "clinic", source=_SLIP)
def sound_mentions(subject: ClinicFile) -> Iterator[Finding]:
    """Whom to ask or to tell may be words with a number among them, which can be dialled."""
    for name in ("languages", "feedback"):
        words = subject.nodes.top.get(name)
        if isinstance(words, Words) and (wrong := lost_in(words)):
            yield Finding(words.at, f"'{words}' is no {_told(wrong)}", HOW)


@rule("duplicate-number", "clinic", severity="warning", source="a number that is there twice looks like two")
def numbers_given_once(subject: ClinicFile) -> Iterator[Finding]:
    """No number of the clinic is given twice: it is printed as often."""
    first: dict[str, Words] = {}
    for number in _phones(subject):
        said = number
        for one in reversed(dialled_in(number)):
            said = Words(f"{said[: one.start]}{one.href}{said[one.end :]}", number.at)
        if said in first:
            hint = "keep one of the two, and say in its label all that it is for"
            message = f"'{number}' is printed twice: it stands in line {first[said].at.line} already"
            yield Finding(number.at, message, hint)
        first.setdefault(said, number)


def _phones(subject: ClinicFile) -> list[Words]:
    given: Any = subject.nodes.top.get("phone")
    listed = given if isinstance(given, list) else [given]
    numbers = [one.get("number") if isinstance(one, dict) else one for one in listed]
    return [one for one in numbers if isinstance(one, Words) and "\n" not in one]


def _wrong_help(name: str, line: Words) -> str:
    if wrong := mistyped(line):
        return wrong
    if name not in _NUMBERS or not any(map(str.isdigit, line)):  # "your ward" has none to dial
        return _told(lost_in(line))
    return "" if dialled(line) else _told(not_one(line) or "words stand beside it")


def _told(wrong: str) -> str:
    return wrong and f"telephone number: {wrong}"


def _help_hint(name: str) -> str:
    return f"write one number alone, such as '{name}: \"112\"'; say more of it in the texts that name {{{name}}}"
