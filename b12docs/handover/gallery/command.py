"""The command that mails a document, as somebody types it."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

from b12docs.catalogue.plan import Job
from b12docs.project.project import Project
from b12docs.records import record
from b12docs.source.files import shown

_DRAFT = "information.eml"  # says nothing of what it is about


@record
class Given:
    """The files that the options named, which are named again; ``content`` says whether they named any content."""

    content: bool = False
    house: Path | None = None
    clinic: Path | None = None
    layouts: Path | None = None


def mail_command(job: Job, project: Project, given: Given) -> str:
    """The command line for a document; empty for what nobody mails: sheets, print shops' files, web pages, texts."""
    finish = job.finish
    if finish.format != "pdf" or finish.press or finish.impose:
        return ""
    words = ("b12docs", "email", *_inputs(project, given), *_selection(job), *_finish(job, project), "-o", _DRAFT)
    return shlex.join(words) if os.name == "posix" else subprocess.list2cmdline(words)


def _inputs(project: Project, given: Given) -> Iterator[str]:
    named = {
        "--content": project.inputs.content if given.content else None,
        "--house": given.house, "--clinic": given.clinic, "--layouts": given.layouts,
    }  # fmt: skip
    for option, path in named.items():
        if path is not None:
            yield from (option, shown(path))


def _selection(job: Job) -> tuple[str, ...]:
    language = ("--language", job.language) if job.language else ()
    return "--audience", job.audience, "--level", job.level, "--layout", job.layout, "--paper", job.paper, *language


def _finish(job: Job, project: Project) -> Iterator[str]:
    finish = job.finish
    if finish.edition:
        yield f"--{finish.edition}"
    if finish.theme != project.usual.theme:
        yield from ("--theme", finish.theme)
    if finish.grey:
        yield "--grey"
    if finish.standard:
        yield from ("--standard", finish.standard)
