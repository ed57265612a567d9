"""``b12docs translate review`` and ``proof``: who checks a translation is given it side by side, and says so."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from b12docs.cli.approve import agreed, printable, settled_day
from b12docs.cli.build import usual_target
from b12docs.cli.ending import interruptible
from b12docs.cli.options import Load, Selection, Target, TopicsCommand, day, inputs, output, selection_of_all
from b12docs.cli.output import counted, report
from b12docs.diagnostics import SelectionError

if TYPE_CHECKING:
    from b12docs.api import Project
    from b12docs.production.reviewing import Checked

_FEW = 12  # texts that have changed, which are listed


@click.command("review", cls=TopicsCommand)
@click.argument("code")
@click.option("--name", required=True, metavar="NAME", help="Who has checked it, as the documents name them.")
@click.option("--role", required=True, metavar="ROLE", help="What they are, such as 'translator'.")
@click.option("--date", callback=day, metavar="DATE", help="The day of the review, like 2026-11-28. [default: today]")
@click.option("--yes", is_flag=True, help="Do not ask; for somebody who has checked every text.")
@selection_of_all
@inputs
def review(
    code: str, name: str, role: str, date: datetime.date | None, yes: bool, selection: Selection, load: Load
) -> None:
    """Write down who has checked a translation: its documents no longer say that they are drafts of one.

    It is of those readers all of whose texts are translated, or whom --audience and --level name. As soon as one of
    their texts changes, in either language, the review is void, and the documents say so again.
    """
    from b12docs.production.reviewing import add_review, to_check

    on, name, role = settled_day(date), printable(name, "--name"), printable(role, "--role")
    found = [(one, to_check(one, readers_of(one, selection))) for one in spoken_in(code, load)]
    for project, checked in found:
        _show(project, checked)
    total = sum(len(checked.entries) for _, checked in found)
    if not yes and not agreed(f"Has {name} checked these {counted(total, 'text')} in both languages?"):
        click.echo("Nothing was written.", err=True)
        raise SystemExit(1)
    with interruptible():
        paths = [add_review(project, checked, name, role, on) for project, checked in found]
    for path in paths:
        click.echo(f"{path}: checked by {name}, {role}, on {on}")
    click.echo("Next: a clinician approves the documents: 'b12docs approve --language'.")


def spoken_in(code: str, load: Load) -> list[Project]:
    """The topics in a language."""
    from b12docs.api import plan

    topics = load()
    codes = [plan(one, language=code).jobs[0].language for one in topics]
    if not all(codes):
        raise SelectionError(f"'{code}' is the language of the content itself: name one of a translation")
    return [project.in_language(one) for project, one in zip(topics, codes, strict=True)]


def readers_of(project: Project, selection: Selection) -> set[tuple[str, str]] | None:
    """The readers whom the options name; None where they name nobody."""
    from b12docs.catalogue.plan import Request

    if not (selection["audience"] or selection["layout"]) and selection["level"] == ("all",):
        return None
    jobs = project.plan(Request(selection["audience"], selection["level"], selection["layout"])).jobs
    return {(job.audience, job.level) for job in jobs}


def _show(project: Project, checked: Checked) -> None:
    from b12docs.source.files import shown

    click.echo(f"{shown(project.inputs.content)}, {project.content.language}: {counted(len(checked.entries), 'text')}")
    click.echo(f"  read by: {', '.join(checked.readers)}")
    if checked.before:
        changed = counted(len(checked.changed), "text")
        click.echo(f"  changed since {checked.before.name} checked it on {checked.before.date}: {changed}")
        for one in checked.changed[:_FEW]:
            click.echo(f"    {one.place}: {one.id}")


@click.command("proof", cls=TopicsCommand)
@click.argument("code")
@selection_of_all
@output
@inputs
def proof(code: str, selection: Selection, output: Target | None, load: Load) -> None:
    """Write a PDF for whoever checks a translation: English and translation side by side, and where to sign.

    One that somebody has written notes into is kept under another name.
    """
    from b12docs.production.store import replace_own
    from b12docs.production.translation_proof import translation_proof
    from b12docs.source.files import shown
    from b12docs.writers.pdf.file import is_as_written

    target = output or usual_target()
    if target.name and not target.name.lower().endswith(".pdf"):
        raise SelectionError(f"-o: '{target.name}' is no name for a proof: end it with .pdf, or with / for a folder")
    for project in spoken_in(code, load):
        name = f"{project.content.id}-translation-{project.content.language.lower()}.pdf"
        path = target.folder / (target.name or name)
        data = translation_proof(project, readers_of(project, selection))
        with interruptible():
            replace_own(path, data, is_as_written, lambda warning: report([warning]))
        click.echo(f"{shown(path)}: {len(data) / 1000:.0f} KB")
