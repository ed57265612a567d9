"""How each document of a topic stands: who approved it, what has changed since, and by when it must be reviewed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from b12docs.catalogue.plan import Job
from b12docs.diagnostics import Diagnostic, InputError
from b12docs.production.account import states
from b12docs.production.approvals import refused
from b12docs.production.made import Standing
from b12docs.production.offered import usual_jobs
from b12docs.production.packaged_text import Packaged, newer_packaged
from b12docs.production.rendering import rendered
from b12docs.production.standing import standing
from b12docs.project.project import Project, Terms
from b12docs.records import record


@record
class DocumentStatus:
    """A document in its usual form, and how it and its file stand.

    ``faults`` are why it can't be made at all, ``refused`` why approvals that name it don't count.
    """

    job: Job
    name: str
    standing: Standing
    faults: tuple[Diagnostic, ...] = ()
    refused: tuple[Diagnostic, ...] = ()
    file: str = ""


@record
class TopicStatus:
    """How the documents of a topic stand, the ``others`` of its files in the folder, and a newer packaged text.

    ``refused`` are why approvals of the topic don't count, whichever documents they name.
    """

    documents: tuple[DocumentStatus, ...]
    others: dict[str, str]
    newer: Packaged | None
    refused: tuple[Diagnostic, ...] = ()


def status(project: Project, today: datetime.date, folder: Path, languages: Iterable[str] = ("",)) -> TopicStatus:
    """How every document on offer stands on a day, in its usual form, and its file in the folder.

    ``languages`` are the codes of translations, an empty one stands for the content as it is written.
    """
    project = project.on(Terms(today, allow_expired=True))
    spoken = [project.in_language(code) for code in languages]
    documents = [_status(one, job) for one in spoken for job in usual_jobs(one)]
    files = states([project], folder, [one.name for one in documents])
    found = tuple(replace(one, file=files[one.name]) for one in documents)
    own = {one.name for one in documents}
    others = {name: state for name, state in files.items() if name not in own}
    return TopicStatus(found, others, newer_packaged(project), refused(project))


def _status(project: Project, job: Job) -> DocumentStatus:
    name, strange = job.file_name(project.content.id), refused(project, job)
    try:
        ready = rendered(project, job)
    except InputError as error:
        return DocumentStatus(job, name, Standing(due=project.content.review_by), error.diagnostics, strange)
    return DocumentStatus(job, name, standing(project, job, ready), refused=strange)
