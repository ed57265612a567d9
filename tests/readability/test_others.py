"""Texts in other languages are measured by what is published for them: sentences, words, syllables, scores."""

from __future__ import annotations

import pytest

from b12docs.language.counting import sentences, spanish_syllables, words
from b12docs.language.languages import LANGUAGES
from b12docs.readability.meter import Unit, is_measured, measure_lengths
from b12docs.readability.others import fernandez_huerta, inflesz, lix

SYLLABLES = {
    "que": 1, "médico": 3, "ciudad": 2, "aéreo": 4, "día": 2, "pingüino": 3, "guerra": 2, "país": 2, "causa": 2,
    "Uruguay": 3, "rey": 1, "y": 1, "huevo": 2, "idea": 3, "deficiencia": 4, "construir": 2, "muy": 1, "B12": 2,
    "NHS": 3, "999": 1, "hormigueo": 4, "anemia": 3,
}  # fmt: skip
# Language -> a text, its sentences parted by |, and the words of each (of Chinese the characters).
SENTENCES = {
    "pl": ("Zadzwoń do dr. Nowaka np. jutro.| Jest 5.30.| Czy boli?| To 2026 r.| Nic.", [6, 2, 2, 3, 1]),
    "es": ("¿Le duele?| Llame al Dr. Ruiz.| Vale… sí.", [2, 4, 2]),
    "fr": ("Avez-vous mal ?| Appelez le 15 !", [2, 3]),
    "ar": ("هل تشعر بألم؟| اتصل بالطبيب.| نعم!", [3, 2, 1]),
    "ur": ("درد ہے؟| کال کریں۔| شکریہ۔", [2, 2, 1]),
    "fa": ("درد می\u200cکند؟| زنگ بزنید.", [2, 2]),
    "hi": ("दर्द है?| फोन करें।| धन्यवाद।", [2, 2, 1]),
    "bn": ("ব্যথা হয়?| ফোন করুন।", [2, 2]),
    "zh": ("眼睛痛吗？|请拨打999。|维生素B12很低！", [4, 4, 6]),
}  # fmt: skip


@pytest.mark.parametrize("word", SYLLABLES)
def test_syllables_of_spanish(word: str) -> None:
    """Two strong vowels, and a weak one with an accent, part; a weak one joins; "qu" and "gu" are no vowels."""
    assert spanish_syllables(word) == SYLLABLES[word]


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences_end_where_the_language_ends_them(code: str) -> None:
    """At ؟ ۔ । 。 and the like; behind no abbreviation, and in no number."""
    text, counts = SENTENCES[code]
    found = sentences(text.replace("|", ""), LANGUAGES[code])
    assert found == [part.strip().replace(" ?", "?").replace(" !", "!") for part in text.split("|")]
    assert [len(words(sentence, LANGUAGES[code])) for sentence in found] == counts


def test_the_formulas_are_those_that_were_published() -> None:
    """100 words in 8 sentences with 210 syllables and 30 long words, worked out by hand."""
    assert inflesz(100, 8, 210) == pytest.approx(206.835 - 130.83 - 12.5)
    assert fernandez_huerta(100, 8, 210) == pytest.approx(206.84 - 126 - 12.75)
    assert lix(100, 8, 30) == pytest.approx(42.5)


def test_a_language_has_only_what_is_published_for_it() -> None:
    """Spanish two scores, French one, Polish none; Chinese is counted by characters. No grade of English is given."""
    said = {"es": "Le duele el ojo.", "fr": "Vous avez mal.", "pl": "Boli oko.", "zh": "眼睛痛。"}
    found = {code: measure_lengths([Unit(text)], code) for code, text in said.items()}
    assert {code: [score.name for score in one.scores] for code, one in found.items()} == {
        "es": ["INFLESZ", "Fernández-Huerta"], "fr": ["LIX"], "pl": [], "zh": [],
    }  # fmt: skip
    assert {code: (one.counted, one.words, one.mean_words) for code, one in found.items()} == {
        "es": ("words", 4, 4.0), "fr": ("words", 3, 3.0), "pl": ("words", 2, 2.0), "zh": ("characters", 3, 3.0),
    }  # fmt: skip
    for one in found.values():
        assert "FKGL" not in one.method
        assert "native reader" in one.method
    assert found["es"].scores[0].band == "very easy"


def test_bullets_are_read_after_their_stem_too() -> None:
    """The worse of the two readings is given, as in English."""
    found = measure_lengths([Unit("Idź do lekarza, gdy:"), Unit("boli oko", "Idź do lekarza, gdy:", bullet=True)], "pl")
    assert (found.longest.words, found.mean_words, found.words) == (6, 6.0, 6)


def test_of_an_unknown_language_nothing_is_measured() -> None:
    """Neither by English nor by anything else."""
    assert [is_measured(code) for code in ("en-GB", "es", "zh-Hans", "de")] == [True, True, True, False]
    with pytest.raises(ValueError, match="nothing is known"):
        measure_lengths([Unit("Das Auge schmerzt.")], "de")
