"""Every topic of ``tests/topics`` is made in all the forms that it is on offer in, and none of its texts is lost.

A folder holds a topic's ``content.yaml``, what clinics say in files that begin with ``clinic``, and layouts of its own
where it has some. The topics are as unlike as they can be; that their pages look well only a person can see.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from b12docs.catalogue.finish import LARGE_PRINT, PLAIN, SUFFIXES, Finish
from b12docs.catalogue.offers import Offer, offers
from b12docs.catalogue.plan import Job, Request, plan
from b12docs.diagnostics import Location
from b12docs.document.leaves import Heading, Paragraph, WriteLines, plain_text
from b12docs.document.tree import Document, children
from b12docs.production.finishing import laid_out
from b12docs.production.made import Made, Result
from b12docs.production.pipeline import Project, build, load_project, make_document
from b12docs.production.rendering import rendered, view_of
from b12docs.project.inputs import Inputs, find_inputs
from b12docs.project.project import Terms
from b12docs.rules.printing import texts_of
from b12docs.source.prose import plain
from b12docs.templates.standing import Format
from b12docs.writers.email.order import warned_first
from tests.apart import lying_on_each_other
from tests.editions import html_words, mail_words, read_html, text_words, tree_words, tree_words_of_text
from tests.findings import without_advice
from tests.verapdf import PROFILES, Verdicts, judged, need_java


def _clinics(folder: Path) -> tuple[Path | None, ...]:
    """The files of clinics beside a topic; None where there is none."""
    return tuple(sorted(folder.glob("clinic*.yaml"))) or (None,)


FOLDER = Path(__file__).parents[1] / "topics"
CLINICS = {
    f"{path.parent.name}, {clinic.stem}" if clinic else path.parent.name: (path, clinic)
    for path in sorted(FOLDER.glob("*/content.yaml"))
    for clinic in _clinics(path.parent)
}
SAID = {"long": {"warnings-first"}}  # the rules that speak of a topic
ON_SCREEN = tuple(kind for kind in SUFFIXES if kind != "pdf")

every_topic = pytest.mark.parametrize("name", CLINICS)


@cache
def project(name: str) -> Project:
    """A topic with what a clinic says; raises InputError."""
    content, clinic = CLINICS[name]
    found = find_inputs(content)
    return load_project(Inputs(content, clinic, found.layouts, found.found, found.house))


@cache
def usual(name: str) -> Result:
    """Every document of a topic in its usual form, and as HTML and plain text; raises InputError."""
    return build(project(name), (job for finish in (PLAIN, *map(_screen, ON_SCREEN)) for job in _jobs(name, finish)))


def _screen(kind: str) -> Finish:
    return Finish(format=kind)


def _jobs(name: str, finish: Finish) -> tuple[Job, ...]:
    one = project(name)
    return plan(Request(level="all", finish=finish), one.content, one.layouts.all, one.usual).jobs


def on_offer(name: str) -> list[Job]:
    """Every document of a topic on every paper, in every edition and imposition that there is on this paper."""
    one = project(name)
    return [job for offer in offers(one.content, one.layouts.all) for job in _all_of(one, offer)]


def _all_of(one: Project, offer: Offer) -> Iterator[Job]:
    forms = [(PLAIN, offer.papers)]
    forms += [(Finish(edition=edition), papers) for edition, papers in offer.editions.items()]
    forms += [(Finish(impose=kind), papers) for kind, papers in offer.impositions.items()]
    for finish, papers in forms:
        for paper in papers:
            request = Request(offer.audience, offer.level, offer.layout, paper, finish)
            yield from plan(request, one.content, one.layouts.all, one.usual).jobs


@every_topic
def test_a_topic_has_a_document_without_a_warning(name: str) -> None:
    """Each document is made, at every level; only of the long one the warnings come behind the first page."""
    result = usual(name)
    assert len(result.made) == len(_jobs(name, PLAIN)) * len(SUFFIXES)
    assert {one.rule for one in without_advice(result.warnings)} == SAID.get(name, set())


@pytest.mark.whole
@every_topic
def test_what_is_on_offer_is_made(name: str) -> None:
    """Every paper, edition and imposition that ``list`` names; large print is on offer for every topic."""
    jobs = on_offer(name)
    assert {LARGE_PRINT, ""} <= {job.finish.edition for job in jobs}
    made = build(project(name), jobs).made
    assert [one.job for one in made] == jobs
    assert all(one.pages for one in made)


@pytest.mark.whole
@every_topic
def test_no_word_lies_on_another(name: str) -> None:
    """Neither in a draft nor in what is out of date, on however few pages: what stands at their foot has room there."""
    late = project(name).on(Terms(datetime.date(2099, 1, 1), allow_expired=True))
    for one in (project(name), late):
        for job in on_offer(name):
            pages = laid_out(one, job, make_document(one, job))
            assert lying_on_each_other(pages) == [], (str(job), len(pages.frames))


@every_topic
@pytest.mark.parametrize("kind", ON_SCREEN)
def test_every_text_stands_in_what_is_read_on_a_screen(name: str, kind: str) -> None:
    """Each text of the topic for each of its readers, with the clinic's values, letter for letter.

    What leads to ruled lines is for paper alone.
    """
    one = project(name)
    ruled = {words for made in _made(name, "pdf") for words in _before_lines(make_document(one, made.job))}
    said = "|".join(_letters(" ".join(_words_of(made.data, kind))) for made in _made(name, kind))
    seen = 0
    for audience, own in one.content.audiences.items():
        for level in own.levels:
            view = view_of(one, audience, level, Format(screen=True))
            ruled |= {plain(view.actions.questions)} if view.actions and view.actions.questions else set()
            texts = list(texts_of(view))
            seen += len(texts)
            assert [text for text in texts if _letters(plain(text)) not in said and plain(text) not in ruled] == []
    assert seen > 5


def _before_lines(document: Document) -> Iterator[str]:
    """The headings and labels of ruled lines."""
    for node in document.walk():
        for block, after in pairwise(children(node)):
            if isinstance(after, WriteLines) and isinstance(block, Heading | Paragraph):
                yield plain_text(block.runs)


@every_topic
@pytest.mark.parametrize("kind", ON_SCREEN)
def test_what_is_read_on_a_screen_says_what_the_document_says(name: str, kind: str) -> None:
    """Each edition has its document's words in their order (e-mails warn first), and then what the foot lines say."""
    for made in _made(name, kind):
        document = make_document(project(name), made.job)
        document = warned_first(document) if kind == "email" else document
        expected = tree_words(document) if kind == "html" else tree_words_of_text(document)
        assert _words_of(made.data, kind) == expected + plain_text(document.closing).split(), made.name


@every_topic
def test_a_leaflet_that_flows_has_every_text_on_every_paper(name: str) -> None:
    """Pockets and large print, too: but for what a comparison says where it is all there is, as on posters."""
    one = project(name)
    for job in on_offer(name):
        if job.layout == "leaflet" and not job.finish.impose and _flows(name):
            unsaid = rendered(one, job).coverage.unsaid
            assert [text for text in unsaid if text.at not in _of_posters(one, job)] == [], job


def _flows(name: str) -> bool:
    promised = project(name).content.documents.get("leaflet")
    return promised is None or promised.form == "flow"


def _of_posters(one: Project, job: Job) -> tuple[Location, ...]:
    """The places of what posters alone print."""
    comparison = view_of(one, job.audience, job.level).comparison
    own = (comparison.headline, comparison.message and comparison.message.text) if comparison else ()
    return tuple(words.at for words in own if words)


@every_topic
def test_web_pages_are_sound(name: str) -> None:
    """Every tag fits, no id stands twice, and what is referred to is there."""
    for made in _made(name, "html"):
        nodes = list(read_html(made.data).iter())
        ids = [node.get("id") for node in nodes if node.get("id") is not None]
        wanted = {node.get("aria-labelledby") for node in nodes} | {
            node.get("href", "")[1:] for node in nodes if node.get("href", "").startswith("#")
        }
        assert len(ids) == len(set(ids))
        assert wanted - {None} <= set(ids), made.name


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What veraPDF says of every document in its usual form and in large print."""
    need_java()
    files: dict[str, bytes] = {}
    for name in CLINICS:
        large = build(project(name), _jobs(name, Finish(edition=LARGE_PRINT))).made
        files |= {f"{name}: {one.name}": one.data for one in (*_made(name, "pdf"), *large)}
    return judged(files, tmp_path_factory.mktemp("verapdf"))


@pytest.mark.whole
@pytest.mark.parametrize("profile", PROFILES)
@every_topic
def test_every_document_conforms(verdicts: Verdicts, name: str, profile: str) -> None:
    """veraPDF finds nothing to object to."""
    own = {of: verdict for (of, one), verdict in verdicts.items() if one == profile and of.startswith(f"{name}: ")}
    assert len(own) > len(_made(name, "pdf"))
    assert {of: verdict.failed for of, verdict in own.items() if verdict.failed} == {}
    assert all(verdict.checks > 500 for verdict in own.values())


def _made(name: str, kind: str) -> list[Made]:
    return [one for one in usual(name).made if one.job.finish.format == kind]


def _words_of(data: bytes, kind: str) -> list[str]:
    if kind == "email":
        return mail_words(data)
    return html_words(read_html(data)) if kind == "html" else text_words(data.decode())


def _letters(text: str) -> str:
    """The letters and figures alone: quotes, dashes and spaces are set as print has them."""
    return re.sub(r"https://(?:www\.)?|[\W_]+", "", text)
