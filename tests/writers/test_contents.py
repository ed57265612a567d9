"""A list of contents where there are no pages: links on a screen; a plain text has nothing to be followed."""

from __future__ import annotations

import re

from b12docs.document.tree import LONG, Document
from b12docs.templates.reader import read_document
from b12docs.templates.slots import Printed
from b12docs.writers.html.writer import Look, write_html
from b12docs.writers.text import write_text
from tests.pieces import usual_theme


def document(sections: int) -> Document:
    """A document of so many sections, two of which have the same title, behind a list of contents."""
    parts = "".join(
        f"<section><h2>Part {chr(64 + max(2, number))}</h2><p>word</p></section>" for number in range(1, sections + 1)
    )
    html = f'<section class="flow"><h1>T</h1><nav class="contents"><h2>Contents</h2></nav>{parts}</section>'
    return read_document(Printed(html), file="piece.html", title="T", language="en-GB")


def html_of(sections: int) -> str:
    """Its HTML."""
    return (
        write_html(document(sections), Look(usual_theme().palette, usual_theme().dark, "Skip"))
        .decode()
        .replace("\xa0", " ")
    )


def test_a_screen_has_links_to_the_sections() -> None:
    """A landmark that its heading names; each link leads to another heading, in their order."""
    html = html_of(LONG)
    (nav,) = re.findall(r'<nav class="contents" aria-labelledby="contents">.*?</nav>', html, re.DOTALL)
    links = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', nav)
    assert [words for _, words in links] == ["Part B", "Part B", "Part C", "Part D", "Part E", "Part F"]
    assert len({target for target, _ in links}) == LONG
    headings = re.findall(r'<h2 id="([^"]+)">', html)
    assert headings == ["contents", *(target for target, _ in links)]


def test_plain_text_begins_with_the_text() -> None:
    """It has no list, which would only be in the way of it."""
    text = write_text(document(LONG), "Picture").decode()
    assert text.startswith("T\n=\n\nPart B\n------\n\nword\n")


def test_a_short_document_has_none() -> None:
    """It can be seen at a glance."""
    assert "nav" not in re.sub(r"<style>.*?</style>", "", html_of(LONG - 1), flags=re.DOTALL)
