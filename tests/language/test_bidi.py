"""Text in both directions stands in the order that UAX #9 gives it: in cases that say why, and as ICU has it."""

from __future__ import annotations

import json
import os
import random
import subprocess
from pathlib import Path
from unicodedata import bidirectional

import pytest

from b12docs.language.bidi import LRI, LTR, PDI, RTL, UNSEEN, first_strong, levels, visual_order

# Capitals stand for Arabic letters, ⟨ ⟩ for the ends of an isolate, and what is shown is told from the left.
CAPITALS = {chr(ord("A") + n): chr(0x0628 + n) for n in range(26)}
ARABIC = str.maketrans(CAPITALS | {"⟨": LRI, "⟩": PDI})
SHOWN = str.maketrans({arabic: capital for capital, arabic in CAPITALS.items()} | dict.fromkeys(UNSEEN, ""))
CASES = {
    "a phrase": ("SEE folic acid NOW", "WON folic acid EES"),
    "a code of letters and figures": ("MORE b12 NOW", "WON b12 EROM"),
    "a number before a word": ("TAKE 20 mg NOW", "WON mg 20 EKAT"),
    "unless both are isolated": ("TAKE ⟨20 mg⟩ NOW", "WON 20 mg EKAT"),
    "in brackets": ("SHOT (⟨1 mg⟩) EACH", "HCAE (1 mg) TOHS"),
    "groups of figures": ("CALL 0800 123 4567", "4567 123 0800 LLAC"),
    "unless they are isolated, too": ("CALL ⟨0800 123 4567⟩", "0800 123 4567 LLAC"),
    "a number behind a name": ("CALL nhs 111 NOW", "WON nhs 111 LLAC"),
    "a date": ("ON 22/11/2026", "22/11/2026 NO"),
    "a range": ("OF 2–3 DAYS", "SYAD 3–2 FO"),
    "spaces at the end": ("CALL us  ", "  us LLAC"),
    "a name with brackets": ("SEE st thomas (london) NOW", "WON st thomas (london) EES"),
    "a sign behind a word": ("SEE co. NOW", "WON .co EES"),
    "unless it is isolated with it": ("SEE ⟨co.⟩ NOW", "WON co. EES"),
    "a mark on a letter": ("SE\u064bE", "E\u064bES"),
    "a text in an isolate in a text": ("AB ⟨cd (EF) gh⟩ IJ", "JI cd (FE) gh BA"),
}  # fmt: skip
PARTS = [
    "أ", "ب", "ש", "ے", "a", "B", "é", "1", "2", "٣", "۴", " ", "  ", "(", ")", "[", "]", "{", "}", ".", ",", ":", "/",
    "+", "-", "–", "%", "£", "°", "،", "؟", "«", "»", "!", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e", "\u200f",
    "\u064b", "\u200c", "\u00a0", "\t", "@", "#", "'", "”", "…", "10–20%", "(1 mg)", "0800 123",
]  # fmt: skip
STRINGS = 40_000
DEBIAN, ORACLE = "/usr/bin/python3", Path(__file__).with_name("oracle.py")
MARKED = (*"()[]{}", "\u064b", "\u200c")
MIRRORED = str.maketrans("()[]", ")(][")


@pytest.mark.parametrize("name", CASES)
def test_text_stands_in_its_order(name: str) -> None:
    text, shown = CASES[name]
    arabic = text.translate(ARABIC)
    found = levels(arabic, RTL)
    seen = [arabic[at].translate(MIRRORED) if found[at] % 2 else arabic[at] for at in visual_order(found)]
    assert "".join(seen).translate(SHOWN) == shown


def test_the_first_letter_says_the_direction() -> None:
    assert [first_strong(text) for text in ("(1) ab", "1. \u0628 ab", f"{LRI}ab{PDI} \u0628", "12")] == [
        LTR, RTL, RTL, LTR,
    ]  # fmt: skip


def test_icu_gives_the_same_levels() -> None:
    """All but those of marks on brackets, which ICU leaves as they were, and of what nobody sees, which have none."""
    if subprocess.run([DEBIAN, "-c", "import icu"], check=False, capture_output=True).returncode:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("needs Debian's python3-icu")
    draw = random.Random(9)
    texts = [("".join(draw.choices(PARTS, k=draw.randint(1, 24))), draw.choice((LTR, RTL))) for _ in range(STRINGS)]
    lines = "\n".join(map(json.dumps, texts))
    said = subprocess.run([DEBIAN, str(ORACLE)], input=lines, check=True, capture_output=True, text=True).stdout
    differing = [
        (text, base)
        for (text, base), line in zip(texts, said.splitlines(), strict=True)
        if not _alike(text, levels(text, base), json.loads(line))
    ]
    assert not differing


def _alike(text: str, own: list[int], icu: list[int]) -> bool:
    kept = [
        at for at, char in enumerate(text)
        if bidirectional(char) != "BN" and not (bidirectional(char) == "NSM" and text[at - 1 : at] in MARKED)
    ]  # fmt: skip
    uniform = len({level % 2 for level in own}) == 1 and len(set(icu)) == 1  # ICU takes such a text as one run
    return (uniform and own[0] % 2 == icu[0] % 2) or [own[at] for at in kept] == [icu[at] for at in kept]
