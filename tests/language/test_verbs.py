"""Whether a sentence of a leaflet has a verb, and whether it is passive: few false alarms, since nobody reads many."""

from __future__ import annotations

import pytest

from b12docs.language.sentences import sentences
from b12docs.language.verbs import has_verb, passives

WHOLE = """
Rest as much as you can. Drink plenty of water. Try to keep moving. Call us to book a visit. Bring a list of
your medicines. Wash your hands before meals. Avoid alcohol. Ring 111 for help. Your skin may itch. The pain
comes and goes. Most people get better in a week. A nurse takes some blood. The test takes ten minutes. Eat less
salt. Pain that lasts needs a check. Babies need more care. Smoking makes it worse. Take care with stairs. Keep
warm. Some drugs cause it. Stop if it hurts. Nobody knows why. Many women have it. It runs in families. The
swelling goes down. See your GP. Use your inhaler. Check your feet every day. Rinse your mouth after each puff.
Stay at home. Wear loose shoes. Let us know. Read this with somebody. The jab hurts a little. A cold can start
it. Too much sun burns skin. Your doctor checks your blood. Your weight affects it. Sugar feeds the germs. Blood
tests show it. Both knees swell. The cream soothes the rash. It helped many people. Doctors treated it early.
She felt better. Sleep well. Walk each day. Your bowel works slowly. Fever lasts two days. Ask questions. Swap
butter for oil. Breathe slowly. Nerves carry messages. Iron tablets turn poo black. Milk upsets some people.
Symptoms vary. Talk to somebody. Spread the cost. The ward opens at nine. Visitors wait outside.
"""
PIECES = """
red and sore skin | pain in both knees | a cold or flu | older people | very dry mouth | plenty of water
less salt in your food | no more pain | your next visit | blood test results | loss of smell | slow walking | in arms
being sick | feeling tired | long-term use of steroids | a family history of gout | surgery on the stomach | early care
steady sugar, healthy life, pain help, foot care | tired, hard to think, too few red blood cells | reduced strength
"""


def test_sentences_as_leaflets_have_them_have_a_verb() -> None:
    """Orders, statements in the present and the past, and words that are nouns elsewhere (a test, to test)."""
    found = sentences(WHOLE)
    assert len(found) == 60
    assert [sentence for sentence in found if not has_verb(sentence)] == []


@pytest.mark.parametrize("piece", [one.strip() for line in PIECES.strip().splitlines() for one in line.split("|")])
def test_pieces_of_sentences_have_none(piece: str) -> None:
    """Nouns that could be verbs, "-ing" and "-ed" by themselves, and "to" with a verb make no sentence."""
    assert not has_verb(piece)
    assert not has_verb(piece.capitalize())


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It can be treated.", ["be treated"]),
        ("Nerves are slowly damaged, and pain is felt.", ["are slowly damaged", "is felt"]),
        ("You weren't told.", ["weren't told"]),
        ("The test is not often needed.", ["is not often needed"]),
        ("You are tired, and your doctor is worried.", []),
        ("It is red.", []),
        ("Doctors have treated it.", []),
        ("You may be in bed.", []),
        ("This is not proven.", []),
    ],
)
def test_passive_verbs_are_found(sentence: str, found: list[str]) -> None:
    """With what stands between them; how somebody or something is (tired, not proven) is no passive."""
    assert passives(sentence) == found


def test_a_long_word_and_many_words_take_no_time() -> None:
    """The look at a sentence grows with its length alone."""
    assert not has_verb("very " * 20_000)
    assert passives("is slowly " * 20_000) == []
