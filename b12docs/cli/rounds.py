"""Building again and again, as ``watch`` and ``preview`` do: one build, and what a round says."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from b12docs.cli.ending import interruptible
from b12docs.cli.output import report
from b12docs.diagnostics import InputError
from b12docs.records import record

if TYPE_CHECKING:
    from b12docs.api import Diagnostic, Finish, Result
    from b12docs.cli.options import Load, Selection
    from b12docs.production.watching import Round

_FEW = 3  # documents that a line names


@record
class Build:
    """What one build came to: the documents, their files, and all warnings."""

    result: Result
    paths: tuple[Path, ...]
    warnings: tuple[Diagnostic, ...]


def builder(load: Load, selection: Selection, finish: Finish, output: Path | None) -> Callable[[], Build]:
    """What builds the selected documents into the folder, once with each call, as ``b12docs build`` does."""
    folder = output or Path("output")

    def build() -> Build:
        from b12docs import api
        from b12docs.production.disk import refuse_link_out

        if output is None:
            refuse_link_out(folder)
        warnings: list[Diagnostic] = []
        topics = load()
        result = api.build(topics, api.plan(topics, **selection, finish=finish))
        with interruptible():
            paths = api.write(result, folder, warnings.append)
        return Build(result, paths, (*warnings, *result.warnings))

    return build


def told_rounds(build: Callable[[], Build]) -> Iterator[tuple[Round[Build], str]]:
    """Build at once and after every change, and say on the screen what each round came to; gives the line, too.

    A process that stays has its rubbish collected, unlike one that ends at once.
    """
    from b12docs.production.watching import rounds

    gc.enable()
    known: dict[str, str] = {}
    warned: set[Diagnostic] = set()
    for one in rounds(build):
        made = {document.name: document.sha256 for document in one.made.result.made} if one.made else known
        new = frozenset(name for name in made if known.get(name) != made[name])
        if one.made:
            _report_new(one.made.warnings, warned)
            known, warned = made, set(one.made.warnings)
        else:
            _report_error(one.error)
        line = _line(one, sorted(new))
        click.echo(line)
        yield one, line


def _report_new(warnings: Iterable[Diagnostic], known: set[Diagnostic]) -> None:
    """Print the warnings that were not there in the last round that made something."""
    report(one for one in warnings if one not in known)


def _report_error(error: Exception | None) -> None:
    if isinstance(error, InputError):
        report(error.diagnostics)
    else:
        click.echo(str(error), err=True)


def _line(one: Round[Build], new: list[str]) -> str:
    """What changed, what was made of it, and how long that took."""
    cause = f"{_few(one.changed)} changed: " if one.changed else ""
    if one.made is None:
        return f"{cause}nothing was made, {_counted(one.error)} ({one.seconds:.1f} s)"
    all_of_them = len(one.made.result.made)
    if not new:
        return f"{cause}every document is as it was ({one.seconds:.1f} s)"
    return f"{cause}{len(new)} of {all_of_them} documents made anew ({one.seconds:.1f} s): {_few(new)}"


def _counted(error: Exception | None) -> str:
    count = len(error.diagnostics) if isinstance(error, InputError) else 1
    return f"for {count} fault{'' if count == 1 else 's'}"


def _few(names: Iterable[str]) -> str:
    """The first names, and how many more there are."""
    listed = list(names)
    more = f" and {len(listed) - _FEW} more" if len(listed) > _FEW else ""
    return ", ".join(listed[:_FEW]) + more
