"""``b12docs check``: say all that can be said of documents, without making any."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from b12docs.cli.ending import AT_FAULT
from b12docs.cli.options import PATH, Load, Selection, TopicsCommand, inputs, matching, selection_of_all, today
from b12docs.cli.output import Progress, as_text
from b12docs.diagnostics import SelectionError

if TYPE_CHECKING:
    from datetime import date

    from b12docs.api import Plan, Project


@click.command("check", cls=TopicsCommand)
@selection_of_all
@click.option("--pdf", "pdf", type=PATH, multiple=True, metavar="FILE...",
              help="Look at finished PDFs instead, whoever made them.")  # fmt: skip
@click.option("--rules", "rules", is_flag=True, help="List the rules, and check nothing.")
@click.option("--all", "everything", is_flag=True, help="Tell every finding, not the first few of each rule.")
@today
@click.option("--json", "json", is_flag=True, help="Print it as JSON.")
@inputs
def command(
    selection: Selection, pdf: tuple[Path, ...], rules: bool, everything: bool, today: date | None, json: bool,
    load: Load,
) -> None:  # fmt: skip
    """Check the text and its documents, at every level and in large print too, and write nothing."""
    if pdf:
        _check_files(pdf, selection, everything, json)
        return
    topics = load()
    if rules:
        _print_rules(topics, json)
    else:
        _check(topics, selection, everything, today, json)


def _check_files(pdf: tuple[Path, ...], selection: Selection, everything: bool, json: bool) -> None:
    """Look at finished files, which have no audience or level to select."""
    if named := [f"--{name}" for name, given in selection.items() if given not in (None, ("all",))]:
        raise SelectionError(f"{' and '.join(named)}: --pdf looks at files, whatever they were made of")
    from b12docs.cli.check_pdf import check

    check([file for path in pdf for file in matching(path)], everything=everything, json=json)


def _check(topics: tuple[Project, ...], selection: Selection, everything: bool, today: date | None, json: bool) -> None:
    """Check what is selected and print the report; ends with status 1 where there is an error."""
    from datetime import date

    from b12docs.cli.check_report import as_json, report
    from b12docs.production.checking import check
    from b12docs.production.pipeline import lowered_by

    selected = _planned(topics, selection)
    with Progress(selected.jobs, quiet=json) as advance:
        checked = check({one.content.id: one for one in topics}, selected.jobs, advance, today or date.today())
    lowered = lowered_by(topics)
    if json:
        click.echo(as_text(as_json(checked, selected.skipped, lowered, topics)))
    else:
        for line in report(checked, selected.skipped, lowered, topics, everything):
            click.echo(line)
    if any(one.severity == "error" for one in checked.found):
        raise SystemExit(AT_FAULT)


def _planned(topics: tuple[Project, ...], selection: Selection) -> Plan:
    """What the options select in its usual form, and that of it in large print."""
    from b12docs import api
    from b12docs.catalogue.finish import LARGE_PRINT

    usual = api.plan(topics, **selection)
    try:
        large = api.plan(topics, **selection, finish=api.Finish(LARGE_PRINT)).jobs
    except api.SelectionError:
        large = ()  # not on this paper, or not of this layout
    return api.Plan((*usual.jobs, *large), usual.skipped)


def _print_rules(topics: tuple[Project, ...], json: bool) -> None:
    """Print the rules with the severity that each topic gives them."""
    from b12docs.cli.check_rules import listed, rules_of

    if json:
        found = [rules_of(one) for one in topics]
        click.echo(as_text({"topics": found} if len(found) > 1 else found[0]))
        return
    for project in topics:
        for line in listed(project, is_one=len(topics) == 1):
            click.echo(line)
