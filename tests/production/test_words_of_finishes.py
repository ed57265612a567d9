"""An approval is of the words that a document's own finishes print, and of no others of the house."""

from __future__ import annotations

import datetime
import hashlib
import json
from dataclasses import replace

import pytest

from b12docs.api import load
from b12docs.catalogue.plan import Job, Request
from b12docs.production.approvals import lines_said, mail_words
from b12docs.production.offered import every_form
from b12docs.production.proposal import propose
from b12docs.production.rendering import rendered
from b12docs.project.project import Project
from b12docs.schema.approval import numbers_of
from b12docs.schema.texts import Text
from b12docs.source.prose import Words

READ = Request("patient", "standard")
BOTH, NONE = {"leaflet": True, "poster": True}, {"leaflet": False, "poster": False}
STAND = {
    "glue": {"leaflet": True, "poster": False},
    "booklet": {"leaflet": False, "poster": True},
    "trifold": {"leaflet": False, "poster": True},
    "large_print": {"leaflet": False, "poster": True},
    "on_paper": NONE,
}


@pytest.fixture(scope="module")
def shipped() -> Project:
    """The shipped content, of which the patient's documents of one level are approved."""
    project = load()
    approval = propose(project, READ, "A", "GP", datetime.date(2026, 11, 30)).approval
    return replace(project, all_approvals=(approval,))


def stand(project: Project) -> dict[str, bool]:
    """Whether each of these documents is approved, by its layout."""
    return {job.layout: bool(rendered(project, job).approval) for job in project.plan(READ).jobs}


def with_own(project: Project, part: str, name: str) -> Project:
    """The project with other words of its house."""
    content = project.content
    old = getattr(content, part)
    said = getattr(old, name)
    is_text = isinstance(said, Text)
    other = replace(said, root=Words("!", said.root.at)) if is_text else Words(f"{said}!", content.version.at)
    own = replace(content, **{part: replace(old, **{name: other})})
    return replace(project, loaded=replace(project.loaded, content=own))


@pytest.mark.parametrize("name", STAND)
def test_words_of_a_finish_are_approved_for_what_has_it(shipped: Project, name: str) -> None:
    """Only a poster is glued together, only a leaflet folded, or in large print; any may be on another paper."""
    assert stand(with_own(shipped, "editions", name)) == STAND[name]


def fingerprint_then(project: Project, job: Job) -> str:
    """The fingerprint that earlier versions gave: also of what drafts say, of all finishes and of the desk's page."""
    ready, own = rendered(project, job), project.content
    chosen = own.chain(ready.view.reads), ready.view.level
    names = ("draft", "draft_notice", "approved", "expired", "expired_notice", "page", "also_in")
    lines = [*lines_said(project, ready.document, ready.view)]
    lines += [str(getattr(own.labels, name).words(*chosen)) for name in names]
    lines += [str(own.labels.day), *map(str, own.labels.months)]
    lines += [f"{name}: {said}" for part in (own.editions, own.gallery) for name, said in vars(part).items()]
    lines += map(str, mail_words(project, ready.view).values())
    return hashlib.sha256(json.dumps(lines).encode()).hexdigest()[:32]


def approved_then(project: Project) -> Project:
    """The project as an earlier version approved it: with those fingerprints, and these words."""
    (given,) = project.all_approvals
    desk = vars(project.content.gallery).items()
    said = {f"gallery/{name}": words for name, words in desk} | {"labels/draft": project.content.labels.draft.root}
    texts = given.texts | {name: Words(str(words), given.name.at) for name, words in said.items()}
    jobs = every_form(project, project.plan(READ).jobs)
    known = tuple(fingerprint_then(project, job) for job in jobs)
    documents = tuple(replace(one, fingerprints=known, prints=numbers_of(texts, texts)) for one in given.documents)
    return replace(project, all_approvals=(replace(given, documents=documents, texts=texts).sealed(),))


@pytest.mark.parametrize(
    ("part", "name", "stands"),
    [
        ("gallery", "title", BOTH),
        ("editions", "glue", STAND["glue"]),
        ("labels", "draft", BOTH),
        ("email", "attached", NONE),
    ],
)
def test_what_an_earlier_version_approved_stays_approved(
    shipped: Project, part: str, name: str, stands: dict[str, bool]
) -> None:
    """Its fingerprints are of more words: of those that no document prints it holds what they were."""
    then = approved_then(shipped)
    assert stand(then) == BOTH
    assert stand(with_own(then, part, name)) == stands
