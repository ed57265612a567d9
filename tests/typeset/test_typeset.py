"""Words: what a receptionist types on a keyboard is printed with real quotes, dashes and ellipses."""

from __future__ import annotations

from pathlib import Path

import pytest

from b12docs.diagnostics import Location
from b12docs.document.leaves import Heading, Paragraph, Run, plain_text
from b12docs.document.nodes import Page
from b12docs.document.tree import Document
from b12docs.language.typography import typeset
from b12docs.library.packaged import packaged
from b12docs.production.pipeline import build, load_project, make_document
from b12docs.project.inputs import Inputs
from b12docs.rules.reading import texts
from b12docs.rules.words import hard_words
from b12docs.schema.house import HardWord
from b12docs.source.prose import Piece, Words, plain, prose
from b12docs.typeset import fonts
from tests.conftest import Built, jobs, shipped
from tests.editions import paper_words, pdf_words, shown, text_of, text_words, tree_words, tree_words_of_text

CHANGED = {
    "don't": "don’t",
    "Crohn's": "Crohn’s",
    "the patients' legs": "the patients’ legs",
    "**B12**'s": "**B12**’s",
    "in the '90s": "in the ’90s",
    "'Tis so": "’Tis so",
    "rock 'n' roll": "rock ’n’ roll",
    'say "no"': "say “no”",
    "say 'no'": "say ‘no’",
    "Say 'it's numb'.": "Say ‘it’s numb’.",
    "\"'Go now,' she said\"": "“‘Go now,’ she said”",
    'It is ("red") or "blue".': "It is (“red”) or “blue”.",
    '**"Go now"** means "**now**"': "**“Go now”** means “**now**”",
    'the "[NHS](https://www.nhs.uk/a)"': "the “[NHS](https://www.nhs.uk/a)”",
    "'24 hours' is a day": "‘24 hours’ is a day",
    "low B12 - in short": "low B12 – in short",
    "low B12--in short": "low B12 – in short",
    "low B12 -- in short": "low B12 – in short",
    "low B12 --- in short": "low B12 – in short",
    "**Tingling** - like pins": "**Tingling** – like pins",
    "3-6 months": "3–6 months",
    "0-10": "0–10",
    "8-10.": "8–10.",
    "1.5-2 ml": "1.5–2 ml",
    "0.5-1.25 ml": "0.5–1.25 ml",
    "500-1,000 µg": "500–1,000 µg",
    "(112:294-300)": "(112:294–300)",
    "2019-2024": "2019–2024",
    "£5-10": "£5–10",
    "wait...": "wait…",
    '"...and then"': "“…and then”",
}
KEPT = (
    "high-dose",
    "B12-rich food",
    "A-E",
    "Mon-Fri",
    "24-hour",
    "COVID-19",
    "R1-2",
    "2024-03-06",
    "06-03-24",
    "01234-567890",
    "0800-123-456",
    "01234 567-890",
    "(020) 123-456",
    "555-1234",
    "020-7946",
    "10-4",
    "2024-25",
    "ISO 8601-1",
    "a -b",
    "-1",
    "....",
    "use --audience",
    "-->",
    "o'neil-9@clinic-a.example",
    "clinic-a.example/a--b/3-6?x='y'...",
    "www.clinic.example/3-6--x",
    "https://clinic.example/o'neil--3-6...x",
    "[tel](tel:01234-567)",
    "tel:123-456",
    "mailto:a--b@clinic.example?subject='B12'",
    "Crohn’s “low” – 3–6 …",
)

SHIPPED = packaged("content.yaml").read_text("utf-8")


@pytest.mark.parametrize("typed", CHANGED)
def test_what_is_typed_is_printed_well(typed: str) -> None:
    """Quotes and apostrophes by what stands around them, dashes between words, in ranges, and ellipses."""
    assert typeset(typed) == CHANGED[typed]


@pytest.mark.parametrize("typed", KEPT)
def test_what_is_no_prose_stays_as_it_is(typed: str) -> None:
    """Links, addresses, telephone numbers, dates, ids and compound words keep their hyphens and quotes."""
    assert typeset(typed) == typed


@pytest.mark.parametrize("typed", [*CHANGED, *KEPT])
def test_what_is_printed_well_is_not_changed_again(typed: str) -> None:
    """Typesetting what is set already changes nothing."""
    assert typeset(typeset(typed)) == typeset(typed)


def test_the_font_has_every_mark() -> None:
    """No mark that is put in place of a typed one is missing in the font."""
    marks = set("".join(CHANGED.values())) - set("".join(CHANGED))
    assert marks == set("‘’“”–…")
    assert fonts.missing("".join(marks)) == []


def test_all_pieces_of_a_string_have_their_marks() -> None:
    """Bold words and links are set like the words around them; a link's address is left alone."""
    typed = "Don't \"wait\" - [call 'us'](https://clinic.example/o'neil--x) **3-6** <times>..."
    assert plain(typed) == "Don’t “wait” – call ‘us’ 3–6 <times>…"
    assert list(prose(typed)) == [
        Piece("Don’t “wait” – "), Piece("call ‘us’", href="https://clinic.example/o'neil--x"), Piece(" "),
        Piece("3–6", bold=True), Piece(" <times>…"),
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["**Read [more](https://a.example)**", "[**more**](https://a.example)"])
def test_links_may_be_bold(typed: str) -> None:
    """Whichever of the two stands in the other, its marks are not printed."""
    assert list(prose(typed))[-1] == Piece("more", bold=True, href="https://a.example")


TYPED = {
    '    easy: "Vitamin B12 and your legs"': "    easy: \"Vitamin B12 - and 'your' legs...\"",
    "Crohn’s": "Crohn's",
}
KIND = "labels: {kind: {lay: {easy: \"Easy - 'to read'\"}}}\n"
CLINIC = "name: \"St John's\"\nphone: 01234-567890\nweb: https://st-john--s.example/o'n\n"


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped content as it would be typed, with a clinic whose number and name have their own marks."""
    folder = tmp_path_factory.mktemp("typed")
    text = SHIPPED
    for printed, keyed in TYPED.items():
        assert printed in text
        text = text.replace(printed, keyed)
    (folder / "content.yaml").write_text(text + KIND, "utf-8")
    (folder / "clinic.yaml").write_text(CLINIC, "utf-8")
    return folder


@pytest.mark.parametrize("level", ["easy", "standard", "detailed"])
def test_all_formats_print_the_same_marks(typed: Path, level: str) -> None:
    """Tree, PDF and text edition of typed content have the marks of print, and the clinic's number and address kept."""
    project = load_project(Inputs(typed / "content.yaml", typed / "clinic.yaml", (packaged("layouts"),)))
    job = next(one for one in jobs(default_paper_only=True) if (one.layout, one.level) == ("leaflet", level))
    document = make_document(project, job)
    words = " ".join(tree_words(document))
    made = build(project, [job]).made[0]
    built = Built(job, made.data, made.pages or 0, document)
    assert pdf_words(built.pdf) == built.notice.split() + paper_words(built)
    written = tree_words_of_text(shown(document))
    assert text_words(text_of(document))[: len(written)] == written
    assert "St John’s" in words
    assert "01234-567890" in words
    assert "st-john--s.example/o'n" in words
    assert "Crohn’s" in words or level == "standard"
    assert level != "easy" or document.title == "Vitamin B12 – and ‘your’ legs…"
    assert level != "easy" or document.subject == "Easy – ‘to read’"
    assert _addresses(document) >= {"https://st-john--s.example/o'n"}


def _addresses(document: Document) -> set[str]:
    return {run.href for node in document.walk() for run in getattr(node, "runs", ()) if run.href}


@pytest.mark.parametrize(("explained", "warnings"), [("'gut illness'", 0), ("'bowel illness'", 1)])
def test_a_hard_word_is_found_however_it_was_typed(explained: str, warnings: int) -> None:
    """The list of hard words, and the words that explain them, may have straight apostrophes as well."""
    blocks = Heading(1, (Run("A"),)), Paragraph((Run("Crohn’s is a ‘gut illness’."),))
    document = Document("A", "en-GB", (Page(blocks),))
    at = Location("content.yaml")
    words = {"Crohn's": HardWord(plain=(Words(explained, at),), keep=("easy",))}
    found = hard_words(tuple(texts(document)), words)
    assert [one.is_explained for one in found] == [not warnings]


def test_the_fingerprint_is_of_what_was_typed(tmp_path: Path) -> None:
    """A clinician approves the words as they are typed: other quotes in the file are another text."""
    found = set()
    for words in ("Crohn’s", "Crohn's"):
        (tmp_path / "content.yaml").write_text(SHIPPED.replace("Crohn’s", words), "utf-8")
        found.add(load_project(Inputs(tmp_path / "content.yaml", None, (packaged("layouts"),))).loaded.fingerprint)
    assert len(found) == 2
    assert shipped().loaded.fingerprint in found


def test_shipped_texts_are_typed_as_they_are_printed(usual: Built) -> None:
    """No shipped document is changed by typesetting: what content.yaml says is what stands on paper."""
    said = " ".join(plain_text(node.runs) for node in usual.tree.walk() if hasattr(node, "runs"))
    assert len(said) > 1000
    assert typeset(said) == said
    assert not set("\"'") & set(said)
