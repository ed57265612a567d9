"""Every text of the shipped content, its house and a clinic, each changed by one letter, makes its documents drafts.

What a document prints is told by its tree: where a change leaves the tree as it was, the document stays approved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from b12docs.catalogue.plan import Job
from b12docs.document.canonical import everything
from b12docs.library.packaged import packaged
from b12docs.production.approvals import edition_words, fingerprint
from b12docs.production.offered import usual_jobs
from b12docs.production.rendering import rendered
from b12docs.project.inputs import Inputs
from b12docs.project.project import Project, load_project
from b12docs.schema.base import Model
from b12docs.source.prose import Words
from tests.helpers_cli import FULL_CLINIC

# The version, and what these documents say because they are drafts.
EXEMPT = (
    ("content", "version"),
    *(("content", "labels", one, "root") for one in ("draft", "draft_notice")),
)
# What counts for every document, since writers put it there: the words of who approved it, and when, those of web
# pages and e-mails, and of files of other papers.
_LABELS, _EDITIONS = ("content", "labels"), ("content", "editions")
FOR_ALL = (
    *((*_LABELS, one) for one in ("approved", "also_in", "day", "months")), ("content", "email"),
    *((*_EDITIONS, one) for one in ("skip", "picture", "call", "on_paper")),
)  # fmt: skip
# What counts where a document is on offer in such a finish.
FOR_FINISHES = {
    "large_print": "large-print", "booklet": "booklet", "trifold": "trifold", "two_up": "2up",
    **dict.fromkeys(("tiles", "label", "glue", "heading", "steps"), "tiles"),
}  # fmt: skip
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


Text = tuple[Way, Words]


def changed(project: Project, *found: Text) -> Project:
    """The project with each of these texts changed by one letter."""
    for (where, *rest), words in found:
        if where == "clinic":
            project = replace(project, clinic=with_text(project.clinic, tuple(rest), misspelt(words)))
        else:
            content = with_text(project.content, tuple(rest), misspelt(words))
            project = replace(project, loaded=replace(project.loaded, content=content))
    return project


def form(project: Project, job: Job) -> tuple[tuple[str, dict[str, Words]], str]:
    """What of a job's document is approved, its fingerprint and the words of its finishes, and all of its tree."""
    ready = rendered(project, job)
    approved = fingerprint(project, ready.document, ready.view), edition_words(project, job)
    return approved, everything(ready.document)


def is_of_all(project: Project, job: Job, way: Way) -> bool:
    """Whether a text counts for a document though its usual form does not print it."""
    if way[:2] == _EDITIONS and way[2] in FOR_FINISHES:
        (own,) = (
            one
            for one in project.offers
            if (one.layout, one.audience, one.level) == (job.layout, job.audience, job.level)
        )
        return FOR_FINISHES[str(way[2])] in (*own.editions, *own.impositions)
    return any(way[: len(one)] == one for one in FOR_ALL)


class Looked:
    """A document as it is, beside what it is when texts have changed; ``wrong`` are those that count falsely."""

    def __init__(self, project: Project, job: Job) -> None:
        self.project, self.job = project, job
        self.told, self.before = rendered(project, job).told, form(project, job)
        self.wrong: list[tuple[Way, Job, str]] = []

    def differs(self, *found: Text) -> tuple[bool, bool]:
        """Whether it is another one, and whether its tree is."""
        after = form(changed(self.project, *found), self.job)
        return self.before[0] != after[0], self.before[1] != after[1]

    def look(self, way: Way, words: Words) -> None:
        """A text counts where the tree is another one with it; one for all documents does everywhere."""
        counts, differs = self.differs((way, words))
        if counts != (way not in EXEMPT and (differs or is_of_all(self.project, self.job, way))):
            self.wrong.append((way, self.job, "counts" if counts else "does not count"))

    def look_at_unprinted(self, *found: Text) -> None:
        """As ``look`` at each; where all together change nothing, none of them does."""
        if len(found) == 1:
            self.look(*found[0])
        elif any(self.differs(*found)):
            middle = len(found) // 2
            self.look_at_unprinted(*found[:middle])
            self.look_at_unprinted(*found[middle:])


@pytest.mark.whole
def test_every_text_counts_where_it_is_printed_and_nowhere_else(project: Project) -> None:
    """For each of some thousand texts, a document that prints it and one that does not: others each time."""
    documents = [Looked(project, job) for job in usual_jobs(project)]
    found = [*texts(project.content, ("content",)), *texts(project.clinic, ("clinic",))]
    assert len(found) > 900
    unprinted: dict[Job, list[Text]] = defaultdict(list)
    for number, (way, words) in enumerate(found):
        printing = [one for one in documents if words.at in one.told]
        others = [one for one in documents if words.at not in one.told]
        for one in (some[number % len(some)] for some in (printing, others) if some):
            if one in printing or is_of_all(project, one.job, way):
                one.look(way, words)
            else:
                unprinted[one.job].append((way, words))
    assert sum(map(len, unprinted.values())) > 500
    for one in documents:
        if unprinted[one.job]:
            one.look_at_unprinted(*unprinted[one.job])
    assert [wrong for one in documents for wrong in one.wrong] == []
