"""What the README shows works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from b12docs.catalogue.plan import Request, plan
from b12docs.library.packaged import packaged
from b12docs.production.pipeline import Result, build, load_project
from b12docs.project.inputs import Inputs
from tests.conftest import shipped
from tests.pdfs import Pdf

README = Path(__file__).parent.parent / "README.md"


def recipe(title: str) -> str:
    """What stands under a recipe's title."""
    return README.read_text("utf-8").partition(f"**{title}**")[2].partition("\n**")[0].partition("\n## ")[0]


def shown(title: str) -> str:
    """The one block of code of a recipe."""
    (block,) = re.findall(r"^ *```html\n(.*?)^ *```$", recipe(title), re.DOTALL | re.MULTILINE)
    return dedent(block)


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """What comes out when the recipe for another layout is followed."""
    folder = tmp_path_factory.mktemp("clinic")
    (folder / "layouts").mkdir()
    (folder / "layouts" / "sheet.html").write_text(shown("Another layout"), "utf-8")
    (line,) = re.findall(r"`(audiences: [^`]*)`", recipe("Another layout"))
    (folder / "house.yaml").write_text(f"{line}\n", "utf-8")
    layouts = (folder / "layouts", packaged("layouts"))
    project = load_project(Inputs(packaged("content.yaml"), None, layouts, house=folder / "house.yaml"))
    request = Request(audience="patient", level="all", layout="sheet")
    return build(project, plan(request, project.content, project.layouts.all).jobs)


def test_a_layout_takes_fifteen_lines() -> None:
    """The layout of the recipe is no longer, settings included."""
    lines = shown("Another layout").splitlines()
    assert lines[0] == "---"
    assert 10 < len(lines) <= 15


def test_the_layout_is_built_at_every_level(sheets: Result) -> None:
    """Followed to the letter, the recipe makes one page for each level of patients, without a warning."""
    levels = shipped().content.audiences["patient"].levels
    assert [(made.job.level, made.pages) for made in sheets.made] == [(level, 1) for level in levels]
    assert len(levels) == 3
    assert sheets.warnings == ()


def test_the_pieces_are_all_there(sheets: Result) -> None:
    """Each sheet has its title, the box "Get help now", the comparison with its figures, and the passport."""
    for made in sheets.made:
        pdf = Pdf(made.data)
        headings = [pdf.text(one) for one in pdf.root.find("H1", "H2")]
        assert len(headings) == 3
        assert headings[1] == "Get help now"
        assert len(pdf.root.find("H3")) == 2 + 3
        assert len(pdf.root.find("Figure")) == 3 + 1  # the last is the QR code
        assert "Draft" in pdf.text(pdf.root)
        words = [span for span in pdf.spans if any(char.isalnum() for char in span.text)]
        assert min(span.size for span in words) >= (14 if made.job.level == "easy" else 12)
