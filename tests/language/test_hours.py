"""Hours that an English text says without "pm" are those of a clock of 24 hours in translations; amounts are not."""

from __future__ import annotations

import pytest

from tests.rules.translated import told

DOSES = "translation-number"


@pytest.mark.parametrize(
    ("english", "polish"),
    [
        ("Monday to Friday, 8 to 6", "Od poniedziałku do piątku, 8–18"),
        ("Monday to Friday, 8 to 6", "Od poniedziałku do piątku, 8:00–18:00"),
        ("Monday to Friday, 8 to 6", "Od poniedziałku do piątku, 8 do 6"),
        ("Mon-Fri 8.30-6.30; Sat 9-12", "Pn.–pt. 8:30–18:30; sob. 9–12"),
        ("Saturdays, 2 to 5", "W soboty 14–17"),
        ("Open 10 to 2 and 4 to 6.", "Otwarte 10–14 i 16–18."),
        ("Sundays, 12 to 2.30", "W niedziele 12–14:30"),
        ("Weekdays, 9am–5pm", "W dni robocze 9–17"),
    ],
)
def test_hours_are_those_of_a_clock_of_24_hours(english: str, polish: str) -> None:
    """Polish has no halves of the day."""
    assert [one.message for one in told(english, "pl", polish)] == []


@pytest.mark.parametrize(
    ("english", "polish"),
    [
        ("Monday to Friday, 8 to 6", "Od poniedziałku do piątku, 8–17"),
        ("Monday to Friday, 8 to 6", "Od poniedziałku do piątku, 20–18"),
        ("On Monday take 2 to 3 drops.", "W poniedziałek weź 14 do 15 kropli."),
        ("On Monday go from 8 to 6 tablets.", "W poniedziałek zmień z 8 na 18 tabletek."),
        ("It heals in 2 to 3 weeks.", "Goi się w 14 do 15 tygodni."),
        ("Walk 2 to 3 on Sunday, 5 km.", "W niedzielę przejdź 2 do 3, 17 km."),
        ("From 8 to 6.", "Od 8 do 18."),
        ("On Mondays take 2 to 3, at night.", "W poniedziałki weź 14 do 15, na noc."),
        ("On Mondays 2 to 3 nurses see you.", "W poniedziałki przyjmuje 14 do 15 pielęgniarek."),
        ("Saturdays, 9 to 12", "W soboty 21–12"),
        ("Saturdays, 9 to 12", "W soboty 9–24"),
    ],
)
def test_another_hour_and_an_amount_are_told(english: str, polish: str) -> None:
    """Nobody adds twelve to a dose."""
    assert DOSES in [one.rule for one in told(english, "pl", polish)]
