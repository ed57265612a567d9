"""Rules of structure, pictures and pages: at which point each speaks, and that it is silent short of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from b12docs.diagnostics import Location
from b12docs.document.leaves import Figure, Heading, Paragraph, Run
from b12docs.document.nodes import Block, Bullets, Card, Cell, Item, Page, Passport, RedFlags, Section, Table
from b12docs.document.tree import Document
from b12docs.production.findings import subject_of
from b12docs.production.rendering import rendered
from b12docs.rules.judgement import QUESTIONS, questions_for
from b12docs.rules.reading import ReadDocument
from b12docs.rules.registry import run
from tests.conftest import jobs, shipped

AT = Location("content.yaml", 9, 9)


def words(text: str, *, bold: bool = False) -> tuple[Run, ...]:
    """Words of the content."""
    return (Run(text, bold=bold, at=AT),)


def text(said: str, *, bold: bool = False) -> Paragraph:
    """A paragraph."""
    return Paragraph(words(said, bold=bold), at=AT)


def figure(alt: str, caption: str = "", source: str = "a.svg") -> Figure:
    """A drawing."""
    return Figure(source, alt, caption=words(caption) if caption else ())


def bullets(*entries: str) -> Bullets:
    """A list."""
    return Bullets(tuple(Item((text(one),)) for one in entries))


def found(*blocks: Block, rule: str, audience: str = "patient", language: str = "en-GB") -> list[str]:
    """What a rule says of a leaflet of these blocks behind its title, in the words of the shipped topic."""
    return [one.message for one in run("document", subject(*blocks, audience=audience, language=language))
            if one.rule == rule]  # fmt: skip


def subject(*blocks: Block, audience: str = "patient", language: str = "en-GB") -> ReadDocument:
    """A document of these blocks behind its title."""
    job = next(one for one in jobs(default_paper_only=True) if (one.audience, one.level) == (audience, "standard"))
    good = subject_of(shipped(), job, rendered(shipped(), job))
    document = Document("Title", language, (Page((Heading(1, words("Title")), *blocks)),))
    return replace(good, document=document, content=replace(good.content, language=language))


# --- paragraphs, lists, headings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "speaks"),
    [
        ("It hurts. " * 4, False),
        ("It hurts. " * 5, True),
        ("word " * 75, False),  # three of the 25 words that a sentence may have
        ("word " * 76, True),
    ],
)
def test_a_long_paragraph(said: str, speaks: bool) -> None:
    """Four sentences and 75 words are enough at the standard level; clinicians may get more."""
    assert bool(found(text(said.strip()), rule="long-paragraph")) is speaks
    assert found(text(said.strip()), rule="long-paragraph", audience="clinician") == []
    assert found(Passport((text(said.strip()),)), rule="long-paragraph") == []


@pytest.mark.parametrize(("count", "speaks"), [(7, False), (8, True)])
def test_a_long_list(count: int, speaks: bool) -> None:
    """Seven entries are enough."""
    assert bool(found(bullets(*["a sign"] * count), rule="long-list")) is speaks


@pytest.mark.parametrize(
    ("heading", "speaks"), [("What helps?", False), ("Get help now", False), ("How to rest", False), ("Causes", True)]
)
def test_a_heading_asks_or_calls(heading: str, speaks: bool) -> None:
    """A section has a question or an action as its heading; in another language nobody can tell."""
    section = Section((Heading(2, words(heading)), text("It is so.")))
    assert bool(found(section, rule="heading-question")) is speaks
    assert found(section, rule="heading-question", language="pl") == []
    assert found(section, rule="heading-question", audience="clinician") == []


@pytest.mark.parametrize(
    ("said", "loud"),
    [
        ("Do NOT stop.", "NOT"),
        ("Take IMMEDIATELY one.", "IMMEDIATELY"),
        ("Ask the NHS, NICE or a GP about B12, MMA or an MRI scan.", ""),
    ],
)
def test_capitals(said: str, loud: str) -> None:
    """Common words in capitals shout; abbreviations do not."""
    assert found(text(said), rule="capitals") == ([f"'{loud}' stands in capitals"] if loud else [])


@pytest.mark.parametrize(("bold", "speaks"), [(10, False), (11, True)])
def test_a_third_is_bold(bold: int, speaks: bool) -> None:
    """More than a third of the letters is too much."""
    blocks = text("x" * bold, bold=True), text("x" * (30 - bold))
    assert bool(found(*blocks, rule="emphasis")) is speaks


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Come back after three months.", "three months"),
        ("Take two tablets.", "two tablets"),
        ("Come back within one week.", "one week"),
        ("It is one in ten people.", "one in ten"),
        ("One test can mislead. Three of them may not. It hurts in two legs.", ""),
        ("Come back after 3 months.", ""),
    ],
)
def test_numbers_in_words(said: str, number: str) -> None:
    """What is measured or counted out is written in figures; "one" as a word for something is none."""
    assert found(text(said), rule="number-words") == ([f"'{number}' is a number in words"] if number else [])


# --- the main message and what to do ----------------------------------------------------------------------------------


def test_the_main_message_comes_first() -> None:
    """Before the first section, but the warnings may stand before it; it is known by its place, whatever holds it."""
    message = Paragraph((Run("Rest.", at=subject().view.main_message.text.at),))
    section = Section((Heading(2, words("What helps?")), text("It is so.")))
    flags = RedFlags((Heading(2, words("Get help now")), text("If you faint.")))
    assert found(message, section, rule="main-message") == []
    assert found(flags, message, section, rule="main-message") == []
    assert found(section, message, rule="main-message") == ["the leaflet does not begin with the main message"]


def test_a_call_to_action_stands_beside_the_warnings() -> None:
    """Who has no red flag is told something to do, too."""
    flags = RedFlags((Heading(2, words("Get help now")), text("Call 999.")))
    assert found(flags, text("Legs may hurt."), rule="call-to-action")
    assert found(flags, text("If legs hurt, see a doctor."), rule="call-to-action") == []


@pytest.mark.parametrize("rule", ["call-to-action", "emphasis", "summary"])
def test_what_a_text_lacks_as_a_whole_is_told_at_its_title(rule: str) -> None:
    """In content.yaml: the layout that prints it is not to blame, and may be a file of the program's."""
    long = subject(text(1_100 * "leg ", bold=True))
    (at,) = (one.at for one in run("document", long) if one.rule == rule)
    assert (at.file.rpartition("/")[2], at) == ("content.yaml", long.view.title.at)


# --- pictures ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("alt", "why"),
    [
        ("Diabetes: usually both feet first, sometimes the hands later", ""),
        ("A green circle, an amber triangle and a red square on a board", ""),  # the colours are the meaning
        ("A nurse draws blood from an arm", ""),
        ("A whole coating and a broken coating of a nerve", ""),
        ("Both feet have dense stripes", "say how it is drawn ('stripes')"),
        ("Both legs are coloured like stockings", "say how it is drawn ('coloured')"),
        ("Legs beside an arrow that points up", "say how it is drawn ('arrow')"),
        ("Picture of two feet", "say that it is one ('picture')"),
        ("An image: two feet", "say that it is one ('image')"),
        ("IMG_2044 of the feet", "are the name of a file"),
        ("feet on floor.jpg", "are the name of a file"),
        ("Feet", "are too few"),
        ("The feet, at night.", "say the caption again"),
    ],
)
def test_the_words_for_a_picture(alt: str, why: str) -> None:
    """They say what it means to somebody who does not see it."""
    said = found(figure(alt, "The feet at night"), rule="alt-text")
    assert [one.startswith(f"the words for a picture {why}") for one in said] == ([True] if why else [])


def test_a_file_and_a_caption_are_known_in_any_language() -> None:
    """How something is drawn is known in English alone."""
    said = [found(figure(alt), rule="alt-text", language="pl") for alt in ("stopy w nocy.jpg", "Picture of two feet")]
    assert [len(one) for one in said] == [1, 0]


def test_a_picture_has_words_beside_it() -> None:
    """A caption, or those of its card."""
    alone = figure("Both feet first")
    assert found(alone, rule="caption") == ["the picture 'a.svg' has no caption"]
    assert found(figure("Both feet first", "Both feet"), rule="caption") == []
    assert found(Card((Heading(2, words("Diabetes")), alone), "circle"), rule="caption") == []


def test_a_caption_of_the_content_is_printed() -> None:
    """A layout does not leave it out."""
    shown = figure("A line down one leg", source="body-sciatica.svg")
    card = Card((Heading(2, words("Sciatica")), shown), "circle")
    (message,) = found(card, rule="caption")
    assert message == "the leaflet shows 'body-sciatica.svg' without its caption: 'Back view'"


def test_a_table_is_titled() -> None:
    """By the heading above it, or by its caption; the document's own title names all of it."""
    head = (Cell(()), Cell((text("Low B12"),), scope="col"))
    table = Table((head,), ((Cell((text("Side"),), scope="row"), Cell((text("Both"),))),))
    assert found(table, rule="table-title") == ["the table of the leaflet has no heading"]
    assert found(replace(table, caption=words("Three causes")), rule="table-title") == []
    assert found(Section((Heading(2, words("Three causes")), table)), rule="table-title") == []


# --- what a person must judge -----------------------------------------------------------------------------------------


def test_questions_for_a_person() -> None:
    """Each has a name of its own, a standard, and somebody who can answer; everybody has some."""
    assert len({one.id for one in QUESTIONS}) == len(QUESTIONS)
    assert all(one.question.endswith("?") and one.source for one in QUESTIONS)
    assert sum(len(list(_of(who))) for who in ("clinician", "editor", "reader")) == len(QUESTIONS)


def _of(who: str) -> Iterator[str]:
    asked = [one.id for one in questions_for(who)]  # type: ignore[arg-type]
    assert asked
    yield from asked
