"""A clinic's own name has room on every document, however long its words are: nobody can choose a shorter one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from b12docs.catalogue.plan import Job
from b12docs.production.finishing import laid_out
from b12docs.production.rendering import make_document
from b12docs.project.project import Project
from b12docs.typeset.frames import Marked, SetDocument, Text
from tests.conftest import jobs, name_of
from tests.small_topics import clinic_of

NAMES = (
    "Wolverhampton Gastroenterology Centre", "Northamptonshire Clinic", "Otorhinolaryngology Department",
    "Neurorehabilitation Unit", "Stratford-upon-Avon Surgery", "Kingston-upon-Thames Surgery",
)  # fmt: skip
JOBS = {(job.layout, job.paper, job.finish.edition): job for job in reversed(jobs())}.values()  # the largest type


def words(document: SetDocument) -> str:
    """What stands on its pages, as it is drawn, without spaces."""
    texts = (
        drawn
        for frame in document.frames
        for item in frame.items
        for drawn in (item.drawn if isinstance(item, Marked) else ())
        if isinstance(drawn, Text)
    )
    return "".join("".join(span.text.split()) for text in texts for span in text.spans)


def of_clinic(project: Project, job: Job, name: str) -> SetDocument:
    """The document of a job for a clinic of this name."""
    own = replace(project, clinic=clinic_of(f"name: {name}\nphone: 01632 960 123"))
    return laid_out(own, job, make_document(own, job))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_long_words_is_printed(project: Project, name: str) -> None:
    """In its usual form, on small and large paper, on a wall and in large print; it is parted at its hyphens alone."""
    assert [name_of(job) for job in JOBS if "".join(name.split()) not in words(of_clinic(project, job, name))] == []
