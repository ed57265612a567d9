"""The model of clinic.yaml: what differs between clinics."""

from __future__ import annotations

import re
from typing import Annotated

from b12docs.records import field
from b12docs.schema.base import After, Before, Length, Lines, Link, Model, Names, ValueName, Written
from b12docs.source.prose import Words

LONG_NAME = 56  # letters


def _no_address(value: str) -> str:
    return (
        ""
        if re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+", value)
        else "this is no e-mail address: write it like desk@clinic.example"
    )


Email = Annotated[Words, After(_no_address)]


class Logo(Model):
    """A picture beside clinic.yaml (PNG or JPEG) and the words that stand for it."""

    file: Words
    alt: Words


def _no_label(value: str) -> str:
    if not re.search(r"\w", re.sub(r"[(（]\s*[)）]", "", value)):
        return "this label has no words: say whose the number is or what for, or leave it out"
    if re.search(r"[(（]\s*[)）]", value):
        return "in this label a bracket is empty: write something into it, or take it out"
    inside = 0
    for mark in re.findall(r"[()（）]", value):
        inside += 1 if mark in "(（" else -1
        if inside not in (0, 1):
            break
    return "" if not inside else "in this label a bracket is missing, or one stands in another"


class Phone(Model):
    """A telephone number; its label says whose or what for."""

    number: Words
    label: Annotated[Words, After(_no_label)] | None = None


def _numbers(value: object) -> object:
    """One number, or several with a label each, as a list of phones."""
    listed = value if isinstance(value, list) else [value]
    return [{"number": one} if isinstance(one, str) else one for one in listed]


_SAID = {"type": "string", "pattern": r"\S"}
_PHONE = {
    "type": "object",
    "required": ["number"],
    "additionalProperties": False,
    "properties": {"number": _SAID, "label": _SAID},
}
_PHONES = Written({"anyOf": [_SAID, {"type": "array", "minItems": 1, "items": {"anyOf": [_SAID, _PHONE]}}]})


class ClinicHelp(Model):
    """The help lines that differ from those of content.yaml."""

    emergency: Words | None = None
    emergency_place: Words | None = None
    urgent: Words | None = None
    doctor: Words | None = None
    their_doctor: Words | None = None


class Clinic(Model):
    """clinic.yaml: what differs between clinics. Every field may be left out.

    ``address`` and ``hours`` may have several lines. ``feedback`` is whom to tell what one thinks of a document, and
    ``funding`` who paid for it. ``values`` are what texts name in braces; those of the protocol
    box may stand under ``protocol``, too.
    """

    name: Words | None = None
    phone: Annotated[tuple[Phone, ...], Before(_numbers), Length(1), _PHONES] = ()
    email: Email | None = None
    web: Link | None = None
    address: Lines | None = None
    hours: Lines | None = None
    languages: Words | None = None
    feedback: Words | None = None
    funding: Words | None = None
    logo: Logo | None = None
    accent: Words | None = None
    theme: Words | None = None
    help: ClinicHelp = ClinicHelp()
    paper: Names = ()
    values: dict[ValueName, Lines] = field(default_factory=dict)
    protocol: dict[str, Lines] = field(default_factory=dict)

    @property
    def has_long_name(self) -> bool:
        """Whether its name is so long that it stands once where room is short."""
        return len(self.name or "") >= LONG_NAME
