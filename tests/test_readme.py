"""What the README shows works as it stands there: each recipe is followed in a fresh folder, step by step."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import Result

from b12docs.catalogue.plan import Request
from b12docs.document.leaves import plain_text
from b12docs.document.tree import own_runs
from b12docs.library.packaged import packaged
from b12docs.production.offered import every_form
from b12docs.production.rendering import rendered
from tests.conftest import shipped
from tests.findings import said
from tests.first_morning import PAGE, recorded
from tests.helpers_cli import build, files_below, fill_in, pdf_words, replace, run
from tests.pdfs import Pdf

README = Path(__file__).parent.parent / "README.md"
RECIPES = re.findall(r"^\*\*(.+)\*\*$", README.read_text("utf-8").partition("## Recipes")[2], re.MULTILINE)


def recipe(title: str) -> str:
    """What stands under a recipe's title."""
    return README.read_text("utf-8").partition(f"**{title}**\n")[2].partition("\n**")[0].partition("\n## ")[0]


def shown(title: str, index: int = 0) -> str:
    """A block of code of a recipe."""
    blocks: list[str] = re.findall(r"^ *```\w+\n(.*?)^ *```$", recipe(title), re.DOTALL | re.MULTILINE)
    return dedent(blocks[index])


def commands(title: str) -> list[list[str]]:
    """The command lines of a recipe, without the name of the program."""
    return [shlex.split(line) for line in re.findall(r"`b12docs ([^`]+)`", recipe(title))]


def add(file: Path, text: str) -> None:
    """Write the text behind what the file holds."""
    file.write_text((file.read_text("utf-8") if file.exists() else "") + text, "utf-8")


def follow(folder: Path, *arguments: str) -> Result:
    """A command that must succeed."""
    result = run(folder, *arguments)
    assert result.exit_code == 0, result.stderr
    return result


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """The folder of the first recipe."""
    follow(tmp_path, *commands("Change a sentence")[0])
    return tmp_path / "my-clinic"


@pytest.fixture
def gout(tmp_path: Path) -> Path:
    """The folder of a new topic, whose places are filled in."""
    follow(tmp_path, *commands("Another topic")[0])
    fill_in(tmp_path / "gout" / "content.yaml")
    return tmp_path / "gout"


def test_each_recipe_has_five_steps_at_most() -> None:
    """Nobody has to remember more, and none is left out here."""
    assert {title: len(re.findall(r"^\d\. ", recipe(title), re.MULTILINE)) for title in RECIPES} == {
        "Change a sentence": 3, "Another topic": 4, "Another audience": 4, "Another look": 2, "Another layout": 3,
        "What each clinic enters": 2, "Many topics": 4,
    }  # fmt: skip


def test_a_sentence_is_found_and_changed(clinic: Path) -> None:
    """The lines that are told hold the sentence, and what is changed there is printed."""
    _, where, make = commands("Change a sentence")
    (sought,) = where[1:]
    content = clinic / "content.yaml"
    told = {int(number) for number in re.findall(r"^content\.yaml:(\d+):", follow(clinic, *where).stdout, re.MULTILINE)}
    lines = content.read_text("utf-8").splitlines(keepends=True)
    assert len(told) == 5
    assert {number for number, line in enumerate(lines, 1) if sought in line} == told
    content.write_text("".join(line.replace(sought, "often in the ankles") for line in lines), "utf-8")
    follow(clinic, *make)
    assert "often in the ankles" in pdf_words(clinic / "output" / "b12-legs-leaflet-patient-standard.pdf")


def test_a_new_topic_names_what_is_to_do(tmp_path: Path) -> None:
    """Nothing is built before it is filled in, and then it is."""
    first, make, check = commands("Another topic")
    follow(tmp_path, *first)
    folder = tmp_path / "gout"
    refused = run(folder, *make)
    assert refused.exit_code == 1
    assert refused.stderr.count("this is still to be written") == (folder / "content.yaml").read_text().count(
        ': "TO DO'
    )
    fill_in(folder / "content.yaml")
    follow(folder, *make)
    assert files_below(folder / "output") == [".b12docs.json", "gout-leaflet-patient-standard.pdf"]
    assert "Checks passed" in follow(folder, *check).stdout


# --- another audience -------------------------------------------------------------------------------------------------


def test_an_audience_of_our_own_topic(clinic: Path) -> None:
    """Every text that speaks to somebody else is named at once, and the leaflet says whom it is for."""
    add(clinic / "house.yaml", shown("Another audience"))
    make, check = commands("Another audience")
    assert "'b12docs check' names them" in follow(clinic, *make).stderr
    assert follow(clinic, *check).stdout.count("speaks to somebody else") > 10
    assert "For teachers" in pdf_words(clinic / "output" / "b12-legs-leaflet-teacher-standard.pdf")


def test_an_audience_of_a_new_topic(gout: Path) -> None:
    """Words of their own, in the place that the check names, end its warnings."""
    content = gout / "content.yaml"
    (line,) = re.findall(r"the line `(teacher: .*?)`", recipe("Another audience"))
    _, check = commands("Another audience")
    add(gout / "house.yaml", shown("Another audience"))
    replace(content, "  patient: {levels: [standard]}\n", f"  patient: {{levels: [standard]}}\n  {line}\n")
    told = re.findall(r"^content\.yaml:(\d+):(\d+): .*speaks to somebody", follow(gout, *check).stdout, re.MULTILINE)
    assert told
    lines = content.read_text("utf-8").splitlines()
    for number, column in {(int(number) - 1, int(column) - 1) for number, column in told}:
        own = lines[number][column:]
        lines[number] = f'{lines[number][:column]}{{lay: {own}, teacher: "Words for a teacher."}}'
    content.write_text("\n".join(lines) + "\n", "utf-8")
    assert "speaks to somebody" not in follow(gout, *check).stdout


def test_an_audience_that_shares_no_words(clinic: Path) -> None:
    """One build names every text that is missing, those of the house too, and blames no file of the package."""
    add(clinic / "house.yaml", shown("Another audience"))
    (levels,) = re.findall(r"`\{(teacher: .*)\}`\. The build", recipe("Another audience"))
    replace(clinic / "house.yaml", "\nreaders: {teacher: {extends: lay}}", f"\nreaders: {{{levels}}}")
    said = run(clinic, "build", "--audience", "teacher").stderr
    assert said.count("the text for 'teacher' is missing") > 40
    assert "the fixed words for 'teacher' are missing" in said
    assert str(packaged("house.yaml").parent) not in said


# --- another look, another layout -------------------------------------------------------------------------------------


def test_a_look(gout: Path) -> None:
    """A theme of the few lines that differ makes documents of its own name."""
    theme = gout / "layouts" / "themes" / "ours.yaml"
    theme.parent.mkdir(parents=True)
    theme.write_text(shown("Another look"), "utf-8")
    (make,) = commands("Another look")
    follow(gout, *make)
    assert "gout-leaflet-patient-standard-ours.pdf" in files_below(gout / "output")


@pytest.fixture
def sheets(clinic: Path) -> list[Pdf]:
    """What comes out when the recipe for another layout is followed: one for each level."""
    (line,) = re.findall(r"`(audiences: [^`]*)`", recipe("Another layout"))
    add(clinic / "layouts" / "sheet.html", shown("Another layout"))
    add(clinic / "house.yaml", f"{line}\n")
    (make,) = commands("Another layout")
    told = said(follow(clinic, *make).stderr).splitlines()
    assert [line for line in told if "warning" in line and "of words" not in line] == []
    levels = shipped().content.audiences["patient"].levels
    assert len(levels) == 3
    return [Pdf((clinic / "output" / f"b12-legs-sheet-patient-{level}.pdf").read_bytes()) for level in levels]


def test_a_layout_takes_fifteen_lines() -> None:
    """The layout of the recipe is no longer, settings included."""
    lines = shown("Another layout").splitlines()
    assert lines[0] == "---"
    assert 10 < len(lines) <= 15


def test_a_layout_has_all_its_pieces(sheets: list[Pdf]) -> None:
    """Each sheet has its title, the box "Get help now", the comparison with its figures, and the passport."""
    for pdf, least in zip(sheets, (14, 12, 12), strict=True):
        headings = [pdf.text(one) for one in pdf.root.find("H1", "H2")]
        assert len(headings) == 3
        assert headings[1] == "Get help now"
        assert len(pdf.root.find("H3")) == 2 + 3
        assert len(pdf.root.find("Figure")) == 3 + 1  # the last is the QR code
        assert "Draft" in pdf.text(pdf.root)
        words = [span for span in pdf.spans if any(char.isalnum() for char in span.text)]
        assert min(span.size for span in words) >= least


def test_the_layout_serves_a_topic_without_a_comparison(gout: Path) -> None:
    """It stands in a folder that has no other layouts."""
    (gout / "layouts").mkdir()
    add(gout / "layouts" / "sheet.html", shown("Another layout"))
    add(gout / "house.yaml", "audiences: {patient: {layouts: [sheet, leaflet]}}\n")
    build(gout, "--audience", "patient", "--layout", "sheet")


# --- clinics and hospitals --------------------------------------------------------------------------------------------


def test_a_clinic_enters_a_value(gout: Path) -> None:
    """The remark in a new topic is what the recipe shows; what a clinic enters stands in the text, else a line."""
    title, content = "What each clinic enters", gout / "content.yaml"
    values = shown(title)
    replace(content, "".join(f"# {line}\n" for line in values.splitlines()), values)
    replace(
        content,
        'items:\n    - id: first\n      text: "Words',
        'items:\n    - id: first\n      text: "Call {nurse}. Words',
    )
    document = gout / "output" / "gout-leaflet-patient-standard.pdf"
    build(gout)
    assert "Call ______________." in pdf_words(document)
    add(gout / "clinic.yaml", shown(title, 1))
    build(gout)
    assert "Call 01632 960123." in pdf_words(document).replace("\u00a0", " ")


def test_a_folder_of_many_topics(tmp_path: Path) -> None:
    """What topics share is there once; one topic is built in its folder, and all are built in the folder above."""
    first, add_gout, one, all_of_them = commands("Many topics")
    hospital = tmp_path / "hospital"
    follow(tmp_path, *first)
    (hospital / "topics" / "b12").mkdir(parents=True)
    for name in ("content.yaml", "languages"):
        (hospital / name).rename(hospital / "topics" / "b12" / name)
    follow(tmp_path, *add_gout)
    assert files_below(hospital / "topics" / "gout") == ["content.yaml", "pictures.pdf"]
    fill_in(hospital / "topics" / "gout" / "content.yaml")
    follow(hospital, *all_of_them)
    made = files_below(hospital / "output")
    assert {"gout-leaflet-patient-standard.pdf", "b12-legs-leaflet-patient-standard.pdf"} <= {*made}
    follow(hospital / "topics" / "gout", *one)
    assert "gout-leaflet-patient-standard.pdf" in files_below(hospital / "topics" / "gout" / "output")


# --- the rest of the page ---------------------------------------------------------------------------------------------


def test_every_command_of_the_page_is_one() -> None:
    """The command lines that the page shows are taken by the program."""
    page = README.read_text("utf-8")
    for line in re.findall(r"`b12docs ([^`]+)`", page):
        name, *options = shlex.split(line)
        said = run(Path.cwd(), name, "--help").stdout
        assert [option for option in options if option.startswith("--") and option not in said] == [], line


def test_the_first_morning_is_as_it_was_recorded() -> None:
    """The page is what the program answers today."""
    assert PAGE.read_text("utf-8") == recorded(), "python -m tests.first_morning records it anew"


# --- e-mail -----------------------------------------------------------------------------------------------------------


def test_the_email_of_the_page(clinic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the text is approved, both commands do what the page says, and its settings are taken."""
    section = README.read_text("utf-8").partition("### By e-mail\n")[2].partition("\n## ")[0]
    (draft,) = re.findall(r"^b12docs (email .*)$", section, re.MULTILINE)
    (body,) = re.findall(r"`b12docs (email .* --body)`", section)
    (settings,) = re.findall(r"^```toml\n(.*?)^```$", section, re.DOTALL | re.MULTILINE)
    replace(clinic / "clinic.yaml", "# name: ", "name: ")
    follow(clinic, "approve", "--name", "Dr A. Example", "--role", "GP partner", "--yes")
    follow(clinic, *shlex.split(draft))
    assert b'filename="information.pdf"' in (clinic / "draft.eml").read_bytes()
    assert "What is attached" in follow(clinic, *shlex.split(body)).stdout
    (clinic / "mail.toml").write_text(settings, "utf-8")
    shown = follow(clinic, *shlex.split(draft)[:-2], "--send", "--dry-run").stdout
    assert "would be sent by smtp.example.org:587 over TLS by STARTTLS as desk@example.org" in shown


def test_the_papers_without_lines_for_questions_are_those_that_it_names() -> None:
    """Whoever prints a selection knows what it leaves out."""
    project = shipped()
    (six,) = (line for line in README.read_text("utf-8").splitlines() if line.startswith("| `--impose trifold`"))
    (papers,) = (line for line in README.read_text("utf-8").splitlines() if line.startswith("| `--paper A5`"))
    assert "no lines for questions" in six
    assert "A6 (a selection on eight pages, one thought each, without lines for questions)" in papers
    assert "DL (the standard one is the selection of `trifold`)" in papers
    forms = every_form(project, project.plan(Request("patient,carer", "all", "leaflet")).jobs)
    jobs = [job for job in forms if job.finish.format == "pdf"]
    named = {job: [plain_text(own_runs(node)) for node in rendered(project, job).document.walk()] for job in jobs}
    without = {(job.paper, job.level) for job, said in named.items() if not {"My questions", "Our questions"} & {*said}}
    assert without == {("A6", "standard"), ("DL", "standard")}
