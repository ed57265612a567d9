"""The model of clinic.yaml: what differs between clinics."""

from __future__ import annotations

import datetime
import re
from typing import Annotated

from b12docs.records import field
from b12docs.schema.base import After, Link, Model, Names, written
from b12docs.source.prose import Words

_FINGERPRINT = "the 16 letters and figures that 'b12docs list' prints"


def _no_fingerprint(value: str) -> str:
    return "" if re.fullmatch(r"[0-9a-f]{16}", value.strip()) else f"this is no fingerprint: copy {_FINGERPRINT}"


Fingerprint = Annotated[Words, After(_no_fingerprint), written("[0-9a-f]{16}", _FINGERPRINT, or_number=True)]


class Logo(Model):
    """A picture beside clinic.yaml (PNG or JPEG) and the words that stand for it."""

    file: Words
    alt: Words


class Approval(Model):
    """Who approved the content, when, and the fingerprint (``b12docs list`` prints it) of what was approved."""

    name: Words
    role: Words
    date: datetime.date
    fingerprint: Fingerprint

    def is_of(self, fingerprint: str) -> bool:
        """Whether it is this very content that was approved."""
        return self.fingerprint.strip() == fingerprint


class ClinicHelp(Model):
    """The help lines that differ from those of content.yaml."""

    emergency: Words | None = None
    emergency_place: Words | None = None
    urgent: Words | None = None
    doctor: Words | None = None
    their_doctor: Words | None = None


class Clinic(Model):
    """clinic.yaml: what differs between clinics. Every field may be left out."""

    name: Words | None = None
    phone: Words | None = None
    web: Link | None = None
    address: Words | None = None
    languages: Words | None = None
    logo: Logo | None = None
    accent: Words | None = None
    theme: Words | None = None
    help: ClinicHelp = ClinicHelp()
    paper: Names = ()
    protocol: dict[str, Words] = field(default_factory=dict)
    approval: Approval | None = None
