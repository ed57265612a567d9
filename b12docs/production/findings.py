"""What rules say of a topic and of a job's document, and its figures: worked out once, and kept."""

from __future__ import annotations

import json
from typing import Any

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, Location
from b12docs.document.leaves import plain_text
from b12docs.production.listed import diagnostic_as_json, diagnostic_from_json
from b12docs.production.rendering import Rendered
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.rules.reading import ReadDocument, ReadTopic
from b12docs.rules.registry import run
from b12docs.source.cache import kept

_MAKERS = tuple(
    f"b12docs.{room}" for room in ("language", "readability", "document", "schema", "templates", "rules", "production")
)


@record
class Figures:
    """The reading level of a document: its words, its grades by FKGL and SMOG, and how they were measured."""

    words: int
    fkgl: float
    smog: float
    method: str


@record
class Findings:
    """What rules found of a document, at their own severity, and its figures; None where it has no sentences."""

    found: tuple[Diagnostic, ...]
    figures: Figures | None


def subject_of(project: Project, job: Job, ready: Rendered) -> ReadDocument:
    """A job's document as rules of words and structure look at it."""
    at = Location(project.layouts.all[job.version].file.name, 1, 1)
    view, edition = ready.view, job.finish.edition
    return ReadDocument(ready.document, project.content, view, job.layout, at, job.paper, edition, _entered(project))


def _entered(project: Project) -> tuple[str, ...]:
    """What the clinic has entered for the braces of texts."""
    clinic = project.clinic
    help_lines = (str(value) for value in vars(clinic.help).values() if value)
    return (*map(str, clinic.protocol.values()), *map(str, clinic.values.values()), *help_lines)


def findings_of(project: Project, job: Job, ready: Rendered) -> Findings:
    """What the rules of documents say of a job's document, and its figures.

    They follow from the files, the job, and who approved it by which day, and are kept by these: the next run that
    finds them unchanged is spared it.
    """
    standing = (str(ready.view.review.status), plain_text(ready.document.notice))
    given = "\n".join((_files(project), job.version, str(job), *standing))
    return _from_text(kept("reading", _MAKERS, given, lambda: _as_text(_found(subject_of(project, job, ready)))))


def findings_of_topic(project: Project) -> tuple[Diagnostic, ...]:
    """What the rules of whole topics say, at their own severity; it follows from the files, and is kept by these."""

    def found() -> str:
        subject = ReadTopic(project.content, project.clinic, project.loaded.tree)
        return _as_text(Findings(tuple(run("whole", subject)), None))

    return _from_text(kept("read-topic", _MAKERS, _files(project), found)).found


def _files(project: Project) -> str:
    """What the files hold, and how messages name them."""
    return "\n".join(
        (project.snapshot.sha256, *(f"{name} {file.name}" for name, file in project.snapshot.files.items()))
    )


def _found(subject: ReadDocument) -> Findings:
    found, own = tuple(run("document", subject)), subject.figures
    return Findings(found, Figures(own.words, own.fkgl, own.smog, own.method) if own else None)


def _as_text(findings: Findings) -> str:
    found = [diagnostic_as_json(one) for one in findings.found]
    own = findings.figures
    return json.dumps({"found": found, "figures": (own.words, own.fkgl, own.smog, own.method) if own else None})


def _from_text(text: str) -> Findings:
    value: dict[str, Any] = json.loads(text)
    found = tuple(map(diagnostic_from_json, value["found"]))
    return Findings(found, Figures(*value["figures"]) if value["figures"] else None)
