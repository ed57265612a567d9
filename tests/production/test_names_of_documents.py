"""What the files of documents say of themselves: a title that tells them apart, and who gives them out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from b12docs.catalogue.finish import LARGE_PRINT, Finish
from b12docs.catalogue.plan import Request
from b12docs.diagnostics import Location
from b12docs.document.tree import Document
from b12docs.production.pipeline import make_document
from b12docs.project.project import Project
from b12docs.source.prose import Words
from tests.conftest import jobs, shipped, tree

LARGE = Finish(edition=LARGE_PRINT)
BOOKLET = Finish(impose="booklet")


def words(text: str) -> Words:
    return Words(text, Location("content.yaml"))


def with_content(**changes: object) -> Project:
    """The shipped project with other values in its content."""
    loaded = shipped().loaded
    return replace(shipped(), loaded=replace(loaded, content=replace(loaded.content, **changes)))  # type: ignore[arg-type]


def leaflet(finish: Finish, paper: str | None = None, project: Project | None = None) -> Document:
    """A leaflet in a finish, on a paper."""
    project = project or shipped()
    (job,) = project.plan(Request("patient", "standard", "leaflet", paper, finish)).jobs
    return make_document(project, job)


@pytest.mark.parametrize(
    ("finish", "paper", "more"),
    [
        (Finish(), None, ""),
        (Finish(), "A5", ", A5"),
        (LARGE, None, ": large print"),
        (LARGE, "Letter", ": large print, Letter"),
        (BOOKLET, None, ""),
    ],
)
def test_a_title_tells_edition_and_paper(finish: Finish, paper: str | None, more: str) -> None:
    """But for the usual paper, and where sheets say themselves what is printed on them."""
    document = leaflet(finish, paper)
    assert document.name == document.title + more


def test_no_two_files_have_the_same_title_and_kind() -> None:
    """A shelf or a screen reader that lists files tells them apart."""
    told = [(job.layout, tree(job).name, tree(job).subject) for job in jobs()]
    assert len(set(told)) == len(told) > 50


def test_the_words_are_those_of_the_house() -> None:
    """Another language needs no change of the program."""
    other = replace(
        shipped().content.editions, large_print=words("{title} in Großdruck"), on_paper=words("{title} auf {paper}")
    )
    document = leaflet(LARGE, "Letter", with_content(editions=other))
    assert document.name == f"{document.title} in Großdruck auf Letter"


@pytest.mark.parametrize(
    ("clinic", "made_by", "author"),
    [("Legs Clinic", "The team", "Legs Clinic"), ("", "The team", "The team"), ("", "", "")],
)
def test_the_author_is_the_clinic_or_who_wrote_it(clinic: str, made_by: str, author: str) -> None:
    """Where neither is known, nobody is."""
    project = with_content(made_by=words(made_by) if made_by else None)
    own = replace(project.clinic, name=words(clinic) if clinic else None)
    assert leaflet(Finish(), project=replace(project, clinic=own)).author == author
