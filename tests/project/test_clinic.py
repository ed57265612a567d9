"""What clinic.yaml says reaches the documents, as plain words; without it there are lines to write on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from b12docs.catalogue.plan import Request, plan
from b12docs.language.typography import typeset
from b12docs.library.packaged import packaged
from b12docs.look.colour import rgb
from b12docs.production.pipeline import Project, load_project
from b12docs.production.pipeline import build as build_all
from b12docs.project.inputs import Inputs
from tests.helpers_cli import HAY_FEVER, alt_texts, as_json, build, good_project, pdf_words, replace, run
from tests.pdfs import Mark, Pdf

LEAFLET = "hay-fever-leaflet-family-standard.pdf"


def leaflet(folder: Path, clinic: str | None, *options: str) -> Path:
    """The hay fever leaflet with this clinic.yaml beside its content."""
    (folder / "content.yaml").write_bytes(HAY_FEVER.read_bytes())
    if clinic is not None:
        (folder / "clinic.yaml").write_text(clinic, "utf-8")
    build(folder, "--audience", "family", *options)
    return folder / "output" / LEAFLET


def links_of(path: Path) -> list[str]:
    """The address of every link of a PDF."""
    with pikepdf.open(path) as pdf:
        return [str(one.A.URI) for page in pdf.pages for one in page.get("/Annots", [])]


def test_name_and_contacts(tmp_path: Path) -> None:
    """Name, telephone, web address (as a link) and address are printed."""
    clinic = (
        "name: Riverside Surgery\nphone: 01234 567890\naddress: 1 River Street\nweb: https://www.riverside.example\n"
    )
    path = leaflet(tmp_path, clinic)
    words = pdf_words(path)
    printed = "Call us 01234 567890 Made by: Riverside Surgery 1 River Street riverside.example"
    assert printed in words.replace("\u00a0", " ")
    assert "https://www.riverside.example" in links_of(path)


def test_without_a_clinic_there_is_a_line_to_write_on(tmp_path: Path) -> None:
    """Without clinic.yaml the clinic's label stands there alone, and the doctor is asked for other formats."""
    words = pdf_words(leaflet(tmp_path, None))
    assert "Call us Clinic contact Tell the clinic" in words
    assert "ask your GP practice" in words
    assert "None" not in words
    assert "{" not in words


@pytest.mark.parametrize("text", ["", "# name: Riverside\n", "\n\n", "{}\n"])
def test_an_empty_clinic_file_is_no_clinic(tmp_path: Path, text: str) -> None:
    """A clinic.yaml of comments only, as ``init`` hands it out, changes nothing."""
    with_file = leaflet(tmp_path, text).read_bytes()
    (tmp_path / "clinic.yaml").unlink()
    assert leaflet(tmp_path, None).read_bytes() == with_file


def test_help_lines(tmp_path: Path) -> None:
    """The clinic's own help lines take the place of those of the content, wherever a text names them."""
    words = pdf_words(leaflet(tmp_path, 'name: A\nhelp: {emergency: "112", doctor: your doctor, urgent: "116117"}\n'))
    assert "Call 112 or go to A&E if:" in words
    assert "Ask your doctor or 116117 if:" in words
    assert "999" not in words
    assert "your GP" not in words


@pytest.mark.parametrize(
    ("clinic", "told"),
    [
        ("name: Riverside", "Call their GP or 111 today"),
        ("help: {doctor: your surgery}", "Call their surgery or 111 today"),
        ("help: {doctor: your GP, their_doctor: the ward}", "Call the ward or 111 today"),
    ],
)
def test_carers_get_the_clinic_s_doctor_too(tmp_path: Path, clinic: str, told: str) -> None:
    """A clinic's own number of the doctor reaches carers, told as another's; it may give a line for carers alone."""
    (tmp_path / "content.yaml").write_bytes(packaged("content.yaml").read_bytes())
    (tmp_path / "clinic.yaml").write_text(f"{clinic}\n", "utf-8")
    build(tmp_path, "--audience", "carer", "--layout", "leaflet")
    assert told in pdf_words(tmp_path / "output" / "b12-legs-leaflet-carer-standard.pdf").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("clinic", "asked"),
    [
        ("name: Riverside\nphone: 01632 960123\nlanguages: reception on 567\n", "reception on 567"),
        ("name: Riverside\nphone: 01632 960123\n", "01632 960123"),
        ("name: Riverside\n", "Riverside"),
        ("help: {doctor: your doctor}\n", "your GP practice"),
    ],
)
def test_whom_to_ask_for_other_languages(tmp_path: Path, clinic: str, asked: str) -> None:
    """Other languages and formats are asked for where they can best be got: a telephone rather than a name.

    Where the clinic gives neither, its house says.
    """
    assert f"formats, ask {asked}." in pdf_words(leaflet(tmp_path, clinic))


def test_a_logo_with_its_words(tmp_path: Path) -> None:
    """The logo is drawn, and what a screen reader says of it is its alt text."""
    Image.new("RGBA", (300, 100), (0, 90, 140, 128)).save(tmp_path / "logo.png")
    path = leaflet(tmp_path, "logo: {file: logo.png, alt: 'The sign of Riverside & Co'}\n")
    assert "The sign of Riverside & Co" in alt_texts(path)
    with pikepdf.open(path) as pdf:
        assert any("/Image" in str(one.get("/Subtype")) for one in pdf.objects if isinstance(one, pikepdf.Stream))


def test_a_colour_of_its_own(tmp_path: Path) -> None:
    """The accent colour is used on the page, and the shipped one is not."""
    path = leaflet(tmp_path, 'accent: "#7A0000"\n')
    with pikepdf.open(path) as pdf:
        drawn = b"".join(page.Contents.read_bytes() for page in pdf.pages)
    assert b".478 0 0 rg" in drawn
    assert b"0 .231 .361 rg" not in drawn


def test_the_colour_reaches_the_figures(project: Project, tmp_path: Path) -> None:
    """Pictograms and the nerve are drawn in the accent colour; the legs and bodies keep their condition's."""
    (tmp_path / "clinic.yaml").write_text('accent: "#7A0000"\n')
    own = load_project(Inputs(packaged("content.yaml"), tmp_path / "clinic.yaml", (packaged("layouts"),)))
    job = plan(Request("patient", "detailed", "leaflet"), own.content, own.layouts.all).jobs[0]
    pdf = Pdf(build_all(own, [job]).made[0].data)
    figures: dict[Mark | None, str] = {
        mark: figure.alt for figure in pdf.root.find("Figure") for mark in figure.marks()
    }
    usual = project.theme("clear").palette
    nerve = {shape.colour for shape in pdf.shapes if "nerve" in figures.get(shape.mark, "")}
    legs = {shape.colour for shape in pdf.shapes if "legs" in figures.get(shape.mark, "")}
    assert _colour("#7A0000") in _rounded(nerve)
    assert _colour(usual.strong) not in _rounded(nerve)
    assert {_colour(usual.stage1), _colour(usual.stage2), _colour(usual.stage3)} <= _rounded(legs)
    decoration = [shape.colour for shape in pdf.shapes if shape.artifact == ""]
    assert _rounded(decoration) & {_colour("#7A0000")}
    assert len(decoration) > 100


def _colour(name: str) -> tuple[float, ...]:
    return tuple(round(255 * part) for part in rgb(name))


def _rounded(colours: Iterable[tuple[float, ...]]) -> set[tuple[float, ...]]:
    return {tuple(round(255 * part) for part in colour) for colour in colours}


@pytest.mark.parametrize("clinic", ["paper: Letter\ntheme: riverside\n", "paper: [LETTER]\ntheme: Riverside\n"])
def test_letter_case_does_not_matter_for_paper_and_theme(tmp_path: Path, clinic: str) -> None:
    """They are the names that there are, and the documents are called by these."""
    good_project(tmp_path)
    replace(tmp_path / "layouts" / "page.html", "long: 1}}", "long: 1}, Letter: {short: 1, long: 1}}")
    replace(tmp_path / "clinic.yaml", "name: Riverside Surgery\n", clinic)
    (document,) = as_json(build(tmp_path, "--json"))["documents"]
    assert (document["paper"], document["variant"]) == ("Letter", ["letter", "riverside"])
    replace(tmp_path / "clinic.yaml", clinic.splitlines()[-1], "theme: Rivreside")
    assert "there is no theme 'Rivreside'\n  hint: did you mean 'riverside'?" in run(tmp_path, "build").stderr


def test_the_usual_paper(tmp_path: Path) -> None:
    """The clinic's usual paper is taken where a layout has it, and ``--paper`` wins over it."""
    (tmp_path / "content.yaml").write_bytes(HAY_FEVER.read_bytes())
    (tmp_path / "clinic.yaml").write_text("paper: [Tabloid, Letter]\n")
    made = as_json(build(tmp_path, "--json", "--audience", "family"))["documents"]
    assert [(one["paper"], one["variant"], Path(one["path"]).name) for one in made] == [
        ("Letter", ["letter"], "hay-fever-leaflet-family-standard-letter.pdf")
    ]
    made = as_json(build(tmp_path, "--json", "--audience", "family", "--paper", "A4"))["documents"]
    assert [(one["paper"], one["variant"]) for one in made] == [("A4", [])]


PROTOCOL_BOX = """<p>{{ clinic.name or labels.clinic }}, {{ review.status }}</p>
  {% for prompt in protocol.prompts %}
  <p>{{ prompt.label }} {{ prompt.lines[0] if prompt.lines else "..." }}</p>{% endfor %}"""


@pytest.mark.parametrize(
    ("clinic", "printed"), [("protocol: {test: our own words}\n", "our own words"), ("name: x\n", "...")]
)
def test_the_local_protocol(tmp_path: Path, clinic: str, printed: str) -> None:
    """The clinic's words stand behind their prompt; where it says nothing, the layout can print a line."""
    good_project(tmp_path)
    replace(tmp_path / "layouts" / "page.html", PROTOCOL_BOX.splitlines()[0], PROTOCOL_BOX)
    (tmp_path / "clinic.yaml").write_text(clinic)
    build(tmp_path)
    assert f"Test: {printed} " in pdf_words(tmp_path / "output" / "topic-page-reader-short.pdf")


HOSTILE = [
    "<script>a()</script>", "<b>Riverside</b>", "{{ 7*7 }}", "{% if %}", "{# gone #}", "{",
    "}", "%s %d", "'quotes' and \"more\"", "a & b &amp; c", "\\ue000 \\n", "</p></section>", "--- !!python",
    "data-at=x:1:1", "]]>",
]  # fmt: skip


@pytest.mark.whole
@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("key", ["name", "phone", "address", "languages"])
def test_hostile_words_stay_words(tmp_path: Path, key: str, text: str) -> None:
    """Markup, template code and placeholders in the clinic's file are printed, with real quotes, and do nothing."""
    quoted = text.replace("'", "''")
    words = pdf_words(leaflet(tmp_path, f"{key}: 'Say {quoted} on 01632 960123'\n"))
    assert typeset(f"Say {text} on 01632 960123") in words


def test_hostile_words_in_help_lines(tmp_path: Path) -> None:
    """What a help line holds is no markup of the page, and no code."""
    words = pdf_words(leaflet(tmp_path, "help: {doctor: 'Dr <b> {{ 7*7 }}'}\n"))
    assert "Ask Dr <b> {{ 7*7 }} or 111 if:" in words


@pytest.mark.parametrize("text", ["A" * 3000, "Surgery " * 600], ids=["one word", "many words"])
def test_a_very_long_name(tmp_path: Path, text: str) -> None:
    """A name that no page can hold is an error that names the clinic's file or says what does not fit."""
    (tmp_path / "content.yaml").write_bytes(HAY_FEVER.read_bytes())
    (tmp_path / "clinic.yaml").write_text(f"name: '{text.strip()}'\n")
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert "fit" in result.stderr or "wider than its column" in result.stderr
    assert not (tmp_path / "output").exists()
