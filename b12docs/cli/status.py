"""``b12docs status``: how each document stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from b12docs.cli.options import PATH, Load, TopicsCommand, inputs, of_language, today
from b12docs.cli.output import as_text, job_as_json, print_changes, standing

if TYPE_CHECKING:
    import datetime

    from b12docs.api import Project
    from b12docs.production.status import DocumentStatus, TopicStatus


@click.command("status", cls=TopicsCommand)
@today
@click.option(
    "-o",
    "--output",
    type=PATH,
    metavar="DIR",
    default=Path("output"),
    show_default=True,
    help="The folder that holds the files.",
)
@click.option("--json", "json", is_flag=True, help="Print it as JSON.")
@of_language
@inputs
def command(
    today: datetime.date | None, output: Path, json: bool, language: tuple[str, ...], load: Load
) -> None:  # fmt: skip
    """Say of each document who approved it, what has changed since, when its review is due, and how its file stands."""
    from datetime import date

    from b12docs.production.status import status

    topics = load()
    on = today or date.today()
    found = [(project, status(project, on, output, _codes(project, language))) for project in topics]
    if json:
        click.echo(as_text(_everything(found, on)))
        return
    for project, whole in found:
        _print(project, whole, on)


def _codes(project: Project, language: tuple[str, ...]) -> list[str]:
    """The codes of the languages that are asked for."""
    from b12docs.api import plan

    return list(dict.fromkeys(job.language for job in plan(project, language=language or None).jobs))


def _print(project: Project, whole: TopicStatus, today: datetime.date) -> None:
    """Print a line for each document, the other files that are there, and the texts that have changed."""
    from b12docs.source.files import shown

    click.echo(f"{shown(project.inputs.content)}, version {project.content.version}:")
    width = max(map(len, (*(one.name for one in whole.documents), *whole.others)), default=0)
    for one in whole.documents:
        click.echo(f"  {one.name:{width}}  {'; '.join(_said(one, today))}")
    for name, state in whole.others.items():
        click.echo(f"  {name:{width}}  {_file(state)}")
    if whole.refused:
        click.echo("Approvals that don't count:")
        for refused in whole.refused:
            click.echo("".join(f"  {line}\n" for line in str(refused).splitlines()), nl=False)
    changed = {change.id: change for one in whole.documents for change in one.standing.changed}
    if changed:
        click.echo("Changed since the approval:")
        print_changes(sorted(changed.values(), key=lambda one: one.rank))
    if whole.newer:
        newer = f"version {whole.newer.version} of {whole.newer.published}"
        click.echo(f"The text that comes with the program is newer, {newer}: see 'b12docs diff packaged'.")


def _said(one: DocumentStatus, today: datetime.date) -> Iterator[str]:
    yield f"cannot be made: {one.faults[0].message}" if one.faults else standing(one.standing)
    if one.refused and not one.standing.approved:
        yield f"the approval at {one.refused[-1].at} doesn't count"
    if due := one.standing.review(today):
        yield due
    yield _file(one.file)


_STATES = ("current", "missing", "not ours", "changed by hand")  # all else is why a file is stale


def _file(state: str) -> str:
    return f"file {state}" if state in _STATES else f"file stale: {state}"


def _as_state(state: str) -> dict[str, str | None]:
    return {"file": state, "why": None} if state in _STATES else {"file": "stale", "why": state}


def _everything(found: Sequence[tuple[Project, TopicStatus]], today: datetime.date) -> dict[str, Any]:
    """The documents of all topics, the other files, newer packaged texts, and approvals that don't count, by topic."""
    return {
        "documents": [_as_json(one, today) for _, whole in found for one in whole.documents],
        "others": [
            {"topic": project.content.id, "name": name, **_as_state(state)}
            for project, whole in found
            for name, state in whole.others.items()
        ],
        "packaged": [
            {"topic": project.content.id, "version": whole.newer.version, "published": whole.newer.published}
            for project, whole in found
            if whole.newer
        ],
        "refused": [
            {"topic": project.content.id, **one.as_json()} for project, whole in found for one in whole.refused
        ],
    }


def _as_json(one: DocumentStatus, today: datetime.date) -> dict[str, Any]:
    own = one.standing
    return {
        "topic": one.job.topic, "name": one.name, **job_as_json(one.job), "approved": own.approved,
        "by": own.by or None, "on": str(own.on) if own.on else None,
        "review_by": str(own.due) if own.due else None, "days_left": own.days_left(today),
        "changed": [change.as_json() for change in own.changed],
        **_as_state(one.file), "faults": [fault.as_json() for fault in one.faults],
        "refused": [refused.as_json() for refused in one.refused],
    }  # fmt: skip
