"""What real browsers tell a screen reader of every web page: what its markup says, word by word and node by node."""

from __future__ import annotations

import re

import pytest

from b12docs.catalogue.plan import Job
from tests.conftest import name_of
from tests.editions import read_html
from tests.heard.conftest import MAILS, PAGES, Hearing, made
from tests.heard.expected import LABELS
from tests.heard.hearing import Heard, Told, Way
from tests.heard.page import Page, words_of

pytestmark = pytest.mark.whole

BROWSERS: tuple[Way, ...] = ("guessing", "firefox")  # a web page has its markup: Chromium guesses nothing
# How Chromium tells the numbers that it puts before the entries of an e-mail from the right itself.
TURNED = re.compile(r"(?<!\S)\. \d{1,2}(?!\S)")
each_browser = pytest.mark.parametrize("way", BROWSERS)
each_page = pytest.mark.parametrize("job", [*PAGES, *MAILS], ids=name_of)


def page(job: Job) -> Page:
    """What is to be heard of a document's page."""
    return Page(read_html(made("page", job)))


def words(told: Told | Heard) -> list[str]:
    """The words of what is told, without bullets and the numbers of entries."""
    said = TURNED.sub("", " ".join(told.pieces))
    return [one for one in said.split() if one not in LABELS]


def without_labels(wanted: list[str]) -> list[str]:
    return [one for one in wanted if one not in LABELS]


@each_browser
@each_page
def test_every_word_is_told_in_the_order_of_reading(heard: Hearing, way: Way, job: Job) -> None:
    """Each word, and none besides."""
    assert "".join(words(heard(way, job, "page"))) == "".join(without_labels(page(job).words))


@each_browser
@each_page
def test_every_picture_is_told_by_its_words(heard: Hearing, way: Way, job: Job) -> None:
    """Each that says something; what decorates is silent."""
    assert [one.name for one in heard(way, job, "page").all("image")] == page(job).pictures


@each_browser
@each_page
def test_headings_are_told_with_their_levels(heard: Hearing, way: Way, job: Job) -> None:
    """Each heading is one, and nothing else is."""
    told = [(one.level, "".join(words(one))) for one in heard(way, job, "page").all("heading")]
    assert told == [(level, "".join(said)) for level, said in page(job).headings]


@each_browser
@each_page
def test_lists_and_their_entries_are_told_as_such(heard: Hearing, way: Way, job: Job) -> None:
    """As many lists, with as many entries of the same words."""
    told, wanted = heard(way, job, "page"), page(job)
    assert len(told.all("list")) == len(wanted.all("ul", "ol"))
    entries = ["".join(words(one)) for one in told.all("list item")]
    assert entries == ["".join(without_labels(words_of(one))) for one in wanted.all("li")]


@each_browser
@each_page
def test_names_of_columns_and_rows_are_told_as_such(heard: Hearing, way: Way, job: Job) -> None:
    """Each is the name of a column or of a row, as its scope says; each table has its caption for a name."""
    told, wanted = heard(way, job, "page"), page(job)
    headers = [(one.role, "".join(words(one))) for one in told.all("column header", "row header")]
    assert headers == [(role, "".join(said)) for role, said in wanted.headers]
    assert [one.name.split() for one in told.all("table")] == [words_of(one) for one in wanted.all("caption")]


@each_browser
@each_page
def test_links_are_told_as_links(heard: Hearing, way: Way, job: Job) -> None:
    """Each by its words: to the sections, to references, to other pages, to telephones."""
    told = [words(one) for one in heard(way, job, "page").all("link")]
    assert told == [words_of(one) for one in page(job).all("a")]


@each_browser
@each_page
def test_landmarks_are_told_as_such(heard: Hearing, way: Way, job: Job) -> None:
    """The parts of the page to jump to, each with its words."""
    told = ["".join(words(one)) for one in heard(way, job, "page").all("landmark")]
    assert told == ["".join(without_labels(words_of(one))) for one in page(job).landmarks]
