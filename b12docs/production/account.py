"""What a folder holds, held against the inputs: which documents follow from them, which no longer do, and why."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from b12docs.catalogue.plan import Job, Request
from b12docs.diagnostics import InputError, SelectionError
from b12docs.production.dependence import origin_of
from b12docs.production.digests import intact
from b12docs.production.listed import Listed
from b12docs.production.made import Judged, Result, Stale
from b12docs.production.manifest import known_documents
from b12docs.production.rendering import rendered
from b12docs.production.sources import BY_HAND, Owners, own_hash
from b12docs.project.project import Project, with_profiles
from b12docs.records import record

CHANGED, GONE = "the inputs have changed since", "no longer on offer"


@record
class OutputFolder:
    """A folder that documents are written into; ``force`` says that none of those that it holds is kept."""

    path: Path
    force: bool = False

    @cached_property
    def listed(self) -> Mapping[str, Listed]:
        """What its list says of each document."""
        return known_documents(self.path)

    def others(self, made: Iterable[str]) -> dict[str, Listed]:
        """The documents of its list but for these."""
        left = set(made)
        return {name: one for name, one in self.listed.items() if name not in left}

    def held(self, names: Iterable[str]) -> dict[str, tuple[Listed, bytes]]:
        """Those of these documents that are as we made them, and their bytes; none where all are to be made anew."""
        found: dict[str, tuple[Listed, bytes]] = {}
        for name in () if self.force else names:
            known = self.listed.get(name)
            data = intact(self.path / name, known.sha256) if known else None
            if known and data is not None:
                found[name] = known, data
        return found


def judge(projects: Mapping[str, Project], folder: OutputFolder, made: Iterable[str]) -> dict[str, Judged]:
    """Every other document of these projects that the folder holds."""
    others = {name: one for name, one in folder.others(made).items() if (folder.path / name).is_file()}
    projects = with_profiles(projects, (one.job.finish.profile for one in others.values() if one.job))
    found: dict[str, Judged] = {}
    owners = Owners({topic: one.inputs for topic, one in projects.items()}, folder.path)
    for name, known in others.items():
        if topic := owners.topic_of(name, known):
            project = projects[topic]
            found[name] = Judged(own_hash(project.snapshot.files), _why(project, folder, name, known), known.sha256)
    return found


def still_there(projects: Iterable[Project], folder: Path) -> tuple[Stale, ...]:
    """What a folder holds of these projects, and no longer follows from them."""
    judged = judge({one.content.id: one for one in projects}, OutputFolder(folder), ())
    return Result((), (), judged=judged).stale


def states(projects: Iterable[Project], folder: Path, offered: Iterable[str]) -> dict[str, str]:
    """How the file of each document stands: of those that are offered, and of the others that the folder holds.

    It is ``current``, ``missing``, ``not ours`` where somebody else has put a file of this name there, or why it no
    longer follows from the inputs.
    """
    there = OutputFolder(folder)
    judged = judge({one.content.id: one for one in projects}, there, ())
    found = {name: one.stale or "current" for name, one in judged.items()}
    for name in offered:
        if name not in found:
            found[name] = "not ours" if os.path.lexists(folder / name) else "missing"
    return found


def _why(project: Project, folder: OutputFolder, name: str, known: Listed) -> str:
    """Why a document is stale; nothing where it is not."""
    if intact(folder.path / name, known.sha256) is None:
        return BY_HAND
    if known.job is None:
        return "" if known.fingerprint == project.loaded.fingerprint else CHANGED
    if known.inputs == own_hash(project.snapshot.files) and known.stays(project.terms.today):
        return known.stale
    job = on_offer(project, known.job)
    if job is None:
        return GONE
    spoken = project.in_language(job.language)
    try:
        depends = origin_of(spoken, job, rendered(spoken, job).document).depends
    except InputError:
        return CHANGED
    return "" if depends == known.depends else CHANGED


def on_offer(project: Project, job: Job) -> Job | None:
    """The document as the project has it now; None where it has it no more, or under another name."""
    paper = job.paper if job.finish.format == "pdf" else None
    request = Request(job.audience, job.level, job.layout, paper, replace(job.finish, profile=""), job.language or None)
    try:
        found = project.plan(request).jobs[0]
    except SelectionError:
        return None
    now = replace(found, finish=replace(found.finish, profile=job.finish.profile))
    return now if now.file_name(now.topic) == job.file_name(job.topic) else None
