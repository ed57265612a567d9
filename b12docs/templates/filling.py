"""The values in a text's braces: help lines, and what a clinic enters."""

from __future__ import annotations

import re
from collections.abc import Container

from b12docs.diagnostics import Diagnostic
from b12docs.language.english import of_another
from b12docs.schema.clinic import Clinic
from b12docs.schema.content import Content
from b12docs.schema.texts import Text
from b12docs.source.prose import BLANK, Words, loose_mark, placeholders
from b12docs.source.telephones import dialled, dialled_in

_ALONE = re.compile(r"^\s*\{(\w+)\}\s*$", re.MULTILINE)
_NO_LINE = "what stands in a title, a name or the words for a picture"
_REQUIRED = "what the content requires"


class Filling:
    """Fills the braces of texts in; ``faults`` grow by what a clinic must enter and has not.

    ``asked`` are the words that stand for a missing value; None where it is a line to write on.
    """

    def __init__(self, content: Content, clinic: Clinic, asked: Words | None) -> None:
        self.faults: list[Diagnostic] = []
        self.own = {**clinic.protocol, **clinic.values}
        self._declared = content.values
        self._help = help_lines(content, clinic)
        self._on_paper = asked is None
        self._asked = str(asked.filled(self._help)) if asked else BLANK
        self._values = self._help | {name: self.own.get(name, self._asked) for name in content.values}
        phones = {name for name, value in content.values.items() if value.kind == "phone"}
        lines = {name: linked(words, sure=not dialled(words)) for name, words in self._help.items()}
        called = lines | {name: linked(self._values[name]) for name in phones}
        self._called = {**self._values, **called}

    def __call__(self, words: Words, *, always: bool = False, long: bool = False, linked: bool | None = None) -> Words:
        """The words with their values; ``always`` says that none may be missing where they stand.

        ``long`` says that the words may have several lines: so may a value then that is all of a line. Telephone
        numbers are links, which titles, names and words for pictures cannot have, unless ``linked`` says so.
        """
        if "{" not in words:
            return words
        for name in placeholders(words):
            if name in self._declared:
                self._check(name, words, always)
                self._check_lines(name, words, _alone(words) if long else ())
        return self._marked(
            words, words.filled(self._called if (not always if linked is None else linked) else self._values)
        )

    def label_of_line(self, words: Words) -> Text | None:
        """The label of the value that is all of these words, where it is a line to write on; else None."""
        name = words.strip()[1:-1]
        is_line = self._on_paper and words.strip() == f"{{{name}}}" and name in self._declared and name not in self.own
        return self._declared[name].label if is_line else None

    def help_alone(self, words: Words) -> Words:
        """The words with the help lines filled in and nothing else."""
        return words.filled(self._help)

    def asked_for(self, name: str, label: Words) -> Words | None:
        """What the clinic enters behind a label; None where that is a line to write on."""
        given = self.own.get(name)
        if given is None and self._declared[name].required:
            self._lack(name, label, _REQUIRED)
        kind = self._declared[name].kind
        return Words(linked(given, sure=kind != "phone"), given.at) if given and kind in ("phone", "text") else given

    def _check(self, name: str, words: Words, always: bool) -> None:
        given, value = self.own.get(name), self._declared[name]
        if given is None and (always or value.required or value.kind == "dose"):
            self._lack(name, words, _NO_LINE if always else "a dose" if value.kind == "dose" else _REQUIRED)

    def _check_lines(self, name: str, words: Words, alone: Container[str]) -> None:
        given = self.own.get(name)
        if given is not None and "\n" in given and name not in alone:
            hint = f"it stands in a sentence in {words.at.file}, line {words.at.line}: give it in one line"
            self.faults.append(Diagnostic("wrong-value", given.at, f"the value '{name}' has several lines", hint))

    def _marked(self, words: Words, filled: Words) -> Words:
        """The filled words; what is filled in must leave the marks of the text whole."""
        if (mark := loose_mark(filled)) and not loose_mark(words):
            message = f"with what is filled in, '{mark}' makes nothing bold and no link"
            hint = "a value or a help line that stands here has stars or brackets: take them out"
            self.faults.append(Diagnostic("loose-mark", words.at, message, hint))
        return filled

    def _lack(self, name: str, words: Words, why: str) -> None:
        hint = f"add to clinic.yaml, under 'values:': {name}: ..."
        message = f"the clinic gives no '{name}': {why} must be there"
        self.faults.append(Diagnostic("missing-value", words.at, message, hint))


def filled_in(content: Content, clinic: Clinic) -> dict[str, str]:
    """The words of every help line and of every value that the clinic gives, by their names."""
    return help_lines(content, clinic) | {
        name: str(words) for name, words in {**clinic.protocol, **clinic.values}.items()
    }


def help_lines(content: Content, clinic: Clinic) -> dict[str, str]:
    """The words of every help line, by its name: the clinic's before those of the content."""
    own = {name: value for name, value in vars(clinic.help).items() if value}
    given = {**vars(content.help), **own}
    if "their_doctor" not in own and ("doctor" in own or not given["their_doctor"]):
        doctor = given["doctor"]
        given["their_doctor"] = Words(of_another(doctor), doctor.at)  # the clinic's own doctor reaches carers, too
    phone = clinic.phone[0].number if clinic.phone else None
    told = clinic.feedback or given["feedback"]
    name = told if clinic.has_long_name else clinic.name  # which stands beside it anyway
    asked = clinic.languages or phone or name or given["languages"] or given["doctor"]
    return {**given, "languages": asked, "feedback": told}


def linked(said: str, *, sure: bool = False) -> str:
    """A telephone number, or each whole one among other words, as a link that dials it; anything else as it is.

    ``sure`` says that the words may be about anything: then only what can be nothing else is taken for a number.
    """
    if "](" in said:
        return said
    for one in reversed(dialled_in(said, sure=sure)):
        said = f"{said[: one.start]}[{said[one.start : one.end]}]({one.href}){said[one.end :]}"
    return said


def _alone(words: Words) -> tuple[str, ...]:
    """The names of the values that are all of a line."""
    return tuple(_ALONE.findall(words))
