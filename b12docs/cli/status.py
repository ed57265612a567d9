"""``b12docs status``: how each document stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from b12docs.cli.options import Load, TopicsCommand, day, inputs
from b12docs.cli.output import as_text, print_changes, standing

if TYPE_CHECKING:
    import datetime

    from b12docs.api import Project
    from b12docs.production.status import DocumentStatus


@click.command("status", cls=TopicsCommand)
@click.option("--today", callback=day, metavar="DATE", help="The day for review dates. [default: the computer's]")
@click.option("--json", "json", is_flag=True, help="Print it as JSON.")
@inputs
def command(today: datetime.date | None, json: bool, load: Load) -> None:
    """Say of each document who approved it, what has changed since, and when its review is due."""
    from datetime import date

    from b12docs.production.status import status

    topics = load()
    on = today or date.today()
    found = [(project, status(project, on)) for project in topics]
    if json:
        listed = [_as_json(one, on) | {"topic": project.content.id} for project, all_of in found for one in all_of]
        click.echo(as_text({"documents": listed}))
        return
    for project, documents in found:
        _print(project, documents, on)


def _print(project: Project, documents: Sequence[DocumentStatus], today: datetime.date) -> None:
    """Print a line for each document, and then the texts that have changed since they were approved."""
    from b12docs.production.status import review
    from b12docs.source.files import shown

    click.echo(f"{shown(project.inputs.content)}, version {project.content.version}:")
    width = max(len(one.name) for one in documents) if documents else 0
    for one in documents:
        said = f"cannot be made: {one.faults[0].message}" if one.faults else standing(one.standing)
        click.echo(f"  {one.name:{width}}  {'; '.join(filter(None, (said, review(one.standing, today))))}")
    changed = {change.id: change for one in documents for change in one.standing.changed}
    if changed:
        click.echo("Changed since the approval:")
        print_changes(sorted(changed.values(), key=lambda one: one.rank))


def _as_json(one: DocumentStatus, today: datetime.date) -> dict[str, Any]:
    from b12docs.production.status import days_left

    own = one.standing
    return {
        "name": one.name, "layout": one.job.layout, "audience": one.job.audience, "level": one.job.level,
        "paper": one.job.paper, "approved": own.approved, "by": own.by or None, "on": str(own.on) if own.on else None,
        "review_by": str(own.due) if own.due else None, "days_left": days_left(own, today),
        "changed": [
            {"id": change.id, "kind": change.kind, "before": change.before, "now": change.now} for change in own.changed
        ],
        "faults": [fault.as_json() for fault in one.faults],
    }  # fmt: skip
