"""What is told of files that other programs made: all of it is true, and all that is wrong with them is told.

``others/`` has the same few words by WeasyPrint 70 (pdf/ua-1) and Chromium, from source.html, and by Typst 0.15 (ua-1),
from source.typ.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from b12docs.inspection.facts import Facts
from tests.inspection.making import facts, findings

OTHERS = Path(__file__).parent / "others"
PALE = "the contrast of 'Pale words' is 2.3:1, below 4.5:1"
JOINED = "words run together where no space parts them: "  # at the end of a line, where the file has no space

TOLD = {
    "typst": [PALE],
    "chromium": [
        PALE,
        f"{JOINED}',sine' (and 1 more like it)",
        "it has tags that its version of PDF does not know: 'Em'",
    ],
    "weasyprint": [PALE, f"{JOINED}'vitaminB12' (and 4 more like it)"],
}


@pytest.mark.parametrize("maker", TOLD)
def test_what_is_wrong_is_told_and_nothing_else(maker: str) -> None:
    """Their marks stand inside each other, their letters in fonts of all kinds, their spaces where they like."""
    assert sorted(one.message for one in findings(of(maker))) == sorted(TOLD[maker])


@pytest.mark.parametrize("maker", TOLD)
def test_their_words_are_read_in_order(maker: str) -> None:
    """Each through the tags: what is told is what is written, but for spaces that are not there."""
    found = told(facts(of(maker)))
    assert "Itcanharmthenervesofyourlegs,sinedolore,sothattheyfeelnumb,orburn." in found
    assert found.startswith("LowvitaminB12Itcan")
    assert found.endswith("SignPlaceNumbBothfeetPalewords")


def told(found: Facts) -> str:
    return "".join("".join(run.text.split()) for _, run in found.told)


def of(maker: str) -> bytes:
    return (OTHERS / f"{maker}.pdf").read_bytes()
