"""``b12docs diff``: say what differs between two contents, or between two finished PDFs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from b12docs.cli.options import PATH, Load, TopicsCommand, inputs
from b12docs.cli.output import as_text, counted, print_changes
from b12docs.diagnostics import SelectionError

if TYPE_CHECKING:
    from b12docs.api import Project
    from b12docs.approval.changes import Kind
    from b12docs.production.comparing import Difference
    from b12docs.production.comparing_files import Passage

_PACKAGED = "packaged"
_MOST_LINES = 8  # that are gone, or new, of one document


@click.command("diff", cls=TopicsCommand)
@click.argument("old", type=PATH, metavar="OLD")
@click.argument("new", type=PATH, metavar="[NEW]", required=False)
@click.option("--json", "json", is_flag=True, help="Print it as JSON.")
@inputs
def command(old: Path, new: Path | None, json: bool, load: Load) -> None:
    """Say what differs: facts, words and numbers.

    OLD and NEW are two content.yaml files, or folders with one, or two finished PDFs. 'b12docs diff OLD' compares with
    the content of the current folder; 'b12docs diff packaged' shows what is new in the program's own text.
    """
    if {_is_pdf(one) for one in (old, new) if one is not None} == {True}:
        if new is None:
            raise SelectionError("name two PDFs: the old one and the new one")
        _diff_files(old, new, json)
        return
    if any(_is_pdf(one) for one in (old, new) if one is not None):
        raise SelectionError("a PDF is compared with a PDF, and a content with a content")
    before, now = _projects(old, new, load)
    _diff_contents(before, now, json)


def _is_pdf(path: Path) -> bool:
    return path.suffix.lower() == ".pdf"


def _projects(old: Path, new: Path | None, load: Load) -> tuple[Project, Project]:
    """The two projects: where only one is named, the current one is the other; what is packaged is always newer."""
    if new is None:
        (own,) = _only(load())
        if str(old) == _PACKAGED and own.inputs.is_packaged:
            raise SelectionError("there is no content.yaml here: what is built is the program's own text")
        other = _project(old, own)
        return (own, other) if str(old) == _PACKAGED else (other, own)
    first = _project(new, None) if str(old) == _PACKAGED else _project(old, None)
    second = _project(old if str(old) == _PACKAGED else new, first)
    return (second, first) if str(old) == _PACKAGED else (first, second)


def _only(topics: Sequence[Project]) -> Sequence[Project]:
    if len(topics) != 1:
        raise SelectionError("one topic is compared at a time: name it by --content")
    return topics


def _project(path: Path, beside: Project | None) -> Project:
    """The project of a path; the packaged content is read with the clinic, house and layouts of the other."""
    from b12docs.library.packaged import packaged
    from b12docs.project.inputs import find_inputs
    from b12docs.project.project import load_project

    if str(path) == _PACKAGED:
        own = packaged("content.yaml")
        return load_project(replace(beside.inputs, content=own) if beside else find_inputs(own))
    return load_project(find_inputs(path / "content.yaml" if path.is_dir() else path))


def _diff_contents(old: Project, new: Project, json: bool) -> None:
    """Print how two contents differ."""
    from b12docs.production.comparing import compare
    from b12docs.source.files import shown

    found = compare(old, new)
    if json:
        click.echo(as_text({"documents": [_as_json(one) for one in found]}))
        return
    names = [f"{shown(one.inputs.content)} (version {one.content.version})" for one in (old, new)]
    click.echo(f"from {names[0]} to {names[1]}")
    if old.content.id != new.content.id:
        click.echo(f"These are two topics: '{old.content.id}' and '{new.content.id}'.")
    differ = [one for one in found if not one.is_none]
    for one in differ:
        click.echo(f"  {_named(one)}: {'; '.join(_said(one))}")
        for sign, lines in (("-", one.lines_gone), ("+", one.lines_new)):
            for line in lines[:_MOST_LINES]:
                click.echo(f"    {sign} {line}")
    if not differ:
        click.echo("No document says anything else.")
        return
    changed = {(change.id, change.before, change.now): change for one in differ for change in one.changed}
    if changed:
        click.echo(f"What differs in these documents: {counted(len(changed), 'text')}")
        print_changes(sorted(changed.values(), key=lambda one: one.rank))


def _named(one: Difference) -> str:
    return " ".join(one.name)


def _said(one: Difference) -> Iterable[str]:
    if one.is_in != "both":
        yield f"only in the {one.is_in} content"
    if one.changed:
        grave = sum(change.is_grave for change in one.changed)
        which = f", {grave} of them warnings, a 'not', numbers or help lines" if grave else ""
        yield f"{counted(len(one.changed), 'text')}{which}"
    if one.lines_gone or one.lines_new:
        yield "the same texts, and another order, layout, mark, picture or date"
    named = (("facts gone", one.facts_gone), ("new facts", one.facts_new),
             ("references gone", one.refs_gone), ("new references", one.refs_new))  # fmt: skip
    yield from (f"{what}: {', '.join(names)}" for what, names in named if names)


def _as_json(one: Difference) -> dict[str, Any]:
    layout, audience, level = one.name
    return {
        "layout": layout, "audience": audience, "level": level, "in": one.is_in,
        "changed": [change.as_json() for change in one.changed],
        "facts_gone": list(one.facts_gone), "facts_new": list(one.facts_new),
        "references_gone": list(one.refs_gone), "references_new": list(one.refs_new),
        "lines_gone": list(one.lines_gone), "lines_new": list(one.lines_new),
    }  # fmt: skip


def _diff_files(old: Path, new: Path, json: bool) -> None:
    """Print how the words of two PDFs differ."""
    from b12docs.approval.changes import KINDS
    from b12docs.production.comparing_files import compare_files

    found = compare_files(old, new)
    if json:
        click.echo(as_text({"passages": [_passage(one) for one in found]}))
        return
    for one in found:
        click.echo(f"{KINDS[_kind(one)]}:")
        for sign, words in (("-", one.before), ("+", one.now)):
            if words:
                click.echo(f"  {sign} {words}")
    click.echo(counted(len(found), "passage") + " differ" if len(found) != 1 else "1 passage differs")


def _kind(one: Passage) -> Kind:
    if one.changes_negations:
        return "negation"
    return "number" if one.changes_numbers else "words"


def _passage(one: Passage) -> dict[str, Any]:
    return {"before": one.before or None, "now": one.now or None, "number": one.changes_numbers,
            "negation": one.changes_negations}  # fmt: skip
