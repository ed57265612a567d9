"""The options that several commands share: where the inputs are, and how documents are finished."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict

import click

from b12docs.catalogue.finish import DUPLEX, IMPOSITIONS, LARGE_PRINT, STANDARDS, SUFFIXES, Finish
from b12docs.cli.completing import completed, of_project, with_files
from b12docs.cli.ending import Command
from b12docs.diagnostics import Location, fault
from b12docs.paper import PAPERS

if TYPE_CHECKING:
    from datetime import date

    from b12docs.api import Project
    from b12docs.project.inputs import Inputs


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


class Target(NamedTuple):
    """Where a build writes: a folder, and in it the one file of this name, or files of the contract's names."""

    folder: Path
    name: str = ""


_ENDING = re.compile(r".\.[A-Za-z][A-Za-z0-9]{2,4}$")  # of a file; a folder may be called 2026.11 or made.d
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def target(ctx: click.Context, param: click.Parameter, value: str | None) -> Target | None:
    """A path that names a folder, or by its ending one file; ends with status 2 where it is empty."""
    path = Path(_named(ctx, param, value))
    is_folder = (value or "").endswith(("/", os.sep)) or path.is_dir() or not _ENDING.search(path.name)
    return None if value is None else Target(path) if is_folder else Target(path.parent, path.name)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    """A day as in the files, like 2026-11-22; ends with status 2 where it is none."""
    from datetime import date

    try:
        return None if value is None else date.fromisoformat(value if _DAY.fullmatch(value) else "")
    except ValueError:
        raise click.BadParameter(f"'{value}' is no date; write it like 2026-11-22", ctx, param) from None


PATH = _Named(path_type=Path)
Function = Callable[..., None]


class Load:
    """The topics that the options name, or the one that is found where they name none.

    It says which files are read, unless it is to be ``quiet``, before anything is said of what is in them.
    """

    def __init__(self, find: Callable[[], tuple[Inputs, ...]], *, quiet: bool) -> None:
        self._find, self._quiet = find, quiet

    @cached_property
    def inputs(self) -> tuple[Inputs, ...]:
        """Where the inputs of each topic are; raises InputError."""
        from b12docs.cli.output import print_read

        found = self._find()
        if not self._quiet:
            print_read(found)
        return found

    def anew(self) -> Load:
        """The same without a word, for who looks again: files may have come and gone."""
        return Load(self._find, quiet=True)

    def __call__(self) -> tuple[Project, ...]:
        """The topics, read and checked; raises InputError with every fault."""
        from b12docs.project.topics import load_topics

        return load_topics(self.inputs)


class Selection(TypedDict):
    """The names by which documents are selected, as ``api.plan`` takes them; None where an option was left out."""

    audience: tuple[str, ...] | None
    level: tuple[str, ...] | None
    layout: tuple[str, ...] | None
    paper: tuple[str, ...] | None
    language: tuple[str, ...] | None


_ROWS = ("--content", "--pdf")


class TopicsCommand(Command):
    """A command whose ``--content`` (and ``--pdf``) takes every file of a row, as a shell makes it of ``topics/*``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments, each file of the row with the option before it."""
        return super().parse_args(ctx, list(_with_option_before_each(args)))


def _with_option_before_each(args: Iterable[str]) -> Iterator[str]:
    option, files = "", 0  # the last option where it takes a row, and how many files have been met behind it
    for arg in args:
        if arg.startswith("-"):
            name, is_given, _ = arg.partition("=")
            option, files = (name, int(bool(is_given))) if name in _ROWS else ("", 0)
        elif option:
            if files:
                yield option
            files += 1
        yield arg


_INPUTS = (
    click.option("--content", type=PATH, metavar="FILE...", multiple=True,
                 help="The file of words; of several topics, several. [default: content.yaml, else the packaged text]"),
    click.option("--house", type=PATH, metavar="FILE",
                 help="What all topics share, over what comes with b12docs. [default: house.yaml beside it or above]"),
    click.option("--clinic", type=PATH, metavar="FILE",
                 help="What is special to your clinic. [default: clinic.yaml beside the content or above]"),
    click.option("--layouts", type=PATH, metavar="DIR",
                 help="A folder of your own layouts and themes. [default: layouts beside it or above]"),
)  # fmt: skip
_AUDIENCE = click.option(
    "--audience", metavar="NAME|all", multiple=True, shell_complete=of_project("audience"),
    help="Who reads it, such as patient; several with commas. [default: all]",
)  # fmt: skip
of_language = click.option(
    "--language",
    metavar="CODE|all",
    multiple=True,
    shell_complete=of_project("language"),
    help="The language, such as pl; several with commas. [default: that of the content]",
)
_LAYOUT_AND_PAPER = (
    click.option("--layout", metavar="NAME|all", multiple=True, shell_complete=of_project("layout"),
                 help="The kind of document, such as leaflet. [default: those for the audience]"),
    click.option("--paper", metavar="NAME", multiple=True, shell_complete=completed(lambda: PAPERS),
                 help="The paper, such as A4 or Letter. [default: the clinic's, else the layout's]"),
)  # fmt: skip
_FINISH = (
    click.option("--large-print", is_flag=True, help="In large print (18 point), on as many pages as it takes."),
    click.option("--theme", callback=_named, metavar="NAME", shell_complete=of_project("theme"),
                 help="Its colours and type, such as high-contrast. [default: the clinic's, else clear]"),
    click.option("--grey", is_flag=True, help="In shades of grey, for a printer that has only black."),
    click.option("--press", is_flag=True, help="A file for a print shop (PDF/X-4, CMYK), with bleed and crop marks."),
    click.option("--profile", callback=_named, metavar="FILE", shell_complete=with_files,
                 help="The print shop's colour profile. [default: ISO Coated v2 300 %]"),
    click.option("--impose", callback=_named, metavar="|".join(IMPOSITIONS),
                 shell_complete=completed(lambda: IMPOSITIONS),
                 help="Put the pages on larger sheets: to fold, to cut (2up) or to glue (tiles)."),
    click.option("--on", "sheet", callback=_named, metavar="PAPER", shell_complete=completed(lambda: PAPERS),
                 help="The paper of these sheets, such as A4."),
    click.option("--duplex", callback=_named, metavar="|".join(DUPLEX), shell_complete=completed(lambda: DUPLEX),
                 help="For a printer that turns these sheets over on their long edge alone."),
    click.option("--standard", callback=_named, metavar="|".join(STANDARDS),
                 shell_complete=completed(lambda: STANDARDS),
                 help="The PDF's standards: PDF/UA-1 and PDF/A-2a (ua1), or PDF/UA-2, WTPDF and PDF/A-4f, with the web "
                      "page inside (ua2). [default: ua1]"),
    click.option("--format", "form", metavar="|".join(SUFFIXES), default="pdf", show_default=True,
                 shell_complete=completed(lambda: SUFFIXES),
                 help="The kind of file: pdf, a web page (html), plain text, or the body of an e-mail."),
)  # fmt: skip

output = click.option("-o", "--output", callback=target, metavar="DIR|FILE", shell_complete=with_files,
                      help="Where to write: a folder, or a file for one document. [default: output]")  # fmt: skip
allow_expired = click.option(
    "--allow-expired", is_flag=True, help="Make documents whose review date is past, too; they say so."
)
today = click.option(
    "--today", callback=day, metavar="DATE", help="The day that review dates are held against. [default: today]"
)


def selection(command: Function) -> Function:
    """The options that select documents; the command gets them as one ``selection``."""
    return _selecting(command, None, "each audience's own")


def selection_of_all(command: Function) -> Function:
    """The same options, for a command that is about every level where none is named."""
    return _selecting(command, ("all",), "all")


def _selecting(command: Function, levels: tuple[str, ...] | None, default: str) -> Function:
    @wraps(command)
    def run(
        audience: tuple[str, ...], level: tuple[str, ...], layout: tuple[str, ...], paper: tuple[str, ...],
        language: tuple[str, ...], **options: Any,
    ) -> None:  # fmt: skip
        names = Selection(
            audience=audience or None, level=level or levels, layout=layout or None, paper=paper or None,
            language=language or None,
        )  # fmt: skip
        command(selection=names, **options)

    of_level = click.option(
        "--level", metavar="NAME|all", multiple=True, shell_complete=of_project("level"),
        help=f"How easy it is to read, such as easy. [default: {default}]",
    )  # fmt: skip
    return _with((_AUDIENCE, of_level, *_LAYOUT_AND_PAPER, of_language), run)


def inputs(command: Function) -> Function:
    """The options that every command takes: where the inputs are. The command gets them as one ``load``."""

    @wraps(command)
    def run(
        content: tuple[Path, ...], house: Path | None, clinic: Path | None, layouts: Path | None, **options: Any
    ) -> None:
        def find() -> tuple[Inputs, ...]:
            from b12docs.project.inputs import find_inputs, find_topics

            files = [file for path in content for file in matching(path)]
            named = (clinic, layouts, house)
            return find_topics(files, *named) if files else (find_inputs(None, *named),)

        command(load=Load(find, quiet=options.get("quiet", False)), **options)

    return _with(_INPUTS, run)


def matching(path: Path) -> list[Path]:
    """The files that a pattern stands for, where no shell has put them in its place; a path that is none, itself."""
    if os.path.lexists(path) or not set(str(path)) & set("*?["):
        return [path]
    from glob import glob

    from b12docs.source.files import shown

    found = sorted(map(Path, glob(str(path), recursive=True)))
    if not found:
        raise fault("file", Location(shown(path)), "there is no file of such a name", "check the names of the folders")
    return found


def finish(command: Function) -> Function:
    """The options that say how documents are finished; the command gets them as one ``finish``."""

    @wraps(command)
    def run(large_print: bool, theme: str, grey: bool, press: bool, profile: str, impose: str, sheet: str, duplex: str,
            form: str, standard: str, **options: Any) -> None:  # fmt: skip
        edition = LARGE_PRINT if large_print else ""
        command(finish=Finish(edition, theme, grey, press, impose, sheet, form, profile, duplex, standard), **options)

    return _with(_FINISH, run)


def _with(options: tuple[Callable[[Function], Function], ...], command: Function) -> Function:
    for option in reversed(options):
        command = option(command)
    return command
