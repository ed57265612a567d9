"""``b12docs watch``: make the documents again whenever a file is saved that they are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from b12docs.cli.build import Asked, usual_target
from b12docs.cli.options import (
    Load,
    Selection,
    Target,
    TopicsCommand,
    allow_expired,
    finish,
    inputs,
    output,
    selection,
    today,
)
from b12docs.extras import need

if TYPE_CHECKING:
    from datetime import date

    from b12docs.api import Finish


@click.command("watch", cls=TopicsCommand)
@selection
@output
@allow_expired
@today
@finish
@inputs
def command(
    selection: Selection, finish: Finish, output: Target | None, allow_expired: bool, today: date | None, load: Load
) -> None:  # fmt: skip
    """Make the documents, and again whenever a file is saved that they are made of; Ctrl-C ends it.

    What is wrong is shown, and the files stay as they were until it is mended.
    """
    need("preview", "watchfiles")
    from b12docs.cli.rounds import builder, told_rounds

    asked = Asked(selection, finish, output or usual_target(), today, allow_expired, quiet=True)
    for one, _ in told_rounds(builder(load, asked)):
        if one.number == 1:
            click.echo("waiting for changes; Ctrl-C ends it")
