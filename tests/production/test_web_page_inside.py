"""``--standard ua2``: the PDF holds the web page that a build makes of the same document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from b12docs.catalogue.finish import LARGE_PRINT, Finish
from b12docs.catalogue.plan import Request
from b12docs.diagnostics import SelectionError
from b12docs.production.dependence import origin_of
from b12docs.production.pipeline import Made, build, make_document
from b12docs.project.project import Project
from b12docs.source.prose import Words
from tests.conftest import shipped
from tests.pdfs import Pdf

USUAL = Finish(standard="ua2")


def made(finish: Finish, audience: str = "patient", paper: str | None = None, project: Project | None = None) -> Made:
    """A leaflet in a finish."""
    project = project or shipped()
    (job,) = project.plan(Request(audience, "easy", "leaflet", paper, finish)).jobs
    return build(project, [job]).made[0]


def held(one: Made) -> tuple[str, bytes]:
    """Name and bytes of what the PDF holds."""
    pdf = Pdf(one.data)
    (file,) = pdf.file.Root.AF
    return str(file.UF), file.EF.F.read_bytes()


@pytest.mark.parametrize(
    ("finish", "audience", "paper"),
    [
        (USUAL, "patient", None),
        (USUAL, "carer", "Letter"),
        (replace(USUAL, grey=True), "patient", "A5"),
        (replace(USUAL, theme="riverside"), "patient", None),
        (replace(USUAL, edition=LARGE_PRINT), "carer", None),
    ],
)  # fmt: skip
def test_it_holds_the_web_page_of_its_document(finish: Finish, audience: str, paper: str | None) -> None:
    """The one that ``--format html`` makes in its theme, under the same name: for any paper, edition and ink."""
    page = made(Finish(theme=finish.theme, format="html"), audience)
    assert held(made(finish, audience, paper)) == (page.name, page.data)
    assert len(page.data) > 10_000


def test_a_clinic_whose_usual_paper_has_no_such_document() -> None:
    """There is no web page to be asked for: the PDF holds one that its own layout file makes."""
    project = replace(shipped(), clinic=replace(shipped().clinic, paper=("A6",)))
    with pytest.raises(SelectionError):
        made(Finish(format="html"), project=project)
    name, data = held(made(USUAL, "patient", "A5", project))
    assert name == "b12-legs-leaflet-patient-easy.html"
    assert b"<h1" in data


def test_words_of_the_web_page_alone_make_the_pdf_anew() -> None:
    """Words that the page has for those who skip to its text change the file that holds it, and no other."""
    loaded, editions = shipped().loaded, shipped().content.editions
    skip = replace(editions, skip=Words("Down to the text", editions.skip.at))
    other = replace(loaded, content=replace(loaded.content, editions=skip))
    found = {}
    for finish in (USUAL, Finish()):
        (job,) = shipped().plan(Request("patient", "easy", "leaflet", None, finish)).jobs
        projects = (shipped(), replace(shipped(), loaded=other))
        found[finish] = [origin_of(one, job, make_document(one, job)).depends for one in projects]
    assert found[USUAL][0] != found[USUAL][1]
    assert found[Finish()][0] == found[Finish()][1]
