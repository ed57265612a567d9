"""A build that would change nothing, known by files alone: neither layouts nor writers are loaded for it.

A build leaves in the folder's list what it follows from and what it said. Where the options, the bytes of all inputs,
the code and the documents are the same, its result is read from there.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import TYPE_CHECKING

from b12docs.catalogue.plan import Plan, Request
from b12docs.diagnostics import InputError
from b12docs.production.digests import intact
from b12docs.production.listed import KnownBuild, Listed, days
from b12docs.production.made import Basis, Judged, Made, Origin, Result
from b12docs.production.makers import code
from b12docs.production.manifest import known_build, known_documents
from b12docs.production.sources import BY_HAND, Owners, beside, hash_of, own_hash, read_again
from b12docs.project.inputs import Inputs
from b12docs.project.snapshot import Reader
from b12docs.source.files import File

if TYPE_CHECKING:
    from b12docs.project.project import Project, Terms

Files = Mapping[str, File]


def basis_of(projects: Mapping[str, Project], plan: Plan, terms: Terms) -> Basis | None:
    """What the build of a plan on some terms follows from; None where nobody knows what asked for it, or the day."""
    from b12docs.project.project import with_profiles

    if plan.request is None or terms.today is None:
        return None
    projects = with_profiles(projects, (job.finish.profile for job in plan.jobs))
    files = [one.snapshot.files for one in projects.values()]
    key = key_of(plan.request, [one.inputs for one in projects.values()], allow_expired=terms.allow_expired)
    hashes, names = tuple(map(hash_of, files)), tuple(map(beside, files))
    return Basis(key, tuple(projects), hashes, names, code(), plan.skipped, terms.today)


def key_of(request: Request, inputs: Iterable[Inputs], *, allow_expired: bool = False) -> str:
    """What options and paths come to: messages name the paths, so that others would not say the same."""
    paths = [[str(getattr(one, path.name)) for path in fields(Inputs) if path.name != "found"] for one in inputs]
    return hashlib.sha256(json.dumps([asdict(request), paths, allow_expired]).encode()).hexdigest()[:32]


def unchanged(
    folder: Path, request: Request, inputs: Sequence[Inputs], today: datetime.date, name: str = "", *,
    allow_expired: bool = False,
) -> Result | None:  # fmt: skip
    """What the last build of this request came to, if all that it follows from and made is still there; else None.

    ``name`` is that of the file, where one was given.
    """
    key = key_of(request, inputs, allow_expired=allow_expired)
    build = known_build(folder, f"{key} {name}" if name else key)
    if build is None or not build.documents or len(build.topics) != len(inputs) or build.code != code():
        return None
    read = _read(inputs, build)
    if read is None or tuple(map(hash_of, read)) != build.inputs:
        return None
    listed, topics = known_documents(folder), dict(zip(build.topics, inputs, strict=True))
    made = _made(folder, build, listed, topics)
    others = {known: one for known, one in listed.items() if known not in build.documents}
    judged = _judged(folder, others, topics, dict(zip(build.topics, map(own_hash, read), strict=True)), today)
    if made is None or judged is None or days(made, today) != build.days:
        return None
    basis = Basis(build.key, build.topics, build.inputs, build.beside, build.code, build.skipped, today)
    return Result(made, build.warnings, basis, judged, build.lowered, build.groups)


def _read(inputs: Iterable[Inputs], build: KnownBuild) -> list[Files] | None:
    """The files of each topic as they are now; None where they cannot be read."""
    reader = Reader()
    try:
        return [read_again(one, names, reader) for one, names in zip(inputs, build.beside, strict=True)]
    except (InputError, ValueError):
        return None


def _made(
    folder: Path, build: KnownBuild, listed: Mapping[str, Listed], topics: Mapping[str, Inputs]
) -> tuple[Made, ...] | None:
    """The documents of a build as they lie in the folder; None where one of them is no longer as it was made."""
    found: list[Made] = []
    for name, sha256 in build.documents.items():
        known, data = listed.get(name), intact(folder / name, sha256)
        if data is None or not known or not known.job or known.sha256 != sha256 or known.job.topic not in topics:
            return None
        own = topics[known.job.topic]
        origin = Origin(
            own.content, own.clinic, known.inputs, known.depends, known.code, known.texts, known.told, known.places
        )
        found.append(Made(known.job, name, data, known.pages, known.fingerprint, known.standing, origin, kept=True))
    return tuple(found)


def _judged(
    folder: Path,
    others: Mapping[str, Listed],
    topics: Mapping[str, Inputs],
    inputs: Mapping[str, str],
    today: datetime.date,
) -> dict[str, Judged] | None:
    """The other documents of these topics, as they were judged by these very inputs; None where one was not."""
    found: dict[str, Judged] = {}
    owners = Owners(topics, folder)
    for name, known in others.items():
        topic = owners.topic_of(name, known)
        if topic is None or not (folder / name).is_file():
            continue
        if intact(folder / name, known.sha256) is None:
            found[name] = Judged(inputs[topic], BY_HAND, known.sha256)
        elif known.inputs != inputs[topic] or not known.stays(today):
            return None
        else:
            found[name] = Judged(inputs[topic], known.stale, known.sha256)
    return found
