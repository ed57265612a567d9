"""Finished PDFs looked at, whoever made them: ``b12docs check --pdf``."""

from __future__ import annotations

from pathlib import Path

from b12docs.diagnostics import Diagnostic
from b12docs.inspection.facts import Facts
from b12docs.inspection.reading import read
from b12docs.records import record
from b12docs.rules.finished import Finished
from b12docs.rules.registry import run
from b12docs.source.files import shown


@record
class Inspection:
    """What was found in a finished PDF, and what the rules say of it, by page.

    No finding means that these checks passed. That is no certificate: what a machine cannot judge, a person must.
    """

    path: Path
    facts: Facts
    findings: tuple[Diagnostic, ...]

    @property
    def pages(self) -> int:
        """How many pages the file has."""
        return self.facts.page_count


def inspect(path: Path) -> Inspection:
    """Look at the PDF at the path.

    Raises InputError where it cannot be read, MachineError where the libraries that read it are missing.
    """
    file = shown(path)
    facts = read(path, file)
    return Inspection(path, facts, tuple(judged(file, facts)))


def judged(file: str, facts: Facts) -> list[Diagnostic]:
    """What the rules say of these facts of a file, by page, the whole file first."""
    return sorted(run("pdf", Finished(file, facts)), key=lambda one: one.at.page or 0)
