"""The jobs of the documents that a project offers: on a paper, in a finish, or as they are usually made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from b12docs.catalogue.finish import PLAIN, Finish
from b12docs.catalogue.forms import form_of
from b12docs.catalogue.offers import Offer
from b12docs.catalogue.plan import Job, Request, Skipped
from b12docs.diagnostics import SelectionError
from b12docs.project.project import Project


def job_of(project: Project, offer: Offer, paper: str | None = None, finish: Finish = PLAIN) -> Job:
    """The job of an offer on a paper, in a finish; without a paper, on the one that the options' default is."""
    return project.plan(Request(offer.audience, offer.level, offer.layout, paper, finish)).jobs[0]


def usual_job(project: Project, offer: Offer, edition: str = "") -> Job:
    """The job of an offer in its usual form, or in an edition, as a build without options makes it.

    Where the clinic's usual paper, or the layout's, has no document of this level, it is on another.
    """
    finish, papers = (Finish(edition=edition), offer.editions[edition]) if edition else (PLAIN, offer.papers)
    form = form_of(offer.layout, finish, project.layouts.all, project.content)
    usual = form.usual_paper(tuple(paper for paper in project.usual.papers if paper in papers))
    return job_of(project, offer, usual if usual in papers else papers[0], finish)


def usual_jobs(project: Project) -> Iterator[Job]:
    """A job for every document on offer, in its usual form."""
    return (usual_job(project, offer) for offer in project.offers)


def every_form(project: Project, chosen: Iterable[Job | Skipped]) -> Iterator[Job]:
    """A job for every form in which the chosen documents are on offer: the web page, each paper and edition.

    What a plan has skipped may be on offer on another paper than the usual one.
    """
    wanted = {(one.layout, one.audience, one.level) for one in chosen}
    for offer in project.offers:
        if (offer.layout, offer.audience, offer.level) in wanted:
            yield from _forms(project, offer)


def _forms(project: Project, offer: Offer) -> Iterator[Job]:
    with suppress(SelectionError):  # a web page is of the usual paper, on which there may be no document of the level
        yield job_of(project, offer, finish=Finish(format="html"))
    for edition, papers in {"": offer.papers, **offer.editions}.items():
        yield from (job_of(project, offer, paper, Finish(edition=edition)) for paper in papers)


def form_name(job: Job, names: Iterable[str] = ()) -> str:
    """Where somebody reads a form of a document, as "on A4 in large-print" or "on a screen"; and whose copy it is."""
    edition = f" in {job.finish.edition}" if job.finish.edition else ""
    place = f"on {job.paper}{edition}" if job.finish.format == "pdf" else "on a screen"
    people = " and ".join(names)
    return f"{place} for people with {people}" if people else place
