"""Content x (audience, level) -> what that reader gets: each text at one level, and nothing meant for others."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any, TypeVar

from b12docs.language.english import of_another
from b12docs.records import record
from b12docs.schema.base import Model, keys
from b12docs.schema.clinic import Approval, Clinic
from b12docs.schema.content import Content, Label, MoreLink, Prompt, Scoped, Text
from b12docs.source.prose import Words
from b12docs.templates import view
from b12docs.templates.view import FIELDS, ById, Datum, Part, Review, View

P = TypeVar("P", bound=Part)
_CLASSES = {part.__name__: part for part in FIELDS}


@record
class Reader:
    """Who the document is for: the audience, the kind of text it reads, and the level."""

    audience: str
    reads: str
    level: str

    def is_meant(self, scopes: tuple[str, ...]) -> bool:
        """Whether a part with this ``for`` field is for this reader; an empty one is for everybody."""
        return not scopes or self.reads in scopes or f"{self.reads}/{self.level}" in scopes


def select(content: Content, clinic: Clinic, fingerprint: str, audience: str, level: str, paper: str = "") -> View:
    """What a layout may use, for one reader on one paper."""
    reader = Reader(audience, content.audiences[audience].reads, level)
    chooser = _Chooser(reader, content, clinic)
    return chooser.part(
        View, content,
        audience=audience, level=level, reads=reader.reads, paper=paper,
        references=chooser.references, sources=chooser.sources,
        clinic=chooser.part(view.Clinic, clinic), review=_review(chooser, content, clinic.approval, fingerprint),
    )  # fmt: skip


def _help(content: Content, clinic: Clinic) -> dict[str, str]:
    own = {name: value for name, value in vars(clinic.help).items() if value}
    given = {**vars(content.help), **own}
    if "their_doctor" not in own and ("doctor" in own or not given["their_doctor"]):
        given["their_doctor"] = of_another(given["doctor"])  # the clinic's own doctor reaches carers, too
    asked = clinic.languages or clinic.phone or clinic.name or given["languages"] or given["doctor"]
    return {**given, "languages": asked}


class _Chooser:
    """Turns the model into the view, with one text where the model has one for each level."""

    def __init__(self, reader: Reader, content: Content, clinic: Clinic) -> None:
        self.reader, self.values, self.protocol = reader, _help(content, clinic), clinic.protocol
        used = set[str]()
        self._gather(content, used)
        numbered = [one.id for one in content.references if one.id in used]  # in the order of content.yaml
        self.numbers = {name: number for number, name in enumerate(numbered, 1)}
        self.by_id = {one.id: self.part(view.Reference, one) for one in content.references}
        self.references = tuple(self.by_id[name] for name in numbered)
        self.sources = tuple(self.by_id[name] for name in content.sources)

    def part(self, kind: type[P], model: Model, **made: Any) -> P:
        """A part of the view, with what is ``made`` already and the other fields from the model."""
        made |= self._worked_out(model)
        found = {
            name: made[name] if name in made else self._field(getattr(model, name), declared)
            for name, declared in FIELDS[kind].items()
        }
        return kind(**found)

    def label(self, label: Label) -> Words:
        """The words of a label for this reader."""
        value = label.root
        for step in (self.reader.reads, self.reader.level):
            value = value[step] if isinstance(value, dict) else value
        assert isinstance(value, Words)
        return value.filled(self.values)

    def _worked_out(self, model: Model) -> dict[str, Any]:
        """What a part of the view has beyond its model's fields."""
        match model:
            case MoreLink():
                return {"reference": self.by_id[model.ref]}
            case Prompt():
                return {"text": self.protocol.get(model.id)}
        refs = getattr(model, "refs", ())
        return {"numbers": tuple(sorted(self.numbers[name] for name in refs))}

    def _field(self, value: Any, declared: str) -> Any:
        if isinstance(value, Words):
            return Datum(value, value.at) if declared.startswith("Datum") else value
        return self._seen(value) if self._is_meant(value) else None

    def _seen(self, value: Any) -> Any:
        match value:
            case Text():
                return value.root[self.reader.reads][self.reader.level].filled(self.values)
            case Label():
                return self.label(value)
            case Model():
                return self.part(_CLASSES[type(value).__name__], value)
            case tuple():
                return tuple(self._seen(entry) for entry in value if self._is_meant(entry))
            case dict():
                return ById({key: self._seen(entry) for key, entry in value.items()})
        return value

    def _is_meant(self, value: Any) -> bool:
        return not isinstance(value, Scoped) or self.reader.is_meant(value.meant_for)

    def _gather(self, value: Any, refs: set[str]) -> None:
        """Add every reference of what the view shows of this value."""
        if isinstance(value, tuple | dict):
            for entry in value.values() if isinstance(value, dict) else value:
                self._gather(entry, refs)
        elif isinstance(value, Model) and self._is_meant(value):
            model: Any = type(value)
            has_refs, inside = _inside(model)
            refs.update(value.refs if has_refs else ())  # type: ignore[attr-defined]
            for name in inside:
                self._gather(getattr(value, name), refs)


@cache
def _inside(model: type[Any]) -> tuple[bool, tuple[str, ...]]:
    """Whether a model has references, and the fields of it that the view shows and that may hold parts with some."""
    shown = FIELDS.get(View if model is Content else _CLASSES.get(model.__name__, Part), {})
    parts = [name for name, declared in shown.items() if any(part in declared for part in _CLASSES)]
    return "refs" in keys(model), tuple(name for name in parts if name in keys(model))


def _review(chooser: _Chooser, content: Content, approval: Approval | None, fingerprint: str) -> Review:
    def day(date: datetime.date) -> str:
        return f"{date.day}\u00a0{content.labels.months[date.month - 1]}\u00a0{date.year}"  # never broken over lines

    status = chooser.label(content.labels.draft)
    approved = approval is not None and approval.is_of(fingerprint)
    if approval and approved:
        values = {"name": approval.name, "role": approval.role, "date": day(approval.date)}
        status = chooser.label(content.labels.approved).filled(values)
    return Review(content.version, day(content.published), day(content.review_by), status, approved)
