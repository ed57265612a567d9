"""What the commands print: diagnostics, JSON, the table of a build, and the line that shows how far it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from b12docs.diagnostics import first_of

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from b12docs.api import Diagnostic, Job, Made, Skipped
    from b12docs.approval.changes import Change
    from b12docs.diagnostics import Lowered
    from b12docs.production.made import Stale, Standing
    from b12docs.project.inputs import Inputs

MOST_OF_A_RULE = 5  # findings that a report tells, unless all are asked for
_MOST_FOLDERS, _MOST_LOOKED_AT = 3, 500  # folders that are named, and looked into, where a file may be meant
_MOST_NAMES = 8  # of files that no longer follow from the inputs, in one line


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Print the diagnostics to standard error."""
    for one in first_of(diagnostics):
        click.echo(str(one), err=True)


def report_briefly(warnings: Sequence[Diagnostic], groups: Mapping[str, str]) -> None:
    """Print the warnings of a build to standard error, and of most of them that 'b12docs check' tells them.

    Told whole is where a reader is at risk, and where a file may not say what was meant. ``groups`` are those of
    rules by their names.
    """
    named = {one: groups.get(one.rule, "files") for one in warnings}
    report(one for one in warnings if named[one] in ("safety", "files"))
    left = [named[one] for one in warnings if named[one] not in ("safety", "files")]
    if left:
        *most, last = sorted(set(left), key=left.index)
        about = f"{', '.join(most)} and {last}" if most else last
        them = "it" if len(left) == 1 else "them"
        click.echo(f"{counted(len(left), 'warning')} of {about}: 'b12docs check' names {them}", err=True)


def print_read(found: Sequence[Inputs]) -> None:
    """Say to standard error which files are read, before anything is said of what is in them."""
    names: dict[str, str] = {}
    for path, name in (one for inputs in found for one in _read(inputs)):
        names.setdefault(os.path.realpath(path), name)
    clinic = "" if any(one.clinic for one in found) else ", no clinic.yaml"
    click.echo(f"reads: {', '.join(names.values())}{clinic}", err=True)
    if any(one.is_packaged for one in found):
        click.echo("there is no content.yaml in this folder: the text is the one that comes with b12docs", err=True)
        if below := _content_below():
            click.echo(
                f"  hint: there is one in {below}: change into that folder, or name the file by --content", err=True
            )


def _content_below() -> str:
    """A few folders that hold a content.yaml, one or two below this one, where somebody may have meant to be."""
    from itertools import islice
    from pathlib import Path

    from b12docs.source.files import shown

    found = (path for form in ("*", "*/*") for path in islice(Path().glob(form), _MOST_LOOKED_AT))
    holding = sorted(shown(path) for path in found if os.path.isfile(path / "content.yaml"))
    return ", ".join(holding[:_MOST_FOLDERS]) + (", …" if len(holding) > _MOST_FOLDERS else "")


def _read(inputs: Inputs) -> Iterator[tuple[Path, str]]:
    """The files of a topic, each with its path as it is shown, or its name where it comes with the program."""
    from b12docs.library.packaged import packaged
    from b12docs.source.files import shown

    shipped = {packaged(name): f"{name} (packaged)" for name in ("content.yaml", "house.yaml", "layouts")}
    approval = inputs.approval if os.path.lexists(inputs.approval) else None
    for path in (inputs.content, approval, inputs.house, packaged("house.yaml"), inputs.clinic, *inputs.layouts):
        if path is not None:
            yield path, shipped.get(path) or shown(path)


def print_stale(stale: Sequence[Stale], folder: Path) -> None:
    """Name what a folder holds and no longer follows from the inputs, to standard error, in one block."""
    from b12docs.source.files import shown

    if stale:
        click.echo(f"{shown(folder)} holds files that no longer follow from the inputs:", err=True)
        _print_by_reason(stale)
        hint = "delete what nobody needs; build the others with the options that made them (--level, --theme)"
        click.echo(f"  hint: {hint}", err=True)


def print_old_page(folder: Path) -> None:
    """Say to standard error where the front desk's page shows what the folder held before."""
    from b12docs.handover.gallery.made_of import PAGE, is_of_before
    from b12docs.source.files import shown

    if is_of_before(folder):
        click.echo(f"{shown(folder / PAGE)} shows what was there before: 'b12docs gallery' makes it anew", err=True)


def print_still_there(stale: Sequence[Stale], folder: Path) -> None:
    """The same where something was at fault, and nothing was made."""
    from b12docs.source.files import shown

    if stale:
        click.echo(f"nothing was written; {shown(folder)} still holds files of before:", err=True)
        _print_by_reason(stale)


def _print_by_reason(stale: Sequence[Stale]) -> None:
    for reason in dict.fromkeys(one.reason for one in stale):
        names = [one.name for one in stale if one.reason == reason]
        where = " ('b12docs status' names all)" if len(names) > _MOST_NAMES else ""
        click.echo(f"  {reason}: {few(names, _MOST_NAMES)}{where}", err=True)


def stale_as_json(stale: Sequence[Stale], folder: Path) -> list[dict[str, object]]:
    """The same as the command line's JSON has it."""
    return [{"path": (folder / one.name).as_posix(), "reason": one.reason} for one in stale]


def few(names: Sequence[str], most: int) -> str:
    """The first names, and how many more there are."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def as_text(value: object) -> str:
    """The value as JSON; all in ASCII where standard output, or a path that is no UTF-8, wants it."""
    import json

    text = json.dumps(value, ensure_ascii=False, indent=1)
    try:
        text.encode()
        text.encode(getattr(sys.stdout, "encoding", None) or "ascii")  # there is no standard output where it is closed
    except UnicodeEncodeError:
        return json.dumps(value, indent=1)
    return text


def print_json(
    documents: Sequence[dict[str, object]],
    skipped: Iterable[Skipped],
    diagnostics: Iterable[Diagnostic],
    lowered: Iterable[Lowered] = (),
    stale: Iterable[dict[str, object]] = (),
) -> None:
    """Print the one object of the contract."""
    from dataclasses import asdict

    found = {
        "documents": documents,
        "skipped": [asdict(one) for one in skipped],
        "diagnostics": [one.as_json() for one in first_of(diagnostics)],
        "lowered": [one.as_json() for one in lowered],
        "stale": list(stale),
    }
    click.echo(as_text(found))


def as_json(one: Made, path: Path) -> dict[str, object]:
    """A document as the contract has it."""
    content = one.origin.content if one.origin else None
    return {
        "path": path.as_posix(), **job_as_json(one.job), "pages": one.pages, "bytes": len(one.data),
        "sha256": one.sha256, "approved": one.approved, "topic": one.job.topic,
        "content": content.as_posix() if content else None,
    }  # fmt: skip


def job_as_json(job: Job) -> dict[str, object]:
    """What a document is, made or not, as the contract has it."""
    return {
        "layout": job.layout, "audience": job.audience, "level": job.level,
        "paper": job.paper if job.finish.format == "pdf" else None, "format": job.finish.format,
        "language": job.language or None, "variant": list(job.variant),
    }  # fmt: skip


def print_table(made: Sequence[Made], paths: Sequence[Path], skipped: Sequence[Skipped], today: datetime.date) -> None:
    """Print each file with its pages, its size, how far it can be relied on that day, and what was skipped."""
    from b12docs.source.files import shown

    names = [shown(path) for path in paths]
    width = max(map(len, names))
    for one, name in zip(made, names, strict=True):
        pages = counted(one.pages, "page") if one.pages else ""
        size = f"{len(one.data) / 1000:6.1f} KB"
        click.echo(f"{name:{width}}  {pages:>8}  {size}  {stands(one.standing, today)}")
    is_one = len({one.job.topic for one in made} | {one.topic for one in skipped}) == 1
    for reason in dict.fromkeys(left.reason if is_one else f"{left.topic}: {left.reason}" for left in skipped):
        click.echo(f"skipped: {reason}")


def stands(one: Standing, today: datetime.date) -> str:
    """In a few words how far a document can be relied on that day, and what is to be said of its review."""
    return "; ".join(filter(None, (standing(one), one.review(today))))


def standing(one: Standing) -> str:
    """In a few words who approved a document, or what has changed since."""
    if one.approved:
        return f"approved by {one.by} on {one.on}"
    if not one.by:
        return "draft"
    grave = next((change for change in one.changed if change.is_grave), None)
    differs = what_differs(one.changed) or "layout or order"
    return f"draft: {differs} changed since {one.by} approved it on {one.on}" + (f" ({grave.said})" if grave else "")


def what_differs(changed: Sequence[Change]) -> str:
    """In a few words what differs from what was approved: so many texts, and pictures and days by name, if any."""
    texts = sum(not one.named for one in changed)
    named = [one.named for one in changed if one.named]
    said = ([counted(texts, "text")] if texts else []) + [few(named, _MOST_NAMES)] * bool(named)
    return " and ".join(said)


def counted(number: int, noun: str) -> str:
    """``1 page``, ``2 pages``, ``1,000 copies``."""
    many = f"{noun[:-1]}ies" if noun.endswith("py") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def print_changes(changes: Iterable[Change], indent: str = "  ") -> None:
    """Print each text that has changed: what kind of change it is, its id, and its words before and now."""
    for one in changes:
        click.echo(f"{indent}{one.said}: {one.id}")
        for sign, words in (("-", one.before), ("+", one.now)) if one.kind != "picture" else ():
            if words is not None:
                click.echo(f"{indent}  {sign} {' '.join(words.split())}")


def show(paths: Sequence[Path]) -> None:
    """Open the one document in the program that this computer shows such files with, or the folder of several."""
    shown = paths[0] if len(paths) == 1 else paths[0].parent
    if click.launch(str(shown)):
        click.echo(f"no program was found that opens '{shown.as_posix()}': open it by hand", err=True)


class Progress:
    """A line on the terminal that says which document is being made; nothing where standard error is no terminal."""

    def __init__(self, jobs: Sequence[Job], quiet: bool) -> None:
        self.total, self.number = len(jobs), 0
        self.is_one_topic = len({job.topic for job in jobs}) == 1
        self.shown = not quiet and sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Callable[[Job], None]:
        return self.advance

    def advance(self, job: Job) -> None:
        """The next document begins."""
        self.number += 1
        if self.shown:
            topic = "" if self.is_one_topic else f"{job.topic}: "
            click.echo(f"\r\033[K{self.number}/{self.total} {topic}{job}", nl=False, err=True)

    def __exit__(self, *exception: object) -> None:
        if self.shown:
            click.echo("\r\033[K", nl=False, err=True)


class Steps:
    """A line on the terminal that says how many of many are done; nothing where standard error is no terminal."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.shown = sys.stderr is not None and sys.stderr.isatty()

    def __enter__(self) -> Callable[[int], None]:
        return self.advance

    def advance(self, done: int) -> None:
        """So many are done."""
        if self.shown:
            click.echo(f"\r\033[K{done:,} of {self.total:,}", nl=False, err=True)

    def __exit__(self, *exception: object) -> None:
        if self.shown:
            click.echo("\r\033[K", nl=False, err=True)
