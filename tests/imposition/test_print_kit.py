"""The finishes on the command line: what they are called, what they exclude, and that all on offer can be built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from b12docs.catalogue.finish import IMPOSITIONS, LARGE_PRINT, Finish
from b12docs.catalogue.offers import offers
from b12docs.catalogue.plan import Job, Request, plan
from b12docs.diagnostics import InputError
from b12docs.document.leaves import Heading, plain_text
from b12docs.document.tree import children, is_for_questions
from b12docs.paper import MM, PAPERS
from b12docs.production.pipeline import Made, build
from b12docs.source.prose import Words
from tests.conftest import built, jobs, name_of, paired, shipped, view_of
from tests.helpers_cli import as_json, run
from tests.helpers_cli import build as build_in
from tests.pdfs import Pdf


@cache
def imposed() -> tuple[tuple[Job, Made], ...]:
    """Every document on every paper of every imposition that ``list`` offers."""
    return tuple((job, build(shipped(), [job]).made[0]) for job in dict.fromkeys(_imposed_jobs()))


def _imposed_jobs() -> Iterator[Job]:
    for offer in offers(shipped().content, shipped().layouts.all):
        for kind, papers in offer.impositions.items():
            for paper in papers:
                request = Request(offer.audience, offer.level, offer.layout, paper, Finish(impose=kind))
                yield from plan(request, shipped().content, shipped().layouts.all).jobs


# --- what is offered --------------------------------------------------------------------------------------------------


def test_what_list_offers() -> None:
    """Every paper from A6 to A1 is somebody's; leaflets come in large print, as booklets, folded and two on a sheet."""
    found = offers(shipped().content, shipped().layouts.all)
    assert {paper for one in found for paper in one.papers} == set(PAPERS)
    by_layout = {one.layout: one for one in found if one.level == "standard"}
    assert set(by_layout) == {"leaflet", "onepager", "poster"}
    assert by_layout["leaflet"].editions == {LARGE_PRINT: ("A4", "Letter")}
    assert set(by_layout["leaflet"].impositions) == {"booklet", "trifold", "2up"}
    assert by_layout["leaflet"].impositions["trifold"] == ("DL",)
    assert by_layout["poster"].editions == {}
    assert by_layout["poster"].impositions == {"tiles": ("A3", "A2", "A1", "Tabloid")}
    assert set(by_layout["onepager"].impositions) == {"2up"}


def test_list_names_what_is_made_in_a_form(tmp_path: Path) -> None:
    """Behind each edition and imposition stand the layouts that are made in it, with their papers, and no other."""
    lines = run(tmp_path, "list").stdout.splitlines()
    assert "editions:    large-print (leaflet: A4, Letter; onepager: A4, Letter)" in lines
    impositions = next(line for line in lines if line.startswith("impositions:"))
    assert "trifold (leaflet: DL); tiles (poster: A3, A2, A1, Tabloid)" in impositions


@pytest.mark.whole
def test_every_imposition_is_built() -> None:
    """Whatever ``list`` offers can be imposed, and the imposed file says in its title what it is for."""
    kinds = [job.finish.impose for job, _ in imposed()]
    assert len(kinds) > 60
    assert set(kinds) == set(IMPOSITIONS)
    words = shipped().content.editions
    endings = {"booklet": words.booklet, "trifold": words.trifold, "tiles": words.tiles, "2up": words.two_up}
    for job, made in imposed():
        with pikepdf.open(BytesIO(made.data)) as file:
            ending = endings[job.finish.impose].removeprefix("{title}")
            assert str(file.docinfo.Title).endswith(ending), job
            assert len(file.pages) == made.pages
            assert "/StructTreeRoot" not in file.Root
        assert made.name.endswith(f"-{job.finish.impose}.pdf")


@pytest.mark.whole
def test_imposed_sheets_have_the_size_of_their_paper() -> None:
    """Every face has the size of the sheet that the imposition is printed on, standing or lying."""
    for job, made in imposed():
        width, height = PAPERS[job.finish.sheet]
        for page in Pdf(made.data).sizes:
            assert sorted(page) == pytest.approx([width, height], abs=0.1 * MM), job


@pytest.mark.whole
@pytest.mark.parametrize("finish", [Finish(grey=True), Finish(press=True)], ids=["grey", "press"])
def test_every_document_is_built_in_other_inks(finish: Finish) -> None:
    """In greys, and for a print shop, a document has the pages that it has in colour; on other papers in turn."""
    for job in {*jobs(default_paper_only=True), *paired(jobs())}:
        inked = replace(job, finish=replace(finish, edition=job.finish.edition))
        assert build(shipped(), [inked]).made[0].pages == built(job).pages, name_of(job)


@pytest.mark.whole
def test_papers_change_the_geometry_alone() -> None:
    """On papers of the same file a reader hears the same words in the same order, but for the foot of the pages.

    On the shorter Letter one section at most stands on the next page, behind the red flags; a shorter one may have its
    place. Small papers have an order of their own, in which the red flags come first, with the same words.
    """
    compared = 0
    for job in jobs():
        usual = next(one for one in jobs(default_paper_only=True) if _reader(one) == _reader(job))
        if not job.finish.edition and job != usual:
            if job.version != usual.version:
                assert _warned(job) == _warned(usual), name_of(job)
            elif job.paper == "Letter":
                assert _is_put_back(job, usual), name_of(job)
            else:
                assert _heard(job) == _heard(usual), name_of(job)
            compared += 1
    assert compared > 40


def _is_put_back(job: Job, usual: Job) -> bool:
    """Whether a reader hears the same, or has but one section later, behind the red flags.

    Another may stand in its place that follows them on the usual paper.
    """
    heard, wanted = _heard(job), _heard(usual)
    if heard == wanted:
        return True
    titles = [built(job).pdf.text(one) for one in built(job).pdf.root.find("H2")]
    same = next(number for number, (one, other) in enumerate(zip(heard, wanted, strict=True)) if one != other)
    later = _section(heard, wanted[same], titles)
    for instead in ([], _section(wanted, heard[same], titles)):
        start, end = same + len(instead), heard.index(later[0])
        between = heard[start:end]
        back = [*heard[:same], *later, *between, *instead, *heard[end + len(later) :]]
        if back == wanted and [text for text in between if text in titles][:1] == ["Get help now"]:
            return True
    return False


def _section(heard: list[str], first: str, titles: list[str]) -> list[str]:
    """What is heard from these words on, up to the next title."""
    start = heard.index(first)
    return heard[start : next(number for number in range(start + 1, len(heard)) if heard[number] in titles)]


def _warned(job: Job) -> list[str]:
    """The words of the red flags."""
    pdf = built(job).pdf
    flags = next(one for one in pdf.root.find("Sect") if any("Get help now" in pdf.text(h) for h in one.find("H2")))
    return [pdf.text(block) for block in flags.find("H2", "H3", "LBody")]


def _reader(job: Job) -> tuple[str, str, str]:
    return job.layout, job.audience, job.level


def _heard(job: Job) -> list[str]:
    """The words of a document in the order of its structure, without what stands at the foot of its pages.

    Lines for questions, which give way where a page has no room, are left out with their heading.
    """
    disclaimer, document = str(view_of(job).disclaimer), built(job)
    texts = [document.pdf.text(block) for block in document.pdf.blocks]
    questions = [block for block in document.tree.walk() if is_for_questions(block)]
    titles = [plain_text(one.runs) for block in questions for one in children(block) if isinstance(one, Heading)]
    left = (disclaimer, f"{disclaimer} Page 1 of 1", document.notice, *titles)
    return [text for text in texts if text not in left]


@pytest.mark.whole
def test_the_warnings_stand_on_the_first_page() -> None:
    """Nobody has to turn a page to read when to get help, but to open a cover."""
    seen = 0
    for job in jobs():
        pdf = built(job).pdf
        wanted = str(view_of(job).warnings.title)
        title = next(block for block in pdf.root.find("H2") if wanted in pdf.text(block))
        seen += 1
        covers = 1 if job.version == "leaflet.folded" else 0
        assert {span.page for span in pdf.spans_of(title)} == {covers}, name_of(job)
    assert seen > 60


# --- names and JSON ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "variant", "suffix"),
    [
        ("--large-print", ["large-print"], "pdf"),
        ("--paper Letter --large-print --theme riverside", ["letter", "large-print", "riverside"], "pdf"),
        ("--grey --press", ["grey", "press"], "pdf"),
        ("--theme clear", [], "pdf"),
        ("--theme high-contrast --press", ["high-contrast", "press"], "pdf"),
        ("--standard ua1", [], "pdf"),
        ("--standard UA2 --large-print --grey", ["large-print", "grey", "ua2"], "pdf"),
        ("--impose booklet", ["a5", "booklet"], "pdf"),
        ("--impose booklet --on Letter", ["half-letter", "booklet"], "pdf"),
        ("--impose trifold --grey", ["dl", "grey", "trifold"], "pdf"),
        ("--impose 2up --on A3", ["2up"], "pdf"),
        ("--impose booklet --on A4", ["a5", "booklet"], "pdf"),
        ("--format html --theme riverside", ["riverside"], "html"),
        ("--format text", [], "txt"),
        ("--format email --theme riverside", ["riverside", "email"], "html"),
    ],
)
def test_the_name_says_how_the_file_differs(tmp_path: Path, options: str, variant: list[str], suffix: str) -> None:
    """Variants stand in the name in the contract's order, in lower case, and only where they are not the usual one."""
    chosen = ["--audience", "patient", "--layout", "leaflet", *options.split()]
    (document,) = as_json(build_in(tmp_path, "--json", *chosen))["documents"]
    assert Path(document["path"]).name == "-".join(["b12-legs-leaflet-patient-standard", *variant]) + f".{suffix}"
    assert document["variant"] == variant
    assert (tmp_path / document["path"]).stat().st_size == document["bytes"]


def test_json_of_a_file_without_pages(tmp_path: Path) -> None:
    """A web page, an e-mail and a plain text have a format, and neither paper nor pages."""
    for form in ("html", "text", "email"):
        documents = as_json(build_in(tmp_path, "--json", "--format", form))["documents"]
        assert len(documents) >= 4
        assert {(one["format"], one["paper"], one["pages"]) for one in documents} == {(form, None, None)}


def test_a_clinic_chooses_its_theme(tmp_path: Path) -> None:
    """``theme`` in clinic.yaml is the usual one, and the name of the file says so; ``--theme`` goes before it."""
    (tmp_path / "clinic.yaml").write_text("theme: riverside\n")
    chosen = ["--json", "--audience", "clinician", "--layout", "onepager"]
    (usual,) = as_json(build_in(tmp_path, *chosen))["documents"]
    (other,) = as_json(build_in(tmp_path, *chosen, "--theme", "clear"))["documents"]
    assert (usual["variant"], other["variant"]) == (["riverside"], [])
    assert usual["sha256"] != other["sha256"]


# --- what excludes what -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--format html --paper A4", "--paper is for print"),
        ("--format html --large-print", "--large-print is for print"),
        ("--format text --grey", "--grey is for print"),
        ("--format text --press", "--press is for print"),
        ("--format html --impose booklet", "--impose is for print"),
        ("--format pfd", "did you mean 'pdf'?"),
        ("--format=", "--format: '' does not exist"),
        ("--theme rivreside", "did you mean 'riverside'?"),
        ("--impose boklet", "did you mean 'booklet'?"),
        ("--impose booklet --on A44", "--on: 'A44' does not exist"),
        ("--on A4", "say which with --impose"),
        ("--duplex long-edge", "--duplex is for sheets of two sides; say which with --impose booklet|2up|trifold"),
        ("--impose tiles --layout poster --duplex long-edge", "--duplex is for sheets of two sides"),
        ("--impose booklet --duplex short-edge", "--duplex: 'short-edge' does not exist"),
        ("--format html --duplex long-edge", "--duplex is for print"),
        ("--profile shop.icc", "add --press"),
        ("--press --impose booklet", "--press and --impose exclude each other"),
        ("--standard ua2 --press", "a print shop's file is PDF/X-4, and no PDF/UA"),
        ("--standard ua1 --impose 2up", "sheets that are cut or folded have no tags"),
        ("--standard ua2 --format html", "--standard is for print"),
        ("--impose booklet --on A2", "takes sheets of A5, A4, A3, Letter, Tabloid, not of A2"),
        ("--impose 2up --on DL", "takes sheets of A5, A4, A3, Letter, Tabloid, not of DL"),
        ("--impose trifold --on Letter", "takes sheets of A4, not of Letter"),
        ("--impose trifold --paper A5", "takes pages of DL, not of A5"),
        ("--impose trifold --level easy", "'documents' does not promise 6 pages of layout 'leaflet' on DL"),
        ("--impose trifold --level easy", "; what works is --level standard"),
        ("--impose trifold --level easy --layout leaflet", "at this level; what works is --level standard"),
        ("--impose booklet --paper A4 --layout onepager", "there is nothing to fold"),
        ("--impose booklet --paper A3 --layout leaflet", "what works is --paper A6 or A5 or Half-letter"),
        ("--impose tiles --layout leaflet", "only a poster is put together from tiles; what works is --layout poster"),
        ("--layout poster --paper A4", "--impose tiles without --paper puts it together from sheets of A4"),
        ("--layout poster --paper letter", "--impose tiles --on Letter without --paper puts it together from sheets"),
        ("--impose tiles --layout poster --on A3", "needs no tiles"),
        ("--large-print --layout poster", "layout 'poster' has no edition 'large-print'"),
        ("--large-print --paper A5 --layout leaflet", "not made for paper A5 (it takes A4, Letter)"),
        ("--paper A6 --layout leaflet --level easy", "has no level 'easy' on A6"),
    ],
)
def test_what_cannot_be_asked_for_together(tmp_path: Path, options: str, message: str) -> None:
    """Options that exclude each other, or ask for what does not exist, end with status 2 and a sentence saying why."""
    result = run(tmp_path, "build", *options.split())
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert not (tmp_path / "output").exists()


def test_what_a_finish_lacks_is_skipped(tmp_path: Path) -> None:
    """Without a layout named, large print leaves the poster out and says so once; a trifold leaves out all but one."""
    result = build_in(tmp_path, "--large-print")
    assert result.stdout.count("skipped: layout 'poster' has no edition 'large-print'\n") == 1
    result = build_in(tmp_path, "--impose", "trifold")
    assert "layout 'poster' is not made for paper DL" in result.stdout
    assert result.stdout.count(".pdf") == 2


# --- words on the sheets ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"heading": "{sheets} \u2603"}, "the font cannot show '\u2603' (U+2603)"),
        ({"heading": 20 * "A poster of sheets "}, "the words 'A poster of sheets A poster of sheets A ' do not fit"),
        ({"glue": 60 * "Glue "}, "do not fit on the sheet"),
        ({"steps": (200 * "W",)}, "do not fit on the sheet"),
        ({"steps": 60 * ("Cut.",)}, "the steps leave less than 40 mm of the first sheet"),
        ({"steps": (1000 * "Cut and glue. ",)}, "the steps leave less than 40 mm of the first sheet"),
    ],
)
def test_words_that_the_sheets_cannot_hold(words: dict[str, Any], message: str) -> None:
    """The words of an imposition stand on its sheets whole, or the line of content.yaml that has them is at fault."""
    loaded = shipped().loaded
    at = loaded.content.version.at
    typed: dict[str, Any] = {
        name: Words(said, at) if isinstance(said, str) else tuple(Words(one, at) for one in said)
        for name, said in words.items()
    }
    editions = replace(loaded.content.editions, **typed)
    content = replace(loaded.content, editions=editions)
    project = replace(shipped(), loaded=replace(loaded, content=content))
    (job,) = plan(Request("patient", None, "poster", None, Finish(impose="tiles")), content, project.layouts.all).jobs
    with pytest.raises(InputError) as error:
        build(project, [job])
    (fault,) = error.value.diagnostics
    assert message in fault.message
    assert fault.at == loaded.tree.locate(("editions",), key=True)
