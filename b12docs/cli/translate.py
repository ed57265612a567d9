"""``b12docs translate``: files of translations, made, made fresh and looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from b12docs.cli.ending import interruptible
from b12docs.cli.options import Load, Selection, TopicsCommand, inputs, selection_of_all
from b12docs.cli.output import counted
from b12docs.cli.translate_checking import proof, readers_of, review
from b12docs.cli.translate_files import export, status, take_in
from b12docs.project.language_files import is_code_of_file

if TYPE_CHECKING:
    from b12docs.translation.updating import Updated


def _code(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """A language's code; ends with status 2 where it is none."""
    if not is_code_of_file(value):
        raise click.BadParameter(f"'{value}' is no code of a language; write it like pl or zh-Hans", ctx, param)
    return value


@click.group("translate")
def command() -> None:
    """Make and follow translations: one file for each language, that Poedit and other programs open."""


command.add_command(status)
command.add_command(export)
command.add_command(take_in)
command.add_command(review)
command.add_command(proof)


@command.command("update", cls=TopicsCommand)
@click.argument("code", callback=_code)
@selection_of_all
@inputs
def update(code: str, selection: Selection, load: Load) -> None:
    """Make languages/CODE.po, or make it fresh: new texts are empty, changed ones are marked.

    With --audience or --level only what these readers are given is entered; what is there already stays.
    """
    from b12docs.production.translating import update as make_fresh

    if selection["paper"]:
        raise click.UsageError("--paper: a text is translated once for every paper; leave this option out")
    for project in load():
        with interruptible():
            path, made = make_fresh(project, code, readers_of(project, selection))
        _tell(str(path), made)


def _tell(path: str, made: Updated) -> None:
    there = [one for one in made.catalogue.messages if not one.obsolete]
    left = sum(1 for one in there if not one.translation or one.is_fuzzy)
    click.echo(f"{path}: {counted(len(there), 'text')}, {left} to translate or to look at again")
    kinds = (("new", made.new), ("changed in English", made.changed), ("back or moved", made.back), ("gone", made.gone))
    for said, found in kinds:
        if found:
            click.echo(f"  {said}: {len(found)}")
