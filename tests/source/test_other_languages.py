"""Words in another language inside a text: ``[en: metformin]`` marks them, wherever marks are read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from b12docs.document.canonical import said
from b12docs.document.leaves import Paragraph, Run
from b12docs.document.nodes import Page
from b12docs.document.tree import Document
from b12docs.source.prose import Piece, pieces, plain
from b12docs.writers.email.writer import Look, write_email
from b12docs.writers.html.inline import inline
from b12docs.writers.text import write_text
from tests.conftest import shipped
from tests.small_topics import document_of, section_of, seen, topic

TEXT = "Weź [en: metformin] rano."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, [Piece("Weź "), Piece("metformin", language="en"), Piece(" rano.")]),
        ("[en-GB:  a b]", [Piece("a b", language="en-GB")]),
        ("[en\u00a0: a]", [Piece("a", language="en")]),
        ("**[en: a]**", [Piece("a", bold=True, language="en")]),
        ("[en: a **b**]", [Piece("a ", language="en"), Piece("b", bold=True, language="en")]),
        ("[en: a](https://b.c)", [Piece("a", href="https://b.c", language="en")]),
        ("[so-SO: a]", [Piece("a", language="so-SO")]),
    ],
)
def test_words_in_brackets_behind_a_code_are_in_its_language(text: str, expected: list[Piece]) -> None:
    """They may hold bold words, be bold, and be a link; of a language that is not known here a region must be named."""
    assert list(pieces(text)) == expected


@pytest.mark.parametrize("text", ["[or: ask us]", "[see: page 4]", "[ en: a]", "[en: ]", "[en:a]", "[en: a", "[so: a]"])
def test_other_brackets_are_printed_as_they_are(text: str) -> None:
    """A word and a colon is no code, and a space before the code says that none is meant."""
    assert plain(text) == text


def test_each_edition_says_the_words_and_their_language() -> None:
    """HTML and e-mail name the language, plain text says the words alone, and what is approved tells it, too."""
    document = document_of(seen(topic(section_of('- text: "Take [en: metformin] and [ar: دواء] twice."'))))
    found = [run for node in document.walk() if isinstance(node, Paragraph) for run in node.runs if run.language]
    assert [(run.text, run.language) for run in found] == [("metformin", "en"), ("دواء", "ar")]
    assert 'Take <span lang="en" dir="ltr">metformin</span>' in inline((Run("Take "), *found))
    assert '<span lang="ar" dir="rtl">دواء</span>' in inline(tuple(found))
    theme = shipped().theme("clear")
    assert b'<span lang="ar" dir="rtl">' in write_email(document, Look(theme.palette, theme.dark, "Picture"))
    assert "Take metformin and دواء twice." in write_text(document, "Picture").decode()
    plain_run = Document("A", "en", (Page((Paragraph((replace(found[0], language=""),)),)),))
    marked = Document("A", "en", (Page((Paragraph((found[0],)),)),))
    assert said(plain_run) != said(marked)
    assert "text : [en: metformin]" in said(marked)
