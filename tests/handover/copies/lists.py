"""Batches of the shipped leaflets for lists that a test writes."""

from __future__ import annotations

from concurrent.futures import Executor
from pathlib import Path

from b12docs.catalogue.finish import PLAIN, Finish
from b12docs.catalogue.plan import Job, Request
from b12docs.handover.copies.batch import Batch, Checked, checked
from b12docs.handover.copies.people import People, read_people
from b12docs.handover.copies.persons import columns_of
from tests.conftest import shipped

MONTHS = tuple(map(str, shipped().content.labels.months))
NAMES = ("Ngozi Adeyemi", "Łukasz O'Brien-Śmigły", "Zoë Quint", "Ödön Bly")
TIMES = ("Monday 7 December, 10:30", "3 May", "Tue 12 Jan, 9:05, Room 4", "8 June, 4 pm")


def leaflet(audience: str = "patient", level: str = "standard", paper: str = "A4", finish: Finish = PLAIN) -> Job:
    """A shipped leaflet."""
    (job,) = shipped().plan(Request(audience, level, "leaflet", paper, finish)).jobs
    return job


def listed(folder: Path, text: str | bytes, name: str = "people.csv") -> People:
    """The list in a file of this text."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_people(path, MONTHS)


def rows(*people: tuple[str, str]) -> str:
    """A list of names and appointments."""
    return "name,appointment\n" + "".join(f'"{name}","{time}"\n' for name, time in people)


def batch(
    people: People, job: Job | None = None, *, executor: Executor | None = None, name_by: str = "",
    encrypted: bool = False, merged: bool = False,
) -> Checked:  # fmt: skip
    """The list, looked at for a leaflet that nobody has approved."""
    job = job or leaflet()
    columns = columns_of(people, shipped(), name_by=name_by, encrypt=encrypted)
    project = shipped().in_language(job.language)
    return checked(Batch(project, job, people, columns, executor, True, encrypted, merged))
