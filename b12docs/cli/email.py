"""``b12docs email``: documents in an e-mail, as a draft for a mail program, or sent to a mail server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from b12docs.cli.completing import with_files
from b12docs.cli.ending import interruptible
from b12docs.cli.options import (
    PATH,
    Load,
    Selection,
    Target,
    TopicsCommand,
    finish,
    inputs,
    selection,
    target,
    today,
)
from b12docs.cli.output import report, report_briefly
from b12docs.diagnostics import SelectionError

if TYPE_CHECKING:
    from datetime import date

    from b12docs.api import Finish, Plan, Project
    from b12docs.handover.mail.addresses import Address
    from b12docs.handover.mail.body import Body
    from b12docs.handover.mail.message import Letter
    from b12docs.handover.mail.settings import Settings

_T = TypeVar("_T")
_MEGABYTE = 1_000_000
_BODIES = ("text", "html")


class Asked(NamedTuple):
    """What is to become of the e-mail: whom it is from and to, and where it goes."""

    to: tuple[Address, ...]
    sender: Address | None
    subject: str
    draft: Path | None
    sends: bool
    body: str
    dry_run: bool
    again: bool
    max_size: float


@click.command("email", cls=TopicsCommand)
@selection
@click.option("--to", multiple=True, metavar="ADDRESS", help="Who gets it; for several people, several times.")
@click.option("--from", "sender", metavar="ADDRESS", help="Whom it is from. [default: the 'from' of mail.toml]")
@click.option("--subject", metavar="WORDS", help="Its subject, which travels in the open. [default: the house's words]")
@click.option(
    "-o",
    "--output",
    callback=target,
    metavar="FILE.eml",
    shell_complete=with_files,
    help="The file of a draft that mail programs open.",
)
@click.option("--send", "sends", is_flag=True, help="Send it to a mail server, to each person for themselves.")
@click.option(
    "--settings",
    type=PATH,
    metavar="FILE",
    help="Which mail server, and who logs in. [default: mail.toml beside the content]",
)
@click.option(
    "--body",
    is_flag=False,
    flag_value="text",
    type=click.Choice(_BODIES, case_sensitive=False),
    metavar="[text|html]",
    help="Print what it says, to be pasted into a mail program. [default: text]",
)
@click.option("--dry-run", is_flag=True, help="Show what would be written or sent, and do nothing.")
@click.option("--allow-draft", is_flag=True, help="Take along documents that are drafts or out of date, too.")
@click.option("--again", is_flag=True, help="Send it to people who have it already, or may have it.")
@click.option(
    "--max-size",
    type=click.FloatRange(0.01, 1000),
    default=10.0,
    show_default=True,
    metavar="MB",
    help="The largest e-mail that is made, as it travels.",
)
@today
@finish
@inputs
def command(
    selection: Selection, to: tuple[str, ...], sender: str | None, subject: str | None, output: Target | None,
    sends: bool, settings: Path | None, body: str | None, dry_run: bool, allow_draft: bool, again: bool,
    max_size: float, today: date | None, finish: Finish, load: Load,
) -> None:  # fmt: skip
    """Put documents into an e-mail: a short text, and the PDFs along with it.

    They are of one kind of reader; without --layout they are of the first that is meant for the reader.

    \b
    A draft that a mail program opens, ready to be looked at and sent:
      b12docs email --audience patient --level easy --to anna@example.org -o draft.eml
    What it says, to be pasted into a new e-mail:
      b12docs email --audience patient --level easy --body
    Send it through the server that mail.toml names:
      b12docs email --audience patient --level easy --to anna@example.org --send
    """  # noqa: D301 - click keeps the lines behind this sign
    asked = _asked(to, sender, subject, output, sends, body, dry_run, again, max_size)
    server = _settings(settings, load) if sends else None
    topics = load()
    words, letter = _letter(asked, topics, selection, finish, today, allow_draft=allow_draft)
    if asked.body:
        click.echo((words.html if asked.body == "html" else words.text).decode(), nl=False)
    elif server:
        _send(asked, letter, server)
    else:
        _write(asked, letter)


# --- what is asked for ------------------------------------------------------------------------------------------------


def _asked(
    to: tuple[str, ...], sender: str | None, subject: str | None, output: Target | None, sends: bool,
    body: str | None, dry_run: bool, again: bool, max_size: float,
) -> Asked:  # fmt: skip
    from b12docs.handover.mail.addresses import address
    from b12docs.handover.mail.message import checked_subject

    ways = [name for name, given in (("-o", output), ("--send", sends), ("--body", body)) if given]
    if len(ways) > 1:
        raise SelectionError(f"{' and '.join(ways)} exclude each other", "choose one")
    if not ways and not dry_run:
        raise SelectionError("nothing says what is to become of the e-mail", "add -o draft.eml, --body or --send")
    if sends and not to:
        raise SelectionError("--send: nobody is named who gets it", "add --to anna@example.org")
    people = {one.key: one for one in (_checked("--to", address, said) for said in to)}
    return Asked(
        tuple(people.values()), _checked("--from", address, sender) if sender is not None else None,
        _checked("--subject", checked_subject, subject) if subject is not None else "",
        _draft(output), sends, (body or "").lower(), dry_run, again, max_size,
    )  # fmt: skip


def _checked(option: str, read: Callable[[str], _T], said: str) -> _T:
    from b12docs.handover.mail.addresses import AddressError

    try:
        return read(said)
    except AddressError as error:
        raise SelectionError(f"{option}: {error.message}", error.hint) from None


def _draft(output: Target | None) -> Path | None:
    if output is None:
        return None
    if not output.name.lower().endswith(".eml"):
        raise SelectionError(
            f"-o: '{(output.folder / output.name).as_posix()}' is no name for a draft: end it with .eml"
        )
    return output.folder / output.name


def _settings(named: Path | None, load: Load) -> Settings:
    """The settings of the file that is named, else of the one beside the content or the clinic file."""
    import os

    from b12docs.handover.mail.settings import FILE, read_settings

    first = load.inputs[0]
    beside = [path.parent / FILE for path in (first.approval, first.clinic, first.house) if path]
    found = next((path for path in beside if os.path.lexists(path)), None)
    return read_settings(named or found, os.environ, None if named or not found else found.parent)


# --- the e-mail -------------------------------------------------------------------------------------------------------


def _letter(
    asked: Asked, topics: Sequence[Project], selection: Selection, finish: Finish, today: date | None, *,
    allow_draft: bool,
) -> tuple[Body, Letter]:  # fmt: skip
    """The e-mail, and what it is made of; raises InputError where its documents are drafts, or cannot be made."""
    from datetime import date

    from b12docs import api
    from b12docs.handover.mail.body import body
    from b12docs.handover.mail.message import Attachment, Letter
    from b12docs.handover.mail.readiness import refuse_unready
    from b12docs.project.project import Terms

    day = today or date.today()
    selected = _selected(topics, selection, finish)
    result = api.build(topics, selected, today=day, allow_expired=True)
    report_briefly(result.warnings, result.groups)
    projects = {one.content.id: one.on(Terms(day, True)) for one in topics}
    words = body(projects, selected.jobs)
    if not allow_draft:
        refuse_unready(projects, result.made, words.drafts, day)
    subject = asked.subject or _usual_subject(words, projects[selected.jobs[0].topic])
    files = (Attachment(name, one.data) for name, one in zip(words.files, result.made, strict=True))
    return words, Letter(subject, words.text, words.html, tuple(files))


def _selected(topics: Sequence[Project], selection: Selection, finish: Finish) -> Plan:
    """The documents for one reader: where no layout is named, of each the first that is meant for the reader."""
    from b12docs import api

    if finish.format != "pdf":
        raise SelectionError("an e-mail takes PDFs along, and says the same in text and HTML", "leave --format out")
    selected = api.plan(topics, **selection, finish=finish)
    audiences = dict.fromkeys(job.audience for job in selected.jobs)
    if len(audiences) > 1:
        raise SelectionError(f"an e-mail is for one reader; name one by --audience: {', '.join(audiences)}")
    languages = {job.language for job in selected.jobs}
    if len(languages) > 1:
        raise SelectionError("an e-mail is in one language", "name one by --language")
    if selection["layout"]:
        return selected
    first = {(job.topic, job.level): job.layout for job in reversed(selected.jobs)}
    return replace(selected, jobs=tuple(job for job in selected.jobs if job.layout == first[job.topic, job.level]))


def _usual_subject(words: Body, project: Project) -> str:
    """The house's subject with the clinic's name; what is wrong with it stands in one of their files."""
    from b12docs.diagnostics import Location, fault
    from b12docs.handover.mail.addresses import AddressError
    from b12docs.handover.mail.message import checked_subject

    try:
        return checked_subject(words.subject)
    except AddressError as error:
        name = project.clinic.name
        raise fault("email", name.at if name else Location("house.yaml"), error.message, error.hint) from None


# --- where it goes ----------------------------------------------------------------------------------------------------


def _write(asked: Asked, letter: Letter) -> None:
    """Write the draft, or show it."""
    from b12docs.cli.email_report import print_plan
    from b12docs.handover.mail.message import draft, is_as_written
    from b12docs.production.disk import PRIVATE_DISK
    from b12docs.production.store import replace_own
    from b12docs.source.files import shown

    data = draft(letter, asked.sender, asked.to)
    _refuse_large(data, asked.max_size)
    if len(asked.to) > 1:
        click.echo("warning: everybody named by --to will see the others' addresses: make a draft for each", err=True)
    if asked.dry_run:
        where = f"would be written as a draft to {shown(asked.draft)}" if asked.draft else "would be a draft"
        print_plan(data, letter, asked.to, where)
    elif asked.draft:
        with interruptible():
            replace_own(asked.draft, data, is_as_written, lambda warning: report([warning]), PRIVATE_DISK)
        click.echo(f"{shown(asked.draft)}: {len(letter.files)} attached, {len(data) / 1000:.0f} KB")


def _send(asked: Asked, letter: Letter, settings: Settings) -> None:
    """Send it to each person, or show what would be sent; ends with status 3 where somebody has not got it."""
    import os
    from functools import cache

    from b12docs.cli.email_report import print_outcomes, print_sending
    from b12docs.handover.mail.journal import usual_journal
    from b12docs.handover.mail.secret import secret_for
    from b12docs.handover.mail.sending import Post
    from b12docs.handover.mail.server import Server

    sender = asked.sender or settings.sender
    if sender is None:
        raise SelectionError("--send: nobody is named whom it is from", "add --from, or 'from' in mail.toml")
    secret = cache(lambda: secret_for(settings, os.environ))  # asked for when a line is opened, once
    post = Post(letter, sender, usual_journal(), lambda: Server(settings, secret()), insists=asked.again)
    _refuse_large(post.message(asked.to[0]), asked.max_size)
    if asked.dry_run:
        print_sending(post, asked.to, settings)
    else:
        with interruptible():
            print_outcomes(post, asked.to, settings)


def _refuse_large(data: bytes, megabytes: float) -> None:
    if len(data) > megabytes * _MEGABYTE:
        size = f"{len(data) / _MEGABYTE:.2f} MB"
        raise SelectionError(
            f"the e-mail has {size} as it travels, and --max-size is {megabytes:g} MB", "attach fewer documents"
        )
