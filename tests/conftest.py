"""What several test modules share: the shipped project, and every document that it offers, built once a session."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import pytest

from b12docs.catalogue.finish import LARGE_PRINT, PLAIN, Finish
from b12docs.catalogue.plan import Job, Request, plan
from b12docs.diagnostics import InputError, SelectionError
from b12docs.document.leaves import Heading, plain_text
from b12docs.document.nodes import Block, KeyMessage, Section
from b12docs.document.tree import Document, is_for_questions, own_runs
from b12docs.library.packaged import packaged
from b12docs.production.pipeline import Project, build, load_project, make_document
from b12docs.project.inputs import Inputs
from b12docs.records import replace
from b12docs.templates.selection import select
from b12docs.templates.view import View
from b12docs.typeset.room import flowing, given_on, warned_first
from tests.groups import Groups
from tests.pdfs import Pdf, clean

os.environ["B12DOCS_CACHE"] = ""  # what a test sees is made in it, and nothing is left behind


@dataclass(frozen=True)
class Built:
    """A document of the shipped content: what was asked for, its bytes, its number of pages, and its tree."""

    job: Job
    data: bytes
    pages: int
    tree: Document

    @cached_property
    def pdf(self) -> Pdf:
        """The bytes, read back."""
        return Pdf(self.data)

    @cached_property
    def on_paper(self) -> Document:
        """Its tree in the order of its pages, without the lines for questions that these have no room for."""
        told = [(one.kind, clean(self.pdf.said(one))) for one in self.pdf.root.find("H1", "H2", "H3", "P")]
        titles = {text for kind, text in told if kind != "P"}

        def printed(block: Block) -> bool:
            return not is_for_questions(block) or _title(block) in titles

        pages = (replace(page, blocks=tuple(filter(printed, page.blocks))) for page in self.tree.pages)
        whole = replace(self.tree, pages=tuple(pages))
        landmarks = set(_landmarks(whole)) - titles
        order = [text for kind, text in told if kind != "P" or text in landmarks]
        return next(one for one in _forms(whole) if [text for text in _landmarks(one) if text in order] == order)

    @property
    def notice(self) -> str:
        """What its first page says before all else: of a document of one page that stands in its passport alone."""
        said = self.pages > 1
        return " ".join(plain_text(one) for one in self.tree.notices if one is not self.tree.notice or said)


def _forms(whole: Document) -> Iterator[Document]:
    """The document as it is, and in each order that its pages may have where they have no room for that."""
    flow = flowing(whole)
    for form in (whole, given_on(whole), flow, warned_first(whole), flow and warned_first(flow)):
        if form:
            yield form


def _landmarks(whole: Document) -> Iterator[str]:
    """The headings and the main message, in order."""
    for one in whole.walk():
        texts = [one] if isinstance(one, Heading) else one.blocks if isinstance(one, KeyMessage) else ()
        yield from (clean(plain_text(own_runs(text))) for text in texts)


def _title(section: Block) -> str:
    """The words of the heading of a section."""
    assert isinstance(section, Section)
    assert isinstance(section.blocks[0], Heading)
    return clean(plain_text(section.blocks[0].runs))


@cache
def shipped() -> Project:
    """The content and the layouts of the package, without a clinic file, wherever the tests are started."""
    with contextlib.chdir(tempfile.gettempdir()):
        return load_project(Inputs(packaged("content.yaml"), None, (packaged("layouts"),)))


@cache
def tree(job: Job) -> Document:
    """The document of a job of the shipped project; its text is there even while it does not fit its page."""
    return make_document(shipped().in_language(job.language), job)


@cache
def jobs(*, default_paper_only: bool = False) -> tuple[Job, ...]:
    """Every layout, audience and level, on its default paper, on every other that is offered, and in large print."""
    project = shipped()
    papers = sorted({paper for layout in project.layouts.all.values() for paper in layout.front.papers})
    finishes = (PLAIN, Finish(edition=LARGE_PRINT))
    others = [Request(level="all", paper=paper, finish=finish) for finish in finishes for paper in papers]
    found = [job for request in (Request(level="all"), *others) for job in _offered(request)]
    return tuple(dict.fromkeys(job for job in found if not (default_paper_only and job.variant)))


@cache
def paired(some: tuple[Job, ...]) -> tuple[Job, ...]:
    """So many of the jobs that each form of a layout is there with each of its readers, and with each of its levels."""
    lacking = {(_form(job), one) for job in some for one in (job.audience, job.level)}
    found: list[Job] = []
    while lacking:
        found.append(max(some, key=lambda job: len({(_form(job), job.audience), (_form(job), job.level)} & lacking)))
        lacking -= {(_form(found[-1]), found[-1].audience), (_form(found[-1]), found[-1].level)}
    return tuple(found)


def _form(job: Job) -> tuple[str, str, str]:
    return job.layout, job.paper, job.finish.edition


def _offered(request: Request) -> tuple[Job, ...]:
    """The jobs of a request; none where nothing is made on its paper in its edition."""
    try:
        return plan(request, shipped().content, shipped().layouts.all).jobs
    except SelectionError:
        return ()


def name_of(job: Job) -> str:
    """A job's name in the list of tests: ``leaflet-patient-easy-A4``, ``leaflet-patient-easy-A4-large-print``."""
    form = "" if job.finish.format == "pdf" else job.finish.format
    parts = (job.layout, job.audience, job.level, job.paper, *job.finish.variant, form, job.language)
    return "-".join(filter(None, parts))


def built(job: Job) -> Built:
    """The document of a job; raises InputError, each time that it is asked for, where it cannot be built."""
    found = _built(job)
    if isinstance(found, InputError):
        raise found
    return found


@cache
def _built(job: Job) -> Built | InputError:
    try:
        made = build(shipped(), [job]).made[0]
    except InputError as error:
        return error
    return Built(job, made.data, made.pages or 0, tree(job))


def view_of(job: Job) -> View:
    """What the reader of a job is told."""
    project = shipped()
    return select(project.content, project.clinic, job.audience, job.level)


LAY_AUDIENCES = ("patient", "carer")  # who reads no medical language

CHOSEN: dict[str, Callable[[Job], bool]] = {
    "document": lambda job: True,
    "paired_document": lambda job: not job.variant or job in paired(jobs()),
    "usual": lambda job: not job.variant,
    "patient": lambda job: job.audience in LAY_AUDIENCES,
    "leaflet": lambda job: job.layout == "leaflet",
    "poster": lambda job: job.layout == "poster",
}


# What the quick set looks at beside the usual documents: small paper, no paper of ISO, a scaled page, large print.
ALSO_QUICK = (
    "leaflet-patient-standard-A6", "onepager-clinician-detailed-Letter", "poster-patient-standard-A1",
    "leaflet-carer-easy-A4-large-print",
)  # fmt: skip


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--quick``: about a minute of tests, for every save; what is marked ``whole`` is left to the whole set."""
    parser.addoption("--quick", action="store_true", help="leave out what takes minutes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take the tests that are marked ``whole`` out of the quick set; they are counted as deselected.

    Files that take long begin, so that no process waits for another's at the end.
    """
    if config.getoption("quick"):
        left = [item for item in items if item.get_closest_marker("whole")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if not item.get_closest_marker("whole")]
    long = {item.path for item in items if item.get_closest_marker("whole")}
    items.sort(key=lambda item: item.path not in long)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Groups | None:
    """Where several processes share the tests file by file, how they do."""
    return Groups(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that takes one of these fixtures runs once for every document that the fixture stands for."""
    for fixture, is_meant in CHOSEN.items():
        if fixture in metafunc.fixturenames:
            chosen = [job for job in jobs() if is_meant(job) and _is_looked_at(job, metafunc.config)]
            metafunc.parametrize(fixture, chosen, ids=name_of, indirect=True)


def _is_looked_at(job: Job, config: pytest.Config) -> bool:
    return not config.getoption("quick") or not job.variant or name_of(job) in ALSO_QUICK


@pytest.fixture(scope="session")
def project() -> Project:
    """The shipped project."""
    return shipped()


@pytest.fixture(scope="session")
def documents() -> tuple[Built, ...]:
    """Every document of the shipped project."""
    return tuple(built(job) for job in jobs())


@pytest.fixture(scope="session")
def sample() -> Built:
    """One document, to break copies of."""
    return built(next(job for job in jobs() if job.layout == "poster"))


@pytest.fixture
def document(request: pytest.FixtureRequest) -> Built:
    """Each document in turn, on every paper that it is offered on."""
    return built(request.param)


@pytest.fixture
def paired_document(request: pytest.FixtureRequest) -> Built:
    """Each document on its default paper in turn, and of other papers and of large print each with some."""
    return built(request.param)


@pytest.fixture
def usual(request: pytest.FixtureRequest) -> Built:
    """Each document in turn, on its default paper."""
    return built(request.param)


@pytest.fixture
def patient(request: pytest.FixtureRequest) -> Built:
    """Each document for patients and carers in turn, on every paper."""
    return built(request.param)


@pytest.fixture
def leaflet(request: pytest.FixtureRequest) -> Built:
    """Each leaflet in turn, on every paper."""
    return built(request.param)


@pytest.fixture
def poster(request: pytest.FixtureRequest) -> Built:
    """Each poster in turn, on every paper."""
    return built(request.param)


def need_tool(*names: str, reason: str) -> None:
    """Skip the test, by name, where a program is missing; in CI (the variable CI is set) fail instead."""
    if all(shutil.which(name) for name in names):
        return
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)
