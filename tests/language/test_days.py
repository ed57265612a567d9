"""Days in figures that can be read in two ways."""

from __future__ import annotations

import pytest

from b12docs.language.days import ambiguous_day


@pytest.mark.parametrize(
    "text", ["12/07/2026", "on 1/2/26.", "(3-4-2026)", "13/12/2026 or 03.04.2026", "from 1/2/2026–3/2/2026"]
)
def test_a_day_that_has_two_readings(text: str) -> None:
    """Where day and month could change places."""
    found = ambiguous_day(text)
    assert found is not None
    assert text[found[0] :].startswith(found[1])
    assert found[2][0] != found[2][1]


@pytest.mark.parametrize(
    "text",
    ["25/12/2026", "7/7/2026", "2026-12-07", "12 July 2026", "1.2.26", "24/7", "5/10/20 mg", "01-02-03-04-05", "140/90",
     "https://a.example/12/07/2026", "1/2/2026/3", "version 1.2.2026.4", "12/07/0026", "31/31/2026"],
)  # fmt: skip
def test_what_has_one_reading_or_is_no_day(text: str) -> None:
    """Also a number, an address, a dose, a version."""
    assert ambiguous_day(text) is None
