"""What ``b12docs email`` prints: what would go, and what became of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from b12docs.cli.ending import MACHINE
from b12docs.handover.mail.addresses import Address
from b12docs.handover.mail.message import Letter, header_of
from b12docs.handover.mail.sending import Outcome, Post
from b12docs.handover.mail.settings import Settings

_LINES = {"starttls": "TLS by STARTTLS", "tls": "TLS", "none": "an open line to this computer"}


def print_plan(data: bytes, letter: Letter, to: Sequence[Address], where: str) -> None:
    """Print the header as it would travel, the parts with their sizes, and where it would go."""
    click.echo(header_of(data))
    click.echo()
    click.echo(f"text:      {_size(len(letter.text))}, and the same as HTML: {_size(len(letter.html))}")
    for one in letter.files:
        click.echo(f"attached:  {one.name}, {_size(len(one.data))}")
    click.echo(f"the whole: {_size(len(data))} as it travels")
    click.echo(f"to:        {', '.join(map(str, to)) or 'nobody yet'}")
    click.echo(f"{where}; nothing was done")


def print_sending(post: Post, to: Sequence[Address], settings: Settings) -> None:
    """Print what would be sent to each, and to whom it would not go again."""
    user = f" as {settings.user}" if settings.user else ""
    where = f"would be sent by {settings.server} over {_LINES[settings.security]}{user}"
    known = [outcome for outcome in map(post.before, to) if outcome]
    left = {outcome.to for outcome in known}
    people = [one for one in to if one not in left]
    if people:
        print_plan(post.message(people[0]), post.letter, people, f"{where}, an e-mail to each")
    for outcome in known:
        click.echo(f"would not be sent: {outcome.to}: {_said(outcome)}")


def print_outcomes(post: Post, to: Sequence[Address], settings: Settings) -> None:
    """Send, and print what becomes of each; ends with status 3 where somebody has not got it, or may not have."""
    found: list[Outcome] = []
    try:
        for outcome in post.send(to):
            found.append(outcome)
            _print(outcome, settings)
    except KeyboardInterrupt:
        if post.begun:
            _print(Outcome(post.begun, "maybe"), settings)
        raise
    if any(one.became not in ("sent", "known") for one in found):
        sys.exit(MACHINE)


def _print(one: Outcome, settings: Settings) -> None:
    if one.became in ("sent", "known"):
        click.echo(f"{'sent' if one.became == 'sent' else 'not sent again'}: {_who(one)}")
        return
    first = "may have been sent" if one.became == "maybe" else "not sent"
    click.echo(f"{first}: {_who(one)}", err=True)
    if one.error and one.became == "failed":
        click.echo(f"{settings.server}: error: {one.error.message}\n  hint: {one.error.hint}", err=True)


def _who(one: Outcome) -> str:
    said = _said(one)
    return f"{one.to}: {said}" if said else str(one.to)


def _said(one: Outcome) -> str:
    match one.became:
        case "known":
            return f"it was sent on {one.on}; --again sends it once more"
        case "doubtful":
            return f"it may have been sent on {one.on}: ask whether it has come; --again sends it once more"
        case "maybe":
            return "the line was lost after the e-mail had begun: ask whether it has come, before you say --again"
        case "untried":
            return "not tried, for the same reason"
        case _:
            return ""


def _size(count: int) -> str:
    return f"{count / 1000:.1f} KB"
