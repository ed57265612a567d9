"""``b12docs proof``: a PDF for whoever approves the documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from b12docs.cli.build import usual_target
from b12docs.cli.ending import interruptible
from b12docs.cli.options import Load, Selection, Target, TopicsCommand, inputs, output, selection_of_all
from b12docs.cli.output import counted, report
from b12docs.diagnostics import SelectionError

if TYPE_CHECKING:
    from b12docs.api import Project


@click.command("proof", cls=TopicsCommand)
@selection_of_all
@output
@inputs
def command(selection: Selection, output: Target | None, load: Load) -> None:
    """Write a PDF for whoever approves: what documents say, what it rests on, what has changed, and where to sign.

    One that somebody has written notes into is kept under another name.
    """
    from b12docs import api
    from b12docs.production.proof import proof
    from b12docs.production.store import replace_own
    from b12docs.source.files import shown
    from b12docs.writers.pdf.file import is_as_written

    topics, target = load(), output or usual_target()
    _refuse_wrong_file(target, topics)
    for project in topics:
        jobs = api.plan(project, **selection).jobs
        path = target.folder / (target.name or f"{project.content.id}-proof.pdf")
        data = proof(project, jobs)
        with interruptible():
            replace_own(path, data, is_as_written, lambda warning: report([warning]))
        click.echo(f"{shown(path)}: {counted(len(jobs), 'document')}, {len(data) / 1000:.0f} KB")


def _refuse_wrong_file(target: Target, topics: Sequence[Project]) -> None:
    if target.name and len(topics) > 1:
        raise SelectionError("-o names one file: name one topic by --content, or a folder")
    if target.name and not target.name.lower().endswith(".pdf"):
        raise SelectionError(f"-o: '{target.name}' is no name for a proof: end it with .pdf, or with / for a folder")
