"""Every text of the shipped content, its house and a clinic, each changed by one letter, makes its documents drafts.

What a document prints is told by its tree: where a change leaves the tree as it was, the document stays approved.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from b12docs.catalogue.plan import Job
from b12docs.document.canonical import everything
from b12docs.library.packaged import packaged
from b12docs.production.approvals import fingerprint
from b12docs.production.offered import usual_jobs
from b12docs.production.rendering import rendered
from b12docs.project.inputs import Inputs
from b12docs.project.project import Project, load_project
from b12docs.rules.printing import Places
from b12docs.schema.base import Model
from b12docs.source.prose import Words
from tests.helpers_cli import FULL_CLINIC

EXEMPT = ("content", "version")
# What counts for every document, since writers put it there: the words of its standing, those of other
# finishes, and those of the front desk's page.
_LABELS = ("content", "labels")
FOR_ALL = (
    *((*_LABELS, one) for one in ("draft", "approved", "expired", "expired_notice", "also_in", "day", "months")),
    ("content", "editions"), ("content", "email"), ("content", "gallery"),
)  # fmt: skip
Way = tuple[str | int, ...]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped content with a clinic that has entered all that it can."""
    folder = tmp_path_factory.mktemp("clinic")
    Image.new("RGBA", (600, 200), "#7A2468").save(folder / "logo.png")
    (folder / "clinic.yaml").write_text(FULL_CLINIC.read_text("utf-8"), "utf-8")
    return load_project(Inputs(Path(packaged("content.yaml")), folder / "clinic.yaml", (packaged("layouts"),)))


def texts(value: Any, way: Way = ()) -> Iterator[tuple[Way, Words]]:
    """Every text below a model, with the way to it."""
    match value:
        case Words():
            yield way, value
        case Model():
            for name, one in vars(value).items():
                yield from texts(one, (*way, name))
        case dict():
            for name, one in value.items():
                yield from texts(one, (*way, name))
        case tuple():
            for number, one in enumerate(value):
                yield from texts(one, (*way, number))


def with_text(value: Any, way: Way, words: Words) -> Any:
    """The model with other words at the end of the way."""
    if not way:
        return words
    step, *rest = way
    match value:
        case dict():
            return value | {step: with_text(value[step], tuple(rest), words)}
        case tuple():
            return tuple(with_text(one, tuple(rest), words) if at == step else one for at, one in enumerate(value))
    return replace(value, **{str(step): with_text(getattr(value, str(step)), tuple(rest), words)})


def misspelt(words: Words) -> Words:
    """The words with another last letter or digit outside of braces; with one more where all stand in braces."""
    inside = [words[:at].count("{") > words[:at].count("}") for at in range(len(words))]
    at = max((at for at, char in enumerate(words) if char.isalnum() and not inside[at]), default=-1)
    if at < 0:
        return Words(f"{words}q", words.at)
    other = "78"[words[at] == "7"] if words[at].isdigit() else "qz"[words[at] == "q"]
    return Words(words[:at] + other + words[at + 1 :], words.at)


def changed(project: Project, way: Way, words: Words) -> Project:
    """The project with this text changed by one letter."""
    where, *rest = way
    if where == "clinic":
        return replace(project, clinic=with_text(project.clinic, tuple(rest), misspelt(words)))
    content = with_text(project.content, tuple(rest), misspelt(words))
    return replace(project, loaded=replace(project.loaded, content=content))


def form(project: Project, job: Job) -> tuple[str, str]:
    """The fingerprint of a job's document, and all of its tree."""
    ready = rendered(project, job)
    return fingerprint(project, ready.document, ready.view), everything(ready.document)


def some(jobs: Mapping[Job, Places], words: Words, number: int) -> Iterator[Job]:
    """A document that prints the words, if any does, and one that does not: others each time."""
    for printing in (True, False):
        found = [job for job, told in jobs.items() if (words.at in told) is printing]
        if found:
            yield found[number % len(found)]


@pytest.mark.whole
def test_every_text_counts_where_it_is_printed_and_nowhere_else(project: Project) -> None:
    """For each of some thousand texts, a document that prints it and one that does not."""
    jobs = {job: rendered(project, job).told for job in usual_jobs(project)}
    before = {job: form(project, job) for job in jobs}
    found = [*texts(project.content, ("content",)), *texts(project.clinic, ("clinic",))]
    assert len(found) > 900
    wrong: list[tuple[Way, Job, str]] = []
    for number, (way, words) in enumerate(found):
        other = changed(project, way, words)
        for job in some(jobs, words, number):
            counts, differs = (one != two for one, two in zip(before[job], form(other, job), strict=True))
            is_of_all = any(way[: len(one)] == one for one in FOR_ALL)
            if counts != (way != EXEMPT and (differs or is_of_all)):
                wrong.append((way, job, "counts" if counts else "does not count"))
    assert wrong == []
