"""The options that several commands share: where the inputs are, and how documents are finished."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from b12docs.catalogue.finish import IMPOSITIONS, LARGE_PRINT, SUFFIXES, Finish


class _Named(click.Path):
    """A path that names something: a script whose variable is empty wants nothing to be written here."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; ends with status 2 where it is empty."""
        if not os.fspath(value):
            self.fail("is empty", param, ctx)
        return super().convert(value, param, ctx)


def _named(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """The value of an option that may be left out, but says something where it is there."""
    if value == "":
        raise click.BadParameter("is empty", ctx, param)
    return value or ""


PATH = _Named(path_type=Path)
Function = Callable[..., None]

_INPUTS = (
    click.option("--content", type=PATH, metavar="FILE",
                 help="The content. [default: content.yaml, else the packaged one]"),
    click.option("--house", type=PATH, metavar="FILE",
                 help="The house file, which overlays the packaged one. [default: house.yaml beside it or above]"),
    click.option("--clinic", type=PATH, metavar="FILE",
                 help="The clinic file. [default: clinic.yaml beside the content or above]"),
    click.option("--layouts", type=PATH, metavar="DIR",
                 help="Folder of layouts that overlays the packaged one. [default: layouts beside it or above]"),
)  # fmt: skip
_FINISH = (
    click.option("--large-print", is_flag=True, help="The edition in 18 point, on as many pages as it takes."),
    click.option("--theme", callback=_named, metavar="NAME", help="Its look. [default: the clinic's, else clear]"),
    click.option("--grey", is_flag=True, help="In greys, for a printer that knows only black."),
    click.option("--press", is_flag=True, help="For a print shop: PDF/X-4 in CMYK, with bleed and crop marks."),
    click.option(
        "--profile", callback=_named, metavar="FILE", help="The shop's profile. [default: ISO Coated v2 300 %]"
    ),
    click.option("--impose", callback=_named, metavar="|".join(IMPOSITIONS), help="Place the pages on larger sheets."),
    click.option("--on", "sheet", callback=_named, metavar="PAPER", help="The paper of these sheets."),
    click.option("--format", "form", metavar="|".join(SUFFIXES), default="pdf", show_default=True, help="The file."),
)


def inputs(command: Function) -> Function:
    """The options that every command takes: ``content``, ``house``, ``clinic`` and ``layouts``."""
    return _with(_INPUTS, command)


def finish(command: Function) -> Function:
    """The options that say how documents are finished; the command gets them as one ``finish``."""

    @wraps(command)
    def run(large_print: bool, theme: str, grey: bool, press: bool, profile: str, impose: str, sheet: str, form: str,
            **options: Any) -> None:  # fmt: skip
        edition = LARGE_PRINT if large_print else ""
        command(finish=Finish(edition, theme, grey, press, impose, sheet, form, profile), **options)

    return _with(_FINISH, run)


def _with(options: tuple[Callable[[Function], Function], ...], command: Function) -> Function:
    for option in reversed(options):
        command = option(command)
    return command
