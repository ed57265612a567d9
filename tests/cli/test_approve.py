"""``approve`` writes down what documents say; ``status`` and ``build`` say which of them still say it."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from click.testing import Result
from PIL import Image

from b12docs.api import load
from b12docs.approval.changes import changes
from b12docs.catalogue.plan import Request
from b12docs.production.proposal import propose, save
from tests.helpers_cli import as_json, build, good_project, pdf_words, replace, run

WHO = ("--name", "Dr A. Example", "--role", "GP partner", "--date", "2026-03-01")
PAGE = "topic-page-reader-short.pdf"
ONE_PAGE = "{short: 1, long: 1}"
DAY = datetime.date(2026, 3, 1)
LATER = ("--today", "2026-04-01")
ADDRESS = "{{ title }}</h1><p>{% for line in clinic.address %}{{ line }} {% endfor %}</p>"
PHONES = "{% for one in clinic.phones %}<p>{{ one.number }}</p>{% endfor %}"
CLINIC = 'name: Riverside Surgery\nphone: "01632 960123"\nprotocol: {test: "Ask first"}\nhelp: {doctor: "your nurse"}\n'


def approve(folder: Path, *options: str) -> Result:
    """Approve what the options select, all documents where they are left out."""
    result = run(folder, "approve", *WHO, "--yes", *options)
    assert result.exit_code == 0, result.stderr
    return result


def approved_of(folder: Path, *options: str) -> dict[str, bool]:
    """Whether each document is approved, by the name of its file."""
    found = as_json(build(folder, "--json", "--level", "all", *LATER, *options))["documents"]
    return {Path(one["path"]).name: one["approved"] for one in found}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good project with a clinic file, a drawing and a way to every kind of printed word, all approved."""
    good_project(tmp_path)
    (tmp_path / "clinic.yaml").write_text(CLINIC)
    (tmp_path / "layouts" / "figures").mkdir()
    path = '<path fill="var(--strong, #00588A)" d="M1 1h7v7z"/>'
    shape = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{path}</svg>'
    (tmp_path / "layouts" / "figures" / "box.svg").write_text(shape)
    figure = '<img src="box.svg" alt="A box." data-height="9mm">'
    replace(tmp_path / "layouts" / "page.html", "  <h1>{{ title }}</h1>", f"  <h1>{{{{ title }}}}</h1>{figure}")
    replace(tmp_path / "layouts" / "page.html", "{{ prompt.label }}", "{{ prompt.label }} {{ prompt.lines[0] }}")
    approve(tmp_path)
    assert set(approved_of(tmp_path).values()) == {True}
    return tmp_path


def test_an_approved_document_says_by_whom(folder: Path) -> None:
    """In words, and no longer that it is a draft; the table of a build says the same."""
    result = build(folder, *LATER)
    words = pdf_words(folder / "output" / PAGE)
    assert "Approved by Dr A. Example, GP partner, 1 March 2026" in words
    assert "Draft" not in words
    assert "approved by Dr A. Example on 2026-03-01" in result.stdout


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content.yaml", "short: A short text.", "short: A shorter text."),
        ("content.yaml", "short: you faint", "short: you fainted"),
        ("content.yaml", 'emergency: "999"', 'emergency: "998"'),
        ("content.yaml", "items: [{id: rest, text: {short: Rest., long: Rest well.}}]",
         "items: [{id: rest, text: {short: Rest 2 days., long: Rest well.}}]"),
        ("content.yaml", "disclaimer: {short: No advice.", "disclaimer: {short: Advice."),
        ("content.yaml", "one: Slow", "one: Fast"),
        ("content.yaml", 'labels:\n', 'labels:\n  approved: "Approved by {name}, who never errs"\n'),
        ("content.yaml", 'values: {test: {label: "Test:"}}', 'values: {test: {label: "Dose:"}}'),
        ("clinic.yaml", 'protocol: {test: "Ask first"}', 'protocol: {test: "Ask last"}'),
        ("clinic.yaml", 'help: {doctor: "your nurse"}', 'help: {doctor: "the other nurse"}'),
        ("clinic.yaml", "Riverside Surgery", "Hillside Surgery"),
        ("layouts/page.html", 'alt="A box."', 'alt="A ball."'),
        ("layouts/page.html", "<p>{{ actions.questions }}</p>", "<p>{{ actions.questions }} Take two.</p>"),
        ("layouts/page.html", ", {{ review.status }}</p>", ", {{ review.status }} Take two.</p>"),
        ("layouts/page.html", "<p>{{ main_message.text }}</p>", "<h2>{{ main_message.text }}</h2>"),
        ("layouts/figures/box.svg", "M1 1h7v7z", "M1 1h7v6z"),
    ],
)  # fmt: skip
def test_any_single_change_of_what_is_printed_makes_it_a_draft(folder: Path, file: str, old: str, new: str) -> None:
    """A word, a number, a help line, a protocol, a layout, an alternative text, a drawing: the document says Draft."""
    replace(folder / file, old, new)
    assert approved_of(folder)[PAGE] is False
    words = pdf_words(folder / "output" / PAGE)
    assert "Approved by Dr" not in words
    assert "Draft" in words


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content.yaml", "language: en\n", "# a remark\nlanguage: en   # another\n"),
        ("content.yaml", "language: en\n", "language: 'en'\n"),
        ("content.yaml", "id: topic\nlanguage: en\n", "language: en\nid: topic\n"),
        ("content.yaml", "short: A short text.", "short: >-\n              A short\n              text."),
        ("content.yaml", 'version: "1"', 'version: "1.1"'),
        ("content.yaml", "draft: Draft", "draft: Not yet read"),
        ("content.yaml", "id: topic\n", "id: topic\ngallery: {title: Desk}\n"),
        ("content.yaml", "id: topic\n", "id: topic\neditions: {trifold: '{title}, to fold'}\n"),
        ("clinic.yaml", "name: Riverside", "theme: high-contrast\nname: Riverside"),
        ("layouts/page.html", "margin: 14mm", "margin: 15mm"),
        ("layouts/page.html", f"A4: {ONE_PAGE}", f"A4: {ONE_PAGE}, A5: {ONE_PAGE}"),
        ("layouts/page.html", 'data-height="9mm"', 'data-height="8mm"'),
    ],
)  # fmt: skip
def test_what_changes_nothing_that_is_said_leaves_the_approval(folder: Path, file: str, old: str, new: str) -> None:
    """A remark, a theme, a paper, a margin, the version, what drafts and the desk's page say: none is printed there."""
    replace(folder / file, old, new)
    assert set(approved_of(folder).values()) == {True}


@pytest.mark.parametrize(
    "options",
    [("--grey",), ("--theme", "high-contrast"), ("--format", "html"), ("--format", "text"), ("--format", "email")],
)
def test_other_finishes_and_formats_are_approved_too(folder: Path, options: tuple[str, ...]) -> None:
    """What is said is the same, and was looked at in every form that is on offer."""
    assert set(approved_of(folder, *options).values()) == {True}


def test_only_the_documents_that_say_it_fall_back(folder: Path) -> None:
    """A text of one level leaves the documents of the others approved."""
    replace(folder / "content.yaml", "long: A longer text.", "long: A long text.")
    found = approved_of(folder)
    assert {name: approved for name, approved in found.items() if "long" in name} == {
        PAGE.replace("short", "long"): False
    }
    assert {approved for name, approved in found.items() if "long" not in name} == {True}


@pytest.mark.parametrize("text", [40 * "Long words. ", 'With "quotes", no: and # a sign', "1.10", "yes", "- a dash"])
def test_every_text_is_read_as_it_was_written(folder: Path, text: str) -> None:
    """What the file of approvals says of a text is the text, whatever YAML could take it for."""
    quoted = text.replace('"', '\\"')
    replace(folder / "content.yaml", "short: A short text.", f'short: "{quoted.strip()}"')
    approve(folder)
    replace(folder / "content.yaml", 'emergency: "999"', 'emergency: "998"')
    documents = as_json(run(folder, "status", "--json", *LATER))["documents"]
    assert [one["id"] for one in next(one for one in documents if one["name"] == PAGE)["changed"]] == ["help/emergency"]


def test_a_selection_approves_what_it_names(tmp_path: Path) -> None:
    """Who reads one document approves this one."""
    good_project(tmp_path)
    approve(tmp_path, "--audience", "reader", "--level", "short")
    found = approved_of(tmp_path)
    assert [name for name, approved in found.items() if approved] == [PAGE]


def test_a_document_on_another_paper_than_the_usual_one_is_approved_too(tmp_path: Path) -> None:
    """Whatever ``list`` offers of what is selected is covered."""
    good_project(tmp_path)
    papers = "A4: {short: 1}, A5: {long: {from: 1, to: 2}}"
    replace(tmp_path / "layouts" / "page.html", f"A4: {ONE_PAGE}", papers)
    approve(tmp_path)
    found = as_json(build(tmp_path, "--json", "--level", "long", "--paper", "A5", *LATER))["documents"]
    assert [one["approved"] for one in found] == [True]


def test_two_clinics_approve_the_same_document(folder: Path) -> None:
    """Each for its own values: the approval of one does not take the place of the other's."""
    replace(folder / "clinic.yaml", "Ask first", "Ask twice")
    approve(folder)
    assert set(approved_of(folder).values()) == {True}
    replace(folder / "clinic.yaml", "Ask twice", "Ask first")
    assert set(approved_of(folder).values()) == {True}


def test_a_new_approval_takes_the_place_of_the_old(folder: Path) -> None:
    """The file does not grow for ever, and its remarks stay."""
    with (folder / "approval.yaml").open("a") as file:
        file.write("# the letter is in the red folder\n")
    replace(folder / "content.yaml", "short: A short text.", "short: A shorter text.")
    approve(folder)
    text = (folder / "approval.yaml").read_text()
    assert text.count("- name:") == 1
    assert "# the letter is in the red folder" in text
    assert set(approved_of(folder).values()) == {True}


def test_approve_shows_what_has_changed_and_asks(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gravest change stands first, each with its words before and now; without an answer nothing is written."""
    before = (folder / "approval.yaml").read_bytes()
    replace(folder / "content.yaml", "short: A short text.", "short: A shorter text.")
    replace(folder / "content.yaml", "short: Rest., long: Rest well.}}]", "short: Rest 3 days., long: Rest well.}}]")
    result = run(folder, "approve", *WHO)
    assert result.exit_code == 1
    assert (folder / "approval.yaml").read_bytes() == before
    kinds = [
        line.strip().partition(":")[0]
        for line in result.stdout.splitlines()
        if "actions/" in line or "sections/" in line
    ]
    assert kinds == ["number changed", "words changed"]
    assert "- Rest." in result.stdout
    assert "+ Rest 3 days." in result.stdout
    assert "Does Dr A. Example approve" in result.stdout + result.stderr


def test_a_warning_that_is_gone_is_named_first(folder: Path) -> None:
    """Whoever takes out a red flag hears of it before all else."""
    replace(folder / "content.yaml", "items: [{id: tired, text: {short: you are tired, long: you are very tired}}]",
            "items: [{id: worn, text: {short: you are worn, long: you are very worn}}]")  # fmt: skip
    replace(folder / "content.yaml", "short: A short text.", "short: A shorter text.")
    changed = next(
        one["changed"] for one in as_json(run(folder, "status", "--json", *LATER))["documents"] if one["name"] == PAGE
    )
    assert next((one["kind"], one["before"]) for one in changed) == ("warning-gone", "you are tired")
    said = build(folder, *LATER).stderr.splitlines()
    taken_out = (
        "content.yaml: warning: warning taken out since Dr A. Example approved it on 2026-03-01: 'you are tired'"
    )
    assert next(line for line in said if "warning:" in line) == taken_out
    assert "warning taken out: warnings/groups/urgent/items/tired/text/short" in run(folder, "status", *LATER).stdout


def test_a_not_that_is_gone_is_named_before_numbers(folder: Path) -> None:
    """By every command that tells what has changed: without it a sentence says the opposite."""
    replace(folder / "content.yaml", "short: A short text.", "short: Do not stop.")
    approve(folder)
    replace(folder / "content.yaml", "short: Do not stop.", "short: Do stop.")
    replace(folder / "content.yaml", "short: Rest., long: Rest well.}}]", "short: Rest 3 days., long: Rest well.}}]")
    said = "'not', 'never' or 'only' changed"
    listed = run(folder, "status", *LATER).stdout
    assert f"approved it on 2026-03-01 ({said})" in listed
    assert listed.index(f"{said}: sections/what/blocks/text/text/short") < listed.index("number changed: ")
    found = as_json(run(folder, "status", "--json", *LATER))["documents"]
    changed = next(one["changed"] for one in found if one["name"] == PAGE)
    assert [one["kind"] for one in changed] == ["negation", "number"]
    warned = build(folder, *LATER).stderr
    assert f"warning: {said} since Dr A. Example approved it on 2026-03-01: 'Do not stop.', now 'Do stop.'" in warned
    assert f"{said}: " in run(folder, "approve", *WHO).stdout


def test_a_help_line_that_changed_is_named_by_itself(folder: Path) -> None:
    """The line itself is named, and not only the sentences that hold it."""
    replace(folder / "content.yaml", 'emergency: "999"', 'emergency: "998"')
    changed = next(
        one["changed"] for one in as_json(run(folder, "status", "--json", *LATER))["documents"] if one["name"] == PAGE
    )
    assert [(one["id"], one["before"], one["now"]) for one in changed] == [("help/emergency", "999", "998")]
    said = (
        "content.yaml:10:19: warning: help line changed since Dr A. Example approved it on 2026-03-01: '999', now '998'"
    )
    assert said in build(folder, *LATER).stderr


def test_a_value_of_the_clinic_that_changed_is_named_at_its_line(folder: Path) -> None:
    """A dose that somebody has typed anew, for one."""
    replace(folder / "clinic.yaml", '"Ask first"', '"Ask 1000 times"')
    assert "clinic.yaml:3:18: warning: number changed since Dr A. Example approved it" in build(folder, *LATER).stderr


def test_what_no_build_prints_is_not_approved(folder: Path) -> None:
    """A dose that no clinic has entered is an error, and stays one when somebody signs it."""
    before = (folder / "approval.yaml").read_bytes()
    replace(folder / "content.yaml", "short: A short text.", "short: Take 5 mg a day.")
    result = run(folder, "approve", *WHO, "--yes")
    assert (result.exit_code, "'5 mg' may be a dose" in result.stderr) == (1, True)
    assert (folder / "approval.yaml").read_bytes() == before


def test_no_paper_is_approved_alone(folder: Path) -> None:
    """An option that would change nothing is refused, and not passed over."""
    result = run(folder, "approve", *WHO, "--yes", "--paper", "A4")
    assert (result.exit_code, "on every paper" in result.stderr) == (2, True)


def test_a_number_that_is_a_help_line_too_is_named_once(folder: Path) -> None:
    """At the line where the clinic has written it, and not where the house says what stands there without it."""
    replace(folder / "content.yaml", "short: A short text.", "short: Ask {languages}.")
    replace(folder / "layouts" / "page.html", "{{ title }}</h1>", f"{{{{ title }}}}</h1>{PHONES}")
    approve(folder)
    replace(folder / "clinic.yaml", "960123", "960124")
    told = [line for line in build(folder, *LATER).stderr.splitlines() if " changed since " in line]
    assert [line.partition(" since")[0] for line in told] == ["clinic.yaml:2:8: warning: number changed"]


def test_an_address_of_several_lines_is_told_in_one(folder: Path) -> None:
    """A message is a line, and its hint another."""
    replace(folder / "layouts" / "page.html", "{{ title }}</h1>", ADDRESS)
    (folder / "approval.yaml").unlink()
    replace(folder / "clinic.yaml", "phone:", "address: 1 Low Street\nphone:")
    approve(folder)
    replace(folder / "clinic.yaml", "1 Low Street", "|\n  2 Low Street\n  Lowtown")
    assert "03-01: '1 Low Street', now '2 Low Street Lowtown'\n  hint: " in build(folder, *LATER).stderr


@pytest.mark.parametrize("lines", ["1 Low Street \n  Lowtown", "1 Low Street\n  Lowtown", "1 Low Street\n\n  Lowtown"])
def test_lines_that_have_not_changed_are_not_told(folder: Path, lines: str) -> None:
    """An address of several lines ends with the end of a line in clinic.yaml, and is saved in one way or another."""
    replace(folder / "layouts" / "page.html", "{{ title }}</h1>", ADDRESS)
    (folder / "clinic.yaml").write_text(CLINIC + f"address: |\n  {lines}\n", "utf-8")
    approve(folder)
    replace(folder / "content.yaml", "short: A short text.", "short: A shorter text.")
    assert "draft: 1 text changed since Dr A. Example approved it on 2026-03-01\n" in build(folder, *LATER).stdout


def test_a_value_that_is_gone_is_said_to_be(folder: Path) -> None:
    """Only a warning that is taken out is called so by its kind of change."""
    replace(folder / "layouts" / "page.html", "{{ title }}</h1>", f"{{{{ title }}}}</h1>{PHONES}")
    (folder / "approval.yaml").unlink()
    approve(folder)
    replace(folder / "clinic.yaml", 'phone: "01632 960123"\n', "")
    assert "approved it on 2026-03-01: '01632 960123', now there is none" in build(folder, *LATER).stderr


def test_a_change_of_the_layout_is_told_as_such(folder: Path) -> None:
    """No text has changed, and still the document is not what was approved."""
    replace(folder / "layouts" / "page.html", "<p>{{ main_message.text }}</p>", "<h2>{{ main_message.text }}</h2>")
    assert "draft: layout or order changed since Dr A. Example approved it" in build(folder, *LATER).stdout


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("layouts/figures/box.svg", "M1 1h7v7z", "M1 1h7v6z", "the picture box.svg changed"),
        ("content.yaml", "review_by: 2028-01-31", "review_by: 2028-03-31", "the review date changed"),
        ("content.yaml", "published: 2026", "published: 2025", "the date of publication changed"),
        ("clinic.yaml", "name: Riverside", "name: Lakeside", "1 text changed"),
        ("content.yaml", "published: ", 'email: {contact: "Reach us"}\npublished: ', "1 text changed"),
        ("content.yaml", "language: en\n", "language: en-US\n", "1 text changed"),
    ],
)
def test_what_has_changed_is_called_by_its_name(folder: Path, file: str, old: str, new: str, said: str) -> None:
    """A picture or a day is no change of the layout: who has changed it knows where to look."""
    replace(folder / "layouts" / "page.html", "{{ title }}</h1>", "{{ title }}</h1><p>{{ clinic.name }}</p>")
    approve(folder)
    replace(folder / file, old, new)
    assert f"draft: {said} since Dr A. Example approved it" in build(folder, *LATER).stdout
    shown = run(folder, "approve", *WHO).stdout
    assert not re.search(r"(picture|date) changed\)|[0-9a-f]{32}", build(folder, *LATER).stdout + shown)
    assert f"page, reader, long: {said}" in shown
    assert f"Changed since the last approval: {said.removesuffix(' changed')}" in shown


def test_a_logo_that_has_changed_is_called_so(folder: Path) -> None:
    """Beside a text that has, too."""
    Image.new("RGB", (40, 20), "#7A2468").save(folder / "logo.png")
    replace(folder / "clinic.yaml", "name: ", "logo: {file: logo.png, alt: The sign}\nname: ")
    logo = '<img class="logo" src="{{ clinic.logo.file }}" alt="{{ clinic.logo.alt }}">'
    replace(folder / "layouts" / "page.html", "{{ title }}</h1>", f"{{{{ title }}}}</h1>{logo}")
    approve(folder)
    Image.new("RGB", (40, 20), "#005EB8").save(folder / "logo.png")
    assert "draft: the logo changed since Dr A. Example approved it" in build(folder, *LATER).stdout
    replace(folder / "content.yaml", "short: A short text.", "short: A shorter text.")
    assert "draft: 1 text and the logo changed since" in build(folder, *LATER).stdout


def test_an_approval_of_an_earlier_version_tells_of_no_pictures() -> None:
    """It holds none, and no days, nor the language: none of them is told. What nobody prints is not gone."""
    held = {"gallery/title": "A", "labels/draft": "Draft", "title": "A"}
    now = {"pictures/box.svg": "1f", "dates/review_by": "2028-01-31", "language": "en-GB", "title": "B"}
    assert [one.id for one in changes(held, now)] == ["title"]
    told = changes({**now, "pictures/sign.svg": "2e"}, {**now, "dates/review_by": "2029-01-31"})
    assert [one.named for one in told] == ["the picture sign.svg", "the review date"]


def test_another_picture_is_told_by_the_text_that_names_it() -> None:
    """Neither file has changed; one that has is told."""
    before = {
        "items/food/icon": "food.svg",
        "pictures/food.svg": "1f",
        "pictures/box.svg": "2e",
        "dates/published": "1",
    }
    now = {"items/food/icon": "phone.svg", "pictures/phone.svg": "3d", "pictures/box.svg": "2f", "dates/published": "1"}
    assert [one.id for one in changes(before, now)] == ["items/food/icon", "pictures/box.svg"]
    same = {name: words for name, words in before.items() if name != "pictures/food.svg"}
    assert [one.named for one in changes(before, same)] == ["the picture food.svg"], "a layout left it out"


def test_an_overdue_review_stops_the_build(folder: Path) -> None:
    """Nobody prints a text that nobody has looked at since; whoever must can, and the page says so."""
    late = ("--today", "2028-02-01")
    result = run(folder, "build", *late)
    assert result.exit_code == 1
    assert "content.yaml:5:12: error: the review was due by 2028-01-31" in result.stderr
    build(folder, *late, "--allow-expired")
    assert "Out of date since 31 January 2028." in pdf_words(folder / "output" / PAGE)
    build(folder, "--today", "2028-01-31")
    assert "Out of date" not in pdf_words(folder / "output" / PAGE)


def test_a_longer_review_date_does_not_lengthen_an_approval(folder: Path) -> None:
    """The approval was given until a day; where the layout does not print that day, the approval still ends then."""
    replace(folder / "layouts" / "page.html", ", {{ review.review_by }}", "")
    approve(folder)
    replace(folder / "content.yaml", "review_by: 2028-01-31", "review_by: 2030-01-31")
    assert set(approved_of(folder).values()) == {True}
    result = run(folder, "build", "--today", "2028-02-01")
    assert result.exit_code == 1
    assert "approval.yaml:4:9: error: the review was due by 2028-01-31" in result.stderr


def test_a_review_date_that_is_printed_is_a_printed_word(folder: Path) -> None:
    """As this layout and the shipped ones print it."""
    replace(folder / "content.yaml", "review_by: 2028-01-31", "review_by: 2030-01-31")
    assert set(approved_of(folder).values()) == {False}


def test_an_approval_of_the_future_is_refused(folder: Path) -> None:
    """Neither given nor taken: it is a slip of the pen, or worse."""
    tomorrow = (datetime.date.today() + datetime.timedelta(days=1)).isoformat()
    assert run(folder, "approve", "--name", "A", "--role", "B", "--yes", "--date", tomorrow).exit_code == 2
    replace(folder / "approval.yaml", "date: 2026-03-01", "date: 2099-03-01")
    result = run(folder, "build", *LATER)
    assert result.exit_code == 1
    assert "approval.yaml:4:9: error: this approval is of 2099-03-01, a day that is still to come" in result.stderr


OTHERWISE = {
    "another name": ("Dr A. Example", "Dr B. Example"),
    "another role": ("role: GP", "role: Professor of GP"),
    "another day": ("date: 2026-03-01", "date: 2026-02-28"),
    "a longer time": ("review_by: 2028-01-31", "review_by: 2038-01-31"),
    "another reader": ("audience: reader", "audience: somebody"),
    "another level": ("level: short", "level: shorter"),
    "other words": ("A short text.", "A text."),
    "another version": ("version: '1'", "version: '2'"),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_an_approval_that_was_changed_by_hand_is_none(folder: Path, what: str) -> None:
    """Nobody gave it, and no document says so; with what it was before it holds again."""
    before = (folder / "approval.yaml").read_text()
    old, new = OTHERWISE[what]
    assert old in before
    (folder / "approval.yaml").write_text(before.replace(old, new, 1))
    result = run(folder, "build", *LATER)
    assert result.exit_code == 1
    assert (
        "approval.yaml:4:9: error: this approval is not as it was given: somebody has changed it by hand"
        in result.stderr
    )
    assert "Dr" not in run(folder, "status", *LATER).stdout
    (folder / "approval.yaml").write_text(before)
    assert set(approved_of(folder).values()) == {True}


def test_an_approval_without_a_seal_is_none(folder: Path) -> None:
    """One that was taken out would else be as good as none."""
    text = (folder / "approval.yaml").read_text()
    (folder / "approval.yaml").write_text(re.sub("(?m)^  seal: .*\n", "", text))
    result = run(folder, "build", *LATER)
    assert (result.exit_code, "this approval has no seal" in result.stderr) == (1, True)


def test_a_new_approval_leaves_the_seal_of_what_it_does_not_cover(folder: Path) -> None:
    """What is left of the old one is as it was given; what somebody had changed in it is not made good."""
    approve(folder, "--level", "short")
    assert (folder / "approval.yaml").read_text().count("seal: ") == 2
    assert set(approved_of(folder).values()) == {True}
    text = (folder / "approval.yaml").read_text()
    (folder / "approval.yaml").write_text(text.replace("date: 2026-03-01", "date: 2026-02-28", 1))
    approve(folder, "--level", "short")
    assert "not as it was given" in run(folder, "build", *LATER).stderr


def test_no_text_is_approved_before_it_is_there(tmp_path: Path) -> None:
    """A day of another year is a slip of the pen; what is published later is approved before."""
    good_project(tmp_path)
    early = run(tmp_path, "approve", *WHO[:4], "--date", "2025-01-01", "--yes")
    assert (early.exit_code, (tmp_path / "approval.yaml").exists()) == (1, False)
    said = "content.yaml:4:12: error: this text was published on 2026-01-31: nobody can have approved it on 2025-01-01"
    assert said in early.stderr
    assert run(tmp_path, "approve", *WHO[:4], "--date", "2026-01-31", "--yes").exit_code == 0
    coming = datetime.date.today() + datetime.timedelta(days=3)
    replace(tmp_path / "content.yaml", "published: 2026-01-31", f"published: {coming}")
    assert run(tmp_path, "approve", *WHO[:4], "--yes").exit_code == 0


def test_what_is_out_of_date_cannot_be_approved(tmp_path: Path) -> None:
    """The review comes first."""
    good_project(tmp_path)
    result = run(tmp_path, "approve", "--name", "A", "--role", "B", "--yes", "--date", "2028-02-01")
    assert (result.exit_code, (tmp_path / "approval.yaml").exists()) == (
        2 if "still to come" in result.stderr else 1,
        False,
    )


@pytest.mark.parametrize("name", ["Dr  A.  Example", " Dr A. Example ", "Dr\u00a0A. Example"])
def test_spaces_of_a_name_are_one_space(folder: Path, name: str) -> None:
    """As a document prints it, and so it is known again there."""
    (folder / "approval.yaml").unlink()
    assert run(folder, "approve", "--name", name, *WHO[2:], "--yes").exit_code == 0
    assert set(approved_of(folder).values()) == {True}
    replace(folder / "approval.yaml", "Dr A. Example", "Dr A.  Example")
    assert set(approved_of(folder).values()) == {True}


def test_topics_of_one_folder_share_the_file(tmp_path: Path) -> None:
    """The approval of one does not take away that of the other."""
    good_project(tmp_path)
    second = (tmp_path / "content.yaml").read_text().replace("id: topic", "id: other")
    (tmp_path / "other.yaml").write_text(second)
    both = ("--content", "content.yaml", "--content", "other.yaml")
    approve(tmp_path, *both)
    assert approved_of(tmp_path, *both) == {
        f"{topic}-page-reader-{level}.pdf": True for topic in ("topic", "other") for level in ("short", "long")
    }


def test_what_another_has_approved_meanwhile_stays(tmp_path: Path) -> None:
    """Two people approve at the same time: whoever answers later adds to what the other has written."""
    good_project(tmp_path)
    project = load(tmp_path / "content.yaml", layouts=tmp_path / "layouts")
    short, long = (propose(project, Request(level=one), "A", "GP", DAY).approval for one in ("short", "long"))
    save(project, short)
    save(project, long)
    assert set(approved_of(tmp_path).values()) == {True}


def test_a_link_to_the_file_stays_one(folder: Path) -> None:
    """What it leads to is written."""
    (folder / "approval.yaml").rename(folder / "all.yaml")
    (folder / "approval.yaml").symlink_to("all.yaml")
    replace(folder / "content.yaml", "short: A short text.", "short: A shorter text.")
    approve(folder)
    assert (folder / "approval.yaml").is_symlink()
    assert "A shorter text." in (folder / "all.yaml").read_text()


def test_what_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    """A file that has grown as large as it may be stays as it is."""
    good_project(tmp_path)
    (tmp_path / "approval.yaml").write_text(f"# {999_900 * 'x'}\n")
    before = (tmp_path / "approval.yaml").read_bytes()
    result = run(tmp_path, "approve", *WHO, "--yes")
    assert (result.exit_code, (tmp_path / "approval.yaml").read_bytes()) == (1, before)
    assert "approval.yaml: error: there is no room for another approval" in result.stderr


@pytest.mark.parametrize("name", ["", " ", "{date}", "**Dr A**", "Dr\u200bA", "[A](tel:1)"])
def test_a_name_is_plain_words(tmp_path: Path, name: str) -> None:
    """It is printed on every document."""
    good_project(tmp_path)
    result = run(tmp_path, "approve", "--name", name, "--role", "GP", "--yes")
    assert (result.exit_code, (tmp_path / "approval.yaml").exists()) == (2, False)


def test_a_layout_that_hides_whether_it_is_approved_is_refused(tmp_path: Path) -> None:
    """Every document says so, or is not made."""
    good_project(tmp_path)
    replace(tmp_path / "layouts" / "page.html", ", {{ review.status }}</p>", "</p>")
    result = run(tmp_path, "build")
    assert result.exit_code == 1
    assert "does not say whether somebody approved" in result.stderr


def test_a_layout_cannot_say_more_when_it_is_approved(folder: Path) -> None:
    """What is approved is what an approved document prints, and not what the draft printed."""
    more = "{% if review.approved %}<p>Take two.</p>{% endif %}"
    replace(
        folder / "layouts" / "page.html", "<p>{{ actions.questions }}</p>", f"<p>{{{{ actions.questions }}}}</p>{more}"
    )
    assert approved_of(folder)[PAGE] is False
    assert "Take two." not in pdf_words(folder / "output" / PAGE)


@pytest.mark.parametrize(
    "more",
    [
        "{% if review.approved %}<p>Take two.</p>{% endif %}",
        "{% if not review.approved %}<p>Take two.</p>{% endif %}",
        "{% if review.status | length > 9 %}<p>Take two.</p>{% endif %}",
        '{% if "pproved" in review.status %}<p>Take two.</p>{% endif %}',
    ],
)
def test_what_only_one_of_draft_and_approved_document_says_cannot_be_approved(tmp_path: Path, more: str) -> None:
    """Who approves reads a draft: a layout that keeps words for later is refused."""
    good_project(tmp_path)
    layout = tmp_path / "layouts" / "page.html"
    replace(layout, "<p>{{ actions.questions }}</p>", f"<p>{{{{ actions.questions }}}}</p>{more}")
    result = run(tmp_path, "approve", *WHO, "--yes")
    assert (result.exit_code, (tmp_path / "approval.yaml").exists()) == (1, False)
    assert "layouts/page.html:1:1: error: the layout says something else once it is approved" in result.stderr


@pytest.mark.parametrize(
    ("name", "said"), [(600 * "Long ", "page 1 is full"), ("Dr \u6f22", "the font cannot show '\u6f22'")]
)
def test_names_that_no_document_can_print_are_refused_at_once(tmp_path: Path, name: str, said: str) -> None:
    """And not by the next build, which would put it down to the content or to the house's words."""
    good_project(tmp_path)
    result = run(tmp_path, "approve", "--name", name, "--role", "GP", "--yes", "--date", "2026-03-01")
    assert (result.exit_code, (tmp_path / "approval.yaml").exists()) == (1, False)
    assert result.stderr.count("error:") == 1 + ("full" in said)
    assert all(line.startswith("--name and --role: ") for line in result.stderr.splitlines() if "error:" in line)
    assert said in result.stderr


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("approvals: [", "approval.yaml"),
        ("approvals: 5", "approval.yaml:1:12"),
        ("approvals: [{name: A}]", "the field 'role' is missing"),
    ],
)
def test_a_damaged_file_of_approvals_is_told(tmp_path: Path, text: str, said: str) -> None:
    """Nothing is taken for approved by mistake, nor overwritten."""
    good_project(tmp_path)
    (tmp_path / "approval.yaml").write_text(text)
    for command in (["build"], ["approve", *WHO, "--yes"]):
        result = run(tmp_path, *command)
        assert result.exit_code == 1
        assert said in result.stderr
    assert (tmp_path / "approval.yaml").read_text() == text


def test_the_packaged_content_is_approved_beside_the_clinic_file(tmp_path: Path) -> None:
    """A clinic that uses our text as it is keeps its approval with its own file."""
    (tmp_path / "clinic.yaml").write_text("name: Riverside\n")
    approve(tmp_path, "--audience", "clinician", "--level", "detailed", "--layout", "onepager", "--date", "2026-11-25")
    assert (tmp_path / "approval.yaml").exists()
    found = as_json(
        build(tmp_path, "--audience", "clinician", "--layout", "onepager", "--json", "--today", "2026-12-01")
    )
    assert [one["approved"] for one in found["documents"]] == [True]


def test_an_old_clinic_file_says_where_approvals_stand(tmp_path: Path) -> None:
    """One message, with what to do."""
    good_project(tmp_path)
    with (tmp_path / "clinic.yaml").open("a") as file:
        file.write("approval: {name: A, role: B, date: 2026-01-01, fingerprint: 0123456789abcdef}\n")
    result = run(tmp_path, "build")
    assert (result.exit_code, result.stderr.count("error:")) == (1, 1)
    assert "approvals stand in approval.yaml now" in result.stderr


def test_an_editor_finds_the_schema_of_approvals(tmp_path: Path) -> None:
    """Where it finds that of the content; once, however often somebody approves."""
    run(tmp_path, "init", "mine")
    for _ in range(2):
        approve(tmp_path / "mine", "--audience", "clinician", "--layout", "poster", "--date", "2026-11-25")
        lines = (tmp_path / "mine" / "approval.yaml").read_text().splitlines()
        found = [line for line in lines if "$schema" in line]
        assert found == lines[:1] == ["# yaml-language-server: $schema=schemas/approval.schema.json"]
    assert (tmp_path / "mine" / "schemas" / "approval.schema.json").exists()
