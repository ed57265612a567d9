"""No layout prints anything under an approval that whoever gave it has not read: on no paper, and for nobody."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from PIL import Image

from b12docs.api import load
from b12docs.catalogue.plan import Request
from b12docs.production.offered import usual_jobs
from b12docs.production.personal import of_everybody
from b12docs.production.proposal import propose
from b12docs.production.rendering import rendered
from tests.cli.test_approve import DAY, LATER, ONE_PAGE, PAGE, WHO, approve, approved_of
from tests.helpers_cli import as_json, good_project, pdf_words, replace, run

QUESTIONS = "<p>{{ actions.questions }}</p>"
PEOPLE = 'values: {name: {label: "For:", personal: true}, day: {label: "Day:", personal: true}, test: {label: "Test:"}}'
NAMED = '<h1>{{ title }}</h1>{% if addressee %}<p class="kind">{{ addressee }}</p>{% endif %}'
SOME = "the layout itself says"


def says(folder: Path, more: str) -> None:
    """Let the layout say more, behind the questions."""
    replace(folder / "layouts" / "page.html", QUESTIONS, f"{QUESTIONS}{more}")


def refused(folder: Path) -> str:
    """What is said when the documents are approved, which must be refused."""
    result = run(folder, "approve", *WHO, "--yes")
    assert (result.exit_code, (folder / "approval.yaml").exists()) == (1, False), result.stdout
    return result.stderr


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """The good project on two papers."""
    good_project(tmp_path)
    replace(tmp_path / "layouts" / "page.html", f"A4: {ONE_PAGE}", f"A4: {ONE_PAGE}, Letter: {ONE_PAGE}")
    return tmp_path


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """The good project with two values that differ from person to person, of which one says whose copy it is."""
    good_project(tmp_path)
    replace(tmp_path / "content.yaml", 'values: {test: {label: "Test:"}}', f"{PEOPLE}\naddressee: name")
    replace(tmp_path / "content.yaml", "short: A short text.", "short: Come on {day}.")
    replace(tmp_path / "layouts" / "page.html", "<h1>{{ title }}</h1>", NAMED)
    return tmp_path


# --- words of a layout itself -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("<p>Take two.</p>", "Take two."),
        ("<p>{{ title }} 2&times;50 mg</p>", "2×50 mg"),
        ("<p>Take <strong>{{ 5 * 9 }}</strong></p>", "45"),
        ('<img class="qr" src="https://a.example" alt="Take &#50;">', "Take 2"),
        ('<p><a href="https://b.example">{{ title }}</a></p>', "https://b.example"),
        ("<p>{{ [title, title] | join(' or ') }}</p>", "or"),
        ("<p>{{ 'two' | replace('w', 'aken t') | upper }}</p>", "TAKEN TO"),
    ],
)
@pytest.mark.parametrize("where", ['paper == "Letter"', 'paper != "A4"'])
def test_words_of_a_layout_on_one_paper_alone_are_refused(papers: Path, where: str, more: str, words: str) -> None:
    """Who approves has read another paper; they are named, with the paper."""
    says(papers, f"{{% if {where} %}}{more}{{% endif %}}")
    assert f"layouts/page.html:1:1: error: {SOME} '{words}', on Letter alone" in refused(papers)


def test_words_that_one_paper_lacks_are_refused_too(papers: Path) -> None:
    """A "not" that is missing turns a sentence round."""
    says(papers, "<p>Do {% if paper == 'A4' %}<strong>not</strong>{% endif %} rest</p>")
    assert f"{SOME} 'not', on a screen; on A4 alone" in refused(papers)


def test_words_of_a_layout_in_every_form_are_approved(papers: Path) -> None:
    """As the marks between texts are, which differ from paper to paper."""
    says(papers, "<p>Rest.</p>{% if paper == 'Letter' %}<p>{{ title }}: {{ title }}</p>{% endif %}")
    approve(papers)
    assert set(approved_of(papers).values()) == {True}
    assert set(approved_of(papers, "--paper", "Letter").values()) == {True}


@pytest.mark.parametrize("more", ["{% if addressee %}<p>2 mg</p>{% endif %}", '<p>{{ "2" if addressee else "1" }}</p>'])
def test_words_for_some_people_alone_are_refused(people: Path, more: str) -> None:
    """Nobody's name is known when documents are approved, and still copies are made under that approval."""
    says(people, more)
    assert "2" in refused(people).partition(SOME)[2]


# --- people -----------------------------------------------------------------------------------------------------------


def test_a_document_for_all_and_copies_for_people_are_approved_alike(people: Path) -> None:
    """Whichever of their values people have; a clinic may also enter one for everybody."""
    approve(people)
    assert set(approved_of(people).values()) == {True}
    project = load(people / "content.yaml")
    (job, *_) = usual_jobs(project)
    for names in ((), ("name",), ("day",), ("name", "day")):
        assert of_everybody(project, job, names).approval, names
    with (people / "clinic.yaml").open("a") as file:
        file.write('values: {day: "1 May"}\n')
    assert set(approved_of(people).values()) == {True}
    assert "Come on 1 May." in pdf_words(people / "output" / PAGE)


def test_what_copies_alone_say_is_not_gone_from_the_document_for_all(people: Path) -> None:
    """Of what has changed since an approval, the label of a name is nothing."""
    approve(people)
    replace(people / "content.yaml", 'emergency: "999"', 'emergency: "998"')
    changed = as_json(run(people, "status", "--json", *LATER))["documents"][0]["changed"]
    assert [one["id"] for one in changed] == ["help/emergency"]


@pytest.mark.parametrize(
    "more",
    [
        "{% if not addressee %}<p>Take two.</p>{% endif %}",
        "{% if addressee %}<p>Take two.</p>{% endif %}",
        "<p>{{ title if addressee else main_message.text }}</p>",
    ],
)
def test_what_a_layout_says_with_or_without_a_name_since_an_approval_is_not_approved(people: Path, more: str) -> None:
    """The document for all, and the copy of somebody, are what was approved or drafts."""
    approve(people)
    says(people, more)
    project = load(people / "content.yaml")
    job = next(usual_jobs(project))
    found = [bool(of_everybody(project, job, names).approval) for names in ((), ("name",))]
    assert False in found
    assert found[0] is approved_of(people)[PAGE]
    if "not" not in more and "else" not in more:
        assert found == [True, False]


@pytest.mark.parametrize(
    "more",
    [
        '{% if "Anna" in addressee %}<p>Take two.</p>{% endif %}',
        '<p>{{ title if "Anna" in addressee else main_message.text }}</p>',
        "<p>{{ addressee | length }}</p>",
        '<p>{{ "Take two." if "(name" not in addressee else "Rest." }}</p>',
    ],
)
def test_a_layout_that_tells_people_apart_is_approved_for_nobody(people: Path, more: str) -> None:
    """What it says to Anna was read by nobody: her copy is a draft, from a list as from clinic.yaml."""
    says(people, f"{{% if addressee %}}{more}{{% endif %}}")
    with (people / "clinic.yaml").open("a") as file:
        file.write('values: {name: "Anna"}\n')
    project = load(people / "content.yaml")
    proposal = propose(project, Request("all", "all"), "A", "GP", DAY)
    project = dataclasses.replace(project, all_approvals=(proposal.approval,))
    job = next(usual_jobs(project))
    assert rendered(project, job).approval is None
    found = [bool(of_everybody(project, job, names).approval) for names in (("name",), ("name", "day"))]
    assert found == ([True, True] if "Anna" in more else [False, False])


# --- what an approval is of -------------------------------------------------------------------------------------------


def test_the_words_that_name_other_languages_count(tmp_path: Path) -> None:
    """They are filled in by themselves when somebody has checked a translation: what they say was approved before."""
    good_project(tmp_path)
    approve(tmp_path)
    replace(tmp_path / "content.yaml", "labels:\n", 'labels:\n  also_in: "Take two. {names}"\n')
    assert set(approved_of(tmp_path).values()) == {False}
    changed = as_json(run(tmp_path, "status", "--json", *LATER))["documents"][0]["changed"]
    assert [one["id"] for one in changed] == ["labels/also_in"]


@pytest.mark.parametrize("word", ["months", "day"])
def test_the_words_of_the_day_of_an_approval_count(tmp_path: Path, word: str) -> None:
    """That line is no part of the document that was approved: what it is made of is."""
    good_project(tmp_path)
    approve(tmp_path)
    months = (
        "[January, February, March. Take two, April, May, June, July, August, September, October, November, December]"
    )
    said = {"months": f"months: {months}", "day": 'day: "{day} {month} {year}. Take two"'}[word]
    replace(tmp_path / "content.yaml", "labels:\n", f"labels:\n  {said}\n")
    assert set(approved_of(tmp_path).values()) == {False}


def test_a_logo_counts_by_what_its_file_holds(tmp_path: Path) -> None:
    """A picture may say as much as words."""
    good_project(tmp_path)
    Image.new("RGB", (60, 20)).save(tmp_path / "logo.png")
    with (tmp_path / "clinic.yaml").open("a") as file:
        file.write("logo: {file: logo.png, alt: Our logo}\n")
    logo = '<img class="logo" src="{{ clinic.logo.file }}" alt="{{ clinic.logo.alt }}">'
    replace(tmp_path / "layouts" / "page.html", "<h1>{{ title }}</h1>", f"<h1>{{{{ title }}}}</h1>{logo}")
    approve(tmp_path)
    assert set(approved_of(tmp_path).values()) == {True}
    Image.new("RGB", (60, 20), "#7A2468").save(tmp_path / "logo.png")
    assert set(approved_of(tmp_path).values()) == {False}


@pytest.mark.parametrize("other", ["another picture", "another file"])
def test_the_picture_at_a_title_counts(tmp_path: Path, other: str) -> None:
    """That at a main message, too: by its name, and by what its file holds."""
    good_project(tmp_path)
    figures = tmp_path / "layouts" / "figures"
    figures.mkdir()
    for name in ("one", "two"):
        path = '<path fill="var(--strong, #00588A)" d="M1 1h7v7z"/>'
        (figures / f"{name}.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{path}</svg>')
    message = '<aside class="key-message" data-icon="one.svg"><p>{{ main_message.text }}</p></aside>'
    replace(tmp_path / "layouts" / "page.html", "<p>{{ main_message.text }}</p>", message)
    approve(tmp_path)
    assert set(approved_of(tmp_path).values()) == {True}
    if other == "another file":
        replace(figures / "one.svg", "M1 1h7v7z", "M1 1h7v6z")
    else:
        replace(tmp_path / "layouts" / "page.html", "one.svg", "two.svg")
    assert set(approved_of(tmp_path).values()) == {False}


# --- what has changed -------------------------------------------------------------------------------------------------


def test_who_approves_again_hears_that_the_layout_has_changed(tmp_path: Path) -> None:
    """No text has, and still the document says it otherwise; one that is as it was needs no second look."""
    good_project(tmp_path)
    approve(tmp_path)
    assert approve(tmp_path).stdout.count(": as it was approved\n") == 2
    replace(tmp_path / "layouts" / "page.html", "<p>{{ main_message.text }}</p>", "<h2>{{ main_message.text }}</h2>")
    said = run(tmp_path, "approve", *WHO).stdout
    assert said.count(": layout or order changed: read it again\n") == 2
    replace(tmp_path / "content.yaml", "short: A short text.", "short: A shorter text.")
    said = run(tmp_path, "approve", *WHO).stdout
    assert "page, reader, short: 1 text changed\n" in said
    assert "page, reader, long: layout or order changed: read it again\n" in said
