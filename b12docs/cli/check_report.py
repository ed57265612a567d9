"""The report of ``b12docs check``: what was looked at, what was found, rule by rule, and each document in a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from b12docs.catalogue.plan import Skipped
from b12docs.cli.output import MOST_OF_A_RULE, counted, job_as_json
from b12docs.diagnostics import Diagnostic, Lowered
from b12docs.production.checking import Checked, CheckedDocument
from b12docs.production.findings import Figures, said_of
from b12docs.project.project import Project
from b12docs.rules.judgement import QUESTIONS, Judge, questions_for
from b12docs.rules.registry import GROUPS, Group
from b12docs.rules.severity import group_of

_TITLES: dict[Group, str] = {
    "safety": "Safety", "words": "Words", "structure": "Structure", "governance": "Governance", "files": "Files",
}  # fmt: skip
_NO_PROOF = "No check can tell whether anybody understands a text: let readers read it, and listen to them."


def report(
    checked: Checked, skipped: Iterable[Skipped], lowered: Sequence[Lowered], topics: Sequence[Project],
    everything: bool = False,
) -> Iterator[str]:  # fmt: skip
    """The lines of the report for people; ``everything`` tells every finding of a rule, not the first few."""
    yield from _looked_at(checked, topics)
    for group in GROUPS:
        yield from _group(group, [one for one in checked.found if group_of(one) == group], everything)
    yield from _documents(checked.documents, is_one_topic=len(topics) == 1)
    yield from _listed("Not looked at", list(dict.fromkeys(left.reason for left in skipped)))
    yield from _listed("Taken less seriously here", [str(one).removeprefix("lowered: ") for one in lowered])
    yield from _to_be_judged()
    yield ""
    yield _summary(checked)
    yield _NO_PROOF


def _looked_at(checked: Checked, topics: Sequence[Project]) -> Iterator[str]:
    """What was looked at, and how."""
    large = sum(bool(one.job.finish.edition) for one in checked.documents)
    usual = len(checked.documents) - large
    named = ", ".join(f"{one.content.id} (version {one.content.version})" for one in topics)
    yield f"Looked at: {named}, {counted(usual, 'document')} in usual form and {large} in large print."
    yield "Each was read by every rule and laid out on its pages. No file was written."


def _group(group: Group, found: Sequence[Diagnostic], everything: bool) -> Iterator[str]:
    """What was found of a group, rule by rule, those with errors first."""
    yield ""
    yield f"{_TITLES[group].upper()}: {_counted(found) or 'nothing found'}"
    rules: dict[str, list[Diagnostic]] = {}
    for one in sorted(found, key=lambda one: one.severity):  # as it happens, in the order of the alphabet
        rules.setdefault(one.rule, []).append(one)
    for rule, own in rules.items():
        told = own if everything else own[:MOST_OF_A_RULE]
        yield f"\n{rule}: {_counted(own)}"
        yield from map(str, told)
        if len(told) < len(own):
            yield f"… and {len(own) - len(told)} more: 'b12docs check --all' tells all of them"


def _documents(documents: Sequence[CheckedDocument], *, is_one_topic: bool) -> Iterator[str]:
    """A line for each document, and once how their figures were measured."""
    rows = [_row(one, is_one_topic=is_one_topic) for one in documents]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield "\nDOCUMENTS"
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    methods = dict.fromkeys(one.figures.method.partition("; SMOG est")[0] for one in documents if one.figures)
    yield from (f"Measured by {method}" for method in methods)


def _row(one: CheckedDocument, *, is_one_topic: bool) -> tuple[str, ...]:
    job = one.job
    name = (job.audience, job.level, job.layout, f"{job.paper}{', large print' if job.finish.edition else ''}")
    measured = said_of(one.figures) if one.figures else ""
    return (*(() if is_one_topic else (job.topic,)), *name, _counted(one.found) or "ok", measured)


def _listed(title: str, entries: Sequence[str]) -> Iterator[str]:
    if entries:
        yield f"\n{title.upper()}"
        yield from entries


def _to_be_judged() -> Iterator[str]:
    """The questions that are left to people, by who can answer them."""
    yield "\nWHAT NO PROGRAM CAN JUDGE"
    for who in get_args(Judge):
        yield f"for {_WHOM[who]}:"
        yield from (f"  {one.question} ({one.source})" for one in questions_for(who))


_WHOM: dict[Judge, str] = {
    "clinician": "a clinician", "editor": "an editor", "reader": "readers, or those who know them",
}  # fmt: skip


def _summary(checked: Checked) -> str:
    found, where = checked.found, f"in {counted(len(checked.documents), 'document')}"
    if any(one.severity == "error" for one in found):
        return f"Checks failed: {_counted(found)} {where}. 'b12docs build' refuses what has errors."
    return f"Checks passed: no error, {_counted(found) or 'no warning'} {where}."


def _counted(found: Sequence[Diagnostic]) -> str:
    """How many errors and warnings there are; nothing where there are none."""
    errors = sum(one.severity == "error" for one in found)
    counts = ((errors, "error"), (len(found) - errors, "warning"))
    return ", ".join(counted(count, name) for count, name in counts if count)


# --- for programs -----------------------------------------------------------------------------------------------------


def as_json(
    checked: Checked, skipped: Iterable[Skipped], lowered: Iterable[Lowered], topics: Sequence[Project]
) -> dict[str, Any]:
    """The report as the object of the contract: its documents have figures, and no path, since none was written."""
    from dataclasses import asdict

    contents = {one.content.id: one.inputs.content.as_posix() for one in topics}
    return {
        "documents": [_document(one, contents[one.job.topic]) for one in checked.documents],
        "skipped": [asdict(one) for one in skipped],
        "diagnostics": [one.as_json() | {"group": group_of(one)} for one in checked.found],
        "lowered": [one.as_json() for one in lowered],
        "to_be_judged": [asdict(one) for one in QUESTIONS],
    }


def _document(one: CheckedDocument, content: str) -> dict[str, Any]:
    figures = one.figures
    return {
        "path": None, **job_as_json(one.job), "pages": one.pages, "bytes": None, "sha256": None,
        "approved": one.approved, "topic": one.job.topic, "content": content, "errors": one.count("error"),
        "warnings": one.count("warning"), "figures": _figures(figures) if figures else None,
    }  # fmt: skip


def _figures(figures: Figures) -> dict[str, Any]:
    """What was measured, and how: grades of English; of other languages no grades, but lengths and their own scores."""
    other = figures.lengths
    if other is None:
        grades = {"fkgl": round(figures.fkgl, 2), "smog": round(figures.smog, 2)}
        return {**grades, "words": figures.words, "method": figures.method}
    return {
        "fkgl": None, "smog": None, other.counted: figures.words, "mean": round(other.mean, 2),
        "longest": other.longest, "counted": other.counted, "method": figures.method,
        "scores": [{"name": name, "value": round(one, 2), "band": band or None} for name, one, band in other.scores],
    }  # fmt: skip
