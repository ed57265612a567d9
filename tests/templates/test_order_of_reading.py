"""In which order the shipped leaflets tell what they tell, on every paper and in large print."""

from __future__ import annotations

import pytest

from b12docs.catalogue.plan import Job
from b12docs.document.leaves import Figure, Heading, Paragraph, plain_text
from b12docs.document.nodes import RedFlags
from b12docs.document.tree import own_runs
from b12docs.paper import MM
from tests.conftest import built, jobs, name_of, tree
from tests.pdfs import Pdf

LEAFLETS = [job for job in jobs() if job.layout.startswith("leaflet")]


def told(job: Job) -> list[str]:
    """The headings of a document's sections, in order."""
    headings = [one for one in tree(job).walk() if isinstance(one, Heading) and one.level == 2]
    return [plain_text(one.runs) for one in headings]


@pytest.mark.parametrize("job", [job for job in LEAFLETS if job.audience == "carer"], ids=name_of)
def test_a_helper_reads_first_when_to_call_and_how_to_help(job: Job) -> None:
    """Behind the message nothing stands before the two but, beside them, what is felt where a page is composed so."""
    help_now, how = "Get help now", "How can I help?"
    order = told(job)
    if job.version == "leaflet":  # whose first page has both, the warnings at its foot
        assert order[0] == how
    else:
        assert order[0] == help_now
        assert order.index(how) == (2 if job.paper == "DL" and job.level == "standard" else 1)


@pytest.mark.parametrize("job", LEAFLETS, ids=name_of)
def test_cards_say_the_cause_of_each_condition(job: Job) -> None:
    """On all papers but the two that print a selection: there places alone tell the conditions apart."""
    said = [plain_text(own_runs(one)) for one in tree(job).walk()]
    chosen = job.paper in ("DL", "A6") and job.level == "standard"
    assert any("blood sugar can" in words for words in said) is not chosen


SECTIONS = ("feel", "felt", "happening", "B12 do")  # words in the headings of what is felt, where, and why
LARGE = [job for job in LEAFLETS if "large-print" in job.version]


@pytest.mark.parametrize("job", [job for job in LARGE if job.level != "detailed"], ids=name_of)
def test_in_large_print_what_is_felt_and_why_is_on_one_page_each(job: Job) -> None:
    """No section of what low B12 does is torn, and no note stands on the page behind its signs."""
    pdf = Pdf(built(job).data)
    pages: dict[str, set[int]] = {}
    title = ""
    for one in pdf.root.find("P", "LI", "H2"):
        title = pdf.said(one) if one.kind == "H2" else title
        pages.setdefault(title, set()).update(mark.page for mark in one.marks())
    felt = [own for title, own in pages.items() if any(word in title for word in SECTIONS)]
    assert [len(own) for own in felt] == [1, 1, 1]


@pytest.mark.parametrize("job", LEAFLETS, ids=name_of)
def test_a_figure_that_is_seen_from_behind_says_so(job: Job) -> None:
    """On the smallest papers, too: without these words the leg that hurts is taken for the other."""
    figures = [one for one in tree(job).walk() if isinstance(one, Figure) and "sciatica" in one.source]
    assert figures
    assert [plain_text(one.caption) for one in figures] == ["Back view"] * len(figures)


@pytest.mark.parametrize("job", [job for job in LARGE if job.level == "easy" and job.paper == "A4"], ids=name_of)
def test_in_large_print_easy_words_of_what_is_felt_stand_on_two_lines(job: Job) -> None:
    """Each is one sentence, its beginning bold: one of three lines looked as if it said more than those around it."""
    pdf = built(job).pdf
    felt = [one for one in pdf.root.find("P") if pdf.said(one).startswith(("Your feet may", "Their feet may"))]
    assert len(felt) == 3
    assert [sum(line.block is one for line in pdf.lines) for one in felt] == [2, 2, 2]


LINES = [job for job in LEAFLETS if job.paper in ("DL", "A6") and job.level == "standard"]


@pytest.mark.parametrize("job", LINES, ids=name_of)
def test_lines_for_whom_to_call_are_as_wide_as_the_page_and_far_enough_apart(job: Job) -> None:
    """Each begins behind its words, at the usual height of what patients write on; no line is a rule above the next."""
    pdf = built(job).pdf
    call, clinic = (next(one for one in pdf.lines if one.text.startswith(words)) for words in ("Call us", "Clinic c"))
    assert call.page == clinic.page
    assert 7 * MM <= call.baseline - clinic.baseline <= 9 * MM
    scanned = [one for one in pdf.lines if one.page == call.page and one.text.startswith(("Scan for", "on vitamin"))]
    assert len(scanned) == 2
    assert all(one.box.top < clinic.box.bottom for one in scanned)


@pytest.mark.parametrize("paper", ["DL", "A6"])
def test_helpers_read_how_to_look_after_themselves_behind_how_to_help(paper: str) -> None:
    """Nothing else comes between."""
    job = next(one for one in LINES if one.audience == "carer" and one.paper == paper)
    said = [plain_text(own_runs(one)) for one in tree(job).walk() if isinstance(one, Paragraph | Heading)]
    own = next(at for at, words in enumerate(said) if words.startswith("Looking after yourself"))
    assert said[own - 1].startswith("Go back with them")


def test_the_pocket_leaflet_leaves_out_what_its_words_say_elsewhere() -> None:
    """Of what the standard level says A6 leaves out what happens in the body, and the figure of where it is felt."""
    whole, pocket = (
        next(one for one in LEAFLETS if (one.audience, one.level, one.paper) == ("patient", "standard", paper))
        for paper in ("A4", "A6")
    )
    assert set(told(whole)) - set(told(pocket)) == {
        "What is happening in my body?", "Where might I feel it?", "My questions",
    }  # fmt: skip
    assert any(isinstance(one, RedFlags) for one in tree(pocket).walk())


@pytest.mark.parametrize("job", [job for job in LEAFLETS if job.paper in ("DL", "A6")], ids=name_of)
def test_words_that_close_a_list_or_cards_stand_on_the_page_of_their_end(job: Job) -> None:
    """On the smallest papers too, what is said of the signs, risks, cards and actions is not alone on the next page."""
    pdf = Pdf(built(job).data)
    told = pdf.root.find("P", "LBody")
    pages = [{mark.page for mark in one.marks()} for one in told]
    closing = (
        "You may also feel", "They may also feel", "If symptoms last", "If you use", "If they use", "Do not stop any",
        "They should not stop", "Tell a doctor which", "Help them tell",
    )  # fmt: skip
    found = [index for index, one in enumerate(told) if pdf.said(one).startswith(closing)]
    assert len(found) >= 3
    for index in found:
        assert len(pages[index]) == 1, pdf.said(told[index])
        assert pages[index] <= pages[index - 1], pdf.said(told[index])
