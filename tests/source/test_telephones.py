"""What a telephone number dials: the figures that are meant, however they were typed; or nothing, and why."""

from __future__ import annotations

import pytest

from b12docs.source.telephones import dialled, dialled_in, lost_in, not_one, undialled

DIALLED = {
    "01632 960123": "01632960123",
    "(01632) 960-123": "01632960123",
    "01.23.45.67.89": "0123456789",
    "+1 (555) 010-9999": "+15550109999",
    "030 12345-0": "030123450",
    # The 0 in brackets is for callers at home: but in Italy all dial it.
    "+44 (0)1632 960123": "+441632960123",
    "+44(0)1632960123": "+441632960123",
    "(+44) (0)1632 960123": "+441632960123",
    "+44 (01632) 960123": "+441632960123",
    "0044 (0)1632 960123": "00441632960123",
    "+39 (0)6 1234567": "+39061234567",
    # The text relay is dialled first, and belongs to no number.
    "18001 01632 960125": "1800101632960125",
    "18002-01632-960125": "1800201632960125",
    "1800101632960125": "1800101632960125",
    "18001 +44 (0)1632 960125": "1800101632960125",
    "18001 111": "18001111",
    "18000": "18000",
    "1-800-555-0100": "18005550100",
    # Figures, dashes and spaces of a word processor and of other scripts.
    "٠١٦٣٢ ٩٦٠١٢٣": "01632960123",
    "०१६३२ ९६०१२३": "01632960123",
    "０１６３２　９６０１２３": "01632960123",
    "01632–960123": "01632960123",
    "01632—960123": "01632960123",
    "01632\u2011960123": "01632960123",
    "01632/960123": "01632960123",
    "01632 / 960123": "01632960123",
    "01632\u00a0960123": "01632960123",
    "01632·960123": "01632960123",
    "\u202a01632 960123\u202c": "01632960123",
    # Short numbers.
    "999": "999",
    "000": "000",
    "15": "15",
    "116 123": "116123",
    "116123": "116123",
    "13 11 14": "131114",
    "0800 1111": "08001111",
}


@pytest.mark.parametrize("typed", DIALLED)
def test_a_number_dials_what_is_meant(typed: str) -> None:
    """In ASCII (RFC 3966), without the 0 that is not dialled from abroad; and nothing is said of it."""
    assert dialled(typed) == f"tel:{DIALLED[typed]}"
    assert (undialled(typed), not_one(typed), lost_in(typed)) == ("", "", "")


WRONG = {
    "01632 960123 0000 0000 0000": "it has 23 figures",
    "9999999999999999999": "it has 19 figures",
    "0" * 100_000: "it has 100000 figures",
    "12": "too few",
    "0163 9": "too few",
    "+44 999": "too few",
    "+0 1632 960123": "begins with 0",
    "+44 01632 960123": "stands no 0",
    "18001": "text relay alone",
    "18001 +33 1 23 45 67 89": "no other country",
    "2026-11-22": "date",
    "22/11/2026": "date",
    "11/22/2026": "date",
    "9.00-17.30": "hours",
    "tel:01632960123": "leave 'tel:' out",
    "*67 01632 960123": "a code",
    "#31#01632960123": "a code",
    "999 112": "two numbers",
    "999 01632 960123": "two numbers",
    "01632 960123 999": "two numbers",
    "01632 960123/4": "something else",
    "01632 960123-5": "something else",
    "01632 960123 9-5": "something else",
    "9-5 01632 960123": "something else",
    "01632 960123 24/7": "something else",
    "(01632 960123": "brackets",
    "01632) 960123": "brackets",
    "A&E": "no number",
}


@pytest.mark.parametrize("typed", WRONG)
def test_what_would_dial_another_number_is_told(typed: str) -> None:
    """What is no number, or cannot be told from another."""
    assert WRONG[typed] in undialled(typed)


AMONG_WORDS = {
    "Ann (01632 960123)": ["01632 960123"],
    "01632 960123 ext. 5": ["01632 960123"],
    "01632 960123x5": ["01632 960123"],
    "01632 960123, 9am to 5pm": ["01632 960123"],
    "01632 960123 or 01632 960124": ["01632 960123", "01632 960124"],
    "text 18001 01632 960125": ["18001 01632 960125"],
    "from abroad +44 (0)1632 960123": ["+44 (0)1632 960123"],
    "the desk: 01632–960123": ["01632–960123"],
    "bleep 2134": [],
    "0.1234567 or 1,0000000": [],
    "https://a.example/01632960123": [],
}


@pytest.mark.parametrize("words", AMONG_WORDS)
def test_whole_numbers_are_found_among_words(words: str) -> None:
    """As far as they go, and no figures of anything else."""
    assert [words[one.start : one.end] for one in dialled_in(words)] == AMONG_WORDS[words]


def test_words_about_anything_have_only_numbers_that_can_be_nothing_else() -> None:
    """An amount is not dialled."""
    words = "1 000 000 units, 555 123 4567, 01632 960123"
    assert [words[one.start : one.end] for one in dialled_in(words, sure=True)] == ["01632 960123"]


@pytest.mark.parametrize("words", ["111 or 01632 960123", "999 (or 112)", "01632 960123 or 960124"])
def test_two_numbers_are_not_one(words: str) -> None:
    """Each wants an entry of its own."""
    assert not_one(words) == "it has two numbers"
