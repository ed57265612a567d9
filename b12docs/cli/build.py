"""``b12docs build``: make the documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from b12docs.cli.ending import interruptible
from b12docs.cli.options import PATH, Load, TopicsCommand, finish, inputs
from b12docs.cli.output import Progress, as_json, print_found, print_json, print_table, report

if TYPE_CHECKING:
    from b12docs.api import Diagnostic, Finish


@click.command("build", cls=TopicsCommand)
@click.option("--audience", metavar="NAME|all", help="Who reads it. [default: all]")
@click.option("--level", metavar="NAME|all", help="The reading level. [default: each audience's own]")
@click.option("--layout", metavar="NAME|all", help="The kind of document. [default: those meant for the audience]")
@click.option("--paper", metavar="NAME", help="The paper. [default: the clinic's usual one, else the layout's]")
@click.option("-o", "--output", type=PATH, metavar="DIR", help="Where to write. [default: output]")
@click.option("--json", "json", is_flag=True, help="Print what was made as JSON.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
@finish
@inputs
def command(
    audience: str | None, level: str | None, layout: str | None, paper: str | None, finish: Finish, output: Path | None,
    json: bool, quiet: bool, load: Load,
) -> None:  # fmt: skip
    """Make the documents."""
    from b12docs import api
    from b12docs.production.disk import refuse_link_out
    from b12docs.production.store import settle

    warnings: list[Diagnostic] = []
    if output is None:
        output = Path("output")
        refuse_link_out(output)
    with interruptible():
        settle(output, warnings.append)
    topics = load()
    if not quiet:
        print_found(topics)
    selected = api.plan(topics, audience=audience, level=level, layout=layout, paper=paper, finish=finish)
    with Progress(selected.jobs, quiet) as advance:
        result = api.build(topics, selected, progress=advance)
    with interruptible():
        paths = api.write(result, output, warnings.append)
    warnings += result.warnings
    if not quiet:
        report(warnings)
    if json:
        files = {one.content.id: one.inputs.content for one in topics}
        documents = [as_json(one, path, files) for one, path in zip(result.made, paths, strict=True)]
        print_json(documents, selected.skipped, warnings)
    elif not quiet:
        print_table(result.made, paths, selected)
