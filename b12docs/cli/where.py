"""``b12docs where``: find the line of a sentence that somebody has read in a document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from b12docs.cli.options import Load, TopicsCommand, inputs, of_language
from b12docs.cli.output import as_text

if TYPE_CHECKING:
    from b12docs.production.search import Found

_OWN_HOUSE = "that file comes with b12docs; write what differs into house.yaml beside content.yaml, as"


@click.command("where", cls=TopicsCommand)
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "json", is_flag=True, help="Print it as JSON.")
@of_language
@inputs
def command(words: tuple[str, ...], json: bool, language: tuple[str, ...], load: Load) -> None:
    """Say in which line WORDS stand, who reads them, and which documents print them.

    The words are looked for as they are printed: b12docs where "often in the legs". Where no text of the content has
    them, they are looked for in its translations.
    """
    from b12docs.api import plan
    from b12docs.production.search import where

    sought = " ".join(words)
    if not sought.strip():
        raise click.UsageError('there are no words to look for: give some that you have read, between "…"')
    found: list[Found] = []
    for project in load():
        codes = {job.language for job in plan(project, language=language).jobs} if language else None
        found += where(project, sought, codes and sorted(codes))
    if found and not json and all(one.is_part for one in found):
        click.echo(f"no text alone says '{sought}': it is made of")
    if json:
        click.echo(as_text({"found": [_as_json(one) for one in found]}))
    else:
        for one in found:
            _print(one)
    if not found:
        click.echo(f"no document says '{sought}': look for fewer of its words, as they are printed", err=True)
        raise SystemExit(1)


def _print(one: Found) -> None:
    click.echo(f"{one.at}: {one.text}")
    if one.english:
        click.echo(f"  translates: {one.english}")
    click.echo(f"  read by:    {'; '.join(_by_first(one.readers)) or 'nobody'}")
    documents = [(_named(layout, edition), f"{audience} {level}") for layout, audience, level, edition in one.documents]
    click.echo(f"  printed in: {'; '.join(_by_first(documents)) or 'no document'}")
    if one.keys:
        click.echo(f"  to change:  {_OWN_HOUSE} {_as_keys(one.keys)}")


def _as_keys(keys: tuple[str, ...]) -> str:
    """``labels: {call: "…"}`` for the keys of a text."""
    first, *others = keys
    return f"{first}: {_as_mapping(others)}"


def _as_mapping(keys: list[str]) -> str:
    return f"{{{keys[0]}: {_as_mapping(keys[1:])}}}" if keys else '"…"'


def _named(layout: str, edition: str) -> str:
    return f"{layout} in {edition}" if edition else layout


def _by_first(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """``lay (easy, standard)`` for the pairs that begin with ``lay``."""
    found: dict[str, list[str]] = {}
    for first, second in pairs:
        found.setdefault(first, []).append(second)
    return [f"{first} ({', '.join(others)})" for first, others in found.items()]


def _as_json(one: Found) -> dict[str, object]:
    return {
        "file": one.at.file, "line": one.at.line, "column": one.at.column, "text": one.text,
        "language": one.language or None,
        "translates": {"file": one.english.file, "line": one.english.line, "column": one.english.column}
        if one.english else None,
        "keys": list(one.keys), "part": one.is_part,
        "readers": [{"reads": kind, "level": level} for kind, level in one.readers],
        "documents": [
            {"layout": layout, "audience": audience, "level": level, "edition": edition or None}
            for layout, audience, level, edition in one.documents
        ],
    }  # fmt: skip
