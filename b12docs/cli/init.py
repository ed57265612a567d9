"""``b12docs init``: hand out a project or a topic of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from b12docs.cli.ending import Command, interruptible
from b12docs.cli.options import PATH, Load, inputs
from b12docs.cli.output import few

_MOST_NAMES = 3  # of files that are already there, in one sentence


@click.command("init", cls=Command)
@click.argument("folder", type=PATH, metavar="DIR")
@click.option("--topic", metavar="NAME", help="A new topic to be filled in, in place of the packaged one.")
@inputs
def command(folder: Path, topic: str | None, load: Load) -> None:
    """Put a content.yaml and what belongs to it into DIR: the packaged topic to adapt, or a new one."""
    from b12docs.production.picture_sheet import picture_sheet
    from b12docs.production.store import create
    from b12docs.project.inputs import house_above
    from b12docs.project.scaffold import already_there, handed_out, project_files, topic_files
    from b12docs.source.files import shown

    words = project_files() if topic is None else topic_files(_sound(topic), folder, house_above(folder))
    files = {**words, "pictures.pdf": picture_sheet()}
    existing = already_there(folder, files)
    if existing:
        raise click.UsageError(f"nothing was written, because {_listed(existing)} already there; name a new folder")
    with interruptible():
        create(handed_out(folder, files))
    for name in files:
        click.echo(shown(folder / name))
    first = "clinic.yaml and content.yaml" if topic is None else "what says TO DO in content.yaml"
    click.echo(f"Next: change {first} there, then run 'b12docs build' in {shown(folder)}.")


def _listed(existing: Sequence[Path]) -> str:
    """The first of what is already there, for a sentence."""
    from b12docs.source.files import shown

    names = [shown(path) for path in existing]
    return f"{few(names, _MOST_NAMES)} {'is' if len(names) == 1 else 'are'}"


def _sound(topic: str) -> str:
    """The name of a topic, which begins the names of files."""
    import re

    if not re.fullmatch("[a-z][a-z0-9-]{0,59}", topic):
        message = "is no name for a topic: use small letters, figures and hyphens, like hay-fever"
        raise click.BadParameter(f"'{topic}' {message}", param_hint="'--topic'")
    return topic
