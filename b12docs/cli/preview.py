"""``b12docs preview``: the pages as pictures, on a page of this computer that follows each change, or in files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from b12docs.cli.build import Asked, usual_target
from b12docs.cli.ending import interruptible
from b12docs.cli.options import (
    PATH,
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
from b12docs.cli.output import report_briefly, stands
from b12docs.diagnostics import InputError, SelectionError
from b12docs.extras import need

if TYPE_CHECKING:
    from datetime import date

    from b12docs.api import Finish
    from b12docs.cli.rounds import Build
    from b12docs.handover.board import Board, Sheet
    from b12docs.production.watching import Round

_PICTURES = "pictures"
_BEGUN = "Something has changed: the pages are being made again"


@click.command("preview", cls=TopicsCommand)
@selection
@output
@allow_expired
@today
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Of the page. [default: a free one]")
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--png",
    is_flag=False,
    flag_value=_PICTURES,
    type=PATH,
    metavar="[DIR]",
    help="Write a picture of every page, and one of all together, and end. [default: pictures]",
)
@click.option("--dpi", type=click.IntRange(20, 600), default=100, show_default=True, help="Of these pictures.")
@finish
@inputs
def command(
    selection: Selection, finish: Finish, output: Target | None, allow_expired: bool, today: date | None, port: int,
    opens: bool, png: Path | None, dpi: int, load: Load,
) -> None:  # fmt: skip
    """Show the pages as pictures in the browser, and again whenever a file is saved; Ctrl-C ends it.

    With --grey they are shown as a printer that knows only black prints the documents in colour.
    """
    need("preview", "pypdfium2", "watchfiles")
    if finish.format != "pdf":
        raise SelectionError(f"--format {finish.format} has no pages to be shown", "leave it out")
    in_colour = replace(finish, grey=False)
    asked = Asked(selection, in_colour, output or usual_target(), today, allow_expired, quiet=True)
    if png is not None:
        _write_pictures(load, asked, png, dpi, is_grey=finish.grey)
    else:
        _serve(load, asked, port, opens=opens, is_grey=finish.grey)


def _serve(load: Load, asked: Asked, port: int, *, opens: bool, is_grey: bool) -> None:
    """Show the pages in the browser, round after round."""
    from b12docs.cli.rounds import builder, told_rounds
    from b12docs.handover.board import Board
    from b12docs.handover.server import serving

    board, make = Board(grey=is_grey), builder(load, asked)

    def build() -> Build:
        board.begin(_BEGUN)
        return make()

    with serving(board, port) as address:
        for one, line in told_rounds(build):
            _show(board, one, line, asked.today)
            if one.number == 1:
                click.echo(f"look at {address}\nCtrl-C ends it")
                if opens and click.launch(address):
                    click.echo("no browser was found: open this address by hand", err=True)


def _show(board: Board, one: Round[Build], line: str, today: date | None) -> None:
    """Put what a round came to on the page."""
    if one.made:
        board.show(_sheets(one.made, today), one.made.warnings, line)
    elif isinstance(one.error, InputError):
        board.fail(one.error.diagnostics, "", line)
    else:
        board.fail((), str(one.error), line)


def _sheets(build: Build, today: date | None) -> Iterator[Sheet]:
    from datetime import date as clock

    from b12docs.handover.board import Sheet

    day = today or clock.today()
    topics = {one.job.topic for one in build.result.made}
    for one in build.result.made:
        title = str(one.job) if len(topics) == 1 else f"{one.job.topic}: {one.job}"
        yield Sheet(one.name, title, one.data, stands(one.standing, day), one.approved)


def _write_pictures(load: Load, asked: Asked, folder: Path, dpi: int, *, is_grey: bool) -> None:
    """Write the pictures of all pages, all of them or none."""
    from b12docs import api
    from b12docs.handover.pictures import is_ours
    from b12docs.handover.sheets import is_page_of, pictures_of
    from b12docs.production.store import put
    from b12docs.source.files import shown

    topics = load()
    selected = api.plan(topics, **asked.selection, finish=asked.finish)
    result = api.build(topics, selected, today=asked.today, allow_expired=asked.allow_expired)
    report_briefly(result.warnings, result.groups)
    documents = {one.name: one.data for one in result.made}
    files = pictures_of(documents, dpi, grey=is_grey)
    with interruptible():
        paths = put(files, folder, is_ours, lambda name: is_page_of(name, documents))
    for path in paths:
        click.echo(shown(path))
