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
from b12docs.readability.meter import Lengths
from b12docs.records import record
from b12docs.rules.reading import ReadDocument, ReadTopic
from b12docs.rules.registry import run
from b12docs.source.cache import kept

_MAKERS = tuple(
    f"b12docs.{room}" for room in ("language", "readability", "document", "schema", "templates", "rules", "production")
)


@record
class OtherFigures:
    """What was measured of a document in another language than English.

    ``counted`` is what a sentence was counted by (``words``, ``characters``), ``mean`` how many a sentence has, and
    ``longest`` how many the longest has. ``scores`` are those that are published for the language: name, value, band.
    """

    counted: str
    mean: float
    longest: int
    scores: tuple[tuple[str, float, str], ...] = ()


@record
class Figures:
    """The reading level of a document: its words, its grades by FKGL and SMOG, and how they were measured.

    A document in another language than English has no grades: ``fkgl`` and ``smog`` are 0, and ``lengths`` says what
    was measured instead.
    """

    words: int
    fkgl: float
    smog: float
    method: str
    lengths: OtherFigures | None = None


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
    found, own, lengths = tuple(run("document", subject)), subject.figures, subject.lengths
    if own:
        return Findings(found, Figures(own.words, own.fkgl, own.smog, own.method))
    return Findings(found, _of_lengths(lengths) if lengths else None)


def _of_lengths(own: Lengths) -> Figures:
    scores = tuple((one.name, one.value, one.band) for one in own.scores)
    other = OtherFigures(own.counted, own.mean_words, own.longest.words, scores)
    return Figures(own.words, 0.0, 0.0, own.method, other)


def _as_text(findings: Findings) -> str:
    found = [diagnostic_as_json(one) for one in findings.found]
    own = findings.figures
    figures = (own.words, own.fkgl, own.smog, own.method) if own else None
    lengths = (
        (own.lengths.counted, own.lengths.mean, own.lengths.longest, own.lengths.scores)
        if own and own.lengths
        else None
    )
    return json.dumps({"found": found, "figures": figures, "lengths": lengths})


def _from_text(text: str) -> Findings:
    value: dict[str, Any] = json.loads(text)
    found = tuple(map(diagnostic_from_json, value["found"]))
    if not value["figures"]:
        return Findings(found, None)
    words, fkgl, smog, method = value["figures"]
    return Findings(found, Figures(words, fkgl, smog, method, _lengths(value["lengths"])))


def _lengths(value: Any) -> OtherFigures | None:
    if not value:
        return None
    counted, mean, longest, scores = value
    return OtherFigures(counted, mean, longest, tuple((name, one, band) for name, one, band in scores))


def said_of(figures: Figures) -> str:
    """The figures in a line: grades of English; of other languages what is measured of them."""
    other = figures.lengths
    if other is None:
        return f"FKGL {figures.fkgl:.1f}, SMOG {figures.smog:.1f}, {figures.words} words"
    scores = (f"{name} {value:.1f}{f' ({band})' if band else ''}" for name, value, band in other.scores)
    lengths = f"{other.mean:.1f} {other.counted} a sentence, {other.longest} in the longest"
    return ", ".join((*scores, lengths, f"{figures.words} {other.counted}"))
