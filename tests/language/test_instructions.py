"""Instructions in English: what tells somebody to do something, what only names it, and whether it says whom to ask."""

from __future__ import annotations

import pytest

from b12docs.language.instructions import asks_nobody, is_instruction, is_question, lacks_verb


@pytest.mark.parametrize(
    "sentence",
    [
        "See a doctor or nurse if leg problems last.",
        "Do not start folic acid on your own.",
        "Don’t wait.",
        "Please always wash your hands first.",
        "If symptoms last, ask a doctor for a B12 blood test.",
        "Before a meal, at home, take one tablet.",
        "Your nurse says that you should rest.",
    ],
)
def test_an_instruction(sentence: str) -> None:
    """It begins with a verb, behind what leads up to it, or says what "you can" or "should"."""
    assert is_instruction(sentence)
    assert not lacks_verb(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Doctor’s visit", "A visit to a pharmacist.", "Regular exercise", "Physio exercises", "Taking tablets",
        "More rest, and see what helps.", "They must not start folic acid.", "Blood tests",
    ],
)  # fmt: skip
def test_a_name_is_no_instruction(sentence: str) -> None:
    """What begins with an article, somebody else or a noun does not say what the reader does."""
    assert lacks_verb(sentence)


@pytest.mark.parametrize(
    "sentence", ["Palpate the calf with care.", "Ice the knee", "Metformin: ask a doctor first.", ""]
)
def test_what_is_not_known_passes(sentence: str) -> None:
    """A verb that is not in the list is no fault: a false alarm costs more than a miss."""
    assert not lacks_verb(sentence)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Ask before any change.", "ask before"),
        ("Keep well. Ask for a B12 test.", "ask for"),
        ("Call if it gets worse.", "call if"),
        ("Talk about it.", "talk about"),
        ("Ask a doctor before any change.", ""),
        ("Ask for medical advice first.", ""),
        ("Ask for help.", ""),
        ("Call for an ambulance.", ""),
        ("Ask how it feels, and listen.", ""),
        ("Call 111 if it gets worse.", ""),
        ("Call ______________ before you come.", ""),
        ("Talk to a nurse about it.", ""),
        ("Do not be afraid to ask.", ""),
    ],
)
def test_who_is_asked(sentence: str, words: str) -> None:
    """Behind "ask" stands somebody, not "before" or "for"."""
    assert asks_nobody(sentence) == words


@pytest.mark.parametrize(
    ("heading", "asks"),
    [("How is it treated?", True), ("When to get help", True), ("Treatment", False), ("Whatever helps", False)],
)
def test_a_heading_asks(heading: str, asks: bool) -> None:
    """With a question mark, or as an indirect question."""
    assert is_question(heading) is asks


def test_a_clause_behind_something_else_is_none() -> None:
    """Only what leads up to it may stand before the verb."""
    assert not is_instruction("High blood sugar, if it lasts, rest and food play a part")
