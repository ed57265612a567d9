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
        ("8:30am-12 noon and 1pm-6pm", "8:30–12 i 13–18"),
        ("8:30am-12 noon", "8:30–12:00"),
        ("0830 to 1830 hrs", "8:30–18:30"),
        ("Monday to Friday, 0800-1830", "Od poniedziałku do piątku, 8–18.30"),
        ("Ring at 1830 hours", "Zadzwoń o 18:30"),
        ("8 to midnight", "8–24"),
        ("8 to midnight", "20:00–24:00"),
        ("8 to 12 midnight", "8–24"),
        ("8am to midnight", "8–0:00"),
        ("8 to midnight", "od 8 do północy"),
        ("Midday to 5", "12–17"),
        ("8pm to 6am", "20–6"),
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
        ("0830 to 1830 hrs", "8:30–17:30"),
        ("8 to midnight", "9–24"),
        ("8 to 11", "8–24"),
        ("Take 1000 to 2000 micrograms.", "Weź 10 do 20 mikrogramów."),
        ("Take 8 until midnight.", "Weź 20 do północy."),
    ],
)
def test_another_hour_and_an_amount_are_told(english: str, polish: str) -> None:
    """Nobody adds twelve to a dose."""
    assert DOSES in [one.rule for one in told(english, "pl", polish)]


@pytest.mark.parametrize(
    ("english", "polish", "hint"),
    [
        ("Monday to Friday, 8 to 6", "Od poniedziałku do piątku, 8–16", "write '6' or '18'"),
        ("Take 6 of them.", "Weź 16 z nich.", "write '6'"),
        ("Take 6 of them.", "Weź sześć z nich.", "write it in figures"),
    ],
)
def test_the_hint_says_which_number(english: str, polish: str, hint: str) -> None:
    """What is in figures already need not be written in figures."""
    assert [one.hint for one in told(english, "pl", polish)] == [hint]
