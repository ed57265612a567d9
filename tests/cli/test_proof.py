"""``proof`` writes what an approver reads: all that documents say, and on what it rests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.helpers_cli import good_project, pdf_words, replace, run
from tests.verapdf import PROFILES, judged, need_java

WHO = ("--name", "Dr A", "--role", "GP", "--date", "2026-03-01", "--yes")
_NAME = "test_of_" * 8 + "it"
LONG_VALUE = f'values: {{{_NAME}: {{label: "It:"}}, test: {{label: "Test:"}}}}\n'
LONG_VALUE += f"protocol: {{title: Local protocol, values: [{_NAME}, test]}}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good project, approved and then changed."""
    good_project(tmp_path)
    assert run(tmp_path, "approve", *WHO).exit_code == 0
    replace(tmp_path / "content.yaml", "short: A short text.", "short: A shorter text.")
    replace(tmp_path / "content.yaml", "{id: tired, text", "{id: worn, text")
    return tmp_path


def proof(folder: Path, *options: str) -> str:
    """The words of the proof."""
    result = run(folder, "proof", *options)
    assert result.exit_code == 0, result.stderr
    return pdf_words(folder / "output" / "topic-proof.pdf")


def test_it_holds_all_that_an_approver_needs(folder: Path) -> None:
    """Texts in order, references, scores with limits, values, what changed, questions, and a place to sign."""
    words = proof(folder, "--audience", "reader", "--level", "short")
    said = [
        "Page for reader, level short", "Dr A approved an earlier form on 2026-03-01", "FKGL", "no limit",
        "warning taken out: you are tired", "A topic", "Call 999 if:", "you faint", "A shorter text.", "REF1",
        "words changed; it was: A short text.", "999", "our own words", "A book, A house, 2024",
        "What no program can judge", "Signature",
    ]  # fmt: skip
    assert [one for one in said if one not in words] == []
    positions = [words.index(one) for one in ("you faint", "A shorter text.", "Signature")]
    assert positions == sorted(positions)


def test_it_holds_what_a_copy_says_to_one_person(folder: Path) -> None:
    """The label of a name, and a text that is for those alone whose name is known: an approval is of these too."""
    values = 'values: {name: {label: "For:", personal: true}, test: {label: "Test:"}}\naddressee: name'
    replace(folder / "content.yaml", 'values: {test: {label: "Test:"}}', values)
    named = "{% if addressee %}<p>{{ addressee }} {{ labels.call }}</p>{% endif %}"
    replace(folder / "layouts" / "page.html", "<h1>{{ title }}</h1>", f"<h1>{{{{ title }}}}</h1>{named}")
    words = proof(folder, "--level", "short")
    assert "For: (name: text) Call us" in words.partition("as a web page or to one person")[2]


def test_what_a_copy_says_to_one_person_is_no_change(folder: Path) -> None:
    """An approval holds no label of a name, since no document for all has it: that is not told as a change."""
    values = 'values: {name: {label: "For:", personal: true}, test: {label: "Test:"}}\naddressee: name'
    replace(folder / "content.yaml", 'values: {test: {label: "Test:"}}', values)
    named = "{% if addressee %}<p>{{ addressee }}</p>{% endif %}"
    replace(folder / "layouts" / "page.html", "<h1>{{ title }}</h1>", f"<h1>{{{{ title }}}}</h1>{named}")
    assert run(folder, "approve", *WHO).exit_code == 0
    replace(folder / "content.yaml", "{short: you faint,", "{short: you fall,")
    words = proof(folder, "--level", "short")
    assert words.count("warning changed; it was: you faint") == 1
    assert "For: (name: text)" in words
    assert "value changed" not in words


PATH = '<path fill="var(--strong, #00588A)" d="M1 1h7v7z"/>'
SHAPE = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{PATH}</svg>'
SHOWN = '<h1>{{ title }}</h1><img src="box.svg" alt="A box." data-height="9mm">'


def test_a_picture_that_has_changed_is_marked(folder: Path) -> None:
    """Where its words stand; one that is gone is no text that was taken out, and a file's hash says nothing."""
    (folder / "layouts" / "figures").mkdir()
    (folder / "layouts" / "figures" / "box.svg").write_text(SHAPE)
    replace(folder / "layouts" / "page.html", "<h1>{{ title }}</h1>", SHOWN)
    assert run(folder, "approve", *WHO).exit_code == 0
    assert "picture changed" not in proof(folder)
    (folder / "layouts" / "figures" / "box.svg").write_text(SHAPE.replace("h7v7z", "h7v6z"))
    assert "picture changed" in proof(folder)
    replace(folder / "layouts" / "page.html", SHOWN, "<h1>{{ title }}</h1>")
    assert not re.search("picture changed|[0-9a-f]{16}", proof(folder))


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ('<a href="tel:666">{{ clinic.name }}</a>', "Riverside Surgery (tel:666)"),
        ('<a href="https://b.example/x">https://a.example</a>', "https://a.example (https://b.example/x)"),
        ('<a href="https://b.example/x">b</a>', "b (https://b.example/x)"),
        ('<a href="tel:01234567890">01234 567890</a>.', "01234 567890."),
        ('<a href="https://a.example/gr%C3%B6%C3%9Fe">a.example/größe</a>.', "a.example/größe."),
    ],
)
def test_it_says_where_a_link_leads(folder: Path, link: str, said: str) -> None:
    """Whoever touches a number dials what stands behind it, which nobody sees on a page."""
    replace(folder / "layouts" / "page.html", "<h1>{{ title }}</h1>", f"<h1>{{{{ title }}}}</h1><p>{link}</p>")
    assert said in proof(folder, "--level", "short")


def test_it_holds_what_was_selected(folder: Path) -> None:
    """Every document that the options name and no other; without them all that ``approve`` would approve."""
    assert "A longer text." not in proof(folder, "--level", "short")
    assert "A longer text." in proof(folder)


@pytest.mark.parametrize(("old", "new"), [
    ("short: A short text.", "short: See https://example.org/a/very-long_address/" + "of-many-parts/" * 6),
    ("short: A short text.", "short: See " + "a" * 120),
    ("values: {test: {label: \"Test:\"}}\nprotocol: {title: Local protocol, values: [test]}", LONG_VALUE),
    ("{id: REF1, title: A book", "{id: REF1, title: A " + "book" * 20),
])  # fmt: skip
def test_no_word_is_too_wide_for_its_tables(tmp_path: Path, old: str, new: str) -> None:
    """What a page has room for, the narrower column of the proof has too: addresses, and names in the files."""
    replace(good_project(tmp_path) / "content.yaml", old, new)
    proof(tmp_path)


def test_the_packaged_topic_has_its_proof(tmp_path: Path) -> None:
    """All that all its documents say, as somebody asks for it who gives no option."""
    result = run(tmp_path, "proof")
    assert (result.exit_code, result.stderr) == (0, "")


def test_it_holds_what_large_print_says_besides(tmp_path: Path) -> None:
    """An approval is of every form of a document: the leaflet in large print has rows that the usual one leaves out."""
    result = run(tmp_path, "proof", "--audience", "patient", "--level", "easy", "--layout", "leaflet")
    assert result.exit_code == 0, result.stderr
    _, heading, besides = pdf_words(tmp_path / "output" / "b12-legs-proof.pdf").partition("says besides in large print")
    assert heading
    assert "Cause: Too little B12 can harm nerves and their coating. C-F05, F41, R10" in besides
    assert "You need it to make red blood cells" not in besides


def test_it_says_what_another_paper_leaves_out(folder: Path) -> None:
    """Who signs has one paper before them, and the approval is of all: what one of them lacks is told by its number."""
    page = folder / "layouts" / "page.html"
    replace(page, "papers: {A4: {short: 1, long: 1}}", "papers: {A4: {short: 1, long: 1}, A5: {short: 1, long: 1}}")
    message = "<p>{{ main_message.text }}</p>"
    replace(page, message, f'{{% if paper == "A4" %}}{message}{{% endif %}}')
    words = proof(folder, "--level", "short")
    number = words.partition("Rest well.")[0].split()[-1]
    assert f"on A5: leaves out {number}" in words.partition("What other forms leave out")[2]


def test_a_change_is_told_of_any_words_of_a_block(folder: Path) -> None:
    """A row of a comparison begins with its name, which is as it was."""
    replace(folder / "content.yaml", "one: Slow", "one: Slower")
    assert "words changed; it was: Slow" in proof(folder, "--level", "short")


def test_it_holds_what_no_layout_prints(folder: Path) -> None:
    """Whoever approves a poster approves the sheets that it is cut of, too; what has changed there is told.

    What drafts say, and the sheets of other documents, is in no approval.
    """
    replace(folder / "layouts" / "page.html", "papers: {A4: {short: 1, long: 1}}", "papers: {A3: {short: 1, long: 1}}")
    with (folder / "content.yaml").open("a") as content:
        content.write('editions: {steps: ["Print it.", "Never cut it."], label: "{name}: do not fold"}\n')
    words = proof(folder, "--level", "short").partition("What the program adds")[2]
    assert "Never cut it. editions/steps/2" in words
    assert "{name}: do not fold editions/label" in words
    assert "labels/approved" in words
    assert "labels/draft" not in words
    assert "editions/trifold" not in words
    assert "it was: " in words.partition("editions/label")[2][:80]


def test_a_reference_without_a_date_has_none(folder: Path) -> None:
    """Nothing stands where nothing is known: not the word that a program has for it."""
    replace(folder / "content.yaml", ', date: "2024"', "")
    assert "None" not in proof(folder, "--level", "short")


def test_a_not_that_is_gone_is_told_as_such(folder: Path) -> None:
    """The remark beside a sentence says what to look for: one short word."""
    replace(folder / "content.yaml", "one: Slow", "one: Never slow")
    assert "'not', 'never' or 'only' changed; it was: Slow" in proof(folder, "--level", "short")


def test_it_keeps_the_standards(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Who approves may not see it: it is PDF/UA and PDF/A as the documents are."""
    need_java()
    proof(folder)
    verdicts = judged({"proof": (folder / "output" / "topic-proof.pdf").read_bytes()}, tmp_path_factory.mktemp("pdf"))
    assert [verdict.failed for verdict in verdicts.values()] == [""] * len(PROFILES)


def test_notes_that_somebody_has_written_into_it_are_kept(folder: Path) -> None:
    """A proof takes the place of an older one, but of none that has been read with a pen."""
    proof(folder)
    replace(folder / "content.yaml", "short: A shorter text.", "short: The shortest text.")
    path = folder / "output" / "topic-proof.pdf"
    assert "The shortest text." in proof(folder)
    assert [one.name for one in path.parent.glob("*.pdf")] == ["topic-proof.pdf"]
    noted = path.read_bytes() + b"% my note\n"
    path.write_bytes(noted)
    assert "kept as 'topic-proof.changed-1.pdf'" in run(folder, "proof").stderr
    assert path.with_name("topic-proof.changed-1.pdf").read_bytes() == noted


def test_where_it_is_written(folder: Path) -> None:
    """A folder, or a file of this kind."""
    for option in ("new/folder/", "new/mine.pdf"):
        assert run(folder, "proof", "-o", option).exit_code == 0
    assert (folder / "new" / "folder" / "topic-proof.pdf").exists()
    assert (folder / "new" / "mine.pdf").exists()
    assert run(folder, "proof", "-o", "mine.txt").exit_code == 2


def test_a_fault_stops_it(folder: Path) -> None:
    """What cannot be made cannot be approved."""
    replace(folder / "layouts" / "page.html", "<p>{{ main_message.text }}</p>", "<p>{{ main_massage.text }}</p>")
    result = run(folder, "proof")
    assert (result.exit_code, (folder / "output" / "topic-proof.pdf").exists()) == (1, False)


def test_the_line_at_the_foot_is_among_what_is_approved(folder: Path) -> None:
    """An approval is of it, too: who signs must have read it."""
    replace(folder / "layouts" / "page.html", "margin: 14mm", "running: [disclaimer, page]\nmargin: 14mm")
    assert "No advice." in proof(folder, "--audience", "reader", "--level", "short")
