"""``b12docs translate status``, ``export`` and ``import``: how far translations are, and their way to a translator."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from b12docs.cli.ending import interruptible
from b12docs.cli.options import PATH, Load, TopicsCommand, inputs
from b12docs.cli.output import as_text, counted

if TYPE_CHECKING:
    from b12docs.production.translation_status import Done
    from b12docs.translation.importing import Imported
    from b12docs.translation.xliff import Unit


@click.command("status", cls=TopicsCommand)
@click.argument("code", required=False)
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@inputs
def status(code: str | None, as_json: bool, load: Load) -> None:
    """Say of each document how many of its texts are translated, and who has checked them."""
    from b12docs.production.translation_status import status as status_of

    found = [
        (project.content.id, one)
        for project in load()
        for language in ((code,) if code else project.languages)
        for one in status_of(project, language)
    ]
    if as_json:
        click.echo(as_text([{"topic": topic, **one.as_json()} for topic, one in found]))
    elif not found:
        click.echo("There are no translations yet; 'b12docs translate update CODE' begins one.")
    else:
        _print([one for _, one in found])


def _print(found: Sequence[Done]) -> None:
    for one in found:
        left = ((one.missing, "missing"), (one.stale, "of older English"), (one.fuzzy, "not finished"))
        said = ", ".join(f"{number} {what}" for number, what in left if number) or "complete"
        checked = f"checked by {one.reviewed}" if one.reviewed else "not checked"
        name = f"{one.layout}, {one.audience}, {one.level}"
        click.echo(f"{one.language:8} {name:32} {one.done} of {one.texts} done; {said}; {checked}")


@click.command("export", cls=TopicsCommand)
@click.argument("code")
@click.option("--xliff", "is_xliff", is_flag=True, required=True, help="In the form XLIFF 1.2, for translators.")
@click.option("-o", "--output", "path", type=PATH, metavar="FILE", help="Where to write. [default: CODE.xliff]")
@inputs
def export(code: str, is_xliff: bool, path: Path | None, load: Load) -> None:
    """Write the texts of languages/CODE.po into a file that a translator's programs open."""
    from b12docs.production.store import replace_file
    from b12docs.production.translating import exported
    from b12docs.source.files import shown

    projects = load()
    if len(projects) > 1:
        raise click.UsageError("a file is of one topic; name one with --content")
    target = path or Path(f"{code}.xliff")
    with interruptible():
        data, count = exported(projects[0], code)
        replace_file(target, data)
    click.echo(f"{shown(target)}: {counted(count, 'text')}")


@click.command("import", cls=TopicsCommand)
@click.argument("code")
@click.argument("path", type=PATH, metavar="FILE")
@click.option("--theirs", is_flag=True, help="Take what came back also where somebody has changed the text here since.")
@inputs
def take_in(code: str, path: Path, theirs: bool, load: Load) -> None:
    """Take the translations of an XLIFF or PO file into languages/CODE.po; what conflicts is named, and stays."""
    from b12docs.production.translating import take

    projects = load()
    if len(projects) > 1:
        raise click.UsageError("a file is of one topic; name one with --content")
    with interruptible():
        target, found = take(projects[0], code, path, theirs=theirs)
    click.echo(f"{target}: {counted(len(found.taken), 'translation')} taken")
    _tell(found, str(path))
    if found.conflicts or found.strangers:
        raise SystemExit(1)


def _tell(found: Imported, path: str) -> None:
    parts: tuple[tuple[str, tuple[Unit, ...]], ...] = (
        ("taken as not finished, since their English has changed", found.older),
        ("left out, since other words stand here by now (--theirs takes them)", found.conflicts),
        ("left out, since no text of this topic has their id", found.strangers),
    )
    for said, units in parts:
        if units:
            click.echo(f"  {said}: {len(units)}")
        for unit in units:
            click.echo(f"    {path}:{unit.line}: {unit.id}")
