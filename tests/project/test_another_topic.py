"""Another topic, with audiences of its own and in another language, builds with the shipped layouts by YAML alone."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from b12docs.library.packaged import packaged
from tests.helpers_cli import HAY_FEVER, alt_texts, build, files_below, pdf_words, run

# What the documents of the topic say beside its own words: nothing. A word of the YAML is turned into this one.
MARK = "Xu"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every document of the topic."""
    folder = tmp_path_factory.mktemp("hay-fever")
    build(folder, "--content", str(HAY_FEVER), "--level", "all", "-o", "made")
    return folder / "made"


def test_every_audience_and_level_gets_its_file(made: Path) -> None:
    """The names come from the topic's id, its audiences and its levels."""
    assert [name for name in files_below(made) if name.endswith(".pdf")] == [
        "hay-fever-leaflet-family-easy.pdf",
        "hay-fever-leaflet-family-standard.pdf",
        "hay-fever-leaflet-school-standard.pdf",
    ]


@pytest.mark.parametrize("name", ["family-easy", "family-standard", "school-standard"])
def test_a_leaflet_has_two_pages(made: Path, name: str) -> None:
    """A leaflet fills both sides of one sheet, whatever its topic."""
    with pikepdf.open(made / f"hay-fever-leaflet-{name}.pdf") as pdf:
        assert len(pdf.pages) == 2
        assert str(pdf.Root.Lang) == "en-GB"


def test_headings_and_warnings_are_the_topics_own(made: Path) -> None:
    """The headings, the warnings with the help lines filled in, the reference and the status stand in the document."""
    words = pdf_words(made / "hay-fever-leaflet-family-standard.pdf")
    for text in (
        "Living with hay fever", "What is hay fever?", "How can it feel?", "What treatment is there?",
        "When to get help",
        "Call 999 or go to A&E if:", "your lips, face or tongue swell suddenly", "NHS, Hay fever, 2024",
        "Draft: nobody has approved this yet", "Page 1 of 2", "Page 2 of 2", "Version 0.1, March 2026",
    ):  # fmt: skip
        assert text in words


def test_no_level_drops_a_warning(made: Path) -> None:
    """Each document has all three warnings, each at its own level."""
    for name, signs in {
        "family-easy": ("it is hard to breathe", "tongue swell up", "it gets worse"),
        "school-standard": ("suddenly finds it hard to breathe", "tongue that swell", "symptoms get worse at school"),
    }.items():
        words = pdf_words(made / f"hay-fever-leaflet-{name}.pdf")
        assert [sign for sign in signs if sign not in words] == []


def test_nothing_about_the_shipped_topic(made: Path) -> None:
    """No word about vitamin B12 comes from the program or the layouts."""
    documents = list(made.glob("*.pdf"))
    assert len(documents) == 3
    for path in documents:
        with pikepdf.open(path) as pdf:
            said = (
                pdf_words(path) + str(pdf.docinfo) + pdf.Root.Metadata.read_bytes().decode() + " ".join(alt_texts(path))
            )
        said = said.replace("b12docs", "")  # the program names itself in the metadata
        assert not re.search(r"B12|vitamin|nerve|legs|NICE|nih\.gov", said, re.IGNORECASE)


def test_every_word_of_a_document_comes_from_the_yaml(tmp_path: Path) -> None:
    """In a language that the program does not know, every printed or spoken word is one of the files."""
    for file in (HAY_FEVER, packaged("house.yaml")):
        (tmp_path / file.name).write_text(_in_no_language(file.read_text("utf-8")), "utf-8")
    build(tmp_path, "--level", "all", "-o", "made")
    documents = sorted((tmp_path / "made").glob("*.pdf"))
    assert len(documents) == 3
    for path in documents:
        with pikepdf.open(path) as pdf:
            assert str(pdf.Root.Lang) == "cy"
        said = pdf_words(path) + " " + " ".join(alt_texts(path))
        said = re.sub(r"https?://\S+|www\.\S+|hay-fever/", "", said)
        assert MARK in said
        assert [word for word in re.findall(r"[^\W\d_]+", said) if word != MARK] == []


def _in_no_language(text: str) -> str:
    """The YAML with each word of its texts turned into the mark: quoted texts and months, not ids or addresses."""

    def swap(match: re.Match[str]) -> str:
        return (
            match[0] if match[0].startswith('"https') else re.sub(r"(?<![\w{])[^\W\d_][\w']*(?![\w}])", MARK, match[0])
        )

    text = re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r'"[^"]*"', swap, text)
    text = re.sub(r"months: \[.*\]", "months: [" + ", ".join([MARK] * 12) + "]", text)
    return text.replace("language: en-GB", "language: cy")


def test_list_shows_what_the_topic_has(tmp_path: Path) -> None:
    """``list`` names every document that can be built of the topic, and nothing else."""
    result = run(tmp_path, "list", "--content", str(HAY_FEVER))
    assert result.exit_code == 0, result.stderr
    rows = [line.split()[:3] for line in result.stdout.splitlines() if line.startswith("leaflet")]
    assert rows == [["leaflet", "family", "easy"], ["leaflet", "family", "standard"], ["leaflet", "school", "standard"]]
    assert "onepager" not in result.stdout
    assert "poster" not in result.stdout


@pytest.mark.parametrize(("layout", "promised", "reason"), [
    ("poster", True, "layout 'poster' needs 'comparison', and the content has none"),
    ("onepager", False, "layout 'onepager' is not among the 'documents' of this topic"),
])  # fmt: skip
def test_a_layout_that_is_not_for_the_topic(tmp_path: Path, layout: str, promised: bool, reason: str) -> None:
    """One that needs what the topic lacks, or is not promised, is skipped with the reason, or refused if asked for."""
    text = HAY_FEVER.read_text("utf-8").replace("layouts: [leaflet]", f"layouts: [leaflet, {layout}]")
    if promised:
        text = text.replace("documents:\n", f"documents:\n  {layout}: {{}}\n")
    (tmp_path / "content.yaml").write_text(text, "utf-8")
    result = build(tmp_path)
    assert reason in result.stdout
    assert run(tmp_path, "build", "--layout", layout).exit_code == 2


def test_a_promised_page_is_made(tmp_path: Path) -> None:
    """A topic that names a layout in its ``documents`` gets it, whatever the topic."""
    text = HAY_FEVER.read_text("utf-8").replace("layouts: [leaflet]", "layouts: [leaflet, onepager]")
    (tmp_path / "content.yaml").write_text(text.replace("documents:\n", "documents:\n  onepager: {}\n"), "utf-8")
    build(tmp_path, "--layout", "onepager", "--audience", "school", "-o", "made")
    words = pdf_words(tmp_path / "made" / "hay-fever-onepager-school-standard.pdf")
    assert all(text in words for text in ("Hay fever at school", "suddenly finds it hard", "Keep windows closed"))
