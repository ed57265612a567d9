"""``b12docs gallery``: the front desk's page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from b12docs.cli.build import usual_target
from b12docs.cli.ending import interruptible
from b12docs.cli.options import Load, Selection, Target, TopicsCommand, inputs, output, selection_of_all, today
from b12docs.cli.output import counted, report, show
from b12docs.diagnostics import SelectionError

if TYPE_CHECKING:
    from datetime import date

    from b12docs.api import Project
    from b12docs.handover.gallery.command import Given


@click.command("gallery", cls=TopicsCommand)
@selection_of_all
@output
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@today
@inputs
def command(selection: Selection, output: Target | None, opens: bool, today: date | None, load: Load) -> None:
    """Write a page for the front desk: every document that the folder holds, to be found, opened and printed.

    \b
    The page output/index.html, of all documents there:
      b12docs gallery
    Of those for patients and carers alone:
      b12docs gallery --audience patient,carer
    """  # noqa: D301 - click keeps the lines behind this sign
    from datetime import date as clock

    from b12docs.handover.gallery.made_of import PAGE

    target, day = output or usual_target(), today or clock.today()
    path = target.folder / (target.name or PAGE)
    _refuse_wrong_file(path)
    _write(path, load(), selection, day)
    if opens:
        show([path])


def _write(path: Path, topics: tuple[Project, ...], selection: Selection, day: date) -> None:
    """Write the page, and say how large it is, and where it has no pictures."""
    from b12docs.handover.gallery.desk import desk_of
    from b12docs.handover.gallery.entries import can_draw, entries
    from b12docs.handover.gallery.page import is_page, page
    from b12docs.production.store import replace_own
    from b12docs.source.files import shown

    listed = entries(topics, path.parent, day, selection, _given())
    if not listed:
        raise SelectionError(f"{shown(path.parent)} holds no documents", "'b12docs build' makes them")
    data = page(listed, desk_of(topics, path.parent, day))
    with interruptible():
        replace_own(path, data, is_page, lambda warning: report([warning]))
    if not can_draw():
        click.echo("no pictures: they need the package pypdfium2", err=True)
        click.echo('  hint: type: python -m pip install "b12docs[preview]"', err=True)
    click.echo(f"{shown(path)}: {counted(len(listed), 'document')}, {len(data) / 1000:.0f} KB")


def _refuse_wrong_file(path: Path) -> None:
    """Raise SelectionError where the page is to have the name of something else."""
    from b12docs.production.manifest import known_documents
    from b12docs.source.files import shown

    if path.suffix.lower() not in (".html", ".htm"):
        raise SelectionError(f"-o: '{path.name}' is no name for a page: end it with .html, or with / for a folder")
    if path.name in known_documents(path.parent):
        raise SelectionError(f"-o: '{shown(path)}' is one of the documents; name another file")


def _given() -> Given:
    """The files that the options named."""
    from b12docs.handover.gallery.command import Given

    named = click.get_current_context().params
    return Given(bool(named["content"]), named["house"], named["clinic"], named["layouts"])
