"""What a value of a kind may say: what nobody can have meant is refused, and nothing else."""

from __future__ import annotations

import pytest

from b12docs.schema.value_kinds import wrong_kind


@pytest.mark.parametrize(
    "words",
    ["2026-02-30", "2026-13-01", "31/02/2026", "31 November 2026", "Monday, 30 Feb 2026", "April 31, 2026"],
)
def test_a_day_that_there_is_not_is_no_date(words: str) -> None:
    """Somebody would wait for it."""
    assert wrong_kind("date", words) == "date: there is no such day"


@pytest.mark.parametrize(
    "words",
    [
        "2026-12-07",
        "12/07/2026",
        "29 February 2028",
        "Monday",
        "the first Monday in May",
        "14 juin 2026",
        "31 avril 2026",
        "1405/06/31",
        "三月一日",
        "March 2026",
        "in 6 weeks",
    ],
)
def test_a_day_in_any_words_and_of_any_calendar_is_a_date(words: str) -> None:
    """Not all of them are known here."""
    assert wrong_kind("date", words) == ""


@pytest.mark.parametrize(
    ("words", "is_time"),
    [
        ("25:00", False),
        ("9:75", False),
        ("8.60", False),
        ("24:00", True),
        ("8.30 to 12", True),
        ("noon", True),
        ("9:00-17:30", True),
    ],
)
def test_an_hour_that_there_is_not_is_no_time(words: str, is_time: bool) -> None:
    """Nor a minute."""
    assert wrong_kind("time", words) == ("" if is_time else "time: there is no such hour")


@pytest.mark.parametrize(
    "words",
    [
        "0800 123 CALL", "1-800-FLOWERS", "+44 800 123 CALL", "0x1F", "0800 123CALL", "01234 56789a", "ext. 5",
        "ext. 12", "01234567890.0", "1.23457E+10", "1.2E+10", "O1234",
        "x5", "12", "2026-11-22", "01632 960123 0000 0000", "tel:01632960123", "0163 9",
    ],
)  # fmt: skip
def test_what_nobody_can_dial_is_no_telephone_number(words: str) -> None:
    """A link would dial the figures of it alone, which is another number or none."""
    assert wrong_kind("phone", words).startswith("telephone number")


@pytest.mark.parametrize(
    "words",
    [
        "01234 567890 ext. 5", "01234 567890 x5", "01234 567890x5", "01234 567890, extension 12", "999", "15",
        "+44 1234 567890", "01.23.45.67.89", "(01234) 567-890", "01234 567890, 9am to 5pm", "111, 24h", "116 117 or A",
        "01234 567890 (BSL)", "Ward 4B, 01234 567890", "bleep 2134", "01234 567890 or 567891",
        "01234 567890 BSL", "0800 111 999 NHS", "07700 900123 HOME", "01234 567890 MON-FRI", "Ward 101A, 01234 567890",
        "01234 567890, 0900-1700hrs",
    ],
)  # fmt: skip
def test_a_telephone_number_may_have_an_extension_and_words(words: str) -> None:
    """As a clinic writes them."""
    assert wrong_kind("phone", words) == ""
