"""``b12docs watch``: make the documents again whenever a file is saved that they are made of."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from b12docs.cli.extras import need
from b12docs.cli.options import PATH, Load, Selection, TopicsCommand, finish, inputs, selection

if TYPE_CHECKING:
    from b12docs.api import Finish


@click.command("watch", cls=TopicsCommand)
@selection
@click.option("-o", "--output", type=PATH, metavar="DIR", help="Where to write. [default: output]")
@finish
@inputs
def command(selection: Selection, finish: Finish, output: Path | None, load: Load) -> None:
    """Make the documents, and again whenever a file is saved that they are made of; Ctrl-C ends it.

    What is wrong is shown, and the files stay as they were until it is mended.
    """
    need("preview", "watchfiles")
    from b12docs.cli.rounds import builder, told_rounds

    for one, _ in told_rounds(builder(load, selection, finish, output)):
        if one.number == 1:
            click.echo("waiting for changes; Ctrl-C ends it")
