"""What a folder's list says of its documents and of the builds that made them, as values and as JSON.

Anything may have become of the list meanwhile: what is not of its form raises ValueError, KeyError or TypeError.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from b12docs.approval.changes import KINDS, Change
from b12docs.catalogue.finish import Finish
from b12docs.catalogue.plan import Job, Skipped
from b12docs.diagnostics import Diagnostic, Location, Lowered
from b12docs.production.made import Basis, Made, Origin, Result, Standing
from b12docs.records import record


@record
class Listed:
    """A document as the list knows it: its bytes, what it is, and what it follows from.

    ``source`` are its content and clinic file by their ways from the folder. ``inputs`` are those that it was last held
    against, and ``stale`` is why it does not follow from them, if so. What earlier versions wrote has no job.
    """

    sha256: str
    fingerprint: str = ""
    job: Job | None = None
    pages: int | None = None
    standing: Standing = Standing()
    source: tuple[str, str] = ("", "")
    inputs: str = ""
    stale: str = ""
    depends: str = ""
    code: str = ""
    texts: str = ""
    told: tuple[Diagnostic, ...] = ()
    places: str = ""

    def stays(self, today: datetime.date | None) -> bool:
        """Whether it depends on nothing that may change while the inputs don't: the day, or a file of an option."""
        due = self.standing.due
        return not (self.job and self.job.finish.profile) and not (due and today and due < today)

    def is_of(self, origin: Origin) -> bool:
        """Whether the same code would make the same bytes of this."""
        return bool(self.depends) and (self.depends, self.code) == (origin.depends, origin.code)


@record
class KnownBuild:
    """A whole build as the list knows it: what it follows from, the hashes of its documents, and what it said."""

    key: str
    topics: tuple[str, ...]
    inputs: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...]
    code: str
    documents: Mapping[str, str]
    skipped: tuple[Skipped, ...]
    warnings: tuple[Diagnostic, ...]
    lowered: tuple[Lowered, ...]
    groups: Mapping[str, str]
    days: Mapping[str, bool]


def listed(made: Made, source: tuple[str, str]) -> Listed:
    """A document that was made, as the list is to know it."""
    own = made.origin
    known = Listed(made.sha256, made.fingerprint, made.job, made.pages, made.standing, source)
    if own is None:
        return known
    return replace(
        known, inputs=own.inputs, depends=own.depends, code=own.code, texts=own.texts, told=own.told, places=own.places
    )


def document_as_json(one: Listed) -> dict[str, Any]:
    """A document's entry; what is empty is left out."""
    found = {
        "sha256": one.sha256, "content": one.fingerprint, "job": asdict(one.job) if one.job else None,
        "pages": one.pages, "standing": _standing_as_json(one.standing),
        "source": one.source if any(one.source) else None, "inputs": one.inputs,
        "stale": one.stale, "depends": one.depends, "code": one.code, "texts": one.texts,
        "told": [diagnostic_as_json(told) for told in one.told], "places": one.places,
    }  # fmt: skip
    return {name: value for name, value in found.items() if value not in ("", None, [])}


def document_from_json(about: Any) -> Listed:
    """The document of an entry; the form before this one had nothing but the hashes of file and content."""
    words = {name: _text(about, name) for name in ("inputs", "stale", "depends", "code", "texts", "places")}
    content, clinic = about.get("source", ("", ""))
    return Listed(
        sha256=_text(about, "sha256"), fingerprint=_text(about, "content"), job=_job(about.get("job")),
        pages=_number(about.get("pages")), standing=_standing(about.get("standing")),
        source=(_checked(content, str), _checked(clinic, str)),
        told=tuple(map(diagnostic_from_json, about.get("told", ()))), **words,
    )  # fmt: skip


def build_as_json(basis: Basis, result: Result) -> dict[str, Any]:
    """The entry of a build that has been written."""
    return {
        "key": basis.key, "topics": basis.topics, "inputs": basis.inputs, "beside": basis.beside, "code": basis.code,
        "documents": {one.name: one.sha256 for one in result.made}, "skipped": [asdict(one) for one in basis.skipped],
        "warnings": [diagnostic_as_json(one) for one in result.warnings],
        "lowered": [[one.rule, one.was, one.severity, one.because, *one.at] for one in result.lowered],
        "groups": dict(result.groups), "days": days(result.made, basis.today),
    }  # fmt: skip


def build_from_json(about: Any) -> KnownBuild:
    """The build of an entry."""
    return KnownBuild(
        key=_checked(about["key"], str), topics=_texts(about["topics"]), inputs=_texts(about["inputs"]),
        beside=tuple(map(_texts, _checked(about["beside"], list))), code=_checked(about["code"], str),
        documents={name: _checked(value, str) for name, value in about["documents"].items()},
        skipped=tuple(Skipped(**_all_text(one)) for one in about["skipped"]),
        warnings=tuple(map(diagnostic_from_json, about["warnings"])),
        lowered=tuple(map(_lowered, about["lowered"])), groups=_all_text(about["groups"]),
        days={day: _checked(is_so, bool) for day, is_so in about["days"].items()},
    )  # fmt: skip


def diagnostic_as_json(one: Diagnostic) -> list[Any]:
    """A diagnostic as the list keeps it, and what is kept from run to run."""
    return [one.rule, one.at.file, one.at.line, one.at.column, one.message, one.hint, one.severity]


def diagnostic_from_json(about: Any) -> Diagnostic:
    """The diagnostic of an entry."""
    rule, file, line, column, message, hint, severity = about
    if severity not in ("error", "warning"):
        raise ValueError(severity)
    at = Location(_checked(file, str), _number(line), _number(column))
    return Diagnostic(_checked(rule, str), at, _checked(message, str), _checked(hint, str), severity)


def days(made: Iterable[Made], today: datetime.date) -> dict[str, bool]:
    """All that documents know of the day: whether those of reviews have passed, and those of approvals have come."""
    found: dict[str, bool] = {}
    for one in made:
        if one.standing.due:
            found[f"due {one.standing.due}"] = one.standing.due < today
        if one.standing.on:
            found[f"approved {one.standing.on}"] = one.standing.on <= today
    return found


def _standing_as_json(one: Standing) -> dict[str, Any] | None:
    changed = [[change.id, change.kind, change.before, change.now] for change in one.changed]
    found = {
        "approved": one.approved,
        "by": one.by,
        "on": _as_text(one.on),
        "changed": changed,
        "due": _as_text(one.due),
    }
    return found if any(found.values()) else None


def _as_text(day: datetime.date | None) -> str | None:
    return str(day) if day else None


def _standing(about: Any) -> Standing:
    if about is None:
        return Standing()
    changed = tuple(Change(*one) for one in about["changed"])
    if any(one.kind not in KINDS for one in changed):
        raise ValueError(changed)
    return Standing(
        _checked(about["approved"], bool), _checked(about["by"], str), _day(about["on"]), changed, _day(about["due"])
    )


def _day(about: Any) -> datetime.date | None:
    return None if about is None else datetime.date.fromisoformat(about)


def _lowered(about: Any) -> Lowered:
    *words, file, line, column = about
    at = Location(_checked(file, str), _number(line), _number(column))
    rule, was, severity, because = _texts(words)
    return Lowered(rule, was, severity, because, at)


def _job(about: Any) -> Job | None:
    if about is None:
        return None
    finish = Finish(**{name: _checked(value, bool if name in ("grey", "press") else str)
                       for name, value in about["finish"].items()})  # fmt: skip
    own = {name: value for name, value in about.items() if name not in ("finish", "variant")}
    return Job(**_all_text(own), variant=_texts(about["variant"]), finish=finish)


def _all_text(about: Any) -> dict[str, str]:
    return {name: _checked(value, str) for name, value in about.items()}


def _texts(about: Any) -> tuple[str, ...]:
    return tuple(_checked(one, str) for one in _checked(about, list))


def _text(about: Any, name: str) -> str:
    value: str = _checked(about.get(name, ""), str)
    return value


def _number(value: Any) -> int | None:
    return None if value is None else _checked(value, int)


def _checked(value: Any, kind: type) -> Any:
    """The value, if it is of this kind."""
    if not isinstance(value, kind):
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value
