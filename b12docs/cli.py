"""The command line: every command is a few lines over ``pipeline``."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import Any

import click

from b12docs import __version__
from b12docs.catalogue.finish import IMPOSITIONS, LARGE_PRINT, SUFFIXES, Finish
from b12docs.catalogue.plan import Job, Plan, Request, plan
from b12docs.diagnostics import Diagnostic, InputError, SelectionError
from b12docs.production.pipeline import Made, Project, build, load_project
from b12docs.project.inputs import find_inputs
from b12docs.project.scaffold import already_there, create

_PATH = click.Path(path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="b12docs")
def main() -> None:
    """Turn one content.yaml into print-ready leaflets, one-pagers and posters."""
    gc.disable()  # a short run builds trees and throws nothing away: collecting costs a tenth of its time


def _inputs(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every command takes."""
    command = click.option(
        "--layouts", type=_PATH, metavar="DIR", help="Folder of layouts that overlays the packaged one."
    )(command)
    command = click.option(
        "--clinic",
        type=_PATH,
        metavar="FILE",
        help="The clinic file. [default: clinic.yaml beside the content, else here]",
    )(command)
    return click.option(
        "--content", type=_PATH, metavar="FILE", help="The content. [default: content.yaml, else the packaged one]"
    )(command)


_FINISH_OPTIONS = (
    click.option("--large-print", is_flag=True, help="The edition in 18 point, on as many pages as it takes."),
    click.option("--theme", default="", metavar="NAME", help="Its look. [default: the clinic's, else clear]"),
    click.option("--grey", is_flag=True, help="In greys, for a printer that knows only black."),
    click.option("--press", is_flag=True, help="For a print shop: PDF/X-4 in CMYK, with bleed and crop marks."),
    click.option("--profile", default="", metavar="FILE", help="The shop's profile. [default: ISO Coated v2 300 %]"),
    click.option("--impose", default="", metavar="|".join(IMPOSITIONS), help="Place the pages on larger sheets."),
    click.option("--on", "sheet", default="", metavar="PAPER", help="The paper of these sheets."),
    click.option("--format", "form", metavar="|".join(SUFFIXES), default="pdf", show_default=True, help="The file."),
)


def _finish(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say how documents are finished; the command gets them as one ``finish``."""

    @wraps(command)
    def run(large_print: bool, theme: str, grey: bool, press: bool, profile: str, impose: str, sheet: str, form: str,
            **options: Any) -> None:  # fmt: skip
        edition = LARGE_PRINT if large_print else ""
        command(finish=Finish(edition, theme, grey, press, impose, sheet, form, profile), **options)

    for option in reversed(_FINISH_OPTIONS):
        run = option(run)
    return run


def _guarded(command: Callable[..., None]) -> Callable[..., None]:
    """Exit status 1 with diagnostics where an input is at fault, 2 where the options are."""

    @wraps(command)
    def run(**options: Any) -> None:
        try:
            command(**options)
        except SelectionError as error:
            raise click.UsageError(str(error)) from None
        except BrokenPipeError:
            raise  # click ends quietly
        except OSError as error:
            raise click.UsageError(f"cannot write the output: {error.strerror or error}") from None
        except InputError as error:
            _report(error.diagnostics)
            if options.get("as_json"):
                _print_json([], [], error.diagnostics)
            sys.exit(1)

    return run


@main.command("build")
@click.option("--audience", metavar="NAME|all", help="Who reads it. [default: all]")
@click.option("--level", metavar="NAME|all", help="The reading level. [default: each audience's own]")
@click.option("--layout", metavar="NAME|all", help="The kind of document. [default: those meant for the audience]")
@click.option("--paper", metavar="NAME", help="The paper. [default: the clinic's usual one, else the layout's]")
@click.option(
    "-o", "--output", type=_PATH, default=Path("output"), metavar="DIR", show_default=True, help="Where to write."
)
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
@_finish
@_inputs
@_guarded
def build_command(
    audience: str | None, level: str | None, layout: str | None, paper: str | None, finish: Finish, output: Path,
    as_json: bool, quiet: bool, content: Path | None, clinic: Path | None, layouts: Path | None,
) -> None:  # fmt: skip
    """Make the documents."""
    project = load_project(find_inputs(content, clinic, layouts))
    request = Request(audience, level, layout, paper, finish)
    selected = plan(request, project.content, project.layouts.all, project.usual)
    with _Progress(len(selected.jobs), quiet) as advance:
        result = build(project, selected.jobs, advance)
    paths = _save(result.made, output, project)
    if not quiet:
        _report(result.warnings)
    if as_json:
        _print_json(
            [_as_json(one, path) for one, path in zip(result.made, paths, strict=True)],
            selected.skipped,
            result.warnings,
        )
    elif not quiet:
        _print_table(result.made, paths, selected)


def _save(made: tuple[Made, ...], folder: Path, project: Project) -> list[Path]:
    from b12docs.production.output import save

    try:
        return save(made, folder, project.loaded.fingerprint)
    except OSError as error:
        raise click.UsageError(
            f"cannot write into '{folder}': {error.strerror or error}; nothing is half-written"
        ) from None


class _Progress:
    """A line on the terminal that says which document is being made; nothing where standard error is no terminal."""

    def __init__(self, total: int, quiet: bool) -> None:
        self.total, self.number = total, 0
        self.shown = not quiet and sys.stderr.isatty()

    def __enter__(self) -> Callable[[Job], None]:
        return self.advance

    def advance(self, job: Job) -> None:
        """The next document begins."""
        self.number += 1
        if self.shown:
            click.echo(f"\r\033[K{self.number}/{self.total} {job}", nl=False, err=True)

    def __exit__(self, *exception: object) -> None:
        if self.shown:
            click.echo("\r\033[K", nl=False, err=True)


def _report(diagnostics: Iterable[Diagnostic]) -> None:
    for one in diagnostics:
        click.echo(str(one), err=True)


def _as_json(one: Made, path: Path) -> dict[str, object]:
    job = one.job
    return {
        "path": path.as_posix(), "layout": job.layout, "audience": job.audience, "level": job.level,
        "paper": job.paper if one.pages else None, "format": job.finish.format, "variant": list(job.variant),
        "pages": one.pages, "bytes": len(one.data), "sha256": one.sha256,
    }  # fmt: skip


def _print_json(documents: list[dict[str, object]], skipped: Iterable[Any], diagnostics: Iterable[Diagnostic]) -> None:
    found = {
        "documents": documents,
        "skipped": [asdict(one) for one in skipped],
        "diagnostics": [one.as_json() for one in diagnostics],
    }
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


def _print_table(made: tuple[Made, ...], paths: list[Path], selected: Plan) -> None:
    width = max(len(path.as_posix()) for path in paths)
    for one, path in zip(made, paths, strict=True):
        pages = f"{one.pages} page{'' if one.pages == 1 else 's'}" if one.pages else ""
        click.echo(f"{path.as_posix():{width}}  {pages:>8}  {len(one.data) / 1000:6.1f} KB")
    for reason in dict.fromkeys(left.reason for left in selected.skipped):
        click.echo(f"skipped: {reason}")


@main.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@_inputs
@_guarded
def list_command(as_json: bool, content: Path | None, clinic: Path | None, layouts: Path | None) -> None:
    """Show what can be built, and the fingerprint of the content."""
    project = load_project(find_inputs(content, clinic, layouts))
    everything = _everything(project)
    if as_json:
        click.echo(json.dumps(everything, ensure_ascii=False, indent=1))
        return
    click.echo(f"content:     {project.inputs.content.as_posix()} (version {project.content.version})")
    click.echo(f"fingerprint: {everything['fingerprint']}  ({everything['approval']})")
    for one in everything["documents"]:
        click.echo(f"{one['layout']:12} {one['audience']:12} {one['level']:10} {', '.join(one['papers'])}")
    click.echo()
    for name in ("editions", "impositions"):
        click.echo(f"{name + ':':12} {'; '.join(_by_layout(everything['documents'], name)) or 'none'}")
    for name in ("themes", "formats"):
        click.echo(f"{name + ':':12} {', '.join(everything[name])}")


def _by_layout(documents: list[dict[str, Any]], name: str) -> Iterator[str]:
    """For each edition or imposition the layouts that it is made of, with their papers."""
    for kind in dict.fromkeys(kind for one in documents for kind in one[name]):
        made: dict[str, dict[str, None]] = {}
        for one in documents:
            made.setdefault(one["layout"], {}).update(dict.fromkeys(one[name].get(kind, ())))
        layouts = [f"{layout}: {', '.join(papers)}" for layout, papers in made.items() if papers]
        yield f"{kind} ({'; '.join(layouts)})"


def _everything(project: Project) -> dict[str, Any]:
    from b12docs.catalogue.offers import offers
    from b12docs.templates.selection import is_approved

    approved = is_approved(project.clinic.approval, project.loaded.fingerprint)
    return {
        "content": project.inputs.content.as_posix(),
        "fingerprint": project.loaded.fingerprint,
        "approval": "approved" if approved else "not approved",
        "documents": [asdict(one) for one in offers(project.content, project.layouts.all)],
        "themes": list(project.usual.themes),
        "formats": list(SUFFIXES),
    }


@main.command("init")
@click.argument("folder", type=_PATH, metavar="DIR")
@_inputs
@_guarded
def init_command(folder: Path, content: Path | None, clinic: Path | None, layouts: Path | None) -> None:
    """Put a content.yaml, a clinic.yaml and layouts/ of your own into DIR."""
    existing = already_there(folder)
    if existing:
        names = ", ".join(path.as_posix() for path in existing)
        raise click.UsageError(f"nothing was written, because these are already there: {names}")
    try:
        made = create(folder)
    except OSError as error:
        raise click.UsageError(f"cannot write into '{folder}': {error.strerror or error}") from None
    for path in made:
        click.echo(path.as_posix())
    click.echo(f"Next: change clinic.yaml and content.yaml there, then run 'b12docs build' in {folder.as_posix()}.")
