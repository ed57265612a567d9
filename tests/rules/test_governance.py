"""Rules of governance: dates, references, sources, feedback and funding: where each speaks, and where it is silent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from b12docs.rules.reading import ReadTopic
from b12docs.rules.registry import run
from b12docs.schema.clinic import Clinic
from tests.small_topics import clinic_of, section_of, topic

TABLE = "{columns: [{id: a, name: A}], rows: [{id: b, name: B, cells: {a: {text: C, refs: [R1]}}}]}"
REFERENCE = "{id: R1, title: A, publisher: B, date: '2024', url: 'https://example.org/', short: A}"


def said(parts: str = "", *, warnings: str | None = None, clinic: str = "name: Ours\nphone: 01632 960 123") -> set[str]:
    """The names of the rules that speak of a topic with these parts."""
    loaded = topic(parts, warnings=warnings) if warnings is not None else topic(parts)
    return {one.rule for one in run("whole", ReadTopic(loaded.content, clinic_of(clinic), loaded.tree))}


@pytest.mark.parametrize("label", ["draft", "draft_notice", "expired", "expired_notice"])
@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("Approved by Dr A", True), ("Clinically approved", True), ("Signed off", True),
        ("Draft: not yet approved", False), ("Nobody has approved this", False), ("To be approved", False),
        ("Approved until 2025, now out of date", False), ("Not yet read", False), ("For comment", False),
    ],
)  # fmt: skip
def test_a_draft_is_not_called_approved(label: str, words: str, is_told: bool) -> None:
    """Whoever wants the word draft off the page finds 'b12docs approve', and no other way."""
    found = said(f'labels: {{{label}: "{words}"}}\n')
    assert ("draft-words" in found) is is_told


@pytest.mark.parametrize(
    ("clinic", "missing"),
    [
        ("name: Ours\nphone: 01632 960 123", set()),
        ("name: Ours\nweb: https://example.org/", set()),
        ("name: Ours", {"contact"}),
        ("email: us@example.org", {"owner"}),
    ],
)
def test_who_made_it(clinic: str, missing: set[str]) -> None:
    """A name, and one way to reach whoever has it."""
    assert said(clinic=clinic) & {"owner", "contact"} == missing


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Tell us what you think. The clinic paid for this.", set()),
        ("We would like your feedback.", {"funding"}),
        ("Nobody funded this.", {"feedback"}),
        ("Rest.", {"feedback", "funding"}),
    ],
)
def test_feedback_and_money(words: str, missing: set[str]) -> None:
    """Whatever text says so will do."""
    assert said(f"feedback: '{words}'") & {"feedback", "funding"} == missing


def test_a_clinic_says_who_paid_for_its_documents() -> None:
    """In clinic.yaml, where it is not in a text."""
    assert "funding" not in said(clinic="name: Ours\nfunding: the surgery alone")


def test_words_without_a_clinic_have_no_owner_yet() -> None:
    """Who made a document, and who paid, is a clinic's to say, as soon as it says anything."""
    loaded = topic()
    found = {one.rule for one in run("whole", ReadTopic(loaded.content, Clinic(), loaded.tree))}
    assert found & {"owner", "contact", "funding"} == set()


def test_words_that_are_not_printed_say_nothing() -> None:
    """A hard word is no sentence for readers."""
    assert "feedback" in said("feedback: Rest.\nhard_words: {feedback: {plain: [what you think]}}")


@pytest.mark.parametrize(("years", "speaks"), [(3, False), (4, True)])
def test_the_review_is_due_in_three_years(years: int, speaks: bool) -> None:
    """To the day."""
    loaded = topic()
    published = loaded.content.published
    content = replace(loaded.content, review_by=published.replace(year=published.year + years))
    found = run("whole", ReadTopic(content, clinic_of(), loaded.tree))
    assert ("review-span" in {one.rule for one in found}) is speaks


@pytest.mark.parametrize(
    ("date", "speaks"),
    [
        ("date: '2024'", False),
        ("date: 'updated 2020-12-11'", False),
        ("seen: 2026-11-20", False),
        ("date: 'no date'", True),
        ("", True),
    ],
)
def test_references_have_a_year(date: str, speaks: bool) -> None:
    """In whatever form; a page that names none was seen on a day."""
    reference = REFERENCE.replace("date: '2024', ", f"{date}, " if date else "")
    assert ("undated-reference" in said(f"references: [{reference}]")) is speaks


@pytest.mark.parametrize(
    ("use", "speaks"),
    [
        ("", True),
        ("sources: [R1]", False),
        ("more: {links: [{ref: R1, text: More}]}", False),
        (section_of("- {text: It is so., refs: [R1]}"), False),
        (section_of("- box: {blocks: [{list: bullets, items: [{id: a, text: It is so., refs: [R1]}]}]}"), False),
        (section_of(f"- table: {TABLE}"), False),
    ],
)  # fmt: skip
def test_references_are_used(use: str, speaks: bool) -> None:
    """By a statement, wherever it stands, by a link, or by the topic."""
    assert ("unused-reference" in said(f"references: [{REFERENCE}]\n{use}")) is speaks


ONE_SOURCED = "- list: bullets\n  items: [{id: a, text: It is so., refs: [R1]}, {id: b, text: %s}]"


@pytest.mark.parametrize(
    ("parts", "speaks"),
    [
        ("sources: [R1]", False),  # the topic's own cover it
        ("", True),
        ("sources: [R1]\n" + section_of(ONE_SOURCED % "It hurts."), True),  # the one beside it names its own
        ("sources: [R1]\n" + section_of(ONE_SOURCED % '"These are:"'), False),  # a stem states nothing
        ("sources: [R1]\n" + section_of(ONE_SOURCED % '"It is {it}."') + "values: {it: {label: It}}", False),
        ("sources: [R1]\n" + section_of(ONE_SOURCED % "It hurts., facts: [F1]"), False),
    ],
)
def test_statements_name_their_sources(parts: str, speaks: bool) -> None:
    """Each of a part, where one does; what a clinic enters is the clinic's own."""
    assert ("unsourced" in said(f"references: [{REFERENCE}]\n{parts}")) is speaks
