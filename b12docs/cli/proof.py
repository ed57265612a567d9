"""``b12docs proof``: a PDF for whoever approves the documents."""

from __future__ import annotations

from pathlib import Path

import click

from b12docs.cli.ending import interruptible
from b12docs.cli.options import PATH, Load, Selection, TopicsCommand, inputs, selection_of_all
from b12docs.cli.output import counted


@click.command("proof", cls=TopicsCommand)
@selection_of_all
@click.option("-o", "--output", type=PATH, metavar="FILE", help="Where to write. [default: output/<id>-proof.pdf]")
@inputs
def command(selection: Selection, output: Path | None, load: Load) -> None:
    """Write a PDF for whoever approves: what documents say, what it rests on, what has changed, and where to sign."""
    from b12docs import api
    from b12docs.diagnostics import SelectionError
    from b12docs.production.proof import proof
    from b12docs.production.store import replace_file
    from b12docs.source.files import shown

    topics = load()
    if output and len(topics) > 1:
        raise SelectionError("-o names one file: name one topic by --content")
    for project in topics:
        jobs = api.plan(project, **selection).jobs
        path = output or Path("output", f"{project.content.id}-proof.pdf")
        data = proof(project, jobs)
        with interruptible():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, data)
        click.echo(f"{shown(path)}: {counted(len(jobs), 'document')}, {len(data) / 1000:.0f} KB")
