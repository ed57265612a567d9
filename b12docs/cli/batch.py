"""``b12docs batch``: a copy for each person of a list."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from b12docs.cli.completing import with_files
from b12docs.cli.ending import AT_FAULT, interruptible
from b12docs.cli.options import PATH, Load, Selection, Target, TopicsCommand, finish, inputs, selection, target, today
from b12docs.cli.output import Steps, counted
from b12docs.diagnostics import SelectionError
from b12docs.records import replace

if TYPE_CHECKING:
    from datetime import date

    from b12docs.api import Finish, Job, Project
    from b12docs.handover.copies.batch import Checked
    from b12docs.production.workers import Processes

_USUAL, _MERGED, _EXAMPLE = Path("copies"), "all.pdf", "people.csv"
_FEW = 200  # people, for whom starting other processes takes longer than it saves


@click.command("batch", cls=TopicsCommand)
@click.argument("people", type=PATH, required=False, metavar="[PEOPLE]", shell_complete=with_files)
@selection
@click.option(
    "-o",
    "--output",
    callback=target,
    metavar="DIR|FILE",
    shell_complete=with_files,
    help="The folder to write to, or with --merge the file. [default: copies]",
)
@click.option("--merge", is_flag=True, help="One file to print, in which each person starts on a new sheet.")
@click.option("--skip-bad", is_flag=True, help="Leave out the people whose rows are bad, and make all others.")
@click.option(
    "--allow-draft", is_flag=True, help="Make copies of what nobody has approved, or is out of date; they say so."
)
@click.option(
    "--name-by", metavar="COLUMN", default="", help="Call each file after this column. [default: 0001.pdf, 0002.pdf …]"
)
@click.option("--encrypt", is_flag=True, help="Close each file by the password in the column 'password' (AES-256).")
@click.option("--example", is_flag=True, help="Write an empty people.csv with the columns that there are, and stop.")
@today
@finish
@inputs
def command(
    people: Path | None, selection: Selection, output: Target | None, merge: bool, skip_bad: bool, allow_draft: bool,
    name_by: str, encrypt: bool, example: bool, today: date | None, finish: Finish, load: Load,
) -> None:  # fmt: skip
    """Make a copy of one document for each person of a list: a CSV file, an Excel sheet, YAML or JSON lines.

    All rows are looked at first, and where one is bad nothing is made.

    \b
    A list to fill in, with the columns that there are:
      b12docs batch --example
    A leaflet for everybody on it:
      b12docs batch people.csv --audience patient --layout leaflet
    The same as one file for the printer:
      b12docs batch people.csv --audience patient --layout leaflet --merge -o monday.pdf
    """  # noqa: D301 - click keeps the lines behind this sign
    from datetime import date as date_

    from b12docs.project.project import Terms

    terms = Terms(today or date_.today(), allow_expired=allow_draft)
    topics = tuple(one.on(terms) for one in load())
    _refuse_finish(finish)
    if example:
        _write_example(_one_topic(topics), output)
        return
    _refuse_file(output, merge=merge)
    if merge and (encrypt or name_by):
        raise SelectionError("--merge makes one file to print, which has no use for --encrypt or --name-by")
    if people is None:
        raise SelectionError("name the list of people, such as people.csv; --example writes one to fill in")
    project, job = _one_document(topics, selection, finish)
    _make(project, job, people, output, _How(merge, skip_bad, allow_draft, name_by, encrypt))


class _How(NamedTuple):
    """How copies are made of a list."""

    merge: bool
    skip_bad: bool
    allow_draft: bool
    name_by: str
    encrypt: bool


def _make(project: Project, job: Job, path: Path, output: Target | None, how: _How) -> None:
    from b12docs.handover.copies.batch import batch_of, checked

    batch = batch_of(
        project, job, path, allows_drafts=how.allow_draft, name_by=how.name_by, encrypted=how.encrypt, merged=how.merge
    )
    people = batch.people
    if people.encoding:
        click.echo(f"{people.file}: read with the letters of Windows (CP-1252): look at names with accents", err=True)
    if batch.columns.ignored:
        numbers = ", ".join(str(number + 1) for number in batch.columns.ignored)
        columns = "column" if len(batch.columns.ignored) == 1 else "columns"
        click.echo(f"{people.file}: nothing is printed of {columns} {numbers}", err=True)
    with _workers(many=people.count > _FEW) as executor:
        found = checked(replace(batch, executor=executor))
        for one in (*found.warnings, *found.bad):
            click.echo(str(one), err=True)
        if found.bad and not how.skip_bad:
            click.echo(
                f"{counted(len(found.bad), 'row')} of {found.rows} cannot be used, and nothing was made; "
                "--skip-bad leaves them out",
                err=True,
            )
            sys.exit(AT_FAULT)
        _write(found, output, merge=how.merge)


def _write(found: Checked, output: Target | None, *, merge: bool) -> None:
    from b12docs.handover.copies.batch import write_copies, write_merged
    from b12docs.source.files import shown

    folder = output.folder if output else _usual_folder()
    with Steps(found.count) as advance, interruptible():
        if merge:
            path = folder / (output.name if output and output.name else _MERGED)
            made = write_merged(found, path, advance)
            click.echo(f"{shown(path)}: {counted(made.copies, 'copy')}, {made.bytes / 1_000_000:.1f} MB")
            return
        made = write_copies(found, folder, advance)
    size = f", {made.bytes / made.copies / 1000:.0f} KB each, {made.alone:,} set by themselves" if made.copies else ""
    kept = f", {made.there:,} were there already" if made.there else ""
    click.echo(f"{shown(folder)}/: {counted(made.copies, 'copy')}{size}{kept}")


def _usual_folder() -> Path:
    """The folder ``copies``, unless somebody has put a link there that leads elsewhere."""
    from b12docs.production.disk import refuse_link_out

    refuse_link_out(_USUAL)
    return _USUAL


def _refuse_file(output: Target | None, *, merge: bool) -> None:
    """Raise SelectionError where the option names a file that copies cannot be written to."""
    if output is None or not output.name:
        return
    if not merge:
        raise SelectionError("-o names a file: many copies go into a folder, or with --merge into one file")
    if not output.name.lower().endswith(".pdf"):
        raise SelectionError(f"-o: '{output.name}' is no name for a PDF: end it with .pdf, or with / for a folder")


def _refuse_finish(finish: Finish) -> None:
    """Raise SelectionError where copies cannot be finished so."""
    from b12docs.catalogue.finish import PLAIN

    if replace(finish, edition="", theme="", grey=False) != PLAIN:
        raise SelectionError("copies are PDFs to print or to send: they take --large-print, --theme and --grey alone")


def _one_topic(topics: Sequence[Project]) -> Project:
    if len(topics) != 1:
        raise SelectionError(f"a list is of one topic, and these are {len(topics)}: name one by --content")
    return topics[0]


def _one_document(topics: Sequence[Project], selection: Selection, finish: Finish) -> tuple[Project, Job]:
    """The one document that is selected, with its topic."""
    from b12docs import api
    from b12docs.project.project import project_of

    jobs = api.plan(topics, **selection, finish=finish).jobs
    if len(jobs) != 1:
        some = "; ".join(map(str, jobs[:4])) + ("; …" if len(jobs) > 4 else "")
        raise SelectionError(
            f"copies are made of one document, and these are {len(jobs)} ({some}); name one by "
            "--audience, --level, --layout and --language"
        )
    (job,) = jobs
    return project_of({one.content.id: one for one in topics}, job), job


def _write_example(project: Project, output: Target | None) -> None:
    from b12docs.handover.copies.files import write_whole
    from b12docs.handover.copies.persons import example
    from b12docs.source.files import shown

    path = (output.folder if output else Path()) / ((output and output.name) or _EXAMPLE)
    if os.path.lexists(path):
        raise SelectionError(f"'{shown(path)}' is there already: name another file by -o")
    write_whole(path, example(project))
    click.echo(f"{shown(path)}: a row for each person; what stays empty is a line to write on")


@contextmanager
def _workers(*, many: bool) -> Iterator[Processes | None]:
    """Processes for a long list; none for a short one."""
    from b12docs.production.workers import processes

    if not many:
        yield None
        return
    with processes() as executor:
        yield executor
