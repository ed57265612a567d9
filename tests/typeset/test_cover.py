"""The cover of a folded leaflet: the title over a whole page, a picture that decorates it, the message at its foot."""

from __future__ import annotations

from pathlib import Path

import pytest

import b12docs
from b12docs.catalogue.plan import Request, plan
from b12docs.diagnostics import InputError, faults_of
from b12docs.document.leaves import Run
from b12docs.production.pipeline import build
from b12docs.records import replace
from b12docs.rules.pages import SetPages, warnings_first
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.typeset import Print, set_document
from b12docs.writers.pdf import write_pdf
from tests.conftest import shipped
from tests.pdfs import Pdf
from tests.pieces import paper, printed, words
from tests.small_topics import LEAST

MM = 72 / 25.4
COVER = (
    '<section class="page"><header class="band" data-icon="people.svg"><p class="kind">Kind</p><h1>Title</h1>'
    '<p class="subtitle">Below</p><p class="clinic">Clinic</p><p>{}</p></header></section>'
)
FLAGS = '<aside class="red-flags"><h2>Help</h2><ul class="flags"><li>Sign</li></ul></aside>'


def job(height: float) -> Print:
    """Paper of the width of a panel and this height in millimetres."""
    return paper(99, height, counts=(1, 2, 3, 4), figures=shipped().layouts.figures)


def cover(height: float, message: str = "Message.") -> Pdf:
    """A cover alone."""
    return Pdf(printed(COVER.format(message), job(height)))


def test_it_fills_its_page() -> None:
    """Its colour goes over the whole of it; the title is above, the message at the foot, and both are read in order."""
    pdf = cover(210)
    (page,) = pdf.sizes
    ground = next(shape for shape in pdf.shapes if shape.kind == "fill")
    assert (ground.box.bottom, ground.box.top) == pytest.approx((0, page[1]), abs=1)
    lines = {line.text: line for line in pdf.lines}
    assert lines["Title"].box.bottom > 0.75 * page[1]
    assert 6 * MM < lines["Message."].box.bottom < 0.2 * page[1]
    assert [pdf.text(one) for one in pdf.root.find("H1", "P")] == ["Kind", "Title", "Below", "Clinic", "Message."]
    assert not pdf.root.find("Figure")  # the picture is decoration


def test_the_picture_gives_way_to_words() -> None:
    """It is as high as the words leave room for; where that is too little there is none, and no word is lost."""
    shapes = [len(cover(height).shapes) for height in (210, 140, 80)]
    assert shapes[0] == shapes[1] > shapes[2] + 10
    full = cover(170, words(60))
    assert pdf_words(full).count("word") == 60


def pdf_words(pdf: Pdf) -> str:
    """All that is printed."""
    return " ".join(line.text for line in pdf.lines)


PANELS = COVER.format("{}") + (
    f'<section class="page"><header class="strip"></header><p>{words(30)}</p>{FLAGS}</section>'
    f'<section class="page"><header class="strip"></header><footer class="passport"><p>Who</p></footer></section>'
    f'<section class="page"><header class="strip"></header><p>{words(60, 31)}</p></section>'
)


def pages_by_line(pdf: Pdf) -> dict[str, int]:
    """On which page each line stands."""
    return {line.text.strip(): line.page for line in pdf.lines}


def test_panels_that_do_not_hold_a_longer_text_flow_behind_the_cover() -> None:
    """Warnings first, and what the document says of itself at the end; where no more pages may be it does not fit."""
    html = PANELS.format("Message.")
    longer = html.replace("<p>word31 ", f"<p>{words(200, 200)} word31 ")
    found = pages_by_line(Pdf(printed(longer, replace(job(100), counts=(4, 5, 6, 7)))))
    assert [found[text] for text in ("Title", "Message.", "Help")] == [0, 0, 1]
    assert found["Who"] == max(found.values())
    assert pages_by_line(Pdf(printed(html, replace(job(100), counts=(4, 5, 6)))))["Who"] == 2
    with pytest.raises(InputError, match="page 4 is full"):
        printed(longer, replace(job(100), counts=(4,)))


def test_a_message_that_a_cover_has_no_room_for_stands_behind_the_warnings() -> None:
    """And the title stays alone on the cover."""
    html = PANELS.format(words(30, 300))
    found = pages_by_line(Pdf(printed(html, replace(job(120), counts=(4, 5, 6)))))
    message = next(page for text, page in found.items() if text.startswith("word300"))
    assert (found["Title"], found["Help"], message) == (0, 1, 1)


def test_the_words_at_its_foot_stand_above_what_says_that_nobody_has_checked_them() -> None:
    whole = read_document(Printed(COVER.format("Message.")), file="piece.html", title="A", language="pl")
    drafted = replace(whole, unchecked=(Run("Robocze tłumaczenie"), Run("Draft translation", language="en-GB")))
    lines = {line.text: line for line in Pdf(write_pdf(set_document(drafted, job(150)))).lines}
    assert lines["Message."].box.bottom > lines["Robocze tłumaczenie"].box.top


def test_a_title_with_a_word_that_is_wider_than_the_page_is_smaller() -> None:
    """No language has its words by the width of our papers; a title of words that have room keeps its size."""
    sizes = []
    for title in ("Title", "W" * 11):
        pdf = Pdf(printed(COVER.format("Message.").replace("Title", title), job(150)))
        sizes.append(next(span.size for span in pdf.spans if span.text == title))
    assert 0.6 * sizes[0] < sizes[1] < sizes[0]


def test_words_that_do_not_fit_are_an_error() -> None:
    """Nothing is shrunk or clipped."""
    with pytest.raises(InputError, match="does not fit"):
        cover(60, words(60))


@pytest.mark.parametrize(("pages", "told"), [(1, False), (2, True)])
def test_warnings_may_stand_behind_a_cover_and_no_further(pages: int, told: bool) -> None:
    """Who opens the leaflet sees them."""
    between = '<section class="page"><header class="strip"></header><p>Words</p></section>' * (pages - 1)
    html = f'{COVER.format("Message.")}{between}<section class="page">{FLAGS}</section>'
    document = read_document(Printed(html), file="piece.html", title="A piece", language="en-GB")
    assert bool(list(warnings_first(SetPages(document, set_document(document, job(210)))))) == told


def test_it_is_not_all(tmp_path: Path) -> None:
    """A topic that promises one page of a paper with a cover is told that there are two, and then has them."""
    file = tmp_path / "content.yaml"

    def told(pages: int, name: str) -> str:
        promise = f"documents: {{leaflet: {{pages: {{A6: {pages}, DL: {pages}}}}}}}"
        warnings = "warnings: {none: Nothing is urgent.}"
        file.write_text("\n".join((LEAST.strip(), warnings, promise)), "utf-8")
        project = b12docs.load(file)
        jobs = plan(Request(paper=name), project.content, project.layouts.all).jobs
        return "; ".join(f"{one.message}; {one.hint}" for one in faults_of(lambda: build(project, jobs)))

    for name in ("A6", "DL"):
        said = told(1, name)
        assert "its cover and what stands behind it are two pages at least; the document may have 1 page" in said
        assert "promise two pages or more here" in said
        assert told(2, name) == ""
