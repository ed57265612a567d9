"""``b12docs build``: make the documents."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from b12docs.catalogue.finish import SUFFIXES
from b12docs.cli.ending import interruptible
from b12docs.cli.options import Load, Selection, Target, TopicsCommand, day, finish, inputs, selection, target
from b12docs.cli.output import Progress, as_json, lowered_by, print_json, print_table, report_briefly, show
from b12docs.diagnostics import SelectionError

if TYPE_CHECKING:
    from datetime import date

    from b12docs.api import Diagnostic, Finish, Plan, Project, Result


class Asked(NamedTuple):
    """What is to be built, and how: the day of it, expired documents too, and without a word."""

    selection: Selection
    finish: Finish
    target: Target
    today: date | None
    allow_expired: bool
    quiet: bool


@click.command("build", cls=TopicsCommand)
@selection
@click.option("-o", "--output", callback=target, metavar="DIR|FILE",
              help="Where to write: a folder, or a file for one document. [default: output]")  # fmt: skip
@click.option("--json", "json", is_flag=True, help="Print what was made as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.option("--open", "opens", is_flag=True, help="Open the document, or the folder of several, when it is made.")
@click.option("--force", is_flag=True, help="Make all documents anew, also those that have not changed.")
@click.option("--allow-expired", is_flag=True, help="Make documents after their review date, too.")
@click.option("--today", callback=day, metavar="DATE", help="The day for review dates. [default: the computer's]")
@finish
@inputs
def command(
    selection: Selection, finish: Finish, output: Target | None, json: bool, quiet: bool, opens: bool, force: bool,
    allow_expired: bool, today: date | None, load: Load,
) -> None:  # fmt: skip
    """Make the documents."""
    from b12docs.production.store import settle

    warnings: list[Diagnostic] = []
    asked = Asked(selection, finish, output or usual_target(), today, allow_expired, quiet)
    with interruptible():
        settle(asked.target.folder, warnings.append)
    topics = load()
    lowered = lowered_by(topics)
    if not quiet:
        for one in lowered:
            click.echo(str(one), err=True)
    selected, result, paths = make(asked, topics, warnings)
    if not quiet:
        report_briefly(warnings)
    if json:
        files = {one.content.id: one.inputs.content for one in topics}
        documents = [as_json(one, path, files) for one, path in zip(result.made, paths, strict=True)]
        print_json(documents, selected.skipped, warnings, lowered)
    elif not quiet:
        print_table(result.made, paths, selected)
    if opens:
        show(paths)


def usual_target() -> Target:
    """The folder ``output``, unless somebody has put a link there that leads elsewhere."""
    from b12docs.production.disk import refuse_link_out

    refuse_link_out(Path("output"))
    return Target(Path("output"))


def make(
    asked: Asked, topics: tuple[Project, ...], warnings: list[Diagnostic]
) -> tuple[Plan, Result, tuple[Path, ...]]:
    """What was selected, what it came to, and the files; warnings are added to the others."""
    from b12docs import api

    selected = api.plan(topics, **asked.selection, finish=asked.finish)
    _refuse_wrong_file(asked.target, selected, topics)
    with Progress(selected.jobs, asked.quiet) as advance:
        result = api.build(topics, selected, progress=advance, today=asked.today, allow_expired=asked.allow_expired)
    if asked.target.name:
        result = result.named(asked.target.name)
    with interruptible():
        paths = api.write(result, asked.target.folder, warnings.append)
    warnings += result.warnings
    return selected, result, paths


_ENDINGS = {form: (f".{suffix}", ".htm") if form == "html" else (f".{suffix}",) for form, suffix in SUFFIXES.items()}


def _refuse_wrong_file(to: Target, selected: Plan, topics: tuple[Project, ...]) -> None:
    """Raise SelectionError where the file that was named cannot hold what is selected."""
    if wrong := _wrong(to, selected, topics) if to.name else "":
        raise SelectionError(f"-o: '{(to.folder / to.name).as_posix()}' {wrong}")


def _wrong(to: Target, selected: Plan, topics: tuple[Project, ...]) -> str:
    """What is wrong with one file for what is selected: it holds one document of its ending."""
    form = selected.jobs[0].finish.format
    if not to.name.lower().endswith(_ENDINGS[form]):
        return f"is no name for --format {form}: end it with {_ENDINGS[form][0]}, or with / where it is a folder's"
    if len(selected.jobs) > 1:
        options = "--audience, --level, --layout and --paper"
        return f"is one file for {len(selected.jobs)} documents; name a folder, or one document by {options}"
    layouts = {os.path.realpath(folder) for one in topics for folder in one.inputs.layouts}
    if os.path.realpath(to.folder) in layouts:
        return "would lie among the layouts, which are read; name another folder"
    return ""
