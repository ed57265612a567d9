"""Content x (audience, level) -> what that reader gets: each text at one level, and nothing meant for others."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel

from b12docs.schema.clinic import Approval, Clinic
from b12docs.schema.content import Content, Label, Reference, Scoped, Text
from b12docs.source.prose import Words


@dataclass(frozen=True)
class Reader:
    """Who the document is for: the audience, the kind of text it reads, and the level."""

    audience: str
    reads: str
    level: str

    def is_meant(self, scopes: tuple[str, ...]) -> bool:
        """Whether a part with this ``for`` field is for this reader; an empty one is for everybody."""
        return not scopes or self.reads in scopes or f"{self.reads}/{self.level}" in scopes


def select(content: Content, clinic: Clinic, fingerprint: str, audience: str, level: str) -> SimpleNamespace:
    """The names that a layout may use, for one reader."""
    reader = Reader(audience, content.audiences[audience].reads, level)
    help_lines = _help(content, clinic)
    view: SimpleNamespace = _Chooser(reader, help_lines).view(content)
    _number_references(view, content.references)
    view.clinic = clinic
    view.audience, view.level, view.reads = audience, level, reader.reads
    view.review = _review(view, content, clinic.approval, fingerprint)
    if view.protocol:
        for prompt in view.protocol.prompts:
            prompt.text = clinic.protocol.get(prompt.id)
    return view


def is_approved(approval: Approval | None, fingerprint: str) -> bool:
    """Whether this very content was approved."""
    return approval is not None and approval.fingerprint.strip() == fingerprint


def _help(content: Content, clinic: Clinic) -> dict[str, str]:
    given = {**content.help.model_dump(), **{name: value for name, value in clinic.help.model_dump().items() if value}}
    asked = clinic.languages or clinic.phone or clinic.name or given["languages"] or given["doctor"]
    return {**given, "languages": asked}


class _Chooser:
    """Turns the model into plain namespaces, with one text where the model has one for each level."""

    def __init__(self, reader: Reader, values: dict[str, str]) -> None:
        self.reader, self.values = reader, values

    def view(self, value: Any) -> Any:
        if isinstance(value, Text):
            return value.root[self.reader.reads][self.reader.level].filled(self.values)
        if isinstance(value, Label):
            return self._label(value.root).filled(self.values)
        if isinstance(value, BaseModel):
            return SimpleNamespace(**{name: self._field(getattr(value, name)) for name in type(value).model_fields})
        if isinstance(value, tuple):
            return tuple(self.view(entry) for entry in value if self._is_meant(entry))
        if isinstance(value, dict):
            return {key: self.view(entry) for key, entry in value.items()}
        return value

    def _field(self, value: Any) -> Any:
        return self.view(value) if self._is_meant(value) else None

    def _is_meant(self, value: Any) -> bool:
        return not isinstance(value, Scoped) or self.reader.is_meant(value.meant_for)

    def _label(self, value: Any) -> Words:
        for step in (self.reader.reads, self.reader.level):
            value = value[step] if isinstance(value, dict) else value
        assert isinstance(value, Words)
        return value


def _namespaces(view: Any) -> Iterator[SimpleNamespace]:
    """Every namespace of the view, in reading order, parents before their parts."""
    if isinstance(view, SimpleNamespace):
        yield view
        view = tuple(vars(view).values())
    if isinstance(view, tuple | dict):
        for value in view.values() if isinstance(view, dict) else view:
            yield from _namespaces(value)


def _number_references(view: SimpleNamespace, references: tuple[Reference, ...]) -> None:
    """Number what is used, in the order of content.yaml, and give each statement its numbers."""
    sourced = [part for part in _namespaces(view) if hasattr(part, "refs")]
    used = {name for part in sourced for name in part.refs}
    view.references = tuple(one for one in view.references if one.id in used)
    numbers = {reference.id: number for number, reference in enumerate(view.references, 1)}
    by_id = {reference.id: reference for reference in references}
    view.sources = tuple(by_id[name] for name in view.sources)
    for link in view.more.links:
        link.reference = by_id[link.ref]
    for part in sourced:
        part.numbers = sorted(numbers[name] for name in part.refs)


def _review(view: SimpleNamespace, content: Content, approval: Approval | None, fingerprint: str) -> SimpleNamespace:
    def day(date: datetime.date) -> str:
        return f"{date.day}\u00a0{content.labels.months[date.month - 1]}\u00a0{date.year}"  # never broken over lines

    status = view.labels.draft
    if approval and is_approved(approval, fingerprint):
        values = {"name": approval.name, "role": approval.role, "date": day(approval.date)}
        status = view.labels.approved.filled(values)
    return SimpleNamespace(
        version=content.version,
        published=day(content.published),
        review_by=day(content.review_by),
        status=status,
        approved=is_approved(approval, fingerprint),
    )
