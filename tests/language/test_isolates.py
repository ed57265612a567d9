"""What runs from left to right in a text from the right is known by what it is, and stands in its order."""

from __future__ import annotations

import pytest

from b12docs.language.bidi import LRI, PDI, visual_order
from b12docs.language.isolates import isolated, levels_of, phrases

# Each stands in its order as a whole; what ⟨ ⟩ part are several.
PHRASES = (
    "emergency_place",  # as a name in braces stands in a proof
    "0800 123 4567", "+44 20 7946 0000", "(01632) 960 123", "+44 (0)1632 960123", "NHS 111", "24/7",
    "1 mg", "1.5 mL", "1,000 µg", "500 µg", "10–20%", "50 %", "2–3", "2 – 3", "≥ 5", "£5", "2 × 5 mg", "-5 °C", "38 °C",
    "5 mmol/L", "22/11/2026", "10:30", "9 am – 5 pm", "B12", "COVID-19", "folic acid", "vitamin B12 1 mg", "pH 7.4",
    "omeprazole 20 mg", "Guy’s and St Thomas’ NHS Trust", "12 High Street, London SW1A 1AA", "info@clinic.example",
    "https://www.nhs.uk/b12", "www.nhs.uk/b12?a=1&b=2", "٢–٣", "٠٨٠٠ ١٢٣ ٤٥٦٧", "metformin⟩. ⟨NHS 111", "GP⟩ (⟨1 mg",
    "B12 deficiency in over 16s (NG239)", "National Institutes of Health (NIH)⟩، ⟨NICE",
)  # fmt: skip
AROUND = ("قبل {} بعد", "قبل ({}) بعد", "قبل «{}»؟", "قبل {}.", "قبل {}، بعد", "لـ{}")


@pytest.mark.parametrize("around", AROUND)
def test_a_phrase_is_known_by_what_it_is(around: str) -> None:
    for phrase in PHRASES:
        marked = around.format(f"⟨{phrase}⟩")
        assert isolated(marked.replace("⟨", "").replace("⟩", "")) == marked.replace("⟨", LRI).replace("⟩", PDI)


def test_phrases_stand_from_left_to_right_and_brackets_around_them_stay_outside() -> None:
    shown = {"حق (1 mg) كل 2–3": "2–3 لك )1 mg( قح", "تص 0800 123.": ".0800 123 صت", "ص ٠٨٠٠ ١٢٣ – ٤": "٠٨٠٠ ١٢٣ – ٤ ص"}
    seen = {text: "".join(text[at] for at in visual_order(levels_of(text))) for text in shown}
    assert seen == shown


def test_brackets_behind_english_words_stand_behind_them() -> None:
    """As a name and its short form do; numbers, and what the text says of a sign such as "GP", are its own."""
    text = "من Fact sheet (NIH)، أو GP (A)، أو tablets (2–3)."
    seen = "".join(text[at] for at in visual_order(levels_of(text)))
    assert "Fact sheet (NIH)" in seen
    assert seen.index(")A(") < seen.index("GP")
    assert seen.index("2–3") < seen.index("tablets")


def test_a_text_without_words_from_the_right_is_a_phrase_as_a_whole() -> None:
    assert phrases("See co. (London)") == ((0, 16),)
    assert phrases("1.") == ((0, 1),)
    assert phrases("–") == ()


def test_words_of_a_link_are_no_part_of_the_phrase_beside_them() -> None:
    text = "قبل NHS 111 24 بعد"
    assert levels_of(text)[4:14] == (2,) * 10
    assert levels_of(text, ((4, 11),))[11] == 1


def test_a_comma_between_a_link_and_the_words_beside_it_is_in_neither() -> None:
    """Else the two would run from left to right together, although they are two."""
    text = "قبل Fact sheet, NHS بعد"
    levels = levels_of(text, ((4, 14),))
    assert (levels[4:14], levels[14:16], levels[16:19]) == ((2,) * 10, (1, 1), (2,) * 3)
