"""What an e-mail says is what the approved document says, in short, and what the house adds counts for the approval."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from b12docs.catalogue.finish import PLAIN, Finish
from b12docs.catalogue.plan import Job, Request
from b12docs.document.leaves import Run, plain_text
from b12docs.handover.mail.body import Body, body, file_names
from b12docs.library.packaged import packaged
from b12docs.production.rendering import rendered
from b12docs.project.inputs import Inputs
from b12docs.project.project import Project, load_project
from b12docs.schema.texts import Text
from b12docs.source.prose import Words
from tests.approvals import approved
from tests.browsers import DESKTOP, MODES, PHONE, faults, running_browser, set_as, sideways
from tests.conftest import shipped
from tests.editions import read_html
from tests.helpers_cli import good_project

OF_PAGES = ("landmark-one-main:", "region:")  # the landmarks are those of the mail program's page


@pytest.fixture(scope="module")
def clinic(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The shipped content of a clinic that says how to reach it."""
    folder = tmp_path_factory.mktemp("clinic")
    (folder / "clinic.yaml").write_text(
        "name: Riverside Surgery\nphone: [01632 960123, {label: Nights, number: 01632 960124}]\n"
        "email: desk@riverside.example\nweb: https://www.riverside.example\nhours: |\n  Monday\n  Friday\n"
    )
    return load_project(Inputs(Path(packaged("content.yaml")), folder / "clinic.yaml", (packaged("layouts"),)))


@pytest.fixture(scope="module")
def signed(clinic: Project) -> Project:
    """The same, every document of which somebody has approved."""
    return approved(clinic)


def jobs_of(project: Project, audience: str, level: str, layout: str, finish: Finish = PLAIN) -> tuple[Job, ...]:
    """The documents of a selection."""
    return project.plan(Request(audience, level, layout, None, finish)).jobs


def said(project: Project, *jobs: Job) -> Body:
    """The e-mail of documents of one topic."""
    return body({project.content.id: project}, jobs)


def words_of(text: str) -> list[str]:
    """The words of a text, without the signs of its form."""
    return re.findall(r"[^\W_]+", text)


@pytest.mark.parametrize(("audience", "level", "layout"), [
    ("patient", "easy", "leaflet"), ("carer", "detailed", "leaflet"), ("clinician", "standard", "onepager"),
    ("patient", "standard", "poster"),
])  # fmt: skip
def test_both_bodies_say_the_same(audience: str, level: str, layout: str, clinic: Project) -> None:
    """In the same order, but for a button's words and the signs of a form."""
    mail = said(clinic, *jobs_of(clinic, audience, level, layout))
    plain = words_of(re.sub(r"<[^>]*>|https://www\.|^\d\. ", "", mail.text.decode(), flags=re.MULTILINE))
    shown = read_html(mail.html)
    heard = words_of(" ".join(shown.itertext()))
    assert [word for word in plain if word not in heard] == []
    for heading in ("Get help now", "What is attached", "Contact"):
        assert heading in mail.text.decode() or audience == "clinician"


def test_it_has_main_message_help_files_and_contact(clinic: Project) -> None:
    """One below the other, and no more: the rest is in the file."""
    text = said(clinic, *jobs_of(clinic, "patient", "easy", "leaflet")).text.decode()
    places = [text.index(one) for one in ("Draft", "Main message", "Get help now", "What is attached", "Contact")]
    assert places == sorted(places)
    assert "- information.pdf: Vitamin B12 and your legs (Easy to read)" in text
    for line in ("Riverside Surgery", "Nights 01632 960124", "desk@riverside.example", "Opening hours: Monday; Friday"):
        assert f"- {line}" in text.replace("\u00a0", " ")
    assert len(text) < 2_000
    assert "[" not in text


def test_it_says_nothing_that_the_document_does_not_say(clinic: Project) -> None:
    """Every line but those of the house and the names of files stands in the document as a screen shows it."""
    (job,) = jobs_of(clinic, "patient", "standard", "leaflet")
    (screen,) = jobs_of(clinic, "patient", "standard", "leaflet", Finish(format="text"))
    from b12docs.production.finishing import finished

    whole = " ".join(words_of(finished(clinic, screen, rendered(clinic, screen).document).data.decode()))
    for part in said(clinic, job).text.decode().partition("What is attached")[0].split("\n\n"):
        assert " ".join(words_of(part)) in whole


def test_a_layout_that_says_less_has_a_shorter_contact(clinic: Project) -> None:
    """What the document does not print nobody has approved for it."""
    assert "desk@" in said(clinic, *jobs_of(clinic, "patient", "standard", "leaflet")).text.decode()
    bare = replace(clinic, clinic=replace(clinic.clinic, email=None))
    assert "desk@" not in said(bare, *jobs_of(bare, "patient", "standard", "leaflet")).text.decode()


HOURS = {
    "zh": ("周一\\n周六", "开放时间：周一；周六", "information.pdf：维生素B12和您的腿（易读版）"),
    "ar": ("الإثنين\\nالسبت", "ساعات العمل: الإثنين؛ السبت", "information.pdf: فيتامين B12 وساقاك (سهل القراءة)"),
    "ur": ("پیر\\nہفتہ", "کھلنے کے اوقات: پیر؛ ہفتہ", "information.pdf: وٹامن B12 اور آپ کی ٹانگیں (پڑھنے میں آسان)"),
}


@pytest.mark.parametrize("code", HOURS)
def test_what_stands_between_words_is_of_the_language(code: str, tmp_path: Path) -> None:
    """Of opening hours, of files with what they are, and of an address, which is in English all the same."""
    hours, line, file = HOURS[code]
    for name in ("content.yaml", "house.yaml"):
        shutil.copy(packaged(name), tmp_path)
    (tmp_path / "clinic.yaml").write_text("address: |\n  1 High Street\n  Rivertown\nhours: |\n  Monday\n  Saturday\n")
    (tmp_path / "languages").mkdir()
    known = (Path(packaged("content.yaml")).parent / "languages" / f"{code}.po").read_text("utf-8")
    said_here = f'\nmsgctxt "clinic/hours"\nmsgid "Monday\\nSaturday"\nmsgstr "{hours}"\n'
    (tmp_path / "languages" / f"{code}.po").write_text(known + said_here, "utf-8")
    project = load_project(Inputs(tmp_path / "content.yaml", tmp_path / "clinic.yaml", (packaged("layouts"),)))
    jobs = project.plan(Request("patient", "easy", "leaflet", language=code)).jobs
    text = re.sub("[\u2066-\u2069]", "", said(project, *jobs).text.decode()).replace("\u00a0", " ")
    assert {line, file, "1 High Street, Rivertown"} <= {one.removeprefix("- ") for one in text.splitlines()}


NOW = "<h2>{{ warnings.title }}</h2>"
OTHERS = "<h2>Others</h2><p>{{ title }}</p>"
OWN = {
    "a heading before them": f"{{{{ head }}}}{OTHERS}{NOW}{{{{ flags }}}}",
    "a section of theirs": f'{{{{ head }}}}<section>{NOW}<div class="columns">{{{{ flags }}}}</div></section>',
    "a section of others": f"{{{{ head }}}}<section>{OTHERS}<p>{{{{ warnings.title }}}}</p>{{{{ flags }}}}</section>",
    "a band on the second page": (
        '<h1>{{ title }}</h1></section><section class="page"><header class="band"><h2>Others</h2></header>'
        f"<section>{NOW}{{{{ flags }}}}</section>"
    ),
}
FLAGS = (
    '{% set head %}<header class="band"><h1>{{ title }}</h1></header>{% endset %}{% set flags %}'
    '{% for group in warnings.groups %}<aside class="red-flags"><h3>{{ group.title }}</h3><ul class="flags">'
    "{% for one in group.items %}<li>{{ one.text }}</li>{% endfor %}</ul></aside>{% endfor %}{% endset %}"
)


@pytest.mark.parametrize("name", OWN)
def test_warnings_of_any_layout_come_with_their_heading(name: str, tmp_path: Path) -> None:
    """Whatever stands around them; they skip no level, and the title is the document's."""
    page = good_project(tmp_path) / "layouts" / "page.html"
    front = page.read_text("utf-8").partition("<section")[0].replace("{short: 1,", "{short: {from: 1, to: 2},")
    inside = f'<section class="page">{OWN[name]}<p>{{{{ review.status }}}}</p></section>'
    page.write_text(front + FLAGS + inside, "utf-8")
    project = load_project(
        Inputs(tmp_path / "content.yaml", tmp_path / "clinic.yaml", (tmp_path / "layouts", packaged("layouts")))
    )
    mail = said(project, *jobs_of(project, "reader", "short", "page"))
    headings = [(node.tag, "".join(node.itertext())) for node in read_html(mail.html).iter() if node.tag[:1] == "h"]
    opened = [("h2", "Get help")] if NOW in OWN[name] else []
    level = "h3" if opened else "h2"
    found = [
        (tag, plain_text((Run(text),)).split("\ufe0e ")[-1]) for tag, text in headings if tag in ("h1", "h2", "h3")
    ]
    assert found[:-1] == [
        ("h1", "A topic"), *opened, (level, "Call 999 if:"), (level, "Ask your GP if:"),
    ]  # fmt: skip


def test_numbers_of_references_are_left_out(clinic: Project) -> None:
    """The references themselves are in the file."""
    mail = said(clinic, *jobs_of(clinic, "clinician", "detailed", "onepager"))
    assert not re.search(r"\[\d", mail.text.decode() + mail.html.decode())


def test_the_subject_and_the_files_tell_nothing(clinic: Project) -> None:
    """They travel in the open: the clinic's name, or none, and what the house calls a file."""
    jobs = jobs_of(clinic, "patient", "easy,standard", "leaflet")
    mail = said(clinic, *jobs)
    assert (mail.subject, mail.files) == (
        "Information from Riverside Surgery",
        ("information.pdf", "information-2.pdf"),
    )
    assert said(shipped(), *jobs_of(shipped(), "patient", "easy", "leaflet")).subject == "Information from the clinic"
    assert file_names("info", 3) == ("info.pdf", "info-2.pdf", "info-3.pdf")


@pytest.mark.parametrize("name", ["subject", "clinic", "attached", "contact"])
def test_the_words_of_the_house_count_for_the_approval(name: str, signed: Project) -> None:
    """Whoever changes one makes the documents drafts, and is told which text it was."""
    jobs = jobs_of(signed, "patient", "easy", "leaflet")
    assert said(signed, *jobs).drafts == ()
    words: Any = Text(root=Words("Other words", signed.content.version.at))
    own = replace(signed.content.email, **{name: words})
    content = replace(signed.content, email=own)
    other = replace(signed, loaded=replace(signed.loaded, content=content))
    mail = said(other, *jobs)
    assert mail.drafts == jobs
    assert mail.text.decode().startswith("Draft")


def test_an_approved_document_is_no_draft(signed: Project) -> None:
    """Neither in large print nor on another paper, whose e-mail is the same."""
    for finish in (Finish(), Finish(edition="large-print")):
        mail = said(signed, *jobs_of(signed, "patient", "easy", "leaflet", finish))
        assert (mail.drafts, "Draft" in mail.text.decode()) == ((), False)


def test_axe_finds_no_fault(clinic: Project) -> None:
    """In light and in dark, on a phone and on a desk, and nothing is cut at the sides; no outside address is asked."""
    html = said(clinic, *jobs_of(clinic, "patient", "easy", "leaflet")).html.decode()
    asked: list[str] = []
    with running_browser("the HTML of an e-mail is looked at in Chromium") as browser:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.set_content(html)
        for mode in (one for one in MODES.values() if one.forced_colors == "none"):  # else all colours are the reader's
            for width in (PHONE, DESKTOP):
                set_as(page, mode, width)
                found = [one for one in faults(page) if not one.startswith(OF_PAGES)]
                assert (found, sideways(page)) == ([], [])
    assert asked == []
