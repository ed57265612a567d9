"""``b12docs init``: hand out a project of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from b12docs.cli.ending import Command, interruptible
from b12docs.cli.options import PATH, Load, inputs


@click.command("init", cls=Command)
@click.argument("folder", type=PATH, metavar="DIR")
@inputs
def command(folder: Path, load: Load) -> None:
    """Put a content.yaml, a clinic.yaml and layouts/ of your own into DIR."""
    from b12docs.production.store import create
    from b12docs.project.scaffold import already_there, handed_out
    from b12docs.source.files import shown

    existing = already_there(folder)
    if existing:
        names = ", ".join(shown(path) for path in existing)
        raise click.UsageError(f"nothing was written, because these are already there: {names}")
    files = handed_out(folder)
    with interruptible():
        create(files)
    for path in files:
        click.echo(shown(path))
    click.echo(f"Next: change clinic.yaml and content.yaml there, then run 'b12docs build' in {shown(folder)}.")
