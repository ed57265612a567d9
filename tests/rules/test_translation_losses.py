"""What is lost from translations, found by a fuzz of 190 kinds of faults in the shipped ones."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from b12docs.diagnostics import Location
from b12docs.rules.registry import run
from b12docs.rules.translation import Translated
from b12docs.translation.entries import Entry
from tests.rules.translated import told


class Loss(NamedTuple):
    """A text, its good translation, the faulty one, and the rule that tells it; it is an error where ``refused``."""

    rule: str
    refused: bool
    english: str
    code: str
    good: str
    wrong: str


SEE = "See a doctor soon, since waiting harms. Take the list of what you feel along."
IDZ = "Idź wkrótce do lekarza, bo czekanie szkodzi. Weź ze sobą listę tego, co czujesz."
LOSSES = {
    # words
    "dots for a text": Loss("translation-wordless", True, "What can I do?", "zh", "我能做什么？", "……"),
    "a dash for a text": Loss("translation-wordless", True, "Wash", "ur", "دھوئیں", "-"),
    "question marks for a text": Loss("translation-wordless", True, "Wash well", "bn", "ভালো করে ধোয়া", "???"),
    "the last sentence": Loss("translation-sentence", False, SEE, "pl", IDZ, IDZ[:44]),
    "the first sentence": Loss("translation-sentence", False, SEE, "pl", IDZ, IDZ[45:]),
    "English marked as such for all": Loss(
        "translation-same",
        False,
        "Wash your hands well.",
        "es",
        "Lávese bien las manos.",
        "[en: Wash your hands well.]",
    ),
    # marks
    "a brace too many": Loss(
        "translation-placeholder", True, "Ask {doctor} now.", "pl", "Zapytaj: {doctor}.", "Zapytaj: {{doctor}}."
    ),
    "a star too many": Loss("translation-bold", True, "**Ask** now.", "pl", "**Pytaj** teraz.", "***Pytaj*** teraz."),
    "what another program fills in": Loss("markup", False, "Ask now.", "pl", "Zapytaj teraz.", "Zapytaj %s teraz."),
    # numbers
    "the letter of a name": Loss(
        "translation-number", True, "Low B12 harms.", "es", "La B12 baja daña.", "La 12 baja daña."
    ),
    "the letter of a name in Chinese": Loss("translation-number", True, "Vitamin B12", "zh", "维生素B12", "维生素12"),
    "a minus in brackets of Chinese": Loss(
        "translation-range", True, "At 100% (5).", "zh", "100%（5）。", "100%（−5）。"
    ),
    # letters
    "a letter of Polish, read as another's": Loss(
        "foreign-letter", False, "They hurt.", "pl", "Bolą się.", "Bolą siê."
    ),
    "a letter of Polish, read as a sign": Loss("recoded", True, "They can.", "pl", "Mogą.", "Mog¹."),
    "a letter at the end, lost": Loss("recoded", True, "Already now.", "pl", "Już teraz.", "Ju? teraz."),
    "an ending saved in two ways": Loss("recoded", True, "They hurt a bit.", "pl", "Bolą trochę.", "BolÄ… trochę."),
    "an accent apart": Loss("recoded", True, "In the morning.", "es", "Por la mañana.", "Por la man~ana."),
    "a letter of Assamese": Loss("other-letter", True, "Wash.", "bn", "করুন।", "কৰুন।"),
    "a bar for a danda": Loss("other-letter", True, "Wash. Rest.", "bn", "ধোন। থামুন।", "ধোন| থামুন।"),
    "a sign for a danda": Loss("other-letter", True, "Wash. Rest.", "bn", "ধোন। থামুন।", "ধোন৷ থামুন।"),
    "a letter of Kurdish in Arabic": Loss("other-letter", True, "This", "ar", "هذه", "هذە"),
    "a letter of Urdu in Arabic": Loss("other-letter", True, "In", "ar", "في", "فے"),
    "a ye without dots inside a word": Loss("other-letter", True, "Test", "ar", "يفحص", "ىفحص"),
    "an ending of Arabic in Urdu": Loss("other-letter", True, "Zakat", "ur", "زکوٰۃ", "زکوٰة"),
    "a narrow full stop in Chinese": Loss("presentation-form", True, "Wash.", "zh", "洗手。", "洗手｡"),
    "a full stop of English between sentences of Chinese": Loss(
        "other-mark", False, "Wash. Rest.", "zh", "洗手。休息。", "洗手.休息。"
    ),
    "a full stop of English between sentences of Urdu": Loss(
        "other-mark", False, "Exercises. Rest.", "ur", "ورزشیں۔ آرام کریں۔", "ورزشیں. آرام کریں۔"
    ),
    "a space of typesetters inside a word": Loss("control-character", True, "Wash.", "pl", "Umyj.", "Um\u2009yj."),
}


@pytest.mark.parametrize("name", LOSSES)
def test_a_loss_is_told_and_the_good_translation_is_not(name: str) -> None:
    one = LOSSES[name]
    assert told(one.english, one.code, one.good) == []
    found = {each.rule: each for each in told(one.english, one.code, one.wrong)}
    assert one.rule in found, found
    assert found[one.rule].severity == ("error" if one.refused else "warning")
    assert found[one.rule].hint


GOOD = (
    ("Vitamin B12 is low.", "ar", "فيتامين ب12 منخفض."),
    ("Vitamin B12 is low.", "ar", "فيتامين ب 12 منخفض."),
    ("Vitamin B12 is low.", "bn", "ভিটামিন বি১২ কম।"),
    ("Vitamin B12 is low.", "ur", "وٹامن بی 12 کم ہے۔"),
    ("Vitamin B12 is low.", "zh", "维生素B-12偏低。"),
    ("Vitamin B12 is low.", "pl", "Mało witaminy B\u00a012."),
    ("Sjögren is a name.", "pl", "Sjögren to nazwisko."),
    ("Wash. Then rest.", "pl", "Umyj ręce, a potem odpocznij."),
    ("to", "pl", "–"),
    ("Use 5 mg.", "fr", "Prenez 5\u2009mg\u202f!"),
    ("A page of {pages}", "zh", "{page}/{pages}"),
    ("Ask or wait?", "pl", "Pytać? czekać?"),
    ("Up to him.", "ar", "إلى."),
    ("Wait | rest", "bn", "অপেক্ষা | বিশ্রাম"),
)


@pytest.mark.parametrize(("english", "code", "said"), GOOD)
def test_what_looks_like_a_loss_and_is_none_is_not_told(english: str, code: str, said: str) -> None:
    assert {one.rule for one in told(english, code, said)} <= {"translation-placeholder", "translation-ending"}


def test_a_text_is_short_beside_what_is_usual_in_its_language() -> None:
    """Spanish is longer than English: half of a text has more letters than a third of the English."""
    english = "You can take the tablets with a little water, at any time of the day."
    spanish = "Puede tomar las pastillas con un poco de agua, a cualquier hora del día o de la noche que usted quiera."
    at = Location("content.yaml", 1, 1)
    entries = [
        Entry(
            f"text-{number}",
            english,
            spanish if number else spanish[:30],
            "done",
            number + 1,
            (),
            "warning",
            at,
            "es.po",
        )
        for number in range(25)
    ]
    found = [one for one in run("translation", Translated("es", tuple(entries), at)) if one.rule == "warning-shortened"]
    assert [one.at.line for one in found] == [1]
    assert not [
        one for one in run("translation", Translated("es", (entries[0],), at)) if one.rule == "warning-shortened"
    ]
