"""``b12docs approve``: write down who approved which documents, and what these say."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from b12docs.cli.ending import interruptible
from b12docs.cli.options import Load, Selection, TopicsCommand, day, inputs, selection_of_all
from b12docs.cli.output import counted, print_changes, what_differs

if TYPE_CHECKING:
    from b12docs.api import Project
    from b12docs.catalogue.plan import Request
    from b12docs.production.proposal import Proposal


@click.command("approve", cls=TopicsCommand)
@click.option("--name", required=True, metavar="NAME", help="Who approves, as the documents name them.")
@click.option("--role", required=True, metavar="ROLE", help="What they are, such as 'GP partner'.")
@click.option("--date", callback=day, metavar="DATE", help="The day of the approval, like 2026-11-28. [default: today]")
@click.option("--yes", is_flag=True, help="Do not ask; for somebody who has read the documents.")
@selection_of_all
@inputs
def command(name: str, role: str, date: datetime.date | None, selection: Selection, yes: bool, load: Load) -> None:
    """Approve documents as they are: every paper, large print and the web page of each.

    Shows the documents and what has changed in them since they were last approved, asks, and writes approval.yaml. Any
    later change of a printed word makes its document a draft again.
    """
    from b12docs.catalogue.plan import Request
    from b12docs.production.proposal import refuse_faulty, save

    if selection["paper"]:
        raise click.UsageError("--paper: an approval is of a document on every paper; leave this option out")
    on, name, role = settled_day(date), printable(name, "--name"), printable(role, "--role")
    request = Request(selection["audience"], selection["level"], selection["layout"])
    loaded = load()
    for project in loaded:
        refuse_faulty(project)
    topics = [spoken for project in loaded for spoken in _spoken(project, selection)]
    proposals = [(project, _proposed(project, request, name, role, on)) for project in topics]
    for project, proposal in proposals:
        _show(project, proposal)
    total = sum(len(proposal.covered) for _, proposal in proposals)
    if not yes and not agreed(f"Does {name} approve these {counted(total, 'document')}?"):
        click.echo("Nothing was approved.", err=True)
        raise SystemExit(1)
    with interruptible():
        for project, proposal in proposals:
            save(project, proposal.approval)
    click.echo(f"Approved by {name}, {role}, on {on}: {counted(total, 'document')}.")
    click.echo("Next: 'b12docs build' prints them without the word draft.")


def _spoken(project: Project, selection: Selection) -> Iterable[Project]:
    """The project in each language that is to be approved."""
    from b12docs.api import plan

    jobs = plan(project, **selection).jobs
    return [project.in_language(code) for code in dict.fromkeys(job.language for job in jobs)]


def _proposed(project: Project, request: Request, name: str, role: str, on: datetime.date) -> Proposal:
    """The approval that is to be given; raises InputError where its documents could not be made with it."""
    from b12docs.diagnostics import InputError
    from b12docs.production.proposal import propose, unfit

    _refuse_early(project, on)
    _refuse_expired(project, on)
    proposal = propose(project, request, name, role, on)
    if faults := unfit(project, request, proposal.approval):
        raise InputError(faults)
    return proposal


def settled_day(date: datetime.date | None) -> datetime.date:
    """The day of an approval, today where none is named; ends with status 2 where it is still to come."""
    today = datetime.date.today()  # an approval is of the day on which it is given
    if date and date > today:
        raise click.BadParameter(f"'{date}' is still to come", param_hint="'--date'")
    return date or today


def printable(words: str, option: str) -> str:
    """The words of an option with one common space between them; ends with status 2 where they can't be printed."""
    words = " ".join(words.split())
    if not words or not words.isprintable() or set(words) & set("{}*[]"):
        raise click.BadParameter("is printed on every document: write plain words", param_hint=f"'{option}'")
    return words


def _refuse_early(project: Project, day: datetime.date) -> None:
    """Raise InputError for an approval of a day before the text was published; one still to come is approved before."""
    from b12docs.diagnostics import fault

    published = project.content.published
    if day < published <= datetime.date.today():
        message = f"this text was published on {published}: nobody can have approved it on {day}"
        hint = "leave --date out, or name the day on which it was approved; or change 'published' where that is wrong"
        raise fault("approval", project.loaded.tree.locate(("published",)), message, hint)


def _refuse_expired(project: Project, day: datetime.date) -> None:
    from b12docs.diagnostics import fault

    due = project.content.review_by
    if due < day:
        message = f"the review was due by {due}: an approval of {day} would be out of date at once"
        raise fault("expired", project.loaded.tree.locate(("review_by",)), message, "change 'review_by' first")


def _show(project: Project, proposal: Proposal) -> None:
    """Print the documents, and what has changed since the last approval, the gravest first."""
    from b12docs.source.files import shown

    spoken = {one.document.language for one in proposal.covered if one.document.language}
    click.echo(f"{', '.join((shown(project.inputs.content), f'version {project.content.version}', *spoken))}:")
    for line in _listed(proposal):
        click.echo(f"  {line}")
    if proposal.changed:
        click.echo(f"Changed since the last approval: {what_differs(proposal.changed)}")
        print_changes(proposal.changed)


def _listed(proposal: Proposal) -> Iterable[str]:
    for one in proposal.covered:
        document = one.document
        if one.before is None:
            state = "new"
        elif one.changed:
            state = f"{what_differs(one.changed)} changed"
        else:
            state = "as it was approved" if one.is_as_before else "layout or order changed: read it again"
        yield f"{document.layout.removesuffix('.html')}, {document.audience}, {document.level}: {state}"


def agreed(question: str) -> bool:
    """Whether somebody answers the question with yes; nobody does where no terminal is."""
    try:
        return click.confirm(question, default=False)
    except click.Abort:  # nobody is there to answer
        click.echo("\nRead the documents, then say --yes.", err=True)
        return False
