"""``b12docs init``: what it hands out builds, or says what is still to be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers_cli import build, files_below, fill_in, run
from tests.pdfs import Pdf


def test_a_new_topic_says_what_is_still_to_be_written(tmp_path: Path) -> None:
    """Each place is named at its line, all at once, and nothing is built."""
    assert run(tmp_path, "init", "gout", "--topic", "gout").exit_code == 0
    folder = tmp_path / "gout"
    lines = (folder / "content.yaml").read_text("utf-8").splitlines()
    result = run(folder, "build")
    told = [int(line.split(":")[1]) for line in result.stderr.splitlines() if line.startswith("content.yaml:")]
    assert result.exit_code == 1
    assert told == [number for number, line in enumerate(lines, 1) if '"TO DO' in line and not line.startswith("#")]
    assert len(told) > 10
    assert not (folder / "output").exists()


def test_a_new_topic_builds_once_it_is_filled_in(tmp_path: Path) -> None:
    run(tmp_path, "init", "gout", "--topic", "gout")
    fill_in(tmp_path / "gout" / "content.yaml")
    result = build(tmp_path / "gout")
    assert "output/gout-leaflet-patient-standard.pdf" in result.stdout


def test_a_new_topic_is_short_and_explains_itself(tmp_path: Path) -> None:
    run(tmp_path, "init", "gout", "--topic", "gout")
    lines = (tmp_path / "gout" / "content.yaml").read_text("utf-8").splitlines()
    assert len(lines) < 80
    assert sum(line.lstrip().startswith("#") for line in lines) > 10
    assert not any("b12" in line.lower().replace("b12docs", "") for line in lines)


def test_a_new_topic_in_a_hospitals_folder_shares_its_files(tmp_path: Path) -> None:
    run(tmp_path, "init", "hospital")
    assert run(tmp_path / "hospital", "init", "topics/gout", "--topic", "gout").exit_code == 0
    assert files_below(tmp_path / "hospital" / "topics" / "gout") == ["content.yaml", "pictures.pdf"]


def test_a_topic_of_ones_own_alone_has_all_that_it_needs(tmp_path: Path) -> None:
    run(tmp_path, "init", "gout", "--topic", "gout")
    own = [name for name in files_below(tmp_path / "gout") if not name.startswith("schemas/")]
    assert own == ["clinic.yaml", "content.yaml", "house.yaml", "pictures.pdf"]


@pytest.mark.parametrize("name", ["Hay Fever", "", "-x", "a" * 61, "hay_fever"])
def test_a_topics_name_begins_the_names_of_files(tmp_path: Path, name: str) -> None:
    result = run(tmp_path, "init", "new", f"--topic={name}")
    assert result.exit_code == 2
    assert "is no name for a topic" in result.stderr
    assert files_below(tmp_path) == []


def test_the_picture_sheet_shows_every_picture_with_its_name(tmp_path: Path) -> None:
    run(tmp_path, "init", "new")
    pdf = Pdf((tmp_path / "new" / "pictures.pdf").read_bytes())
    text = " ".join(pdf.text(element) for element in pdf.blocks)
    figures = Path(__file__).parents[2] / "layouts" / "figures"
    assert [path.name for path in figures.glob("*.svg") if path.name not in text] == []


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "pictures.pdf").write_text("mine")
    result = run(tmp_path, "init", ".", "--topic", "gout")
    assert result.exit_code == 2
    assert "pictures.pdf" in result.stderr
    assert files_below(tmp_path) == ["pictures.pdf"]
