"""What a usual clinic enters in clinic.yaml fits into every document, on every paper that is printed in a clinic."""

import re
from pathlib import Path

import pytest
from PIL import Image

from b12docs.approval.ids import all_texts
from b12docs.catalogue.finish import Finish
from b12docs.catalogue.plan import Request, plan
from b12docs.diagnostics import Diagnostic, InputError, faults_of
from b12docs.document.canonical import said
from b12docs.document.leaves import plain_text
from b12docs.library.packaged import packaged
from b12docs.production.overfull import advised
from b12docs.production.pipeline import Project, build, load_project, make_document
from b12docs.project.inputs import Inputs
from b12docs.typeset import WideWordError
from tests.approvals import approved
from tests.findings import without_advice
from tests.helpers_cli import FULL_CLINIC, good_project, replace, run
from tests.pdfs import Pdf


@pytest.fixture(scope="module")
def clinic(project: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped content with a clinic file that fills in what there is room for."""
    folder = tmp_path_factory.mktemp("clinic")
    Image.new("RGBA", (600, 200), "#7A2468").save(folder / "logo.png")
    file = folder / "clinic.yaml"
    file.write_text(FULL_CLINIC.read_text("utf-8"), "utf-8")
    return approved(load_project(Inputs(Path(packaged("content.yaml")), file, (packaged("layouts"),))))


@pytest.mark.parametrize("paper", [None, "Letter", "Tabloid", "A2", "DL", "A5"])
def test_a_full_clinic_fits(clinic: Project, paper: str | None) -> None:
    """Name, contacts, logo, help lines, protocol and approval fit wherever they are printed.

    Lines for questions may give way to them, which is told.
    """
    jobs = plan(Request("all", "all", "all", paper), clinic.content, clinic.layouts.all).jobs
    result = build(clinic, jobs)
    assert len(result.made) == len(jobs) >= 4
    assert {one.rule for one in without_advice(result.warnings)} <= {"left-out"}


TALKATIVE = """\
name: St Mary & St John Health Centre and Community Hospital
phone: [01234 567890, 01234 567891, 01234 567892, 01234 567893, {label: Nights and weekends, number: 01234 567894}]
help: {doctor: "Dr Foster (01234 567890)", urgent: "0800 111 999", emergency: "112"}
hours: 8 to 6
address: 1 River Street
"""


@pytest.mark.parametrize("paper", ["A4", "Letter", "Legal", "A5", "Half-letter"])
@pytest.mark.parametrize("said", ["name: Ours\n", TALKATIVE], ids=["little", "much"])
def test_lines_for_questions_are_printed_or_missed(tmp_path: Path, said: str, paper: str) -> None:
    """Of each paper is told where they have no room; where the passport has a page of its own they stand on it."""
    file = tmp_path / "clinic.yaml"
    file.write_text(said, "utf-8")
    project = load_project(Inputs(Path(packaged("content.yaml")), file, (packaged("layouts"),)))
    jobs = plan(Request("patient", "standard", "leaflet", paper), project.content, project.layouts.all).jobs
    result = build(project, jobs)
    pdf = Pdf(result.made[0].data)
    shown = "My questions" in [line.text for line in pdf.lines]
    assert shown != ("left-out" in {one.rule for one in result.warnings})
    assert shown or len(pdf.sizes) in (2, 6)


@pytest.mark.parametrize(("paper", "pages"), [("A5", 6), ("Half-letter", 6), ("A6", 8)])
def test_what_a_clinic_says_of_itself_takes_no_page_more(clinic: Project, paper: str, pages: int) -> None:
    """Of a short leaflet: whom to call stands in two columns or beside the code; no page is the passport's alone."""
    jobs = plan(Request("all", "standard", "leaflet", paper), clinic.content, clinic.layouts.all).jobs
    lay = [job for job in jobs if job.audience in ("patient", "carer")]
    assert [len(Pdf(made.data).sizes) for made in build(clinic, lay).made] == [pages] * 2


def test_what_carers_do_for_themselves_stands_by_whom_to_call(tmp_path: Path) -> None:
    """On narrow panels, too, and not behind the lines for questions on the page before."""
    file = tmp_path / "clinic.yaml"
    file.write_text("name: Riverside Surgery\nphone: 01632 960123\naddress: 1 River Street, Rivertown\n", "utf-8")
    project = load_project(Inputs(Path(packaged("content.yaml")), file, (packaged("layouts"),)))
    (job,) = plan(Request("carer", "easy", "leaflet", "DL"), project.content, project.layouts.all).jobs
    spans = Pdf(build(project, [job]).made[0].data).spans
    own, call = (next(one.page for one in spans if words in one.text) for words in ("Look after yourself", "Call us"))
    assert own == call


@pytest.mark.parametrize("paper", ["A4", "Letter", "Legal"])
def test_a_clinics_protocol_stands_below_its_title(clinic: Project, paper: str) -> None:
    """Its first words do not touch the title, which stands in the upper line of its frame."""
    jobs = plan(Request("clinician", "all", "onepager", paper), clinic.content, clinic.layouts.all).jobs
    for made in build(clinic, jobs).made:
        spans = Pdf(made.data).spans
        title, first = (next(one for one in spans if words in one.text) for words in ("Local protocol", "B12 test and"))
        assert title.baseline - first.baseline >= 0.25 * title.size + 0.75 * first.size


def test_whom_to_call_is_not_torn(clinic: Project) -> None:
    """All that a clinic says of itself stands on one page, where the easy leaflet is on the narrowest paper too."""
    for paper in ("A5", "Half-letter", "DL"):
        jobs = plan(Request("patient,carer", "easy", "leaflet", paper), clinic.content, clinic.layouts.all).jobs
        for made in build(clinic, jobs).made:
            pdf = Pdf(made.data)
            spans = {span.page for span in pdf.spans if "Nights" in span.text or "Opening" in span.text}
            assert len(spans) == 1


def test_who_paid_is_said_in_every_document(clinic: Project) -> None:
    """What a clinic enters for its readers reaches all of them."""
    jobs = plan(Request("all", "all", "all"), clinic.content, clinic.layouts.all).jobs
    assert [job.layout for job in jobs if "the surgery alone" not in "".join(said(make_document(clinic, job)))] == []


LIMITED = "Weekdays 8 to 6"


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same clinic, whose first number is one of a few hours."""
    folder = tmp_path_factory.mktemp("limited")
    Image.new("RGBA", (600, 200), "#7A2468").save(folder / "logo.png")
    file = folder / "clinic.yaml"
    said_of_number = f"{{label: {LIMITED}, number: 01234 567890}}"
    file.write_text(FULL_CLINIC.read_text("utf-8").replace("- 01234 567890", f"- {said_of_number}"), "utf-8")
    return approved(load_project(Inputs(Path(packaged("content.yaml")), file, (packaged("layouts"),))))


@pytest.mark.parametrize("paper", [None, "Letter", "Tabloid", "DL", "A6", "A5", "large print"])
def test_what_the_first_number_is_for_stands_wherever_the_number_does(
    clinic: Project, limited: Project, paper: str | None
) -> None:
    """Beside the warnings, above it in large, and on the poster: as often as its words, and it costs no page."""
    finish = Finish(edition="large-print") if paper == "large print" else Finish()
    asked = Request("all", "all", "all", None if finish.edition else paper, finish)
    with_label, without = (build(one, plan(asked, one.content, one.layouts.all).jobs).made for one in (limited, clinic))
    assert [one.pages for one in with_label] == [one.pages for one in without]
    for one in with_label:
        words = " ".join("".join(said(make_document(limited, one.job))).split()).replace("\u00a0", " ")
        named = words.count("Our number") + words.count("Call us")
        assert words.count(LIMITED) == max(named, 1), one.job


USUAL = """\
name: Riverside Surgery
phone: 01234 567890
web: https://www.riverside.example
address: |
  1 River Street
  Rivertown RT1 2AB
"""


@pytest.mark.parametrize("clinic_file", ["", USUAL], ids=["no clinic", "usual clinic"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_standard_leaflet_is_one_sheet(tmp_path: Path, paper: str, clinic_file: str) -> None:
    """Both sides of one sheet, also with the name, number, address and page that most clinics enter."""
    file = tmp_path / "clinic.yaml"
    file.write_text(clinic_file, "utf-8")
    inputs = Inputs(Path(packaged("content.yaml")), file if clinic_file else None, (packaged("layouts"),))
    project = load_project(inputs)
    jobs = plan(Request("patient,carer", "standard", "leaflet", paper), project.content, project.layouts.all).jobs
    assert {made.job.audience: made.pages for made in build(project, jobs).made} == {"patient": 2, "carer": 2}


def test_what_does_not_fit_because_of_the_clinic_file_is_put_down_to_it(tmp_path: Path) -> None:
    """A receptionist who writes too long a protocol is sent to clinic.yaml, not to a heading of content.yaml."""
    project = long_protocol(tmp_path, 60)
    jobs = plan(Request("clinician", "detailed", "onepager"), project.content, project.layouts.all).jobs
    with pytest.raises(InputError) as caught:
        build(project, jobs)
    (fault,) = caught.value.diagnostics
    assert (fault.rule, fault.at.file) == ("fit", (tmp_path / "clinic.yaml").as_posix())
    assert "onepager for clinician" in fault.message
    assert "page 1" in fault.message


# Each line of the address takes a line of the page, on which it runs on.
TEN_LINES = """\
name: Riverside
phone: [01234 567890, {label: Nights, number: 01234 567891}]
address: |
  The Old School House in the Hospital Gardens, behind the main car park and left
  2nd Floor of the West Wing, behind the lift and right to the end of the corridor
  Department of Medicine, opposite the Department of Surgery and next to the canteen
  Riverside House, which is the white building across the bridge and left of the mill
  Hospital Gardens, the entrance at the back, which is open in the mornings alone
  1 River Street, where the buses from the station and from the market place stop
  Little Rivertown, which is not Great Rivertown on the other side of the river
  Countyshire, which is not Shirecounty, and no letters from there ever reach us
  between the old school, the new school, the town hall and the public library
  RT1 4XY, and the postman asks that nobody ever leaves out any part of this code
hours: Monday to Friday, 8 to 6
web: https://www.riverside-surgery.example/b12
email: desk@riverside-surgery.example
languages: reception on 01234 567890
funding: the surgery alone
feedback: reception
"""


def test_how_many_lines_are_too_many_is_true_and_has_a_place(tmp_path: Path) -> None:
    """With as many lines less of the address, where the fault stands, it fits; also beside all other documents."""
    file = tmp_path / "clinic.yaml"
    file.write_text(TEN_LINES, "utf-8")
    project = load_project(Inputs(Path(packaged("content.yaml")), file, (packaged("layouts"),)))
    for request in (Request("carer", "easy", "leaflet"), Request("carer", "all", "all")):
        with pytest.raises(InputError) as caught:
            build(project, plan(request, project.content, project.layouts.all).jobs)
        (fault,) = caught.value.diagnostics
        assert (fault.at.file, fault.at.line, fault.at.column) == (file.as_posix(), 3, 10)
        assert "shorten its 'address'" in fault.hint
    assert fault.message.endswith("page 4 is full: 6 lines too many")
    lines = int(fault.message.partition("is full: ")[2].split()[0])
    address = TEN_LINES.splitlines(keepends=True)
    file.write_text("".join(address[:4] + address[4 + lines :]), "utf-8")
    project = load_project(Inputs(Path(packaged("content.yaml")), file, (packaged("layouts"),)))
    (job,) = plan(Request("carer", "easy", "leaflet"), project.content, project.layouts.all).jobs
    assert build(project, [job]).made[0].pages == 4


@pytest.mark.parametrize(
    ("given", "place", "key"),
    [
        (f"funding: {'the surgery alone ' * 300}\nname: {'Riverside ' * 400}\n", "2:7", "name"),
        (f"name: {'River ' * 50}\naddress: |\n" + "  RT\n" * 60, "2:10", "address"),
    ],
    ids=["a longer part that is not printed", "a longer part of few lines"],
)
def test_the_part_that_takes_most_room_is_named(tmp_path: Path, given: str, place: str, key: str) -> None:
    """Of what the document prints, also where that is the longest text of its page."""
    good_project(tmp_path)
    (tmp_path / "clinic.yaml").write_text(given, "utf-8")
    name = "{% if clinic.name %}<p>{{ clinic.name }}</p>{% endif %}"
    lines = name + "{% for line in clinic.address %}<p>{{ line }}</p>{% endfor %}"
    replace(tmp_path / "layouts" / "page.html", "<h1>{{ title }}</h1>", f"<h1>{{{{ title }}}}</h1>{lines}")
    told = run(tmp_path, "build", "--level", "short").stderr
    hint = f"without this file it fits: shorten its '{key}', or another of its lines"
    assert re.search(rf"^clinic\.yaml:{place}: error: .* is full: .*\n  hint: {hint}", told), told


VILLAGE = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def test_a_word_of_both_files_that_is_too_wide_is_told_where_it_stands(tmp_path: Path) -> None:
    """What the content says is not put down to a clinic that has the same word in its name."""
    file = tmp_path / "clinic.yaml"
    file.write_text("name: Diabetes Centre\nphone: 01632 960123\n", "utf-8")
    project = load_project(Inputs(Path(packaged("content.yaml")), file, (packaged("layouts"),)))
    job = plan(Request("patient", "easy", "leaflet", "A4"), project.content, project.layouts.all).jobs[0]
    at = next(words.at for words in all_texts(project).values() if words == "Diabetes")
    error = WideWordError([Diagnostic("fit", at, "the word 'Diabetes' is wider than its column")], "Diabetes")
    assert [one.at for one in advised(project, job, error)] == [at]


@pytest.mark.parametrize("paper", ["DL", "A6", "A5", "A4"])
@pytest.mark.parametrize(
    "more", ["", "address: |\n  The Old Brewery Building\n  12 Church Street\n  Upper Slaughter\n"]
)
def test_a_word_that_is_too_wide_is_named_where_it_stands(tmp_path: Path, paper: str, more: str) -> None:
    """Not the words that it leaves no room, nor the longest part of clinic.yaml; and what helps is said, and helps."""
    file = tmp_path / "clinic.yaml"
    levels = "standard" if paper == "A6" else "easy"

    def told(name: str) -> list[tuple[str, str]]:
        file.write_text(f"phone: 01632 960123\nname: {name} Surgery\n{more}", "utf-8")
        project = load_project(Inputs(Path(packaged("content.yaml")), file, (packaged("layouts"),)))
        jobs = plan(Request("all", levels, "leaflet", paper), project.content, project.layouts.all).jobs
        return [
            (f"{one.at.line}:{one.at.column}", f"{one.message}; {one.hint}")
            for one in faults_of(lambda: build(project, jobs))
        ]

    faults = told(VILLAGE)
    assert faults
    for place, message in faults:
        assert place == "2:7"
        assert (
            f"the word '{VILLAGE}' is wider than its column; use a shorter word, or write a hyphen where it" in message
        )
    assert told(f"{VILLAGE[:12]}-{VILLAGE[12:20]}-{VILLAGE[20:36]}-{VILLAGE[36:45]}-{VILLAGE[45:]}") == []


def long_protocol(folder: Path, answers: int) -> Project:
    """The shipped content with one protocol line of so many answers."""
    file = folder / "clinic.yaml"
    file.write_text(f"protocol: {{test: '{'a long answer ' * answers}'}}\n", "utf-8")
    return load_project(Inputs(Path(packaged("content.yaml")), file, (packaged("layouts"),)))


LETTER = Request("clinician", "detailed", "onepager", "Letter")


def test_what_goes_on_to_an_allowed_page_is_all_there(tmp_path: Path) -> None:
    """Letter allows the one-pager two pages: every heading stands on one of them."""
    project = long_protocol(tmp_path, 10)
    jobs = plan(LETTER, project.content, project.layouts.all).jobs
    (made,) = build(project, jobs).made
    printed = " ".join("".join(span.text for span in Pdf(made.data).spans).split())
    headings = make_document(project, jobs[0]).headings
    assert len(headings) > 5
    assert all(plain_text(heading.runs) in printed for heading in headings)


def test_a_block_that_no_page_can_hold_is_never_left_out(tmp_path: Path) -> None:
    """A block higher than a page is an error, also where an earlier block has gone on to an allowed page."""
    project = long_protocol(tmp_path, 700)
    with pytest.raises(InputError) as caught:
        build(project, plan(LETTER, project.content, project.layouts.all).jobs)
    assert [fault.rule for fault in caught.value.diagnostics] == ["fit"]
