"""What real browsers tell a screen reader of every document, in its usual form and in large print.

A validator passes files of which a browser tells a third of the words, so the browsers themselves are asked, in three
ways: Chromium as most people have it, which guesses a PDF's structure from sizes and places; Chromium reading the tags;
and Firefox, which always reads them. What is to be told is what the document's tree says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from operator import itemgetter
from typing import get_args

import pytest

from b12docs.catalogue.plan import Job
from tests.conftest import Built, built, name_of
from tests.heard.conftest import DOCUMENTS, ENGLISH, GUESSED, Hearing
from tests.heard.expected import Expected, untold
from tests.heard.hearing import Way
from tests.pdfs import Span

pytestmark = pytest.mark.whole

TAGGED: tuple[Way, ...] = ("tags", "firefox")


def expected(job: Job) -> Expected:
    """What is to be heard of a document."""
    return Expected.of(built(job))


each_way = pytest.mark.parametrize("way", get_args(Way))
each_tagged_way = pytest.mark.parametrize("way", TAGGED)
each_document = pytest.mark.parametrize("job", DOCUMENTS, ids=name_of)


@each_way
@each_document
def test_every_word_is_told_in_the_order_of_reading(heard: Hearing, way: Way, job: Job) -> None:
    """Each word of the document is told, and none stands between that is no label and none of a page's own."""
    wanted = expected(job)
    assert untold(heard(way, job, "usual").pieces, wanted.words, wanted, way) == []


@each_way
@each_document
def test_every_picture_is_told_by_its_words(heard: Hearing, way: Way, job: Job) -> None:
    """Who does not see is told what each picture shows, in order."""
    wanted = expected(job).pictures
    assert [one.name for one in heard(way, job, "usual").all("image") if one.name in wanted] == wanted


@each_way
@each_document
def test_lines_to_write_on_are_told_by_their_words(heard: Hearing, way: Way, job: Job) -> None:
    """Once for each place that has some; Chromium tells them as a picture."""
    told = heard(way, job, "usual").all("form" if way == "firefox" else "image")
    wanted = expected(job).fields
    assert [one.name for one in told if one.name in wanted] == wanted


@each_tagged_way
@each_document
def test_headings_are_told_as_headings(heard: Hearing, way: Way, job: Job) -> None:
    """Each heading is one, and nothing else is; Firefox tells their levels."""
    told, wanted = heard(way, job, "usual").all("heading"), expected(job)
    assert len(told) == len(wanted.headings)
    for one, (level, words) in zip(told, wanted.headings, strict=True):
        assert untold(one.pieces, words.split(), wanted, way) == []
        assert one.level == (str(level) if way == "firefox" else "")


@pytest.mark.parametrize("job", ENGLISH, ids=name_of)
def test_each_heading_is_guessed_to_be_one_by_itself(heard: Hearing, job: Job) -> None:
    """In English documents each is what Chromium takes for one, without a word more; a line of one may be, too."""
    told = ["".join(one.pieces) for one in heard("guessing", job, "usual").all("heading")]
    headings = [words for _, words in expected(job).headings]
    assert [words for words in headings if not _is_told_alone("".join(words.split()), told)] == []


def _is_told_alone(words: str, told: list[str]) -> bool:
    """Whether the words are one of the headings that are told, or two that follow each other."""
    return any(words == "".join(told[start:end]) for start in range(len(told)) for end in range(start + 1, start + 3))


@pytest.mark.parametrize("job", [*DOCUMENTS, *GUESSED], ids=name_of)
def test_headings_are_guessed_to_be_headings(heard: Hearing, job: Job) -> None:
    """The words of each section's heading stand in what Chromium takes for one, although it may take more for it.

    So do those of the title, but in some translations, where it has two lines, or higher ones.
    """
    told = "".join(piece for one in heard("guessing", job, "usual").all("heading") for piece in one.pieces)
    wanted = (2,) if job.language else (1, 2, 3)
    headings = [words for level, words in expected(job).headings if level in wanted]
    assert [words for words in headings if "".join(words.split()) not in told] == []


@each_tagged_way
@each_document
def test_entries_of_lists_are_told_as_such(heard: Hearing, way: Way, job: Job) -> None:
    """Each entry is one; what goes on on the next page may be told as another."""
    told, wanted = [one for one in heard(way, job, "usual").all("list item") if one.pieces], expected(job)
    words = [word for entry in wanted.entries for word in entry.split()]
    assert untold([piece for one in told for piece in one.pieces], words, wanted, way) == []
    assert len(told) >= len(wanted.entries)


@each_tagged_way
@each_document
def test_names_of_columns_and_rows_are_told_as_such(heard: Hearing, way: Way, job: Job) -> None:
    """Each header cell of a table is one; Firefox tells by its scope of which, Chromium takes all for names of rows."""
    told = [one for one in heard(way, job, "usual").all("column header", "row header") if one.pieces]
    wanted = expected(job)
    assert len(told) == len(wanted.headers)
    for one, words in zip(told, wanted.headers, strict=True):
        assert untold(one.pieces, words.split(), wanted, way) == []
    scopes = [f"{str(one.attributes['/Scope'])[1:].lower()} header" for one in built(job).pdf.root.find("TH")]
    assert [one.role for one in told] == (scopes if way == "firefox" else ["row header"] * len(scopes))


@each_document
def test_the_language_of_each_word_is_told(heard: Hearing, job: Job) -> None:
    """Phrases that the tags mark are in their language, and all else is in the document's.

    Firefox knows that of the document alone, and Chromium none of a PDF whose tags it does not read.
    """
    spoken = built(job).tree.language
    by_tags = [one for one in heard("tags", job, "usual").leaves if one.language != spoken]
    assert joined((one.language, one.said) for one in by_tags) == joined(abroad(built(job)))
    assert bool(by_tags) == bool(job.language)  # a translation says in English, too, that nobody has checked it
    assert {one.language for one in heard("firefox", job, "usual").leaves} == {spoken}


def abroad(document: Built) -> Iterator[tuple[str, str]]:
    """Language and words of what is tagged to be in another language.

    Chromium tells what stands on a line in one look as a whole, in the language that it begins with: so a phrase behind
    words in the same letters has none of its own, but on the lines on which it goes on.
    """
    spans = document.pdf.spans
    before = {id(one): previous for previous, one in pairwise(spans)}
    for one in document.pdf.root.walk():
        if "/Lang" in one.object:
            first, *more = document.pdf.spans_of(one)
            if one.kind != "NonStruct" or look(before[id(first)]) != look(first):
                yield str(one.object.Lang), document.pdf.said(one)
            elif rest := [span.text for span in more if look(span) != look(first)]:
                yield str(one.object.Lang), "".join(rest)


def look(span: Span) -> tuple[object, ...]:
    """What is alike in all that Chromium tells as a whole."""
    return span.page, round(span.baseline, 1), span.font, span.size, span.colour


def joined(phrases: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Languages and letters, what follows each other in one language together."""
    parts = groupby(phrases, key=itemgetter(0))
    return [(language, "".join("".join(words.split()) for _, words in some)) for language, some in parts]


@each_way
@each_document
def test_links_are_told_as_links(heard: Hearing, way: Way, job: Job) -> None:
    """Each link is one, by its words; where it is guessed, each of its lines is."""
    told, wanted = [one for one in heard(way, job, "usual").all("link") if one.said], expected(job).links
    assert way == "guessing" or len(told) == len(wanted)
    all_told = "".join(piece for one in told for piece in one.pieces)
    assert [words for words in wanted if "".join(words.split()) not in all_told] == []
