"""How options are completed by a shell: with what there is, and with the names of the project in the current folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Complete = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def completed(names: Callable[[], Iterable[str]]) -> Complete:
    """How an option is completed that takes one name, or several with commas between."""
    return lambda ctx, param, incomplete: _fitting(names(), incomplete)


def with_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """An option whose words are the path of a file or folder, which the shell itself completes."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def of_project(option: str) -> Complete:
    """How an option is completed whose names follow from the project here, or from what the line names instead."""

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from b12docs.project.names import names_here

        content: tuple[Path, ...] = ctx.params.get("content") or ()
        names = names_here(content[0] if content else None, ctx.params.get("layouts"))[option]
        return _fitting((*names, *(() if option == "theme" else ("all",))), incomplete)

    return complete


def _fitting(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """The names that go on as the last part of the word does, in any letter case, but for those that it has already."""
    from click.shell_completion import CompletionItem

    before, comma, part = incomplete.rpartition(",")
    given = before.casefold().split(",")
    return [
        CompletionItem(f"{before}{comma}{name}")
        for name in names
        if name.casefold().startswith(part.casefold()) and name.casefold() not in given
    ]
