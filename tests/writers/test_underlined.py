"""Words that lead somewhere have a thin line below them, in every look: colour alone tells nobody (WCAG 2.2, 1.4.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import pytest

from b12docs.catalogue.plan import Job
from tests.conftest import Built, built, jobs, name_of
from tests.library.test_themes import SHIPPED, themed
from tests.pdfs import Element, Pdf, Shape, Span
from tests.pieces import paper, printed
from tests.shipped_languages import CODES, job_of

NAMED = ("leaflet-patient-standard-A4", "leaflet-carer-detailed-A5", "onepager-clinician-detailed-A4",
         "leaflet-patient-easy-A4-large-print")  # fmt: skip
UNSEEN = " \u00a0\u200b\u200e\u200f"
PIECE = """<section class="page"><p>See <a href="https://example.org">a page of
many words, which goes on and on </a> or <a href="https://example.com"><strong>another</strong> one</a>, <a
href="mailto:us@example.org">us@example.org</a>, or <a href="tel:111">111</a>.</p></section>"""


def the_jobs() -> Iterator[Job]:
    """Each kind of document in each theme and in grey, and one in each language."""
    usual = [job for job in jobs() if name_of(job) in NAMED]
    assert len(usual) == len(NAMED)
    for theme in SHIPPED:
        yield from themed(theme, usual)
    yield from (replace(job, finish=replace(job.finish, grey=True)) for job in usual)
    yield from (job_of(code, "standard") for code in CODES)


@pytest.fixture(params=the_jobs(), ids=name_of)
def linked(request: pytest.FixtureRequest) -> Built:
    """One of them."""
    return built(request.param)


def lines_of(pdf: Pdf, link: Element) -> list[list[Span]]:
    """The words of a link, line by line."""
    found: dict[tuple[int, float], list[Span]] = defaultdict(list)
    for span in pdf.spans_of(link):
        if span.text.strip(UNSEEN):
            found[span.page, round(span.baseline, 1)].append(span)
    return list(found.values())


def underlines(pdf: Pdf) -> list[Shape]:
    """What is drawn so thin and so near below a baseline of words in its colour: rules stand further away."""
    return [
        one
        for one in pdf.shapes
        if one.kind == "fill" and one.box.top - one.box.bottom < 1.5
        and any(below(one, span) for span in pdf.spans)
    ]  # fmt: skip


def below(one: Shape, span: Span) -> bool:
    """Whether a line stands just below the baseline of words, in their colour, and a part of it below them."""
    down = span.baseline - (one.box.bottom + one.box.top) / 2
    near = abs(down - 0.12 * span.size) < 0.02 and abs(one.box.top - one.box.bottom - 0.05 * span.size) < 0.02
    beside = min(one.box.right, span.box.right) - max(one.box.left, span.box.left) > 0
    return one.page == span.page and one.colour == span.colour and near and beside


def test_every_line_of_a_link_has_one_below_it(linked: Built) -> None:
    """Of a page or an e-mail address: from the first letter of a line to the last; what dials or cites has none."""
    pdf, lines = linked.pdf, 0
    found = underlines(pdf)
    for link in pdf.root.find("Link"):
        led = link.leads_away
        for spans in lines_of(pdf, link):
            own = [one for one in found if any(below(one, span) for span in spans)]
            assert len(own) == int(led), [span.text for span in spans]
            lines += led
    assert len(found) == lines
    assert lines


def test_a_line_is_no_content(linked: Built) -> None:
    """Nobody hears of it."""
    assert {(one.mark, one.artifact) for one in underlines(linked.pdf)} == {(None, "")}


def test_a_line_is_as_long_as_its_words() -> None:
    """It ends with the last letter: two links beside each other stay two. What looks different in one is joined."""
    pdf = Pdf(printed(PIECE, paper(70, 120)))
    lines = [spans for link in pdf.root.find("Link") if link.leads_away for spans in lines_of(pdf, link)]
    assert max(map(len, lines)) >= 2
    assert any(spans[-1].text.endswith(" ") for spans in lines)
    for spans in lines:
        (one,) = {line for line in underlines(pdf) for span in spans if below(line, span)}
        first, last = spans[0], spans[-1]
        assert one.box.left == pytest.approx(first.box.left, abs=0.02)
        assert one.box.right == pytest.approx(last.box.right, abs=0.02)


def test_a_print_shop_gets_the_same() -> None:
    """Its paper looks as that of the office, though nothing can be clicked there."""
    (job,) = [one for one in jobs() if name_of(one) == NAMED[0]]
    press = Pdf(built(replace(job, finish=replace(job.finish, press=True))).data)
    thin = [
        [one for one in pdf.shapes if one.kind == "fill" and 0.3 < one.box.top - one.box.bottom < 1]
        for pdf in (press, built(job).pdf)
    ]
    assert len(thin[0]) == len(thin[1]) >= len(underlines(built(job).pdf)) > 0
    assert not any("/Annots" in page for page in press.file.pages)
