"""``gallery`` lists what its folder holds, says how far each document can be relied on, and leads nowhere else."""

from __future__ import annotations

import datetime
import hashlib
import html
import re
import shlex
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from b12docs.catalogue.finish import Finish
from b12docs.catalogue.plan import Job
from b12docs.handover.gallery import entries as module
from b12docs.handover.gallery.command import Given, mail_command
from b12docs.handover.gallery.entries import UNCHECKED
from b12docs.handover.gallery.page import is_page, page
from b12docs.inspection.titles import Titles, titles_of_page, titles_of_pdf, titles_of_text
from b12docs.production.account import CHANGED, GONE
from b12docs.production.made import Standing
from b12docs.production.sources import BY_HAND
from tests.conftest import shipped
from tests.handover.boards import pdf_of
from tests.handover.galleries import APPROVED, DAY, card_of, cards, desk, entry, words_of
from tests.helpers_cli import build, good_project, run
from tests.helpers_cli import replace as replaced

TODAY = ("--today", str(DAY))
SHORT, LONG = "topic-page-reader-short.pdf", "topic-page-reader-long.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The good project, its short page approved, and both built."""
    good_project(tmp_path)
    who = ("--name", "Dr A", "--role", "GP", "--date", "2026-03-01", "--yes")
    assert run(tmp_path, "approve", "--level", "short", *who).exit_code == 0
    build(tmp_path, "--level", "all", *TODAY)
    return tmp_path


def made(folder: Path, *options: str) -> str:
    """The page that the command writes."""
    result = run(folder, "gallery", *(options or TODAY))
    assert result.exit_code == 0, result.stderr
    return (folder / "output" / "index.html").read_text("utf-8")


def links(text: str) -> list[str]:
    """The file that each link opens."""
    return [unquote(html.unescape(one)).removeprefix("./") for one in re.findall(r'class="open" href="([^"]+)"', text)]


# --- what is listed ---------------------------------------------------------------------------------------------------


def test_every_document_is_listed_and_told_what_it_is(folder: Path) -> None:
    """In the order of the levels, with title, reader, paper and pages, and its picture."""
    text = made(folder)
    assert links(text) == [SHORT, LONG]
    assert words_of(card_of(text, SHORT)).startswith("A topic Information Page Reader Short A4 1 page ")
    assert all('<img src="data:image/webp;base64,' in card for card in cards(text))


def test_a_file_that_is_gone_leaves_no_link(folder: Path) -> None:
    """The folder's list knows it still; the page does not lead to it."""
    (folder / "output" / LONG).unlink()
    assert links(made(folder)) == [SHORT]


def test_what_is_not_ours_is_not_listed(folder: Path) -> None:
    """Only what this program has made."""
    (folder / "output" / "holiday.pdf").write_bytes(pdf_of("Mine"))
    assert links(made(folder)) == [SHORT, LONG]


def test_options_select_what_is_listed(folder: Path) -> None:
    """A desk that hands out one kind of document has those alone; a name that is none is told."""
    assert links(made(folder, "--level", "LONG", *TODAY)) == [LONG]
    wrong = run(folder, "gallery", "--level", "lon")
    assert (wrong.exit_code, "did you mean 'long'?" in wrong.stderr) == (2, True)


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    """No page is made that lists nothing."""
    result = run(good_project(tmp_path), "gallery")
    assert (result.exit_code, "output holds no documents; 'b12docs build' makes them" in result.stderr) == (2, True)
    assert not (tmp_path / "output").exists()


def test_web_pages_and_texts_are_listed_by_their_titles(folder: Path) -> None:
    """They have no paper and no picture, and stand behind what is printed."""
    build(folder, "--format", "html", *TODAY)
    build(folder, "--format", "text", *TODAY)
    text = made(folder)
    assert links(text) == [SHORT, SHORT.replace(".pdf", ".html"), SHORT.replace(".pdf", ".txt"), LONG]
    assert "On a screen Web page" in words_of(card_of(text, SHORT.replace(".pdf", ".html")))
    assert "A topic" in words_of(card_of(text, SHORT.replace(".pdf", ".txt")))


@pytest.mark.parametrize("name", ["a b#c%41.pdf", "x&lt;y'z.pdf", '"onload="alert(1)".pdf', "ä-\u202e-日本.pdf"])
def test_odd_names_are_written_so_that_they_are_found(folder: Path, name: str) -> None:
    """The link leads to the file of just this name, and nothing of it becomes part of the page."""
    build(folder, "--level", "short", *TODAY, "-o", f"output/{name}")
    text = made(folder)
    assert name in links(text)
    assert (folder / "output" / links(text)[-2]).is_file()
    assert f'download="{html.escape(name)}"' in text


# --- how far it can be relied on --------------------------------------------------------------------------------------


DUE = datetime.date(2028, 1, 31)
DRAFT = Standing(due=DUE)


@pytest.mark.parametrize(
    ("state", "standing", "day", "kind", "said", "not_said"),
    [
        ("current", APPROVED, DAY, "good", "Approved by Dr A, 1 March 2026", "Draft"),
        ("current", DRAFT, DAY, "draft", "Draft: not approved", "Approved"),
        (CHANGED, APPROVED, DAY, "bad", "Old: the text has changed since", "Approved"),
        (CHANGED, DRAFT, DAY, "bad", "Old: the text has changed since Draft: not approved", "Approved"),
        (GONE, APPROVED, DAY, "bad", "Old: no longer on offer", "Approved"),
        (BY_HAND, APPROVED, DAY, "bad", "Changed by hand since it was made", "Approved"),
        (UNCHECKED, APPROVED, DAY, "unsure", "Not checked against its text", "Old"),
        ("current", APPROVED, DUE, "good", "Approved by Dr A", "Draft"),
        (CHANGED, APPROVED, DUE + datetime.timedelta(1), "bad", "Out of date: review was due 31 January 2028", "Old"),
        (CHANGED, DRAFT, DUE + datetime.timedelta(1), "bad", "31 January 2028 Draft: not approved", "Old"),
        (BY_HAND, DRAFT, DUE + datetime.timedelta(1), "bad", "2028 Changed by hand since", "Approved"),
    ],
)
def test_what_stands_out(
    state: str, standing: Standing, day: datetime.date, kind: str, said: str, not_said: str
) -> None:
    """In words, by the shape of the card's frame and by a sign; what is wrong goes before who approved it."""
    text = page([entry(state=state, standing=standing)], replace(desk(), today=day)).decode()
    (card,) = cards(text)
    shown = re.sub(r'<p class="flag \w+" data-due="[^"]*" hidden>.*?</p>', "", card)
    assert f'class="card {kind}"' in card
    assert said in words_of(shown)
    assert not_said not in words_of(shown)
    assert shown.count('class="flag ') == shown.count("<svg") > 0


def test_a_review_that_will_be_past_waits_in_the_page() -> None:
    """The page lies there for months: the script shows the line when the day has come."""
    (card,) = cards(page([entry()], desk()).decode())
    waiting = re.findall(r'<p class="flag bad" data-due="2028-01-31" hidden>.*?</p>', card)
    assert [words_of(one) for one in waiting] == ["Out of date: review was due 31 January 2028"]
    assert "Review due 31 January 2028" in words_of(card)


def test_languages_are_chosen_by_their_own_names_where_there_are_several() -> None:
    """Documents in one language need no list of languages; a card names its language in that language."""
    one, both = (page(entries, desk()).decode() for entries in ([entry()], [entry(), entry(language="pl")]))
    assert 'id="language"' not in one
    assert '<option value="en-GB">English</option><option value="pl">Polski</option>' in both
    assert ['<li><span lang="pl">Polski</span></li>' in card for card in cards(both)] == [False, True]
    assert 'data-language="pl"' in cards(both)[1]


def test_files_are_held_against_the_inputs(folder: Path) -> None:
    """What has changed since, in the text or in the file, is told; a file that somebody wrote into is not opened."""
    replaced(folder / "content.yaml", "long: Rest well and drink.", "long: Rest well and drink a lot.")
    with (folder / "output" / SHORT).open("ab") as file:
        file.write(b"%note")
    text = made(folder)
    assert "Old: the text has changed since" in words_of(card_of(text, LONG))
    changed = card_of(text, SHORT)
    assert words_of(changed).startswith("No picture topic-page-reader-short Page")
    assert "Changed by hand since it was made" in words_of(changed)


def test_another_topic_is_listed_and_not_judged(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The folder holds it; what it follows from was not read."""
    other = good_project(tmp_path_factory.mktemp("other"))
    replaced(other / "content.yaml", "id: topic", "id: gout")
    build(other, *TODAY, "-o", str(folder / "output"))
    card = card_of(made(folder), "gout-page-reader-short.pdf")
    assert "Not checked against its text" in words_of(card)
    assert "Gout" in words_of(card)
    assert "b12docs email" not in card


# --- the file ---------------------------------------------------------------------------------------------------------


def test_the_same_inputs_make_the_same_bytes(folder: Path) -> None:
    """It knows the day, and nothing else of the moment or the machine."""
    first = made(folder)
    assert made(folder) == first
    assert "made on 1 April 2026, by b12docs" in words_of(first)
    assert "from Topic (version 1)" in words_of(first)
    assert made(folder, "--today", "2026-04-02") != first
    assert str(folder) not in first


def test_our_page_is_replaced_and_somebody_elses_kept(folder: Path) -> None:
    """A page that somebody has written into goes on under another name, as a document does."""
    made(folder)
    made(folder, "--today", "2026-04-02")
    assert not (folder / "output" / "index.changed-1.html").exists()
    (folder / "output" / "index.html").write_text("<p>Mine", "utf-8")
    assert is_page(made(folder).encode())
    assert (folder / "output" / "index.changed-1.html").read_text("utf-8") == "<p>Mine"


def test_a_page_may_have_another_name(folder: Path) -> None:
    """But not that of a document, nor one that no browser takes for a page."""
    assert run(folder, "gallery", *TODAY, "-o", "output/desk.html").exit_code == 0
    assert is_page((folder / "output" / "desk.html").read_bytes())
    build(folder, "--level", "short", "--format", "html", *TODAY, "-o", "output/index.html")
    refused = run(folder, "gallery")
    assert (refused.exit_code, "is one of the documents" in refused.stderr) == (2, True)
    assert run(folder, "gallery", "-o", "output/desk.pdf").exit_code == 2


def test_a_build_says_when_the_page_is_of_before(folder: Path) -> None:
    """Whoever keeps such a page is reminded of it, and nobody else."""
    reminder = "output/index.html shows what was there before: 'b12docs gallery' makes it anew"
    assert reminder not in build(folder, *TODAY).stderr
    made(folder)
    assert reminder not in build(folder, *TODAY).stderr
    assert reminder in build(folder, "--format", "html", *TODAY).stderr
    made(folder)
    assert reminder not in build(folder, "--format", "html", *TODAY).stderr


def test_it_works_without_the_package_that_draws(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is there but the pictures, and what to type for them is told."""
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    result = run(folder, "gallery", *TODAY)
    assert result.exit_code == 0
    assert 'pip install "b12docs[preview]"' in result.stderr
    text = (folder / "output" / "index.html").read_text("utf-8")
    assert links(text) == [SHORT, LONG]
    assert "<img" not in text


def test_it_asks_nobody_for_anything() -> None:
    """Nothing but itself may be loaded; its style and its script are known by their hashes."""
    text = page([entry()], desk()).decode()
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    assert re.sub("sha256-[^']*", "", policy) == (
        "default-src 'none'; img-src data:; style-src ''; script-src ''; base-uri 'none'; form-action 'none'"
    )
    for tag in ("style", "script"):
        (held,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        digest = b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert re.findall(r"https?:|\bstyle=|\bon\w+=|@import|url\(", text) == []
    assert "transition" not in text
    assert "animation" not in text


def test_the_words_are_the_houses(folder: Path) -> None:
    """A hospital says them in its own way; an approval is of what documents print, and these are the desk's."""
    with (folder / "content.yaml").open("a", encoding="utf-8") as file:
        file.write('gallery: {open: "Show {all}"}\n')
    text = made(folder)
    assert ">Show {all}<" in text
    assert "Old: the text has changed since" not in words_of(card_of(text, SHORT))
    assert "Approved by Dr A" in words_of(card_of(text, SHORT))


# --- e-mail -----------------------------------------------------------------------------------------------------------


def job(**finish: object) -> Job:
    """A leaflet in a finish."""
    own = Finish(**{"theme": "clear", **finish})  # type: ignore[arg-type]
    return Job("leaflet", "carer", "easy", "A5", topic="b12-legs", finish=own)


def test_the_command_for_an_e_mail_names_the_language() -> None:
    assert mail_command(replace(job(), language="pl"), shipped(), Given()).split(" -o ")[0].endswith("--language pl")


PLAIN = "b12docs email --audience carer --level easy --layout leaflet --paper A5"


@pytest.mark.parametrize(
    ("finish", "command"),
    [
        ({}, f"{PLAIN} -o information.eml"),
        ({"edition": "large-print"}, f"{PLAIN} --large-print -o information.eml"),
        ({"theme": "riverside", "grey": True}, f"{PLAIN} --theme riverside --grey -o information.eml"),
        ({"standard": "ua2"}, f"{PLAIN} --standard ua2 -o information.eml"),
        ({"press": True}, ""),
        ({"impose": "booklet", "sheet": "A4"}, ""),
        ({"format": "html"}, ""),
    ],
)
def test_the_command_mails_just_this_document(finish: dict[str, object], command: str) -> None:
    """With all that tells it from others; what only a printer wants is not mailed. The file's name says nothing."""
    assert mail_command(job(**finish), shipped(), Given()) == command


def test_the_command_works_as_it_stands(folder: Path) -> None:
    """Pasted where the page was made, it makes a draft that takes the document along; a draft is not mailed unasked."""
    for name, status in ((SHORT, 0), (LONG, 1)):
        (command,) = re.findall("<code>(.*?)</code>", card_of(made(folder), name))
        result = run(folder, *shlex.split(html.unescape(command))[1:], *TODAY)
        assert (result.exit_code, (folder / "information.eml").exists()) == (status, status == 0), result.stderr
        (folder / "information.eml").unlink(missing_ok=True)


def test_files_that_were_named_are_named_again() -> None:
    """Each as one word of the shell."""
    given = Given(content=True, clinic=Path("our clinic.yaml"))
    words = shlex.split(mail_command(job(), shipped(), given))
    assert words[words.index("--clinic") + 1] == "our clinic.yaml"
    assert words[words.index("--content") + 1].endswith("content.yaml")


# --- titles -----------------------------------------------------------------------------------------------------------


def test_titles_are_those_of_the_file() -> None:
    """Of a PDF, a web page and a text; nothing where a file says nothing, or is none."""
    web = (
        b'<!DOCTYPE html><html lang="cy"><meta name="description" content="A &amp; B"><title>One\n two</title><title>x'
    )
    assert titles_of_page(web) == Titles("One two", "A & B", "cy")
    assert titles_of_text(b"\n  First \nsecond") == Titles("First")
    assert titles_of_text(b"") == titles_of_pdf(b"%PDF-1.7 damaged") == titles_of_pdf(pdf_of("No title")) == Titles()
