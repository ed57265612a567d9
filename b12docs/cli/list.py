"""``b12docs list``: show what can be built."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from b12docs.catalogue.finish import STANDARDS, SUFFIXES
from b12docs.cli.options import Load, TopicsCommand, inputs
from b12docs.cli.output import as_text

if TYPE_CHECKING:
    from b12docs.api import Project


@click.command("list", cls=TopicsCommand)
@click.option("--json", "json", is_flag=True, help="Print it as JSON.")
@inputs
def command(json: bool, load: Load) -> None:
    """Show what can be built, and the fingerprint of the content."""
    topics = load()
    if json:
        listed = [_everything(project) for project in topics]
        click.echo(as_text({"topics": listed} if len(listed) > 1 else listed[0]))
        return
    for number, project in enumerate(topics):
        if number:
            click.echo()
        _print(project)


def _print(project: Project) -> None:
    """Print what can be built of a topic."""
    from b12docs.source.files import shown

    everything = _everything(project)
    click.echo(f"content:     {shown(project.inputs.content)} (version {project.content.version})")
    click.echo(f"fingerprint: {everything['fingerprint']}")
    for one in everything["documents"]:
        click.echo(f"{one['layout']:12} {one['audience']:12} {one['level']:10} {', '.join(one['papers'])}")
    click.echo()
    for name in ("editions", "impositions"):
        click.echo(f"{name + ':':12} {'; '.join(_by_layout(everything['documents'], name)) or 'none'}")
    for name in ("languages", "themes", "standards", "formats"):
        click.echo(f"{name + ':':12} {', '.join(everything[name])}")


def _by_layout(documents: list[dict[str, Any]], name: str) -> Iterator[str]:
    """For each edition or imposition the layouts that it is made of, with their papers."""
    for kind in dict.fromkeys(kind for one in documents for kind in one[name]):
        made: dict[str, dict[str, None]] = {}
        for one in documents:
            made.setdefault(one["layout"], {}).update(dict.fromkeys(one[name].get(kind, ())))
        layouts = [f"{layout}: {', '.join(papers)}" for layout, papers in made.items() if papers]
        yield f"{kind} ({'; '.join(layouts)})"


def _everything(project: Project) -> dict[str, Any]:
    from dataclasses import asdict

    return {
        "content": project.inputs.content.as_posix(),
        "fingerprint": project.loaded.fingerprint,
        "documents": [asdict(one) for one in project.offers],
        "languages": [project.content.language, *project.languages],
        "themes": list(project.usual.themes),
        "standards": list(STANDARDS),
        "formats": list(SUFFIXES),
    }
