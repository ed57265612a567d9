"""Building again and again, as ``watch`` and ``preview`` do: one build, and what a round says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from b12docs.cli.build import Asked, make
from b12docs.cli.output import counted, few, print_read, print_stale, report, report_briefly
from b12docs.diagnostics import InputError
from b12docs.records import record

if TYPE_CHECKING:
    from b12docs.api import Diagnostic, Result
    from b12docs.cli.options import Load
    from b12docs.production.made import Stale
    from b12docs.production.watching import Round
    from b12docs.project.inputs import Inputs

_FEW = 3  # documents that a line names


@record
class Build:
    """What one build came to, and all warnings: those of the folder's files, too.

    ``gone`` are the names of documents whose files did not lie in the folder before.
    """

    result: Result
    warnings: tuple[Diagnostic, ...]
    gone: frozenset[str] = frozenset()


def builder(load: Load, asked: Asked) -> Callable[[], Build]:
    """What builds the selected documents into the folder, once with each call, as ``b12docs build`` does.

    It says which files are read when it begins, and when they are others; so it does of what the folder holds and no
    longer follows from them.
    """
    known: tuple[Inputs, ...] = ()
    stale: tuple[Stale, ...] = ()

    def build() -> Build:
        nonlocal known, stale
        now = load.anew()
        if now.inputs != known:
            print_read(now.inputs)
        known = now.inputs
        warnings: list[Diagnostic] = []
        before = _names_in(asked.target.folder)
        result = make(asked, now(), warnings)
        if result.stale != stale:
            print_stale(result.stale, asked.target.folder)
        stale = result.stale
        gone = frozenset(one.name for one in result.made if (asked.target.name or one.name) not in before)
        return Build(result, (*warnings, *result.warnings), gone)

    return build


def _names_in(folder: Path) -> frozenset[str]:
    """The names of the files in a folder; none where it can't be read, which who writes there will tell."""
    try:
        return frozenset(one.name for one in folder.iterdir())
    except OSError:
        return frozenset()


def told_rounds(build: Callable[[], Build]) -> Iterator[tuple[Round[Build], str]]:
    """Build at once and after every change, and say on the screen what each round came to; gives the line, too.

    Warnings are told when they come, and not again while they stay.
    """
    from b12docs.production.watching import rounds

    known: dict[str, str] = {}
    told: set[object] = set()
    for one in rounds(build):
        new = frozenset[str]()
        if one.made:
            told = _report_new(one.made, told, is_first=not known)
            made = {document.name: document.sha256 for document in one.made.result.made}
            new = frozenset(name for name in made if known.get(name) != made[name] or name in one.made.gone)
            known = made
        else:
            _report_error(one.error)
        line = _line(one, sorted(new))
        click.echo(line)
        yield one, line


def _report_new(build: Build, told: set[object], *, is_first: bool) -> set[object]:
    """Print what the round before had not to tell, and give what is told by now.

    What stood there from the beginning is told as briefly as ``b12docs build`` does. A line that moves is not new.
    """
    lowered: set[object] = set(map(str, build.result.lowered))
    warnings = {(one.rule, one.at.file, one.message): one for one in build.warnings}
    for words in sorted(lowered - told, key=str):
        click.echo(words, err=True)
    new = [warning for key, warning in warnings.items() if key not in told]
    if is_first:
        report_briefly(new, build.result.groups)
    else:
        report(new)
    return {*lowered, *warnings}


def _report_error(error: Exception | None) -> None:
    if isinstance(error, InputError):
        report(error.diagnostics)
    else:
        click.echo(str(error), err=True)


def _line(one: Round[Build], new: list[str]) -> str:
    """What changed, what was made of it, and how long that took."""
    cause = f"{few(one.changed, _FEW)} changed: " if one.changed else ""
    if one.made is None:
        count = len(one.error.diagnostics) if isinstance(one.error, InputError) else 1
        return f"{cause}nothing was made, for {counted(count, 'fault')} ({one.seconds:.1f} s)"
    all_of_them = len(one.made.result.made)
    if not new:
        return f"{cause}every document is as it was ({one.seconds:.1f} s)"
    return f"{cause}{len(new)} of {all_of_them} documents made anew ({one.seconds:.1f} s): {few(new, _FEW)}"
