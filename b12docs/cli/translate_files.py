"""``b12docs translate status``, ``export`` and ``import``: how far translations are, and their way to a translator."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from b12docs.cli.ending import interruptible
from b12docs.cli.options import PATH, Load, Selection, TopicsCommand, inputs, selection_of_all
from b12docs.cli.output import as_text, counted

if TYPE_CHECKING:
    from b12docs.api import Project
    from b12docs.production.translation_status import Done
    from b12docs.translation.entries import Entry
    from b12docs.translation.importing import Imported
    from b12docs.translation.xliff import Unit

_FEW = 20  # texts of one kind that are listed


@click.command("status", cls=TopicsCommand)
@click.argument("code", required=False)
@click.option("--texts", "with_texts", is_flag=True, help="Name each text that is left, with the places of both sides.")
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@selection_of_all
@inputs
def status(code: str | None, with_texts: bool, as_json: bool, selection: Selection, load: Load) -> None:
    """Say of each document how many of its texts are translated, and who has checked them."""
    from b12docs.cli.translate_checking import readers_of
    from b12docs.production.translation_status import status as status_of

    asked = [
        (project, language, readers_of(project, selection))
        for project in load()
        for language in ((code,) if code else project.languages)
    ]
    found = [
        (project.content.id, one)
        for project, language, readers in asked
        for one in status_of(project, language)
        if readers is None or (one.audience, one.level) in readers
    ]
    texts = [(project.content.id, language, _left(project, language, readers)) for project, language, readers in asked]
    if as_json:
        said = [{"topic": topic, **one.as_json()} for topic, one in found]
        click.echo(as_text({"documents": said, "texts": _as_json(texts)} if with_texts else said))
    elif not found:
        click.echo("There are no translations yet; 'b12docs translate update CODE' begins one.")
    else:
        _print([one for _, one in found])
        for _, _, left in texts if with_texts else ():
            _print_texts(left)


def _left(project: Project, code: str, readers: set[tuple[str, str]] | None) -> list[Entry]:
    from b12docs.production.lacking import left

    spoken = project.in_language(code).spoken
    return left(spoken, readers) if spoken else []


def _as_json(texts: Sequence[tuple[str, str, list[Entry]]]) -> list[dict[str, object]]:
    return [
        {
            "topic": topic, "language": code, "id": one.id, "state": one.state, "english": one.english,
            "before": one.before or None, "place": str(one.place), "english_at": str(one.at),
        }
        for topic, code, left in texts
        for one in left
    ]  # fmt: skip


def _print_texts(left: Sequence[Entry]) -> None:
    from b12docs.production.lacking import STATES, in_one_line, where_changed

    for one in left:
        click.echo(f"{one.place}: {STATES[one.state]}: '{in_one_line(one.english)}' ({one.at}{where_changed(one)})")


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
@click.option("--theirs", is_flag=True, help="Take the file's words also where other words stand here by now.")
@inputs
def take_in(code: str, path: Path, theirs: bool, load: Load) -> None:
    """Take the translations of an XLIFF or PO file into languages/CODE.po; what conflicts is named, and stays."""
    from b12docs.production.translating import take

    projects = load()
    if len(projects) > 1:
        raise click.UsageError("a file is of one topic; name one with --content")
    with interruptible():
        target, found = take(projects[0], code, path, theirs=theirs)
    unfinished = f", {len(found.unfinished)} of them marked there as not finished" if found.unfinished else ""
    click.echo(f"{target}: {counted(len(found.taken), 'translation')} taken{unfinished}")
    _tell(found, str(path))
    if found.conflicts or found.strangers:
        raise SystemExit(1)


def _tell(found: Imported, path: str) -> None:
    parts: tuple[tuple[str, tuple[Unit, ...]], ...] = (
        ("taken as not finished, since their English has changed", found.older),
        ("taken as not finished, since they say the same as the English", found.same),
        ("with a remark of the translator's", found.remarked),
        ("left out, since other words stand here (--theirs takes the file's)", found.conflicts),
        ("left out, since no text of this topic has their id", found.strangers),
    )
    for said, units in parts:
        if units:
            click.echo(f"  {said}: {len(units)}")
        for unit in units[:_FEW]:
            click.echo(f"    {path}:{unit.line}: {unit.id}")
        if units[_FEW:]:
            click.echo(f"    and {len(units) - _FEW} more")
