"""Everything that is meant for a reader is printed for this reader, and every document has the warnings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers_cli import build, good_project, run

CONTENT = """\
id: topic
version: "1"
published: 2026-01-31
review_by: 2028-01-31
audiences:
  patient: {levels: [easy, standard], layouts: [leaflet]}
  carer: {levels: [easy, standard], layouts: [leaflet]}
title: A topic
main_message: {text: Rest well.}
warnings: {none: these are words for a test}
"""
SECTION = """\
sections:
  - id: rest
    title: Rest
    blocks:
      - text: {lay: {easy: Sit down., standard: Take a seat.}, carer: {easy: Offer a chair.}}
"""


def compared(more: str) -> str:
    """A comparison with something of its own that posters alone print."""
    conditions = "[{id: a, name: This, marker: circle}, {id: b, name: That, marker: square}]"
    rows = "[{id: one, name: Where, cells: {a: here, b: there}}]"
    return f"comparison: {{title: Which, {more}, conditions: {conditions}, rows: {rows}}}\n"


def topic(folder: Path, more: str = "", content: str = CONTENT) -> Path:
    """A folder with a content.yaml."""
    (folder / "content.yaml").write_text(content + more, "utf-8")
    return folder


def test_a_text_that_every_reader_finds_in_a_document(tmp_path: Path) -> None:
    build(topic(tmp_path, SECTION), "--level", "all")


@pytest.mark.parametrize(
    ("part", "line", "said"),
    [
        (compared("message: {text: Sit down.}"), 11, "no document for 'lay' prints 'Sit down.'"),
        (
            f"{SECTION}      - figure: {{file: legs.svg, alt: Legs}}\n"
            "        labels: [{id: one, text: The foot, write: Our rules}]\n",
            17,
            "no document for 'lay' prints 'Our rules'",
        ),
        (
            compared("message: {for: lay/easy, text: {lay: {easy: Sit.}, carer: {easy: Help.}}}"),
            11,
            "no document for 'carer' prints 'Help.'",
        ),
    ],
)
def test_a_text_that_no_document_prints(tmp_path: Path, part: str, line: int, said: str) -> None:
    result = run(topic(tmp_path, part), "build", "--level", "all")
    assert result.exit_code == 1
    assert f"content.yaml:{line}:" in result.stderr
    assert said in result.stderr
    assert not (tmp_path / "output").exists()


def test_what_a_carer_only_inherits_may_stand_in_a_layout_for_patients(tmp_path: Path) -> None:
    content = CONTENT.replace("layouts: [leaflet]}\n  carer", "layouts: [leaflet, sheet]}\n  carer")
    folder = topic(tmp_path, compared("message: {text: {lay: Sit down.}}"), content)
    (folder / "layouts").mkdir()
    page = (Path(good_project(tmp_path / "good")) / "layouts" / "page.html").read_text("utf-8")
    head = page.partition("\n<section")[0].replace("short:", "easy:").replace("long:", "standard:")
    body = "<h1>{{ title }}</h1><p>{{ comparison.message.text }}</p><p>{{ review.status }}</p>"
    (folder / "layouts" / "sheet.html").write_text(f'{head}\n<section class="page">{body}</section>\n', "utf-8")
    build(folder, "--level", "all")


def test_a_text_of_the_large_print_edition_alone_is_printed(tmp_path: Path) -> None:
    """The leaflet of fixed pages has no room for the figure; the one in large print has it."""
    figure = """\
      - figure: {file: nerve.svg, alt: Two nerves}
documents: {leaflet: {form: sheet}}
"""
    build(topic(tmp_path, SECTION + figure), "--level", "all")


def test_what_is_kept_serves_the_same_topic_in_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("B12DOCS_CACHE", str(tmp_path / "cache"))
    figure = "      - figure: {file: nerve.svg, alt: Two nerves}\ndocuments: {leaflet: {form: sheet}}\n"
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        topic(tmp_path / name, SECTION + figure)
        build(tmp_path, "--content", f"{name}/content.yaml", "--level", "all", "-o", name)


def test_a_build_of_some_documents_looks_at_nobody_else(tmp_path: Path) -> None:
    """Only who gets everything can miss something."""
    folder = topic(tmp_path, compared("message: {text: Sit down.}"))
    build(folder, "--large-print")


def test_a_layout_without_the_warnings_prints_nothing(tmp_path: Path) -> None:
    folder = good_project(tmp_path)
    page = folder / "layouts" / "page.html"
    text = page.read_text("utf-8")
    page.write_text(text.replace("{% for item in group.items %}", "{% for item in group.items[1:] %}"), "utf-8")
    result = run(folder, "build", "--audience", "reader", "--level", "short")
    assert result.exit_code == 1
    assert "layouts/page.html:1:1: error: the layout leaves out the warning 'you faint' and 1 more" in result.stderr


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        ("{lay: Rest your foot.}", True),
        ("Rest your foot.", True),
        ("{lay: Rest your foot., carer: Let them rest.}", False),
        ("{lay: Rest the foot.}", False),
    ],
)
def test_words_that_speak_to_the_patient_are_not_for_the_carer(tmp_path: Path, text: str, warned: bool) -> None:
    section = f"sections: [{{id: rest, title: Rest, blocks: [{{text: {text}}}]}}]\n"
    result = run(topic(tmp_path, section), "check", "--audience", "carer", "--level", "easy")
    assert ("'carer' reads these words, and 'your' speaks to somebody else" in result.stdout) is warned
