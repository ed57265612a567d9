"""``b12docs check --pdf``: the report of finished PDFs, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from b12docs.cli.ending import AT_FAULT
from b12docs.cli.output import MOST_OF_A_RULE, as_text, counted
from b12docs.diagnostics import Diagnostic, InputError
from b12docs.inspection.facts import Facts, sized
from b12docs.production.inspecting import Inspection, inspect
from b12docs.records import record
from b12docs.source.files import shown

_NO_PROOF = (
    "What no program can judge, a person must: look at the pages, and listen to what a screen reader makes of them."
)
_KINDS = ("Table", "Figure", "L", "Link")  # of tags, that a report counts by name


@record
class Looked:
    """A file, what the rules say of it, and what was found in it; nothing was where it can't be read."""

    path: Path
    findings: tuple[Diagnostic, ...]
    facts: Facts | None = None


def check(paths: Sequence[Path], *, everything: bool, json: bool) -> None:
    """Look at the files and print the report, whole or the first findings of each rule; errors end with status 1.

    Raises MachineError where what reads finished PDFs is missing.
    """
    files = [_looked(path) for path in paths]
    if json:
        click.echo(as_text(as_json(files)))
    else:
        for line in report(files, everything=everything):
            click.echo(line)
    if any(one.severity == "error" for file in files for one in file.findings):
        raise SystemExit(AT_FAULT)


def _looked(path: Path) -> Looked:
    """A file that can't be read has its fault for a finding; the others are looked at all the same."""
    try:
        found: Inspection = inspect(path)
    except InputError as error:
        return Looked(path, error.diagnostics)
    return Looked(path, found.findings, found.facts)


def report(files: Sequence[Looked], *, everything: bool) -> Iterator[str]:
    """The lines of the report for people; ``everything`` tells every finding of a rule, not the first few."""
    yield "Looked at as finished files: tags, text, fonts, the picture of each page, and what a file holds beside them."
    for one in files:
        yield f"\n{shown(one.path)}"
        yield from (f"  {line}" for line in _described(one.facts)) if one.facts else ()
        yield from _told(one.findings, len(one.findings) if everything else MOST_OF_A_RULE)
        yield _summary(one.findings)
    yield f"\n{_NO_PROOF}"


def _told(found: Sequence[Diagnostic], most: int) -> Iterator[str]:
    """The findings in their order, of each rule so many, and how many more there are."""
    met: Counter[str] = Counter()
    for one in found:
        met[one.rule] += 1
        if met[one.rule] <= most:
            yield str(one)
    if left := sum(max(0, count - most) for count in met.values()):
        yield f"… and {left} more on other pages: 'b12docs check --all --pdf FILE' tells all of them"


def _described(facts: Facts) -> Iterator[str]:
    """What a file is, in a few lines."""
    pages = _many(facts.page_count, "page")
    yield f"'{facts.title or 'without a title'}', {pages}, in {facts.language or 'no language that is named'}"
    yield f"says that it keeps {', '.join(facts.claims)}" if facts.claims else "names no standard that it keeps"
    kinds = [(kind, sum(one.kind == kind for one in facts.elements)) for kind in _KINDS]
    some = ", ".join(f"{count} {kind}" for kind, count in kinds if count)
    yield f"{_many(len(facts.elements), 'tag')}{f', of these {some}' if some else ''}"
    if sizes := sized(facts.runs):
        least = min(sizes)
        share = 100 * sizes[least] / sum(sizes.values())
        yield f"smallest type {least:g} pt ({share:.1f} % of the letters), largest {max(sizes):g} pt"


def _summary(found: Sequence[Diagnostic]) -> str:
    errors = sum(one.severity == "error" for one in found)
    warnings = _many(len(found) - errors, "warning")
    return (
        f"Checks failed: {_many(errors, 'error')}, {warnings}." if errors else f"Checks passed: no error, {warnings}."
    )


def _many(count: int, name: str) -> str:
    return counted(count, name) if count else f"no {name}s"


def as_json(files: Sequence[Looked]) -> dict[str, Any]:
    """The report as the object of the contract; ``facts`` is null where a file can't be read."""
    return {
        "documents": [_document(one) for one in files],
        "skipped": [],
        "diagnostics": [finding.as_json() for one in files for finding in one.findings],
    }


def _document(one: Looked) -> dict[str, Any]:
    errors = sum(finding.severity == "error" for finding in one.findings)
    return {
        "path": one.path.as_posix(), "format": "pdf", "pages": one.facts.page_count if one.facts else None,
        "errors": errors, "warnings": len(one.findings) - errors,
        "facts": one.facts.summary() if one.facts else None,
    }  # fmt: skip
