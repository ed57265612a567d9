"""The public face of b12docs: read a project, plan its documents, build them, write them.

Every function is typed and prints nothing. What is wrong comes as an exception: ``InputError`` carries diagnostics of
the files at fault, ``SelectionError`` says which option asks for what does not exist, and ``MachineError`` names a file
or folder that cannot be written.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from b12docs.catalogue.finish import PLAIN, Finish
from b12docs.catalogue.names import Names
from b12docs.catalogue.plan import Job, Plan, Request, Skipped
from b12docs.diagnostics import Diagnostic, InputError, Location, MachineError, SelectionError
from b12docs.production.made import Made, Result
from b12docs.project.inputs import find_inputs, find_topics
from b12docs.project.project import Project, Terms, load_project
from b12docs.project.topics import load_topics, plan_topics

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from datetime import date

__all__ = [
    "Diagnostic", "Finish", "InputError", "Job", "Location", "MachineError", "Made", "Plan", "Project", "Result",
    "SelectionError", "Skipped", "build", "copies", "load", "load_all", "plan", "write",
]  # fmt: skip

Name = str | os.PathLike[str]


def load(
    content: Name | None = None, clinic: Name | None = None, layouts: Name | None = None, house: Name | None = None
) -> Project:
    """Read and check everything that documents are made of.

    ``content``, ``clinic`` and ``house`` are files, ``layouts`` is a folder that overlays the packaged one. Where one
    is left out, it is looked for as the command line does: the content in the current folder, the others beside it and
    in the folders above, else in the package.

    Raises InputError with every fault of every file.
    """
    return load_project(find_inputs(_path(content), _path(clinic), _path(layouts), _path(house)))


def load_all(
    contents: Iterable[Name], clinic: Name | None = None, layouts: Name | None = None, house: Name | None = None
) -> tuple[Project, ...]:
    """Read and check several topics, as ``load`` does each; what they share is read once.

    Raises InputError with every fault of every file, and where two topics have the same id.
    """
    return load_topics(find_topics(map(Path, contents), _path(clinic), _path(layouts), _path(house)))


def plan(
    project: Project | Sequence[Project], *, audience: Names = None, level: Names = None,
    layout: Names = None, paper: Names = None, finish: Finish = PLAIN, language: Names = None,
) -> Plan:  # fmt: skip
    """Select what to build, as the options of the command line do; ``"all"`` selects everything that exists.

    An option is one name or several, in any letter case. ``language`` is the code of a translation, such as ``pl``.
    Of several projects, one that lacks what is named is skipped.

    Raises SelectionError where a name or a combination does not exist, in none of them.
    """
    projects = (project,) if isinstance(project, Project) else project
    return plan_topics(Request(audience, level, layout, paper, finish, language), projects)


def build(
    project: Project | Sequence[Project],
    plan: Plan,
    executor: Executor | None = None,
    progress: Callable[[Job], None] = lambda job: None,
    *,
    today: date | None = None,
    allow_expired: bool = False,
    folder: Name | None = None,
    force: bool = False,
) -> Result:
    """Make the documents of a plan, in memory and in its order, from the project or the projects that it was made for.

    ``executor`` is any executor of ``concurrent.futures``, for threads or for processes: the documents are then made by
    its workers, and are the same to the last byte. ``progress`` is called with each document before it is made, or when
    it is asked for. ``today`` is the day that review dates are held against, where it isn't the clock's, and
    ``allow_expired`` says that a document may be made after its review date.

    ``folder`` is where they are to be written: what lies there and would come out the same is not made again, unless
    ``force`` says so, and the result tells what else there no longer follows from the inputs.

    Raises InputError with the faults of all documents, in the plan's order; nothing is made then.
    """
    from datetime import date

    from b12docs.production import pipeline
    from b12docs.production.account import OutputFolder
    from b12docs.production.unchanged import basis_of

    terms = Terms(today or date.today(), allow_expired)
    projects = (project,) if isinstance(project, Project) else project
    topics = {one.content.id: one.on(terms) for one in projects}
    there = None if folder is None else OutputFolder(Path(folder), force)
    result = pipeline.build_topics(topics, plan.jobs, progress, executor, there)
    return replace(result, basis=basis_of(topics, plan, terms))


def write(
    result: Result, folder: Name, report: Callable[[Diagnostic], None] = lambda warning: None
) -> tuple[Path, ...]:
    """Write what was built into a folder, which is made where it is missing; returns the paths in the result's order.

    All files change or none does, whatever happens to the machine meanwhile; what an earlier call was killed at is
    finished or undone first. Nothing else in the folder is touched but the list ``.b12docs.json``; a file that somebody
    has changed goes on under another name. ``report`` gets a warning of that, and where a file of the program's own was
    damaged.

    Raises MachineError with the file or folder that cannot be written.
    """
    from b12docs.production.store import save_result

    return save_result(result, Path(folder), report)


def copies(
    project: Project,
    plan: Plan,
    people: Name,
    folder: Name,
    executor: Executor | None = None,
    progress: Callable[[int], None] = lambda done: None,
    *,
    today: date | None = None,
    allow_draft: bool = False,
    name_by: str = "",
    encrypt: bool = False,
    report: Callable[[Diagnostic], None] = lambda warning: None,
) -> int:
    """Make a copy of a plan's one document for each person of a list, into a folder; returns how many were made.

    The list is a CSV file, an Excel sheet, YAML or JSON lines. ``executor`` is any executor of ``concurrent.futures``,
    also one whose workers are other computers that share the folder. ``progress`` is told how many people have been
    gone through. ``allow_draft`` makes copies of what is a draft, or out of date; ``name_by`` is the column that names
    files, and ``encrypt`` closes each by the password in the column of that name. ``report`` gets a warning
    of rows that say the same.

    Raises InputError with all rows that are bad, and then nothing was made; MachineError where the folder cannot be
    written, or holds anything else; SelectionError where the plan has more than one document, or a draft.
    """
    from datetime import date

    from b12docs.handover.copies.batch import batch_of, checked, write_copies

    if len(plan.jobs) != 1:
        raise SelectionError(f"copies are made of one document, and these are {len(plan.jobs)}")
    topic = project.on(Terms(today or date.today(), allow_draft))
    found = checked(batch_of(
        topic, plan.jobs[0], Path(people), executor=executor, allows_drafts=allow_draft, name_by=name_by,
        encrypted=encrypt,
    ))  # fmt: skip
    if found.bad:
        raise InputError(found.bad)
    for one in found.warnings:
        report(one)
    return write_copies(found, Path(folder), progress).copies


def _path(name: Name | None) -> Path | None:
    return None if name is None else Path(name)
