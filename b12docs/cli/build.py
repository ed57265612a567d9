"""``b12docs build``: make the documents."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from b12docs.catalogue.finish import SUFFIXES
from b12docs.cli.ending import HELD, interruptible
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
from b12docs.cli.output import (
    Progress,
    as_json,
    print_json,
    print_old_page,
    print_stale,
    print_table,
    report_briefly,
    show,
    stale_as_json,
)
from b12docs.diagnostics import InputError, SelectionError

if TYPE_CHECKING:
    from datetime import date

    from b12docs.api import Diagnostic, Finish, Plan, Project, Result
    from b12docs.diagnostics import Lowered
    from b12docs.production.made import Stale


class Asked(NamedTuple):
    """What is to be built, and how: the day of it, expired documents too, all of it anew, and without a word."""

    selection: Selection
    finish: Finish
    target: Target
    today: date | None
    allow_expired: bool
    quiet: bool
    force: bool = False


@click.command("build", cls=TopicsCommand)
@selection
@output
@click.option("--json", "json", is_flag=True, help="Print what was made as JSON, for other programs.")
@click.option("-q", "--quiet", is_flag=True, help="Print errors only.")
@click.option("--open", "opens", is_flag=True, help="Open the document, or the folder of several, when it is made.")
@click.option("--force", is_flag=True, help="Make all documents anew, also those that have not changed.")
@allow_expired
@today
@finish
@inputs
def command(
    selection: Selection, finish: Finish, output: Target | None, json: bool, quiet: bool, opens: bool, force: bool,
    allow_expired: bool, today: date | None, load: Load,
) -> None:  # fmt: skip
    """Make the documents.

    \b
    The usual documents of everybody, into the folder 'output':
      b12docs build
    The leaflet for patients in easy words and large print, and a look at it:
      b12docs build --audience patient --level easy --layout leaflet --large-print --open
    A poster for the waiting room, on paper of A2, under a name of your own:
      b12docs build --audience patient --layout poster --paper A2 -o poster.pdf
    """  # noqa: D301 - click keeps the lines behind this sign
    from b12docs.production.store import settle

    warnings: list[Diagnostic] = []
    asked = Asked(selection, finish, output or usual_target(), today, allow_expired, quiet, force)
    folder = asked.target.folder
    with interruptible():
        settle(folder, warnings.append)
    result = _unchanged(asked, load) or _made(asked, load, warnings)
    paths = [folder / one.name for one in result.made]
    _print(result, (*warnings, *result.warnings), paths, asked, json=json)
    if opens:
        show(paths)


def _print(result: Result, warnings: Sequence[Diagnostic], paths: Sequence[Path], asked: Asked, *, json: bool) -> None:
    """Print what came of a build: its warnings, the documents, and what else the folder holds."""
    from datetime import date

    folder = asked.target.folder
    if not asked.quiet:
        report_briefly(warnings, result.groups)
    if json:
        documents = [as_json(one, path) for one, path in zip(result.made, paths, strict=True)]
        print_json(documents, result.skipped, warnings, result.lowered, stale_as_json(result.stale, folder))
    elif not asked.quiet:
        print_table(result.made, paths, result.skipped, asked.today or date.today())
    if not asked.quiet:
        print_stale(result.stale, folder)
        print_old_page(folder)


def usual_target() -> Target:
    """The folder ``output``, unless somebody has put a link there that leads elsewhere."""
    from b12docs.production.disk import refuse_link_out

    refuse_link_out(Path("output"))
    return Target(Path("output"))


def _unchanged(asked: Asked, load: Load) -> Result | None:
    """What a build like this one came to, where nothing has changed since; nothing is loaded for it but files."""
    from datetime import date

    from b12docs.catalogue.plan import Request
    from b12docs.production.unchanged import unchanged

    request = Request(**asked.selection, finish=asked.finish)
    if asked.force:
        return None
    result = unchanged(
        asked.target.folder, request, load.inputs, asked.today or date.today(), asked.target.name,
        allow_expired=asked.allow_expired,
    )  # fmt: skip
    if result and not asked.quiet:
        _print_lowered(result.lowered)
    return result


def _made(asked: Asked, load: Load, warnings: list[Diagnostic]) -> Result:
    """What is selected, made and written; where something is at fault, what the folder holds is told beside it."""
    from b12docs.production.account import still_there
    from b12docs.production.pipeline import lowered_by
    from b12docs.production.sources import documents_of

    folder = asked.target.folder
    with _held(lambda: documents_of(load.inputs, folder), folder):
        topics = load()
    if not asked.quiet:
        _print_lowered(lowered_by(topics))
    with _held(lambda: still_there(topics, folder), folder):
        return make(asked, topics, warnings)


def make(asked: Asked, topics: tuple[Project, ...], warnings: list[Diagnostic]) -> Result:
    """What was selected, made and written; what is noticed of the folder's files comes to the warnings.

    What the folder holds and would come out the same is kept.
    """
    from b12docs import api

    selected = api.plan(topics, **asked.selection, finish=asked.finish)
    _refuse_wrong_file(asked.target, selected, topics)
    with Progress(selected.jobs, asked.quiet) as advance:
        result = api.build(
            topics, selected, progress=advance, today=asked.today, allow_expired=asked.allow_expired,
            folder=asked.target.folder, force=asked.force,
        )  # fmt: skip
    if asked.target.name:
        result = result.named(asked.target.name)
    with interruptible():
        api.write(result, asked.target.folder, warnings.append)
    return result


def _print_lowered(lowered: Iterable[Lowered]) -> None:
    for one in lowered:
        click.echo(str(one), err=True)


@contextmanager
def _held(stale: Callable[[], Sequence[Stale]], folder: Path) -> Iterator[None]:
    """Where something is at fault, remember what the folder holds, so that it is told beside the faults."""
    try:
        yield
    except InputError:
        with suppress(InputError):
            click.get_current_context().meta[HELD] = folder, stale()
        raise


_ENDINGS = {form: (f".{suffix}", ".htm") if suffix == "html" else (f".{suffix}",) for form, suffix in SUFFIXES.items()}


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
